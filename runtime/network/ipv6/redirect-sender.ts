/**
 * Tells a host of its better first hop: RFC 4861 §8.2. Who sends us what goes out where it came in
 * could send it there itself, if both are neighbours of his; so often is he told, and no oftener.
 */
import {
  MESSAGE_TYPE,
  OPTION_TYPE,
  optionRedirectedHeaderIpHeaderAndDataStart,
  redirectDestinationAddressStart,
  redirectOptionsStart,
  redirectTargetAddressStart,
  writeOption,
} from '../../../generated/network/icmpv6.wire.ts';
import type { Address } from '../../base/address.ts';
import { IPV6_OCTETS, standsAt } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import { copyOctets, copyOf, fill } from '../../base/octets.ts';
import type { Neighbours } from '../../link/neighbours.ts';
import type { ErrorRate } from '../icmp-rate.ts';
import type { NetworkInterface } from '../interfaces.ts';
import { ALL_NODES, isLinkLocalAt } from '../ipv6-address.ts';
import type { ControlSender } from './control.ts';
import { putLinkLayerAddress } from './discovery-options.ts';
import type { Invoking } from './errors.ts';
import { DESTINATION_AT, SOURCE_AT } from './header.ts';

/** Options are as long as a multiple of this: RFC 4861 §4.6. */
const UNIT = 8;

export interface RedirectGround {
  readonly control: ControlSender;
  readonly rate: ErrorRate;
  on(on: NetworkInterface): RedirectingInterface | undefined;
}

export interface RedirectingInterface {
  readonly neighbours: Neighbours;
  isOnLink(b: Uint8Array, at: number): boolean;
  selectSource(destination: Address): Address | undefined;
}

export class RedirectSender {
  readonly counters: Counters<'sent' | 'notNeighbour' | 'notLinkLocal' | 'noSource'> = countersOf(
    'sent',
    'notNeighbour',
    'notLinkLocal',
    'noSource',
  );
  readonly #ground: RedirectGround;

  constructor(ground: RedirectGround) {
    this.#ground = ground;
  }

  /** The packet goes on to the neighbour `next`. */
  redirect(about: Invoking, next: Address): void {
    const { on, b, o } = about;
    const { counters } = this;
    const here = this.#ground.on(on);
    if (here === undefined || !here.isOnLink(b, o + SOURCE_AT)) {
      counters.notNeighbour++;
      return;
    }
    // RFC 4861 §8: a router is known by its link-local address alone.
    const isItself = standsAt(next, b, o + DESTINATION_AT);
    if (!isItself && !isLinkLocalAt(next, 0)) {
      counters.notLinkLocal++;
      return;
    }
    const to = copyOf(b, o + SOURCE_AT, o + SOURCE_AT + IPV6_OCTETS);
    const source = here.selectSource(ALL_NODES);
    const hop = here.neighbours.neighbour(to);
    if (source === undefined || !isLinkLocalAt(source, 0) || hop === undefined) {
      counters.noSource++;
      return;
    }
    if (!this.#ground.rate.allows(b, o + SOURCE_AT, IPV6_OCTETS)) return;
    const end = this.#write(about, next, here.neighbours);
    counters.sent++;
    const { control } = this.#ground;
    const envelope = { on, source, destination: to, to: hop, isAlerting: false };
    control.send(envelope, MESSAGE_TYPE.REDIRECT, end);
  }

  #write({ b, o, end }: Invoking, next: Address, neighbours: Neighbours): number {
    const { octets, start, limit } = this.#ground.control;
    let at = redirectOptionsStart(octets, start);
    fill(octets, start, at, 0);
    octets.set(next, redirectTargetAddressStart(octets, start));
    const destination = o + DESTINATION_AT;
    const destinationAt = redirectDestinationAddressStart(octets, start);
    copyOctets(b, destination, destination + IPV6_OCTETS, octets, destinationAt);
    const known = neighbours.find(next, 0, IPV6_OCTETS)?.hardwareAddress;
    if (known !== undefined) {
      at = putLinkLayerAddress(octets, at, OPTION_TYPE.TARGET_LINK_LAYER_ADDRESS, known);
    }
    const quoteAt = optionRedirectedHeaderIpHeaderAndDataStart(octets, at);
    const room = Math.min(end - o, limit - quoteAt);
    const quoted = room - (room % UNIT);
    fill(octets, at, quoteAt, 0);
    copyOctets(b, o, o + quoted, octets, quoteAt);
    writeOption(octets, at, quoteAt + quoted, OPTION_TYPE.REDIRECTED_HEADER);
    return quoteAt + quoted;
  }
}
