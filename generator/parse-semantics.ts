/** From ohm's match to syntax nodes: one action a production, in the grammar's order. */
import type { MatchResult, Node, Grammar, Semantics } from 'ohm-js';
import { expressionActions } from './parse-expressions.ts';
import {
  above,
  all,
  ast,
  doc,
  has,
  headDoc,
  maybe,
  readAt,
  span,
  text,
  unquote,
} from './parse-nodes.ts';
import type { Place } from './parse-nodes.ts';
import { traits } from './parse-traits.ts';
import type * as S from './syntax.ts';

const semantics = new WeakMap<Grammar, Semantics>();

/** The syntax node of a successful match of `Chunk`. */
export function syntaxOf(
  grammar: Grammar,
  match: MatchResult,
  at: Place,
): S.HeaderSyntax | S.DeclarationSyntax {
  readAt(at);
  let found = semantics.get(grammar);
  if (!found)
    semantics.set(grammar, (found = grammar.createSemantics().addOperation('ast', actions)));
  return (found as unknown as (m: MatchResult) => { ast(): S.DeclarationSyntax })(match).ast();
}

const group = (self: Node, name: Node, fields: Node, more: Node, shape: object) => ({
  name: text(name),
  doc: headDoc(self),
  span: span(self),
  traits: traits(more.children),
  shape: { ...shape, fields: ast(fields) },
});
const declare = (self: Node, kind: string, name: Node, per: Node, rest: object) => ({
  kind,
  name: text(name),
  doc: headDoc(self),
  per: maybe(per) ?? [],
  span: span(self),
  ...rest,
});
const elseOf = (node: Node, warn: boolean, phrase: string | undefined): S.ElseSyntax => ({
  warn,
  fault: phrase,
  span: span(node),
});

// One entry a production of protocol.ohm; `this` is ohm's wrapper of the whole match.
const actions: Record<string, (this: Node, ...nodes: Node[]) => unknown> = {
  Header(_protocol, name, title, clauses) {
    const parts = clauses.children.map(ast) as Record<string, unknown>[];
    const gather = (key: string): unknown[] => parts.flatMap((part) => part[key] ?? []);
    const little = parts.find((part) => 'littleEndian' in part);
    return {
      kind: 'header',
      name: text(name),
      title: has(title) ? unquote(title.children[0]!) : '',
      doc: above(this),
      per: gather('per'),
      given: gather('given'),
      gives: gather('gives'),
      littleEndian: little !== undefined,
      littleEndianWhen: little?.['littleEndianWhen'],
      deviations: gather('deviations'),
      span: span(name),
    };
  },
  Clause_per: (_per, references) => ({ per: all(references) }),
  Clause_given: (_given, list) => ({ given: all(list) }),
  Clause_gives: (_gives, list) => ({ gives: all(list) }),
  Clause_little: (_little, _endian, _when, condition) => ({
    littleEndian: true,
    littleEndianWhen: maybe(condition),
  }),
  Given_number: (name, _in, ranges) => ({ name: text(name), ranges: ast(ranges) }),
  Given_free: (name) => ({ name: text(name), ranges: undefined }),
  Gives: (name, _equals, value) => ({ name: text(name), value: ast(value) }),
  Deviation: (_deviates, _from, reference, _because, reason) => ({
    deviations: [{ from: ast(reference), because: unquote(reason) }],
  }),

  Message(name, region, _open, fields, _close, per) {
    return declare(this, 'message', name, per, { region: maybe(region), fields: ast(fields) });
  },
  Region: (_open, octets, _octets, otherwise, _close) => ({
    octets: ast(octets),
    otherwise: maybe(otherwise)?.['otherwise'],
  }),
  Fields: (items) => items.children.map(ast),
  Item_group: (item, _comma) => ast(item),
  Item_field: (item, _end) => ast(item),
  Group_octets(name, region, _open, fields, _close, more) {
    return group(this, name, fields, more, { kind: 'group', region: maybe(region) });
  },
  Group_bits(name, _o, bits, _c, _open, fields, _close, more) {
    return group(this, name, fields, more, { kind: 'bits', bits: Number(ast(bits)) });
  },
  Field_plain(name, _open, type, _close, more) {
    return {
      name: text(name),
      doc: doc(this),
      span: span(this),
      traits: traits(more.children),
      shape: { kind: 'type', type: ast(type) },
    };
  },
  Field_vector(name, _open, range, _close, _of, element, more) {
    return {
      name: text(name),
      doc: doc(this),
      span: span(this),
      traits: traits(more.children),
      shape: { kind: 'vector', range: ast(range), element: maybe(element) },
    };
  },
  Type_rest(_dots) {
    return { kind: 'rest', span: span(this) };
  },
  Type_list(element, _dots, extent, until) {
    const limits = { times: undefined, octets: undefined, otherwise: undefined };
    return {
      kind: 'list',
      element: ast(element),
      ...limits,
      ...(maybe(extent) as object | undefined),
      until: maybe(until),
      span: span(this),
    };
  },
  Element_named(name, _next) {
    return { kind: 'named', name: text(name), span: span(name) };
  },
  VectorElement_named(name) {
    return { kind: 'named', name: text(name), span: span(name) };
  },
  VectorElement_number(number, unit) {
    const value = { kind: 'number', value: ast(number), span: span(number) };
    if (unit.sourceString.trim() === 'octets')
      return { kind: 'octets', octets: value, otherwise: undefined, span: span(this) };
    return { kind: 'bits', bits: value, span: span(this) };
  },
  Element_octets(octets, _octets, otherwise) {
    return {
      kind: 'octets',
      octets: ast(octets),
      otherwise: maybe(otherwise)?.['otherwise'],
      span: span(this),
    };
  },
  Element_bits(bits, _bits) {
    return { kind: 'bits', bits: ast(bits), span: span(this) };
  },
  Extent_times: (times, _times) => ({ times: ast(times) }),
  Extent_octets: (octets, _octets, otherwise) => ({
    octets: ast(octets),
    otherwise: maybe(otherwise)?.['otherwise'],
  }),
  Until: (_until, name) => text(name),

  Trait_as: (_as, what) =>
    what.sourceString.trim() === 'text' ? { text: true } : { as: text(what) },
  Trait_checksum: (_equals, algorithm, _of, over, none) => ({
    checksum: { algorithm: algorithm.sourceString, over: ast(over), none: maybe(none) },
  }),
  Trait_equals: (_equals, value) => ({ equals: ast(value) }),
  Trait_in: (_in, ranges) => ({ ranges: ast(ranges) }),
  Trait_multiple: (_multiple, _of, value) => ({ multiple: ast(value) }),
  Trait_by: (_by, tags, unless, arms) => ({
    tags: all(tags),
    unless: maybe(unless),
    arms: maybe(arms),
  }),
  Trait_when: (_when, condition) => ({ when: ast(condition) }),
  Trait_padded: (_padded, _with, value, _to, octets, _octets) => ({
    padded: { with: ast(value), to: maybe(octets) },
  }),
  Trait_unit: (_unit, count, name) => ({
    unit: `${has(count) ? `${count.sourceString} ` : ''}${name.sourceString}`,
  }),
  Trait_sealed: (_sealed) => ({ sealed: true }),
  Trait_shortest: (_shortest) => ({ shortest: true }),
  Trait_per: (per) => ({ per: ast(per) }),
  Coverage_several: (_open, list, _close) => all(list),
  Coverage_one: (name) => [{ kind: 'name', name: name.sourceString, span: span(name) }],
  ZeroForNone: (_or, value, _for, _none, unless) => ({ value: ast(value), unless: maybe(unless) }),
  Unless: (_unless, condition) => ast(condition),
  Else_warn(_else, _warn, phrase) {
    return { otherwise: elseOf(this, true, phrase.children[0]?.sourceString) };
  },
  Else_fault(_else, phrase) {
    return { otherwise: elseOf(this, false, phrase.sourceString) };
  },
  Per: (_per, references) => all(references),
  Arms: (_open, arms, _comma, _close) => all(arms),
  Arm_numbered(label, name, _open, fields, _close, per) {
    return {
      name: text(name),
      label: ast(label),
      fields: maybe(fields),
      per: maybe(per) ?? [],
      doc: headDoc(this),
      span: span(this),
    };
  },
  Arm_named(name, _open, fields, _close, per) {
    return {
      name: text(name),
      label: undefined,
      fields: ast(fields),
      per: maybe(per) ?? [],
      doc: headDoc(this),
      span: span(this),
    };
  },
  ArmLabel_else: (_else) => 'else',
  ArmLabel_ranges: (ranges) => ast(ranges),
  Ranges: (list) => all(list),
  Range_both: (from, _dots, to) => ({ from: ast(from), to: ast(to) }),
  Range_from: (from, _dots) => ({ from: ast(from), to: undefined }),
  Range_upTo: (_dots, to) => ({ from: undefined, to: ast(to) }),
  Range_one: (value) => ({ from: ast(value), to: ast(value) }),
  Constant_add: (left, _plus, right) => (ast(left) as bigint) + (ast(right) as bigint),
  Constant_subtract: (left, _minus, right) => (ast(left) as bigint) - (ast(right) as bigint),

  Choice(name, _by, tag, _open, bits, _close, _as, as, arms, per) {
    return declare(this, 'choice', name, per, {
      tag: text(tag),
      tagBits: Number(ast(bits)),
      as: has(as) ? text(as.children[0]!) : undefined,
      arms: ast(arms),
    });
  },
  Values(closed, _values, name, _open, entries, _comma, _close, per) {
    return declare(this, 'values', name, per, { closed: has(closed), entries: all(entries) });
  },
  ValueEntry(range, name) {
    const word = text(name);
    return {
      range: ast(range),
      name: { ...word, text: word.text.replaceAll('"', '') },
      doc: doc(this),
    };
  },
  Number(_number, name, _open, fields, _close, shortest, per) {
    return declare(this, 'number', name, per, { fields: ast(fields), shortest: has(shortest) });
  },
  Labels(
    _labels,
    name,
    _up,
    _to,
    octets,
    _octets,
    _by,
    tag,
    _o,
    bits,
    _c,
    _open,
    label,
    _comma,
    pointer,
    _last,
    _close,
    per,
  ) {
    return declare(this, 'labels', name, per, {
      octetsMax: ast(octets),
      tag: text(tag),
      tagBits: Number(ast(bits)),
      label: ast(label),
      pointer: maybe(pointer),
    });
  },
  Label: (
    value,
    name,
    _open,
    _length,
    _o,
    bits,
    _c,
    _comma,
    _text,
    _p,
    _size,
    _octets,
    _q,
    _last,
    _close,
  ) => ({
    value: ast(value),
    name: text(name),
    lengthBits: Number(ast(bits)),
  }),
  Pointer: (value, name, _open, _offset, _o, bits, _c, _earlier, _in, into, _last, _close) => ({
    value: ast(value),
    name: text(name),
    offsetBits: Number(ast(bits)),
    into: text(into),
  }),
  Registers(_registers, name, region, _open, registers, _comma, _close, per) {
    return declare(this, 'registers', name, per, {
      octets: maybe(region)?.['octets'],
      registers: all(registers),
    });
  },
  Register(address, name, _o, bits, _c, access, reset, repeat, _open, fields, _close, per) {
    return {
      name: text(name),
      address: ast(address),
      bits: Number(ast(bits)),
      access: ast(access),
      resetsTo: maybe(reset),
      repeat: maybe(repeat),
      fields: maybe(fields) ?? [],
      per: maybe(per) ?? [],
      doc: headDoc(this),
      span: span(this),
    };
  },
  Access: (words) => words.children.map((word) => word.sourceString.trim()),
  Reset: (_resets, _to, value) => ast(value),
  Repeat: (times, _times, _every, octets, _octets) => ({ times: ast(times), every: ast(octets) }),
  Layering(carriers, _carries, _open, layers, _comma, _close) {
    return {
      kind: 'layering',
      carriers: carriers.asIteration().children.map(text),
      layers: all(layers),
      doc: headDoc(this),
      span: span(this),
    };
  },
  Layer: (range, name, settings) => ({
    range: ast(range),
    name: text(name),
    with: maybe(settings) ?? [],
  }),
  With: (_with, settings) => all(settings),
  Setting: (name, _equals, value) => ({ name: text(name), value: text(value) }),
  Example(
    _example,
    title,
    _of,
    of,
    _over,
    over,
    settings,
    per,
    _open,
    octets,
    _fails,
    fault,
    expects,
    _close,
  ) {
    const digits = octets.children.map((word) => word.sourceString).join('');
    return {
      kind: 'example',
      title: unquote(title),
      of: has(of) ? text(of.children[0]!) : undefined,
      over: has(over) ? text(over.children[0]!) : undefined,
      with: maybe(settings) ?? [],
      per: maybe(per) ?? [],
      octets: Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
      fails: fault.children[0]?.sourceString,
      expects: ast(expects),
      doc: headDoc(this),
      span: span(this),
    };
  },
  ExpectList: (list, _comma) => all(list),
  Expect: (path, _equals, value) => ({ path: text(path), value: text(value) }),

  ...expressionActions,
};
