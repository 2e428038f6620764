import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FixedSendWindow } from '../../../runtime/onion/flow/send-window.ts';

const window = suite('onion: a window of a fixed size');

const tagOf = (number: number): Uint8Array => new Uint8Array(20).fill(number);

/** Sends so many cells, and keeps the tags that are asked for. */
function send(sending: FixedSendWindow, cells: number): number {
  let noted = 0;
  for (let cell = 0; cell < cells; cell++) if (sending.sent()) sending.expect(tagOf(++noted));
  return noted;
}

window('a thousand cells go out, and each hundredth has its tag kept', () => {
  const sending = new FixedSendWindow(1000);
  assert.is(send(sending, 1000), 10);
  assert.is(sending.room, 0);
});

window('a SENDME of the right tag makes room for a hundred', () => {
  const sending = new FixedSendWindow(1000);
  send(sending, 1000);
  for (let number = 1; number <= 10; number++) {
    assert.is(sending.sendme(tagOf(number)), undefined);
    assert.is(sending.room, number * 100);
  }
  assert.is(sending.sendme(tagOf(11)), 'sendmeUnexpected');
});

window('the wrong tag, none, and one too early are breaches', () => {
  for (const [tag, breach] of [
    [tagOf(2), 'sendmeOfWrongTag'],
    [tagOf(1).subarray(0, 19), 'sendmeOfWrongTag'],
    [undefined, 'sendmeWithoutTag'],
  ] as const) {
    const sending = new FixedSendWindow(1000);
    send(sending, 200);
    assert.is(sending.sendme(tag), breach);
  }
  const sending = new FixedSendWindow(1000);
  send(sending, 99);
  assert.is(sending.sendme(tagOf(1)), 'sendmeUnexpected');
});

window('a consensus may begin with less', () => {
  const sending = new FixedSendWindow(100);
  assert.is(send(sending, 100), 1);
  assert.is(sending.room, 0);
  assert.is(sending.sendme(tagOf(1)), undefined);
  assert.is(sending.room, 100);
});

window.run();
