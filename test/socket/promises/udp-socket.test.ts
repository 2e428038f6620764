import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { failureOf, newVirtual, octetsOf, textOf } from '../virtual.ts';

const datagrams = suite('datagrams as promises');

datagrams('are received whole, empty ones too', async () => {
  const { net, wait } = newVirtual();
  const server = await net.openUdp({ host: '127.0.0.1', port: 7 });
  assert.equal([server.address, server.port], ['127.0.0.1', 7]);
  const client = await net.openUdp({ host: '127.0.0.1' });
  const large = new Uint8Array(65_507).fill(7);
  for (const data of [octetsOf('small'), new Uint8Array(0), large]) {
    await client.send({ host: '127.0.0.1', port: 7, data });
    const got = await wait(server.receive());
    assert.equal(got.data, data);
    assert.equal([got.host, got.port, got.interface], ['127.0.0.1', client.port, 'lo']);
  }
});

datagrams('tell what cannot be sent, and where', async () => {
  const { net } = newVirtual();
  const socket = await net.openUdp({ host: '0.0.0.0' });
  const send = async (host: string, octets = 1): Promise<string> => {
    const data = new Uint8Array(octets);
    return (await failureOf(socket.send({ host, port: 9, data }))).message;
  };
  assert.is(await send('203.0.113.1'), 'send ENETUNREACH 203.0.113.1:9');
  assert.is(await send('192.0.2.255'), 'send EACCES 192.0.2.255:9');
  assert.is(await send('127.0.0.1', 65_508), 'send EMSGSIZE 127.0.0.1:9');
  assert.is(await send('nobody.example'), 'getaddrinfo ENOTFOUND nobody.example');
  const bare = failureOf(socket.send({ data: new Uint8Array(1) }));
  assert.is((await bare).message, 'send EDESTADDRREQ');
});

datagrams('go to everyone where that was allowed', async () => {
  const { net } = newVirtual();
  const socket = await net.openUdp({ host: '0.0.0.0', allowBroadcast: true });
  await socket.send({ host: '192.0.2.255', port: 9, data: octetsOf('x') });
});

datagrams('are streams of the web platform', async () => {
  const { net, wait } = newVirtual();
  const server = await net.openUdp({ host: '127.0.0.1', port: 7 });
  const client = await net.openUdp({ host: '127.0.0.1' });
  void server.readable.pipeTo(server.writable).catch(() => {});
  const writer = client.writable.getWriter();
  await wait(writer.write({ host: '127.0.0.1', port: 7, data: octetsOf('echo') }));
  const { value } = await wait(client.readable.getReader().read());
  assert.is(textOf(value!.data), 'echo');
});

datagrams('are heard from a peer alone, where there is one', async () => {
  const { net, wait } = newVirtual();
  const [peer, other] = [
    await net.openUdp({ host: '127.0.0.1', port: 7 }),
    await net.openUdp({ host: '127.0.0.1', port: 8 }),
  ];
  const remote = { host: '127.0.0.1', port: 7 };
  const socket = await wait(net.openUdp({ host: '127.0.0.1', port: 9, remote }));
  for (const [one, text] of [
    [other, 'other'],
    [peer, 'peer'],
  ] as const) {
    await one.send({ host: '127.0.0.1', port: 9, data: octetsOf(text) });
  }
  assert.is(textOf((await wait(socket.receive())).data), 'peer');
});

datagrams.run();
