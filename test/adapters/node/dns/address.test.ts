import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseServerAddress } from '../../../../adapters/node/dns/address.ts';

const addresses = suite('servers of names as they are written');

const plain = (address: string, port = 53, isTcpAlone = false) => {
  return { is: 'plain', address, port, isTcpAlone };
};
const good: readonly (readonly [string, object])[] = [
  ['192.0.2.53', plain('192.0.2.53')],
  ['192.0.2.53:5353', plain('192.0.2.53', 5353)],
  ['2001:db8::53', plain('2001:db8::53')],
  ['fe80::1%eth0', plain('fe80::1%eth0')],
  ['[2001:db8::53]:5353', plain('2001:db8::53', 5353)],
  ['udp://192.0.2.53', plain('192.0.2.53')],
  ['tcp://[2001:db8::53]:1', plain('2001:db8::53', 1, true)],
  ['tls://dns.example', { is: 'tls', host: 'dns.example', port: 853 }],
  ['TLS://192.0.2.53:8853/', { is: 'tls', host: '192.0.2.53', port: 8853 }],
  ['https://dns.example', { is: 'https', host: 'dns.example', port: 443, path: '/dns-query' }],
  ['https://[::1]:8443/q{?dns}', { is: 'https', host: '::1', port: 8443, path: '/q' }],
];

for (const [text, expected] of good) {
  addresses(`${text} is one`, () => assert.equal(parseServerAddress(text), expected));
}

const none = ['', 'dns.example', 'udp://dns.example', '192.0.2.53:0', '192.0.2.53:65536'];
for (const text of [...none, 'tls://', 'tls://a/path', 'ftp://192.0.2.53', 'https://[x]/']) {
  addresses(`'${text}' is none`, () => assert.is(parseServerAddress(text), undefined));
}

addresses.run();
