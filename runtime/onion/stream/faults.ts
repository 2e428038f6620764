/** Why an exit has ended a stream, as errors of sockets. */
import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import type { TcpFault } from '../../transport/tcp/user.ts';

const FAULTS = new Map<number, TcpFault>([
  [END_REASON.MISC, 'ECONNRESET'],
  [END_REASON.RESOLVE_FAILED, 'EHOSTUNREACH'],
  [END_REASON.CONNECT_REFUSED, 'ECONNREFUSED'],
  [END_REASON.EXIT_POLICY, 'EACCES'],
  [END_REASON.DESTROY, 'ECONNRESET'],
  [END_REASON.TIMEOUT, 'ETIMEDOUT'],
  [END_REASON.NO_ROUTE, 'ENETUNREACH'],
  [END_REASON.HIBERNATING, 'ENETDOWN'],
  [END_REASON.INTERNAL, 'ECONNRESET'],
  [END_REASON.RESOURCE_LIMIT, 'ENOBUFS'],
  [END_REASON.CONNECTION_RESET, 'ECONNRESET'],
  [END_REASON.TOR_PROTOCOL, 'ECONNABORTED'],
  [END_REASON.NOT_DIRECTORY, 'ECONNREFUSED'],
]);

/** DONE where nothing should be done yet is a reset. */
export function faultOf(reason: number): TcpFault {
  return FAULTS.get(reason) ?? 'ECONNRESET';
}

const NAMES = new Map<number, string>(
  Object.entries(END_REASON).map(([name, reason]) => [
    reason,
    name.toLowerCase().replaceAll('_', ' '),
  ]),
);

/** In words, for people. */
export function nameOfEnd(reason: number): string {
  return NAMES.get(reason) ?? `reason ${reason}`;
}

/** A reason that another exit may not have: whoever meets it may try once more elsewhere. */
export function isOfTheExit(reason: number): boolean {
  return (
    reason === END_REASON.EXIT_POLICY ||
    reason === END_REASON.RESOLVE_FAILED ||
    reason === END_REASON.NO_ROUTE ||
    reason === END_REASON.HIBERNATING ||
    reason === END_REASON.RESOURCE_LIMIT ||
    reason === END_REASON.INTERNAL ||
    reason === END_REASON.TOR_PROTOCOL ||
    reason === END_REASON.MISC
  );
}
