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
  #kept: Uint8Array = new Uint8Array(0);

  /** The messages that became whole by b[from, to): each a copy. */
  take(b: Uint8Array, from = 0, to: number = b.length): readonly Uint8Array[] {
    const all = new Uint8Array(this.#kept.length + to - from);
    all.set(this.#kept);
    all.set(b.subarray(from, to), this.#kept.length);
    const messages: Uint8Array[] = [];
    let at = 0;
    for (let end = wholeEnd(all, at); end !== undefined; end = wholeEnd(all, at)) {
      messages.push(copyOf(all, at + HEAD_OCTETS, end));
      at = end;
    }
    this.#kept = copyOf(all, at, all.length);
    return messages;
  }
}

/** Where the message at `at` ends, when it is whole. */
function wholeEnd(b: Uint8Array, at: number): number | undefined {
  if (at >= b.length || neededFramedMessage(b, at, b.length) > 0) return undefined;
  return at + HEAD_OCTETS + framedMessageLength(b, at);
}
