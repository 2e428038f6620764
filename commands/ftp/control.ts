/**
 * The control connection of FTP: commands, and replies of one line or several (RFC 959 §4.2). What
 * is over it may become TLS (RFC 4217).
 */
import type { Duplex } from 'node:stream';

import { Failure } from '../failure.ts';

export interface Reply {
  readonly code: number;
  /** Whole, as it came. */
  readonly lines: readonly string[];
}

/** Of one reply; who says more is no server of FTP. */
const REPLY_OCTETS_MAX = 65_536;

/** The service is not there any more, or not for us (RFC 959 §4.2.2). */
const OVER = 421;

export class FtpControl {
  #stream: Duplex;
  readonly #show: (line: string) => void;
  #heard = '';
  #fault: Error | undefined;
  #isEnded = false;
  #wake: () => void = () => {};

  constructor(stream: Duplex, show: (line: string) => void) {
    this.#show = show;
    this.#stream = stream;
    this.#listen(stream);
  }

  /** The same conversation over what makes it secret. */
  async upgrade(secure: (under: Duplex) => Promise<Duplex>): Promise<void> {
    const under = this.#stream;
    under.removeAllListeners('data');
    under.removeAllListeners('end');
    under.pause();
    // What was said before it was secret is not believed after.
    this.#heard = '';
    this.#stream = await secure(under);
    this.#listen(this.#stream);
  }

  #listen(stream: Duplex): void {
    stream.on('data', (data: Buffer) => {
      this.#heard += data.toString('latin1');
      if (this.#heard.length > REPLY_OCTETS_MAX && !this.#heard.includes('\n')) {
        this.#fault = new Failure('what is said there is no FTP');
        stream.destroy();
      }
      this.#wake();
    });
    stream.on('end', () => {
      this.#isEnded = true;
      this.#wake();
    });
    stream.on('error', (error: Error) => {
      this.#fault ??= new Failure(`the connection is lost: ${error.message}`);
      this.#wake();
    });
  }

  send(command: string, isSecret = false): void {
    if (/[\r\n\0]/.test(command)) throw new Failure('a line end cannot be in a name');
    this.#show(`---> ${isSecret ? command.replace(/ .*/, ' XXXX') : command}`);
    this.#stream.write(Buffer.from(`${command}\r\n`));
  }

  /** Sends it, and answers what comes back. */
  async ask(command: string, isSecret = false): Promise<Reply> {
    this.send(command, isSecret);
    return this.reply();
  }

  /** A reply of the 200s or 300s; anything else is a Failure in the server's words. */
  async need(command: string): Promise<Reply> {
    const reply = await this.ask(command);
    if (reply.code >= 400) throw new Failure(reply.lines.at(-1)!);
    return reply;
  }

  /** The next one. */
  async reply(): Promise<Reply> {
    const first = await this.#line();
    const [, code, separator] = /^(\d{3})([ -])/.exec(first) ?? [];
    if (code === undefined) throw new Failure(`what is said there is no FTP: ${first}`);
    const lines = [first];
    while (separator === '-' && !lines.at(-1)!.startsWith(`${code} `)) {
      if (lines.join('').length > REPLY_OCTETS_MAX) throw new Failure('a reply has no end');
      lines.push(await this.#line());
    }
    for (const line of lines) this.#show(line);
    if (Number(code) === OVER) throw new Failure(lines.at(-1)!);
    return { code: Number(code), lines };
  }

  close(): void {
    this.#stream.end();
    this.#stream.destroy();
  }

  async #line(): Promise<string> {
    for (;;) {
      const at = this.#heard.indexOf('\n');
      if (at >= 0) {
        const line = this.#heard.slice(0, at).replace(/\r$/, '');
        this.#heard = this.#heard.slice(at + 1);
        return Buffer.from(line, 'latin1').toString();
      }
      if (this.#fault !== undefined) throw this.#fault;
      if (this.#isEnded) throw new Failure('the server has hung up');
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }
}
