/** `dgram.Socket` of a stack. Datagrams leave in the order in which they were given to send. */
import { failure, FIONREAD, newMessage, showAddress } from '../../../runtime/sockets.ts';
import type { HostAddress } from '../../../runtime/sockets.ts';
import { callError, codedError, portOf } from '../errors.ts';
import type { Ground } from '../ground.ts';
import { addressesOf, familyOf, literalOf, textOf } from '../ground.ts';
import type { AddressInfo } from '../net/settings.ts';
import type { SendRequest } from './send-arguments.ts';
import { sendArguments } from './send-arguments.ts';
import type { DgramOptions } from './settings.ts';
import { DgramSettings } from './settings.ts';

const AGAIN = failure('EAGAIN');

export interface RemoteInfo extends AddressInfo {
  readonly size: number;
}

interface BindOptions {
  readonly port?: number | undefined;
  readonly address?: string | undefined;
}

type Then = () => void;

export class StackDgramSocket extends DgramSettings {
  readonly #message = newMessage();
  #isBound = false;
  #isConnected = false;
  #isWaking = false;
  #stop: () => void = () => {};
  /** What has to happen before what is asked for next. */
  #before: Promise<void> | undefined;

  constructor(ground: Ground, options: DgramOptions) {
    super(ground, options);
    const { signal } = options;
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.#closeOnce(), { once: true });
  }

  get #any(): string {
    return this.type === 'udp4' ? '0.0.0.0' : '::';
  }

  /** `(port?, address?, then?)` or `(options, then?)`. */
  bind(...given: unknown[]): this {
    this.mustBeOpen();
    if (this.#isBound) {
      throw codedError(Error, 'ERR_SOCKET_ALREADY_BOUND', 'Socket is already bound');
    }
    this.#isBound = true;
    const [first, second] = given;
    const then = given.find((one) => typeof one === 'function') as Then | undefined;
    if (then !== undefined) this.once('listening', then);
    const options = (typeof first === 'object' && first !== null ? first : {}) as BindOptions;
    const port = typeof first === 'number' || typeof first === 'string' ? first : options.port;
    const address = typeof second === 'string' ? second : options.address;
    this.#inOrder(address ?? this.#any, ([at]) => this.#bindTo(at, portOf(port ?? 0)));
    return this;
  }

  #bindTo(at: HostAddress, port: number): void {
    const { sockets } = this.ground;
    const answer = sockets.bind(this.descriptor, { ...at, port });
    if (answer < 0) {
      this.#isBound = false;
      throw callError(answer, 'bind', { address: textOf(at), port });
    }
    this.#listen();
    this.emit('listening');
  }

  #listen(): void {
    const stop = this.ground.sockets.watch(this.descriptor, () => this.#wake());
    if (typeof stop !== 'number') this.#stop = stop;
    this.#wake();
  }

  /**
   * Does something with the addresses of a host, behind all that was asked before it, and never
   * before its caller has returned.
   */
  #inOrder(
    host: string,
    deed: (addresses: readonly HostAddress[]) => void,
    failed = (error: Error): void => void this.emit('error', error),
  ): void {
    const found = literalOf(this.ground, host);
    const lookup = found === undefined ? addressesOf(this.ground, host) : [found];
    const before = this.#before ?? Promise.resolve();
    const done = before.then(async () => {
      try {
        const addresses = await lookup;
        if (this.descriptor >= 0) deed(this.#ofFamily(addresses));
      } catch (error) {
        process.nextTick(failed, error as Error);
      }
    });
    this.#before = done;
    void done.then(() => {
      if (this.#before === done) this.#before = undefined;
    });
  }

  /** Those of our own family, where a name has both. */
  #ofFamily(addresses: readonly HostAddress[]): readonly HostAddress[] {
    const isIpv4 = ({ address }: HostAddress): boolean => address.length === 4;
    const ours = addresses.filter((one) => isIpv4(one) === (this.type === 'udp4'));
    return ours.length > 0 ? ours : addresses;
  }

  connect(port: number, ...more: unknown[]): void {
    this.mustBeOpen();
    if (this.#isConnected) {
      throw codedError(Error, 'ERR_SOCKET_DGRAM_IS_CONNECTED', 'Already connected');
    }
    const number = portOf(port);
    this.#isConnected = true;
    const then = more.find((one) => typeof one === 'function') as Then | undefined;
    const host = more.find((one) => typeof one === 'string') as string | undefined;
    if (then !== undefined) this.once('connect', then);
    this.#bindFirst();
    this.#inOrder(host ?? this.#loopback, ([to]) => {
      const answer = this.ground.sockets.connect(this.descriptor, { ...to, port: number });
      if (answer >= 0) return void this.emit('connect');
      this.#isConnected = false;
      throw callError(answer, 'connect', { address: textOf(to), port: number });
    });
  }

  get #loopback(): string {
    return this.type === 'udp4' ? '127.0.0.1' : '::1';
  }

  #bindFirst(): void {
    if (!this.#isBound) this.bind(0);
  }

  disconnect(): void {
    this.#mustBeConnected();
    this.#isConnected = false;
    this.ground.sockets.connect(this.descriptor, undefined);
  }

  #mustBeConnected(): void {
    if (this.#isConnected) return;
    throw codedError(Error, 'ERR_SOCKET_DGRAM_NOT_CONNECTED', 'Not connected');
  }

  send(...given: unknown[]): void {
    this.mustBeOpen();
    const request = sendArguments(given, this.#isConnected);
    if (!this.#isConnected && request.port === undefined) {
      throw codedError(RangeError, 'ERR_SOCKET_BAD_PORT', 'Port should be > 0 and < 65536.');
    }
    this.#bindFirst();
    const { then } = request;
    const failed = (error: Error): void => {
      if (then !== undefined) then(error, 0);
      else this.emit('error', error);
    };
    const host = request.address ?? this.#loopback;
    this.#inOrder(host, ([to]) => this.#sendTo(to, request), failed);
  }

  #sendTo(to: HostAddress, { octets, port, then }: SendRequest): void {
    const { sockets } = this.ground;
    const remote = port === undefined ? undefined : { ...to, port };
    const answer = sockets.sendto(this.descriptor, octets, 0, octets.length, 0, remote);
    if (answer < 0) {
      const place = { address: textOf(to), port: port ?? 0 };
      throw callError(answer, 'send', remote && place);
    }
    if (then !== undefined) process.nextTick(then, null, answer);
  }

  #wake(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    process.nextTick(() => {
      this.#isWaking = false;
      if (this.descriptor >= 0) this.#receive();
    });
  }

  /** One, and the next one in the next tick, whatever a listener throws. */
  #receive(): void {
    const { sockets } = this.ground;
    const room = Buffer.allocUnsafe(Math.max(sockets.ioctl(this.descriptor, FIONREAD), 0));
    const message = this.#message;
    const size = sockets.recvfrom(this.descriptor, room, 0, room.length, 0, message);
    if (size === AGAIN) return;
    this.#wake();
    if (size < 0) return void this.emit('error', callError(size, 'recvmsg'));
    const text = textOf({ address: message.address, interface: undefined });
    // RFC 4007 §11: an address of a link alone says of which.
    const zone = text.startsWith('fe80:') ? `%${message.interface?.name}` : '';
    const { port } = message;
    const from: RemoteInfo = { address: text + zone, family: familyOf(text), port, size };
    this.emit('message', room, from);
  }

  address(): AddressInfo {
    this.mustBeOpen();
    const local = this.ground.sockets.getsockname(this.descriptor);
    if (typeof local === 'number') throw callError(local, 'getsockname');
    const address = showAddress(local.address);
    return { address, family: familyOf(address), port: local.port };
  }

  remoteAddress(): AddressInfo {
    this.mustBeOpen();
    this.#mustBeConnected();
    const peer = this.ground.sockets.getpeername(this.descriptor);
    if (typeof peer === 'number') throw callError(peer, 'getpeername');
    const address = showAddress(peer.address);
    return { address, family: familyOf(address), port: peer.port };
  }

  close(then?: Then): this {
    if (then !== undefined) this.once('close', then);
    this.mustBeOpen();
    this.#closeOnce();
    return this;
  }

  #closeOnce(): void {
    if (this.descriptor < 0) return;
    this.#stop();
    this.ground.sockets.close(this.descriptor);
    this.descriptor = -1;
    process.nextTick(() => this.emit('close'));
  }
}
