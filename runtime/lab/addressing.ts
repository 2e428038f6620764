/**
 * Addresses of a laboratory: those that are written, and for ends without any one of each version
 * that its network has, of the prefix that others there were given, or else of one that nobody has:
 * a /24 of 10.0.0.0/8, or as much larger as it takes, and a /64 of fd00::/8 (RFC 4193). Routers
 * come first, then hosts.
 */
import { addressOf, holdsAddress, IPV4_OCTETS, sameAddress } from '../base/address.ts';
import type { Address, Prefix } from '../base/address.ts';
import { masked } from '../base/prefix-tree.ts';
import type { Attachment, Segment } from './segments.ts';
import type { Version } from './topology.ts';

/** A network with the addresses of everyone on it. */
export interface AddressedSegment extends Segment {
  readonly stations: readonly Station[];
}

export interface Station extends Attachment {
  /** With the lengths of their prefixes. */
  readonly addresses: readonly Prefix[];
}

const LENGTH_MAX = 24;
const IPV6_LENGTH = 64;
/** Nobody is named by the first and the last. */
const UNUSABLE = 2;
const VERSIONS: readonly Version[] = [4, 6];

export function addressSegments(segments: readonly Segment[]): readonly AddressedSegment[] {
  const written = segments.flatMap(({ attachments }) => attachments.flatMap((one) => one.written));
  const blocks = new Blocks(written);
  return segments.map((segment) => addressSegment(segment, blocks));
}

function addressSegment(segment: Segment, blocks: Blocks): AddressedSegment {
  const { attachments } = segment;
  const written = attachments.flatMap((one) => one.written);
  const versions = VERSIONS.filter(
    (version) => written.length === 0 || written.some((one) => isOf(version, one)),
  );
  const wanting = [...attachments]
    .filter((one) => one.written.length === 0)
    .sort((one, other) => rank(one) - rank(other));
  const chosen = new Map<Attachment, Prefix[]>(wanting.map((one) => [one, []]));
  for (const version of versions) {
    if (wanting.length === 0) break;
    const given = written.find((one) => isOf(version, one));
    const prefix = given === undefined ? blocks.take(version, wanting.length) : masked(given);
    const taken = written.filter((one) => isOf(version, one)).map((one) => one.address);
    let number = 0;
    for (const one of wanting) {
      let address = numbered(prefix, ++number);
      while (taken.some((other) => sameAddress(address, other))) {
        address = numbered(prefix, ++number);
      }
      if (!holdsAddress(prefix, address)) {
        throw new RangeError(`links: no address is left for ${one.node}`);
      }
      chosen.get(one)?.push({ address, length: prefix.length });
    }
  }
  const stations = attachments.map((one): Station => {
    return { ...one, addresses: chosen.get(one) ?? one.written };
  });
  return { ...segment, stations };
}

function rank({ kind }: Attachment): number {
  return kind === 'router' ? 0 : 1;
}

export function isOf(version: Version, { address }: Prefix): boolean {
  return (address.length === IPV4_OCTETS) === (version === 4);
}

/** Prefixes that nobody has written, one after the other. */
class Blocks {
  readonly #written: readonly Prefix[];
  #next4 = 0;
  #next6 = 0;

  constructor(written: readonly Prefix[]) {
    this.#written = written;
  }

  take(version: Version, stations: number): Prefix {
    for (;;) {
      const prefix = version === 4 ? this.#next(stations) : this.#nextIpv6();
      const overlaps = this.#written.some(
        (one) => holdsAddress(prefix, one.address) || holdsAddress(one, prefix.address),
      );
      if (!overlaps) return prefix;
    }
  }

  /** Blocks begin at a multiple of their size. */
  #next(stations: number): Prefix {
    const bits = Math.max(32 - LENGTH_MAX, Math.ceil(Math.log2(stations + UNUSABLE)));
    const size = 2 ** bits;
    const begins = Math.ceil(this.#next4 / size) * size;
    this.#next4 = begins + size;
    if (this.#next4 > 2 ** 24) throw new RangeError('links: more than 10.0.0.0/8 has room for');
    return { address: plus(addressOf('10.0.0.0'), begins), length: 32 - bits };
  }

  #nextIpv6(): Prefix {
    const network = ++this.#next6;
    const address = addressOf('fd00::');
    address.set(plus(address.subarray(0, IPV6_LENGTH / 8), network));
    return { address, length: IPV6_LENGTH };
  }
}

/** The station of a number within a prefix. */
export function numbered({ address }: Prefix, number: number): Address {
  return plus(address, number);
}

/** The address so many further on. */
function plus(address: Address, count: number): Address {
  const sum = address.slice();
  let carry = count;
  for (let at = sum.length - 1; at >= 0 && carry > 0; at--) {
    const octet = sum[at] + carry;
    sum[at] = octet % 256;
    carry = Math.floor(octet / 256);
  }
  return sum;
}
