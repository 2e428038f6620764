/** Where the last value read ended. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import * as dns from '../../generated/application/dns.value.ts';
import { cursor } from '../../runtime/base/cursor.ts';

test('every reader leaves its own end, whatever was read inside of it', () => {
  const message = dns.encodeMessage({
    id: 1,
    qr: 1,
    opcode: 0,
    aa: false,
    tc: false,
    rd: false,
    ra: false,
    ad: false,
    cd: false,
    rcode: 0,
    question: [{ qname: 'www.example', qtype: 1, qclass: 1 }],
    answer: [
      { name: 'www.example', type: 1, class: 1, ttl: 5, rdata: { is: 'a', address: '192.0.2.1' } },
    ],
    authority: [],
    additional: [],
  });
  const placed = new Uint8Array(message.length + 7);
  placed.set(message, 3);
  dns.readMessage(placed, 3, placed.length);
  assert.is(cursor.at, 3 + message.length);
  dns.readQuestion(placed, 3 + 12, placed.length, 3);
  assert.is(cursor.at, 3 + 12 + 13 + 4);
  // The name of the answer is a pointer: the end is behind that, not behind what it leads to.
  dns.readName(placed, cursor.at, placed.length, 3);
  assert.is(cursor.at, 3 + 12 + 13 + 4 + 2);
});

test.run();
