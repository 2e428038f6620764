/**
 * Whether others come in: a page of each host of the bundled internet that knocks at a port of
 * whoever asks for it, and says what became of that. So one sees one's own firewall from outside.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { NodeNet } from '../../adapters/node/index.ts';
import { unmappedText } from '../../runtime/sockets.ts';
import { PORT_MAX } from './options.ts';

const PATIENCE_MS = 1000;
const PAGE = /^\/knock\/(\d{1,5})$/;

/** The port that a page is about; undefined for all other pages. */
export function portToKnockAt(url: string): number | undefined {
  const port = Number(PAGE.exec(url)?.[1]);
  return port >= 1 && port <= PORT_MAX ? port : undefined;
}

/** As `name`, who is asked. */
export async function answerKnock(
  { name, net }: { readonly name: string; readonly net: NodeNet },
  port: number,
  { socket }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = unmappedText(socket.remoteAddress ?? '');
  response.setHeader('Content-Type', 'text/plain');
  response.end(`${name} knocked at port ${port} of ${host}: ${await knock(net, host, port)}.\n`);
}

function knock(net: NodeNet, host: string, port: number): Promise<string> {
  return new Promise((settle) => {
    const socket = net.connect({ host, port });
    const over = (what: string): void => {
      clearTimeout(timer);
      socket.destroy();
      settle(what);
    };
    const timer = setTimeout(() => over('nobody answers'), PATIENCE_MS);
    socket.once('connect', () => over('it is open'));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      over(code === 'ECONNREFUSED' ? 'it is closed' : `it is out of reach (${code})`);
    });
  });
}
