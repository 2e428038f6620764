/** What a consensus says of one relay: its entry (dir-spec §3.4.1, §3.9.2). */
import type { LinkPlace } from '../link.ts';
import type { DocumentReader, Item } from './document.ts';
import { quoted, refuse } from './fault.ts';
import { addressIn, base64In, nicknameIn, numberIn, placeIn, portIn } from './fields.ts';
import { Protocols } from './protocols.ts';
import { readSection } from './section.ts';
import type { SectionRules } from './section.ts';

/** By name, what the authorities found: those flags that a client looks at, and all names. */
export interface RelayFlags {
  readonly names: ReadonlySet<string>;
  readonly authority: boolean;
  readonly badExit: boolean;
  readonly exit: boolean;
  readonly fast: boolean;
  readonly guard: boolean;
  readonly middleOnly: boolean;
  readonly noEdConsensus: boolean;
  readonly running: boolean;
  readonly stable: boolean;
  readonly v2Dir: boolean;
  readonly valid: boolean;
}

export interface RouterStatus {
  readonly nickname: string;
  /** Of its RSA identity: in base64 without padding, which serves as its key in tables. */
  readonly identity: string;
  readonly rsaIdentity: Uint8Array;
  /** Where it can be reached: IPv4 first, as the authorities have found it. */
  readonly places: readonly LinkPlace[];
  readonly directoryPort: number;
  /** SHA-256 of its microdescriptor: in base64 without padding. */
  readonly microdescriptor: string;
  readonly flags: RelayFlags;
  readonly version: string;
  readonly protocols: Protocols;
  /** In thousands of octets a second, or in whatever unit the authorities agreed upon. */
  readonly bandwidth: number;
  readonly isUnmeasured: boolean;
}

const IDENTITY_OCTETS = 20;
const DIGEST_OCTETS = 32;
const BANDWIDTH_MAX = 0xffffffff;
const BANDWIDTH = 'Bandwidth=';
const IPV4_OCTETS = 4;

const RULES: SectionRules = {
  r: { times: 'once', place: 'first', arguments: 7 },
  a: { times: 'any', arguments: 1 },
  m: { times: 'once', arguments: 1 },
  s: { times: 'once' },
  v: { times: 'optional' },
  pr: { times: 'optional' },
  w: { times: 'optional' },
};

/** Reads entries; what many relays have in common is read once. */
export class RouterStatusReader {
  readonly #knownFlags: ReadonlySet<string>;
  readonly #flags = new Map<string, RelayFlags>();
  readonly #protocols = new Map<string, Protocols>();

  constructor(knownFlags: ReadonlySet<string>) {
    this.#knownFlags = knownFlags;
  }

  read(reader: DocumentReader, begins: (keyword: string) => boolean): RouterStatus {
    const section = readSection(reader, RULES, begins);
    const r = section.one('r');
    // Of the publication time nothing is true any more: authorities write a constant.
    const [nickname, identity, , , address, orPort, directoryPort] = r.arguments;
    const first = { address: addressIn(r, address), port: portIn(r, orPort) };
    if (first.address.length !== IPV4_OCTETS) {
      refuse('malformed argument', `${quoted(address)} is not IPv4`, r.line);
    }
    const more = section.all('a').map((item) => placeIn(item, item.argument(0)));
    const m = section.one('m');
    const digest = m.argument(0);
    base64In(m, digest, DIGEST_OCTETS);
    const w = section.maybe('w');
    return {
      nickname: nicknameIn(r, nickname),
      identity,
      rsaIdentity: base64In(r, identity, IDENTITY_OCTETS),
      places: [first, ...more].filter(({ port }) => port !== 0),
      directoryPort: portIn(r, directoryPort),
      microdescriptor: digest,
      flags: this.#flagsIn(section.one('s')),
      version: section.maybe('v')?.rest ?? '',
      protocols: this.#protocolsIn(section.maybe('pr')),
      bandwidth: w === undefined ? 0 : bandwidthIn(w),
      isUnmeasured: w?.arguments.includes('Unmeasured=1') ?? false,
    };
  }

  #flagsIn(item: Item): RelayFlags {
    const known = this.#flags.get(item.rest);
    if (known !== undefined) return known;
    const names = new Set(item.arguments);
    for (const name of names) {
      if (!this.#knownFlags.has(name)) {
        refuse('malformed argument', `${quoted(name)} is no known flag`, item.line);
      }
    }
    const flags: RelayFlags = {
      names,
      authority: names.has('Authority'),
      badExit: names.has('BadExit'),
      exit: names.has('Exit'),
      fast: names.has('Fast'),
      guard: names.has('Guard'),
      middleOnly: names.has('MiddleOnly'),
      noEdConsensus: names.has('NoEdConsensus'),
      running: names.has('Running'),
      stable: names.has('Stable'),
      v2Dir: names.has('V2Dir'),
      valid: names.has('Valid'),
    };
    this.#flags.set(item.rest, flags);
    return flags;
  }

  #protocolsIn(item: Item | undefined): Protocols {
    const text = item?.rest ?? '';
    const known = this.#protocols.get(text);
    if (known !== undefined) return known;
    const protocols = new Protocols(text, item?.line);
    this.#protocols.set(text, protocols);
    return protocols;
  }
}

/** Its first argument, by which votes and consensuses begin it; others are for the future. */
function bandwidthIn(item: Item): number {
  const setting = item.arguments.find((word) => word.startsWith(BANDWIDTH));
  return setting === undefined ? 0 : numberIn(item, setting.slice(BANDWIDTH.length), BANDWIDTH_MAX);
}
