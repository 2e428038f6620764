import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PcapngWriter } from '../runtime/capture.ts';
import { pairStacks } from './lab/transfer.ts';
import { addressOf } from '../runtime/base/address.ts';

const captures = suite('captures: what a program has');

captures('an interface is watched while somebody watches', () => {
  const { world, stacks } = pairStacks({ names: ['eth0', 'eth0'] });
  const [us] = stacks;
  let blocks = 0;
  const writer = new PcapngWriter({ write: () => blocks++, clock: world.clock });
  const { link } = us.interface('eth0')!;
  const stop = link.watch!(writer.addInterface(link.device));
  assert.is(blocks, 2);
  const ping = (): void => {
    const session = us.echo.open({ reply() {}, error() {} })!;
    const route = us.ip.route(addressOf('192.0.2.2'));
    if (typeof route === 'string') throw new Error(route);
    session.send(route, 1, new Uint8Array(8));
    world.run(100);
  };
  ping();
  assert.is(blocks, 6, 'ARP and an echo, there and back');
  stop();
  ping();
  assert.is(blocks, 6);
});

captures.run();
