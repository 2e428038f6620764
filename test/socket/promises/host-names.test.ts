import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showAddress } from '../../../runtime/base/address.ts';
import type { HostNames } from '../../../runtime/socket/promises/host-names.ts';
import {
  hostAddresses,
  HostNotFound,
  literalAddress,
} from '../../../runtime/socket/promises/host-names.ts';
import { fakeInterface } from '../../transport/udp/fake.ts';
import { failureOf } from '../virtual.ts';

const hostNames = suite('names of hosts');

const interfaces = [fakeInterface('eth0', 3, [])];

async function show(name: string, names: HostNames = {}): Promise<string> {
  const found = await hostAddresses(name, names, interfaces);
  return found.map(({ address }) => showAddress(address)).join(' ');
}

hostNames('that are addresses stand for themselves', async () => {
  assert.is(await show('192.0.2.1'), '192.0.2.1');
  assert.is(await show('2001:DB8::1'), '2001:db8::1');
  assert.is(literalAddress('fe80::1%eth0', interfaces)?.interface?.name, 'eth0');
  assert.is(literalAddress('fe80::1%3', interfaces)?.interface?.name, 'eth0');
  assert.is(literalAddress('fe80::1%eth9', interfaces), undefined);
  assert.is(literalAddress('192.0.2', interfaces), undefined);
});

hostNames('of ourselves need nobody', async () => {
  const resolve = (): never => {
    throw new Error('asked');
  };
  for (const name of ['localhost', 'LOCALHOST.', 'a.localhost']) {
    assert.is(await show(name, { resolve }), '127.0.0.1 ::1');
  }
  assert.is(await show('localhost', { hosts: { localhost: '::1' } }), '::1');
});

hostNames('stand in the table, or are asked for', async () => {
  const hosts = { one: '192.0.2.1', two: ['192.0.2.2', '2001:db8::2'] };
  const names: HostNames = { hosts, resolve: async (name) => [name === 'far' ? '::7' : 'x'] };
  assert.is(await show('ONE', names), '192.0.2.1');
  assert.is(await show('two', names), '192.0.2.2 2001:db8::2');
  assert.is(await show('far', names), '::7');
});

hostNames('that nobody knows are not found', async () => {
  for (const name of ['nobody.example', '', 'constructor', '__proto__']) {
    const error = await failureOf(hostAddresses(name, { hosts: {} }, interfaces));
    assert.instance(error, HostNotFound);
    assert.is(error.message, `getaddrinfo ENOTFOUND ${name}`);
  }
  const resolve = async (): Promise<string[]> => ['no address'];
  assert.instance(await failureOf(hostAddresses('x', { resolve }, interfaces)), HostNotFound);
});

hostNames.run();
