/**
 * `nonos decode`: a capture, packet by packet, taken apart by what the specs say and nothing else.
 */
import { createReadStream, statSync } from 'node:fs';

import { defineCommand } from './command.ts';
import { Capture } from './decode/capture.ts';
import type { Packet } from './decode/capture.ts';
import { Dissector } from './decode/dissect.ts';
import type { Dissection } from './decode/dissect.ts';
import { FilterError, parseFilter } from './decode/filter.ts';
import type { Filter } from './decode/filter.ts';
import { hexOf } from './decode/hex.ts';
import { jsonOf } from './decode/json.ts';
import { Columns, lineOf } from './decode/line.ts';
import type { Line } from './decode/line.ts';
import { Stats } from './decode/stats.ts';
import { faultLines, treeOf } from './decode/tree.ts';
import { Failure, UsageError } from './failure.ts';
import type { Terminal } from './terminal.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos decode capture.pcapng', description: 'One line a packet' },
    {
      line: 'nonos decode -v --from 4 --to 4 capture.pcap',
      description: 'Every field of packet 4, with its bits',
    },
    {
      line: `nonos decode --filter 'tcp.syn = 1 and ipv4.source address = 10.0.0.0/8' capture.pcap`,
      description: 'Only some packets',
    },
    {
      line: `nonos decode --filter 'dns.qname contains "example"' -x capture.pcap`,
      description: 'With their octets',
    },
    {
      line: 'nonos decode --stats capture.pcap',
      description: 'What is in it, and who spoke with whom',
    },
    { line: 'tcpdump -w - | nonos decode --json -', description: 'For programs, as packets come' },
  ],
  positionals: [{ name: 'FILE', description: 'A capture, pcap or pcapng; - is standard input' }],
  options: {
    verbose: {
      type: 'boolean',
      short: 'v',
      description: 'Show every field, with the bits it has in the packet',
    },
    hex: {
      type: 'boolean',
      short: 'x',
      description: 'Show the octets; colours tell the fields apart',
    },
    filter: {
      type: 'string',
      short: 'f',
      value: 'EXPRESSION',
      description: 'Only packets for which this holds',
    },
    from: { type: 'string', value: 'NUMBER', description: 'Begin with this packet' },
    to: { type: 'string', value: 'NUMBER', description: 'End with this packet' },
    stats: { type: 'boolean', description: 'Only sum up: protocols, and who spoke with whom' },
    count: { type: 'boolean', description: 'Only count the packets' },
    json: {
      type: 'boolean',
      description: 'Print one JSON object a packet and line; with -v each field has its bits',
    },
  },
  async run({ positionals: [file = '-'], options }, terminal) {
    const view = viewOf(options, terminal);
    const capture = new Capture();
    const dissector = new Dissector();
    const clock = new Clock();
    const unknown = new Set<number>();
    for await (const chunk of chunksOf(file, terminal)) {
      for (const packet of capture.take(chunk)) {
        if (packet.number > view.to) break;
        const isCut = packet.originalLength > packet.octets.length;
        const dissection = dissector.dissect({ ...packet, isCut });
        const time = clock.since(packet);
        if (!dissector.knows(packet.linkType)) unknown.add(packet.linkType);
        if (packet.number < view.from || !view.filter(packet, dissection)) continue;
        view.show(packet, dissection, lineOf(packet, dissection, time));
      }
      if (capture.packets > view.to) break;
    }
    if (capture.packets <= view.to) capture.finish();
    view.end();
    const name = file === '-' ? 'standard input' : file;
    const problem = problemOf(capture, unknown);
    if (problem === undefined) return 0;
    if (!options.json) throw new Failure(`${name}: ${problem}`);
    // One object a line to the end, also for what went wrong.
    const message = `${name}: ${problem}`;
    terminal.print(JSON.stringify({ error: { kind: 'failure', message } }));
    terminal.complain(`${terminal.styleComplaint('red', 'nonos:')} ${message}`);
    return 1;
  },
});

/** What is wrong with a capture, if anything is. */
function problemOf(capture: Capture, unknown: ReadonlySet<number>): string | undefined {
  if (capture.problem !== undefined || unknown.size === 0) return capture.problem;
  return `nothing is known of link type ${[...unknown].join(', ')}: shown as data`;
}

/** Time since the first packet. */
class Clock {
  private first: Packet | undefined;

  since(packet: Packet): string {
    if (!packet.isTimed) return '-';
    this.first ??= packet;
    const nanoseconds =
      (packet.seconds - this.first.seconds) * 1e9 + packet.nanoseconds - this.first.nanoseconds;
    return (nanoseconds / 1e9).toFixed(6);
  }
}

interface View {
  readonly from: number;
  readonly to: number;
  readonly filter: Filter;
  show(packet: Packet, dissection: Dissection, line: Line): void;
  end(): void;
}

interface Wishes {
  readonly verbose: boolean;
  readonly hex: boolean;
  readonly filter: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly stats: boolean;
  readonly count: boolean;
  readonly json: boolean;
}

function viewOf(wishes: Wishes, terminal: Terminal): View {
  const from = numberOf('from', wishes.from, 1);
  const to = numberOf('to', wishes.to, Infinity);
  const filter = filterOf(wishes.filter);
  return { from, to, filter, ...outputOf(wishes, terminal) };
}

function outputOf(wishes: Wishes, terminal: Terminal): Pick<View, 'show' | 'end'> {
  if (wishes.count) {
    let packets = 0;
    return {
      show: () => void packets++,
      end: () => terminal.print(wishes.json ? JSON.stringify({ packets }) : String(packets)),
    };
  }
  if (wishes.stats) {
    const stats = new Stats();
    return {
      show: (packet, dissection, line) => stats.add(packet, dissection, line),
      end: () => (wishes.json ? terminal.printJson(stats.json()) : stats.print(terminal)),
    };
  }
  if (wishes.json) {
    return {
      show: (packet, dissection, line) =>
        terminal.print(JSON.stringify(jsonOf(packet, dissection, line, wishes.verbose))),
      end: () => undefined,
    };
  }
  const columns = new Columns();
  return {
    show: (packet, dissection, line) => {
      terminal.print(columns.text(line, terminal));
      for (const comment of packet.comments)
        terminal.print(terminal.style('dim', `      ${comment}`));
      if (wishes.verbose) treeOf(dissection, terminal).forEach((one) => terminal.print(one));
      if (wishes.hex)
        hexOf(packet.octets, dissection, terminal).forEach((one) => terminal.print(one));
      const isOpen = wishes.verbose || wishes.hex;
      if (dissection.fault && !wishes.verbose)
        faultLines(dissection.fault.fault, terminal).forEach((one) => terminal.print(one));
      if (isOpen) terminal.print();
    },
    end: () => undefined,
  };
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text))
    throw new UsageError(`--${name} needs the number of a packet, not ${text}`);
  return Number(text);
}

function filterOf(text: string | undefined): Filter {
  if (text === undefined) return () => true;
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(
      `${error.message}\n  ${text}\n  ${' '.repeat(error.at)}${'^'.repeat(error.length)}`,
    );
  }
}

const PROGRESS_OCTETS = 1 << 24;

/** The octets of a file as they come; large ones show how far we are. */
async function* chunksOf(file: string, terminal: Terminal): AsyncGenerator<Uint8Array> {
  const size = file === '-' ? 0 : statSync(file).size;
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  let octets = 0;
  let shown = -1;
  for await (const chunk of stream) {
    octets += (chunk as Uint8Array).length;
    const percent = Math.floor((octets / size) * 100);
    if (size > PROGRESS_OCTETS && percent > shown) terminal.progress(`${percent} % of ${file}`);
    shown = percent;
    yield chunk as Uint8Array;
  }
}
