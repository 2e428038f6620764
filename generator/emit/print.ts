/** Statements to text, which is laid out later: functions here, other structures by ts-morph. */
import {
  Project,
  QuoteKind,
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
  const { protocol } = module;
  const depth = '../'.repeat(protocol.layer === '' ? 1 : protocol.layer.split('/').length + 1);
  if (protocol.endian.kind === 'when') useSwapped(module, statements);
  const imports = [...module.imports].map(([path, names]): StatementStructures => ({
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: path.includes('/') ? `${depth}${path}` : `./${path}.ts`,
    namedImports: [...names].sort(),
  }));
  const texts = [`// ${banner}`, '/**', ...essay.map((line) => ` * ${line}`.trimEnd()), ' */'];
  for (const one of grouped([...imports, ...statements])) {
    const isFunction = typeof one !== 'string' && !Array.isArray(one);
    if (isFunction || texts.at(-1)!.endsWith('}')) texts.push('');
    texts.push(typeof one === 'string' ? one : isFunction ? functionText(one) : structures(one));
  }
  return texts.join('\n');
}

type Group = string | FunctionDeclarationStructure | StatementStructures[];

/** Structures that stand together go through ts-morph at once, but functions, see below. */
function grouped(statements: readonly (StatementStructures | string)[]): Group[] {
  const groups: Group[] = [];
  for (const one of statements) {
    const last = groups.at(-1);
    if (typeof one === 'string' || one.kind === StructureKind.Function) groups.push(one);
    else if (Array.isArray(last)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function structures(statements: StatementStructures[]): string {
  project ??= new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { quoteKind: QuoteKind.Single },
  });
  const file = project.createSourceFile('output.ts', { statements }, { overwrite: true });
  return file.getFullText().trimEnd();
}

/**
 * Nine tenths of all statements, so that they are put together here: ts-morph would read again what
 * it has written of them.
 */
function functionText(one: FunctionDeclarationStructure): string {
  const parameters = (one.parameters ?? []).map(({ name, type }) => `${name}: ${String(type)}`);
  const lines = one.statements as readonly string[];
  const head = `function ${one.name}(${parameters.join(', ')}): ${String(one.returnType)} {`;
  return [
    `${(one.docs ?? []).join('')}${one.isExported ? 'export ' : ''}${head}`,
    ...lines.flatMap((line, index) => (lines[index - 1]?.endsWith('}') ? ['', line] : [line])),
    '}',
  ].join('\n');
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
    docs: [docComment(doc, DOC_WIDTH)],
  };
}

export { octets as octetsParameter, StructureKind };

/** Functions stand at the margin; what is in an interface has less room. */
const DOC_WIDTH = 96;
const MEMBER_DOC_WIDTH = 94;

/** In one line, or as many as it takes. */
export function docComment(doc: string, width = MEMBER_DOC_WIDTH): string {
  if (doc === '') return '';
  if (doc.length <= width - 4) return `/** ${doc} */\n`;
  return ['/**', ...wrap(doc, width).map((line) => ` * ${line}`), ' */', ''].join('\n');
}
