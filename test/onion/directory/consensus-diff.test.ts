import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { toHex } from '../../../runtime/base/base64.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import {
  applyConsensusDiff,
  diffBase,
  isConsensusDiff,
} from '../../../runtime/onion/directory/consensus-diff.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { consensusFixture, crypto, fixture, must, octetsOf, textOf } from './fixtures.ts';

const diffs = suite('onion: diffs of a consensus');

interface Base {
  readonly octets: Uint8Array;
  readonly signedOctets: number;
}

const SIGNATURE = '\ndirectory-signature ';
const baseOf = (octets: Uint8Array): Base => ({
  octets,
  signedOctets: textOf(octets).indexOf(SIGNATURE) + SIGNATURE.length,
});

const BASE = baseOf(octetsOf('one\ntwo\nthree\nfour\ndirectory-signature x\nfive\n'));

/** Applies commands to BASE, given what comes out. */
function edited(commands: string, expected: string): string {
  const target = toHex(crypto.digest('sha3-256', octetsOf(expected)));
  const diff = `network-status-diff-version 1\nhash ${diffBase(BASE, crypto)} ${target}\n${commands}`;
  const made = applyConsensusDiff(BASE, octetsOf(diff), crypto);
  return made instanceof DirectoryFault ? String(made) : textOf(made);
}

diffs('of a private network lead to the next consensus', () => {
  const base = consensusFixture('network/consensus');
  const diff = fixture('network/consensus-diff');
  assert.ok(isConsensusDiff(diff));
  assert.equal(must(applyConsensusDiff(base, diff, crypto)), fixture('network/consensus-next'));
});

diffs('of Arti lead to the next consensus', () => {
  const base = baseOf(fixture('arti/diff-base.txt'));
  const made = applyConsensusDiff(base, fixture('arti/diff.txt'), crypto);
  assert.equal(must(made), fixture('arti/diff-target.txt'));
});

diffs('are told from a consensus', () => {
  assert.not(isConsensusDiff(fixture('network/consensus')));
  assert.not(isConsensusDiff(new Uint8Array(0)));
});

diffs('delete, change and append, from the last line to the first', () => {
  assert.is(edited('5,$d\n', 'one\ntwo\nthree\nfour\n'), 'one\ntwo\nthree\nfour\n');
  const expected = 'zero\none\nTWO\nand a half\nfour\nlast\n';
  const commands = '5,$d\n4a\nlast\n.\n3d\n2c\nTWO\nand a half\n.\n0a\nzero\n.\n';
  assert.is(edited(commands, expected), expected);
  assert.is(edited('2,3c\nx\n.\n', BASE_WITH_X), BASE_WITH_X);
});
const BASE_WITH_X = 'one\nx\nfour\ndirectory-signature x\nfive\n';

diffs('without commands change nothing', () => {
  assert.is(edited('', textOf(BASE.octets)), textOf(BASE.octets));
});

diffs('for another consensus are refused', () => {
  const diff = fixture('network/consensus-diff');
  const made = applyConsensusDiff(consensusFixture('network/consensus-next'), diff, crypto);
  assert.match(String(made), /^wrong base/);
});

diffs('that lead elsewhere than they say are refused', () => {
  assert.match(edited('1d\n', 'one\n'), /^wrong digest/);
});

diffs('of commands that are none are refused', () => {
  const commands = [
    '1',
    'd',
    '1x',
    '1,$c\nx\n.',
    '$d',
    '1,2a\nx\n.',
    '1d 2d',
    '-1d',
    '01d',
    '1,d',
    '',
  ];
  for (const command of commands) {
    assert.match(edited(`${command}\n`, ''), /^malformed line: '.*' is no command/, command);
  }
});

diffs('that do not go from the last line to the first are refused', () => {
  for (const commands of [
    '1d\n2d\n',
    '0d\n',
    '7d\n',
    '3,2d\n',
    '2d\n2d\n',
    '9a\nx\n.\n',
    '6,9d\n',
  ]) {
    assert.match(edited(commands, ''), /^out of order/, commands);
  }
});

diffs('whose blocks are empty or have no end are refused', () => {
  assert.match(edited('1a\n.\n', ''), /^malformed line: a block is empty/);
  assert.match(edited('1a\nx\n', ''), /^malformed line: a block has no end/);
  assert.match(edited('1a\nx', ''), /^malformed line: the diff ends within it/);
});

diffs('without head are refused', () => {
  const apply = (diff: string): string => String(applyConsensusDiff(BASE, octetsOf(diff), crypto));
  assert.match(apply(''), /^unknown version/);
  assert.match(apply('network-status-diff-version 2\n'), /^unknown version/);
  assert.match(apply('network-status-diff-version 1\n'), /^malformed line: there is no hash/);
  assert.match(apply('network-status-diff-version 1\nhash 00 11\n'), /there is no hash/);
});

diffs('cut at each octet are refused', () => {
  const base = consensusFixture('network/consensus');
  const diff = fixture('network/consensus-diff');
  for (let length = 0; length < diff.length; length++) {
    assert.instance(applyConsensusDiff(base, diff.subarray(0, length), crypto), DirectoryFault);
  }
});

diffs('agree with a slow editor on random commands', () => {
  const random = seededRandom(9);
  const below = (limit: number): number => (random.bits() >>> 0) % limit;
  for (let round = 0; round < 400; round++) {
    const lines = textOf(BASE.octets).split('\n').slice(0, -1);
    let commands = '';
    for (let last = lines.length; last > 0; last -= 1 + below(3)) {
      const first = 1 + below(last);
      const kind = 'acd'[below(3)];
      const block = Array.from({ length: 1 + below(3) }, (_, at) => `new ${round} ${at}`);
      if (kind === 'a') lines.splice(last, 0, ...block);
      else lines.splice(first - 1, last - first + 1, ...(kind === 'c' ? block : []));
      commands += kind === 'a' ? `${last}a\n` : `${first},${last}${kind}\n`;
      if (kind !== 'd') commands += `${block.join('\n')}\n.\n`;
      if (kind !== 'a') last = first;
    }
    const expected = lines.map((line) => `${line}\n`).join('');
    assert.is(edited(commands, expected), expected, commands);
  }
});

diffs.run();
