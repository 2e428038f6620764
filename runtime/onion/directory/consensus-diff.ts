/**
 * Consensus diffs (dir-spec §4.5, appendix E): how one consensus becomes another, in a few of the
 * commands of ed, from the last line to the first. Both are named by SHA3-256: the one it is for by
 * what is signed of it, what comes out by all of it; so a diff can do no harm, only be of no use.
 */
import { fromHex, toHex } from '../../base/base64.ts';
import { copyOctets } from '../../base/octets.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { signedPart } from './consensus.ts';
import type { Consensus } from './consensus.ts';
import { DOCUMENT_OCTETS_MAX, documentText } from './document.ts';
import { orFault, quoted, refuse } from './fault.ts';
import type { DirectoryFault } from './fault.ts';

const VERSION = 'network-status-diff-version';
const HASH = /^hash ([0-9A-Fa-f]{64}) ([0-9A-Fa-f]{64})$/;
const COMMAND = /^(0|[1-9]\d{0,7})(?:,([1-9]\d{0,7}|\$))?([acd])$/;
const END_OF_BLOCK = '.';
const NEWLINE = 10;

/** What a cache makes diffs from, as X-Or-Diff-From-Consensus has it: base16. */
export function diffBase(
  consensus: Pick<Consensus, 'octets' | 'signedOctets'>,
  crypto: OnionCrypto,
): string {
  return toHex(crypto.digest('sha3-256', signedPart(consensus)));
}

/** Whether a response to a question for a consensus is a diff. */
export function isConsensusDiff(octets: Uint8Array): boolean {
  return documentText(octets.subarray(0, VERSION.length)) === VERSION;
}

/** The octets of the consensus that the diff makes of this one. */
export function applyConsensusDiff(
  base: Pick<Consensus, 'octets' | 'signedOctets'>,
  diff: Uint8Array,
  crypto: OnionCrypto,
): Uint8Array | DirectoryFault {
  return orFault(() => {
    const lines = new DiffLines(diff);
    const version = lines.next();
    if (version !== `${VERSION} 1`) refuse('unknown version', quoted(version ?? ''), 1);
    const hash = HASH.exec(lines.next() ?? '');
    if (hash === null) return refuse('malformed line', 'there is no hash', lines.number);
    if (hash[1].toUpperCase() !== diffBase(base, crypto)) {
      refuse('wrong base', 'the diff is for another consensus', lines.number);
    }
    const made = joined(piecesOf(base.octets, diff, lines));
    if (!areEqual(crypto.digest('sha3-256', made), fromHex(hash[2])!)) {
      refuse('wrong digest', 'what comes out is not what the diff says');
    }
    return made;
  });
}

/** What comes out, in pieces of the two, the last first. */
function piecesOf(base: Uint8Array, diff: Uint8Array, lines: DiffLines): readonly Uint8Array[] {
  const starts = lineStarts(base);
  const pieces: Uint8Array[] = [];
  // Lines of the base that no command was about yet: the first ones.
  let left = starts.length - 1;
  let octets = 0;
  const add = (piece: Uint8Array): void => {
    octets += piece.length;
    if (octets > DOCUMENT_OCTETS_MAX) refuse('document too long', 'what comes out', lines.number);
    pieces.push(piece);
  };
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    const match = COMMAND.exec(text);
    if (match === null)
      return refuse('malformed line', `${quoted(text)} is no command`, lines.number);
    const [, from, to = from, command] = match;
    const first = Number(from);
    const last = to === '$' ? left : Number(to);
    const isAppending = command === 'a';
    // Only deletion goes to the end; only what is appended may stand before the first line.
    if ((to === '$' && command !== 'd') || (isAppending && match[2] !== undefined)) {
      refuse('malformed line', `${quoted(text)} is no command`, lines.number);
    }
    if (last > left || first > last || (first === 0 && !isAppending)) {
      refuse('out of order', `${quoted(text)}, with ${left} lines left`, lines.number);
    }
    // What stands behind stays; then comes the block, if any; then what stands before.
    add(base.subarray(starts[last], starts[left]));
    if (command !== 'd') add(lines.block(diff));
    left = isAppending ? last : first - 1;
  }
  add(base.subarray(0, starts[left]));
  return pieces;
}

/** Where each line begins; at last, where the next one would. */
function lineStarts(octets: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = octets.indexOf(NEWLINE); at >= 0; at = octets.indexOf(NEWLINE, at + 1)) {
    starts.push(at + 1);
  }
  if (starts[starts.length - 1] !== octets.length) starts.push(octets.length);
  return starts;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = made.length;
  for (const piece of pieces) {
    at -= piece.length;
    copyOctets(piece, 0, piece.length, made, at);
  }
  return made;
}

/** The lines of a diff, and blocks of them. */
class DiffLines {
  number = 0;
  readonly #text: string;
  #at = 0;

  constructor(diff: Uint8Array) {
    if (diff.length > DOCUMENT_OCTETS_MAX) refuse('document too long', `${diff.length} octets`);
    this.#text = documentText(diff);
  }

  next(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    this.number++;
    const end = this.#text.indexOf('\n', this.#at);
    if (end < 0) refuse('malformed line', 'the diff ends within it', this.number);
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  /** All lines until one that is only a dot, as octets of the diff. */
  block(diff: Uint8Array): Uint8Array {
    const from = this.#at;
    for (;;) {
      const to = this.#at;
      const line = this.next();
      if (line === undefined) refuse('malformed line', 'a block has no end', this.number);
      if (line === END_OF_BLOCK) {
        if (to === from) refuse('malformed line', 'a block is empty', this.number);
        return diff.subarray(from, to);
      }
    }
  }
}
