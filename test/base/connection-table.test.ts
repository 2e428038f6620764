import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { ConnectionTable } from '../../runtime/base/connection-table.ts';
import type { Keyed } from '../../runtime/base/connection-table.ts';

const table = suite('the table of connections');

const ours = addressOf('192.0.2.1');
const entry = (remote: string, remotePort: number, localPort = 80): Keyed => ({
  localAddress: remote.includes(':') ? addressOf('2001:db8::1') : ours,
  localPort,
  remoteAddress: addressOf(remote),
  remotePort,
  hash: 0,
});
const find = (one: ConnectionTable<Keyed>, sought: Keyed): Keyed | undefined => {
  const size = sought.localAddress.length as 4 | 16;
  const b = new Uint8Array(2 * size + 3);
  b.set(sought.remoteAddress, 3);
  b.set(sought.localAddress, 3 + size);
  return one.find(b, 3 + size, sought.localPort, 3, sought.remotePort, size);
};

table('finds each by its octets, of both families, and nothing else', () => {
  const one = new ConnectionTable<Keyed>(seededRandom(1));
  const [four, six] = [entry('192.0.2.9', 5_000), entry('2001:db8::9', 5_000)];
  one.add(four);
  one.add(six);
  assert.is(find(one, four), four);
  assert.is(find(one, six), six);
  assert.is(find(one, entry('192.0.2.9', 5_001)), undefined);
  assert.is(find(one, entry('192.0.2.8', 5_000)), undefined);
  assert.is(find(one, entry('192.0.2.9', 5_000, 81)), undefined);
  assert.is(one.get(ours, 80, addressOf('192.0.2.9'), 5_000), four);
});

table('is as a map would be, through thousands of comings and goings', () => {
  const random = seededRandom(2);
  const one = new ConnectionTable<Keyed>(random);
  const all = new Map<number, Keyed>();
  for (let turn = 0; turn < 20_000; turn++) {
    const port = 1 + below(random, 3_000);
    const known = all.get(port);
    assert.is(find(one, entry('192.0.2.9', port)), known);
    if (known !== undefined && below(random, 2) === 0) {
      one.remove(known);
      all.delete(port);
    } else if (known === undefined) {
      const made = entry('192.0.2.9', port);
      all.set(port, made);
      one.add(made);
    }
    assert.is(one.size, all.size);
  }
  assert.is([...one.values()].length, all.size);
});

table('what is removed is not found again, not even as the last one found', () => {
  const one = new ConnectionTable<Keyed>(seededRandom(3));
  const made = entry('192.0.2.9', 7);
  one.add(made);
  find(one, made);
  one.remove(made);
  one.remove(made);
  assert.is(find(one, made), undefined);
  assert.is(one.size, 0);
});

table('two stacks put the same connection in different places', () => {
  const hashes = [1, 2, 3, 4].map((seed) => {
    const made = entry('192.0.2.9', 7);
    new ConnectionTable<Keyed>(seededRandom(seed)).add(made);
    return made.hash;
  });
  assert.is(new Set(hashes).size, 4);
});

table.run();
