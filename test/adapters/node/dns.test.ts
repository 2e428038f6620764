import type { LookupAddress, LookupOptions } from 'node:dns';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newModules } from './modules.ts';

const names = suite("names in the manner of Node's dns.lookup");
const { dns, close } = newModules({
  hosts: { both: ['192.0.2.1', '2001:db8::1'], six: '2001:db8::6' },
  resolve: async (name) => (name === 'far.example' ? ['192.0.2.9'] : []),
});
names.after(close);

/** What the callback is called with. */
function lookup(name: string, ...options: (LookupOptions | number)[]): Promise<unknown[]> {
  return new Promise((resolve) => {
    const called = (...values: unknown[]): void => resolve(values);
    if (options.length === 0) dns.lookup(name, called);
    else dns.lookup(name, options[0], called);
  });
}

names('are looked up in the table, and asked for else', async () => {
  assert.equal(await lookup('192.0.2.7'), [null, '192.0.2.7', 4]);
  assert.equal(await lookup('localhost'), [null, '127.0.0.1', 4]);
  assert.equal(await lookup('six'), [null, '2001:db8::6', 6]);
  assert.equal(await lookup('far.example'), [null, '192.0.2.9', 4]);
});

names('are of the family that is asked for', async () => {
  assert.equal(await lookup('both', 6), [null, '2001:db8::1', 6]);
  assert.equal(await lookup('both', { family: 'IPv4' }), [null, '192.0.2.1', 4]);
  const [error] = await lookup('six', { family: 4 });
  assert.is((error as NodeJS.ErrnoException).code, 'ENOTFOUND');
});

names('have all their addresses, in the order that is asked for', async () => {
  const [, all] = await lookup('both', { all: true });
  const four = { address: '192.0.2.1', family: 4 };
  const six = { address: '2001:db8::1', family: 6 };
  assert.equal(all, [four, six]);
  const [, turned] = await lookup('both', { all: true, order: 'ipv6first' } as LookupOptions);
  assert.equal(turned, [six, four]);
  const promised = (await dns.promises.lookup('both', { all: true })) as LookupAddress[];
  assert.equal(promised, [four, six]);
  assert.equal(await dns.promises.lookup('both', 6), six);
});

names('that nobody knows are not found, in the words of Node', async () => {
  const [error] = (await lookup('nobody.example')) as [NodeJS.ErrnoException];
  assert.is(error.message, 'getaddrinfo ENOTFOUND nobody.example');
  assert.equal([error.code, error.errno, error.syscall], ['ENOTFOUND', -3008, 'getaddrinfo']);
});

names.run();
