/** Addresses as strings of bits, so that a prefix of one is a prefix of the other. */

/** Undefined for what is no address. */
export function addressBits(text: string): string | undefined {
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(text)) return bits(text.split(':'), 16, 8);
  if (text.includes(':')) return ipv6Bits(text);
  const parts = text.split('.');
  const isIpv4 =
    parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isIpv4 ? bits(parts, 10, 8) : undefined;
}

function ipv6Bits(text: string): string | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groups(head);
  const after = tail === undefined ? '' : groups(tail);
  if (before === undefined || after === undefined) return undefined;
  const missing = 128 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 16) return undefined;
  return before + '0'.repeat(missing) + after;
}

/** Groups of four digits, the last perhaps an IPv4 address. */
function groups(text: string): string | undefined {
  if (text === '') return '';
  const parts = text.split(':').map((part) => {
    if (part.includes('.')) return addressBits(part);
    return /^[0-9a-f]{1,4}$/i.test(part) ? bits([part], 16, 16) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function bits(parts: readonly string[], base: number, width: number): string {
  return parts.map((part) => parseInt(part, base).toString(2).padStart(width, '0')).join('');
}
