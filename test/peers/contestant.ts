/**
 * A stack that is held against another: it does what a peer's command line says, and answers with
 * a line of JSON for each thing that ended. Linux, gVisor and lwIP are programs; our own stack
 * answers to the same commands (`ours/peer.ts`), so that any two can be joined.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { peerProgram } from './build.ts';
import { parseCommand } from './ours/job.ts';
import { openStation } from './ours/station.ts';
import type { OurStation } from './ours/station.ts';
import { start } from './ours/work.ts';

/** What ended: a transfer, a run of round trips, or a connection that failed. */
export interface Result {
  readonly command: string;
  readonly octets?: number;
  readonly sha256?: string;
  readonly roundTrips?: number;
  readonly lost?: number;
  readonly seconds?: number;
  readonly failure?: string;
}

/** A command at work: it is connecting, or listens already. */
export interface Work {
  /** What ends next. */
  next(): Promise<Result>;
  stop(): Promise<void>;
}

/** `sink PORT`, `source PORT OCTETS SEED`, `send ADDRESS PORT OCTETS SEED`, and so on. */
export type Command = readonly (string | number)[];

export interface Contestant {
  readonly name: string;
  readonly ipv4: string;
  readonly ipv6: string;
  work(command: Command): Promise<Work>;
  close(): Promise<void>;
}

/** An end of a wire: the interface that a stack in user space takes, and the addresses there. */
export interface Place {
  readonly namespace: string;
  readonly interface: string;
  readonly ipv4: string;
  readonly ipv6: string;
}

const OURS = [
  process.execPath,
  '--import',
  'tsx',
  fileURLToPath(new URL('./ours/peer.ts', import.meta.url)),
];

const READY_MS_MAX = 60_000;
const ANSWER_MS_MAX = 60_000;
const STOP_MS_MAX = 2_000;

/** The kernel's stack in a namespace, whose interfaces have their addresses already. */
export function linux(place: Place, ...flags: readonly string[]): Contestant {
  return programOf('linux', place, async () => [await peerProgram('linux'), ...flags]);
}

/** Our own stack at the other end of a TAP interface: one for all commands, in this process. */
export function ours(place: Place, offload: boolean): Contestant {
  const { namespace, interface: tap, ipv4, ipv6 } = place;
  const addresses = [`${ipv4}/24`, `${ipv6}/64`];
  const hardwareAddress = hardwareAddressAt(place);
  const site = { tap, namespace, hardwareAddress, addresses, gateways: [], mtu: 1500, offload };
  let opening: Promise<OurStation> | undefined;
  return {
    name: 'ours',
    ipv4,
    ipv6,
    async work(command) {
      opening ??= openStation(site);
      const { stack } = await opening;
      const job = { ...parseCommand(command), plain: false, secondsMax: 0 };
      const results = new Mailbox();
      const stop = start(stack, job, (result) => results.post(result));
      const reason = new Error(`ours: no answer to ${command.join(' ')}`);
      return {
        next: () => within(ANSWER_MS_MAX, results.next(), reason),
        stop: async () => stop(),
      };
    },
    async close() {
      (await opening)?.close();
    },
  };
}

/** The same as a program of its own, which leaves this process out of what is measured. */
export function ourProgram(place: Place, ...flags: readonly string[]): Contestant {
  const words = [...OURS, ...siteOf(place), '-tap', place.interface, ...flags];
  return programOf('ours', place, async () => words);
}

/** gVisor's stack or lwIP behind an interface of that namespace. */
export function userSpace(
  name: 'gvisor' | 'lwip',
  place: Place,
  ...flags: readonly string[]
): Contestant {
  return programOf(name, place, async () => [await peerProgram(name), ...siteOf(place), ...flags]);
}

function siteOf(place: Place): readonly string[] {
  const addresses = ['-address', `${place.ipv4}/24`, '-address', `${place.ipv6}/64`];
  return ['-mac', hardwareAddressAt(place), ...addresses];
}

/** Locally administered, and another one for each address: RFC 9542 §2.1. */
function hardwareAddressAt({ ipv4 }: Place): string {
  const octets = ipv4.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'));
  return ['02', '00', ...octets].join(':');
}

/** Any other program that says `ready` and ends with its standard input. */
export function program(name: string, place: Place, words: readonly string[]): Contestant {
  return programOf(name, place, async () => words);
}

function programOf(
  name: string,
  { namespace, ipv4, ipv6 }: Place,
  words: () => Promise<readonly string[]>,
): Contestant {
  const work = async (command: Command): Promise<Work> =>
    startProgram(name, namespace, [...(await words()), ...command.map(String)]);
  return { name, ipv4, ipv6, work, close: async () => {} };
}

/** Results that nobody has asked for yet, or who asked for them. */
class Mailbox {
  readonly #kept: Result[] = [];
  #awaited: ((result: Result) => void) | undefined;

  post(result: Result): void {
    if (this.#awaited === undefined) this.#kept.push(result);
    else this.#awaited(result);
    this.#awaited = undefined;
  }

  async next(): Promise<Result> {
    return this.#kept.shift() ?? new Promise((resolve) => (this.#awaited = resolve));
  }
}

/** Starts a program that answers as peers do, in a namespace, and waits for it to be ready. */
async function startProgram(
  name: string,
  namespace: string,
  words: readonly string[],
): Promise<Work> {
  const child = spawn('ip', ['netns', 'exec', namespace, ...words]);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const errors: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      if (line === 'ready') resolve();
      else errors.push(line);
    });
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const reason = (what: string): Error => new Error(`${name}: ${what} ${errors.join('; ')}`);
  const next = async (): Promise<Result> => {
    const line = await within(ANSWER_MS_MAX, lines.next(), reason('no answer'));
    if (line.done === true) throw reason('it ended');
    return JSON.parse(line.value) as Result;
  };
  const stop = (): Promise<void> => stopChild(child, ended);
  try {
    const tooEarly = ended.then(() => Promise.reject(reason('it ended at once')));
    await within(READY_MS_MAX, Promise.race([ready, tooEarly]), reason('not ready'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { next, stop };
}

/** It ends with its standard input; who does not, is killed. */
async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  const timeout = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
  await ended;
  clearTimeout(timeout);
}

async function within<T>(milliseconds: number, what: Promise<T>, reason: Error): Promise<T> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(reason), milliseconds);
  });
  try {
    return await Promise.race([what, late]);
  } finally {
    clearTimeout(timeout);
  }
}
