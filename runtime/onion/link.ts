/**
 * A link between two relays, or from a client to one: TLS, as its user sees it. Who makes it is
 * given: node:tls over the stack's own TCP (adapters/node/onion-links.ts), or, in simulations that
 * must not wait for the real time, links that hide nothing and say so by their name.
 */
import type { Address } from '../base/address.ts';

/** What a link tells its user. Called when something came: quick, and never throwing. */
export interface LinkUser {
  /** b is the callee's only for this call. */
  received(b: Uint8Array): void;
  /** There is room again after `write` answered false. */
  writable(): void;
  /** The last one: nothing follows. */
  closed(why: string | undefined): void;
}

export interface Link {
  /** As the other end was reached, or has reached us. */
  readonly remote: LinkPlace;
  /** In DER, what the responder showed in TLS, to both ends alike; it signs for itself alone. */
  readonly certificate: Uint8Array;
  setUser(user: LinkUser): void;
  /** Octets are taken, all of them: copied, or never written to again. False: enough for now. */
  write(octets: Uint8Array): boolean;
  /** RFC 5705 §4: so that what is signed for this link is of no use on another. */
  exportKeyingMaterial(label: string, context: Uint8Array, length: number): Uint8Array;
  /** Sends what was written, then the end. */
  close(): void;
  /** Gone at once. */
  abort(): void;
}

export interface LinkPlace {
  readonly address: Address;
  readonly port: number;
}

export interface LinkDialer {
  /** Settled when TLS is up; rejected, with an Error that says at which step, when it is not. */
  dial(place: LinkPlace, signal: AbortSignal): Promise<Link>;
}

/** What a listening relay shows in TLS. */
export interface LinkCredentials {
  /** A certificate that signs itself, in DER. */
  readonly certificate: Uint8Array;
  /** Of it, in PKCS #8 DER. */
  readonly secretKey: Uint8Array;
}
