import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ednsOf,
  ednsRecord,
  encodePadded,
  fullRcode,
  makeGuardedQuery,
  makeQuery,
  mismatch,
} from '../../../runtime/application/dns/message.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { a, answerTo, messageOf } from './ground.ts';

const messages = suite('queries and their answers');

const wish = { name: 'www.Example', type: TYPE.A, id: 4711 };
const query = makeQuery(wish);
const answer = (changes = {}): Uint8Array =>
  answerTo(messageOf(query), [a('www.example', '192.0.2.1')], changes);

messages('say how much room there is, and that recursion is desired', () => {
  const { rd, question } = messageOf(query);
  assert.ok(rd);
  assert.equal(question, [{ qname: 'www.Example', qtype: 1, qclass: 1 }]);
  assert.is(ednsOf(messageOf(query))?.requestorsUdpPayloadSize, 1232);
});

messages('of names of any length are padded to a multiple of a block', () => {
  for (let length = 1; length < 60; length++) {
    const padded = makeQuery({ ...wish, name: 'a'.repeat(length), blockOctets: 128 });
    assert.is(padded.length, 128);
    assert.is(mismatch(padded, padded), 'notAnAnswer');
  }
});

messages('are padded no further than there is room', () => {
  const whole = { ...messageOf(query), additional: [ednsRecord()] };
  assert.is(encodePadded(whole, 468, 100).length, 100);
});

messages('have numbers that nobody knows before', () => {
  const random = seededRandom(7);
  const ids = Array.from({ length: 200 }, () => messageOf(makeGuardedQuery(wish, random)).id);
  assert.ok(new Set(ids).size > 195);
  assert.ok(Math.max(...ids) > 60_000);
});

messages('match the answer that repeats them', () => {
  assert.is(mismatch(answer(), query), undefined);
});

const others: readonly (readonly [string, object])[] = [
  ['otherId', { id: 4712 }],
  ['notAnAnswer', { qr: 0 }],
  ['notAnAnswer', { opcode: 4 }],
  ['otherQuestion', { question: [] }],
  ['otherQuestion', { question: [{ qname: 'www.example', qtype: 1, qclass: 1 }] }],
  ['otherQuestion', { question: [{ qname: 'www.Example', qtype: 28, qclass: 1 }] }],
  ['otherQuestion', { question: [{ qname: 'www.Example', qtype: 1, qclass: 3 }] }],
  ['otherQuestion', { question: [{ qname: 'vvv.Example', qtype: 1, qclass: 1 }] }],
];

for (const [reason, changes] of others) {
  messages(`do not match what differs by ${JSON.stringify(changes)}`, () => {
    assert.is(mismatch(answer(changes), query), reason);
  });
}

messages('may come back without a question from whoever could not read it', () => {
  assert.is(mismatch(answer({ question: [], rcode: RCODE.FORMERR }), query), undefined);
});

messages('match no answer that is cut anywhere', () => {
  const whole = answer();
  for (let end = 0; end < whole.length; end++) {
    assert.is(mismatch(whole.subarray(0, end), query), 'malformed', `${end}`);
  }
});

messages('have twelve bits for what went wrong', () => {
  const edns = ednsRecord({ extendedRcode: 1 });
  assert.is(fullRcode(messageOf(answer({ additional: [edns] }))), 16);
});

messages.run();
