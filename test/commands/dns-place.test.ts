/** Names in a network, and who is asked for them while onion routing is enabled. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DnsPlace } from '../../commands/dns/place.ts';
import { transportOf } from '../../commands/dns/servers.ts';
import { DnsFault } from '../../runtime/dns.ts';
import type { DnsTransport } from '../../runtime/dns.ts';
import { showAddress } from '../../runtime/sockets.ts';
import { newReal } from '../socket/real.ts';

const places = suite('names in a network');

const failing = (name: string, isPrivate: boolean, asked: string[]): DnsTransport => ({
  name,
  isPrivate,
  exchange() {
    asked.push(name);
    return Promise.reject(new Error('it is not there'));
  },
  close() {},
});

interface Ground {
  readonly names: DnsPlace;
  readonly asked: string[];
  readonly stack: ReturnType<typeof newReal>['stack'];
  close(): void;
}

function open(): Ground {
  const { stack, close } = newReal();
  const names = new DnsPlace({ stack, hosts: {} });
  return { names, asked: [], stack, close: () => (names.close(), close()) };
}

const exits = { names: { resolve: async (name: string) => [`192.0.2.${name.length}`] } };

places('are asked for at exits while onion routing is enabled, of nobody else', async () => {
  const { names, asked, close } = open();
  names.choose({ transports: [failing('plain', false, asked)] });
  names.onion = () => exits;
  assert.equal(await names.resolve('www.example'), ['192.0.2.11']);
  assert.equal(asked, []);
  close();
});

places('are asked of private servers that the user has chosen, also then', async () => {
  const { names, asked, close } = open();
  names.choose({ transports: [failing('tls', true, asked)] });
  names.onion = () => exits;
  await names.resolve('www.example').catch(() => undefined);
  assert.ok(asked.length > 0 && asked.every((one) => one === 'tls'));
  close();
});

places('are asked at exits, where cleartext would do for private servers', async () => {
  const { names, asked, close } = open();
  const transports = [failing('tls', true, asked)];
  names.learned('eth0', { servers: ['192.0.2.53'] });
  names.choose({ transports, isOpportunistic: true });
  names.onion = () => exits;
  assert.equal(await names.resolve('www.example'), ['192.0.2.11']);
  assert.equal(asked, []);
  close();
});

places('are forgotten when onion routing begins, and when it ends', async () => {
  const { names, close } = open();
  const { cache } = names.resolver;
  const keep = (): void =>
    cache.put('a', 1, { rcode: 0, owner: 'a', records: [], seconds: 60, isAuthentic: false });
  keep();
  names.onion = () => exits;
  await names.resolve('www.example');
  assert.is(cache.size, 0);
  keep();
  names.onion = () => undefined;
  await names.resolve('www.example').catch(() => undefined);
  assert.is(cache.size, 0);
  close();
});

places('in .local are asked of nobody while onion routing is enabled', async () => {
  const { names, asked, close } = open();
  names.choose({ transports: [failing('tls', true, asked)] });
  names.onion = () => exits;
  assert.equal(await names.resolve('printer.local'), []);
  assert.is(names.local.counters.asked, 0);
  assert.equal(asked, []);
  close();
});

for (const url of ['tls://dns.example', 'https://dns.example', 'tcp://192.0.2.7']) {
  places(`${url} is reached by circuits, where there are some`, async () => {
    const { names, stack, close } = open();
    const reached: string[] = [];
    stack.host.overlay = {
      connect({ address, port }) {
        reached.push(`${showAddress(address)} ${port}`);
        return 'ECONNREFUSED';
      },
    };
    const transport = transportOf(url, names.ground, { addresses: ['192.0.2.7'] });
    names.choose({ transports: [transport] });
    await names.resolve('www.example').catch(() => undefined);
    assert.ok(reached.length > 0 && reached.every((one) => one.startsWith('192.0.2.7 ')));
    close();
  });
}

places('that exits cannot find are no servers, which is told as it is of any name', async () => {
  const { names, close } = open();
  const gone = Object.assign(new Error('dns.example: EHOSTUNREACH'), { name: 'OnionFailure' });
  names.onion = () => ({ names: { resolve: () => Promise.reject(gone) } });
  names.choose({ transports: [transportOf('tls://dns.example', names.ground)] });
  const failed = names.resolver.query('www.example', 1).catch((error: unknown) => error);
  assert.instance(await failed, DnsFault);
  assert.match(((await failed) as DnsFault).message, 'dns.example: EHOSTUNREACH');
  close();
});

places('that no server is known for are not there', async () => {
  const { names, close } = open();
  assert.equal(await names.resolve('www.example'), []);
  close();
});

places.run();
