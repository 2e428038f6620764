import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { serviceGround } from './ground.ts';

const statuses = suite('onion: what there is to tell of a client');

statuses('before it has begun is that nothing is known', () => {
  const { service } = serviceGround(1);
  const { guards, circuits, consensus, lastFailure, channels } = service.status();
  assert.equal(
    { guards, circuits, consensus, lastFailure, channels },
    { guards: [], circuits: [], consensus: undefined, lastFailure: undefined, channels: 0 },
  );
});

statuses('names guards and the hops of circuits, with flags and addresses', async () => {
  const { service, relays, until } = serviceGround(2);
  service.start();
  const isOpen = (): boolean => service.status().circuits.some(({ state }) => /open/i.test(state));
  assert.ok(await until(isOpen, 60_000), service.failure().message);
  const { circuits, guards, consensus, percent } = service.status();
  assert.is(percent, 100);
  const { path } = circuits.find(({ state }) => /open/i.test(state))!;
  assert.is(path.length, 3);
  assert.is(path[2].nickname, 'exit');
  assert.ok(path[2].flags.includes('Exit'));
  assert.ok(guards.some(({ nickname }) => nickname === path[0].nickname));
  const { rsaIdentity } = relays.get('exit')!.target;
  assert.is(path[2].fingerprint, Buffer.from(rsaIdentity).toString('hex').toUpperCase());
  assert.match(path[2].address, /^[\d.]+:9001$/);
  assert.equal([consensus!.relays, consensus!.microdescriptors], [3, 3]);
  service.close();
});

statuses('is plain, and so can be said in JSON', async () => {
  const { service, until } = serviceGround(3);
  service.start();
  assert.ok(await until(() => service.status().circuits.length > 0, 60_000));
  const status = service.status();
  assert.equal(JSON.parse(JSON.stringify(status)).circuits.length, status.circuits.length);
  assert.ok(Object.keys(status.counters).length >= 4);
  assert.not(JSON.stringify(status).includes('isolation'));
  service.close();
});

statuses.run();
