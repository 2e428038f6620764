import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable as tcp } from '../../../generated/transport/tcp.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';

const syn = Buffer.from('b4480050d6a1bff7000000006002faf0b1a10000020405b4', 'hex');

test('the tree up to the fault is there, and nothing after it', () => {
  const spoilt = Uint8Array.from(syn);
  spoilt[21] = 5;
  const { root, fault } = describe(tcp.types[0]!, spoilt, 0, spoilt.length, { pseudoHeader: 0 });
  assert.is(fault?.path, 'Options[0].Length');
  assert.is(fault?.bitOffset, 168);
  assert.is(fault?.expected, '4');
  assert.is(fault?.found, '5');
  assert.is(fault?.spec, 'spec/transport/tcp.protocol');
  const header = root.children[0]!;
  assert.is(header.children.at(-1)?.name, 'Options');
  assert.is(root.children.length, 1);
});

test('what carries another protocol says by which numbers', () => {
  const { carried } = describe(tcp.types[0]!, syn, 0, syn.length, { pseudoHeader: 0 });
  assert.equal(carried[0]?.tags, [80, 46152]);
  assert.is(carried[0]?.type.id, 'segment');
});

test('a place in the middle of a buffer is counted from its beginning', () => {
  const shifted = Uint8Array.from([9, 9, ...syn]);
  const { root } = describe(tcp.types[0]!, shifted, 2, shifted.length, { pseudoHeader: 0 });
  assert.is(root.bitOffset, 16);
  assert.is(root.children[0]?.children[0]?.value, 0xb448);
});

test.run();
