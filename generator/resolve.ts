/**
 * Syntax to model: every file's names first, then every type's inside, then what follows from the whole (sizes,
 * derived fields, context). Reports what it cannot resolve and goes on.
 */
import { position, type Reporter } from './diagnostic.ts';
import type {
  Arm, Choice, Endian, Field, Give, Given, IntegerField, Labels, Layering, Message, Model, NumberType, Protocol, Type, Values,
} from './model.ts'; // prettier-ignore
import { camel } from './names.ts';
import { derive } from './resolve/derive.ts';
import { needsOf, typeBits } from './resolve/extent.ts';
import {
  flatten,
  regionSize,
  resolveArms,
  resolveChecksum,
  resolveFields,
  type Context,
  type Draft,
  type Owner,
} from './resolve/fields.ts';
import { resolveExample, resolveLayering } from './resolve/layers.ts';
import { resolveNumber } from './resolve/number.ts';
import { resolveRegisters } from './resolve/registers.ts';
import { ruleMaker, type RuleMaker } from './resolve/rules.ts';
import { namesIn, namesOf, resolveExpression, type Scope } from './resolve/scope.ts';
import { nearest } from './resolve/suggest.ts';
import type {
  ArmSyntax,
  ChecksumSyntax,
  ChoiceSyntax,
  DeclarationSyntax,
  FieldSyntax,
  FileSyntax,
  HeaderSyntax,
  LabelsSyntax,
  MessageSyntax,
  Named,
  NumberSyntax,
  Span,
  ValuesSyntax,
} from './syntax.ts';

/** A file between the passes. */
interface Unit {
  readonly file: FileSyntax;
  readonly header: HeaderSyntax;
  readonly protocol: Draft<Protocol>;
  readonly types: Map<string, Type>;
  readonly values: Map<string, Values>;
  readonly givens: Map<string, Given>;
  readonly rules: RuleMaker;
}

export type Units = ReadonlyMap<string, Unit>;

export function resolve(files: readonly FileSyntax[], reporter: Reporter): Model {
  const units = new Map<string, Unit>();
  for (const file of files) {
    if (!file.header) continue;
    const unit = declare(file, file.header, reporter);
    const other = units.get(unit.protocol.name);
    if (other) {
      reporter.report({
        span: file.header.span,
        message: `two files specify ${unit.protocol.name}`,
        note: { span: other.header.span, message: 'the other is here' },
      });
    }
    units.set(unit.protocol.name, unit);
  }
  for (const unit of units.values()) fill(unit, units, reporter);
  const all = [...units.values()];
  for (const unit of all) for (const type of unit.types.values()) measure(type, unit, reporter);
  const find = (name: Named): Type | undefined => findType(name, undefined, units, reporter);
  const layerings: Layering[] = all.flatMap((unit) =>
    unit.file.declarations
      .filter((one) => one.kind === 'layering')
      .map((one) => resolveLayering(one, find, unit.file, reporter)),
  );
  for (const unit of all) {
    unit.protocol.examples = unit.file.declarations
      .filter((one) => one.kind === 'example')
      .flatMap((one) =>
        resolveExample(
          one,
          unit.protocol,
          (name) => findType(name, unit, units, reporter),
          unit.file,
          reporter,
        ),
      );
  }
  return { protocols: all.map((unit) => unit.protocol as Protocol), layerings };
}

function declare(file: FileSyntax, header: HeaderSyntax, reporter: Reporter): Unit {
  const parts = file.path.split('/');
  const { name, title, doc, per, deviations } = header;
  once(
    header.given.map((given) => given.name),
    reporter,
  );
  const givens = new Map(
    header.given.map((given) => [
      given.name.text,
      { name: given.name.text, id: camel(given.name.text), ranges: given.ranges },
    ]),
  );
  const protocol: Draft<Protocol> = {
    name: name.text, title, doc, per, deviations, stem: parts.at(-1)!.replace(/\.protocol$/, ''), layer: parts.slice(1, -1).join('/'),
    path: file.path, endian: { kind: header.littleEndian ? 'little' : 'big' }, givens: [...givens.values()], gives: [],
    messages: [], choices: [], values: [], numbers: [], labels: [], registers: [], examples: [], rules: [],
  }; // prettier-ignore
  const unit: Unit = {
    file,
    header,
    protocol,
    types: new Map(),
    values: new Map(),
    givens,
    rules: ruleMaker(),
  };
  const seen = new Map<string, Span>();
  for (const declaration of file.declarations) {
    if (declaration.kind === 'layering' || declaration.kind === 'example') continue;
    const { text, span } = declaration.name;
    // Values and types have names of their own: Kind may be both.
    const key = `${declaration.kind === 'values' ? 'values ' : ''}${camel(text)}`;
    const twin = seen.get(key);
    if (twin) {
      reporter.report({
        span,
        message: `${text} is declared twice`,
        note: { span: twin, message: 'the first is here' },
      });
      continue;
    }
    seen.set(key, span);
    if (declaration.kind === 'values')
      unit.values.set(text, valuesOf(declaration, protocol.name, file, reporter));
    else if (declaration.kind !== 'registers')
      unit.types.set(text, shell(declaration, protocol, file));
  }
  protocol.values = [...unit.values.values()];
  return unit;
}

function once(names: readonly Named[], reporter: Reporter): void {
  const seen = new Map<string, Span>();
  for (const { text, span } of names) {
    const twin = seen.get(text);
    if (twin)
      reporter.report({
        span,
        message: `${text} is given twice`,
        note: { span: twin, message: 'the first is here' },
      });
    seen.set(text, span);
  }
}

function valuesOf(
  syntax: ValuesSyntax,
  protocol: string,
  file: FileSyntax,
  reporter: Reporter,
): Values {
  checkEntries(syntax, reporter);
  const entries = syntax.entries.map(({ name, range, doc }) => ({
    name: name.text,
    id: camel(name.text),
    range,
    doc,
  }));
  const line = position(file.text, syntax.span.start).line;
  return {
    name: syntax.name.text,
    id: camel(syntax.name.text),
    protocol,
    closed: syntax.closed,
    entries,
    doc: syntax.doc,
    line,
  };
}

function checkEntries(syntax: ValuesSyntax, reporter: Reporter): void {
  const taken: (typeof syntax.entries)[number][] = [];
  for (const entry of syntax.entries) {
    const { name, range } = entry;
    const from = range.from ?? 0n;
    const overlaps = (other: typeof range): boolean =>
      from <= (other.to ?? from) && (other.from ?? 0n) <= (range.to ?? other.from ?? 0n);
    if (range.to !== undefined && from > range.to) {
      reporter.report({
        span: name.span,
        message: `the range ${from}..${range.to} is empty`,
        help: 'write the smaller end first',
      });
    }
    const twin = taken.find((other) => other.name.text === name.text || overlaps(other.range));
    if (twin) {
      const what =
        twin.name.text === name.text
          ? name.text
          : from > (twin.range.from ?? 0n)
            ? from
            : (twin.range.from ?? 0n);
      reporter.report({
        span: name.span,
        message: `${what} is listed twice in ${syntax.name.text}`,
        note: { span: twin.name.span, message: 'the first is here' },
      });
    }
    taken.push(entry);
  }
}

/** A type known by name, its inside still empty. */
function shell(
  syntax: Exclude<DeclarationSyntax, { kind: 'layering' | 'example' | 'values' | 'registers' }>,
  protocol: Draft<Protocol>,
  file: FileSyntax,
): Type {
  const core = {
    name: syntax.name.text, id: camel(syntax.name.text), protocol: protocol.name, doc: syntax.doc, per: syntax.per,
    line: position(file.text, syntax.span.start).line, span: syntax.name.span,
    needs: { origin: false, givens: [] }, octetsMin: 0, octetsMax: Infinity,
  }; // prettier-ignore
  const type = { ...core, kind: syntax.kind } as unknown as Draft<Type>;
  const lists = {
    message: protocol.messages,
    choice: protocol.choices,
    number: protocol.numbers,
    labels: protocol.labels,
  };
  if (type.kind === 'message') (type as Draft<Message>).principal = protocol.messages.length === 0;
  (lists[syntax.kind] as Type[]).push(type as Type);
  return type as Type;
}

function findType(
  name: Named,
  unit: Unit | undefined,
  units: Units,
  reporter: Reporter,
): Type | undefined {
  const own = unit?.types.get(name.text);
  if (own) return own;
  const other = units.get(name.text);
  if (other?.protocol.messages[0]) return other.protocol.messages[0];
  const dot = name.text.indexOf('.');
  const foreign =
    dot > 0 ? units.get(name.text.slice(0, dot))?.types.get(name.text.slice(dot + 1)) : undefined;
  if (foreign) return foreign;
  if ([...units.values()].some((one) => isUnread(name, one))) return undefined;
  const near = nearest(name.text, [
    ...(unit?.types.keys() ?? []),
    ...units.keys(),
    ...[...units].flatMap(([p, u]) => [...u.types.keys()].map((t) => `${p}.${t}`)),
  ]);
  reporter.report({
    span: name.span,
    message: `unknown type ${name.text}: expected a message, union, number or labels`,
    help: near === undefined ? declareIt(name.text, units) : `did you mean ${near}?`,
  });
  return undefined;
}

/** Whether a name was declared by something that did not parse: that was reported already. */
function isUnread(name: Named, unit: Unit): boolean {
  return unit.file.unread.some(
    (one) => one === name.text || `${unit.protocol.name}.${one}` === name.text,
  );
}

function declareIt(name: string, units: Units): string {
  const dot = name.indexOf('.');
  if (dot < 0) return `declare it: ${name} { … }`;
  const protocol = name.slice(0, dot);
  return units.has(protocol)
    ? `${protocol} declares no ${name.slice(dot + 1)}`
    : `no file specifies ${protocol}`;
}

function findValues(name: Named, unit: Unit, units: Units, reporter: Reporter): Values | undefined {
  const dot = name.text.indexOf('.');
  const found =
    unit.values.get(name.text) ??
    (dot > 0
      ? units.get(name.text.slice(0, dot))?.values.get(name.text.slice(dot + 1))
      : undefined);
  if (found) return found;
  if ([...units.values()].some((one) => isUnread(name, one))) return undefined;
  const near = nearest(name.text, unit.values.keys());
  reporter.report({
    span: name.span,
    message: `unknown values ${name.text}`,
    help:
      near === undefined
        ? `declare them: values ${name.text} { 0 …, 1 … }`
        : `did you mean ${near}?`,
  });
  return undefined;
}

function fill(unit: Unit, units: Units, reporter: Reporter): void {
  const { file, protocol, givens, rules } = unit;
  const context: Context = {
    protocol: protocol.name,
    text: file.text,
    rules,
    armScopes: new Map(),
    givens,
    findType: (name) => findType(name, unit, units, reporter),
    findValues: (name) => findValues(name, unit, units, reporter),
  };
  const scope = (message: string, fields: readonly FieldSyntax[] = []): Scope => ({
    reporter,
    parent: undefined,
    fields: new Map(),
    givens,
    message,
    all: namesOf(fields),
  });
  if (unit.header.littleEndianWhen) {
    protocol.endian = {
      kind: 'when',
      condition: resolveExpression(unit.header.littleEndianWhen, scope('')),
    } as Endian;
  }
  for (const declaration of file.declarations) {
    const type = 'name' in declaration ? unit.types.get(declaration.name.text) : undefined;
    // The second of two declarations of one name was reported, and has no type.
    if (type && 'name' in declaration && type.span !== declaration.name.span) continue;
    if (declaration.kind !== 'values' && declaration.kind !== 'registers' && !type) continue;
    if (declaration.kind === 'message')
      fillMessage(
        type as Message,
        declaration,
        scope(declaration.name.text, declaration.fields),
        context,
        unit,
      );
    if (declaration.kind === 'choice')
      fillChoice(type as Choice, declaration, scope(declaration.name.text), context);
    if (declaration.kind === 'number')
      resolveNumber(type as NumberType, declaration as NumberSyntax, rules, reporter);
    if (declaration.kind === 'labels') fillLabels(type as Labels, declaration, scope(''), context);
  }
  protocol.registers = file.declarations
    .filter((one) => one.kind === 'registers')
    .map((one) => resolveRegisters(one, protocol as Protocol, file, reporter));
  for (const message of protocol.messages)
    message.fields.forEach((field) => settleUntil(field, reporter));
  for (const choice of protocol.choices)
    for (const arm of choice.arms) arm.fields.forEach((field) => settleUntil(field, reporter));
  unusedElse(file, rules, reporter);
  protocol.rules = rules.rules;
}

/** An `else` on what cannot be broken promises a check that nobody makes. */
function unusedElse(file: FileSyntax, rules: RuleMaker, reporter: Reporter): void {
  const visit = (field: FieldSyntax): void => {
    const { traits, shape, name } = field;
    const { otherwise } = traits;
    // Filler and text are only ever warned of.
    const warned = otherwise?.warn && (traits.padded || traits.text);
    if (otherwise && !rules.used.has(otherwise) && !warned) {
      const fault = otherwise.warn ? 'warn' : otherwise.fault;
      reporter.report({
        span: otherwise.span,
        message: `else ${fault}: ${name.text} has no rule that could be broken`,
        help: 'say what it must be, as in in 1..5',
      });
    }
    if (shape.kind === 'group' || shape.kind === 'bits') shape.fields.forEach(visit);
    for (const arm of traits.arms ?? []) arm.fields?.forEach(visit);
  };
  for (const one of file.declarations) {
    if (one.kind === 'message') one.fields.forEach(visit);
    if (one.kind === 'choice') for (const arm of one.arms) arm.fields?.forEach(visit);
  }
}

function fillMessage(
  message: Draft<Message>,
  syntax: MessageSyntax,
  scope: Scope,
  context: Context,
  unit: Unit,
): void {
  const label = message.principal ? '' : message.name;
  const owner: Owner = { path: message.name, label, scope, ids: new Map() };
  const place = {
    label,
    path: message.name,
    span: message.span,
    line: message.line,
    per: message.per,
  };
  message.truncated = context.rules.make(
    'truncated',
    place,
    `${message.name} has its fixed fields`,
    undefined,
  );
  const region = syntax.region;
  const rule =
    region &&
    context.rules.make(
      'size',
      { ...place, label: message.name },
      `${message.name} fits in what holds it`,
      region.otherwise,
    );
  message.fields = resolveFields(syntax.fields, owner, context);
  message.leftover =
    region &&
    context.rules.make('leftover', place, `${message.name} is filled by its fields`, undefined);
  message.size = region && regionSize(region.octets, message.fields, owner, rule!);
  if (message.principal) {
    unit.protocol.gives = unit.header.gives.map((give): Give => ({
      name: give.name.text,
      id: camel(give.name.text),
      value: resolveExpression(give.value, scope),
    }));
  }
  closing(syntax.fields, message.fields, owner, context);
  derive(message.fields, message as Message);
}

/** Equations and checksums may name later fields and the message itself, so they come when all is known. */
function closing(
  syntax: readonly FieldSyntax[],
  fields: readonly Field[],
  owner: Owner,
  context: Context,
): void {
  const byName = new Map(flatten(fields).map((field) => [field.name, field]));
  const visit = (one: FieldSyntax): void => {
    if (one.shape.kind === 'group' || one.shape.kind === 'bits') one.shape.fields.forEach(visit);
    const field = byName.get(one.name.text);
    if (
      (field?.kind === 'integer' || field?.kind === 'nested') &&
      one.traits.equals &&
      !field.rules.constant
    ) {
      const place = {
        label: `${owner.label} ${field.name}`.trim(),
        path: field.path,
        span: field.span,
        line: field.line,
        per: field.per,
      };
      const value = resolveExpression(one.traits.equals, owner.scope, field.values);
      const rule = context.rules.make(
        'equation',
        place,
        `${field.name} = what the spec computes`,
        one.traits.otherwise,
      );
      (field as Draft<IntegerField>).rules = { ...field.rules, equation: { value, rule } };
    }
    if (field?.kind === 'integer' && one.traits.checksum) {
      const place = {
        label: `${owner.label} ${field.name}`.trim(),
        path: field.path,
        span: field.span,
        line: field.line,
        per: field.per,
      };
      const checksum = resolveChecksum(
        one.traits.checksum as ChecksumSyntax,
        field.name,
        one.traits.otherwise,
        place,
        owner.scope,
        context.rules,
      );
      (field as Draft<IntegerField>).rules = { ...field.rules, checksum };
    }
    if (field?.kind === 'union') {
      for (const arm of one.traits.arms ?? []) {
        const made = field.arms.find((other) => other.name === arm.name.text);
        if (made && arm.fields)
          closing(arm.fields, made.fields, armOwner(owner, arm, context), context);
      }
    }
  };
  syntax.forEach(visit);
}

function armOwner(owner: Owner, arm: ArmSyntax, context: Context): Owner {
  return {
    ...owner,
    label: `${owner.label} ${arm.name.text}`.trim(),
    scope: context.armScopes.get(arm) ?? owner.scope,
  };
}

function fillChoice(
  choice: Draft<Choice>,
  syntax: ChoiceSyntax,
  scope: Scope,
  context: Context,
): void {
  const values = syntax.as && context.findValues(syntax.as);
  const place = {
    label: choice.name,
    path: choice.name,
    span: choice.span,
    line: choice.line,
    per: choice.per,
  };
  choice.truncated = context.rules.make(
    'truncated',
    place,
    `${choice.name} has its fixed fields`,
    undefined,
  );
  const none = {
    constant: undefined,
    ranges: undefined,
    multiple: undefined,
    closed: undefined,
    equation: undefined,
    checksum: undefined,
  };
  const tag: Draft<IntegerField> = {
    kind: 'integer', name: syntax.tag.text, id: camel(syntax.tag.text), path: `${choice.name}.${syntax.tag.text}`, doc: '', per: [],
    deviations: [], span: syntax.tag.span, line: choice.line, when: undefined, bits: syntax.tagBits, width: undefined,
    numeric: 'number', values, display: undefined, unit: undefined, sealed: false, rules: none, derived: undefined, names: undefined,
  }; // prettier-ignore
  scope.fields.set(tag.name, tag as IntegerField);
  const owner: Owner = { path: choice.name, label: choice.name, scope, ids: new Map() };
  choice.tag = tag as IntegerField;
  choice.arms = resolveArms(syntax.arms, owner, context, values, syntax.tagBits);
  tag.names = choice.arms;
  choice.unknown = choice.arms.some((arm) => arm.ranges === 'else')
    ? undefined
    : context.rules.make('tag', place, `${choice.name} has an arm for its tag`, undefined);
  for (const [index, arm] of choice.arms.entries()) {
    const written = syntax.arms[index];
    if (written?.fields)
      closing(written.fields, arm.fields, armOwner(owner, written, context), context);
    derive(arm.fields, undefined);
  }
}

function fillLabels(
  labels: Draft<Labels>,
  syntax: LabelsSyntax,
  scope: Scope,
  context: Context,
): void {
  const place = {
    label: labels.name,
    path: labels.name,
    span: labels.span,
    line: labels.line,
    per: labels.per,
  };
  labels.textOctetsMax = Number(syntax.octetsMax);
  labels.tagBits = syntax.tagBits;
  labels.label = { value: Number(syntax.label.value), lengthBits: syntax.label.lengthBits };
  labels.pointer = syntax.pointer && {
    value: Number(syntax.pointer.value),
    offsetBits: syntax.pointer.offsetBits,
  };
  checkLabels(syntax, context, scope.reporter);
  labels.truncated = context.rules.make(
    'truncated',
    place,
    `${labels.name} ends before what holds it does`,
    undefined,
  );
  labels.malformed = context.rules.make(
    'pointer',
    place,
    `${labels.name} has known labels, at most ${syntax.octetsMax} octets, and pointers to what stands before them`,
    undefined,
  );
}

function checkLabels(syntax: LabelsSyntax, context: Context, reporter: Reporter): void {
  const { tagBits, label, pointer } = syntax;
  const whole = (name: Named, bits: number): void => {
    if ((tagBits + bits) % 8 === 0) return;
    reporter.report({
      span: name.span,
      message: `${name.text} takes ${tagBits + bits} bits with its ${syntax.tag.text}: expected whole octets`,
      help: `write (${8 - (tagBits % 8)}) or (${16 - (tagBits % 8)})`,
    });
  };
  whole(label.name, label.lengthBits);
  if (!pointer) return;
  whole(pointer.name, pointer.offsetBits);
  if (pointer.value === label.value) {
    reporter.report({
      span: pointer.name.span,
      message: `two arms for the tag ${label.value}`,
      note: { span: label.name.span, message: `${label.name.text} takes it first` },
    });
  }
  context.findType(pointer.into);
}

/** `until End`: the marker is an arm of the list's union. */
function settleUntil(field: Field, reporter: Reporter): void {
  if (field.kind === 'group') field.fields.forEach((one) => settleUntil(one, reporter));
  if (field.kind === 'union')
    for (const arm of field.arms) arm.fields.forEach((one) => settleUntil(one, reporter));
  if (
    field.kind !== 'list' ||
    !field.until ||
    field.element.kind !== 'type' ||
    field.element.type.kind !== 'choice'
  )
    return;
  const { type } = field.element;
  const { name } = field.until.arm;
  const arm = type.arms.find((one) => one.name === name);
  // Where filler may follow, the marker is only its first octet: the region's end ends the list too.
  const rule = field.padded ? undefined : field.until.rule;
  if (arm) (field as Draft<typeof field>).until = { arm: arm as Arm, rule };
  else {
    const near = nearest(
      name,
      type.arms.map((one) => one.name),
    );
    reporter.report({
      span: field.span,
      message: `until ${name}: ${type.name} has no such arm`,
      ...(near === undefined ? {} : { help: `did you mean ${near}?` }),
    });
  }
}

function measure(type: Draft<Type>, unit: Unit, reporter: Reporter): void {
  const { endian } = unit.protocol;
  const swapped =
    endian.kind === 'when'
      ? [...namesIn(endian.condition, { fields: new Set(), givens: new Set() }).givens]
      : [];
  const needs = needsOf(type as Type, swapped, [...unit.givens.values()]);
  type.needs = { origin: needs.origin && !isOrigin(type as Type, unit), givens: needs.givens };
  const bits = typeBits(type as Type);
  type.octetsMin = Math.ceil(bits.min / 8);
  type.octetsMax = Math.ceil(bits.max / 8);
  for (const missing of needs.missing) {
    reporter.report({
      span: type.span,
      message: `${type.name} holds what needs ${missing}, which ${unit.protocol.name} is not given`,
      help: `add to the header: given ${missing}`,
    });
  }
}

/** Pointers count from the message that the labels name. */
function isOrigin(type: Type, unit: Unit): boolean {
  return unit.file.declarations.some(
    (one) => one.kind === 'labels' && one.pointer?.into.text === type.name,
  );
}
