/** One command of the other host, or its shell, with this terminal. */
import type { Client, ClientChannel, PseudoTtyOptions } from 'ssh2';

import { SSH_FAILED } from './login.ts';
import type { Talk } from './login.ts';

export interface SessionAsked {
  /** A shell where it is empty. */
  readonly command: string;
  readonly hasTerminal: boolean;
  readonly readsInput: boolean;
  readonly write: (octets: Uint8Array) => Promise<void>;
  readonly writeError: (octets: Uint8Array) => void;
}

/** The exit status of what ran there; 255 where a signal ended it. */
export async function runSession(client: Client, asked: SessionAsked, talk: Talk): Promise<number> {
  const { keyboard, surroundings } = talk;
  const { channel, status } = await open(client, asked, talk);
  const still = surroundings.onResize(() => {
    const { rows, columns } = surroundings.screenSize();
    if (asked.hasTerminal) channel.setWindow(rows, columns, 0, 0);
  });
  if (asked.hasTerminal) keyboard.setRaw(true);
  if (asked.readsInput) void send(channel, keyboard, asked.hasTerminal, () => client.end());
  try {
    channel.stderr.on('data', asked.writeError);
    for await (const piece of channel) await asked.write(piece as Buffer);
    return await status;
  } finally {
    still();
    if (asked.hasTerminal) keyboard.setRaw(false);
    keyboard.close();
  }
}

interface Running {
  readonly channel: ClientChannel;
  readonly status: Promise<number>;
}

function open(
  client: Client,
  { command, hasTerminal }: SessionAsked,
  { surroundings }: Talk,
): Promise<Running> {
  const { rows, columns } = surroundings.screenSize();
  const { TERM: term = 'xterm' } = surroundings.environment;
  const pty: PseudoTtyOptions = { rows, cols: columns, width: 0, height: 0, term };
  return new Promise((settle, fail) => {
    const opened = (error: Error | undefined, channel: ClientChannel): void => {
      if (error !== undefined) return fail(error);
      // What it says may come with the word that it runs: its end is waited for at once.
      const status = new Promise<number>((over) => {
        channel.once('exit', (code: number | null) => over(code ?? SSH_FAILED));
        channel.once('close', () => over(SSH_FAILED));
      });
      settle({ channel, status });
    };
    if (command !== '') client.exec(command, hasTerminal ? { pty } : {}, opened);
    else client.shell(hasTerminal ? pty : false, opened);
  });
}

const ENTER = 13;
const LINE_FEED = 10;
const ESCAPE = 126;
const DOT = 46;

/** `~.` at the beginning of a line of a terminal hangs up, as ssh(1) has it. */
async function send(
  channel: ClientChannel,
  keyboard: Talk['keyboard'],
  isTerminal: boolean,
  hangUp: () => void,
): Promise<void> {
  const escape = new Escape();
  for await (const octets of keyboard.octets()) {
    if (!channel.writable) return;
    const said = isTerminal ? escape.take(octets) : octets;
    if (said === undefined) return hangUp();
    if (said.length > 0 && !channel.write(said)) {
      await new Promise<void>((room) => {
        channel.once('drain', room);
        channel.once('close', room);
      });
    }
  }
  channel.end();
}

class Escape {
  #isLineBegin = true;
  #isHeld = false;

  /** What is to be sent; undefined to hang up. */
  take(octets: Uint8Array): Uint8Array | undefined {
    const said: number[] = [];
    for (const octet of octets) {
      if (this.#isHeld) {
        if (octet === DOT) return undefined;
        if (octet !== ESCAPE) said.push(ESCAPE);
        this.#isHeld = false;
      } else if (octet === ESCAPE && this.#isLineBegin) {
        this.#isHeld = true;
        continue;
      }
      said.push(octet);
      this.#isLineBegin = octet === ENTER || octet === LINE_FEED;
    }
    return Uint8Array.from(said);
  }
}
