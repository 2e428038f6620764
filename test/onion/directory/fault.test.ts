import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  DirectoryFault,
  need,
  orFault,
  quoted,
  refuse,
} from '../../../runtime/onion/directory/fault.ts';

const faults = suite('onion: faults of directory documents');

faults('a refusal comes out as a fault, with its name, reason and line', () => {
  const fault = orFault(() => refuse('expired', 'two days ago', 7));
  assert.instance(fault, DirectoryFault);
  assert.is(String(fault), 'expired: two days ago (line 7)');
});

faults('what is about the whole names no line', () => {
  assert.is(String(orFault(() => refuse('expired', 'today'))), 'expired: today');
});

faults('what is not refused is given', () => {
  assert.is(
    orFault(() => need(7)),
    7,
  );
});

faults('a fault is passed on', () => {
  const inner = new DirectoryFault('wrong digest', 'of the diff');
  assert.is(
    orFault(() => need(inner)),
    inner,
  );
});

faults('a mistake of ours is no fault of a document', () => {
  assert.throws(() => orFault(() => JSON.parse('{')), SyntaxError);
});

faults('what is quoted is short and printable', () => {
  assert.is(quoted('a\u0007b'), "'a?b'");
  assert.is(quoted('x'.repeat(50)), `'${'x'.repeat(40)}…'`);
});

faults.run();
