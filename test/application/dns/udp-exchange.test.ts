import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { makeQuery } from '../../../runtime/application/dns/message.ts';
import {
  exchangeOverUdp,
  MISMATCHES_MAX,
  udpExchangeCounters,
} from '../../../runtime/application/dns/udp-exchange.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { setId } from '../../../generated/application/dns.wire.ts';
import { a, answerTo, dnsGround, faultOf, finish, lie, messageOf, SERVER } from './ground.ts';
import type { DnsGround } from './ground.ts';

const exchanges = suite('a query over UDP');

const query = makeQuery({ name: 'wWw.example', type: 1, id: 4711 });
const records = [a('www.example', '192.0.2.1')];

function ask(ground: DnsGround, signal = new AbortController().signal) {
  const counters = udpExchangeCounters();
  const server = { address: addressOf(SERVER), port: 53 };
  const { udp } = ground.laboratory.node('a').stack;
  return { counters, udp, answer: exchangeOverUdp(udp, server, query, signal, counters) };
}

exchanges('has its answer, from a port that is closed then', async () => {
  const ground = dnsGround();
  const ports = new Set<number>();
  lie(ground, (asked, send, from) => {
    ports.add(from.port);
    send(answerTo(asked, records));
  });
  for (let count = 0; count < 8; count++) {
    const { answer, udp } = ask(ground);
    assert.is(messageOf(await finish(ground, answer)).answer.length, 1);
    assert.is([...udp.ports()].length, 0);
  }
  assert.ok(ports.size > 6, 'another port each time');
});

exchanges('waits on, and counts, when what comes is no answer', async () => {
  const ground = dnsGround();
  lie(ground, (asked, send) => {
    const true_ = answerTo(asked, records);
    for (let end = 0; end < 12; end++) send(true_.subarray(0, end));
    send(answerTo(asked, records, { id: asked.id ^ 1 }));
    send(answerTo(asked, records, { qr: 0 }));
    send(answerTo(asked, records, { question: [{ ...asked.question[0], qname: 'www.example' }] }));
    send(true_);
  });
  const { answer, counters } = ask(ground);
  assert.is(messageOf(await finish(ground, answer)).id, 4711);
  const { malformed, otherId, notAnAnswer, otherQuestion, answered } = counters;
  assert.equal(
    { malformed, otherId, notAnAnswer, otherQuestion, answered },
    { malformed: 12, otherId: 1, notAnAnswer: 1, otherQuestion: 1, answered: 1 },
  );
});

exchanges('believes nothing more when somebody guesses', async () => {
  const ground = dnsGround();
  let sent = 0;
  lie(ground, (asked, send) => {
    const forged = answerTo(asked, [a('www.example', '203.0.113.66')]);
    for (let id = 0; id < 5000; id++) {
      setId(forged, 0, id);
      send(forged);
      sent++;
    }
  });
  const { answer, counters, udp } = ask(ground);
  assert.is(await faultOf(ground, answer), 'EFORGED');
  assert.is(counters.otherId, MISMATCHES_MAX);
  assert.is(counters.forgeriesGivenUp, 1);
  assert.is(sent, 5000);
  assert.is([...udp.ports()].length, 0);
});

exchanges('hears nobody but the server, at its port', async () => {
  const ground = dnsGround();
  const { udp } = ground.laboratory.node('b').stack;
  const elsewhere = udp.open(
    { address: addressOf(SERVER), port: 5353 },
    { datagram() {}, error() {} },
  );
  if (typeof elsewhere === 'string') throw new Error(elsewhere);
  lie(ground, (asked, send, from) => {
    const forged = answerTo(asked, [a('www.example', '203.0.113.66')]);
    elsewhere.send(forged, 0, forged.length, from);
    send(answerTo(asked, records));
  });
  const { answer } = ask(ground);
  const [record] = messageOf(await finish(ground, answer)).answer;
  assert.equal(record.rdata, { is: 'a', address: '192.0.2.1' });
});

exchanges('ends at once where nobody listens', async () => {
  const ground = dnsGround();
  const { answer, counters } = ask(ground);
  assert.is(await faultOf(ground, answer), 'ECONNREFUSED');
  assert.is(counters.refused, 1);
});

exchanges('ends when it is given up, and hears a late answer no more', async () => {
  const ground = dnsGround();
  const late = new AbortController();
  lie(ground, (asked, send) => {
    late.abort(Object.assign(new Error('late'), { code: 'LATE' }));
    send(answerTo(asked, records));
  });
  const { answer, counters } = ask(ground, late.signal);
  assert.is(await faultOf(ground, answer), 'LATE');
  ground.laboratory.simulation.run(1000);
  assert.is(counters.answered, 0);
  assert.is(await faultOf(ground, ask(ground, late.signal).answer), 'LATE');
});

exchanges.run();
