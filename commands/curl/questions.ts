/** From the words of a command line to the question that is asked. */
import { UsageError } from '../failure.ts';
import type { OptionValues } from '../command.ts';
import { piecesOfFile, wholeFile } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Body, Headers } from '../web/exchange.ts';
import { codeOf, WebFault } from '../web/fault.ts';
import { basic, parseProxy } from '../web/proxy.ts';
import { nameIn } from '../web/target.ts';
import { ENCODINGS } from '../web/transfer.ts';
import { userOf } from '../web/urls.ts';
import type { curlOptions } from './options.ts';

export type CurlOptions = OptionValues<typeof curlOptions>;

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: Body | undefined;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

export async function askedOf(
  given: URL,
  options: CurlOptions,
  surroundings: Surroundings,
  from: number,
): Promise<Asked> {
  const url = new URL(given);
  const data = await dataOf(options, surroundings);
  if (options.get && data !== undefined) {
    url.search = url.search === '' ? data.toString() : `${url.search}&${data.toString()}`;
  }
  const posted = options.get ? undefined : data;
  const upload = options['upload-file'];
  if (upload !== undefined && upload !== '-' && url.pathname.endsWith('/')) {
    url.pathname += encodeURIComponent(nameIn(new URL(`file:///${encodeURI(upload)}`)));
  }
  const body =
    upload !== undefined
      ? await uploadOf(upload, surroundings, from)
      : posted && { octets: posted.length, pieces: () => one(posted) };
  const method =
    options.request ??
    (options.head ? 'HEAD' : upload !== undefined ? 'PUT' : posted === undefined ? 'GET' : 'POST');
  const own = headersOf(given, options, posted !== undefined, from);
  // RFC 9110 §7.1: who asks is not part of where.
  url.username = '';
  url.password = '';
  return { url, method, headers: withGiven(own, options.header), body };
}

function headersOf(url: URL, options: CurlOptions, isPosted: boolean, from: number): Headers {
  const { user, range, referer, cookie, compressed } = options;
  const isJson = options['data-json'].length > 0;
  const isUpload = options['upload-file'] !== undefined;
  const split = (text: string): readonly [string, string] => {
    const at = text.indexOf(':');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  };
  const who = user === undefined ? userOf(url) : split(user);
  const asksProxy = options.proxy !== undefined && url.protocol === 'http:';
  const proxy = asksProxy ? parseProxy(options.proxy ?? '') : undefined;
  const isProxyTold = proxy !== undefined && proxy.kind === 'http' && proxy.user !== '';
  const wanted = range ?? (from > 0 && !isUpload ? `${from}-` : undefined);
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['Proxy-Authorization', isProxyTold ? basic(proxy.user, proxy.password) : undefined],
    ['Authorization', who && basic(...who)],
    ['Range', wanted === undefined ? undefined : `bytes=${wanted}`],
    ['User-Agent', options['user-agent'] ?? 'nonos-curl'],
    ['Accept', isJson ? JSON_TYPE : '*/*'],
    ['Accept-Encoding', compressed ? ENCODINGS : undefined],
    ['Referer', referer],
    ['Cookie', cookie],
    ['Content-Type', isPosted ? (isJson ? JSON_TYPE : FORM) : undefined],
  ];
  return optional.filter((one): one is readonly [string, string] => one[1] !== undefined);
}

/** What is given stands instead of ours; a name with nothing behind its colon takes it away. */
function withGiven(own: Headers, lines: readonly string[]): Headers {
  const given = lines.map((line) => {
    const [, name, separator, value] = /^([^:;]+)([:;])\s*(.*)$/s.exec(line) ?? [];
    if (name === undefined || /[\r\n\0]/.test(line)) {
      throw new UsageError(`-H is '${line}'; expected NAME: VALUE`);
    }
    return { name, value, isTaken: separator === ':' && value === '' };
  });
  const isGiven = (name: string): boolean =>
    given.some((one) => one.name.toLowerCase() === name.toLowerCase());
  return [
    ...own.filter(([name]) => !isGiven(name)),
    ...given.filter(({ isTaken }) => !isTaken).map(({ name, value }) => [name, value] as const),
  ];
}

async function dataOf(
  options: CurlOptions,
  surroundings: Surroundings,
): Promise<Buffer | undefined> {
  const texts = options.data.map((text) => read(text, surroundings, true));
  const binary = options['data-binary'].map((text) => read(text, surroundings, false));
  const raw = options['data-raw'].map(async (text) => Buffer.from(text));
  const json = options['data-json'].map((text) => read(text, surroundings, false));
  if (json.length > 0) return Buffer.concat(await Promise.all(json));
  const all = await Promise.all([...texts, ...binary, ...raw]);
  if (all.length === 0) return undefined;
  const joined = all.flatMap((one) => [Buffer.from('&'), one]).slice(1);
  return Buffer.concat(joined);
}

/** `@FILE` is what is in a file, `@-` what is read. */
async function read(text: string, surroundings: Surroundings, isLines: boolean): Promise<Buffer> {
  if (!text.startsWith('@')) return Buffer.from(text);
  const path = text.slice(1);
  const pieces: Uint8Array[] = [];
  try {
    if (path === '-') for await (const piece of typed(surroundings)) pieces.push(piece);
    else pieces.push(await wholeFile(surroundings, path));
  } catch (error) {
    throw new WebFault('read', `Failed to open ${path} (${codeOf(error)})`);
  }
  const whole = Buffer.concat(pieces);
  return isLines ? Buffer.from(whole.filter((octet) => !LINE_ENDS.has(octet))) : whole;
}

/** CR, LF and NUL, which `-d` leaves out. */
const LINE_ENDS = new Set([0, 10, 13]);

async function uploadOf(path: string, surroundings: Surroundings, from: number): Promise<Body> {
  if (path === '-') return { octets: undefined, pieces: () => typed(surroundings) };
  const octets = await surroundings.sizeOfFile(path);
  if (octets === undefined) throw new WebFault('read', `Can't open '${path}'!`);
  return {
    octets: Math.max(0, octets - from),
    pieces: () => piecesOfFile(surroundings, path, from),
  };
}

function typed({ input }: Surroundings): AsyncIterable<Uint8Array> {
  return input.read(new AbortController().signal);
}

async function* one(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  if (octets.length > 0) yield octets;
}
