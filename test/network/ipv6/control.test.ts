import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  MESSAGE_TYPE,
  neighborSolicitationTargetAddressEnd,
  neighborSolicitationTargetAddressStart,
} from '../../../generated/network/icmpv6.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { parseHardwareAddress } from '../../../runtime/link/hardware-address.ts';
import { ControlSender } from '../../../runtime/network/ipv6/control.ts';
import type { Envelope } from '../../../runtime/network/ipv6/control.ts';
import { Bench } from './bench.ts';
import { seen } from './wire.ts';

const control = suite('what the layer says itself');

const to = parseHardwareAddress('33:33:ff:00:00:02');

function solicit(bench: Bench, sender: ControlSender, isAlerting = false): boolean {
  const envelope: Envelope = {
    on: bench.on,
    source: addressOf('fe80::1'),
    destination: addressOf('ff02::1:ff00:2'),
    to,
    isAlerting,
  };
  const { octets, start } = sender;
  const end = neighborSolicitationTargetAddressEnd(octets, start);
  sender.clear(end - start);
  octets.set(addressOf('fe80::2'), neighborSolicitationTargetAddressStart(octets, start));
  return sender.send(envelope, MESSAGE_TYPE.NEIGHBOR_SOLICITATION, end);
}

control('goes to the hardware address given, summed, and as far as the neighbours', () => {
  const bench = new Bench();
  const sender = new ControlSender();
  assert.ok(solicit(bench, sender));
  const [frame] = bench.sent();
  const { from, to: destination, toHardware, hopLimit, isAlerting, message } = seen(frame);
  assert.equal([from, destination], ['fe80::1', 'ff02::1:ff00:2']);
  assert.equal([toHardware, hopLimit, isAlerting], ['33:33:ff:00:00:02', 255, false]);
  const body = { is: 'neighborSolicitation', targetAddress: 'fe80::2', options: [] };
  assert.equal(message, { code: 0, body });
  assert.is(sender.counters.sent, 1);
});

control('makes routers look where it is to, and nobody pass it on', () => {
  const bench = new Bench();
  assert.ok(solicit(bench, new ControlSender(), true));
  const { hopLimit, isAlerting, message } = seen(bench.sent()[0]);
  assert.equal([hopLimit, isAlerting, message?.body.is], [1, true, 'neighborSolicitation']);
});

control('is counted where it cannot go', () => {
  const bench = new Bench(1, { room: 0 });
  const sender = new ControlSender();
  assert.not(solicit(bench, sender));
  assert.is(sender.counters.droppedNoRoom, 1);
  bench.device.setUp(false);
  assert.not(solicit(bench, sender));
  assert.is(sender.counters.droppedDown, 1);
  assert.is(sender.counters.sent, 0);
});

control('leaves nothing of one message in the next', () => {
  const bench = new Bench();
  const sender = new ControlSender();
  sender.octets.fill(0xff);
  solicit(bench, sender);
  const before = bench.sent();
  sender.octets.fill(0x55, 0, sender.start);
  solicit(bench, sender);
  assert.equal(bench.sent(), before);
});

control.run();
