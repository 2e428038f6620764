/**
 * Options of sockets: which there are, whose, and what they take. A row reads and writes one; what
 * is not in the table, or not for that kind of socket, is ENOPROTOOPT. Numbers are those of Linux,
 * and so are their limits; a Boolean may stand for a number.
 */
import type { Address } from '../base/address.ts';
import type { TcpInfo } from '../transport/tcp/user.ts';
import { failure } from './errno.ts';
import type { OpenSocket } from './open-socket.ts';
import { ipRows, ipv6Rows } from './options/ip.ts';
import { socketRows } from './options/socket.ts';
import { tcpRows } from './options/tcp.ts';

/** SO_LINGER. */
export interface Linger {
  readonly isOn: boolean;
  readonly seconds: number;
}

/** IP_ADD_MEMBERSHIP and its like: by an interface's name, number, or one that routes choose. */
export interface MembershipRequest {
  readonly group: Address;
  readonly interface?: string | number | undefined;
}

export type OptionValue = number | boolean | string | Linger | MembershipRequest | Uint32Array;

/** What an option is read as. */
export type OptionAnswer = number | string | Linger | Uint32Array | TcpInfo;

export interface OptionRow {
  readonly get?: (socket: OpenSocket) => OptionAnswer;
  readonly set?: (socket: OpenSocket, value: OptionValue) => number;
}

/** Rows by level and name, in one number. */
const LEVEL = 0x10000;
const rows = new Map<number, OptionRow>();
for (const [level, names] of [...socketRows, ...tcpRows, ...ipRows, ...ipv6Rows]) {
  for (const [name, row] of Object.entries(names)) rows.set(level * LEVEL + Number(name), row);
}

/** What is read, or minus an errno. */
export function readOption(socket: OpenSocket, level: number, name: number): OptionAnswer {
  return rows.get(level * LEVEL + name)?.get?.(socket) ?? failure('ENOPROTOOPT');
}

export function writeOption(
  socket: OpenSocket,
  level: number,
  name: number,
  value: OptionValue,
): number {
  return rows.get(level * LEVEL + name)?.set?.(socket, value) ?? failure('ENOPROTOOPT');
}
