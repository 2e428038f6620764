import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as sockets from '../runtime/sockets.ts';
import { newVirtual } from './socket/virtual.ts';

const api = suite('the public part of sockets');

api('has what a program needs to call, to wait, and to read what went wrong', () => {
  const { stack } = newVirtual();
  const { AF_INET, SOCK_DGRAM } = sockets;
  const process = new sockets.Process({ capabilities: [sockets.NET_ACCESS] });
  const calls: sockets.Sockets = stack.sockets(process);
  const descriptor = sockets.checked(calls.socket(AF_INET, SOCK_DGRAM), 'socket');
  const refused = calls.bind(descriptor, { address: sockets.addressOf('127.0.0.1'), port: 7 });
  assert.is(sockets.errnoName(refused), 'EACCES');
  const net = sockets.openSockets(stack.host, { process });
  assert.instance(net, sockets.SocketPromises);
});

api.run();
