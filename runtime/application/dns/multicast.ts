/**
 * Names in `.local`, asked of all who are on the link (RFC 6762). A query is sent from a port of its
 * own, so whoever has the name answers us alone (§5.1, §6.7); what has crossed a router is no
 * answer (§11), nor is what does not repeat the query.
 */
import { decodeMessage } from '../../../generated/application/dns.value.ts';
import { RCODE } from '../../../generated/application/dns.wire.ts';
import { addressOf, ANY_IPV4, ANY_IPV6 } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import { below } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { Interface } from '../../network/interface.ts';
import type { UdpPort, UdpService } from '../../transport/udp/user.ts';
import { makeQuery, mismatch } from './message.ts';
import type { Outcome } from './outcome.ts';
import { readOutcome } from './outcome.ts';

export const MULTICAST_PORT = 5353;
export const MULTICAST_GROUPS: readonly Address[] = [
  addressOf('224.0.0.251'),
  addressOf('ff02::fb'),
];
/** RFC 6762 §11. */
export const MULTICAST_HOPS = 255;
/** RFC 6762 §5.2: again after a second. */
const AGAIN_MS = 1_000;
/** Who has the name has answered by then. */
const GIVE_UP_MS = 2_500;
const IDS = 65_536;

export interface MulticastGround {
  readonly timers: Timers;
  readonly random: Random;
  readonly udp: UdpService;
  /** Those by which is asked. */
  readonly interfaces: () => readonly Interface[];
}

export type MulticastCounters = Counters<
  'asked' | 'unsent' | 'answered' | 'notAnswers' | 'fromAfar' | 'nobody'
>;

export class MulticastQuerier {
  readonly counters: MulticastCounters = countersOf(
    'asked',
    'unsent',
    'answered',
    'notAnswers',
    'fromAfar',
    'nobody',
  );
  readonly #ground: MulticastGround;

  constructor(ground: MulticastGround) {
    this.#ground = ground;
  }

  /** Settled with the first answer, or with none when nobody has answered. */
  query(name: string, type: number): Promise<Outcome> {
    const { timers, random, udp } = this.#ground;
    const query = makeQuery({
      name,
      type,
      id: below(random, IDS),
      hasEdns: false,
      isRecursive: false,
    });
    return new Promise((settle) => {
      const ports: UdpPort[] = [];
      const end = (outcome: Outcome): void => {
        again.stop();
        late.stop();
        for (const port of ports) port.close();
        settle(outcome);
      };
      const again = new Timer(timers, () => this.#send(ports, query));
      const late = new Timer(timers, () => {
        this.counters.nobody++;
        end(nobody(name));
      });
      for (const address of [ANY_IPV4, ANY_IPV6]) {
        const heard = (b: Uint8Array, from: number, to: number, hops: number): void => {
          const outcome = this.#read(copyOf(b, from, to), query, name, type, hops);
          if (outcome !== undefined) end(outcome);
        };
        const port = udp.open(
          { address, port: 0 },
          { datagram: (b, from, to, { hopLimit }) => heard(b, from, to, hopLimit), error() {} },
          { onlyIpv6: true },
        );
        if (typeof port !== 'string') ports.push(port);
      }
      again.start(AGAIN_MS);
      late.start(GIVE_UP_MS);
      this.#send(ports, query);
    });
  }

  #send(ports: readonly UdpPort[], query: Uint8Array): void {
    for (const by of this.#ground.interfaces()) {
      for (const port of ports) {
        const group = MULTICAST_GROUPS.find(({ length }) => length === port.local.address.length);
        if (group === undefined) continue;
        port.multicastHops = MULTICAST_HOPS;
        const to = { address: group, port: MULTICAST_PORT, interface: by };
        const fault = port.send(query, 0, query.length, to);
        if (fault === undefined) this.counters.asked++;
        else this.counters.unsent++;
      }
    }
  }

  #read(
    answer: Uint8Array,
    query: Uint8Array,
    name: string,
    type: number,
    hops: number,
  ): Outcome | undefined {
    if (hops !== MULTICAST_HOPS) {
      this.counters.fromAfar++;
      return undefined;
    }
    const decoded = decodeMessage(answer);
    if (!decoded.ok || mismatch(answer, query) !== undefined) {
      this.counters.notAnswers++;
      return undefined;
    }
    const read = readOutcome(decoded.value, name, type);
    if (read === 'aliasLoop' || read.records.length === 0) {
      this.counters.notAnswers++;
      return undefined;
    }
    this.counters.answered++;
    return read;
  }
}

function nobody(owner: string): Outcome {
  return { rcode: RCODE.NXDOMAIN, records: [], owner, seconds: 0, isAuthentic: false };
}
