/**
 * Protocols whose messages do not say what they are: who speaks, and what was said before, tell.
 */
import type { Connection, Way } from './streams.ts';

type Script = (own: Way, connection: Connection, isFromClient: boolean) => string | undefined;

/**
 * RFC 1928 §3: methods on offer, one chosen, perhaps a password; a request and its reply; then
 * octets.
 */
const socks: Script = (own, _connection, isFromClient) => {
  const said = isFromClient
    ? ['socks5.greeting', 'socks5.request']
    : ['socks5.choice', 'socks5.reply'];
  return said[own.count];
};

const scripts: Readonly<Record<string, Script>> = { 'socks5.greeting': socks };

/** The message that comes next on one way of a connection. */
export function nextMessage(
  own: Way,
  connection: Connection,
  isFromClient: boolean,
): string | undefined {
  const { message } = own;
  const script = message === undefined ? undefined : scripts[message];
  return script ? script(own, connection, isFromClient) : message;
}
