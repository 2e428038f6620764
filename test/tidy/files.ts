/** The files of the project as the rules of tidiness see them: paths with forward slashes, text. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

export interface ProjectFile {
  readonly path: string;
  /** Empty for what is no text. */
  readonly text: string;
}

/** A rule takes all files and gives a line for each place that breaks it. */
export type Rule = (files: readonly ProjectFile[]) => readonly string[];

export function readProject(root: string): readonly ProjectFile[] {
  const ignored = ignoredNames(root);
  const files: ProjectFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (ignored(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.push({ path, text: readText(join(root, path)) });
    }
  };
  walk('');
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** .gitignore has only plain names and `*.suffix`, which keeps this small. */
function ignoredNames(root: string): (name: string) => boolean {
  const patterns = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  const suffixes = patterns.filter((pattern) => pattern.startsWith('*'));
  const names = new Set(['.git', ...patterns]);
  return (name) => names.has(name) || suffixes.some((suffix) => name.endsWith(suffix.slice(1)));
}

function readText(path: string): string {
  const octets = readFileSync(path);
  return octets.includes(0) ? '' : octets.toString('utf8');
}

const trees = new WeakMap<ProjectFile, ts.SourceFile>();

export function isProgram(file: ProjectFile): boolean {
  return /\.(ts|mjs|js)$/.test(file.path);
}

/** Generated files are as long as their RFC, and their names are the RFC's. */
export function isGenerated(file: ProjectFile): boolean {
  return file.path.startsWith('generated/');
}

export function syntaxTree(file: ProjectFile): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  trees.set(file, tree);
  return tree;
}

export function everyNode(file: ProjectFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(syntaxTree(file));
  return nodes;
}

export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

export function place(file: ProjectFile, node: ts.Node): string {
  return `${file.path}:${lineOf(node)}`;
}
