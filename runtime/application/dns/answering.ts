/**
 * A server's answer to a query, whichever way it came: of its zones with authority, of all else by
 * asking others in turn, if it may. What is no query is not answered at all, so that two servers
 * never talk to each other without end.
 */
import { decodeMessage, encodeMessage } from '../../../generated/application/dns.value.ts';
import type { Message, ResourceRecord } from '../../../generated/application/dns.value.ts';
import {
  CLASS,
  DIRECTION,
  OPCODE,
  RCODE,
  id,
  opcode,
  qr,
  questionStart,
  rd,
} from '../../../generated/application/dns.wire.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import { canonicalName, isWithin } from './name.ts';
import {
  ANSWER_BLOCK_OCTETS,
  ednsOf,
  ednsRecord,
  encodePadded,
  optionsOf,
  PLAIN_UDP_OCTETS,
  UDP_PAYLOAD_OCTETS,
} from './message.ts';
import type { Outcome } from './outcome.ts';
import type { Zone, ZoneAnswer } from './zone.ts';

/** Queries that others are asked for at once; one more is refused. */
export const FORWARDED_MAX = 256;
const STREAM_OCTETS_MAX = 65_535;
const HEADER_OCTETS = questionStart(new Uint8Array(0), 0);
/** RFC 6891 §9: BADVERS, of which EDNS holds the upper bits. */
const BADVERS_EXTENDED = 1;

export interface AnsweringOptions {
  readonly zones: readonly Zone[];
  /** Who is asked for names of no zone; nobody where there is none. */
  readonly forward?: ((name: string, type: number) => Promise<Outcome>) | undefined;
}

export type AnsweringCounters = Counters<
  'queries' | 'ignored' | 'malformed' | 'refused' | 'forwarded' | 'failed' | 'truncated'
>;

interface Told extends ZoneAnswer {
  readonly extendedRcode?: number;
}

export class Answering {
  readonly counters: AnsweringCounters = countersOf(
    'queries',
    'ignored',
    'malformed',
    'refused',
    'forwarded',
    'failed',
    'truncated',
  );
  readonly #zones: readonly Zone[];
  readonly #forward: AnsweringOptions['forward'];
  #forwarded = 0;

  constructor({ zones, forward }: AnsweringOptions) {
    // The longest name first: a zone within another is asked before it.
    this.#zones = [...zones].sort((one, other) => depthOf(other) - depthOf(one));
    this.#forward = forward;
  }

  /** Undefined for what is not to be answered. Over UDP it is cut to fit. */
  async answer(octets: Uint8Array, way: 'udp' | 'stream'): Promise<Uint8Array | undefined> {
    if (octets.length < HEADER_OCTETS || qr(octets, 0) !== DIRECTION.QUERY) {
      this.counters.ignored++;
      return undefined;
    }
    this.counters.queries++;
    const decoded = decodeMessage(octets);
    if (!decoded.ok) {
      this.counters.malformed++;
      return encodeMessage(bareAnswer(octets));
    }
    const query = decoded.value;
    return this.#encoded(query, await this.#told(query), way);
  }

  async #told(query: Message): Promise<Told> {
    if (query.opcode !== OPCODE.QUERY) return failing(RCODE.NOTIMP);
    const [question] = query.question;
    // RFC 9619.
    if (query.question.length !== 1) return failing(RCODE.FORMERR);
    if ((ednsOf(query)?.extendedFlags?.version ?? 0) !== 0) {
      return { ...failing(RCODE.NOERROR), extendedRcode: BADVERS_EXTENDED };
    }
    if (question.qclass !== CLASS.IN) return this.#refusal();
    const name = canonicalName(question.qname);
    const zone = this.#zones.find(({ origin }) => isWithin(name, origin));
    if (zone !== undefined) return zone.answer(name, question.qtype);
    if (!query.rd || this.#forward === undefined) return this.#refusal();
    return this.#forwardedAnswer(this.#forward, name, question.qtype);
  }

  #refusal(): ZoneAnswer {
    this.counters.refused++;
    return failing(RCODE.REFUSED);
  }

  async #forwardedAnswer(
    forward: NonNullable<AnsweringOptions['forward']>,
    name: string,
    type: number,
  ): Promise<ZoneAnswer> {
    if (this.#forwarded >= FORWARDED_MAX) return this.#refusal();
    this.#forwarded++;
    this.counters.forwarded++;
    try {
      const { rcode, records, soa } = await forward(name, type);
      const authority = soa === undefined ? [] : [soa];
      return { ...failing(rcode), answer: records, authority };
    } catch {
      this.counters.failed++;
      return failing(RCODE.SERVFAIL);
    } finally {
      this.#forwarded--;
    }
  }

  #encoded(query: Message, told: Told, way: 'udp' | 'stream'): Uint8Array {
    const edns = ednsOf(query);
    const most =
      way === 'stream'
        ? STREAM_OCTETS_MAX
        : Math.min(
            Math.max(edns?.requestorsUdpPayloadSize ?? 0, PLAIN_UDP_OCTETS),
            UDP_PAYLOAD_OCTETS,
          );
    const { extendedRcode = 0 } = told;
    const isSigned = edns?.extendedFlags?.do ?? false;
    const record = edns === undefined ? [] : [ednsRecord({ extendedRcode, isSigned })];
    const whole = answerTo(query, told, [...told.additional, ...record], this.#forward);
    // RFC 7830 §4: who pads wants it padded, where it is sealed.
    const isPadded =
      way === 'stream' && optionsOf(query).some(({ optionData }) => optionData.is === 'padding');
    if (isPadded) return encodePadded(whole, ANSWER_BLOCK_OCTETS, most);
    const octets = encodeMessage(whole);
    if (octets.length <= most) return octets;
    // RFC 2181 §9: what is not needed is left out before it is called truncated.
    const lean = encodeMessage({ ...whole, additional: record });
    if (lean.length <= most) return lean;
    this.counters.truncated++;
    const cut = { ...whole, tc: true, answer: [], authority: [], additional: record };
    return encodeMessage(cut);
  }
}

function depthOf({ origin }: Zone): number {
  return origin === '' ? 0 : origin.split('.').length;
}

function failing(rcode: number): ZoneAnswer {
  return { rcode, isAuthoritative: false, answer: [], authority: [], additional: [] };
}

function answerTo(
  query: Message,
  told: ZoneAnswer,
  additional: readonly ResourceRecord[],
  forward: AnsweringOptions['forward'],
): Message {
  const { rcode, answer, authority } = told;
  return {
    id: query.id,
    qr: DIRECTION.RESPONSE,
    opcode: query.opcode,
    aa: told.isAuthoritative,
    tc: false,
    rd: query.rd,
    ra: forward !== undefined,
    ad: false,
    cd: query.cd,
    rcode,
    question: query.question,
    answer,
    authority,
    additional,
  };
}

/** Of a query that cannot be read, its number and kind at most. */
function bareAnswer(octets: Uint8Array): Message {
  return {
    id: id(octets, 0),
    qr: DIRECTION.RESPONSE,
    opcode: opcode(octets, 0),
    aa: false,
    tc: false,
    rd: rd(octets, 0) !== 0,
    ra: false,
    ad: false,
    cd: false,
    rcode: RCODE.FORMERR,
    question: [],
    answer: [],
    authority: [],
    additional: [],
  };
}
