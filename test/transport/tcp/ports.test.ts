import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { Ports } from '../../../runtime/transport/tcp/ports.ts';

const ports = suite('tcp: ports');

const [ours, theirs] = [addressOf('192.0.2.1'), addressOf('192.0.2.2')];

ports('all come once before one comes again: RFC 6056 §3.3.4', () => {
  const one = new Ports(seededRandom(1));
  const seen = new Set<number>();
  for (let count = 0; count < 28_232; count++) seen.add(one.choose(ours, theirs, 80, () => true)!);
  assert.is(seen.size, 28_232);
  assert.ok(Math.min(...seen) >= 32_768);
});

ports('begin elsewhere for each destination, and for each key', () => {
  const first = (seed: number, port: number): number | undefined =>
    new Ports(seededRandom(seed)).choose(ours, theirs, port, () => true);
  const all = [first(1, 80), first(1, 81), first(2, 80), first(3, 80)];
  assert.is(new Set(all).size, 4);
});

ports('one that is taken is passed over, and all of them is none', () => {
  const one = new Ports(seededRandom(1));
  const only = 40_000;
  assert.is(
    one.choose(ours, theirs, 80, (port) => port === only),
    only,
  );
  assert.is(
    one.choose(ours, theirs, 80, () => false),
    undefined,
  );
});

ports.run();
