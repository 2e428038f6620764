/** The kernels of runtime/base once more, as plainly as they can be said: what they are held to. */
import { fold, sumOfOctets } from './sums.ts';

/** RFC 1071 §1, in whole numbers of any size. */
export function sum16(sum: number, b: Uint8Array, from: number, to: number): number {
  return Number(fold(BigInt(sum) + sumOfOctets(b.subarray(from, to))));
}

export function readText(b: Uint8Array, from: number, to: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(b.slice(from, to));
}

export function parseMac(text: string): number {
  if (!/^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i.test(text)) return NaN;
  return Number(`0x${text.replace(/[:-]/g, '')}`);
}

export function parseIpv4(text: string): number {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1);
  const isPart = (part: string): boolean => Number(part) < 256 && String(Number(part)) === part;
  if (parts === undefined || !parts.every(isPart)) return NaN;
  return parts.reduce((address, part) => address * 256 + Number(part), 0);
}

/** RFC 4291 §2.2: groups with at most one gap, perhaps an IPv4 address at the end. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const address = parseIpv4(dotted[2]);
    if (Number.isNaN(address)) return undefined;
    const groups = [Math.floor(address / 0x10000), address % 0x10000];
    return parseIpv6(dotted[1] + groups.map((group) => group.toString(16)).join(':'));
  }
  const sides = text.split('::');
  if (sides.length > 2) return undefined;
  const [head, tail = []] = sides.map((side) => (side === '' ? [] : side.split(':')));
  if (![...head, ...tail].every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - head.length - tail.length;
  if (sides.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return Uint8Array.from(
    groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16)]),
  );
}

/** Names as text of plain labels, written with pointers to every suffix that was written before. */
export function writeNames(names: readonly string[]): Uint8Array {
  const octets: number[] = [];
  const said = new Map<string, number>();
  for (const name of names) {
    const labels = name === '' ? [] : name.split('.');
    let isPointed = false;
    for (let index = 0; index < labels.length && !isPointed; index++) {
      const suffix = labels.slice(index).join('.');
      const known = said.get(suffix);
      if (known !== undefined) octets.push(0xc0 | (known >> 8), known & 255);
      isPointed = known !== undefined;
      if (isPointed) continue;
      if (octets.length < 0x4000) said.set(suffix, octets.length);
      octets.push(labels[index].length, ...new TextEncoder().encode(labels[index]));
    }
    if (!isPointed) octets.push(0);
  }
  return Uint8Array.from(octets);
}
