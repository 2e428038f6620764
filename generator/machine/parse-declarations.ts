/** What a machine declares and claims, from ohm's match: one action a production. */
import type { Node } from 'ohm-js';

import { all, ast, doc, maybe, names, optional, reading, span, text } from './parse-tools.ts';
import type { Actions } from './parse-tools.ts';
import type * as S from './syntax.ts';

const withFields = (groups: Node): S.VariableSyntax[] => groups.asIteration().children.flatMap(ast);
export const declarationActions: Actions = {
  Part: (part) => ast(part),
  Head(machine, name, _w, within, _s, starts, ends, per) {
    const references = optional(per) as S.Reference[];
    reading.document = references[0]?.document ?? '';
    return {
      kind: 'machine',
      name: text(name),
      within: within.children[0] && text(within.children[0]),
      starts: text(starts),
      ends: optional(ends),
      per: references,
      doc: reading.place.comments.above(span(machine).start),
    };
  },
  Ends: (_e, list) => names(list),
  Supplied: (_g, typed) => ({ given: ast(typed) }),
  Keeps: (_k, typed) => ({ keeps: ast(typed) }),
  Typed: (groups, _end) => withFields(groups),
  Variables(list, _as, kind, _eq, initial) {
    const type = ast(kind);
    const value = maybe(initial);
    return names(list).map((name) => ({ name, type, initial: value, doc: doc(kind) }));
  },
  Kind: (kind) => ast(kind),
  Kind_flags: (self, list) => ({ kind: 'flags', names: names(list), span: span(self) }),
  Kind_range: (ranges) => ({ kind: 'range', ranges: ast(ranges), span: span(ranges) }),
  Kind_named: (name) => ({ kind: 'named', name: name.sourceString, span: span(name) }),
  States: (_s, list, _end) => ({
    states: list.asIteration().children.map((node) => ({ ...text(node), doc: doc(node) })),
  }),
  Hears: (_h, list, _end) => ({ events: all(list) }),
  Event: (name, _o, typed, _c) => ({ name: text(name), fields: optional(typed), doc: doc(name) }),
  Asks: (_a, list, _end) => ({ asks: all(list) }),
  Ask: (name, _o, typed, _c, _as, kind) => ({
    name: text(name),
    parameters: optional(typed),
    type: maybe(kind),
    doc: doc(name),
  }),
  Does: (_d, list, _end) => ({ deeds: all(list) }),
  Deed: (name, parameters, _h, _as, heardAs) => ({
    name: text(name),
    parameters: [],
    fields: [],
    ...(ast(parameters) as object),
    heardAs: heardAs.children[0] && text(heardAs.children[0]),
    doc: doc(name),
  }),
  Parameters_positional: (_o, typed, _c) => ({ parameters: ast(typed) }),
  Parameters_fields: (_o, list, _c) => ({ fields: list.children.map(text) }),
  Parameters_none: () => ({}),
  Timers: (_t, list, _end) => ({ timers: all(list) }),
  Timer: (name, _f, duration, _d, _to, doublingTo, _g, _or, _t, giveOrTake) => ({
    name: text(name),
    duration: ast(duration),
    doublingTo: maybe(doublingTo),
    giveOrTake: maybe(giveOrTake),
    doc: doc(duration),
  }),

  Property_never: (_n, claim, _w, without, _u, unless, per) =>
    property('never', [_n, per], claim, { without: maybe(without), unless: maybe(unless) }),
  Property_eventually: (_a, _e, claim, _o, once, per) =>
    property('eventually', [_a.numChildren > 0 ? _a : _e, per], claim, { once: maybe(once) }),
  Pair: (_two, name, _o, _a, _c, faults, most) => ({
    kind: 'pair',
    name: text(name),
    faults: optional(faults),
    most: maybe(most) ?? 1,
  }),
  Faults: (_t, list) => list.asIteration().children.map((node) => node.sourceString.trim()),
  Most: (_u, _t, number, _n) => Number(number.sourceString),
  EachHears: (_e, _h, list) => ({ heard: names(list) }),
  PerClause: (_p, list) => all(list),
  clause_section: (self, section, _s, requirement) => ({
    document: reading.document,
    section: section.sourceString,
    requirement: requirement.children[0]?.sourceString,
    span: span(self),
  }),
  reference: (first, _s1, rest, _s2, _m, section, _s3, requirement) => ({
    document: [first, ...rest.children].map((word) => word.sourceString).join(' '),
    section: section.children[0]?.sourceString,
    requirement: requirement.children[0]?.sourceString,
    span: span(first),
  }),
  Deviation: (_d, _f, from, _b, because) => ({
    deviations: [{ from: ast(from), because: because.sourceString.slice(1, -1) }],
  }),
};

function property(kind: string, [first, per]: Node[], claim: Node, rest: object) {
  const whole = { ...span(first!), end: span(per!).start || span(claim).end };
  const source = first!.source.sourceString.slice(
    first!.source.startIdx,
    whole.end - reading.place.offset,
  );
  const words = source.replace(/#.*$/gm, '').replace(/\s+/g, ' ').trim();
  const common = { kind, claim: ast(claim), per: optional(per!), text: words, span: whole };
  return {
    properties: [{ without: undefined, unless: undefined, once: undefined, ...common, ...rest }],
  };
}
