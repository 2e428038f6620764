import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as lab from '../runtime/lab.ts';
import { sha256, topologyOf } from './lab/laboratories.ts';

const labs = suite('lab');

labs('a laboratory can be built and run through the public part alone', () => {
  const topology = topologyOf('host a, b link a - b at 0 s a pings b 1 time');
  const laboratory = new lab.Laboratory(topology, { seed: 1, newHash: sha256 });
  const kinds: string[] = [];
  laboratory.onRecord = ({ kind }) => kinds.push(kind);
  assert.ok(laboratory.run().isDone);
  assert.equal(kinds, ['ping', 'pingReply', 'pingDone']);
});

labs.run();
