import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import {
  BROADCAST,
  groupHardwareAddress,
  hardwareAddressOf,
  hardwareNumber,
  isGroupAt,
  isNobody,
  parseHardwareAddress,
  putHardwareNumber,
  showHardwareAddress,
} from '../../runtime/link/hardware-address.ts';
import { hex, octets } from './frames.ts';

const hardware = suite('hardware address');

hardware('is a number of 48 bits, and octets again', () => {
  const b = octets('ffff 8899aabbccdd ffff');
  assert.is(hardwareNumber(b, 2), 0x8899aabbccdd);
  assert.is(hex(hardwareAddressOf(0x8899aabbccdd)), '8899aabbccdd');
  putHardwareNumber(b, 1, 0x010203040506);
  assert.is(hex(b), 'ff010203040506ddffff');
});

hardware('is a text as people write it', () => {
  const address = parseHardwareAddress('02:00:5e:10:00:FF');
  assert.is(hex(address), '02005e1000ff');
  assert.is(showHardwareAddress(address), '02:00:5e:10:00:ff');
  for (const text of ['', '02:00:5e:10:00', '02:00:5e:10:00:fg', '02005e1000ff']) {
    assert.throws(() => parseHardwareAddress(text), /not a hardware address/);
  }
});

hardware('says of itself whether it is a group’s', () => {
  assert.ok(isGroupAt(BROADCAST, 0));
  assert.ok(isGroupAt(octets('00 01005e000001'), 1));
  assert.not(isGroupAt(octets('020000000001'), 0));
});

hardware('is nobody’s when it is all zero', () => {
  assert.ok(isNobody(octets('000000000000')));
  assert.not(isNobody(octets('000000000100')));
});

hardware('of a group of IPv4 has its last 23 bits: RFC 1112 §6.4', () => {
  const of = (text: string): string => hex(groupHardwareAddress(addressOf(text)));
  assert.is(of('224.0.0.1'), '01005e000001');
  assert.is(of('239.255.255.250'), '01005e7ffffa');
  assert.is(of('224.129.2.3'), '01005e010203');
  assert.is(of('224.1.2.3'), '01005e010203');
});

hardware('of a group of IPv6 has its last 32 bits: RFC 2464 §7', () => {
  const of = (text: string): string => hex(groupHardwareAddress(addressOf(text)));
  assert.is(of('ff02::1'), '333300000001');
  assert.is(of('ff02::1:ffaa:bbcc'), '3333ffaabbcc');
});

hardware.run();
