/**
 * pcapng: sections, interfaces, packets in three kinds of block, comments and directions among
 * their options.
 */
import { protocolTable } from '../../generated/link/pcapng.describe.ts';
import * as pcapng from '../../generated/link/pcapng.wire.ts';
import { describe } from '../../runtime/describe.ts';
import type { Node } from '../../runtime/describe.ts';
import type { Interface, Packet, Reader, Step } from './capture.ts';
import { nodesAt, numberAt, textAt, valueAt } from './view.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const MAGIC = 0x1a2b3c4d;
const BLOCK_HEADER_OCTETS = 8;
/** A block that claims more than this is taken for damage. */
const BLOCK_OCTETS_MAX = 1 << 28;

interface Clock extends Interface {
  /** Ticks a second. */
  readonly ticks: bigint;
  readonly offset: bigint;
  readonly snaplen: number;
}

type Data = Pick<Packet, 'octets' | 'originalLength' | 'seconds' | 'nanoseconds' | 'isTimed'>;

export class PcapngReader implements Reader {
  private swapped = 0;
  private hasSection = false;
  private interfaces: Clock[] = [];

  static of(octets: Uint8Array): PcapngReader | undefined {
    const type = pcapng.blockType(octets, 0, 0);
    const known = [SECTION_HEADER, 1, 2, 3, 4, 5, 6];
    return known.includes(type) || known.includes(pcapng.blockType(octets, 0, 1))
      ? new PcapngReader()
      : undefined;
  }

  read(octets: Uint8Array, at: number, offset: number, number: number): Step {
    const left = octets.length - at;
    const what = `the block`;
    if (left < BLOCK_HEADER_OCTETS) return { needs: BLOCK_HEADER_OCTETS, what };
    if (pcapng.blockType(octets, at, this.swapped) === SECTION_HEADER) {
      if (left < BLOCK_HEADER_OCTETS + 4) return { needs: BLOCK_HEADER_OCTETS + 4, what };
      const order = [0, 1].find(
        (one) => pcapng.sectionHeaderByteOrderMagic(octets, at, one) === MAGIC,
      );
      if (order === undefined)
        return { wrong: `the section at octet ${offset} has no byte-order magic` };
      this.swapped = order;
      this.hasSection = true;
      this.interfaces = [];
    }
    if (!this.hasSection) return { wrong: `the block at octet ${offset} stands in no section` };
    const length = pcapng.blockTotalLength(octets, at, this.swapped);
    const kind = `block at octet ${offset}`;
    if (length < 12 || length % 4 !== 0 || length > BLOCK_OCTETS_MAX) {
      return {
        wrong: `the ${kind} says that it has ${length} octets: expected a multiple of 4 from 12`,
      };
    }
    if (left < length) return { needs: length, what: 'a block' };
    const context = { swapped: this.swapped, linkType: 0 };
    const { root, fault } = describe(protocolTable.types[0]!, octets, at, at + length, context);
    if (fault) {
      const { path, expected, found } = fault;
      const rule = `${fault.spec}:${fault.line}`;
      return {
        wrong: `the ${kind} is wrong in ${path}: expected ${expected}, found ${found} (${rule})`,
      };
    }
    return this.block(root, { number, offset, end: at + length });
  }

  private block(root: Node, place: { number: number; offset: number; end: number }): Step {
    const { end } = place;
    const body = root.children.find((child) => child.id === 'blockBody');
    const arm = body?.arm?.id;
    if (body && arm === 'interfaceDescription') this.interfaces.push(clockOf(body));
    const isPacket = arm === 'enhancedPacket' || arm === 'obsoletePacket' || arm === 'simplePacket';
    if (!body || !isPacket) return { packet: undefined, end };
    const index = numberAt(body, 'interfaceId');
    const clock = this.interfaces[index];
    const what = `packet ${place.number} at octet ${place.offset}`;
    if (!clock) {
      return {
        wrong: `${what} names interface ${index}, which the file does not describe`,
      };
    }
    const packet: Packet = {
      number: place.number,
      offset: place.offset,
      ...dataOf(body, clock, arm === 'simplePacket'),
      linkType: clock.linkType,
      interface: clock.name ?? (this.interfaces.length > 1 ? String(index) : undefined),
      direction: directionOf(body),
      comments: nodesAt(body, 'options.value.comment').map((node) => plain(node)),
    };
    return { packet, end };
  }
}

function dataOf(body: Node, clock: Clock, isSimple: boolean): Data {
  const value = valueAt(body, 'packetData');
  const data = value instanceof Uint8Array ? value : new Uint8Array();
  const originalLength = numberAt(body, 'originalPacketLength');
  if (isSimple) {
    const length = Math.min(originalLength, clock.snaplen, data.length);
    return {
      octets: data.subarray(0, length),
      originalLength,
      seconds: 0,
      nanoseconds: 0,
      isTimed: false,
    };
  }
  const upper = BigInt(numberAt(body, 'timestampUpper'));
  const ticks = (upper << 32n) + BigInt(numberAt(body, 'timestampLower'));
  const seconds = Number(ticks / clock.ticks + clock.offset);
  const nanoseconds = Number(((ticks % clock.ticks) * 1_000_000_000n) / clock.ticks);
  return { octets: data, originalLength, seconds, nanoseconds, isTimed: true };
}

const MICROSECONDS = 6;

function clockOf(body: Node): Clock {
  const option = (path: string): Node | undefined => nodesAt(body, `options.value.${path}`)[0];
  const resolution = Number(option('resolution')?.value ?? MICROSECONDS);
  const base = resolution >= 128 ? 2n : 10n;
  const name = option('name');
  return {
    linkType: numberAt(body, 'linktype'),
    name: name && plain(name),
    ticks: base ** BigInt(resolution % 128),
    offset: BigInt.asIntN(64, BigInt(numberAt(body, 'options.value.timestampOffset'))),
    snaplen: numberAt(body, 'snaplen') || Infinity,
  };
}

const directions = { 1: 'in', 2: 'out' } as const;

/** The two lowest bits of the flags. */
function directionOf(body: Node): Packet['direction'] {
  const bits = numberAt(body, 'options.value.flags') % 4;
  return bits === 1 || bits === 2 ? directions[bits] : undefined;
}

function plain(node: Node): string {
  return node.value instanceof Uint8Array ? new TextDecoder().decode(node.value) : textAt(node, '');
}
