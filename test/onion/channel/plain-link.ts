/** Links that hide nothing, in virtual time: what one end writes, the other hears soon after. */
import { addressOf } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import type { Timers } from '../../../runtime/base/timers.ts';
import type { Link, LinkPlace, LinkUser } from '../../../runtime/onion/link.ts';
import { asciiOctets, joinOctets } from '../../../runtime/onion/join.ts';
import { crypto } from '../handshake/given.ts';

/** What travels, changed on its way or as it is; in as many pieces as there are. */
export type Way = (octets: Uint8Array) => readonly Uint8Array[];

export class PlainLink implements Link {
  readonly remote: LinkPlace;
  readonly certificate: Uint8Array;
  /** Of the connection: both ends have it. */
  readonly secret: Uint8Array;
  /** All that was written, write by write. */
  readonly written: Uint8Array[] = [];
  isClosed = false;
  /** Writes are answered with false, while it is. */
  isFull = false;
  way: Way = (octets) => [octets];
  other: PlainLink | undefined;
  #user: LinkUser | undefined;
  readonly #timer: Timer;
  readonly #arriving: (Uint8Array | undefined)[] = [];

  constructor(timers: Timers, certificate: Uint8Array, secret: Uint8Array, address: string) {
    this.certificate = certificate;
    this.secret = secret;
    this.remote = { address: addressOf(address), port: 9001 };
    this.#timer = new Timer(timers, () => this.#arrive());
  }

  setUser(user: LinkUser): void {
    this.#user = user;
    if (this.#arriving.length > 0) this.#timer.start(1);
  }

  write(octets: Uint8Array): boolean {
    this.written.push(octets);
    if (!this.isClosed) for (const piece of this.way(octets)) this.other?.push(piece.slice());
    return !this.isFull;
  }

  exportKeyingMaterial(label: string, context: Uint8Array, length: number): Uint8Array {
    return crypto.shake256(joinOctets(this.secret, asciiOctets(label), context), length);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.other?.push(undefined);
  }

  abort(): void {
    this.close();
  }

  /** Undefined: the end. */
  push(octets: Uint8Array | undefined): void {
    this.#arriving.push(octets);
    if (this.#user !== undefined) this.#timer.start(1);
  }

  relieve(): void {
    this.isFull = false;
    this.#user?.writable();
  }

  #arrive(): void {
    for (const octets of this.#arriving.splice(0)) {
      if (octets !== undefined) this.#user?.received(octets);
      else this.#user?.closed(undefined);
    }
  }
}

/** Both ends of one. */
export function plainLinks(
  timers: Timers,
  certificate: Uint8Array,
): readonly [PlainLink, PlainLink] {
  const secret = crypto.random(32);
  const one = new PlainLink(timers, certificate, secret, '192.0.2.2');
  const other = new PlainLink(timers, certificate, secret, '192.0.2.1');
  one.other = other;
  other.other = one;
  return [one, other];
}
