import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ANY_IPV4, ANY_IPV6 } from '../../../runtime/base/address.ts';
import type { Interface } from '../../../runtime/network/interface.ts';
import { Joined } from './joined.ts';

const listeners = suite('tcp: listeners');

listeners('the one for an address hears before the one for all', () => {
  const joined = new Joined();
  joined.b.listen({ address: ANY_IPV6, port: 80 }, 1, { onlyIpv6: true });
  const all = joined.b.listen({ address: ANY_IPV4, port: 80 }, 1);
  assert.ok(typeof all !== 'string');
  all.close();
  const one = joined.b.listen({ address: joined.addressB, port: 80 }, 1);
  assert.ok(typeof one !== 'string');
  const user = { established() {}, readable() {}, writable() {}, closed() {} };
  joined.a.connect({ address: joined.addressB, port: 80 }, user);
  joined.run(100);
  assert.is(one.waiting, 1);
});

listeners('bound to an interface, one hears nothing from another', () => {
  const joined = new Joined();
  const by = { mtu: 1_500 } as Interface;
  const one = joined.b.listen({ address: ANY_IPV4, port: 80 }, 1, { interface: by });
  assert.ok(typeof one !== 'string');
  let fault: string | undefined;
  const closed = (why: string | undefined): void => void (fault = why);
  const user = { established() {}, readable() {}, writable() {}, closed };
  joined.a.connect({ address: joined.addressB, port: 80 }, user);
  joined.run(100);
  assert.is(fault, 'ECONNREFUSED');
});

listeners('there are no more than there may be', () => {
  const joined = new Joined({ b: { limits: { listenersMax: 3 } } });
  const made = [1, 2, 3, 4].map((port) => joined.b.listen({ address: ANY_IPV4, port }, 1));
  assert.is(made[3], 'ENOBUFS');
  assert.is([...joined.b.listeners()].length, 3);
});

listeners.run();
