/**
 * A directory authority for laboratories: it holds the keys of as many authorities as are wanted,
 * believes every relay that proves who it is, and signs a consensus for all of them at once. Nobody
 * votes, nobody measures, nobody is watched: it is good for networks that are one's own, and no
 * others.
 */
import { toHex } from '../base/base64.ts';
import { admit } from './authority/admission.ts';
import type { AdmittedRelay } from './authority/admission.ts';
import {
  consensusOf,
  digestOf,
  keyCertificateOf,
  microdescriptorOf,
} from './authority/documents.ts';
import type { AuthorityKeys, ListedRelay } from './authority/documents.ts';
import type { OnionCrypto } from './crypto.ts';
import { DirectoryFault } from './directory/fault.ts';
import type { LinkPlace } from './link.ts';
import type { DirectoryAnswer } from './relay/directory-connection.ts';
import type {
  DirectoryShelf,
  ShelvedCertificate,
  ShelvedConsensus,
} from './relay/directory-shelf.ts';

export interface LaboratoryAuthorityOptions {
  readonly crypto: OnionCrypto;
  readonly unixSeconds: () => number;
  /** Where each authority is; by default, one at a place that nobody asks. */
  readonly authorities: readonly { readonly nickname: string; readonly place: LinkPlace }[];
  /** How long a consensus is fresh, and is valid. */
  readonly freshSeconds?: number;
  readonly validSeconds?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Who may be a guard: by default who is no exit. */
  readonly isGuard?: (relay: AdmittedRelay) => boolean;
  /** Of the keys of authorities. */
  readonly keyBits?: number;
}

/** As a client has to know it. */
export interface LaboratorySigner {
  readonly nickname: string;
  /** Base16 in capitals. */
  readonly v3Identity: string;
}

const RELAYS_MAX = 10_000;
const CERTIFICATE_SECONDS = 365 * 24 * 3600;
const HOUR_SECONDS = 3600;
const KEY_BITS = 2048;

export class LaboratoryAuthority {
  readonly #options: LaboratoryAuthorityOptions;
  readonly #keys: readonly AuthorityKeys[];
  /** By fingerprint. */
  readonly #relays = new Map<string, AdmittedRelay>();
  #certificates: readonly ShelvedCertificate[];
  /** What was published last. */
  #published: { readonly consensus: ShelvedConsensus; relays: readonly ListedRelay[] } | undefined;

  constructor(options: LaboratoryAuthorityOptions) {
    const { crypto, authorities, unixSeconds, keyBits = KEY_BITS } = options;
    this.#options = options;
    this.#keys = authorities.map((one) => ({
      ...one,
      identity: crypto.rsaPair(keyBits),
      signing: crypto.rsaPair(keyBits),
    }));
    const now = unixSeconds();
    this.#certificates = this.#keys.map((keys) => ({
      identity: digestOf(crypto, keys.identity),
      signingKeyDigest: digestOf(crypto, keys.signing),
      text: keyCertificateOf(crypto, keys, now - HOUR_SECONDS, now + CERTIFICATE_SECONDS),
    }));
  }

  get signers(): readonly LaboratorySigner[] {
    const { crypto } = this.#options;
    return this.#keys.map(({ nickname, identity }) => ({
      nickname,
      v3Identity: digestOf(crypto, identity),
    }));
  }

  get relays(): number {
    return this.#relays.size;
  }

  /** Takes a relay in, or says why not. */
  admit(descriptor: Uint8Array | string): AdmittedRelay | DirectoryFault {
    const octets =
      typeof descriptor === 'string' ? new TextEncoder().encode(descriptor) : descriptor;
    const relay = admit(this.#options.crypto, octets);
    if (relay instanceof DirectoryFault) return relay;
    const name = toHex(relay.rsaIdentity);
    if (this.#relays.size >= RELAYS_MAX && !this.#relays.has(name)) {
      return new DirectoryFault('too many', `more than ${RELAYS_MAX} relays`);
    }
    this.#relays.set(name, relay);
    return relay;
  }

  /** For the directory of a relay: POST /tor/ (dir-spec §4.1). */
  readonly post = (path: string, body: Uint8Array): DirectoryAnswer => {
    if (path !== '/tor/') return { status: 404, body: new Uint8Array(0) };
    const admitted = this.admit(body);
    if (!(admitted instanceof DirectoryFault)) return { status: 200, body: new Uint8Array(0) };
    return { status: 400, body: new TextEncoder().encode(`${admitted.reason}\n`) };
  };

  /** A relay that is gone. */
  dismiss(rsaIdentity: Uint8Array): void {
    this.#relays.delete(toHex(rsaIdentity));
  }

  /** A consensus of those who are there, put on these shelves with all that belongs to it. */
  publish(...shelves: readonly DirectoryShelf[]): Uint8Array {
    const { crypto, unixSeconds, parameters = {} } = this.#options;
    const { freshSeconds = HOUR_SECONDS, validSeconds = 3 * HOUR_SECONDS } = this.#options;
    const validAfter = unixSeconds();
    const relays = [...this.#relays.values()].map((relay) => this.#listed(relay));
    const octets = consensusOf(crypto, {
      validAfter,
      freshUntil: validAfter + freshSeconds,
      validUntil: validAfter + validSeconds,
      parameters,
      relays,
      authorities: this.#keys,
    });
    const settings = new Map(Object.entries(parameters));
    this.#published = { consensus: { octets, validAfter, parameters: settings }, relays };
    for (const shelf of shelves) this.stock(shelf);
    return octets;
  }

  /** What was published last, put on a shelf. */
  stock(shelf: DirectoryShelf): void {
    if (this.#published === undefined) return;
    const { consensus, relays } = this.#published;
    shelf.putConsensus(consensus);
    shelf.putMicrodescriptors(relays.map(({ microdescriptor }) => microdescriptor));
    shelf.putCertificates(this.#certificates);
    for (const { rsaIdentity, text } of relays) shelf.putServer(toHex(rsaIdentity), text);
  }

  #listed(relay: AdmittedRelay): ListedRelay {
    const isExit = /^accept (1-65535|80,443|.*\b(80|443)\b)|^reject (?!1-65535)/.test(
      relay.policy.summary(4),
    );
    const { isGuard = () => !isExit } = this.#options;
    const flags = ['Fast', 'Running', 'Stable', 'Valid'];
    if (isExit) flags.push('Exit');
    if (isGuard(relay)) flags.push('Guard');
    if (relay.isDirectory) flags.push('V2Dir');
    return { ...relay, flags, microdescriptor: microdescriptorOf(relay) };
  }
}
