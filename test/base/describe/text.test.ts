import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { protocolTable } from '../../../generated/network/ipv4.describe.ts';
import { describe } from '../../../runtime/base/describe.ts';
import type { Node } from '../../../runtime/base/describe.ts';
import { armOf, nameOf, showHex, showText, valueOf } from '../../../runtime/base/describe/text.ts';

const hex = '4500001c1a9740004011 0c38 0a000001 0a000002 0001000200080000'.replaceAll(' ', '');
const { root } = describe(protocolTable.types[0]!, Buffer.from(hex, 'hex'));

function textOf(id: string): string | undefined {
  const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)];
  return all(root).find((node) => node.id === id)?.text;
}

test('values are read as people write them', () => {
  assert.is(textOf('sourceAddress'), '10.0.0.1');
  assert.is(textOf('protocol'), 'UDP (17)');
  assert.is(textOf('ihl'), '5 (20 octets)');
  assert.is(textOf('totalLength'), '28 octets');
  assert.is(textOf('headerChecksum'), '0x0c38');
  assert.is(textOf('options'), 'none');
  assert.is(textOf('payload'), '0001000200080000 (8 octets)');
});

test('names lead to values and back', () => {
  const names = [
    [1, 1, 'One'],
    [253, 254, 'Experiment'],
  ] as const;
  assert.is(nameOf({ kind: 'integer', name: '', id: '', bits: 8, names }, 254), 'Experiment');
  assert.is(nameOf({ kind: 'integer', name: '', id: '', bits: 8, names }, 2), undefined);
  assert.is(valueOf(names, 'experiment'), 253);
});

test('the arm without tags takes what no other does', () => {
  const arms = [
    { name: 'A', id: 'a', tags: [[1, 3]], fields: [] },
    { name: 'B', id: 'b', fields: [] },
  ] as const;
  assert.is(armOf(arms, 2)?.id, 'a');
  assert.is(armOf(arms, 4)?.id, 'b');
  assert.is(armOf(arms.slice(0, 1), 4), undefined);
});

test('octets and text', () => {
  assert.is(showHex(Uint8Array.from([0, 255])), '00ff');
  assert.is(showText(new TextEncoder().encode('a"b')), '"a\\"b"');
});

test.run();
