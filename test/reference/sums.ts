/** Checksums by their definitions. */

/**
 * The one's complement sum of RFC 1071 of octets, as 16-bit words; an odd one is padded with zero.
 */
export function sumOfOctets(octets: Uint8Array): bigint {
  let sum = 0n;
  for (let at = 0; at < octets.length; at += 2) {
    sum += BigInt(octets[at]) * 256n + BigInt(at + 1 < octets.length ? octets[at + 1] : 0);
  }
  return sum;
}

/** End-around carries until it fits in 16 bits. */
export function fold(sum: bigint): bigint {
  let folded = sum;
  while (folded > 0xffffn) folded = (folded % 0x10000n) + folded / 0x10000n;
  return folded;
}

/** CRC32 (polynomial 0xedb88320) and CRC32C (0x82f63b78), reflected, bit by bit. */
export function crc32(octets: Uint8Array, polynomial: bigint): bigint {
  let crc = 0xffffffffn;
  for (const octet of octets) {
    crc ^= BigInt(octet);
    for (let bit = 0; bit < 8; bit++) crc = crc % 2n === 1n ? (crc / 2n) ^ polynomial : crc / 2n;
  }
  return crc ^ 0xffffffffn;
}
