import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { circuitShared } from '../../../runtime/onion/circuit/shared.ts';
import { crypto } from './lab-onion.ts';

const shared = suite('onion: what circuits have in common');

shared('what is kept for all streams together is bounded', () => {
  const { timers, random } = new Simulation(1);
  const made = circuitShared({ crypto, timers, random }, { lingerMs: 5 });
  assert.equal(made.times, { answerMs: 60_000, lingerMs: 5 });
  assert.ok(made.pieces.hasRoom(2048, true));
  assert.not(made.pieces.hasRoom(2049, true), '64 MiB');
  made.sendMemory.held = 1e9;
  assert.is(made.sendMemory.room(0), 16_384);
});

shared.run();
