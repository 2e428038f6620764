/** What may follow a field: traits gathered into one record, each said once. */
import type { Node } from 'ohm-js';
import { ast, reporter, span } from './parse-nodes.ts';
import type * as S from './syntax.ts';

type TraitSyntax = { [K in keyof S.Traits]?: S.Traits[K] };
export function traits(children: readonly Node[]): S.Traits {
  const nodes = children.map((child) => ast(child) as TraitSyntax);
  onceEach(children, nodes);
  const merged = {
    as: undefined,
    text: false,
    equals: undefined,
    checksum: undefined,
    ranges: undefined,
    multiple: undefined,
    tags: [],
    unless: undefined,
    arms: undefined,
    when: undefined,
    padded: undefined,
    unit: undefined,
    sealed: false,
    shortest: false,
    otherwise: undefined,
    per: [],
    deviations: [],
  } as S.Traits;
  const per = nodes.flatMap((node) => node.per ?? []);
  const deviations = nodes.flatMap((node) => node.deviations ?? []);
  return Object.assign(merged, ...nodes, { per, deviations });
}

/** A second trait of a kind would silently stand for the first. */
function onceEach(children: readonly Node[], nodes: readonly TraitSyntax[]): void {
  const seen = new Map<string, S.Span>();
  for (const [index, child] of children.entries()) {
    const [key = ''] = Object.keys(nodes[index]!);
    const kind = { text: 'as', checksum: 'equals' }[key] ?? key;
    const first = seen.get(kind);
    if (first && kind !== 'per' && kind !== 'deviations') {
      const word = child.sourceString.split(/\s/)[0]!;
      reporter().report({
        span: span(child),
        message: `${word} is said twice of one field`,
        note: { span: first, message: 'the first is here' },
      });
    }
    seen.set(kind, span(child));
  }
}
