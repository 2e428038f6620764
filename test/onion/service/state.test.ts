import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readState, writeState } from '../../../runtime/onion/service/state.ts';

const states = suite('onion: what is kept between two runs');

const STATE = { guards: 'guard one\nguard two\n', directory: 'consensus\n\nand more\n' };

states('is read as it was written', () => {
  for (const state of [STATE, { guards: '', directory: '' }, { ...STATE, directory: '' }]) {
    assert.equal(readState(writeState(state)), state);
  }
});

states('is nothing when it was cut anywhere', () => {
  const text = writeState(STATE);
  for (let length = 0; length < text.length; length++) {
    const { guards, directory, fault } = readState(text.slice(0, length));
    assert.equal([guards, directory], ['', '']);
    assert.type(fault, 'string');
  }
});

states('is nothing when it has grown, or lies about its lengths', () => {
  const text = writeState(STATE);
  const grown = 'a state that was cut off, or has grown';
  assert.is(readState(`${text} `).fault, grown);
  assert.is(readState(text.replace('guards 20', 'guards 21')).fault, grown);
  assert.is(readState(text.replace('guards 20', 'guards 999999999')).fault, grown);
});

states('is nothing of another version', () => {
  const text = writeState(STATE).replace('state 1', 'state 2');
  assert.is(readState(text).fault, 'not a state of onion routing, version 1');
});

states.run();
