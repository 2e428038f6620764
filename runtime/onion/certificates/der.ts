/** Elements of DER: taken apart into views of what is read, and put together again. */
import { IDENTIFIER, scanElement } from '../../../generated/onion/der.wire.ts';
import { encodeElement, readElement } from '../../../generated/onion/der.value.ts';
import type { Body } from '../../../generated/onion/der.value.ts';
import { bigUint, putUint } from '../../base/octets.ts';
import { joinOctets } from '../join.ts';

export interface DerElement {
  readonly identifier: number;
  /** All of it. */
  readonly octets: Uint8Array;
  readonly contents: Uint8Array;
}

/** No sequence in a certificate has more; whatever has is none. */
const ELEMENTS_MAX = 32;

/** What `contents` consists of, or undefined when that is not whole elements. */
export function readElements(contents: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < contents.length;) {
    const end = scanElement(contents, at, contents.length);
    if (end < 0 || elements.length === ELEMENTS_MAX) return undefined;
    const { identifier, body } = readElement(contents, at, end);
    const octets = contents.subarray(at, end);
    elements.push({ identifier, octets, contents: contentsOf(body) });
    at = end;
  }
  return elements;
}

/** The contents of the one element that `octets` is, when it is of this kind. */
export function readContents(octets: Uint8Array, identifier: number): Uint8Array | undefined {
  if (scanElement(octets, 0, octets.length) !== octets.length) return undefined;
  const element = readElement(octets, 0, octets.length);
  return element.identifier === identifier ? contentsOf(element.body) : undefined;
}

/** What the one sequence that `octets` is consists of. */
export function readSequence(octets: Uint8Array): readonly DerElement[] | undefined {
  const contents = readContents(octets, IDENTIFIER.SEQUENCE);
  return contents && readElements(contents);
}

function contentsOf(body: Body): Uint8Array {
  switch (body.is) {
    case 'short':
      return body.contents;
    case 'long':
      return body.longContents;
    case 'longer':
      return body.longerContents;
  }
}

/** An element of these contents, one behind the other. */
export function element(identifier: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return encodeElement({ identifier, body: bodyOf(joinOctets(...parts)) });
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(IDENTIFIER.SEQUENCE, ...parts);
}

const SHORT_MAX = 0x7f;
const LONG_MAX = 0xff;

function bodyOf(contents: Uint8Array): Body {
  const { length } = contents;
  if (length <= SHORT_MAX) return { is: 'short', initialOctet: length, contents };
  if (length <= LONG_MAX) return { is: 'long', longContents: contents };
  return { is: 'longer', longerContents: contents };
}

/** X.690 §8.3: two's complement, in as few octets as can be. Ours are never negative. */
export function integer(value: bigint): Uint8Array {
  const octets = new Uint8Array((value.toString(2).length >> 3) + 1);
  putUint(octets, 0, octets.length, value, false);
  return element(IDENTIFIER.INTEGER, octets);
}

/** Of an INTEGER's contents; undefined when it is negative, or nothing at all. */
export function readInteger(contents: Uint8Array): bigint | undefined {
  const { length } = contents;
  const bound = 1n << BigInt(8 * length - (length > 0 ? 1 : 0));
  const value = bigUint(contents, 0, length, false);
  return length > 0 && value < bound ? value : undefined;
}

/** X.690 §8.19: the first two arcs in one, each arc seven bits an octet. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift(128 + (left % 128));
    }
    return digits;
  });
  return element(IDENTIFIER.OBJECT_IDENTIFIER, Uint8Array.from(octets));
}
