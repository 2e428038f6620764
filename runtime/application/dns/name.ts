/**
 * Names as text: compared without regard to case (RFC 4343), written in a random one so that a
 * forger has more to guess, completed by a search list, and made of addresses.
 */
import { encodeQuestion } from '../../../generated/application/dns.value.ts';
import { CLASS, TYPE } from '../../../generated/application/dns.wire.ts';
import { parseAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { Random } from '../../base/random.ts';

/** Lower case, and no dot at the end. */
export function canonicalName(text: string): string {
  return withoutRootDot(text).toLowerCase();
}

/** The root, at the end of a name that is whole, is written as a dot; an escaped dot is none. */
export function isAbsolute(text: string): boolean {
  return /(^|[^\\])(\\\\)*\.$/.test(text);
}

function withoutRootDot(text: string): string {
  return isAbsolute(text) ? text.slice(0, -1) : text;
}

/** Whether it can stand in a message: RFC 1035 §2.3.4. */
export function isName(text: string): boolean {
  try {
    encodeQuestion({ qname: text, qtype: TYPE.A, qclass: CLASS.IN });
    return true;
  } catch {
    return false;
  }
}

/** Both in lower case, as `canonicalName` has them; everything is in the root. */
export function isWithin(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}

/** The name above; undefined above the root. */
export function parentOf(name: string): string | undefined {
  if (name === '') return undefined;
  const dot = /(?<!\\)(?:\\\\)*\./.exec(name);
  return dot === null ? '' : name.slice(dot.index + dot[0].length);
}

/** "0x20": each letter in a case of its own, which an answer has to bring back. */
export function inRandomCase(name: string, random: Random): string {
  let bits = 0;
  let left = 0;
  return name.replace(/[a-z]/gi, (letter) => {
    if (left === 0) [bits, left] = [random.bits(), 32];
    const isUpper = (bits & 1) === 1;
    bits >>>= 1;
    left--;
    return isUpper ? letter.toUpperCase() : letter.toLowerCase();
  });
}

/** Of all search lists, at most so many domains: what resolv.conf(5) had for decades. */
export const SEARCH_MAX = 6;

/** What a name may stand for, the first to try in front: resolv.conf(5), `search` and `ndots`. */
export function searched(name: string, search: readonly string[], ndots: number): string[] {
  const bare = withoutRootDot(name);
  if (isAbsolute(name)) return [bare];
  const completed = search.slice(0, SEARCH_MAX).map((domain) => {
    return domain === '' ? bare : `${bare}.${withoutRootDot(domain)}`;
  });
  const dots = bare.split('.').length - 1;
  const all = dots >= ndots ? [bare, ...completed] : [...completed, bare];
  return all.filter((one, index) => isName(one) && all.indexOf(one) === index);
}

/** Where the name of an address is kept: RFC 1035 §3.5, RFC 3596 §2.5. */
export function reverseName(address: Address): string {
  const octets = [...address].reverse();
  if (address.length === 4) return `${octets.join('.')}.in-addr.arpa`;
  const digits = octets.map((one) => one.toString(16).padStart(2, '0')).join('');
  // Each octet's digits come with the lower one first.
  return `${digits.replace(/(.)(.)/g, '$2.$1.')}ip6.arpa`;
}

/** The same of an address as text; undefined where it is none. */
export function reverseNameOf(text: string): string | undefined {
  const address = parseAddress(text);
  return address && reverseName(address);
}
