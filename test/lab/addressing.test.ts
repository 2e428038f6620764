import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { prefixOf } from '../../runtime/base/address.ts';
import { addressSegments, isOf, numbered } from '../../runtime/lab/addressing.ts';
import { segmentsOf } from '../../runtime/lab/segments.ts';
import { showPrefix } from '../../runtime/lab/shortest-paths.ts';
import { topologyOf } from './laboratories.ts';

const addressing = suite('addressing');

const shown = (text: string): Readonly<Record<string, readonly string[]>> => {
  const addressed = addressSegments(segmentsOf(topologyOf(text)));
  const stations = addressed.flatMap((one) => one.stations);
  const names = new Set(stations.map((one) => one.node));
  return Object.fromEntries(
    [...names].map((name) => {
      const own = stations.filter((one) => one.node === name);
      return [name, own.flatMap((one) => one.addresses).map(showPrefix)];
    }),
  );
};

addressing('each link has a /24 and a /64 of its own, in which routers come first', () => {
  assert.equal(shown('host a, b router r link a - r link r - b'), {
    a: ['10.0.0.2/24', 'fd00:0:0:1::2/64'],
    r: ['10.0.0.1/24', 'fd00:0:0:1::1/64', '10.0.1.1/24', 'fd00:0:0:2::1/64'],
    b: ['10.0.1.2/24', 'fd00:0:0:2::2/64'],
  });
});

addressing('what is written stays, and its neighbours are of the same prefixes alone', () => {
  assert.equal(shown('host a, b link a 192.0.2.1/24 - b'), {
    a: ['192.0.2.1/24'],
    b: ['192.0.2.2/24'],
  });
  assert.equal(shown('host a, b link a - b 2001:db8::1/64 192.0.2.1/24'), {
    a: ['192.0.2.2/24', '2001:db8::2/64'],
    b: ['2001:db8::1/64', '192.0.2.1/24'],
  });
});

addressing('a prefix that somebody has written is not chosen again', () => {
  const { b } = shown('host a, b, c, d link a 10.0.0.1/23 - c link b - d');
  assert.equal(b, ['10.0.2.1/24', 'fd00:0:0:1::1/64']);
});

addressing('a network of many has a block that is large enough', () => {
  const hosts = Array.from({ length: 300 }, (_, index) => `h${index}`);
  const text = `switch s host ${hosts.join(', ')} ${hosts.map((one) => `link ${one} - s`).join(' ')}
    host x, y link x - y`;
  const addresses = shown(text);
  assert.is(addresses['h0'][0], '10.0.0.1/23');
  assert.is(addresses['h299'][0], '10.0.1.44/23');
  assert.is(addresses['x'][0], '10.0.2.1/24');
  assert.is(new Set(Object.values(addresses).flat()).size, 2 * 302);
});

addressing('a written prefix that is too small for all is refused', () => {
  const text = 'host a, b, c, d switch s link a 192.0.2.1/31 - s link b - s link c - s link d - s';
  assert.throws(() => shown(text), /no address is left for b/);
});

addressing('numbers carry from octet to octet', () => {
  const prefix = prefixOf('10.0.0.0/8');
  assert.equal(numbered(prefix, 0x1ff), Uint8Array.of(10, 0, 1, 255));
  assert.ok(isOf(4, prefix));
  assert.ok(isOf(6, prefixOf('::/0')));
});

addressing.run();
