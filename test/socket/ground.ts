/** Sockets over a TCP and a network layer that a test holds in its hands. */
import type { Address } from '../../runtime/base/address.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { VirtualClock } from '../../runtime/base/clock.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { arriveUnharmed } from '../../runtime/device/frame-info.ts';
import { Sockets } from '../../runtime/socket/berkeley.ts';
import * as names from '../../runtime/socket/constants.ts';
import { errnoName } from '../../runtime/socket/errno.ts';
import { SocketHost } from '../../runtime/socket/host.ts';
import { Process } from '../../runtime/socket/process.ts';
import type { Endpoint } from '../../runtime/transport/tcp/user.ts';
import { Udp } from '../../runtime/transport/udp.ts';
import { arrivalOf, FakeNetwork } from '../transport/udp/fake.ts';
import { FakeTcp } from './fake-tcp.ts';

export interface Ground {
  readonly clock: VirtualClock;
  readonly timers: Timers;
  readonly tcp: FakeTcp;
  readonly network: FakeNetwork;
  readonly udp: Udp;
  readonly host: SocketHost;
  readonly process: Process;
  readonly sockets: Sockets;
  /** Everything happens that is due, timers of so many milliseconds included. */
  readonly run: (ms?: number) => void;
  /** What was sent by UDP arrives, or an error comes back from where nobody is. */
  readonly deliver: () => void;
}

export interface GroundOptions {
  readonly socketsMax?: number;
  readonly descriptorsMax?: number;
}

export function newGround({ socketsMax, descriptorsMax }: GroundOptions = {}): Ground {
  const clock = new VirtualClock(1000);
  const timers = new Timers(clock);
  const tcp = new FakeTcp();
  const network = new FakeNetwork('127.0.0.1/8', '::1/128');
  const random = seededRandom(1);
  const udp = new Udp(network, random);
  const host = new SocketHost({ network, tcp, udp, timers, random }, socketsMax);
  const process = new Process(descriptorsMax === undefined ? {} : { descriptorsMax });
  const sockets = new Sockets(host, process);
  const run = (ms = 0): void => {
    const until = clock.now() + ms;
    tcp.run();
    for (; timers.next <= until; timers.fire()) clock.moveTo(timers.next);
    clock.moveTo(until);
    tcp.run();
  };
  const deliver = (): void => {
    for (const { route, octets, protocol, info } of network.sent.splice(0)) {
      arriveUnharmed(info);
      const [from, to] = [route.source, route.destination].map(showAddress);
      const arrival = arrivalOf(network.interfaces[0], from, to, octets, { protocol, info });
      if (!network.arrive(arrival)) udp.error(arrival, 'ECONNREFUSED', route.destination);
    }
  };
  return { clock, timers, tcp, network, udp, host, process, sockets, run, deliver };
}

export const at = (address: string, port: number): Endpoint => ({
  address: addressOf(address),
  port,
});

export const HERE: Address = addressOf('127.0.0.1');

/** An answer as people read it: a number, or the name of the errno. */
export function shown(answer: unknown): string {
  if (typeof answer === 'number') return answer < 0 ? errnoName(answer) : String(answer);
  return 'ok';
}

const EVENTS: Readonly<Record<string, number>> = {
  IN: names.POLLIN,
  OUT: names.POLLOUT,
  ERR: names.POLLERR,
  HUP: names.POLLHUP,
  RDHUP: names.POLLRDHUP,
  NVAL: names.POLLNVAL,
};

/** Events as people read them. */
export function shownEvents(events: number): string {
  const held = Object.entries(EVENTS).filter(([, bit]) => (events & bit) !== 0);
  return held.map(([name]) => name).join('|') || '0';
}

export const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (octets: Uint8Array): string => new TextDecoder().decode(octets);
