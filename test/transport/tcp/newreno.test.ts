import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Window } from '../../../runtime/transport/tcp/congestion.ts';
import { NewReno } from '../../../runtime/transport/tcp/newreno.ts';

const reno = suite('tcp: NewReno');

const window = (): Window => ({ congestionWindow: 10_000, mss: 1_000, flight: 10_000 }) as Window;

reno('grows by one segment a round trip, however it is acknowledged: RFC 3465', () => {
  for (const each of [100, 1_000, 10_000]) {
    const one = window();
    const algorithm = new NewReno();
    for (let octets = 0; octets < 10_000; octets += each) algorithm.grow(one, each);
    assert.is(one.congestionWindow, 11_000);
  }
});

reno('a loss halves what was in flight: RFC 5681, equation 4', () => {
  assert.is(new NewReno().reduced({ ...window(), flight: 6_000 }), 3_000);
});

reno.run();
