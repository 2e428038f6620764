import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import {
  beginning,
  connectedAddress,
  isName,
  questionOf,
  reverseName,
} from '../../../runtime/onion/stream/beginning.ts';

const begins = suite('onion: where a stream is to lead');

const text = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1');

begins('a host and a port, a NUL, and flags unless there are none', () => {
  assert.is(text(beginning({ host: 'a.lab', port: 80 })), 'a.lab:80\0\0\0\0\x01');
  assert.is(text(beginning({ host: 'a.lab', port: 80, flags: 0 })), 'a.lab:80\0');
  assert.is(text(beginning({ host: '::1', port: 80, flags: 0 })), '[::1]:80\0');
  assert.is(text(beginning({ host: '[::1]', port: 80, flags: 0 })), '[::1]:80\0');
});

begins('an address is asked for by the name that its octets make', () => {
  assert.is(reverseName(addressOf('192.0.2.7')), '7.2.0.192.in-addr.arpa');
  assert.is(questionOf('192.0.2.7'), '7.2.0.192.in-addr.arpa');
  assert.is(questionOf('a.lab'), 'a.lab');
  assert.is(
    questionOf('2001:db8::1'),
    '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  );
});

begins('what is empty, long, or not printable is no name', () => {
  for (const name of ['', 'a b', 'a\n', 'é', 'x'.repeat(256)]) assert.not(isName(name), name);
  for (const name of ['a', 'a.lab', '192.0.2.1', '::1', 'x'.repeat(255)]) assert.ok(isName(name));
});

begins('0.0.0.0 is no address that somebody was connected to', () => {
  assert.is(connectedAddress('0.0.0.0', undefined), undefined);
  assert.is(connectedAddress(undefined, undefined), undefined);
  assert.equal(connectedAddress('0.0.0.0', '2001:db8::1'), addressOf('2001:db8::1'));
});

begins.run();
