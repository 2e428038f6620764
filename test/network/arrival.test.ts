import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newArrival } from '../../runtime/network/arrival.ts';
import { NetworkInterface } from '../../runtime/network/interfaces.ts';
import { SpyLink } from './world.ts';

const arrivals = suite('an arrival');

arrivals('has addresses as long as its version has them, and nothing in it yet', () => {
  const on = new NetworkInterface('eth0', 1, new SpyLink());
  const lengths = ([4, 6] as const).map((version) => newArrival(on, version).addressOctets);
  assert.equal(lengths, [4, 16]);
  const { payload, end, octets, info } = newArrival(on, 4);
  assert.equal([payload, end, octets.length, info.checksum], [0, 0, 0, 0]);
});

arrivals.run();
