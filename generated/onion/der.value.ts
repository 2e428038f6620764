// @generated from spec/onion/der.protocol: change that, then npm run generate.
/**
 * DER as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import { checkBody, checkElement } from './der.wire.ts';
import { put } from '../../runtime/base/octets.ts';
export interface Element {
  /** Identifier (8). */
  readonly identifier: number;
  /** Body. */
  readonly body: Body;
}

/** The Element at o, which a check has found sound. */
export function readElement(b: Uint8Array, o: number, end: number): Element {
  const body = readBody(b, o + 1, end);
  const bodyEnd = cursor.at;
  cursor.at = bodyEnd;
  return { identifier: b[o], body };
}

/** Writes a Element at o and answers its end. */
export function writeElement(v: Element, b: Uint8Array, o: number): number {
  b[o] = fits(v.identifier, 255, 'Element.Identifier');
  const bodyEnd = writeBody(v.body, b, o + 1);
  return bodyEnd;
}

/** The octets of a Element. */
export function encodeElement(v: Element): Uint8Array {
  return encoded((b) => writeElement(v, b, 0));
}

/** The Element in b, or the code of the rule it breaks. */
export function decodeElement(
  b: Uint8Array,
): { readonly ok: true; readonly value: Element } | { readonly ok: false; readonly fault: number } {
  const fault = checkElement(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readElement(b, 0, b.length) } : { ok: false, fault };
}

export type Body =
  | {
      readonly is: 'short';
      readonly initialOctet: number;
      /** Contents. */
      readonly contents: Uint8Array;
    }
  | { readonly is: 'long'; /** Long Contents. */ readonly longContents: Uint8Array }
  | { readonly is: 'longer'; /** Longer Contents. */ readonly longerContents: Uint8Array };

/** The Body at o, which a check has found sound. */
export function readBody(b: Uint8Array, o: number, end: number): Body {
  const initialOctet = b[o];
  switch (initialOctet) {
    case 129: {
      // Long
      const length = b[o + 1];
      const longContentsEnd = o + 2 + length;
      cursor.at = longContentsEnd;
      return { is: 'long', longContents: b.subarray(o + 2, longContentsEnd) };
    }

    case 130: {
      // Longer
      const longerLength = (b[o + 1] << 8) | b[o + 2];
      const longerContentsEnd = o + 3 + longerLength;
      cursor.at = longerContentsEnd;
      return { is: 'longer', longerContents: b.subarray(o + 3, longerContentsEnd) };
    }

    default: {
      if (initialOctet >= 0 && initialOctet <= 127) {
        // Short
        const contentsEnd = o + 1 + initialOctet;
        cursor.at = contentsEnd;
        return { is: 'short', initialOctet, contents: b.subarray(o + 1, contentsEnd) };
      } else {
        throw new RangeError('unreachable: the check refuses this tag');
      }
    }
  }
}

/** Writes a Body at o and answers its end. */
export function writeBody(v: Body, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'short': {
      b[o] = fits(v.initialOctet, 255, 'Body.Initial Octet');
      const contentsEnd = put(b, o + 1, v.contents);
      counted(contentsEnd - (o + 1), v.initialOctet, 'Body.Short.Contents');
      return contentsEnd;
    }

    case 'long': {
      b[o] = 129;
      b[o + 1] = 0;
      const longContentsEnd = put(b, o + 2, v.longContents);
      const lengthValue = derived(longContentsEnd - (o + 2), 1, 0, 255, 'Body.Long.Length');
      b[o + 1] = lengthValue;
      return longContentsEnd;
    }

    case 'longer': {
      b[o] = 130;
      b[o + 1] = 0;
      b[o + 2] = 0;
      const longerContentsEnd = put(b, o + 3, v.longerContents);
      const longerLengthValue = derived(
        longerContentsEnd - (o + 3),
        1,
        0,
        65535,
        'Body.Longer.Longer Length',
      );
      b[o + 1] = longerLengthValue >>> 8;
      b[o + 2] = longerLengthValue;
      return longerContentsEnd;
    }
  }
}

/** The octets of a Body. */
export function encodeBody(v: Body): Uint8Array {
  return encoded((b) => writeBody(v, b, 0));
}

/** The Body in b, or the code of the rule it breaks. */
export function decodeBody(
  b: Uint8Array,
): { readonly ok: true; readonly value: Body } | { readonly ok: false; readonly fault: number } {
  const fault = checkBody(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readBody(b, 0, b.length) } : { ok: false, fault };
}
