import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../../runtime/socket/constants.ts';
import { Readiness, reasonOf } from '../../../runtime/socket/promises/readiness.ts';
import { at, newGround } from '../ground.ts';
import type { Ground } from '../ground.ts';
import { failureOf } from '../virtual.ts';

const waiting = suite('waiting for a descriptor');

interface Watched extends Ground {
  readonly descriptor: number;
  readonly readiness: Readiness;
  readonly arrive: () => void;
}

function newWatched(): Watched {
  const ground = newGround();
  const { sockets, deliver } = ground;
  const descriptor = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  sockets.bind(descriptor, at('127.0.0.1', 7));
  const sender = sockets.socket(names.AF_INET, names.SOCK_DGRAM);
  const arrive = (): void => {
    sockets.sendto(sender, new Uint8Array(1), 0, 1, 0, at('127.0.0.1', 7));
    deliver();
  };
  return { ...ground, descriptor, readiness: new Readiness(sockets, descriptor), arrive };
}

waiting('is over at once where something holds', async () => {
  const { readiness, arrive } = newWatched();
  await readiness.wait(names.POLLOUT);
  arrive();
  await readiness.wait(names.POLLIN);
});

waiting('is over for all who wait, when something holds', async () => {
  const { readiness, arrive } = newWatched();
  const all = [0, 1, 2].map(() => readiness.wait(names.POLLIN));
  arrive();
  await Promise.all(all);
});

waiting('is given up by a signal, and forgets it', async () => {
  const { readiness, arrive } = newWatched();
  const controller = new AbortController();
  const { signal } = controller;
  const reason = new Error('enough');
  const failed = failureOf(readiness.wait(names.POLLIN, signal));
  const other = readiness.wait(names.POLLIN);
  controller.abort(reason);
  assert.is(await failed, reason);
  assert.is(await failureOf(readiness.wait(names.POLLIN, signal)), reason);
  arrive();
  await other;
});

waiting('ends with the descriptor', async () => {
  const { readiness } = newWatched();
  const failed = failureOf(readiness.wait(names.POLLIN));
  readiness.end();
  readiness.end();
  assert.is((await failed).message, 'wait ECANCELED');
  assert.is((await failureOf(readiness.wait(names.POLLIN))).message, 'wait ECANCELED');
});

waiting('is not for descriptors that are none', () => {
  const { sockets } = newWatched();
  assert.throws(() => new Readiness(sockets, 77), /watch EBADF/);
});

waiting('knows the reason of a signal, whatever it is', () => {
  assert.is(reasonOf(AbortSignal.abort('text')).message, 'text');
  assert.is(reasonOf(AbortSignal.abort()).name, 'AbortError');
});

waiting.run();
