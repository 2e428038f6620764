/**
 * A tor's control port: commands, and circuits and streams of a client that are led where a test
 * wants them to go. See control-spec; each reply ends with a line that has a space after its code.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

const PATIENCE_MS = 30_000;

interface Waiter {
  isIt(line: string): boolean;
  found(line: string): void;
}

export class TorControl {
  readonly #socket: Duplex;
  readonly #waiting = new Set<Waiter>();
  /** All that it has said. */
  readonly lines: string[] = [];
  #rest = '';
  /** Where new streams go. */
  #circuit: string | undefined;

  constructor(socket: Duplex) {
    this.#socket = socket;
    socket.on('data', (octets: Buffer) => this.#came(octets.toString('latin1')));
    socket.on('error', () => {});
  }

  /** It leads all streams itself from now on; `folder` is that of the tor. */
  async lead(folder: string): Promise<void> {
    const cookie = readFileSync(join(folder, 'control_auth_cookie'), 'hex');
    await this.ask(`AUTHENTICATE ${cookie}`);
    await this.ask('SETCONF __LeaveStreamsUnattached=1 __DisablePredictedCircuits=1');
    await this.ask('SETEVENTS CIRC STREAM');
  }

  /** What the reply says behind its code; throws when that is not 250. */
  async ask(command: string): Promise<string> {
    const reply = this.#line((line) => /^[245]\d\d /.test(line), command);
    this.#socket.write(`${command}\r\n`);
    const line = await reply;
    if (!line.startsWith('250')) throw new Error(`${command}: ${line}`);
    return line.slice(4);
  }

  /** A circuit by these relays, through which streams go from now on. */
  async circuit(fingerprints: readonly string[]): Promise<string> {
    this.#circuit = undefined;
    const path = fingerprints.map((one) => `$${one}`).join(',');
    const [, id] = (await this.ask(`EXTENDCIRCUIT 0 ${path}`)).split(' ');
    const isEnd = new RegExp(`^650 CIRC ${id} (BUILT|FAILED|CLOSED)`);
    const known = this.lines.find((line) => isEnd.test(line));
    const line = known ?? (await this.#line((one) => isEnd.test(one), `circuit ${id}`));
    if (!line.includes(' BUILT')) throw new Error(line);
    this.#circuit = id;
    return id;
  }

  close(): void {
    this.#socket.destroy();
  }

  #line(isIt: Waiter['isIt'], what: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${what}: no answer`)), PATIENCE_MS);
      const found = (line: string): void => {
        clearTimeout(late);
        this.#waiting.delete(waiter);
        resolve(line);
      };
      const waiter = { isIt, found };
      this.#waiting.add(waiter);
    });
  }

  #came(text: string): void {
    const lines = `${this.#rest}${text}`.split('\r\n');
    this.#rest = lines.pop()!;
    for (const line of lines) {
      this.lines.push(line);
      for (const waiter of [...this.#waiting]) if (waiter.isIt(line)) waiter.found(line);
      const [, stream] = /^650 STREAM (\d+) (?:NEW|NEWRESOLVE) /.exec(line) ?? [];
      if (stream !== undefined && this.#circuit !== undefined) {
        this.ask(`ATTACHSTREAM ${stream} ${this.#circuit}`).catch(() => {});
      }
    }
  }
}
