import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import {
  encodeDestinationOptions,
  encodeFragment,
  encodeHopByHopOptions,
} from '../../../generated/network/ipv6.value.ts';
import { REASSEMBLY_OCTETS_MAX } from '../../../runtime/network/reassembly.ts';
import { createTcp } from '../../../runtime/transport/tcp.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { frameOf, packetOf } from './wire.ts';
import type { Envelope } from './wire.ts';

const fragments = suite('fragments of IPv6');

const { UDP, IPV6_FRAGMENT, IPV6_DESTINATION_OPTIONS, IPV6_HOP_BY_HOP_OPTION } = PROTOCOL_NUMBER;
const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const envelope: Envelope = { from: PEER, to: OURS };

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.listen(UDP, true, 8);
  one.sent(10_000);
  return one;
}

interface Piece {
  readonly from: number;
  readonly isMore: boolean;
  readonly identification?: number;
  readonly nextHeader?: number;
}

function piece(data: Uint8Array, said: Piece): Uint8Array {
  return encodeFragment({
    nextHeader: said.nextHeader ?? UDP,
    fragmentOffset: said.from / 8,
    mFlag: said.isMore,
    identification: said.identification ?? 1,
    payload: data,
  });
}

function give(one: Host, data: Uint8Array, said: Piece, by: Envelope = envelope): void {
  one.device.receive(frameOf(by, packetOf(by, IPV6_FRAGMENT, piece(data, said))));
}

const octets = (size: number, from = 0): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => from + at);

/** The last error: what it was, its code, and where it points. */
function told(one: Host): readonly (string | number | undefined)[] | undefined {
  const message = one.sent().at(-1)?.message;
  if (message === undefined) return undefined;
  const { body, code } = message;
  return [body.is, code, 'pointer' in body ? body.pointer : undefined];
}

fragments('are put together, in whatever order they come', () => {
  const whole = octets(40);
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ];
  for (const order of orders) {
    const one = host();
    for (const index of order) {
      const from = index * 16;
      give(one, whole.slice(from, from + 16), { from, isMore: index < 2 });
    }
    assert.equal(
      one.delivered.map(({ data }) => [...data]),
      [[...whole]],
    );
    assert.is(one.ipv6.input.fragments.reassembly.size, 0);
  }
});

fragments('have their headers from the first of them', () => {
  const one = host();
  const options = encodeDestinationOptions({ nextHeader: UDP, options: [], payload: octets(16) });
  give(one, options, { from: 0, isMore: true, nextHeader: IPV6_DESTINATION_OPTIONS });
  give(one, octets(8, 16), { from: options.length, isMore: false, nextHeader: 99 });
  assert.equal([...one.delivered[0].data], [...octets(24)]);
});

fragments('may come behind other headers', () => {
  const one = host();
  const alert = [{ is: 'routerAlert', alert: 0 }] as const;
  const behind = (payload: Uint8Array): Uint8Array =>
    packetOf(
      envelope,
      IPV6_HOP_BY_HOP_OPTION,
      encodeHopByHopOptions({ nextHeader: IPV6_FRAGMENT, options: alert, payload }),
    );
  one.device.receive(frameOf(envelope, behind(piece(octets(16), { from: 0, isMore: true }))));
  one.device.receive(frameOf(envelope, behind(piece(octets(8, 16), { from: 16, isMore: false }))));
  assert.equal([...one.delivered[0].data], [...octets(24)]);
});

fragments('that are all there is wait for nothing, whatever else has their name: RFC 6946', () => {
  const one = host();
  give(one, octets(16), { from: 0, isMore: true });
  give(one, octets(24), { from: 0, isMore: false });
  assert.equal([...one.delivered[0].data], [...octets(24)]);
  give(one, octets(8, 16), { from: 16, isMore: false });
  assert.is(one.delivered.length, 2);
});

fragments('that overlap end their packet, and what comes after: RFC 5722', () => {
  const one = host();
  give(one, octets(16), { from: 0, isMore: true });
  give(one, octets(16), { from: 8, isMore: true });
  give(one, octets(8), { from: 16, isMore: false });
  give(one, octets(16), { from: 0, isMore: true });
  assert.equal(one.delivered, []);
  assert.equal(one.sent(), []);
  assert.ok(one.ipv6.input.fragments.reassembly.counters.droppedOverlap > 0);
});

fragments('that are not of whole units are told so: RFC 8200 §4.5', () => {
  const one = host();
  give(one, octets(13), { from: 0, isMore: true });
  assert.equal(told(one), ['parameterProblem', 0, 4]);
});

fragments('that would end beyond the largest packet are told so', () => {
  const one = host();
  give(one, octets(16), { from: 65_528, isMore: false });
  assert.equal(told(one), ['parameterProblem', 0, 42]);
});

fragments('put together the largest packet there is', () => {
  const one = host();
  const size = 1400;
  for (let from = 0; from < 65_535; from += size) {
    const to = Math.min(from + size, 65_535);
    give(one, octets(to - from, from), { from, isMore: to < 65_535 });
  }
  assert.is(one.delivered[0].data.length, 65_535);
});

fragments('of which the first does not hold all headers are told so: RFC 7112', () => {
  const one = host();
  const went = counted(one.ipv6.input.fragments.counters, () => {
    give(one, octets(0), { from: 0, isMore: true });
  });
  assert.equal(went, ['droppedIncompleteChain']);
  assert.equal(told(one), ['parameterProblem', 3, 0]);
  const options = encodeDestinationOptions({ nextHeader: UDP, options: [], payload: octets(0) });
  give(one, options, { from: 0, isMore: true, nextHeader: IPV6_DESTINATION_OPTIONS });
  assert.equal(told(one), ['parameterProblem', 3, 0]);
  const longer = options.slice();
  longer[1] = 4;
  give(one, longer, { from: 0, isMore: true, nextHeader: IPV6_DESTINATION_OPTIONS });
  assert.equal(told(one), ['parameterProblem', 3, 0]);
});

fragments('have to hold all of a header of TCP, as TCP itself says', () => {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  const { timers, ip } = one;
  createTcp({ network: ip, timers, random: ip.random });
  one.own(`${OURS}/64`);
  const went = (size: number): string[] =>
    counted(one.ipv6.input.fragments.counters, () => {
      give(one, octets(size), { from: 0, isMore: true, nextHeader: PROTOCOL_NUMBER.TCP });
    });
  assert.equal(went(16), ['droppedIncompleteChain']);
  assert.equal(went(24), []);
});

fragments('within fragments are nobody', () => {
  const one = host();
  const inner = piece(octets(8), { from: 0, isMore: false });
  give(one, inner, { from: 0, isMore: false, nextHeader: IPV6_FRAGMENT });
  assert.is(one.ipv6.input.fragments.counters.droppedNested, 1);
  assert.equal(one.delivered, []);
});

fragments('that wait in vain for a minute are told so, if the first was among them', () => {
  const one = host();
  give(one, octets(16), { from: 0, isMore: true, identification: 1 });
  give(one, octets(16), { from: 16, isMore: true, identification: 2 });
  one.pass(59_999);
  assert.equal(one.sent(), []);
  one.pass(1);
  const errors = one.sent();
  assert.equal(
    errors.map(({ to, message }) => [to, message?.body.is, message?.code]),
    [[PEER, 'timeExceeded', 1]],
  );
  assert.is(one.ipv6.input.fragments.reassembly.size, 0);
});

fragments('of link-local addresses are told apart by their links', () => {
  const one = host();
  const other = one.add('eth1');
  one.own('fe80::1/64', other.on);
  const near: Envelope = { from: 'fe80::2', to: 'fe80::1' };
  give(one, octets(16), { from: 0, isMore: true }, near);
  const last = packetOf(near, IPV6_FRAGMENT, piece(octets(8, 16), { from: 16, isMore: false }));
  other.device.receive(frameOf({ ...near, toHardware: '02:00:00:00:01:01' }, last));
  assert.equal(one.delivered, []);
  give(one, octets(8, 16), { from: 16, isMore: false }, near);
  assert.is(one.delivered.length, 1);
});

fragments('in a flood take no more room than they may, and leave the honest theirs', () => {
  const one = host();
  const { reassembly } = one.ipv6.input.fragments;
  for (let round = 0; round < 5000; round++) {
    const by = { from: `2001:db8:6::${(round % 4000).toString(16)}`, to: OURS };
    give(one, octets(1200), { from: 8 * (round % 100), isMore: true, identification: round }, by);
    assert.ok(reassembly.octets <= REASSEMBLY_OCTETS_MAX);
  }
  give(one, octets(16), { from: 0, isMore: true, identification: 9 });
  give(one, octets(8, 16), { from: 16, isMore: false, identification: 9 });
  assert.is(one.delivered.length, 1);
  assert.ok(reassembly.counters.evicted > 0);
});

fragments('carry what was marked on the way: RFC 3168 §5.3', () => {
  const one = host();
  const marks: number[] = [];
  one.ip.addListener(UDP, ({ trafficClass }) => marks.push(trafficClass));
  for (const [index, ecn] of [2, 3].entries()) {
    const from = index * 16;
    const packet = packetOf(
      envelope,
      IPV6_FRAGMENT,
      piece(octets(16), { from, isMore: index === 0 }),
    );
    packet[1] |= ecn << 4;
    one.device.receive(frameOf(envelope, packet));
  }
  assert.equal(marks, [3]);
});

fragments.run();
