import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { asciiOctets, joinOctets } from '../../runtime/onion/join.ts';

const join = suite('onion: octets in a row');

join('parts follow each other, and empty ones leave no trace', () => {
  const joined = joinOctets(Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3));
  assert.equal(joined, Uint8Array.of(1, 2, 3));
  assert.is(joinOctets().length, 0);
});

join('what was joined is a copy', () => {
  const part = Uint8Array.of(1);
  const joined = joinOctets(part);
  part[0] = 2;
  assert.is(joined[0], 1);
});

join('a character of ASCII is an octet', () => {
  assert.equal(asciiOctets('Tor~'), Uint8Array.of(0x54, 0x6f, 0x72, 0x7e));
});

join.run();
