import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { ANY_SOURCE, RouteCache } from '../../runtime/network/route-cache.ts';
import { Host } from './host.ts';
import { concatenate } from './world.ts';

const caches = suite('a cache of routes');

function setting() {
  const host = new Host({ addresses: ['10.0.0.1/24', '10.0.0.7/24'] });
  let asked = 0;
  const cache = new RouteCache(
    {
      route: (destination, wish) => {
        asked++;
        return host.ip.route(destination, wish);
      },
    },
    4,
  );
  const find = (from: string, to: string) =>
    cache.find(concatenate(addressOf(from), addressOf(to)), 0, 4);
  return { host, cache, find, asked: () => asked };
}

caches('asks once for the way from one address to another', () => {
  const { find, asked } = setting();
  const route = find('10.0.0.1', '10.0.0.9');
  assert.equal(route?.destination, addressOf('10.0.0.9'));
  assert.equal(route?.source, addressOf('10.0.0.1'));
  assert.is(find('10.0.0.1', '10.0.0.9'), route);
  assert.is(asked(), 1);
  assert.equal(find('10.0.0.7', '10.0.0.9')?.source, addressOf('10.0.0.7'));
  assert.is(asked(), 2);
});

caches('asks again when routes have changed', () => {
  const { host, find, asked } = setting();
  const route = find('10.0.0.1', '10.0.0.9');
  host.addRoute('10.0.0.9/32', '10.0.0.3');
  assert.is.not(find('10.0.0.1', '10.0.0.9'), route);
  assert.is(asked(), 2);
});

caches('lets those of one slot put each other out, and never takes one for the other', () => {
  const { find, asked } = setting();
  for (let round = 0; round < 3; round++) {
    for (let last = 2; last < 250; last += 2) {
      const to = `10.${last}.${last}.9`;
      assert.equal(find('10.0.0.1', to)?.destination, addressOf(to));
    }
  }
  assert.ok(asked() >= 124);
});

caches('has the source chosen where there is none to be kept', () => {
  const { cache } = setting();
  const route = cache.find(addressOf('10.0.0.9'), ANY_SOURCE, 0);
  assert.equal(route?.source, addressOf('10.0.0.1'));
});

caches('answers nothing where there is no way', () => {
  const { host, find } = setting();
  host.ipv4.routes.remove(() => true);
  assert.is(find('10.0.0.1', '10.0.0.9'), undefined);
  assert.is(find('10.9.9.9', '10.0.0.9'), undefined);
});

caches.run();
