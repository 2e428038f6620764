import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { Item } from '../../../runtime/onion/directory/document.ts';
import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import {
  addressIn,
  base64In,
  hexIn,
  nicknameIn,
  numberIn,
  parseTime,
  placeIn,
  settingsIn,
  showTime,
  timeIn,
} from '../../../runtime/onion/directory/fields.ts';

const fields = suite('onion: fields of directory documents');
const item = (rest: string): Item => new Item('keyword', rest, 3, 0, 0);

function refused(read: () => unknown, what: string): void {
  const fault = orFault(read);
  assert.instance(fault, DirectoryFault, what);
  assert.is((fault as DirectoryFault).line, 3, what);
}

fields('a number is written in one way, and bounded', () => {
  assert.equal(
    [numberIn(item(''), '0', 9), numberIn(item(''), '4294967295', 2 ** 32 - 1)],
    [0, 2 ** 32 - 1],
  );
  for (const text of [
    '',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e3',
    '0x1',
    ' 1',
    '4294967296',
    '9'.repeat(20),
  ]) {
    refused(() => numberIn(item(''), text, 2 ** 32 - 1), text);
  }
});

fields('a time is read and written', () => {
  assert.is(timeIn(item('1970-01-01 00:00:00')), 0);
  assert.is(timeIn(item('x 2026-11-26 19:33:50'), 1), Date.UTC(2026, 10, 26, 19, 33, 50) / 1000);
  for (const text of ['1970-01-01 00:00:01', '2024-02-29 23:59:59', '2100-12-31 12:00:00']) {
    assert.is(showTime(parseTime(text)!), text);
  }
});

fields('a time that never was is refused', () => {
  const never = ['2026-02-30', '2023-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '1969-12-31'];
  for (const day of never) refused(() => timeIn(item(`${day} 00:00:00`)), day);
  for (const time of ['24:00:00', '00:60:00', '00:00:60', '00:00', '0:00:00', '-1:00:00']) {
    refused(() => timeIn(item(`2026-01-01 ${time}`)), time);
  }
  refused(() => timeIn(item('2026-01-01')), 'no time of day');
});

fields('a nickname is 1 to 19 letters and digits', () => {
  assert.is(nicknameIn(item(''), 'Unnamed19'), 'Unnamed19');
  for (const text of ['', 'a-b', 'x'.repeat(20), 'ä'])
    refused(() => nicknameIn(item(''), text), text);
});

fields('digests are as long as they are', () => {
  assert.equal(hexIn(item(''), '00ff', 2), Uint8Array.of(0, 255));
  assert.equal(base64In(item(''), 'AP8', 2), Uint8Array.of(0, 255));
  refused(() => hexIn(item(''), '00ff', 3), 'short');
  refused(() => hexIn(item(''), '00f', 1), 'half');
  refused(() => base64In(item(''), 'AP9', 2), 'bits that mean nothing');
});

fields('an address and port are read, IPv6 in brackets', () => {
  assert.equal(placeIn(item(''), '192.0.2.1:9001'), {
    address: addressOf('192.0.2.1'),
    port: 9001,
  });
  assert.equal(placeIn(item(''), '[2001:db8::1]:443'), {
    address: addressOf('2001:db8::1'),
    port: 443,
  });
  for (const text of ['192.0.2.1', '[192.0.2.1]:1', '2001:db8::1:443', '1.2.3.4:65536', ':1', '']) {
    refused(() => placeIn(item(''), text), text);
  }
  refused(() => addressIn(item(''), 'example.org'), 'a name');
});

fields('settings are names and integers of 32 bits', () => {
  const settings = settingsIn(item('a=1 bwweightscale=10000 low=-2147483648'));
  assert.equal(
    [...settings],
    [
      ['a', 1],
      ['bwweightscale', 10000],
      ['low', -2147483648],
    ],
  );
  for (const text of [
    'a',
    'a=',
    '=1',
    'a=b',
    'a=1.5',
    'a=2147483648',
    'a=99999999999',
    'a=1 a=2',
  ]) {
    refused(() => settingsIn(item(text)), text);
  }
});

fields.run();
