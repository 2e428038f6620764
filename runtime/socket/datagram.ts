/**
 * SOCK_DGRAM over UDP, as Linux has it. A port is opened when it is first needed; what was set
 * before is set again then. Errors of ICMP wait for the next call, as those of a connected socket.
 */
import type { Address } from '../base/address.ts';
import {
  ANY_IPV4,
  ANY_IPV6,
  isUnspecified,
  LOOPBACK_IPV4,
  LOOPBACK_IPV6,
  sameAddress,
} from '../base/address.ts';
import { isMapped, mapped, unmapped } from '../base/mapped.ts';
import { copyOf } from '../base/octets.ts';
import type { Interface } from '../network/interface.ts';
import type { NetworkFault } from '../network/network.ts';
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import type { Endpoint } from '../transport/tcp/user.ts';
import { MEMBERSHIPS_MAX } from '../transport/udp/port.ts';
import { isBroadcast, isGroup } from '../transport/udp/sender.ts';
import type { DatagramMeta, Destination, UdpPort, UdpUser } from '../transport/udp/user.ts';
import { AF_INET, MSG_OOB, SOCK_DGRAM } from './constants.ts';
import { failure } from './errno.ts';
import type { PacketOptions } from './open-socket.ts';
import { QueuedSocket } from './queued-socket.ts';

interface Membership {
  readonly group: Address;
  readonly by: Interface | undefined;
}

/** Data of a datagram: RFC 791 §3.1 and RFC 768 leave so many octets, RFC 8200 §3 a few more. */
const DATA_OCTETS_MAX_IPV4 = 65_507;
const DATA_OCTETS_MAX_IPV6 = 65_527;

export class DatagramSocket extends QueuedSocket implements UdpUser {
  readonly type = SOCK_DGRAM;
  readonly protocol: number = PROTOCOL_NUMBER.UDP;
  /** IP_RECVERR: errors that may pass are told too. */
  receivesErrors = false;
  #port: UdpPort | undefined;
  /** Kept here too, as they may be joined before there is a port. */
  readonly #memberships: Membership[] = [];
  #isPortWanted = false;

  get #any(): Address {
    return this.family === AF_INET ? ANY_IPV4 : ANY_IPV6;
  }

  get carrier(): UdpPort | undefined {
    return this.#port;
  }

  get local(): Endpoint {
    return this.#port === undefined ? { address: this.#any, port: 0 } : this.#port.local;
  }

  get peer(): Endpoint | undefined {
    return this.#port?.remote;
  }

  bind(local: Endpoint): number {
    const wrong = this.checkFamily(local.address);
    if (wrong < 0) return wrong;
    if (this.#port !== undefined || this.isForeign(local.address)) return failure('EINVAL');
    this.#isPortWanted = local.port !== 0;
    return this.#open(local);
  }

  #open(local: Endpoint): number {
    const { reuseAddress, onlyIpv6, device } = this;
    const options = { reuseAddress, onlyIpv6, interface: device };
    const port = this.host.stack.udp.open(local, this, options);
    if (typeof port === 'string') return failure(port);
    Object.assign(port, this.packetOptions);
    this.#port = port;
    for (const { group, by } of this.#memberships) port.join(group, by);
    return 0;
  }

  #opened(): UdpPort | number {
    const answer = this.#port === undefined ? this.#open({ address: this.#any, port: 0 }) : 0;
    return answer < 0 ? answer : this.#port!;
  }

  connect(remote: Destination | undefined): number {
    if (remote === undefined) return this.#disconnect();
    if (this.#isOtherFamily(remote.address)) return failure('EAFNOSUPPORT');
    if (this.isForeign(remote.address)) return failure('ENETUNREACH');
    const port = this.#opened();
    if (typeof port === 'number') return port;
    const fault = port.connect(this.#destination(remote));
    return fault === undefined ? 0 : failure(fault);
  }

  /** A port that was only chosen goes with the peer, as in Linux. */
  #disconnect(): number {
    if (this.#port?.remote === undefined) return 0;
    this.#port.disconnect();
    if (this.#isPortWanted) return 0;
    this.#port.close();
    this.#port = undefined;
    return 0;
  }

  send(b: Uint8Array, from: number, to: number, flags: number, remote?: Destination): number {
    const wrong = this.#checkSend(to - from, flags, remote);
    if (wrong < 0) return wrong;
    const port = this.#opened();
    if (typeof port === 'number') return port;
    if (this.pendingError !== 0) return this.takeError();
    if (this.isWritingShut) return failure('EPIPE');
    const fault = port.send(b, from, to, remote && this.#destination(remote));
    return fault === undefined ? to - from : failure(fault);
  }

  #checkSend(octets: number, flags: number, remote: Destination | undefined): number {
    const most = this.family === AF_INET ? DATA_OCTETS_MAX_IPV4 : DATA_OCTETS_MAX_IPV6;
    if (octets > most) return failure('EMSGSIZE');
    if ((flags & MSG_OOB) !== 0) return failure('EOPNOTSUPP');
    if (remote === undefined) return this.peer === undefined ? failure('EDESTADDRREQ') : 0;
    if (this.#isOtherFamily(remote.address)) return failure('EAFNOSUPPORT');
    if (remote.port === 0) return failure('EINVAL');
    if (this.isForeign(remote.address)) return failure('ENETUNREACH');
    // Whether it may go to everyone is said before what else is wrong, as in Linux.
    const isAlreadyWrong = this.pendingError !== 0 || this.isWritingShut;
    return isAlreadyWrong && this.#isForbidden(remote.address) ? failure('EACCES') : 0;
  }

  #isForbidden(remote: Address): boolean {
    const { interfaces } = this.host.stack.network;
    const address = unmapped(remote);
    return !this.packetOptions.broadcast && interfaces.some((one) => isBroadcast(address, one));
  }

  /** A socket of IPv6 may name an address of IPv4 as it is. */
  #isOtherFamily(address: Address): boolean {
    return this.family === AF_INET && address.length !== ANY_IPV4.length;
  }

  #destination(remote: Destination): Destination {
    const address = unmapped(remote.address);
    if (!isUnspecified(address)) return remote;
    const loopback = address.length === ANY_IPV4.length ? LOOPBACK_IPV4 : LOOPBACK_IPV6;
    return { ...remote, address: isMapped(remote.address) ? mapped(loopback) : loopback };
  }

  override setPacketOption<Name extends keyof PacketOptions>(
    name: Name,
    value: PacketOptions[Name],
  ): void {
    super.setPacketOption(name, value);
    if (this.#port !== undefined) Object.assign(this.#port, { [name]: value });
  }

  join(group: Address, by: Interface | undefined): number {
    const address = unmapped(group);
    if (!isGroup(address)) return failure('EINVAL');
    if (this.#membershipOf(address, by) >= 0) return failure('EADDRINUSE');
    if (this.#memberships.length >= MEMBERSHIPS_MAX) return failure('ENOBUFS');
    const fault =
      this.#port === undefined ? this.#foresee(address, by) : this.#port.join(address, by);
    if (fault !== undefined) return failure(fault);
    this.#memberships.push({ group: copyOf(address), by });
    return 0;
  }

  /** Joined when there is a port; where no interface leads to the group, that is said at once. */
  #foresee(group: Address, by: Interface | undefined): 'ENODEV' | undefined {
    if (by !== undefined) return undefined;
    const isNowhere = typeof this.host.stack.network.route(group) === 'string';
    return isNowhere ? 'ENODEV' : undefined;
  }

  leave(group: Address, by: Interface | undefined): number {
    const index = this.#membershipOf(unmapped(group), by);
    if (index < 0) return failure('EADDRNOTAVAIL');
    const [left] = this.#memberships.splice(index, 1);
    this.#port?.leave(left.group, left.by);
    return 0;
  }

  #membershipOf(group: Address, by: Interface | undefined): number {
    return this.#memberships.findIndex((one) => sameAddress(one.group, group) && one.by === by);
  }

  override bindToDevice(device: Interface | undefined): void {
    super.bindToDevice(device);
    this.#port?.restrict(device);
  }

  datagram(b: Uint8Array, from: number, to: number, meta: DatagramMeta): void {
    if (this.isClosed) return;
    if (this.queue.put(b, from, to, meta)) this.notify();
    else this.host.counters.datagramsDroppedFull++;
  }

  error(fault: NetworkFault): void {
    // As Linux: what may pass by itself is not worth an error, unless it was asked for.
    const mayPass = fault === 'ENETUNREACH' || fault === 'EHOSTUNREACH';
    if (mayPass && !this.receivesErrors) return;
    this.fail(fault);
    this.notify();
  }

  protected override dispose(): void {
    this.#port?.close();
    this.#port = undefined;
    super.dispose();
  }
}
