/** `node:https` of a stack. */
import nodeHttps from 'node:https';
import type { Duplex } from 'node:stream';

import { askingBy } from './asking.ts';
import { listeningBy } from './listening.ts';
import type { NodeNet } from './net.ts';

export type NodeHttps = Pick<
  typeof nodeHttps,
  'request' | 'get' | 'createServer' | 'Agent' | 'globalAgent'
>;

export function createHttps(net: NodeNet): NodeHttps {
  class Agent extends nodeHttps.Agent {
    /** Node's own, which takes up sessions again, over a connection of ours. */
    override createConnection(
      ...[options, ...rest]: Parameters<nodeHttps.Agent['createConnection']>
    ): Duplex | null | undefined {
      const beneath = { ...options, socket: net.createConnection(options) };
      return super.createConnection(beneath, ...rest);
    }
  }
  const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  return {
    request: askingBy(nodeHttps.request, globalAgent),
    get: askingBy(nodeHttps.get, globalAgent),
    createServer: listeningBy(net, nodeHttps.createServer, { noDelay: true }),
    Agent,
    globalAgent,
  };
}
