/** A stack in virtual time, whose wire ends nowhere, and promises that are waited for in it. */
import { setImmediate } from 'node:timers/promises';

import { VirtualClock } from '../../runtime/base/clock.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { Timers } from '../../runtime/base/timers.ts';
import type { SocketPromises } from '../../runtime/socket/promises.ts';
import { openSockets } from '../../runtime/socket/promises.ts';
import type { HostNames } from '../../runtime/socket/promises/host-names.ts';
import type { Stack } from '../../runtime/stack.ts';
import { createStack } from '../../runtime/stack.ts';
import { nowhere } from './nowhere.ts';

/** Nothing that a test waits for takes so long. */
const WAIT_MS_MAX = 3_600_000;

export interface Virtual {
  readonly clock: VirtualClock;
  readonly stack: Stack;
  readonly net: SocketPromises;
  /** What a promise gives, time passing as it has to. */
  readonly wait: <T>(promise: Promise<T>) => Promise<T>;
  /** So many milliseconds pass. */
  readonly pass: (ms: number) => Promise<void>;
}

export function newVirtual(names: HostNames = {}, seed = 1): Virtual {
  const clock = new VirtualClock(1000);
  const timers = new Timers(clock);
  const stack = createStack({ timers, random: seededRandom(seed) });
  stack.addAddress(stack.addDevice(nowhere('eth0')), '192.0.2.1/24');
  const net = openSockets(stack.host, names);
  const pass = async (ms: number): Promise<void> => {
    const until = clock.now() + ms;
    await setImmediate();
    for (; timers.next <= until; await setImmediate()) {
      clock.moveTo(timers.next);
      timers.fire();
    }
    clock.moveTo(until);
  };
  const wait: Virtual['wait'] = async (promise) => {
    let isSettled = false;
    const settle = (): void => void (isSettled = true);
    promise.then(settle, settle);
    const until = clock.now() + WAIT_MS_MAX;
    for (await setImmediate(); !isSettled; await setImmediate()) {
      const { next } = timers;
      if (next > until) throw new Error('nothing more happens, and the promise still waits');
      clock.moveTo(next);
      timers.fire();
    }
    return promise;
  };
  return { clock, stack, net, wait, pass };
}

/** What a promise is rejected with. */
export function failureOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('it should have failed');
    },
    (error: Error) => error,
  );
}

export const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (octets: Uint8Array): string => new TextDecoder().decode(octets);
