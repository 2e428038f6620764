/**
 * What may still leave a host all of whose streams go through circuits: segments of TCP to relays
 * that it has links to, and nothing else. Dialing opens the gate for a relay, the end of the last
 * link to it shuts it again.
 */
import type { Address } from '../base/address.ts';
import { sameAddress } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import type { Egress } from '../network/egress.ts';
import { PROTOCOL_NUMBER } from '../network/protocol-number.ts';
import type { Link, LinkDialer, LinkPlace, LinkUser } from './link.ts';

interface Opening {
  readonly address: Address;
  links: number;
}

export class OnionGate implements Egress, LinkDialer {
  readonly #dialer: LinkDialer;
  /** A handful: a client has few guards. */
  readonly #openings: Opening[] = [];

  constructor(dialer: LinkDialer) {
    this.#dialer = dialer;
  }

  /** The relays that there are links to, or will be. */
  get relays(): readonly Address[] {
    return this.#openings.map(({ address }) => address);
  }

  permits(destination: Address, protocol: number): boolean {
    return protocol === PROTOCOL_NUMBER.TCP && this.#find(destination) !== undefined;
  }

  async dial(place: LinkPlace, signal: AbortSignal): Promise<Link> {
    const opening = this.#open(place.address);
    try {
      return new WatchedLink(await this.#dialer.dial(place, signal), () => this.#shut(opening));
    } catch (error) {
      this.#shut(opening);
      throw error;
    }
  }

  #find(address: Address): Opening | undefined {
    const openings = this.#openings;
    for (let index = 0; index < openings.length; index++) {
      if (sameAddress(openings[index].address, address)) return openings[index];
    }
    return undefined;
  }

  #open(address: Address): Opening {
    let opening = this.#find(address);
    if (opening === undefined) {
      opening = { address: copyOf(address), links: 0 };
      this.#openings.push(opening);
    }
    opening.links++;
    return opening;
  }

  #shut(opening: Opening): void {
    opening.links--;
    if (opening.links === 0) this.#openings.splice(this.#openings.indexOf(opening), 1);
  }
}

/** A link whose end is told to one more. */
class WatchedLink implements Link {
  readonly #link: Link;
  readonly #over: () => void;

  constructor(link: Link, over: () => void) {
    this.#link = link;
    this.#over = over;
  }

  get remote(): LinkPlace {
    return this.#link.remote;
  }

  get certificate(): Uint8Array {
    return this.#link.certificate;
  }

  setUser(user: LinkUser): void {
    this.#link.setUser({
      received: (b) => user.received(b),
      writable: () => user.writable(),
      closed: (why) => {
        this.#over();
        user.closed(why);
      },
    });
  }

  write(octets: Uint8Array): boolean {
    return this.#link.write(octets);
  }

  exportKeyingMaterial(label: string, context: Uint8Array, length: number): Uint8Array {
    return this.#link.exportKeyingMaterial(label, context, length);
  }

  close(): void {
    this.#link.close();
  }

  abort(): void {
    this.#link.abort();
  }
}
