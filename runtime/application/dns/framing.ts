/** Messages on a stream, each behind its length (RFC 1035 §4.2.2): put into it, cut out of it. */
import {
  framedMessageLength,
  framedMessageMessageStart,
  neededFramedMessage,
  setFramedMessageLength,
} from '../../../generated/application/dns.wire.ts';

import { copyOf } from '../../base/octets.ts';

const HEAD_OCTETS = framedMessageMessageStart(new Uint8Array(0), 0);

export function framed(message: Uint8Array): Uint8Array {
  const octets = new Uint8Array(HEAD_OCTETS + message.length);
  setFramedMessageLength(octets, 0, message.length);
  octets.set(message, HEAD_OCTETS);
  return octets;
}

/** Gathers a stream; it keeps no more than one message that is not whole yet. */
export class FrameReader {
  #kept = new Uint8Array(0);
  #length = 0;

  /** The messages that became whole by b[from, to): each a copy. */
  take(b: Uint8Array, from = 0, to: number = b.length): readonly Uint8Array[] {
    this.#append(b, from, to);
    const messages: Uint8Array[] = [];
    let at = 0;
    for (let end = this.#wholeEnd(at); end !== undefined; end = this.#wholeEnd(at)) {
      messages.push(copyOf(this.#kept, at + HEAD_OCTETS, end));
      at = end;
    }
    this.#kept.copyWithin(0, at, this.#length);
    this.#length -= at;
    return messages;
  }

  /** Room is doubled, so that a message that comes octet by octet is not copied as often. */
  #append(b: Uint8Array, from: number, to: number): void {
    const length = this.#length + to - from;
    if (length > this.#kept.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.#kept.subarray(0, this.#length));
      this.#kept = larger;
    }
    this.#kept.set(b.subarray(from, to), this.#length);
    this.#length = length;
  }

  /** Where the message at `at` ends, when it is whole. */
  #wholeEnd(at: number): number | undefined {
    if (at >= this.#length || neededFramedMessage(this.#kept, at, this.#length) > 0) {
      return undefined;
    }
    return at + HEAD_OCTETS + framedMessageLength(this.#kept, at);
  }
}
