import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { NEIGHBOURS_MAX } from '../../runtime/link/neighbours.ts';
import {
  advertisement,
  data,
  GLOBAL,
  host,
  known,
  OURS,
  PEER,
  PEER_HARDWARE,
  solicitation,
  sourceAt,
  targetAt,
  UDP,
} from './neighbour-discovery/messages.ts';

const neighbours = suite('neighbours of IPv6');

neighbours('are asked for by their group, and sent what waited when they answer', () => {
  const one = host();
  assert.is(one.send('2001:db8::2', UDP, data), undefined);
  const [asked, ...others] = one.sent();
  assert.is(others.length, 0);
  assert.equal([asked.from, asked.to], [GLOBAL, 'ff02::1:ff00:2']);
  assert.equal([asked.toHardware, asked.hopLimit], ['33:33:ff:00:00:02', 255]);
  assert.equal(asked.message?.body, solicitation('2001:db8::2', sourceAt('02:00:00:00:00:01')));
  const envelope = { from: '2001:db8::2', to: GLOBAL };
  one.hear(
    envelope,
    advertisement('2001:db8::2', { solicited: true, override: true }, targetAt(PEER_HARDWARE)),
  );
  const [packet] = one.sent();
  assert.equal([packet.toHardware, packet.to], [PEER_HARDWARE, '2001:db8::2']);
  assert.equal([...packet.packet.payload], [...data]);
  assert.equal(known(one), [`2001:db8::2 ${PEER_HARDWARE} Reachable`]);
});

neighbours('that do not answer are asked three times, and their packets come back', () => {
  const one = host();
  one.listen(UDP);
  one.send('2001:db8::2', UDP, data);
  assert.is(one.said('neighborSolicitation', 10_000).length, 3);
  assert.equal(
    one.faults.map(({ fault, quoted }) => [fault, quoted.to, [...quoted.data]]),
    [['EHOSTUNREACH', '2001:db8::2', [...data]]],
  );
  assert.equal(known(one), []);
});

neighbours('that ask are answered, and remembered as they want an answer', () => {
  const one = host();
  one.hear({ from: PEER, to: 'ff02::1:ff00:1' }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
  const [answer] = one.sent();
  assert.equal([answer.from, answer.to, answer.toHardware], [OURS, PEER, PEER_HARDWARE]);
  assert.is(answer.hopLimit, 255);
  assert.equal(
    answer.message?.body,
    advertisement(OURS, { solicited: true, override: true }, targetAt('02:00:00:00:00:01')),
  );
  assert.equal(known(one), [`${PEER} ${PEER_HARDWARE} Stale`]);
});

neighbours('that ask without saying where they are are asked in turn, then answered', () => {
  const one = host();
  one.hear({ from: PEER, to: OURS }, solicitation(OURS));
  assert.equal(one.said('neighborSolicitation')[0].targetAddress, PEER);
  const found = advertisement(PEER, { solicited: true }, targetAt(PEER_HARDWARE));
  one.hear({ from: PEER, to: OURS }, found);
  assert.equal(
    one.said('neighborAdvertisement').map(({ targetAddress }) => targetAddress),
    [OURS],
  );
});

neighbours('hear that we are a router, where we are one', () => {
  const one = host();
  one.on.isForwarding = true;
  one.hear({ from: PEER, to: OURS }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
  assert.ok(one.said('neighborAdvertisement')[0].router);
});

neighbours('who probe for an address of ours are told, with all others', () => {
  const one = host();
  const nonce = { body: { is: 'nonce', randomNumber: Uint8Array.of(1, 2, 3, 4, 5, 6) } } as const;
  one.hear({ from: '::', to: 'ff02::1:ff00:1' }, solicitation(GLOBAL, nonce));
  const [answer] = one.sent();
  assert.equal([answer.from, answer.to], [GLOBAL, 'ff02::1']);
  assert.equal(
    answer.message?.body,
    advertisement(GLOBAL, { override: true }, targetAt('02:00:00:00:00:01')),
  );
  assert.ok(one.addresses().includes(GLOBAL), 'and we keep it');
});

neighbours('come to be known by no advertisement that nobody asked for', () => {
  const one = host();
  const unasked = advertisement(PEER, { override: true }, targetAt(PEER_HARDWARE));
  one.hear({ from: PEER, to: 'ff02::1' }, unasked);
  assert.equal(known(one), []);
});

neighbours('that are known are corrected by one that overrides, and only then', () => {
  const one = host();
  one.hear({ from: PEER, to: OURS }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
  const moved = '02:00:00:00:00:77';
  one.hear({ from: PEER, to: 'ff02::1' }, advertisement(PEER, {}, targetAt(moved)));
  assert.equal(known(one), [`${PEER} ${PEER_HARDWARE} Stale`]);
  one.hear({ from: PEER, to: 'ff02::1' }, advertisement(PEER, { override: true }, targetAt(moved)));
  assert.equal(known(one), [`${PEER} ${moved} Stale`]);
});

neighbours('are confirmed by a solicited answer that does not say where they are', () => {
  const one = host();
  one.hear({ from: PEER, to: OURS }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
  one.hear({ from: PEER, to: OURS }, advertisement(PEER, { solicited: true }));
  assert.equal(known(one), [`${PEER} ${PEER_HARDWARE} Reachable`]);
});

neighbours('are asked themselves before they are given up', () => {
  const one = host();
  one.hear({ from: PEER, to: OURS }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
  one.send(PEER, UDP, data);
  one.sent();
  const asked = one.sent(5001);
  assert.equal([asked[0].to, asked[0].toHardware], [PEER, PEER_HARDWARE]);
  assert.equal(asked[0].message?.body, solicitation(PEER, sourceAt('02:00:00:00:00:01')));
});

neighbours('cannot crowd each other out by asking', () => {
  const one = host();
  one.send('2001:db8::2', UDP, data);
  one.hear(
    { from: '2001:db8::2', to: GLOBAL },
    advertisement('2001:db8::2', { solicited: true }, targetAt(PEER_HARDWARE)),
  );
  one.sent();
  for (let at = 0; at < 3 * NEIGHBOURS_MAX; at++) {
    const from = `fe80::${(at + 16).toString(16)}`;
    one.hear({ from, to: OURS }, solicitation(OURS, sourceAt(PEER_HARDWARE)));
    assert.is(one.device.take().length, 1, 'each is answered all the same');
  }
  assert.is(one.here.neighbours.size, NEIGHBOURS_MAX);
  assert.ok(known(one).includes(`2001:db8::2 ${PEER_HARDWARE} Reachable`));
  assert.ok(one.here.neighbours.counters.unaskedRefused >= 2 * NEIGHBOURS_MAX);
});

neighbours.run();
