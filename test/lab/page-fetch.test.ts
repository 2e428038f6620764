import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ANY_IPV4 } from '../../runtime/base/address.ts';
import { PageFetch } from '../../runtime/lab/page-fetch.ts';
import type { Fetched } from '../../runtime/lab/page-fetch.ts';
import type { Laboratory } from '../../runtime/lab/laboratory.ts';
import { laboratoryOf, sha256 } from './laboratories.ts';

const fetches = suite('page fetch');

function fetch(laboratory: Laboratory, octets: number, withinMs = 400_000): Fetched | undefined {
  let fetched: Fetched | undefined;
  new PageFetch({
    tcp: laboratory.node('a').stack.tcp,
    address: laboratory.addressOf('b', 4)!,
    host: 'b',
    octets,
    hash: sha256(),
    done: (found) => (fetched = found),
  }).start();
  laboratory.simulation.runUntil(() => fetched !== undefined, withinMs);
  return fetched;
}

const PAIR = 'host a, b link a - b delay 1 ms';

for (const octets of [0, 1, 1400, 65_536, 300_001]) {
  fetches(`${octets} octets come whole`, () => {
    const fetched = fetch(laboratoryOf(PAIR), octets);
    assert.is(fetched?.received, octets);
    assert.ok(fetched?.isWhole);
  });
}

/** A server that answers anything with these words, piece by piece, and closes. */
function answering(...pieces: readonly string[]): Laboratory {
  const laboratory = laboratoryOf(PAIR);
  const { tcp } = laboratory.node('b').stack;
  for (const one of tcp.listeners()) one.close();
  const listener = tcp.listen({ address: ANY_IPV4, port: 80 }, 1);
  if (typeof listener === 'string') throw new Error(listener);
  listener.onAcceptable(() => {
    const connection = listener.accept();
    connection?.setUser({
      established() {},
      readable() {
        for (const piece of pieces) connection.write(new TextEncoder().encode(piece));
        connection.shutdown();
      },
      writable() {},
      closed() {},
    });
  });
  return laboratory;
}

fetches('a head in pieces, with text behind it, is a head', () => {
  const head = ['HTTP/1.0 20', '0 OK\r\nContent-Length: 5\r\n\r', '\nhel', 'lo'];
  const fetched = fetch(answering(...head), 5);
  assert.is(fetched?.received, 5);
  assert.ok(fetched?.isWhole);
});

fetches('less than was promised is not whole', () => {
  const fetched = fetch(answering('HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\nhello'), 9);
  assert.is(fetched?.received, 5);
  assert.not.ok(fetched?.isWhole);
});

fetches('what never becomes a head is given up', () => {
  assert.not.ok(fetch(answering('x'.repeat(5000)), 9)?.isWhole);
});

fetches('nobody there is a fault', () => {
  const laboratory = laboratoryOf(PAIR);
  for (const one of laboratory.node('b').stack.tcp.listeners()) one.close();
  assert.is(fetch(laboratory, 9)?.fault, 'ECONNREFUSED');
});

fetches('no way there is a fault', () => {
  const laboratory = laboratoryOf(PAIR);
  laboratory.link(['a', 'b']).cut();
  assert.is(fetch(laboratory, 9)?.isWhole, false);
});

fetches.run();
