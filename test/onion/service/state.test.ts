import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readState, writeState } from '../../../runtime/onion/service/state.ts';

const states = suite('onion: what a client keeps');

const KEPT = { guards: 'guards 1\nsome\n', directory: 'directory\nguards 3 directory 4\n' };

states('what is written is read, and either part may be empty', () => {
  for (const state of [KEPT, { ...KEPT, guards: '' }, { ...KEPT, directory: '' }]) {
    assert.equal(readState(writeState(state)), state);
  }
});

states('what is cut short anywhere, or goes on, is none, and says so', () => {
  const text = writeState(KEPT);
  for (let length = 0; length < text.length; length++) {
    const { guards, directory, fault } = readState(text.slice(0, length));
    assert.equal([guards, directory], ['', ''], `${length}`);
    assert.ok(fault !== undefined, `${length}`);
  }
  assert.is(readState(`${text}x`).fault, 'a state that was cut off, or has grown');
  assert.is(readState('guards').fault, 'not a state of onion routing, version 1');
});

states.run();
