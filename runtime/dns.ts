/** Names: a resolver, a server, and what both are made of. */
export { ask, showRcode } from './application/dns/asking.ts';
export { Answering } from './application/dns/answering.ts';
export type { AnsweringOptions } from './application/dns/answering.ts';
export { DnsCache } from './application/dns/cache.ts';
export { DnsFault } from './application/dns/fault.ts';
export type { DnsFaultCode } from './application/dns/fault.ts';
export { framed, FrameReader } from './application/dns/framing.ts';
export {
  ANSWER_BLOCK_OCTETS,
  ednsOf,
  encodePadded,
  fullRcode,
  idOf,
  makeQuery,
  mismatch,
  optionsOf,
  QUERY_BLOCK_OCTETS,
  withId,
} from './application/dns/message.ts';
export type { QueryWish } from './application/dns/message.ts';
export { MulticastQuerier } from './application/dns/multicast.ts';
export { MulticastResponder } from './application/dns/multicast-responder.ts';
export {
  canonicalName,
  isAbsolute,
  isName,
  isWithin,
  parentOf,
  reverseName,
  reverseNameOf,
  searched,
} from './application/dns/name.ts';
export { addressesIn, readOutcome } from './application/dns/outcome.ts';
export type { Outcome } from './application/dns/outcome.ts';
export { plainCounters, PlainTransport } from './application/dns/plain.ts';
export type { PlainCounters, PlainGround } from './application/dns/plain.ts';
export { Resolver } from './application/dns/resolver.ts';
export type { ResolverCounters, ResolverOptions } from './application/dns/resolver.ts';
export type { Learned, ServerStatus, UserServers } from './application/dns/servers.ts';
export type { ConnectStream } from './application/dns/tcp-exchange.ts';
export type { DnsTransport } from './application/dns/transport.ts';
export { DNS_PORT, DnsServer } from './application/dns/server.ts';
export type { DnsServerOptions } from './application/dns/server.ts';
export { soaOf, Zone } from './application/dns/zone.ts';
export type { ZoneRecord } from './application/dns/zone.ts';
