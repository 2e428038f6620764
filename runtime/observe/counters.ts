/**
 * Every counter of a stack, under a path that says whose it is: `link/eth0/malformed`,
 * `network/ipv4/input/received`, `transport/tcp/segmentsSent`. Parts are found by walking what they
 * show of themselves; so a part that is added, or one of its parts, is seen without being listed.
 */
import type { NetworkInterface } from '../network/interfaces.ts';
import type { Stack } from '../stack.ts';

export interface Counter {
  /** With the interface's name where it is of one alone. */
  readonly path: string;
  /** Without it. */
  readonly parts: readonly string[];
  readonly interface: string | undefined;
  readonly value: number;
}

/** Deeper than any part of the stack lies. */
const DEPTH_MAX = 6;

interface Root {
  readonly layer: string;
  readonly interface?: string;
  readonly parts: readonly string[];
  readonly part: object | undefined;
}

/** From the wire up. */
const LAYERS = ['device', 'link', 'network', 'transport', 'socket'];

export function countersOfStack(stack: Stack): readonly Counter[] {
  const walk = new Walk(stack);
  const found = rootsOf(stack).flatMap((root) => walk.from(root));
  const rank = ({ parts }: Counter): number => LAYERS.indexOf(parts[0]);
  return found.sort((one, other) => rank(one) - rank(other));
}

/** Those of the whole stack first: interfaces know some of their parts too. */
function rootsOf(stack: Stack): readonly Root[] {
  const { ip, ipv4, ipv6, tcp, udp, host, firewall } = stack;
  return [
    { layer: 'network', parts: ['ipv4'], part: ipv4 },
    { layer: 'network', parts: ['ipv6'], part: ipv6 },
    { layer: 'network', parts: ['echo'], part: ip.echo },
    { layer: 'network', parts: ['local'], part: ip.local },
    { layer: 'network', parts: ['pathMtus'], part: ip.pathMtus },
    { layer: 'transport', parts: ['tcp'], part: tcp },
    { layer: 'transport', parts: ['udp'], part: udp },
    { layer: 'transport', parts: ['firewall'], part: firewall },
    { layer: 'socket', parts: [], part: host },
    ...stack.interfaces.flatMap((on) => interfaceRoots(stack, on)),
  ];
}

function interfaceRoots({ ipv4, ipv6 }: Stack, on: NetworkInterface): readonly Root[] {
  const { link, name } = on;
  return [
    { layer: 'device', interface: name, parts: [], part: { counters: link.device.counters } },
    { layer: 'link', interface: name, parts: [], part: link },
    { layer: 'link', interface: name, parts: ['arp'], part: ipv4.arp(on) },
    { layer: 'network', interface: name, parts: ['igmp'], part: ipv4.igmp.host(on) },
    { layer: 'network', interface: name, parts: ['ipv6'], part: ipv6.on(on) },
  ];
}

interface Visit {
  readonly part: object;
  readonly names: readonly string[];
}

type Tell = (names: readonly string[], value: number) => void;

class Walk {
  /** Each part is told of once, and what all of them know is no part of any. */
  readonly #seen: Set<object>;

  constructor(stack: Stack) {
    const { ip, ipv4, ipv6, tcp, udp, host, timers, random } = stack;
    this.#seen = new Set<object>([stack, ip, timers, random, ...stack.interfaces]);
    for (const on of stack.interfaces) {
      this.#seen.add(on.link);
      this.#seen.add(on.link.device);
    }
    for (const part of [ipv4, ipv6, tcp, udp, host, host.stack]) this.#seen.add(part);
  }

  /** Breadth first: a part is its owner's, not whoever's that merely knows it. */
  from({ layer, interface: name, parts, part }: Root): readonly Counter[] {
    if (part === undefined) return [];
    const found: Counter[] = [];
    const where = name === undefined ? [] : [name];
    let here: readonly Visit[] = [{ part, names: parts }];
    for (let depth = 0; depth < DEPTH_MAX && here.length > 0; depth++) {
      here = here.flatMap((visit) =>
        this.#visit(visit, (names, value) => {
          const path = [layer, ...where, ...names].join('/');
          found.push({ path, parts: [layer, ...names], interface: name, value });
        }),
      );
    }
    return found;
  }

  /** Tells of a part's own counters, and answers its parts. */
  #visit({ part, names }: Visit, tell: Tell): readonly Visit[] {
    const inner: Visit[] = [];
    for (const [key, value] of Object.entries(part)) {
      if (!isPart(value) || this.#seen.has(value)) continue;
      this.#seen.add(value);
      if (isCounters(key, value)) {
        for (const [name, count] of Object.entries(value)) tell([...names, name], count);
      } else inner.push({ part: value, names: [...names, key] });
    }
    return inner;
  }
}

/** Not tables, nor octets: what they hold are no parts. */
function isPart(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !ArrayBuffer.isView(value) && !(Symbol.iterator in value);
}

function isCounters(key: string, value: object): value is Readonly<Record<string, number>> {
  return key === 'counters' && Object.values(value).every((one) => typeof one === 'number');
}
