/** Every example in the reference compiles: what the pages show is what the compiler takes. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { position } from '../../generator/diagnostic.ts';
import { createPipeline } from '../../generator/pipeline.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const grammars = {
  protocol: read('generator/protocol.ohm'),
  machine: read('generator/machine.ohm'),
};

interface Block {
  readonly line: number;
  readonly text: string;
}

/** The blocks of a page that are marked as specs. */
function blocks(page: string): Block[] {
  return [...page.matchAll(/^```protocol\n([\s\S]*?)^```/gm)].map((match) => ({
    line: position(page, match.index).line + 1,
    text: match[1]!,
  }));
}

/** What the examples of the layers table name stands in specs of the project. */
const neighbours = ['network/ipv4', 'network/ipv6', 'transport/tcp', 'transport/udp'];

const language = suite('reference');
// Those of docs/language-machines.md are explored and loaded too: machine/documentation.test.ts.
for (const page of ['docs/language.md']) {
  language(`every example of ${page} compiles`, () => {
    const found = blocks(read(page));
    assert.ok(found.length > 2, `expected examples in ${page}`);
    for (const block of found) {
      const path = `spec/sample/line-${block.line}.protocol`;
      const files = new Map([[path, block.text]]);
      if (block.text.includes(' carries {')) {
        for (const name of neighbours) {
          files.set(`spec/${name}.protocol`, read(`spec/${name}.protocol`));
        }
      }
      const { diagnostics } = createPipeline(grammars).compile(files);
      const said = diagnostics.map(({ span, message }) => {
        const at = position(files.get(span.file) ?? '', span.start);
        return `${page}:${block.line + at.line - 1}:${at.column}: ${message}`;
      });
      assert.equal(said, []);
    }
  });
}
language.run();
