/**
 * Accessors against the twin's tree: each that exists for a field must say what stands in its
 * bits.
 */
import type { Arm, Field } from '../../generator/model.ts';
import { camel, upper } from '../../generator/names.ts';
import type { Node, Reading } from '../reference/tree.ts';
import type { Packet } from './cases.ts';
import { accessorName, local, parametersOf } from './subjects.ts';
import type { Generated, Subject } from './subjects.ts';

type Place = Pick<Packet, 'b' | 'o' | 'end' | 'needs'>;

export function accessorsAgree(subject: Subject, at: Place, reading: Reading): void {
  const { type } = subject;
  const prefix = type.kind === 'message' && type.principal ? '' : type.id;
  const { arm } = reading.tree;
  const visit = visitor(subject, { ...at, end: reading.end });
  if (arm) visit(reading.tree, accessorName(prefix, arm.id), arm);
  else visit(reading.tree, prefix, undefined);
}

type Visit = (node: Node, prefix: string, arm: Arm | undefined) => void;

function visitor(subject: Subject, at: Place): Visit {
  const visit: Visit = (node, prefix) => {
    for (const child of node.children) {
      const { field } = child;
      if (!field || (subject.type.kind === 'choice' && field === subject.type.tag)) continue;
      agree(subject, at, child, field, prefix);
      if (field.kind === 'group') visit(child, prefix, undefined);
      if (field.kind === 'union') visit(child, accessorName(prefix, child.arm!.id), child.arm);
    }
  };
  return visit;
}

function agree(subject: Subject, at: Place, node: Node, field: Field, prefix: string): void {
  const name = accessorName(prefix, field.id);
  const expect = (accessor: string, wanted: number | bigint | boolean): void => {
    const got = call(subject, accessor, at);
    if (got === undefined || got === wanted || Number(got) === Number(wanted)) return;
    throw new Error(`${accessor}() answers ${got}, the twin saw ${wanted} of ${field.path}`);
  };
  if (field.when) expect(`has${upper(name)}`, true);
  if (field.kind === 'integer' || field.kind === 'nested') {
    if (node.value !== undefined) expect(name, node.value);
  }
  // Where a list ends, filler may follow: only its beginning is a place of the spec.
  if (field.kind === 'integer') return;
  expect(`${name}Start`, node.start / 8);
  if (field.kind !== 'list') expect(`${name}End`, node.end / 8);
}

/**
 * Calls an accessor with what its parameters name; undefined when there is none, or it needs more.
 */
export function call(subject: Subject, name: string, at: Place): number | bigint | undefined {
  const accessor = subject.wire.get(name);
  if (!accessor) return undefined;
  const given = argumentsFor(subject, accessor, at);
  return given && accessor(at.b, ...given);
}

/** What a generated function's parameters stand for here; undefined when one is not known. */
export function argumentsFor(
  subject: Subject,
  accessor: Generated,
  at: Place,
  more: ReadonlyMap<string, number | bigint> = new Map(),
): (number | bigint)[] | undefined {
  const { givens, origin } = subject.type.needs;
  const values = origin ? at.needs.slice(1) : at.needs;
  const known = new Map<string, number | bigint>([
    ...more,
    ['o', at.o],
    ['end', at.end],
    ['origin', origin ? at.needs[0] : at.o],
    ...givens.map((given, index): [string, number] => [local(camel(given.name)), values[index]]),
  ]);
  const found = parametersOf(accessor)
    .slice(1)
    .flatMap((name) => known.get(name) ?? []);
  return found.length === parametersOf(accessor).length - 1 ? found : undefined;
}
