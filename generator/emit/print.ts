/** Statements to text: all of a file's structures in one ts-morph batch; prettier follows. */
import {
  Project,
  StructureKind,
  type FunctionDeclarationStructure,
  type ParameterDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';
import { octetsPath, use, type Module } from './module.ts';
import { wrap } from '../wrap.ts';
import { prune } from './prune.ts';

let project: Project | undefined;

export function print(
  module: Module,
  banner: string,
  essay: readonly string[],
  statements: readonly (StatementStructures | string)[],
): string {
  project ??= new Project({ useInMemoryFileSystem: true });
  const { protocol } = module;
  const depth = '../'.repeat(protocol.layer === '' ? 1 : protocol.layer.split('/').length + 1);
  if (protocol.endian.kind === 'when') useSwapped(module, statements);
  const imports = [...module.imports].map(([path, names]): StatementStructures => ({
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: path.includes('/') ? `${depth}${path}` : `./${path}.ts`,
    namedImports: [...names].sort(),
  }));
  const file = project.createSourceFile(
    'output.ts',
    { statements: [...imports, ...statements] },
    { overwrite: true },
  );
  const text = file.getFullText();
  return [`// ${banner}`, '/**', ...essay.map((line) => ` * ${line}`.trimEnd()), ' */', text].join(
    '\n',
  );
}

/** `integers.ts` calls these where the order of octets is only known at run time. */
function useSwapped(module: Module, statements: readonly (StatementStructures | string)[]): void {
  const said = JSON.stringify(statements);
  for (const name of ['putUint', 'bigUint', 'uint']) {
    if (new RegExp(`\\b${name}\\(b`).test(said)) use(module, octetsPath, name);
  }
}

const octets: ParameterDeclarationStructure = {
  kind: StructureKind.Parameter,
  name: 'b',
  type: 'Uint8Array',
};

/** An exported function over `(b, o, …numbers)`. */
export function octetFunction(
  name: string,
  parameters: readonly string[],
  returns: string,
  body: readonly string[],
  doc: string,
  first: readonly ParameterDeclarationStructure[] = [octets],
): FunctionDeclarationStructure {
  const numbers = parameters.map((one): ParameterDeclarationStructure => ({
    kind: StructureKind.Parameter,
    name: one,
    type: 'number',
  }));
  return {
    kind: StructureKind.Function,
    name,
    isExported: true,
    parameters: [...first, ...numbers],
    returnType: returns,
    statements: prune(body),
    ...(doc === '' ? {} : { docs: [{ description: wrapped(doc) }] }),
  };
}

export { octets as octetsParameter, StructureKind };

const DOC_WIDTH = 96;

/** One line, or as many as it takes. */
function wrapped(doc: string): string {
  return doc.length <= DOC_WIDTH - 4 ? doc : `\n${wrap(doc, DOC_WIDTH).join('\n')}`;
}

/** The same for text that is not a structure. */
export function docComment(doc: string): string {
  if (doc === '') return '';
  if (doc.length <= DOC_WIDTH - 6) return `/** ${doc} */\n`;
  return ['/**', ...wrap(doc, DOC_WIDTH - 2).map((line) => ` * ${line}`), ' */', ''].join('\n');
}
