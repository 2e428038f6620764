import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { fold16, sum16 } from '../../../runtime/base/checksum.ts';
import { PARTIAL, UNKNOWN } from '../../../runtime/device/frame-info.ts';
import type { SendWishes, Way } from '../../../runtime/transport/udp/sender.ts';
import { isBroadcast, isGroup, Sender } from '../../../runtime/transport/udp/sender.ts';
import { checkDatagram, checksum, OK } from '../../../generated/transport/udp.wire.ts';
import { fakeInterface, FakeNetwork } from './fake.ts';

const sending = suite('sending a datagram');

const wishes: SendWishes = {
  broadcast: false,
  multicastHops: 1,
  multicastLoop: true,
  hopLimit: 64,
  trafficClass: 0,
  pathMtuDiscovery: 'fitting',
  noChecksum: false,
};

interface Ground {
  readonly network: FakeNetwork;
  readonly send: (to: string, octets: number, more?: Partial<SendWishes>) => unknown;
}

function newGround(checksums = false): Ground {
  const network = new FakeNetwork();
  const addresses = ['192.0.2.1/24', '2001:db8::1/64'];
  network.interfaces[0] = fakeInterface('eth0', 1, addresses, checksums);
  const sender = new Sender(network);
  const send: Ground['send'] = (to, octets, more = {}) => {
    const way = sender.wayTo(addressOf(to), undefined, undefined) as Way;
    const data = new Uint8Array(octets).fill(0x5a);
    return sender.send(way, { ...wishes, ...more }, 7, 9, data, 0, octets);
  };
  return { network, send };
}

sending('makes datagrams that are sound, of every size there can be', () => {
  const { network, send } = newGround();
  for (const [to, version] of [
    ['192.0.2.2', 4],
    ['2001:db8::2', 6],
  ] as const) {
    for (const size of [0, 1, 2, 1472, 1473, 65_507]) {
      assert.is(send(to, size), undefined);
      const { octets, route, info } = network.sent.pop()!;
      assert.is(octets.length, 8 + size);
      assert.is(info.checksum, UNKNOWN);
      assert.is(checkDatagram(octets, 0, octets.length, route.pseudoHeader, version), OK);
    }
  }
});

sending('refuses what no length can say', () => {
  const { network, send } = newGround();
  assert.is(send('2001:db8::2', 65_527), undefined);
  assert.is(send('2001:db8::2', 65_528), 'EMSGSIZE');
  assert.is(network.sent.length, 1);
});

sending('leaves the checksum to a device that does it', () => {
  const { network, send } = newGround(true);
  send('192.0.2.2', 100);
  const [partial] = network.sent;
  const { octets, info, route } = partial;
  assert.equal([info.checksum, info.checksumStart, info.checksumField], [PARTIAL, 0, 6]);
  assert.is(checksum(octets, 0), fold16(route.pseudoHeader + 17 + octets.length));
  // What the device does.
  const sum = ~sum16(0, octets, 0, octets.length) & 0xffff;
  octets.set([sum >>> 8, sum], info.checksumField);
  assert.is(checkDatagram(octets, 0, octets.length, route.pseudoHeader, 4), OK);
});

sending('leaves the checksum of what stays on this host undone', () => {
  const { network, send } = newGround();
  send('192.0.2.1', 100);
  assert.is(network.sent[0].info.checksum, PARTIAL);
});

sending('omits the checksum where its user wants none, over IPv4 alone', () => {
  for (const checksums of [false, true]) {
    const { network, send } = newGround(checksums);
    send('192.0.2.2', 100, { noChecksum: true });
    send('2001:db8::2', 100, { noChecksum: true });
    assert.is(checksum(network.sent[0].octets, 0), 0);
    assert.is(network.sent[0].info.checksum, UNKNOWN);
    assert.is.not(checksum(network.sent[1].octets, 0), 0);
  }
});

sending('does not show what was sent before', () => {
  const { network, send } = newGround();
  send('192.0.2.2', 1000);
  send('192.0.2.2', 1);
  assert.is(network.sent[1].octets.length, 9);
});

sending('knows groups', () => {
  for (const group of ['224.0.0.1', '239.255.255.255', 'ff02::1']) {
    assert.ok(isGroup(addressOf(group)), group);
  }
  for (const other of ['223.255.255.255', '240.0.0.1', 'fe80::1', '::']) {
    assert.not(isGroup(addressOf(other)), other);
  }
});

sending('knows what goes to everyone on a link', () => {
  const by = fakeInterface('eth0', 1, ['192.0.2.1/24', '198.51.100.9/30', '203.0.113.1/31']);
  for (const everyone of ['255.255.255.255', '192.0.2.255', '198.51.100.11']) {
    assert.ok(isBroadcast(addressOf(everyone), by), everyone);
  }
  for (const other of ['192.0.2.254', '192.0.3.255', '198.51.100.10', '203.0.113.1', '::']) {
    assert.not(isBroadcast(addressOf(other), by), other);
  }
});

sending.run();
