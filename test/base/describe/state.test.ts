import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable } from '../../../generated/application/dhcpv4.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';
import type { Node } from '../../../runtime/base/describe.ts';
import { NODES_MAX, count } from '../../../runtime/base/describe/state.ts';

test('a tree has a largest size', () => {
  const octets = new Uint8Array(1 << 20);
  octets.set([1, 1, 6, 0]);
  octets.set([0x63, 0x82, 0x53, 0x63], 236);
  const { root } = describe(protocolTable.types[0]!, octets);
  const size = (node: Node): number => node.children.reduce((sum, child) => sum + size(child), 1);
  assert.ok(size(root) <= NODES_MAX + 2, `${size(root)} nodes`);
});

test('sizes are in octets where they are whole', () => {
  assert.is(count(8), '1 octet');
  assert.is(count(32), '4 octets');
  assert.is(count(3), '3 bits');
});

test.run();
