import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { FixedHop, broadcastHop, groupHop } from '../../runtime/link/fixed-hop.ts';
import { Recorder } from '../device/recorder.ts';
import { EVERYONE, OURS, THEIRS, hex, octets } from './frames.ts';

const fixed = suite('fixed hop');

function make(room = Infinity) {
  const device = new Recorder({ hardwareAddress: octets(OURS), room });
  const link = new Ethernet({ device, frameOctetsMin: 0 });
  const send = (hop: FixedHop): boolean =>
    hop.send(
      Uint8Array.from({ length: 42 }, () => 0x45),
      40,
      42,
      newFrameInfo(),
    );
  return { device, link, send };
}

fixed('sends to a group of IPv4 or IPv6 without asking', () => {
  const { device, link, send } = make();
  send(groupHop(link, 0x0800, addressOf('224.0.0.251')));
  send(groupHop(link, 0x86dd, addressOf('ff02::fb')));
  assert.equal(device.take().map(hex), [
    `01005e0000fb${OURS}08004545`,
    `3333000000fb${OURS}86dd4545`,
  ]);
});

fixed('sends to everyone, by whatever address they are meant', () => {
  const { device, link, send } = make();
  const hop = broadcastHop(link, 0x0800, addressOf('192.0.2.255'));
  send(hop);
  assert.equal(device.take().map(hex), [`${EVERYONE}${OURS}08004545`]);
  assert.equal(hop.address, addressOf('192.0.2.255'));
});

fixed('says when the device has no room, and is there whoever confirms it', () => {
  const { link, send } = make(1);
  const hop = new FixedHop(link, 0x0800, addressOf('192.0.2.1'), octets(THEIRS));
  hop.confirm();
  assert.equal([send(hop), send(hop)], [true, false]);
});

fixed.run();
