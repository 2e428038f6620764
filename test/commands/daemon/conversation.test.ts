import net from 'node:net';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { Conversation } from '../../../commands/daemon/conversation.ts';

test('one with somebody who had gone before it began is over', async () => {
  const socket = new net.Socket();
  socket.destroy();
  await new Promise((closed) => socket.once('close', closed));
  const conversation = new Conversation(socket);
  await new Promise<void>((over) => (conversation.onOver = over));
  assert.ok(conversation.isOver);
});

test.run();
