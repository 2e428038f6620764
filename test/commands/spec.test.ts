/** `nonos spec …` as it is typed, in a folder of its own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';

interface Answer {
  readonly status: number;
  readonly output: string;
  readonly complaints: string;
}

async function nonos(...line: readonly string[]): Promise<Answer> {
  const output = new PassThrough({ encoding: 'utf8' });
  const errors = new PassThrough({ encoding: 'utf8' });
  const status = await main(line, ownSurroundings(output, errors));
  const read = (stream: PassThrough): string => (stream.read() as string | null) ?? '';
  return { status, output: read(output), complaints: read(errors) };
}

const test = suite('nonos spec');
const home = process.cwd();
let folder = '';

test.before.each(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nonos-spec-'));
  process.chdir(folder);
  mkdirSync('spec');
  await nonos('spec', 'new', 'Echo');
});

test.after.each(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const path = 'spec/application/echo.protocol';
const edit = (from: string, to: string): void =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

test('a new spec is free of mistakes, generated and explained', async () => {
  const checked = await nonos('spec', 'check');
  assert.is(checked.status, 0);
  assert.match(
    checked.output,
    /^1 spec: 1 message, \d+ rules, 0 machines, 2 examples; no mistakes$/m,
  );
  const generated = await nonos('spec', 'generate');
  assert.is(generated.status, 0, generated.complaints);
  const { output } = await nonos('spec', 'explain', 'echo.length');
  for (const words of [
    'octet 1 of Echo.Message (bit 8)',
    'octets of Message',
    `${path}:10`,
    'setLength',
  ]) {
    assert.ok(output.includes(words), `${words} in ${output}`);
  }
  const again = await nonos('spec', 'new', 'Echo');
  assert.is(again.status, 1);
  assert.match(again.complaints, `${path} is there already`);
});

test('a mistake is shown in its place, and fails', async () => {
  edit('Identifier (16)', 'Identifier (Nowhere)');
  const { status, output } = await nonos('spec', 'check');
  assert.is(status, 1);
  assert.match(output, `${path}:11:15: unknown type Nowhere`);
  assert.match(output, '1 mistake in 1 file');
  const answer = JSON.parse((await nonos('spec', 'check', '--json')).output) as {
    diagnostics: { file: string; line: number }[];
  };
  assert.is(answer.diagnostics[0].file, path);
  assert.is(answer.diagnostics[0].line, 11);
  const generated = await nonos('spec', 'generate');
  assert.is(generated.status, 1);
  assert.match(generated.output, 'nothing was generated');
});

test('--check writes nothing, and names what differs', async () => {
  const before = await nonos('spec', 'generate', '--check');
  assert.is(before.status, 1);
  assert.match(before.output, 'generated/application/echo.md: differs');
  await nonos('spec', 'generate');
  const after = await nonos('spec', 'generate', '--check', '--json');
  assert.is(after.status, 0);
  assert.equal((JSON.parse(after.output) as { changed: unknown }).changed, []);
});

test('fmt lays out what is not, and only then', async () => {
  edit('Identifier (16)', '   Identifier   (16)');
  const checked = await nonos('spec', 'fmt', '--check');
  assert.is(checked.status, 1);
  assert.match(checked.output, `${path}: is not laid out`);
  assert.is((await nonos('spec', 'fmt')).status, 0);
  assert.is((await nonos('spec', 'fmt', '--check')).status, 0);
});

test('what is misspelt is guessed, what is ambiguous is listed', async () => {
  const misspelt = await nonos('spec', 'explain', 'identifer');
  assert.is(misspelt.status, 1);
  assert.match(misspelt.complaints, 'no spec knows identifer; did you mean Identifier?');
  const layer = await nonos('spec', 'new', 'Other', '--layer', 'netwrok');
  assert.is(layer.status, 2);
  assert.match(layer.complaints, 'there is no layer netwrok; did you mean network?');
  const json = await nonos('spec', 'explain', '--json', 'nothing at all');
  assert.is(json.status, 1);
  assert.match(json.output, '"kind": "failure"');
});

test('without specs, it says how to begin', async () => {
  rmSync('spec', { recursive: true });
  const { status, complaints } = await nonos('spec', 'check');
  assert.is(status, 1);
  assert.match(complaints, 'nonos spec new NAME begins one');
});

test.run();
