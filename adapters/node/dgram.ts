/** `node:dgram` of a stack. */
import { StackDgramSocket } from './dgram/socket.ts';
import type { RemoteInfo } from './dgram/socket.ts';
import type { DgramOptions } from './dgram/settings.ts';
import type { Ground } from './ground.ts';

type Listener = (message: Buffer, from: RemoteInfo) => void;

export interface NodeDgram {
  readonly createSocket: (
    options: DgramOptions | 'udp4' | 'udp6',
    listener?: Listener,
  ) => StackDgramSocket;
  readonly Socket: new (options: DgramOptions) => StackDgramSocket;
}

export function createDgram(ground: Ground): NodeDgram {
  class Socket extends StackDgramSocket {
    constructor(options: DgramOptions) {
      super(ground, options);
    }
  }
  const createSocket: NodeDgram['createSocket'] = (options, listener) => {
    const socket = new Socket(typeof options === 'string' ? { type: options } : options);
    if (listener !== undefined) socket.on('message', listener);
    return socket;
  };
  return { createSocket, Socket };
}
