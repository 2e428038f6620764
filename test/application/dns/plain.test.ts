import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { makeQuery } from '../../../runtime/application/dns/message.ts';
import { TYPE } from '../../../generated/application/dns.wire.ts';
import {
  a,
  answerTo,
  dnsGround,
  exampleZone,
  finish,
  lie,
  messageOf,
  serve,
  SERVER,
} from './ground.ts';
import type { DnsGround } from './ground.ts';

const plain = suite('a server over UDP and TCP');

const query = makeQuery({ name: 'www.example', type: TYPE.A, id: 4711 });

function ask(ground: DnsGround, octets = query): Promise<Uint8Array> {
  const { signal } = new AbortController();
  return finish(ground, ground.transportTo(SERVER).exchange(octets, signal));
}

plain('is asked over UDP', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [exampleZone(a('www.example', '192.0.2.1'))] });
  await ask(ground);
  assert.is(ground.counters.tcp.asked, 0);
});

plain('is asked over TCP for what is too large', async () => {
  const ground = dnsGround();
  const text = Array.from({ length: 20 }, () => ({ text: new Uint8Array(200) }));
  const rdata = { is: 'txt', txtData: text } as const;
  serve(ground, { zones: [exampleZone({ name: 'big.example', type: TYPE.TXT, rdata })] });
  const answer = await ask(ground, makeQuery({ name: 'big.example', type: TYPE.TXT, id: 1 }));
  assert.is(messageOf(answer).answer.length, 1);
  assert.ok(answer.length > 4000);
  assert.is(ground.counters.tcp.truncated, 1);
});

plain('is asked over TCP when somebody guesses', async () => {
  const ground = dnsGround();
  lie(ground, (asked, send) => {
    for (let id = 0; id < 100; id++) send(answerTo(asked, [], { id }));
  });
  // TCP is refused there; that it was tried is what matters.
  await ask(ground).catch(() => undefined);
  assert.is(ground.counters.tcp.afterForgeries, 1);
  assert.is(ground.counters.tcp.asked, 1);
});

plain.run();
