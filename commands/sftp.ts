/** `nonos sftp`: files of another host, as sftp(1). */
import type { SFTPWrapper } from 'ssh2';

import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';
import type { Keyboard } from './network/keyboard.ts';
import { openNetwork } from './network/open.ts';
import { Said } from './network/said.ts';
import { RemoteFiles } from './ssh/files.ts';
import { login, SSH_FAILED, talkOf } from './ssh/login.ts';
import { loginOf, loginOptions } from './ssh/options.ts';
import { baseOf, isOf, isPattern, need, wordsOf } from './ssh/words.ts';
import { wholeFile } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

const PROMPT = 'sftp> ';

export const command = defineCommand({
  examples: [
    { line: 'nonos sftp me@192.0.2.1:file', description: 'One file, to here' },
    { line: 'nonos sftp me@192.0.2.1', description: 'ls, cd, get, put and others; help has them' },
    { line: 'nonos sftp -b commands me@192.0.2.1', description: 'Those of a file' },
  ],
  positionals: [
    { name: 'DESTINATION', description: '[USER@]HOST[:FILE]' },
    { name: 'LOCAL', description: 'What FILE is to be called here', optional: true },
  ],
  options: {
    port: { type: 'string', short: 'P', value: 'PORT', description: 'Instead of 22' },
    batch: { type: 'string', short: 'b', value: 'FILE', description: 'Commands; - reads them' },
    ...loginOptions,
    json: jsonOption,
  },
  async run({ positionals: [destination, local], options }, terminal) {
    const { surroundings } = terminal;
    const [, host, file] = /^((?:[^@]*@)?(?:\[[^\]]*\]|[^:]*))(?::(.+))?$/.exec(destination) ?? [];
    const asked = loginOf(host ?? destination, options, surroundings.environment);
    const network = await openNetwork(options, terminal);
    const talk = talkOf(network, terminal, options);
    const { keyboard } = talk;
    try {
      const client = await login(asked, talk);
      network.onInterrupt(() => client.end());
      try {
        const sftp = await new Promise<SFTPWrapper>((settle, fail) => {
          client.sftp((error, opened) => (error ? fail(error) : settle(opened)));
        });
        const said = new Said(terminal, options.json);
        const talker = new Talker(new RemoteFiles(sftp), said.terminal);
        await talker.begin();
        if (file !== undefined) {
          await talker.run(['get', file, ...(local === undefined ? [] : [local])]);
          return said.end(0);
        }
        return said.end(await converse(talker, options.batch, keyboard, said.terminal));
      } finally {
        client.end();
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { message } = error;
      if (options.json) terminal.printJson({ error: { kind: 'failure', message } });
      talk.complain(message);
      return error.message.startsWith('usage') || file !== undefined ? 1 : SSH_FAILED;
    } finally {
      keyboard.close();
      network.close();
    }
  },
});

async function converse(
  talker: Talker,
  batch: string | undefined,
  keyboard: Keyboard,
  terminal: Terminal,
): Promise<number> {
  const isBatch = batch !== undefined || !keyboard.isTerminal;
  const lines =
    batch === undefined || batch === '-'
      ? undefined
      : String(await wholeFile(terminal.surroundings, batch)).split('\n');
  for (;;) {
    const line =
      lines !== undefined
        ? lines.shift()
        : await (isBatch ? keyboard.line() : keyboard.ask(PROMPT));
    if (line === undefined) return 0;
    const isLenient = line.startsWith('-');
    const words = wordsOf(line.replace(/^\s*-/, ''));
    if (words.length === 0 || words[0].startsWith('#')) continue;
    if (['bye', 'exit', 'quit'].includes(words[0])) return 0;
    try {
      await talker.run(words);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      terminal.complain(error.message);
      // Of a batch nothing more is done, unless its line began with a dash.
      if (isBatch && !isLenient) return 1;
    }
  }
}

const HELP = [
  'cd PATH, pwd, ls [-l] [PATH]',
  'get REMOTE [LOCAL], reget REMOTE [LOCAL], put LOCAL [REMOTE]',
  'mkdir PATH, rmdir PATH, rm PATH, rename FROM TO',
  'bye, exit, quit',
];

class Talker {
  readonly #files: RemoteFiles;
  readonly #terminal: Terminal;
  #folder = '.';

  constructor(files: RemoteFiles, terminal: Terminal) {
    this.#files = files;
    this.#terminal = terminal;
  }

  async begin(): Promise<void> {
    this.#folder = await this.#files.real('.');
  }

  async run([word, ...words]: readonly string[]): Promise<void> {
    switch (word) {
      case 'cd':
        return this.#cd(words[0] ?? '.');
      case 'pwd':
        return this.#terminal.print(`Remote working directory: ${this.#folder}`);
      case 'ls':
        return this.#ls(words);
      case 'get':
      case 'reget':
        need(words, 1, `${word} REMOTE [LOCAL]`);
        return this.#get(words[0], words[1], word === 'reget');
      case 'put':
        need(words, 1, 'put LOCAL [REMOTE]');
        return this.#put(words[0], words[1]);
      case 'mkdir':
      case 'rmdir':
        need(words, 1, `${word} PATH`);
        return this.#files.do(word, this.#at(words[0]));
      case 'rm':
        need(words, 1, 'rm PATH');
        for (const path of await this.#matching(words[0])) await this.#files.do('unlink', path);
        return undefined;
      case 'rename':
        need(words, 2, 'rename FROM TO');
        return this.#files.rename(this.#at(words[0]), this.#at(words[1]));
      case 'help':
      case '?':
        for (const line of HELP) this.#terminal.print(line);
        return undefined;
      default:
        throw new Failure(`Invalid command: ${word}; help has them all`);
    }
  }

  #at(path: string): string {
    return path.startsWith('/') ? path : `${this.#folder.replace(/\/$/, '')}/${path}`;
  }

  async #cd(path: string): Promise<void> {
    const found = await this.#files.real(this.#at(path));
    const stats = await this.#files.stat(found);
    if (!stats.isDirectory()) throw new Failure(`Can't change directory: ${found} is none`);
    this.#folder = found;
  }

  async #ls(words: readonly string[]): Promise<void> {
    const isLong = words.includes('-l');
    const [path = '.'] = words.filter((word) => !word.startsWith('-'));
    for (const { filename, longname } of await this.#files.list(this.#at(path))) {
      if (!filename.startsWith('.')) this.#terminal.print(isLong ? longname : filename);
    }
  }

  /** Those that a pattern is of, which stands in the last part of a path. */
  async #matching(path: string): Promise<readonly string[]> {
    const whole = this.#at(path);
    const name = baseOf(whole);
    if (!isPattern(name)) return [whole];
    const folder = whole.slice(0, -name.length);
    const found = (await this.#files.list(folder)).filter(({ filename }) => isOf(name, filename));
    if (found.length === 0) throw new Failure(`File "${whole}" not found.`);
    return found.map(({ filename }) => `${folder}${filename}`);
  }

  async #get(path: string, given: string | undefined, isResuming: boolean): Promise<void> {
    const { surroundings } = this.#terminal;
    for (const remote of await this.#matching(path)) {
      const local = given ?? baseOf(remote);
      const from = isResuming ? ((await surroundings.sizeOfFile(local)) ?? 0) : 0;
      this.#terminal.complain(`Fetching ${remote} to ${local}`);
      await this.#files.get(remote, local, from, surroundings, (have, total) => {
        const percent = Math.floor((have / Math.max(1, total)) * 100);
        this.#terminal.progress(`${local}  ${percent}%  ${have}`);
      });
    }
  }

  async #put(local: string, given: string | undefined): Promise<void> {
    const { surroundings } = this.#terminal;
    if ((await surroundings.sizeOfFile(local)) === undefined) {
      throw new Failure(`stat ${local}: No such file or directory`);
    }
    const remote = this.#at(given ?? baseOf(local));
    this.#terminal.complain(`Uploading ${local} to ${remote}`);
    await this.#files.put(local, remote, surroundings, (sent) => {
      this.#terminal.progress(`${local}  ${sent}`);
    });
  }
}
