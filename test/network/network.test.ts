import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { Network } from '../../runtime/network/network.ts';
import { counted, Host } from './host.ts';

const networks = suite('the network, as transports see it');

networks('needs no more than its interface to send and to receive', () => {
  const host = new Host();
  const network: Network = host.ip;
  const heard: number[] = [];
  network.setTransport(99, {
    receive: ({ payload, end }) => heard.push(end - payload) > 0,
    error() {},
  });
  let settled = 0;
  network.onSettle(() => settled++);
  const route = network.route(addressOf('10.0.0.1'));
  if (typeof route === 'string') throw new Error(route);
  const b = new Uint8Array(route.headRoom + 9);
  b.set(counted(9), route.headRoom);
  assert.is(network.send(route, 99, b, route.headRoom, b.length, newFrameInfo()), undefined);
  host.world.pass(0);
  assert.equal(heard, [9]);
  assert.is(settled, 1);
});

networks.run();
