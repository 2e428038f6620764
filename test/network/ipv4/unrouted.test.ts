import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  checkPacket,
  destinationAddress,
  sourceAddress,
} from '../../../generated/network/ipv4.wire.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { EVERYONE, UnroutedSender } from '../../../runtime/network/ipv4/unrouted.ts';
import { SpyLink, World } from '../../network/world.ts';

const unrouted = suite('packets without a route');

function make() {
  const link = new SpyLink();
  const sender = new UnroutedSender(link, new World().random);
  const o = sender.headRoom;
  const b = new Uint8Array(o + 4);
  return { link, send: () => sender.send(EVERY, 17, b, o, b.length), sender, b, o };
}

const EVERY = { source: ANY_IPV4, destination: EVERYONE };

unrouted('go from nobody to everyone on the link', () => {
  const { link, send } = make();
  assert.ok(send());
  const [{ to, octets }] = link.sent;
  assert.equal([...to], [255, 255, 255, 255, 255, 255]);
  assert.is(checkPacket(octets, 0, octets.length), 0);
  assert.equal([sourceAddress(octets, 0), destinationAddress(octets, 0)], [0, 0xffffffff]);
});

unrouted('go to one hardware address where there is one', () => {
  const { link, sender, b, o } = make();
  const to = Uint8Array.of(2, 0, 0, 0, 0, 9);
  assert.ok(sender.send({ ...EVERY, to }, 17, b, o, b.length));
  assert.equal(link.sent[0].to, to);
});

unrouted('do not go by a link that is down', () => {
  const { link, send } = make();
  link.isUp = false;
  assert.not(send());
  assert.equal(link.sent, []);
});

unrouted.run();
