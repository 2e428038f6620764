/**
 * SYNs of no connection, which traceroute and its kin send: each from a port of its own, with hops
 * as few as one likes, once. What comes back is told: an answer of the peer, which a RST then
 * thanks for as for any segment of no connection (RFC 9293 §3.10.7.1), or an error by ICMP.
 */
import type { Address } from '../../base/address.ts';
import { standsAt } from '../../base/address.ts';
import { clearFrameInfo, PARTIAL } from '../../device/frame-info.ts';
import type { Arrival } from '../../network/arrival.ts';
import type { EchoErrorKind } from '../../network/echo.ts';
import type { NetworkFault, Route, RouteWish } from '../../network/network.ts';
import {
  CHECKSUM_AT,
  destinationPort,
  FLAGS_ACK,
  FLAGS_SYN,
  optionsStart,
  sequenceNumber,
  sourcePort,
  writeSegmentPartial,
} from '../../../generated/transport/tcp.wire.ts';
import type { ArrivedSegment } from './arrived.ts';
import { QUOTED_OCTETS_MIN } from './errors.ts';
import { writeSynOptions } from './segment-options.ts';
import { HEADER_OCTETS, TCP } from './shared.ts';
import type { Shared } from './shared.ts';
import type { Endpoint, TcpFault } from './user.ts';

export const SYN_PROBES_MAX = 1_024;
const WINDOW = 0xffff;
const WINDOW_SCALE = 7;

/** Is told once what became of it. */
export interface SynProbeUser {
  /** The peer has answered: whether somebody listens there. */
  answered(isOpen: boolean): void;
  /** An ICMP error about it; `from` is good for the call alone. */
  error(from: Address, kind: EchoErrorKind, code: number): void;
}

export interface SynProbeOptions extends RouteWish {
  readonly hopLimit: number;
}

interface UnderWay {
  readonly route: Route;
  readonly remotePort: number;
  readonly sequence: number;
  readonly user: SynProbeUser;
}

export class SynProbes {
  readonly #shared: Shared;
  readonly #portFor: (route: Route, remotePort: number) => number | TcpFault;
  /** By the ports that they come from. */
  readonly #underWay = new Map<number, UnderWay>();

  constructor(shared: Shared, portFor: (route: Route, remotePort: number) => number | TcpFault) {
    this.#shared = shared;
    this.#portFor = portFor;
  }

  holds(localPort: number): boolean {
    return this.#underWay.has(localPort);
  }

  /** Sends one, and answers how to forget it; or why it was not sent. */
  send(
    remote: Endpoint,
    user: SynProbeUser,
    { hopLimit, ...wish }: SynProbeOptions,
  ): (() => void) | TcpFault {
    const { numbers, network, counters } = this.#shared;
    const route = network.route(remote.address, wish);
    if (typeof route === 'string') return route;
    if (this.#underWay.size >= SYN_PROBES_MAX) {
      counters.synProbesFull++;
      return 'ENOBUFS';
    }
    const port = this.#portFor(route, remote.port);
    if (typeof port === 'string') return port;
    const { source, destination } = route;
    const sequence = numbers.initialSequence(source, port, destination, remote.port);
    const probe = { route, remotePort: remote.port, sequence, user };
    this.#underWay.set(port, probe);
    const forget = (): void => {
      if (this.#underWay.get(port) === probe) this.#underWay.delete(port);
    };
    const fault = this.#sendSyn(probe, port, hopLimit);
    if (fault === undefined) return forget;
    forget();
    return fault;
  }

  #sendSyn(
    { route, remotePort, sequence }: UnderWay,
    localPort: number,
    hopLimit: number,
  ): NetworkFault | undefined {
    const { buffer: b, info, network, numbers, counters, clock } = this.#shared;
    const { source, destination, pseudoHeader, headRoom: o, version } = route;
    const offset = numbers.timestampOffset(source, localPort, destination, remotePort);
    const stamp = (Math.floor(clock.now()) + offset) >>> 0;
    const mss = route.interface.mtu - HEADER_OCTETS[version];
    const offer = { mss, sack: true, timestamps: true, windowScale: WINDOW_SCALE };
    const end = writeSynOptions(b, optionsStart(b, o), offer, stamp, 0);
    writeSegmentPartial(
      b,
      o,
      end,
      end,
      localPort,
      remotePort,
      sequence,
      0,
      0,
      FLAGS_SYN,
      WINDOW,
      0,
      pseudoHeader,
    );
    clearFrameInfo(info);
    info.checksum = PARTIAL;
    info.checksumStart = o;
    info.checksumField = o + CHECKSUM_AT;
    const fault = network.send(route, TCP, b, o, end, info, {
      hopLimit,
      trafficClass: 0,
      dontFragment: true,
      flowLabel: 0,
    });
    if (fault === undefined) counters.segmentsSent++;
    return fault;
  }

  /** A segment of no connection has come. */
  heard({ octets: b, source }: Arrival, local: number, remote: number, come: ArrivedSegment): void {
    const probe = this.#underWay.get(local);
    if (probe === undefined || probe.remotePort !== remote) return;
    const isTheirs = standsAt(probe.route.destination, b, source);
    const isAnswer = (come.segCtl & FLAGS_ACK) !== 0 && come.segAck === (probe.sequence + 1) >>> 0;
    if (!isTheirs || !isAnswer || !(come.isSyn || come.isReset)) return;
    this.#underWay.delete(local);
    probe.user.answered(come.isSyn);
  }

  /** ICMP has told of a packet of ours: whether it was one of these. */
  failed(quoted: Arrival, from: Address, kind: EchoErrorKind, code: number): boolean {
    const { octets: b, payload: o, end, destination } = quoted;
    if (end - o < QUOTED_OCTETS_MIN) return false;
    const probe = this.#underWay.get(sourcePort(b, o));
    if (probe === undefined || probe.remotePort !== destinationPort(b, o)) return false;
    // RFC 5927 §4.1
    if (sequenceNumber(b, o) !== probe.sequence) return false;
    if (!standsAt(probe.route.destination, b, destination)) return false;
    // It still goes on, another way.
    if (kind === 'redirect') return true;
    this.#underWay.delete(sourcePort(b, o));
    probe.user.error(from, kind, code);
    return true;
  }
}
