/** What is remembered of a file is what would have been read again. */
import * as ohm from 'ohm-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { parseFile } from '../../generator/compile.ts';
import { chunks } from '../../generator/parse.ts';
import type { ParseMemory } from '../../generator/parse.ts';
import { grammars, specs } from './specs.ts';

const grammar = ohm.grammar(grammars.protocol);
const paths = ['transport/udp', 'application/dns', 'onion/relay'];

for (const [path, text] of paths.map((one) => [one, specs.get(`spec/${one}.protocol`)!])) {
  const memory: ParseMemory = new Map();
  parseFile(path, text, grammar, memory);

  test(`${path}: declarations move when lines come before them`, () => {
    for (const { start } of chunks(text)) {
      const longer = `${text.slice(0, start)}# Said of what follows.\n${text.slice(start)}`;
      const found = parseFile(path, longer, grammar, memory);
      if (start % 3 === 0) assert.equal(found, parseFile(path, longer, grammar));
    }
  });
}

test('what is wrong is said each time, and where it is now', () => {
  const memory: ParseMemory = new Map();
  const wrong = 'protocol A "a"\n\nMessage { Length (16 }\n';
  for (const text of [wrong, wrong, wrong.replace('\n\n', '\n\n\n')]) {
    const found = parseFile('a', text, grammar, memory);
    assert.equal(found, parseFile('a', text, grammar));
    assert.is(found.diagnostics.length, 1);
  }
});

test.run();
