import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable as dns } from '../../../generated/application/dns.describe.ts';
import { protocolTable as e1000 } from '../../../generated/device/e1000.describe.ts';
import { protocolTable as ipv4 } from '../../../generated/network/ipv4.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';
import type { Node } from '../../../runtime/base/describe.ts';

test('of a run that is cut, the first field that is not whole is named', () => {
  const { root, fault } = describe(ipv4.types[0]!, Buffer.from('450000', 'hex'));
  assert.is(fault?.constant, 'TRUNCATED');
  assert.is(fault?.path, 'Total Length');
  assert.is(fault?.bitOffset, 16);
  assert.is(fault?.found, '1 octet left');
  assert.is(root.children[0]?.children.at(-1)?.name, 'ECN');
});

test('a name is one field, however it is written', () => {
  const question = dns.types.find((type) => type.id === 'question')!;
  const { root } = describe(
    question,
    Buffer.from('0161016200 0001 0001'.replaceAll(' ', ''), 'hex'),
  );
  assert.is(root.children[0]?.text, 'a.b');
  assert.is(root.children[0]?.bitLength, 40);
});

test('in little endian order a group of bits is counted from its least significant', () => {
  const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)];
  const octets = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
  for (const type of e1000.types) {
    for (const node of all(describe(type, octets).root)) {
      const { bitOffset, bitLength, value } = node;
      const isWord = node.table.kind === 'integer' && bitLength === 16 && bitOffset % 8 === 0;
      const at = bitOffset / 8;
      if (isWord)
        assert.is(value, octets[at]! + octets[at + 1]! * 256, `${type.name} ${node.name}`);
    }
  }
});

test.run();
