/** A server as most are asked: over UDP, and over TCP what UDP has no room or no safety for. */
import { tc } from '../../../generated/application/dns.wire.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { Endpoint } from '../../transport/tcp/user.ts';
import type { UdpService } from '../../transport/udp/user.ts';
import { DnsFault } from './fault.ts';
import { exchangeOverTcp } from './tcp-exchange.ts';
import type { ConnectStream } from './tcp-exchange.ts';
import type { DnsTransport } from './transport.ts';
import { exchangeOverUdp, udpExchangeCounters } from './udp-exchange.ts';
import type { UdpExchangeCounters } from './udp-exchange.ts';

/** What servers of one host share. */
export interface PlainGround {
  readonly udp: UdpService;
  readonly connect: ConnectStream;
  readonly counters: PlainCounters;
}

export interface PlainCounters {
  readonly udp: UdpExchangeCounters;
  readonly tcp: Counters<'asked' | 'answered' | 'truncated' | 'afterForgeries'>;
}

export function plainCounters(): PlainCounters {
  const tcp = countersOf('asked', 'answered', 'truncated', 'afterForgeries');
  return { udp: udpExchangeCounters(), tcp };
}

export class PlainTransport implements DnsTransport {
  readonly name: string;
  readonly isPrivate = false;
  readonly #ground: PlainGround;
  readonly #server: Endpoint;
  readonly #isTcpAlone: boolean;

  constructor(name: string, server: Endpoint, ground: PlainGround, isTcpAlone = false) {
    this.name = name;
    this.#server = server;
    this.#ground = ground;
    this.#isTcpAlone = isTcpAlone;
  }

  async exchange(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    if (this.#isTcpAlone) return this.#overTcp(query, signal);
    const { udp, counters } = this.#ground;
    try {
      const answer = await exchangeOverUdp(udp, this.#server, query, signal, counters.udp);
      if (tc(answer, 0) === 0) return answer;
      counters.tcp.truncated++;
    } catch (error) {
      // Who guesses ports and numbers does not see the sequence numbers of TCP: RFC 5452 §9.3.
      if (!(error instanceof DnsFault) || error.code !== 'EFORGED') throw error;
      counters.tcp.afterForgeries++;
    }
    return this.#overTcp(query, signal);
  }

  async #overTcp(query: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const { connect, counters } = this.#ground;
    counters.tcp.asked++;
    const answer = await exchangeOverTcp(connect, this.#server, query, signal);
    counters.tcp.answered++;
    return answer;
  }

  close(): void {}
}
