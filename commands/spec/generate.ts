import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

import type { Generated, Workspace } from '../../generator/workspace.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { UsageError } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { count, diagnosticJson, openProject, printDiagnostics } from './project.ts';

/** Editors write a file in several steps; this is longer than they take. */
const SETTLE_MS = 15;

export const command = defineCommand({
  examples: [
    { line: 'nonos spec generate', description: 'Bring generated/ up to date' },
    {
      line: 'nonos spec generate --check',
      description: 'Write nothing; fail and name the files if it is not up to date',
    },
    { line: 'nonos spec generate --watch', description: 'Again whenever a spec is saved' },
  ],
  positionals: [],
  options: {
    check: { type: 'boolean', description: 'Compare only, and name what differs' },
    watch: { type: 'boolean', description: 'Go on whenever a spec changes' },
    json: jsonOption,
  },
  async run({ options: { check, watch: goesOn, json } }, terminal) {
    if (goesOn && (check || json))
      throw new UsageError('--watch goes with neither --check nor --json');
    const project = openProject();
    const generated = await project.generate({ check });
    if (json) terminal.printJson(generatedJson(generated));
    else printGenerated(generated, check, terminal);
    if (goesOn) await generateForEver(project, terminal);
    const { changed, removed, diagnostics } = generated;
    const differs = check && changed.length + removed.length > 0;
    return diagnostics.length > 0 || differs ? 1 : 0;
  },
});

function generatedJson({ diagnostics, specs, outputs, changed, removed }: Generated): unknown {
  const textOf = (file: string): string => specs.get(file) ?? '';
  return {
    specs: specs.size,
    outputs,
    changed,
    removed,
    diagnostics: diagnostics.map((one) => diagnosticJson(one, textOf)),
  };
}

function printGenerated(generated: Generated, check: boolean, terminal: Terminal): void {
  const { diagnostics, specs, outputs, changed, removed } = generated;
  printDiagnostics(diagnostics, (file) => specs.get(file) ?? '', terminal);
  if (diagnostics.length > 0) {
    terminal.print(`${count(diagnostics.length, 'mistake')}: nothing was generated`);
    return;
  }
  const [written, gone] = check ? ['differs', 'is made of no spec'] : ['written', 'removed'];
  for (const path of changed) terminal.print(`${path}: ${written}`);
  for (const path of removed) terminal.print(`${path}: ${gone}`);
  const differing = changed.length + removed.length;
  const total = `${count(specs.size, 'spec')}, ${count(outputs, 'file')}`;
  if (differing === 0) terminal.print(`${total}: up to date`);
  else if (check) terminal.print(`${total}: ${differing} not up to date; run: npm run generate`);
  else terminal.print(`${total}: ${changed.length} written, ${removed.length} removed`);
}

/** One run at a time; what changes meanwhile is seen by the next. */
async function generateForEver(project: Workspace, terminal: Terminal): Promise<never> {
  let pending = false;
  let wake = (): void => undefined;
  watchSpecs(() => {
    pending = true;
    wake();
  });
  await project.warm();
  terminal.print('watching spec/; stop with Ctrl-C');
  for (;;) {
    if (!pending) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    pending = false;
    const begun = performance.now();
    printGenerated(await project.generate(), false, terminal);
    terminal.print(terminal.style('dim', `${Math.round(performance.now() - begun)} ms`));
  }
}

/**
 * Folder by folder: what Node calls a recursive watch loses sight, on Linux, of a file that an
 * editor saved under another name and then put in the place of the old one.
 */
function watchSpecs(changed: () => void): void {
  const watched = new Set<string>();
  const add = (folder: string): void => {
    if (!watched.has(folder)) {
      watched.add(folder);
      const watcher = watch(folder, (_event, file) => {
        if (file?.endsWith('.protocol')) changed();
        else if (existsSync(folder)) add(folder);
        else watcher.close();
      });
    }
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) add(join(folder, entry.name));
    }
  };
  add('spec');
}
