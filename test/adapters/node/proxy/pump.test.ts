import { Writable } from 'node:stream';
import type { Duplex } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Pump } from '../../../../adapters/node/proxy/pump.ts';
import type { TcpConnection } from '../../../../runtime/proxy.ts';

const pumps = suite('proxy: what a connection gives at once');

const NOTHING = new Uint8Array(0);
const turn = (): Promise<void> => new Promise((over) => setImmediate(over));

/** Keeps what it is given, as it is given: done at once, or when it is told to. */
class Kept extends Writable {
  readonly chunks: Buffer[] = [];
  isSlow = false;
  finish: () => void = () => {};

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.chunks.push(this.isSlow ? chunk : Buffer.from(chunk));
    if (this.isSlow) this.finish = done;
    else done();
  }

  resume(): void {}
  pause(): void {}
}

class Queue {
  left: Uint8Array = NOTHING;
}

function joined(socket: Kept, queue: Queue = new Queue()): Pump {
  const pump = new Pump(socket as unknown as Duplex, () => {});
  const connection = {
    isPeerClosed: false,
    get readable(): number {
      return queue.left.length;
    },
    read(b: Uint8Array, from: number): number {
      const count = queue.left.length;
      b.set(queue.left, from);
      queue.left = NOTHING;
      return count;
    },
    setUser(): void {},
    abort(): void {},
  };
  pump.join(connection as unknown as TcpConnection, NOTHING);
  return pump;
}

function give(pump: Pump, text: string): number {
  return pump.take(Buffer.from(`<${text}>`), 1, 1 + text.length);
}

const text = ({ chunks }: Kept): string[] => chunks.map((chunk) => chunk.toString());

pumps('of one turn it goes out in one write', async () => {
  const socket = new Kept();
  const pump = joined(socket);
  assert.is(give(pump, 'one '), 4);
  assert.is(give(pump, 'two'), 3);
  await turn();
  assert.is(give(pump, 'three'), 5);
  await turn();
  assert.equal(text(socket), ['one two', 'three']);
});

pumps('stands before what had to wait', async () => {
  const socket = new Kept();
  const queue = new Queue();
  const pump = joined(socket, queue);
  give(pump, 'first');
  queue.left = Buffer.from('second');
  pump.readable();
  await turn();
  assert.equal(text(socket), ['first', 'second']);
});

pumps('is not taken while the socket has enough', async () => {
  const socket = new Kept({ highWaterMark: 4 });
  socket.isSlow = true;
  const pump = joined(socket);
  give(pump, 'enough');
  await turn();
  assert.is(give(pump, 'more'), 0);
  socket.finish();
  await turn();
  assert.is(give(pump, 'more'), 4);
});

pumps('is never more than its buffer holds', () => {
  const pump = joined(new Kept());
  const much = new Uint8Array(1 << 18);
  const taken = pump.take(much, 0, much.length);
  assert.ok(taken > 0 && taken < much.length);
  assert.is(pump.take(much, 0, much.length), 0);
});

pumps('stays as it was for a socket that has not written it yet', async () => {
  const socket = new Kept();
  socket.isSlow = true;
  const slow = joined(socket);
  give(slow, 'mine');
  await turn();
  const other = joined(new Kept());
  give(other, 'theirs');
  await turn();
  assert.equal(text(socket), ['mine']);
});

pumps('is forgotten when the socket has gone', async () => {
  const socket = new Kept();
  const pump = joined(socket);
  give(pump, 'late');
  socket.destroy();
  socket.emit('close');
  assert.is(give(pump, 'later'), 0);
  await turn();
  assert.equal(text(socket), []);
});

pumps.run();
