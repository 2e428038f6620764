import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CHUNK_OCTETS_MAX } from '../../../runtime/socket/promises/tcp-stream.ts';
import type { TcpStream } from '../../../runtime/socket/promises/tcp-stream.ts';
import { failureOf, newVirtual, octetsOf, textOf } from '../virtual.ts';
import type { Virtual } from '../virtual.ts';

const streams = suite('a connection as promises');

async function newPair(): Promise<Virtual & { asking: TcpStream; asked: TcpStream }> {
  const virtual = newVirtual();
  const { net, wait } = virtual;
  const server = await net.listenTcp({ host: '127.0.0.1', port: 7 });
  const asking = await wait(net.connectTcp({ host: '127.0.0.1', port: 7 }));
  return { ...virtual, asking, asked: await wait(server.accept()) };
}

streams('reads no more at once than a chunk', async () => {
  const { asking, asked, wait } = await newPair();
  const writing = asking.write(new Uint8Array(3 * CHUNK_OCTETS_MAX)).then(() => asking.close());
  let total = 0;
  for (let chunk = await wait(asked.read()); chunk; chunk = await wait(asked.read())) {
    assert.ok(chunk.length <= CHUNK_OCTETS_MAX);
    total += chunk.length;
  }
  await wait(writing);
  assert.is(total, 3 * CHUNK_OCTETS_MAX);
});

streams('reads into octets of its user', async () => {
  const { asking, asked, wait } = await newPair();
  await asking.write(octetsOf('data'));
  const room = octetsOf('........');
  assert.is(await wait(asked.readInto(room, 2, 5)), 3);
  assert.is(textOf(room), '..dat...');
  await asking.close();
  assert.is(await wait(asked.readInto(room)), 1);
  assert.is(await wait(asked.readInto(room)), 0);
});

streams('gives a read up for a signal, and goes on', async () => {
  const { asking, asked, wait } = await newPair();
  const controller = new AbortController();
  const reading = failureOf(asked.read({ signal: controller.signal }));
  controller.abort(new Error('enough'));
  assert.is((await wait(reading)).message, 'enough');
  await asking.write(octetsOf('more'));
  assert.is(textOf((await wait(asked.read()))!), 'more');
});

streams('fails all writes that wait, and none hides another', async () => {
  const { asking, asked, wait, pass } = await newPair();
  const large = new Uint8Array(32 * 1024 * 1024);
  const writes = [asking.write(large), asking.write(large)].map(failureOf);
  await pass(1000);
  asked.abort();
  const [first, second] = await wait(Promise.all(writes));
  assert.equal([first.message, second.message], ['write ECONNRESET', 'write EPIPE']);
});

streams('can be left and taken up again by its iterator', async () => {
  const { asking, asked, wait } = await newPair();
  const got: string[] = [];
  for (const text of ['one', 'two']) {
    await asking.write(octetsOf(text));
    const reading = (async () => {
      for await (const chunk of asked) {
        got.push(textOf(chunk));
        break;
      }
    })();
    await wait(reading);
  }
  assert.equal(got, ['one', 'two']);
});

streams.run();
