import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { RemoteInfo, StackDgramSocket } from '../../../adapters/node/index.ts';
import { nowhere } from '../../socket/nowhere.ts';
import { leftOpen, newModules, next } from './modules.ts';

const datagrams = suite("datagrams in the shape of Node's dgram");
const { dgram, stack, close } = newModules({ hosts: { here: '127.0.0.1' } });
stack.addAddress(stack.addDevice(nowhere('eth0')), '192.0.2.1/24');
datagrams.after(close);

async function bound(...where: readonly unknown[]): Promise<StackDgramSocket> {
  const socket = dgram.createSocket('udp4').bind(...where);
  await next(socket, 'listening');
  return socket;
}

async function hear(socket: StackDgramSocket): Promise<readonly [string, RemoteInfo]> {
  const [message, from] = (await next(socket, 'message')) as [Buffer, RemoteInfo];
  return [String(message), from];
}

async function end(...sockets: readonly StackDgramSocket[]): Promise<void> {
  for (const socket of sockets) {
    socket.close();
    await next(socket, 'close');
  }
}

datagrams('are sent in every way that Node has', async () => {
  const server = await bound(7, '127.0.0.1');
  const client = dgram.createSocket('udp4');
  const ways: readonly (readonly [string, ...unknown[]])[] = [
    ['text', 'text', 7],
    ['octets', Buffer.from('octets'), 7, '127.0.0.1'],
    ['part', Buffer.from('a part of it'), 2, 4, 7, 'localhost'],
    ['of three', ['of', ' ', new Uint8Array(Buffer.from('three'))], 7, 'here'],
    ['', '', 7],
  ];
  for (const [expected, ...way] of ways) {
    const heard = hear(server);
    let sent = -1;
    client.send(...way, (error: Error | null, octets: number) => (sent = error ? -2 : octets));
    const [text, from] = await heard;
    await sleep(1);
    assert.equal([text, sent], [expected, expected.length]);
    const { address, family, port, size } = from;
    assert.equal([address, family, size], ['127.0.0.1', 'IPv4', expected.length]);
    assert.is(port, client.address().port);
  }
  await end(server, client);
});

datagrams('leave in order, also to names that have to be looked up', async () => {
  const server = await bound({ port: 7, address: '127.0.0.1' });
  const client = dgram.createSocket('udp4');
  const heard: string[] = [];
  server.on('message', (message: Buffer) => heard.push(String(message)));
  for (const [text, host] of [
    ['1', 'localhost'],
    ['2', '127.0.0.1'],
    ['3', 'here'],
    ['4', '127.0.0.1'],
  ]) {
    client.send(text, 7, host);
  }
  while (heard.length < 4) await sleep(1);
  assert.equal(heard, ['1', '2', '3', '4']);
  await end(server, client);
});

datagrams('go to a peer, and come from it alone', async () => {
  const [server, other] = [await bound(7, '127.0.0.1'), await bound(8, '127.0.0.1')];
  const client = dgram.createSocket('udp4');
  client.connect(7, '127.0.0.1');
  await next(client, 'connect');
  assert.equal(client.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port: 7 });
  const heard = hear(server);
  client.send('to my peer');
  const [text, from] = await heard;
  assert.is(text, 'to my peer');
  other.send('from another', from.port, from.address);
  server.send('from your peer', from.port, from.address);
  assert.is((await hear(client))[0], 'from your peer');
  assert.throws(() => client.connect(7), /Already connected/);
  client.disconnect();
  assert.throws(() => client.disconnect(), /Not connected/);
  await end(server, other, client);
});

datagrams('tell a peer that nobody is there', async () => {
  const client = dgram.createSocket('udp4');
  client.connect(9, '127.0.0.1');
  await next(client, 'connect');
  client.send('x');
  const [error] = (await next(client, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.message, 'recvmsg ECONNREFUSED');
  await end(client);
});

datagrams('tell what cannot be sent, to a callback or as an event', async () => {
  const client = dgram.createSocket('udp4');
  const failed = new Promise((resolve) => client.send(Buffer.alloc(65_508), 7, resolve));
  assert.is(((await failed) as Error).message, 'send EMSGSIZE 127.0.0.1:7');
  client.send('x', 7, '255.255.255.255');
  const [error] = (await next(client, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.code, 'EACCES');
  assert.throws(() => client.send('x'), /Port should be/);
  assert.throws(() => client.send('x', 70_000), /Port should be/);
  assert.throws(() => client.send('x', 5, 9, 7), /outside of buffer bounds/);
  await end(client);
  assert.throws(() => client.send('x', 7), /Not running/);
  assert.throws(() => client.close(), /Not running/);
});

datagrams('are bound once, and where they may be', async () => {
  const first = await bound(7, '127.0.0.1');
  assert.throws(() => first.bind(8), /already bound/);
  const second = dgram.createSocket('udp4').bind(7, '127.0.0.1');
  const [error] = (await next(second, 'error')) as [NodeJS.ErrnoException];
  assert.is(error.message, 'bind EADDRINUSE 127.0.0.1:7');
  await end(second);
  const sharing = (): StackDgramSocket =>
    dgram.createSocket({ type: 'udp4', reuseAddr: true }).bind(9);
  const [one, other] = [sharing(), sharing()];
  await Promise.all([next(one, 'listening'), next(other, 'listening')]);
  await end(first, one, other);
});

datagrams('hear groups that they have joined', async () => {
  const socket = await bound(7);
  socket.addMembership('239.0.0.1', '192.0.2.1');
  socket.setMulticastTTL(4);
  socket.setMulticastInterface('192.0.2.1');
  socket.setMulticastLoopback(true);
  const heard = hear(socket);
  socket.send('to the group', 7, '239.0.0.1');
  const [text, from] = await heard;
  assert.equal([text, from.address], ['to the group', '192.0.2.1']);
  assert.throws(() => socket.addMembership('239.0.0.1', '192.0.2.1'), /EADDRINUSE/);
  socket.dropMembership('239.0.0.1', '192.0.2.1');
  assert.throws(() => socket.dropMembership('239.0.0.1', '192.0.2.1'), /EADDRNOTAVAIL/);
  assert.throws(() => socket.addMembership('192.0.2.7'), /addMembership EINVAL/);
  assert.throws(() => socket.addMembership('239.0.0.1', '198.51.100.1'), /EADDRNOTAVAIL/);
  await end(socket);
});

datagrams('have the settings of Node', async () => {
  const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 10_000 });
  assert.is(socket.getRecvBufferSize(), 20_000);
  socket.setSendBufferSize(30_000);
  assert.is(socket.getSendBufferSize(), 60_000);
  assert.is(socket.setTTL(9), 9);
  assert.throws(() => socket.setTTL(0), /setTTL EINVAL/);
  socket.setBroadcast(true);
  assert.is(socket.ref().unref(), socket);
  await end(socket);
  assert.throws(() => dgram.createSocket('udp5' as 'udp4'), /Bad socket type/);
});

datagrams('stop at a signal', async () => {
  const controller = new AbortController();
  const socket = dgram.createSocket({ type: 'udp4', signal: controller.signal }).bind(7);
  await next(socket, 'listening');
  controller.abort();
  await next(socket, 'close');
});

datagrams('leave nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

datagrams.run();
