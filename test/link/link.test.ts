/** What every link of ours keeps to: the contract of runtime/link/link.ts. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { loopbackDevice } from '../../runtime/device/loopback.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { TO_ALL, TO_GROUP, TO_US } from '../../runtime/link/link.ts';
import type { FrameLink } from '../../runtime/link/link.ts';
import { loopbackLink } from '../../runtime/link/loopback.ts';
import { vlan } from '../../runtime/link/vlan.ts';
import { Turns } from '../device/listener.ts';
import { EVERYONE, Packets, hex, octets } from './frames.ts';

const link = suite('link');

type Ends = readonly [FrameLink, FrameLink];

const ethernets = ({ schedule }: Turns): readonly [Ethernet, Ethernet] => {
  const [one, other] = devicePair({ schedule, headRoom: 10 });
  return [new Ethernet({ device: one }), new Ethernet({ device: other })];
};

const kinds: Readonly<Record<string, (turns: Turns) => Ends>> = {
  Ethernet: ethernets,
  VLAN: (turns) => {
    const [one, other] = ethernets(turns);
    return [vlan(one, 3), vlan(other, 3)];
  },
  'VLAN in a VLAN': (turns) => {
    const [one, other] = ethernets(turns);
    return [vlan(vlan(one, 3), 4), vlan(vlan(other, 3), 4)];
  },
  loopback: ({ schedule }) => {
    const one = loopbackLink(loopbackDevice({ schedule }));
    return [one, one];
  },
};

const TYPE = 0x86dd;
const GROUP = '333300000001';
const PACKET = Uint8Array.from({ length: 80 }, (_, at) => 3 * at);

for (const [name, make] of Object.entries(kinds)) {
  link(`of ${name} carries packets with the room in front that it asks for, and no more`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const packets = new Packets(other, TYPE);
    const b = new Uint8Array(one.headRoom + PACKET.length);
    b.set(PACKET, one.headRoom);
    assert.ok(one.send(other.hardwareAddress, TYPE, b, one.headRoom, b.length, newFrameInfo()));
    const header = one.header(other.hardwareAddress, TYPE);
    assert.ok(header.length <= one.headRoom);
    assert.ok(one.sendBehind(header, b, one.headRoom, b.length, newFrameInfo()));
    turns.run();
    assert.equal(packets.take(), [`${TO_US}:${hex(PACKET)}`, `${TO_US}:${hex(PACKET)}`]);
  });

  link(`of ${name} tells to whom a packet was, and carries a group’s to its members`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const packets = new Packets(other, TYPE);
    const send = (to: string): void => {
      const b = new Uint8Array(one.headRoom + 60);
      one.send(octets(to), TYPE, b, one.headRoom, b.length, newFrameInfo());
      turns.run();
    };
    send(EVERYONE);
    send(GROUP);
    other.join(octets(GROUP));
    send(GROUP);
    other.leave(octets(GROUP));
    send(GROUP);
    assert.equal(
      packets.take().map((text) => Number(text[0])),
      [TO_ALL, TO_GROUP],
    );
  });

  link(`of ${name} carries a packet as large as its MTU`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    const packets = new Packets(other, TYPE);
    const b = new Uint8Array(one.headRoom + one.mtu);
    one.send(other.hardwareAddress, TYPE, b, one.headRoom, b.length, newFrameInfo());
    turns.run();
    assert.is(packets.take()[0].length, 2 + 2 * one.mtu);
  });

  link(`of ${name} says when a batch is over, and when its device goes down`, () => {
    const turns = new Turns();
    const [one, other] = make(turns);
    new Packets(other, TYPE);
    const told: string[] = [];
    other.onSettle(() => told.push('settle'));
    other.onLinkChange((isUp) => told.push(isUp ? 'up' : 'down'));
    const b = new Uint8Array(one.headRoom + 60);
    one.send(other.hardwareAddress, TYPE, b, one.headRoom, b.length, newFrameInfo());
    turns.run();
    one.device.close();
    assert.equal([told, other.isUp], [['settle', 'down'], false]);
  });
}

link.run();
