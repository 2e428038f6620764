/** One look at a stack, and what has become of it since the look before. */
import { connectionRows, countersOfStack, interfaceRows } from '../../runtime/observe.ts';
import type { ConnectionRow, InterfaceRow } from '../../runtime/observe.ts';
import type { OnionStatus } from '../../runtime/onion.ts';
import type { Stack } from '../../runtime/stack.ts';
import { circuitLine } from '../onion/lines.ts';
import { connectionTable, table } from '../network/tables.ts';

export interface Look {
  readonly atMs: number;
  readonly interfaces: readonly InterfaceRow[];
  readonly connections: readonly ConnectionRow[];
  readonly counters: Readonly<Record<string, number>>;
  readonly onion: OnionStatus | undefined;
}

/** Rows of each table; a view that does not fit is no view. */
const ROWS_MAX = 12;

export function look(stack: Stack, onion: OnionStatus | undefined): Look {
  const counters = countersOfStack(stack).map(({ path, value }) => [path, value] as const);
  return {
    atMs: stack.timers.clock.now(),
    interfaces: interfaceRows(stack),
    connections: connectionRows(stack),
    counters: Object.fromEntries(counters),
    onion,
  };
}

/** Of `before` there is nothing at first: then nothing has a rate. */
export function frame(now: Look, before: Look | undefined): readonly string[] {
  const seconds = before === undefined ? 0 : (now.atMs - before.atMs) / 1000;
  return [
    ...interfaceRates(now, before, seconds),
    ...section(`connections ${now.connections.length}`, connectionTable(now.connections), 1),
    ...onionLines(now.onion),
    ...section('counters that moved', moved(now, before), 0),
  ];
}

function section(title: string, rows: readonly string[], heads: number): readonly string[] {
  if (rows.length <= heads) return ['', title];
  const shown = rows.slice(0, heads + ROWS_MAX);
  const left = rows.length - shown.length;
  return ['', title, ...shown, ...(left > 0 ? [`and ${left} more`] : [])];
}

function interfaceRates(
  { interfaces }: Look,
  before: Look | undefined,
  seconds: number,
): readonly string[] {
  const rows = interfaces.map(({ name, isUp, addresses, counters }) => {
    const old = before?.interfaces.find((one) => one.name === name)?.counters ?? counters;
    const rate = (key: keyof typeof counters, scale: number): string =>
      seconds > 0 ? Math.round(((counters[key] - old[key]) * scale) / seconds).toString() : '-';
    const [first] = addresses;
    return [
      name,
      isUp ? 'up' : 'down',
      first === undefined ? '-' : `${first.address}/${first.length}`,
      rate('receivedFrames', 1),
      rate('receivedOctets', 8 / 1000),
      rate('transmittedFrames', 1),
      rate('transmittedOctets', 8 / 1000),
    ];
  });
  const head = ['Iface', 'State', 'Address', 'RX/s', 'RX kbit/s', 'TX/s', 'TX kbit/s'];
  return table(head, rows);
}

function onionLines(onion: OnionStatus | undefined): readonly string[] {
  if (onion === undefined) return [];
  const title = `circuits ${onion.circuits.length}, bootstrap ${onion.percent} %, ${onion.phase}`;
  return section(title, onion.circuits.map(circuitLine), 0);
}

/** The most lively first. */
function moved({ counters }: Look, before: Look | undefined): readonly string[] {
  if (before === undefined) return [];
  const rows = Object.entries(counters)
    .map(([path, value]) => ({ path, value, more: value - (before.counters[path] ?? 0) }))
    .filter(({ more }) => more !== 0)
    .sort((one, other) => other.more - one.more);
  if (rows.length === 0) return [];
  return table(
    ['', '', ''],
    rows.map(({ path, value, more }) => [path, value, `+${more}`]),
  ).slice(1);
}
