// @generated from spec/onion/der.protocol: change that, then npm run generate.
/**
 * DER, Distinguished Encoding Rules. X.690 §8, X.690 §10.1.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |  Identifier   |                   Body ...                    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Element has its fixed fields
export const BODY_TRUNCATED = 2; // Body has its fixed fields
export const BODY_SHORT_CONTENTS_TRUNCATED = 3; // Contents fits in what holds it
export const BODY_LONG_LENGTH_MALFORMED = 4; // Length in 128..
export const BODY_LONG_LONG_CONTENTS_TRUNCATED = 5; // Long Contents fits in what holds it
export const BODY_LONGER_LONGER_LENGTH_MALFORMED = 6; // Longer Length in 256..
export const BODY_LONGER_LONGER_CONTENTS_TRUNCATED = 7; // Longer Contents fits in what holds it
export const BODY_UNKNOWN = 8; // Body has an arm for its tag
/** Identifier: unknown values pass through. */
export const IDENTIFIER = {
  BOOLEAN: 1,
  INTEGER: 2,
  BIT_STRING: 3,
  OCTET_STRING: 4,
  NULL: 5,
  OBJECT_IDENTIFIER: 6,
  UTF8_STRING: 12,
  UTC_TIME: 23,
  GENERALIZED_TIME: 24,
  SEQUENCE: 48,
  SET: 49,
  EXPLICIT_ZERO: 160,
  EXPLICIT_THREE: 163,
} as const;
/** Which Body it is. */
export const BODY_INITIAL_OCTET = {
  LONG: 129,
  LONGER: 130,
} as const;

/**
 * Whether b[o, end) begins with a sound Element: OK, or the first rule of the spec that it breaks.
 */
export function checkElement(b: Uint8Array, o: number, end: number): number {
  const at = scanElement(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkElement(), but answers where the Element ends, or minus the broken rule. */
export function scanElement(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -TRUNCATED;
  const bodyEnd = scanBody(b, o + 1, end);
  if (bodyEnd < 0) return bodyEnd;
  return bodyEnd;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Body ends. */
export function bodyEnd(b: Uint8Array, o: number, end: number): number {
  return scanBody(b, o + 1, end);
}

/** Identifier (8). */
export function identifier(b: Uint8Array, o: number): number {
  return b[o];
}

export function setIdentifier(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/**
 * Whether b[o, end) begins with a sound Body: OK, or the first rule of the spec that it breaks.
 */
export function checkBody(b: Uint8Array, o: number, end: number): number {
  const at = scanBody(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkBody(), but answers where the Body ends, or minus the broken rule. */
export function scanBody(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -BODY_TRUNCATED;
  const initialOctet = b[o];
  switch (initialOctet) {
    case 129: {
      // Long
      if (end - o < 2) return -BODY_TRUNCATED;
      const length = b[o + 1];
      if (length < 128) return -BODY_LONG_LENGTH_MALFORMED; // :14
      const longContentsEnd = o + 2 + length;
      if (longContentsEnd > end) return -BODY_LONG_LONG_CONTENTS_TRUNCATED; // :14
      return longContentsEnd;
    }

    case 130: {
      // Longer
      if (end - o < 3) return -BODY_TRUNCATED;
      const longerLength = (b[o + 1] << 8) | b[o + 2];
      if (longerLength < 256) return -BODY_LONGER_LONGER_LENGTH_MALFORMED; // :15
      const longerContentsEnd = o + 3 + longerLength;
      if (longerContentsEnd > end) return -BODY_LONGER_LONGER_CONTENTS_TRUNCATED; // :15
      return longerContentsEnd;
    }

    default: {
      if (initialOctet >= 0 && initialOctet <= 127) {
        // Short
        const contentsEnd = o + 1 + initialOctet;
        if (contentsEnd > end) return -BODY_SHORT_CONTENTS_TRUNCATED; // :13
        return contentsEnd;
      } else {
        return -BODY_UNKNOWN; // :12
      }
    }
  }
}

/** Initial Octet (8): which Body it is. */
export function bodyInitialOctet(b: Uint8Array, o: number): number {
  return b[o];
}

/** Where Contents begins. */
export function bodyShortContentsStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Contents ends. */
export function bodyShortContentsEnd(b: Uint8Array, o: number): number {
  return o + 1 + bodyInitialOctet(b, o);
}

/** Writes Short over b[o, end), around what already stands there; answers its end. */
export function writeBodyShort(
  b: Uint8Array,
  o: number,
  end: number,
  initialOctet: number,
): number {
  b[o] = initialOctet;
  return end;
}

/** Where Long Contents begins. */
export function bodyLongLongContentsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Long Contents ends. */
export function bodyLongLongContentsEnd(b: Uint8Array, o: number): number {
  return o + 2 + bodyLongLength(b, o);
}

/** Length (8) in 128... */
export function bodyLongLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Long over b[o, end), around what already stands there; answers its end. */
export function writeBodyLong(b: Uint8Array, o: number, end: number): number {
  b[o] = 129;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Longer Contents begins. */
export function bodyLongerLongerContentsStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Longer Contents ends. */
export function bodyLongerLongerContentsEnd(b: Uint8Array, o: number): number {
  return o + 3 + bodyLongerLongerLength(b, o);
}

/** Longer Length (16) in 256... */
export function bodyLongerLongerLength(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o + 2];
}

/** Writes Longer over b[o, end), around what already stands there; answers its end. */
export function writeBodyLonger(b: Uint8Array, o: number, end: number): number {
  b[o] = 130;
  b[o + 1] = (end - (o + 3)) >>> 8;
  b[o + 2] = end - (o + 3);
  return end;
}
