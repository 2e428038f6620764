/**
 * Where every field stands, as JavaScript over `(b, o)`: what accessors and setters are made of.
 */
import { fixedBits, steps } from '../layout.ts';
import type {
  Expression,
  Field,
  GroupField,
  IntegerField,
  Message,
  NestedField,
  Type,
} from '../model.ts';
import { sayCondition, type Speaker } from './expression.ts';
import { offsetCode, type Spot } from './integers.ts';
import { accessorName, endianOf, givenName, type Module } from './module.ts';
import { wordOf } from './bit-words.ts';
import { speaker } from './positions/speaker.ts';
import { sized, named, filled, fieldEnd } from './positions/ends.ts';

/** Code and the parameters it needs besides `b` and `o`. */
export interface Code {
  readonly code: string;
  readonly needs: ReadonlySet<string>;
}

export interface Placed {
  readonly field: Field;
  /** Prefix of its accessors. */
  readonly prefix: string;
  readonly start: Code;
  /** Bits after `start`, which is an octet. */
  readonly bits: number;
  readonly end: Code;
  /** Whether something in front of the field moves it. */
  readonly when: Code | undefined;
  readonly region: Code;
}

export interface Positions {
  readonly placed: readonly Placed[];
  /** Functions that find moving offsets, in the order they are needed. */
  readonly functions: readonly OffsetFunction[];
  readonly speaker: (needs: Set<string>) => Speaker;
  readonly end: Code;
}

export interface OffsetFunction {
  readonly name: string;
  readonly needs: readonly string[];
  readonly body: string[];
  readonly doc: string;
}

export interface State {
  readonly module: Module;
  readonly placed: Placed[];
  readonly functions: OffsetFunction[];
  readonly known: Map<Field, Code>;
  readonly spans: Map<Field, { start: Code; end: Code }>;
  readonly type: Type;
}

export interface Cursor {
  base: Code;
  bits: number;
}

const none: ReadonlySet<string> = new Set();

const fixed = (code: string): Code => ({ code, needs: none });

export function positions(message: Message, prefix: string, module: Module): Positions {
  const state: State = {
    module,
    placed: [],
    functions: [],
    known: new Map(),
    spans: new Map(),
    type: message,
  };
  register(message.fields, prefix, state);
  const size = message.size;
  const end =
    size?.kind === 'octets'
      ? sized(fixed('o'), size, state)
      : { code: 'end', needs: new Set(['end']) };
  const start = { base: fixed('o'), bits: 0 };
  place(message.fields, prefix, start, end, state);
  return {
    placed: state.placed,
    functions: state.functions,
    speaker: (needs) => speaker(state, needs, end, undefined),
    end: size ? end : at(start),
  };
}

/** The fields of an arm of a choice, from the tag on. */
export function armPositions(
  type: Type,
  fields: readonly Field[],
  tagBits: number,
  prefix: string,
  module: Module,
  tag: IntegerField,
  tagCode: string,
): Positions {
  const state: State = {
    module,
    placed: [],
    functions: [],
    known: new Map([[tag, fixed(tagCode)]]),
    spans: new Map(),
    type,
  };
  register(fields, prefix, state);
  const end = { code: 'end', needs: new Set(['end']) };
  const cursor = { base: fixed('o'), bits: tagBits };
  place(fields, prefix, cursor, end, state);
  return {
    placed: state.placed,
    functions: state.functions,
    speaker: (needs) => speaker(state, needs, end, undefined),
    end: at(cursor),
  };
}

/**
 * Accessors by name, so that expressions can call them; their needs are settled as they are
 * placed.
 */
function register(fields: readonly Field[], prefix: string, state: State): void {
  for (const field of fields) {
    if (field.kind === 'group') register(field.fields, prefix, state);
    if (field.kind === 'union')
      for (const arm of field.arms) register(arm.fields, accessorName(prefix, arm.id), state);
    if (field.kind === 'integer' || field.kind === 'nested') {
      const name = accessorName(prefix, field.id);
      const { condition } = endianOf(state.module.protocol);
      const swapped =
        condition === ''
          ? []
          : state.module.protocol.givens
              .map(givenName)
              .filter((given) => condition.includes(given));
      const wide =
        field.kind === 'integer' &&
        field.display === undefined &&
        (field.bits > 8 || wordOf(field, state) !== undefined);
      state.known.set(field, { code: name, needs: new Set(wide ? swapped : []) });
    }
  }
}

export function at(cursor: Cursor): Code {
  return { code: offsetCode(cursor.base.code, cursor.bits >> 3), needs: cursor.base.needs };
}

function place(
  fields: readonly Field[],
  prefix: string,
  cursor: Cursor,
  region: Code,
  state: State,
): void {
  const regions: Code[] = [region];
  for (const step of steps(fields)) {
    const inner = regions.at(-1)!;
    if (step.kind === 'enter') {
      const start = at(cursor);
      const end = named(
        `${accessorName(prefix, step.group.id)}End`,
        sized(start, step.group.size!, state, cursor, inner),
        `Where ${step.group.name} ends.`,
        state,
      );
      state.spans.set(step.group, { start, end });
      record(step.group, prefix, start, 0, end, undefined, inner, state);
      regions.push(end);
    } else if (step.kind === 'exit') {
      const end = regions.pop()!;
      cursor.base = end;
      cursor.bits = 0;
    } else {
      placeField(step.field, prefix, cursor, inner, state);
    }
  }
  for (const group of bitGroups(fields)) recordBits(group, prefix, state);
}

function bitGroups(fields: readonly Field[]): GroupField[] {
  return fields.flatMap((field) =>
    field.kind !== 'group' ? [] : field.bits !== undefined ? [field] : bitGroups(field.fields),
  );
}

/** A group of bits has an accessor as a whole. */
function recordBits(group: GroupField, prefix: string, state: State): void {
  const first = state.placed.find((one) => one.field === group.fields[0]);
  if (first && !state.placed.some((one) => one.field === group))
    state.placed.push({ ...first, field: group, bits: first.bits, prefix });
}

function record(
  field: Field,
  prefix: string,
  start: Code,
  bits: number,
  end: Code,
  when: Code | undefined,
  region: Code,
  state: State,
): void {
  state.placed.push({ field, prefix, start, bits, end, when, region });
}

function placeField(
  field: Field,
  prefix: string,
  cursor: Cursor,
  region: Code,
  state: State,
): void {
  const id = accessorName(prefix, field.id);
  const when = field.when && conditionCode(field.when, state, cursor, region);
  const start = at(cursor);
  const bits = cursor.bits & 7;
  if (field.kind === 'integer' && !field.width && !when) {
    settle(field, start, state);
    record(field, prefix, start, bits, start, undefined, region, state);
    state.spans.set(field, { start, end: offset(start, (bits + field.bits) >> 3) });
    cursor.bits += field.bits;
    return;
  }
  if (field.kind === 'integer' || field.kind === 'nested') settle(field, start, state);
  if (
    when ||
    field.kind === 'list' ||
    field.kind === 'union' ||
    field.kind === 'nested' ||
    field.kind === 'octets'
  ) {
    named(`${id}Start`, start, `Where ${field.name} begins.`, state, [`return ${start.code};`]);
  }
  // A group without a size ends where the last of its fields does.
  const inner: Cursor = { base: start, bits: 0 };
  const open = field.kind === 'group' && !field.size;
  if (open) place(field.fields, prefix, inner, region, state);
  const whole = open ? at(inner) : undefined;
  const end = fieldEnd(field, id, start, when, cursor, region, state, whole);
  record(field, prefix, start, 0, end, when, region, state);
  state.spans.set(field, { start, end });
  const constantBits = fixedBits(field);
  if (constantBits === undefined) {
    cursor.base = filled(field, id, start, end, when, region, state);
    cursor.bits = 0;
  } else {
    cursor.bits += constantBits;
  }
  if (field.kind === 'union') {
    for (const arm of field.arms)
      place(arm.fields, accessorName(prefix, arm.id), { base: start, bits: 0 }, end, state);
  }
  if (field.kind === 'group' && field.size) {
    place(field.fields, prefix, { base: start, bits: 0 }, end, state);
  }
}

export function offset(start: Code, octets: number): Code {
  return { code: octets === 0 ? start.code : offsetCode(start.code, octets), needs: start.needs };
}

/** What calling a field's accessor needs: all that finding it needs. */
function settle(field: IntegerField | NestedField, start: Code, state: State): void {
  const accessor = state.known.get(field)!;
  state.known.set(field, {
    code: accessor.code,
    needs: new Set([...accessor.needs, ...start.needs]),
  });
}

function conditionCode(when: Expression, state: State, cursor: Cursor, region: Code): Code {
  const needs = new Set<string>();
  const code = sayCondition(when, speaker(state, needs, region, cursor));
  return { code, needs };
}

/** The spot of an integer for reading or writing. */
export function spotOf(one: Placed, module: Module): Spot {
  const { field, start, bits } = one;
  const match = /^(.*?)(?: \+ (\d+))?$/.exec(start.code)!;
  const base = match[2] === undefined ? start.code : match[1]!;
  const octet = match[2] === undefined ? 0 : Number(match[2]);
  const whole =
    field.kind === 'group' ? (field.bits ?? 0) : field.kind === 'integer' ? field.bits : 0;
  const word = field.kind === 'integer' ? wordOf(field, { module }) : undefined;
  if (word)
    return {
      base,
      octet: octet - ((word.before - bits) >> 3),
      bit: word.shift,
      bits: whole,
      word: word.bits,
    };
  return { base, octet, bit: bits, bits: whole, word: undefined };
}
