/**
 * binary-parser on the three headers: its compiled function, one object a frame, nested as usual.
 */
import { Parser } from 'binary-parser';

import { digest } from '../digest.ts';

interface Packet {
  readonly ihl: number;
  readonly totalLength: number;
  readonly moreFragments: number;
  readonly fragmentOffset: number;
  readonly protocol: number;
  readonly source: number;
  readonly destination: number;
  readonly segment: {
    readonly sourcePort: number;
    readonly destinationPort: number;
    readonly sequence: number;
    readonly acknowledgment: number;
    readonly dataOffset: number;
    readonly flags: number;
  };
}

const ETHERNET_OCTETS = 14;

/** Computed lengths are given what has been read so far, from its root. */
const packetOf = (root: unknown): Packet => (root as { readonly packet: Packet }).packet;
const segmentOf = (root: unknown): Packet['segment'] => packetOf(root).segment;

const segment = new Parser()
  .endianness('big')
  .uint16('sourcePort')
  .uint16('destinationPort')
  .uint32('sequence')
  .uint32('acknowledgment')
  .bit4('dataOffset')
  .bit4('reserved')
  .uint8('flags')
  .uint16('window')
  .uint16('checksum')
  .uint16('urgentPointer')
  .buffer('options', { length: (root: unknown) => segmentOf(root).dataOffset * 4 - 20 });

const packet = new Parser()
  .endianness('big')
  .bit4('version')
  .bit4('ihl')
  .bit6('dscp')
  .bit2('ecn')
  .uint16('totalLength')
  .uint16('identification')
  .bit1('reserved')
  .bit1('dontFragment')
  .bit1('moreFragments')
  .bit13('fragmentOffset')
  .uint8('timeToLive')
  .uint8('protocol')
  .uint16('headerChecksum')
  .uint32('source')
  .uint32('destination')
  .buffer('options', { length: (root: unknown) => packetOf(root).ihl * 4 - 20 })
  .nest('segment', { type: segment });

const frame = new Parser()
  .endianness('big')
  .buffer('destination', { length: 6 })
  .buffer('source', { length: 6 })
  .uint16('etherType')
  .nest('packet', { type: packet });

/** A pass over all frames, each a view that was made beforehand, outside of the time. */
export function binaryParserReader(frames: readonly Uint8Array[]): () => number {
  frame.compile();
  return () => {
    let total = 0;
    for (const octets of frames) {
      const parsed = frame.parse(octets) as { readonly etherType: number; readonly packet: Packet };
      total = (total + (parsed.etherType === 0x0800 ? digestOf(parsed.packet) : -1)) | 0;
    }
    return total;
  };
}

function digestOf(found: Packet): number {
  if (found.protocol !== 6 || found.fragmentOffset > 0 || found.moreFragments > 0) return -1;
  const { segment: inner } = found;
  return digest(
    found.source,
    found.destination,
    inner.sourcePort,
    inner.destinationPort,
    inner.sequence,
    inner.acknowledgment,
    inner.flags,
    ETHERNET_OCTETS + found.ihl * 4 + inner.dataOffset * 4,
    ETHERNET_OCTETS + found.totalLength,
  );
}
