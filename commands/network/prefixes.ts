/** Addresses, masks and prefixes as people type them. */
import { parseAddress } from '../../runtime/sockets.ts';
import type { Address } from '../../runtime/sockets.ts';
import { netmask } from './tables.ts';

const IPV4_BITS = 32;

/** How long the prefix of a mask is; undefined where it is none. */
export function maskLength(text: string): number | undefined {
  for (let length = 0; length <= IPV4_BITS; length++) if (netmask(length) === text) return length;
  return undefined;
}

/** `192.0.2.1/24`, or without its length. */
export function readPrefix(
  text: string,
): { readonly address: Address; readonly length: number | undefined } | undefined {
  const [before, after, ...rest] = text.split('/');
  const address = parseAddress(before);
  if (address === undefined || rest.length > 0) return undefined;
  if (after === undefined) return { address, length: undefined };
  const length = Number(after);
  if (!/^\d{1,3}$/.test(after) || length > address.length * 8) return undefined;
  return { address, length };
}

/** What the old classes make of an address of IPv4 that comes without a mask. */
export function classLength([first]: Address): number {
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}
