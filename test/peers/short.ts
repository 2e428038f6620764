/**
 * Our half of short connections (`linux/short.c` is the other): 64 octets there and the same back,
 * the first of which says who closes first: `c`, who has connected, or `s`, who has served.
 */
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { SOCK_STREAM, SOL_SOCKET, SO_ERROR } from '../../runtime/socket/constants.ts';
import { ERRNO, errnoName } from '../../runtime/socket/errno.ts';
import { at } from './host.ts';
import type { Version } from './host.ts';

const OCTETS = 64;
const CLIENT_CLOSES = 'c'.charCodeAt(0);
const SERVER_CLOSES = 's'.charCodeAt(0);
/** As many as wait to be accepted at most. */
const BACKLOG = 1024;

export interface ShortServer {
  readonly served: number;
  readonly failures: readonly string[];
  close(): void;
}

export function serveShort(sockets: Sockets, { family, us }: Version, port: number): ShortServer {
  const listening = sockets.socket(family, SOCK_STREAM);
  for (const answer of [
    sockets.bind(listening, at(us, port)),
    sockets.listen(listening, BACKLOG),
  ]) {
    if (answer < 0) throw new Error(`cannot listen: ${errnoName(answer)}`);
  }
  const failures: string[] = [];
  const server = { served: 0, failures, close: () => void sockets.close(listening) };
  const ended = (failure?: string): void => {
    if (failure === undefined) server.served++;
    else failures.push(failure);
  };
  sockets.watch(listening, () => {
    for (;;) {
      const accepted = sockets.accept(listening);
      if (accepted < 0) return;
      new Served(sockets, accepted, ended).begin();
    }
  });
  return server;
}

/** Makes so many connections to Linux, some of them at once; answers what went wrong. */
export function connectShort(
  sockets: Sockets,
  { family, linux }: Version,
  port: number,
  count: number,
  atOnce: number,
): Promise<readonly string[]> {
  const failures: string[] = [];
  let [begun, over] = [0, 0];
  return new Promise((settle) => {
    const next = (): void => {
      if (begun === count) return;
      const descriptor = sockets.socket(family, SOCK_STREAM);
      const asking = new Asking(sockets, descriptor, begun++, (failure) => {
        if (failure !== undefined) failures.push(failure);
        if (++over === count) settle(failures);
        else next();
      });
      asking.begin(sockets.connect(descriptor, at(linux, port)));
    };
    for (let one = 0; one < atOnce; one++) next();
  });
}

type Ended = (failure?: string) => void;

/** What both ends do: read until there are so many octets, and be told when there is more. */
abstract class Short {
  protected readonly sockets: Sockets;
  protected readonly descriptor: number;
  protected readonly octets = new Uint8Array(OCTETS);
  protected count = 0;
  readonly #ended: Ended;
  #isOver = false;

  constructor(sockets: Sockets, descriptor: number, ended: Ended) {
    this.sockets = sockets;
    this.descriptor = descriptor;
    this.#ended = ended;
  }

  protected watch(): void {
    this.sockets.watch(this.descriptor, () => this.changed());
    this.changed();
  }

  protected abstract changed(): void;

  protected get isRunning(): boolean {
    return !this.#isOver;
  }

  /** Undefined while more is to come; false at the end of what the other one sends. */
  protected read(): boolean | undefined {
    const { sockets, descriptor, octets } = this;
    while (this.count < OCTETS) {
      const got = sockets.recv(descriptor, octets, this.count, OCTETS);
      if (got <= 0) return this.#hasEnded(got);
      this.count += got;
    }
    return true;
  }

  protected hasEnd(): boolean | undefined {
    const got = this.sockets.recv(this.descriptor, this.octets, 0, 1);
    return got > 0 ? this.end('more octets than were sent') : this.#hasEnded(got);
  }

  protected end(failure?: string): undefined {
    if (this.#isOver) return;
    this.#isOver = true;
    this.sockets.close(this.descriptor);
    this.#ended(failure);
  }

  #hasEnded(answer: number): false | undefined {
    if (answer === 0) return false;
    if (answer !== -ERRNO.EAGAIN) this.end(`recv: ${errnoName(answer)}`);
    return undefined;
  }
}

class Served extends Short {
  #isAnswered = false;

  begin(): void {
    this.watch();
  }

  protected changed(): void {
    const { sockets, descriptor, octets } = this;
    if (!this.#isAnswered && this.isRunning) {
      const isWhole = this.read();
      if (isWhole === undefined) return;
      if (!isWhole) return this.end('it ended too early');
      // Before, for whatever is told meanwhile is told from within the call.
      this.#isAnswered = true;
      const sent = sockets.send(descriptor, octets.slice());
      if (sent !== OCTETS) return this.end(`send: ${sent}`);
      if (octets[0] === SERVER_CLOSES) return this.end();
    }
    if (this.isRunning && this.hasEnd() === false) this.end();
  }
}

class Asking extends Short {
  readonly #number: number;
  #isSent = false;

  constructor(sockets: Sockets, descriptor: number, number: number, ended: Ended) {
    super(sockets, descriptor, ended);
    this.#number = number;
  }

  begin(answer: number): void {
    if (answer === 0 || answer === -ERRNO.EINPROGRESS) this.watch();
    else this.end(`connect: ${errnoName(answer)}`);
  }

  protected changed(): void {
    if (!this.#isSent && this.isRunning) this.#send();
    if (!this.#isSent || !this.isRunning) return;
    const isWhole = this.read();
    if (isWhole === undefined) return;
    if (!isWhole) return this.end('it ended too early');
    const isSound = this.octets.every((octet, index) => octet === this.#octetAt(index));
    if (!isSound) return this.end('other octets came back');
    if (this.octets[0] === CLIENT_CLOSES || this.hasEnd() === false) this.end();
  }

  #octetAt(index: number): number {
    if (index === 0) return this.#number % 2 === 1 ? CLIENT_CLOSES : SERVER_CLOSES;
    return (this.#number * 7 + index * 13) & 0xff;
  }

  #send(): void {
    const { sockets, descriptor } = this;
    const fault = sockets.getsockopt(descriptor, SOL_SOCKET, SO_ERROR);
    if (fault !== 0) return this.end(`connect: ${errnoName(-Number(fault))}`);
    const octets = Uint8Array.from({ length: OCTETS }, (_, index) => this.#octetAt(index));
    this.#isSent = true;
    const sent = sockets.send(descriptor, octets);
    // Not connected yet: it is told again when it is.
    if (sent === -ERRNO.EAGAIN || sent === -ERRNO.ENOTCONN) this.#isSent = false;
    else if (sent !== OCTETS) this.end(`send: ${errnoName(sent)}`);
  }
}
