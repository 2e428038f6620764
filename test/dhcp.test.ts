import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DhcpClient, DhcpServer } from '../runtime/dhcp.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { joinByWire } from '../runtime/lab/wire.ts';
import { createStack } from '../runtime/stack.ts';

const dhcp = suite('dhcp');

dhcp('gives a host an address that others can reach, over any wire that loses some', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const world = new Simulation(seed);
    const hardwareAddresses = [Uint8Array.of(2, 0, 0, 0, 0, 1), Uint8Array.of(2, 0, 0, 0, 0, 2)];
    const wire = joinByWire(world, {
      there: { loss: 0.2, duplication: 0.1, corruption: 0.1, delayMs: 5 },
      hardwareAddresses: [hardwareAddresses[0], hardwareAddresses[1]],
    });
    const [here, there] = wire.ends.map((end) => {
      const stack = createStack({ timers: world.timers, random: world.dice() });
      return { stack, on: stack.addDevice(end, { name: 'eth0' }) };
    });
    there.stack.addAddress(there.on, '192.0.2.1/24');
    new DhcpServer(there.stack, there.on, { first: '192.0.2.50', last: '192.0.2.60' });
    const client = new DhcpClient(here.stack, here.on);
    client.start();
    assert.ok(
      world.runUntil(() => client.lease !== undefined, 300_000),
      `seed ${seed}`,
    );
    assert.is(client.lease?.address, '192.0.2.50', `seed ${seed}`);
  }
});

dhcp.run();
