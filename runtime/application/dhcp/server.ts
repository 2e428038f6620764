/**
 * A server of DHCP for one link (RFC 2131 §4.3): what laboratories have, and what the client is
 * tried against. It knows its clients by their identifiers, or else by their hardware addresses,
 * and answers those of its own link and those that a relay agent speaks for.
 *
 * deviates: RFC 2131 §4.3.1 has a server probe an address before it offers it; clients do so here,
 * and decline. §4.3.2 has it keep silent about what it does not know: it is alone on its link, so
 * it grants what is free, as a server that has just been started must.
 */
import { MESSAGE_TYPE, OP, PORT } from '../../../generated/application/dhcpv4.wire.ts';
import * as wire from '../../../generated/application/dhcpv4.wire.ts';
import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import { encodeOption } from '../../../generated/application/dhcpv4.value.ts';
import { addressOf, ANY_IPV4, IPV4_OCTETS, ipv4Word, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { showHardwareAddress } from '../../link/hardware-address.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import { EVERYONE } from '../../network/ipv4/unrouted.ts';
import { UnroutedDatagrams } from '../../transport/udp/unrouted.ts';
import { maskOf } from '../../network/ipv4/blocks.ts';
import type { UdpPort } from '../../transport/udp/user.ts';
import { Bindings } from './bindings.ts';
import type { Binding, Pool } from './bindings.ts';
import type { DhcpGround } from './client.ts';
import { encodeLetter, hardwareAddressIn, isLetter, readOptions } from './letter.ts';
import type { Options } from './letter.ts';
import { textOf } from './voice.ts';

export interface DhcpServerOptions extends Pool {
  readonly leaseSeconds?: number | undefined;
  readonly renewalSeconds?: number | undefined;
  readonly rebindingSeconds?: number | undefined;
  /** What else is told, as it stands in the letter. */
  readonly options?: readonly Option[] | undefined;
}

export type DhcpServerCounters = Counters<
  | 'received'
  | 'malformed'
  | 'notForUs'
  | 'discovered'
  | 'offered'
  | 'acknowledged'
  | 'refused'
  | 'declined'
  | 'released'
  | 'informed'
  | 'poolFull'
  | 'notSent'
>;

/** In seconds, as most have it. */
const LEASE_SECONDS = 3600;
/** In milliseconds: how long an offer is kept, and a declined address left alone. */
const OFFER_MS = 60_000;
const DECLINED_MS = 600_000;
const SECOND = 1000;
const NOBODY = '0.0.0.0';
const KINDS = MESSAGE_TYPE;

/** A letter of a client, as the server sees it. */
interface Question {
  readonly xid: number;
  readonly hardwareAddress: Uint8Array;
  readonly client: string;
  readonly wantsBroadcast: boolean;
  /** Signed words; zero where there is none. */
  readonly ciaddr: number;
  readonly giaddr: number;
  readonly requested: number;
  readonly server: number | undefined;
}

export class DhcpServer {
  readonly counters: DhcpServerCounters = countersOf(
    'received',
    'malformed',
    'notForUs',
    'discovered',
    'offered',
    'acknowledged',
    'refused',
    'declined',
    'released',
    'informed',
    'poolFull',
    'notSent',
  );
  readonly bindings: Bindings;
  readonly #on: NetworkInterface;
  readonly #options: DhcpServerOptions;
  readonly #extra: readonly Option[];
  readonly #sender: UnroutedDatagrams;
  readonly #own: Address;
  readonly #port: UdpPort;

  /** Throws RangeError where it cannot serve: no address, no pool, or options that are none. */
  constructor(ground: DhcpGround, on: NetworkInterface, options: DhcpServerOptions) {
    const own = on.addresses.find(({ address }) => address.length === IPV4_OCTETS);
    if (own === undefined) throw new RangeError(`${on.name} has no address of IPv4 to serve from`);
    this.#on = on;
    this.#options = options;
    this.#own = own.address;
    this.#sender = new UnroutedDatagrams(on.link, ground.random);
    const mask = maskOf(own.prefixLength);
    this.#extra = [{ is: 'subnetMask', mask: textOf(mask) }, ...(options.options ?? [])];
    // What cannot be said is refused now, not in the middle of a letter.
    for (const one of this.#extra) encodeOption(one);
    this.bindings = new Bindings(ground.timers.clock, options);
    const user = {
      datagram: (b: Uint8Array, from: number, to: number): void => this.#receive(b, from, to),
      error(): void {
        // Only who is connected is told.
      },
    };
    const local = { address: ANY_IPV4, port: PORT.SERVER };
    const port = ground.udp.open(local, user, { reuseAddress: true, interface: on });
    if (typeof port === 'string') throw new RangeError(`${on.name}: the server's port: ${port}`);
    this.#port = port;
  }

  close(): void {
    this.#port.close();
  }

  #receive(b: Uint8Array, from: number, to: number): void {
    const { counters } = this;
    counters.received++;
    if (!isLetter(b, from, to)) {
      counters.malformed++;
      return;
    }
    if (wire.op(b, from) !== OP.BOOTREQUEST) {
      counters.notForUs++;
      return;
    }
    const options = readOptions(b, from, to);
    const question = questionIn(b, from, options);
    switch (options.get('dhcpMessageType')?.messageType) {
      case KINDS.DHCPDISCOVER:
        return this.#discovered(question);
      case KINDS.DHCPREQUEST:
        return this.#requested(question);
      case KINDS.DHCPDECLINE:
        return this.#declined(question);
      case KINDS.DHCPRELEASE:
        return this.#released(question);
      case KINDS.DHCPINFORM:
        counters.informed++;
        return this.#answer(question, KINDS.DHCPACK, 0, this.#extra);
      default:
        counters.notForUs++;
    }
  }

  #discovered(question: Question): void {
    this.counters.discovered++;
    const binding = this.bindings.choose(question.client, question.requested);
    if (binding === undefined) {
      this.counters.poolFull++;
      return;
    }
    // What is leased stays so while something else is offered in vain.
    if (this.bindings.of(question.client) !== binding || binding.state === 'offered') {
      this.bindings.bind(binding, question.client, 'offered', OFFER_MS);
    }
    this.counters.offered++;
    this.#answer(question, KINDS.DHCPOFFER, binding.address, this.#terms());
  }

  /** RFC 2131 §4.3.2: which of four questions it is, the fields say. */
  #requested(question: Question): void {
    const { client, ciaddr, requested, server } = question;
    const held = this.bindings.of(client);
    if (server !== undefined && server !== ipv4Word(this.#own, 0)) {
      // It has taken another's offer.
      if (held?.state === 'offered') this.bindings.free(held);
      return;
    }
    const address = ciaddr === 0 ? requested : ciaddr;
    const binding = this.bindings.find(address);
    const isSelecting = server !== undefined;
    if (!this.#mayHave(binding, client) || (isSelecting && held !== binding)) {
      this.counters.refused++;
      return this.#answer(question, KINDS.DHCPNAK, 0, []);
    }
    this.bindings.bind(binding, client, 'leased', this.#leaseSeconds * SECOND);
    this.counters.acknowledged++;
    this.#answer(question, KINDS.DHCPACK, binding.address, this.#terms());
  }

  #mayHave(binding: Binding | undefined, client: string): binding is Binding {
    return binding !== undefined && this.bindings.isFor(binding, client);
  }

  #declined({ client, requested }: Question): void {
    const held = this.bindings.of(client);
    if (held === undefined || held.address !== requested) return;
    this.counters.declined++;
    this.bindings.decline(held, DECLINED_MS);
  }

  #released({ client, ciaddr }: Question): void {
    const held = this.bindings.of(client);
    if (held === undefined || held.address !== ciaddr) return;
    this.counters.released++;
    this.bindings.free(held);
  }

  get #leaseSeconds(): number {
    return this.#options.leaseSeconds ?? LEASE_SECONDS;
  }

  #terms(): readonly Option[] {
    const { renewalSeconds: t1, rebindingSeconds: t2 } = this.#options;
    return [
      { is: 'ipAddressLeaseTime', leaseTime: this.#leaseSeconds },
      ...(t1 === undefined ? [] : [{ is: 'renewalTimeValue', t1 } as const]),
      ...(t2 === undefined ? [] : [{ is: 'rebindingTimeValue', t2 } as const]),
      ...this.#extra,
    ];
  }

  /** RFC 2131 §4.1: to where the client, or its relay agent, will hear it. */
  #answer(question: Question, kind: number, yiaddr: number, options: readonly Option[]): void {
    const { xid, hardwareAddress, wantsBroadcast, ciaddr, giaddr } = question;
    const own = this.#own;
    const isRefusal = kind === KINDS.DHCPNAK;
    const octets = encodeLetter({
      op: OP.BOOTREPLY,
      xid,
      hardwareAddress,
      // A relay agent has to make a broadcast of a refusal.
      broadcast: wantsBroadcast || (isRefusal && giaddr !== 0),
      ciaddr: isRefusal ? NOBODY : textOf(ciaddr),
      yiaddr: textOf(yiaddr),
      giaddr: textOf(giaddr),
      options: [
        { is: 'dhcpMessageType', messageType: kind },
        { is: 'serverIdentifier', serverIdentifier: showAddress(own) },
        ...options,
      ],
    });
    if (giaddr !== 0) {
      const to = { address: addressOf(textOf(giaddr)), port: PORT.SERVER, interface: this.#on };
      this.#counted(this.#port.send(octets, 0, octets.length, to) === undefined);
      return;
    }
    const nearest = ciaddr === 0 ? yiaddr : ciaddr;
    const isForAll = isRefusal || (ciaddr === 0 && wantsBroadcast) || nearest === 0;
    const isSent = this.#sender.send({
      source: own,
      destination: isForAll ? EVERYONE : addressOf(textOf(nearest)),
      to: isForAll ? undefined : hardwareAddress,
      sourcePort: PORT.SERVER,
      destinationPort: PORT.CLIENT,
      octets,
    });
    this.#counted(isSent);
  }

  #counted(isSent: boolean): void {
    if (!isSent) this.counters.notSent++;
  }
}

function questionIn(b: Uint8Array, o: number, options: Options): Question {
  const hardwareAddress = hardwareAddressIn(b, o);
  const identifier = options.get('clientIdentifier');
  const requested = options.get('requestedIpAddress')?.requestedAddress ?? NOBODY;
  const server = options.get('serverIdentifier')?.serverIdentifier;
  return {
    xid: wire.xid(b, o),
    hardwareAddress,
    // RFC 2131 §4.2: what the client calls itself, if it does.
    client: identifier === undefined ? clientOf(hardwareAddress) : nameOf(identifier),
    wantsBroadcast: wire.broadcast(b, o) === 1,
    ciaddr: wire.ciaddr(b, o) | 0,
    giaddr: wire.giaddr(b, o) | 0,
    requested: ipv4Word(addressOf(requested), 0),
    server: server === undefined ? undefined : ipv4Word(addressOf(server), 0),
  };
}

type Identified = Extract<Option, { readonly is: 'clientIdentifier' }>;

function nameOf(option: Identified): string {
  const { identifier } = option;
  if (identifier.is === 'linkLayer' && identifier.linkLayerAddress.length === 6) {
    return clientOf(identifier.linkLayerAddress);
  }
  return [...encodeOption(option)].join('.');
}

/** How a reservation names a client of Ethernet. */
export function clientOf(hardwareAddress: Uint8Array): string {
  return showHardwareAddress(hardwareAddress);
}
