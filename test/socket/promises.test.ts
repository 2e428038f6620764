import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import { NET_ACCESS, Process } from '../../runtime/socket/process.ts';
import { openSockets } from '../../runtime/socket/promises.ts';
import type { TcpServer } from '../../runtime/socket/promises/tcp-server.ts';
import type { TcpStream } from '../../runtime/socket/promises/tcp-stream.ts';
import { failureOf, newVirtual, octetsOf, textOf } from './virtual.ts';
import type { Virtual } from './virtual.ts';

const promises = suite('sockets as promises');

interface Pair extends Virtual {
  readonly server: TcpServer;
  readonly asking: TcpStream;
  readonly asked: TcpStream;
}

async function newPair(): Promise<Pair> {
  const virtual = newVirtual();
  const { net, wait } = virtual;
  const server = await net.listenTcp({ host: '127.0.0.1', port: 7 });
  const accepted = server.accept();
  const asking = await wait(net.connectTcp({ host: '127.0.0.1', port: 7 }));
  return { ...virtual, server, asking, asked: await wait(accepted) };
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

promises('connect, carry octets both ways, and end', async () => {
  const { asking, asked, wait } = await newPair();
  assert.is(asking.remotePort, 7);
  assert.is(asked.remotePort, asking.localPort);
  const answering = (async () => {
    const question = await readAll(asked);
    await asked.write(octetsOf(`${textOf(question)}!`));
    await asked.close();
  })();
  await wait(asking.write(octetsOf('question')));
  await wait(asking.closeWrite());
  assert.is(textOf(await wait(readAll(asking))), 'question!');
  await wait(answering);
});

promises('iterate over connections, until nobody listens', async () => {
  const { net, wait } = newVirtual();
  const server = await net.listenTcp({ port: 7 });
  const seen: string[] = [];
  const serving = (async () => {
    for await (const connection of server) {
      seen.push(textOf(await readAll(connection)));
      await connection.close();
    }
  })();
  for (const text of ['one', 'two']) {
    const connection = await wait(net.connectTcp({ host: 'localhost', port: 7 }));
    await connection.write(octetsOf(text));
    await wait(connection.close());
    await wait(
      (async () => {
        while (seen.at(-1) !== text) await net.sockets.poll([], 1);
      })(),
    );
  }
  server.close();
  server.close();
  await wait(serving);
  assert.equal(seen, ['one', 'two']);
});

promises('hold a writer back while nobody reads', async () => {
  const { asking, asked, wait, pass } = await newPair();
  const data = new Uint8Array(32 * 1024 * 1024);
  let isWritten = false;
  const writing = asking.write(data).then(() => (isWritten = true));
  await pass(60_000);
  assert.not(isWritten);
  let received = 0;
  const reading = (async () => {
    while (received < data.length) received += (await asked.read())!.length;
  })();
  await wait(reading);
  await wait(writing);
  assert.is(received, data.length);
});

promises('carry ten megabytes each way at once, unharmed', async () => {
  const { asking, asked, wait } = await newPair();
  const hash = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
  const make = (seed: number): Uint8Array => {
    const octets = new Uint8Array(10_000_000);
    seededRandom(seed).fill(octets);
    return octets;
  };
  const [there, back] = [make(1), make(2)];
  const send = async (stream: TcpStream, octets: Uint8Array): Promise<void> => {
    for (let at = 0; at < octets.length; at += 70_001) {
      await stream.write(octets.subarray(at, at + 70_001));
    }
    await stream.closeWrite();
  };
  const all = [send(asking, there), send(asked, back)];
  const [got, returned] = await wait(Promise.all([readAll(asked), readAll(asking)]));
  await wait(Promise.all(all));
  assert.equal([hash(got), hash(returned)], [hash(there), hash(back)]);
});

promises('copy what is written, so that its owner may write there again', async () => {
  const { asking, asked, wait } = await newPair();
  const data = octetsOf('before');
  await asking.write(data);
  data.set(octetsOf('after!'));
  assert.is(textOf((await wait(asked.read()))!), 'before');
});

promises('keep writes in order, also those that wait', async () => {
  const { asking, asked, wait } = await newPair();
  const writes = Array.from({ length: 50 }, (_, index) =>
    asking.write(new Uint8Array(300_000).fill(index)),
  );
  void Promise.all(writes).then(() => asking.closeWrite());
  const got = await wait(readAll(asked));
  assert.is(got.length, 50 * 300_000);
  for (let index = 0; index < 50; index++) assert.is(got[index * 300_000 + 299_999], index);
});

promises('say where nobody listens', async () => {
  const { net, wait, stack } = newVirtual();
  const error = await wait(failureOf(net.connectTcp({ host: '127.0.0.1', port: 7 })));
  assert.is(error.message, 'connect ECONNREFUSED 127.0.0.1:7');
  assert.is((error as NodeJS.ErrnoException).errno, -111);
  assert.is(stack.host.count, 0);
});

promises('say where a host is not', async () => {
  const { net, wait } = newVirtual();
  const unreachable = await wait(failureOf(net.connectTcp({ host: '203.0.113.1', port: 7 })));
  assert.is(unreachable.message, 'connect ENETUNREACH 203.0.113.1:7');
  const silent = await wait(failureOf(net.connectTcp({ host: '192.0.2.2', port: 7 })));
  assert.is(silent.message, 'connect EHOSTUNREACH 192.0.2.2:7');
  const unknown = await wait(failureOf(net.connectTcp({ host: 'nobody.example', port: 7 })));
  assert.is(unknown.message, 'getaddrinfo ENOTFOUND nobody.example');
});

promises('ask for names that they are told how to resolve', async () => {
  const asked: string[] = [];
  const { net, wait } = newVirtual({
    hosts: { here: '127.0.0.1', gone: ['203.0.113.9', '127.0.0.1'] },
    resolve: async (name) => {
      asked.push(name);
      return name === 'far.example' ? ['127.0.0.1'] : [];
    },
  });
  await net.listenTcp({ port: 7 });
  for (const host of ['here', 'HERE.', 'gone', 'far.example', 'sub.localhost']) {
    const connection = await wait(net.connectTcp({ host, port: 7 }));
    assert.is(connection.remoteAddress, '127.0.0.1', host);
  }
  assert.equal(asked, ['far.example']);
});

promises('tell a reader and a writer of a reset', async () => {
  const { asking, asked, wait, pass } = await newPair();
  asked.abort();
  await pass(100);
  const read = await wait(failureOf(asking.read()));
  assert.is(read.message, 'read ECONNRESET');
  const write = await wait(failureOf(asking.write(octetsOf('x'))));
  assert.is(write.message, 'write EPIPE');
});

promises('end what waits when it is closed', async () => {
  const { asking, asked, server, wait, net } = await newPair();
  const reading = failureOf(asking.read());
  const accepting = failureOf(server.accept());
  const udp = await net.openUdp({ host: '127.0.0.1' });
  const receiving = failureOf(udp.receive());
  asking.abort();
  server.close();
  udp.close();
  for (const one of [reading, accepting, receiving]) {
    assert.is((await wait(one)).message, 'wait ECANCELED');
  }
  assert.is(asking.descriptor, -1);
  assert.is((await wait(failureOf(asking.read()))).message, 'read EBADF');
  assert.is((await wait(failureOf(asking.write(octetsOf('x'))))).message, 'write EBADF');
  await asked.close();
  await asked.close();
});

promises('are given up by a signal, with its reason, and leave nothing open', async () => {
  const { net, wait, stack } = newVirtual();
  const reason = new Error('enough');
  const connecting = new AbortController();
  // Somebody who never answers.
  const options = { host: '192.0.2.2', port: 7, signal: connecting.signal };
  const connection = failureOf(net.connectTcp(options));
  const server = await net.listenTcp({ port: 8 });
  const accepting = new AbortController();
  const accepted = failureOf(server.accept({ signal: accepting.signal }));
  const listening = new AbortController();
  const other = await net.listenTcp({ port: 9, signal: listening.signal });
  for (const one of [connecting, accepting, listening]) one.abort(reason);
  assert.is(await wait(connection), reason);
  assert.is(await wait(accepted), reason);
  assert.is(other.descriptor, -1);
  assert.is(await wait(failureOf(net.connectTcp(options))), reason);
  assert.is(stack.host.count, 1);
});

promises('are streams of the web platform too', async () => {
  const { asking, asked, wait } = await newPair();
  const echoed = asked.readable.pipeTo(asked.writable);
  const writer = asking.writable.getWriter();
  await wait(writer.write(octetsOf('echo')));
  await wait(writer.close());
  const reader = asking.readable.getReader();
  const { value } = await wait(reader.read());
  assert.is(textOf(value!), 'echo');
  assert.ok((await wait(reader.read())).done);
  await wait(echoed);
});

promises('send and receive datagrams', async () => {
  const { net, wait } = newVirtual();
  const server = await net.openUdp({ host: '127.0.0.1', port: 7 });
  const client = await net.openUdp();
  const serving = (async () => {
    for await (const { data, host, port } of server) {
      await server.send({ data: octetsOf(`${textOf(data)}!`), host, port });
    }
  })();
  await client.send({ host: 'localhost', port: 7, data: octetsOf('hi') });
  const { data, host, port, destination } = await wait(client.receive());
  assert.equal([textOf(data), port, destination], ['hi!', 7, host]);
  server.close();
  await wait(serving);
});

promises('of datagrams hear of errors when they have a peer', async () => {
  const { net, wait } = newVirtual();
  const remote = { host: '127.0.0.1', port: 7 };
  const socket = await wait(net.openUdp({ host: '127.0.0.1', remote }));
  await socket.send({ data: octetsOf('x') });
  assert.is((await wait(failureOf(socket.receive()))).message, 'recvmsg ECONNREFUSED');
});

promises('of datagrams join groups, and hear what is sent there', async () => {
  const { net, wait } = newVirtual();
  const socket = await net.openUdp({ host: '0.0.0.0', port: 7 });
  socket.join('239.0.0.1', 'eth0');
  await socket.send({ host: '239.0.0.1', port: 7, data: octetsOf('group') });
  const { data, destination } = await wait(socket.receive());
  assert.equal([textOf(data), destination], ['group', '239.0.0.1']);
  socket.leave('239.0.0.1', 'eth0');
  assert.throws(() => socket.leave('239.0.0.1', 'eth0'), /dropMembership EADDRNOTAVAIL/);
  assert.throws(() => socket.join('nowhere'), /addMembership EINVAL/);
});

promises('are made for a process, and are as capable as it is', async () => {
  const { stack, wait } = newVirtual();
  const net = openSockets(stack.host, { process: new Process({ capabilities: [NET_ACCESS] }) });
  const message = async (promise: Promise<unknown>): Promise<string> =>
    (await wait(failureOf(promise))).message;
  assert.is(await message(net.listenTcp({ port: 7 })), 'bind EACCES :::7');
  assert.is(
    await message(net.connectTcp({ host: 'localhost', port: 7 })),
    'connect ECONNREFUSED 127.0.0.1:7',
  );
});

promises.run();
