import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readableStream, writableStream } from '../../../runtime/socket/promises/web-streams.ts';

const streams = suite('streams of the web platform');

streams('read one at a time, when they are asked to, to the end', async () => {
  let reads = 0;
  const readable = readableStream(
    async () => (++reads > 2 ? undefined : reads),
    async () => {},
  );
  assert.is(reads, 0);
  const got: number[] = [];
  for await (const one of readable) got.push(one);
  assert.equal([got, reads], [[1, 2], 3]);
});

streams('are cancelled, and aborted', async () => {
  const told: string[] = [];
  const readable = readableStream(
    async () => 1,
    async () => void told.push('cancel'),
  );
  await readable.cancel();
  const writable = writableStream<number>(
    async (chunk) => void told.push(`write ${chunk}`),
    async () => void told.push('close'),
    () => void told.push('abort'),
  );
  const writer = writable.getWriter();
  await writer.write(7);
  await writer.abort();
  assert.equal(told, ['cancel', 'write 7', 'abort']);
});

streams('tell what goes wrong', async () => {
  const readable = readableStream(
    () => Promise.reject(new Error('broken')),
    async () => {},
  );
  const error: unknown = await readable
    .getReader()
    .read()
    .catch((reason: unknown) => reason);
  assert.is((error as Error).message, 'broken');
});

streams.run();
