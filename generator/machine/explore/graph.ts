/** The graph of what was explored: the way to a node, and which nodes still reach a good one. */

export interface GraphNode {
  readonly parent: GraphNode | undefined;
  readonly next: readonly GraphNode[];
  /** Some of what follows was left out, for want of room. */
  readonly cut: boolean;
}

/** The steps from the first node to this one. */
export function wayTo<S>(node: GraphNode & { readonly step: S | undefined }): S[] {
  const steps: S[] = [];
  let each: typeof node | undefined = node;
  while (each?.step !== undefined) {
    steps.unshift(each.step);
    each = each.parent as typeof node | undefined;
  }
  return steps;
}

/**
 * A node of `concerned` from which no good one can be reached any more; what was cut counts as
 * good.
 */
export function stuckNode<N extends GraphNode>(
  nodes: readonly N[],
  good: (node: N) => boolean,
  concerned: (node: N) => boolean,
): N | undefined {
  const before = new Map<GraphNode, N[]>();
  for (const node of nodes) {
    for (const next of node.next) {
      const known = before.get(next);
      if (known) known.push(node);
      else before.set(next, [node]);
    }
  }
  const reaching = new Set(nodes.filter((node) => node.cut || good(node)));
  for (const node of reaching) for (const each of before.get(node) ?? []) reaching.add(each);
  return nodes.find((node) => !reaching.has(node) && concerned(node));
}
