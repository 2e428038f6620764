/** What is published: its commands, and each of its modules, as who installed it meets them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { commands } from '../../commands/table.ts';
import { runProgram } from './namespace.ts';
import { unpackInto } from './packed.ts';

const packed = suite('the package');

const OURS = fileURLToPath(new URL('../../bin/nonos.mjs', import.meta.url));
const CAPTURE = fileURLToPath(new URL('../captures/http-v4.pcap', import.meta.url));

let folder: string;
let installed: string;
let nonos: string;

packed.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonos-package-'));
  installed = unpackInto(folder);
  nonos = join(installed, 'bin', 'nonos.mjs');
});
packed.after(() => rmSync(folder, { recursive: true, force: true }));

const ask = async (program: string, ...words: readonly string[]): Promise<string> => {
  const { status, output, complaints } = await runProgram(process.execPath, program, ...words);
  assert.is(status, 0, `${words.join(' ')}: ${complaints}`);
  return output;
};

packed('helps with each command as the sources do', async () => {
  assert.is(await ask(nonos, '--help'), await ask(OURS, '--help'));
  const written = JSON.parse(
    readFileSync(join(installed, 'dist', 'commands', 'descriptions.json'), 'utf8'),
  ) as object;
  assert.equal(
    Object.keys(written),
    commands.map(({ name }) => name),
  );
  for (const name of ['ping', 'ifconfig', 'dns server']) {
    const words = [...name.split(' '), '--help'];
    assert.is(await ask(nonos, ...words), await ask(OURS, ...words));
  }
});

packed('runs a command of its own, one that respells its line, and one of a network', async () => {
  assert.is(await ask(nonos, 'decode', CAPTURE), await ask(OURS, 'decode', CAPTURE));
  assert.match(await ask(nonos, 'nslookup', '-type=A', 'www.lab'), /^Address: 10\.0\.3\.2$/m);
  assert.match(await ask(nonos, 'ping', '-c', '1', 'bob'), /1 received, 0% packet loss/);
});

packed('begins a daemon, and ends it', async () => {
  const its = [`NONOS_SOCKET=${join(folder, 'daemon', 'control')}`, process.execPath, nonos];
  for (const [word, says] of [
    ['up', /^up: an internet of its own, as alice \(process \d+/m],
    ['down', /^down: an internet of its own, as alice$/m],
  ] as const) {
    const { status, complaints } = await runProgram('env', ...its, word);
    assert.is(status, 0, complaints);
    assert.match(complaints, says);
  }
});

packed('says what a line lacks', async () => {
  const { status, output, complaints } = await runProgram(process.execPath, nonos, 'ping', '-q9');
  assert.equal([status, output, complaints.split('\n').length], [2, '', 2]);
});

packed('gives its modules by their names', () => {
  const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  const names = Object.keys(exports).filter((name) => !/[*]|\.json$/.test(name));
  const all = [...names.map((name) => name.replace('.', 'nonos-net')), 'nonos-net/wire/tcp'];
  const program = all.map((name) => `await import('${name}');`).join('\n');
  const words = ['--input-type=module', '--eval', program];
  execFileSync(process.execPath, words, { cwd: installed, encoding: 'utf8', stdio: 'pipe' });
});

packed.run();
