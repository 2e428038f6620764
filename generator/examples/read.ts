/**
 * Reads an example by the model, so that the compiler can say of a spec that its examples do not
 * read as they claim. It asks the rules in the order that docs/language.md gives.
 */
import { isSelfSized, runFrom, steps, withoutWhen, type Step } from '../layout.ts';
import type {
  Arm,
  Choice,
  Endian,
  Field,
  GroupField,
  IntegerField,
  ListField,
  Message,
  NestedField,
  OctetsField,
  Rule,
  Size,
  Type,
  UnionField,
} from '../model.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { labelsAt } from './labels.ts';
import { askClosing, askNumber, bitsOf, inside } from './numbers.ts';
import { rememberWords, wordBits, wordOf } from './words.ts';
import { Fault, part, type Part } from './tree.ts';

/** What is around an example: the orders of the files, and what it says is given. */
export interface Surroundings {
  readonly endians: ReadonlyMap<string, Endian>;
  readonly givens: ReadonlyMap<string, bigint>;
}

export interface Read {
  readonly root: Part;
  readonly fault: Rule | undefined;
  /** What a checksum that does not hold should have been. */
  readonly wanted: bigint | undefined;
  /** The octet behind the last that was read. */
  readonly end: number;
}

export function readExample(type: Type, octets: Uint8Array, around: Surroundings): Read {
  const root = part(type.name, 0, undefined, type);
  const state: State = {
    octets,
    around,
    at: 0,
    ends: [{ start: 0, end: octets.length, size: undefined }],
    origin: 0,
  };
  try {
    readType(type, root, state);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { root, fault: error.rule, wanted: error.wanted, end: state.at >> 3 };
  }
  return { root, fault: undefined, wanted: undefined, end: state.at >> 3 };
}

/** A region; its end is not known until its size was read. */
interface Region {
  readonly start: number;
  end: number | undefined;
  readonly size: Extract<Size, { kind: 'octets' }> | undefined;
}

interface State {
  readonly octets: Uint8Array;
  readonly around: Surroundings;
  /** Bits. */
  at: number;
  readonly ends: Region[];
  origin: number;
}

/** A body being read. */
interface Body {
  readonly state: State;
  readonly message: Part;
  readonly read: Map<Field, Part>;
  readonly truncated: Rule;
  readonly order: { readonly little: boolean; readonly words: boolean };
}

function end(state: State, below = state.ends.length): number {
  for (let index = below - 1; index > 0; index--) {
    const known = state.ends[index]!.end;
    if (known !== undefined) return known;
  }
  return state.ends[0]!.end!;
}

function need(octets: number, rule: Rule, state: State): void {
  if ((state.at >> 3) + octets > end(state)) throw new Fault(rule);
}

function scopeOf(body: Body): Scope {
  const { state, message, read } = body;
  return {
    message,
    field: (field) => read.get(field),
    given: (name) => state.around.givens.get(name) ?? 0n,
    left: () => end(state) - (state.at >> 3),
    octets(of) {
      const found = of === 'message' ? message : read.get(of);
      return found ? state.octets.subarray(found.start, found.end) : new Uint8Array();
    },
  };
}

function readType(type: Type, into: Part, state: State): void {
  const { origin } = state;
  if (!type.needs.origin) state.origin = state.at >> 3;
  if (type.kind === 'message') readMessage(type, into, state);
  else if (type.kind === 'choice') readChoice(type, into, state);
  else if (type.kind === 'labels') {
    const labels = labelsAt(type, state.octets, state.at >> 3, end(state), state.origin);
    into.text = labels.text;
    state.at = labels.end * 8;
  } else {
    need(1, type.truncated, state);
    const prefix = Number(bitsOf(state.octets, state.at, type.prefixBits, false));
    const bits = type.widths[prefix]!;
    need((type.prefixBits + bits) / 8, type.truncated, state);
    into.number = bitsOf(state.octets, state.at + type.prefixBits, bits, false);
    state.at += type.prefixBits + bits;
  }
  into.end = state.at >> 3;
  state.origin = origin;
}

function newBody(type: Type, message: Part, truncated: Rule, state: State): Body {
  rememberWords(type);
  const endian = state.around.endians.get(type.protocol) ?? { kind: 'big' };
  const body: Body = {
    state,
    message,
    read: new Map(),
    truncated,
    order: { little: false, words: false },
  };
  const swapped = endian.kind === 'when' && evaluate(endian.condition, scopeOf(body)) !== 0n;
  return {
    ...body,
    order: { little: endian.kind === 'little' || swapped, words: endian.kind !== 'big' },
  };
}

function readMessage(type: Message, into: Part, state: State): void {
  const body = newBody(type, into, type.truncated, state);
  const { size } = type;
  if (size) open(size, body);
  fields(type.fields, into, body);
  if (size) close(type.leftover, state);
  into.end = state.at >> 3;
  askClosing(type.fields, scopeOf(body));
}

function readChoice(type: Choice, into: Part, state: State): void {
  const body = newBody(type, into, type.truncated, state);
  need(Math.ceil(type.tag.bits / 8), type.truncated, state);
  integer(type.tag, into, body);
  const arm = armFor(type.arms, into.parts[0]!.number!, type.unknown);
  into.arm = arm;
  fields(arm.fields, into, body);
  into.end = state.at >> 3;
  askClosing(arm.fields, scopeOf(body));
}

function armFor(arms: readonly Arm[], tag: bigint, unknown: Rule | undefined): Arm {
  const found =
    arms.find((arm) => arm.ranges !== 'else' && inside(arm.ranges, tag)) ??
    arms.find((arm) => arm.ranges === 'else');
  if (!found) throw new Fault(unknown!);
  return found;
}

function open(size: Size, body: Body): void {
  const { state } = body;
  const start = state.at >> 3;
  if (size.kind === 'rest') state.ends.push({ start, end: end(state), size: undefined });
  else {
    state.ends.push({ start, end: undefined, size });
    if (!size.self) settle(state.ends.length - 1, body);
  }
}

/** The end of a region whose size is known now; those inside it must not reach further. */
function settle(index: number, body: Body): void {
  const { ends } = body.state;
  const region = ends[index]!;
  const { size, start } = region;
  if (!size) return;
  const stop = start + Number(evaluate(size.octets, scopeOf(body)));
  if (stop < start || stop > end(body.state, index)) throw new Fault(size.rule);
  region.end = stop;
  const inner = ends
    .slice(index + 1)
    .find((one) => one.size && one.end !== undefined && one.end > stop);
  if (inner?.size) throw new Fault(inner.size.rule);
}

function settleAll(body: Body, gone: ReadonlySet<Field>): void {
  for (const [index, region] of body.state.ends.entries()) {
    if (region.end !== undefined || !region.size) continue;
    const known = [...fieldsIn(region.size.octets)].every(
      (one) => body.read.has(one) || gone.has(one),
    );
    if (known) settle(index, body);
  }
}

function close(leftover: Rule | undefined, state: State): void {
  const stop = end(state);
  state.ends.pop();
  if (state.at !== stop * 8) throw new Fault(leftover!);
}

function fields(all: readonly Field[], into: Part, body: Body): void {
  const list = steps(all);
  let run = false;
  const groups: Part[] = [into];
  for (const [index, step] of list.entries()) {
    if (!run) {
      const bits = runFrom(list, index);
      const { at } = body.state;
      if (bits > 0 && at + bits > end(body.state) * 8) throw new Fault(body.truncated);
      run = bits > 0;
    }
    if (step.kind === 'enter') groups.push(enter(step.group, groups.at(-1)!, body));
    else if (step.kind === 'exit') exit(step.group, groups.pop()!, body);
    else field(step.field, step.field, groups.at(-1)!, body);
    run = run && goesOn(step);
  }
}

function goesOn(step: Step): boolean {
  if (step.kind === 'enter') return isSelfSized(step.group);
  return step.kind === 'field' && runFrom([step], 0) > 0;
}

function enter(group: GroupField, into: Part, body: Body): Part {
  const made = part(group.name, body.state.at >> 3, group);
  into.parts.push(made);
  body.read.set(group, made);
  open(group.size!, body);
  return made;
}

function exit(group: GroupField, made: Part, body: Body): void {
  close(group.leftover, body.state);
  made.end = body.state.at >> 3;
}

/** `own` is the field that names it: without its condition it is another object. */
function field(one: Field, own: Field, into: Part, body: Body): void {
  if (one.when) {
    if (evaluate(one.when, scopeOf(body)) !== 0n) return present(one, into, body);
    return settleAll(body, new Set([one]));
  }
  if (one.kind === 'integer') integer(one, into, body, own);
  if (one.kind === 'octets') octets(one, into, body, own);
  if (one.kind === 'nested') nested(one, into, body, own);
  if (one.kind === 'list') list(one, into, body, own);
  if (one.kind === 'union') union(one, into, body, own);
  settleAll(body, new Set());
}

function present(one: Field, into: Part, body: Body): void {
  const bare = withoutWhen(one);
  if (one.kind === 'group' && bare.kind === 'group') {
    const made = part(one.name, body.state.at >> 3, one);
    into.parts.push(made);
    body.read.set(one, made);
    fields(bare.size ? [bare] : bare.fields, made, body);
    made.end = body.state.at >> 3;
    return;
  }
  const bits = runFrom([{ kind: 'field', field: bare }], 0);
  if (body.state.at + bits > end(body.state) * 8) throw new Fault(body.truncated);
  field(bare, one, into, body);
}

function add(one: Field, into: Part, body: Body, type?: Type): Part {
  const made = part(one.name, body.state.at >> 3, one, type);
  into.parts.push(made);
  body.read.set(one, made);
  return made;
}

function integer(one: IntegerField, into: Part, body: Body, own: Field = one): void {
  const { state, order } = body;
  const bits = one.width ? Number(evaluate(one.width, scopeOf(body))) : one.bits;
  if (one.width && state.at + bits > end(state) * 8) throw new Fault(body.truncated);
  const made = add(own, into, body);
  const little = order.little && !one.display;
  const word = order.words ? wordOf(one) : undefined;
  made.number = word
    ? wordBits(state.octets, state.at, bits, word, order.little)
    : bitsOf(state.octets, state.at, bits, little);
  state.at += bits;
  made.end = (state.at + 7) >> 3;
  askNumber(one, made.number);
}

function octets(one: OctetsField, into: Part, body: Body, own: Field): void {
  const { state } = body;
  const made = add(own, into, body);
  if (runFrom([{ kind: 'field', field: one }], 0) > 0)
    state.at += runFrom([{ kind: 'field', field: one }], 0);
  else {
    open(one.size, body);
    state.at = end(state) * 8;
    state.ends.pop();
  }
  made.end = state.at >> 3;
  if (!one.padded || one.size.kind === 'rest') return;
  const filled = Math.max(made.end, made.start + Number(evaluate(one.padded.to, scopeOf(body))));
  if (filled > end(state)) throw new Fault(one.size.rule);
  state.at = filled * 8;
}

/** A fault of another file's type goes by the name that the field gives it. */
function foreign(rule: Rule | undefined, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw error instanceof Fault && rule && !rule.warn ? new Fault(rule) : error;
  }
}

function nested(one: NestedField, into: Part, body: Body, own: Field): void {
  const made = add(own, into, body, one.type);
  foreign(one.rule, () => readType(one.type, made, body.state));
  if (made.number !== undefined) askNumber(one, made.number);
}

function list(one: ListField, into: Part, body: Body, own: Field): void {
  const { state } = body;
  open(one.size, body);
  const made = add(own, into, body);
  const stop = end(state);
  const times = one.times && Number(evaluate(one.times, scopeOf(body)));
  let isEnded = false;
  while (!isEnded && (times === undefined ? state.at < stop * 8 : made.parts.length < times)) {
    const item = part(
      `${one.name}[${made.parts.length}]`,
      state.at >> 3,
      undefined,
      one.element.kind === 'type' ? one.element.type : undefined,
    );
    made.parts.push(item);
    readItem(one, item, body);
    isEnded = one.until !== undefined && item.arm === one.until.arm;
  }
  const unended = one.until && !isEnded ? one.until.rule : undefined;
  if (unended && !unended.warn) throw new Fault(unended);
  made.end = state.at >> 3;
  state.ends.pop();
  if (isEnded || one.padded || one.size.kind === 'octets') state.at = stop * 8;
}

function readItem(one: ListField, item: Part, body: Body): void {
  const { state, order } = body;
  const { element } = one;
  if (element.kind === 'type') return foreign(one.rule, () => readType(element.type, item, state));
  const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
  need(size, one.truncated, state);
  if (element.kind === 'integer')
    item.number = bitsOf(state.octets, state.at, size * 8, order.little && !element.display);
  state.at += size * 8;
  item.end = state.at >> 3;
}

function union(one: UnionField, into: Part, body: Body, own: Field): void {
  const { state } = body;
  open(one.size, body);
  const made = add(own, into, body);
  const arm = armFor(one.arms, evaluate(one.tag, scopeOf(body)), one.unknown);
  made.arm = arm;
  const inner: Body = { ...body, truncated: one.truncated, read: new Map(body.read) };
  fields(arm.fields, made, inner);
  made.end = state.at >> 3;
  close(one.leftover, state);
  askClosing(arm.fields, scopeOf(inner));
}
