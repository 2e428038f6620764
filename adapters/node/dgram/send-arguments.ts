/** `send(message[, offset, length][, port][, address][, then])` of `dgram`, told apart. */
import { codedError, portOf } from '../errors.ts';

export type SendCallback = (error: Error | null, octets: number) => void;

export interface SendRequest {
  readonly octets: Uint8Array;
  readonly port: number | undefined;
  readonly address: string | undefined;
  readonly then: SendCallback | undefined;
}

export function sendArguments(given: readonly unknown[], isConnected: boolean): SendRequest {
  const [message, ...rest] = given;
  const then = rest.find((one) => typeof one === 'function') as SendCallback | undefined;
  const values = rest.filter((one) => typeof one !== 'function');
  // Two numbers in front are a part of the message: three when a port follows.
  const numbers = values.findIndex((one) => typeof one !== 'number');
  const count = numbers < 0 ? values.length : numbers;
  const hasPart = isConnected ? count >= 2 : count >= 3;
  const [offset, length] = hasPart ? (values as number[]) : [];
  const [port, address] = hasPart ? values.slice(2) : values;
  return {
    octets: part(octetsOf(message), offset, length),
    port: isConnected || port === undefined ? undefined : positive(port),
    address: typeof address === 'string' ? address : undefined,
    then,
  };
}

function positive(port: unknown): number {
  const number = portOf(port);
  if (number > 0) return number;
  const text = `Port should be > 0 and < 65536. Received ${String(port)}.`;
  throw codedError(RangeError, 'ERR_SOCKET_BAD_PORT', text);
}

function octetsOf(message: unknown): Uint8Array {
  if (Array.isArray(message)) return Buffer.concat(message.map(octetsOf));
  if (typeof message === 'string') return Buffer.from(message);
  if (ArrayBuffer.isView(message)) {
    return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  }
  const text = 'The "buffer" argument must be a string, a Buffer, or a list of them';
  throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', text);
}

function part(octets: Uint8Array, offset = 0, length = octets.length - offset): Uint8Array {
  if (offset >= 0 && length >= 0 && offset + length <= octets.length) {
    return octets.subarray(offset, offset + length);
  }
  const text = '"offset" or "length" is outside of buffer bounds';
  throw codedError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', text);
}
