/**
 * A socket on which the kernel tells that some interface of the namespace has changed. What it
 * tells is not read: that something has changed is enough to ask how things are.
 */
import { closeSync } from 'node:fs';

import {
  ADDRESS_FAMILY,
  NETLINK_PROTOCOL,
  SOCKET_TYPE,
} from '../../generated/device/netlink.wire.ts';
import { encodeSocketAddress } from '../../generated/device/netlink.value.ts';
import { DeviceFailure } from '../failure.ts';
import { errnoName } from '../system/libc.ts';
import type { Libc } from '../system/libc.ts';

const READS_MAX = 256;

/** Opens it; also interfaces may be asked about through it. */
export function openLinkSocket(libc: Libc): number {
  const socket = libc.socket(
    ADDRESS_FAMILY.NETLINK,
    SOCKET_TYPE.RAW_NONBLOCKING_CLOSED_ON_EXECUTION,
    NETLINK_PROTOCOL.ROUTE,
  );
  if (socket < 0) throw failure(libc);
  const address = encodeSocketAddress({ padding: 0, port: 0, link: true, others: 0 });
  if (libc.bind(socket, libc.addressOf(address), address.length) < 0) {
    const reason = failure(libc);
    closeSync(socket);
    throw reason;
  }
  return socket;
}

/** Whatever waits on it was meant to wake us, and has. */
export function drainLinkSocket(libc: Libc, socket: number): void {
  const octets = new Uint8Array(64);
  const address = libc.addressOf(octets);
  for (let reads = 0; reads < READS_MAX; reads++) {
    // Each read takes a whole message, and lets go what does not fit.
    if (libc.read(socket, address, octets.length) < 0) return;
  }
}

function failure(libc: Libc): DeviceFailure {
  const code = errnoName(libc);
  return new DeviceFailure(`no socket that tells of links (${code})`, code);
}
