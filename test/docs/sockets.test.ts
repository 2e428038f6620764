/** Every example of docs/sockets.md compiles against the sources, by the names of the package. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const PAGE = 'docs/sockets.md';
const BROKEN = 'test/docs/broken.ts';
const page = readFileSync(PAGE, 'utf8');

/** Names of the package's parts, and where they are before they are built. */
const paths = {
  'nonos-net/stack': ['./runtime/stack.ts'],
  'nonos-net/sockets': ['./runtime/sockets.ts'],
  'nonos-net/node': ['./adapters/node/index.ts'],
  'nonos-net/system': ['./drivers/system/index.ts'],
};

/** The examples by the name of a file, each with the lines of the page before it. */
function examples(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of page.matchAll(/^```ts\n([\s\S]*?)^```/gm)) {
    const before = page.slice(0, match.index).split('\n').length;
    found.set(`test/docs/example-${found.size + 1}.ts`, '\n'.repeat(before) + match[1]);
  }
  return found;
}

function compile(files: ReadonlyMap<string, string>): readonly string[] {
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
      const place = path === BROKEN ? BROKEN : `${PAGE}:${line + 1}`;
      return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}

const documented = suite('the page on sockets');

documented('has examples that compile', () => {
  const files = new Map(examples());
  assert.ok(files.size >= 4);
  // One that does not shows that this would tell.
  files.set(BROKEN, `import { openSockets } from 'nonos-net/sockets';\nopenSockets(7);`);
  const [said, ...more] = compile(files);
  assert.match(said, /^test\/docs\/broken\.ts: Argument of type 'number'/);
  assert.equal(more, []);
});

documented('names bounds as they are', async () => {
  const [process, host, udp, port, open] = await Promise.all([
    import('../../runtime/socket/process.ts'),
    import('../../runtime/socket/host.ts'),
    import('../../runtime/transport/udp.ts'),
    import('../../runtime/transport/udp/port.ts'),
    import('../../runtime/socket/open-socket.ts'),
  ]);
  for (const [name, value] of Object.entries({
    DESCRIPTORS_MAX: process.DESCRIPTORS_MAX,
    SOCKETS_MAX: host.SOCKETS_MAX,
    UDP_PORTS_MAX: udp.UDP_PORTS_MAX,
    MEMBERSHIPS_MAX: port.MEMBERSHIPS_MAX,
    WATCHERS_MAX: open.WATCHERS_MAX,
  })) {
    const [, said] = new RegExp(`\`${name}\`, ([\\d,]+)`).exec(page) ?? [];
    assert.is(Number(said?.replace(',', '')), value, name);
  }
});

documented.run();
