/**
 * A stack: the only place that sees all layers. It joins them to devices, and to the clock and the
 * dice that it is given; it reaches for nothing itself.
 *
 *   const stack = createStack({ timers, random });
 *   const eth0 = stack.addDevice(device, { name: 'eth0' });
 *   stack.addAddress(eth0, '192.0.2.2/24');
 *   stack.addRoute('0.0.0.0/0', { via: '192.0.2.1' });
 *   const sockets = stack.sockets();
 */
import { addressOf, prefixOf, showAddress } from './base/address.ts';
import type { Address } from './base/address.ts';
import type { Clock } from './base/clock.ts';
import type { Random } from './base/random.ts';
import { Timer } from './base/timers.ts';
import type { Timers } from './base/timers.ts';
import type { Device } from './device/device.ts';
import { loopbackDevice } from './device/loopback.ts';
import { Ethernet } from './link/ethernet.ts';
import { loopbackLink } from './link/loopback.ts';
import { chooseHardwareAddress } from './link/mac-policy.ts';
import type { MacPolicy } from './link/mac-policy.ts';
import type { Echo } from './network/echo.ts';
import type { InterfaceAddress } from './network/interface.ts';
import type { NetworkInterface } from './network/interfaces.ts';
import { Ip } from './network/ip.ts';
import { Ipv4 } from './network/ipv4.ts';
import type { Ipv4Options } from './network/ipv4.ts';
import { Ipv6 } from './network/ipv6.ts';
import type { Ipv6Options } from './network/ipv6.ts';
import type { RouteEntry, RouteOrigin } from './network/routing-table.ts';
import { Sockets } from './socket/berkeley.ts';
import { SocketHost } from './socket/host.ts';
import { Process } from './socket/process.ts';
import { Firewall } from './transport/firewall.ts';
import { createTcp } from './transport/tcp.ts';
import type { Tcp, TcpSetup } from './transport/tcp.ts';
import { Udp } from './transport/udp.ts';

export interface StackOptions {
  readonly timers: Timers;
  /** Secrets come from it too: the system's, but in simulations. */
  readonly random: Random;
  readonly ipv4?: Ipv4Options;
  readonly ipv6?: Ipv6Options;
  readonly tcp?: Pick<TcpSetup, 'limits' | 'trace'>;
  /** A firewall from the beginning: see `enableFirewall`. */
  readonly firewall?: boolean;
}

export interface InterfaceOptions {
  /** By default the device's. */
  readonly name?: string;
  /** How we show ourselves on the link; by default the device's own address. */
  readonly hardwareAddress?: MacPolicy;
  /** Packets for others go on: a router. */
  readonly isForwarding?: boolean;
}

export interface RouteOptions {
  /** The router; without one the destination itself is on the link. */
  readonly via?: string | Address;
  readonly by?: NetworkInterface;
  readonly metric?: number;
  readonly origin?: RouteOrigin;
}

export class Stack {
  readonly timers: Timers;
  readonly random: Random;
  readonly ip: Ip;
  readonly ipv4: Ipv4;
  readonly ipv6: Ipv6;
  readonly tcp: Tcp;
  readonly udp: Udp;
  readonly host: SocketHost;
  readonly loopback: NetworkInterface;
  readonly #devices: Device[] = [];
  readonly #beneath: SocketHost;
  #firewall: Firewall | undefined;

  constructor({ timers, random, ipv4, ipv6, tcp, firewall = false }: StackOptions) {
    this.timers = timers;
    this.random = random;
    this.ip = new Ip(timers, random);
    this.ipv4 = new Ipv4(this.ip, ipv4);
    this.ipv6 = new Ipv6(this.ip, ipv6);
    this.udp = new Udp(this.ip, random);
    this.tcp = createTcp({
      network: this.ip,
      timers,
      random,
      ...tcp,
      // What a device cuts need not be cut before.
      takesLarge({ version, interface: { link } }) {
        return version === 4 ? link.offload.tcp4 : link.offload.tcp6;
      },
    });
    this.host = new SocketHost({ network: this.ip, tcp: this.tcp, udp: this.udp, timers, random });
    this.#beneath = this.host.beneath();
    this.loopback = this.#addLoopback();
    if (firewall) this.enableFirewall();
  }

  get firewall(): Firewall | undefined {
    return this.#firewall;
  }

  /** From now on what others begin stays outside, unless a rule of it says otherwise. */
  enableFirewall(): Firewall {
    const { ip, timers, random } = this;
    this.#firewall ??= new Firewall({ network: ip, timers, random });
    ip.filter = this.#firewall;
    return this.#firewall;
  }

  get clock(): Clock {
    return this.timers.clock;
  }

  get echo(): Echo {
    return this.ip.echo;
  }

  get interfaces(): readonly NetworkInterface[] {
    return this.ip.interfaces;
  }

  /** An Ethernet interface over a device. */
  addDevice(device: Device, options: InterfaceOptions = {}): NetworkInterface {
    const { name = device.name, hardwareAddress, isForwarding = false } = options;
    const chosen =
      hardwareAddress === undefined
        ? device.hardwareAddress
        : chooseHardwareAddress(hardwareAddress, this.random);
    this.#devices.push(device);
    const made = this.ip.addInterface(name, new Ethernet({ device, hardwareAddress: chosen }));
    made.isForwarding = isForwarding;
    made.macPolicy = hardwareAddress?.kind ?? 'static';
    return made;
  }

  /**
   * Shows itself under another hardware address from now on, which is as if the cable was pulled
   * out and put into another network. Throws RangeError where the link has none.
   */
  changeHardwareAddress(on: NetworkInterface, policy: MacPolicy): void {
    if (!(on.link instanceof Ethernet) || !on.link.resolves) {
      throw new RangeError(`${on.name} has no hardware address`);
    }
    on.link.changeHardwareAddress(chooseHardwareAddress(policy, this.random));
    on.macPolicy = policy.kind;
  }

  interface(name: string): NetworkInterface | undefined {
    return this.interfaces.find((one) => one.name === name);
  }

  /** `192.0.2.2/24` on an interface. Throws RangeError when it cannot have it. */
  addAddress(on: NetworkInterface, text: string): InterfaceAddress {
    const added = this.ip.addAddress(on, prefixOf(text));
    if (typeof added === 'string')
      throw new RangeError(`cannot add ${text} to ${on.name}: ${added}`);
    return added;
  }

  /** Throws RangeError when no interface leads to the router. */
  addRoute(prefix: string, options: RouteOptions): void {
    const { via, metric = 0, origin = 'static' } = options;
    const gateway = typeof via === 'string' ? addressOf(via) : via;
    const by = options.by ?? (gateway && this.#towards(gateway));
    if (by === undefined) {
      const where = gateway === undefined ? prefix : showAddress(gateway);
      throw new RangeError(`no interface leads to ${where}`);
    }
    const destination = prefixOf(prefix);
    const { routes } = this.ip.family(destination.address.length === 4 ? 4 : 6)!;
    const isAdded = routes.add({ prefix: destination, gateway, interface: by, metric, origin });
    if (!isAdded) throw new RangeError(`cannot add a route to ${prefix}`);
  }

  /** The calls of a program; by default of one that may do anything. */
  sockets(process: Process = new Process()): Sockets {
    return new Sockets(this.host, process);
  }

  /** As `sockets`, for those on whom an overlay of the host itself stands. */
  socketsBeneath(process: Process = new Process()): Sockets {
    return new Sockets(this.#beneath, process);
  }

  /** Leaves nothing running: devices are closed. */
  close(): void {
    for (const one of [...this.interfaces]) this.ip.removeInterface(one);
    for (const device of this.#devices) device.close();
  }

  #towards(gateway: Address): NetworkInterface | undefined {
    const route = this.ip.route(gateway);
    return typeof route === 'string' ? undefined : route.interface;
  }

  #addLoopback(): NetworkInterface {
    let arrive = (): void => {};
    const turn = new Timer(this.timers, () => arrive());
    const device = loopbackDevice({
      // In a turn of its own, as frames of any device.
      schedule(deliver) {
        arrive = deliver;
        turn.start(0);
      },
    });
    this.#devices.push(device);
    const made = this.ip.addInterface(device.name, loopbackLink(device));
    this.addAddress(made, '127.0.0.1/8');
    this.addAddress(made, '::1/128');
    return made;
  }
}

export function createStack(options: StackOptions): Stack {
  return new Stack(options);
}

export { Timers } from './base/timers.ts';
export { parseHardwareAddress } from './link/hardware-address.ts';
export type { MacPolicy };
export type { NetworkInterface, RouteEntry };
