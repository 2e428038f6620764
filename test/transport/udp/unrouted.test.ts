import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  checkPacket,
  givesPseudoHeader,
  payloadStart,
  setFragmentOffset,
  setMoreFragments,
} from '../../../generated/network/ipv4.wire.ts';
import { checkDatagram } from '../../../generated/transport/udp.wire.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { EVERYONE } from '../../../runtime/network/ipv4/unrouted.ts';
import { isDatagramBetween, UnroutedDatagrams } from '../../../runtime/transport/udp/unrouted.ts';
import { SpyLink, World } from '../../network/world.ts';

const datagrams = suite('datagrams without a route');

datagrams('have ports, data, and a sum that holds', () => {
  const link = new SpyLink();
  const octets = Uint8Array.of(1, 2, 3);
  const ports = { sourcePort: 68, destinationPort: 67 };
  const sender = new UnroutedDatagrams(link, new World().random);
  assert.ok(sender.send({ source: ANY_IPV4, destination: EVERYONE, ...ports, octets }));
  const [{ octets: packet }] = link.sent;
  assert.is(checkPacket(packet, 0, packet.length), 0);
  const payload = payloadStart(packet, 0);
  const sum = givesPseudoHeader(packet, 0);
  assert.is(checkDatagram(packet, payload, packet.length, sum, 4), 0);
  assert.equal([...packet.subarray(payload)].slice(0, 4), [0, 68, 0, 67]);
  assert.equal([...packet.subarray(-3)], [1, 2, 3]);
});

datagrams('are told by their ports, where there is one whole', () => {
  const link = new SpyLink();
  const [source, destination] = [ANY_IPV4, EVERYONE];
  const ports = { sourcePort: 67, destinationPort: 68 };
  const octets = Uint8Array.of(1, 2, 3);
  new UnroutedDatagrams(link, new World().random).send({ source, destination, ...ports, octets });
  const [{ octets: packet }] = link.sent;
  const isOne = (from: number, to: number, end = packet.length): boolean =>
    isDatagramBetween([from, to], packet, 0, end);
  assert.equal([isOne(67, 68), isOne(68, 67), isOne(67, 69)], [true, false, false]);
  const head = payloadStart(packet, 0) + 8;
  assert.equal([isOne(67, 68, head), isOne(67, 68, head - 1)], [true, false]);
  setMoreFragments(packet, 0, 1);
  assert.not.ok(isOne(67, 68));
  setMoreFragments(packet, 0, 0);
  setFragmentOffset(packet, 0, 1);
  assert.not.ok(isOne(67, 68));
});

datagrams.run();
