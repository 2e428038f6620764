/** Addresses and names as people read them, by the words of their RFCs. */

export function showIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) % 256n)).join('.');
}

export function showMac(address: bigint): string {
  const octets = address.toString(16).padStart(12, '0').match(/../g)!;
  return octets.join(':');
}

/** RFC 5952 §4: the first of the longest runs of two or more zero groups is written as `::`. */
export function showIpv6(octets: Uint8Array): string {
  const hex = [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const mapped = /^0{20}ffff(.{8})$/.exec(hex);
  if (mapped) return `::ffff:${showIpv4(BigInt(`0x${mapped[1]}`))}`;
  const groups = hex.match(/.{4}/g)!.map((group) => parseInt(group, 16).toString(16));
  const text = groups.join(':');
  const runs = text.match(/(?:^|(?<=:))0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = (':' + text + ':').indexOf(`:${longest}:`);
  const before = text.slice(0, Math.max(0, at - 1));
  return `${before}::${text.slice(at + longest.length + 1)}`;
}

/** RFC 1035 §5.1: what is no plain character of a label comes with a backslash. */
export function showLabels(labels: readonly Uint8Array[]): string {
  return labels.map((label) => [...label].map(showCharacter).join('')).join('.');
}

function showCharacter(octet: number): string {
  const character = String.fromCharCode(octet);
  if (character === '.' || character === '\\') return `\\${character}`;
  return octet > 32 && octet < 127 ? character : `\\${String(octet).padStart(3, '0')}`;
}
