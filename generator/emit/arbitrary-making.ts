/** What making values shares: the code so far, the room there is, and calls of other makers. */
import type { Field, Message, Type } from '../model.ts';
import { upper } from '../names.ts';
import { bitsOf } from '../resolve/extent.ts';
import { drawPath } from './arbitrary-numbers.ts';
import { type Speaker } from './expression.ts';
import { givenName, local, needsNames, use, type Module } from './module.ts';

export interface Making {
  readonly module: Module;
  lines: string[];
  members: string[];
  readonly names: Set<string>;
  /**
   * Names of places, of which no two arms share one: so that those nobody asks for can be left
   * out.
   */
  readonly places: Set<string>;
  /** JavaScript for the number that a field holds. */
  known: Map<Field, string>;
  /** Whether a field is there, when that was chosen before its place. */
  readonly presence: Map<Field, string>;
  /** The TypeScript type that the members are of. */
  owner: string;
  /**
   * Where the region may end at most, and where it does when `exact`: octets from the start of the
   * type.
   */
  limit: string;
  exact: boolean;
  /** Octets and bits that are not yet added to `at`. */
  octets: number;
  bits: number;
  /** Numbers that say the size of something further down, and what. */
  readonly sizing: Map<Field, Field | Message>;
}

export function newMaking(type: Type, owner: string, module: Module): Making {
  const names = new Set(['d', 'room', 'at', 'v', ...type.needs.givens.map(givenName)]);
  const lines = ['let at = 0;'];
  return {
    module,
    lines,
    members: [],
    names,
    places: new Set(),
    known: new Map(),
    presence: new Map(),
    owner,
    limit: 'room',
    exact: false,
    octets: 0,
    bits: 0,
    sizing: new Map(),
  };
}

export function name(making: Making, wanted: string): string {
  const { names, places } = making;
  let unique = local(wanted);
  for (let count = 2; names.has(unique) || places.has(unique); count++) {
    unique = `${local(wanted)}${count}`;
  }
  (/^(start|limit|.*Said)$/.test(wanted) ? places : names).add(unique);
  return unique;
}

export function at(making: Making): string {
  if (making.octets > 0) making.lines.push(`at += ${making.octets};`);
  making.octets = 0;
  return 'at';
}

export function speaker(making: Making): Speaker {
  return {
    field: (field) => making.known.get(field) ?? '0',
    given: givenName,
    octetsOf: () => '0',
    countOf: () => '0',
    octetsLeft: () => `${making.limit} - ${at(making)}`,
    sum: () => '0',
  };
}

export function least(fields: readonly Field[]): number {
  const { min } = bitsOf(fields, new Map(), new Set());
  return Number.isFinite(min) ? Math.ceil(min / 8) : 0;
}

export function advance(bits: number, making: Making): void {
  making.octets += (making.bits + bits) >> 3;
  making.bits = (making.bits + bits) & 7;
}

export function restLast(fields: readonly Field[]): boolean {
  const last = fields.at(-1);
  return last?.kind === 'octets' && last.size.kind === 'rest';
}

/** Only tags with an arm are drawn. */
export const undrawn = [`throw new RangeError('unreachable: only tags with an arm are drawn');`];

function elsewhere(
  type: Type,
  wanted: string,
  kind: 'value' | 'arbitraries',
  module: Module,
): string {
  const own = type.protocol === module.protocol.name;
  if (own && kind === 'arbitraries') return wanted;
  const other = module.protocols.get(type.protocol)!;
  if (own) return use(module, `${other.stem}.value`, wanted);
  const alias = `${other.stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}${upper(wanted)}`;
  use(module, `generated/${other.layer}/${other.stem}.${kind}.ts`, `${wanted} as ${alias}`);
  return alias;
}

export function measured(type: Type, value: string, making: Making): string {
  const { module } = making;
  const plain = type.kind === 'labels' && type.pointer ? 'Plain' : '';
  const write = elsewhere(type, `write${upper(type.id)}${plain}`, 'value', module);
  const needs = needsNames(type).map((need) => (need === 'origin' ? '0' : need));
  const args = type.kind === 'number' ? ['b', '0', value] : [value, 'b', '0', ...needs];
  return `${use(module, drawPath, 'sizeOf')}((b) => ${write}(${args.join(', ')}))`;
}

export function makeCall(type: Type, room: string, making: Making): string {
  if (type.kind === 'labels')
    return `d.labels(Math.min(${type.textOctetsMax}, ${room}), ${2 ** type.label.lengthBits - 1})`;
  if (type.kind === 'number') {
    const bits = Math.max(...type.widths);
    return bits > 53 ? `d.big(0n, ${2n ** BigInt(bits) - 1n}n)` : `d.integer(0, ${2 ** bits - 1})`;
  }
  const maker = elsewhere(type, `make${upper(type.id)}`, 'arbitraries', making.module);
  return `${maker}(${['d', room, ...type.needs.givens.map(givenName)].join(', ')})`;
}
