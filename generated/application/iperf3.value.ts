// @generated from spec/application/iperf3.protocol: change that, then npm run generate.
/**
 * Iperf3 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import {
  checkChange,
  checkCookie,
  checkDatagram,
  checkDocument,
  checkFailure,
  checkGreeting,
  checkLongDatagram,
} from './iperf3.wire.ts';
import { putText, readText } from '../../runtime/base/text.ts';
import { put } from '../../runtime/base/octets.ts';
/** What either side of the control connection does now. */
export interface Change {
  /** State (8): What either side of the control connection does now. */
  readonly state: number;
}

/** The Change at o, which a check has found sound. */
export function readChange(b: Uint8Array, o: number, end: number): Change {
  cursor.at = o + 1;
  return { state: b[o] };
}

/** Writes a Change at o and answers its end. */
export function writeChange(v: Change, b: Uint8Array, o: number): number {
  b[o] = fits(v.state, 255, 'Change.State');
  return o + 1;
}

/** The octets of a Change. */
export function encodeChange(v: Change): Uint8Array {
  return encoded((b) => writeChange(v, b, 0));
}

/** The Change in b, or the code of the rule it breaks. */
export function decodeChange(
  b: Uint8Array,
): { readonly ok: true; readonly value: Change } | { readonly ok: false; readonly fault: number } {
  const fault = checkChange(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readChange(b, 0, b.length) } : { ok: false, fault };
}

/**
 * What each connection begins with: by it the server knows which measurement a stream belongs
 * to.
 */
export interface Cookie {
  /** Text. */
  readonly text: string;
}

/** The Cookie at o, which a check has found sound. */
export function readCookie(b: Uint8Array, o: number, end: number): Cookie {
  cursor.at = o + 37;
  return { text: readText(b, o, o + 36) };
}

/** Writes a Cookie at o and answers its end. */
export function writeCookie(v: Cookie, b: Uint8Array, o: number): number {
  const textEnd = putText(b, o, v.text);
  counted(textEnd - o, 36, 'Cookie.Text');
  b[textEnd] = 0;
  return textEnd + 1;
}

/** The octets of a Cookie. */
export function encodeCookie(v: Cookie): Uint8Array {
  return encoded((b) => writeCookie(v, b, 0));
}

/** The Cookie in b, or the code of the rule it breaks. */
export function decodeCookie(
  b: Uint8Array,
): { readonly ok: true; readonly value: Cookie } | { readonly ok: false; readonly fault: number } {
  const fault = checkCookie(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readCookie(b, 0, b.length) } : { ok: false, fault };
}

/** The client's parameters; then the results of both. */
export interface Document {
  /** Text. */
  readonly text: string;
}

/** The Document at o, which a check has found sound. */
export function readDocument(b: Uint8Array, o: number, end: number): Document {
  const length = ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  const textEnd = o + 4 + length;
  cursor.at = textEnd;
  return { text: readText(b, o + 4, textEnd) };
}

/** Writes a Document at o and answers its end. */
export function writeDocument(v: Document, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const textEnd = putText(b, o + 4, v.text);
  const lengthValue = derived(textEnd - (o + 4), 1, 0, 4294967295, 'Document.Length');
  b[o] = lengthValue >>> 24;
  b[o + 1] = lengthValue >>> 16;
  b[o + 2] = lengthValue >>> 8;
  b[o + 3] = lengthValue;
  return textEnd;
}

/** The octets of a Document. */
export function encodeDocument(v: Document): Uint8Array {
  return encoded((b) => writeDocument(v, b, 0));
}

/** The Document in b, or the code of the rule it breaks. */
export function decodeDocument(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Document } | { readonly ok: false; readonly fault: number } {
  const fault = checkDocument(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readDocument(b, 0, b.length) } : { ok: false, fault };
}

/** What follows after Server Error: numbers of iperf3's own errors, and of the system's. */
export interface Failure {
  /** Error (32). */
  readonly error: number;
  /** System Error (32). */
  readonly systemError: number;
}

/** The Failure at o, which a check has found sound. */
export function readFailure(b: Uint8Array, o: number, end: number): Failure {
  cursor.at = o + 8;
  return {
    error: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    systemError: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
  };
}

/** Writes a Failure at o and answers its end. */
export function writeFailure(v: Failure, b: Uint8Array, o: number): number {
  const errorWord = fits(v.error, 4294967295, 'Failure.Error');
  b[o] = errorWord >>> 24;
  b[o + 1] = errorWord >>> 16;
  b[o + 2] = errorWord >>> 8;
  b[o + 3] = errorWord;
  const systemErrorWord = fits(v.systemError, 4294967295, 'Failure.System Error');
  b[o + 4] = systemErrorWord >>> 24;
  b[o + 5] = systemErrorWord >>> 16;
  b[o + 6] = systemErrorWord >>> 8;
  b[o + 7] = systemErrorWord;
  return o + 8;
}

/** The octets of a Failure. */
export function encodeFailure(v: Failure): Uint8Array {
  return encoded((b) => writeFailure(v, b, 0));
}

/** The Failure in b, or the code of the rule it breaks. */
export function decodeFailure(
  b: Uint8Array,
): { readonly ok: true; readonly value: Failure } | { readonly ok: false; readonly fault: number } {
  const fault = checkFailure(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFailure(b, 0, b.length) } : { ok: false, fault };
}

/**
 * The first datagram of a stream of UDP, and the answer to it; of either order of octets, as
 * machines send it as it lies in their memory.
 */
export interface Greeting {
  /**
   * Word (32): The first datagram of a stream of UDP, and the answer to it; of either order of
   * octets, as machines send it as it lies in their memory.
   */
  readonly word: number;
}

/** The Greeting at o, which a check has found sound. */
export function readGreeting(b: Uint8Array, o: number, end: number): Greeting {
  cursor.at = o + 4;
  return { word: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0 };
}

/** Writes a Greeting at o and answers its end. */
export function writeGreeting(v: Greeting, b: Uint8Array, o: number): number {
  const wordWord = fits(v.word, 4294967295, 'Greeting.Word');
  b[o] = wordWord >>> 24;
  b[o + 1] = wordWord >>> 16;
  b[o + 2] = wordWord >>> 8;
  b[o + 3] = wordWord;
  return o + 4;
}

/** The octets of a Greeting. */
export function encodeGreeting(v: Greeting): Uint8Array {
  return encoded((b) => writeGreeting(v, b, 0));
}

/** The Greeting in b, or the code of the rule it breaks. */
export function decodeGreeting(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Greeting } | { readonly ok: false; readonly fault: number } {
  const fault = checkGreeting(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readGreeting(b, 0, b.length) } : { ok: false, fault };
}

/** What is measured: when it was sent, and as which one of its stream, from 1. */
export interface Datagram {
  /** Seconds (32), in seconds. */
  readonly seconds: number;
  /** Microseconds (32), in microseconds. */
  readonly microseconds: number;
  /** Sequence Number (32). */
  readonly sequenceNumber: number;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Datagram at o, which a check has found sound. */
export function readDatagram(b: Uint8Array, o: number, end: number): Datagram {
  cursor.at = end;
  return {
    seconds: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    microseconds: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    sequenceNumber: ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
    payload: b.subarray(o + 12, end),
  };
}

/** Writes a Datagram at o and answers its end. */
export function writeDatagram(v: Datagram, b: Uint8Array, o: number): number {
  const secondsWord = fits(v.seconds, 4294967295, 'Datagram.Seconds');
  b[o] = secondsWord >>> 24;
  b[o + 1] = secondsWord >>> 16;
  b[o + 2] = secondsWord >>> 8;
  b[o + 3] = secondsWord;
  const microsecondsWord = fits(v.microseconds, 4294967295, 'Datagram.Microseconds');
  b[o + 4] = microsecondsWord >>> 24;
  b[o + 5] = microsecondsWord >>> 16;
  b[o + 6] = microsecondsWord >>> 8;
  b[o + 7] = microsecondsWord;
  const sequenceNumberWord = fits(v.sequenceNumber, 4294967295, 'Datagram.Sequence Number');
  b[o + 8] = sequenceNumberWord >>> 24;
  b[o + 9] = sequenceNumberWord >>> 16;
  b[o + 10] = sequenceNumberWord >>> 8;
  b[o + 11] = sequenceNumberWord;
  const payloadEnd = put(b, o + 12, v.payload);
  return payloadEnd;
}

/** The octets of a Datagram. */
export function encodeDatagram(v: Datagram): Uint8Array {
  return encoded((b) => writeDatagram(v, b, 0));
}

/** The Datagram in b, or the code of the rule it breaks. */
export function decodeDatagram(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Datagram } | { readonly ok: false; readonly fault: number } {
  const fault = checkDatagram(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readDatagram(b, 0, b.length) } : { ok: false, fault };
}

/** The same where `udp_counters_64bit` was agreed. */
export interface LongDatagram {
  /** Seconds (32), in seconds. */
  readonly seconds: number;
  /** Microseconds (32), in microseconds. */
  readonly microseconds: number;
  /** Upper Sequence Number (32). */
  readonly upperSequenceNumber: number;
  /** Lower Sequence Number (32). */
  readonly lowerSequenceNumber: number;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Long Datagram at o, which a check has found sound. */
export function readLongDatagram(b: Uint8Array, o: number, end: number): LongDatagram {
  cursor.at = end;
  return {
    seconds: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    microseconds: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    upperSequenceNumber: ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
    lowerSequenceNumber:
      ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
    payload: b.subarray(o + 16, end),
  };
}

/** Writes a Long Datagram at o and answers its end. */
export function writeLongDatagram(v: LongDatagram, b: Uint8Array, o: number): number {
  const secondsWord = fits(v.seconds, 4294967295, 'Long Datagram.Seconds');
  b[o] = secondsWord >>> 24;
  b[o + 1] = secondsWord >>> 16;
  b[o + 2] = secondsWord >>> 8;
  b[o + 3] = secondsWord;
  const microsecondsWord = fits(v.microseconds, 4294967295, 'Long Datagram.Microseconds');
  b[o + 4] = microsecondsWord >>> 24;
  b[o + 5] = microsecondsWord >>> 16;
  b[o + 6] = microsecondsWord >>> 8;
  b[o + 7] = microsecondsWord;
  const upperSequenceNumberWord = fits(
    v.upperSequenceNumber,
    4294967295,
    'Long Datagram.Upper Sequence Number',
  );
  b[o + 8] = upperSequenceNumberWord >>> 24;
  b[o + 9] = upperSequenceNumberWord >>> 16;
  b[o + 10] = upperSequenceNumberWord >>> 8;
  b[o + 11] = upperSequenceNumberWord;
  const lowerSequenceNumberWord = fits(
    v.lowerSequenceNumber,
    4294967295,
    'Long Datagram.Lower Sequence Number',
  );
  b[o + 12] = lowerSequenceNumberWord >>> 24;
  b[o + 13] = lowerSequenceNumberWord >>> 16;
  b[o + 14] = lowerSequenceNumberWord >>> 8;
  b[o + 15] = lowerSequenceNumberWord;
  const payloadEnd = put(b, o + 16, v.payload);
  return payloadEnd;
}

/** The octets of a Long Datagram. */
export function encodeLongDatagram(v: LongDatagram): Uint8Array {
  return encoded((b) => writeLongDatagram(v, b, 0));
}

/** The Long Datagram in b, or the code of the rule it breaks. */
export function decodeLongDatagram(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: LongDatagram }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkLongDatagram(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readLongDatagram(b, 0, b.length) } : { ok: false, fault };
}
