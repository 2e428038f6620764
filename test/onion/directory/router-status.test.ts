import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DocumentReader } from '../../../runtime/onion/directory/document.ts';
import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import { RouterStatusReader } from '../../../runtime/onion/directory/router-status.ts';
import type { RouterStatus } from '../../../runtime/onion/directory/router-status.ts';

const entries = suite('onion: the entry of a relay in a consensus');

const FLAGS = new Set(['Exit', 'Fast', 'Running', 'Valid', 'BadExit']);
const IDENTITY = 'A'.repeat(27);
const DIGEST = 'A'.repeat(43);
const ENTRY =
  `r nick ${IDENTITY} 2038-01-01 00:00:00 192.0.2.1 9001 80\na [2001:db8::1]:443\n` +
  `m ${DIGEST}\ns Exit Fast\nv Tor 1\npr Link=4\nw Bandwidth=7 Unmeasured=1 New=2\n`;

const read = (text: string): RouterStatus | DirectoryFault =>
  orFault(() =>
    new RouterStatusReader(FLAGS).read(new DocumentReader(text), (word) => word === 'r'),
  );
const faultOf = (text: string): string => {
  const found = read(text);
  return found instanceof DirectoryFault ? String(found) : 'none';
};

entries('is read whole', () => {
  const router = read(ENTRY) as RouterStatus;
  assert.is(router.nickname, 'nick');
  assert.equal(router.rsaIdentity, new Uint8Array(20));
  assert.equal(
    router.places.map(({ address, port }) => [address.length, port]),
    [
      [4, 9001],
      [16, 443],
    ],
  );
  assert.equal([router.directoryPort, router.bandwidth, router.isUnmeasured], [80, 7, true]);
  assert.equal([router.flags.exit, router.flags.fast, router.flags.guard], [true, true, false]);
});

entries('without bandwidth counts for nothing', () => {
  assert.is((read(ENTRY.replace(/w .*\n/, '')) as RouterStatus).bandwidth, 0);
  assert.is((read(ENTRY.replace(/w .*\n/, 'w New=1\n')) as RouterStatus).bandwidth, 0);
});

entries('shares flags and protocols with those that have the same', () => {
  const reader = new RouterStatusReader(FLAGS);
  const document = new DocumentReader(ENTRY + ENTRY);
  const isNext = (word: string): boolean => word === 'r';
  const one = reader.read(document, isNext);
  const other = reader.read(document, isNext);
  assert.is(one.flags, other.flags);
  assert.is(one.protocols, other.protocols);
});

entries('cannot be reached at port 0', () => {
  assert.is((read(ENTRY.replace(' 9001 ', ' 0 ')) as RouterStatus).places.length, 1);
});

entries('that lacks a line or repeats one is refused', () => {
  assert.match(faultOf(ENTRY.replace(/m .*\n/, '')), /there is no m /);
  assert.match(faultOf(ENTRY.replace(/s .*\n/, '')), /there is no s /);
  for (const letter of ['m', 's', 'v', 'pr', 'w']) {
    const line = new RegExp(`^${letter} .*\n`, 'm').exec(ENTRY)![0];
    assert.match(faultOf(ENTRY + line), /^repeated item/, letter);
  }
});

entries('of malformed parts is refused', () => {
  const broken: readonly (readonly [string, string])[] = [
    [' nick ', ' ni-ck '],
    [IDENTITY, 'A'.repeat(26)],
    [IDENTITY, `${'A'.repeat(26)}B`],
    [DIGEST, 'A'.repeat(42)],
    ['192.0.2.1', '192.0.2'],
    ['192.0.2.1', '2001:db8::2'],
    [' 9001 ', ' 65536 '],
    [' 80\n', ' -1\n'],
    [' 80\n', '\n'],
    ['[2001:db8::1]:443', '2001:db8::1:443'],
    ['Exit Fast', 'Exit Quick'],
    ['Link=4', 'Link=x'],
    ['Bandwidth=7', 'Bandwidth=1e9'],
  ];
  for (const [from, to] of broken) {
    assert.is.not(faultOf(ENTRY.replace(from, to)), 'none', `${from} ${to}`);
  }
});

entries.run();
