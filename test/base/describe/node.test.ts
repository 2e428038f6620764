import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable } from '../../../generated/transport/tcp.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';
import { joinPath } from '../../../runtime/base/describe/node.ts';

test('a path leads through lists and unions; groups are only their fields', () => {
  const octets = Buffer.from('b4480050d6a1bff7000000006002faf000000000020405b4', 'hex');
  const { root } = describe(protocolTable.types[0]!, octets);
  const options = root.children[0]!.children.at(-1)!;
  const mss = options.children[0]!.children.at(-1)!;
  assert.is(mss.path, 'options[0].mss');
  assert.is(mss.namePath, 'Options[0].MSS');
  const syn = root.children[0]!.children.find((child) => child.id === 'flags')!.children[6]!;
  assert.is(syn.path, 'syn');
});

test('positions need no dot', () => {
  assert.is(joinPath('', 'a'), 'a');
  assert.is(joinPath('a', 'b'), 'a.b');
  assert.is(joinPath('a', '[0]'), 'a[0]');
});

test.run();
