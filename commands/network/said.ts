/** What lines of somebody who moves files print: as it is, or kept for one document of JSON. */
import type { Terminal } from '../terminal.ts';
import { Collected } from './collected.ts';

export class Said {
  readonly terminal: Terminal;
  readonly #own: Terminal;
  readonly #kept: Collected | undefined;
  readonly #problems: string[] = [];

  constructor(terminal: Terminal, isJson: boolean) {
    this.#own = terminal;
    this.#kept = isJson ? new Collected() : undefined;
    this.terminal = isJson
      ? {
          ...terminal,
          print: (line = '') => void this.#keep(Buffer.from(`${line}\n`)),
          writeOctets: (octets) => this.#keep(octets),
          complain: (line) => {
            this.#problems.push(line);
            terminal.complain(line);
          },
        }
      : terminal;
  }

  async #keep(octets: Uint8Array): Promise<void> {
    await this.#kept?.write(octets);
  }

  /** The exit status, which stands in the document, too. */
  end(status: number): number {
    const messages = this.#problems;
    if (this.#kept) this.#own.printJson({ status, messages, ...this.#kept.json() });
    return status;
  }
}
