/**
 * Microdescriptors (dir-spec §3.3): what a client has to know of a relay besides the consensus,
 * which names each by its SHA-256. One that was not asked for is not even read.
 */
import { toBase64 } from '../../base/base64.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { LinkPlace } from '../link.ts';
import { DocumentReader, documentText } from './document.ts';
import type { Item } from './document.ts';
import { DirectoryFault, orFault, refuse } from './fault.ts';
import { base64In, placeIn } from './fields.ts';
import { PortPolicy, REJECT_ALL } from './port-policy.ts';
import { Protocols } from './protocols.ts';
import { readSection } from './section.ts';
import type { SectionRules } from './section.ts';

export interface Microdescriptor {
  /** SHA-256 in base64 without padding, as the consensus has it. */
  readonly digest: string;
  /** As it came: what its digest is of. */
  readonly text: string;
  readonly ntorKey: Uint8Array;
  readonly ed25519Identity: Uint8Array | undefined;
  /** Members: identities as `$` and base16 in capitals, and nicknames in small letters. */
  readonly family: readonly string[];
  /** Happy families: who has one of these in common with another is its kin. */
  readonly familyIds: readonly string[];
  readonly policy: PortPolicy;
  readonly ipv6Policy: PortPolicy;
  readonly protocols: Protocols | undefined;
  /** More addresses where it can be reached: IPv6. */
  readonly places: readonly LinkPlace[];
}

export const MICRODESCRIPTOR_OCTETS_MAX = 0x10000;
export const FAMILY_MAX = 2048;
const KEY_OCTETS = 32;

const RULES: SectionRules = {
  // Without its object since TAP is gone.
  'onion-key': { times: 'once', place: 'first', object: 'RSA PUBLIC KEY', mayLackObject: true },
  'ntor-onion-key': { times: 'once', arguments: 1 },
  a: { times: 'any', arguments: 1 },
  family: { times: 'optional' },
  'family-ids': { times: 'optional' },
  p: { times: 'optional', arguments: 2 },
  p6: { times: 'optional', arguments: 2 },
  pr: { times: 'optional' },
  id: { times: 'any', arguments: 2 },
};

/** What was found among octets of many, in their order, and what was wrong with the others. */
export interface MicrodescriptorsRead {
  readonly found: readonly Microdescriptor[];
  readonly faults: readonly DirectoryFault[];
}

/** Reads those whose digests are wanted, each once. */
export function readMicrodescriptors(
  octets: Uint8Array,
  wanted: ReadonlySet<string>,
  crypto: OnionCrypto,
): MicrodescriptorsRead {
  const text = documentText(octets);
  const found = new Map<string, Microdescriptor>();
  const faults: DirectoryFault[] = [];
  const policies = new Map<string, PortPolicy>();
  for (let from = 0; from < text.length;) {
    const next = text.indexOf('\nonion-key', from);
    const to = next < 0 ? text.length : next + 1;
    const digest = toBase64(crypto.digest('sha256', octets.subarray(from, to)), false);
    const read =
      wanted.has(digest) && !found.has(digest)
        ? readMicrodescriptor(text.slice(from, to), digest, policies)
        : new DirectoryFault('not asked for', `a microdescriptor ${digest}`);
    if (read instanceof DirectoryFault) {
      // A response of nonsense is not worth a list of it.
      if (faults.length < wanted.size + 1) faults.push(read);
    } else {
      found.set(digest, read);
    }
    from = to;
  }
  return { found: [...found.values()], faults };
}

/** One whose digest is known; `policies` are shared among many, for most are the same. */
export function readMicrodescriptor(
  text: string,
  digest: string,
  policies: Map<string, PortPolicy> = new Map<string, PortPolicy>(),
): Microdescriptor | DirectoryFault {
  return orFault(() => {
    if (text.length > MICRODESCRIPTOR_OCTETS_MAX) {
      refuse('document too long', `a microdescriptor of ${text.length} octets`);
    }
    const section = readSection(new DocumentReader(text), RULES);
    const ntor = section.one('ntor-onion-key');
    const pr = section.maybe('pr');
    const policyOf = (item: Item | undefined): PortPolicy => {
      if (item === undefined) return REJECT_ALL;
      const known = policies.get(item.rest);
      if (known !== undefined) return known;
      const policy = new PortPolicy(item.rest, item.line);
      policies.set(item.rest, policy);
      return policy;
    };
    return {
      digest,
      text,
      ntorKey: base64In(ntor, ntor.argument(0), KEY_OCTETS),
      ed25519Identity: ed25519IdentityIn(section.all('id')),
      family: familyIn(section.maybe('family')),
      familyIds: wordsIn(section.maybe('family-ids')),
      policy: policyOf(section.maybe('p')),
      ipv6Policy: policyOf(section.maybe('p6')),
      protocols: pr === undefined ? undefined : new Protocols(pr.rest, pr.line),
      places: section.all('a').map((item) => placeIn(item, item.argument(0))),
    };
  });
}

/** At most once each kind of key; of what nobody knows, nothing is asked. */
function ed25519IdentityIn(items: readonly Item[]): Uint8Array | undefined {
  const [first, second] = items.filter((item) => item.argument(0) === 'ed25519');
  if (second !== undefined) refuse('repeated item', 'id ed25519 comes once', second.line);
  return first === undefined ? undefined : base64In(first, first.argument(1), KEY_OCTETS);
}

const MEMBER_BY_IDENTITY = /^\$([0-9A-Fa-f]{40})(?:[=~].*)?$/;
const MEMBER_BY_NAME = /^[A-Za-z0-9]{1,19}$/;

/** Entries that are neither are for the future: passed over (dir-spec §3.3). */
function familyIn(item: Item | undefined): readonly string[] {
  return wordsIn(item).flatMap((word) => {
    const match = MEMBER_BY_IDENTITY.exec(word);
    if (match !== null) return [`$${match[1].toUpperCase()}`];
    return MEMBER_BY_NAME.test(word) ? [word.toLowerCase()] : [];
  });
}

function wordsIn(item: Item | undefined): readonly string[] {
  if (item === undefined) return [];
  const words = item.arguments;
  if (words.length > FAMILY_MAX) {
    refuse('too many', `a family of more than ${FAMILY_MAX}`, item.line);
  }
  return words;
}
