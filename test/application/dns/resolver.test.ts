import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { QUESTIONS_MAX } from '../../../runtime/application/dns/resolver.ts';
import { soaOf } from '../../../runtime/application/dns/zone.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import {
  a,
  answerTo,
  asRecord,
  cname,
  dnsGround,
  exampleZone,
  faultOf,
  finish,
  lie,
  serve,
} from './ground.ts';

const resolving = suite('the resolver');

const aaaa = (name: string, address: string) => {
  return { name, type: TYPE.AAAA, rdata: { is: 'aaaa', ipv6Address: address } } as const;
};
const ZONE = exampleZone(
  a('www.example', '192.0.2.80', 60),
  aaaa('www.example', '2001:db8::80'),
  cname('web.example', 'www.example'),
  cname('out.example', 'elsewhere.test'),
);

resolving('finds addresses of both versions, or of one', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [ZONE] });
  const both = await finish(ground, ground.resolver.resolve('web.example'));
  assert.equal(both, ['192.0.2.80', '2001:db8::80']);
  const six = await finish(ground, ground.resolver.resolve('www.example', { family: 6 }));
  assert.equal(six, ['2001:db8::80']);
});

resolving('asks once for as long as an answer lives', async () => {
  const ground = dnsGround();
  const { answering } = serve(ground, { zones: [ZONE] });
  for (let count = 0; count < 5; count++) {
    await finish(ground, ground.resolver.query('WWW.example', TYPE.A));
  }
  assert.is(answering.counters.queries, 1);
  ground.laboratory.simulation.run(61_000);
  await finish(ground, ground.resolver.query('www.example', TYPE.A));
  assert.is(answering.counters.queries, 2);
});

resolving('asks once for a name that is not there, too', async () => {
  const ground = dnsGround();
  const { answering } = serve(ground, { zones: [ZONE] });
  for (let count = 0; count < 3; count++) {
    const { rcode } = await finish(ground, ground.resolver.query('none.example', TYPE.A));
    assert.is(rcode, RCODE.NXDOMAIN);
  }
  assert.is(answering.counters.queries, 1);
});

resolving('asks once for all who want the same at the same time', async () => {
  const ground = dnsGround();
  const { answering } = serve(ground, { zones: [ZONE] });
  const all = Array.from({ length: 50 }, () => ground.resolver.query('www.example', TYPE.A));
  await finish(ground, Promise.all(all));
  assert.is(answering.counters.queries, 1);
  assert.is(ground.resolver.counters.shared, 49);
});

resolving('completes names by the search list', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [ZONE] });
  ground.resolver.servers.chooseSearch(['nowhere.example', 'example']);
  assert.equal(await finish(ground, ground.resolver.resolve('www', { family: 4 })), ['192.0.2.80']);
  assert.equal(await finish(ground, ground.resolver.resolve('web.example.', { family: 4 })), [
    '192.0.2.80',
  ]);
});

resolving('follows an alias that leads out of the answer', async () => {
  const ground = dnsGround();
  lie(ground, (asked, send) => {
    const [{ qname }] = asked.question;
    const isFirst = qname.toLowerCase() === 'out.example';
    const record = isFirst ? cname(qname, 'elsewhere.test') : a('elsewhere.test', '192.0.2.9');
    send(answerTo(asked, [record]));
  });
  const outcome = await finish(ground, ground.resolver.query('out.example', TYPE.A));
  assert.equal(
    outcome.records.map(({ type }) => type),
    [TYPE.CNAME, TYPE.A],
  );
});

resolving('gives up on aliases that lead from one to the next without end', async () => {
  const ground = dnsGround();
  let count = 0;
  lie(ground, (asked, send) => {
    send(answerTo(asked, [cname(asked.question[0].qname, `n${++count}.example`)]));
  });
  assert.is(await faultOf(ground, ground.resolver.query('n0.example', TYPE.A)), 'EBADANSWER');
  assert.ok(count <= 16, `${count}`);
  assert.is(ground.resolver.counters.aliasLoops, 1);
});

resolving('never asks for names of onion services', async () => {
  const ground = dnsGround();
  const { answering } = serve(ground, { zones: [ZONE] });
  assert.equal(await finish(ground, ground.resolver.resolve('abc.onion')), []);
  assert.is(answering.counters.queries, 0);
});

resolving('refuses what is no name, and more questions than it may have', async () => {
  const ground = dnsGround();
  lie(ground, () => {});
  assert.is(await faultOf(ground, ground.resolver.query('a..b', TYPE.A)), 'EBADNAME');
  const all = Array.from({ length: QUESTIONS_MAX }, (_, at) => {
    return ground.resolver.query(`n${at}.example`, TYPE.A).catch(() => undefined);
  });
  assert.is(await faultOf(ground, ground.resolver.query('more.example', TYPE.A)), 'EBUSY');
  await finish(ground, Promise.all(all));
});

resolving('lets go of who does not wait, and asks on for the others', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [ZONE] });
  const gone = new AbortController();
  const impatient = ground.resolver.query('www.example', TYPE.A, { signal: gone.signal });
  const patient = ground.resolver.query('www.example', TYPE.A);
  gone.abort(Object.assign(new Error('gone'), { code: 'GONE' }));
  assert.is(await faultOf(ground, impatient), 'GONE');
  assert.is((await finish(ground, patient)).records.length, 1);
});

resolving('forgets all when its servers are others', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [ZONE] });
  await finish(ground, ground.resolver.query('www.example', TYPE.A));
  ground.resolver.servers.learned('eth1', { servers: [] });
  assert.is(ground.resolver.cache.size, 0);
});

resolving('does not pass a failure of the server for a name that is not there', async () => {
  const ground = dnsGround();
  lie(ground, (asked, send) => send(answerTo(asked, [], { rcode: RCODE.REFUSED })));
  assert.is(await faultOf(ground, ground.resolver.resolve('www.example')), 'ESERVFAIL');
});

/** Whatever a server says that is not an answer: it is counted, and nothing is kept of it. */
const EVIL = '203.0.113.66';
const lies: Readonly<Record<string, (asked: Message) => Uint8Array>> = {
  'another name': (asked) => answerTo(asked, [a('bank.example', EVIL)]),
  'another name besides': (asked) =>
    answerTo(asked, [a('www.example', '192.0.2.80'), a('bank.example', EVIL)]),
  'another name in its additional section': (asked) =>
    answerTo(asked, [], { additional: [asRecord(a('bank.example', EVIL))] }),
  'servers of a whole domain': (asked) =>
    answerTo(asked, [], {
      authority: [
        asRecord({ name: 'example', type: TYPE.NS, rdata: { is: 'ns', nsdname: 'ns.evil' } }),
      ],
      additional: [asRecord(a('ns.evil', EVIL)), asRecord(a('bank.example', EVIL))],
    }),
  'nothing of a zone that is not above': (asked) =>
    answerTo(asked, [], { rcode: RCODE.NXDOMAIN, authority: [asRecord(soaOf('evil', 'ns.evil'))] }),
  'an alias of itself': (asked) => answerTo(asked, [cname(asked.question[0].qname, 'www.example')]),
};

for (const [what, answer] of Object.entries(lies)) {
  resolving(`keeps nothing of what was not asked: ${what}`, async () => {
    const ground = dnsGround();
    lie(ground, (asked, send) => {
      const isBank = asked.question[0].qname.toLowerCase() === 'bank.example';
      send(isBank ? answerTo(asked, [a('bank.example', '192.0.2.1')]) : answer(asked));
    });
    await finish(
      ground,
      ground.resolver.query('www.example', TYPE.A).catch(() => undefined),
    );
    const bank = await finish(ground, ground.resolver.resolve('bank.example', { family: 4 }));
    assert.equal(bank, ['192.0.2.1']);
  });
}

resolving('throws nothing and keeps nothing, whatever octets come back', async () => {
  const ground = dnsGround();
  const random = seededRandom(11);
  const real = (asked: Message): Uint8Array =>
    answerTo(asked, [cname('www.example', 'b.example'), a('b.example', '192.0.2.7')]);
  let sent = 0;
  lie(ground, (asked, send) => {
    const octets = real(asked);
    // Anything beyond the question is changed, so that each has to be looked at.
    const at = 29 + ((random.bits() >>> 1) % (octets.length - 29));
    octets[at] = random.bits();
    sent++;
    send(octets);
  });
  for (let count = 0; count < 60; count++) {
    ground.resolver.flush();
    const work = ground.resolver.query('www.example', TYPE.A);
    const fault = await faultOf(ground, work);
    assert.ok(/^it succeeded|^E[A-Z]+$/.test(fault), fault);
  }
  assert.ok(sent >= 60);
  const { udp } = ground.laboratory.node('a').stack;
  assert.is([...udp.ports()].length, 0);
});

resolving.run();
