// @generated from spec/application/iperf3.protocol: change that, then npm run generate.
/**
 * Iperf3, iperf3, a measurement of throughput. iperf 3.12.
 *
 *      0
 *      0 1 2 3 4 5 6 7
 *     +-+-+-+-+-+-+-+-+
 *     |     State     |
 *     +-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Change has its fixed fields
export const COOKIE_TRUNCATED = 2; // Cookie has its fixed fields
export const COOKIE_TEXT_TRUNCATED = 3; // Text fits in what holds it
export const COOKIE_END_MALFORMED = 4; // End = 0
export const DOCUMENT_TRUNCATED = 5; // Document has its fixed fields
export const DOCUMENT_TEXT_TRUNCATED = 6; // Text fits in what holds it
export const FAILURE_TRUNCATED = 7; // Failure has its fixed fields
export const GREETING_TRUNCATED = 8; // Greeting has its fixed fields
export const DATAGRAM_TRUNCATED = 9; // Datagram has its fixed fields
export const LONG_DATAGRAM_TRUNCATED = 10; // Long Datagram has its fixed fields
/** State: unknown values pass through. */
export const STATE = {
  TEST_START: 1,
  TEST_RUNNING: 2,
  TEST_END: 4,
  PARAMETER_EXCHANGE: 9,
  CREATE_STREAMS: 10,
  SERVER_TERMINATE: 11,
  CLIENT_TERMINATE: 12,
  EXCHANGE_RESULTS: 13,
  DISPLAY_RESULTS: 14,
  IPERF_START: 15,
  IPERF_DONE: 16,
  SERVER_ERROR: 254,
  ACCESS_DENIED: 255,
} as const;
/** Word: unknown values pass through. */
export const WORD = {
  HELLO: 959985462,
  WELCOME: 909588537,
} as const;

/**
 * Whether b[o, end) begins with a sound Change: OK, or the first rule of the spec that it breaks.
 */
export function checkChange(b: Uint8Array, o: number, end: number): number {
  const at = scanChange(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkChange(), but answers where the Change ends, or minus the broken rule. */
export function scanChange(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -TRUNCATED;
  return o + 1;
}

/** State (8): What either side of the control connection does now. */
export function state(b: Uint8Array, o: number): number {
  return b[o];
}

export function setState(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Writes the fixed fields of a Change over b[o, end), around what already stands there. */
export function writeChange(b: Uint8Array, o: number, end: number, state: number): void {
  b[o] = state;
}

/**
 * Whether b[o, end) begins with a sound Cookie: OK, or the first rule of the spec that it breaks.
 */
export function checkCookie(b: Uint8Array, o: number, end: number): number {
  const at = scanCookie(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkCookie(), but answers where the Cookie ends, or minus the broken rule. */
export function scanCookie(b: Uint8Array, o: number, end: number): number {
  if (end - o < 37) return -COOKIE_TRUNCATED;
  const end_ = b[o + 36];
  if (end_ !== 0) return -COOKIE_END_MALFORMED; // :13
  return o + 37;
}

/** Where Text begins. */
export function cookieTextStart(b: Uint8Array, o: number): number {
  return o;
}

/** End (8) = 0. */
export function cookieEnd(b: Uint8Array, o: number): number {
  return b[o + 36];
}

export function setCookieEnd(b: Uint8Array, o: number, value: number): void {
  b[o + 36] = value;
}

/** Writes the fixed fields of a Cookie over b[o, end), around what already stands there. */
export function writeCookie(b: Uint8Array, o: number, end: number): void {
  b[o + 36] = 0;
}

/**
 * Whether b[o, end) begins with a sound Document: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDocument(b: Uint8Array, o: number, end: number): number {
  const at = scanDocument(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkDocument(), but answers where the Document ends, or minus the broken rule. */
export function scanDocument(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -DOCUMENT_TRUNCATED;
  const length = ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  const textEnd = o + 4 + length;
  if (textEnd > end) return -DOCUMENT_TEXT_TRUNCATED; // :19
  return textEnd;
}

/** Where Text begins. */
export function documentTextStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Text ends. */
export function documentTextEnd(b: Uint8Array, o: number): number {
  return o + 4 + documentLength(b, o);
}

/** Length (32). */
export function documentLength(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setDocumentLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** How many octets the Document at o still needs, at least, behind end: 0 when it is whole. */
export function neededDocument(b: Uint8Array, o: number, end: number): number {
  if (end < o + 4) return o + 4 - end;
  const whole = documentTextEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Document over b[o, end), around what already stands there. */
export function writeDocument(b: Uint8Array, o: number, end: number): void {
  b[o] = (end - (o + 4)) >>> 24;
  b[o + 1] = (end - (o + 4)) >>> 16;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Failure: OK, or the first rule of the spec that it breaks.
 */
export function checkFailure(b: Uint8Array, o: number, end: number): number {
  const at = scanFailure(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFailure(), but answers where the Failure ends, or minus the broken rule. */
export function scanFailure(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -FAILURE_TRUNCATED;
  return o + 8;
}

/** Error (32). */
export function failureError(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setFailureError(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** System Error (32). */
export function failureSystemError(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setFailureSystemError(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Failure over b[o, end), around what already stands there. */
export function writeFailure(
  b: Uint8Array,
  o: number,
  end: number,
  error: number,
  systemError: number,
): void {
  b[o] = error >>> 24;
  b[o + 1] = error >>> 16;
  b[o + 2] = error >>> 8;
  b[o + 3] = error;
  b[o + 4] = systemError >>> 24;
  b[o + 5] = systemError >>> 16;
  b[o + 6] = systemError >>> 8;
  b[o + 7] = systemError;
}

/**
 * Whether b[o, end) begins with a sound Greeting: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkGreeting(b: Uint8Array, o: number, end: number): number {
  const at = scanGreeting(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkGreeting(), but answers where the Greeting ends, or minus the broken rule. */
export function scanGreeting(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -GREETING_TRUNCATED;
  return o + 4;
}

/**
 * Word (32): The first datagram of a stream of UDP, and the answer to it; of either order of
 * octets, as machines send it as it lies in their memory.
 */
export function greetingWord(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setGreetingWord(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Writes the fixed fields of a Greeting over b[o, end), around what already stands there. */
export function writeGreeting(b: Uint8Array, o: number, end: number, word: number): void {
  b[o] = word >>> 24;
  b[o + 1] = word >>> 16;
  b[o + 2] = word >>> 8;
  b[o + 3] = word;
}

/**
 * Whether b[o, end) begins with a sound Datagram: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkDatagram(b: Uint8Array, o: number, end: number): number {
  const at = scanDatagram(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkDatagram(), but answers where the Datagram ends, or minus the broken rule. */
export function scanDatagram(b: Uint8Array, o: number, end: number): number {
  if (end - o < 12) return -DATAGRAM_TRUNCATED;
  return end;
}

/** Where Payload begins. */
export function datagramPayloadStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Seconds (32), in seconds. */
export function datagramSeconds(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setDatagramSeconds(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Microseconds (32), in microseconds. */
export function datagramMicroseconds(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setDatagramMicroseconds(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Sequence Number (32). */
export function datagramSequenceNumber(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setDatagramSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Writes the fixed fields of a Datagram over b[o, end), around what already stands there. */
export function writeDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  seconds: number,
  microseconds: number,
  sequenceNumber: number,
): void {
  b[o] = seconds >>> 24;
  b[o + 1] = seconds >>> 16;
  b[o + 2] = seconds >>> 8;
  b[o + 3] = seconds;
  b[o + 4] = microseconds >>> 24;
  b[o + 5] = microseconds >>> 16;
  b[o + 6] = microseconds >>> 8;
  b[o + 7] = microseconds;
  b[o + 8] = sequenceNumber >>> 24;
  b[o + 9] = sequenceNumber >>> 16;
  b[o + 10] = sequenceNumber >>> 8;
  b[o + 11] = sequenceNumber;
}

/**
 * Whether b[o, end) begins with a sound Long Datagram: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkLongDatagram(b: Uint8Array, o: number, end: number): number {
  const at = scanLongDatagram(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkLongDatagram(), but answers where the Long Datagram ends, or minus the broken rule. */
export function scanLongDatagram(b: Uint8Array, o: number, end: number): number {
  if (end - o < 16) return -LONG_DATAGRAM_TRUNCATED;
  return end;
}

/** Where Payload begins. */
export function longDatagramPayloadStart(b: Uint8Array, o: number): number {
  return o + 16;
}

/** Seconds (32), in seconds. */
export function longDatagramSeconds(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setLongDatagramSeconds(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Microseconds (32), in microseconds. */
export function longDatagramMicroseconds(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setLongDatagramMicroseconds(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Upper Sequence Number (32). */
export function longDatagramUpperSequenceNumber(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setLongDatagramUpperSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Lower Sequence Number (32). */
export function longDatagramLowerSequenceNumber(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setLongDatagramLowerSequenceNumber(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Writes the fixed fields of a Long Datagram over b[o, end), around what already stands there. */
export function writeLongDatagram(
  b: Uint8Array,
  o: number,
  end: number,
  seconds: number,
  microseconds: number,
  upperSequenceNumber: number,
  lowerSequenceNumber: number,
): void {
  b[o] = seconds >>> 24;
  b[o + 1] = seconds >>> 16;
  b[o + 2] = seconds >>> 8;
  b[o + 3] = seconds;
  b[o + 4] = microseconds >>> 24;
  b[o + 5] = microseconds >>> 16;
  b[o + 6] = microseconds >>> 8;
  b[o + 7] = microseconds;
  b[o + 8] = upperSequenceNumber >>> 24;
  b[o + 9] = upperSequenceNumber >>> 16;
  b[o + 10] = upperSequenceNumber >>> 8;
  b[o + 11] = upperSequenceNumber;
  b[o + 12] = lowerSequenceNumber >>> 24;
  b[o + 13] = lowerSequenceNumber >>> 16;
  b[o + 14] = lowerSequenceNumber >>> 8;
  b[o + 15] = lowerSequenceNumber;
}
