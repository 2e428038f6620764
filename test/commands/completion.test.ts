import { spawnSync } from 'node:child_process';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { nonos } from './nonos.ts';

const { output: script } = await nonos('completion', 'bash');

/** What bash offers for the last word of a line. */
function offered(...line: readonly string[]): readonly string[] {
  const program = `${script}
    COMP_WORDS=(nonos "$@"); COMP_CWORD=$#; _nonos; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', program, 'bash', ...line], {
    encoding: 'utf8',
  });
  assert.is(stderr, '');
  return stdout.split('\n').filter((word) => word !== '');
}

test('commands are completed, and the words of groups', () => {
  assert.equal(offered('trace'), ['traceroute']);
  assert.equal(offered('spec', 'ch'), ['check']);
  assert.equal(offered('onion', 'new'), ['newcircuit']);
});

test('options are completed, after arguments too', () => {
  assert.equal(offered('ping', '--cou'), ['--count']);
  assert.equal(offered('ping', 'www', '--cou'), ['--count']);
  assert.equal(offered('spec', 'check', '--h'), ['--help']);
});

test('where a file may stand, the shell completes files', () => {
  assert.equal(offered('decode', 'pack'), []);
});

test('a shell that is none is asked for once', async () => {
  const { status, complaints } = await nonos('completion', 'bsh');
  assert.is(status, 2);
  assert.match(complaints, 'there is no completion for bsh; did you mean bash?');
});

test.run();
