/**
 * One query over UDP, from a port of its own that nobody knows before (RFC 5452 §4.5). What comes
 * from elsewhere is not heard at all; what is no answer to the query is counted, and when there is
 * much of it somebody is guessing: then nothing of it is believed any more.
 */
import { copyOf } from '../../base/octets.ts';
import { ANY_IPV4, ANY_IPV6 } from '../../base/address.ts';
import type { Counters } from '../../base/counters.ts';
import { countersOf } from '../../base/counters.ts';
import type { Endpoint } from '../../transport/tcp/user.ts';
import type { UdpFault, UdpPort, UdpService } from '../../transport/udp/user.ts';
import { DnsFault } from './fault.ts';
import { mismatch } from './message.ts';
import type { Mismatch } from './message.ts';

/** RFC 5452 §9.3: after so many, the query is given up. */
export const MISMATCHES_MAX = 20;

export type UdpExchangeCounters = Counters<
  Mismatch | 'asked' | 'answered' | 'forgeriesGivenUp' | 'refused'
>;

export function udpExchangeCounters(): UdpExchangeCounters {
  return countersOf(
    'asked',
    'answered',
    'malformed',
    'notAnAnswer',
    'otherId',
    'otherQuestion',
    'forgeriesGivenUp',
    'refused',
  );
}

export function exchangeOverUdp(
  udp: UdpService,
  server: Endpoint,
  query: Uint8Array,
  signal: AbortSignal,
  counters: UdpExchangeCounters,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let mismatches = 0;
    let port: UdpPort | undefined;
    const end = (): void => {
      signal.removeEventListener('abort', aborted);
      port?.close();
    };
    const fail = (error: unknown): void => {
      end();
      reject(error as Error);
    };
    const aborted = (): void => fail(signal.reason);
    const refused = (fault: UdpFault): void => {
      counters.refused++;
      fail(new DnsFault(faultOf(fault), `UDP: ${fault}`));
    };
    const heard = (b: Uint8Array, from: number, to: number): void => {
      const answer = copyOf(b, from, to);
      const reason = mismatch(answer, query);
      if (reason === undefined) {
        counters.answered++;
        end();
        return resolve(answer);
      }
      counters[reason]++;
      if (++mismatches < MISMATCHES_MAX) return;
      counters.forgeriesGivenUp++;
      fail(new DnsFault('EFORGED', `${mismatches} answers were no answers: somebody is guessing`));
    };
    if (signal.aborted) return aborted();
    counters.asked++;
    const address = server.address.length === ANY_IPV4.length ? ANY_IPV4 : ANY_IPV6;
    const opened = udp.open({ address, port: 0 }, { datagram: heard, error: refused });
    if (typeof opened === 'string') return refused(opened);
    port = opened;
    signal.addEventListener('abort', aborted, { once: true });
    const fault = port.connect(server) ?? port.send(query, 0, query.length);
    if (fault !== undefined) refused(fault);
  });
}

export function faultOf(fault: string): 'ECONNREFUSED' | 'ENETUNREACH' {
  return fault === 'ECONNREFUSED' ? 'ECONNREFUSED' : 'ENETUNREACH';
}
