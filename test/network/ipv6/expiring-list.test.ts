import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../../runtime/base/clock.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { ExpiringList } from '../../../runtime/network/ipv6/expiring-list.ts';

const lists = suite('what lasts for a time');

interface Item {
  readonly name: string;
  until: number;
}

function bench(itemsMax = 3): {
  list: ExpiringList<Item>;
  gone: string[];
  pass: (ms: number) => void;
  add: (name: string, ms: number) => Item | undefined;
  timers: Timers;
} {
  const clock = new VirtualClock();
  const timers = new Timers(clock);
  const gone: string[] = [];
  const list = new ExpiringList<Item>(timers, itemsMax, ({ name }) => gone.push(name));
  const pass = (ms: number): void => {
    const until = clock.now() + ms;
    for (; timers.next <= until; timers.fire()) clock.moveTo(timers.next);
    clock.moveTo(until);
  };
  const add = (name: string, ms: number): Item | undefined => {
    const item = { name, until: clock.now() + ms };
    return list.add(item) ? item : undefined;
  };
  return { list, gone, pass, add, timers };
}

lists('goes when its time is over, and not before', () => {
  const { gone, pass, add, list } = bench();
  add('long', 100);
  add('short', 10);
  add('ever', Infinity);
  pass(9);
  assert.equal(gone, []);
  pass(1);
  assert.equal(gone, ['short']);
  pass(1e9);
  assert.equal(gone, ['short', 'long']);
  assert.equal(
    list.items.map(({ name }) => name),
    ['ever'],
  );
});

lists('lasts longer, or less long, when that is said', () => {
  const { gone, pass, add, list } = bench();
  const [one, other] = [add('one', 10)!, add('other', 1000)!];
  list.renew(one, 100);
  list.renew(other, 20);
  pass(20);
  assert.equal(gone, ['other']);
  pass(80);
  assert.equal(gone, ['other', 'one']);
});

lists('is bounded, and keeps what it has', () => {
  const { add, list } = bench(2);
  assert.ok(add('one', 10));
  assert.ok(add('two', 10));
  assert.is(add('three', 10), undefined);
  assert.ok(list.isFull);
  list.remove(list.items[0]);
  assert.ok(add('three', 10));
});

lists('is told of whatever goes, and leaves no timer behind', () => {
  const { add, list, gone, pass, timers } = bench();
  const one = add('one', 10)!;
  add('two', 10);
  list.remove(one);
  list.remove(one);
  list.clear();
  assert.equal(gone, ['one', 'two']);
  pass(100);
  assert.is(timers.next, Infinity);
  assert.equal(gone, ['one', 'two']);
});

lists.run();
