/** One query to one server, as often as it takes: what dig(1) and nslookup(1) do. */
import { randomInt } from 'node:crypto';

import { DnsFault, makeQuery, mismatch } from '../../runtime/dns.ts';
import type { DnsTransport, QueryWish } from '../../runtime/dns.ts';
import { decodeMessage } from '../../generated/application/dns.value.ts';
import type { Message } from '../../generated/application/dns.value.ts';
import { showFault } from '../network/faults.ts';

export type Way = 'UDP' | 'TCP' | 'TLS' | 'HTTPS';

/** A server, and how it is shown. */
export interface Asked {
  readonly transport: DnsTransport;
  /** `ADDRESS#PORT(NAME)`. */
  readonly server: string;
  readonly way: Way;
}

export interface Answered {
  readonly message: Message;
  readonly server: string;
  readonly way: Way;
  readonly ms: number;
  readonly octets: number;
}

export interface Patience {
  readonly seconds: number;
  readonly tries: number;
  readonly signal: AbortSignal;
  /** Each time that it was in vain. */
  readonly onVain?: (fault: Error) => void;
}

const IDS = 65_536;
const TIMED_OUT = new DnsFault('ETIMEDOUT', 'timed out');

/** Throws a DnsFault when nobody has answered in the end. */
export async function exchange(
  { transport, server, way }: Asked,
  wish: Omit<QueryWish, 'id'>,
  { seconds, tries, signal, onVain }: Patience,
): Promise<Answered> {
  let last: DnsFault | undefined;
  for (let tried = 0; tried < tries; tried++) {
    const query = makeQuery({ ...wish, id: randomInt(IDS) });
    const late = new AbortController();
    const interrupt = (): void => late.abort(signal.reason);
    signal.addEventListener('abort', interrupt, { once: true });
    const timeout = setTimeout(() => late.abort(TIMED_OUT), seconds * 1000);
    const begun = performance.now();
    try {
      const octets = await transport.exchange(query, late.signal);
      const ms = performance.now() - begun;
      const reason = mismatch(octets, query);
      const decoded = decodeMessage(octets);
      if (reason !== undefined || !decoded.ok) {
        throw new DnsFault('EBADANSWER', `it answers what was not asked: ${reason}`);
      }
      return { message: decoded.value, server, way, ms, octets: octets.length };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof DnsFault)) throw error;
      // In words, where it is a call that was refused.
      last = new DnsFault(error.code, error.message.replace(/\bE[A-Z]+$/, showFault));
      onVain?.(last);
      if (error.code === 'EUNTRUSTED') break;
    } finally {
      clearTimeout(timeout);
      signal.removeEventListener('abort', interrupt);
    }
  }
  throw last;
}
