/**
 * What a firewall costs, and what its rules add: datagrams to a stack, of a flow that is there and
 * of strangers that are kept out; without a firewall, with one that has no rules, and with one that
 * has a thousand of many kinds, none of which speaks of them.
 */
import { addressOf } from '../runtime/base/address.ts';
import { Timer } from '../runtime/base/timers.ts';
import { devicePair } from '../runtime/device/pair.ts';
import { newFrameInfo } from '../runtime/device/frame-info.ts';
import { parseRule } from '../runtime/firewall.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';
import type { Stack } from '../runtime/stack.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compare } from './measure.ts';
import type { Contender } from './measure.ts';

const RULES = 1000;
const STRANGERS = 256;
const DATAGRAMS = 2048;
const SETTLED_MS = 10_000;
const US = addressOf('192.0.2.1');
const THEM = addressOf('192.0.2.2');
const PORT = 5000;
const LIMIT = 1.3;

const NONE = 'no firewall';
const NO_RULES = 'no rules';
const MANY = `${RULES} rules`;

export const bench: Bench = {
  about: 'a datagram that arrives, by the rules of the firewall',
  run(): Promise<Report> {
    const within = compare({
      title: 'of a flow that is there',
      unit: 'ns/datagram',
      items: DATAGRAMS,
      contenders: [new Walls(NO_RULES, 0), new Walls(MANY, RULES), new Walls(NONE)].map((one) =>
        one.within(),
      ),
    });
    const kept = compare({
      title: 'of a stranger, kept out',
      unit: 'ns/datagram',
      items: DATAGRAMS,
      contenders: [new Walls(NO_RULES, 0), new Walls(MANY, RULES)].map((one) => one.keptOut()),
    });
    const against = (name: string): string => `${name}, against ${NO_RULES}`;
    return Promise.resolve({
      tables: [within, kept],
      claims: [
        atMost(against(`${MANY}, a flow`), rowOf(within, MANY).ratio.median, LIMIT, ' ×'),
        atMost(against(`${MANY}, a stranger`), rowOf(kept, MANY).ratio.median, LIMIT, ' ×'),
      ],
      notes: [
        'a third of the rules by ports, a third by addresses, a third by both; in virtual time',
      ],
    });
  },
};

/** Two hosts, and the frames of one that the other is to receive again and again. */
class Walls {
  readonly #name: string;
  readonly #us: Stack;
  readonly #frames: Uint8Array[] = [];
  #received = 0;

  /** Without a firewall where no number of rules is given. */
  constructor(name: string, rules?: number) {
    this.#name = name;
    const world = new Simulation(1);
    const schedule = (deliver: () => void): void => new Timer(world.timers, deliver).start(0);
    const [us, them] = devicePair({ schedule, names: ['eth0', 'eth0'] }).map((device, index) => {
      const stack = createStack({ timers: world.timers, random: world.dice() });
      stack.addAddress(stack.addDevice(device), `192.0.2.${index + 1}/24`);
      return stack;
    });
    this.#us = us;
    world.run(SETTLED_MS);
    if (rules !== undefined) {
      us.enableFirewall().setRules(Array.from({ length: rules }, (_, at) => parseRule(ruleOf(at))));
    }
    const here = this.#open(us, PORT);
    const there = this.#open(them, PORT);
    here.send(new Uint8Array(8), 0, 8, { address: THEM, port: PORT });
    world.run(100);
    const stop = us.interface('eth0')!.link.watch!({
      record: (direction, b, o, end) => {
        if (direction === 'in') this.#frames.push(b.slice(o, end));
      },
    });
    there.send(new Uint8Array(64), 0, 64, { address: US, port: PORT });
    world.run(1);
    for (let port = 10_000; port < 10_000 + STRANGERS; port++) {
      const stranger = this.#open(them, port);
      stranger.send(new Uint8Array(64), 0, 64, { address: US, port: PORT });
      world.run(1);
      stranger.close();
    }
    stop();
  }

  within(): Contender {
    return this.#contender(this.#frames.slice(0, 1), () => this.#received);
  }

  keptOut(): Contender {
    return this.#contender(this.#frames.slice(1), () => this.#us.ipv4.input.counters.blocked);
  }

  #contender(frames: readonly Uint8Array[], count: () => number): Contender {
    const { link } = this.#us.interface('eth0')!;
    const receiver = link as unknown as {
      receive(b: Uint8Array, o: number, end: number, info: object): void;
    };
    const info = newFrameInfo();
    return {
      name: this.#name,
      run: () => {
        const before = count();
        for (let at = 0; at < DATAGRAMS; at++) {
          const frame = frames[at % frames.length];
          receiver.receive(frame, 0, frame.length, info);
        }
        return count() - before;
      },
    };
  }

  #open(stack: Stack, port: number) {
    const address = new Uint8Array(4);
    const opened = stack.udp.open(
      { address, port },
      { datagram: () => this.#received++, error() {} },
    );
    if (typeof opened === 'string') throw new Error(opened);
    return opened;
  }
}

/** Rules as a host has that has grown old: ports, addresses, both. */
function ruleOf(at: number): readonly string[] {
  const address = `10.${at >> 8}.${at & 255}.0/24`;
  const port = String(20_000 + at);
  const rules = [
    `allow incoming ${port}`,
    `block incoming all from ${address}`,
    `allow incoming ${port}/udp from ${address}`,
  ];
  return rules[at % rules.length].split(' ');
}
