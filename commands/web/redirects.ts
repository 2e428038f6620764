/** Where an answer sends us, and what of the question is still asked there. */
import type { Body, Headers } from './exchange.ts';
import { urlOf } from './urls.ts';

/** RFC 9110 §15.4: those that say by `Location` where to ask instead. */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** RFC 9110 §15.4.2: POST becomes GET, for so everyone does. */
const POST_BECOMES_GET = new Set([301, 302, 303]);
/** For the place that they were meant for alone. */
const SECRET_HEADERS = new Set(['authorization', 'cookie']);
/** What is about a body that is not sent any more. */
const BODY_HEADERS = /^(content-|transfer-encoding$|expect$)/i;

export interface Redirectable {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: Body | undefined;
}

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** `isMethodKept`: it was asked for, and stays whatever a redirect would make of it. */
export function redirected<Asked extends Redirectable>(
  asked: Asked,
  status: number,
  location: string,
  isMethodKept: boolean,
): Asked {
  const url = urlOf(location, asked.url);
  if (url.hash === '') url.hash = asked.url.hash;
  const { method } = asked;
  const becomesGet =
    (status === 303 && method !== 'HEAD') || (POST_BECOMES_GET.has(status) && method === 'POST');
  const isSame = url.origin === asked.url.origin;
  const isWithBody = !becomesGet;
  const headers = asked.headers.filter(
    ([name]) =>
      (isSame || !SECRET_HEADERS.has(name.toLowerCase())) &&
      (isWithBody || !BODY_HEADERS.test(name)) &&
      (isSame || name.toLowerCase() !== 'host'),
  );
  const changed = becomesGet ? { body: undefined, ...(!isMethodKept && { method: 'GET' }) } : {};
  return { ...asked, url, headers, ...changed };
}
