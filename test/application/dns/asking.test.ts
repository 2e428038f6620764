import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ask, showRcode } from '../../../runtime/application/dns/asking.ts';
import { ednsOf } from '../../../runtime/application/dns/message.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { a, answerTo, dnsGround, faultOf, finish, lie, SERVER } from './ground.ts';
import type { DnsGround } from './ground.ts';

const asking = suite('asking one server after the other');

const records = [a('www.example', '192.0.2.1')];

function begin({ laboratory, resolver }: DnsGround): Promise<Message> {
  const { timers, random } = laboratory.simulation;
  return ask({ timers, random, servers: resolver.servers }, { name: 'www.example', type: TYPE.A });
}

asking('asks again when nothing comes, with more time', async () => {
  const ground = dnsGround();
  const times: number[] = [];
  lie(ground, (asked, send) => {
    times.push(Math.round(ground.laboratory.now));
    if (times.length === 3) send(answerTo(asked, records));
  });
  const begun = ground.laboratory.now;
  await finish(ground, begin(ground));
  const waits = times.map((one) => one - begun);
  assert.ok(waits[0] < 100 && waits[1] > 1000 && waits[2] > 3000, `${waits}`);
});

asking('gives up in a bounded time', async () => {
  const ground = dnsGround();
  lie(ground, () => {});
  const begun = ground.laboratory.now;
  assert.is(await faultOf(ground, begin(ground)), 'ETIMEDOUT');
  assert.is(Math.round(ground.laboratory.now - begun), 7000);
});

asking('asks the next one when one does not answer or cannot', async () => {
  const ground = dnsGround();
  ground.resolver.servers.learned('b', { servers: ['192.0.2.99', SERVER] });
  lie(ground, (asked, send) => send(answerTo(asked, records)));
  assert.is((await finish(ground, begin(ground))).answer.length, 1);
  const [first, second] = ground.resolver.servers.status();
  assert.equal([first.failed, second.answered], [1, 1]);
});

asking('does not ask a server again that says that it cannot', async () => {
  const ground = dnsGround();
  let count = 0;
  lie(ground, (asked, send) => {
    count++;
    send(answerTo(asked, [], { rcode: RCODE.SERVFAIL }));
  });
  assert.is(await faultOf(ground, begin(ground)), 'ESERVFAIL');
  assert.is(count, 1);
});

asking('leaves EDNS out for a server that has never heard of it', async () => {
  const ground = dnsGround();
  const had: boolean[] = [];
  lie(ground, (asked, send) => {
    const hasEdns = ednsOf(asked) !== undefined;
    had.push(hasEdns);
    const changes = { additional: [], rcode: hasEdns ? RCODE.FORMERR : RCODE.NOERROR };
    send(answerTo(asked, hasEdns ? [] : records, changes));
  });
  await finish(ground, begin(ground));
  await finish(ground, begin(ground));
  assert.equal(had, [true, false, false]);
});

asking('asks nobody where nobody is known', async () => {
  const ground = dnsGround();
  ground.resolver.servers.forgotten('b');
  assert.is(await faultOf(ground, begin(ground)), 'ENOSERVER');
});

asking('names what went wrong', () => {
  assert.equal([2, 5, 23].map(showRcode), ['SERVFAIL', 'REFUSED', 'RCODE23']);
});

asking.run();
