/**
 * Which versions of which subprotocols somebody speaks (tor-spec §9): `Link=3-5 Relay=2,4`. An
 * authority's consensus says which ones a client must know, or else should not be on the network.
 */
import { quoted, refuse } from './fault.ts';

/** Versions 0 to 63 there are: a list that counts to a million is an attack, not a protocol. */
export const VERSION_MAX = 63;

const ENTRY = /^([A-Za-z0-9-]+)=(.*)$/;
const RANGE = /^(0|[1-9]\d?)(?:-(0|[1-9]\d?))?$/;

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

export class Protocols {
  readonly text: string;
  readonly #versions = new Map<string, readonly Range[]>();

  /** Refuses what is malformed: only within `orFault`. */
  constructor(text: string, line = 0) {
    this.text = text;
    for (const entry of text.split(/[ \t]+/)) {
      if (entry === '') continue;
      const match = ENTRY.exec(entry);
      if (match === null || this.#versions.has(match[1])) {
        return refuse('malformed argument', `${quoted(entry)} is no protocol entry`, line);
      }
      this.#versions.set(match[1], rangesOf(match[2], line));
    }
  }

  supports(name: string, version: number): boolean {
    const ranges = this.#versions.get(name) ?? [];
    return ranges.some(({ lowest, highest }) => version >= lowest && version <= highest);
  }

  /** What of these we do not speak, as text: `Relay=6`; empty when we speak all of them. */
  lackOf(needed: Protocols): string {
    const lacking: string[] = [];
    for (const [name, ranges] of needed.#versions) {
      for (const { lowest, highest } of ranges) {
        for (let version = lowest; version <= highest; version++) {
          if (!this.supports(name, version)) lacking.push(`${name}=${version}`);
        }
      }
    }
    return lacking.join(' ');
  }
}

function rangesOf(text: string, line: number): readonly Range[] {
  if (text === '') return [];
  return text.split(',').map((range) => {
    const match = RANGE.exec(range);
    const lowest = Number(match?.[1]);
    const highest = Number(match?.[2] ?? match?.[1]);
    if (match === null || lowest > highest || highest > VERSION_MAX) {
      refuse('malformed argument', `${quoted(range)} are no versions`, line);
    }
    return { lowest, highest };
  });
}
