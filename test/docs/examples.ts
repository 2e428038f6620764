/** Examples of pages, compiled against the sources, by the names of the package. */
import { readFileSync } from 'node:fs';

import ts from 'typescript';

/** A file that is on no page. */
export const BROKEN = 'test/docs/broken.ts';

/** Names of the package's parts, and where they are before they are built. */
const paths = {
  'nonos-net/stack': ['./runtime/stack.ts'],
  'nonos-net/sockets': ['./runtime/sockets.ts'],
  'nonos-net/node': ['./adapters/node/index.ts'],
  'nonos-net/system': ['./drivers/system/index.ts'],
  'nonos-net/onion': ['./runtime/onion.ts'],
  'nonos-net/onion/overlay': ['./runtime/onion-overlay.ts'],
  'nonos-net/onion/node': ['./adapters/node/onion.ts'],
};

/** The examples by the name of a file, each with the lines of the page before it. */
export function examplesOf(page: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of page.matchAll(/^```ts\n([\s\S]*?)^```/gm)) {
    const before = page.slice(0, match.index).split('\n').length;
    found.set(`test/docs/example-${found.size + 1}.ts`, '\n'.repeat(before) + match[1]);
  }
  return found;
}

/** What the compiler has to say, each with its line on the page of that name. */
export function compile(name: string, files: ReadonlyMap<string, string>): readonly string[] {
  const config = ts.readConfigFile('tsconfig.json', (path) => readFileSync(path, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, '.');
  const usual = ts.createCompilerHost(options);
  const textOf = (path: string): string | undefined =>
    files.get(path) ?? files.get(path.replace(`${ts.sys.getCurrentDirectory()}/`, ''));
  const host: ts.CompilerHost = {
    ...usual,
    fileExists: (path) => textOf(path) !== undefined || usual.fileExists(path),
    readFile: (path) => textOf(path) ?? usual.readFile(path),
    getSourceFile: (path, ...more) => {
      const text = textOf(path);
      return text === undefined
        ? usual.getSourceFile(path, ...more)
        : ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    },
  };
  const wanted = { ...options, noEmit: true, paths, noUnusedLocals: false };
  const program = ts.createProgram([...files.keys(), 'test/adapters/node/ssh2.d.ts'], wanted, host);
  return [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path)!;
    const said = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return said.map(({ start = 0, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      const place = path === BROKEN ? BROKEN : `${name}:${line + 1}`;
      return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
