/**
 * UDP (RFC 768): datagrams between ports, and nothing promised of them. A datagram that arrived is
 * checked by what the spec generates, shown to whoever has the port, and forgotten; who wants it
 * keeps a copy. Errors of ICMP are told to connected ports alone, since only they have said whom
 * they talk to (RFC 1122 §4.1.3.3). Nothing here is allocated for a datagram.
 */
import type { Address } from '../base/address.ts';
import { isUnspecified } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import { putMapped, unmapped } from '../base/mapped.ts';
import type { Random } from '../base/random.ts';
import { SipHash, SIPHASH_KEY_OCTETS } from '../base/siphash.ts';
import { UNKNOWN } from '../device/frame-info.ts';
import type { Arrival } from '../network/arrival.ts';
import type { EchoErrorKind } from '../network/echo.ts';
import type { Network, NetworkFault, Transport } from '../network/network.ts';
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import {
  checksum,
  CHECKSUM_CORRUPT,
  dataEnd,
  dataStart,
  destinationPort,
  scanDatagram,
  scanDatagramUnsummed,
  sourcePort,
} from '../../generated/transport/udp.wire.ts';
import { choosePort } from './ephemeral-port.ts';
import type { Endpoint } from './tcp/user.ts';
import type { PortHost } from './udp/port.ts';
import { Port } from './udp/port.ts';
import { HEADER_OCTETS, Sender } from './udp/sender.ts';
import { PortTable } from './udp/table.ts';
import type { DatagramMeta, UdpFault, UdpPort, UdpPortOptions, UdpService } from './udp/user.ts';
import type { UdpUser } from './udp/user.ts';

/** Open ports; who asks for one more is refused. */
export const UDP_PORTS_MAX = 16384;

export type UdpCounters = Counters<
  | 'received'
  | 'delivered'
  | 'droppedMalformed'
  | 'droppedCorrupt'
  | 'droppedNoPort'
  | 'sent'
  | 'notSent'
  | 'errorsReceived'
  | 'errorsForNobody'
  | 'portsRefused'
>;

export class Udp implements UdpService, Transport, PortHost {
  readonly counters: UdpCounters = countersOf(
    'received',
    'delivered',
    'droppedMalformed',
    'droppedCorrupt',
    'droppedNoPort',
    'sent',
    'notSent',
    'errorsReceived',
    'errorsForNobody',
    'portsRefused',
  );
  /** RFC 7112 §5. */
  readonly headerOctets: number = HEADER_OCTETS;
  readonly network: Network;
  readonly sender: Sender;
  readonly #random: Random;
  readonly #table: PortTable<Port>;
  readonly #portsMax: number;
  /** Where mapped addresses stand: the source's, then the destination's. */
  readonly #mapped = new Uint8Array(32);
  readonly #found: Port[] = [];
  #meta: DatagramMeta | undefined;

  constructor(network: Network, random: Random, portsMax: number = UDP_PORTS_MAX) {
    this.network = network;
    this.#random = random;
    this.#portsMax = portsMax;
    this.sender = new Sender(network);
    const key = new Uint8Array(SIPHASH_KEY_OCTETS);
    random.fill(key);
    this.#table = new PortTable(new SipHash(key));
    network.setTransport(PROTOCOL_NUMBER.UDP, this);
  }

  open(local: Endpoint, user: UdpUser, options: UdpPortOptions = {}): UdpPort | UdpFault {
    const { address } = local;
    if (!isUnspecified(address) && !this.network.isOurs(unmapped(address))) return 'EADDRNOTAVAIL';
    if (this.#table.size >= this.#portsMax) {
      this.counters.portsRefused++;
      return 'ENOBUFS';
    }
    const number = local.port === 0 ? this.#choosePort() : local.port;
    if (number === undefined) return 'EADDRINUSE';
    const port = new Port(this, { address, port: number }, user, options);
    if (!this.#table.admits(port)) return 'EADDRINUSE';
    this.#table.add(port);
    return port;
  }

  #choosePort(): number | undefined {
    return choosePort(this.#random, (port) => this.#table.isFree(port));
  }

  *ports(): Generator<UdpPort> {
    yield* this.#table;
  }

  rehear(port: Port, change: () => void): void {
    if (port.isOpen) this.#table.remove(port);
    change();
    if (port.isOpen) this.#table.add(port);
  }

  sent(fault: UdpFault | undefined): void {
    if (fault === undefined) this.counters.sent++;
    else this.counters.notSent++;
  }

  closed(port: Port): void {
    this.#table.remove(port);
  }

  receive(arrival: Arrival): boolean {
    const { octets, payload: o } = arrival;
    this.counters.received++;
    const end = this.#scan(arrival);
    if (end < 0) {
      if (end === -CHECKSUM_CORRUPT) this.counters.droppedCorrupt++;
      else this.counters.droppedMalformed++;
      return true;
    }
    const from = sourcePort(octets, o);
    const to = destinationPort(octets, o);
    if (arrival.isMulticast || arrival.isBroadcast) {
      this.#table.collect(arrival, from, to, arrival.isMulticast, this.#found);
      for (const port of this.#found) if (port.isOpen) this.#give(port, arrival);
      // RFC 1122 §3.2.2: what went to many is answered by no error.
      if (this.#found.length === 0) this.counters.droppedNoPort++;
      this.#found.length = 0;
      return true;
    }
    const port = this.#table.find(arrival, from, to);
    if (port === undefined) this.counters.droppedNoPort++;
    else this.#give(port, arrival);
    return port !== undefined;
  }

  /** Where the datagram ends, or minus the rule that it breaks. */
  #scan({ octets, payload, end, info, pseudoHeader, version }: Arrival): number {
    if (info.checksum === UNKNOWN) {
      return scanDatagram(octets, payload, end, pseudoHeader, version);
    }
    const at = scanDatagramUnsummed(octets, payload, end);
    // RFC 8200 §8.1: whoever summed it below may have let none pass for a sum.
    const isMissing = at >= 0 && version === 6 && checksum(octets, payload) === 0;
    return isMissing ? -CHECKSUM_CORRUPT : at;
  }

  #give(port: Port, arrival: Arrival): void {
    const { octets, payload: o } = arrival;
    this.counters.delivered++;
    const meta = this.#metaOf(arrival);
    if (port.isIpv6 && arrival.addressOctets === 4) {
      putMapped(octets, arrival.source, this.#mapped, 0);
      putMapped(octets, arrival.destination, this.#mapped, 16);
      meta.octets = this.#mapped;
      meta.source = 0;
      meta.destination = 16;
      meta.addressOctets = 16;
    }
    port.user.datagram(octets, dataStart(octets, o), dataEnd(octets, o), meta);
  }

  #metaOf(arrival: Arrival): DatagramMeta {
    const { octets, payload: o } = arrival;
    const meta = (this.#meta ??= newMeta(arrival));
    meta.octets = octets;
    meta.source = arrival.source;
    meta.destination = arrival.destination;
    meta.addressOctets = arrival.addressOctets;
    meta.sourcePort = sourcePort(octets, o);
    meta.destinationPort = destinationPort(octets, o);
    meta.hopLimit = arrival.hopLimit;
    meta.trafficClass = arrival.trafficClass;
    meta.interface = arrival.interface;
    return meta;
  }

  /** Of a quoted packet the source is ours: so it is what we would hear, turned round. */
  error(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind?: EchoErrorKind,
    code?: number,
  ): void {
    this.counters.errorsReceived++;
    const { octets, payload: o } = quoted;
    const port = dataStart(octets, o) > quoted.end ? undefined : this.#sender(quoted);
    if (port === undefined) this.counters.errorsForNobody++;
    else if (fault !== 'EMSGSIZE' || port.pathMtuDiscovery === 'always') {
      port.user.error(fault, port.remote!, from, kind, code);
    }
  }

  #sender(quoted: Arrival): Port | undefined {
    const { octets, payload: o, source, destination, addressOctets } = quoted;
    const answer = {
      octets,
      source: destination,
      destination: source,
      addressOctets,
      interface: quoted.interface,
    };
    return this.#table.findConnected(answer, destinationPort(octets, o), sourcePort(octets, o));
  }
}

function newMeta({ octets, interface: by }: Arrival): DatagramMeta {
  return {
    octets,
    source: 0,
    destination: 0,
    addressOctets: 4,
    sourcePort: 0,
    destinationPort: 0,
    hopLimit: 0,
    trafficClass: 0,
    interface: by,
  };
}
