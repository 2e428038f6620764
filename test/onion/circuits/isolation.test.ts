import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ISOLATIONS, isolationKey } from '../../../runtime/onion/circuits/isolation.ts';
import type { Isolation } from '../../../runtime/onion/circuits/isolation.ts';

const isolations = suite('onion: what keeps streams apart');

const WISH = { host: 'a.example', port: 80, isolation: 'mine' };
const OTHERS = {
  isolation: { ...WISH, isolation: 'yours' },
  'destination-address': { ...WISH, host: 'b.example' },
  'destination-port': { ...WISH, port: 443 },
} as const;

isolations('is what they say, and of where they lead what is asked for', () => {
  for (const isolate of [[], ['destination-address'], ['destination-port'], ISOLATIONS] as const) {
    const key = (wish: typeof WISH, epoch = 1): string => isolationKey(isolate, epoch, wish);
    assert.is(key(WISH), key({ ...WISH, host: 'A.Example' }));
    assert.is.not(key(WISH), key(WISH, 2));
    for (const [name, other] of Object.entries(OTHERS)) {
      const isApart = name === 'isolation' || isolate.includes(name as never);
      assert.is(key(WISH) !== key(other), isApart, `${name} by ${isolate.join(', ')}`);
    }
  }
});

isolations('cannot be forged by what a stream says of itself', () => {
  const isolate: readonly Isolation[] = ['destination-address'];
  const one = isolationKey(isolate, 1, { host: 'b","x', port: 80, isolation: 'a' });
  const other = isolationKey(isolate, 1, { host: 'x', port: 80, isolation: 'a","b' });
  assert.is.not(one, other);
  assert.is(
    isolationKey([], 1, { host: 'x', port: 1 }),
    isolationKey([], 1, { host: 'y', port: 2, isolation: '' }),
  );
});

isolations.run();
