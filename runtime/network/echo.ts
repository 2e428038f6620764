/**
 * Echo, asked: what ping and traceroute are made of, over both versions. A session has an
 * identifier of its own, by which replies, and errors about its requests, are known. ICMP of each
 * version gives the format, and hands over what it hears.
 */
import type { Address } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { copyOctets } from '../base/octets.ts';
import type { Random } from '../base/random.ts';
import { below } from '../base/random.ts';
import { newFrameInfo } from '../device/frame-info.ts';
import type { Arrival } from './arrival.ts';
import type { Network, NetworkFault, Route, SendOptions } from './network.ts';

export const ECHO_SESSIONS_MAX = 1024;
const IDENTIFIERS = 65536;
/** What a packet of each version can hold of data: RFC 791 §3.1, RFC 8200 §3. */
const DATA_OCTETS_MAX = { 4: 65507, 6: 65527 } as const;

/** How a version writes its request. */
export interface EchoFormat {
  readonly protocol: number;
  /** In front of the data. */
  readonly headerOctets: number;
  /** Writes all but the data of a request over b[o, end), where its data stands already. */
  writeRequest(
    b: Uint8Array,
    o: number,
    end: number,
    identifier: number,
    sequence: number,
    pseudoHeader: number,
  ): void;
}

/** A reply; one object, filled again for each. Its data is arrival.octets[data, arrival.end). */
export interface EchoReply {
  arrival: Arrival;
  sequence: number;
  data: number;
}

/** What an error is about, whichever version's ICMP has told of it. */
export type EchoErrorKind =
  'unreachable' | 'tooBig' | 'timeExceeded' | 'parameterProblem' | 'redirect';

/** An error about a request; one object, filled again for each. */
export interface EchoError {
  sequence: number;
  kind: EchoErrorKind;
  code: number;
  fault: NetworkFault | undefined;
  /** Who has sent it; of the version of the request. Good for the call alone. */
  from: Address;
  /** With tooBig: what the next hop takes, in octets. */
  mtu: number;
}

export interface EchoUser {
  reply(reply: EchoReply): void;
  error(error: EchoError): void;
}

export class Echo {
  readonly counters: Counters<
    'requests' | 'replies' | 'errors' | 'unknownReplies' | 'unknownErrors' | 'refusedFull'
  > = countersOf('requests', 'replies', 'errors', 'unknownReplies', 'unknownErrors', 'refusedFull');
  readonly #network: Network;
  readonly #random: Random;
  readonly #formats: { 4: EchoFormat | undefined; 6: EchoFormat | undefined } = {
    4: undefined,
    6: undefined,
  };
  readonly #sessions = new Map<number, EchoUser>();
  readonly #info = newFrameInfo();
  #octets = new Uint8Array(0);
  #reply: EchoReply | undefined;
  readonly #error: EchoError = {
    sequence: 0,
    kind: 'unreachable',
    code: 0,
    fault: undefined,
    from: new Uint8Array(0),
    mtu: 0,
  };

  constructor(network: Network, random: Random) {
    this.#network = network;
    this.#random = random;
  }

  /** For a version's ICMP. */
  setFormat(version: 4 | 6, format: EchoFormat): void {
    this.#formats[version] = format;
  }

  /** A session with an identifier that nobody could foretell; undefined when there are too many. */
  open(user: EchoUser): EchoSession | undefined {
    if (this.#sessions.size >= ECHO_SESSIONS_MAX) {
      this.counters.refusedFull++;
      return undefined;
    }
    let identifier = below(this.#random, IDENTIFIERS);
    while (this.#sessions.has(identifier)) identifier = (identifier + 1) % IDENTIFIERS;
    this.#sessions.set(identifier, user);
    return new EchoSession(this, identifier);
  }

  /** For EchoSession. */
  close(identifier: number): void {
    this.#sessions.delete(identifier);
  }

  /** For EchoSession. */
  send(
    route: Route,
    identifier: number,
    sequence: number,
    data: Uint8Array,
    options: SendOptions | undefined,
  ): NetworkFault | undefined {
    const format = this.#formats[route.version];
    if (format === undefined) return 'EPROTO';
    if (data.length > DATA_OCTETS_MAX[route.version]) return 'EMSGSIZE';
    const o = route.headRoom;
    const end = o + format.headerOctets + data.length;
    if (this.#octets.length < end) this.#octets = new Uint8Array(end);
    const octets = this.#octets;
    copyOctets(data, 0, data.length, octets, o + format.headerOctets);
    format.writeRequest(octets, o, end, identifier, sequence, route.pseudoHeader);
    this.counters.requests++;
    return this.#network.send(route, format.protocol, octets, o, end, this.#info, options);
  }

  /** For a version's ICMP: a reply has come. */
  replied(arrival: Arrival, identifier: number, sequence: number, data: number): void {
    const user = this.#sessions.get(identifier);
    if (user === undefined) {
      this.counters.unknownReplies++;
      return;
    }
    this.counters.replies++;
    const reply = (this.#reply ??= { arrival, sequence, data });
    reply.arrival = arrival;
    reply.sequence = sequence;
    reply.data = data;
    user.reply(reply);
  }

  /** For a version's ICMP: an error has come about a request of ours. */
  failed(
    identifier: number,
    sequence: number,
    kind: EchoErrorKind,
    code: number,
    fault: NetworkFault | undefined,
    from: Address,
    mtu: number,
  ): void {
    const user = this.#sessions.get(identifier);
    if (user === undefined) {
      this.counters.unknownErrors++;
      return;
    }
    this.counters.errors++;
    const error = this.#error;
    error.sequence = sequence;
    error.kind = kind;
    error.code = code;
    error.fault = fault;
    error.from = from;
    error.mtu = mtu;
    user.error(error);
  }
}

export class EchoSession {
  readonly identifier: number;
  readonly #echo: Echo;

  constructor(echo: Echo, identifier: number) {
    this.#echo = echo;
    this.identifier = identifier;
  }

  /** Asks the destination of a route; the answer comes, if it comes, to the session's user. */
  send(
    route: Route,
    sequence: number,
    data: Uint8Array,
    options?: SendOptions,
  ): NetworkFault | undefined {
    return this.#echo.send(route, this.identifier, sequence, data, options);
  }

  /** What still comes is nobody's. */
  close(): void {
    this.#echo.close(this.identifier);
  }
}
