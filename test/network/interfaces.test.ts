import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { DEPRECATED, DUPLICATED, PREFERRED, TENTATIVE } from '../../runtime/network/interface.ts';
import {
  isUsable,
  NetworkInterface,
  newInterfaceAddress,
} from '../../runtime/network/interfaces.ts';
import { SpyLink } from './world.ts';

const interfaces = suite('an interface');

interfaces('is up when its link is, and nobody has switched it off', () => {
  const link = new SpyLink({ mtu: 1400 });
  const on = new NetworkInterface('eth0', 3, link);
  assert.equal([on.name, on.index, on.mtu, on.isUp], ['eth0', 3, 1400, true]);
  on.isEnabled = false;
  assert.not.ok(on.isUp);
  on.isEnabled = true;
  link.isUp = false;
  assert.not.ok(on.isUp);
});

interfaces('finds its addresses, of either version', () => {
  const on = new NetworkInterface('eth0', 1, new SpyLink());
  const texts = ['10.0.0.1', '::1', '::10.0.0.1'];
  for (const text of texts) on.addresses.push(newInterfaceAddress(addressOf(text), 8, {}));
  for (const text of texts) assert.equal(on.find(addressOf(text))?.address, addressOf(text));
  assert.is(on.find(addressOf('10.0.0.2')), undefined);
});

interfaces('has addresses that stay preferred for ever, if nothing else is said', () => {
  const given = addressOf('10.0.0.1');
  const own = newInterfaceAddress(given, 24, {});
  given[3] = 9;
  assert.equal(own, {
    address: addressOf('10.0.0.1'),
    prefixLength: 24,
    state: PREFERRED,
    isTemporary: false,
    preferredUntil: Infinity,
    validUntil: Infinity,
  });
});

interfaces('uses addresses that are its own, old ones too', () => {
  const states = [PREFERRED, DEPRECATED, TENTATIVE, DUPLICATED] as const;
  const usable = states.map((state) =>
    isUsable(newInterfaceAddress(addressOf('10.0.0.1'), 24, { state })),
  );
  assert.equal(usable, [true, true, false, false]);
});

interfaces.run();
