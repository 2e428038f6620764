/** The Internet checksum as it is usually written: 16 bits a step, carries folded at the end. */
export function plainSum16(sum: number, b: Uint8Array, from: number, to: number): number {
  let total = sum;
  let at = from;
  for (; at + 1 < to; at += 2) total += (b[at] << 8) | b[at + 1];
  if (at < to) total += b[at] << 8;
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}
