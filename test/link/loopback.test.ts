import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VERIFIED } from '../../runtime/device/frame-info.ts';
import { loopbackDevice } from '../../runtime/device/loopback.ts';
import { loopbackLink } from '../../runtime/link/loopback.ts';
import { Turns } from '../device/listener.ts';
import { EVERYONE, Packets, octets, send } from './frames.ts';

const loopback = suite('loopback link');

const NOBODY = '000000000000';

function make() {
  const turns = new Turns();
  const link = loopbackLink(loopbackDevice({ schedule: turns.schedule }));
  return { turns, link, packets: new Packets(link, 0x86dd) };
}

loopback('carries packets to ourselves, without padding, their checksums vouched for', () => {
  const { turns, link, packets } = make();
  assert.not(link.resolves);
  send(link, NOBODY, 0x86dd, '60');
  send(link, EVERYONE, 0x86dd, '61');
  assert.equal(packets.take(), []);
  turns.run();
  assert.equal(packets.take(), ['0:60', '2:61']);
  assert.ok(packets.infos.every((info) => info.checksum === VERIFIED));
});

loopback('carries to a group for who has joined it', () => {
  const { turns, link, packets } = make();
  send(link, '333300000001', 0x86dd, '60');
  turns.run();
  assert.equal(packets.take(), []);
  link.join(octets('333300000001'));
  send(link, '333300000001', 0x86dd, '60');
  turns.run();
  assert.equal(packets.take(), ['1:60']);
});

loopback('carries the largest packet', () => {
  const { turns, link, packets } = make();
  assert.is(link.mtu, 65_535);
  send(link, NOBODY, 0x86dd, '60'.repeat(65_535));
  turns.run();
  assert.is(packets.take()[0].length, 2 + 2 * 65_535);
});

loopback.run();
