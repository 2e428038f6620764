/** What the commands that change a network have in common: whose words are refused, and how. */
import { NET_ADMIN, parseAddress } from '../../runtime/sockets.ts';
import type { Address } from '../../runtime/sockets.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Failure, UsageError } from '../failure.ts';
import { needCapability } from './open.ts';
import type { OpenNetwork } from './open.ts';

export function needAdmin(network: OpenNetwork): Stack {
  needCapability(network, NET_ADMIN);
  return network.stack;
}

/** Throws a Failure in the words of the tool. */
export function interfaceNamed(
  stack: Stack,
  name: string,
  words: string = 'error fetching interface information: Device not found',
): NetworkInterface {
  const found = stack.interface(name);
  if (found === undefined) throw new Failure(`${name}: ${words}`);
  return found;
}

/** An address of ours to speak from; undefined where the text is no address. */
export function ourAddress(stack: Stack, text: string): Address | undefined {
  const address = parseAddress(text);
  if (address === undefined || stack.ip.isOurs(address)) return address;
  throw new Failure('bind: Cannot assign requested address');
}

/** Words of a command line, taken one after the other. */
export class Words {
  readonly #command: string;
  readonly #words: readonly string[];
  #at = 0;

  constructor(command: string, words: readonly string[]) {
    this.#command = command;
    this.#words = words;
  }

  get isOver(): boolean {
    return this.#at >= this.#words.length;
  }

  get next(): string | undefined {
    return this.#words[this.#at];
  }

  /** The next word, which is missing otherwise. */
  take(expected: string): string {
    const word = this.#words[this.#at];
    if (word === undefined) this.refuse(undefined, expected);
    this.#at++;
    return word!;
  }

  /** Whether this is the next word; then it is taken. */
  skip(word: string): boolean {
    if (this.next !== word) return false;
    this.#at++;
    return true;
  }

  refuse(found: string | undefined, expected: string): never {
    const what = found === undefined ? 'the line ends there' : `found '${found}'`;
    throw new UsageError(`${this.#command}: expected ${expected}; ${what}`);
  }
}
