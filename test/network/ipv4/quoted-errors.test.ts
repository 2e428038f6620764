import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../../generated/network/icmpv4.value.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import type { EchoError } from '../../../runtime/network/echo.ts';
import { counted, echo, Host, icmp, packet, packetOf } from '../host.ts';

const quoted = suite('ICMP errors that arrive');

/** A packet of ours, to quote. */
const ours = (fields: Parameters<typeof packet>[0] = {}): Uint8Array =>
  packet({
    sourceAddress: '10.0.0.1',
    destinationAddress: '192.0.2.1',
    dontFragment: true,
    payload: counted(8),
    ...fields,
  });

const large = (): Uint8Array => ours({ payload: counted(1480) });

function unreachable(code: number, originalDatagram: Uint8Array, nextHopMtu = 0): Uint8Array {
  const body: MessageBody = {
    is: 'destinationUnreachable',
    length: 0,
    nextHopMtu,
    originalDatagram,
  };
  return icmp({ code, body }, { sourceAddress: '10.0.0.254' });
}

quoted('are brought to the transport whose packet they quote', () => {
  const host = new Host();
  host.receive(unreachable(3, ours()));
  assert.equal(host.udp.reported, [
    {
      fault: 'ECONNREFUSED',
      from: '10.0.0.254',
      destination: '192.0.2.1',
      payload: counted(8),
    },
  ]);
});

quoted('are the faults that Linux has for them', () => {
  const expected = [
    'ENETUNREACH',
    'EHOSTUNREACH',
    'EPROTO',
    'ECONNREFUSED',
    'EMSGSIZE',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'EHOSTUNREACH',
    'EHOSTUNREACH',
    'EHOSTUNREACH',
    'EHOSTUNREACH',
  ];
  const host = new Host();
  for (let code = 0; code < expected.length; code++) host.receive(unreachable(code, large(), 600));
  assert.equal(
    host.udp.reported.map(({ fault }) => fault),
    expected,
  );
  const originalDatagram = ours();
  const length = 0;
  host.receive(icmp({ code: 0, body: { is: 'timeExceeded', length, originalDatagram } }));
  host.receive(
    icmp({ code: 0, body: { is: 'parameterProblem', pointer: 1, length, originalDatagram } }),
  );
  assert.equal(
    host.udp.reported.slice(-2).map(({ fault }) => fault),
    ['EHOSTUNREACH', 'EPROTO'],
  );
});

quoted('about what we cannot have sent are counted and nothing else', () => {
  const host = new Host();
  host.receive(unreachable(3, ours({ sourceAddress: '10.0.0.9' })));
  host.receive(unreachable(3, ours({ fragmentOffset: 3 })));
  host.receive(unreachable(3, ours().subarray(0, 27)));
  host.receive(unreachable(3, ours().subarray(0, 10)));
  host.receive(unreachable(3, counted(40)));
  assert.equal(host.udp.reported, []);
  const { quotedNotOurs, quotedFragment, quotedTooLittle } = host.ipv4.icmp.errors.counters;
  assert.equal([quotedNotOurs, quotedFragment, quotedTooLittle], [1, 1, 3]);
});

quoted('may have extensions behind the quotation', () => {
  const host = new Host();
  const originalDatagram = new Uint8Array(128);
  originalDatagram.set(ours({ payload: counted(108) }));
  const objectPayload = counted(4);
  const extensions = { objects: [{ classNum: 1, cType: 1, objectPayload }] };
  const length = 32;
  host.receive(
    icmp({ code: 0, body: { is: 'timeExceeded', length, originalDatagram, extensions } }),
  );
  assert.equal(host.udp.reported[0].payload, counted(108));
});

quoted('of a path that is too narrow are noted before anyone is told', () => {
  const host = new Host();
  const route = host.route('192.0.2.1');
  assert.is(route.mtu, 1500);
  host.receive(unreachable(4, large(), 1400));
  assert.is(route.mtu, 1400);
  assert.is(host.udp.reported[0].fault, 'EMSGSIZE');
  host.receive(unreachable(4, large(), 1450));
  assert.is(route.mtu, 1400);
  assert.is(host.ip.pathMtus.find(addressOf('192.0.2.1'))?.mtu, 1400);
});

quoted('that do not say how narrow have the next plateau tried', () => {
  const host = new Host();
  const route = host.route('192.0.2.1');
  host.receive(unreachable(4, ours({ payload: counted(1480) })));
  assert.is(route.mtu, 1492);
  host.receive(unreachable(4, ours({ payload: counted(1472) })));
  assert.is(route.mtu, 1006);
  host.receive(unreachable(4, ours({ payload: counted(986) })));
  assert.is(route.mtu, 552);
});

quoted(
  'of a path that is too narrow are not believed of what may be fragmented, or would fit',
  () => {
    const host = new Host();
    host.receive(unreachable(4, ours({ dontFragment: false, payload: counted(1480) }), 600));
    host.receive(unreachable(4, ours({ payload: counted(500) }), 600));
    assert.is(host.route('192.0.2.1').mtu, 1500);
    assert.equal(host.udp.reported, []);
    assert.is(host.ipv4.icmp.errors.counters.fragmentationUnasked, 2);
  },
);

quoted('never make a path narrower than the floor', () => {
  const host = new Host();
  host.receive(unreachable(4, large(), 68));
  assert.is(host.route('192.0.2.1').mtu, 552);
});

quoted('about an echo are brought to who asked', () => {
  const host = new Host();
  const errors: EchoError[] = [];
  const session = host.ip.echo.open({
    reply() {},
    error: (error) => errors.push({ ...error, from: error.from.slice() }),
  });
  session?.send(host.route('192.0.2.1'), 3, counted(1400));
  const [octets] = host.link.take();
  host.receive(
    icmp(
      { code: 0, body: { is: 'timeExceeded', length: 0, originalDatagram: octets } },
      { sourceAddress: '10.0.0.254' },
    ),
  );
  host.receive(unreachable(4, octets, 1000));
  host.receive(unreachable(1, octets));
  assert.equal(
    errors.map(({ kind, code, sequence, fault, mtu }) => [kind, code, sequence, fault, mtu]),
    [
      ['timeExceeded', 0, 3, 'EHOSTUNREACH', 0],
      ['tooBig', 4, 3, 'EMSGSIZE', 1000],
      ['unreachable', 1, 3, 'EHOSTUNREACH', 0],
    ],
  );
  assert.equal(errors[0].from, addressOf('10.0.0.254'));
  session?.close();
  host.receive(unreachable(1, octets));
  assert.is(errors.length, 3);
  assert.is(host.ip.echo.counters.unknownErrors, 1);
});

quoted('about a reply of ours are nobody business', () => {
  const host = new Host();
  host.receive(icmp(echo(counted(8))));
  const [reply] = host.link.take();
  assert.is(packetOf(reply).sourceAddress, '10.0.0.1');
  host.receive(unreachable(1, reply));
  assert.is(host.ip.echo.counters.unknownErrors, 0);
});

quoted('take no harm from what is quoted', () => {
  const random = seededRandom(9);
  const host = new Host();
  for (let round = 0; round < 5000; round++) {
    const octets = ours({ protocol: [1, 6, 17][below(random, 3)], payload: counted(30) });
    for (let flips = below(random, 5); flips > 0; flips--) {
      octets[below(random, octets.length)] = below(random, 256);
    }
    const quote = octets.subarray(0, below(random, octets.length + 1));
    host.receive(unreachable(below(random, 20), quote, below(random, 65536)));
  }
  assert.ok(host.ip.pathMtus.size <= 1024);
  for (const { mtu } of host.ip.pathMtus.entries()) assert.ok(mtu >= 552 && mtu <= 1500);
});

quoted.run();
