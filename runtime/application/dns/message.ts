/**
 * Queries as they are sent, and which answer is one: the same number, the same question to the
 * last letter's case. Whatever else comes is not for us (RFC 5452 §4).
 */
import { encodeMessage } from '../../../generated/application/dns.value.ts';
import type { Message, Option, ResourceRecord } from '../../../generated/application/dns.value.ts';
import {
  CLASS,
  DIRECTION,
  OK,
  OPCODE,
  RCODE,
  TYPE,
  checkMessage,
  id,
  opcode,
  qdcount,
  qr,
  questionEnd,
  questionStart,
  rcode,
  setId,
} from '../../../generated/application/dns.wire.ts';
import { copyOf } from '../../base/octets.ts';
import { below } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import { inRandomCase } from './name.ts';

/** What fits into a datagram that nobody cuts: RFC 9715. */
export const UDP_PAYLOAD_OCTETS = 1232;
/** RFC 6891 §6.2.3: who says nothing takes so much. */
export const PLAIN_UDP_OCTETS = 512;
/** RFC 8467 §4.1: queries are as long as a multiple of it, and answers of the other. */
export const QUERY_BLOCK_OCTETS = 128;
export const ANSWER_BLOCK_OCTETS = 468;

export interface QueryWish {
  /** Already in the case in which it is to be asked. */
  readonly name: string;
  readonly type: number;
  readonly class?: number;
  readonly id: number;
  readonly isRecursive?: boolean;
  /** Signatures are wanted: DO. */
  readonly isSigned?: boolean;
  /** Whoever is asked need not check signatures: CD. */
  readonly isUnchecked?: boolean;
  readonly isAuthentic?: boolean;
  /** Off for servers that have never heard of it. */
  readonly hasEdns?: boolean;
  readonly payloadOctets?: number;
  /** As long as a multiple of so many octets: what is sealed shows nothing but its length. */
  readonly blockOctets?: number | undefined;
}

export function makeQuery(wish: QueryWish): Uint8Array {
  const edns = wish.hasEdns === false ? [] : [ednsRecord(wish)];
  const query: Message = {
    id: wish.id,
    qr: DIRECTION.QUERY,
    opcode: OPCODE.QUERY,
    aa: false,
    tc: false,
    rd: wish.isRecursive ?? true,
    ra: false,
    ad: wish.isAuthentic ?? false,
    cd: wish.isUnchecked ?? false,
    rcode: RCODE.NOERROR,
    question: [{ qname: wish.name, qtype: wish.type, qclass: wish.class ?? CLASS.IN }],
    answer: [],
    authority: [],
    additional: edns,
  };
  if (wish.hasEdns === false || wish.blockOctets === undefined) return encodeMessage(query);
  return encodePadded(query, wish.blockOctets);
}

/** A query as the resolver sends it: a number and a case that nobody can guess. */
export function makeGuardedQuery(wish: Omit<QueryWish, 'id'>, random: Random): Uint8Array {
  const name = inRandomCase(wish.name, random);
  return makeQuery({ ...wish, name, id: below(random, IDS) });
}

const IDS = 65_536;

export interface EdnsWish {
  readonly isSigned?: boolean;
  readonly payloadOctets?: number;
  /** The upper bits of the twelve of an RCODE. */
  readonly extendedRcode?: number;
  readonly options?: readonly Option[];
}

/** RFC 6891 §6.1.2. */
export function ednsRecord(wish: EdnsWish = {}): ResourceRecord {
  const { isSigned = false, payloadOctets = UDP_PAYLOAD_OCTETS, extendedRcode = 0 } = wish;
  return {
    name: '',
    type: TYPE.OPT,
    requestorsUdpPayloadSize: payloadOctets,
    extendedFlags: { extendedRcode, version: 0, do: isSigned },
    rdata: { is: 'opt', options: wish.options ?? [] },
  };
}

/** The message's EDNS record. */
export function ednsOf({ additional }: Message): ResourceRecord | undefined {
  return additional.find(({ type }) => type === TYPE.OPT);
}

export function optionsOf(message: Message): readonly Option[] {
  const rdata = ednsOf(message)?.rdata;
  return rdata?.is === 'opt' ? rdata.options : [];
}

/** RFC 6891 §6.1.3: four bits are in the header, eight in EDNS. */
export function fullRcode(message: Message): number {
  return (ednsOf(message)?.extendedFlags?.extendedRcode ?? 0) * 16 + message.rcode;
}

/** With padding in its EDNS record (RFC 7830), so that its length is a multiple of a block. */
export function encodePadded(message: Message, blockOctets: number, most = 65_535): Uint8Array {
  const withFiller = (octets: number): Uint8Array =>
    encodeMessage({ ...message, additional: message.additional.map((one) => padded(one, octets)) });
  const bare = withFiller(0);
  const wanted = Math.ceil(bare.length / blockOctets) * blockOctets;
  return withFiller(Math.min(wanted, Math.max(most, bare.length)) - bare.length);
}

function padded(record: ResourceRecord, octets: number): ResourceRecord {
  if (record.rdata?.is !== 'opt') return record;
  const padding: Option = { optionData: { is: 'padding', filler: new Uint8Array(octets) } };
  return { ...record, rdata: { is: 'opt', options: [...record.rdata.options, padding] } };
}

/** Why octets are not the answer to a query. */
export type Mismatch = 'malformed' | 'notAnAnswer' | 'otherId' | 'otherQuestion';

export function mismatch(answer: Uint8Array, query: Uint8Array): Mismatch | undefined {
  if (checkMessage(answer, 0, answer.length) !== OK) return 'malformed';
  if (qr(answer, 0) !== DIRECTION.RESPONSE || opcode(answer, 0) !== opcode(query, 0)) {
    return 'notAnAnswer';
  }
  if (id(answer, 0) !== id(query, 0)) return 'otherId';
  // Who does not understand a query may be unable to repeat it.
  const isLost = qdcount(answer, 0) === 0 && UNREADABLE.has(rcode(answer, 0));
  return isLost || isSameQuestion(answer, query) ? undefined : 'otherQuestion';
}

const UNREADABLE: ReadonlySet<number> = new Set([RCODE.FORMERR, RCODE.NOTIMP]);

/** To the octet: so the case is brought back too. */
function isSameQuestion(answer: Uint8Array, query: Uint8Array): boolean {
  const start = questionStart(query, 0);
  const end = questionEnd(query, 0, query.length);
  if (qdcount(answer, 0) !== qdcount(query, 0)) return false;
  if (questionEnd(answer, 0, answer.length) !== end) return false;
  for (let at = start; at < end; at++) if (answer[at] !== query[at]) return false;
  return true;
}

/** The same message under another number: of a connection, or zero for caches of HTTP. */
export function withId(message: Uint8Array, number: number): Uint8Array {
  const octets = copyOf(message);
  setId(octets, 0, number);
  return octets;
}

export function idOf(message: Uint8Array): number {
  return id(message, 0);
}
