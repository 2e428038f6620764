/**
 * A socket of a stream, over TCP, as Linux has it: every call in every state answers what the
 * kernel answers there (test/socket/linux-answers.json). There is no state of its own to keep in
 * step; what a call answers follows from what is held, a connection or a listener, and from what
 * has happened to it.
 */
import type { Address } from '../base/address.ts';
import { ANY_IPV4, ANY_IPV6, isUnspecified } from '../base/address.ts';
import { unmapped } from '../base/mapped.ts';
import { copyOf } from '../base/octets.ts';
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import { DEFAULT_OPTIONS } from '../transport/tcp/limits.ts';
import type {
  Endpoint,
  OpenOptions,
  TcpConnection,
  TcpFault,
  TcpListener,
  TcpOptions,
  TcpUser,
} from '../transport/tcp/user.ts';
import { isGroup } from '../transport/udp/sender.ts';
import type { Bound } from './bindings.ts';
import * as names from './constants.ts';
import { failure } from './errno.ts';
import type { PacketOptions } from './open-socket.ts';
import { OpenSocket } from './open-socket.ts';
import { isToSelf, streamDestination } from './stream-destination.ts';

const READABLE = names.POLLIN | names.POLLRDNORM;
const WRITABLE = names.POLLOUT | names.POLLWRNORM;

const ONE_OCTET = new Uint8Array(1);

/** What a closed socket's connection talks to. */
const NOBODY: TcpUser = { established() {}, readable() {}, writable() {}, closed() {} };

export class StreamSocket extends OpenSocket implements TcpUser, Bound {
  readonly type = names.SOCK_STREAM;
  readonly protocol: number = PROTOCOL_NUMBER.TCP;
  /** As they were set, for connections to come. */
  readonly tcpOptions: Partial<TcpOptions> = {};
  #connection: TcpConnection | undefined;
  #listener: TcpListener | undefined;
  #local: Endpoint;
  /** By bind(2), or by listen(2): it keeps its port whatever becomes of a connection. */
  #isBound = false;
  /** Its port was asked for by number: else it goes with the connection, as in Linux. */
  #isPortWanted = false;
  /** The connection is neither refused nor over. */
  #isOpen = false;
  #isEstablished = false;
  /** What became of connect(2) has not been asked for yet. */
  #isReportDue = false;
  /** It was connected once, and stays so for connect(2). */
  #wasConnected = false;
  #isReadingShut = false;
  #isWritingShut = false;
  /** The peer closed in good order before anything else ended the connection. */
  #sawEnd = false;
  /** names.MSG_MORE: what was sent last waits for more. */
  #expectsMore = false;

  constructor(...made: ConstructorParameters<typeof OpenSocket>) {
    super(...made);
    this.#local = { address: this.#any, port: 0 };
  }

  get #any(): Address {
    return this.family === names.AF_INET ? ANY_IPV4 : ANY_IPV6;
  }

  get isListening(): boolean {
    return this.#listener !== undefined;
  }

  get connection(): TcpConnection | undefined {
    return this.#connection;
  }

  get carrier(): TcpConnection | TcpListener | undefined {
    return this.#connection ?? this.#listener;
  }

  get local(): Endpoint {
    const { local } = this.#connection ?? this.#listener ?? {};
    return this.seen(local ?? this.#local);
  }

  get peer(): Endpoint | undefined {
    return this.#isOpen && this.#isEstablished ? this.seen(this.#connection!.remote) : undefined;
  }

  get readableOctets(): number {
    return this.#connection?.readable ?? 0;
  }

  get unsentOctets(): number {
    return this.#connection?.unacknowledged ?? 0;
  }

  bind(local: Endpoint): number {
    const wrong = this.checkFamily(local.address);
    if (wrong < 0) return wrong;
    if (this.#isBound || this.#isOpen || this.isListening) return failure('EINVAL');
    const address = unmapped(local.address);
    if (this.isForeign(local.address)) return failure('EINVAL');
    if (isGroup(address) && address.length !== ANY_IPV4.length) return failure('EINVAL');
    const isOurs = isUnspecified(address) || this.host.stack.network.isOurs(address);
    if (!isOurs || isGroup(address)) return failure('EADDRNOTAVAIL');
    return this.#bindTo(local);
  }

  #bindTo(local: Endpoint): number {
    const { bindings } = this.host;
    const { reuseAddress, onlyIpv6 } = this;
    const port = bindings.portFor({ local, reuseAddress, onlyIpv6, isListening: false });
    if (port < 0) return port;
    this.#local = { address: copyOf(local.address), port };
    this.#isBound = true;
    this.#isPortWanted = local.port !== 0;
    bindings.add(this);
    return 0;
  }

  #giveUpPort(): void {
    if (!this.#isPortWanted) this.#unbind();
  }

  #unbind(): void {
    if (!this.#isBound) return;
    this.host.bindings.remove(this);
    this.#isBound = false;
  }

  listen(backlog: number): number {
    if (this.#isReportDue || this.#wasConnected) return failure('EINVAL');
    if (this.isListening) return 0;
    const isNew = !this.#isBound;
    const bound = isNew ? this.#bindTo(this.#local) : 0;
    if (bound < 0) return bound;
    const length = Math.min(Math.max(backlog, 1), names.SOMAXCONN);
    const options = { ...this.#openOptions(), onlyIpv6: this.onlyIpv6 };
    const local = { ...this.#local, address: unmapped(this.#local.address) };
    const listener = this.host.stack.tcp.listen(local, length, options);
    if (typeof listener === 'string') {
      if (isNew) this.#unbind();
      return failure(listener);
    }
    this.#listener = listener;
    listener.onAcceptable(() => this.notify());
    return 0;
  }

  /** The next connection, or minus why there is none. */
  accept(): StreamSocket | number {
    if (this.#listener === undefined) return failure('EINVAL');
    if (this.host.count >= this.host.socketsMax) {
      this.host.counters.refusedFull++;
      return failure('ENFILE');
    }
    const connection = this.#listener.accept();
    if (connection === undefined) return failure('EAGAIN');
    const accepted = new StreamSocket(this.host, this.family);
    accepted.#adopt(connection, this);
    return accepted;
  }

  #adopt(connection: TcpConnection, from: StreamSocket): void {
    this.reuseAddress = from.reuseAddress;
    this.onlyIpv6 = from.onlyIpv6;
    this.device = from.device;
    Object.assign(this.tcpOptions, from.tcpOptions);
    Object.assign(connection.options, from.tcpOptions);
    this.#connection = connection;
    this.#local = connection.local;
    this.#isOpen = connection.fault === undefined;
    this.#isEstablished = this.#wasConnected = true;
    connection.setUser(this);
    this.#sawEnd = connection.isPeerClosed;
    if (connection.fault !== undefined) this.closed(connection.fault);
  }

  connect(remote: Endpoint | undefined): number {
    if (remote === undefined) return this.#disconnect();
    const wrong = this.checkFamily(remote.address);
    if (wrong < 0) return wrong;
    if (this.isListening || (this.#wasConnected && !this.#isReportDue)) return failure('EISCONN');
    if (this.#isReportDue) return this.#report();
    const { interfaces } = this.host.stack.network;
    const bound = this.#local.address;
    const destination = this.isForeign(remote.address)
      ? 'ENETUNREACH'
      : streamDestination(remote.address, bound, interfaces);
    if (typeof destination === 'string') return failure(destination);
    const made = this.#open({ address: destination, port: remote.port });
    if (typeof made === 'string') return failure(made);
    this.#connection = made;
    this.#isOpen = true;
    this.#isReportDue = true;
    this.#sawEnd = false;
    return failure('EINPROGRESS');
  }

  #open(remote: Endpoint): TcpConnection | TcpFault {
    const { overlay, stack } = this.host;
    if (overlay !== undefined && !isToSelf(stack.network, remote.address)) {
      return overlay.connect(remote, this, this.mark);
    }
    return stack.tcp.connect(remote, this, this.#openOptions(remote.address));
  }

  /** What became of the connection that was asked for. */
  #report(): number {
    if (this.#isOpen && !this.#isEstablished) return failure('EALREADY');
    this.#isReportDue = false;
    if (this.#isOpen) {
      this.#wasConnected = true;
      return 0;
    }
    const error = this.takeError();
    this.#forget();
    return error === 0 ? failure('ECONNABORTED') : error;
  }

  #openOptions(destination?: Address): OpenOptions {
    const { reuseAddress, device } = this;
    const options = { ...this.tcpOptions };
    if (destination === undefined) return { options, reuseAddress, interface: device };
    const bound = unmapped(this.#local.address);
    const port = this.#isBound ? this.#local.port : 0;
    const local = this.#isBound && !isUnspecified(bound) ? { address: bound, port } : { port };
    return { options, reuseAddress, interface: device, local };
  }

  #disconnect(): number {
    this.#listener?.close();
    this.#listener = undefined;
    this.#connection?.setUser(NOBODY);
    if (this.#isOpen) this.#connection?.abort();
    this.#forget();
    this.notify();
    return 0;
  }

  /** As before connect(2). */
  #forget(): void {
    this.#connection = undefined;
    this.#isOpen = false;
    this.#isEstablished = false;
    this.#isReportDue = false;
    this.#wasConnected = false;
    this.#isReadingShut = false;
    this.#isWritingShut = false;
    this.#giveUpPort();
    if (!this.#isBound) this.#local = { address: this.#any, port: 0 };
  }

  send(b: Uint8Array, from: number, to: number, flags: number): number {
    if ((flags & names.MSG_OOB) !== 0) return failure('EOPNOTSUPP');
    if (this.pendingError !== 0) return this.takeError();
    const connection = this.#connection;
    if (connection === undefined || !this.#isOpen || this.#isWritingShut) return failure('EPIPE');
    if (!this.#isEstablished) return failure('EAGAIN');
    if (from === to) return 0;
    const hasMore = (flags & names.MSG_MORE) !== 0;
    if (hasMore) this.#expect(true, connection);
    // One more than there is room for, so that the connection tells when there is room again.
    const end = Math.min(to, from + connection.writable + 1);
    const isKept = (flags & names.MSG_ZEROCOPY) !== 0;
    const count = connection.write(isKept ? b.subarray(from, end) : copyOf(b, from, end));
    // What waited for more goes with it.
    if (!hasMore) this.#expect(false, connection);
    return count === 0 ? failure('EAGAIN') : count;
  }

  #expect(more: boolean, connection: TcpConnection): void {
    if (more === this.#expectsMore) return;
    this.#expectsMore = more;
    connection.options.cork = more || (this.tcpOptions.cork ?? false);
  }

  receive(b: Uint8Array, from: number, to: number, flags: number): number {
    if (this.isListening) return failure('ENOTCONN');
    if ((flags & names.MSG_OOB) !== 0) return failure('EINVAL');
    if (from === to) return 0;
    const connection = this.#connection;
    if (connection !== undefined && connection.readable > 0) {
      return (flags & names.MSG_PEEK) === 0
        ? connection.read(b, from, to)
        : connection.peek(b, from, to);
    }
    if (this.#sawEnd || (this.#isOpen && connection!.isPeerClosed)) return 0;
    if (this.pendingError !== 0) return this.takeError();
    if (this.#isReadingShut) return 0;
    return failure(this.#isOpen ? 'EAGAIN' : 'ENOTCONN');
  }

  shutdown(receive: boolean, send: boolean): number {
    if (this.#listener !== undefined) {
      if (receive) this.#disconnect();
      return 0;
    }
    if (this.#isOpen && !this.#isEstablished) {
      this.#disconnect();
      this.fail('ECONNRESET');
      this.notify();
      return 0;
    }
    this.#isReadingShut ||= receive;
    this.#isWritingShut ||= send;
    if (!this.#isOpen) return failure('ENOTCONN');
    this.#isReportDue = false;
    this.#wasConnected = true;
    if (send) this.#connection!.shutdown();
    this.notify();
    return 0;
  }

  readiness(): number {
    if (this.#listener !== undefined) return this.#listener.waiting > 0 ? READABLE : 0;
    let events = this.pendingError === 0 ? 0 : names.POLLERR;
    const connection = this.#connection;
    const isEnd = this.#isReadingShut || (this.#isOpen && connection!.isPeerClosed);
    if (!this.#isOpen || (isEnd && this.#isWritingShut)) events |= names.POLLHUP;
    if (isEnd) events |= READABLE | names.POLLRDHUP;
    if (this.#isOpen && !this.#isEstablished) return events;
    if (connection !== undefined && connection.readable > 0) events |= READABLE;
    const hasRoom = !this.#isOpen || this.#isWritingShut || connection!.writable > 0;
    if (hasRoom) return events | WRITABLE;
    // Takes nothing, and is told when there is room.
    connection!.write(ONE_OCTET);
    return events;
  }

  tcpOption<Name extends keyof TcpOptions>(name: Name): TcpOptions[Name] {
    const { [name]: set } = { ...DEFAULT_OPTIONS, ...this.tcpOptions };
    return set;
  }

  setTcpOption<Name extends keyof TcpOptions>(name: Name, value: TcpOptions[Name]): void {
    this.tcpOptions[name] = value;
    if (this.#connection !== undefined) this.#connection.options[name] = value;
  }

  override setPacketOption<Name extends keyof PacketOptions>(
    name: Name,
    value: PacketOptions[Name],
  ): void {
    super.setPacketOption(name, value);
    const { hopLimit, trafficClass } = this.packetOptions;
    if (name === 'hopLimit') this.setTcpOption('hopLimit', hopLimit);
    if (name === 'trafficClass') this.setTcpOption('trafficClass', trafficClass);
  }

  override setReceiveOctets(octets: number): void {
    super.setReceiveOctets(octets);
    this.setTcpOption('receiveBufferOctets', octets);
  }

  override setSendOctets(octets: number): void {
    super.setSendOctets(octets);
    this.setTcpOption('sendBufferOctets', octets);
  }

  established(): void {
    this.#isEstablished = true;
    this.notify();
  }

  readable(): void {
    if (this.#connection?.isPeerClosed) this.#sawEnd = true;
    this.notify();
  }

  writable(): void {
    this.notify();
  }

  closed(fault: TcpFault | undefined): void {
    this.#isOpen = false;
    this.#isReadingShut = true;
    this.#isWritingShut = true;
    this.#giveUpPort();
    // As Linux: who has closed and then resets took what was written, and threw it away.
    if (fault !== undefined) this.fail(fault === 'ECONNRESET' && this.#sawEnd ? 'EPIPE' : fault);
    this.notify();
  }

  protected dispose(): void {
    this.#listener?.close();
    this.#listener = undefined;
    if (this.#connection !== undefined) {
      this.#connection.setUser(NOBODY);
      if (this.#isOpen) this.#connection.close();
    }
    this.#isOpen = false;
    this.#unbind();
  }
}
