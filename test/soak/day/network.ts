/** Hosts around a router, each on a wire of its own; all of them come and go. */
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { joinByWire } from '../../../runtime/lab/wire.ts';
import type { Ills, Wire, WireEnd } from '../../../runtime/lab/wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { createStack } from '../../../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../../../runtime/stack.ts';
import type { Dice } from '../dice.ts';

export const HOSTS = 4;
const FIRST_HOST = 2;
const LAST_HOST = 250;

export const addressAt = (version: 4 | 6, network: number, host: number): string =>
  version === 4 ? `10.0.${network}.${host}` : `fd00:0:0:${network}::${host.toString(16)}`;
const everywhere = { 4: '0.0.0.0/0', 6: '::/0' } as const;
const lengths = { 4: 24, 6: 64 } as const;
export const VERSIONS = [4, 6] as const;

export interface Host {
  readonly network: number;
  readonly wire: Wire;
  stack: Stack | undefined;
  on: NetworkInterface | undefined;
  /** The last part of its addresses. */
  number: number;
  ills: Partial<Ills>;
  /** As a fault has it, if it is for a reason. */
  isCut: boolean;
}

export class Network {
  readonly world: Simulation;
  readonly hosts: readonly Host[];
  router: Stack | undefined;
  readonly #framesBefore = new WeakMap<Stack, number>();
  /** Told of each stack that begins. */
  onBegin: (host: Host) => void = () => {};

  constructor(seed: number, dice: Dice) {
    this.world = new Simulation(seed);
    this.hosts = Array.from({ length: HOSTS }, (_, network) => {
      const ills = { delayMs: dice.scale(0.2, 20), loss: dice.pick([0, 0, 0.001, 0.01]) };
      const hardwareAddresses = [1, 2].map((last) => Uint8Array.of(2, 0, 0, 0, network, last));
      const wire = joinByWire(this.world, {
        there: ills,
        hardwareAddresses: hardwareAddresses as [Uint8Array, Uint8Array],
      });
      wire.change(null);
      const stack = undefined;
      return { network, wire, ills, stack, on: undefined, number: FIRST_HOST, isCut: false };
    });
  }

  get stacks(): readonly Stack[] {
    return [this.router, ...this.hosts.map(({ stack }) => stack)].filter(
      (one) => one !== undefined,
    );
  }

  /** What the devices of a stack had received before it began. */
  framesBefore(stack: Stack): number {
    return this.#framesBefore.get(stack) ?? 0;
  }

  addressOf({ network, number }: Host, version: 4 | 6): Uint8Array {
    return addressOf(addressAt(version, network, number));
  }

  start(host: Host): void {
    const stack = this.#stack([host.wire.ends[1]]);
    const on = stack.addDevice(host.wire.ends[1], { name: 'eth0' });
    [host.stack, host.on] = [stack, on];
    this.#address(host);
    for (const version of VERSIONS) {
      const via = addressAt(version, host.network, 1);
      stack.addRoute(everywhere[version], { via, by: on });
    }
    this.connect(host);
    this.onBegin(host);
  }

  /** No FIN, no reset: it is just not there any more. */
  crash(host: Host): void {
    host.wire.change(null);
    host.stack?.close();
    host.stack = host.on = undefined;
    this.connect(host);
  }

  startRouter(): void {
    const router = this.#stack(this.hosts.map(({ wire }) => wire.ends[0]));
    this.router = router;
    for (const { network, wire } of this.hosts) {
      const on = router.addDevice(wire.ends[0], { name: `eth${network}`, isForwarding: true });
      for (const version of VERSIONS) {
        router.addAddress(on, `${addressAt(version, network, 1)}/${lengths[version]}`);
      }
    }
    for (const host of this.hosts) this.connect(host);
  }

  crashRouter(): void {
    for (const { wire } of this.hosts) wire.change(null);
    this.router?.close();
    this.router = undefined;
  }

  /** The host has another number from now on; what it had before is gone. */
  renumber(host: Host): void {
    const { stack, on } = host;
    if (stack === undefined || on === undefined) return;
    for (const version of VERSIONS) stack.ip.removeAddress(on, this.addressOf(host, version));
    host.number = host.number === LAST_HOST ? FIRST_HOST : host.number + 1;
    this.#address(host);
  }

  /** The wire carries what it should, where there is somebody to carry it for. */
  connect({ wire, stack, isCut, ills }: Host): void {
    const isUp = !isCut && stack !== undefined && this.router !== undefined;
    wire.change(isUp ? ills : null);
  }

  #address({ stack, on, network, number }: Host): void {
    for (const version of VERSIONS) {
      const text = `${addressAt(version, network, number)}/${lengths[version]}`;
      if (stack !== undefined && on !== undefined) stack.addAddress(on, text);
    }
  }

  #stack(devices: readonly WireEnd[]): Stack {
    const stack = createStack({ timers: this.world.timers, random: this.world.dice() });
    const frames = devices.reduce((sum, { counters }) => sum + counters.receivedFrames, 0);
    this.#framesBefore.set(stack, frames);
    return stack;
  }
}
