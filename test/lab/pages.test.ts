import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import {
  headOf,
  pageHead,
  PageText,
  pageRequest,
  requestedOctets,
} from '../../runtime/lab/pages.ts';
import type { TcpUser } from '../../runtime/transport/tcp/user.ts';
import { laboratoryOf } from './laboratories.ts';

const pages = suite('pages');

const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);

pages(
  'a request says how many octets it wants, and nothing is read of less than a whole one',
  () => {
    const request = pageRequest('b', 1234);
    assert.is(requestedOctets(request), 1234);
    for (let end = 0; end < request.length; end++) {
      assert.is(requestedOctets(request.subarray(0, end)), undefined, `${end}`);
    }
    for (const wrong of ['PUT /octets/1 HTTP/1.0', 'GET /octets/-1 HTTP/1.0', 'GET / HTTP/1.0']) {
      assert.is(requestedOctets(octetsOf(`${wrong}\r\n\r\n`)), undefined, wrong);
    }
  },
);

pages('a head says how long the page is, and where it begins', () => {
  const head = pageHead(77);
  assert.equal(headOf(head), { start: head.length, octets: 77 });
  for (let end = 0; end < head.length; end++) {
    assert.is(headOf(head.subarray(0, end)), undefined, `${end}`);
  }
});

pages('the text of a page is as long as it is asked for, and does not repeat itself', () => {
  const text = new PageText(seededRandom(1));
  const [first, second, rest] = [text.next(200_000), text.next(200_000), text.next(10)];
  assert.is(first.length, 65_536);
  assert.not.equal(first, second);
  assert.is(rest.length, 10);
  assert.equal(new PageText(seededRandom(1)).next(65_536), first);
});

/** What a host sends to who says something else than a request. */
function say(octets: Uint8Array): { closed: unknown[]; received: number } {
  const laboratory = laboratoryOf('host a, b link a - b');
  const closed: unknown[] = [];
  const user: TcpUser = {
    established: () => void (typeof opened === 'string' || opened.write(octets)),
    readable() {},
    writable() {},
    closed: (fault) => closed.push(fault),
  };
  const to = { address: laboratory.addressOf('b', 4)!, port: 80 };
  const opened = laboratory.node('a').stack.tcp.connect(to, user);
  if (typeof opened === 'string') throw new Error(opened);
  laboratory.simulation.run(1000);
  return { closed, received: opened.readable };
}

pages('who asks in more words than any request has is turned away', () => {
  assert.equal(say(new Uint8Array(5000)).closed, ['ECONNRESET']);
});

pages('who has asked for nothing is answered by nothing', () => {
  assert.equal(say(octetsOf('GET /octets/')), { closed: [], received: 0 });
});

pages('a page of no octets is a head', () => {
  assert.is(say(pageRequest('b', 0)).received, pageHead(0).length);
});

pages.run();
