import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { opened, stage } from './exit-world.ts';

const ends = suite('onion: the end of a circuit');

ends('forgets its streams and its keys with the circuit', async () => {
  const one = await stage();
  const puppet = await opened(one);
  const [circuit] = one.relay.circuits;
  assert.is(circuit.streams, 1);
  circuit.close(9);
  puppet.say(100);
  await one.bench.settle();
  assert.is(circuit.streams, 0);
  assert.is(one.client.destroyed, 9);
  assert.is(one.relay.circuits.size, 0);
});

ends.run();
