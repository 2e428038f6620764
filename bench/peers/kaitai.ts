/** The JavaScript that kaitai-struct-compiler makes of the three headers. */
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

import compiler from 'kaitai-struct-compiler';

import { digest } from '../digest.ts';

interface Segment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequenceNumber: number;
  readonly acknowledgmentNumber: number;
  readonly dataOffset: number;
  readonly flags: number;
}

interface Packet {
  readonly ihlBytes: number;
  readonly totalLength: number;
  readonly b67: number;
  readonly sourceAddress: Uint8Array;
  readonly destinationAddress: Uint8Array;
  readonly segment?: Segment;
  readonly body?: { readonly body?: Segment };
}

type Stream = new (octets: DataView) => object;
type Frame = new (stream: object) => { readonly packet?: Packet };

const ETHERNET_OCTETS = 14;
const load = createRequire(import.meta.url);

/**
 * A pass over all frames; the views that its streams need are made beforehand, outside of the
 * time.
 */
export async function kaitaiReader(
  ksy: object,
  frames: readonly Uint8Array[],
): Promise<() => number> {
  const Frame = await compiled(ksy);
  const KaitaiStream = load('kaitai-struct/KaitaiStream') as Stream;
  const views = frames.map(
    ({ buffer, byteOffset, length }) => new DataView(buffer, byteOffset, length),
  );
  return () => {
    let total = 0;
    for (const view of views) {
      const { packet } = new Frame(new KaitaiStream(view));
      total = (total + digestOf(packet)) | 0;
    }
    return total;
  };
}

function digestOf(packet: Packet | undefined): number {
  const segment = packet?.segment ?? packet?.body?.body;
  if (packet === undefined || segment === undefined || (packet.b67 & 0x3fff) !== 0) return -1;
  const segmentStart = ETHERNET_OCTETS + packet.ihlBytes;
  return digest(
    address(packet.sourceAddress),
    address(packet.destinationAddress),
    segment.sourcePort,
    segment.destinationPort,
    segment.sequenceNumber,
    segment.acknowledgmentNumber,
    segment.flags,
    segmentStart + segment.dataOffset * 4,
    ETHERNET_OCTETS + packet.totalLength,
  );
}

function address(octets: Uint8Array): number {
  return (octets[0] << 24) | (octets[1] << 16) | (octets[2] << 8) | octets[3];
}

/** The compiler writes a module for CommonJS, AMD and browsers; here it finds the first. */
async function compiled(ksy: object): Promise<Frame> {
  const [text] = Object.values(await compiler.compile('javascript', ksy));
  const exports: { EthernetFrame?: Frame } = {};
  const wrapped = `(function (exports, require, module) {${text}\n})`;
  const run = runInThisContext(wrapped) as (...parts: readonly unknown[]) => void;
  run(exports, load, { exports });
  if (exports.EthernetFrame === undefined) throw new Error('kaitai made no EthernetFrame');
  return exports.EthernetFrame;
}
