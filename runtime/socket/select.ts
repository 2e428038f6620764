/**
 * poll(2) and select(2): the only calls that wait. Each socket that is asked for tells when it
 * changes; then all are asked again, through the gate, so that who may no longer look is told so.
 */
import { Timer } from '../base/timers.ts';
import type { Sockets } from './berkeley.ts';
import {
  POLLERR,
  POLLHUP,
  POLLIN,
  POLLNVAL,
  POLLOUT,
  POLLPRI,
  POLLRDNORM,
  POLLWRNORM,
} from './constants.ts';
import { failure, SocketError } from './errno.ts';
import type { OpenFile } from './process.ts';

/** One entry of poll(2): negative descriptors are passed over. */
export interface PollDescriptor {
  readonly descriptor: number;
  /** What is asked for. POLLERR, POLLHUP and POLLNVAL are told in any case. */
  readonly events: number;
  /** What holds. */
  revents: number;
}

export interface SelectSets {
  readonly read?: Iterable<number>;
  readonly write?: Iterable<number>;
  readonly except?: Iterable<number>;
}

/** Those of each set that are ready. */
export interface SelectAnswer {
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly except: readonly number[];
}

const ALWAYS = POLLERR | POLLHUP | POLLNVAL;
/** select(2) of Linux: what counts as ready for each set. */
const READ = POLLIN | POLLRDNORM | POLLHUP | POLLERR;
const WRITE = POLLOUT | POLLWRNORM | POLLERR;
const EXCEPT = POLLPRI;

/**
 * How many of them have something to tell now. `files` are what the descriptors stood for when it
 * was asked: what has been closed since is POLLNVAL, whatever its number stands for today.
 */
export function pollNow(
  sockets: Sockets,
  descriptors: readonly PollDescriptor[],
  files?: readonly (OpenFile | undefined)[],
): number {
  let count = 0;
  for (const [index, one] of descriptors.entries()) {
    const { descriptor, events } = one;
    const isGone = files !== undefined && files[index] !== sockets.process.find(descriptor);
    const holds = isGone ? POLLNVAL : sockets.readiness(descriptor);
    one.revents = descriptor < 0 ? 0 : holds & (events | ALWAYS);
    if (one.revents !== 0) count++;
  }
  return count;
}

/** Waits for so many milliseconds at most; for ever when that is negative. */
export function pollAll(
  sockets: Sockets,
  descriptors: readonly PollDescriptor[],
  timeoutMs: number,
): Promise<number> {
  const { process, host } = sockets;
  if (descriptors.length > process.descriptorsMax) return Promise.resolve(failure('EINVAL'));
  const count = pollNow(sockets, descriptors);
  if (count > 0 || timeoutMs === 0) return Promise.resolve(count);
  const files = descriptors.map(({ descriptor }) => process.find(descriptor));
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const finish = (answer: number): void => {
      timer.stop();
      for (const stop of stops) stop();
      resolve(answer);
    };
    const timer = new Timer(host.stack.timers, () => {
      finish(pollNow(sockets, descriptors, files));
    });
    const look = (): void => {
      const ready = pollNow(sockets, descriptors, files);
      if (ready > 0) finish(ready);
    };
    for (const { descriptor } of descriptors) {
      const stop = descriptor < 0 ? () => {} : sockets.watch(descriptor, look);
      if (typeof stop === 'number') return finish(stop);
      stops.push(stop);
    }
    if (timeoutMs > 0) timer.start(timeoutMs);
  });
}

/** Throws EBADF where a set names a descriptor that is none. */
export async function selectAll(
  sockets: Sockets,
  sets: SelectSets,
  timeoutMs: number,
): Promise<SelectAnswer> {
  const [read, write, except] = [sets.read, sets.write, sets.except].map((set) => [...(set ?? [])]);
  const wanted = new Map<number, number>();
  const want = (set: readonly number[], events: number): void => {
    for (const one of set) wanted.set(one, (wanted.get(one) ?? 0) | events);
  };
  want(read, READ);
  want(write, WRITE);
  want(except, EXCEPT);
  const descriptors = [...wanted].map(([descriptor, events]) => ({
    descriptor,
    events,
    revents: 0,
  }));
  const answer = await pollAll(sockets, descriptors, timeoutMs);
  if (answer < 0) throw new SocketError('EINVAL', 'select');
  if (descriptors.some(({ revents }) => (revents & POLLNVAL) !== 0)) {
    throw new SocketError('EBADF', 'select');
  }
  const found = new Map(descriptors.map(({ descriptor, revents }) => [descriptor, revents]));
  const ready = (set: readonly number[], events: number): readonly number[] =>
    set.filter((one) => (found.get(one)! & events) !== 0);
  return {
    read: ready(read, READ),
    write: ready(write, WRITE),
    except: ready(except, EXCEPT),
  };
}
