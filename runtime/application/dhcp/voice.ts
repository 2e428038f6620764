/**
 * How a client speaks: to everyone from nobody's address while it has none, to its server by the
 * way that routes lead once it has one (RFC 2131 §4.1, §4.4.4).
 */
import { PORT } from '../../../generated/application/dhcpv4.wire.ts';
import { addressOf, ANY_IPV4, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import type { Random } from '../../base/random.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import { EVERYONE } from '../../network/ipv4/unrouted.ts';
import type { Ip } from '../../network/ip.ts';
import { isDatagramBetween, UnroutedDatagrams } from '../../transport/udp/unrouted.ts';
import type { UdpFault, UdpService, UdpUser } from '../../transport/udp/user.ts';
import { ClientPort } from './client-port.ts';
import { encodeRequest } from './requests.ts';
import type { ClientRequest, RequestKind } from './requests.ts';

/** RFC 2132 §9.10: any host can take so much. */
const LETTER_OCTETS_LEAST = 576;

/** What differs from letter to letter. */
export type Said = Partial<ClientRequest> & Pick<ClientRequest, 'xid' | 'secs'>;

export interface VoiceGround {
  readonly udp: UdpService;
  readonly random: Random;
  readonly ip: Pick<Ip, 'filter'>;
}

const PORTS = { sourcePort: PORT.CLIENT, destinationPort: PORT.SERVER };

export class Voice {
  readonly #on: NetworkInterface;
  readonly #ip: Pick<Ip, 'filter'>;
  readonly #hostName: string | undefined;
  readonly #sender: UnroutedDatagrams;
  readonly #port: ClientPort;

  constructor(
    on: NetworkInterface,
    { udp, random, ip }: VoiceGround,
    hostName: string | undefined,
  ) {
    this.#on = on;
    this.#ip = ip;
    this.#hostName = hostName;
    this.#sender = new UnroutedDatagrams(on.link, random);
    this.#port = new ClientPort(on, udp, { address: ANY_IPV4, port: PORT.CLIENT });
  }

  get counters(): ClientPort['counters'] {
    return this.#port.counters;
  }

  /** From now on `datagram` hears what comes; what keeps it from that, if anything does. */
  open(datagram: UdpUser['datagram']): UdpFault | undefined {
    const fault = this.#port.open(datagram);
    // RFC 2131 §4.1: a server answers to the address that it gives, which is not ours yet.
    if (fault === undefined) {
      this.#on.awaits = (b, o, end) => isDatagramBetween([PORT.SERVER, PORT.CLIENT], b, o, end);
    }
    return fault;
  }

  close(): void {
    this.#on.awaits = undefined;
    this.#port.close();
  }

  broadcast(kind: RequestKind, said: Said): void {
    const source: Address = said.ciaddr === undefined ? ANY_IPV4 : addressOf(said.ciaddr);
    const octets = this.#letter(kind, said);
    // It goes past the filter, and its answers come to the filter.
    this.#ip.filter?.expects(this.#on, PORT.CLIENT, PORT.SERVER);
    this.#port.count(this.#sender.send({ source, destination: EVERYONE, ...PORTS, octets }));
  }

  send(kind: RequestKind, server: string, said: Said): void {
    const to = { address: addressOf(server), port: PORT.SERVER };
    this.#port.send(this.#letter(kind, said), to);
  }

  #letter(kind: RequestKind, said: Said): Uint8Array {
    const { hardwareAddress, mtu } = this.#on.link;
    const octetsMax = Math.max(LETTER_OCTETS_LEAST, mtu);
    return encodeRequest({ kind, hardwareAddress, hostName: this.#hostName, octetsMax, ...said });
  }
}

/** 0.0.0.0 and so on, from a signed word. */
export function textOf(word: number): string {
  return showAddress(Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word));
}
