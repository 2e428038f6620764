/**
 * A stub resolver: it asks servers that look for the rest themselves, remembers what they say for
 * as long as they say, and believes nothing that was not asked. All that ask for one name at the
 * same time share one query, so that nobody can make it ask the same thing many times at once
 * (RFC 5452 §5).
 *
 *   const resolver = new Resolver({ timers, random, transportTo });
 *   resolver.servers.learned('eth0', { servers: ['192.0.2.53'], search: ['example.org'] });
 *   await resolver.resolve('www'); // ['192.0.2.80', '2001:db8::80']
 */
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { Random } from '../../base/random.ts';
import type { Timers } from '../../base/timers.ts';
import { ask } from './asking.ts';
import { DnsCache } from './cache.ts';
import { DnsFault } from './fault.ts';
import { canonicalName, isName, isWithin, searched } from './name.ts';
import { addressesIn, ALIASES_MAX, readOutcome } from './outcome.ts';
import type { Outcome, Read } from './outcome.ts';
import { ServerList } from './servers.ts';
import type { DnsTransport } from './transport.ts';

/** Questions at once; one more is refused. */
export const QUESTIONS_MAX = 512;
const NDOTS = 1;
/** RFC 7686, RFC 6761 §6.4: whoever asks for them tells a secret, or asks in vain. */
const NEVER_ASKED = ['onion', 'invalid'];

export interface ResolverOptions {
  readonly timers: Timers;
  readonly random: Random;
  /** How a server is asked that was learned; undefined for an address that makes no sense. */
  readonly transportTo: (address: string) => DnsTransport | undefined;
  readonly answersMax?: number;
  readonly ndots?: number;
  /** Who is asked for names in `.local` (RFC 6762 §3); nobody where there is none. */
  readonly local?: ((name: string, type: number) => Promise<Outcome>) | undefined;
}

export type ResolverCounters = Counters<
  'questions' | 'shared' | 'refused' | 'notAsked' | 'aliasLoops' | 'answers' | 'failures'
>;

export interface Wanting {
  readonly signal?: AbortSignal | undefined;
}

export class Resolver {
  readonly servers: ServerList;
  readonly cache: DnsCache;
  readonly counters: ResolverCounters = countersOf(
    'questions',
    'shared',
    'refused',
    'notAsked',
    'aliasLoops',
    'answers',
    'failures',
  );
  readonly #options: ResolverOptions;
  readonly #running = new Map<string, Promise<Outcome>>();

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.servers = new ServerList(options.transportTo);
    this.cache = new DnsCache(options.timers.clock, options.answersMax);
    // What one network says of a name need not hold in another.
    this.servers.onChange = () => this.cache.flush();
  }

  /** Addresses of a name, or of what a search list makes of it; none where there is no such. */
  async resolve(name: string, wanting: Wanting & { family?: 4 | 6 } = {}): Promise<string[]> {
    const { family } = wanting;
    const types = [...(family === 6 ? [] : [TYPE.A]), ...(family === 4 ? [] : [TYPE.AAAA])];
    let fault: unknown;
    for (const candidate of searched(name, this.servers.search, this.#options.ndots ?? NDOTS)) {
      const outcomes = await Promise.allSettled(
        types.map((type) => this.query(candidate, type, wanting)),
      );
      const addresses = outcomes.flatMap((one) =>
        one.status === 'fulfilled' ? addressesIn(one.value) : [],
      );
      if (addresses.length > 0) return addresses;
      // A server that fails leaves it open whether there is such a name: nothing else is tried.
      const failed = outcomes.find((one) => one.status === 'rejected');
      if (failed === undefined) continue;
      fault ??= failed.reason;
      if (!(fault instanceof DnsFault) || fault.code !== 'ESERVFAIL') break;
    }
    if (fault !== undefined) throw fault;
    return [];
  }

  /** Records of a whole name, the cache's or a server's; throws DnsFault where nobody answers. */
  async query(name: string, type: number, { signal }: Wanting = {}): Promise<Outcome> {
    const asked = canonicalName(name);
    signal?.throwIfAborted();
    if (!isName(asked)) throw new DnsFault('EBADNAME', `${name}: not a name that can be asked for`);
    if (NEVER_ASKED.some((zone) => isWithin(asked, zone))) {
      this.counters.notAsked++;
      return nothing(asked);
    }
    const kept = this.cache.get(asked, type);
    if (kept !== undefined) return kept;
    return abandonable(this.#shared(asked, type), signal);
  }

  flush(): void {
    this.cache.flush();
  }

  close(): void {
    this.servers.close();
  }

  #shared(name: string, type: number): Promise<Outcome> {
    const key = `${type} ${name}`;
    const running = this.#running.get(key);
    if (running !== undefined) {
      this.counters.shared++;
      return running;
    }
    if (this.#running.size >= QUESTIONS_MAX) {
      this.counters.refused++;
      return Promise.reject(new DnsFault('EBUSY', 'too many names are asked for at once'));
    }
    const begun = this.#ask(name, type).finally(() => this.#running.delete(key));
    this.#running.set(key, begun);
    return begun;
  }

  async #ask(name: string, type: number): Promise<Outcome> {
    this.counters.questions++;
    try {
      const outcome = await this.#askAll(name, type);
      this.counters.answers++;
      this.cache.put(name, type, outcome);
      return outcome;
    } catch (error) {
      this.counters.failures++;
      throw error;
    }
  }

  /** Where an alias leads to something of which the server says nothing, that is asked for. */
  async #askAll(name: string, type: number): Promise<Outcome> {
    const { local, timers, random } = this.#options;
    if (local !== undefined && isWithin(name, 'local')) return local(name, type);
    const ground = { timers, random, servers: this.servers };
    let whole: Outcome | undefined;
    for (let asked = name, count = 0; count < ALIASES_MAX; count++) {
      const answer = await ask(ground, { name: asked, type });
      const read = readOutcome(answer, asked, type);
      if (read === 'aliasLoop') break;
      whole = joined(whole, read);
      if (!read.isUnfinished) return whole;
      asked = read.owner;
    }
    this.counters.aliasLoops++;
    throw new DnsFault('EBADANSWER', `${name}: its aliases lead nowhere`);
  }
}

function joined(before: Outcome | undefined, { isUnfinished: _, ...next }: Read): Outcome {
  if (before === undefined) return next;
  return {
    ...next,
    records: [...before.records, ...next.records],
    seconds: Math.min(before.seconds, next.seconds),
    isAuthentic: before.isAuthentic && next.isAuthentic,
  };
}

function nothing(owner: string): Outcome {
  return { rcode: RCODE.NXDOMAIN, records: [], owner, seconds: 0, isAuthentic: false };
}

/** Who waits may go; the question is asked to its end, for others and for the cache. */
function abandonable(work: Promise<Outcome>, signal: AbortSignal | undefined): Promise<Outcome> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', gone, { once: true });
    const over = (): void => signal.removeEventListener('abort', gone);
    work.finally(over).then(resolve, reject);
  });
}
