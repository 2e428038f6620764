/** `node:http` of a stack. */
import nodeHttp from 'node:http';

import { askingBy } from './asking.ts';
import { listeningBy } from './listening.ts';
import type { NodeNet } from './net.ts';

/** What opens no connection of its own is Node's as it is. */
export type NodeHttp = Pick<
  typeof nodeHttp,
  | 'request'
  | 'get'
  | 'createServer'
  | 'Agent'
  | 'globalAgent'
  | 'IncomingMessage'
  | 'ServerResponse'
  | 'METHODS'
  | 'STATUS_CODES'
>;

export function createHttp(net: NodeNet): NodeHttp {
  class Agent extends nodeHttp.Agent {
    override createConnection(
      ...[options]: Parameters<nodeHttp.Agent['createConnection']>
    ): ReturnType<NodeNet['createConnection']> {
      return net.createConnection(options);
    }
  }
  const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  const { IncomingMessage, ServerResponse, METHODS, STATUS_CODES } = nodeHttp;
  return {
    request: askingBy(nodeHttp.request, globalAgent),
    get: askingBy(nodeHttp.get, globalAgent),
    createServer: listeningBy(net, nodeHttp.createServer, { allowHalfOpen: true, noDelay: true }),
    Agent,
    globalAgent,
    IncomingMessage,
    ServerResponse,
    METHODS,
    STATUS_CODES,
  };
}
