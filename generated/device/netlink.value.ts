// @generated from spec/device/netlink.protocol: change that, then npm run generate.
/**
 * Netlink as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { encoded, fits } from '../../runtime/base/values.ts';
import { checkSocketAddress } from './netlink.wire.ts';
/** struct sockaddr_nl: bound to it, a socket hears of the groups named. */
export interface SocketAddress {
  /** Padding (16). */
  readonly padding: number;
  /** Port (32): zero: the kernel chooses. */
  readonly port: number;
  /** Link (1): interfaces come, go and change. */
  readonly link: boolean;
  /** Others (31). */
  readonly others: number;
}

/** The Socket Address at o, which a check has found sound. */
export function readSocketAddress(b: Uint8Array, o: number, end: number): SocketAddress {
  cursor.at = o + 12;
  return {
    padding: (b[o + 3] << 8) | b[o + 2],
    port: ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0,
    link: (b[o + 8] & 1) === 1,
    others: ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 1,
  };
}

/** Writes a Socket Address at o and answers its end. */
export function writeSocketAddress(v: SocketAddress, b: Uint8Array, o: number): number {
  b[o] = 16;
  b[o + 1] = 0;
  const paddingWord = fits(v.padding, 65535, 'Socket Address.Padding');
  b[o + 2] = paddingWord;
  b[o + 3] = paddingWord >>> 8;
  const portWord = fits(v.port, 4294967295, 'Socket Address.Port');
  b[o + 4] = portWord;
  b[o + 5] = portWord >>> 8;
  b[o + 6] = portWord >>> 16;
  b[o + 7] = portWord >>> 24;
  const linkWord =
    (v.link ? 1 : 0) | (fits(v.others, 2147483647, 'Socket Address.Groups.Others') << 1);
  b[o + 8] = linkWord;
  b[o + 9] = linkWord >>> 8;
  b[o + 10] = linkWord >>> 16;
  b[o + 11] = linkWord >>> 24;
  return o + 12;
}

/** The octets of a Socket Address. */
export function encodeSocketAddress(v: SocketAddress): Uint8Array {
  return encoded((b) => writeSocketAddress(v, b, 0));
}

/** The Socket Address in b, or the code of the rule it breaks. */
export function decodeSocketAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SocketAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSocketAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readSocketAddress(b, 0, b.length) }
    : { ok: false, fault };
}
