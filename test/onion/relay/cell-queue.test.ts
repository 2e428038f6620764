import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { CellQueue, QueueBudget } from '../../../runtime/onion/relay/cell-queue.ts';
import { PipeEnd } from './cell-pipe.ts';

const queues = suite('onion: cells that wait for a channel');

function queueOf(budget: QueueBudget): { queue: CellQueue; channel: PipeEnd; killed: string[] } {
  const channel = new PipeEnd();
  channel.other = new PipeEnd();
  const killed: string[] = [];
  const owner = {
    get octetsWaiting(): number {
      return queue.count * RELAY_CELL_OCTETS;
    },
    killForMemory(): void {
      killed.push('killed');
      queue.clear();
    },
  };
  const queue: CellQueue = new CellQueue(channel, 1, budget, owner);
  return { queue, channel, killed };
}

const cell = (number: number): Uint8Array => new Uint8Array(509).fill(number & 0xff);

queues('keep their order, however often they are full and drained', () => {
  const { queue, channel } = queueOf(new QueueBudget(1000 * RELAY_CELL_OCTETS));
  let pushed = 0;
  for (let round = 0; round < 30; round++) {
    channel.isFull = round % 3 !== 2;
    if (!channel.isFull) queue.drain();
    for (let cells = 0; cells < 7; cells++) queue.push(3, cell(pushed++), 0);
  }
  channel.isFull = false;
  queue.drain();
  assert.equal(
    channel.sent.map(({ body }) => body[508]),
    Array.from({ length: pushed }, (_, number) => number & 0xff),
  );
  assert.is(queue.count, 0);
});

queues('pay for the budget by weight', () => {
  const budget = new QueueBudget(10 * RELAY_CELL_OCTETS);
  const [light, heavy] = [queueOf(budget), queueOf(budget)];
  for (const { channel } of [light, heavy]) channel.isFull = true;
  for (let cells = 0; cells < 4; cells++) light.queue.push(3, cell(0), 0);
  for (let cells = 0; cells < 7; cells++) heavy.queue.push(3, cell(0), 0);
  budget.settle();
  assert.equal([light.killed.length, heavy.killed.length], [0, 1]);
  assert.is(budget.octets, 4 * RELAY_CELL_OCTETS);
});

queues.run();
