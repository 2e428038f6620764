import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { countersOfStack } from '../../runtime/observe/counters.ts';
import { laboratoryOf } from '../lab/laboratories.ts';

const counters = suite('counters of a stack');

const laboratory = laboratoryOf('host a, b link a - b');
const { stack } = laboratory.node('a');
const valueOf = (path: string): number | undefined =>
  countersOfStack(stack).find((one) => one.path === path)?.value;

counters('each part is there under its own name, once', () => {
  const paths = countersOfStack(stack).map((one) => one.path);
  for (const path of [
    'device/eth0/receivedFrames',
    'link/eth0/malformed',
    'link/eth0/demultiplexer/unknownEtherType',
    'link/eth0/arp/claims/refusedFull',
    'link/eth0/arp/neighbours/created',
    'network/eth0/ipv6/discovery/neighbours/created',
    'network/ipv4/input/received',
    'network/ipv6/input/fragments/atomic',
    'network/ipv6/control/sent',
    'network/ipv4/routes/refusedFull',
    'transport/tcp/segmentsReceived',
    'transport/udp/errorsReceived',
    'socket/opened',
  ]) {
    assert.ok(paths.includes(path), path);
  }
  assert.is(new Set(paths).size, paths.length);
  assert.ok(paths.length > 300, `${paths.length}`);
});

counters('layers come in their order, from the wire up', () => {
  const layers = [...new Set(countersOfStack(stack).map((one) => one.parts[0]))];
  assert.equal(layers, ['device', 'link', 'network', 'transport', 'socket']);
});

counters('they are live', () => {
  const before = valueOf('transport/tcp/activeOpens');
  const user = { established() {}, readable() {}, writable() {}, closed() {} };
  stack.tcp.connect({ address: laboratory.addressOf('b', 4)!, port: 9 }, user);
  assert.is(valueOf('transport/tcp/activeOpens'), before! + 1);
  assert.is(
    valueOf('device/eth0/receivedFrames'),
    stack.interfaces[1].link.device.counters.receivedFrames,
  );
});

counters('every value is a number', () => {
  for (const { path, value } of countersOfStack(stack)) assert.type(value, 'number', path);
});

counters.run();
