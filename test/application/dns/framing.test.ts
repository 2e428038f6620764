import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { framed, FrameReader } from '../../../runtime/application/dns/framing.ts';

const framing = suite('messages on a stream');

const messages = [12, 300, 65_535].map((octets) => new Uint8Array(octets).fill(octets));
const stream = Buffer.concat(messages.map(framed));

for (const step of [1, 2, 7, 1000, stream.length]) {
  framing(`come whole, however the stream is cut: by ${step}`, () => {
    const reader = new FrameReader();
    const found: Uint8Array[] = [];
    // Octet by octet the last one takes long, and proves nothing more.
    const end = step < 7 ? 400 : stream.length;
    for (let at = 0; at < end; at += step) {
      found.push(...reader.take(stream, at, Math.min(at + step, end)));
    }
    assert.is(found.length, end === stream.length ? 3 : 2);
    found.forEach((one, number) => assert.ok(Buffer.from(one).equals(messages[number])));
  });
}

framing('of no length at all does not keep the next one from coming', () => {
  const found = new FrameReader().take(Buffer.concat([new Uint8Array(2), framed(messages[0])]));
  assert.equal(
    found.map(({ length }) => length),
    [0, 12],
  );
});

framing.run();
