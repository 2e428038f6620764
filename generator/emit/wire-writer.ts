/**
 * Writing in place: the parts that move (options, data) already stand where they belong, with head
 * room in front; the writer puts every fixed field, finds lengths and checksums, and answers
 * nothing, for nothing can fail.
 */
import type { StatementStructures } from 'ts-morph';
import { steps } from '../layout.ts';
import type { Arm, Choice, Coverage, Derivation, Field, IntegerField, Message } from '../model.ts';
import { upper } from '../names.ts';
import { say, type Speaker } from './expression.ts';
import { offsetCode, paren, writeInteger, type Spot } from './integers.ts';
import {
  accessorName,
  armPrefix,
  checksumPath,
  endianOf,
  givenName,
  local,
  prefixOf,
  use,
  wordOrdered,
  type Module,
} from './module.ts';
import { spotOf, type Positions } from './positions.ts';
import { octetFunction } from './print.ts';

interface Draft {
  /** Undefined in an arm of a choice. */
  readonly message: Message | undefined;
  readonly fields: readonly Field[];
  readonly module: Module;
  /** Whether the checksum is found here, or given. */
  readonly summed: boolean;
  readonly parameters: string[];
  readonly givens: Set<string>;
  readonly lines: string[];
  readonly spots: ReadonlyMap<Field, Spot>;
  readonly codes: Map<Field, string>;
  readonly spans: Map<Field | 'message', { start: string; end: string }>;
}

export function wireWriter(
  message: Message,
  found: Positions,
  module: Module,
): StatementStructures[] {
  if (!writable(message.fields, module)) return [];
  const summed = writer(message, found, module, true);
  return isSummedWithGiven(message.fields)
    ? [summed, writer(message, found, module, false)]
    : [summed];
}

/** Whether a checksum covers what is no octet of the message: a pseudo header. */
export function isSummedWithGiven(fields: readonly Field[]): boolean {
  return fields.some((field) =>
    field.kind === 'group'
      ? isSummedWithGiven(field.fields)
      : field.kind === 'integer' &&
        (field.rules.checksum?.over.some((part) => part.kind === 'expression') ?? false),
  );
}

function writer(
  message: Message,
  found: Positions,
  module: Module,
  summed: boolean,
): StatementStructures {
  const draft = { ...newDraft(message, message.fields, found, module), summed };
  moving(0, draft);
  const integers = steps(message.fields).flatMap((step) =>
    step.kind === 'field' && step.field.kind === 'integer' ? [step.field] : [],
  );
  for (const cell of cells(integers, draft)) writeCell(cell, draft);
  for (const field of integers)
    if (field.derived?.kind === 'checksum') checksum(field, field.derived, draft);
  const name = `write${upper(message.id)}${summed ? '' : 'Partial'}`;
  const givens = module.protocol.givens.map(givenName).filter((given) => draft.givens.has(given));
  // The end of a part that no length and no checksum counts need not be said.
  const said = draft.lines.join('\n');
  const asked = draft.parameters.filter((one) => new RegExp(`\\b${one}\\b`).test(said));
  const doc = `Writes the fixed fields of a ${message.name} over b[o, end), around what already stands there${summed ? '' : '; whoever sends it completes the checksum'}.`;
  return octetFunction(name, ['o', 'end', ...asked, ...givens], 'void', draft.lines, doc);
}

/** An arm of a choice: its tag, and its fields around what already stands there. */
export function armWriter(
  choice: Choice,
  arm: Arm,
  found: Positions,
  module: Module,
): StatementStructures[] {
  const sized = arm.fields.some(
    (field) => field.kind === 'integer' && field.derived?.kind === 'checksum',
  );
  const { endian, condition } = endianOf(module.protocol);
  if (sized || condition !== '' || choice.tag.bits % 8 !== 0 || choice.tag.numeric === 'bigint')
    return [];
  if (arm.fields.length > 0 && !writable(arm.fields, module)) return [];
  const draft = newDraft(undefined, arm.fields, found, module);
  const tag = local(choice.tag.id);
  const spot: Spot = { base: 'o', octet: 0, bit: 0, bits: choice.tag.bits, word: undefined };
  if (arm.value === undefined) draft.parameters.push(tag);
  draft.lines.push(...writeInteger(spot, `${arm.value ?? tag}`, endian, condition));
  const { end, moves } = moving(choice.tag.bits, draft);
  const integers = steps(arm.fields).flatMap((step) =>
    step.kind === 'field' && step.field.kind === 'integer' ? [step.field] : [],
  );
  for (const cell of cells(integers, draft)) writeCell(cell, draft);
  const name = `write${upper(armPrefix(choice.id, arm))}`;
  const parameters = ['o', ...(moves ? ['end'] : []), ...draft.parameters];
  draft.lines.push(`return ${end};`);
  const doc = moves
    ? `Writes ${arm.name} over b[o, end), around what already stands there; answers its end.`
    : `Writes ${arm.name} at b[o], and answers where it ends.`;
  return [octetFunction(name, parameters, 'number', draft.lines, doc)];
}

function newDraft(
  message: Message | undefined,
  fields: readonly Field[],
  found: Positions,
  module: Module,
): Draft {
  const spots = new Map<Field, Spot>();
  for (const one of found.placed)
    if (one.field.kind === 'integer') spots.set(one.field, spotOf(one, module));
  return {
    message,
    fields,
    module,
    summed: true,
    parameters: [],
    givens: new Set(),
    lines: [],
    spots,
    codes: new Map(),
    spans: new Map([['message', { start: 'o', end: 'end' }]]),
  };
}

/**
 * Fixed integers first, then parts that move: the shape of a header in front of what it carries.
 */
function writable(fields: readonly Field[], module: Module): boolean {
  if (wordOrdered(module.protocol) && module.protocol.endian.kind === 'when') return false;
  let moved = false;
  for (const step of steps(fields)) {
    if (step.kind !== 'field') continue;
    const { field } = step;
    // What may be absent already stands in place, or does not.
    if (field.when && field.kind !== 'octets') return false;
    if (field.kind === 'nested' || field.kind === 'group') return false;
    if (field.kind === 'integer') {
      const { derived } = field;
      const unknown =
        field.width !== undefined ||
        derived?.kind === 'equation' ||
        derived?.kind === 'count' ||
        derived?.kind === 'presence';
      if (moved || unknown || field.numeric === 'bigint') return false;
    } else if (field.kind !== 'octets' || !isFixed(field)) moved = true;
  }
  return fields.length > 0;
}

function isFixed(field: Field): boolean {
  return (
    field.kind === 'octets' && field.size.kind === 'octets' && field.size.octets.kind === 'number'
  );
}

/** The ends of the parts that move: all but the last are said by the caller. */
function moving(begin: number, draft: Draft): { end: string; moves: boolean } {
  let base = 'o';
  let bits = begin;
  const open: { field: Field; start: string }[] = [];
  const all = steps(draft.fields);
  for (const [index, step] of all.entries()) {
    const at = offsetCode(base, bits >> 3);
    if (step.kind === 'enter') open.push({ field: step.group, start: at });
    else if (step.kind === 'exit') {
      const one = open.pop()!;
      draft.spans.set(one.field, { start: one.start, end: at });
    } else if (step.field.kind === 'integer') bits += step.field.bits;
    else if (
      isFixed(step.field) &&
      step.field.kind === 'octets' &&
      step.field.size.kind === 'octets' &&
      step.field.size.octets.kind === 'number'
    )
      bits += Number(step.field.size.octets.value) * 8;
    else {
      const last = !all.slice(index + 1).some((later) => later.kind === 'field');
      const end = last ? 'end' : `${local(step.field.id)}End`;
      if (!last) draft.parameters.push(end);
      draft.spans.set(step.field, { start: at, end });
      base = end;
      bits = 0;
    }
  }
  return { end: offsetCode(base, bits >> 3), moves: base !== 'o' };
}

/** Integers that share octets. */
function cells(integers: readonly IntegerField[], draft: Draft): IntegerField[][] {
  const found: IntegerField[][] = [];
  let bits = 0;
  for (const field of integers) {
    const spot = draft.spots.get(field);
    if (!spot) continue;
    const start = spot.word === undefined ? bits % 8 === 0 : spot.bit === 0;
    if (start) found.push([]);
    found.at(-1)!.push(field);
    bits += field.bits;
  }
  return found;
}

function writeCell(cell: readonly IntegerField[], draft: Draft): void {
  const { endian, condition } = endianOf(draft.module.protocol);
  const bits = cell.reduce((sum, field) => sum + field.bits, 0);
  const codes = cell.map((field) => code(field, draft));
  const first = draft.spots.get(cell[0]!)!;
  const group = cell.length > 1 && first.word === undefined ? wholeGroup(cell, draft) : undefined;
  if (group !== undefined) {
    draft.lines.push(...writeInteger({ ...first, bits }, group, endian, condition));
    return;
  }
  for (const [index, field] of cell.entries())
    if (cell.length === 1 || codes[index] !== undefined) draft.codes.set(field, codes[index]!);
  if (cell.length === 1) draft.lines.push(...writeInteger(first, codes[0]!, endian, condition));
  else {
    const little = first.word !== undefined;
    let shift = little ? 0 : bits;
    const parts = cell.map((field, index) => {
      if (!little) shift -= field.bits;
      const part =
        codes[index] === '0'
          ? ''
          : shift === 0
            ? paren(codes[index]!)
            : `(${paren(codes[index]!)} << ${shift})`;
      if (little) shift += field.bits;
      return part;
    });
    const joined = parts.filter((part) => part !== '').join(' | ') || '0';
    const word = `${local(cell[0]!.id)}Word`;
    draft.lines.push(
      `const ${word} = ${joined};`,
      ...writeInteger(
        little ? { ...first, bit: 0, bits } : { ...first, bits },
        word,
        endian,
        condition,
      ),
    );
  }
}

/** A group of bits written as one number, when nothing in it is derived. */
function wholeGroup(cell: readonly IntegerField[], draft: Draft): string | undefined {
  const find = (fields: readonly Field[]): string | undefined => {
    for (const field of fields) {
      if (field.kind !== 'group') continue;
      if (
        field.bits !== undefined &&
        field.fields.length === cell.length &&
        field.fields.every((one, index) => one === cell[index])
      )
        return local(field.id);
      const inner = find(field.fields);
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  if (cell.some((field) => field.derived && field.derived.kind !== 'constant')) return undefined;
  const name = find(draft.fields);
  if (name !== undefined) {
    for (const field of cell)
      draft.parameters.splice(draft.parameters.indexOf(local(field.id)), field.derived ? 0 : 1);
    draft.parameters.push(name);
  }
  return name;
}

/** What to write for a field: what the caller says, or what the octets already in place say. */
function code(field: IntegerField, draft: Draft): string {
  const { derived } = field;
  if (!derived || derived.kind === 'tag') {
    const name = local(field.id);
    draft.parameters.push(name);
    draft.codes.set(field, name);
    return name;
  }
  if (derived.kind === 'constant') return `${derived.value}`;
  if (derived.kind === 'size') {
    const said = size(derived, draft);
    draft.codes.set(field, said);
    return said;
  }
  return '0';
}

function size(derived: Extract<Derivation, { kind: 'size' }>, draft: Draft): string {
  const span = draft.spans.get(
    derived.of === draft.message ? 'message' : (derived.of as Field),
  ) ?? { start: 'o', end: 'end' };
  const octets = `${span.end} - ${paren(span.start)}`;
  const less =
    derived.offset === 0
      ? octets
      : derived.offset > 0
        ? `${octets} - ${derived.offset}`
        : `${octets} + ${-derived.offset}`;
  if (derived.scale === 1) return less;
  const shift = Math.log2(derived.scale);
  return Number.isInteger(shift) ? `(${less}) >>> ${shift}` : `(${less}) / ${derived.scale}`;
}

function checksum(
  field: IntegerField,
  derived: Extract<Derivation, { kind: 'checksum' }>,
  draft: Draft,
): void {
  const { algorithm, over, none } = derived.checksum;
  if (algorithm !== 'internet checksum') return;
  const speaker: Speaker = {
    field: (one) =>
      draft.codes.get(one) ?? accessorName(draft.message ? prefixOf(draft.message) : '', one.id),
    given(given) {
      draft.givens.add(givenName(given));
      return givenName(given);
    },
    octetsOf: (of) => octetsOf(of === 'message' ? 'message' : of, draft),
    countOf: () => '0',
    octetsLeft: () => '0',
    sum: () => '0',
  };
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => paren(say(part.value, speaker)));
  let sum = numbers.join(' + ') || '0';
  if (!draft.summed) sum = `${use(draft.module, checksumPath, 'fold16')}(${sum})`;
  else
    for (const part of over)
      if (part.kind !== 'expression')
        sum = `${use(draft.module, checksumPath, 'sum16')}(${sum}, b, ${span(part, draft).start}, ${span(part, draft).end})`;
  const name = `${local(field.id)}Value`;
  const { endian, condition } = endianOf(draft.module.protocol);
  draft.lines.push(
    `const ${name} = ${draft.summed ? complement(sum, none !== undefined) : sum};`,
    ...writeInteger(draft.spots.get(field)!, name, endian, condition),
  );
}

/** Where zero says that there is none, a sum of zero is sent as its other form, all ones. */
function complement(sum: string, zeroIsNone: boolean): string {
  return zeroIsNone ? `(~${sum} & 0xffff) || 0xffff` : `~${sum} & 0xffff`;
}

function octetsOf(of: Field | 'message', draft: Draft): string {
  const found = draft.spans.get(of) ?? { start: 'o', end: 'end' };
  return `${found.end} - ${paren(found.start)}`;
}

function span(part: Coverage, draft: Draft): { start: string; end: string } {
  return (
    draft.spans.get(part.kind === 'field' ? part.field : 'message') ?? { start: 'o', end: 'end' }
  );
}
