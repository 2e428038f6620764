import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';
import { WATCHERS_MAX } from '../../runtime/socket/open-socket.ts';
import { NET_ACCESS } from '../../runtime/socket/process.ts';
import type { PollDescriptor } from '../../runtime/socket/select.ts';
import { at, newGround, octetsOf, shown, shownEvents } from './ground.ts';
import type { Ground } from './ground.ts';

const waiting = suite('poll and select');

const asks = (descriptor: number, events: number): PollDescriptor => ({
  descriptor,
  events,
  revents: 0,
});

interface Pair extends Ground {
  readonly listening: number;
  readonly asking: number;
  readonly asked: number;
}

function newPair(): Pair {
  const ground = newGround();
  const { sockets, run } = ground;
  const listening = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.bind(listening, at('127.0.0.1', 7));
  sockets.listen(listening);
  const asking = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(asking, at('127.0.0.1', 7));
  run();
  return { ...ground, listening, asking, asked: sockets.accept(listening) };
}

waiting('answer at once when something holds, or when they are not to wait', async () => {
  const { sockets, asking, asked } = newPair();
  const all = [asks(asking, names.POLLIN), asks(asked, names.POLLOUT), asks(-1, 0xffff)];
  assert.is(await sockets.poll(all), 1);
  assert.equal(
    all.map(({ revents }) => shownEvents(revents)),
    ['0', 'OUT', '0'],
  );
  assert.is(await sockets.poll([asks(asking, names.POLLIN)], 0), 0);
});

waiting('wait until something holds', async () => {
  const { sockets, asking, asked, run, listening } = newPair();
  const all = [asks(asking, names.POLLIN), asks(listening, names.POLLIN)];
  const answer = sockets.poll(all);
  sockets.send(asked, octetsOf('x'));
  run();
  assert.is(await answer, 1);
  assert.is(shownEvents(all[0].revents), 'IN');
  sockets.recv(asking, new Uint8Array(1));
  const next = sockets.poll(all);
  const other = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  sockets.connect(other, at('127.0.0.1', 7));
  run();
  assert.is(await next, 1);
  assert.equal(
    all.map(({ revents }) => shownEvents(revents)),
    ['0', 'IN'],
  );
});

waiting('wait for room', async () => {
  const { sockets, asking, asked, run } = newPair();
  const data = new Uint8Array(1000);
  assert.is(sockets.send(asking, data), 1000);
  const answer = sockets.poll([asks(asking, names.POLLOUT)]);
  run();
  sockets.recv(asked, data);
  run();
  assert.is(await answer, 1);
});

waiting('wait so long and no longer', async () => {
  const { sockets, asking, run, clock } = newPair();
  const before = clock.now();
  let answered = -1;
  void sockets.poll([asks(asking, names.POLLIN)], 50).then((count) => (answered = count));
  run(49);
  await Promise.resolve();
  assert.is(answered, -1);
  run(1);
  await Promise.resolve();
  assert.is(answered, 0);
  assert.is(clock.now(), before + 50);
});

waiting('tell of descriptors that are none', async () => {
  const { sockets } = newPair();
  const all = [asks(77, 0)];
  assert.is(await sockets.poll(all), 1);
  assert.is(shownEvents(all[0].revents), 'NVAL');
  const answer = sockets.select({ read: [77] });
  await answer.then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, 'select EBADF'),
  );
});

waiting('never tell of a socket that has taken the number of one that was closed', async () => {
  const { sockets, asking, asked, run } = newPair();
  const kept = sockets.dup(asking);
  const all = [asks(asking, names.POLLIN)];
  const answer = sockets.poll(all, 1000);
  sockets.close(asking);
  const other = sockets.socket(names.AF_INET, names.SOCK_STREAM);
  assert.is(other, asking);
  sockets.send(asked, octetsOf('x'));
  run();
  assert.is(await answer, 1);
  assert.is(shownEvents(all[0].revents), 'NVAL');
  assert.is(sockets.ioctl(kept, names.FIONREAD), 1);
});

waiting('end when what they wait for is closed, or taken away', async () => {
  const { sockets, asking, asked, process, run } = newPair();
  const closed = [asks(asking, names.POLLIN)];
  const first = sockets.poll(closed);
  sockets.close(asking);
  assert.is(await first, 1);
  assert.is(shownEvents(closed[0].revents), 'NVAL');
  run();
  sockets.recv(asked, new Uint8Array(1));
  const listening = [asks(0, names.POLLIN)];
  const second = sockets.poll(listening, 5);
  process.drop(NET_ACCESS);
  run(5);
  assert.is(await second, 1);
  assert.is(shownEvents(listening[0].revents), 'NVAL');
});

waiting('leave nothing behind', async () => {
  const { sockets, asking, run, timers } = newPair();
  for (let count = 0; count < WATCHERS_MAX + 5; count++) {
    const answer = sockets.poll([asks(asking, names.POLLIN)], 1);
    run(1);
    assert.is(await answer, 0);
  }
  assert.is(timers.next, Infinity);
});

waiting('are not for more descriptors than a process may have', async () => {
  const { sockets } = newGround({ descriptorsMax: 2 });
  assert.is(shown(await sockets.poll(Array(3).fill(asks(-1, 0)) as PollDescriptor[], 0)), 'EINVAL');
});

waiting('with sets answer those that are ready', async () => {
  const { sockets, asking, asked, listening, run } = newPair();
  sockets.send(asked, octetsOf('x'));
  run();
  const answer = await sockets.select({
    read: new Set([asking, asked, listening]),
    write: [asking],
    except: [asked],
  });
  assert.equal(answer, { read: [asking], write: [asking], except: [] });
  assert.equal(await sockets.select({ read: [asked] }, 0), { read: [], write: [], except: [] });
});

waiting.run();
