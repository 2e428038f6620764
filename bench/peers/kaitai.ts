/** The JavaScript that kaitai-struct-compiler makes of the three headers. */
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

import KaitaiStream from 'kaitai-struct/KaitaiStream.js';
import compiler from 'kaitai-struct-compiler';

import { digest } from '../digest.ts';
import { tcpOverIpv4 } from './tcp-over-ipv4.ksy.ts';

interface Segment {
  readonly srcPort: number;
  readonly dstPort: number;
  readonly seqNum: number;
  readonly ackNum: number;
  readonly dataOffset: number;
  readonly flags: number;
}

interface Packet {
  readonly ihl: number;
  readonly totalLength: number;
  readonly moreFragments: boolean;
  readonly src: number;
  readonly dst: number;
  readonly segment?: Segment;
}

type Frame = new (stream: KaitaiStream) => { readonly packet?: Packet };

const ETHERNET_OCTETS = 14;

/** A pass over all frames; the views that its streams need are made beforehand, outside of the time. */
export async function kaitaiReader(frames: readonly Uint8Array[]): Promise<() => number> {
  const Frame = await compiled();
  const views = frames.map(
    ({ buffer, byteOffset, length }) => new DataView(buffer as ArrayBuffer, byteOffset, length),
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
  const segment = packet?.segment;
  if (packet === undefined || segment === undefined || packet.moreFragments) return -1;
  const segmentStart = ETHERNET_OCTETS + packet.ihl * 4;
  return digest(
    packet.src,
    packet.dst,
    segment.srcPort,
    segment.dstPort,
    segment.seqNum,
    segment.ackNum,
    segment.flags,
    segmentStart + segment.dataOffset * 4,
    ETHERNET_OCTETS + packet.totalLength,
  );
}

/** The compiler writes a module for CommonJS, AMD and browsers; here it finds the first. */
async function compiled(): Promise<Frame> {
  const [text] = Object.values(await compiler.compile('javascript', tcpOverIpv4));
  const exports: { TcpOverIpv4?: Frame } = {};
  const wrapped = `(function (exports, require, module) {${text}\n})`;
  const run = runInThisContext(wrapped) as (...parts: readonly unknown[]) => void;
  run(exports, createRequire(import.meta.url), { exports });
  if (exports.TcpOverIpv4 === undefined) throw new Error('kaitai made no TcpOverIpv4');
  return exports.TcpOverIpv4;
}
