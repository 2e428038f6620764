/** The ways to say where to connect to, or to listen: ports, hosts, options, a callback at last. */
import type { LookupFunction } from 'node:net';

import { codedError, portOf } from '../errors.ts';

export interface ConnectOptions {
  readonly port?: number | string | undefined;
  readonly host?: string | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly family?: number | undefined;
  readonly lookup?: LookupFunction | undefined;
  readonly noDelay?: boolean | undefined;
  readonly keepAlive?: boolean | undefined;
  readonly keepAliveInitialDelay?: number | undefined;
  readonly timeout?: number | undefined;
  readonly path?: string | null | undefined;
}

export interface ListenOptions {
  readonly port?: number | string | undefined;
  readonly host?: string | undefined;
  readonly backlog?: number | undefined;
  readonly ipv6Only?: boolean | undefined;
  readonly exclusive?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly path?: string | null | undefined;
}

type Listener = () => void;

/** `(options, then?)` or `(port, host?, then?)`. */
export function connectArguments(
  given: readonly unknown[],
): readonly [options: ConnectOptions, then: Listener | undefined] {
  const [first, second] = given;
  const options = isOptions(first)
    ? (first as ConnectOptions)
    : {
        ...place(first),
        ...(typeof second === 'string' && { host: second }),
      };
  refusePath(options.path);
  if (options.port === undefined) {
    const text = 'The "options" or "port" or "path" argument must be specified';
    throw codedError(TypeError, 'ERR_MISSING_ARGS', text);
  }
  return [{ ...options, port: portOf(options.port) }, callbackOf(given)];
}

/** `(options, then?)` or `(port?, host?, backlog?, then?)`. */
export function listenArguments(
  given: readonly unknown[],
): readonly [options: ListenOptions, then: Listener | undefined] {
  const [first, ...rest] = given;
  const options = isOptions(first)
    ? (first as ListenOptions)
    : {
        ...place(first),
        ...(typeof rest[0] === 'string' && { host: rest[0] }),
        ...pick(
          'backlog',
          rest.find((one) => typeof one === 'number'),
        ),
      };
  refusePath(options.path);
  return [{ ...options, port: portOf(options.port ?? 0, 'options.port') }, callbackOf(given)];
}

function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A text that is no number is the path of a socket of the file system. */
function place(value: unknown): { readonly port?: number | string; readonly path?: string } {
  if (typeof value === 'number') return { port: value };
  if (typeof value !== 'string') return {};
  return Number.isNaN(Number(value)) || value.trim() === '' ? { path: value } : { port: value };
}

function pick(name: 'backlog', value: unknown): { readonly backlog?: number } {
  return typeof value === 'number' ? { [name]: value } : {};
}

function refusePath(path: string | null | undefined): void {
  // node:http says null where there is none.
  if (path === undefined || path === null) return;
  const text = 'Sockets of the file system are not of this stack';
  throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', text);
}

function callbackOf(given: readonly unknown[]): Listener | undefined {
  const last = given.at(-1);
  return typeof last === 'function' ? (last as Listener) : undefined;
}
