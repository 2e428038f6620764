/** The control connection: states of one octet, and JSON with its length in front. */
import {
  STATE,
  documentLength,
  documentTextStart,
  failureError,
  failureSystemError,
} from '../../../generated/application/iperf3.wire.ts';
import {
  encodeChange,
  encodeCookie,
  encodeDocument,
  readCookie,
  readDocument,
} from '../../../generated/application/iperf3.value.ts';
import { checkCookie, OK } from '../../../generated/application/iperf3.wire.ts';
import type { Random } from '../../base/random.ts';
import { Iperf3Failure } from './failure.ts';
import type { Stream, Waiting } from './transport.ts';

const COOKIE_LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const COOKIE_TEXT_LETTERS = 36;
export const COOKIE_OCTETS = 37;
const FAILURE_OCTETS = 8;

/** Results of as many streams as there can be, and much more. */
const DOCUMENT_OCTETS_MAX = 1 << 20;

export class Control {
  readonly stream: Stream;
  readonly #waiting: Waiting;
  #next: Promise<number> | undefined;

  constructor(stream: Stream, waiting: Waiting = {}) {
    this.stream = stream;
    this.#waiting = waiting;
  }

  /** Several states go at once: the second does not wait for the first to have arrived. */
  changeTo(...states: readonly number[]): Promise<void> {
    const octets = states.flatMap((state) => [...encodeChange({ state })]);
    return this.stream.write(Uint8Array.from(octets), this.#waiting);
  }

  /** The other side's next state; asked for twice, it is the same one until it has come. */
  next(): Promise<number> {
    this.#next ??= this.#readState().finally(() => (this.#next = undefined));
    return this.#next;
  }

  /** Waits for that state; throws an Iperf3Failure at any other. */
  async expect(state: number): Promise<void> {
    const found = await this.next();
    if (found !== state) throw new Iperf3Failure('PROTOCOL', `state ${found}, not ${state}`);
  }

  async sendDocument(document: object): Promise<void> {
    await this.stream.write(encodeDocument({ text: JSON.stringify(document) }), this.#waiting);
  }

  async receiveDocument(): Promise<unknown> {
    const textStart = documentTextStart(NOTHING, 0);
    const head = await readExactly(this.stream, textStart, this.#waiting);
    const length = documentLength(head, 0);
    if (length > DOCUMENT_OCTETS_MAX) throw new Iperf3Failure('PROTOCOL', `${length} octets`);
    const whole = new Uint8Array(textStart + length);
    whole.set(head);
    whole.set(await readExactly(this.stream, length, this.#waiting), textStart);
    try {
      return JSON.parse(readDocument(whole, 0, whole.length).text) as unknown;
    } catch {
      throw new Iperf3Failure('PROTOCOL', 'no JSON');
    }
  }

  async #readState(): Promise<number> {
    const [state] = await readExactly(this.stream, 1, this.#waiting);
    switch (state) {
      case STATE.ACCESS_DENIED:
        throw new Iperf3Failure('ACCESS_DENIED');
      case STATE.SERVER_TERMINATE:
        throw new Iperf3Failure('SERVER_TERMINATED');
      case STATE.CLIENT_TERMINATE:
        throw new Iperf3Failure('CLIENT_TERMINATED');
      case STATE.SERVER_ERROR: {
        const b = await readExactly(this.stream, FAILURE_OCTETS, this.#waiting);
        const detail = `error ${failureError(b, 0)}, errno ${failureSystemError(b, 0)}`;
        throw new Iperf3Failure('SERVER_ERROR', detail);
      }
      default:
        return state;
    }
  }
}

const NOTHING = new Uint8Array(0);

export function newCookie(random: Random): string {
  let text = '';
  while (text.length < COOKIE_TEXT_LETTERS) text += COOKIE_LETTERS[random.bits() & 31];
  return text;
}

export function sendCookie(stream: Stream, cookie: string, waiting: Waiting): Promise<void> {
  return stream.write(encodeCookie({ text: cookie }), waiting);
}

/** What a connection begins with; throws an Iperf3Failure when it is no cookie. */
export async function receiveCookie(stream: Stream, waiting: Waiting): Promise<string> {
  const octets = await readExactly(stream, COOKIE_OCTETS, waiting);
  if (checkCookie(octets, 0, COOKIE_OCTETS) !== OK)
    throw new Iperf3Failure('PROTOCOL', 'no cookie');
  return readCookie(octets, 0, COOKIE_OCTETS).text;
}

async function readExactly(stream: Stream, count: number, waiting: Waiting): Promise<Uint8Array> {
  const octets = new Uint8Array(count);
  for (let at = 0; at < count;) {
    const read = await stream.readInto(octets, at, count, waiting);
    if (read === 0) throw new Iperf3Failure('CONTROL_CLOSED');
    at += read;
  }
  return octets;
}
