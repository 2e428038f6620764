/**
 * Text that says where it stands: each octet follows from its number in the script's counting, so
 * that one that was sent, kept or read in another's place is seen.
 */

export function textFrom(first: number, octets: number): Uint8Array {
  const text = new Uint8Array(octets);
  for (let index = 0; index < octets; index++) text[index] = octetAt(first + index);
  return text;
}

/** Where the first octet is that stands in another's place; -1 when each is in its own. */
export function misplaced(text: Uint8Array, first: number): number {
  return text.findIndex((octet, index) => octet !== octetAt(first + index));
}

function octetAt(number: number): number {
  return (number + (number >> 8) * 7) & 0xff;
}
