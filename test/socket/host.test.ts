import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';
import { newGround } from './ground.ts';

const hosts = suite('what all sockets share');

hosts('counts those that are open', () => {
  const { host, sockets } = newGround();
  const descriptors = [1, 2, 2].map((type) => sockets.socket(names.AF_INET, type));
  assert.is(host.count, 3);
  for (const one of descriptors) sockets.close(one);
  const { opened, closed } = host.counters;
  assert.equal([host.count, opened, closed], [0, 3, 3]);
});

hosts('knows interfaces by name and by number', () => {
  const { host } = newGround();
  assert.is(host.interfaceOf('eth0'), host.interfaceOf(1));
  assert.is(host.interfaceOf(1)?.name, 'eth0');
  assert.is(host.interfaceOf('eth1'), undefined);
});

hosts.run();
