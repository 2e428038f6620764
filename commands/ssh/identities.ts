/** How we show who we are: by an agent, by keys in files, by what somebody types; in this order. */
import type { AnyAuthMethod, ParsedKey, Prompt } from 'ssh2';

import { Interrupted } from '../network/keyboard.ts';
import { wholeFile } from '../surroundings.ts';
import type { Login } from './options.ts';
import type { Talk } from './login.ts';

const PASSWORDS_MAX = 3;
const DEFAULT_KEYS = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

export class Identities {
  /** What the server said that it takes, for whoever it takes nothing of. */
  offered = 'publickey,password';
  /** What it was in the end. */
  method = 'none';
  /** Why there is nothing to show. */
  fault: string | undefined;
  readonly #login: Login;
  readonly #talk: Talk;
  readonly #ways: AsyncGenerator<AnyAuthMethod, void, undefined>;
  #left: readonly string[] | undefined;

  constructor(login: Login, talk: Talk) {
    this.#login = login;
    this.#talk = talk;
    this.#ways = this.#all();
  }

  /** The next that is tried; false where there is none. */
  async next(
    left: readonly string[] | undefined,
    isPartial: boolean,
  ): Promise<AnyAuthMethod | false> {
    this.#left = left;
    if (left !== undefined && left.length > 0) this.offered = left.join(',');
    if (isPartial) this.#talk.debug('Authenticated using one method with partial success.');
    try {
      const { value, done } = await this.#ways.next();
      if (done) return false;
      this.method = value.type;
      this.#talk.debug(`Next authentication method: ${value.type}`);
      return value;
    } catch (error) {
      this.fault = error instanceof Interrupted ? 'Interrupted' : (error as Error).message;
      return false;
    }
  }

  /** What a server asks for, by whoever sits there. */
  async answer(prompts: readonly Prompt[]): Promise<string[]> {
    const answers: string[] = [];
    const { keyboard } = this.#talk;
    for (const { prompt, echo } of prompts) {
      const answer = await (echo ? keyboard.ask(prompt) : keyboard.askSecretly(prompt));
      answers.push(answer ?? '');
    }
    return answers;
  }

  #takes(method: string): boolean {
    return this.#left === undefined || this.#left.includes(method);
  }

  async *#all(): AsyncGenerator<AnyAuthMethod, void, undefined> {
    const { user: username, isBatch } = this.#login;
    yield { type: 'none', username };
    const { SSH_AUTH_SOCK: agent } = this.#talk.surroundings.environment;
    if (agent !== undefined && agent !== '' && this.#takes('publickey')) {
      yield { type: 'agent', username, agent };
    }
    for (const path of this.#keyFiles()) {
      if (!this.#takes('publickey')) break;
      const key = await this.#keyOf(path);
      if (key !== undefined) yield { type: 'publickey', username, key };
    }
    if (isBatch || !this.#talk.keyboard.isTerminal) return;
    if (this.#takes('keyboard-interactive')) {
      const prompt = (
        _name: string,
        _instructions: string,
        _language: string,
        prompts: Prompt[],
        answer: (answers: string[]) => void,
      ): void => void this.answer(prompts).then(answer, () => answer([]));
      for (let tries = 0; tries < PASSWORDS_MAX && this.#takes('keyboard-interactive'); tries++) {
        yield { type: 'keyboard-interactive', username, prompt };
      }
    }
    for (let tries = 0; tries < PASSWORDS_MAX && this.#takes('password'); tries++) {
      if (tries > 0) this.#talk.complain('Permission denied, please try again.');
      const { host } = this.#login;
      const password = await this.#talk.keyboard.askSecretly(`${username}@${host}'s password: `);
      if (password === undefined) return;
      yield { type: 'password', username, password };
    }
  }

  #keyFiles(): readonly string[] {
    const { HOME: home } = this.#talk.surroundings.environment;
    if (this.#login.keyFiles.length > 0) return this.#login.keyFiles;
    return home === undefined ? [] : DEFAULT_KEYS.map((name) => `${home}/.ssh/${name}`);
  }

  /** Undefined where there is none, or none that can be read. */
  async #keyOf(path: string): Promise<ParsedKey | undefined> {
    const { surroundings, keyboard, complain } = this.#talk;
    const isNamed = this.#login.keyFiles.includes(path);
    const octets = await wholeFile(surroundings, path).catch((error: NodeJS.ErrnoException) => {
      if (isNamed) complain(`Warning: Identity file ${path} not accessible: ${error.code}.`);
      return undefined;
    });
    if (octets === undefined) return undefined;
    const { default: ssh2 } = await import('ssh2');
    const parse = (passphrase?: string): ParsedKey | Error => {
      const parsed = ssh2.utils.parseKey(octets, passphrase);
      return Array.isArray(parsed) ? parsed[0] : parsed;
    };
    let key = parse();
    const isEncrypted = (): boolean => key instanceof Error && /encrypted/i.test(key.message);
    if (isEncrypted() && keyboard.isTerminal && !this.#login.isBatch) {
      const passphrase = await keyboard.askSecretly(`Enter passphrase for key '${path}': `);
      key = parse(passphrase ?? '');
    }
    if (!(key instanceof Error)) return key;
    if (isNamed) complain(`Load key "${path}": ${key.message}`);
    return undefined;
  }
}
