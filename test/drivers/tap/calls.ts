/** System calls for tests, that do nothing but tell what was asked. */
import type { Libc, PollCallback, PollEvents, PollHandle } from '../../../drivers/system/libc.ts';

export interface Poll {
  readonly descriptor: number;
  readonly callback: PollCallback;
  events: PollEvents;
  isClosed: boolean;
}

export class Calls implements Libc {
  readonly asked: string[] = [];
  readonly polls: Poll[] = [];
  /** What the next calls answer; one that is below zero is minus an errno. */
  readonly answers: number[] = [];
  readonly #addresses = new WeakMap<Uint8Array, number>();
  #errno = 0;
  #free = 0x1000;

  read(descriptor: number, address: number, octets: number): number {
    return this.#answer(`read ${descriptor} ${address.toString(16)} ${octets}`, octets);
  }

  write(descriptor: number, address: number, octets: number): number {
    return this.#answer(`write ${descriptor} ${address.toString(16)} ${octets}`, octets);
  }

  ioctl(descriptor: number, request: number): number {
    return this.#answer(`ioctl ${descriptor} ${request.toString(16)}`, 0);
  }

  socket(): number {
    return this.#answer('socket', 9);
  }

  bind(): number {
    return this.#answer('bind', 0);
  }

  setns(): number {
    return this.#answer('setns', 0);
  }

  errno(): number {
    return this.#errno;
  }

  addressOf(octets: Uint8Array): number {
    const known = this.#addresses.get(octets);
    this.asked.push(known === undefined ? 'address' : 'address again');
    const address = known ?? this.#free;
    this.#free += known === undefined ? 0x100000 : 0;
    this.#addresses.set(octets, address);
    return address;
  }

  poll(descriptor: number, events: PollEvents, callback: PollCallback): PollHandle {
    const poll: Poll = { descriptor, callback, events, isClosed: false };
    this.polls.push(poll);
    return {
      await: (wanted) => (poll.events = wanted),
      close: () => (poll.isClosed = true),
    };
  }

  take(): string[] {
    return this.asked.splice(0);
  }

  #answer(question: string, usual: number): number {
    this.asked.push(question);
    const answer = this.answers.shift() ?? usual;
    if (answer >= 0) return answer;
    this.#errno = -answer;
    return -1;
  }
}
