/**
 * Networks of a topology: what is joined by links, and by switches, is one segment, on which
 * everyone hears everyone and all addresses are of the same prefixes.
 */
import type { NodeKind, Topology, TopologyEnd } from './topology.ts';

/** An end of a link at a host or a router. */
export interface Attachment {
  readonly node: string;
  readonly kind: NodeKind;
  /** Which link, and which of its ends. */
  readonly link: number;
  readonly end: 0 | 1;
  readonly written: TopologyEnd['addresses'];
}

/** In the order of the links. */
export interface Segment {
  readonly attachments: readonly Attachment[];
  /** The least of its links', in octets. */
  readonly mtu: number;
}

/** Throws RangeError where switches are joined to a ring: a frame would go round for ever. */
export function segmentsOf({ nodes, links }: Topology): readonly Segment[] {
  const kinds = new Map(nodes.map(({ name, kind }) => [name, kind]));
  const groups = switchGroups(links, kinds);
  const segments = new Map<string, { attachments: Attachment[]; mtu: number }>();
  links.forEach(({ ends, mtu }, link) => {
    const bridge = ends.find(({ node }) => kinds.get(node) === 'switch');
    const key = bridge === undefined ? `link ${link}` : `switch ${groups.rootOf(bridge.node)}`;
    const segment = segments.get(key) ?? { attachments: [], mtu };
    segments.set(key, segment);
    segment.mtu = Math.min(segment.mtu, mtu);
    ends.forEach(({ node, addresses: written }, end) => {
      const kind = kinds.get(node);
      if (kind === undefined || kind === 'switch') return;
      segment.attachments.push({ node, kind, link, end: end as 0 | 1, written });
    });
  });
  return [...segments.values()];
}

/** Which switches are joined with each other. */
export class SwitchGroups {
  readonly #parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let up = this.#parents.get(root); up !== undefined; up = this.#parents.get(root))
      root = up;
    return root;
  }

  /** False when they were joined already, through others. */
  join(one: string, other: string): boolean {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    if (first === second) return false;
    this.#parents.set(second, first);
    return true;
  }
}

function switchGroups(
  links: Topology['links'],
  kinds: ReadonlyMap<string, NodeKind>,
): SwitchGroups {
  const groups = new SwitchGroups();
  for (const { ends } of links) {
    const [one, other] = ends.map(({ node }) => node);
    if (kinds.get(one) !== 'switch' || kinds.get(other) !== 'switch') continue;
    if (!groups.join(one, other)) {
      throw new RangeError(`links: ${one} and ${other} close a ring of switches`);
    }
  }
  return groups;
}
