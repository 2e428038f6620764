/**
 * `dig +trace`: from the root downwards, as a server that looks for itself does. Each server that
 * is asked must lead closer to the name, so that referrals cannot lead in a circle.
 */
import { canonicalName, DnsFault, isWithin } from '../../runtime/dns.ts';
import type { ResourceRecord } from '../../generated/application/dns.value.ts';
import { CLASS, TYPE } from '../../generated/application/dns.wire.ts';
import type { OpenNetwork } from '../network/open.ts';
import { askedServer } from './asked.ts';
import { exchange } from './exchange.ts';
import type { Answered, Asked, Patience } from './exchange.ts';
import type { Lookup } from './dig-words.ts';

/** From the root to the name, at most: a name has no more labels. */
const STEPS_MAX = 128;
/** Of one zone, those that are tried. */
const SERVERS_MAX = 8;

export interface TraceOptions {
  readonly network: OpenNetwork;
  readonly first: Asked;
  readonly patience: Patience;
  readonly isSigned: boolean;
  readonly show: (answered: Answered) => void;
}

/** What the last server has answered; throws DnsFault where the way ends before. */
export async function trace(lookup: Lookup, options: TraceOptions): Promise<Answered> {
  const { first, patience, show, isSigned } = options;
  const root = { name: '', type: TYPE.NS, class: CLASS.IN, isSigned };
  let answered = await exchange(first, root, patience);
  show(answered);
  const name = canonicalName(lookup.name);
  let zone = '';
  let servers = nsOf([...answered.message.answer, ...answered.message.authority], zone);
  for (let step = 0; step < STEPS_MAX; step++) {
    answered = await askAny(servers, answered.message.additional, lookup, options);
    show(answered);
    const { message } = answered;
    const referral = referralIn(message.authority, name, zone);
    if (message.aa || message.answer.length > 0 || referral === undefined) return answered;
    zone = referral;
    servers = nsOf(message.authority, zone);
  }
  throw new DnsFault('EBADANSWER', `${lookup.name}: referrals have no end`);
}

/** The zone that others are said to have: beneath the one before, and above the name. */
function referralIn(
  authority: readonly ResourceRecord[],
  name: string,
  zone: string,
): string | undefined {
  const zones = authority
    .filter(({ type }) => type === TYPE.NS)
    .map((one) => canonicalName(one.name));
  return zones.find((one) => one !== zone && isWithin(one, zone) && isWithin(name, one));
}

function nsOf(records: readonly ResourceRecord[], zone: string): readonly string[] {
  const names = records.flatMap(({ name, rdata }) =>
    rdata?.is === 'ns' && canonicalName(name) === zone ? [canonicalName(rdata.nsdname)] : [],
  );
  return [...new Set(names)].slice(0, SERVERS_MAX);
}

async function askAny(
  servers: readonly string[],
  additional: readonly ResourceRecord[],
  lookup: Lookup,
  { network, patience, isSigned }: TraceOptions,
): Promise<Answered> {
  let fault: unknown = new DnsFault('ENOSERVER', `${lookup.name}: nobody is said to know`);
  for (const server of servers) {
    try {
      const [told] = additional.flatMap(({ name, rdata }) =>
        canonicalName(name) === server && rdata?.is === 'a' ? [rdata.address] : [],
      );
      const address = told ?? (await network.names.resolve(server, patience.signal))[0];
      if (address === undefined) continue;
      const asked = await askedServer(network, { named: address, port: undefined, way: 'UDP' });
      const from = { ...asked, server: `${address}#53(${server})` };
      return await exchange(from, { ...lookup, isRecursive: false, isSigned }, patience);
    } catch (error) {
      if (!(error instanceof DnsFault)) throw error;
      fault = error;
    }
  }
  throw fault;
}
