/** What importing one protocol's wire module costs a program, in a process of its own each time. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';
import type { Timed } from './measure.ts';

const ROUNDS = 9;
const MS_MAX = 10;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One of common size, and the largest of all. */
const MODULES = ['transport/tcp', 'secure/tls'];

export const bench: Bench = {
  about: 'import the wire module of one protocol',
  async run(): Promise<Report> {
    const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
    try {
      return await report(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function report(folder: string): Promise<Report> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const timed = MODULES.flatMap((module): Timed[] => {
    const source = `generated/${module}.wire.ts`;
    transpile(source, folder);
    const compiled = join(folder, source.replace(/\.ts$/, '.js'));
    return [
      { name: `${module}, compiled`, once: () => Promise.resolve(timeImport(compiled, [])) },
      {
        name: `${module}, through tsx`,
        once: () => Promise.resolve(timeImport(join(ROOT, source), ['--import', 'tsx'])),
      },
    ];
  });
  const table = await compareRuns('import', 'ms', timed, ROUNDS);
  const claims = MODULES.map((module) =>
    atMost(`${module}, compiled,`, rowOf(table, `${module}, compiled`).time.median, MS_MAX, ' ms'),
  );
  return {
    tables: [table],
    claims,
    notes: [
      'compiled: JavaScript as the published package holds it; the time is that of import() alone',
      'through tsx: the sources, as a checkout runs them; loading tsx itself is not counted',
    ],
  };
}

/** A module and all that it imports, as JavaScript below a folder. */
function transpile(path: string, folder: string): void {
  const target = join(folder, path.replace(/\.ts$/, '.js'));
  if (existsSync(target)) return;
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
    fileName: path,
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
  for (const [, imported] of outputText.matchAll(/ from ["'](\.[^"']+)\.js["']/g)) {
    transpile(`${posix.join(posix.dirname(path), imported)}.ts`, folder);
  }
}

function timeImport(path: string, flags: readonly string[]): number {
  const program =
    'const begun = performance.now();' +
    `await import(${JSON.stringify(pathToFileURL(path).href)});` +
    'console.log(performance.now() - begun);';
  const words = [...flags, '--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' }));
}
