/**
 * What an answer says about the name that was asked for, and nothing besides: records of other
 * names, wherever they stand, are not looked at, so that nobody can slip them in (RFC 2181 §5.4.1).
 * Aliases are followed within it, a bounded number of times and never in a circle.
 */
import type { Message, ResourceRecord } from '../../../generated/application/dns.value.ts';
import { CLASS, RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { canonicalName, isWithin } from './name.ts';

/** Aliases of one name; more are a mistake, or worse. */
export const ALIASES_MAX = 16;
/** RFC 2181 §8 lets us keep nothing for longer than we like. */
export const TTL_SECONDS_MAX = 86_400;
/** RFC 2308 §5. */
export const NEGATIVE_SECONDS_MAX = 10_800;
/** A time to live with its first bit set is none: RFC 2181 §8. */
const TTL_SIGN = 0x8000_0000;

export interface Outcome {
  readonly rcode: number;
  /** Aliases on the way, and the records that were asked for: none where there are none. */
  readonly records: readonly ResourceRecord[];
  /** Whose records they are: the last alias's target. */
  readonly owner: string;
  /** Of an answer that there is nothing: the SOA that says for how long. */
  readonly soa?: ResourceRecord | undefined;
  /** It may be kept so long. */
  readonly seconds: number;
  /** The server has checked its signatures, and says so. */
  readonly isAuthentic: boolean;
}

export interface Read extends Outcome {
  /** The alias leads to a name of which nothing is said: it is to be asked for. */
  readonly isUnfinished: boolean;
}

/** 'aliasLoop' where aliases lead nowhere. */
export function readOutcome(message: Message, name: string, type: number): Read | 'aliasLoop' {
  const records: ResourceRecord[] = [];
  const seen = new Set<string>();
  let owner = canonicalName(name);
  for (;;) {
    if (seen.has(owner) || seen.size > ALIASES_MAX) return 'aliasLoop';
    seen.add(owner);
    const own = message.answer.filter((one) => isOf(one, owner));
    const wanted = own.filter((one) => type === TYPE.ANY || one.type === type);
    if (wanted.length > 0) {
      records.push(...wanted);
      return positive(message, records, owner, false);
    }
    const alias = own.find((one) => one.type === TYPE.CNAME);
    if (alias?.rdata?.is !== 'cname') break;
    records.push(alias);
    owner = canonicalName(alias.rdata.cname);
  }
  const isUnfinished = records.length > 0 && message.rcode === RCODE.NOERROR && !hasSoa(message);
  return isUnfinished
    ? positive(message, records, owner, true)
    : { ...negative(message, records, owner), isUnfinished: false };
}

function isOf(record: ResourceRecord, owner: string): boolean {
  return record.class === CLASS.IN && canonicalName(record.name) === owner;
}

function hasSoa({ authority }: Message): boolean {
  return authority.some(({ type }) => type === TYPE.SOA);
}

function positive(
  { rcode, ad }: Message,
  records: readonly ResourceRecord[],
  owner: string,
  isUnfinished: boolean,
): Read {
  return { rcode, records, owner, seconds: least(records), isAuthentic: ad, isUnfinished };
}

function least(records: readonly ResourceRecord[]): number {
  return records.reduce((most, { ttl }) => Math.min(most, lifeOf(ttl)), TTL_SECONDS_MAX);
}

function lifeOf(ttl: number | undefined): number {
  return ttl === undefined || ttl >= TTL_SIGN ? 0 : ttl;
}

/** RFC 2308 §5: as long as the zone's SOA says; without one it is not kept at all. */
function negative(message: Message, records: readonly ResourceRecord[], owner: string): Outcome {
  const soa = message.authority.find(
    (one) => one.type === TYPE.SOA && isWithin(owner, canonicalName(one.name)),
  );
  const life = soa?.rdata?.is === 'soa' ? Math.min(lifeOf(soa.ttl), lifeOf(soa.rdata.minimum)) : 0;
  const seconds = Math.min(life, NEGATIVE_SECONDS_MAX, least(records));
  return { rcode: message.rcode, records, owner, soa, seconds, isAuthentic: message.ad };
}

/** Addresses as text, in the order given. */
export function addressesIn({ records }: Pick<Outcome, 'records'>): readonly string[] {
  return records.flatMap(({ rdata }) => {
    if (rdata?.is === 'a') return [rdata.address];
    return rdata?.is === 'aaaa' ? [rdata.ipv6Address] : [];
  });
}
