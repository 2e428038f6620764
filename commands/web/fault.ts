/** What goes wrong on the way to a page, by the step: curl and wget have names for each. */

export type Step =
  | 'url'
  | 'protocol'
  | 'resolve'
  | 'resolve proxy'
  | 'connect'
  | 'timeout'
  | 'proxy'
  | 'tls'
  | 'certificate'
  | 'authorities'
  | 'send'
  | 'receive'
  | 'empty'
  | 'partial'
  | 'not HTTP'
  | 'HTTP/2'
  | 'encoding'
  | 'redirects'
  | 'status'
  | 'range'
  | 'read'
  | 'write';

export class WebFault extends Error {
  override readonly name = 'WebFault';
  readonly step: Step;
  /** The other side's word for it, where it has one. */
  readonly code: string;

  constructor(step: Step, message: string, code = '') {
    super(message);
    this.step = step;
    this.code = code;
  }
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

const CONNECT_REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'No route to host',
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
};

/** An error of Node's, before a connection to that place is there. */
export function connectFault(error: unknown, host: string, port: number): WebFault {
  if (error instanceof WebFault) return error;
  const code = codeOf(error);
  const place = `${host} port ${port}`;
  if (code === 'ENOTFOUND') return new WebFault('resolve', `Could not resolve host: ${host}`, code);
  if (code === 'ETIMEDOUT') {
    return new WebFault('timeout', `Failed to connect to ${place}: Connection timed out`, code);
  }
  const reason = CONNECT_REASONS[code] ?? (error as Error).message;
  return new WebFault('connect', `Failed to connect to ${place}: ${reason}`, code);
}

/** An error of Node's, in the middle of what is said. */
export function exchangeFault(error: unknown): WebFault {
  if (error instanceof WebFault) return error;
  const code = codeOf(error);
  const { message } = error as Error;
  if (code === 'ECONNRESET' && message.includes('hang up')) {
    return new WebFault('empty', 'Empty reply from server', code);
  }
  if (code === 'ECONNRESET') {
    return new WebFault('receive', 'Recv failure: Connection reset by peer', code);
  }
  if (code === 'ETIMEDOUT') return new WebFault('timeout', 'Connection timed out', code);
  if (code === 'EPIPE') return new WebFault('send', 'Send failure: Broken pipe', code);
  if (code.startsWith('HPE_')) {
    return new WebFault('not HTTP', `Received what is no HTTP: ${message}`, code);
  }
  if (code.startsWith('ERR_HTTP2_')) {
    return new WebFault('HTTP/2', `HTTP/2 stream was not closed cleanly: ${message}`, code);
  }
  return new WebFault('receive', message, code);
}
