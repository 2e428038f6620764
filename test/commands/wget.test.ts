/** wget, as a host of the internet that is bundled. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { barLine, human, showSeconds, speed } from '../../commands/wget/show.ts';
import { nonos } from './nonos.ts';

const wget = suite('wget');
const folder = mkdtempSync(join(tmpdir(), 'nonos-wget-'));
const file = (name: string): string => join(folder, name);
wget.after(() => rmSync(folder, { recursive: true }));

wget('writes pages to files of their names, and the next one beside the first', async () => {
  const words = ['-P', folder, 'https://www/', 'http://www/octets/70000', 'http://www/'];
  const { status, complaints } = await nonos('wget', ...words);
  assert.is(status, 0);
  assert.is(readFileSync(file('index.html'), 'utf8'), 'This is www, asked by GET.\n');
  assert.is(readFileSync(file('index.html.1'), 'utf8'), 'This is www, asked by GET.\n');
  assert.is(readFileSync(file('70000')).length, 70_000);
  assert.match(complaints, /^HTTP request sent, awaiting response\.\.\. 200 OK$/m);
  assert.match(complaints, /^Length: 70000 \[application\/octet-stream\]$/m);
  assert.match(complaints, /^ {5}0K (\.{10} ){5} *7\d% /m);
  assert.match(complaints, /‘.*70000’ saved \[70000\/70000\]$/m);
});

wget('goes on where a file ends, and leaves a whole one alone', async () => {
  const path = file('part');
  writeFileSync(path, 'x'.repeat(1000));
  const words = ['-c', '-O', path, 'http://www/octets/5000'];
  const { complaints } = await nonos('wget', ...words);
  assert.match(complaints, '206 Partial Content\nLength: 5000, 4000 remaining');
  assert.is(readFileSync(path, 'latin1'), `${'x'.repeat(1000)}${'\0'.repeat(4000)}`);
  const again = await nonos('wget', ...words);
  assert.match(again.complaints, 'The file is already fully retrieved; nothing to do.');
  assert.is(again.status, 0);
});

wget('keeps what is there with -nc, and says one line with -nv', async () => {
  const path = file('kept');
  writeFileSync(path, 'mine');
  await nonos('wget', '-q', '-nc', '-O', path, 'http://www/');
  assert.is(readFileSync(path, 'utf8'), 'mine');
  const { complaints } = await nonos('wget', '-nv', '-O', file('brief'), 'http://www/moved/2');
  assert.match(complaints, /URL:http:\/\/www\/ \[27\/27\] -> ".*brief" \[1\]$/m);
});

wget('ends with the numbers of wget(1)', async () => {
  const ends: readonly (readonly [number, ...string[]])[] = [
    [2, '-t', 'often', 'http://www/'],
    [3, '-O', file('no/page'), 'http://www/'],
    [4, 'http://www:81/'],
    [4, 'http://nowhere/'],
    [4, '-t', '1', '-T', '0.3', 'http://10.0.0.99/'],
    [8, 'http://www/nothing'],
    [8, '--max-redirect', '1', 'http://www/moved/3'],
  ];
  for (const [status, ...words] of ends) {
    assert.is((await nonos('wget', '-q', ...words)).status, status, words.join(' '));
  }
  assert.not(existsSync('nothing'));
});

wget('says in one document what became of each', async () => {
  const line = ['--json', '-P', folder, 'http://www/octets/10', 'http://www/nothing'];
  const { status, output } = await nonos('wget', ...line);
  assert.is(status, 8);
  const { pages } = JSON.parse(output) as { pages: readonly Record<string, unknown>[] };
  assert.equal([pages[0].octets, pages[0].file], [10, file('10')]);
  assert.equal(pages[1].error, { kind: 'failure', code: 8, message: 'ERROR 404: Not Found.' });
});

wget('draws the bar of wget(1)', () => {
  const bar = { name: 'page', from: 0, total: 2048, octets: 1024, ms: 500, isOver: false };
  const line = barLine(bar, 80);
  assert.is(line.length, 79);
  assert.match(line, /^page {16} 50%\[=+> +\] +1\.00K +2\.00KB\/s +eta 0\.5s *$/);
  assert.equal([human(999), human(1024), human(5e6)], ['999', '1.00K', '4.77M']);
  assert.equal([speed(0, 5), speed(1e6, 1000)], ['--.-KB/s', '977KB/s']);
  assert.equal([showSeconds(0.2), showSeconds(61_000 * 2)], ['0s', '2m 2s']);
});

wget.run();
