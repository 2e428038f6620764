import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  CACHED_RECORDS_MAX,
  CACHED_RECORDS_OF_ONE_MAX,
  DnsCache,
} from '../../../runtime/application/dns/cache.ts';
import type { Outcome } from '../../../runtime/application/dns/outcome.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { a, asRecord } from './ground.ts';

const caches = suite('the cache of DNS');

const outcome = (seconds: number, count = 1): Outcome => ({
  rcode: 0,
  owner: 'www.example',
  records: Array.from({ length: count }, () => asRecord(a('www.example', '192.0.2.1', seconds))),
  seconds,
  isAuthentic: false,
});

caches('gives what was put, with less time to live', () => {
  const clock = new VirtualClock();
  const cache = new DnsCache(clock);
  cache.put('www.example', 1, outcome(60));
  clock.moveTo(20_500);
  const kept = cache.get('www.example', 1);
  assert.is(kept?.seconds, 40);
  assert.is(kept?.records[0].ttl, 40);
});

caches('gives nothing when its time is over, nor of another type', () => {
  const clock = new VirtualClock();
  const cache = new DnsCache(clock);
  cache.put('www.example', 1, outcome(60));
  assert.is(cache.get('www.example', 28), undefined);
  clock.moveTo(60_000);
  assert.is(cache.get('www.example', 1), undefined);
  assert.is(cache.counters.expired, 1);
  assert.is(cache.size, 0);
});

caches('does not keep what has no time to live', () => {
  const cache = new DnsCache(new VirtualClock());
  cache.put('www.example', 1, outcome(0));
  assert.is(cache.size, 0);
});

caches('loses what was used least when it is full', () => {
  const cache = new DnsCache(new VirtualClock(), 3);
  for (const name of ['a', 'b', 'c']) cache.put(name, 1, outcome(60));
  cache.get('a', 1);
  cache.put('d', 1, outcome(60));
  assert.equal(
    ['a', 'b', 'c', 'd'].map((name) => cache.get(name, 1) !== undefined),
    [true, false, true, true],
  );
  assert.is(cache.counters.evicted, 1);
});

caches('holds no more records than there is room for, and none of a very large answer', () => {
  const cache = new DnsCache(new VirtualClock());
  cache.put('huge', 1, outcome(60, CACHED_RECORDS_OF_ONE_MAX + 1));
  assert.is(cache.counters.tooLarge, 1);
  for (let at = 0; at < 200; at++) cache.put(`n${at}`, 1, outcome(60, 100));
  assert.is(cache.size, Math.floor(CACHED_RECORDS_MAX / 100));
});

caches('forgets all at once', () => {
  const cache = new DnsCache(new VirtualClock());
  cache.put('a', 1, outcome(60));
  cache.flush();
  assert.is(cache.get('a', 1), undefined);
});

caches.run();
