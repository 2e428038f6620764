/**
 * What is kept from one run to the next, as text: parts under a kind, each with its length, so that
 * what is in them need not be looked at. Each character is an octet.
 */
import { documentText } from './document.ts';
import { DirectoryFault, orFault, quoted, refuse } from './fault.ts';

const FIRST_LINE = 'nonos-net directory 1\n';
const PART = /^([a-z]+) (\d{1,9})$/;
const LINE_MAX = 80;
export const PARTS_MAX = 0x20000;

export interface TextPart {
  readonly kind: string;
  readonly octets: Uint8Array;
}

export class OnionText {
  readonly #pieces: string[] = [FIRST_LINE];

  get text(): string {
    return this.#pieces.join('');
  }

  add(kind: string, text: string): void {
    this.#pieces.push(`${kind} ${text.length}\n`, text, '\n');
  }

  addOctets(kind: string, octets: Uint8Array): void {
    this.add(kind, documentText(octets));
  }

  static parts(text: string): readonly TextPart[] | DirectoryFault {
    return orFault(() => {
      if (!text.startsWith(FIRST_LINE)) refuse('unknown version', quoted(text.slice(0, LINE_MAX)));
      const parts: TextPart[] = [];
      for (let at = FIRST_LINE.length; at < text.length;) {
        if (parts.length >= PARTS_MAX) refuse('too many', `more than ${PARTS_MAX} parts`);
        const end = text.indexOf('\n', at);
        const line = text.slice(at, end < 0 ? at + LINE_MAX : end);
        const match = PART.exec(line);
        if (match === null) return refuse('malformed line', `${quoted(line)} begins no part`);
        const from = end + 1;
        const to = from + Number(match[2]);
        if (text.charAt(to) !== '\n') refuse('malformed line', `${quoted(line)} has another end`);
        parts.push({ kind: match[1], octets: octetsOf(text, from, to) });
        at = to + 1;
      }
      return parts;
    });
  }
}

function octetsOf(text: string, from: number, to: number): Uint8Array {
  const octets = new Uint8Array(to - from);
  for (let at = from; at < to; at++) octets[at - from] = text.charCodeAt(at);
  return octets;
}
