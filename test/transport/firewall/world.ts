/** Two hosts on a wire, of both versions, the first behind its firewall; and packets by hand. */
import { writeSegment } from '../../../generated/transport/tcp.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { newFrameInfo } from '../../../runtime/device/frame-info.ts';
import { PROTOCOL_NUMBER } from '../../../runtime/network/protocol-number.ts';
import type { Simulation } from '../../../runtime/lab/simulation.ts';
import { AF_INET, AF_INET6, SOCK_DGRAM, SOCK_NONBLOCK } from '../../../runtime/socket/constants.ts';
import type { Stack } from '../../../runtime/stack.ts';
import type { Firewall } from '../../../runtime/transport/firewall.ts';
import { parseRule } from '../../../runtime/transport/firewall/rule-text.ts';
import type { TcpConnection, TcpListener } from '../../../runtime/transport/tcp/user.ts';
import { pairStacks } from '../../lab/transfer.ts';

export interface Walled {
  readonly world: Simulation;
  /** 192.0.2.1, 2001:db8::1, behind the firewall. */
  readonly us: Stack;
  /** 192.0.2.2, 2001:db8::2. */
  readonly them: Stack;
  readonly firewall: Firewall;
}

export interface Version {
  readonly version: 4 | 6;
  readonly family: number;
  readonly ours: Uint8Array;
  readonly theirs: Uint8Array;
}

export const VERSIONS: readonly Version[] = [
  { version: 4, family: AF_INET, ours: addressOf('192.0.2.1'), theirs: addressOf('192.0.2.2') },
  {
    version: 6,
    family: AF_INET6,
    ours: addressOf('2001:db8::1'),
    theirs: addressOf('2001:db8::2'),
  },
];

export function walled(...rules: readonly string[]): Walled {
  const { world, stacks } = pairStacks({ names: ['eth0', 'eth0'] });
  const [us, them] = stacks;
  us.addAddress(us.interface('eth0')!, '2001:db8::1/64');
  them.addAddress(them.interface('eth0')!, '2001:db8::2/64');
  world.run(8000);
  const firewall = us.enableFirewall();
  firewall.setRules(rules.map((line) => parseRule(line.split(' '))));
  return { world, us, them, firewall };
}

export interface Outcome {
  readonly connection: TcpConnection;
  /** `established`, or why not; while nothing comes, `silence`. */
  came: string;
}

/** Connects to a port, and gives it ten seconds. */
export function connect(
  { world }: Pick<Walled, 'world'>,
  from: Stack,
  address: Uint8Array,
  port: number,
  localPort = 0,
): Outcome {
  const user = {
    established: () => void (outcome.came = 'established'),
    readable() {},
    writable() {},
    closed: (fault: string | undefined) => void (outcome.came = fault ?? 'closed'),
  };
  const connection = from.tcp.connect({ address, port }, user, { local: { port: localPort } });
  if (typeof connection === 'string') throw new Error(connection);
  const outcome: Outcome = { connection, came: 'silence' };
  world.run(10_000);
  return outcome;
}

export function listen(on: Stack, { version }: Version, port: number): TcpListener {
  const address = new Uint8Array(version === 4 ? 4 : 16);
  const listener = on.tcp.listen({ address, port }, 8);
  if (typeof listener === 'string') throw new Error(listener);
  return listener;
}

/** A segment by hand. */
export function sendSegment(
  { world }: Pick<Walled, 'world'>,
  from: Stack,
  to: Uint8Array,
  [sourcePort, destinationPort]: readonly [number, number],
  flags: number,
  sequence = 1,
): void {
  const route = from.ip.route(to);
  if (typeof route === 'string') throw new Error(route);
  const o = route.headRoom;
  const b = new Uint8Array(o + 20);
  const { length: end } = b;
  const sum = route.pseudoHeader;
  writeSegment(b, o, end, end, sourcePort, destinationPort, sequence, 1, 0, flags, 1000, 0, sum);
  from.ip.send(route, PROTOCOL_NUMBER.TCP, b, o, end, newFrameInfo());
  world.run(100);
}

/** How many echo requests of a stack are answered. */
export function ping({ world }: Pick<Walled, 'world'>, from: Stack, to: Uint8Array): number {
  let replies = 0;
  const session = from.echo.open({ reply: () => replies++, error: () => {} })!;
  const route = from.ip.route(to);
  if (typeof route === 'string') throw new Error(route);
  session.send(route, 1, new Uint8Array(56));
  world.run(2000);
  session.close();
  return replies;
}

/** A UDP socket on a stack: what it hears, as text. */
export function datagramSocket(
  on: Stack,
  { family, version }: Version,
  port: number,
): { heard(): string[]; send(text: string, address: Uint8Array, port: number): number } {
  const sockets = on.sockets();
  const descriptor = sockets.socket(family, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  const any = new Uint8Array(version === 4 ? 4 : 16);
  if (sockets.bind(descriptor, { address: any, port }) < 0) throw new Error('not bound');
  return {
    heard() {
      const heard: string[] = [];
      const b = new Uint8Array(2000);
      for (;;) {
        const octets = sockets.recv(descriptor, b);
        if (octets < 0) return heard;
        heard.push(Buffer.from(b.subarray(0, octets)).toString());
      }
    },
    send(text, address, to) {
      const b = Buffer.from(text);
      return sockets.sendto(descriptor, b, 0, b.length, 0, { address, port: to });
    },
  };
}
