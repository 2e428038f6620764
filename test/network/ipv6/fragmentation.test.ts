import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeFragment, decodePacket } from '../../../generated/network/ipv6.value.ts';
import type { Fragment, Packet } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import type { NextHop } from '../../../runtime/link/link.ts';
import { Fragmentation } from '../../../runtime/network/ipv6/fragmentation.ts';
import { packetOf } from './wire.ts';

const fragmentation = suite('cutting packets of IPv6');

const HEAD_ROOM = 20;
const { UDP } = PROTOCOL_NUMBER;

interface Cut {
  readonly octets: Uint8Array;
  readonly packet: Packet;
  readonly fragment: Fragment;
}

/** What a neighbour is sent, as long as the device has room. */
class Sink implements NextHop {
  readonly address = new Uint8Array(16);
  readonly cuts: Cut[] = [];
  room = Infinity;

  send(b: Uint8Array, o: number, end: number): boolean {
    assert.is(o, HEAD_ROOM);
    if (this.room-- <= 0) return false;
    const octets = b.slice(o, end);
    const packet = decodePacket(octets);
    if (!packet.ok) throw new Error('no packet');
    const fragment = decodeFragment(packet.value.payload);
    if (!fragment.ok) throw new Error('no fragment');
    this.cuts.push({ octets, packet: packet.value, fragment: fragment.value });
    return true;
  }

  confirm(): void {}
}

function cut(size: number, mtu: number, seed = 1): { sink: Sink; payload: Uint8Array } {
  const payload = new Uint8Array(size);
  seededRandom(seed).fill(payload);
  const octets = packetOf({ from: '2001:db8::1', to: '2001:db8::2', hopLimit: 7 }, UDP, payload);
  const b = new Uint8Array(30 + octets.length);
  b.set(octets, 30);
  const sink = new Sink();
  const made = new Fragmentation(seededRandom(seed));
  assert.is(made.send(b, 30, b.length, mtu, HEAD_ROOM, sink), sink.cuts.length);
  return { sink, payload };
}

fragmentation('makes of any packet what is that packet again', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 200; round++) {
    const mtu = 1280 + below(random, 300);
    const { sink, payload } = cut(1 + below(random, 10_000), mtu, round + 1);
    const joined = new Uint8Array(payload.length);
    for (const { octets, packet, fragment } of sink.cuts) {
      assert.ok(octets.length <= mtu);
      assert.is(packet.hopLimit, 7);
      assert.is(fragment.nextHeader, UDP);
      joined.set(fragment.payload, fragment.fragmentOffset * 8);
    }
    assert.equal(joined, payload);
    const last = sink.cuts.at(-1)!;
    assert.equal(
      sink.cuts.map(({ fragment }) => fragment.mFlag),
      sink.cuts.map((one) => one !== last),
    );
    assert.is(new Set(sink.cuts.map(({ fragment }) => fragment.identification)).size, 1);
  }
});

fragmentation('makes no more fragments than it must', () => {
  // 1280 - 40 - 8 are 154 units of eight.
  assert.is(cut(1232, 1280).sink.cuts.length, 1);
  assert.is(cut(1233, 1280).sink.cuts.length, 2);
  assert.is(cut(2464, 1287).sink.cuts.length, 2);
});

fragmentation('names each packet so that nobody can foretell it: RFC 7739', () => {
  const made = new Fragmentation(seededRandom(1));
  const b = packetOf({ from: '::1', to: '::1' }, UDP, new Uint8Array(8));
  const sink = new Sink();
  for (let round = 0; round < 100; round++) made.send(b, 0, b.length, 1280, HEAD_ROOM, sink);
  const names = sink.cuts.map(({ fragment }) => fragment.identification);
  assert.is(new Set(names).size, 100);
  const steps = new Set(names.slice(1).map((name, index) => name - names[index]));
  assert.ok(steps.size > 90);
});

fragmentation('tells how many went before the device had no room', () => {
  const b = packetOf({ from: '::1', to: '::1' }, UDP, new Uint8Array(4000));
  const sink = new Sink();
  sink.room = 2;
  const made = new Fragmentation(seededRandom(1));
  assert.is(made.send(b, 0, b.length, 1280, HEAD_ROOM, sink), -3);
  assert.is(sink.cuts.length, 2);
});

fragmentation.run();
