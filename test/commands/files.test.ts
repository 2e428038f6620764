/** The tree of files in memory that servers of the internet that is bundled keep. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { absolute, FileError, Files, Folder } from '../../commands/network/files.ts';

const files = suite('files in memory');

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
  return '';
};
const text = (octets: Uint8Array): string => Buffer.from(octets).toString();

files('nothing is above the root', () => {
  assert.is(absolute('../../a/./b/../../c//'), '/c');
  assert.is(absolute('..'), '/');
  const tree = new Files();
  tree.make('../one');
  assert.is(tree.find('/one'), tree.find('a/../../one'));
});

files('a file is written anywhere, read in pieces, and cut', () => {
  const file = new Files().make('f');
  file.write(Buffer.from('abc'), 2);
  assert.is(text(file.read(0, 100)), '\0\0abc');
  assert.is(text(file.read(3, 1)), 'b');
  assert.is(file.read(99, 1).length, 0);
  file.resize(3);
  file.resize(5);
  assert.is(text(file.read(0, 100)), '\0\0a\0\0');
});

files('what is not there, or is of the other kind, is told apart', () => {
  const tree = new Files();
  tree.makeFolder('folder');
  tree.make('folder/file');
  for (const [code, work] of [
    ['ENOENT', () => tree.file('none')],
    ['ENOENT', () => tree.make('none/file')],
    ['EISDIR', () => tree.file('folder')],
    ['EISDIR', () => tree.make('folder')],
    ['ENOTDIR', () => tree.folder('folder/file')],
    ['ENOTDIR', () => tree.make('folder/file/more')],
    ['EEXIST', () => tree.makeFolder('folder')],
    ['EEXIST', () => tree.makeFolder('/')],
    ['EEXIST', () => tree.rename('folder/file', 'folder')],
    ['ENOTEMPTY', () => tree.removeFolder('folder')],
    ['EINVAL', () => new Files().removeFolder('/..')],
    ['EINVAL', () => tree.rename('folder', 'folder/within')],
    ['EINVAL', () => tree.make('a\0b')],
    ['EINVAL', () => tree.make('a'.repeat(256))],
    ['EINVAL', () => tree.find('a/'.repeat(33))],
  ] as const) {
    assert.is(codeOf(work), code, String(work));
  }
});

files('what is renamed is what it was, and is no longer where it was', () => {
  const tree = new Files();
  tree.makeFolder('a');
  tree.make('a/file').write(Buffer.from('x'), 0);
  tree.makeFolder('b');
  tree.rename('a', 'b/c');
  assert.is(text(tree.file('b/c/file').read(0, 9)), 'x');
  assert.is(tree.find('a'), undefined);
  const deep = new Files();
  const path = 'd/'.repeat(20);
  for (let depth = 1; depth <= 20; depth++) deep.makeFolder('d/'.repeat(depth));
  deep.makeFolder('e');
  for (let depth = 1; depth <= 20; depth++) deep.makeFolder(`e${'/d'.repeat(depth)}`);
  // Nobody gets deeper by moving than by making.
  assert.is(
    codeOf(() => deep.rename('e', `${path}e`)),
    'EINVAL',
  );
});

files('all files together have so much room, which comes back when they go', () => {
  const tree = new Files({ octetsMax: 10, entriesMax: 3 });
  const one = tree.make('one');
  one.write(new Uint8Array(6), 0);
  assert.is(
    codeOf(() => tree.make('two').write(new Uint8Array(5), 0)),
    'ENOSPC',
  );
  assert.is(
    codeOf(() => one.write(new Uint8Array(1), 2 ** 52)),
    'ENOSPC',
  );
  tree.remove('one');
  tree.file('two').write(new Uint8Array(10), 0);
  assert.is(
    codeOf(() => one.write(new Uint8Array(0), 1)),
    'ENOENT',
  );
  tree.make('three');
  tree.makeFolder('four');
  assert.is(
    codeOf(() => tree.make('five')),
    'ENOSPC',
  );
  tree.removeFolder('four');
  assert.ok(tree.make('five'));
  assert.is((tree.find('/') as Folder).entries.size, 3);
});

files.run();
