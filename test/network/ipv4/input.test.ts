import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Packet } from '../../../generated/network/ipv4.value.ts';
import {
  setFragmentOffset,
  setIhl,
  setTotalLength,
  setVersion,
} from '../../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import { TO_ALL, TO_GROUP, TO_US } from '../../../runtime/link/link.ts';
import { sumHeader } from '../../../runtime/network/ipv4/header.ts';
import { counted, Host, packet } from '../host.ts';
import { concatenate } from '../world.ts';

const input = suite('what arrives over IPv4');

/** Changes a packet and sums its header again. */
function changed(octets: Uint8Array, change: (b: Uint8Array) => void): Uint8Array {
  const made = octets.slice();
  change(made);
  sumHeader(made, 0, 20);
  return made;
}

input('is delivered to the transport of its protocol, its padding cut off', () => {
  const host = new Host();
  const padding = new Uint8Array(20);
  host.receive(concatenate(packet({ payload: counted(5), dscp: 46, ecn: 1 }), padding));
  const [delivered] = host.udp.delivered;
  assert.equal(delivered, {
    source: '10.0.0.2',
    destination: '10.0.0.1',
    payload: counted(5),
    isMulticast: false,
    isBroadcast: false,
    hopLimit: 64,
    trafficClass: 185,
    interface: 'eth0',
  });
});

input('ends under the name of what is wrong with it', () => {
  const sound = packet({ payload: counted(30) });
  const wrong: readonly (readonly [string, Uint8Array])[] = [
    ['wrongVersion', changed(sound, (b) => setVersion(b, 0, 6))],
    ['truncated', sound.subarray(0, 19)],
    ['truncated', sound.subarray(0, 49)],
    ['truncated', changed(sound, (b) => setTotalLength(b, 0, 51))],
    ['malformed', changed(sound, (b) => setIhl(b, 0, 4))],
    ['malformed', changed(sound, (b) => setTotalLength(b, 0, 19))],
    ['truncated', changed(sound, (b) => setIhl(b, 0, 15)).subarray(0, 50)],
    ['corrupt', changed(sound, () => {}).map((octet, at) => (at === 9 ? octet ^ 1 : octet))],
  ];
  for (const [ending, octets] of wrong) {
    const host = new Host();
    host.receive(octets);
    assert.is(host.ipv4.input.counters[ending as 'corrupt'], 1, ending);
    assert.equal(host.udp.delivered, []);
    assert.equal(host.link.sent, []);
  }
});

input('with options that cannot be read is answered, pointing at the first', () => {
  const host = new Host();
  const sound = packet({ options: [{ is: 'noOperation' }], payload: counted(8) });
  const octets = sound.slice();
  // A Record Route whose length is two octets.
  octets.set([1, 7, 2, 4], 20);
  sumHeader(octets, 0, 24);
  host.receive(octets);
  assert.is(host.ipv4.input.counters.malformedOptions, 1);
  const [{ body }] = host.icmp();
  assert.is(body.is === 'parameterProblem' && body.pointer, 21);
  octets[10] ^= 1;
  host.receive(octets);
  assert.equal(host.link.sent, []);
});

input('from where nobody is, is no packet', () => {
  for (const sourceAddress of [
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '10.0.0.255',
    '10.0.0.0',
  ]) {
    const host = new Host();
    host.receive(packet({ sourceAddress }));
    assert.is(host.ipv4.input.counters.martianSource, 1, sourceAddress);
  }
});

input('from ourselves, by way of a link, is a lie, above all to ourselves', () => {
  const host = new Host();
  host.receive(packet({ sourceAddress: '10.0.0.1' }));
  host.receive(packet({ sourceAddress: '10.0.0.1', destinationAddress: '10.0.0.255' }), TO_ALL);
  assert.is(host.ipv4.input.counters.martianOwnSource, 2);
  assert.equal(host.udp.delivered, []);
});

input('to where no packet on a wire can go, goes nowhere', () => {
  for (const destinationAddress of ['127.0.0.1', '0.0.0.0', '240.0.0.1']) {
    const host = new Host();
    host.receive(packet({ destinationAddress }));
    assert.is(host.ipv4.input.counters.martianDestination, 1, destinationAddress);
  }
});

input('from nobody is heard where it asks everyone for an address', () => {
  const host = new Host();
  const fields = { sourceAddress: '0.0.0.0', destinationAddress: '255.255.255.255' };
  host.receive(packet(fields), TO_ALL);
  host.receive(packet({ ...fields, destinationAddress: '10.0.0.255' }), TO_ALL);
  assert.is(host.udp.delivered.length, 1);
  assert.ok(host.udp.delivered[0].isBroadcast);
  assert.is(host.ipv4.input.counters.martianSource, 1);
});

input('for everyone on the link is ours, for everyone on another is not', () => {
  const host = new Host();
  for (const destinationAddress of ['10.0.0.255', '255.255.255.255', '10.0.0.0']) {
    host.receive(packet({ destinationAddress }), TO_ALL);
  }
  assert.is(host.udp.delivered.filter(({ isBroadcast }) => isBroadcast).length, 3);
  host.receive(packet({ destinationAddress: '10.1.0.255' }));
  assert.is(host.ipv4.input.counters.notForUs, 1);
});

input('for another address is taken where it is awaited, and nowhere else', () => {
  const host = new Host();
  const asked: number[] = [];
  host.eth0.awaits = (b, o, end) => asked.push(end - o) > 1;
  for (const to of ['10.0.0.77', '10.0.0.77', '10.0.0.1']) {
    host.receive(packet({ destinationAddress: to }));
  }
  assert.equal([asked.length, host.ipv4.input.counters.notForUs], [2, 1]);
  assert.is(host.udp.delivered.length, 2);
});

input('on a link of two addresses knows no broadcast of theirs', () => {
  const host = new Host({ addresses: ['10.0.0.0/31'], gateway: '' });
  host.receive(packet({ sourceAddress: '10.0.0.1', destinationAddress: '10.0.0.0' }));
  assert.is(host.udp.delivered.length, 1);
  assert.not.ok(host.udp.delivered[0].isBroadcast);
});

input('for one address in a frame for many is no honest packet', () => {
  const host = new Host();
  host.receive(packet(), TO_ALL);
  host.receive(packet(), TO_GROUP);
  assert.is(host.ipv4.input.counters.unicastToMany, 2);
});

input('for a group is for who has joined it on that interface', () => {
  const host = new Host();
  const toGroup = packet({ destinationAddress: '239.1.2.3' });
  host.receive(toGroup, TO_GROUP);
  assert.is(host.ipv4.input.counters.notJoined, 1);
  host.ip.join(addressOf('239.1.2.3'));
  host.receive(toGroup, TO_GROUP);
  assert.ok(host.udp.delivered[0].isMulticast);
  host.ip.leave(addressOf('239.1.2.3'));
  host.receive(toGroup, TO_GROUP);
  assert.is(host.udp.delivered.length, 1);
  host.receive(packet({ destinationAddress: '224.0.0.1' }), TO_GROUP);
  assert.is(host.udp.delivered.length, 2);
});

input('for an address of another interface is taken by routers alone', () => {
  for (const isForwarding of [false, true]) {
    const host = new Host({ addresses: ['10.0.0.1/24'] });
    const other = host.ip.addInterface('eth1', host.link);
    host.ip.addAddress(other, { address: addressOf('192.0.2.1'), length: 24 });
    // Both interfaces are on one link here; what was set last receives.
    other.isForwarding = isForwarding;
    host.receive(packet());
    assert.is(host.udp.delivered.length, isForwarding ? 1 : 0);
    assert.is(host.ipv4.input.counters.notForUs, isForwarding ? 0 : 1);
  }
});

input('with a source route is refused', () => {
  const host = new Host();
  const route = ['10.0.0.9'];
  host.receive(packet({ options: [{ is: 'looseSourceRoute', pointer: 8, route }] }));
  host.receive(packet({ options: [{ is: 'strictSourceRoute', pointer: 8, route }] }));
  host.receive(packet({ options: [{ is: 'recordRoute', pointer: 4, route: ['0.0.0.0'] }] }));
  assert.is(host.ipv4.input.counters.sourceRouted, 2);
  assert.is(host.udp.delivered.length, 1);
});

input('for nobody here says so, by protocol or by port', () => {
  const host = new Host();
  host.receive(packet({ protocol: 99, payload: counted(100) }));
  host.udp.answers = false;
  host.receive(packet({ payload: counted(100) }));
  const [noProtocol, noPort] = host.icmp();
  assert.is(noProtocol.code, 2);
  assert.is(noPort.code, 3);
  const { packet: answer, body } = noPort;
  assert.is(answer.sourceAddress, '10.0.0.1');
  assert.is(answer.destinationAddress, '10.0.0.2');
  assert.is(body.is === 'destinationUnreachable' && body.originalDatagram.length, 120);
});

input('that a raw socket hears needs no other protocol', () => {
  const host = new Host();
  const heard: number[] = [];
  const remove = host.ip.addListener(99, ({ payload, end }) => heard.push(end - payload));
  host.receive(packet({ protocol: 99, payload: counted(10) }));
  assert.equal(host.link.sent, []);
  remove();
  host.receive(packet({ protocol: 99, payload: counted(10) }));
  assert.equal(heard, [10]);
  assert.is(host.icmp().length, 1);
});

/** The packet in fragments of so many octets of data. */
function fragments(fields: Partial<Packet>, payload: Uint8Array, octets: number): Uint8Array[] {
  const made: Uint8Array[] = [];
  for (let at = 0; at < payload.length; at += octets) {
    const isLast = at + octets >= payload.length;
    made.push(
      packet({
        ...fields,
        fragmentOffset: at / 8,
        moreFragments: !isLast,
        payload: payload.subarray(at, at + octets),
      }),
    );
  }
  return made;
}

input('in fragments is put together, and delivered as if it had come whole', () => {
  const host = new Host();
  for (const octets of fragments({ identification: 9 }, counted(3000), 1480).reverse()) {
    assert.equal(host.udp.delivered, []);
    host.receive(octets);
  }
  assert.equal(host.udp.delivered[0].payload, counted(3000));
});

input('in fragments for a group or for everyone knows that it is', () => {
  const host = new Host();
  for (const octets of fragments({ destinationAddress: '10.0.0.255' }, counted(30), 16)) {
    host.receive(octets, TO_ALL);
  }
  assert.ok(host.udp.delivered[0].isBroadcast);
});

input('in fragments of which one is missing is given up, and its sender told', () => {
  const host = new Host();
  const [first] = fragments({ identification: 9 }, counted(3000), 1480);
  host.receive(first);
  host.world.pass(30_000);
  const [{ body, code }] = host.icmp();
  assert.is(body.is, 'timeExceeded');
  assert.is(code, 1);
  assert.is(body.is === 'timeExceeded' && body.originalDatagram.length, 548);
});

input('in fragments that would be longer than any packet is dropped', () => {
  const host = new Host();
  const long = changed(packet({ payload: counted(1000) }), (b) => setFragmentOffset(b, 0, 8100));
  host.receive(long);
  assert.is(host.ipv4.input.reassembly.counters.droppedOverlong, 1);
});

input('takes no harm from anything', () => {
  const random = seededRandom(11);
  const host = new Host({ options: { acceptsRedirects: true, answersTimestamps: true } });
  host.eth0.isForwarding = true;
  const casts = [TO_US, TO_GROUP, TO_ALL] as const;
  for (let round = 0; round < 20_000; round++) {
    const octets = packet({
      protocol: [1, 2, 17, 99][below(random, 4)],
      destinationAddress: ['10.0.0.1', '10.0.0.255', '224.0.0.1', '10.9.9.9'][below(random, 4)],
      fragmentOffset: below(random, 3) === 0 ? below(random, 8192) : 0,
      moreFragments: below(random, 4) === 0,
      payload: counted(below(random, 80)),
    });
    for (let flips = below(random, 4); flips > 0; flips--) {
      octets[below(random, octets.length)] = below(random, 256);
    }
    if (below(random, 4) > 0) sumHeader(octets, 0, 20);
    host.receive(
      octets.subarray(0, below(random, 8) === 0 ? undefined : 200),
      casts[below(random, 3)],
    );
    if (round % 100 === 0) host.world.pass(below(random, 5000));
    host.link.sent.length = 0;
  }
  assert.ok(host.ipv4.input.reassembly.octets <= 4 * 1024 * 1024);
  host.world.pass(60_000);
  assert.is(host.ipv4.input.reassembly.octets, 0);
});

for (let cut = 0; cut < 60; cut += 7) {
  input(`cut off behind ${cut} octets is nobody's`, () => {
    const host = new Host();
    const whole = packet({ options: [{ is: 'routerAlert', alert: 0 }], payload: counted(60) });
    host.receive(whole.subarray(0, cut));
    assert.is(host.ipv4.input.counters.truncated, 1);
    assert.equal(host.udp.delivered, []);
  });
}

input.run();
