/** Values as people read them: addresses, names of values, flags, units. */
import type { Node, Value } from './node.ts';
import { showIpv4, showIpv6, showMac } from '../text.ts';
import type { ArmTable, Display, IntegerTable, Name, NestedTable } from './table.ts';

const OCTETS_SHOWN_MAX = 24;

export function show(node: Node): string {
  const { table, value } = node;
  switch (table.kind) {
    case 'integer':
      return showInteger(table, value);
    case 'nested': {
      if (node.arm) return showArm(node);
      return value === undefined ? '' : showInteger(table, value);
    }
    case 'octets':
      return showOctets(value, table.display, table.text === true);
    case 'list':
      return showList(node);
    case 'group':
      return showGroup(node);
    case 'union':
    case 'choice':
      return showArm(node);
    case 'message':
      return '';
    case 'number':
    case 'labels':
      return value === undefined ? '' : String(value);
  }
}

function showInteger(table: IntegerTable | NestedTable, value: Value): string {
  if (typeof value !== 'number' && typeof value !== 'bigint') return String(value ?? '');
  const display = table.kind === 'integer' ? table.display : undefined;
  if (display) return showAddress(Number(value), display);
  const known = nameOf(table, value);
  if (known !== undefined) return `${known} (${digits(table, value)})`;
  if (table.checksum) return hex(value, table.kind === 'integer' ? table.bits / 4 : 0);
  return withUnit(digits(table, value), value, table.unit);
}

/** Sparse numbers are easier to tell apart in hexadecimal. */
function digits(table: IntegerTable | NestedTable, value: number | bigint): string {
  const isTag = table.names !== undefined && table.kind === 'integer' && table.bits >= 16;
  return isTag && value > 0xff ? hex(value, table.bits / 4) : String(value);
}

function hex(value: number | bigint, width: number): string {
  return `0x${value.toString(16).padStart(width, '0')}`;
}

/** The name of a value, when it has one. */
export function nameOf(
  table: IntegerTable | NestedTable,
  value: number | bigint,
): string | undefined {
  const row = table.names?.find(([from, to]) => value >= from && value <= to);
  if (row) return row[2];
  return table.kind === 'integer' && table.arms
    ? armOf(table.arms, Number(value))?.name
    : undefined;
}

export function valueOf(names: readonly Name[], name: string): number | bigint | undefined {
  const wanted = name.toLowerCase();
  return names.find((row) => row[2].toLowerCase() === wanted)?.[0];
}

/** The arm that a tag chooses; the one without tags, if no other does. */
export function armOf(arms: readonly ArmTable[], tag: number): ArmTable | undefined {
  const inside = (from: number | bigint | null, to: number | bigint | null): boolean =>
    (from === null || tag >= from) && (to === null || tag <= to);
  return (
    arms.find((arm) => arm.tags?.some(([from, to]) => inside(from, to))) ??
    arms.find((arm) => arm.tags === undefined)
  );
}

/** `20 octets` for five of `4 octets`; a plain unit follows its number. */
function withUnit(text: string, value: number | bigint, unit: string | undefined): string {
  if (unit === undefined) return text;
  const [, factor, rest] = /^(\d+) (.+)$/.exec(unit) ?? [];
  if (factor === undefined) return `${text} ${unit}`;
  return `${text} (${BigInt(value) * BigInt(factor)} ${rest})`;
}

function showAddress(value: number, display: Display): string {
  return display === 'MAC Address' ? showMac(value) : showIpv4(value);
}

export function showHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

export function showText(octets: Uint8Array): string {
  return JSON.stringify(new TextDecoder().decode(octets));
}

function showOctets(value: Value, display: Display | undefined, text: boolean): string {
  if (!(value instanceof Uint8Array)) return '';
  if (display === 'IPv6 Address' && value.length === 16) return showIpv6(value, 0);
  if (text) return showText(value);
  if (value.length === 0) return 'empty';
  const count = `${value.length} ${value.length === 1 ? 'octet' : 'octets'}`;
  if (value.length <= OCTETS_SHOWN_MAX) return `${showHex(value)} (${count})`;
  return `${showHex(value.subarray(0, OCTETS_SHOWN_MAX))}… (${count})`;
}

function showArm(node: Node): string {
  if (!node.arm) return '';
  const isNamed = node.name === node.arm.name;
  return isNamed ? '' : node.arm.name;
}

function showList(node: Node): string {
  const items = node.children.filter((child) => child.id.startsWith('['));
  const count = items.length;
  const short = items.every((item) => item.children.length === 0 && item.value !== undefined);
  if (short && count > 0 && count <= 4) return items.map((item) => item.text).join(', ');
  return count === 0 ? 'none' : `${count} ${count === 1 ? 'item' : 'items'}`;
}

/** The flags that are set, by name. */
function showGroup(node: Node): string {
  if (node.table.kind !== 'group' || node.table.bits === undefined) return '';
  const flags = node.children.filter((child) => child.bitLength === 1 && child.value === 1);
  return flags.map((flag) => flag.name).join(', ');
}
