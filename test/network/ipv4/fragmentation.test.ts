import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { FrameInfo } from '../../../runtime/device/frame-info.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import type { NextHop } from '../../../runtime/link/link.ts';
import { Fragmentation } from '../../../runtime/network/ipv4/fragmentation.ts';
import { counted, Host, packet, packetOf } from '../host.ts';

const fragmentation = suite('fragmentation');

class SpyHop implements NextHop {
  readonly address = ANY_IPV4;
  readonly sent: Uint8Array[] = [];
  room = Infinity;

  send(b: Uint8Array, o: number, end: number, _info: FrameInfo): boolean {
    if (this.sent.length >= this.room) return false;
    this.sent.push(b.slice(o, end));
    return true;
  }

  confirm(): void {}
}

function cut(octets: Uint8Array, mtu: number, hop = new SpyHop()): readonly Uint8Array[] {
  new Fragmentation().send(octets, 0, octets.length, mtu, 14, hop);
  return hop.sent;
}

fragmentation('keeps every fragment within the MTU, and its data in units of eight octets', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 300; round++) {
    const mtu = 68 + below(random, 1500);
    const payload = counted(1 + below(random, 4000));
    const octets = packet({
      options: below(random, 2) === 0 ? [] : [{ is: 'routerAlert', alert: 0 }],
      payload,
    });
    const host = new Host();
    const parts = cut(octets, mtu);
    for (const part of parts) {
      assert.ok(part.length <= mtu);
      const { moreFragments, payload: data } = packetOf(part);
      assert.ok(!moreFragments || data.length % 8 === 0);
    }
    for (const part of parts) host.receive(part);
    assert.equal(host.udp.delivered.at(-1)?.payload, payload);
  }
});

fragmentation('of a fragment goes on where it began, and has more behind it if that had', () => {
  const octets = packet({ fragmentOffset: 100, moreFragments: true, payload: counted(160) });
  const parts = cut(octets, 100).map(packetOf);
  assert.equal(
    parts.map((part) => [part.fragmentOffset, part.moreFragments, part.payload.length]),
    [
      [100, true, 80],
      [110, true, 80],
    ],
  );
});

fragmentation('fills the options that are copied to whole words', () => {
  const octets = packet({
    options: [
      { is: 'noOperation' },
      { is: 'recordRoute', pointer: 4, route: ['0.0.0.0'] },
      { is: 'security', classificationLevel: 1, protectionAuthorityFlags: counted(2) },
    ],
    payload: counted(200),
  });
  const [first, second] = cut(octets, 100).map(packetOf);
  assert.equal(
    first.options.map(({ is }) => is),
    ['noOperation', 'recordRoute', 'security'],
  );
  assert.equal(
    second.options.map(({ is }) => is),
    ['security'],
  );
});

fragmentation('ends where the device has no room', () => {
  const hop = new SpyHop();
  hop.room = 2;
  const octets = packet({ payload: counted(3000) });
  assert.is(new Fragmentation().send(octets, 0, octets.length, 576, 0, hop), -3);
});

fragmentation.run();
