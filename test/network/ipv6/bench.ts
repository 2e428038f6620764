/**
 * One interface over a recorder, in virtual time from a seed: what the parts of IPv6 are tried on.
 */
import { addressOf } from '../../../runtime/base/address.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import type { Random } from '../../../runtime/base/random.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { Ethernet } from '../../../runtime/link/ethernet.ts';
import { newArrival } from '../../../runtime/network/arrival.ts';
import type { Arrival } from '../../../runtime/network/arrival.ts';
import { PREFERRED } from '../../../runtime/network/interface.ts';
import type { AddressState } from '../../../runtime/network/interface.ts';
import { NetworkInterface, newInterfaceAddress } from '../../../runtime/network/interfaces.ts';
import {
  destinationAddressStart,
  givesPseudoHeader,
  hopLimit,
  payloadStart,
  sourceAddressStart,
} from '../../../generated/network/ipv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { Recorder } from '../../device/recorder.ts';
import type { RecorderOptions } from '../../device/recorder.ts';

export class Bench {
  readonly clock = new VirtualClock(1000);
  readonly timers: Timers = new Timers(this.clock);
  readonly random: Random;
  readonly device: Recorder;
  readonly link: Ethernet;
  readonly on: NetworkInterface;

  constructor(seed = 1, options: RecorderOptions = {}) {
    this.random = seededRandom(seed);
    this.device = new Recorder(options);
    this.link = new Ethernet({ device: this.device });
    this.on = new NetworkInterface('eth0', 1, this.link);
  }

  /** Lets so much time pass, every timer at its moment. */
  pass(ms: number): void {
    const until = this.clock.now() + ms;
    for (; this.timers.next <= until; this.timers.fire()) this.clock.moveTo(this.timers.next);
    this.clock.moveTo(until);
  }

  /** Frames that were sent since it was last asked, after so much more time. */
  sent(ms = 0): Uint8Array[] {
    this.pass(ms);
    return this.device.take();
  }

  /** An address that is there, without anyone having been asked. */
  own(text: string, state: AddressState = PREFERRED): void {
    this.on.addresses.push(newInterfaceAddress(addressOf(text), 64, { state }));
  }

  /** A packet as what is above sees it; its payload is that of the header alone. */
  arrived(packet: Uint8Array): Arrival {
    const b = new Uint8Array(5 + packet.length);
    b.set(packet, 5);
    return {
      ...newArrival(this.on, 6),
      octets: b,
      packet: 5,
      payload: payloadStart(b, 5),
      end: b.length,
      protocol: PROTOCOL_NUMBER.ICMPV6,
      source: sourceAddressStart(b, 5),
      destination: destinationAddressStart(b, 5),
      pseudoHeader: givesPseudoHeader(b, 5),
      hopLimit: hopLimit(b, 5),
    };
  }
}
