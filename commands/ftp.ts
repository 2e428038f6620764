/** `nonos ftp`: files of another host by FTP, line by line, or all at once with -e. */
import { createNodeModules } from '../adapters/node/index.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { FtpSession } from './ftp/session.ts';
import { Keyboard } from './network/keyboard.ts';
import { namesOf } from './network/names.ts';
import { openNetwork } from './network/open.ts';
import { Said } from './network/said.ts';
import { networkOptions, numberOf, PORT_MAX, versionOptions } from './network/options.ts';
import { baseOf, isOf, need, wordsOf } from './ssh/words.ts';
import { piecesOfFile } from './surroundings.ts';
import type { Terminal } from './terminal.ts';
import { authorities } from './web/certificates.ts';
import { openTarget } from './web/target.ts';
import { WebFault } from './web/fault.ts';

const PROMPT = 'ftp> ';
const ANONYMOUS = 'anonymous';

export const command = defineCommand({
  examples: [
    { line: 'nonos ftp 192.0.2.1', description: 'ls, cd, get, put and others; help has them' },
    {
      line: "nonos ftp -u me:secret -e 'cd pub; mget *.txt' 192.0.2.1",
      description: 'Those, and no more',
    },
    { line: 'nonos ftp --tls -u me 192.0.2.1', description: 'Over TLS; the password is asked for' },
  ],
  positionals: [{ name: 'HOST', description: 'HOST[:PORT]' }],
  options: {
    user: { type: 'string', short: 'u', value: 'USER[:PASSWORD]', description: 'Else anonymous' },
    execute: {
      type: 'string',
      short: 'e',
      value: 'LINES',
      description: 'Commands, with ; between',
    },
    active: { type: 'boolean', short: 'A', description: 'The server opens what files come by' },
    tls: { type: 'boolean', description: 'Over TLS, all of it' },
    insecure: { type: 'boolean', short: 'k', description: 'Believe any certificate' },
    cacert: { type: 'string', value: 'FILE', description: 'Believe these authorities alone' },
    verbose: { type: 'boolean', short: 'v', description: 'Show what is said by both sides' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [place], options }, terminal) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(place) ?? [];
    const host = bracketed ?? plain;
    if (host === undefined) throw new UsageError(`HOST is '${place}'; expected HOST[:PORT]`);
    if (options.ipv4 && options.ipv6) throw new UsageError('-4 and -6 are not both possible');
    const number = numberOf('PORT', port ?? '21', { least: 1, most: PORT_MAX })!;
    const { surroundings } = terminal;
    const network = await openNetwork(options, terminal);
    const keyboard = new Keyboard(surroundings.input, surroundings.errors);
    let session: FtpSession | undefined;
    try {
      const { net } = createNodeModules(network.stack.sockets(network.process), namesOf(network));
      const isChecking = options.tls && !options.insecure;
      session = await FtpSession.open({
        net,
        host,
        port: number,
        family: options.ipv4 ? 4 : options.ipv6 ? 6 : 0,
        isPassive: !options.active,
        isSecure: options.tls,
        authorities: isChecking
          ? await authorities(surroundings, options.cacert, network.authorities)
          : undefined,
        keyLog: surroundings.site?.place.keyLog,
        show: (line) => {
          if (options.verbose) terminal.complain(line);
        },
      });
      const opened = session;
      network.onInterrupt(() => opened.abort());
      const [, user = ANONYMOUS, password] = /^([^:]*)(?::(.*))?$/s.exec(options.user ?? '') ?? [];
      await session.login(user === '' ? ANONYMOUS : user, () => ask(user, password, keyboard));
      const said = new Said(terminal, options.json);
      const mover = new Mover(session, said.terminal);
      const status = await converse(mover, options.execute, keyboard, said.terminal);
      await session.close();
      return said.end(status);
    } catch (error) {
      if (error instanceof WebFault) throw new Failure(error.message);
      throw error;
    } finally {
      session?.abort();
      keyboard.close();
      network.close();
    }
  },
});

/** By custom, who is nobody says who it is. */
async function ask(
  user: string,
  password: string | undefined,
  keyboard: Keyboard,
): Promise<string> {
  if (password !== undefined) return password;
  if (user === '' || user === ANONYMOUS) return 'nobody@';
  if (!keyboard.isTerminal) throw new Failure(`no password of ${user}: -u USER:PASSWORD`);
  return (await keyboard.askSecretly('Password: ')) ?? '';
}

async function converse(
  mover: Mover,
  execute: string | undefined,
  keyboard: Keyboard,
  terminal: Terminal,
): Promise<number> {
  const isBatch = execute !== undefined || !keyboard.isTerminal;
  const lines = execute?.split(/[;\n]/);
  for (;;) {
    const line =
      lines !== undefined
        ? lines.shift()
        : await (isBatch ? keyboard.line() : keyboard.ask(PROMPT));
    if (line === undefined) return 0;
    const words = wordsOf(line);
    if (words.length === 0) continue;
    if (['bye', 'exit', 'quit'].includes(words[0])) return 0;
    try {
      await mover.run(words);
    } catch (error) {
      const isExpected = error instanceof Failure || error instanceof WebFault;
      if (!isExpected) throw error;
      terminal.complain(error.message);
      if (isBatch) return 1;
    }
  }
}

const HELP = [
  'cd PATH, pwd, ls [PATH], nlist [PATH]',
  'get REMOTE [LOCAL], reget REMOTE [LOCAL], mget PATTERN…, put LOCAL [REMOTE]',
  'mkdir PATH, rmdir PATH, delete PATH, rename FROM TO, size PATH',
  'bye, exit, quit',
];

class Mover {
  readonly #session: FtpSession;
  readonly #terminal: Terminal;

  constructor(session: FtpSession, terminal: Terminal) {
    this.#session = session;
    this.#terminal = terminal;
  }

  async run([word, ...words]: readonly string[]): Promise<void> {
    const session = this.#session;
    const [first = '', second] = words;
    const ONE: Readonly<Record<string, string>> = {
      cd: 'CWD',
      mkdir: 'MKD',
      rmdir: 'RMD',
      delete: 'DELE',
      size: 'SIZE',
    };
    if (Object.hasOwn(ONE, word)) {
      need(words, 1, `${word} PATH`);
      const said = await session.do(`${ONE[word]} ${first}`);
      if (word === 'size') this.#terminal.print(said);
      return;
    }
    switch (word) {
      case 'pwd':
        return this.#terminal.print(/"(.*)"/.exec(await session.do('PWD'))?.[1] ?? '');
      case 'ls':
      case 'nlist':
        return this.#list(`${word === 'ls' ? 'LIST' : 'NLST'}${first === '' ? '' : ` ${first}`}`);
      case 'get':
      case 'reget':
        need(words, 1, `${word} REMOTE [LOCAL]`);
        return this.#get(first, second ?? baseOf(first), word === 'reget');
      case 'mget':
        need(words, 1, 'mget PATTERN…');
        return this.#getMany(words);
      case 'put':
        need(words, 1, 'put LOCAL [REMOTE]');
        return this.#put(first, second ?? baseOf(first));
      case 'rename':
        need(words, 2, 'rename FROM TO');
        await session.do(`RNFR ${first}`);
        await session.do(`RNTO ${second}`);
        return undefined;
      case 'help':
      case '?':
        for (const line of HELP) this.#terminal.print(line);
        return undefined;
      default:
        throw new Failure(`?Invalid command: ${word}; help has them all`);
    }
  }

  async #list(line: string): Promise<void> {
    await this.#session.receive(line, (octets) => this.#terminal.writeOctets(octets));
  }

  async #get(remote: string, local: string, isResuming: boolean): Promise<void> {
    const { surroundings } = this.#terminal;
    const from = isResuming ? ((await surroundings.sizeOfFile(local)) ?? 0) : 0;
    const total = await this.#session.size(remote);
    if (isResuming && total !== undefined && from >= total) return;
    const write = (octets: Uint8Array): Promise<void> => this.#terminal.writeOctets(octets);
    const target = openTarget(local, write, surroundings, from > 0);
    let have = from;
    try {
      await this.#session.receive(
        `RETR ${remote}`,
        async (octets) => {
          await target.write(octets);
          have += octets.length;
          const percent = total === undefined ? '' : `${Math.floor((have / total) * 100)}%  `;
          this.#terminal.progress(`${local}  ${percent}${have}`);
        },
        from,
      );
      // A file of nothing is a file, too.
      if (have === 0) await target.write(new Uint8Array(0));
    } finally {
      await target.close();
    }
    this.#terminal.complain(`${have - from} bytes received: ${local}`);
  }

  async #getMany(patterns: readonly string[]): Promise<void> {
    for (const pattern of patterns) {
      const names: Uint8Array[] = [];
      await this.#session.receive('NLST', async (octets) => void names.push(Buffer.from(octets)));
      const all = Buffer.concat(names).toString().split(/\r?\n/);
      // What the other side names is a name, and no way to another folder.
      const found = all.filter((name) => name !== '' && !name.includes('/') && isOf(pattern, name));
      if (found.length === 0) throw new Failure(`${pattern}: there is no such file`);
      for (const name of found) await this.#get(name, name, false);
    }
  }

  async #put(local: string, remote: string): Promise<void> {
    const { surroundings } = this.#terminal;
    const octets = await surroundings.sizeOfFile(local);
    if (octets === undefined) throw new Failure(`local: ${local}: No such file or directory`);
    await this.#session.send(`STOR ${remote}`, piecesOfFile(surroundings, local));
    this.#terminal.complain(`${octets} bytes sent: ${remote}`);
  }
}
