/** A host, or a router, of IPv6 with one recorder a link: frames go in, frames come out. */
import { addressOf, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { newFrameInfo } from '../../../runtime/device/frame-info.ts';
import { Ethernet } from '../../../runtime/link/ethernet.ts';
import type { Arrival } from '../../../runtime/network/arrival.ts';
import type { AddressState } from '../../../runtime/network/interface.ts';
import type { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import { Ip } from '../../../runtime/network/ip.ts';
import { Ipv6 } from '../../../runtime/network/ipv6.ts';
import type { Ipv6Options } from '../../../runtime/network/ipv6.ts';
import type { Ipv6Interface } from '../../../runtime/network/ipv6/interface.ts';
import type { NetworkFault, SendOptions } from '../../../runtime/network/network.ts';
import type { IpRoute } from '../../../runtime/network/route.ts';
import type { MessageBody } from '../../../generated/network/icmpv6.value.ts';
import { Recorder } from '../../device/recorder.ts';
import type { RecorderOptions } from '../../device/recorder.ts';
import type { Envelope, Seen } from './wire.ts';
import { bodies, HOST_HARDWARE, messageFrame, seen } from './wire.ts';

/** What the layer above saw of a packet. */
export interface Delivered {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly data: Uint8Array;
}

export class Host {
  readonly clock = new VirtualClock(1000);
  readonly timers: Timers = new Timers(this.clock);
  readonly ip: Ip;
  readonly ipv6: Ipv6;
  readonly device: Recorder;
  readonly on: NetworkInterface;
  readonly delivered: Delivered[] = [];
  readonly faults: { readonly fault: NetworkFault; readonly quoted: Delivered }[] = [];

  constructor(options: Ipv6Options = {}, device: RecorderOptions = {}, seed = 1) {
    const random = seededRandom(seed);
    this.ip = new Ip(this.timers, random);
    this.ipv6 = new Ipv6(this.ip, options);
    this.device = new Recorder(device);
    this.on = this.ip.addInterface('eth0', new Ethernet({ device: this.device }));
  }

  get here(): Ipv6Interface {
    return this.ipv6.on(this.on)!;
  }

  /** Another interface, over a recorder of its own. */
  add(name: string, device: RecorderOptions = {}): { on: NetworkInterface; device: Recorder } {
    const recorder = new Recorder({
      hardwareAddress: Uint8Array.of(2, 0, 0, 0, 1, 1),
      ...device,
    });
    return { on: this.ip.addInterface(name, new Ethernet({ device: recorder })), device: recorder };
  }

  addLoopback(): NetworkInterface {
    const device = new Recorder({ hardwareAddress: new Uint8Array(6), mtu: 65535 });
    const on = this.ip.addInterface('lo', new Ethernet({ device, resolves: false }));
    this.ip.addAddress(on, prefixOf('::1/128'));
    return on;
  }

  /** Lets so much time pass, every timer at its moment. */
  pass(ms: number): void {
    const until = this.clock.now() + ms;
    for (; this.timers.next <= until; this.timers.fire()) this.clock.moveTo(this.timers.next);
    this.clock.moveTo(until);
  }

  /** `fe80::1/64`, and as much time as it needs to be used. */
  own(prefix: string, on: NetworkInterface = this.on): void {
    const added = this.ip.addAddress(on, prefixOf(prefix));
    if (typeof added === 'string') throw new Error(added);
    this.pass(5000);
  }

  /** What was sent since it was last asked, after so much more time. */
  sent(ms = 0): Seen[] {
    this.pass(ms);
    return this.device.take().map(seen);
  }

  /** Of what was sent, the messages of one kind. */
  said<Kind extends MessageBody['is']>(kind: Kind, ms = 0): Extract<MessageBody, { is: Kind }>[] {
    this.pass(ms);
    return bodies(this.device.take(), kind);
  }

  hear(envelope: Envelope, body: MessageBody, code = 0): void {
    this.device.receive(messageFrame(envelope, body, code));
  }

  /** The neighbour is known, and answers for itself whenever it is asked. */
  meet(address: string, hardwareAddress: Uint8Array, on: NetworkInterface = this.on): void {
    this.ipv6.on(on)!.neighbours.assign(addressOf(address), hardwareAddress);
  }

  addresses(state?: AddressState, on: NetworkInterface = this.on): string[] {
    return on.addresses
      .filter((own) => state === undefined || own.state === state)
      .map(({ address }) => showAddress(address));
  }

  /** Hears packets of a protocol, and faults about them; answers as it is told. */
  listen(protocol: number, answer = true, headerOctets?: number): void {
    this.ip.setTransport(protocol, {
      ...(headerOctets === undefined ? {} : { headerOctets }),
      receive: (arrival) => {
        this.delivered.push(delivered(arrival));
        return answer;
      },
      error: (quoted, fault) => this.faults.push({ fault, quoted: delivered(quoted) }),
    });
  }

  route(to: string, source?: string): IpRoute {
    const found = this.ip.route(addressOf(to), {
      source: source === undefined ? undefined : addressOf(source),
    });
    if (typeof found === 'string') throw new Error(found);
    return found;
  }

  send(
    to: string,
    protocol: number,
    data: Uint8Array,
    options?: SendOptions,
    source?: string,
  ): NetworkFault | undefined {
    const found = this.ip.route(addressOf(to), {
      source: source === undefined ? undefined : addressOf(source),
    });
    if (typeof found === 'string') return found;
    const b = new Uint8Array(found.headRoom + data.length);
    b.set(data, found.headRoom);
    return this.ip.send(found, protocol, b, found.headRoom, b.length, newFrameInfo(), options);
  }
}

function delivered(arrival: Arrival): Delivered {
  const { octets: b, source, destination, protocol, payload, end } = arrival;
  return {
    from: showAddress(b.slice(source, source + 16)),
    to: showAddress(b.slice(destination, destination + 16)),
    protocol,
    data: b.slice(payload, end),
  };
}

/** A frame to us that another one could have been meant by. */
export const TO_HOST = { toHardware: HOST_HARDWARE } as const;
