/**
 * Zones of a small table: a name's records, what lies beneath a name that is delegated, and nothing
 * (RFC 1034 §4.3.2). Wildcards and dynamic updates are not known here.
 */
import type {
  ResourceRecord,
  ResourceRecordRdata,
} from '../../../generated/application/dns.value.ts';
import { CLASS, RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { IPV4_OCTETS, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { canonicalName, isWithin, parentOf } from './name.ts';
import { ALIASES_MAX } from './outcome.ts';

export interface ZoneRecord {
  /** Whole. */
  readonly name: string;
  readonly type: number;
  readonly rdata: ResourceRecordRdata;
  readonly ttl?: number;
}

const TTL_SECONDS = 300;

export interface ZoneAnswer {
  readonly rcode: number;
  readonly isAuthoritative: boolean;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly additional: readonly ResourceRecord[];
}

export class Zone {
  /** In lower case, without a dot at the end; the root's is empty. */
  readonly origin: string;
  readonly #records = new Map<string, ResourceRecord[]>();
  /** Names that have something beneath them: they are there, though they have no records. */
  readonly #above = new Set<string>();

  /** Of its records one is the SOA of its origin; throws RangeError where that is missing. */
  constructor(origin: string, records: readonly ZoneRecord[]) {
    this.origin = canonicalName(origin);
    for (const record of records) this.#add(record);
    if (this.#of(this.origin, TYPE.SOA).length !== 1) {
      throw new RangeError(`the zone ${origin === '' ? '.' : origin} needs one SOA at its origin`);
    }
  }

  #add({ name, type, rdata, ttl = TTL_SECONDS }: ZoneRecord): void {
    const owner = canonicalName(name);
    if (!isWithin(owner, this.origin)) throw new RangeError(`${name} is not in ${this.origin}`);
    const all = this.#records.get(owner) ?? [];
    all.push({ name: owner, type, class: CLASS.IN, ttl, rdata });
    this.#records.set(owner, all);
    for (
      let above = parentOf(owner);
      above !== undefined && isWithin(above, this.origin);
      above = parentOf(above)
    ) {
      this.#above.add(above);
    }
  }

  #of(name: string, type: number): readonly ResourceRecord[] {
    const all = this.#records.get(name) ?? [];
    return type === TYPE.ANY ? all : all.filter((one) => one.type === type);
  }

  /** What is known of a name within the zone. */
  answer(asked: string, type: number): ZoneAnswer {
    let name = canonicalName(asked);
    const answer: ResourceRecord[] = [];
    for (let count = 0; count <= ALIASES_MAX; count++) {
      const cut = this.#cutAbove(name);
      if (cut !== undefined) return this.#referral(cut, answer);
      const found = this.#of(name, type);
      answer.push(...found);
      const [alias] = found.length > 0 ? [] : this.#of(name, TYPE.CNAME);
      if (alias?.rdata?.is !== 'cname') return this.#final(name, answer, found.length > 0);
      answer.push(alias);
      name = canonicalName(alias.rdata.cname);
      // What lies elsewhere is for others to say.
      if (!isWithin(name, this.origin)) break;
    }
    const rcode = RCODE.NOERROR;
    return { rcode, isAuthoritative: true, answer, authority: [], additional: [] };
  }

  #final(name: string, answer: readonly ResourceRecord[], isFound: boolean): ZoneAnswer {
    const exists = this.#records.has(name) || this.#above.has(name);
    const rcode = exists ? RCODE.NOERROR : RCODE.NXDOMAIN;
    // RFC 2308 §3: with it, who asks knows for how long nothing is nothing.
    const authority = isFound ? [] : [this.#negativeSoa()];
    const additional = answer.flatMap((one) => this.#addressesOf(targetOf(one)));
    return { rcode, isAuthoritative: true, answer, authority, additional };
  }

  #negativeSoa(): ResourceRecord {
    const [soa] = this.#of(this.origin, TYPE.SOA);
    const minimum = soa.rdata?.is === 'soa' ? soa.rdata.minimum : 0;
    return { ...soa, ttl: Math.min(soa.ttl ?? 0, minimum) };
  }

  /** The highest name at or above this one that was given to others. */
  #cutAbove(name: string): string | undefined {
    let cut: string | undefined;
    for (
      let at: string | undefined = name;
      at !== undefined && at !== this.origin;
      at = parentOf(at)
    ) {
      if (this.#of(at, TYPE.NS).length > 0) cut = at;
    }
    return cut;
  }

  #referral(cut: string, answer: readonly ResourceRecord[]): ZoneAnswer {
    const authority = this.#of(cut, TYPE.NS);
    const additional = authority.flatMap((one) => this.#addressesOf(targetOf(one)));
    return { rcode: RCODE.NOERROR, isAuthoritative: false, answer, authority, additional };
  }

  #addressesOf(name: string | undefined): readonly ResourceRecord[] {
    if (name === undefined) return [];
    return [...this.#of(name, TYPE.A), ...this.#of(name, TYPE.AAAA)];
  }
}

/** Whose addresses will be asked for next. */
function targetOf({ rdata }: ResourceRecord): string | undefined {
  if (rdata?.is === 'ns') return canonicalName(rdata.nsdname);
  if (rdata?.is === 'mx') return canonicalName(rdata.exchange);
  return rdata?.is === 'srv' ? canonicalName(rdata.target) : undefined;
}

/** The SOA that zones of laboratories have. */
export function soaOf(origin: string, server: string, serial = 1): ZoneRecord {
  const mailbox = origin === '' ? 'hostmaster' : `hostmaster.${origin}`;
  return {
    name: origin,
    type: TYPE.SOA,
    rdata: {
      is: 'soa',
      mname: server,
      rname: mailbox,
      serial,
      refresh: 3600,
      retry: 900,
      expire: 604_800,
      minimum: 60,
    },
  };
}

/** A or AAAA. */
export function addressRecord(name: string, address: Address): ZoneRecord {
  const text = showAddress(address);
  return address.length === IPV4_OCTETS
    ? { name, type: TYPE.A, rdata: { is: 'a', address: text } }
    : { name, type: TYPE.AAAA, rdata: { is: 'aaaa', ipv6Address: text } };
}

export function nsRecord(name: string, nsdname: string): ZoneRecord {
  return { name, type: TYPE.NS, rdata: { is: 'ns', nsdname } };
}

export function ptrRecord(name: string, ptrdname: string): ZoneRecord {
  return { name, type: TYPE.PTR, rdata: { is: 'ptr', ptrdname } };
}
