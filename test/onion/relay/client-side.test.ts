import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { QueueBudget } from '../../../runtime/onion/relay/cell-queue.ts';
import { ClientSide } from '../../../runtime/onion/relay/client-side.ts';
import { PipeEnd } from './cell-pipe.ts';

const sides = suite('onion: the side of a client');

sides('hears nothing after DESTROY, whoever has sent it', () => {
  for (const isOurs of [true, false]) {
    const channel = new PipeEnd();
    channel.other = new PipeEnd();
    const owner = { octetsWaiting: 0, killForMemory() {} };
    const side = new ClientSide(channel, 7, new QueueBudget(10), owner);
    if (isOurs) side.destroy(1);
    else side.forget();
    side.destroy(2);
    side.send(COMMAND.CREATED2, new Uint8Array(1));
    assert.is(channel.sent.length, isOurs ? 1 : 0);
  }
});

sides.run();
