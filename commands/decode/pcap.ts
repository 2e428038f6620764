/** pcap, in either order of octets, with microseconds or nanoseconds. */
import { protocolTable } from '../../generated/link/pcap.describe.ts';
import * as pcap from '../../generated/link/pcap.wire.ts';
import type { Reader, Step } from './capture.ts';

const FILE_HEADER_OCTETS = 24;
const RECORD_HEADER_OCTETS = 16;
/** What libpcap takes at most, whatever the header says. */
const SNAPLEN_MAX = 262_144;
const NANOSECONDS_MAGIC = 0xa1b23c4d;

export class PcapReader implements Reader {
  private readonly swapped: number;
  private linkType: number | undefined;
  private snaplen = SNAPLEN_MAX;
  private nanosecondsEach = 1000;

  constructor(swapped: number) {
    this.swapped = swapped;
  }

  /** A reader, if the octets begin as pcap does in one order or the other. */
  static of(octets: Uint8Array): PcapReader | undefined {
    const isFrom = (swapped: number): boolean => {
      const magic = pcap.fileHeaderMagicNumber(octets, 0, swapped);
      return magic === 0xa1b2c3d4 || magic === NANOSECONDS_MAGIC;
    };
    const swapped = [0, 1].find(isFrom);
    return swapped === undefined ? undefined : new PcapReader(swapped);
  }

  read(octets: Uint8Array, at: number, offset: number, number: number): Step {
    return this.linkType === undefined
      ? this.header(octets, at)
      : this.record(octets, at, offset, number, this.linkType);
  }

  private header(octets: Uint8Array, at: number): Step {
    if (octets.length - at < FILE_HEADER_OCTETS) {
      return { needs: FILE_HEADER_OCTETS, what: 'the file header' };
    }
    const code = pcap.checkFileHeader(octets, at, octets.length, this.swapped);
    if (code !== pcap.OK) return { wrong: `the file header is wrong: ${askOf(code)}` };
    const link = pcap.fileHeaderLinktype(octets, at, this.swapped);
    this.linkType = link % 0x10000;
    this.snaplen = Math.max(pcap.fileHeaderSnaplen(octets, at, this.swapped), SNAPLEN_MAX);
    const magic = pcap.fileHeaderMagicNumber(octets, at, this.swapped);
    this.nanosecondsEach = magic === NANOSECONDS_MAGIC ? 1 : 1000;
    return { packet: undefined, end: at + FILE_HEADER_OCTETS };
  }

  private record(
    octets: Uint8Array,
    at: number,
    offset: number,
    number: number,
    linkType: number,
  ): Step {
    const { swapped } = this;
    const what = `packet ${number}`;
    if (octets.length - at < RECORD_HEADER_OCTETS) return { needs: RECORD_HEADER_OCTETS, what };
    const length = pcap.capturedPacketLength(octets, at, swapped);
    if (length > this.snaplen) {
      return {
        wrong: `${what} at octet ${offset} says ${length} octets: expected at most ${this.snaplen}`,
      };
    }
    const end = at + RECORD_HEADER_OCTETS + length;
    if (end > octets.length) return { needs: end - at, what };
    const fraction = pcap.timestampFraction(octets, at, swapped) * this.nanosecondsEach;
    const packet = {
      number,
      offset,
      seconds: pcap.timestampSeconds(octets, at, swapped) + Math.floor(fraction / 1e9),
      nanoseconds: fraction % 1e9,
      isTimed: true,
      octets: octets.subarray(at + RECORD_HEADER_OCTETS, end),
      originalLength: pcap.originalPacketLength(octets, at, swapped),
      linkType,
      interface: undefined,
      direction: undefined,
      comments: [],
    };
    return { packet, end };
  }
}

function askOf(code: number): string {
  const row = protocolTable.rules[code - 1];
  return row ? `expected ${row[3]} (${protocolTable.spec}:${row[4]})` : 'it breaks a rule';
}
