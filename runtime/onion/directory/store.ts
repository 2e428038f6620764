/**
 * The directory information that we have: nothing gets in that was not verified, neither from the
 * network nor from a file. A consensus whose signatures cannot be judged yet waits here for the
 * certificates that they need.
 */

import type { OnionCrypto } from '../crypto.ts';
import type { Authority } from './authority.ts';
import { ROUTERS_MAX, readConsensus } from './consensus.ts';
import type { Consensus } from './consensus.ts';
import { applyConsensusDiff, isConsensusDiff } from './consensus-diff.ts';
import { DirectoryFault } from './fault.ts';
import { readKeyCertificates } from './key-certificate.ts';
import type { KeyCertificate } from './key-certificate.ts';
import { readMicrodescriptors } from './microdescriptor.ts';
import type { Microdescriptor } from './microdescriptor.ts';
import { checkSignatures, signatureFault } from './signatures.ts';
import type { CertificateName } from './signatures.ts';
import { OnionText } from './text-file.ts';
import { TOLERANCES, protocolFault, validityFault } from './validity.ts';
import type { Tolerances } from './validity.ts';

/** Those that no consensus has named for so long are forgotten (dir-spec §5.2). */
const KEPT_SECONDS = 604_800;
export const MICRODESCRIPTORS_MAX: number = 2 * ROUTERS_MAX;
/** Of one authority: the one it has, and the ones before and after. */
const CERTIFICATES_OF_ONE_MAX = 3;

export interface StoreOptions {
  readonly crypto: OnionCrypto;
  readonly authorities: readonly Authority[];
  readonly unixSeconds: () => number;
  readonly tolerances?: Tolerances | undefined;
}

interface Kept {
  readonly microdescriptor: Microdescriptor;
  /** When a consensus last named it: seconds since 1970. */
  lastListed: number;
}

export class DirectoryStore {
  /** Another one whenever something has been taken. */
  revision = 0;
  readonly #options: StoreOptions;
  readonly #certificates = new Map<string, readonly KeyCertificate[]>();
  readonly #microdescriptors = new Map<string, Kept>();
  #consensus: Consensus | undefined;
  #candidate: Consensus | undefined;
  #missing: readonly string[] | undefined;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** The one that is used; whether it still may be, says `consensusFault`. */
  get consensus(): Consensus | undefined {
    return this.#consensus;
  }

  get certificates(): readonly KeyCertificate[] {
    return [...this.#certificates.values()].flat();
  }

  microdescriptor(digest: string): Microdescriptor | undefined {
    return this.#microdescriptors.get(digest)?.microdescriptor;
  }

  /** What the consensus says of a parameter. */
  parameter(name: string): number | undefined {
    return this.#consensus?.parameters.get(name);
  }

  get microdescriptorCount(): number {
    return this.#microdescriptors.size;
  }

  /** Why the consensus may not be used now, or undefined when it may. */
  consensusFault(): DirectoryFault | undefined {
    if (this.#consensus === undefined) return new DirectoryFault('expired', 'there is none yet');
    return validityFault(this.#consensus, this.#now, this.#tolerances);
  }

  /** There is one whose signatures cannot be judged yet. */
  get hasCandidate(): boolean {
    return this.#candidate !== undefined;
  }

  /** Certificates that would decide about a consensus that waits. */
  get missingCertificates(): readonly CertificateName[] {
    return this.#candidate === undefined ? [] : this.#check(this.#candidate).missing;
  }

  /** Digests of what the consensus names, of relays that run, and we have not. */
  get missingMicrodescriptors(): readonly string[] {
    if (this.#missing !== undefined) return this.#missing;
    const missing = (this.#consensus?.routers ?? [])
      .filter(({ flags }) => flags.running && flags.valid)
      .map((router) => router.microdescriptor)
      .filter((digest) => !this.#microdescriptors.has(digest));
    return (this.#missing = [...new Set(missing)]);
  }

  /**
   * A consensus, or a diff from the one that we have. Answers `true` when it is used from now on,
   * `false` when it waits for certificates.
   */
  takeConsensus(octets: Uint8Array): boolean | DirectoryFault {
    const { crypto } = this.#options;
    let made: Uint8Array | DirectoryFault = octets;
    if (isConsensusDiff(octets)) {
      if (this.#consensus === undefined) {
        return new DirectoryFault('not asked for', 'a diff, while there is no consensus');
      }
      made = applyConsensusDiff(this.#consensus, octets, crypto);
    }
    const read = made instanceof DirectoryFault ? made : readConsensus(made);
    if (read instanceof DirectoryFault) return read;
    const fault = this.#acceptableFault(read);
    if (fault !== undefined) return fault;
    return this.#decide(read);
  }

  /** Those of authorities that we know; what was wrong with others. */
  takeCertificates(octets: Uint8Array): readonly DirectoryFault[] {
    const { found, faults } = readKeyCertificates(octets, this.#options.crypto);
    const refused = [...faults];
    const known = new Set(this.#options.authorities.map(({ v3Identity }) => v3Identity));
    for (const certificate of found) {
      const { identity } = certificate;
      if (!known.has(identity)) {
        refused.push(new DirectoryFault('unknown authority', `a certificate of ${identity}`));
      } else if (certificate.expires < this.#now) {
        refused.push(new DirectoryFault('expired', `a certificate of ${identity}`));
      } else {
        this.#keep(certificate);
      }
    }
    return refused;
  }

  /** Looks again at a consensus that waited; as `takeConsensus`, undefined when none does. */
  decideAgain(): boolean | DirectoryFault | undefined {
    return this.#candidate === undefined ? undefined : this.#decide(this.#candidate);
  }

  /** Nobody has the certificates that one needs: then nobody has signed it. */
  forgetCandidate(): void {
    this.#candidate = undefined;
  }

  /** Those that were asked for: how many of them are here now, and what was wrong. */
  takeMicrodescriptors(octets: Uint8Array, asked: ReadonlySet<string>): MicrodescriptorsTaken {
    const { found, faults } = readMicrodescriptors(octets, asked, this.#options.crypto);
    let taken = 0;
    for (const microdescriptor of found) {
      if (this.#microdescriptors.size >= MICRODESCRIPTORS_MAX) break;
      this.#microdescriptors.set(microdescriptor.digest, {
        microdescriptor,
        lastListed: this.#now,
      });
      taken++;
    }
    if (taken > 0) {
      this.#missing = undefined;
      this.revision++;
    }
    return { taken, faults };
  }

  /** All of it, as text in which each character is an octet. */
  save(): string {
    const file = new OnionText();
    for (const { text } of this.certificates) file.add('certificate', text);
    if (this.#consensus !== undefined) file.addOctets('consensus', this.#consensus.octets);
    for (const { microdescriptor } of this.#consensus?.routers ?? []) {
      const known = this.microdescriptor(microdescriptor);
      if (known !== undefined) file.add('microdescriptor', known.text);
    }
    return file.text;
  }

  /** What was saved, verified again; what was wrong with it. */
  load(text: string): readonly DirectoryFault[] {
    const parts = OnionText.parts(text);
    if (parts instanceof DirectoryFault) return [parts];
    const faults: DirectoryFault[] = [];
    const kinds = (kind: string): typeof parts => parts.filter((part) => part.kind === kind);
    for (const { octets } of kinds('certificate')) faults.push(...this.takeCertificates(octets));
    for (const { octets } of kinds('consensus')) {
      const taken = this.takeConsensus(octets);
      if (taken instanceof DirectoryFault) faults.push(taken);
    }
    const named = new Set(this.missingMicrodescriptors);
    for (const { octets } of kinds('microdescriptor')) {
      faults.push(...this.takeMicrodescriptors(octets, named).faults);
    }
    return faults;
  }

  get #now(): number {
    return this.#options.unixSeconds();
  }

  get #tolerances(): Tolerances {
    return this.#options.tolerances ?? TOLERANCES;
  }

  #acceptableFault(read: Consensus): DirectoryFault | undefined {
    const current = this.#consensus;
    // An older one that is signed as well would take us back to what was.
    if (current !== undefined && read.validAfter <= current.validAfter) {
      return new DirectoryFault('expired', 'no newer than the one that we have');
    }
    return validityFault(read, this.#now, this.#tolerances) ?? protocolFault(read);
  }

  #check(consensus: Consensus): ReturnType<typeof checkSignatures> {
    const { authorities, crypto } = this.#options;
    return checkSignatures(consensus, authorities, this.certificates, crypto, this.#now);
  }

  #decide(read: Consensus): boolean | DirectoryFault {
    const check = this.#check(read);
    const fault = signatureFault(check);
    if (fault !== undefined) {
      const identities = new Set(check.missing.map(({ identity }) => identity));
      const isUndecided = check.signers.length + identities.size >= check.needed;
      this.#candidate = isUndecided ? read : undefined;
      return isUndecided ? false : fault;
    }
    this.#candidate = undefined;
    this.#use(read);
    return true;
  }

  #use(consensus: Consensus): void {
    this.#consensus = consensus;
    this.#missing = undefined;
    this.revision++;
    const now = this.#now;
    for (const { microdescriptor } of consensus.routers) {
      const kept = this.#microdescriptors.get(microdescriptor);
      if (kept !== undefined) kept.lastListed = now;
    }
    for (const [digest, { lastListed }] of this.#microdescriptors) {
      if (lastListed < now - KEPT_SECONDS) this.#microdescriptors.delete(digest);
    }
  }

  #keep(certificate: KeyCertificate): void {
    const { identity, signingKeyDigest } = certificate;
    const others = (this.#certificates.get(identity) ?? []).filter(
      (other) => other.signingKeyDigest !== signingKeyDigest,
    );
    const newestFirst = [certificate, ...others].sort((a, b) => b.published - a.published);
    this.#certificates.set(identity, newestFirst.slice(0, CERTIFICATES_OF_ONE_MAX));
  }
}

export interface MicrodescriptorsTaken {
  readonly taken: number;
  readonly faults: readonly DirectoryFault[];
}
