/** What a relay says of a stream: that it is connected, and why it ended. */
import { encodeAnswer } from '../../../generated/onion/relay.value.ts';
import type { Answer, RelayCellData } from '../../../generated/onion/relay.value.ts';
import { ANSWER_TYPE, END_REASON } from '../../../generated/onion/relay.wire.ts';
import { ADDRESS_TYPE } from '../../../generated/onion/tor.wire.ts';
import { ANY_IPV4, IPV4_OCTETS, showAddress } from '../../base/address.ts';
import type { TcpFault } from '../../transport/tcp/user.ts';
import { DATA_OCTETS_MAX } from '../relay-crypto.ts';
import { clippedTtl } from './exit.ts';
import type { Candidate } from './exit.ts';

const NONE = new Uint8Array(0);

export const FAILED: Answer = {
  value: { is: 'error', type: ANSWER_TYPE.LASTING_ERROR, explanation: NONE },
  ttl: 0,
};

/** As many answers as a cell holds. */
export function resolvedOf(known: readonly Answer[]): RelayCellData {
  const answers: Answer[] = [];
  let octets = 0;
  for (const { value, ttl } of known) {
    const answer = { value, ttl: clippedTtl(ttl) };
    octets += encodeAnswer(answer).length;
    if (octets > DATA_OCTETS_MAX) break;
    answers.push(answer);
  }
  return { is: 'resolved', answers };
}

/** With the address that was connected to; of a directory, with none (tor-spec §6.2.1). */
export function connectedOf(to: Candidate | undefined): RelayCellData {
  if (to === undefined) return { is: 'connected', ignored: NONE };
  const { address, ttl } = to;
  const shown = showAddress(address);
  if (address.length === IPV4_OCTETS) {
    return { is: 'connected', ipv4Address: shown, ttl, ignored: NONE };
  }
  return {
    is: 'connected',
    ipv4Address: showAddress(ANY_IPV4),
    addressType: ADDRESS_TYPE.IPV6,
    ipv6Address: shown,
    ttl,
    ignored: NONE,
  };
}

/** With the address that the policy does not like, when there is one. */
export function endOf(reason: number, refused: Candidate | undefined): RelayCellData {
  if (refused === undefined) return { is: 'end', reason, ignored: NONE };
  const { address, ttl } = refused;
  const shown = showAddress(address);
  return address.length === IPV4_OCTETS
    ? { is: 'end', reason, ipv4Address: shown, ttl, ignored: NONE }
    : { is: 'end', reason, ipv6Address: shown, ttl, ignored: NONE };
}

/** tor-spec §6.3 */
export function reasonOf(fault: TcpFault): number {
  switch (fault) {
    case 'ECONNREFUSED':
      return END_REASON.CONNECT_REFUSED;
    case 'ECONNRESET':
    case 'ECONNABORTED':
      return END_REASON.CONNECTION_RESET;
    case 'ETIMEDOUT':
      return END_REASON.TIMEOUT;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return END_REASON.NO_ROUTE;
    case 'ENOBUFS':
    case 'EADDRINUSE':
      return END_REASON.RESOURCE_LIMIT;
    default:
      return END_REASON.MISC;
  }
}
