/** What the grammar's actions share: parts of a match, their places, the comments beside them. */
import type { Node } from 'ohm-js';
import type { Comments } from './comments.ts';
import type { Reporter } from './diagnostic.ts';
import type * as S from './syntax.ts';

export interface Place {
  readonly file: string;
  readonly offset: number;
  readonly comments: Comments;
  readonly reporter: Reporter;
}

let place: Place;

/** Where the declaration that is read now stands. */
export function readAt(at: Place): void {
  place = at;
}

export const reporter = (): Reporter => place.reporter;

export const ast = (node: Node): never => (node as unknown as { ast(): unknown }).ast() as never;
export const all = (node: Node): never[] => node.asIteration().children.map(ast);
/** The one child of an optional, or undefined. */
export const maybe = (node: Node): never | undefined =>
  node.children.length > 0 ? ast(node.children[0]!) : undefined;
export const has = (node: Node): boolean => node.children.length > 0;

export function span(node: Node): S.Span {
  const { offset, file } = place;
  return { file, start: offset + node.source.startIdx, end: offset + node.source.endIdx };
}
export const text = (node: Node): S.Named => ({ text: node.sourceString.trim(), span: span(node) });
export const unquote = (node: Node): string => node.sourceString.slice(1, -1);
export function doc(node: Node): string {
  const { start, end } = span(node);
  // What opens a brace is spoken of where it opens.
  if (node.sourceString.includes('{')) return headDoc(node);
  return place.comments.of(start, end);
}
/**
 * The documentation of a declaration in braces: what stands above it, or beside its opening line.
 */
export function headDoc(node: Node): string {
  const { start } = span(node);
  const line = node.sourceString.split('\n', 1)[0]!;
  return place.comments.of(start, start + line.length);
}

/** Only what stands above. */
export function above(node: Node): string {
  return place.comments.above(span(node).start);
}
