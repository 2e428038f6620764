/**
 * TCP without segments: connections to listeners of the same service, and what happens to them when
 * a test lets it. As much of the contract as sockets use, and nothing of the protocol.
 */
import {
  isUnspecified,
  LOOPBACK_IPV4,
  LOOPBACK_IPV6,
  sameAddress,
} from '../../runtime/base/address.ts';
import { mapped } from '../../runtime/base/mapped.ts';
import { DEFAULT_OPTIONS } from '../../runtime/transport/tcp/limits.ts';
import type {
  Endpoint,
  OpenOptions,
  TcpConnection,
  TcpFault,
  TcpInfo,
  TcpListener,
  TcpOptions,
  TcpService,
  TcpUser,
} from '../../runtime/transport/tcp/user.ts';

export const BUFFER_OCTETS = 1000;
/** Nobody answers here. */
export const SILENT_PORT = 9999;

export class FakeTcp implements TcpService {
  readonly open = new Set<FakeConnection>();
  readonly listening = new Set<FakeListener>();
  readonly #tasks: (() => void)[] = [];
  #port = 50_000;

  /** Lets everything happen that is due. */
  run(): void {
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) task();
  }

  later(task: () => void): void {
    this.#tasks.push(task);
  }

  connect(remote: Endpoint, user: TcpUser, options: OpenOptions = {}): TcpConnection | TcpFault {
    const usual = remote.address.length === 4 ? LOOPBACK_IPV4 : LOOPBACK_IPV6;
    const { address = usual, port = 0 } = options.local ?? {};
    const local = { address, port: port === 0 ? this.#port++ : port };
    const made = new FakeConnection(this, local, remote, user, options.options);
    if (remote.port === SILENT_PORT) return made;
    this.later(() => {
      if (!made.isOpen) return;
      const listener = [...this.listening].find((one) => one.hears(remote));
      if (listener === undefined) return made.end('ECONNREFUSED');
      const accepted = new FakeConnection(this, remote, local, NOBODY, listener.options);
      made.peer = accepted;
      accepted.peer = made;
      accepted.isEstablished = true;
      made.isEstablished = true;
      listener.queue.push(accepted);
      made.user.established();
      listener.acceptable();
    });
    return made;
  }

  listen(
    local: Endpoint,
    _backlog: number,
    options: OpenOptions & { readonly onlyIpv6?: boolean } = {},
  ): TcpListener | TcpFault {
    const isTaken = [...this.listening].some(
      (one) => one.local.port === local.port && sameAddress(one.local.address, local.address),
    );
    return isTaken ? 'EADDRINUSE' : new FakeListener(this, local, options);
  }

  connections(): Iterable<TcpConnection> {
    return this.open;
  }

  listeners(): Iterable<TcpListener> {
    return this.listening;
  }
}

const NOBODY: TcpUser = { established() {}, readable() {}, writable() {}, closed() {} };

export class FakeListener implements TcpListener {
  readonly local: Endpoint;
  readonly options: Partial<TcpOptions> | undefined;
  readonly queue: FakeConnection[] = [];
  readonly #tcp: FakeTcp;
  acceptable: () => void = () => {};

  constructor(tcp: FakeTcp, local: Endpoint, options: OpenOptions) {
    this.local = local;
    this.options = options.options;
    this.#tcp = tcp;
    tcp.listening.add(this);
  }

  get waiting(): number {
    return this.queue.length;
  }

  hears({ address, port }: Endpoint): boolean {
    const { local } = this;
    const isOurs = isUnspecified(local.address) || sameAddress(local.address, address);
    return port === local.port && (isOurs || sameAddress(local.address, mapped(address)));
  }

  accept(): TcpConnection | undefined {
    return this.queue.shift();
  }

  onAcceptable(acceptable: () => void): void {
    this.acceptable = acceptable;
  }

  close(): void {
    this.#tcp.listening.delete(this);
    for (const one of this.queue.splice(0)) one.abort();
  }
}

export class FakeConnection implements TcpConnection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly options: TcpOptions;
  readonly tcp: FakeTcp;
  user: TcpUser;
  peer: FakeConnection | undefined;
  isEstablished = false;
  isPeerClosed = false;
  isOpen = true;
  hasFinished = false;
  fault: TcpFault | undefined;
  #waiting: number[] = [];

  constructor(
    tcp: FakeTcp,
    local: Endpoint,
    remote: Endpoint,
    user: TcpUser,
    options: Partial<TcpOptions> = {},
  ) {
    this.tcp = tcp;
    this.local = local;
    this.remote = remote;
    this.user = user;
    this.options = { ...DEFAULT_OPTIONS, ...options };
    tcp.open.add(this);
  }

  get stateName(): string {
    return this.isEstablished ? 'ESTABLISHED' : 'SYN-SENT';
  }

  get readable(): number {
    return this.#waiting.length;
  }

  get writable(): number {
    return this.hasFinished ? 0 : BUFFER_OCTETS - (this.peer?.readable ?? BUFFER_OCTETS);
  }

  get unacknowledged(): number {
    return 0;
  }

  setUser(user: TcpUser): void {
    this.user = user;
  }

  write(octets: Uint8Array): number {
    const taken = octets.subarray(0, this.writable);
    const { peer } = this;
    peer!.#waiting.push(...taken);
    this.tcp.later(() => peer!.user.readable());
    return taken.length;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const count = this.peek(b, from, to);
    this.#waiting.splice(0, count);
    this.tcp.later(() => this.peer?.user.writable());
    return count;
  }

  peek(b: Uint8Array, from: number, to: number): number {
    const octets = this.#waiting.slice(0, to - from);
    b.set(octets, from);
    return octets.length;
  }

  shutdown(): void {
    if (this.hasFinished || !this.isOpen) return;
    this.hasFinished = true;
    const { peer } = this;
    this.tcp.later(() => {
      if (peer === undefined || !peer.isOpen) return;
      peer.isPeerClosed = true;
      peer.user.readable();
      if (!peer.hasFinished) return;
      peer.end(undefined);
      this.end(undefined);
    });
  }

  close(): void {
    if (this.options.lingerMs === 0 || !this.isEstablished) this.abort();
    else this.shutdown();
  }

  abort(): void {
    this.isOpen = false;
    this.tcp.open.delete(this);
    const { peer } = this;
    this.tcp.later(() => peer?.end('ECONNRESET'));
  }

  end(fault: TcpFault | undefined): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.fault = fault;
    this.tcp.open.delete(this);
    this.user.closed(fault);
  }

  info(): TcpInfo {
    return { state: this.stateName, sendMss: 1448 } as TcpInfo;
  }
}
