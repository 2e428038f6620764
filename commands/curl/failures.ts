/** What goes wrong, by the numbers that curl(1) has for it. */
export class CurlFailure extends Error {
  override readonly name = 'CurlFailure';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** `base` is the page that says so, if any does. */
export function urlOf(text: string, base?: URL): URL {
  const isWhole = base !== undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  let url: URL;
  try {
    url = new URL(isWhole ? text : `http://${text}`, base);
  } catch {
    throw new CurlFailure(3, 'URL using bad/illegal format or missing URL');
  }
  if (url.protocol === 'http:') return url;
  throw new CurlFailure(1, `Protocol "${url.protocol.slice(0, -1)}" not supported`);
}

/** An error of Node's, about that place. */
export function failureOf(error: unknown, host: string, port: number): CurlFailure {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const place = `${host} port ${port}`;
  switch (code) {
    case 'ENOTFOUND':
      return new CurlFailure(6, `Could not resolve host: ${host}`);
    case 'ECONNREFUSED':
      return new CurlFailure(7, `Failed to connect to ${place}: Connection refused`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new CurlFailure(7, `Failed to connect to ${place}: No route to host`);
    case 'ETIMEDOUT':
      return new CurlFailure(28, `Failed to connect to ${place}: Connection timed out`);
    case 'ECONNRESET':
      return message.includes('hang up')
        ? new CurlFailure(52, 'Empty reply from server')
        : new CurlFailure(56, 'Recv failure: Connection reset by peer');
    default:
      return code.startsWith('HPE_')
        ? new CurlFailure(1, `Received what is no HTTP: ${message}`)
        : new CurlFailure(56, message);
  }
}
