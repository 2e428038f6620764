import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as x509 from '../runtime/x509.ts';

const face = suite('the public face of certificates');

face('gives what one is put together from', () => {
  const names = ['element', 'encodedTime', 'integer', 'nameOf', 'objectIdentifier', 'sequence'];
  assert.equal(Object.keys(x509).sort(), names);
});

face.run();
