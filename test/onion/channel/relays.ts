/** Channels between clients and relays of a test, in virtual time. */
import { copyOf } from '../../../runtime/base/octets.ts';
import { channelCounters } from '../../../runtime/onion/channel/faults.ts';
import type { ChannelCounters, ChannelEnd } from '../../../runtime/onion/channel/faults.ts';
import type {
  ChannelSettings,
  ChannelUser,
  ExpectedIdentity,
} from '../../../runtime/onion/channel/settings.ts';
import type { CircuitEnd } from '../../../runtime/onion/channel/user.ts';
import { acceptChannel, openChannel } from '../../../runtime/onion/channel.ts';
import type { Channel } from '../../../runtime/onion/channel.ts';
import {
  makeRelayCertificates,
  makeRelayIdentity,
} from '../../../runtime/onion/certificates/make.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { crypto } from '../handshake/given.ts';
import { plainLinks } from './plain-link.ts';
import type { PlainLink } from './plain-link.ts';

export const NOW = Date.UTC(2026, 10, 26, 12) / 1000;

/** Keys take long to make: two relays are enough for all tests. */
export const RELAY = makeRelayCertificates(crypto, makeRelayIdentity(crypto), NOW);
export const OTHER_RELAY = makeRelayCertificates(crypto, makeRelayIdentity(crypto), NOW);

/** What a circuit has heard. */
export class HeardCircuit implements CircuitEnd {
  readonly cells: { readonly command: number; readonly body: Uint8Array }[] = [];
  settled = 0;
  writableCalls = 0;
  isGone = false;

  cell(command: number, b: Uint8Array, from: number, to: number): void {
    this.cells.push({ command, body: copyOf(b, from, to) });
  }

  settle(): void {
    this.settled++;
  }

  writable(): void {
    this.writableCalls++;
  }

  channelGone(): void {
    this.isGone = true;
  }
}

export class HeardUser implements ChannelUser {
  isOpen = false;
  end: ChannelEnd | undefined;

  opened(): void {
    this.isOpen = true;
  }

  closed(end: ChannelEnd): void {
    this.end = end;
  }
}

export interface Ends {
  readonly simulation: Simulation;
  readonly settings: ChannelSettings;
  readonly counters: ChannelCounters;
  readonly link: PlainLink;
  readonly user: HeardUser;
}

export interface Wishes {
  readonly initiator?: Partial<ChannelSettings>;
  readonly responder?: Partial<ChannelSettings>;
  readonly expected?: ExpectedIdentity;
  /** Before anything is said. */
  readonly prepare?: (initiator: PlainLink, responder: PlainLink) => void;
}

export interface Both {
  readonly simulation: Simulation;
  readonly initiator: Channel;
  readonly responder: Channel;
  readonly initiatorUser: HeardUser;
  readonly responderUser: HeardUser;
  readonly initiatorLink: PlainLink;
  readonly responderLink: PlainLink;
  readonly initiatorCounters: ChannelCounters;
  readonly responderCounters: ChannelCounters;
  /** Circuits that the responder was asked for. */
  readonly accepted: Map<number, HeardCircuit>;
}

export function settingsOf(
  simulation: Simulation,
  wishes: Partial<ChannelSettings>,
): ChannelSettings {
  return {
    timers: simulation.timers,
    random: simulation.dice(),
    crypto,
    unixSeconds: () => NOW + simulation.now / 1000,
    counters: channelCounters(),
    ...wishes,
  };
}

/** A client, unless wished otherwise, opens a channel to a relay; nothing has passed yet. */
export function bothEnds(wishes: Wishes = {}, seed = 1): Both {
  const simulation = new Simulation(seed);
  const [initiatorLink, responderLink] = plainLinks(simulation.timers, RELAY.link.certificate);
  wishes.prepare?.(initiatorLink, responderLink);
  const accepted = new Map<number, HeardCircuit>();
  const owner = {
    accept(_: unknown, circuitId: number): CircuitEnd {
      const circuit = new HeardCircuit();
      accepted.set(circuitId, circuit);
      return circuit;
    },
  };
  const responderSettings = settingsOf(simulation, {
    certificates: () => RELAY,
    owner,
    ...wishes.responder,
  });
  const initiatorSettings = settingsOf(simulation, { ...wishes.initiator });
  const initiatorUser = new HeardUser();
  const responderUser = new HeardUser();
  const responder = acceptChannel(responderSettings, responderLink, responderUser);
  const expected = wishes.expected ?? RELAY;
  const initiator = openChannel(initiatorSettings, initiatorLink, expected, initiatorUser);
  return {
    simulation,
    initiator,
    responder,
    initiatorUser,
    responderUser,
    initiatorLink,
    responderLink,
    initiatorCounters: initiatorSettings.counters,
    responderCounters: responderSettings.counters,
    accepted,
  };
}

/** Both are open. */
export function openEnds(wishes: Wishes = {}, seed = 1): Both {
  const both = bothEnds(wishes, seed);
  const { simulation, initiatorUser, responderUser } = both;
  simulation.runUntil(() => initiatorUser.isOpen && responderUser.isOpen, 1000);
  return both;
}
