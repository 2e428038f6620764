import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ANY_IPV4 } from '../../runtime/base/address.ts';
import * as tables from '../../runtime/observe/tables.ts';
import type { TcpUser } from '../../runtime/transport/tcp/user.ts';
import { laboratoryOf } from '../lab/laboratories.ts';

const rows = suite('tables of a stack');

const user: TcpUser = { established() {}, readable() {}, writable() {}, closed() {} };
const TEXT = `host a, b router r link a 192.0.2.2/24 - r 192.0.2.1/24
  link r 198.51.100.1/24 - b 198.51.100.2/24`;

rows('connections have their states, and what waits in their queues', () => {
  const laboratory = laboratoryOf(TEXT);
  const [a, b] = ['a', 'b'].map((name) => laboratory.node(name).stack);
  const listener = b.tcp.listen({ address: ANY_IPV4, port: 7 }, 5);
  if (typeof listener === 'string') return assert.unreachable(listener);
  const opened = a.tcp.connect({ address: addressOf('198.51.100.2'), port: 7 }, user);
  if (typeof opened === 'string') return assert.unreachable(opened);
  assert.is(tables.connectionRows(a)[0].state, 'SYN-SENT');
  laboratory.simulation.run(1000);
  assert.is(tables.listenerRows(b).find((one) => one.local === '0.0.0.0:7')?.receiveQueue, 1);
  opened.write(new Uint8Array(100));
  assert.is(tables.connectionRows(a)[0].sendQueue, 100);
  laboratory.simulation.run(1000);
  assert.equal(tables.connectionRows(b), [
    {
      protocol: 'tcp',
      receiveQueue: 100,
      sendQueue: 0,
      local: '198.51.100.2:7',
      remote: `192.0.2.2:${opened.local.port}`,
      state: 'ESTABLISHED',
    },
  ]);
});

rows('ports of UDP say whom they talk to', () => {
  const { stack } = laboratoryOf(TEXT).node('a');
  const port = stack.udp.open({ address: ANY_IPV4, port: 53 }, { datagram() {}, error() {} });
  if (typeof port === 'string') return assert.unreachable(port);
  assert.equal(
    tables.portRows(stack).map(({ protocol, local, remote }) => [protocol, local, remote]),
    [['udp', '0.0.0.0:53', '0.0.0.0:*']],
  );
  port.connect({ address: addressOf('192.0.2.1'), port: 53 });
  assert.is(tables.portRows(stack)[0].remote, '192.0.2.1:53');
});

rows('interfaces have their addresses and counters', () => {
  const [lo, eth0] = tables.interfaceRows(laboratoryOf(TEXT).node('r').stack);
  assert.is(lo.name, 'lo');
  assert.is(eth0.hardwareAddress, '02:00:00:00:01:02');
  assert.ok(eth0.isUp && eth0.isForwarding);
  const own = eth0.addresses.find((one) => one.address === '192.0.2.1');
  assert.equal(own, { address: '192.0.2.1', length: 24, state: 'preferred', isTemporary: false });
  assert.ok(eth0.counters.transmittedFrames > 0);
});

rows('routes say where to, by whom, and who has said so', () => {
  const routes = tables.routeRows(laboratoryOf(TEXT).node('a').stack);
  const found = routes.filter((one) => one.version === 4 && one.interface === 'eth0');
  assert.equal(
    found.map(({ prefix, gateway, origin }) => [prefix, gateway, origin]),
    [
      ['0.0.0.0/0', '192.0.2.1', 'static'],
      ['192.0.2.0/24', undefined, 'connected'],
    ],
  );
});

rows('neighbours are those of both versions', () => {
  const laboratory = laboratoryOf('host a, b link a - b');
  const { stack } = laboratory.node('a');
  for (const version of [4, 6] as const) {
    stack.tcp.connect({ address: laboratory.addressOf('b', version)!, port: 9 }, user);
  }
  laboratory.simulation.run(100);
  const found = tables.neighbourRows(stack).filter((one) => !one.address.startsWith('fe80'));
  assert.equal(
    found.map((one) => [one.interface, one.address, one.hardwareAddress]),
    [
      ['eth0', '10.0.0.2', '02:00:00:00:01:02'],
      ['eth0', 'fd00:0:0:1::2', '02:00:00:00:01:02'],
    ],
  );
});

rows('endpoints are written as in a URL', () => {
  assert.is(tables.showEndpoint({ address: addressOf('::1'), port: 80 }), '[::1]:80');
  assert.is(tables.showEndpoint({ address: addressOf('192.0.2.1'), port: 80 }), '192.0.2.1:80');
});

rows.run();
