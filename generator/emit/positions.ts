/** Where every field stands, as JavaScript over `(b, o)`: what accessors and setters are made of. */
import { fixedBits, steps } from '../layout.ts';
import type {
  Coverage,
  Expression,
  Field,
  GroupField,
  IntegerField,
  Message,
  NestedField,
  Size,
  Type,
} from '../model.ts';
import { upper } from '../names.ts';
import { say, sayCondition, type Speaker } from './expression.ts';
import { offsetCode, paren, type Spot } from './integers.ts';
import {
  accessorName,
  checksumPath,
  endianOf,
  foreign,
  givenName,
  needsNames,
  use,
  type Module,
} from './module.ts';
import { wordOf } from './scan.ts';

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

const order = ['end', 'origin'];

/** Parameters in the one order all generated functions have: end, origin, givens as declared. */
export function ordered(needs: ReadonlySet<string>, module: Module): string[] {
  const givens = module.protocol.givens.map(givenName);
  return [...order, ...givens].filter((name) => needs.has(name));
}

export function call(name: string, needs: ReadonlySet<string>, module: Module): string {
  return `${name}(${['b', 'o', ...ordered(needs, module)].join(', ')})`;
}

interface State {
  readonly module: Module;
  readonly placed: Placed[];
  readonly functions: OffsetFunction[];
  readonly known: Map<Field, Code>;
  readonly spans: Map<Field, { start: Code; end: Code }>;
  readonly type: Type;
}

interface Cursor {
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

/** Accessors by name, so that expressions can call them; their needs are settled as they are placed. */
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

function speaker(
  state: State,
  needs: Set<string>,
  region: Code | undefined,
  here: Cursor | undefined,
): Speaker {
  const add = (code: Code): string => {
    for (const need of code.needs) needs.add(need);
    return code.code;
  };
  return {
    field(field) {
      const accessor = state.known.get(field);
      if (!accessor) return '0';
      add(accessor);
      const said = /^\w+$/.test(accessor.code)
        ? call(accessor.code, accessor.needs, state.module)
        : accessor.code;
      return field.kind === 'integer' && field.numeric === 'bigint' ? `Number(${said})` : said;
    },
    given(given) {
      needs.add(givenName(given));
      return givenName(given);
    },
    octetsOf(of) {
      const span = of === 'message' ? undefined : state.spans.get(of);
      if (!span) return region ? `${add(region)} - o` : '0';
      return `${add(span.end)} - ${paren(add(span.start))}`;
    },
    countOf: () => '0',
    octetsLeft: () => (region && here ? `${add(region)} - ${paren(add(at(here)))}` : '0'),
    sum: (over) => sum(over, state, needs, add),
  };
}

function sum(
  over: readonly Coverage[],
  state: State,
  needs: Set<string>,
  add: (code: Code) => string,
): string {
  const said = speaker(state, needs, undefined, undefined);
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => paren(say(part.value, said)));
  let code = numbers.join(' + ') || '0';
  let folded = false;
  for (const part of over) {
    if (part.kind !== 'field') continue;
    const span = state.spans.get(part.field);
    code = `${use(state.module, checksumPath, 'sum16')}(${code}, b, ${span ? add(span.start) : 'o'}, ${span ? add(span.end) : 'o'})`;
    folded = true;
  }
  return folded ? code : `${use(state.module, checksumPath, 'fold16')}(${code})`;
}

export function at(cursor: Cursor): Code {
  return { code: offsetCode(cursor.base.code, cursor.bits >> 3), needs: cursor.base.needs };
}

function sized(start: Code, size: Size, state: State, here?: Cursor, region?: Code): Code {
  if (size.kind === 'rest') return region!;
  const needs = new Set(start.needs);
  const code = say(size.octets, speaker(state, needs, region, here));
  return { code: `${start.code} + ${code}`, needs };
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

/** An offset worth a function of its own. */
function named(name: string, code: Code, doc: string, state: State, body?: string[]): Code {
  if (!body && /^(end|o( \+ \d+)?)$/.test(code.code)) return code;
  const needs = ordered(code.needs, state.module);
  state.functions.push({ name, needs, body: body ?? [`return ${code.code};`], doc });
  return { code: call(name, code.needs, state.module), needs: code.needs };
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
  const end = fieldEnd(field, id, start, when, cursor, region, state);
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
  if (field.kind === 'group') place(field.fields, prefix, { base: start, bits: 0 }, end, state);
}

function offset(start: Code, octets: number): Code {
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

/** Where the next field begins: behind the filler, if there is some. */
function filled(
  field: Field,
  id: string,
  start: Code,
  end: Code,
  when: Code | undefined,
  region: Code,
  state: State,
): Code {
  if (field.kind === 'list' && field.times && field.padded) return region;
  if (field.kind !== 'octets' || !field.padded || field.size.kind === 'rest') return end;
  const needs = new Set([...start.needs, ...end.needs]);
  const to = say(field.padded.to, speaker(state, needs, region, undefined));
  const most = `Math.max(${end.code}, ${start.code} + ${paren(to)})`;
  const code = when ? `${when.code} ? ${most} : ${end.code}` : most;
  return named(`${id}Filled`, { code, needs }, `Where what fills ${field.name} up ends.`, state);
}

function conditionCode(when: Expression, state: State, cursor: Cursor, region: Code): Code {
  const needs = new Set<string>();
  const code = sayCondition(when, speaker(state, needs, region, cursor));
  return { code, needs };
}

function fieldEnd(
  field: Field,
  id: string,
  start: Code,
  when: Code | undefined,
  cursor: Cursor,
  region: Code,
  state: State,
): Code {
  const bare = bareEnd(field, start, cursor, region, state);
  const doc = `Where ${field.name} ends.`;
  const needs = new Set([...bare.needs, ...start.needs, ...(when?.needs ?? [])]);
  if (!when) return named(`${id}End`, { code: bare.code, needs }, doc, state, bare.body);
  if (bare.body)
    return named(`${id}End`, { code: '', needs }, doc, state, [
      `if (!(${when.code})) return ${start.code};`,
      ...bare.body,
    ]);
  return named(
    `${id}End`,
    { code: `${when.code} ? ${bare.code} : ${start.code}`, needs },
    doc,
    state,
  );
}

function bareEnd(
  field: Field,
  start: Code,
  cursor: Cursor,
  region: Code,
  state: State,
): Code & { readonly body?: string[] } {
  const scan = (type: Type, from: string, end: string): string =>
    `${foreign(state.module, type, `scan${upper(type.id)}`)}(${['b', from, end, ...passed(type, state)].join(', ')})`;
  switch (field.kind) {
    case 'integer': {
      if (!field.width) return offset(start, field.bits >> 3);
      const needs = new Set(start.needs);
      return {
        code: `${start.code} + (${say(field.width, speaker(state, needs, region, cursor))}) / 8`,
        needs,
      };
    }
    case 'octets':
    case 'union':
      return sized(start, field.size, state, cursor, region);
    case 'nested':
      return {
        code: scan(field.type, start.code, region.code),
        needs: new Set([
          ...region.needs,
          ...needsNames(field.type).filter((need) => need !== 'origin' || state.type.needs.origin),
        ]),
      };
    case 'group': {
      if (field.size) return sized(start, field.size, state, cursor, region);
      const inner = { base: start, bits: 0 };
      for (const one of field.fields) {
        if (one.kind === 'integer' && !one.width) inner.bits += one.bits;
      }
      return at(inner);
    }
    case 'list': {
      if (!field.times) return sized(start, field.size, state, cursor, region);
      const needs = new Set([...start.needs, ...region.needs]);
      const times = say(field.times, speaker(state, needs, region, cursor));
      const { element } = field;
      if (element.kind !== 'type') {
        const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
        return { code: `${start.code} + ${size} * ${paren(times)}`, needs };
      }
      for (const need of needsNames(element.type))
        if (need !== 'origin' || state.type.needs.origin) needs.add(need);
      const body = [
        `let at = ${start.code};`,
        `for (let left = ${times}; left > 0; left--) at = ${scan(element.type, 'at', region.code)};`,
        'return at;',
      ];
      return { code: '', needs, body };
    }
  }
}

function passed(type: Type, state: State): string[] {
  const origin = state.type.needs.origin ? 'origin' : 'o';
  return needsNames(type).map((need) => (need === 'origin' ? origin : need));
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
