/** Errors as Node's own modules make them: the same words, codes and properties. */
import { getSystemErrorMap } from 'node:util';

import { errnoName, failure, SocketError } from '../../runtime/sockets.ts';
import type { ErrnoName } from '../../runtime/sockets.ts';

/** Where a call went to, or wanted to be. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** What a call answered, as an error: `read ECONNRESET`. */
export function callError(answer: number, syscall: string, place?: Place): SocketError {
  return new SocketError(errnoName(answer), syscall, place);
}

/** As for `listen`, with the words of libuv: `listen EADDRINUSE: address already in use :::80`. */
export function listenError(answer: number, { address, port }: Place): SocketError {
  const code = errnoName(answer);
  const error = new SocketError(code, 'listen', { address, port });
  error.message = `listen ${code}: ${libuvText(code)} ${address}:${port}`;
  return error;
}

function libuvText(code: ErrnoName): string {
  return getSystemErrorMap().get(failure(code))?.[1] ?? code;
}

/** An error of a call that was made wrongly, with one of Node's codes. */
export function codedError<Kind extends Error>(
  kind: new (text: string) => Kind,
  code: string,
  text: string,
): Kind & { readonly code: string } {
  return Object.assign(new kind(text), { code });
}

/** Every address of a host was tried: what came of each. */
export function severalErrors(errors: readonly SocketError[]): Error {
  const [first] = errors;
  return errors.length === 1
    ? first
    : Object.assign(new AggregateError(errors), { code: first.code });
}

/** A port as it may be given: a number or its text. */
export function portOf(port: unknown, name = 'Port'): number {
  const number = typeof port === 'string' && port.trim() !== '' ? Number(port) : port;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 65_536) {
    return number;
  }
  const text = `${name} should be >= 0 and < 65536. Received ${String(port)}.`;
  throw codedError(RangeError, 'ERR_SOCKET_BAD_PORT', text);
}
