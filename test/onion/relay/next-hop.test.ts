import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { Bench, BenchClient, crypto } from './bench.ts';

const hops = suite('onion: the next relay of a circuit');

hops('is heard in order, and not for longer than the circuit', async () => {
  const bench = new Bench();
  const [first, second] = [bench.relay(), bench.relay()];
  const client = new BenchClient(bench, bench.connect(first));
  await client.create(first);
  assert.ok(await client.extend(second));
  const responder = bench.pipes[3];
  const [id] = responder.circuits.keys();
  responder.send(id, COMMAND.CREATED_FAST, crypto.random(40), 0, 40);
  await bench.settle();
  assert.is(first.ground.counters.unknownCells, 1);
  responder.send(id, COMMAND.RELAY_EARLY, crypto.random(509), 0, 509);
  await bench.settle();
  assert.is(client.destroyed, 1);
  assert.is(first.circuits.size + second.circuits.size, 0);
});

hops.run();
