import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { HOSTS_LINES_MAX, parseHosts } from '../../../runtime/application/dns/hosts.ts';

const files = suite('files of hosts');

files('have names of addresses, in any case, of both versions', () => {
  const hosts = parseHosts('192.0.2.1\tWWW.Example www # ours\n2001:db8::1 www\n\nfe80::1%eth0 a');
  assert.equal(hosts.get('www.example'), ['192.0.2.1']);
  assert.equal(hosts.get('www'), ['192.0.2.1', '2001:db8::1']);
  assert.equal(hosts.get('a'), ['fe80::1%eth0']);
});

files('have lines that make no sense, and are read for the others', () => {
  const hosts = parseHosts(
    '# nothing\nwww 192.0.2.1\n192.0.2.999 a\n192.0.2.1 b..c d\r\n192.0.2.2',
  );
  assert.equal([...hosts], [['d', ['192.0.2.1']]]);
});

files('are read up to so many lines', () => {
  const text = `${'\n'.repeat(HOSTS_LINES_MAX)}192.0.2.1 late`;
  assert.is(parseHosts(text).size, 0);
});

files('have no names that objects have', () => {
  assert.is(parseHosts('192.0.2.1 a').get('constructor'), undefined);
});

files.run();
