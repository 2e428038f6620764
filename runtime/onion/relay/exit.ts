/**
 * The way out: what the streams of an exit need of the world. How to connect and whom to ask for
 * names is given; the policy decides what is allowed.
 */
import type { Answer } from '../../../generated/onion/relay.value.ts';
import {
  checkFlags,
  ipv4NotOkay,
  ipv6Okay,
  ipv6Preferred,
  OK,
} from '../../../generated/onion/begin.wire.ts';
import { parseAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { Endpoint, TcpConnection, TcpFault, TcpUser } from '../../transport/tcp/user.ts';
import type { ExitPolicy } from './exit-policy.ts';

/** Of a connection, what a stream uses. */
export type ExitConnection = Pick<
  TcpConnection,
  'readable' | 'isPeerClosed' | 'setUser' | 'write' | 'read' | 'close' | 'abort'
>;

export interface Resolver {
  /**
   * What is known of a name: addresses of both versions, hostnames of one that ends in
   * `in-addr.arpa` or `ip6.arpa`, or an error; `answered` is called once, at once or later, unless
   * what is given back was called before.
   */
  lookUp(name: string, answered: (answers: readonly Answer[]) => void): () => void;
}

export type { Answer };

export interface Exit {
  readonly policy: ExitPolicy;
  readonly resolver: Resolver;
  connect(remote: Endpoint, user: TcpUser): ExitConnection | TcpFault;
}

export interface Destination {
  /** A name, or an address as text, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly takesIpv4: boolean;
  readonly takesIpv6: boolean;
  readonly prefersIpv6: boolean;
}

const HOST_AND_PORT = /^(?:\[([0-9a-f:.]+)\]|([^\s[\]:]{1,255})):(\d{1,5})$/i;
const PORT_MAX = 65_535;
/** Names are kept by clients for no less and no longer: who asks should not be told by when. */
const TTL_SHORT_SECONDS = 300;
const TTL_LONG_SECONDS = 3_600;

/** What BEGIN says in b[from, to): undefined when it says nothing that makes sense. */
export function destinationOf(b: Uint8Array, from: number, to: number): Destination | undefined {
  const end = b.subarray(from, to).indexOf(0);
  if (end < 0) return undefined;
  const text = new TextDecoder('latin1').decode(b.subarray(from, from + end));
  const [, literal, name, digits] = HOST_AND_PORT.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port === 0 || port > PORT_MAX) return undefined;
  if (literal !== undefined && parseAddress(literal) === undefined) return undefined;
  const flags = from + end + 1;
  const hasFlags = checkFlags(b, flags, to) === OK;
  return {
    host: (literal ?? name).toLowerCase(),
    port,
    takesIpv4: !hasFlags || ipv4NotOkay(b, flags) === 0,
    // A client that writes an address wants that one, whatever it says besides.
    takesIpv6: literal !== undefined || (hasFlags && ipv6Okay(b, flags) !== 0),
    prefersIpv6: hasFlags && ipv6Preferred(b, flags) !== 0,
  };
}

export interface Candidate {
  readonly address: Address;
  readonly ttl: number;
}

/** Addresses among answers that a client can live with, in the order it prefers. */
export function candidatesOf(
  answers: readonly Answer[],
  { takesIpv4, takesIpv6, prefersIpv6 }: Destination,
): readonly Candidate[] {
  const four = takesIpv4 ? addressesOf(answers, 'ipv4') : [];
  const six = takesIpv6 ? addressesOf(answers, 'ipv6') : [];
  return prefersIpv6 ? [...six, ...four] : [...four, ...six];
}

function addressesOf(answers: readonly Answer[], version: 'ipv4' | 'ipv6'): readonly Candidate[] {
  return answers.flatMap(({ value, ttl }) => {
    if (value.is !== version) return [];
    const text = value.is === 'ipv4' ? value.ipv4Address : value.ipv6Address;
    const address = parseAddress(text);
    return address === undefined ? [] : [{ address, ttl: clippedTtl(ttl) }];
  });
}

export function clippedTtl(ttl: number): number {
  return ttl <= TTL_SHORT_SECONDS ? TTL_SHORT_SECONDS : TTL_LONG_SECONDS;
}

/** An address as an answer to its own name; undefined of what is a name. */
export function literalAnswer(host: string): Answer | undefined {
  const address = parseAddress(host);
  if (address === undefined) return undefined;
  return host.includes(':')
    ? { value: { is: 'ipv6', ipv6Address: host }, ttl: TTL_LONG_SECONDS }
    : { value: { is: 'ipv4', ipv4Address: host }, ttl: TTL_LONG_SECONDS };
}
