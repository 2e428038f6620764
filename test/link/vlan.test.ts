import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ETHERTYPE } from '../../runtime/link/ether-type.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { vlan } from '../../runtime/link/vlan.ts';
import { Recorder } from '../device/recorder.ts';
import { EVERYONE, OURS, Packets, THEIRS, hex, octets, send } from './frames.ts';

const vlans = suite('vlan');

const IPV4 = 0x0800;
const PACKET = '45' + '00'.repeat(49);

function make() {
  const device = new Recorder({ hardwareAddress: octets(OURS) });
  const parent = new Ethernet({ device });
  const link = vlan(parent, 100);
  return {
    ...{
      device,
      parent,
      link,
      inside: new Packets(link, IPV4),
      outside: new Packets(parent, IPV4),
    },
    counters: parent.demultiplexer.counters,
  };
}

vlans('puts a tag between addresses and type', () => {
  const { device, parent, link } = make();
  send(link, THEIRS, IPV4, PACKET);
  assert.is(hex(device.take()[0]), `${THEIRS}${OURS}8100` + '0064' + '0800' + PACKET);
  assert.is(link.headRoom, parent.headRoom + 4);
  assert.is(link.mtu, 1500);
});

vlans('carries a priority where one is wanted', () => {
  const { device, parent } = make();
  send(vlan(parent, 7, { priority: 5 }), THEIRS, IPV4, PACKET);
  assert.is(hex(device.take()[0]).slice(24, 36), '8100' + 'a007' + '0800');
});

vlans('sends behind a header of eighteen octets that was made before', () => {
  const { device, link } = make();
  const header = link.header(octets(THEIRS), IPV4);
  assert.is(hex(header), `${THEIRS}${OURS}8100` + '0064' + '0800');
  link.send(octets(EVERYONE), 0x86dd, new Uint8Array(100), 50, 100, {
    ...{ checksum: 0, checksumStart: 0, checksumField: 0, segmentOctets: 0, dataStart: 0 },
  });
  assert.is(hex(header).slice(0, 12), THEIRS, 'it is not the one that send() uses');
  assert.is(hex(device.take()[0]).slice(0, 36), `${EVERYONE}${OURS}8100` + '0064' + '86dd');
});

vlans('takes its own frames and leaves others alone', () => {
  const { device, inside, outside, counters } = make();
  device.receive(
    octets(OURS, THEIRS, '8100 0064 0800 4501'),
    octets(OURS, THEIRS, '0800 4502'),
    octets(EVERYONE, THEIRS, '8100 3064 0800 4503'),
    octets(OURS, THEIRS, '8100 0065 0800 4504'),
  );
  assert.equal([inside.take(), outside.take()], [['0:4501', '2:4503'], ['0:4502']]);
  assert.is(counters.unknownVlan, 1);
});

vlans('takes a tag without a VLAN for none, whichever priority it carries', () => {
  const { device, inside, outside, counters } = make();
  device.receive(octets(OURS, THEIRS, '8100 e000 0800 4501'));
  assert.equal([inside.take(), outside.take()], [[], ['0:4501']]);
  device.receive(octets(OURS, THEIRS, '8100 0000 8100 0000 0800 4501'));
  assert.is(counters.nestedPriorityTag, 1);
});

vlans('joins groups for itself alone', () => {
  const { device, link, inside, outside, parent } = make();
  const group = '01005e0000fb';
  link.join(octets(group));
  device.receive(octets(group, THEIRS, '8100 0064 0800 45'), octets(group, THEIRS, '0800 45'));
  assert.equal([inside.take(), outside.take()], [['1:45'], []]);
  assert.is(parent.demultiplexer.counters.groupNotJoined, 1);
  link.leave(octets(group));
  device.receive(octets(group, THEIRS, '8100 0064 0800 45'));
  assert.equal(inside.take(), []);
});

vlans('stand in one another, a customer’s in a provider’s', () => {
  const { device, parent } = make();
  const outer = vlan(parent, 7, { tagType: ETHERTYPE.SERVICE_VLAN_TAG });
  const inner = vlan(outer, 100);
  const packets = new Packets(inner, IPV4);
  send(inner, THEIRS, IPV4, PACKET);
  const [frame] = device.take();
  assert.is(hex(frame), `${THEIRS}${OURS}88a8` + '0007' + '8100' + '0064' + '0800' + PACKET);
  device.receive(octets(OURS, THEIRS, '88a8 0007 8100 0064 0800 4501'));
  assert.equal(packets.take(), ['0:4501']);
});

vlans('reads a length with SNAP inside a tag', () => {
  const { device, inside } = make();
  device.receive(octets(OURS, THEIRS, '8100 0064 000a aaaa03 000000 0800 4546 0000'));
  assert.equal(inside.take(), ['0:4546']);
});

vlans('counts tags that are cut off, or that name what must not be named', () => {
  const { device, counters, inside } = make();
  const frame = octets(OURS, THEIRS, '8100 0064 0800');
  for (let end = 14; end < 18; end++) device.receive(frame.subarray(0, end));
  device.receive(octets(OURS, THEIRS, '8100 0fff 0800'), octets(OURS, THEIRS, '8100 0064 05dd'));
  assert.equal([counters.malformedTag, inside.take()], [6, []]);
});

vlans('tells what its parent tells, until it is closed', () => {
  const { device, link, inside, counters } = make();
  const told: string[] = [];
  link.onSettle(() => told.push('settle'));
  link.onLinkChange((isUp) => told.push(isUp ? 'up' : 'down'));
  link.onSpaceAvailable(() => told.push('space'));
  device.receive();
  device.setUp(false);
  assert.not(link.isUp);
  device.setUp(true);
  device.makeRoom(1);
  assert.equal(told, ['settle', 'down', 'up', 'space']);
  link.close();
  device.receive(octets(OURS, THEIRS, '8100 0064 0800 45'));
  device.setUp(false);
  assert.equal([told.length, inside.take(), counters.unknownVlan], [4, [], 1]);
});

vlans('tells from whom a packet came', () => {
  const { device, link, inside } = make();
  let source = '';
  inside.onReceive = (b) => (source = hex(b.subarray(link.sourceAt, link.sourceAt + 6)));
  device.receive(octets(OURS, THEIRS, '8100 0064 0800 45'));
  assert.is(source, THEIRS);
});

vlans('has an identifier from 1 to 4094, once on each link', () => {
  const { parent } = make();
  for (const identifier of [0, 4095, 1.5, NaN]) {
    assert.throws(() => vlan(parent, identifier), /identifier: .* expected 1 to 4094/);
  }
  assert.throws(() => vlan(parent, 100), /there is a VLAN 100/);
  vlan(parent, 4094);
});

vlans.run();
