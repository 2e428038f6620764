/** Completion in shells that are not on every machine, and pages as man(1) reads them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { nonos } from '../commands/nonos.ts';
import { needRootAnd } from './namespace.ts';

const shells = suite('shells and man');
const folder = mkdtempSync(join(tmpdir(), 'nonos-shells-'));

shells.before(() => needRootAnd('fish', 'zsh', 'man'));
shells.after(() => rmSync(folder, { recursive: true }));

async function scriptFor(shell: string): Promise<string> {
  const file = join(folder, shell);
  writeFileSync(file, (await nonos('completion', shell)).output);
  return file;
}

function say(program: string, ...words: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  assert.is(stderr, '');
  return stdout;
}

shells('fish completes commands, words of groups, and options', async () => {
  const script = await scriptFor('fish');
  const offered = (line: string): string[] =>
    say('fish', '--no-config', '-c', `source ${script}; complete -C '${line}'`)
      .trim()
      .split('\n')
      .map((row) => row.split('\t')[0]);
  assert.equal(offered('nonos trace'), ['traceroute']);
  assert.equal(offered('nonos spec ch'), ['check']);
  assert.equal(offered('nonos ping www --cou'), ['--count']);
});

shells('zsh completes commands, words of groups, and options', async () => {
  const script = await scriptFor('zsh');
  const offered = (...words: readonly string[]): string[] =>
    say(
      'zsh',
      '-fc',
      `compdef() { :; }
       _describe() { local name=\${@[-1]}; local -a said=("\${(@P)name}"); printf '%s\\n' $said; }
       source ${script}
       words=(nonos ${words.join(' ')}); CURRENT=${words.length + 1}; _nonos`,
    )
      .trim()
      .split('\n')
      .map((row) => row.split(':')[0])
      .filter((word) => word.startsWith(words.at(-1)!));
  assert.equal(offered('trace'), ['traceroute']);
  assert.equal(offered('spec', 'ch'), ['check']);
  assert.equal(offered('ping', 'www', '--cou'), ['--count']);
});

shells('man reads every page without a warning', async () => {
  const to = join(folder, 'man1');
  assert.is((await nonos('help', '--man', '--to', to)).status, 0);
  const files = readdirSync(to);
  assert.ok(files.includes('nonos.1') && files.includes('nonos-spec-check.1'));
  const words = ['--warnings=w', '-E', 'utf8', '-l', ...files.map((file) => join(to, file))];
  assert.match(say('man', ...words), /NONOS-PING\(1\)/);
});

shells.run();
