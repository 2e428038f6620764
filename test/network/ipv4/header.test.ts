import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { checkPacket, OK, setTimeToLive } from '../../../generated/network/ipv4.wire.ts';
import { addressOf, standsAt } from '../../../runtime/base/address.ts';
import {
  DESTINATION_AT,
  isHeaderAt,
  isSummed,
  SOURCE_AT,
  sumHeader,
} from '../../../runtime/network/ipv4/header.ts';
import { counted, packet } from '../host.ts';

const header = suite('a header of IPv4');

header('has its fields where RFC 791 puts them', () => {
  assert.equal([SOURCE_AT, DESTINATION_AT], [12, 16]);
  const octets = packet();
  assert.ok(standsAt(addressOf('10.0.0.2'), octets, SOURCE_AT));
  assert.ok(standsAt(addressOf('10.0.0.1'), octets, DESTINATION_AT));
});

header('that was changed is summed again', () => {
  const octets = packet({ options: [{ is: 'routerAlert', alert: 0 }], payload: counted(9) });
  setTimeToLive(octets, 0, 9);
  assert.not.ok(isSummed(octets, 0, 24));
  sumHeader(octets, 0, 24);
  assert.ok(isSummed(octets, 0, 24));
  assert.is(checkPacket(octets, 0, octets.length), OK);
});

header('is there when all of it is, whatever comes behind', () => {
  const octets = packet({ options: [{ is: 'routerAlert', alert: 0 }], payload: counted(9) });
  for (let end = 0; end < octets.length; end++) {
    assert.is(isHeaderAt(octets, 0, end), end >= 24, `${end}`);
  }
  for (const first of [0x44, 0x54, 0x65]) {
    octets[0] = first;
    assert.not.ok(isHeaderAt(octets, 0, octets.length));
  }
});

header.run();
