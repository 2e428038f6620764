/**
 * Links of onion routing over TCP of a laboratory, in virtual time: plain ones, that hide nothing
 * from whoever watches the wires. Certificates are not even sent: both ends find in one list what
 * is shown where. For simulations, and for nothing else.
 */
import { showAddress } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import type { OnionCrypto } from '../onion/crypto.ts';
import { asciiOctets, joinOctets } from '../onion/join.ts';
import type { Link, LinkDialer, LinkPlace, LinkUser } from '../onion/link.ts';
import type { TcpConnection, TcpFault, TcpService, TcpUser } from '../transport/tcp/user.ts';

const CHUNK_OCTETS = 65_536;
const BACKLOG = 128;
/** What is written and was not taken by TCP: more is enough for now. */
const WAITING_OCTETS_MAX = 65_536;
const NO_CERTIFICATE = new Uint8Array(0);

export class PlainLinks {
  readonly #crypto: OnionCrypto;
  /** By place, what is shown there. */
  readonly #shown = new Map<string, () => Uint8Array>();

  constructor(crypto: OnionCrypto) {
    this.#crypto = crypto;
  }

  /** Takes links at a place, with what is shown there now; throws RangeError when it cannot. */
  listen(
    tcp: TcpService,
    place: LinkPlace,
    certificate: () => Uint8Array,
    accept: (link: Link) => void,
  ): () => void {
    const listener = tcp.listen(place, BACKLOG, { options: { noDelay: true } });
    if (typeof listener === 'string') throw new RangeError(`${nameOf(place)}: ${listener}`);
    this.#shown.set(nameOf(place), certificate);
    listener.onAcceptable(() => {
      for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
        const link = new PlainLink(this.#crypto, one.remote, certificate());
        link.carry(one, secretOf(one.remote, one.local));
        accept(link);
      }
    });
    return () => listener.close();
  }

  dialer(tcp: TcpService): LinkDialer {
    return {
      dial: (place, signal) =>
        new Promise((resolve, reject) => {
          const certificate = this.#shown.get(nameOf(place))?.() ?? NO_CERTIFICATE;
          const link = new PlainLink(this.#crypto, place, certificate);
          const failed = (fault: TcpFault | undefined): void =>
            reject(new Error(`connecting to ${nameOf(place)}: ${fault ?? 'closed'}`));
          const opened = tcp.connect(
            place,
            link.userOf(() => resolve(link), failed),
            {
              options: { noDelay: true },
            },
          );
          if (typeof opened === 'string') return failed(opened);
          link.carry(opened, secretOf(opened.local, opened.remote));
          signal.addEventListener('abort', () => {
            opened.abort();
            reject(new Error(`connecting to ${nameOf(place)}: given up`));
          });
        }),
    };
  }
}

function nameOf({ address, port }: LinkPlace): string {
  return `${showAddress(address)}:${port}`;
}

/** Of a connection, the same at both ends, and another for each: all that a plain link needs. */
function secretOf(initiator: LinkPlace, responder: LinkPlace): Uint8Array {
  return asciiOctets(`${nameOf(initiator)} ${nameOf(responder)}`);
}

class PlainLink implements Link {
  readonly remote: LinkPlace;
  readonly certificate: Uint8Array;
  readonly #crypto: OnionCrypto;
  readonly #into = new Uint8Array(CHUNK_OCTETS);
  readonly #waiting: Uint8Array[] = [];
  #waitingOctets = 0;
  #connection: TcpConnection | undefined;
  #secret: Uint8Array = NO_CERTIFICATE;
  #user: LinkUser | undefined;
  #isClosing = false;

  constructor(crypto: OnionCrypto, remote: LinkPlace, certificate: Uint8Array) {
    this.#crypto = crypto;
    this.remote = remote;
    this.certificate = certificate;
  }

  /** Over this connection, whose user it becomes. */
  carry(connection: TcpConnection, secret: Uint8Array): void {
    this.#connection = connection;
    this.#secret = secret;
    connection.setUser(this.userOf());
  }

  userOf(
    established: () => void = this.#established,
    failed: (fault: TcpFault | undefined) => void = this.#failed,
  ): TcpUser {
    this.#established = established;
    this.#failed = failed;
    return {
      established: () => this.#established(),
      readable: () => this.#read(),
      writable: () => this.#drain(),
      closed: (fault) => {
        this.#failed(fault);
        this.#end(fault);
      },
    };
  }

  setUser(user: LinkUser): void {
    this.#user = user;
    this.#read();
  }

  write(octets: Uint8Array): boolean {
    this.#waiting.push(copyOf(octets));
    this.#waitingOctets += octets.length;
    this.#drain();
    return this.#waitingOctets < WAITING_OCTETS_MAX;
  }

  exportKeyingMaterial(label: string, context: Uint8Array, length: number): Uint8Array {
    return this.#crypto.shake256(joinOctets(this.#secret, asciiOctets(label), context), length);
  }

  close(): void {
    this.#isClosing = true;
    this.#drain();
  }

  abort(): void {
    this.#connection?.abort();
    this.#connection = undefined;
  }

  #established: () => void = () => {};
  #failed: (fault: TcpFault | undefined) => void = () => {};

  #read(): void {
    const connection = this.#connection;
    while (connection !== undefined && this.#user !== undefined && connection.readable > 0) {
      const count = connection.read(this.#into, 0, CHUNK_OCTETS);
      this.#user.received(this.#into.subarray(0, count));
    }
    if (connection?.isPeerClosed === true && this.#user !== undefined) {
      connection.close();
      this.#end(undefined);
    }
  }

  #drain(): void {
    const before = this.#waitingOctets;
    while (this.#waiting.length > 0 && this.#connection !== undefined) {
      const taken = this.#connection.write(this.#waiting[0]);
      this.#waitingOctets -= taken;
      if (taken < this.#waiting[0].length) {
        this.#waiting[0] = this.#waiting[0].subarray(taken);
        break;
      }
      this.#waiting.shift();
    }
    if (this.#isClosing && this.#waiting.length === 0) this.#connection?.close();
    if (before >= WAITING_OCTETS_MAX && this.#waitingOctets === 0) this.#user?.writable();
  }

  #end(fault: TcpFault | undefined): void {
    const user = this.#user;
    this.#user = undefined;
    this.#connection = undefined;
    user?.closed(fault);
  }
}
