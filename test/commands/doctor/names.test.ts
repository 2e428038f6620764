import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DnsPlace } from '../../../commands/dns/place.ts';
import { whereNamesGo } from '../../../commands/dns/whither.ts';
import { namesCheck } from '../../../commands/doctor/names.ts';
import { openInternet } from '../../../commands/network/internet.ts';
import { namesIn } from '../../../commands/network/open.ts';

const checks = suite('what doctor says of names');

/** Alice at home, who has heard of no server but those. */
function open(servers: readonly string[]): { readonly names: DnsPlace; close(): void } {
  const { stack, stop } = openInternet('alice');
  const nameServers = servers.length === 0 ? undefined : { servers };
  const names = namesIn({ stack, hosts: {}, nameServers });
  return { names, close: () => (names.close(), stop()) };
}

checks('a server that answers is well, and named with who told of it', async () => {
  const { names, close } = open(['10.0.0.1', '10.0.3.2']);
  names.learned('dhcp eth0', { servers: ['10.0.0.1'] });
  const { state, found } = await namesCheck(names);
  assert.is(state, 'ok');
  const servers = '10.0.0.1 (told by laboratory, told by dhcp eth0), 10.0.3.2 (told by laboratory)';
  assert.match(found, `asked of ${servers}, answered in `);
  close();
});

checks('nobody to ask is told, with what to do', async () => {
  const { names, close } = open([]);
  const { state, found, remedy } = await namesCheck(names);
  assert.equal([state, found], ['warn', 'asked of nobody']);
  assert.is(remedy, 'nonos dhcp IF, or nonos dns server ADDRESS');
  close();
});

checks('a server that does not answer is named', async () => {
  const { names, close } = open([]);
  names.choose({
    transports: [
      { name: '10.9.9.9', isPrivate: false, exchange: () => Promise.reject(GONE), close() {} },
    ],
  });
  const { state, found } = await namesCheck(names);
  assert.is(state, 'warn');
  assert.match(found, 'asked of 10.9.9.9 (chosen): ');
  close();
});

checks('exits of onion routing are not asked to see whether they answer', async () => {
  const { names, close } = open(['10.0.0.1']);
  let asked = 0;
  const resolve = async (): Promise<readonly string[]> => (asked++, []);
  names.onion = () => ({ names: { resolve } });
  assert.is(whereNamesGo(names), 'exits of onion routing');
  const { state, found } = await namesCheck(names);
  assert.equal([state, found, asked], ['ok', 'asked of exits of onion routing', 0]);
  assert.is(names.resolver.counters.questions, 0);
  close();
});

const GONE = new Error('it is not there');

checks.run();
