/**
 * Neighbour discovery on one interface: who has which address, as RFC 4861 §7 tells it, and whether
 * ours is ours alone (RFC 4862 §5.4, RFC 7527). Its messages come from the link itself, as their
 * hop limit of 255 proves; what breaks a rule of §7.1 or §8.1 changes a counter and nothing else.
 * Nobody comes to be known by what he says unasked, but for one: who asks us will want an answer.
 *
 * deviates: redirects are taken by hosts alone (§8.3), and nobody speaks for others (§7.2.8).
 */
import type { Address } from '../base/address.ts';
import { ANY_IPV6, IPV6_OCTETS, standsAt } from '../base/address.ts';
import type { Counters } from '../base/counters.ts';
import { countersOf } from '../base/counters.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import { ETHERTYPE } from '../link/ether-type.ts';
import { groupHardwareAddress, hardwareAddressOf } from '../link/hardware-address.ts';
import type { NextHop, Resolver } from '../link/link.ts';
import { Neighbours } from '../link/neighbours.ts';
import * as wire from '../../generated/network/icmpv6.wire.ts';
import { copyOf } from '../base/octets.ts';
import type { AddressLife } from './address-life.ts';
import type { Arrival } from './arrival.ts';
import type { NetworkInterface } from './interfaces.ts';
import type { ControlSender } from './ipv6/control.ts';
import {
  hasNonce,
  linkLayerAddress,
  putLinkLayerAddress,
  putNonce,
} from './ipv6/discovery-options.ts';
import {
  ALL_NODES,
  ALL_ROUTERS,
  isLinkLocalAt,
  isMulticastAt,
  isSolicitedNodeAt,
  isUnspecifiedAt,
  solicitedNodeGroup,
} from './ipv6-address.ts';

const { MESSAGE_TYPE, OPTION_TYPE } = wire;
const { SOURCE_LINK_LAYER_ADDRESS, TARGET_LINK_LAYER_ADDRESS } = OPTION_TYPE;

/** The interface's other parts, as much of them as is needed here. */
export interface DiscoveryGround {
  readonly on: NetworkInterface;
  readonly sender: ControlSender;
  readonly timers: Timers;
  readonly random: Random;
  /** The address at b[at] on this interface, whatever state it is in. */
  lifeOf(b: Uint8Array, at: number): AddressLife | undefined;
  /** Ours for packets to a neighbour. */
  selectSource(destination: Address): Address | undefined;
  /** Whether the address at b[at] is a neighbour's, as far as we know. */
  isOnLink(b: Uint8Array, at: number): boolean;
  /** Where packets to the address at b[at] go first. */
  firstHop(b: Uint8Array, at: number): Address | undefined;
  /** They should go to `target`, or straight there where that is undefined. */
  redirected(destination: Address, target: Address | undefined): void;
  /** The neighbour at b[at] has said that it is a router, or that it is none. */
  heardOf(b: Uint8Array, at: number, isRouter: boolean): void;
  /** Neighbour unreachability detection has given the neighbour up. */
  lost(target: Address): void;
  unreachable(b: Uint8Array, o: number, end: number): void;
}

export class NeighbourDiscovery implements Resolver {
  readonly counters: Counters<
    | 'solicitationsSent'
    | 'advertisementsSent'
    | 'probesSent'
    | 'solicitations'
    | 'advertisements'
    | 'redirects'
    | 'conflicts'
    | 'loopbacks'
    | 'droppedTarget'
    | 'droppedUnspecified'
    | 'droppedSolicitedGroup'
    | 'droppedNotForUs'
    | 'droppedNotNeighbour'
    | 'droppedRedirectSource'
    | 'droppedRedirectDestination'
    | 'droppedRedirectTarget'
    | 'droppedRedirectAsRouter'
    | 'noSource'
  > = countersOf(
    'solicitationsSent',
    'advertisementsSent',
    'probesSent',
    'solicitations',
    'advertisements',
    'redirects',
    'conflicts',
    'loopbacks',
    'droppedTarget',
    'droppedUnspecified',
    'droppedSolicitedGroup',
    'droppedNotForUs',
    'droppedNotNeighbour',
    'droppedRedirectSource',
    'droppedRedirectDestination',
    'droppedRedirectTarget',
    'droppedRedirectAsRouter',
    'noSource',
  );
  readonly etherType: number = ETHERTYPE.IPV6;
  readonly neighbours: Neighbours;
  readonly #ground: DiscoveryGround;
  readonly #toAll = groupHardwareAddress(ALL_NODES);
  readonly #toRouters = groupHardwareAddress(ALL_ROUTERS);

  constructor(ground: DiscoveryGround) {
    this.#ground = ground;
    const { timers, random } = ground;
    this.neighbours = new Neighbours({ link: ground.on.link, resolver: this, timers, random });
  }

  /** RFC 4861 §7.2.2 and §7.3.3. */
  solicit(target: Address, to: Uint8Array | undefined): void {
    const source = this.#ground.selectSource(target);
    if (source === undefined) {
      this.counters.noSource++;
      return;
    }
    const { sender, on } = this.#ground;
    const { octets } = sender;
    const at = this.#beginSolicitation(target);
    const { hardwareAddress } = on.link;
    const end = putLinkLayerAddress(octets, at, SOURCE_LINK_LAYER_ADDRESS, hardwareAddress);
    const group = solicitedNodeGroup(target);
    const destination = to === undefined ? group : target;
    this.counters.solicitationsSent++;
    sender.send(
      { on, source, destination, to: to ?? groupHardwareAddress(group), isAlerting: false },
      MESSAGE_TYPE.NEIGHBOR_SOLICITATION,
      end,
    );
  }

  unreachable(target: Address, b: Uint8Array, o: number, end: number): void {
    this.#ground.unreachable(b, o, end);
  }

  lost(target: Address): void {
    this.#ground.lost(target);
  }

  /** Asks, from nobody, who has an address that we want: RFC 4862 §5.4.2, RFC 7527 §4.1. */
  probe(target: Address, nonce: Uint8Array): void {
    const { sender, on } = this.#ground;
    const end = putNonce(sender.octets, this.#beginSolicitation(target), nonce);
    const destination = solicitedNodeGroup(target);
    const to = groupHardwareAddress(destination);
    this.counters.probesSent++;
    sender.send(
      { on, source: ANY_IPV6, destination, to, isAlerting: false },
      MESSAGE_TYPE.NEIGHBOR_SOLICITATION,
      end,
    );
  }

  /** RFC 9131 §6.1.2: tells the routers of a new address, that none of them has to ask. */
  announce(address: Address): void {
    this.#advertise(address, address, ALL_ROUTERS, this.#toRouters, false, false);
  }

  /** A sound Neighbor Solicitation from the link. */
  receiveSolicitation(arrival: Arrival): void {
    const { octets: b, payload: o, end, source, destination } = arrival;
    const { counters } = this;
    const targetAt = wire.neighborSolicitationTargetAddressStart(b, o);
    const options = wire.neighborSolicitationOptionsStart(b, o);
    const isFromNobody = isUnspecifiedAt(b, source);
    const from = linkLayerAddress(b, options, end, SOURCE_LINK_LAYER_ADDRESS);
    // RFC 4861 §7.1.1.
    if (isMulticastAt(b, targetAt)) counters.droppedTarget++;
    else if (isFromNobody && (!isSolicitedNodeAt(b, destination) || from !== undefined)) {
      counters.droppedUnspecified++;
    } else {
      const life = this.#ground.lifeOf(b, targetAt);
      if (life === undefined || life.isDuplicated) counters.droppedNotForUs++;
      else if (isFromNobody) this.#hearProbe(life, b, options, end);
      // RFC 4862 §5.4.3: somebody resolves an address that is not ours yet.
      else if (life.isTentative) counters.droppedNotForUs++;
      else if (!this.#ground.isOnLink(b, source)) counters.droppedNotNeighbour++;
      else this.#answer(life.own.address, arrival, from);
    }
  }

  /** A sound Neighbor Advertisement from the link. */
  receiveAdvertisement(arrival: Arrival): void {
    const { octets: b, payload: o, end, destination } = arrival;
    const { counters, neighbours } = this;
    const targetAt = wire.neighborAdvertisementTargetAddressStart(b, o);
    const isSolicited = wire.neighborAdvertisementSolicited(b, o) === 1;
    // RFC 4861 §7.1.2.
    if (isMulticastAt(b, targetAt)) {
      counters.droppedTarget++;
      return;
    }
    if (isSolicited && isMulticastAt(b, destination)) {
      counters.droppedSolicitedGroup++;
      return;
    }
    const life = this.#ground.lifeOf(b, targetAt);
    if (life !== undefined) {
      // RFC 4862 §5.4.4.
      counters.conflicts++;
      life.conflict();
      return;
    }
    counters.advertisements++;
    const options = wire.neighborAdvertisementOptionsStart(b, o);
    const at = linkLayerAddress(b, options, end, TARGET_LINK_LAYER_ADDRESS);
    const isOverriding = wire.neighborAdvertisementOverride(b, o) === 1;
    const isBelieved = this.#isBelieved(b, targetAt, at, isOverriding);
    neighbours.advertised(b, targetAt, IPV6_OCTETS, at, isSolicited, isOverriding);
    if (!isBelieved) return;
    this.#ground.heardOf(b, targetAt, wire.neighborAdvertisementRouter(b, o) === 1);
  }

  /** A sound Redirect from the link: RFC 4861 §8.1 and §8.3. */
  receiveRedirect(arrival: Arrival): void {
    const { octets: b, payload: o, end, source } = arrival;
    const { counters } = this;
    const targetAt = wire.redirectTargetAddressStart(b, o);
    const destinationAt = wire.redirectDestinationAddressStart(b, o);
    const { on } = this.#ground;
    const firstHop = this.#ground.firstHop(b, destinationAt);
    const isFromFirstHop = firstHop !== undefined && standsAt(firstHop, b, source);
    if (on.isForwarding) counters.droppedRedirectAsRouter++;
    else if (!isLinkLocalAt(b, source) || !isFromFirstHop) counters.droppedRedirectSource++;
    else if (isMulticastAt(b, destinationAt)) counters.droppedRedirectDestination++;
    else {
      const destination = copyOf(b, destinationAt, destinationAt + IPV6_OCTETS);
      const isItself = standsAt(destination, b, targetAt);
      if (!isItself && !isLinkLocalAt(b, targetAt)) {
        counters.droppedRedirectTarget++;
        return;
      }
      counters.redirects++;
      const target = isItself ? undefined : copyOf(b, targetAt, targetAt + IPV6_OCTETS);
      const options = wire.redirectOptionsStart(b, o);
      const at = linkLayerAddress(b, options, end, TARGET_LINK_LAYER_ADDRESS);
      this.#ground.redirected(destination, target);
      if (at !== undefined) this.neighbours.announced(b, targetAt, IPV6_OCTETS, at, true);
    }
  }

  /** RFC 4862 §5.4.3, RFC 7527 §4.2: somebody wants the address, if it is not we. */
  #hearProbe(life: AddressLife, b: Uint8Array, options: number, end: number): void {
    const { counters } = this;
    const isOurs = hasNonce(b, options, end, (octets, from, to) =>
      life.isOurNonce(octets, from, to),
    );
    if (isOurs) {
      counters.loopbacks++;
      life.loopback();
    } else if (life.isTentative) {
      counters.conflicts++;
      life.conflict();
    } else {
      counters.solicitations++;
      // RFC 4861 §7.2.4: to all, as there is nobody to send to.
      this.#advertise(life.own.address, life.own.address, ALL_NODES, this.#toAll, false, true);
    }
  }

  /** RFC 4861 §7.2.3 and §7.2.4. */
  #answer(target: Address, arrival: Arrival, from: number | undefined): void {
    const { octets: b, source } = arrival;
    const { neighbours, counters } = this;
    counters.solicitations++;
    if (from !== undefined) neighbours.announced(b, source, IPV6_OCTETS, from, true);
    const destination = copyOf(b, source, source + IPV6_OCTETS);
    // Whoever says where it is can be answered without a place in the table.
    const to = from === undefined ? neighbours.neighbour(destination) : hardwareAddressOf(from);
    if (to !== undefined) this.#advertise(target, target, destination, to, true, true);
  }

  #advertise(
    target: Address,
    source: Address,
    destination: Address,
    to: Uint8Array | NextHop,
    isSolicited: boolean,
    isOverriding: boolean,
  ): void {
    const { sender, on } = this.#ground;
    const { octets, start } = sender;
    const at = wire.neighborAdvertisementOptionsStart(octets, start);
    sender.clear(at - start);
    wire.setNeighborAdvertisementRouter(octets, start, Number(on.isForwarding));
    wire.setNeighborAdvertisementSolicited(octets, start, Number(isSolicited));
    wire.setNeighborAdvertisementOverride(octets, start, Number(isOverriding));
    octets.set(target, wire.neighborAdvertisementTargetAddressStart(octets, start));
    const { hardwareAddress } = on.link;
    const end = putLinkLayerAddress(octets, at, TARGET_LINK_LAYER_ADDRESS, hardwareAddress);
    this.counters.advertisementsSent++;
    sender.send(
      { on, source, destination, to, isAlerting: false },
      MESSAGE_TYPE.NEIGHBOR_ADVERTISEMENT,
      end,
    );
  }

  /** Writes one as far as its options, and answers where they begin. */
  #beginSolicitation(target: Address): number {
    const { octets, start } = this.#ground.sender;
    const at = wire.neighborSolicitationOptionsStart(octets, start);
    this.#ground.sender.clear(at - start);
    octets.set(target, wire.neighborSolicitationTargetAddressStart(octets, start));
    return at;
  }

  /** RFC 4861 §7.2.5: whether an advertisement says anything of a neighbour that we know. */
  #isBelieved(
    b: Uint8Array,
    targetAt: number,
    hardwareAddress: number | undefined,
    isOverriding: boolean,
  ): boolean {
    const known = this.neighbours.find(b, targetAt, IPV6_OCTETS);
    if (known === undefined) return false;
    if (known.hardwareAddress === undefined) return hardwareAddress !== undefined;
    const isAnother = hardwareAddress !== undefined && hardwareAddress !== known.linkAddress;
    return isOverriding || !isAnother;
  }
}
