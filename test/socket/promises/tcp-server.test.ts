import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../../runtime/socket/constants.ts';
import { Process } from '../../../runtime/socket/process.ts';
import { openSockets } from '../../../runtime/socket/promises.ts';
import { failureOf, newVirtual } from '../virtual.ts';

const servers = suite('connections that come in, as promises');

servers('hears at every address, or at one', async () => {
  const { net } = newVirtual();
  const everywhere = await net.listenTcp();
  assert.ok(everywhere.port > 0);
  assert.ok(['::', '0.0.0.0'].includes(everywhere.address));
  const here = await net.listenTcp({ host: '127.0.0.1' });
  assert.is(here.address, '127.0.0.1');
  const taken = await failureOf(net.listenTcp({ host: '127.0.0.1', port: here.port }));
  assert.is(taken.message, `bind EADDRINUSE 127.0.0.1:${here.port}`);
});

servers('hands one connection to each who waits', async () => {
  const { net, wait } = newVirtual();
  const server = await net.listenTcp({ port: 7 });
  const waiting = Promise.all([server.accept(), server.accept(), server.accept()]);
  const asking = await wait(
    Promise.all([0, 1, 2].map(() => net.connectTcp({ host: '127.0.0.1', port: 7 }))),
  );
  const asked = await wait(waiting);
  const ports = (of: typeof asking): number[] => of.map(({ localPort }) => localPort).sort();
  assert.equal(asked.map(({ remotePort }) => remotePort).sort(), ports(asking));
});

servers('refuses when it is closed', async () => {
  const { net, wait } = newVirtual();
  const server = await net.listenTcp({ port: 7 });
  server.close();
  const error = await wait(failureOf(net.connectTcp({ host: '127.0.0.1', port: 7 })));
  assert.is(error.message, 'connect ECONNREFUSED 127.0.0.1:7');
  assert.is((await failureOf(server.accept())).message, 'accept EBADF');
});

servers('tells of a process that has no room', async () => {
  const { stack, wait } = newVirtual();
  const net = openSockets(stack.host, { process: new Process({ descriptorsMax: 2 }) });
  const server = await net.listenTcp({ port: 7 });
  const asking = await wait(net.connectTcp({ host: '127.0.0.1', port: 7 }));
  assert.is((await wait(failureOf(server.accept()))).message, 'accept EMFILE');
  await asking.close();
  const accepted = await wait(server.accept());
  assert.is(net.sockets.getsockopt(accepted.descriptor, names.SOL_SOCKET, names.SO_TYPE), 1);
});

servers.run();
