import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import {
  HEAD_OCTETS_MAX,
  ResponseReader,
  requestOctets,
} from '../../../runtime/onion/directory/http.ts';
import type { DirectoryResponse } from '../../../runtime/onion/directory/http.ts';
import { octetsOf, textOf } from './fixtures.ts';

const http = suite('onion: HTTP as directories speak it');

function read(text: string, octetsMax = 100, piece = 7): DirectoryResponse | DirectoryFault {
  const reader = new ResponseReader(octetsMax);
  const octets = octetsOf(text);
  for (let at = 0; at < octets.length; at += piece) {
    const fault = reader.take(octets, at, Math.min(at + piece, octets.length));
    if (fault !== undefined) return fault;
  }
  return reader.finish();
}

http('a question tells nothing of who asks', () => {
  assert.is(
    textOf(requestOctets({ path: '/tor/x', octetsMax: 1 }, ['deflate', 'identity'])),
    'GET /tor/x HTTP/1.0\r\nAccept-Encoding: deflate, identity\r\n\r\n',
  );
});

http('a question may ask for a diff', () => {
  const asked = textOf(requestOctets({ path: '/', octetsMax: 1, diffFrom: 'AB' }, ['identity']));
  assert.ok(asked.includes('\r\nX-Or-Diff-From-Consensus: AB\r\n'));
});

http('an answer is read in pieces of any size', () => {
  const text = 'HTTP/1.0 200 OK\r\nContent-Encoding: Deflate\r\nX-Y:z\r\n\r\nhello';
  for (let piece = 1; piece <= text.length; piece++) {
    const { status, encoding, body } = read(text, 100, piece) as DirectoryResponse;
    assert.equal([status, encoding, textOf(body)], [200, 'deflate', 'hello']);
  }
});

http('an answer is over when it is as long as it says', () => {
  const reader = new ResponseReader(100);
  const octets = octetsOf('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello');
  reader.take(octets, 0, octets.length - 1);
  assert.not(reader.isComplete);
  reader.take(octets, octets.length - 1, octets.length);
  assert.ok(reader.isComplete);
});

http('an answer shorter than it says is none', () => {
  const fault = read('HTTP/1.0 200 OK\r\nContent-Length: 6\r\n\r\nhello');
  assert.is(String(fault), 'no answer: 5 of 6 octets, and no more');
});

http('of an answer longer than it says the rest is nobody’s', () => {
  const { body } = read('HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nhello') as DirectoryResponse;
  assert.is(textOf(body), 'hell');
});

http('an answer has its longest', () => {
  const head = 'HTTP/1.0 200 OK\r\n\r\n';
  assert.not(read(head + 'x'.repeat(100)) instanceof DirectoryFault);
  assert.match(String(read(head + 'x'.repeat(101))), /^document too long/);
  assert.match(String(read(head + 'x'.repeat(HEAD_OCTETS_MAX + 101))), /^document too long/);
  const said = read('HTTP/1.0 200 OK\r\nContent-Length: 9999999999\r\n\r\nx');
  assert.match(String(said), /^no answer/);
});

http('a head has an end, before it is too long', () => {
  assert.match(String(read('HTTP/1.0 200 OK\r\n')), /no head of an answer/);
  assert.match(
    String(read(`HTTP/1.0 200 OK\r\nX: ${'x'.repeat(HEAD_OCTETS_MAX)}`, 1000)),
    /no head within/,
  );
});

http('what is no HTTP is refused', () => {
  const heads = ['HTTP/2 200 OK', 'HTTP/1.0 20', 'SSH-2.0', 'HTTP/1.0 200 OK\r\nno field'];
  for (const head of [
    ...heads,
    'HTTP/1.0 200 OK\r\n: x',
    'HTTP/1.0 200 OK\r\nContent-Length: -1',
  ]) {
    assert.instance(read(`${head}\r\n\r\n`), DirectoryFault, head);
  }
});

http('random octets are read or refused, never thrown', () => {
  const random = seededRandom(2);
  const good = octetsOf('HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello');
  for (let round = 0; round < 2000; round++) {
    const octets = good.slice();
    for (let changes = 0; changes < 3; changes++) {
      octets[(random.bits() >>> 0) % octets.length] = random.bits();
    }
    const reader = new ResponseReader(100);
    if (reader.take(octets, 0, octets.length) === undefined) reader.finish();
  }
});

http.run();
