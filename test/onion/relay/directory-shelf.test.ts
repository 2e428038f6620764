import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ASKED_MAX, DirectoryShelf } from '../../../runtime/onion/relay/directory-shelf.ts';
import { crypto } from './bench.ts';

const shelves = suite('onion: what a directory has to give');

shelves('is nothing at first', () => {
  const shelf = new DirectoryShelf(crypto);
  for (const path of ['/tor/keys/all', '/tor/server/all', '/tor/status-vote/current/consensus']) {
    assert.is(shelf.find(path), undefined);
  }
});

shelves('are descriptors by fingerprint, so many at once', () => {
  const shelf = new DirectoryShelf(crypto);
  const name = (number: number): string => number.toString(16).toUpperCase().padStart(40, '0');
  for (let number = 0; number <= ASKED_MAX; number++) shelf.putServer(name(number), 'x');
  const names = Array.from({ length: ASKED_MAX + 1 }, (_, number) => name(number).toLowerCase());
  assert.is(shelf.find(`/tor/server/fp/${names.join('+')}`)?.length, ASKED_MAX);
  assert.is(shelf.find('/tor/server/all')?.length, ASKED_MAX + 1);
});

shelves.run();
