/**
 * A host answers for its own name in `.local` (RFC 6762 §6): to all where all have asked, to one
 * where that one asked from a port of its own (§6.7) or wanted it so (§5.4). It does not probe, and
 * says nothing unasked: two hosts of one name both answer.
 */
import { decodeMessage, encodeMessage } from '../../../generated/application/dns.value.ts';
import type {
  Message,
  Question,
  ResourceRecord,
} from '../../../generated/application/dns.value.ts';
import { CLASS, DIRECTION, OPCODE, RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { ANY_IPV4, ANY_IPV6 } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { copyOf } from '../../base/octets.ts';
import type { Interface } from '../../network/interface.ts';
import type { DatagramMeta, Destination, UdpPort, UdpService } from '../../transport/udp/user.ts';
import { MULTICAST_GROUPS, MULTICAST_HOPS, MULTICAST_PORT } from './multicast.ts';
import { canonicalName } from './name.ts';
import { addressRecord } from './zone.ts';

/** RFC 6762 §10: of records with the name of a host. */
const TTL_SECONDS = 120;
/** RFC 6762 §6.7: who does not hear what changes keeps it no longer. */
const TTL_SECONDS_OF_ONE = 10;

export interface ResponderOptions {
  readonly udp: UdpService;
  /** `www.local`. */
  readonly name: string;
  readonly interfaces: () => readonly Interface[];
}

export type ResponderCounters = Counters<
  'queries' | 'malformed' | 'notForUs' | 'answered' | 'unsent'
>;

export class MulticastResponder {
  readonly counters: ResponderCounters = countersOf(
    'queries',
    'malformed',
    'notForUs',
    'answered',
    'unsent',
  );
  readonly #options: ResponderOptions;
  readonly #name: string;
  readonly #ports: UdpPort[] = [];

  constructor(options: ResponderOptions) {
    this.#options = options;
    this.#name = canonicalName(options.name);
  }

  /** Why it cannot listen, or nothing. */
  start(): string | undefined {
    const { udp, interfaces } = this.#options;
    for (const address of [ANY_IPV4, ANY_IPV6]) {
      const port: UdpPort | string = udp.open(
        { address, port: MULTICAST_PORT },
        {
          datagram: (b, from, to, meta) => this.#heard(port as UdpPort, b, from, to, meta),
          error() {},
        },
        { reuseAddress: true, onlyIpv6: true },
      );
      if (typeof port === 'string') {
        this.close();
        return port;
      }
      port.multicastHops = MULTICAST_HOPS;
      this.#ports.push(port);
      const group = groupOf(address);
      // A link without groups, or without that version, has none to hear.
      for (const by of interfaces()) port.join(group, by);
    }
    return undefined;
  }

  close(): void {
    for (const port of this.#ports) port.close();
  }

  #heard(port: UdpPort, b: Uint8Array, from: number, to: number, meta: DatagramMeta): void {
    const decoded = decodeMessage(b.subarray(from, to));
    if (!decoded.ok) {
      this.counters.malformed++;
      return;
    }
    const query = decoded.value;
    if (query.qr !== DIRECTION.QUERY || query.opcode !== OPCODE.QUERY) return;
    this.counters.queries++;
    const asked = query.question.filter((one) => this.#isOurs(one));
    const by = meta.interface;
    const isLegacy = meta.sourcePort !== MULTICAST_PORT;
    const answer = asked.flatMap(({ qtype }) => this.#records(by, qtype, isLegacy));
    if (answer.length === 0) {
      this.counters.notForUs++;
      return;
    }
    const isToOne = isLegacy || asked.every(({ qclass }) => qclass === CLASS.IN_FLUSH);
    const destination: Destination = isToOne
      ? { address: sourceOf(meta), port: meta.sourcePort, interface: by }
      : { address: groupOf(port.local.address), port: MULTICAST_PORT, interface: by };
    const octets = encodeMessage(answerMessage(query, answer, isLegacy));
    port.hopLimit = MULTICAST_HOPS;
    const fault = port.send(octets, 0, octets.length, destination);
    if (fault === undefined) this.counters.answered++;
    else this.counters.unsent++;
  }

  #isOurs({ qname, qclass }: Question): boolean {
    const isInternet = qclass === CLASS.IN || qclass === CLASS.IN_FLUSH || qclass === CLASS.ANY;
    return isInternet && canonicalName(qname) === this.#name;
  }

  /** Of the interface by which was asked: RFC 6762 §14. */
  #records(by: Interface, type: number, isLegacy: boolean): readonly ResourceRecord[] {
    const own = by.addresses.map(({ address }) => addressRecord(this.#name, address));
    const wanted = own.filter((one) => type === TYPE.ANY || one.type === type);
    // RFC 6762 §10.2: whoever hears it along with others forgets what it has heard before.
    const shared = isLegacy
      ? { class: CLASS.IN, ttl: TTL_SECONDS_OF_ONE }
      : { class: CLASS.IN_FLUSH, ttl: TTL_SECONDS };
    return wanted.map((one) => ({ ...one, ...shared }));
  }
}

function groupOf(address: Address): Address {
  return MULTICAST_GROUPS.find(({ length }) => length === address.length)!;
}

function sourceOf({ octets, source, addressOctets }: DatagramMeta): Address {
  return copyOf(octets, source, source + addressOctets);
}

/** RFC 6762 §18, and §6.7 for who asked from elsewhere. */
function answerMessage(
  query: Message,
  answer: readonly ResourceRecord[],
  isLegacy: boolean,
): Message {
  return {
    ...query,
    id: isLegacy ? query.id : 0,
    qr: DIRECTION.RESPONSE,
    aa: true,
    tc: false,
    rd: false,
    rcode: RCODE.NOERROR,
    question: isLegacy ? query.question : [],
    answer,
    authority: [],
    additional: [],
  };
}
