/**
 * What a call answers when it does not do what it was asked: the names, numbers and words of Linux
 * (errno(3)). Calls answer minus the number, as the kernel does; what throws, throws one class,
 * whose message reads as Node's: `connect ECONNREFUSED 192.0.2.1:80`.
 */

const ERRORS = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  EINTR: [4, 'Interrupted system call'],
  EBADF: [9, 'Bad file descriptor'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  EACCES: [13, 'Permission denied'],
  EFAULT: [14, 'Bad address'],
  ENODEV: [19, 'No such device'],
  EINVAL: [22, 'Invalid argument'],
  ENFILE: [23, 'Too many open files in system'],
  EMFILE: [24, 'Too many open files'],
  EPIPE: [32, 'Broken pipe'],
  EPROTO: [71, 'Protocol error'],
  ENOTSOCK: [88, 'Socket operation on non-socket'],
  EDESTADDRREQ: [89, 'Destination address required'],
  EMSGSIZE: [90, 'Message too long'],
  EPROTOTYPE: [91, 'Protocol wrong type for socket'],
  ENOPROTOOPT: [92, 'Protocol not available'],
  EPROTONOSUPPORT: [93, 'Protocol not supported'],
  ESOCKTNOSUPPORT: [94, 'Socket type not supported'],
  EOPNOTSUPP: [95, 'Operation not supported'],
  EAFNOSUPPORT: [97, 'Address family not supported by protocol'],
  EADDRINUSE: [98, 'Address already in use'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  ENETDOWN: [100, 'Network is down'],
  ENETUNREACH: [101, 'Network is unreachable'],
  ENETRESET: [102, 'Network dropped connection on reset'],
  ECONNABORTED: [103, 'Software caused connection abort'],
  ECONNRESET: [104, 'Connection reset by peer'],
  ENOBUFS: [105, 'No buffer space available'],
  EISCONN: [106, 'Transport endpoint is already connected'],
  ENOTCONN: [107, 'Transport endpoint is not connected'],
  ETIMEDOUT: [110, 'Connection timed out'],
  ECONNREFUSED: [111, 'Connection refused'],
  EHOSTDOWN: [112, 'Host is down'],
  EHOSTUNREACH: [113, 'No route to host'],
  EALREADY: [114, 'Operation already in progress'],
  EINPROGRESS: [115, 'Operation now in progress'],
  ECANCELED: [125, 'Operation canceled'],
} as const satisfies Readonly<Record<string, readonly [number: number, text: string]>>;

export type ErrnoName = keyof typeof ERRORS;

/** The numbers by name. */
export const ERRNO: Readonly<Record<ErrnoName, number>> = Object.fromEntries(
  Object.entries(ERRORS).map(([name, [number]]) => [name, number]),
) as Record<ErrnoName, number>;

const names = new Map<number, ErrnoName>(
  Object.entries(ERRORS).map(([name, [number]]) => [number, name as ErrnoName]),
);

/** The name of a number, or of minus it, as calls answer. */
export function errnoName(number: number): ErrnoName {
  const name = names.get(Math.abs(number));
  if (name === undefined) throw new RangeError(`no errno: ${number}`);
  return name;
}

/** What a call answers for an error. */
export function failure(name: ErrnoName): number {
  return -ERRORS[name][0];
}

/** As strerror(3). */
export function errnoText(name: ErrnoName): string {
  return ERRORS[name][1];
}

/** Where a call went to. */
export interface ErrorPlace {
  readonly address?: string | undefined;
  readonly port?: number | undefined;
}

/** An error of a call, with the properties that Node's have. */
export class SocketError extends Error {
  readonly code: ErrnoName;
  /** Minus the number, as in Node. */
  readonly errno: number;
  readonly syscall: string;
  declare readonly address?: string;
  declare readonly port?: number;

  override get name(): string {
    return 'Error';
  }

  constructor(code: ErrnoName, syscall: string, { address, port }: ErrorPlace = {}) {
    const place = address === undefined ? '' : ` ${address}${port === undefined ? '' : `:${port}`}`;
    super(`${syscall} ${code}${place}`);
    this.code = code;
    this.errno = failure(code);
    this.syscall = syscall;
    if (address !== undefined) this.address = address;
    if (port !== undefined) this.port = port;
  }
}

/** What a call answered, or an error that is thrown. */
export function checked(answer: number, syscall: string, place?: ErrorPlace): number {
  if (answer < 0) throw new SocketError(errnoName(answer), syscall, place);
  return answer;
}
