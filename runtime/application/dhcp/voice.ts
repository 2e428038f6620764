/**
 * How a client speaks: to everyone from nobody's address while it has none, to its server by the
 * way that routes lead once it has one (RFC 2131 §4.1, §4.4.4).
 */
import { PORT } from '../../../generated/application/dhcpv4.wire.ts';
import { addressOf, ANY_IPV4, showAddress } from '../../base/address.ts';
import type { Address } from '../../base/address.ts';
import { countersOf } from '../../base/counters.ts';
import type { Counters } from '../../base/counters.ts';
import type { Random } from '../../base/random.ts';
import type { NetworkInterface } from '../../network/interfaces.ts';
import { EVERYONE } from '../../network/ipv4/unrouted.ts';
import { UnroutedDatagrams } from '../../transport/udp/unrouted.ts';
import type { UdpFault, UdpPort, UdpService, UdpUser } from '../../transport/udp/user.ts';
import { encodeRequest } from './requests.ts';
import type { ClientRequest, RequestKind } from './requests.ts';

/** RFC 2132 §9.10: any host can take so much. */
const LETTER_OCTETS_LEAST = 576;

/** What differs from letter to letter. */
export type Said = Partial<ClientRequest> & Pick<ClientRequest, 'xid' | 'secs'>;

export class Voice {
  readonly counters: Counters<'sent' | 'notSent'> = countersOf('sent', 'notSent');
  readonly #on: NetworkInterface;
  readonly #udp: UdpService;
  readonly #hostName: string | undefined;
  readonly #sender: UnroutedDatagrams;
  #port: UdpPort | undefined;

  constructor(
    on: NetworkInterface,
    { udp, random }: { readonly udp: UdpService; readonly random: Random },
    hostName: string | undefined,
  ) {
    this.#on = on;
    this.#udp = udp;
    this.#hostName = hostName;
    this.#sender = new UnroutedDatagrams(on.link, random);
  }

  /** From now on `datagram` hears what comes; what keeps it from that, if anything does. */
  open(datagram: UdpUser['datagram']): UdpFault | undefined {
    if (this.#port !== undefined) return undefined;
    const user: UdpUser = {
      datagram,
      error() {
        // Only who is connected is told.
      },
    };
    const local = { address: ANY_IPV4, port: PORT.CLIENT };
    const opened = this.#udp.open(local, user, { reuseAddress: true, interface: this.#on });
    if (typeof opened === 'string') return opened;
    this.#port = opened;
    return undefined;
  }

  close(): void {
    this.#port?.close();
    this.#port = undefined;
  }

  broadcast(kind: RequestKind, said: Said): void {
    const source: Address = said.ciaddr === undefined ? ANY_IPV4 : addressOf(said.ciaddr);
    const ports = { sourcePort: PORT.CLIENT, destinationPort: PORT.SERVER };
    const octets = this.#letter(kind, said);
    this.#counted(this.#sender.send({ source, destination: EVERYONE, ...ports, octets }));
  }

  send(kind: RequestKind, server: string, said: Said): void {
    const octets = this.#letter(kind, said);
    const to = { address: addressOf(server), port: PORT.SERVER, interface: this.#on };
    const port = this.#port;
    this.#counted(port !== undefined && port.send(octets, 0, octets.length, to) === undefined);
  }

  #letter(kind: RequestKind, said: Said): Uint8Array {
    const { hardwareAddress, mtu } = this.#on.link;
    const octetsMax = Math.max(LETTER_OCTETS_LEAST, mtu);
    return encodeRequest({ kind, hardwareAddress, hostName: this.#hostName, octetsMax, ...said });
  }

  #counted(isSent: boolean): void {
    if (isSent) this.counters.sent++;
    else this.counters.notSent++;
  }
}

/** 0.0.0.0 and so on, from a signed word. */
export function textOf(word: number): string {
  return showAddress(Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word));
}
