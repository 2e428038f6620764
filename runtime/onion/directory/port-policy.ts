/**
 * A summary of an exit policy (dir-spec §3.8.2): which ports a relay lets out to most addresses.
 * A client learns no more than that; a relay may still refuse.
 */
import { quoted, refuse } from './fault.ts';

const PORT_MAX = 0xffff;
/** As many as there can be with gaps between them; summaries have at most a thousand characters. */
export const PORT_RANGES_MAX = 0x8000;
const RANGE = /^(\d{1,5})(?:-(\d{1,5}))?$/;
const POLICY = /^(accept|reject) (\S+)$/;

export class PortPolicy {
  readonly text: string;
  readonly #accepts: boolean;
  readonly #ranges: readonly (readonly [lowest: number, highest: number])[];

  /** `accept 80,443,6660-6669`; refuses what is malformed: only within `orFault`. */
  constructor(text: string, line = 0) {
    this.text = text;
    const match = POLICY.exec(text);
    if (match === null) {
      refuse('malformed argument', `${quoted(text)} is no policy`, line);
    }
    this.#accepts = match[1] === 'accept';
    this.#ranges = rangesOf(match[2], line);
  }

  allows(port: number): boolean {
    const isListed = this.#ranges.some(([lowest, highest]) => port >= lowest && port <= highest);
    return isListed === this.#accepts;
  }

  /** Whether any port is let out at all. */
  get isExit(): boolean {
    if (this.#accepts) return true;
    // Ranges rise and do not touch, so only one range can be all of them.
    const [[lowest, highest]] = this.#ranges;
    return lowest > 1 || highest < PORT_MAX;
  }
}

function rangesOf(text: string, line: number): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let last = 0;
  for (const part of text.split(',', PORT_RANGES_MAX + 1)) {
    const match = RANGE.exec(part);
    const lowest = Number(match?.[1]);
    const highest = Number(match?.[2] ?? match?.[1]);
    // Sorted, and no port twice: what summaries are by dir-spec §3.8.2.
    if (match === null || lowest <= last || lowest > highest || highest > PORT_MAX) {
      refuse('malformed argument', `${quoted(part)} are no ports here`, line);
    }
    ranges.push([lowest, highest]);
    last = highest;
  }
  return ranges;
}

/** What a missing summary means (dir-spec §3.3). */
export const REJECT_ALL: PortPolicy = new PortPolicy('reject 1-65535');
