/**
 * The calls of a packet script: names become numbers, the script's descriptors the subject's, and
 * what is written and read is text that says where it stands.
 */
import * as constants from '../../runtime/socket/constants.ts';
import { ERRNO } from '../../runtime/socket/errno.ts';
import { misplaced } from './data.ts';
import type { Argument, ScriptCall } from './script.ts';
import type { Answer, PlainCall, Subject } from './subject.ts';

type Names = Readonly<Record<string, number>>;

/** What the script calls by another name than the sockets do. */
const ALIASES: Names = {
  IPPROTO_TCP: constants.SOL_TCP,
  IPPROTO_IP: constants.SOL_IP,
  IPPROTO_UDP: constants.SOL_UDP,
  SIOCINQ: constants.FIONREAD,
  SIOCOUTQ: constants.TIOCOUTQ,
};

/** Of a connection's text, the first octet follows the SYN. */
const FIRST = 1;

interface Streams {
  written: number;
  read: number;
}

export class Calls {
  readonly #subject: Subject;
  /** The subject's by the script's. */
  readonly #descriptors = new Map<number, number>();
  readonly #streams = new Map<number, Streams>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** The subject's descriptors of the script, the last one first. */
  get descriptors(): readonly number[] {
    return [...this.#descriptors].sort(([a], [b]) => b - a).map(([, ours]) => ours);
  }

  /** Makes a call; answers it, and what was wrong beyond its result. */
  async call(call: ScriptCall): Promise<{ result: number; wrong: string | undefined }> {
    const answer = await this.#subject.make(this.#plain(call));
    const { parameters, result } = call;
    if (answer.result >= 0 && (call.name === 'socket' || call.name === 'accept')) {
      if (result.kind !== 'value') return { result: answer.result, wrong: undefined };
      const inScript = numberOf(result.value, answer.result);
      this.#descriptors.set(inScript, answer.result);
      this.#streams.set(inScript, { written: 0, read: 0 });
      return { result: inScript, wrong: undefined };
    }
    if (call.name === 'close') this.#descriptors.delete(numberOf(parameters[0], -1));
    return { result: answer.result, wrong: this.#wrong(call, answer) };
  }

  #plain({ name, parameters }: ScriptCall): PlainCall {
    const number = (index: number, other = 0): number => numberOf(parameters[index], other);
    const descriptor = (): number => this.#descriptors.get(number(0)) ?? number(0);
    switch (name) {
      case 'socket':
        return { name, numbers: [number(0, constants.AF_INET), number(1), number(2)] };
      case 'bind':
      case 'accept':
      case 'connect':
      case 'close':
        return { name, numbers: [descriptor()] };
      case 'listen':
      case 'shutdown':
        return { name, numbers: [descriptor(), number(1)] };
      case 'fcntl':
        return { name, numbers: [descriptor(), number(1), number(2)] };
      case 'ioctl':
        return { name, numbers: [descriptor(), number(1)] };
      case 'write':
      case 'send':
      case 'sendto': {
        const numbers = [descriptor(), this.#written(number(0)), number(2), number(3)];
        return { name: name === 'write' ? 'send' : name, numbers };
      }
      case 'read':
      case 'recv':
      case 'recvfrom':
        return { name: 'recv', numbers: [descriptor(), number(2), number(3)] };
      case 'getsockopt':
        return { name, numbers: [descriptor(), number(1), number(2)] };
      case 'setsockopt':
        return this.#setting(descriptor(), number(1), number(2), parameters[3]);
      case 'poll': {
        const { fd, events } = pollOf(parameters);
        return { name, numbers: [this.#descriptors.get(fd) ?? fd, events] };
      }
      default:
        throw new Error(`a packet script cannot call ${name}`);
    }
  }

  #setting(
    descriptor: number,
    level: number,
    option: number,
    value: Argument | undefined,
  ): PlainCall {
    const numbers = [descriptor, level, option];
    if (value?.kind === 'string') return { name: 'settext', numbers, text: value.value };
    if (value?.kind !== 'structure') {
      const only = value?.kind === 'list' ? value.value[0] : value;
      return { name: 'setsockopt', numbers: [...numbers, numberOf(only, 0)] };
    }
    const member = (name: string): number => numberOf(value.value.get(name), 0);
    return { name: 'setlinger', numbers: [...numbers, member('onoff'), member('linger')] };
  }

  #written(inScript: number): number {
    return FIRST + (this.#streams.get(inScript)?.written ?? 0);
  }

  /** What stands in the caller's memory after a call, against what the script says of it. */
  #wrong({ name, parameters }: ScriptCall, answer: Answer): string | undefined {
    const stream = name === 'poll' ? undefined : this.#streams.get(numberOf(parameters[0], -1));
    switch (name) {
      case 'write':
      case 'send':
      case 'sendto':
        if (stream !== undefined && answer.result > 0) stream.written += answer.result;
        return undefined;
      case 'read':
      case 'recv':
      case 'recvfrom': {
        if (stream === undefined || answer.octets === undefined) return undefined;
        const at = misplaced(answer.octets, FIRST + stream.read);
        const isLeft = (numberOf(parameters[3], 0) & constants.MSG_PEEK) !== 0;
        if (!isLeft) stream.read += answer.octets.length;
        return at < 0 ? undefined : `octet ${at} of what was read belongs elsewhere`;
      }
      case 'getsockopt':
        return outOf('the option', answer.value, parameters[3]);
      case 'ioctl':
        return outOf('what was asked for', answer.value, parameters[2]);
      case 'poll': {
        const { revents } = pollOf(parameters);
        return revents === answer.value ? undefined : `revents are ${answer.value}, not ${revents}`;
      }
      default:
        return undefined;
    }
  }
}

/** `[4]`, where the call puts a number. */
function outOf(what: string, is: number | undefined, wanted?: Argument): string | undefined {
  const only = wanted?.kind === 'list' ? wanted.value[0] : wanted;
  const should = numberOf(only, is ?? 0);
  return is === should ? undefined : `${what} is ${is}, not ${should}`;
}

export function numberOf(argument: Argument | undefined, other: number): number {
  if (argument === undefined || argument.kind === 'any') return other;
  if (argument.kind === 'number') return argument.value;
  if (argument.kind !== 'names') throw new Error(`a number was expected: ${argument.kind}`);
  return argument.value.reduce((all, name) => all | named(name), 0);
}

function named(name: string): number {
  const value = (constants as Names)[name] ?? ALIASES[name] ?? (ERRNO as Names)[name];
  if (value === undefined) throw new Error(`nobody knows ${name}`);
  return value;
}

/** A poll of one descriptor. */
function pollOf([list]: readonly Argument[]): { fd: number; events: number; revents: number } {
  const [only] = list?.kind === 'list' ? list.value : [];
  if (only?.kind !== 'structure') throw new Error('poll takes a list of structures');
  const member = (name: string): number => numberOf(only.value.get(name), 0);
  return { fd: member('fd'), events: member('events'), revents: member('revents') };
}
