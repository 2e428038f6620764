/**
 * Every example of `docs/language-machines.md` is sound, and its generated code type-checks by
 * construction of the tests beside.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { emitMatrix } from '../../../generator/emit/matrix.ts';
import { emitStateDiagram } from '../../../generator/emit/state-diagram.ts';
import { exploreFile } from '../../../generator/machine/explore/report.ts';
import { compile, compileSpec, load, SPECS } from './compile.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/language-machines.md'), 'utf8');
const examples = [...page.matchAll(/```protocol\n([\s\S]*?)```/g)].map(([, source]) => source!);
const documentation = suite('docs/language-machines.md');

examples.forEach((source, number) => {
  documentation(`example ${number + 1}`, async () => {
    const { file, diagnostics } = compile(source);
    assert.equal(
      diagnostics.map(({ message }) => message),
      [],
    );
    exploreFile(file!, {
      report: ({ message, help }) => assert.unreachable(`${message}\n${help ?? ''}`),
    });
    await load(file!);
  });
});

documentation('there are examples at all', () => assert.is(examples.length, 3));
documentation.run();

const drawings = suite('matrix and state diagram');
for (const path of SPECS) {
  drawings(path, () => {
    for (const machine of compileSpec(path).machines) {
      const matrix = emitMatrix(machine);
      const diagram = emitStateDiagram(machine);
      for (const { name } of machine.states) {
        assert.ok(matrix.includes(`**${name}**`), name);
        assert.ok(diagram.includes(`class="name">${name}<`), name);
      }
      assert.not.ok(/NaN|undefined/.test(diagram));
      assert.is(diagram, emitStateDiagram(machine));
    }
  });
}

drawings('a guard stands in the diagram and in the matrix', () => {
  const [machine] = compileSpec(SPECS[0]!).machines;
  assert.ok(emitStateDiagram(machine!).includes('Segment [our FIN is acknowledged]'));
  assert.ok(emitMatrix(machine!).includes('| our FIN is acknowledged |'));
});
drawings.run();
