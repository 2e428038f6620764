/** How rows of the table of options are written: flags, numbers within limits, names of devices. */
import { failure } from '../errno.ts';
import type { OpenSocket } from '../open-socket.ts';
import type { OptionRow, OptionValue } from '../options.ts';

/** Rows of one level, by the number of their name. */
export type Rows = readonly [level: number, names: Readonly<Record<number, OptionRow>>];

type Kind<Socket extends OpenSocket> = abstract new (...parts: never[]) => Socket;

/** A row for sockets of one kind alone. */
export function only<Socket extends OpenSocket>(
  kind: Kind<Socket>,
  row: {
    readonly get?: (socket: Socket) => ReturnType<NonNullable<OptionRow['get']>>;
    readonly set?: (socket: Socket, value: OptionValue) => number;
  },
  otherwise: number = failure('ENOPROTOOPT'),
): OptionRow {
  const { get, set } = row;
  return {
    ...(get && { get: (socket) => (socket instanceof kind ? get(socket) : otherwise) }),
    ...(set && {
      set: (socket, value) => (socket instanceof kind ? set(socket, value) : otherwise),
    }),
  };
}

/** The number that a value says; undefined when it says none. */
export function numberOf(value: OptionValue): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

/** Calls `set` with a number of from to to; any other is EINVAL. */
export function within(
  value: OptionValue,
  from: number,
  to: number,
  set: (number: number) => void,
): number {
  const number = numberOf(value);
  if (number === undefined || number < from || number > to) return failure('EINVAL');
  set(number);
  return 0;
}

/** Calls `set` with whether a number is not zero. */
export function flag(value: OptionValue, set: (isOn: boolean) => void): number {
  const number = numberOf(value);
  if (number === undefined) return failure('EINVAL');
  set(number !== 0);
  return 0;
}

export function numberFrom(isOn: boolean): number {
  return isOn ? 1 : 0;
}
