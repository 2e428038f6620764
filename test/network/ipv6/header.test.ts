import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, standsAt } from '../../../runtime/base/address.ts';
import {
  DESTINATION_AT,
  FRAGMENT_HEADER_OCTETS,
  HEADER_OCTETS,
  isHeaderAt,
  PACKET_OCTETS_MAX,
  PAYLOAD_LENGTH_AT,
  quotedEnd,
  SOURCE_AT,
} from '../../../runtime/network/ipv6/header.ts';
import { packetOf } from './wire.ts';

const header = suite('the header of IPv6');

const packet = packetOf({ from: '2001:db8::1', to: '2001:db8::2' }, 17, new Uint8Array(20));

header('has its parts where RFC 8200 has them', () => {
  assert.ok(standsAt(addressOf('2001:db8::1'), packet, SOURCE_AT));
  assert.ok(standsAt(addressOf('2001:db8::2'), packet, DESTINATION_AT));
  assert.equal([HEADER_OCTETS, FRAGMENT_HEADER_OCTETS, PAYLOAD_LENGTH_AT], [40, 8, 4]);
  assert.is(PACKET_OCTETS_MAX, 65_575);
});

header('is there when all of it is, and of that version', () => {
  assert.ok(isHeaderAt(packet, 0, 40));
  assert.not(isHeaderAt(packet, 0, 39));
  const other = packet.slice();
  other[0] = 0x45;
  assert.not(isHeaderAt(other, 0, 60));
});

header('says where a packet ends, as far as that is there', () => {
  assert.is(quotedEnd(packet, 0, 60), 60);
  assert.is(quotedEnd(packet, 0, 48), 48);
  assert.is(quotedEnd(Uint8Array.of(...packet, 1, 2, 3), 0, 63), 60);
});

header.run();
