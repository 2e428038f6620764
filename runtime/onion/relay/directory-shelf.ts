/**
 * What a relay's directory has to give (dir-spec §4): a consensus, the microdescriptors it names,
 * the certificates of those who signed it, and server descriptors. Each is text as it was signed;
 * nothing is made of it here.
 */
import { copyOf } from '../../base/octets.ts';
import { fromBase64, fromHex, toBase64 } from '../../base/base64.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { DirectoryStore } from '../directory/store.ts';

export interface ShelvedCertificate {
  /** Fingerprints in capitals. */
  readonly identity: string;
  readonly signingKeyDigest: string;
  readonly text: string;
}

export interface ShelvedConsensus {
  readonly octets: Uint8Array;
  /** Seconds since 1970. */
  readonly validAfter: number;
  readonly parameters: ReadonlyMap<string, number>;
}

/** Of what a client has, what a shelf takes. */
export type ShelvedStore = Pick<DirectoryStore, 'consensus' | 'certificates' | 'microdescriptor'>;

/** Nobody may ask for more at once. */
export const ASKED_MAX = 512;
const DIGEST_SHA256_OCTETS = 32;

export class DirectoryShelf {
  readonly #crypto: OnionCrypto;
  #consensus: ShelvedConsensus | undefined;
  #microdescriptors = new Map<string, string>();
  #certificates: readonly ShelvedCertificate[] = [];
  /** By fingerprint in capitals. */
  readonly #servers = new Map<string, string>();
  /** Of this relay itself. */
  ownDescriptor: string | undefined;

  constructor(crypto: OnionCrypto) {
    this.#crypto = crypto;
  }

  get consensus(): ShelvedConsensus | undefined {
    return this.#consensus;
  }

  get certificates(): readonly ShelvedCertificate[] {
    return this.#certificates;
  }

  putConsensus({ octets, ...rest }: ShelvedConsensus): void {
    this.#consensus = { octets: copyOf(octets), ...rest };
  }

  /** Instead of those there were. */
  putMicrodescriptors(texts: Iterable<string>): void {
    this.#microdescriptors = new Map();
    for (const text of texts) {
      const octets = new TextEncoder().encode(text);
      this.#microdescriptors.set(toBase64(this.#crypto.digest('sha256', octets), false), text);
    }
  }

  putCertificates(certificates: readonly ShelvedCertificate[]): void {
    this.#certificates = certificates;
  }

  /** What a client of directories has found good: of a relay among authorities of others. */
  putAllOf(store: ShelvedStore): void {
    const { consensus, certificates } = store;
    if (consensus === undefined) return;
    const known = consensus.routers.map(({ microdescriptor }) =>
      store.microdescriptor(microdescriptor),
    );
    const { octets, validAfter, parameters } = consensus;
    this.putConsensus({ octets, validAfter, parameters });
    this.putMicrodescriptors(known.flatMap((one) => (one === undefined ? [] : [one.text])));
    this.putCertificates(
      certificates.map(({ identity, signingKeyDigest, text }) => ({
        identity: identity.toUpperCase(),
        signingKeyDigest: signingKeyDigest.toUpperCase(),
        text,
      })),
    );
  }

  putServer(fingerprint: string, text: string): void {
    this.#servers.set(fingerprint, text);
  }

  /** What a path names; undefined when it is not here. */
  find(path: string): Uint8Array | undefined {
    const [, flavoured] =
      /^\/tor\/status-vote\/current\/consensus-microdesc(\/.*)?$/.exec(path) ?? [];
    if (flavoured !== undefined || path === '/tor/status-vote/current/consensus-microdesc') {
      return this.#consensus?.octets;
    }
    const text = this.#textAt(path);
    return text === undefined || text === '' ? undefined : new TextEncoder().encode(text);
  }

  #textAt(path: string): string | undefined {
    const [, kind, asked] =
      /^\/tor\/(micro\/d|keys\/fp-sk|keys\/fp|server\/fp)\/(.+)$/.exec(path) ?? [];
    switch (kind) {
      case 'micro/d':
        return this.#microdescriptorsOf(asked);
      case 'keys/fp':
        return this.#joined(asked, '+', (name) => this.#certificateOf(name, undefined));
      case 'keys/fp-sk':
        return this.#joined(asked, '+', (names) => {
          const [identity, key] = names.split('-');
          return this.#certificateOf(identity, key);
        });
      case 'server/fp':
        return this.#joined(asked, '+', (name) => this.#servers.get(name.toUpperCase()));
    }
    if (path === '/tor/keys/all') return this.#certificates.map(({ text }) => text).join('');
    if (path === '/tor/server/all') return [...this.#servers.values()].join('');
    if (path === '/tor/server/authority') return this.ownDescriptor;
    return undefined;
  }

  #microdescriptorsOf(asked: string): string {
    return this.#joined(asked, '-', (name) => {
      // In the alphabet of base64, with or without what fills it up.
      const digest = fromBase64(name);
      if (digest?.length !== DIGEST_SHA256_OCTETS) return undefined;
      return this.#microdescriptors.get(toBase64(digest, false));
    });
  }

  #certificateOf(identity: string, key: string | undefined): string | undefined {
    if (fromHex(identity) === undefined) return undefined;
    return this.#certificates.find(
      (one) =>
        one.identity === identity.toUpperCase() &&
        (key === undefined || one.signingKeyDigest === key.toUpperCase()),
    )?.text;
  }

  #joined(asked: string, by: string, find: (name: string) => string | undefined): string {
    const names = new Set(asked.split(by).slice(0, ASKED_MAX));
    return [...names].map((name) => find(name) ?? '').join('');
  }
}
