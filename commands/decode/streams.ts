/**
 * TCP payloads in order, and the messages in them. A segment that completes a message shows it, as
 * it is usual; what is kept is bounded, and what came too late to be put in order is shown as data.
 */
import { describe } from '../../runtime/describe.ts';
import type { Carried } from '../../runtime/describe.ts';
import type { Dissector, Layer, Place, StreamPlace } from './dissect.ts';
import { defaults, rowOf, typeOf } from './dissect.ts';
import { nextMessage } from './scripts.ts';
import { learnVersion } from './tls.ts';
import { nodeAt, numberAt } from './view.ts';

const CONNECTIONS_MAX = 4096;
const WAITING_OCTETS_MAX = 1 << 20;
const WAITING_SEGMENTS_MAX = 64;

/** One way of a connection. */
export interface Way {
  /** Sequence number of the first octet, for numbers that people can read. */
  first: number | undefined;
  next: number | undefined;
  /** The beginning was seen, so that messages begin where we think. */
  isWhole: boolean;
  isPlain: boolean;
  scale: number | undefined;
  /** The start of a message whose end has not come. */
  rest: Uint8Array;
  waiting: Map<number, Uint8Array>;
  /** Which message comes next, as `tls.record`; undefined when nobody knows. */
  message: string | undefined;
  /** Messages seen. */
  count: number;
  /** A handshake message of TLS that goes on in the next record. */
  handshake: Uint8Array;
  isSealed: boolean;
}

export interface Connection {
  readonly ways: ReadonlyMap<string, Way>;
  /** What both ways share, such as the version that TLS agreed on. */
  readonly shared: Record<string, number>;
}

export class Streams {
  private readonly connections = new Map<string, Connection>();

  /** The ways of the connection that a segment belongs to: its own, and the other. */
  private ways(place: Place): {
    connection: Connection;
    own: Way;
    other: Way;
    isFromClient: boolean;
  } {
    const ends = [0, 1].map((side) => `${place.addresses[side]} ${place.ports[side]}`);
    const [from = '', to = ''] = ends;
    const name = [...ends].sort().join(' ');
    let connection = this.connections.get(name);
    if (!connection) {
      if (this.connections.size >= CONNECTIONS_MAX) this.connections.clear();
      const ways = new Map(ends.map((end) => [end, newWay()]));
      connection = { ways, shared: {} };
      this.connections.set(name, connection);
    }
    const own = connection.ways.get(from)!;
    const other = connection.ways.get(to)!;
    return { connection, own, other, isFromClient: place.ports[0] > place.ports[1] };
  }

  segment(dissector: Dissector, layer: Layer, one: Carried, place: Place): void {
    const { numbers } = layer.description;
    const { own, other } = this.ways(place);
    const sequence = numbers.sequenceNumber ?? 0;
    const isSyn = numbers.syn === 1;
    if (isSyn)
      Object.assign(own, newWay(), {
        first: sequence,
        next: (sequence + 1) >>> 0,
        isWhole: true,
        scale: shiftOf(layer),
      });
    own.first ??= (sequence - 1) >>> 0;
    const from = isSyn ? (sequence + 1) >>> 0 : sequence;
    own.next ??= from;
    const payload = place.octets.subarray(place.start, place.end);
    const is = placeOf(own, from, payload.length);
    const scale =
      isSyn || own.scale === undefined || other.scale === undefined ? 1 : 2 ** own.scale;
    const acknowledgment =
      ((numbers.acknowledgmentNumber ?? 0) - (other.first ?? numbers.acknowledgmentNumber ?? 0)) >>>
      0;
    dissector.place({
      sequence: (sequence - own.first) >>> 0,
      acknowledgment,
      scale,
      length: payload.length,
      is,
    });
    if (payload.length > 0)
      this.payload(dissector, layer, one, { ...place, start: place.start }, own, { from, is });
    if (numbers.fin === 1 && is === 'next') own.next = (from + payload.length + 1) >>> 0;
    if (numbers.fin === 1 || numbers.rst === 1) own.rest = new Uint8Array();
  }

  private payload(
    dissector: Dissector,
    layer: Layer,
    one: Carried,
    place: Place,
    own: Way,
    found: { from: number; is: StreamPlace['is'] },
  ): void {
    const { from, is } = found;
    if (is === 'retransmission' || is === 'keep-alive') return dissector.leave(place, layer);
    if (is === 'out of order') {
      wait(own, from, place.octets.slice(place.start, place.end));
      return dissector.leave(place, layer);
    }
    const skip = (own.next! - from) >>> 0;
    const fresh: Place = { ...place, start: place.start + skip };
    own.next = (from + place.end - place.start) >>> 0;
    const later = waited(own);
    if (own.message === undefined && own.isPlain) return dissector.leave(place, layer);
    own.message ??= messageOf(layer.key, one.tags) ?? (own.isWhole ? guess(fresh) : undefined);
    if (own.message === undefined) {
      own.isPlain = true;
      return dissector.leave(place, layer);
    }
    const parts = [own.rest, fresh.octets.subarray(fresh.start, fresh.end), ...later];
    const isAlone = own.rest.length === 0 && later.length === 0;
    const octets = isAlone ? undefined : concat(parts);
    const whole: Place = octets
      ? { ...fresh, octets, start: 0, end: octets.length, isReassembled: true }
      : fresh;
    this.messages(dissector, layer, whole, own);
  }

  /** All messages that are whole; what is left of the last waits for its end. */
  private messages(dissector: Dissector, layer: Layer, place: Place, own: Way): void {
    const { connection, isFromClient } = this.ways(place);
    own.rest = new Uint8Array();
    let { start } = place;
    while (start < place.end) {
      const message = nextMessage(own, connection, isFromClient);
      if (message === undefined) break;
      const here: Place = { ...place, start, context: { ...place.context, ...connection.shared } };
      const outcome = outcomeOf(message, here);
      if (outcome === 'short') {
        own.rest = place.octets.slice(start, place.end);
        if (own.rest.length > WAITING_OCTETS_MAX) forget(own);
        return dissector.note(`${own.rest.length} octets of a message that goes on`);
      }
      // Who never spoke this protocol before does not speak it now.
      if (outcome === 'foreign' && (own.count === 0 || !own.isWhole)) {
        forget(own);
        break;
      }
      own.count++;
      const made = dissector.message(message, { ...here, depth: here.depth + 1 }, layer);
      if (!made || made.description.end <= start || made.description.fault) return;
      made.trailer = 0;
      start = made.description.end;
    }
    dissector.leave({ ...place, start }, layer);
  }

  /** A record of TLS: its handshake messages may begin in one and end in another. */
  record(dissector: Dissector, layer: Layer, one: Carried, place: Place): void {
    const { connection, own } = this.ways(place);
    const [tag = 0] = one.tags;
    const row = rowOf('tls.record', tag);
    if (!row || own.isSealed) return dissector.leave(place, layer);
    // Since TLS 1.3 only a word for middleboxes: what is sealed says that it is application data.
    if (row[3] === 'changeCipherSpec')
      own.isSealed = connection.shared.negotiatedVersion !== TLS_1_3;
    if (row[3] !== 'handshake') {
      dissector.carry('tls.record', one.tags, place, layer);
      return;
    }
    const before = own.handshake;
    const octets = concat([before, place.octets.subarray(place.start, place.end)]);
    let at = 0;
    own.handshake = new Uint8Array();
    while (at < octets.length) {
      const shift = place.start - before.length;
      const here: Place =
        before.length === 0
          ? { ...place, start: place.start + at }
          : { ...place, octets, start: at, end: octets.length, isReassembled: true };
      const context = { ...here.context, ...connection.shared };
      if (outcomeOf('tls.handshake', { ...here, context }) === 'short') {
        own.handshake = octets.slice(at, at + WAITING_OCTETS_MAX);
        return dissector.note('a handshake message that goes on');
      }
      const made = dissector.message('tls.handshake', { ...here, context }, layer);
      if (!made || made.description.fault) return;
      made.trailer = 0;
      learnVersion(made, connection);
      at = made.description.end - (before.length === 0 ? shift : 0);
    }
  }
}

function newWay(): Way {
  return {
    first: undefined,
    next: undefined,
    isWhole: false,
    isPlain: false,
    scale: undefined,
    rest: new Uint8Array(),
    waiting: new Map(),
    message: undefined,
    count: 0,
    handshake: new Uint8Array(),
    isSealed: false,
  };
}

function forget(own: Way): void {
  own.message = undefined;
  own.isPlain = true;
  own.rest = new Uint8Array();
}

/** Where a segment stands in its stream; sequence numbers go round (RFC 9293 §3.4). */
function placeOf(own: Way, from: number, length: number): StreamPlace['is'] {
  const ahead = (from - own.next!) | 0;
  if (ahead > 0) return 'out of order';
  if (ahead === -1 && length <= 1) return 'keep-alive';
  if (ahead < 0 && ahead + length <= 0) return 'retransmission';
  return 'next';
}

function wait(own: Way, from: number, octets: Uint8Array): void {
  if (own.waiting.size < WAITING_SEGMENTS_MAX) {
    own.waiting.set(from, octets);
    return;
  }
  // Something was lost for good: begin anew here.
  own.waiting.clear();
  own.rest = new Uint8Array();
  own.isWhole = false;
  own.next = (from + octets.length) >>> 0;
}

/** Segments that came early and whose turn it is now. */
function waited(own: Way): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let again = true; again;) {
    again = false;
    for (const [from, octets] of own.waiting) {
      const ahead = (from - own.next!) | 0;
      if (ahead > 0) continue;
      own.waiting.delete(from);
      if (ahead + octets.length <= 0) continue;
      found.push(octets.subarray(-ahead));
      own.next = (from + octets.length) >>> 0;
      again = true;
    }
  }
  return found;
}

function messageOf(carrier: string, tags: readonly number[]): string | undefined {
  const row = tags.map((tag) => rowOf(carrier, tag)).find((one) => one !== undefined);
  return row && `${row[2]}.${row[3]}`;
}

/** A stream on a port of no known protocol that begins as TLS does. */
function guess(place: Place): string | undefined {
  const found = typeOf('tls.record');
  if (!found) return undefined;
  const { root, fault } = describe(found.type, place.octets, place.start, place.end, defaults);
  const type = numberAt(root, 'type');
  const version = numberAt(root, 'legacyRecordVersion');
  const isGreeting = type === TLS_HANDSHAKE && version >= 0x0300 && version <= 0x0304;
  return isGreeting && (!fault || fault.short) ? 'tls.record' : undefined;
}

const TLS_HANDSHAKE = 22;
const TLS_1_3 = 0x0304;

function outcomeOf(message: string, place: Place): 'whole' | 'short' | 'foreign' {
  const found = typeOf(message);
  if (!found) return 'foreign';
  const { fault } = describe(found.type, place.octets, place.start, place.end, {
    ...defaults,
    ...place.context,
  });
  if (!fault) return 'whole';
  return fault.short ? 'short' : 'foreign';
}

function shiftOf(layer: Layer): number | undefined {
  const shift = nodeAt(layer.description.root, 'options.shiftCount')?.value;
  return typeof shift === 'number' ? shift : undefined;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
