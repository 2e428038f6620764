import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import type { Bound } from '../../runtime/socket/bindings.ts';
import { StreamBindings } from '../../runtime/socket/bindings.ts';
import { failure } from '../../runtime/socket/errno.ts';
import { EPHEMERAL_PORT_FIRST } from '../../runtime/transport/ephemeral-port.ts';
import { FakeTcp } from './fake-tcp.ts';
import { at } from './ground.ts';

const bindings = suite('which streams are bound where');

const bound = (address: string, port = 7, more: Partial<Bound> = {}): Bound => ({
  local: at(address, port),
  reuseAddress: false,
  onlyIpv6: false,
  isListening: false,
  ...more,
});

bindings('refuse what is taken, by the rules of Linux', () => {
  const share = { reuseAddress: true };
  const cases: [Bound, Bound, boolean][] = [
    [bound('0.0.0.0'), bound('0.0.0.0'), false],
    [bound('0.0.0.0'), bound('192.0.2.1'), false],
    [bound('192.0.2.1'), bound('192.0.2.2'), true],
    [bound('192.0.2.1'), bound('192.0.2.1'), false],
    [bound('192.0.2.1', 7, share), bound('192.0.2.1', 7, share), true],
    [bound('192.0.2.1', 7, share), bound('192.0.2.1'), false],
    [bound('192.0.2.1', 7, { ...share, isListening: true }), bound('192.0.2.1', 7, share), false],
    [bound('::'), bound('0.0.0.0'), false],
    [bound('::', 7, { onlyIpv6: true }), bound('0.0.0.0'), true],
    [bound('::'), bound('192.0.2.1'), false],
    [bound('::ffff:192.0.2.1'), bound('192.0.2.1'), false],
    [bound('::1'), bound('192.0.2.1'), true],
    [bound('0.0.0.0', 8), bound('0.0.0.0', 7), true],
  ];
  for (const [first, second, isFree] of cases) {
    const all = new StreamBindings(new FakeTcp(), seededRandom(1));
    all.add(first);
    assert.is(all.portFor(second), isFree ? second.local.port : failure('EADDRINUSE'));
    all.remove(first);
    assert.is(all.portFor(second), second.local.port);
  }
});

bindings('see connections whose sockets are closed, unless the address may be used again', () => {
  const tcp = new FakeTcp();
  const user = { established() {}, readable() {}, writable() {}, closed() {} };
  tcp.connect(at('192.0.2.2', 80), user, { local: at('192.0.2.1', 7) });
  const all = new StreamBindings(tcp, seededRandom(1));
  assert.is(all.portFor(bound('0.0.0.0')), failure('EADDRINUSE'));
  assert.is(all.portFor(bound('0.0.0.0', 7, { reuseAddress: true })), 7);
});

bindings('choose ports that nobody uses', () => {
  const all = new StreamBindings(new FakeTcp(), seededRandom(1));
  const ports = new Set<number>();
  for (let count = 0; count < 1000; count++) {
    const port = all.portFor(bound('0.0.0.0', 0));
    assert.ok(port >= EPHEMERAL_PORT_FIRST);
    all.add(bound('0.0.0.0', port));
    ports.add(port);
  }
  assert.is(ports.size, 1000);
});

bindings('say when no port is left', () => {
  const all = new StreamBindings(new FakeTcp(), seededRandom(1));
  for (let port = EPHEMERAL_PORT_FIRST; port < 65_536; port++) all.add(bound('0.0.0.0', port));
  assert.is(all.portFor(bound('0.0.0.0', 0)), failure('EADDRINUSE'));
});

bindings.run();
