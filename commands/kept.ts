/** An output that is no terminal's: what is written is kept, to be read by whoever had it run. */
import { Writable } from 'node:stream';

export class Kept extends Writable {
  readonly #pieces: Buffer[] = [];

  override _write(piece: Buffer, _encoding: BufferEncoding, then: () => void): void {
    this.#pieces.push(piece);
    then();
  }

  get text(): string {
    return Buffer.concat(this.#pieces).toString();
  }
}
