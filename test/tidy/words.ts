/** What may not be written: leftovers, short names, `any`, and what only one machine knows. */
import ts from 'typescript';

import { everyNode, isGenerated, isProgram, place } from './files.ts';
import type { ProjectFile, Rule } from './files.ts';

/** Written by others, and not ours to change. */
const isForeign = (file: ProjectFile): boolean => file.path === 'LICENSE';

function linesWith(pattern: RegExp, complaint: string, applies = (_: ProjectFile) => true): Rule {
  return (files) =>
    files
      .filter((file) => applies(file) && !isForeign(file))
      .flatMap((file) =>
        file.text.split('\n').flatMap((line, index) => {
          const found = pattern.exec(line);
          return found ? [`${file.path}:${index + 1}: ${complaint}: ${found[0]}`] : [];
        }),
      );
}

// The brackets keep these patterns from finding themselves.
export const leftovers = linesWith(/\b(FIX[M]E|TO[D]O|XX[X]|HA[C]K)\b/, 'leftover');

export const machinePaths = linesWith(
  /(?<![\w.~-])\/(?:work|root|home|Users)\/\w+|[a-z]:\\Users|registry\.npm[j]s/i,
  'only one machine knows this',
);

export const lockfileAddresses = linesWith(
  /"resolved"/,
  'a download address',
  (file) => file.path === 'package-lock.json',
);

export const noAny: Rule = (files) =>
  files.filter(isProgram).flatMap((file) =>
    everyNode(file)
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => `${place(file, node)}: any; say what it is, or unknown`),
  );

const replacements = new Map(
  Object.entries({
    addr: 'address',
    buf: 'buffer',
    cb: 'callback',
    cfg: 'configuration',
    cnt: 'count',
    conn: 'connection',
    ctx: 'context',
    dst: 'destination',
    err: 'error',
    fn: 'what it does',
    hdr: 'header',
    idx: 'index',
    len: 'length',
    msg: 'message',
    num: 'number or count',
    opts: 'options',
    pkt: 'packet',
    proto: 'protocol',
    src: 'source',
    str: 'text',
    tmp: 'what it holds',
    val: 'value',
  }),
);

/** Numbers of socket(2) have the names that programs know them by. */
const THEIR_NAMES = /^bench\/peers\/|^runtime\/socket\/constants\.ts$/;

/** Names that we give; those of other people's interfaces are used as they are. */
export const bannedNames: Rule = (files) =>
  files
    .filter((file) => isProgram(file) && !isGenerated(file) && !THEIR_NAMES.test(file.path))
    .flatMap((file) => everyNode(file).flatMap((node) => bannedName(file, node)));

function bannedName(file: ProjectFile, node: ts.Node): readonly string[] {
  const name =
    ts.isVariableDeclaration(node) || ts.isParameter(node) || isNamed(node) ? node.name : undefined;
  if (name === undefined || !ts.isIdentifier(name)) return [];
  const words = name.text.split(/(?=[A-Z][a-z])|[_$\d]+/).map((word) => word.toLowerCase());
  const banned = words.find((word) => replacements.has(word));
  if (banned === undefined) return [];
  return [`${place(file, name)}: ${name.text}; instead of ${banned}: ${replacements.get(banned)}`];
}

function isNamed(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isBindingElement(node)
  );
}

/** A drawer for everything holds anything. */
export const bannedFileNames: Rule = (files) =>
  files
    .filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.[mt]?[jt]s$)/.test(file.path))
    .map((file) => `${file.path}: name it for what it does`);
