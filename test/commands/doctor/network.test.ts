import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { networkChecks } from '../../../commands/doctor/network.ts';
import { openInternet } from '../../../commands/network/internet.ts';
import { nonos } from '../nonos.ts';

test('a stack that is well is said to be', async () => {
  const { output } = await nonos('doctor', '--json');
  const { checks } = JSON.parse(output) as { checks: { name: string; state: string }[] };
  const stateOf = (name: string) => checks.find((one) => one.name === name)?.state;
  for (const name of ['node', 'eth0', 'gateway 10.0.0.1', 'frames', 'tables']) {
    assert.is(stateOf(name), 'ok', name);
  }
  assert.is(stateOf('daemon'), 'warn');
});

test('what is not well is named, with what to do about it', async () => {
  const { stack, stop } = openInternet('alice');
  stack.ipv4.input.counters.corrupt++;
  stack.ipv4.routes.remove(({ gateway }) => gateway !== undefined);
  const checks = await networkChecks(stack);
  const said = checks.filter(({ state }) => state !== 'ok').map(({ found }) => found);
  assert.equal(said, ['none to everywhere else', 'damaged: network/ipv4/input/corrupt 1']);
  stop();
});

test('an interface that is down fails, and so does the command', async () => {
  const { stack, stop } = openInternet('bob');
  const eth0 = stack.interfaces.find(({ name }) => name === 'eth0')!;
  Object.defineProperty(eth0, 'isEnabled', { value: false });
  const [first] = await networkChecks(stack);
  assert.equal([first.name, first.state, first.found], ['eth0', 'fail', 'down']);
  stop();
});

test.run();
