import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as face from '../runtime/onion.ts';

const onion = suite('onion: the public face');

onion('names what adapters and commands need', () => {
  assert.is(face.areEqual(Uint8Array.of(1), Uint8Array.of(1)), true);
});

onion.run();
