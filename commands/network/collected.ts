/** What came, kept to stand in a document of JSON: as text where it is text, else as base64. */
import { Failure } from '../failure.ts';

export const COLLECTED_OCTETS_MAX = 64 * 1024 * 1024;

export type CollectedJson =
  { readonly text: string } | { readonly base64: string } | Record<string, never>;

export class Collected {
  readonly #pieces: Buffer[] = [];
  #octets = 0;

  get octets(): number {
    return this.#octets;
  }

  async write(octets: Uint8Array): Promise<void> {
    this.#octets += octets.length;
    if (this.#octets > COLLECTED_OCTETS_MAX) {
      throw new Failure(`--json keeps what comes, and this is more than ${COLLECTED_OCTETS_MAX}`);
    }
    this.#pieces.push(Buffer.from(octets));
  }

  json(): CollectedJson {
    const whole = Buffer.concat(this.#pieces);
    if (whole.length === 0) return {};
    try {
      return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole) };
    } catch {
      return { base64: whole.toString('base64') };
    }
  }
}
