import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../runtime/base/address.ts';
import { OnionGate } from '../runtime/onion/gate.ts';
import { routeThroughOnion } from '../runtime/onion-overlay.ts';
import type { OnionRoute } from '../runtime/onion-overlay.ts';
import type { OnionService } from '../runtime/onion/service.ts';
import {
  AF_INET,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  SO_MARK,
} from '../runtime/socket/constants.ts';
import type { Sockets } from '../runtime/socket/berkeley.ts';
import { failure } from '../runtime/socket/errno.ts';
import type { Stack } from '../runtime/stack.ts';
import { joinStacks } from './lab/transfer.ts';

const overlays = suite('a stack over the onion');

interface Routed {
  readonly route: OnionRoute;
  /** What the service was asked for, in the order of asking. */
  readonly asked: string[];
}

/** By a service that refuses every stream, and knows one address of every name. */
function routed(stack: Stack): Routed {
  const asked: string[] = [];
  const service: Pick<OnionService, 'connect' | 'resolve'> = {
    connect({ host, port, isolation = 'none' }) {
      asked.push(`${host}:${port} ${isolation}`);
      return 'ENETUNREACH' as unknown as ReturnType<OnionService['connect']>;
    },
    async resolve(name) {
      asked.push(name);
      return { answers: [{ value: '192.0.2.9', ttlSeconds: 60 }] } as Awaited<
        ReturnType<OnionService['resolve']>
      >;
    },
  };
  const gate = new OnionGate({ dial: () => Promise.reject(new Error('TCP: refused')) });
  return { route: routeThroughOnion(stack, service as OnionService, gate), asked };
}

function connect(sockets: Sockets, address: string, mark = 0): number {
  const descriptor = sockets.socket(AF_INET, SOCK_STREAM);
  sockets.setsockopt(descriptor, SOL_SOCKET, SO_MARK, mark);
  return sockets.connect(descriptor, { address: addressOf(address), port: 80 });
}

function sendDatagram(sockets: Sockets, address: string): number {
  const descriptor = sockets.socket(AF_INET, SOCK_DGRAM);
  return sockets.sendto(descriptor, new Uint8Array(4), 0, 4, 0, {
    address: addressOf(address),
    port: 53,
  });
}

overlays('sockets that connect to others ride the onion, kept apart by their marks', () => {
  const [a] = joinStacks({ seed: 1 }).stacks;
  const { asked } = routed(a);
  const sockets = a.sockets();
  assert.is(connect(sockets, '198.51.100.1'), failure('ENETUNREACH'));
  assert.is(connect(sockets, '192.0.2.2', 7), failure('ENETUNREACH'));
  assert.is(connect(sockets, '127.0.0.1'), failure('EINPROGRESS'));
  assert.equal(asked, ['198.51.100.1:80 none', '192.0.2.2:80 mark 7']);
});

overlays('what was connected to others before is aborted', () => {
  const { world, stacks } = joinStacks({ seed: 2 });
  const [a, b] = stacks;
  for (const stack of stacks) {
    const listening = stack.sockets();
    const listener = listening.socket(AF_INET, SOCK_STREAM);
    listening.bind(listener, { address: addressOf('0.0.0.0'), port: 80 });
    listening.listen(listener);
  }
  const sockets = a.sockets();
  for (const address of ['192.0.2.2', '127.0.0.1']) {
    assert.is(connect(sockets, address), failure('EINPROGRESS'));
  }
  world.run(1000);
  // Both ends of the one to ourselves, and one end of the other.
  assert.is([...a.tcp.connections()].length, 3);
  assert.is([...b.tcp.connections()].length, 1);
  routed(a);
  world.run(1000);
  assert.is([...a.tcp.connections()].length, 2);
  assert.is([...b.tcp.connections()].length, 0);
});

overlays('nothing else leaves, and what is to ourselves does', () => {
  const [a] = joinStacks({ seed: 3 }).stacks;
  const sockets = a.sockets();
  assert.is(sendDatagram(sockets, '192.0.2.2'), 4);
  routed(a);
  assert.is(sendDatagram(sockets, '192.0.2.2'), failure('EACCES'));
  assert.is(sendDatagram(sockets, '127.0.0.1'), 4);
});

overlays('names are asked for at exits', async () => {
  const [a] = joinStacks({ seed: 4 }).stacks;
  const { route, asked } = routed(a);
  assert.equal(await route.names.resolve!('example.org', new AbortController().signal), [
    '192.0.2.9',
  ]);
  assert.equal(asked, ['example.org']);
});

overlays('in the end streams go as they did before', () => {
  const [a] = joinStacks({ seed: 5 }).stacks;
  const { route, asked } = routed(a);
  route.end();
  const sockets = a.sockets();
  assert.is(connect(sockets, '192.0.2.2'), failure('EINPROGRESS'));
  assert.is(sendDatagram(sockets, '192.0.2.2'), 4);
  assert.equal(asked, []);
});

overlays.run();
