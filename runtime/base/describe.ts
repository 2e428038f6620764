/**
 * The field tree of a message: every field with its bits, its value, and what it broke. It reads a
 * generated table in the order of the generated check, so that both find the same first fault; the
 * tree up to the fault is always there. Nothing here throws, reads outside of the octets, or goes
 * on for ever: a tree has a largest size.
 */
import type { Description } from './describe/node.ts';
import { Node } from './describe/node.ts';
import type { Numbers, TypeTable } from './describe/table.ts';
import { give, startWalk, walkType } from './describe/walk.ts';

export { Node } from './describe/node.ts';
export type { Carried, Description, Fault, Value } from './describe/node.ts';
export { armOf, nameOf, showHex, showText, valueOf } from './describe/text.ts';
export type * from './describe/table.ts';
export { NODES_MAX } from './describe/walk.ts';

/** Describes octets[start, end) as a type; `context` has what the type needs, by identifier. */
export function describe(
  type: TypeTable,
  octets: Uint8Array,
  start = 0,
  end: number = octets.length,
  context: Numbers = {},
): Description {
  const walk = startWalk(octets, start, Math.min(end, octets.length), context);
  const root = new Node(type.name, type.id, type, undefined, start * 8);
  const scope = walkType(walk, type, root, walk.limit);
  const { fault, carried } = walk;
  const gives = scope ? give(walk, type, scope) : {};
  return { root, end: walk.at >>> 3, fault, carried, gives, numbers: scope?.numbers ?? {} };
}
