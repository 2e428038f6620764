/**
 * One question to a directory and its answer, over a stream of the shape of a TCP connection: a
 * BEGIN_DIR stream to a cache, and nothing else. Whatever the cache does, it ends, within bounded
 * time and octets, in a document or a fault.
 */
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import type { TcpConnection, TcpFault, TcpUser } from '../../transport/tcp/user.ts';
import { DirectoryFault } from './fault.ts';
import { ResponseReader, requestOctets } from './http.ts';
import type { ContentEncoding, DirectoryRequest, DirectoryResponse } from './http.ts';

/** As much of a connection as a download needs. */
export type DirectoryStream = Pick<
  TcpConnection,
  'setUser' | 'write' | 'read' | 'readable' | 'isPeerClosed' | 'abort' | 'close'
>;

/** Undoes `deflate` of HTTP: zlib's format, one stream after another as one (dir-spec §6.1). */
export interface Inflater {
  /** Undefined when it is none, or would be more than so many octets. */
  inflate(octets: Uint8Array, octetsMax: number): Uint8Array | undefined;
}

/** Nothing came for so long. */
export const SILENCE_MS_MAX = 15_000;
/** However much comes: a drop now and then would keep us for ever. */
export const DOWNLOAD_MS_MAX = 180_000;
const READ_OCTETS = 0x4000;
const OK = 200;

export interface DownloadMeans {
  readonly timers: Timers;
  readonly inflater?: Inflater | undefined;
  /** The first octet of an answer has come. */
  readonly begun?: (() => void) | undefined;
}

/** The document asked for, or why there is none. Never rejected. */
export async function download(
  open: (signal: AbortSignal) => Promise<DirectoryStream>,
  request: DirectoryRequest,
  means: DownloadMeans,
  signal: AbortSignal,
): Promise<Uint8Array | DirectoryFault> {
  if (signal.aborted) return new DirectoryFault('no answer', 'given up');
  const own = new AbortController();
  const giveUp = (): void => own.abort();
  signal.addEventListener('abort', giveUp);
  const late = new Timer(means.timers, giveUp);
  late.start(DOWNLOAD_MS_MAX);
  try {
    const stream = await open(own.signal);
    const response = await new Exchange(stream, request, means, own.signal).response;
    return response instanceof DirectoryFault
      ? response
      : documentOf(response, request, means.inflater);
  } catch (thrown) {
    return new DirectoryFault(
      'unreachable',
      thrown instanceof Error ? thrown.message : 'no stream',
    );
  } finally {
    late.stop();
    signal.removeEventListener('abort', giveUp);
  }
}

function documentOf(
  { status, encoding, body }: DirectoryResponse,
  { path, octetsMax }: DirectoryRequest,
  inflater: Inflater | undefined,
): Uint8Array | DirectoryFault {
  if (status !== OK) return new DirectoryFault('no answer', `status ${status} for ${path}`);
  if (encoding === 'identity') return body;
  if (encoding !== 'deflate' || inflater === undefined) {
    return new DirectoryFault('no answer', `in an encoding that was not asked for: ${encoding}`);
  }
  const inflated = inflater.inflate(body, octetsMax);
  return inflated ?? new DirectoryFault('document too long', 'it cannot be inflated, or not here');
}

class Exchange implements TcpUser {
  readonly response: Promise<DirectoryResponse | DirectoryFault>;
  readonly #stream: DirectoryStream;
  readonly #reader: ResponseReader;
  readonly #silence: Timer;
  readonly #begun: (() => void) | undefined;
  readonly #piece = new Uint8Array(READ_OCTETS);
  #rest: Uint8Array;
  #settle: (response: DirectoryResponse | DirectoryFault) => void = () => {};
  #isOver = false;

  constructor(
    stream: DirectoryStream,
    request: DirectoryRequest,
    { timers, inflater, begun }: DownloadMeans,
    signal: AbortSignal,
  ) {
    const encodings: readonly ContentEncoding[] =
      inflater === undefined ? ['identity'] : ['deflate', 'identity'];
    this.#stream = stream;
    this.#reader = new ResponseReader(request.octetsMax);
    this.#rest = requestOctets(request, encodings);
    this.#begun = begun;
    this.#silence = new Timer(timers, () => this.#fail('no answer', 'silence'));
    this.response = new Promise((resolve) => (this.#settle = resolve));
    const giveUp = (): void => this.#fail('no answer', 'given up');
    signal.addEventListener('abort', giveUp, { once: true });
    void this.response.then(() => signal.removeEventListener('abort', giveUp));
    this.#silence.start(SILENCE_MS_MAX);
    stream.setUser(this);
    if (signal.aborted) giveUp();
    this.#send();
    this.readable();
  }

  established(): void {}

  writable(): void {
    this.#send();
  }

  readable(): void {
    while (!this.#isOver && this.#stream.readable > 0) {
      const octets = this.#stream.read(this.#piece, 0, this.#piece.length);
      if (octets <= 0) break;
      this.take(this.#piece, 0, octets);
    }
    if (!this.#isOver && this.#stream.isPeerClosed) this.#finish();
  }

  take(b: Uint8Array, from: number, to: number): number {
    if (this.#isOver) return to - from;
    this.#silence.start(SILENCE_MS_MAX);
    this.#begun?.();
    const fault = this.#reader.take(b, from, to);
    if (fault !== undefined) this.#end(fault);
    else if (this.#reader.isComplete) this.#finish();
    return to - from;
  }

  closed(fault: TcpFault | undefined): void {
    if (this.#isOver) return;
    if (fault === undefined) this.#finish();
    else this.#fail('no answer', `the stream broke: ${fault}`);
  }

  #send(): void {
    if (this.#isOver || this.#rest.length === 0) return;
    this.#rest = this.#rest.subarray(this.#stream.write(this.#rest));
  }

  #finish(): void {
    this.#end(this.#reader.finish());
  }

  #fail(name: DirectoryFault['name'], reason: string): void {
    this.#end(new DirectoryFault(name, reason));
  }

  #end(response: DirectoryResponse | DirectoryFault): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#silence.stop();
    if (response instanceof DirectoryFault) this.#stream.abort();
    else this.#stream.close();
    this.#settle(response);
  }
}
