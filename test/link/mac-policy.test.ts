import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../runtime/base/random.ts';
import { chooseHardwareAddress } from '../../runtime/link/mac-policy.ts';
import { hex, octets } from './frames.ts';

const policy = suite('mac policy');

const SECRET = new Uint8Array(16).fill(9);
const inNetwork = (network: string, secret = SECRET, seed = 1): string =>
  hex(chooseHardwareAddress({ kind: 'network', secret, network }, seededRandom(seed)));

policy('by session shows another address at each start, always of one station and our own', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 2000; seed++) {
    const address = chooseHardwareAddress({ kind: 'session' }, seededRandom(seed));
    assert.is(address[0] & 3, 2);
    seen.add(hex(address));
  }
  assert.is(seen.size, 2000);
});

policy('by session uses every bit that it may', () => {
  let [ones, zeros] = [octets('000000000000'), octets('ffffffffffff')];
  for (let seed = 0; seed < 200; seed++) {
    const address = chooseHardwareAddress({ kind: 'session' }, seededRandom(seed));
    ones = ones.map((octet, at) => octet | address[at]);
    zeros = zeros.map((octet, at) => octet & address[at]);
  }
  assert.equal([hex(ones), hex(zeros)], ['feffffffffff', '020000000000']);
});

policy('by network shows the same address to the same network, whatever chance says', () => {
  assert.is(inNetwork('café', SECRET, 1), inNetwork('café', SECRET, 2));
  const names = ['café', 'cafe', 'Café', 'home', '', 'home ', '家'];
  const shown = new Set(names.map((name) => inNetwork(name)));
  assert.is(shown.size, names.length);
  for (const address of shown) assert.is(octets(address)[0] & 3, 2);
});

policy('by network shows another address to it under another secret', () => {
  assert.is.not(inNetwork('home'), inNetwork('home', new Uint8Array(16).fill(8)));
});

policy('by network reads the whole of a long name', () => {
  const long = '家'.repeat(1000);
  assert.is.not(inNetwork(`${long}a`), inNetwork(`${long}b`));
});

policy('by hand shows what it is told, a copy of it', () => {
  const hardwareAddress = octets('00005e005301');
  const address = chooseHardwareAddress({ kind: 'static', hardwareAddress }, seededRandom(1));
  hardwareAddress.fill(0);
  assert.is(hex(address), '00005e005301');
});

policy('by hand refuses what no station can have', () => {
  for (const text of ['ffffffffffff', '01005e000001', '000000000000', '0200000001']) {
    const hardwareAddress = octets(text);
    assert.throws(
      () => chooseHardwareAddress({ kind: 'static', hardwareAddress }, seededRandom(1)),
      /^hardwareAddress: /,
    );
  }
});

policy.run();
