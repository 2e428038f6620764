/** What there is to tell of a client, in plain values: for people, and as JSON. */
import { stateNames } from '../../../generated/onion/guard.machine.ts';
import { toHex } from '../../base/base64.ts';
import type { Counters } from '../../base/counters.ts';
import { showAddress } from '../../base/address.ts';
import type { PooledInfo } from '../circuits/user.ts';
import type { Relay } from '../path/relays.ts';
import type { OnionService } from '../service.ts';
import type { RelayTarget } from '../target.ts';

export interface HopStatus {
  readonly nickname: string;
  /** Base16 in capitals, of its RSA identity. */
  readonly fingerprint: string;
  readonly address: string;
  readonly flags: readonly string[];
}

export interface CircuitStatus extends Omit<PooledInfo, 'path' | 'isolation'> {
  readonly path: readonly HopStatus[];
}

export interface GuardStatus extends HopStatus {
  readonly state: string;
}

export interface ConsensusStatus {
  readonly validAfter: string;
  readonly freshUntil: string;
  readonly validUntil: string;
  readonly ageSeconds: number;
  readonly relays: number;
  readonly microdescriptors: number;
}

export interface OnionStatus {
  readonly percent: number;
  readonly phase: string;
  readonly guards: readonly GuardStatus[];
  readonly circuits: readonly CircuitStatus[];
  readonly consensus: ConsensusStatus | undefined;
  readonly buildTimeoutMs: number;
  readonly lastFailure: string | undefined;
  readonly channels: number;
  readonly counters: Readonly<Record<string, Readonly<Counters<string>>>>;
}

export function onionStatus(service: OnionService): OnionStatus {
  const { phase, client, directory, paths, channels } = service;
  const hop = (relay: RelayTarget): HopStatus => hopStatus(relay, service);
  return {
    percent: phase.percent,
    phase: phase.summary,
    guards: paths.guards.primary.flatMap(({ relay, state }) =>
      relay === undefined ? [] : [{ ...hop(relay), state: stateNames[state] }],
    ),
    circuits: client.circuits().map(({ path, isolation: _, ...info }) => ({
      ...info,
      path: path.map(hop),
    })),
    consensus: consensusStatus(service),
    buildTimeoutMs: client.buildTimes.timeoutMs,
    lastFailure: client.lastFailure ?? directory.lastFault?.toString(),
    channels: channels.size,
    counters: {
      channels: service.channelCounters,
      pool: channels.counters,
      circuits: client.shared.counters,
      directory: directory.counters,
    },
  };
}

function hopStatus(
  { nickname, rsaIdentity, places }: RelayTarget,
  { paths }: OnionService,
): HopStatus {
  const known = paths.relay(rsaIdentity) as Relay | undefined;
  const [place] = places;
  return {
    nickname,
    fingerprint: toHex(rsaIdentity),
    address: place === undefined ? '' : `${showAddress(place.address)}:${place.port}`,
    flags: [...(known?.flags.names ?? [])],
  };
}

function consensusStatus(service: OnionService): ConsensusStatus | undefined {
  const { store } = service.directory;
  const { consensus } = store;
  if (consensus === undefined) return undefined;
  return {
    validAfter: timeOf(consensus.validAfter),
    freshUntil: timeOf(consensus.freshUntil),
    validUntil: timeOf(consensus.validUntil),
    ageSeconds: Math.floor(service.unixSeconds() - consensus.validAfter),
    relays: consensus.routers.length,
    microdescriptors: store.microdescriptorCount,
  };
}

function timeOf(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}
