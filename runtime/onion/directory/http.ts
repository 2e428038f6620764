/**
 * HTTP/1.0 as directories speak it (dir-spec §6): one question a stream, and an answer to its end.
 * An answer is bounded before it is read: its head in octets, its body in what was asked for.
 */
import { documentText } from './document.ts';
import { DirectoryFault, quoted } from './fault.ts';

export const HEAD_OCTETS_MAX = 0x4000;

export type ContentEncoding = 'identity' | 'deflate';

export interface DirectoryRequest {
  readonly path: string;
  /** What the answer may have at most, as it comes and as it is when inflated. */
  readonly octetsMax: number;
  /** SHA3-256 of a consensus that we have: the answer may be a diff from it. */
  readonly diffFrom?: string | undefined;
}

export interface DirectoryResponse {
  readonly status: number;
  readonly encoding: string;
  readonly body: Uint8Array;
}

const STATUS = /^HTTP\/1\.[01] (\d{3})(?: |$)/;
const FIELD = /^([!-9;-~]+):[ \t]*(.*)$/;
const NUMBER = /^\d{1,10}$/;
const END_OF_HEAD = '\r\n\r\n';

/** dir-spec §6.1: no more than the needed is told of whoever asks. */
export function requestOctets(
  { path, diffFrom }: DirectoryRequest,
  encodings: readonly ContentEncoding[],
): Uint8Array {
  const diff = diffFrom === undefined ? '' : `X-Or-Diff-From-Consensus: ${diffFrom}\r\n`;
  return new TextEncoder().encode(
    `GET ${path} HTTP/1.0\r\nAccept-Encoding: ${encodings.join(', ')}\r\n${diff}\r\n`,
  );
}

/** Gathers an answer as it comes. */
export class ResponseReader {
  readonly #octetsMax: number;
  #octets = new Uint8Array(4096);
  #size = 0;
  #head: Head | undefined;

  constructor(octetsMax: number) {
    this.#octetsMax = octetsMax;
  }

  /** Takes b[from, to), which is copied; why there is no answer to be had, when there is none. */
  take(b: Uint8Array, from: number, to: number): DirectoryFault | undefined {
    const most = HEAD_OCTETS_MAX + this.#octetsMax;
    if (this.#size + to - from > most) {
      return new DirectoryFault('document too long', `an answer of more than ${most} octets`);
    }
    this.#room(to - from);
    this.#octets.set(b.subarray(from, to), this.#size);
    const before = this.#size;
    this.#size += to - from;
    return this.#head === undefined ? this.#readHead(before) : undefined;
  }

  /** So much has come as the head says there is: nothing else need be waited for. */
  get isComplete(): boolean {
    const head = this.#head;
    if (head?.bodyOctets === undefined) return false;
    return this.#size >= head.octets + head.bodyOctets;
  }

  /** At the end of the stream. */
  finish(): DirectoryResponse | DirectoryFault {
    const head = this.#head;
    if (head === undefined) {
      return new DirectoryFault('no answer', `${this.#size} octets, and no head of an answer`);
    }
    const came = this.#size - head.octets;
    const octets = head.bodyOctets ?? came;
    if (came < octets) {
      return new DirectoryFault('no answer', `${came} of ${octets} octets, and no more`);
    }
    if (octets > this.#octetsMax) {
      return new DirectoryFault('document too long', `an answer of ${octets} octets`);
    }
    const body = this.#octets.subarray(head.octets, head.octets + octets);
    return { status: head.status, encoding: head.encoding, body };
  }

  #room(octets: number): void {
    if (this.#size + octets <= this.#octets.length) return;
    const larger = new Uint8Array(Math.max(this.#octets.length * 2, this.#size + octets));
    larger.set(this.#octets.subarray(0, this.#size));
    this.#octets = larger;
  }

  #readHead(before: number): DirectoryFault | undefined {
    // Its end may have begun in what came before.
    const from = Math.max(0, before - END_OF_HEAD.length + 1);
    const to = Math.min(this.#size, HEAD_OCTETS_MAX);
    const end = documentText(this.#octets.subarray(from, to)).indexOf(END_OF_HEAD);
    if (end < 0) {
      if (this.#size < HEAD_OCTETS_MAX) return undefined;
      return new DirectoryFault('no answer', `no head within ${HEAD_OCTETS_MAX} octets`);
    }
    const octets = from + end + END_OF_HEAD.length;
    const read = readHead(documentText(this.#octets.subarray(0, from + end)), octets);
    if (read instanceof DirectoryFault) return read;
    this.#head = read;
    return undefined;
  }
}

interface Head {
  /** As long as it is, with its end. */
  readonly octets: number;
  readonly status: number;
  readonly encoding: string;
  /** Undefined: to the end of the stream. */
  readonly bodyOctets: number | undefined;
}

function readHead(text: string, octets: number): Head | DirectoryFault {
  const [first, ...lines] = text.split('\r\n');
  const status = STATUS.exec(first);
  if (status === null) return new DirectoryFault('no answer', `${quoted(first)} is no status`);
  const fields = new Map<string, string>();
  for (const line of lines) {
    const field = FIELD.exec(line);
    if (field === null) return new DirectoryFault('no answer', `${quoted(line)} is no field`);
    fields.set(field[1].toLowerCase(), field[2].trim());
  }
  const length = fields.get('content-length');
  if (length !== undefined && !NUMBER.test(length)) {
    return new DirectoryFault('no answer', `a body of ${quoted(length)} octets`);
  }
  return {
    octets,
    status: Number(status[1]),
    encoding: fields.get('content-encoding')?.toLowerCase() ?? 'identity',
    bodyOctets: length === undefined ? undefined : Number(length),
  };
}
