/** That tests against Linux leave nothing behind, however they end. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Namespace, needRootAnd, runProgram } from './namespace.ts';

const namespaces = suite('namespaces of tests');

namespaces.before(() => needRootAnd('sleep'));

const isThere = (name: string): boolean =>
  execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).includes(name);

namespaces('run programs, and go with those that still run', async () => {
  const namespace = new Namespace('own');
  const { output } = await namespace.run('ip', '-brief', 'address', 'show');
  assert.match(output, /^lo +UNKNOWN +127\.0\.0\.1\/8 /);
  const sleeper = await namespace.start(/started (\d+)/, 'sh', '-c', 'echo started $$; sleep 60');
  const [, id] = /started (\d+)/.exec(sleeper.output)!;
  assert.ok(isThere(namespace.name) && existsSync(`/proc/${id}`));
  namespace.remove();
  namespace.remove();
  await sleeper.ended;
  assert.not(isThere(namespace.name) || existsSync(`/proc/${id}`));
});

namespaces('see the end of a program whose own child goes on', async () => {
  const namespace = new Namespace('own');
  const parent = await namespace.start(/started/, 'sh', '-c', 'sleep 60 & echo started; wait');
  const { output } = await parent.stop('SIGKILL');
  assert.is(output, 'started\n');
  namespace.remove();
});

namespaces('tell what a program said that did not become ready', async () => {
  const namespace = new Namespace('own');
  try {
    await namespace.start(/ready/, 'sh', '-c', 'echo not yet; echo never >&2');
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /has ended and not said \/ready\/: not yet\nnever\n$/);
  } finally {
    namespace.remove();
  }
});

for (const end of ['process.exit(1)', "process.kill(process.pid, 'SIGKILL')", 'throw 1']) {
  namespaces(`go, with what runs in them, after ${end}`, async () => {
    const { output } = await runProgram(
      process.execPath,
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { Namespace } from './test/peers/namespace.ts';
       const namespace = new Namespace('lost');
       const words = ['sh', '-c', 'trap "" TERM; echo $$; sleep 60 >&2; sleep 60'];
       const { output } = await namespace.start(/\\n/, ...words);
       process.stdout.write(namespace.name + ' ' + output);
       setTimeout(() => { ${end}; }, 50);`,
    );
    const [name, id] = output.trim().split(' ');
    assert.match(name, /^nonos-lost-\d+-1$/);
    for (let waits = 0; isThere(name) || existsSync(`/proc/${id}`); waits++) {
      assert.ok(waits < 500, 'it is still there');
      await sleep(10);
    }
  });
}

namespaces('need root, and programs, and name what is missing', () => {
  process.seteuid!(65534);
  try {
    assert.throws(() => needRootAnd(), /run them as root$/);
  } finally {
    process.seteuid!(0);
  }
  const missing = /need nonesuch, nonesuch2: install the Debian packages at the head of \.ci\/run$/;
  assert.throws(() => needRootAnd('sh', 'nonesuch', 'nonesuch2'), missing);
});

namespaces.run();
