/** What docs/lab.md shows, and what lies in examples/, is understood and runs. */
import { readdirSync, readFileSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { only, runLab } from './laboratories.ts';

const documents = suite('documentation of laboratories');

const page = readFileSync('docs/lab.md', 'utf8');
const shown = [...page.matchAll(/^```lab\n(.*?)^```$/gms)].map((match) => match[1]);

documents('the page shows laboratories', () => {
  assert.ok(shown.length >= 6, `${shown.length}`);
});

shown.forEach((text, index) => {
  documents(`number ${index + 1} of the page is understood, and all in it is done`, () => {
    assert.ok(runLab(text).isDone);
  });
});

for (const name of readdirSync('examples').filter((one) => one.endsWith('.lab'))) {
  documents(`examples/${name} does all that it says`, () => {
    const { isDone, records } = runLab(readFileSync(`examples/${name}`, 'utf8'));
    assert.ok(isDone);
    for (const fetched of only(records, 'fetchDone')) {
      assert.is(fetched.digestReceived, fetched.digestSent);
    }
  });
}

documents('every quality of the grammar is in the page', () => {
  const grammar = readFileSync('commands/lab/lab.ohm', 'utf8');
  const qualities = [...grammar.matchAll(/^ {4}[=|] "(\w+)" (?:Duration|Rate|whole|Share)/gm)];
  assert.ok(qualities.length >= 8);
  for (const [, quality] of qualities) assert.match(page, `| \`${quality} `);
});

documents.run();
