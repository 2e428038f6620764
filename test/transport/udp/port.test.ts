import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Udp } from '../../../runtime/transport/udp.ts';
import { MEMBERSHIPS_MAX } from '../../../runtime/transport/udp/port.ts';
import type { Endpoint } from '../../../runtime/transport/tcp/user.ts';
import type { UdpPort } from '../../../runtime/transport/udp/user.ts';
import { dataStart, destinationPort, sourcePort } from '../../../generated/transport/udp.wire.ts';
import { fakeInterface, FakeNetwork } from './fake.ts';

const ports = suite('a UDP port');

const at = (address: string, port: number): Endpoint => ({ address: addressOf(address), port });
const show = (endpoint: Endpoint | undefined): string | undefined =>
  endpoint && `${showAddress(endpoint.address)} ${endpoint.port}`;

interface Ground {
  readonly network: FakeNetwork;
  readonly udp: Udp;
  readonly port: UdpPort;
}

function newGround(address: string, port = 7, options = {}): Ground {
  const network = new FakeNetwork('192.0.2.1/24', '2001:db8::1/64');
  const udp = new Udp(network, seededRandom(1));
  const user = { datagram: () => {}, error: () => {} };
  const opened = udp.open(at(address, port), user, options);
  if (typeof opened === 'string') throw new Error(opened);
  return { network, udp, port: opened };
}

const data = new TextEncoder().encode('..data..');
const send = (port: UdpPort, to?: Endpoint): unknown => port.send(data, 2, 6, to);

/** What was sent, a line for each datagram. */
function lines(network: FakeNetwork): readonly string[] {
  return network.sent.map(({ route, octets }) => {
    const text = new TextDecoder().decode(octets.subarray(dataStart(octets, 0)));
    const from = `${showAddress(route.source)} ${sourcePort(octets, 0)}`;
    return `${from} > ${showAddress(route.destination)} ${destinationPort(octets, 0)}: ${text}`;
  });
}

ports('sends to whom it is told, or to its peer', () => {
  const { network, port } = newGround('0.0.0.0');
  assert.is(send(port), 'EDESTADDRREQ');
  assert.is(send(port, at('192.0.2.2', 9)), undefined);
  port.connect(at('192.0.2.3', 10));
  send(port);
  send(port, at('192.0.2.2', 9));
  assert.equal(lines(network), [
    '192.0.2.1 7 > 192.0.2.2 9: data',
    '192.0.2.1 7 > 192.0.2.3 10: data',
    '192.0.2.1 7 > 192.0.2.2 9: data',
  ]);
});

ports('has an address of its own while it is connected', () => {
  const { port } = newGround('0.0.0.0');
  assert.equal([show(port.local), show(port.remote)], ['0.0.0.0 7', undefined]);
  port.connect(at('192.0.2.3', 10));
  assert.equal([show(port.local), show(port.remote)], ['192.0.2.1 7', '192.0.2.3 10']);
  port.disconnect();
  port.disconnect();
  assert.equal([show(port.local), show(port.remote)], ['0.0.0.0 7', undefined]);
});

ports('stays as it was when it cannot be connected', () => {
  const { network, port } = newGround('0.0.0.0');
  port.connect(at('192.0.2.3', 10));
  network.routeFault = 'ENETUNREACH';
  assert.is(port.connect(at('198.51.100.1', 9)), 'ENETUNREACH');
  assert.is(port.connect(at('198.51.100.1', 0)), 'EINVAL');
  assert.is(show(port.remote), '192.0.2.3 10');
});

ports('of IPv6 sends IPv4 to mapped addresses, where it hears IPv4', () => {
  const { network, port } = newGround('::');
  assert.is(send(port, at('::ffff:192.0.2.2', 9)), undefined);
  assert.is(send(port, at('2001:db8::2', 9)), undefined);
  assert.equal(lines(network), [
    '192.0.2.1 7 > 192.0.2.2 9: data',
    '2001:db8::1 7 > 2001:db8::2 9: data',
  ]);
  port.connect(at('::ffff:192.0.2.2', 9));
  assert.equal([show(port.local), show(port.remote)], ['::ffff:192.0.2.1 7', '::ffff:192.0.2.2 9']);
  assert.is(send(port, at('2001:db8::2', 9)), 'ENETUNREACH');
  const only = newGround('::', 7, { onlyIpv6: true });
  assert.is(send(only.port, at('::ffff:192.0.2.2', 9)), 'ENETUNREACH');
});

ports('connected to a version can be connected to the other', () => {
  const { port } = newGround('::');
  port.connect(at('::ffff:192.0.2.2', 9));
  assert.is(port.connect(at('2001:db8::2', 9)), undefined);
  assert.is(show(port.local), '2001:db8::1 7');
});

ports('sends to everyone only when that was allowed', () => {
  const { network, port } = newGround('0.0.0.0');
  for (const everyone of ['255.255.255.255', '192.0.2.255']) {
    assert.is(send(port, at(everyone, 9)), 'EACCES');
    assert.is(port.connect(at(everyone, 9)), 'EACCES');
  }
  port.broadcast = true;
  for (const everyone of ['255.255.255.255', '192.0.2.255']) send(port, at(everyone, 9));
  assert.is(network.sent.length, 2);
});

ports('bound to a group or to everyone speaks with an address of the host', () => {
  for (const hearing of ['224.0.0.9', '192.0.2.255']) {
    const { network, port } = newGround(hearing);
    send(port, at('192.0.2.2', 9));
    assert.equal(lines(network), ['192.0.2.1 7 > 192.0.2.2 9: data']);
  }
});

ports('says in the header of IP what its user wants', () => {
  const { network, port } = newGround('0.0.0.0');
  send(port, at('192.0.2.2', 9));
  send(port, at('224.0.0.9', 9));
  port.hopLimit = 3;
  port.multicastHops = 4;
  port.multicastLoop = false;
  port.trafficClass = 0x88;
  port.pathMtuDiscovery = 'never';
  send(port, at('192.0.2.2', 9));
  send(port, at('224.0.0.9', 9));
  assert.equal(
    network.sent.map(({ options }) => options.hopLimit),
    [64, 1, 3, 4],
  );
  const [usual, , wanted, group] = network.sent.map(({ options }) => options);
  assert.equal([usual.trafficClass, usual.dontFragment, usual.multicastLoop], [0, true, true]);
  assert.equal([wanted.trafficClass, wanted.dontFragment], [0x88, false]);
  assert.is(group.multicastLoop, false);
});

ports('forbids fragments as it is told', () => {
  const { network, port } = newGround('0.0.0.0');
  const large = new Uint8Array(4000);
  const sendLarge = (): boolean => {
    port.send(large, 0, large.length, at('192.0.2.2', 9));
    return network.sent.at(-1)!.options.dontFragment;
  };
  assert.not(sendLarge());
  port.pathMtuDiscovery = 'always';
  assert.ok(sendLarge());
});

ports('asks for the way again when it has changed, and only then', () => {
  const { network, port } = newGround('0.0.0.0');
  const ways = (): number => new Set(network.sent.map(({ route }) => route)).size;
  port.connect(at('192.0.2.2', 9));
  for (let count = 0; count < 3; count++) send(port);
  assert.is(ways(), 1);
  network.generation++;
  for (let count = 0; count < 3; count++) send(port);
  assert.is(ways(), 2);
  network.generation++;
  network.routeFault = 'ENETUNREACH';
  assert.is(send(port), 'ENETUNREACH');
});

ports('tells what the network layer says', () => {
  const { network, udp, port } = newGround('0.0.0.0');
  network.sendFault = 'ENOBUFS';
  assert.is(send(port, at('192.0.2.2', 9)), 'ENOBUFS');
  const { sent, notSent } = udp.counters;
  assert.equal([sent, notSent], [0, 1]);
});

ports('is a member of a group once, of so many, and of none when it is closed', () => {
  const { network, port } = newGround('0.0.0.0');
  const group = (number: number): Uint8Array => addressOf(`239.0.0.${number}`);
  assert.is(port.join(addressOf('192.0.2.2')), 'EINVAL');
  assert.is(port.join(group(0)), undefined);
  assert.is(port.join(group(0)), 'EADDRINUSE');
  assert.is(port.leave(group(1)), 'EADDRNOTAVAIL');
  for (let number = 1; number < MEMBERSHIPS_MAX; number++) port.join(group(number));
  assert.is(port.join(group(MEMBERSHIPS_MAX)), 'ENOBUFS');
  assert.is(port.leave(group(3)), undefined);
  assert.is(network.joined.length, MEMBERSHIPS_MAX - 1);
  port.close();
  assert.equal(network.joined, []);
});

ports('joins and sends to groups by the interface that its user says', () => {
  const { network, port } = newGround('0.0.0.0');
  const second = fakeInterface('eth1', 2, ['198.51.100.1/24']);
  network.interfaces.push(second);
  port.multicastInterface = second;
  port.join(addressOf('239.0.0.1'));
  assert.equal(network.joined, ['239.0.0.1 eth1']);
  send(port, at('239.0.0.1', 9));
  send(port, at('192.0.2.2', 9));
  assert.equal(lines(network), [
    '198.51.100.1 7 > 239.0.0.1 9: data',
    '192.0.2.1 7 > 192.0.2.2 9: data',
  ]);
});

ports('is of no use when it is closed', () => {
  const { udp, port } = newGround('0.0.0.0');
  port.connect(at('192.0.2.2', 9));
  port.close();
  assert.is(send(port), 'EINVAL');
  assert.is(port.connect(at('192.0.2.2', 9)), 'EINVAL');
  assert.is(port.join(addressOf('239.0.0.1')), 'EINVAL');
  port.disconnect();
  assert.equal([...udp.ports()], []);
});

ports.run();
