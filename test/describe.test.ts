/** The describer as programs meet it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { load } from '../generated/layers.ts';
import { describe } from '../runtime/describe.ts';

test('a protocol is loaded when it is wanted, and describes its messages', async () => {
  const { protocolTable } = await load.udp!();
  const octets = Buffer.from('a57e00090009000078', 'hex');
  const { root, end, gives } = describe(protocolTable.types[0]!, octets, 0, 9, { ipVersion: 4 });
  assert.equal(
    root.children.map((field) => `${field.name} ${field.text}`),
    ['Source Port 42366', 'Destination Port 9', 'Length 9', 'Checksum 0x0000', 'Data 78 (1 octet)'],
  );
  assert.is(end, 9);
  assert.equal(gives, {});
});

test.run();
