/** A listener on a bench, and the querier that asks it. */
import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { ControlSender } from '../../../runtime/network/ipv6/control.ts';
import { MulticastListener } from '../../../runtime/network/mld.ts';
import { Bench } from '../ipv6/bench.ts';
import { bodies, messagePacket } from '../ipv6/wire.ts';

export const GROUP = 'ff02::1:ff00:1';
export const OTHER = 'ff05::2:3';
const ROUTER = 'fe80::9';
export const [INCLUDE, EXCLUDE, TO_INCLUDE, TO_EXCLUDE] = [1, 2, 3, 4];

export interface Host {
  readonly bench: Bench;
  readonly listener: MulticastListener;
}

export function host(seed = 1): Host {
  const bench = new Bench(seed);
  bench.own('fe80::1');
  const listener = new MulticastListener(bench.on, new ControlSender(), bench.timers, bench.random);
  return { bench, listener };
}

type Query = Extract<MessageBody, { is: 'multicastListenerQuery' }>;
export interface Asked {
  readonly group?: string;
  readonly code?: number;
  readonly sources?: readonly string[];
  readonly isOlder?: boolean;
  readonly robustness?: number;
  readonly interval?: number;
  readonly from?: string;
  readonly hopLimit?: number;
  readonly isAlerting?: boolean;
}

/** A query reaches the listener, as ICMPv6 would hand it up. */
export function ask({ bench, listener }: Host, asked: Asked = {}): void {
  const { group = '::', code = 1000, sources = [], isAlerting = true } = asked;
  const newer = {
    flags: 0,
    sFlag: false,
    qrv: asked.robustness ?? 2,
    qqic: asked.interval ?? 125,
    sourceAddresses: sources,
    additionalData: new Uint8Array(0),
  };
  const query: Query = {
    is: 'multicastListenerQuery',
    maximumResponseCode: code,
    multicastAddress: group,
    ...(asked.isOlder ? {} : { mldv2: newer }),
  };
  const envelope = {
    from: asked.from ?? ROUTER,
    to: group === '::' ? 'ff02::1' : group,
    hopLimit: asked.hopLimit ?? 1,
  };
  listener.receiveQuery(bench.arrived(messagePacket(envelope, query)), isAlerting);
}

/** `type group [sources]` of each record that was sent, after so much time. */
export function reported({ bench }: Host, ms = 0): string[] {
  return bodies(bench.sent(ms), 'v2MulticastListenerReport').flatMap(({ records }) =>
    records.map(({ recordType, multicastAddress, sourceAddresses }) =>
      [recordType, multicastAddress, ...sourceAddresses].join(' '),
    ),
  );
}
