/**
 * Who calls: a process, with what it may do and the descriptors that it holds. Capabilities are
 * only ever given up. A descriptor can come from elsewhere, by fork or from another process, and
 * opens nothing by itself: `require` is asked at every entry, whoever opened what is entered.
 */
import { failure } from './errno.ts';

/** Any use of the network at all. */
export const NET_ACCESS = 'NET_ACCESS';
/** Choosing one's own address or port. */
export const NET_BIND = 'NET_BIND';
/** Waiting for connections. */
export const NET_LISTEN = 'NET_LISTEN';
/** Reading and writing packets past the transports. */
export const NET_RAW = 'NET_RAW';

/** Changing what all share: addresses, routes, the firewall, servers of names. */
export const NET_ADMIN = 'NET_ADMIN';

export const CAPABILITIES = [NET_ACCESS, NET_BIND, NET_LISTEN, NET_RAW, NET_ADMIN] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Descriptors of a process, as RLIMIT_NOFILE: who opens one more is told EMFILE. */
export const DESCRIPTORS_MAX = 1024;

/** What a descriptor stands for; several may stand for the same one. */
export interface OpenFile {
  /** The connection, listener or port that it is of, where it has one. */
  readonly carrier?: object | undefined;
  /** One more descriptor stands for it. */
  retain(): void;
  /** One less; with the last one it is closed. */
  release(): void;
}

interface Descriptor {
  readonly file: OpenFile;
  closesOnExec: boolean;
}

export interface ProcessOptions {
  readonly name?: string;
  /** What its machine calls it by. */
  readonly id?: number | undefined;
  readonly capabilities?: Iterable<Capability>;
  readonly descriptorsMax?: number;
}

export class Process {
  readonly name: string;
  readonly id: number | undefined;
  readonly descriptorsMax: number;
  readonly #capabilities: Set<Capability>;
  readonly #descriptors: (Descriptor | undefined)[] = [];
  #count = 0;
  #isRunning = true;

  /** Without a list of them it has every capability. */
  constructor({ name = 'process', id, capabilities, descriptorsMax }: ProcessOptions = {}) {
    this.name = name;
    this.id = id;
    this.#capabilities = new Set(capabilities ?? CAPABILITIES);
    this.descriptorsMax = descriptorsMax ?? DESCRIPTORS_MAX;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  has(capability: Capability): boolean {
    return this.#isRunning && this.#capabilities.has(capability);
  }

  /** Gives a capability up, for good. */
  drop(capability: Capability): void {
    this.#capabilities.delete(capability);
  }

  /** The lowest descriptor that is free, from `least` on, or EMFILE. */
  install(file: OpenFile, least = 0, closesOnExec = false): number {
    let descriptor = least;
    while (this.#descriptors[descriptor] !== undefined) descriptor++;
    if (!this.#isRunning || descriptor >= this.descriptorsMax) return failure('EMFILE');
    file.retain();
    this.#descriptors[descriptor] = { file, closesOnExec };
    this.#count++;
    return descriptor;
  }

  /** Whether one more descriptor would be given out. */
  get hasRoom(): boolean {
    return this.#isRunning && this.#count < this.descriptorsMax;
  }

  find(descriptor: number): OpenFile | undefined {
    return this.#descriptors[descriptor]?.file;
  }

  closesOnExec(descriptor: number): boolean {
    return this.#descriptors[descriptor]?.closesOnExec ?? false;
  }

  setClosesOnExec(descriptor: number, closesOnExec: boolean): void {
    const found = this.#descriptors[descriptor];
    if (found !== undefined) found.closesOnExec = closesOnExec;
  }

  /** Gives a descriptor back. Whoever opens next may get the same number for something else. */
  close(descriptor: number): number {
    const found = this.#descriptors[descriptor];
    if (found === undefined) return failure('EBADF');
    this.#descriptors[descriptor] = undefined;
    this.#count--;
    found.file.release();
    return 0;
  }

  *descriptors(): Generator<number> {
    for (const descriptor of this.#descriptors.keys()) {
      if (this.#descriptors[descriptor] !== undefined) yield descriptor;
    }
  }

  /** A child that holds the same descriptors, and may do no more than its parent. */
  fork({ name = this.name, capabilities, descriptorsMax }: ProcessOptions = {}): Process {
    const wanted = [...(capabilities ?? CAPABILITIES)];
    const child = new Process({
      name,
      capabilities: wanted.filter((one) => this.has(one)),
      descriptorsMax: descriptorsMax ?? this.descriptorsMax,
    });
    for (const [descriptor, held] of this.#descriptors.entries()) {
      if (held === undefined) continue;
      held.file.retain();
      child.#descriptors[descriptor] = { ...held };
      child.#count++;
    }
    return child;
  }

  /** Becomes another program: keeps the descriptors that it may, and the capabilities named. */
  exec(capabilities: Iterable<Capability> = this.#capabilities): void {
    const kept = new Set(capabilities);
    for (const one of CAPABILITIES) if (!kept.has(one)) this.drop(one);
    for (const descriptor of this.descriptors()) {
      if (this.closesOnExec(descriptor)) this.close(descriptor);
    }
  }

  /** Hands what a descriptor stands for to another process, and answers its descriptor there. */
  give(descriptor: number, to: Process): number {
    const file = this.find(descriptor);
    return file === undefined ? failure('EBADF') : to.install(file);
  }

  /** Closes all that it holds, and may do nothing any more. */
  exit(): void {
    this.#isRunning = false;
    for (const descriptor of this.descriptors()) this.close(descriptor);
  }
}

/** The gate: 0 where the process has the capability, or what its call answers instead. */
export function require(process: Process, capability: Capability): number {
  if (process.has(capability)) return 0;
  // As Linux: EPERM for a packet socket, EACCES for what is only kept from some.
  return failure(capability === NET_RAW || capability === NET_ADMIN ? 'EPERM' : 'EACCES');
}
