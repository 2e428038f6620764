/** Places of pages as they are typed. */
import { WebFault } from './fault.ts';

/** `base` is the page that says so, if any does. */
export function urlOf(text: string, base?: URL): URL {
  const isWhole = base !== undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  let url: URL;
  try {
    url = new URL(isWhole ? text : `http://${text}`, base);
  } catch {
    throw new WebFault('url', 'URL using bad/illegal format or missing URL');
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new WebFault('protocol', `Protocol "${url.protocol.slice(0, -1)}" not supported`);
}

/** The user of a URL, which is not asked for by name in it; undefined where there is none. */
export function userOf(url: URL): readonly [user: string, password: string] | undefined {
  if (url.username === '' && url.password === '') return undefined;
  return [decodeURIComponent(url.username), decodeURIComponent(url.password)];
}
