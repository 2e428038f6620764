/**
 * Looking things up in a tree by the path of identifiers, list positions left out: `options.mss`.
 */
import type { Node, Value } from '../../runtime/describe.ts';

/** Every node at a path below a node, in order; groups and positions are passed through. */
export function nodesAt(root: Node, path: string): Node[] {
  let found: readonly Node[] = [root];
  for (const id of path.split('.')) found = found.flatMap((node) => childrenNamed(node, id));
  return [...found];
}

function childrenNamed(node: Node, id: string): Node[] {
  const named: Node[] = [];
  for (const child of node.children) {
    if (child.table.kind === 'group') {
      if (child.id === id) named.push(child);
      else named.push(...childrenNamed(child, id));
    } else if (child.id.startsWith('[')) named.push(...childrenNamed(child, id));
    else if (child.id === id) named.push(child);
  }
  return named;
}

export function nodeAt(root: Node, path: string): Node | undefined {
  return nodesAt(root, path)[0];
}

export function valueAt(root: Node, path: string): Value {
  return nodeAt(root, path)?.value;
}

export function numberAt(root: Node, path: string): number {
  return Number(valueAt(root, path) ?? 0);
}

export function textAt(root: Node, path: string): string {
  return nodeAt(root, path)?.text ?? '';
}

/** The items of a list. */
export function itemsAt(root: Node, path: string): readonly Node[] {
  return nodesAt(root, path).flatMap((node) =>
    node.children.filter((item) => item.id.startsWith('[')),
  );
}

/** Name of a value without its number: `A (1)` is `A`. */
export function nameAt(root: Node, path: string): string {
  return bare(textAt(root, path));
}

export function bare(text: string): string {
  return text.replace(/ \((?:0x[0-9a-f]+|\d+)\)$/, '');
}
