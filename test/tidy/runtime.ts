/** What keeps a run repeatable, and each octet read in one way only. */
import ts from 'typescript';

import { everyNode, isProgram, place, syntaxTree } from './files.ts';
import type { ProjectFile, Rule } from './files.ts';

const CLOCK_AND_DICE = /^(Date\.now|Math\.random|performance\.now|process\.hrtime)$/;
const DICE_OF_CRYPTO = /\.?(getRandomValues|randomBytes|randomUUID)$/;

/** Time and chance come from outside, so that a test runs in virtual time and from a seed. */
export const clockAndDice: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && isIn(file, 'runtime/', 'generated/'))
    .flatMap((file) =>
      everyNode(file).flatMap((node) => {
        const used = clockOrDie(node);
        return used === undefined ? [] : [`${place(file, node)}: ${used}; take it as a parameter`];
      }),
    );

function clockOrDie(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText().replace(/^globalThis\./, '');
    return CLOCK_AND_DICE.test(text) || DICE_OF_CRYPTO.test(text) ? text : undefined;
  }
  const isDate = ts.isNewExpression(node) && node.expression.getText() === 'Date';
  return isDate && !node.arguments?.length ? 'new Date()' : undefined;
}

const VIEW_ACCESS = /^(get|set)(Big)?(Ui|I)nt(8|16|32|64)$|^(read|write)(Big)?U?Int(8|16|32|64)/;

/** Outside of generated/ nobody takes octets apart by hand; kernels of checksums are in base. */
export const handMadeParsing: Rule = (files) =>
  files
    .filter(
      (file) => isProgram(file) && isIn(file, 'runtime/', 'drivers/', 'adapters/', 'commands/'),
    )
    .filter((file) => !isIn(file, 'runtime/base/'))
    .flatMap((file) =>
      everyNode(file)
        .filter(ts.isPropertyAccessExpression)
        .filter((node) => VIEW_ACCESS.test(node.name.text))
        .map((node) => `${place(file, node)}: ${node.name.text}; write it in a spec`),
    );

/** A protocol has one name in every folder: what runs, as types alone do not, has a test of it. */
export const testOfItsName: Rule = (files) => {
  const paths = new Set(files.map((file) => file.path));
  return files
    .filter((file) => isProgram(file) && !isTypesAlone(file))
    .map((file) => /^runtime\/(.+)\.ts$/.exec(file.path))
    .filter((match) => match !== null)
    .filter(([, name]) => !paths.has(`test/${name}.test.ts`))
    .map(([path, name]) => `${path}: there is no test/${name}.test.ts`);
};

function isTypesAlone(file: ProjectFile): boolean {
  const { statements } = syntaxTree(file);
  return statements.every(
    (node) =>
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true),
  );
}

function isIn(file: ProjectFile, ...folders: readonly string[]): boolean {
  return folders.some((folder) => file.path.startsWith(folder));
}
