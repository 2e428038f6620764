/** Options of level SOL_TCP: tcp(7). Times are seconds, but for TCP_USER_TIMEOUT. */
import type { TcpOptions } from '../../transport/tcp/user.ts';
import {
  SOL_TCP,
  TCP_CONGESTION,
  TCP_CORK,
  TCP_INFO,
  TCP_KEEPCNT,
  TCP_KEEPIDLE,
  TCP_KEEPINTVL,
  TCP_MAXSEG,
  TCP_NODELAY,
  TCP_USER_TIMEOUT,
} from '../constants.ts';
import { failure } from '../errno.ts';
import type { OptionRow } from '../options.ts';
import { StreamSocket } from '../stream.ts';
import type { Rows } from './row.ts';
import { flag, numberFrom, only, within } from './row.ts';

/** MAX_TCP_KEEPIDLE, MAX_TCP_KEEPINTVL and MAX_TCP_KEEPCNT of Linux. */
const KEEP_SECONDS_MAX = 32_767;
const KEEP_PROBES_MAX = 127;
const TIMEOUT_MS_MAX = 0x7fffffff;
/** RFC 9293 §3.7.1 MUST-15: what a peer takes that has said nothing. */
const MSS_DEFAULT = 536;

/** Names of algorithms as Linux has them. */
const CONGESTION: ReadonlyMap<string, TcpOptions['congestion']> = new Map([
  ['cubic', 'cubic'],
  ['newreno', 'newreno'],
  ['none', 'none'],
  ['reno', 'newreno'],
]);

const flagOf = (name: 'noDelay' | 'cork'): OptionRow =>
  only(StreamSocket, {
    get: (socket) => numberFrom(socket.tcpOption(name)),
    set: (socket, value) => flag(value, (isOn) => socket.setTcpOption(name, isOn)),
  });

type NumberName =
  'keepAliveIdleMs' | 'keepAliveIntervalMs' | 'keepAliveProbesMax' | 'userTimeoutMs';

const numberOf = (name: NumberName, from: number, to: number, unit: number): OptionRow =>
  only(StreamSocket, {
    get: (socket) => socket.tcpOption(name) / unit,
    set: (socket, value) =>
      within(value, from, to, (number) => socket.setTcpOption(name, number * unit)),
  });

const congestion = only(StreamSocket, {
  get: (socket) => socket.tcpOption('congestion'),
  set: (socket, value) => {
    if (typeof value !== 'string') return failure('EINVAL');
    const chosen = CONGESTION.get(value);
    if (chosen === undefined) return failure('ENOENT');
    socket.setTcpOption('congestion', chosen);
    return 0;
  },
});

export const tcpRows: readonly Rows[] = [
  [
    SOL_TCP,
    {
      [TCP_NODELAY]: flagOf('noDelay'),
      [TCP_CORK]: flagOf('cork'),
      [TCP_KEEPIDLE]: numberOf('keepAliveIdleMs', 1, KEEP_SECONDS_MAX, 1000),
      [TCP_KEEPINTVL]: numberOf('keepAliveIntervalMs', 1, KEEP_SECONDS_MAX, 1000),
      [TCP_KEEPCNT]: numberOf('keepAliveProbesMax', 1, KEEP_PROBES_MAX, 1),
      [TCP_USER_TIMEOUT]: numberOf('userTimeoutMs', 0, TIMEOUT_MS_MAX, 1),
      [TCP_CONGESTION]: congestion,
      [TCP_MAXSEG]: only(StreamSocket, {
        get: (socket) => socket.connection?.info().sendMss ?? MSS_DEFAULT,
      }),
      [TCP_INFO]: only(StreamSocket, {
        get: (socket) => socket.connection?.info() ?? failure('ENOTCONN'),
      }),
    },
  ],
];
