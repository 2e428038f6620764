/** The stacks of a scenario, and what lies between them. */
import { addressOf } from '../../../runtime/base/address.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { joinByWire } from '../../../runtime/lab/wire.ts';
import type { Wire, WireEnd } from '../../../runtime/lab/wire.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../../runtime/stack.ts';
import { Middlebox } from './middlebox.ts';
import type { Scenario } from './plan.ts';

export interface Ground {
  readonly world: Simulation;
  readonly client: Stack;
  readonly server: Stack;
  readonly stacks: readonly Stack[];
  /** Those that are as bad as the scenario says. */
  readonly wires: readonly Wire[];
  /** Takes the other wire, or the first one again. */
  detour(isOther: boolean): void;
}

const SETTLED_MS = 5_000;

/** Nobody has to be asked anything: what is lost are segments. */
const QUIET = {
  ipv6: { detectTransmits: 0, acceptsAdvertisements: false, formsAddresses: false },
} as const;

export function addressIn(version: 4 | 6, network: number, host: number): string {
  return version === 4 ? `10.0.${network}.${host}` : `fd00:0:0:${network}::${host}`;
}

export function lay(scenario: Scenario): Ground {
  const ground = new Laying(scenario);
  const made = scenario.way === 'wire' ? ground.byWire() : ground.byRouters();
  made.world.run(SETTLED_MS);
  for (const wire of made.wires) wire.change(scenario.there, scenario.back);
  return made;
}

class Laying {
  readonly #world: Simulation;
  readonly #scenario: Scenario;
  readonly #owners = new Map<NetworkInterface, Stack>();
  #wires = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#world = new Simulation(scenario.seed);
  }

  byWire(): Ground {
    const { mtu, stripped } = this.#scenario;
    const [client, server] = [this.#stack(), this.#stack()];
    const wire = this.#wire(mtu);
    const [near, far] = wire.ends;
    const box = stripped.length === 0 ? near : new Middlebox(near, stripped);
    this.#join(0, [this.#attach(client, box), near, 1], [this.#attach(server, far), far, 2]);
    const detour = (): void => {};
    const world = this.#world;
    return { world, client, server, stacks: [client, server], wires: [wire], detour };
  }

  /** Client, router, two wires of which one is narrower, router, server. */
  byRouters(): Ground {
    const { mtu, otherMtu, version } = this.#scenario;
    const [client, left, right, server] = [0, 1, 2, 3].map(() => this.#stack());
    const wires = [mtu, mtu, otherMtu, mtu].map((octets) => this.#wire(octets));
    const joined: readonly (readonly [Stack, Stack])[] = [
      [client, left],
      [left, right],
      [left, right],
      [right, server],
    ];
    for (const [network, pair] of joined.entries()) {
      const { ends } = wires[network];
      const [near, far] = pair.map((stack, index) => this.#attach(stack, ends[index]));
      near.isForwarding = far.isForwarding = true;
      this.#join(network, [near, ends[0], 1], [far, ends[1], 2]);
    }
    for (const stack of [client, server]) {
      for (const one of stack.interfaces) one.isForwarding = false;
    }
    // Addresses of IPv6 are taken in a turn of their own.
    this.#world.run(1);
    const everywhere = version === 4 ? '0.0.0.0/0' : '::/0';
    client.addRoute(everywhere, { via: addressIn(version, 0, 2) });
    server.addRoute(everywhere, { via: addressIn(version, 3, 1) });
    const detour = (isOther: boolean): void => {
      const network = isOther ? 2 : 1;
      // Not everywhere: a destination with a bit flipped would go to and fro, and be duplicated.
      for (const [router, beyond, host] of [[left, 3, 2] as const, [right, 0, 1] as const]) {
        router.ip.family(version)!.routes.remove(({ origin }) => origin === 'static');
        const prefix = `${addressIn(version, beyond, 0)}/${version === 4 ? 24 : 64}`;
        router.addRoute(prefix, { via: addressIn(version, network, host) });
      }
    };
    detour(false);
    const stacks = [client, left, right, server];
    return { world: this.#world, client, server, stacks, wires: wires.slice(1, 3), detour };
  }

  #stack(): Stack {
    const world = this.#world;
    return createStack({ timers: world.timers, random: world.dice(), ...QUIET });
  }

  #wire(mtu: number): Wire {
    const number = this.#wires++;
    const [one, other] = [1, 2].map((last) => Uint8Array.of(2, 0, 0, 0, number, last));
    return joinByWire(this.#world, { mtu, hardwareAddresses: [one, other] });
  }

  #attach(stack: Stack, device: WireEnd | Middlebox): NetworkInterface {
    const on = stack.addDevice(device, { name: `eth${stack.interfaces.length}` });
    this.#owners.set(on, stack);
    return on;
  }

  /** Gives both ends of a network their addresses, and makes them known to each other. */
  #join(network: number, ...[one, other]: readonly [End, End]): void {
    this.#introduce(network, one, other);
    this.#introduce(network, other, one);
  }

  #introduce(network: number, [on, , host]: End, [, device, peer]: End): void {
    const { version } = this.#scenario;
    const stack = this.#owners.get(on)!;
    stack.addAddress(on, `${addressIn(version, network, host)}/${version === 4 ? 24 : 64}`);
    const neighbours =
      version === 4 ? stack.ipv4.arp(on)?.neighbours : stack.ipv6.on(on)?.neighbours;
    neighbours?.assign(addressOf(addressIn(version, network, peer)), device.hardwareAddress);
  }
}

type End = readonly [on: NetworkInterface, device: WireEnd, host: number];
