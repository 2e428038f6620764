/** Two stacks on a wire, and octets from one to the other by TCP: what many tests begin with. */
import { addressOf } from '../../runtime/base/address.ts';
import { Timer } from '../../runtime/base/timers.ts';
import type { MemoryDevice } from '../../runtime/device/memory.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import type { PairOptions } from '../../runtime/device/pair.ts';
import { Simulation } from '../../runtime/lab/simulation.ts';
import { joinByWire } from '../../runtime/lab/wire.ts';
import type { Ills, Wire } from '../../runtime/lab/wire.ts';
import { createStack } from '../../runtime/stack.ts';
import type { Stack } from '../../runtime/stack.ts';
import type { TcpConnection, TcpFault, TcpOptions } from '../../runtime/transport/tcp/user.ts';

export interface Joined {
  readonly world: Simulation;
  readonly wire: Wire;
  /** At 192.0.2.1 and 192.0.2.2. */
  readonly stacks: readonly [Stack, Stack];
}

export interface JoinedOptions {
  readonly seed: number;
  readonly there?: Partial<Ills>;
  readonly back?: Partial<Ills>;
  readonly mtu?: number;
}

/** Long enough for addresses to be claimed (RFC 5227). */
const SETTLED_MS = 10_000;

export function joinStacks({ seed, there = {}, back = there, mtu = 1500 }: JoinedOptions): Joined {
  const world = new Simulation(seed);
  const hardwareAddresses = [1, 2].map((last) => Uint8Array.of(2, 0, 0, 0, 0, last));
  const wire = joinByWire(world, {
    mtu,
    hardwareAddresses: hardwareAddresses as [Uint8Array, Uint8Array],
  });
  const stacks = wire.ends.map((end, index) => {
    const stack = createStack({ timers: world.timers, random: world.dice() });
    const eth0 = stack.addDevice(end, { name: 'eth0' });
    stack.addAddress(eth0, `192.0.2.${index + 1}/24`);
    // What is lost are segments: neighbours know each other.
    const other = hardwareAddresses[1 - index];
    stack.ipv4.arp(eth0)!.neighbours.assign(addressOf(`192.0.2.${2 - index}`), other);
    return stack;
  }) as [Stack, Stack];
  world.run(SETTLED_MS);
  wire.change(there, back);
  return { world, wire, stacks };
}

/** Two stacks on a pair of devices in memory, each batch a millisecond after the last. */
export function pairStacks(
  options: Omit<PairOptions, 'schedule'>,
): Pick<Joined, 'world' | 'stacks'> & { readonly devices: readonly MemoryDevice[] } {
  const world = new Simulation(1);
  const schedule = (deliver: () => void): void => new Timer(world.timers, deliver).start(1);
  const devices = devicePair({ ...options, schedule });
  const stacks = devices.map((device, index) => {
    const stack = createStack({ timers: world.timers, random: world.dice() });
    stack.addAddress(stack.addDevice(device), `192.0.2.${index + 1}/24`);
    return stack;
  }) as [Stack, Stack];
  world.run(SETTLED_MS);
  return { world, stacks, devices };
}

export interface TransferOptions {
  readonly octets: number;
  readonly sender?: Partial<TcpOptions>;
  readonly receiver?: Partial<TcpOptions>;
  readonly withinMs?: number;
  /** Of the text at a position. */
  readonly octetAt?: (position: number) => number;
}

export interface Transfer {
  readonly received: number;
  /** The first octet that was not what was sent, if there was one. */
  readonly wrongAt: number | undefined;
  readonly faults: readonly (TcpFault | undefined)[];
  /** From the first call to the last octet read, in virtual time. */
  readonly ms: number;
  readonly client: TcpConnection;
}

const SERVER = { address: addressOf('192.0.2.2'), port: 80 };
const CHUNK_OCTETS = 65_536;

/** A deterministic text that no shift of it equals. */
export function textOctet(position: number): number {
  return (Math.imul(position, 0x9e3779b1) >>> 24) ^ (position & 0xff);
}

/** What is known of a transfer while it lasts. */
interface Progress {
  received: number;
  wrongAt: number | undefined;
  isOver: boolean;
  readonly faults: (TcpFault | undefined)[];
}

type Text = (position: number) => number;

/** From the first stack to the second, until all has arrived or the connection is over. */
export function transfer(
  { world, stacks }: Pick<Joined, 'world' | 'stacks'>,
  options: TransferOptions,
): Transfer {
  const { octets, octetAt = textOctet, withinMs = 1e9 } = options;
  const [from, to] = stacks;
  const progress: Progress = { received: 0, wrongAt: undefined, isOver: false, faults: [] };
  const { faults } = progress;
  const listener = to.tcp.listen(SERVER, 8, { options: options.receiver });
  if (typeof listener === 'string') throw new Error(listener);
  listener.onAcceptable(() => receiveAll(listener.accept()!, progress, octetAt));
  const begun = world.now;
  const client = sendAll(from, octets, options.sender, faults, octetAt);
  const isDone = (): boolean =>
    progress.received === octets || progress.isOver || faults.length > 0;
  world.runUntil(isDone, withinMs);
  const ms = world.now - begun;
  world.runUntil(() => faults.length >= 2, 120_000);
  listener.close();
  const { received, wrongAt } = progress;
  return { received, wrongAt, faults, ms, client };
}

function receiveAll(server: TcpConnection, progress: Progress, octetAt: Text): void {
  const into = new Uint8Array(CHUNK_OCTETS);
  const read = (): void => {
    while (server.readable > 0) {
      const count = server.read(into, 0, into.length);
      for (let at = 0; at < count; at++) {
        if (into[at] !== octetAt(progress.received + at))
          progress.wrongAt ??= progress.received + at;
      }
      progress.received += count;
    }
    if (server.isPeerClosed) server.close();
  };
  server.setUser({
    established() {},
    readable: read,
    writable() {},
    closed(fault) {
      progress.faults.push(fault);
      progress.isOver = true;
    },
  });
  read();
}

function sendAll(
  from: Stack,
  octets: number,
  options: Partial<TcpOptions> | undefined,
  faults: (TcpFault | undefined)[],
  octetAt: Text,
): TcpConnection {
  let sent = 0;
  let chunk = new Uint8Array(0);
  const write = (): void => {
    while (sent < octets) {
      if (chunk.length === 0) {
        chunk = new Uint8Array(Math.min(CHUNK_OCTETS, octets - sent));
        for (let at = 0; at < chunk.length; at++) chunk[at] = octetAt(sent + at);
      }
      const taken = client.write(chunk);
      sent += taken;
      chunk = chunk.subarray(taken);
      if (chunk.length > 0) return;
    }
    client.shutdown();
  };
  const user = {
    established: write,
    readable: () => {},
    writable: write,
    closed: (fault: TcpFault | undefined) => void faults.push(fault),
  };
  const connected = from.tcp.connect(SERVER, user, { options });
  if (typeof connected === 'string') throw new Error(connected);
  const client = connected;
  return client;
}
