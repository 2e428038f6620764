import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../runtime/base/address.ts';
import type { Ills } from '../runtime/lab/wire.ts';
import { joinByWire } from '../runtime/lab/wire.ts';
import { Simulation } from '../runtime/lab/simulation.ts';
import { createStack } from '../runtime/stack.ts';
import type { Stack } from '../runtime/stack.ts';
import { AF_INET, AF_INET6, SOCK_STREAM } from '../runtime/socket/constants.ts';

const stacks = suite('stack');

const HARDWARE_ADDRESSES = [
  Uint8Array.of(2, 0, 0, 0, 0, 1),
  Uint8Array.of(2, 0, 0, 0, 0, 2),
] as const;

function joined(ills: Partial<Ills>, seed = 1): { world: Simulation; a: Stack; b: Stack } {
  const world = new Simulation(seed);
  const wire = joinByWire(world, { there: ills, hardwareAddresses: HARDWARE_ADDRESSES });
  const [a, b] = wire.ends.map((end, index) => {
    const stack = createStack({ timers: world.timers, random: world.dice() });
    const eth0 = stack.addDevice(end, { name: 'eth0' });
    stack.addAddress(eth0, `192.0.2.${index + 1}/24`);
    stack.addAddress(eth0, `2001:db8::${index + 1}/64`);
    return stack;
  });
  return { world, a, b };
}

for (const [version, first, second] of [
  ['IPv4', '192.0.2.1', '192.0.2.2'],
  ['IPv6', '2001:db8::1', '2001:db8::2'],
]) {
  stacks(`two of them on a wire answer each other's pings over ${version}`, () => {
    const { world, a } = joined({ delayMs: 10 });
    const heard: number[] = [];
    const session = a.echo.open({
      reply: ({ sequence }) => heard.push(sequence, world.now),
      error: () => assert.unreachable(),
    });
    world.run(8000);
    const route = a.ip.route(addressOf(second));
    if (typeof route === 'string' || session === undefined) return assert.unreachable();
    const begun = world.now;
    session.send(route, 1, new Uint8Array(56));
    world.run(1000);
    assert.is(heard[0], 1);
    // Who asks first finds the neighbour first, and so does who answers, unless it was told.
    assert.ok(heard[1] - begun === 40 || heard[1] - begun === 60, `${heard[1] - begun}`);
  });

  stacks(`octets written on one end are read on the other over ${version}`, () => {
    const { world, a, b } = joined({ delayMs: 10 });
    world.run(8000);
    const [client, server] = [a.sockets(), b.sockets()];
    const family = version === 'IPv4' ? AF_INET : AF_INET6;
    const listening = server.socket(family, SOCK_STREAM);
    assert.is(server.bind(listening, { address: addressOf(second), port: 80 }), 0);
    assert.is(server.listen(listening), 0);
    const connecting = client.socket(family, SOCK_STREAM);
    assert.is(client.bind(connecting, { address: addressOf(first), port: 0 }), 0);
    client.connect(connecting, { address: addressOf(second), port: 80 });
    world.run(100);
    const accepted = server.accept(listening);
    assert.ok(accepted >= 0, `${accepted}`);
    assert.is(client.send(connecting, Uint8Array.of(1, 2, 3)), 3);
    world.run(100);
    const into = new Uint8Array(10);
    assert.is(server.recv(accepted, into), 3);
    assert.equal([...into.subarray(0, 3)], [1, 2, 3]);
  });
}

stacks.run();
