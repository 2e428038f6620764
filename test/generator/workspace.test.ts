/** `generate` at the edge: what it writes, leaves and removes, and when it does nothing. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newSpec } from '../../commands/spec/new.ts';
import { openWorkspace } from '../../generator/workspace.ts';
import { pipeline } from './specs.ts';

const test = suite<{ root: string }>('workspace', { root: '' });

test.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), 'nonos-workspace-'));
  mkdirSync(join(context.root, 'spec/link'), { recursive: true });
  writeFileSync(join(context.root, 'spec/link/echo.protocol'), newSpec('Echo'));
});

test.after.each(({ root }) => rmSync(root, { recursive: true }));

test('writes once, then finds that nothing has changed', async ({ root }) => {
  const first = await openWorkspace(root).generate();
  assert.equal(first.diagnostics, []);
  assert.ok(first.changed.includes('generated/link/echo.wire.ts'));
  assert.match(readFileSync(join(root, 'generated/link/echo.md'), 'utf8'), '# Echo');
  const { changed, removed, outputs } = await openWorkspace(root).generate();
  assert.equal({ changed, removed }, { changed: [], removed: [] });
  assert.is(outputs, first.outputs);
});

test('mends what was changed by hand, and removes what no spec makes', async ({ root }) => {
  const workspace = openWorkspace(root);
  await workspace.generate();
  const page = join(root, 'generated/link/echo.md');
  const orphan = join(root, 'generated/link/gone.md');
  writeFileSync(page, 'by hand');
  writeFileSync(orphan, 'of a spec that is gone');
  const checked = await workspace.generate({ check: true });
  assert.equal(checked.changed, ['generated/link/echo.md']);
  assert.equal(checked.removed, ['generated/link/gone.md']);
  assert.is(readFileSync(page, 'utf8'), 'by hand', '--check writes nothing');
  await workspace.generate();
  assert.match(readFileSync(page, 'utf8'), '# Echo');
  assert.not(existsSync(orphan));
});

test('a spec with a mistake leaves everything as it was', async ({ root }) => {
  const workspace = openWorkspace(root);
  await workspace.generate();
  const path = join(root, 'spec/link/echo.protocol');
  writeFileSync(path, newSpec('Echo').replace('Identifier (16)', 'Identifier (Nothing)'));
  const { diagnostics, changed, removed } = await workspace.generate();
  assert.is(diagnostics.length, 1);
  assert.equal([...changed, ...removed], []);
});

test('only what a changed file can change is emitted again', () => {
  const { compile, emit } = pipeline();
  const other = 'protocol Other "o"\n\nMessage { A (8), B (8) }\n';
  const user = 'protocol User "u"\n\nMessage { A (8), B (Other.Message) }\n';
  const files = new Map([
    ['spec/link/other.protocol', other],
    ['spec/link/user.protocol', user],
    ['spec/link/third.protocol', 'protocol Third "t"\n\nMessage { A (8) }\n'],
  ]);
  const before = new Set(emit(compile(files)));
  files.set('spec/link/other.protocol', other.replace('B (8)', 'B (16)'));
  const again = [...emit(compile(files))].filter((output) => !before.has(output));
  const stems = new Set(again.map(({ path }) => /(\w+)\.[\w.]+$/.exec(path)![1]));
  assert.ok(stems.has('other') && stems.has('user'));
  assert.not(stems.has('third'));
});

test.run();
