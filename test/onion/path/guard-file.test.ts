import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { GUARDS_MAX, readGuards, writeGuards } from '../../../runtime/onion/path/guard-file.ts';
import { toBase64 } from '../../../runtime/base/base64.ts';
import { makeRelay } from '../directory/documents.ts';

const files = suite('onion: guards as text');

const recordOf = (number: number): Parameters<typeof writeGuards>[0][number] => ({
  key: toBase64(makeRelay(number).identity, false),
  nickname: `relay${number}`,
  addedOn: 1000 + number,
  confirmedOn: number % 2 === 0 ? 2000 : undefined,
  confirmedAs: number % 2 === 0 ? number : undefined,
  unlistedSince: number % 3 === 0 ? 3000 : undefined,
});
const records = [1, 2, 3, 4, 5, 6].map(recordOf);

files('are read as they were written', () => {
  assert.equal(readGuards(writeGuards(records)), records);
  assert.equal(readGuards(writeGuards([])), []);
});

files('cut within a line are refused', () => {
  const text = writeGuards(records);
  let whole = 0;
  for (let length = 0; length < text.length; length++) {
    if (!(readGuards(text.slice(0, length)) instanceof DirectoryFault)) whole++;
  }
  assert.is(whole, records.length);
});

files('of malformed parts are refused', () => {
  const [line] = writeGuards([recordOf(2)])
    .split('\n')
    .slice(1);
  const of = (text: string): unknown => readGuards(`nonos-net-guards 1\n${text}\n`);
  assert.not(of(line) instanceof DirectoryFault);
  const broken = [
    line.replace('relay2', 're-lay'),
    line.replace('1002', '-1'),
    line.replace('2000', '-'),
  ];
  for (const text of [...broken, line.replace(/guard ../, 'guard x'), `${line}\n${line}`]) {
    assert.instance(of(text), DirectoryFault, text);
  }
  assert.instance(readGuards('something else 1\n'), DirectoryFault);
});

files('of too many are refused', () => {
  const many = Array.from({ length: GUARDS_MAX + 1 }, (_, at) => recordOf(at));
  assert.match(String(readGuards(writeGuards(many))), /^too many/);
});

files.run();
