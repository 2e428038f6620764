import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Joined, Recorder, connected, octetsOf } from './joined.ts';

const errors = suite('tcp: what ICMP says');

function opening(): { joined: Joined; client: Recorder } {
  const joined = new Joined({ pass: () => false });
  const client = new Recorder();
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client);
  assert.ok(typeof near !== 'string');
  return { joined, client };
}

errors('ends a connection that opens, by its name', () => {
  for (const fault of ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES'] as const) {
    const { joined, client } = opening();
    joined.sides.a.complain(joined.packets[0], fault);
    assert.is(client.fault, fault);
  }
});

errors(
  'ends none that is established, but is the reason if it times out: RFC 9293 §3.9.2.2',
  () => {
    const { joined, client, near } = connected({ options: { options: { userTimeoutMs: 10_000 } } });
    joined.pass = () => false;
    client.send(octetsOf(10));
    joined.sides.a.complain(joined.packets.at(-1)!, 'EHOSTUNREACH');
    joined.run(5_000);
    assert.is(near.stateName, 'Established');
    joined.run(10_000);
    assert.is(client.fault, 'EHOSTUNREACH');
  },
);

errors('is not believed about a number that is not under way: RFC 5927 §4.1', () => {
  const { joined, client } = opening();
  const [packet] = joined.packets;
  const octets = packet.octets.slice();
  octets[4] ^= 0x40;
  joined.sides.a.complain({ ...packet, octets }, 'ECONNREFUSED');
  assert.is(client.fault, undefined);
  assert.is(joined.a.counters.icmpNotOurs, 1);
});

errors('is not believed when it quotes too little, or another connection', () => {
  const { joined, client } = opening();
  const [packet] = joined.packets;
  for (let octets = 0; octets < 8; octets++) {
    joined.sides.a.complain(packet, 'ECONNREFUSED', octets);
  }
  const octets = packet.octets.slice();
  octets[0] ^= 1;
  joined.sides.a.complain({ ...packet, octets }, 'ECONNREFUSED');
  assert.is(client.fault, undefined);
  assert.is(joined.a.counters.icmpNotOurs, 9);
});

errors('no route: the call says so', () => {
  const joined = new Joined();
  joined.sides.a.routeFault = 'ENETUNREACH';
  const user = new Recorder();
  assert.is(joined.a.connect({ address: joined.addressB, port: 80 }, user), 'ENETUNREACH');
});

errors.run();
