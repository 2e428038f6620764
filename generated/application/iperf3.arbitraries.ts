// @generated from spec/application/iperf3.protocol: change that, then npm run generate.
/**
 * Iperf3: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { textOctets, type Draw } from '../../runtime/base/draw.ts';
import type * as v from './iperf3.value.ts';

/** A valid Change. */
export function makeChange(d: Draw, room: number): v.Change {
  const state = d.named([1, 2, 4, 9, 10, 11, 12, 13, 14, 15, 16, 254, 255], 0, 255);
  return { state };
}

/** A valid Cookie. */
export function makeCookie(d: Draw, room: number): v.Cookie {
  let at = 0;
  const text = d.text(36);
  at += textOctets(text);
  return { text };
}

/** A valid Document. */
export function makeDocument(d: Draw, room: number): v.Document {
  let at = 0;
  at += 4;
  const length = d.length([[0, 4294967295]], 1, 1, 0, 1, room - at);
  const text = d.text(length);
  at += textOctets(text);
  return { text };
}

/** A valid Failure. */
export function makeFailure(d: Draw, room: number): v.Failure {
  const error = d.integer(0, 4294967295);
  const systemError = d.integer(0, 4294967295);
  return { error, systemError };
}

/** A valid Greeting. */
export function makeGreeting(d: Draw, room: number): v.Greeting {
  const word = d.named([959985462, 909588537], 0, 4294967295);
  return { word };
}

/** A valid Datagram. */
export function makeDatagram(d: Draw, room: number): v.Datagram {
  let at = 0;
  const seconds = d.integer(0, 4294967295);
  const microseconds = d.integer(0, 4294967295);
  const sequenceNumber = d.integer(0, 4294967295);
  at += 12;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { seconds, microseconds, sequenceNumber, payload };
}

/** A valid Long Datagram. */
export function makeLongDatagram(d: Draw, room: number): v.LongDatagram {
  let at = 0;
  const seconds = d.integer(0, 4294967295);
  const microseconds = d.integer(0, 4294967295);
  const upperSequenceNumber = d.integer(0, 4294967295);
  const lowerSequenceNumber = d.integer(0, 4294967295);
  at += 16;
  const payload = d.octets(d.count(0, room - at));
  at += payload.length;
  return { seconds, microseconds, upperSequenceNumber, lowerSequenceNumber, payload };
}
