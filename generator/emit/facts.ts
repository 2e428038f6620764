/**
 * What there is to say of a field, gathered once for the pages, the figures and `nonos spec
 * explain`.
 */
import type {
  Arm,
  Element,
  Field,
  IntegerRules,
  Layering,
  Message,
  Model,
  Protocol,
  Range,
  Rule,
  Size,
} from '../model.ts';
import { fixedBits } from './drawing.ts';
import { expressionWords, rangesWords } from './phrases.ts';

/** A field in its place. */
export interface Placed {
  readonly field: Field;
  /** How many groups it stands in. */
  readonly depth: number;
  /** Bits from the beginning, when nothing before it can change them. */
  readonly bit: number | undefined;
  /** Else, the nearest field before it that can. */
  readonly after: Field | undefined;
}

/** The fields with those of their groups, in the order of the wire. */
export function placed(fields: readonly Field[], begin = 0): readonly Placed[] {
  const found: Placed[] = [];
  let at: number | undefined = begin;
  let moved: Field | undefined;
  const visit = (field: Field, depth: number): void => {
    found.push({ field, depth, bit: at, after: at === undefined ? moved : undefined });
    if (field.kind === 'group') {
      for (const inner of field.fields) visit(inner, depth + 1);
      if (!field.when) return;
    }
    const bits = field.when ? undefined : fixedBits(field);
    at = at === undefined || bits === undefined ? undefined : at + bits;
    if (bits === undefined) moved = field;
  };
  for (const field of fields) visit(field, 0);
  return found;
}

/** The field's own rules, those of its region included. */
export function rulesOf(field: Field): readonly Rule[] {
  switch (field.kind) {
    case 'integer':
      return integerRules(field.rules);
    case 'octets':
      return present([sizeRule(field.size)]);
    case 'nested':
      return present([field.rule, ...integerRules(field.rules)]);
    case 'list':
      return present([sizeRule(field.size), field.until?.rule, field.truncated, field.rule]);
    case 'group':
      return present([sizeRule(field.size), field.leftover]);
    case 'union':
      return present([sizeRule(field.size), field.truncated, field.leftover, field.unknown]);
  }
}

function integerRules(rules: IntegerRules): readonly Rule[] {
  const { constant, ranges, multiple, closed, equation, checksum } = rules;
  return present([
    constant?.rule,
    ranges?.rule,
    multiple?.rule,
    closed,
    equation?.rule,
    checksum?.rule,
  ]);
}

function sizeRule(size: Size | undefined): Rule | undefined {
  return size?.kind === 'octets' ? size.rule : undefined;
}

function present<Item>(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item) => item !== undefined);
}

/** What a field is, in a few words: `IPv4 Address`, `list of Option`, `named by Kind`. */
export function natureWords(field: Field): string {
  switch (field.kind) {
    case 'integer':
    case 'nested': {
      const type = field.kind === 'nested' ? field.type.name : field.display;
      const names = field.values ? `named by ${field.values.name}` : undefined;
      const unit = field.unit === undefined ? undefined : `in ${unitWords(field.unit)}`;
      return present([type, names, unit, field.sealed ? 'sealed' : undefined]).join(', ');
    }
    case 'octets': {
      const carried = field.carries && carriesWords(field.carries);
      const text = field.text ? 'text' : undefined;
      const padded =
        field.padded && `padded with ${field.padded.with} to ${expressionWords(field.padded.to)}`;
      const kind = field.display ?? text ?? carried ?? 'octets';
      return present([kind, padded, field.sealed ? 'sealed' : undefined]).join(', ');
    }
    case 'list': {
      const padded = field.padded && `padded with ${field.padded.with}`;
      return present([`list of ${elementWords(field.element)}`, padded]).join(', ');
    }
    case 'group':
      return field.bits === undefined ? 'group' : 'group of bits';
    case 'union':
      return `by ${expressionWords(field.tag)}`;
  }
}

/** `4 octets` counts in fours of octets. */
function unitWords(unit: string): string {
  return /^\d/.test(unit) ? `units of ${unit}` : unit;
}

function carriesWords(carries: NonNullable<Extract<Field, { kind: 'octets' }>['carries']>): string {
  const tags = carries.tags.map((tag) => expressionWords(tag)).join(' or ');
  const unless = carries.unless ? ` unless ${expressionWords(carries.unless)}` : '';
  return `the next protocol, by ${tags}${unless}`;
}

export function elementWords(element: Element): string {
  if (element.kind === 'type') return element.type.name;
  if (element.display !== undefined) return element.display;
  return element.kind === 'integer' ? `${element.bits} bits` : `${element.octets} octets`;
}

/** The tag of an arm as the spec writes it. */
export function armLabel({ ranges }: Arm): string {
  if (ranges === 'else') return 'else';
  return rangesWords(ranges);
}

/** One row of the layers table, seen from one side. */
export interface Neighbour {
  readonly carrier: Message;
  readonly carried: Message;
  readonly range: Range;
  readonly layering: Layering;
}

/** Who carries the protocol, and whom it carries. */
export function neighbours(
  protocol: Protocol,
  model: Model,
): { below: readonly Neighbour[]; above: readonly Neighbour[] } {
  const all = model.layerings.flatMap((layering) =>
    layering.carriers.flatMap((carrier) =>
      layering.layers.map(({ range, message }) => ({ carrier, carried: message, range, layering })),
    ),
  );
  return {
    below: all.filter(({ carried }) => carried.protocol === protocol.name),
    above: all.filter(({ carrier }) => carrier.protocol === protocol.name),
  };
}

/** Whether a file declares nothing but machines, which have pages of their own. */
export function isEmpty(protocol: Protocol, model: Model): boolean {
  const { messages, choices, values, numbers, labels, registers } = protocol;
  const declared = [messages, choices, values, numbers, labels, registers];
  return (
    declared.every((list) => list.length === 0) &&
    model.layerings.every(({ path }) => path !== protocol.path)
  );
}
