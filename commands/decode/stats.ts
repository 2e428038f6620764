/** What a capture is made of: by protocol, and who spoke with whom. */
import type { Terminal } from '../terminal.ts';
import type { Packet } from './capture.ts';
import type { Dissection } from './dissect.ts';
import type { Line } from './line.ts';

interface Tally {
  packets: number;
  octets: number;
  faults: number;
}

const CONVERSATIONS_MAX = 100_000;
const CONVERSATIONS_SHOWN = 20;

export class Stats {
  private readonly total: Tally = { packets: 0, octets: 0, faults: 0 };
  private readonly protocols = new Map<string, Tally>();
  private readonly conversations = new Map<string, Tally>();
  private seconds = 0;

  add(packet: Packet, dissection: Dissection, line: Line): void {
    const own = dissection.layers.filter((layer) => !layer.isQuoted);
    const faulty = dissection.fault?.layer.protocol.name;
    count(this.total, packet, faulty !== undefined);
    for (const name of new Set(own.map((layer) => layer.protocol.name))) {
      count(tally(this.protocols, name), packet, name === faulty);
    }
    this.seconds = Math.max(this.seconds, Number(line.time) || 0);
    if (line.source === '' || this.conversations.size >= CONVERSATIONS_MAX) return;
    const ends = [line.source, line.destination].sort();
    count(tally(this.conversations, `${ends[0]} ↔ ${ends[1]}`), packet, faulty !== undefined);
  }

  json(): unknown {
    const rows = (map: ReadonlyMap<string, Tally>, name: string): unknown =>
      sorted(map).map(([key, value]) => ({ [name]: key, ...value }));
    return {
      ...this.total,
      seconds: this.seconds,
      protocols: rows(this.protocols, 'protocol'),
      conversations: rows(this.conversations, 'between'),
    };
  }

  print(terminal: Terminal): void {
    const { packets, octets, faults } = this.total;
    const time = this.seconds.toFixed(3);
    terminal.print(`${packets} packets, ${octets} octets in ${time} s, ${faults} with a fault\n`);
    table(terminal, 'Protocol', sorted(this.protocols), octets);
    if (this.conversations.size === 0) return;
    terminal.print();
    const rows = sorted(this.conversations);
    table(terminal, 'Conversation', rows.slice(0, CONVERSATIONS_SHOWN), octets);
    const more = rows.length - CONVERSATIONS_SHOWN;
    if (more > 0) terminal.print(`and ${more} more`);
  }
}

function tally(map: Map<string, Tally>, key: string): Tally {
  const found = map.get(key) ?? { packets: 0, octets: 0, faults: 0 };
  map.set(key, found);
  return found;
}

function count(one: Tally, packet: Packet, isFaulty: boolean): void {
  one.packets++;
  one.octets += packet.originalLength;
  if (isFaulty) one.faults++;
}

function sorted(map: ReadonlyMap<string, Tally>): [string, Tally][] {
  return [...map].sort(([, left], [, right]) => right.octets - left.octets);
}

const BAR = 24;

function table(
  terminal: Terminal,
  title: string,
  rows: readonly [string, Tally][],
  octets: number,
): void {
  const width = Math.max(title.length, ...rows.map(([name]) => name.length));
  const head = `${title.padEnd(width)}   packets      octets  faults`;
  terminal.print(terminal.style('bold', head));
  for (const [name, one] of rows) {
    const bar = '█'.repeat(Math.round((one.octets / Math.max(octets, 1)) * BAR));
    const faults =
      one.faults > 0 ? terminal.style('red', String(one.faults).padStart(6)) : '     ·';
    const numbers = `${String(one.packets).padStart(8)}  ${String(one.octets).padStart(10)}`;
    terminal.print(
      `${name.padEnd(width)}  ${numbers}  ${faults}  ${terminal.style('cyan', bar)}`.trimEnd(),
    );
  }
}
