/** What was read, against what an example says of it in words. */
import type { Arm, Display, IntegerField, NestedField, Range, Values } from '../model.ts';
import { inside } from './numbers.ts';
import type { Part } from './tree.ts';

/** How a part reads, in the words an example would use: the plainest first. */
export function readsAs(part: Part, octets: Uint8Array): readonly string[] {
  const { field, type } = part;
  if (part.text !== undefined) return [part.text];
  if (part.number !== undefined)
    return numbers(
      part.number,
      field?.kind === 'integer' || field?.kind === 'nested' ? field : undefined,
      part.end - part.start,
    );
  const own = octets.subarray(part.start, part.end);
  if (part.arm) return [part.arm.name];
  if (type?.kind === 'message' || field?.kind === 'list' || field?.kind === 'group') return [];
  const hex = [...own].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  if (field?.kind === 'octets' && field.text) return [new TextDecoder().decode(own), hex];
  if (own.length !== 16) return [hex];
  const isAddress = field?.kind === 'octets' && field.display !== undefined;
  return isAddress ? [shortened(ipv6(own)), ipv6(own), hex] : [hex, ipv6(own)];
}

/** Whether words say what a part reads as. */
export function agrees(part: Part, octets: Uint8Array, words: string): boolean {
  const reads = readsAs(part, octets);
  if (part.number !== undefined && numberIn(words) === part.number) return true;
  if (reads.includes(words)) return true;
  const isAddress = part.end - part.start === 16 && words.includes(':');
  return isAddress
    ? reads.includes(ipv6(groupsOf(words)))
    : reads.includes(words.replaceAll(' ', ''));
}

function numberIn(words: string): bigint | undefined {
  return /^(0x[0-9a-f]+|0b[01]+|\d+)$/i.test(words) ? BigInt(words) : undefined;
}

function numbers(
  value: bigint,
  field: IntegerField | NestedField | undefined,
  octets: number,
): string[] {
  const names = field ? [...namesOf(field.values, value), ...armsOf(field, value)] : [];
  const shown = field?.kind === 'integer' && field.display ? [address(value, field.display)] : [];
  // An item of a list of addresses does not say that it is one.
  const guessed = field
    ? []
    : octets === 4
      ? [address(value, 'IPv4 Address')]
      : octets === 6
        ? [address(value, 'MAC Address')]
        : [];
  return [...shown, ...names, `${value}`, ...guessed];
}

function namesOf(values: Values | undefined, value: bigint): string[] {
  return (values?.entries ?? [])
    .filter(({ range }) => inside([range], value))
    .map(({ name }) => name);
}

function armsOf(field: IntegerField | NestedField, value: bigint): string[] {
  const arms: readonly Arm[] = (field.kind === 'integer' ? field.names : undefined) ?? [];
  return arms
    .filter(({ ranges }) => ranges !== 'else' && inside(ranges as readonly Range[], value))
    .map(({ name }) => name);
}

function address(value: bigint, display: Display): string {
  if (display === 'MAC Address')
    return value.toString(16).padStart(12, '0').match(/../g)!.join(':');
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

/** An address in full: eight groups, so that two spellings of one can be compared. */
function ipv6(octets: Uint8Array): string {
  return Array.from({ length: 8 }, (_, at) =>
    ((octets[2 * at]! << 8) | octets[2 * at + 1]!).toString(16),
  ).join(':');
}

/** The longest run of zeros as `::` (RFC 5952 §4.2). */
function shortened(address: string): string {
  const runs = address.match(/(^|(?<=:))0(:0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return address;
  return address.replace(new RegExp(`(^|:)${longest}(:|$)`), '::');
}

function groupsOf(words: string): Uint8Array {
  const [before = '', behind] = words.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const head = groups(before);
  const tail = behind === undefined ? [] : groups(behind);
  const all = [
    ...head,
    ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'),
    ...tail,
  ];
  return Uint8Array.from(
    all.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]),
  );
}
