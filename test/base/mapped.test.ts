import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { isMapped, mapped, putMapped, unmapped, unmappedText } from '../../runtime/base/mapped.ts';

const mapping = suite('IPv4-mapped addresses');

mapping('are known by their first twelve octets', () => {
  assert.ok(isMapped(addressOf('::ffff:192.0.2.1')));
  for (const other of ['192.0.2.1', '::', '::1', '::fffe:192.0.2.1', '1::ffff:192.0.2.1']) {
    assert.not.ok(isMapped(addressOf(other)), other);
  }
});

mapping('and those they stand for lead to each other', () => {
  assert.is(showAddress(mapped(addressOf('192.0.2.1'))), '::ffff:192.0.2.1');
  assert.is(showAddress(unmapped(addressOf('::ffff:192.0.2.1'))), '192.0.2.1');
});

mapping('as text are without what is in front of the four numbers', () => {
  assert.is(unmappedText('::ffff:192.0.2.1'), '192.0.2.1');
  for (const other of ['::ffff:c000:201', '2001:db8::1', '192.0.2.1', '']) {
    assert.is(unmappedText(other), other);
  }
});

mapping('leave other addresses as they are', () => {
  const six = addressOf('2001:db8::1');
  const four = addressOf('192.0.2.1');
  assert.is(mapped(six), six);
  assert.is(unmapped(six), six);
  assert.is(unmapped(four), four);
});

mapping('are written in place, and nothing beside them', () => {
  const octets = new Uint8Array(20).fill(7);
  putMapped(Uint8Array.of(9, 192, 0, 2, 1), 1, octets, 2);
  assert.is(showAddress(octets.slice(2, 18)), '::ffff:192.0.2.1');
  assert.equal([octets[1], octets[18]], [7, 7]);
});

mapping.run();
