/** A relay's link that changes what it says, cell by cell, on its way to the client. */
import { circid, command as commandOf } from '../../../generated/onion/tor.wire.ts';
import { CellInput } from '../../../runtime/onion/channel/input.ts';
import type { Link, LinkDialer, LinkPlace, LinkUser } from '../../../runtime/onion/link.ts';

/** A cell as the relay has said it; what is said instead, or nothing. */
export type Lie = (cell: LiedCell) => readonly Uint8Array[];

export interface LiedCell {
  readonly circuitId: number;
  readonly command: number;
  readonly octets: Uint8Array;
}

const HANDSHAKE_VERSION = 3;
export const LINK_VERSION = 5;

export class LyingLink implements Link {
  readonly remote: LinkPlace;
  readonly certificate: Uint8Array;
  lie: Lie = ({ octets }) => [octets];
  linkVersion = HANDSHAKE_VERSION;
  /** Of circuits that it has spoken of. */
  readonly circuitIds = new Set<number>();
  readonly #link: Link;
  readonly #input = new CellInput();
  #user: LinkUser | undefined;

  constructor(link: Link, certificate: Uint8Array = link.certificate) {
    this.#link = link;
    this.remote = link.remote;
    this.certificate = certificate;
  }

  setUser(user: LinkUser): void {
    this.#user = user;
    this.#link.setUser({
      received: (b) => this.#input.take(b, this),
      writable: () => user.writable(),
      closed: (why) => user.closed(why),
    });
  }

  cell(b: Uint8Array, o: number, end: number): boolean {
    const octets = b.slice(o, end);
    const circuitId = circid(b, o, this.linkVersion);
    this.circuitIds.add(circuitId);
    const command = commandOf(b, o, this.linkVersion);
    // The first one is VERSIONS, and what follows is of the version that both know.
    const said = this.linkVersion === HANDSHAKE_VERSION ? [octets] : undefined;
    this.linkVersion = LINK_VERSION;
    for (const one of said ?? this.lie({ circuitId, command, octets })) this.say(one);
    return true;
  }

  /** As if the relay had said it. */
  say(octets: Uint8Array): void {
    this.#user?.received(octets);
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

/** A dialer all of whose links lie as they are told to; in the order of dialing. */
export class LyingDialer implements LinkDialer {
  readonly links: LyingLink[] = [];
  /** What is made of each link before anybody has it. */
  prepare: (link: Link, number: number) => LyingLink = (link) => new LyingLink(link);
  readonly #dialer: LinkDialer;

  constructor(dialer: LinkDialer) {
    this.#dialer = dialer;
  }

  async dial(place: LinkPlace, signal: AbortSignal): Promise<Link> {
    const link = await this.#dialer.dial(place, signal);
    const lying = this.prepare(link, this.links.length + 1);
    this.links.push(lying);
    return lying;
  }
}
