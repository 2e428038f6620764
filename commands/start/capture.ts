/** A real capture, taken apart; and one field of it, down to its bits. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Line } from '../decode/line.ts';
import type { Node } from '../../runtime/describe.ts';
import type { Terminal } from '../terminal.ts';

/** curl over TLS 1.3 to nginx, recorded as test/captures/README.md says. */
export const CAPTURE = 'test/captures/tls13.pcapng';
const PACKETS_SHOWN = 9;

export interface Looked {
  readonly packets: number;
  readonly seconds: number;
  readonly lines: readonly Line[];
  readonly field: Explained | undefined;
}

/** One field of one packet: what the spec says of it, and the bits. */
interface Explained {
  readonly name: string;
  readonly packet: number;
  readonly spec: string;
  readonly says: string;
  readonly octets: string;
  readonly marks: string;
  readonly meaning: string;
}

/** The decoder is loaded after the generator has run, for it is made of what that made. */
export async function look(root: string): Promise<Looked | undefined> {
  const path = join(root, CAPTURE);
  if (!existsSync(path)) return undefined;
  const { Capture } = await import('../decode/capture.ts');
  const { Dissector } = await import('../decode/dissect.ts');
  const { lineOf } = await import('../decode/line.ts');
  const { nodeAt } = await import('../decode/view.ts');
  const begun = performance.now();
  const [capture, dissector] = [new Capture(), new Dissector()];
  const lines: Line[] = [];
  let field: Explained | undefined;
  let start: number | undefined;
  for (const packet of capture.take(readFileSync(path))) {
    const at = packet.seconds + packet.nanoseconds / 1e9;
    start ??= at;
    const isCut = packet.originalLength > packet.octets.length;
    const dissection = dissector.dissect({ ...packet, isCut });
    lines.push(lineOf(packet, dissection, (at - start).toFixed(6)));
    const segment = dissection.layers.find((layer) => layer.key === 'tcp.segment');
    const node = segment && nodeAt(segment.description.root, 'dataOffset');
    if (node) field ??= explain(root, node, packet.octets, packet.number);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { packets: capture.packets, seconds, lines: lines.slice(0, PACKETS_SHOWN), field };
}

const TCP_SPEC = 'spec/transport/tcp.protocol';

function explain(root: string, node: Node, octets: Uint8Array, packet: number): Explained {
  const lines = readFileSync(join(root, TCP_SPEC), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.trim().startsWith(`${node.name} (`));
  const first = node.bitOffset >> 3;
  const last = (node.bitOffset + node.bitLength - 1) >> 3;
  const bits = [...octets.subarray(first, last + 1)]
    .map((octet) => octet.toString(2).padStart(8, '0'))
    .join(' ');
  const before = node.bitOffset % 8;
  return {
    name: node.name,
    packet,
    spec: `${TCP_SPEC}:${line + 1}`,
    says: (lines[line] ?? '').trim(),
    octets: `octet ${first}: ${bits}`,
    marks: ' '.repeat(`octet ${first}: `.length + before) + '^'.repeat(node.bitLength),
    meaning: `${node.text}: so long is this header, and there the data begins`,
  };
}

export async function printCapture(looked: Looked, terminal: Terminal): Promise<void> {
  const { Columns } = await import('../decode/line.ts');
  const { packets, seconds, lines, field } = looked;
  terminal.print(terminal.style('bold', `A real capture, read by nothing else: ${CAPTURE}`));
  const columns = new Columns();
  for (const line of lines) terminal.print(columns.text(line, terminal));
  const rate = terminal.style('dim', `${packets} packets in ${Math.round(seconds * 1000)} ms`);
  terminal.print(`      … ${rate}\n`);
  if (!field) return;
  terminal.print(
    terminal.style('bold', `One field, bit by bit: ${field.name} of TCP in packet ${field.packet}`),
  );
  terminal.print(`  ${terminal.style('dim', field.spec)}  ${field.says}`);
  terminal.print(`  ${field.octets}\n  ${terminal.style('cyan', field.marks)} ${field.meaning}\n`);
}
