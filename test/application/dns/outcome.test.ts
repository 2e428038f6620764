import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressesIn, readOutcome } from '../../../runtime/application/dns/outcome.ts';
import type { Read } from '../../../runtime/application/dns/outcome.ts';
import { makeQuery } from '../../../runtime/application/dns/message.ts';
import { soaOf } from '../../../runtime/application/dns/zone.ts';
import type { ZoneRecord } from '../../../runtime/application/dns/zone.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { a, answerTo, asRecord, cname, messageOf } from './ground.ts';

const outcomes = suite('outcomes of answers');

const NAME = 'www.example';

function said(answer: readonly ZoneRecord[], changes: Partial<Message> = {}): Message {
  const query = messageOf(makeQuery({ name: NAME, type: TYPE.A, id: 1 }));
  return messageOf(answerTo(query, answer, changes));
}

function read(answer: readonly ZoneRecord[], changes: Partial<Message> = {}): Read {
  const outcome = readOutcome(said(answer, changes), NAME, TYPE.A);
  if (outcome === 'aliasLoop') throw new Error(outcome);
  return outcome;
}

outcomes('have the records of the name, whatever its case', () => {
  assert.equal(addressesIn(read([a('WWW.example', '192.0.2.1'), a(NAME, '192.0.2.2')])), [
    '192.0.2.1',
    '192.0.2.2',
  ]);
});

outcomes('have nothing of what was not asked', () => {
  const outcome = read([a(NAME, '192.0.2.1'), a('bank.example', '203.0.113.66')]);
  assert.equal(addressesIn(outcome), ['192.0.2.1']);
  const extra = { additional: [asRecord(a(NAME, '203.0.113.66'))] };
  assert.equal(addressesIn(read([], { ...extra, authority: extra.additional })), []);
});

outcomes('follow aliases, in whatever order they stand', () => {
  const records = [
    a('c.example', '192.0.2.3'),
    cname('b.example', 'c.example', 9),
    cname(NAME, 'B.example'),
  ];
  const outcome = read(records);
  assert.equal(addressesIn(outcome), ['192.0.2.3']);
  assert.is(outcome.owner, 'c.example');
  assert.is(outcome.seconds, 9);
});

outcomes('are unfinished where an alias leads out of the answer', () => {
  const outcome = read([cname(NAME, 'elsewhere.test')]);
  assert.ok(outcome.isUnfinished);
  assert.is(outcome.owner, 'elsewhere.test');
});

outcomes('are none where aliases go in a circle', () => {
  const circle = said([cname(NAME, 'b.example'), cname('b.example', NAME)]);
  assert.is(readOutcome(circle, NAME, TYPE.A), 'aliasLoop');
});

outcomes('are none where aliases have no end', () => {
  const chain = Array.from({ length: 40 }, (_, at) =>
    cname(at === 0 ? NAME : `n${at}`, `n${at + 1}`),
  );
  assert.is(readOutcome(said(chain), NAME, TYPE.A), 'aliasLoop');
});

outcomes('of nothing are kept as long as the SOA says', () => {
  const soa = { ...asRecord(soaOf('example', 'ns.example')), ttl: 30 };
  const outcome = read([], { rcode: RCODE.NXDOMAIN, authority: [soa] });
  assert.is(outcome.seconds, 30);
  assert.is(outcome.rcode, RCODE.NXDOMAIN);
});

outcomes('of nothing are not kept without an SOA, nor by that of another zone', () => {
  assert.is(read([], { rcode: RCODE.NXDOMAIN }).seconds, 0);
  const soa = asRecord(soaOf('test', 'ns.test'));
  assert.is(read([], { rcode: RCODE.NXDOMAIN, authority: [soa] }).seconds, 0);
});

outcomes('are kept for a day at most, and not at all with a negative time to live', () => {
  assert.is(read([a(NAME, '192.0.2.1', 10_000_000)]).seconds, 86_400);
  assert.is(read([a(NAME, '192.0.2.1', 0xffff_ffff)]).seconds, 0);
});

outcomes.run();
