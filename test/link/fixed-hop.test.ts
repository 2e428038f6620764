import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { ETHERTYPE } from '../../runtime/link/ether-type.ts';
import { broadcastHop, groupHop } from '../../runtime/link/fixed-hop.ts';
import { hex, SpyLink } from '../network/world.ts';

const hops = suite('next hops that are known');

hops('of a group of IPv4 or IPv6 have its hardware address', () => {
  const link = new SpyLink();
  const packet = new Uint8Array(60);
  const send = (group: string, etherType: number): void => {
    groupHop(link, etherType, addressOf(group)).send(packet, 20, 60, newFrameInfo());
  };
  send('239.129.2.3', ETHERTYPE.IPV4);
  send('ff02::1:ff00:1', ETHERTYPE.IPV6);
  assert.equal(
    link.sent.map(({ to, etherType }) => [to, etherType]),
    [
      [hex('01005e010203'), ETHERTYPE.IPV4],
      [hex('3333ff000001'), ETHERTYPE.IPV6],
    ],
  );
});

hops('of everyone have the address of everyone', () => {
  const link = new SpyLink();
  const hop = broadcastHop(link, ETHERTYPE.IPV4, addressOf('192.0.2.255'));
  assert.ok(hop.send(new Uint8Array(60), 20, 60, newFrameInfo()));
  assert.equal(link.sent[0].to, hex('ffffffffffff'));
  link.hasRoom = false;
  assert.not.ok(hop.send(new Uint8Array(60), 20, 60, newFrameInfo()));
});

hops.run();
