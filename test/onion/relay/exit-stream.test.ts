import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { REASON } from '../../../generated/onion/tor.wire.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import { RELAY_LIMITS } from '../../../runtime/onion/relay/limits.ts';
import {
  begin,
  CELL_TEXT,
  endReason,
  letters,
  NONE,
  opened,
  saidOf,
  sendme,
  stage,
} from './exit-world.ts';

const exits = suite('onion: streams at an exit');

exits('are connected to what a name stands for, and say where that is', async () => {
  const one = await stage();
  await opened(one, 'Example.COM:80');
  assert.equal(one.world.asked, ['example.com']);
  assert.is(one.world.opened[0].to, '203.0.113.7:80');
  const [connected] = saidOf(one.client.heard, 'connected');
  assert.equal(connected.data, {
    is: 'connected',
    ipv4Address: '203.0.113.7',
    ttl: 300,
    ignored: NONE,
  });
});

exits('go by the flags of BEGIN', async () => {
  const six = await stage();
  six.client.say(0, 1, begin('example.com:80', 0x07));
  await six.bench.settle();
  assert.ok(six.world.opened[0].to.startsWith('32.1.13.184.'));
  const none = await stage();
  none.client.say(0, 1, begin('example.com:80', 0x02));
  await none.bench.settle();
  assert.is(endReason(none), END_REASON.RESOLVE_FAILED);
});

exits('are refused by the policy, with the address it does not like', async () => {
  for (const text of ['10.1.2.3:80', '[::1]:80', 'example.com:25']) {
    const one = await stage((world) => {
      world.policy = ExitPolicy.of(['reject *:25', 'accept *:*']);
    });
    one.client.say(0, 1, begin(text));
    await one.bench.settle();
    assert.is(endReason(one), END_REASON.EXIT_POLICY, text);
    assert.equal(one.world.opened, []);
    assert.is(one.relay.ground.counters.streamsRefusedPolicy, 1);
  }
});

exits('end as their connection does', async () => {
  const refused = await stage((world) => void (world.fault = 'ENETUNREACH'));
  refused.client.say(0, 1, begin('192.0.3.4:80'));
  await refused.bench.settle();
  assert.is(endReason(refused), END_REASON.NO_ROUTE);
  for (const [fault, reason] of [
    ['ECONNREFUSED', END_REASON.CONNECT_REFUSED],
    ['ECONNRESET', END_REASON.CONNECTION_RESET],
    ['ETIMEDOUT', END_REASON.TIMEOUT],
  ] as const) {
    const one = await stage();
    (await opened(one)).user.closed(fault);
    await one.bench.settle();
    assert.is(endReason(one), reason);
  }
});

exits('time out when nobody answers, asked or connected to', async () => {
  const silent = await stage((world) => void (world.answers = undefined));
  silent.client.say(0, 1, begin('example.com:80'));
  await silent.bench.settle();
  silent.bench.world.run(RELAY_LIMITS.connectTimeoutMs);
  await silent.bench.settle();
  assert.is(endReason(silent), END_REASON.TIMEOUT);
  assert.is(silent.world.given, 1);
  const deaf = await stage();
  deaf.client.say(0, 1, begin('example.com:80'));
  await deaf.bench.settle();
  deaf.bench.world.run(RELAY_LIMITS.connectTimeoutMs);
  await deaf.bench.settle();
  assert.is(endReason(deaf), END_REASON.TIMEOUT);
  assert.ok(deaf.world.opened[0].puppet.isAborted);
});

exits('carry text both ways, also what came before they were connected', async () => {
  const one = await stage();
  one.client.say(0, 1, begin('example.com:80'));
  one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(1, 2, 3) });
  await one.bench.settle();
  const [{ puppet }] = one.world.opened;
  assert.equal(puppet.written, []);
  puppet.user.established();
  one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(4) });
  await one.bench.settle();
  assert.equal(puppet.written, [1, 2, 3, 4]);
  puppet.say(1000);
  await one.bench.settle();
  const sizes = saidOf(one.client.heard, 'data').map(({ data }) =>
    data.is === 'data' ? data.streamData.length : 0,
  );
  assert.equal(sizes, [CELL_TEXT, CELL_TEXT, 4]);
});

exits('send 500 cells on a stream, and more only when thanked', async () => {
  const one = await stage();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * 600);
  await one.bench.settle();
  assert.is(saidOf(one.client.heard, 'data').length, 500);
  one.client.say(0, 1, sendme());
  await one.bench.settle();
  assert.is(saidOf(one.client.heard, 'data').length, 550);
});

exits('send 1000 cells on a circuit, and more only to who has seen them', async () => {
  const one = await stage();
  for (const id of [1, 2, 3]) {
    one.client.say(0, id, begin('example.com:80'));
    await one.bench.settle();
    one.world.opened.at(-1)!.puppet.user.established();
  }
  for (const { puppet } of one.world.opened) puppet.say(CELL_TEXT * 500);
  await one.bench.settle();
  const cells = saidOf(one.client.heard, 'data');
  assert.is(cells.length, 1000);
  one.client.say(0, 0, sendme(cells[99].tag));
  await one.bench.settle();
  assert.is(saidOf(one.client.heard, 'data').length, 1100);
  const marked = cells[99].data;
  assert.ok(marked.is === 'data' && marked.streamData.length < CELL_TEXT, 'it has room for noise');
  one.client.say(0, 0, sendme(cells[198].tag));
  await one.bench.settle();
  assert.is(one.client.destroyed, REASON.PROTOCOL);
});

exits('thank for a hundred cells of a circuit, with the tag of the hundredth', async () => {
  const one = await stage();
  const puppet = await opened(one);
  const tags: Uint8Array[] = [];
  for (let cells = 0; cells < 100; cells++) {
    one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(cells) });
  }
  await one.bench.settle();
  assert.is(puppet.written.length, 100);
  const thanks = saidOf(one.client.heard, 'sendme');
  assert.is(thanks.filter(({ streamid }) => streamid === 1).length, 2);
  const [circuit] = thanks.filter(({ streamid }) => streamid === 0);
  assert.ok(circuit.data.is === 'sendme' && circuit.data.version === 1);
  assert.is(tags.length, 0);
});

exits('thank for little that their connection does not take, and keep a window of it', async () => {
  const one = await stage();
  const puppet = await opened(one);
  puppet.room = 10;
  for (let cells = 0; cells < 500; cells++) {
    one.client.say(0, 1, { is: 'data', streamData: new Uint8Array(CELL_TEXT) });
  }
  await one.bench.settle();
  assert.is(saidOf(one.client.heard, 'sendme').filter(({ streamid }) => streamid === 1).length, 1);
  assert.is(one.client.destroyed, undefined);
  puppet.room = Infinity;
  puppet.user.writable();
  await one.bench.settle();
  assert.is(puppet.written.length, 500 * CELL_TEXT);
  assert.is(saidOf(one.client.heard, 'sendme').filter(({ streamid }) => streamid === 1).length, 10);
  puppet.room = 0;
  for (let cells = 0; cells < 551; cells++) {
    one.client.say(0, 1, { is: 'data', streamData: new Uint8Array(CELL_TEXT) });
  }
  await one.bench.settle();
  assert.is(one.client.destroyed, REASON.PROTOCOL);
  assert.ok(puppet.isAborted);
  assert.is(one.relay.ground.counters.streamWindowExceeded, 1);
});

exits('end with what was said before, when the other end has ended', async () => {
  const one = await stage();
  const puppet = await opened(one);
  puppet.say(CELL_TEXT * 510);
  puppet.end();
  await one.bench.settle();
  assert.is(endReason(one), undefined);
  one.client.say(0, 1, sendme());
  await one.bench.settle();
  const said = saidOf(one.client.heard, 'data').map(({ data }) =>
    data.is === 'data' ? data.streamData.length : 0,
  );
  assert.is(
    said.reduce((sum, octets) => sum + octets, 0),
    CELL_TEXT * 510,
  );
  assert.is(endReason(one), END_REASON.DONE);
  assert.ok(puppet.isClosed);
});

exits('write what the client has sent before it ended', async () => {
  const one = await stage();
  const puppet = await opened(one);
  puppet.room = 1;
  one.client.say(0, 1, { is: 'data', streamData: Uint8Array.of(1, 2, 3) });
  one.client.say(0, 1, { is: 'end', reason: END_REASON.DONE, ignored: NONE });
  await one.bench.settle();
  assert.not(puppet.isClosed);
  puppet.room = Infinity;
  puppet.user.writable();
  assert.equal(puppet.written, [1, 2, 3]);
  assert.ok(puppet.isClosed);
  assert.is([...one.relay.circuits][0].streams, 0);
});

exits('are dropped with their circuit', async () => {
  const one = await stage();
  const puppet = await opened(one);
  one.client.channel.break();
  assert.ok(puppet.isAborted);
  assert.is(one.bench.world.timers.running, 0);
});

exits('answer questions, all that fits, or that there is no answer', async () => {
  const one = await stage();
  one.client.say(0, 5, { is: 'resolve', hostname: letters('Example.com') });
  await one.bench.settle();
  const [resolved] = saidOf(one.client.heard, 'resolved');
  assert.equal(resolved.data, {
    is: 'resolved',
    answers: [
      { value: { is: 'ipv4', ipv4Address: '203.0.113.7' }, ttl: 300 },
      { value: { is: 'ipv6', ipv6Address: '2001:db8::7' }, ttl: 3600 },
    ],
  });
  const many = await stage((world) => {
    world.answers = Array.from({ length: 100 }, () => world.answers![0]);
  });
  many.client.say(0, 5, { is: 'resolve', hostname: letters('many.example.com') });
  await many.bench.settle();
  const [some] = saidOf(many.client.heard, 'resolved');
  assert.is(some.data.is === 'resolved' && some.data.answers.length, 49);
  const none = await stage((world) => void (world.answers = []));
  none.client.say(0, 5, { is: 'resolve', hostname: letters('nowhere.example') });
  await none.bench.settle();
  const [failed] = saidOf(none.client.heard, 'resolved');
  assert.is(failed.data.is === 'resolved' && failed.data.answers[0].value.is, 'error');
});

exits('are none without a policy that lets anything out', async () => {
  const one = await stage((world) => void (world.policy = ExitPolicy.of([])));
  one.client.say(0, 1, begin('example.com:80'));
  one.client.say(0, 2, { is: 'beginDir', ignored: NONE });
  await one.bench.settle();
  const reasons = saidOf(one.client.heard, 'end').map(
    ({ data }) => data.is === 'end' && data.reason,
  );
  assert.equal(reasons, [END_REASON.EXIT_POLICY, END_REASON.NOT_DIRECTORY]);
  assert.equal(one.world.asked, []);
});

exits('are not begun by what makes no sense, twice, or without a number', async () => {
  for (const text of ['', ':80', 'example.com', 'example.com:0', 'a b:80', '[1::2::3]:80']) {
    const one = await stage();
    one.client.say(0, 1, begin(text));
    await one.bench.settle();
    assert.is(endReason(one), END_REASON.TOR_PROTOCOL, text);
  }
  const twice = await stage();
  await opened(twice);
  twice.client.say(0, 1, begin('example.com:80'));
  await twice.bench.settle();
  assert.is(twice.client.destroyed, REASON.PROTOCOL);
  const zero = await stage();
  zero.client.say(0, 0, begin('example.com:80'));
  await zero.bench.settle();
  assert.is(zero.client.destroyed, REASON.PROTOCOL);
});

exits('are so many on a circuit, and no more', async () => {
  const one = await stage();
  for (let id = 1; id <= RELAY_LIMITS.streamsPerCircuitMax + 1; id++) {
    one.client.say(0, id, begin('example.com:80'));
  }
  await one.bench.settle();
  assert.is(one.world.opened.length, RELAY_LIMITS.streamsPerCircuitMax);
  assert.is(endReason(one), END_REASON.RESOURCE_LIMIT);
  assert.is(one.relay.ground.counters.streamsRefusedFull, 1);
});

exits('take turns: nobody waits for who has more to say', async () => {
  const one = await stage();
  for (const id of [1, 2]) {
    one.client.say(0, id, begin('example.com:80'));
    await one.bench.settle();
    one.world.opened.at(-1)!.puppet.user.established();
  }
  one.client.channel.other.isFull = true;
  for (const { puppet } of one.world.opened) puppet.say(CELL_TEXT * 100);
  one.client.channel.other.open();
  await one.bench.settle();
  const first = saidOf(one.client.heard, 'data').slice(0, 100);
  const ofOne = first.filter(({ streamid }) => streamid === 1).length;
  assert.ok(ofOne >= 40 && ofOne <= 60, `${ofOne}`);
});

exits.run();
