/** What value writers share: numbers that must fit, names, and a scratch buffer that grows. */
import { forgetNames } from './labels.ts';
import { parseIpv4, parseMac, putIpv6Octets } from './text.ts';

/** `value` if it fits in 0..max; a RangeError that names the field if not. */
export function fits(value: number, max: number, path: string): number {
  if (value >= 0 && value <= max && Number.isInteger(value)) return value;
  throw new RangeError(`${path}: expected a whole number in 0..${max}, found ${value}`);
}

/** As fits(), for numbers above 53 bits. */
export function fitsBig(value: bigint, max: bigint, path: string): bigint {
  if (value >= 0n && value <= max) return value;
  throw new RangeError(`${path}: expected a number in 0..${max}, found ${value}`);
}

/** The length that a derived field holds: (octets - offset) / scale, when it is whole and fits. */
export function derived(
  amount: number,
  scale: number,
  offset: number,
  max: number,
  path: string,
): number {
  const value = (amount - offset) / scale;
  if (Number.isInteger(value) && value >= 0 && value <= max) return value;
  throw new RangeError(
    `${path}: ${amount} cannot be said in it (${scale} * 0..${max} + ${offset})`,
  );
}

/** Refuses octets that are not as many as another field says. */
export function counted(octets: number, expected: number, path: string): void {
  if (octets !== expected)
    throw new RangeError(`${path}: expected ${expected} octets, found ${octets}`);
}

/** Refuses a tag that is not its arm's. */
export function tagged(tag: number, expected: number, path: string, arm: string): void {
  if (tag !== expected)
    throw new RangeError(`${path}: expected ${expected} for ${arm}, found ${tag}`);
}

/** Refuses a field that is missing though its condition holds, or there though it does not. */
export function agrees(there: boolean, expected: boolean, path: string): boolean {
  if (there === expected) return there;
  throw new RangeError(
    `${path}: ${expected ? 'is missing, but its condition holds' : 'is given, but its condition does not hold'}`,
  );
}

export function ipv4(text: string, path: string): number {
  return address(parseIpv4(text), text, path, 'an IPv4 address such as 192.0.2.1');
}

export function mac(text: string, path: string): number {
  return address(parseMac(text), text, path, 'a MAC address such as 02:00:00:00:00:01');
}

function address(value: number, text: string, path: string, wanted: string): number {
  if (Number.isNaN(value)) throw new RangeError(`${path}: expected ${wanted}, found "${text}"`);
  return value;
}

/** Writes an IPv6 address and answers its end. */
export function putIpv6(b: Uint8Array, at: number, text: string, path: string): number {
  if (putIpv6Octets(b, at, text)) return at + 16;
  throw new RangeError(`${path}: expected an IPv6 address such as 2001:db8::1, found "${text}"`);
}

let scratch = new Uint8Array(4096);

/** Calls a writer with a buffer that is large enough, and answers what it wrote. */
export function encoded(write: (b: Uint8Array) => number): Uint8Array {
  for (;;) {
    forgetNames();
    const end = write(scratch);
    if (end <= scratch.length) return scratch.slice(0, end);
    scratch = new Uint8Array(2 ** Math.ceil(Math.log2(end)));
  }
}
