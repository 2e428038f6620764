/** Integers whose width is only known at run time, and copying that never throws. */

/** The unsigned integer in b[from, to), at most 6 octets. */
export function uint(b: Uint8Array, from: number, to: number, little: boolean): number {
  let value = 0;
  if (little) for (let at = to - 1; at >= from; at--) value = value * 256 + b[at];
  else for (let at = from; at < to; at++) value = value * 256 + b[at];
  return value;
}

/** The unsigned integer in b[from, to), of any width. */
export function bigUint(b: Uint8Array, from: number, to: number, little: boolean): bigint {
  let value = 0n;
  if (little) for (let at = to - 1; at >= from; at--) value = (value << 8n) | BigInt(b[at]);
  else for (let at = from; at < to; at++) value = (value << 8n) | BigInt(b[at]);
  return value;
}

/** Writes an unsigned integer over b[from, to). */
export function putUint(
  b: Uint8Array,
  from: number,
  to: number,
  value: number | bigint,
  little: boolean,
): void {
  let left = BigInt(value);
  for (let index = 0; index < to - from; index++) {
    b[little ? from + index : to - 1 - index] = Number(left & 0xffn);
    left >>= 8n;
  }
}

/**
 * Copies `data` to b[at…): what does not fit is left out, so that a writer can find the size it
 * needs.
 */
export function put(b: Uint8Array, at: number, data: Uint8Array): number {
  const { length } = data;
  if (length < 32) for (let index = 0; index < length; index++) b[at + index] = data[index];
  else if (at + length <= b.length) b.set(data, at);
  return at + length;
}

export function fill(b: Uint8Array, from: number, to: number, value: number): number {
  for (let at = from; at < to; at++) b[at] = value;
  return to;
}

/**
 * Copies b[from, to) to target[at…), which has room for it. A view of what is copied is made for
 * all but the shortest: V8 copies a view twenty times as fast as a loop does.
 */
export function copyOctets(
  b: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  at: number,
): void {
  if (to - from > 32) target.set(b.subarray(from, to), at);
  else for (let index = from; index < to; index++) target[at + index - from] = b[index];
}

/** A copy of b[from, to): also where b is a Buffer of Node, whose own `slice` is a view. */
export function copyOf(b: Uint8Array, from = 0, to: number = b.length): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(to - from);
  copyOctets(b, from, to, made, 0);
  return made;
}
