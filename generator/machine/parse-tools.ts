/** What the actions of every production share: the place of a node, its text, its children. */
import type { Node } from 'ohm-js';

import type { Comments } from '../comments.ts';
import type * as S from './syntax.ts';

export interface Place {
  readonly file: string;
  readonly offset: number;
  readonly comments: Comments;
}

/** One action a production; ohm checks that each takes as many nodes as its production has. */
export type Actions = Record<string, (...nodes: Node[]) => unknown>;

/** The part being read, and the document that a bare `§` means. */
export const reading: { place: Place; document: string } = {
  place: { file: '', offset: 0, comments: { of: () => '', above: () => '' } },
  document: '',
};

export const ast = (node: Node): never => (node as unknown as { ast(): unknown }).ast() as never;
export const all = (node: Node): never[] => node.asIteration().children.map(ast);
export const maybe = (node: Node): never | undefined =>
  node.children.length > 0 ? ast(node.children[0]!) : undefined;
export const optional = (node: Node): never[] =>
  node.children.length > 0 ? ast(node.children[0]!) : [];
export const names = (node: Node): S.Named[] => node.asIteration().children.map(text);

export function span(node: Node): S.Span {
  const { source } = node;
  return {
    file: reading.place.file,
    start: reading.place.offset + source.startIdx,
    end: reading.place.offset + source.endIdx,
  };
}
export const text = (node: Node): S.Named => ({ text: node.sourceString.trim(), span: span(node) });
/** The comment beside a node, or above it. */
export function doc(node: Node): string {
  const { start, end } = span(node);
  return reading.place.comments.of(start, end);
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];
export const ordinal = (node: Node): number => ORDINALS.indexOf(node.sourceString.trim()) + 1;

/** `not`, for `unless`. */
export const negated = (operand: S.Expression): S.Expression => ({
  kind: 'not',
  operand,
  span: operand.span,
});
