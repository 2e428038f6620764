import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Bindings } from '../../../runtime/application/dhcp/bindings.ts';
import { addressOf, ipv4Word } from '../../../runtime/base/address.ts';
import { VirtualClock } from '../../../runtime/base/clock.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';

const bindings = suite('bindings');

const word = (text: string): number => ipv4Word(addressOf(text), 0);

function make(last = '10.0.0.4') {
  const clock = new VirtualClock(0);
  return { clock, pool: new Bindings(clock, { first: '10.0.0.1', last }) };
}

bindings('give a client what it had, even when that is over', () => {
  const { clock, pool } = make();
  const first = pool.choose('a', 0)!;
  pool.bind(first, 'a', 'leased', 1000);
  clock.moveTo(5000);
  assert.is(pool.of('a'), undefined);
  pool.bind(pool.choose('b', 0)!, 'b', 'leased', 1000);
  assert.is(pool.choose('a', word('10.0.0.3')), first);
});

bindings('give what was never had first, then what has been free for longest', () => {
  const { clock, pool } = make('10.0.0.2');
  const [first, second] = ['a', 'b'].map((client) => {
    const binding = pool.choose(client, 0)!;
    pool.bind(binding, client, 'leased', 1000);
    clock.moveTo(clock.now() + 10);
    return binding;
  });
  assert.is(pool.choose('c', 0), undefined);
  pool.free(second);
  clock.moveTo(2000);
  assert.is(pool.choose('c', 0), second);
  pool.bind(second, 'c', 'leased', 1000);
  assert.is(pool.choose('d', 0), first);
});

bindings('leave an address alone that was declined, for a while', () => {
  const { clock, pool } = make('10.0.0.1');
  const only = pool.choose('a', 0)!;
  pool.bind(only, 'a', 'leased', 1000);
  pool.decline(only, 5000);
  assert.is(pool.choose('a', 0), undefined);
  clock.moveTo(5000);
  assert.is(pool.choose('a', 0), only);
});

bindings('never give two clients one address, nor a client two, whatever happens', () => {
  const random = seededRandom(1);
  const { clock, pool } = make('10.0.0.8');
  for (let round = 0; round < 20_000; round++) {
    const client = `c${below(random, 12)}`;
    const chosen = pool.choose(client, word(`10.0.0.${1 + below(random, 10)}`));
    const held = pool.of(client);
    const deed = below(random, 5);
    if (deed === 0 && held !== undefined) pool.free(held);
    else if (deed === 1 && held !== undefined) pool.decline(held, below(random, 3000));
    else if (chosen !== undefined) pool.bind(chosen, client, 'leased', below(random, 3000));
    clock.moveTo(clock.now() + below(random, 100));
    const now = clock.now();
    const live = pool.entries().filter(({ state, until }) => state === 'leased' && until > now);
    assert.is(new Set(live.map((one) => one.client)).size, live.length);
    for (const one of live) assert.is(pool.of(one.client!), one);
  }
});

bindings.run();
