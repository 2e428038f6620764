/** A packet in one line: number, time, who to whom, protocol, length, what it says. */
import type { Terminal } from '../terminal.ts';
import type { Packet } from './capture.ts';
import type { Dissection, Layer } from './dissect.ts';
import { summaries } from './summaries.ts';
import { textAt } from './view.ts';

type Style = Parameters<Terminal['style']>[0];

export interface Line {
  readonly number: number;
  readonly time: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly length: number;
  readonly info: string;
  readonly fault: string | undefined;
}

/** Colours as eyes know them from other tools, by protocol. */
const colors: Readonly<Record<string, Style>> = {
  ARP: 'yellow',
  TCP: 'green',
  UDP: 'cyan',
  DNS: 'blueBright',
  DHCPv4: 'yellowBright',
  TLS: 'magenta',
  QUIC: 'magentaBright',
  ICMPv4: 'cyanBright',
  ICMPv6: 'cyanBright',
  IGMP: 'yellow',
  SOCKS5: 'greenBright',
};

export function lineOf(packet: Packet, dissection: Dissection, time: string): Line {
  const [source, destination] = endsOf(dissection.layers);
  const shown = shownLayers(dissection.layers);
  const infos = shown.map(
    (layer) => summaries[layer.key]?.(layer.description.root, layer, dissection) ?? layer.type.name,
  );
  const last = shown.at(-1);
  const problem = dissection.fault?.fault;
  return {
    number: packet.number,
    time,
    source,
    destination,
    protocol: last?.protocol.name ?? 'data',
    length: packet.originalLength,
    info: joinEqual(infos.filter((info) => info !== '')),
    fault: problem && `${dissection.fault?.layer.protocol.name} ${problem.path}: ${problem.fault}`,
  };
}

/** `Application Data ×4` for what is said four times in a row. */
function joinEqual(words: readonly string[]): string {
  const runs: { word: string; times: number }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.word === word) last.times++;
    else runs.push({ word, times: 1 });
  }
  return runs.map(({ word, times }) => (times > 1 ? `${word} ×${times}` : word)).join(', ');
}

/** All messages of the innermost protocol that is not quoted. */
function shownLayers(layers: readonly Layer[]): readonly Layer[] {
  const own = layers.filter((layer) => !layer.isQuoted && !isWrapper(layer));
  const last = own.at(-1) ?? layers.findLast((layer) => !layer.isQuoted);
  if (!last) return [];
  const first = own.findLastIndex((layer) => layer.protocol !== last.protocol);
  const tail = own.slice(first + 1);
  return tail.length === 0 ? [last] : last.protocol.stem === 'ipv6' ? [last] : tail;
}

/** Headers that say nothing of their own. */
function isWrapper({ key }: Layer): boolean {
  return ['ipv6.hopByHopOptions', 'ipv6.destinationOptions', 'ipv6.noNextHeader'].includes(key);
}

function endsOf(layers: readonly Layer[]): [string, string] {
  const own = layers.filter((layer) => !layer.isQuoted);
  const ip = own.findLast((layer) => layer.key === 'ipv4.packet' || layer.key === 'ipv6.packet');
  if (ip) {
    const { root } = ip.description;
    const ends: [string, string] = [
      textAt(root, 'sourceAddress'),
      textAt(root, 'destinationAddress'),
    ];
    if (ends[1] !== '') return ends;
  }
  const frame = own.find((layer) => layer.key === 'ethernet.frame');
  if (!frame) return ['', ''];
  const { root } = frame.description;
  return [textAt(root, 'source'), textAt(root, 'destination')];
}

/** Columns that grow with what they have seen, so that a stream of packets stays aligned. */
export class Columns {
  private ends = 25;
  private protocol = 6;

  text(line: Line, terminal: Pick<Terminal, 'style'>): string {
    const ends = line.source === '' ? '' : `${line.source} → ${line.destination}`;
    this.ends = Math.min(Math.max(this.ends, ends.length), 60);
    this.protocol = Math.max(this.protocol, line.protocol.length);
    const color = colors[line.protocol] ?? 'white';
    const fault = line.fault === undefined ? '' : terminal.style('red', `  ✗ ${line.fault}`);
    return [
      terminal.style('dim', `${String(line.number).padStart(5)} ${line.time.padStart(11)}`),
      ends.padEnd(this.ends),
      terminal.style(color, line.protocol.padEnd(this.protocol)),
      terminal.style('dim', String(line.length).padStart(5)),
      line.info + fault,
    ]
      .join(' ')
      .trimEnd();
  }
}
