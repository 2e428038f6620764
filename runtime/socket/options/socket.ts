/** Options of level SOL_SOCKET: socket(7). */
import {
  SO_ACCEPTCONN,
  SO_BINDTODEVICE,
  SO_BROADCAST,
  SO_DOMAIN,
  SO_ERROR,
  SO_KEEPALIVE,
  SO_LINGER,
  SO_MARK,
  SO_NO_CHECK,
  SO_PROTOCOL,
  SO_RCVBUF,
  SO_REUSEADDR,
  SO_SNDBUF,
  SO_TYPE,
  SOL_SOCKET,
} from '../constants.ts';
import { RECEIVE_OCTETS, RECEIVE_OCTETS_MAX, RECEIVE_OCTETS_MIN } from '../datagram-queue.ts';
import { failure } from '../errno.ts';
import type { OpenSocket } from '../open-socket.ts';
import type { OptionRow, OptionValue } from '../options.ts';
import { StreamSocket } from '../stream.ts';
import type { Rows } from './row.ts';
import { flag, numberFrom, numberOf, only } from './row.ts';

/** Half of what Linux gives at the least for sending (SOCK_MIN_SNDBUF). */
const SEND_OCTETS_MIN = 2304;

/** What is asked for is bounded, not refused; and what is answered is twice that, as in Linux. */
function octets(value: OptionValue, least: number, set: (octets: number) => void): number {
  const number = numberOf(value);
  if (number === undefined) return failure('EINVAL');
  set(Math.min(Math.max(number, least), RECEIVE_OCTETS_MAX));
  return 0;
}

function setLinger(socket: StreamSocket, value: OptionValue): number {
  if (typeof value !== 'object' || !('isOn' in value)) return failure('EINVAL');
  socket.setTcpOption('lingerMs', value.isOn ? value.seconds * 1000 : undefined);
  return 0;
}

function setMark(socket: OpenSocket, value: OptionValue): number {
  const mark = numberOf(value);
  if (mark === undefined) return failure('EINVAL');
  socket.mark = mark >>> 0;
  return 0;
}

function setDevice(socket: OpenSocket, value: OptionValue): number {
  if (typeof value !== 'string' && typeof value !== 'number') return failure('EINVAL');
  const device = value === '' ? undefined : socket.host.interfaceOf(value);
  if (device === undefined && value !== '') return failure('ENODEV');
  socket.bindToDevice(device);
  return 0;
}

const keepAlive: OptionRow = {
  get: (socket) => (socket instanceof StreamSocket ? numberFrom(socket.tcpOption('keepAlive')) : 0),
  set: (socket, value) =>
    flag(value, (isOn) => {
      if (socket instanceof StreamSocket) socket.setTcpOption('keepAlive', isOn);
    }),
};

const linger = only(StreamSocket, {
  get: (socket) => {
    const ms = socket.tcpOption('lingerMs');
    return { isOn: ms !== undefined, seconds: (ms ?? 0) / 1000 };
  },
  set: setLinger,
});

export const socketRows: readonly Rows[] = [
  [
    SOL_SOCKET,
    {
      [SO_REUSEADDR]: {
        get: (socket) => numberFrom(socket.reuseAddress),
        set: (socket, value) => flag(value, (isOn) => (socket.reuseAddress = isOn)),
      },
      [SO_TYPE]: { get: (socket) => socket.type },
      [SO_PROTOCOL]: { get: (socket) => socket.protocol },
      [SO_DOMAIN]: { get: (socket) => socket.family },
      [SO_ERROR]: { get: (socket) => Math.abs(socket.takeError()) },
      [SO_ACCEPTCONN]: {
        get: (socket) => numberFrom(socket instanceof StreamSocket && socket.isListening),
      },
      [SO_BROADCAST]: {
        get: ({ packetOptions }) => numberFrom(packetOptions.broadcast),
        set: (socket, value) => flag(value, (isOn) => socket.setPacketOption('broadcast', isOn)),
      },
      [SO_NO_CHECK]: {
        get: ({ packetOptions }) => numberFrom(packetOptions.noChecksum),
        set: (socket, value) => flag(value, (isOn) => socket.setPacketOption('noChecksum', isOn)),
      },
      [SO_RCVBUF]: {
        get: ({ receiveOctets }) =>
          receiveOctets === undefined ? RECEIVE_OCTETS : 2 * receiveOctets,
        set: (socket, value) =>
          octets(value, RECEIVE_OCTETS_MIN / 2, (count) => socket.setReceiveOctets(count)),
      },
      [SO_SNDBUF]: {
        get: ({ sendOctets }) => (sendOctets === undefined ? RECEIVE_OCTETS : 2 * sendOctets),
        set: (socket, value) =>
          octets(value, SEND_OCTETS_MIN, (count) => socket.setSendOctets(count)),
      },
      [SO_KEEPALIVE]: keepAlive,
      [SO_LINGER]: linger,
      [SO_MARK]: { get: ({ mark }) => mark, set: setMark },
      [SO_BINDTODEVICE]: { get: ({ device }) => device?.name ?? '', set: setDevice },
    },
  ],
];
