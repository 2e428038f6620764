import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Answering, FORWARDED_MAX } from '../../../runtime/application/dns/answering.ts';
import type { AnsweringOptions } from '../../../runtime/application/dns/answering.ts';
import {
  ednsOf,
  ednsRecord,
  fullRcode,
  makeQuery,
} from '../../../runtime/application/dns/message.ts';
import type { Outcome } from '../../../runtime/application/dns/outcome.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { encodeMessage } from '../../../generated/application/dns.value.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { a, asRecord, exampleZone, messageOf } from './ground.ts';

const answers = suite("a server's answers");

const long = Array.from({ length: 100 }, (_, at) => a('long.example', `192.0.2.${at}`));
const zone = exampleZone(a('www.example', '192.0.2.1'), ...long);
const query = (name: string, more = {}) => makeQuery({ name, type: TYPE.A, id: 7, ...more });

async function ask(octets: Uint8Array, options: Partial<AnsweringOptions> = {}): Promise<Message> {
  const answer = await new Answering({ zones: [zone], ...options }).answer(octets, 'udp');
  return messageOf(answer!);
}

answers('repeat the question in its case, and say who knows', async () => {
  const { aa, id, question, answer } = await ask(query('wWw.eXample'));
  assert.equal([aa, id, question[0].qname, answer.length], [true, 7, 'wWw.eXample', 1]);
});

answers('fit into what the client takes', async () => {
  const answering = new Answering({ zones: [zone] });
  const small = (await answering.answer(query('long.example', { hasEdns: false }), 'udp'))!;
  assert.ok(small.length <= 512 && messageOf(small).tc);
  const large = (await answering.answer(query('long.example', { payloadOctets: 65_000 }), 'udp'))!;
  assert.ok(large.length <= 1232 && messageOf(large).tc);
  const whole = (await answering.answer(query('long.example'), 'stream'))!;
  assert.is(messageOf(whole).answer.length, 100);
});

answers('are padded for who pads, where they are sealed', async () => {
  const answering = new Answering({ zones: [zone] });
  const padded = query('www.example', { blockOctets: 128 });
  assert.is((await answering.answer(padded, 'stream'))!.length, 468);
  assert.ok((await answering.answer(padded, 'udp'))!.length < 128);
});

const refusals: readonly (readonly [string, Partial<Message>, number])[] = [
  ['of other zones', { question: [{ qname: 'www.test', qtype: 1, qclass: 1 }] }, RCODE.REFUSED],
  ['of other classes', { question: [{ qname: 'example', qtype: 1, qclass: 3 }] }, RCODE.REFUSED],
  ['to what is no question', { opcode: 5 }, RCODE.NOTIMP],
  ['to no question', { question: [] }, RCODE.FORMERR],
];

for (const [what, changes, rcode] of refusals) {
  answers(`${what} say ${rcode}`, async () => {
    const octets = encodeMessage({ ...messageOf(query('www.example')), ...changes });
    assert.is((await ask(octets)).rcode, rcode);
  });
}

answers('to a later version of EDNS say which one is known', async () => {
  const edns = { ...ednsRecord(), extendedFlags: { extendedRcode: 0, version: 1, do: false } };
  const octets = encodeMessage({ ...messageOf(query('www.example')), additional: [edns] });
  const answer = await ask(octets);
  assert.is(fullRcode(answer), 16);
  assert.is(ednsOf(answer)?.extendedFlags?.version, 0);
});

answers('are not given to answers, so that no two servers talk without end', async () => {
  const answering = new Answering({ zones: [zone] });
  const answer = (await answering.answer(query('www.example'), 'udp'))!;
  assert.is(await answering.answer(answer, 'udp'), undefined);
  assert.is(answering.counters.ignored, 1);
});

answers('to what cannot be read repeat its number', async () => {
  const cut = query('www.example').subarray(0, 20);
  const { id, rcode } = await ask(cut);
  assert.equal([id, rcode], [7, RCODE.FORMERR]);
});

const found: Outcome = {
  rcode: RCODE.NOERROR,
  owner: 'www.test',
  records: [asRecord(a('www.test', '192.0.2.9'))],
  seconds: 9,
  isAuthentic: false,
};

answers('of others are fetched where that is wanted, and never with authority', async () => {
  const forward = async (): Promise<Outcome> => found;
  const { aa, ra, answer } = await ask(query('www.test'), { forward });
  assert.equal([aa, ra, answer.length], [false, true, 1]);
  const strict = await ask(query('www.test', { isRecursive: false }), { forward });
  assert.is(strict.rcode, RCODE.REFUSED);
});

answers('of others that fail say so', async () => {
  const forward = (): Promise<Outcome> => Promise.reject(new Error('nobody is there'));
  assert.is((await ask(query('www.test'), { forward })).rcode, RCODE.SERVFAIL);
});

answers('of others are fetched for so many at once', async () => {
  let release = (): void => {};
  const held = new Promise<Outcome>((settle) => (release = () => settle(found)));
  const answering = new Answering({ zones: [], forward: () => held });
  const all = Array.from({ length: FORWARDED_MAX }, () =>
    answering.answer(query('www.test'), 'udp'),
  );
  const refused = await answering.answer(query('www.test'), 'udp');
  assert.is(messageOf(refused!).rcode, RCODE.REFUSED);
  release();
  for (const one of await Promise.all(all)) assert.is(messageOf(one!).rcode, RCODE.NOERROR);
});

answers('are given to anything, and nothing throws', async () => {
  const answering = new Answering({ zones: [zone], forward: async () => found });
  const random = seededRandom(3);
  for (let count = 0; count < 2000; count++) {
    const octets = query('www.example');
    for (let changes = 0; changes < 3; changes++) {
      octets[(random.bits() >>> 1) % octets.length] = random.bits();
    }
    const end = (random.bits() >>> 1) % (octets.length + 1);
    await answering.answer(octets.subarray(0, end), count % 2 === 0 ? 'udp' : 'stream');
  }
  assert.ok(answering.counters.malformed > 500);
});

answers.run();
