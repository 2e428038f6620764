import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../../runtime/base/address.ts';
import { SYN_PROBES_MAX } from '../../../runtime/transport/tcp/syn-probes.ts';
import { Joined, Recorder } from './joined.ts';

const probes = suite('tcp: SYNs of no connection');

interface Asked {
  readonly joined: Joined;
  readonly told: string[];
  readonly forget: () => void;
}

function ask(setup: ConstructorParameters<typeof Joined>[0] = {}, isOpen = false): Asked {
  const joined = new Joined(setup);
  const remote = { address: joined.addressB, port: 80 };
  if (isOpen) assert.type(joined.b.listen(remote, 1), 'object');
  const told: string[] = [];
  const forget = joined.a.synProbes.send(
    remote,
    {
      answered: (isThere) => told.push(isThere ? 'open' : 'closed'),
      error: (from, kind, code) => told.push(`${showAddress(from)} ${kind} ${code}`),
    },
    { hopLimit: 64 },
  );
  if (typeof forget === 'string') throw new Error(forget);
  return { joined, told, forget };
}

probes('tell whether somebody listens', () => {
  for (const isOpen of [true, false]) {
    const { joined, told } = ask({}, isOpen);
    joined.run(10_000);
    assert.equal(told, [isOpen ? 'open' : 'closed']);
  }
});

probes('are sent once, and leave no connection on either side', () => {
  const { joined } = ask({}, true);
  joined.run(200_000);
  const sent = joined.packets.map(({ from, segment: { syn, ack, rst } }) => {
    return `${from} ${+syn}${+ack}${+rst}`;
  });
  assert.equal(sent, ['a 100', 'b 110', 'a 001']);
  for (const side of [joined.a, joined.b]) assert.equal([...side.connections()], []);
});

probes('carry the options of any SYN', () => {
  const { joined } = ask();
  const { options } = joined.packets[0].segment;
  assert.equal(
    options.map(({ is }) => is),
    ['maximumSegmentSize', 'sackPermitted', 'timestamps', 'noOperation', 'windowScale'],
  );
});

probes('are told of errors that quote them: RFC 5927 §4.1', () => {
  const { joined, told } = ask({ pass: () => false });
  const [packet] = joined.packets;
  for (let octets = 0; octets < 8; octets++) {
    joined.sides.a.complain(packet, 'EHOSTUNREACH', octets);
  }
  for (const at of [1, 3, 5]) {
    const octets = packet.octets.slice();
    octets[at] ^= 1;
    joined.sides.a.complain({ ...packet, octets }, 'EHOSTUNREACH');
  }
  assert.equal(told, []);
  assert.is(joined.a.counters.icmpNotOurs, 11);
  joined.sides.a.complain(packet, 'EHOSTUNREACH');
  joined.sides.a.complain(packet, 'EHOSTUNREACH');
  assert.is(told.length, 1);
  assert.match(told[0], / unreachable 0$/);
});

probes('that are forgotten are told nothing', () => {
  const { joined, told, forget } = ask();
  forget();
  joined.run(10_000);
  assert.equal(told, []);
});

probes('are so many at most', () => {
  const { joined } = ask({ pass: () => false });
  const remote = { address: joined.addressB, port: 80 };
  const nobody = { answered() {}, error() {} };
  const send = () => joined.a.synProbes.send(remote, nobody, { hopLimit: 1 });
  for (let count = 1; count < SYN_PROBES_MAX; count++) assert.type(send(), 'function');
  assert.is(send(), 'ENOBUFS');
  assert.is(joined.a.counters.synProbesFull, 1);
});

probes('come from no port of a connection, nor does one from theirs', () => {
  const { joined } = ask({ pass: () => false });
  const remote = { address: joined.addressB, port: 80 };
  for (let count = 0; count < 50; count++) joined.a.connect(remote, new Recorder());
  const ports = joined.packets.map(({ segment }) => segment.sourcePort);
  assert.is(new Set(ports).size, 51);
});

probes.run();
