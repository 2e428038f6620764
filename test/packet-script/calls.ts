/** The calls of a packet script, made of the stack's sockets. */
import { addressOf } from '../../runtime/base/address.ts';
import * as constants from '../../runtime/socket/constants.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import type { OptionValue } from '../../runtime/socket/options.ts';
import type { Argument, ScriptCall } from './script.ts';

/** Where the script's own end is, when it says `...` for an address. */
export interface Places {
  readonly here: string;
  readonly there: string;
  readonly herePort: number;
  readonly therePort: number;
}

type Names = Readonly<Record<string, number>>;

/** What the script calls by another name than the sockets do. */
const ALIASES: Names = {
  IPPROTO_TCP: constants.SOL_TCP,
  IPPROTO_IP: constants.SOL_IP,
  IPPROTO_UDP: constants.SOL_UDP,
};

export class Calls {
  readonly #sockets: Sockets;
  readonly #places: Places;
  /** Ours by the script's descriptors. */
  readonly #descriptors = new Map<number, number>();

  constructor(sockets: Sockets, places: Places) {
    this.#sockets = sockets;
    this.#places = places;
  }

  descriptorOf(inScript: number): number {
    return this.#descriptors.get(inScript) ?? inScript;
  }

  /** Makes a call and answers what it did: a number, or minus an errno. */
  call({ name, parameters, result }: ScriptCall): number {
    const sockets = this.#sockets;
    const number = (index: number, other = 0): number => numberOf(parameters[index], other);
    const descriptor = this.descriptorOf(number(0));
    const remote = { address: addressOf(this.#places.there), port: this.#places.therePort };
    switch (name) {
      case 'socket':
        return this.#opened(
          sockets.socket(number(0, constants.AF_INET), number(1), number(2)),
          result,
        );
      case 'bind':
        return sockets.bind(descriptor, {
          address: addressOf(this.#places.here),
          port: this.#places.herePort,
        });
      case 'listen':
        return sockets.listen(descriptor, number(1));
      case 'accept':
        return this.#opened(sockets.accept(descriptor), result);
      case 'connect':
        return sockets.connect(descriptor, remote);
      case 'write':
        return sockets.send(descriptor, new Uint8Array(number(2)));
      case 'send':
        return sockets.send(descriptor, new Uint8Array(number(2)), 0, number(2), number(3));
      case 'sendto': {
        const octets = new Uint8Array(number(2));
        return sockets.sendto(descriptor, octets, 0, octets.length, number(3), remote);
      }
      case 'read':
        return sockets.recv(descriptor, new Uint8Array(number(2)));
      case 'recv':
      case 'recvfrom':
        return sockets.recv(descriptor, new Uint8Array(number(2)), 0, number(2), number(3));
      case 'shutdown':
        return sockets.shutdown(descriptor, number(1));
      case 'close':
        return sockets.close(descriptor);
      case 'setsockopt': {
        const value = optionValue(parameters[3]);
        return sockets.setsockopt(descriptor, number(1), number(2), value);
      }
      case 'fcntl':
        return sockets.fcntl(descriptor, number(1), number(2));
      case 'ioctl':
        return sockets.ioctl(descriptor, number(1));
      case 'poll':
        return sockets.readiness(this.descriptorOf(pollDescriptor(parameters[0])));
      default:
        throw new Error(`a packet script cannot call ${name}`);
    }
  }

  /** A descriptor of ours stands for the one that the script expects. */
  #opened(answer: number, result: ScriptCall['result']): number {
    if (answer < 0 || result.kind !== 'value') return answer;
    const inScript = numberOf(result.value, answer);
    this.#descriptors.set(inScript, answer);
    return inScript;
  }
}

export function numberOf(argument: Argument | undefined, other: number): number {
  if (argument === undefined || argument.kind === 'any') return other;
  if (argument.kind === 'number') return argument.value;
  if (argument.kind !== 'names') throw new Error(`a number was expected: ${argument.kind}`);
  return argument.value.reduce((all, name) => all | named(name), 0);
}

function named(name: string): number {
  const value = (constants as Names)[name] ?? ALIASES[name];
  if (value === undefined) throw new Error(`nobody knows ${name}`);
  return value;
}

function optionValue(argument: Argument | undefined): OptionValue {
  if (argument?.kind === 'list') return numberOf(argument.value[0], 0);
  if (argument?.kind === 'string') return argument.value;
  if (argument?.kind !== 'structure') return numberOf(argument, 0);
  const member = (name: string): number => numberOf(argument.value.get(name), 0);
  return { isOn: member('onoff') !== 0, seconds: member('linger') };
}

/** A poll of one descriptor; its events are those of the structure. */
function pollDescriptor(argument: Argument | undefined): number {
  const [only] = argument?.kind === 'list' ? argument.value : [];
  if (only?.kind !== 'structure') throw new Error('poll takes a list of structures');
  return numberOf(only.value.get('fd'), -1);
}
