/** What can be set of a `dgram` socket: options of IP, of groups and of buffers. */
import type { SocketOptions } from 'node:dgram';
import { EventEmitter } from 'node:events';

import {
  AF_INET,
  AF_INET6,
  IP_ADD_MEMBERSHIP,
  IP_DROP_MEMBERSHIP,
  IP_MULTICAST_IF,
  IP_MULTICAST_LOOP,
  IP_MULTICAST_TTL,
  IP_TTL,
  IPV6_ADD_MEMBERSHIP,
  IPV6_DROP_MEMBERSHIP,
  IPV6_MULTICAST_HOPS,
  IPV6_MULTICAST_IF,
  IPV6_MULTICAST_LOOP,
  IPV6_UNICAST_HOPS,
  IPV6_V6ONLY,
  checked,
  SO_BROADCAST,
  SO_RCVBUF,
  SO_REUSEADDR,
  SO_SNDBUF,
  SOCK_DGRAM,
  SOL_IP,
  SOL_IPV6,
  SOL_SOCKET,
} from '../../../runtime/sockets.ts';
import type { OptionValue } from '../../../runtime/sockets.ts';
import { callError, codedError } from '../errors.ts';
import type { Ground } from '../ground.ts';
import { literalOf } from '../ground.ts';

export type DgramOptions = Pick<
  SocketOptions,
  'type' | 'reuseAddr' | 'ipv6Only' | 'recvBufferSize' | 'sendBufferSize' | 'signal'
>;

/** The number of an option over IPv4, and over IPv6. */
type Pair = readonly [four: number, six: number];

const TTL: Pair = [IP_TTL, IPV6_UNICAST_HOPS];
const MULTICAST_TTL: Pair = [IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS];
const MULTICAST_LOOP: Pair = [IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP];
const MULTICAST_INTERFACE: Pair = [IP_MULTICAST_IF, IPV6_MULTICAST_IF];
const ADD_MEMBERSHIP: Pair = [IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP];
const DROP_MEMBERSHIP: Pair = [IP_DROP_MEMBERSHIP, IPV6_DROP_MEMBERSHIP];

export abstract class DgramSettings extends EventEmitter {
  readonly type: 'udp4' | 'udp6';
  readonly ground: Ground;
  protected descriptor: number;

  constructor(ground: Ground, options: DgramOptions) {
    super();
    const { type, ipv6Only, recvBufferSize, sendBufferSize } = options;
    if (type !== 'udp4' && type !== 'udp6') {
      const text = 'Bad socket type specified. Valid types are: udp4, udp6';
      throw codedError(TypeError, 'ERR_SOCKET_BAD_TYPE', text);
    }
    this.ground = ground;
    this.type = type;
    const family = type === 'udp4' ? AF_INET : AF_INET6;
    this.descriptor = checked(ground.sockets.socket(family, SOCK_DGRAM), 'socket');
    if (options.reuseAddr) this.#set('reuse', SOL_SOCKET, SO_REUSEADDR, true);
    if (ipv6Only && type === 'udp6') this.#set('ipv6Only', SOL_IPV6, IPV6_V6ONLY, true);
    if (recvBufferSize !== undefined) this.setRecvBufferSize(recvBufferSize);
    if (sendBufferSize !== undefined) this.setSendBufferSize(sendBufferSize);
  }

  #set(call: string, level: number, name: number, value: OptionValue): void {
    this.mustBeOpen();
    const answer = this.ground.sockets.setsockopt(this.descriptor, level, name, value);
    if (answer < 0) throw callError(answer, call);
  }

  #setIp(call: string, [four, six]: Pair, value: OptionValue): void {
    if (this.type === 'udp4') this.#set(call, SOL_IP, four, value);
    else this.#set(call, SOL_IPV6, six, value);
  }

  protected mustBeOpen(): void {
    if (this.descriptor >= 0) return;
    throw codedError(Error, 'ERR_SOCKET_DGRAM_NOT_RUNNING', 'Not running');
  }

  setBroadcast(enable: boolean): void {
    this.#set('setBroadcast', SOL_SOCKET, SO_BROADCAST, enable);
  }

  setTTL(hops: number): number {
    this.#setIp('setTTL', TTL, hops);
    return hops;
  }

  setMulticastTTL(hops: number): number {
    this.#setIp('setMulticastTTL', MULTICAST_TTL, hops);
    return hops;
  }

  setMulticastLoopback(enable: boolean): boolean {
    this.#setIp('setMulticastLoopback', MULTICAST_LOOP, enable);
    return enable;
  }

  /** By an address of the interface, or its name behind a `%`. */
  setMulticastInterface(text: string): void {
    this.#setIp('setMulticastInterface', MULTICAST_INTERFACE, this.#interfaceAt(text) ?? 0);
  }

  addMembership(group: string, at?: string): void {
    this.#member('addMembership', ADD_MEMBERSHIP, group, at);
  }

  dropMembership(group: string, at?: string): void {
    this.#member('dropMembership', DROP_MEMBERSHIP, group, at);
  }

  #member(call: string, pair: Pair, group: string, at: string | undefined): void {
    const found = literalOf(this.ground, group);
    if (found === undefined) {
      throw codedError(Error, 'EINVAL', `${call} EINVAL`);
    }
    const by = at === undefined ? found.interface?.name : this.#interfaceAt(at);
    this.#setIp(call, pair, { group: found.address, interface: by });
  }

  /** The name of the interface that a text means; none for `0.0.0.0` and `::`. */
  #interfaceAt(text: string): string | undefined {
    const found = literalOf(this.ground, text);
    if (found?.interface !== undefined) return found.interface.name;
    if (found !== undefined && found.address.every((octet) => octet === 0)) return undefined;
    const { interfaces } = this.ground.sockets.host.stack.network;
    const isAt = (one: { readonly address: Uint8Array }): boolean =>
      Buffer.compare(one.address, found?.address ?? new Uint8Array(0)) === 0;
    const by = interfaces.find(({ name, addresses }) => name === text || addresses.some(isAt));
    if (by === undefined) throw codedError(Error, 'EADDRNOTAVAIL', `EADDRNOTAVAIL ${text}`);
    return by.name;
  }

  setRecvBufferSize(octets: number): void {
    this.#set('setRecvBufferSize', SOL_SOCKET, SO_RCVBUF, octets);
  }

  setSendBufferSize(octets: number): void {
    this.#set('setSendBufferSize', SOL_SOCKET, SO_SNDBUF, octets);
  }

  getRecvBufferSize(): number {
    return this.#size(SO_RCVBUF);
  }

  getSendBufferSize(): number {
    return this.#size(SO_SNDBUF);
  }

  #size(name: number): number {
    this.mustBeOpen();
    return Number(this.ground.sockets.getsockopt(this.descriptor, SOL_SOCKET, name));
  }

  /** What keeps a program running is its devices, not its sockets. */
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
