/**
 * The format of all directory documents (dir-spec §1.2): items, each a line that begins with a
 * keyword, and perhaps an object in armour behind it. A document is text in which each character
 * stands for one octet, so that a place in the text is a place in what was signed. Items that
 * nobody knows are passed over, as the future demands; what is not an item at all is refused.
 */
import { fromBase64, toBase64 } from '../../base/base64.ts';
import { quoted, refuse } from './fault.ts';

/** No document that there is comes near: a consensus has 3 MB, a line of a large family 20 KB. */
export const DOCUMENT_OCTETS_MAX = 0x1000000;
export const LINE_OCTETS_MAX = 0x10000;
export const OBJECT_LINES_MAX = 1024;

const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
const OBJECT_LINE_MAX = 64;
const BEGIN = '-----BEGIN ';
const END = '-----END ';
const DASHES = '-----';
const KEYWORD = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
/** Some keywords stand before an object with blanks between them. */
const TAG = /^[A-Za-z0-9][A-Za-z0-9-]*( [A-Za-z0-9][A-Za-z0-9-]*)*$/;
const WHITE_SPACE = /[ \t]+/;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const PIECE = 4096;

/** A character an octet. */
export function documentText(octets: Uint8Array): string {
  try {
    const text = decoder.decode(octets);
    if (text.length === octets.length) return text;
  } catch {
    // Not even UTF-8: then octet by octet.
  }
  let text = '';
  for (let at = 0; at < octets.length; at += PIECE) {
    text += String.fromCharCode(...octets.subarray(at, at + PIECE));
  }
  return text;
}

/** An object of an item: octets under a name, such as RSA PUBLIC KEY. */
export interface ArmouredObject {
  readonly tag: string;
  readonly octets: Uint8Array;
}

export class Item {
  readonly keyword: string;
  /** What follows the keyword and white space, to the end of the line. */
  readonly rest: string;
  /** Counted from 1. */
  readonly line: number;
  /** Where its line begins in the document, and where the next one does. */
  readonly from: number;
  readonly lineEnd: number;
  /** Where the item ends: behind its object, if it has one. */
  to: number;
  object: ArmouredObject | undefined = undefined;

  constructor(keyword: string, rest: string, line: number, from: number, lineEnd: number) {
    this.keyword = keyword;
    this.rest = rest;
    this.line = line;
    this.from = from;
    this.lineEnd = lineEnd;
    this.to = lineEnd;
  }

  get arguments(): readonly string[] {
    return this.rest === '' ? [] : this.rest.split(WHITE_SPACE).filter((word) => word !== '');
  }

  /** The argument of this index; refused when there is none. */
  argument(index: number): string {
    const found = this.arguments[index];
    if (found === undefined) {
      refuse('missing argument', `${this.keyword} has no argument ${index + 1}`, this.line);
    }
    return found;
  }
}

/** Reads items one after the other; refuses what is none. Only within `orFault`. */
export class DocumentReader {
  readonly text: string;
  #at: number;
  readonly #end: number;
  #line = 1;
  #next: Item | undefined;

  /** `line` is what the first line counts as, of a document that is a part of another. */
  constructor(text: string, from = 0, to: number = text.length, line = 1) {
    if (to - from > DOCUMENT_OCTETS_MAX) {
      refuse('document too long', `${to - from} octets, at most ${DOCUMENT_OCTETS_MAX}`);
    }
    this.text = text;
    this.#at = from;
    this.#end = to;
    this.#line = line;
  }

  /** The next item, which is still to be read; undefined at the end. */
  peek(): Item | undefined {
    return (this.#next ??= this.#read());
  }

  next(): Item | undefined {
    const item = this.peek();
    this.#next = undefined;
    return item;
  }

  #read(): Item | undefined {
    // Document ::= (Item | NL)+
    while (this.#at < this.#end && this.text.charCodeAt(this.#at) === NEWLINE) {
      this.#at++;
      this.#line++;
    }
    if (this.#at >= this.#end) return undefined;
    const line = this.#line;
    const from = this.#at;
    const to = this.#takeLine();
    let at = from;
    while (at < to && !isBlank(this.text.charCodeAt(at))) at++;
    const keyword = this.text.slice(from, at);
    if (!KEYWORD.test(keyword)) {
      refuse('malformed line', `${quoted(keyword)} is no keyword`, line);
    }
    while (at < to && isBlank(this.text.charCodeAt(at))) at++;
    const rest = this.text.slice(at, to);
    if (rest.includes('\0')) refuse('malformed line', 'an octet of zero', line);
    const item = new Item(keyword, rest, line, from, this.#at);
    if (this.text.startsWith(BEGIN, this.#at)) item.object = this.#readObject();
    item.to = this.#at;
    return item;
  }

  /** Where the line that begins here ends, before its newline; goes on behind that. */
  #takeLine(): number {
    const end = this.text.indexOf('\n', this.#at);
    const length = (end < 0 ? this.#end : end) - this.#at;
    if (length > LINE_OCTETS_MAX) {
      refuse('line too long', `more than ${LINE_OCTETS_MAX} octets`, this.#line);
    }
    if (end < 0 || end >= this.#end) {
      refuse('malformed line', 'the document ends within it', this.#line);
    }
    this.#at = end + 1;
    this.#line++;
    return end;
  }

  #readObject(): ArmouredObject {
    const begun = this.#line;
    const tag = this.#tagOf(BEGIN, this.#at, this.#takeLine());
    let content = '';
    for (let lines = 0; ; lines++) {
      if (lines > OBJECT_LINES_MAX) {
        refuse('malformed object', `more than ${OBJECT_LINES_MAX} lines`, begun);
      }
      const from = this.#at;
      if (from >= this.#end) refuse('malformed object', `${tag} has no end`, begun);
      const to = this.#takeLine();
      if (this.text.charCodeAt(from) === DASHES.charCodeAt(0)) {
        if (this.#tagOf(END, from, to) !== tag) {
          refuse('malformed object', `${tag} ends as something else`, this.#line - 1);
        }
        break;
      }
      if (to - from > OBJECT_LINE_MAX) {
        refuse('malformed object', `a line of more than ${OBJECT_LINE_MAX}`, this.#line - 1);
      }
      content += this.text.slice(from, to);
    }
    const octets = fromBase64(content);
    if (octets === undefined) refuse('malformed object', `${tag} is no base64`, begun);
    return { tag, octets };
  }

  #tagOf(start: string, from: number, to: number): string {
    const line = this.text.slice(from, to);
    const tag = line.slice(start.length, line.length - DASHES.length);
    if (!line.startsWith(start) || !line.endsWith(DASHES) || !TAG.test(tag)) {
      refuse('malformed object', `${quoted(line)} is neither begin nor end`, this.#line - 1);
    }
    return tag;
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** An object as documents have it, its lines of 64 characters. */
export function armoured(tag: string, octets: Uint8Array): string {
  const content = toBase64(octets).replace(/.{1,64}/g, '$&\n');
  return `${BEGIN}${tag}${DASHES}\n${content}${END}${tag}${DASHES}\n`;
}
