import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { framed } from '../../../runtime/application/dns/framing.ts';
import { makeQuery } from '../../../runtime/application/dns/message.ts';
import { exchangeOverTcp } from '../../../runtime/application/dns/tcp-exchange.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import {
  a,
  answerTo,
  dnsGround,
  exampleZone,
  faultOf,
  finish,
  messageOf,
  serve,
  SERVER,
} from './ground.ts';
import type { DnsGround } from './ground.ts';

const exchanges = suite('a query over TCP');

const query = makeQuery({ name: 'www.example', type: 1, id: 4711 });
const records = [a('www.example', '192.0.2.1')];

function ask(ground: DnsGround, signal = new AbortController().signal): Promise<Uint8Array> {
  const { tcp } = ground.laboratory.node('a').stack;
  const server = { address: addressOf(SERVER), port: 53 };
  return exchangeOverTcp(tcp.connect.bind(tcp), server, query, signal);
}

/** Host b accepts, and does this when it was asked. */
function answering(ground: DnsGround, answer: (connection: TcpConnection) => void): void {
  const listener = ground.laboratory
    .node('b')
    .stack.tcp.listen({ address: addressOf(SERVER), port: 53 }, 4);
  if (typeof listener === 'string') throw new Error(listener);
  listener.onAcceptable(() => {
    const connection = listener.accept();
    connection?.setUser({
      established() {},
      readable: () => answer(connection),
      writable() {},
      closed() {},
    });
  });
}

exchanges('has its answer, and leaves no connection', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [exampleZone(...records)] });
  const answer = await finish(ground, ask(ground));
  assert.is(messageOf(answer).answer.length, 1);
  ground.laboratory.simulation.run(300_000);
  assert.is([...ground.laboratory.node('a').stack.tcp.connections()].length, 0);
});

exchanges('has it however it is cut', async () => {
  const ground = dnsGround();
  answering(ground, (connection) => {
    connection.options.noDelay = true;
    for (const octet of framed(answerTo(messageOf(query), records))) {
      connection.write(Uint8Array.of(octet));
    }
  });
  assert.is(messageOf(await finish(ground, ask(ground))).id, 4711);
});

exchanges('fails with what is no answer to it', async () => {
  const ground = dnsGround();
  answering(ground, (connection) => {
    connection.write(framed(answerTo(messageOf(query), records, { id: 1 })));
  });
  assert.is(await faultOf(ground, ask(ground)), 'EBADANSWER');
});

exchanges('fails when the server closes first, or refuses', async () => {
  const ground = dnsGround();
  assert.is(await faultOf(ground, ask(ground)), 'ECONNREFUSED');
  answering(ground, (connection) => {
    connection.write(framed(answerTo(messageOf(query), records)).subarray(0, 20));
    connection.shutdown();
  });
  assert.is(await faultOf(ground, ask(ground)), 'ENETUNREACH');
});

exchanges('ends when it is given up, with its connection', async () => {
  const ground = dnsGround();
  const late = new AbortController();
  answering(ground, () => late.abort(Object.assign(new Error('late'), { code: 'LATE' })));
  assert.is(await faultOf(ground, ask(ground, late.signal)), 'LATE');
  ground.laboratory.simulation.run(1000);
  assert.is([...ground.laboratory.node('a').stack.tcp.connections()].length, 0);
});

exchanges.run();
