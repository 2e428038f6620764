import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Joined, Recorder, connected, hashOf, octetsOf } from './joined.ts';
import type { Packet } from './joined.ts';

const connection = suite('tcp: a connection');

const line = ({ from, segment }: Packet): string =>
  [from, ...(['syn', 'fin', 'rst', 'psh', 'ack'] as const).filter((flag) => segment[flag])].join(
    ' ',
  );

connection('goes through the states of opening and closing: RFC 9293, figures 6 and 12', () => {
  const states: Record<string, string[]> = { a: [], b: [] };
  const trace =
    (name: string) =>
    (_: unknown, event: string, from: string, to: string): void =>
      void states[name].push(`${event}: ${from} ${to}`);
  const { joined, client, server, near } = connected({
    a: { trace: trace('a') },
    b: { trace: trace('b') },
  });
  near.shutdown();
  joined.run(100_000);
  assert.equal(states['a'], [
    'Active OPEN: Closed Syn-Sent',
    'Segment: Syn-Sent Established',
    'CLOSE: Established Fin-Wait-1',
    'Segment: Fin-Wait-1 Time-Wait',
    'Time-Wait: Time-Wait Closed',
  ]);
  assert.equal(states['b'], [
    'Passive OPEN: Closed Listen',
    'Segment: Listen Syn-Received',
    'Segment: Syn-Received Established',
    'Segment: Established Close-Wait',
    'CLOSE: Close-Wait Last-Ack',
    'Segment: Last-Ack Closed',
  ]);
  assert.equal(client.told, ['established', 'readable', 'closed']);
  assert.equal(server.told, ['established', 'readable', 'closed']);
});

connection('offers what Linux offers, in its order', () => {
  const { joined } = connected();
  const kinds = joined.packets.slice(0, 2).map((one) => one.segment.options.map(({ is }) => is));
  const order = ['maximumSegmentSize', 'sackPermitted', 'timestamps', 'noOperation', 'windowScale'];
  assert.equal(kinds, [order, order]);
});

connection('speaks with a peer that knows no options at all', () => {
  const strip = (packet: Packet): boolean => {
    const { octets } = packet;
    if (packet.segment.syn) octets.fill(1, 20);
    return true;
  };
  const joined = new Joined({ pass: strip });
  // What is stripped needs another sum: the fake network sums before, so it is taken as verified.
  const carry = joined.carry.bind(joined);
  joined.carry = (from, b, o, end, info): void => {
    carry(from, b, o, end, info);
    joined.packets.at(-1)!.info.checksum = 1;
  };
  const [client, server] = [new Recorder(), new Recorder()];
  const listener = joined.b.listen({ address: joined.addressB, port: 80 }, 1);
  assert.ok(typeof listener !== 'string');
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client);
  assert.ok(typeof near !== 'string');
  client.connection = near;
  joined.run(1_000);
  server.connection = listener.accept();
  server.connection!.setUser(server);
  const info = near.info();
  assert.equal([info.sack, info.timestamps, info.sendScale, info.sendMss], [false, false, 0, 536]);
  const all = octetsOf(200_000);
  client.send(all, true);
  joined.run(100_000);
  assert.is(server.hash, hashOf(all));
});

connection('both may open at once: RFC 9293, figure 7', () => {
  const joined = new Joined();
  const [client, server] = [new Recorder(), new Recorder()];
  const near = joined.a.connect({ address: joined.addressB, port: 700 }, client, {
    local: { port: 600 },
  });
  const far = joined.b.connect({ address: joined.addressA, port: 600 }, server, {
    local: { port: 700 },
  });
  assert.ok(typeof near !== 'string' && typeof far !== 'string');
  [client.connection, server.connection] = [near, far];
  joined.run(500);
  assert.equal([near.stateName, far.stateName], ['Established', 'Established']);
  client.send(octetsOf(5_000));
  joined.run(500);
  assert.is(server.hash, hashOf(octetsOf(5_000)));
});

connection('both may close at once: RFC 9293, figure 13', () => {
  const { joined, near, far } = connected();
  near.shutdown();
  far.shutdown();
  const seen = new Set<string>();
  joined.run(50, () => (seen.add(near.stateName), false));
  assert.ok(seen.has('Closing'));
  assert.equal([near.stateName, far.stateName], ['Time-Wait', 'Time-Wait']);
  joined.run(200_000);
  assert.equal([near.stateName, far.stateName], ['Closed', 'Closed']);
});

connection('half of it may be closed while the other goes on', () => {
  const { joined, client, server, near } = connected();
  server.closesWithPeer = false;
  near.shutdown();
  joined.run(1_000);
  assert.is(near.stateName, 'Fin-Wait-2');
  server.send(octetsOf(100_000), true);
  joined.run(10_000);
  assert.is(client.hash, hashOf(octetsOf(100_000)));
  assert.is(near.stateName, 'Time-Wait');
});

connection('the FIN rides on the last text', () => {
  const { joined, client } = connected();
  const before = joined.packets.length;
  client.send(octetsOf(20_000), true);
  joined.run(1_000);
  const ours = joined.packets.slice(before).filter((one) => one.from === 'a');
  assert.is(ours.length, 15);
  assert.equal(ours.slice(-3).map(line), ['a ack', 'a fin psh ack', 'a ack']);
});

connection('a SYN, SYN-ACK, FIN or ACK that is lost is sent again', () => {
  for (let lost = 0; lost < 10; lost++) {
    let count = 0;
    const { joined, client, server } = connected({ pass: () => count++ !== lost });
    client.send(octetsOf(3_000), true);
    joined.run(200_000);
    assert.is(server.hash, hashOf(octetsOf(3_000)), `lost ${lost}`);
    assert.ok(client.isClosed && server.isClosed, `lost ${lost}`);
  }
});

connection('is known by another number and another port in every run: RFC 6528, RFC 6056', () => {
  const firsts = [1, 2, 3, 4, 5].map((seed) => connected({ seed }).joined.packets[0].segment);
  assert.is(new Set(firsts.map((one) => one.sequenceNumber)).size, 5);
  assert.is(new Set(firsts.map((one) => one.sourcePort)).size, 5);
});

connection('an old timestamp is not believed: RFC 7323 §5 (PAWS)', () => {
  const { joined, client, server, far } = connected();
  client.send(octetsOf(100));
  joined.run(5_000);
  const old = joined.packets.find((one) => one.from === 'a' && one.segment.data.length > 0)!;
  client.send(octetsOf(100, 8));
  joined.run(5_000);
  const received = server.received;
  // The octets of a segment from the past at a number that is next: made by the sum's neutrality.
  const fake = old.octets.slice();
  const next = joined.packets.at(-1)!.segment.acknowledgmentNumber;
  new DataView(fake.buffer).setUint32(4, next);
  joined.sides.b.deliver(fake, { ...old.info, checksum: 1 });
  joined.run(100);
  assert.is(server.received, received);
  assert.is(joined.b.counters.notAccepted, 1);
  assert.is(far.stateName, 'Established');
});

connection('urgent text is read in line: RFC 9293 §3.8.5', () => {
  const { joined, client, server } = connected({
    pass: (packet) => {
      if (packet.from === 'a' && packet.segment.data.length > 0) {
        packet.octets[13] |= 0x20;
        packet.octets[19] = 5;
        packet.info.checksum = 1;
      }
      return true;
    },
  });
  client.send(octetsOf(5_000), true);
  joined.run(5_000);
  assert.is(server.hash, hashOf(octetsOf(5_000)));
});

connection('text that lies wholly before RCV.NXT is reported by D-SACK: RFC 2883 §4', () => {
  const { joined, client, server } = connected();
  client.send(octetsOf(3_000));
  joined.run(1_000);
  assert.is(server.received, 3_000);
  const [first] = joined.packets.filter(({ segment }) => segment.data.length > 0);
  const before = joined.packets.length;
  joined.sides.b.deliver(first.octets, first.info);
  joined.sides.b.settle();
  const { segment } = joined.packets[before];
  const left = first.segment.sequenceNumber;
  const blocks = segment.options.flatMap((one) => ('blocks' in one ? one.blocks : []));
  assert.equal(blocks, [{ leftEdge: left, rightEdge: (left + first.segment.data.length) >>> 0 }]);
  assert.is(joined.b.counters.duplicateData, 1);
});

connection('text from before the connection began is not reported', () => {
  const { joined, client } = connected();
  client.send(octetsOf(3_000));
  joined.run(1_000);
  const [first] = joined.packets.filter(({ segment }) => segment.data.length > 0);
  const before = joined.packets.length;
  const octets = first.octets.slice();
  // The sequence number's first octet.
  octets[4] -= 0x10;
  joined.sides.b.deliver(octets, { ...first.info, checksum: 1 });
  joined.sides.b.settle();
  const { segment } = joined.packets[before];
  assert.not(segment.options.some((one) => 'blocks' in one));
});

connection('needs no more memory the more goes through it', () => {
  const { joined, client, server, near } = connected();
  joined.keepsPackets = client.keepsText = server.keepsText = false;
  client.send(octetsOf(8_000_000));
  let most = 0;
  joined.run(100_000, () => {
    most = Math.max(most, near.unacknowledged);
    return server.received === 8_000_000;
  });
  assert.ok(most <= near.options.sendBufferOctets);
  assert.is(server.received, 8_000_000);
});

connection.run();
