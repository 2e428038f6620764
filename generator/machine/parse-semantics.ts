/** From ohm's match of a part to syntax: one action a production, in the grammar's order. */
import type { Grammar, MatchResult, Node, Semantics } from 'ohm-js';

import type { Comments } from '../comments.ts';
import { expressionActions } from './parse-expression.ts';
import type * as S from './syntax.ts';

export interface Place {
  readonly file: string;
  readonly offset: number;
  readonly comments: Comments;
}

let place: Place;
let document = '';
const semantics = new WeakMap<Grammar, Semantics>();

/** What a part adds to its machine: some of the lists of `MachineSyntax`. */
export function fragmentOf(grammar: Grammar, match: MatchResult, at: Place): object {
  place = at;
  let found = semantics.get(grammar);
  if (!found) {
    const actions = { ...expressionActions({ ast, span }), ...partActions };
    semantics.set(grammar, (found = grammar.createSemantics().addOperation('ast', actions)));
  }
  return (found as unknown as (m: MatchResult) => { ast(): object })(match).ast();
}

const ast = (node: Node): never => (node as unknown as { ast(): unknown }).ast() as never;
const all = (node: Node): never[] => node.asIteration().children.map(ast);
const maybe = (node: Node): never | undefined =>
  node.children.length > 0 ? ast(node.children[0]!) : undefined;
const optional = (node: Node): never[] => (node.children.length > 0 ? ast(node.children[0]!) : []);
const names = (node: Node): S.Named[] => node.asIteration().children.map(text);

function span(node: Node): S.Span {
  const { startIdx, endIdx } = node.source;
  return { file: place.file, start: place.offset + startIdx, end: place.offset + endIdx };
}
const text = (node: Node): S.Named => ({ text: node.sourceString.trim(), span: span(node) });
/** The comment beside a node, or above it. */
function doc(node: Node): string {
  const { start, end } = span(node);
  return place.comments.of(start, end);
}
const ORDINALS = [
  'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth',
  'eleventh', 'twelfth',
]; // prettier-ignore
const ordinal = (node: Node): number => ORDINALS.indexOf(node.sourceString.trim()) + 1;
const negated = (operand: S.Expression): S.Expression => ({ kind: 'not', operand, span: operand.span });
const joined = (left: S.Expression, right: S.Expression): S.Expression => ({
  kind: 'binary',
  operator: 'and',
  left,
  right,
  span: { ...left.span, end: right.span.end },
});
const withFields = (groups: Node): S.VariableSyntax[] => groups.asIteration().children.flatMap(ast);
const rule = (self: Node, guard: S.Expression | undefined, actions: Node, per: Node): S.RuleSyntax => ({
  guard,
  actions: all(actions),
  per: optional(per),
  span: span(self),
});

/** A rule that cites nothing itself follows the clause of its block. */
const cited = (each: S.RuleSyntax, per: readonly S.Reference[]): S.RuleSyntax =>
  each.per.length > 0 ? each : { ...each, per };

interface CellSyntax {
  readonly states?: S.StateSet;
  readonly rules?: readonly S.RuleSyntax[];
  readonly disposition?: S.DispositionSyntax;
  readonly per: readonly S.Reference[];
  readonly span: S.Span;
}

/* eslint-disable-next-line -- ohm's action dictionary */
const partActions: Record<string, (this: unknown, ...nodes: Node[]) => unknown> = {
  Part: (part) => ast(part),
  Head(machine, name, _w, within, _s, starts, ends, per) {
    const references = optional(per) as S.Reference[];
    document = references[0]?.document ?? '';
    return {
      kind: 'machine',
      name: text(name),
      within: within.children[0] && text(within.children[0]),
      starts: text(starts),
      ends: optional(ends),
      per: references,
      doc: place.comments.above(span(machine).start),
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

  StateBlock(where, per, rows) {
    const { states, declared } = ast(where) as { states: S.StateSet; declared: S.Named[] };
    const found = rows.children.map(ast) as { rule?: S.RuleSyntax }[];
    const clauses = found.flatMap(({ rule: own, ...row }) =>
      own ? [{ ...row, rule: cited(own, optional(per)), states, step: 0 }] : [],
    );
    const otherwise = found.filter((row) => !row.rule).map((row) => ({ ...row, states }));
    return { states: declared, rows: clauses, otherwise };
  },
  Where_state: (_s, name) => ({
    states: { every: false, names: [text(name)], span: span(name) },
    declared: [{ ...text(name), doc: doc(name) }],
  }),
  Where_in: (_i, set) => ({ states: ast(set), declared: [] }),
  StateSet_every: (self, state, _x, except) => ({
    every: true,
    names: except.children.flatMap(names),
    span: { ...span(self), end: span(state).end },
  }),
  StateSet_list: (list) => ({ every: false, names: names(list), span: span(list) }),
  Row_on(self, list, guard, _c, actions, per) {
    return { on: 'event', names: names(list), rule: rule(self, ast(guard), actions, per) };
  },
  Row_after(self, list, guard, _c, actions, per) {
    return { on: 'timer', names: names(list), rule: rule(self, ast(guard), actions, per) };
  },
  Row_otherwise: (self, disposition, per) => ({
    disposition: ast(disposition),
    per: optional(per),
    span: span(self),
  }),
  EventBlock(occasion, per, cells) {
    const at = ast(occasion) as { on: 'event' | 'timer'; name: S.Named; step: number; title?: string; span: S.Span };
    const found = cells.children.map(ast) as CellSyntax[];
    const rows = found.flatMap(({ states, rules = [] }) =>
      rules.map((each) => ({
        states,
        on: at.on,
        names: [at.name],
        step: at.step,
        rule: cited(each, optional(per)),
      })),
    );
    const otherwise = found
      .filter((cell) => cell.disposition)
      .map((cell) => ({
        ...cell,
        per: cell.per.length > 0 ? cell.per : optional(per),
        states: undefined,
        event: at.name,
      }));
    const { name: event, step, title } = at;
    const steps = title === undefined ? [] : [{ event, ordinal: step, title, span: at.span }];
    return { rows, otherwise, steps };
  },
  Occasion_step: (_on, name, number, title) => ({
    on: 'event',
    name: text(name),
    step: ordinal(number),
    title: title.sourceString,
    span: span(number),
  }),
  Occasion_on: (_on, name) => ({ on: 'event', name: text(name), step: 0 }),
  Occasion_after: (_after, name) => ({ on: 'timer', name: text(name), step: 0 }),
  Cell_in(self, set, per, rules) {
    const found = rules.children.map(ast) as S.RuleSyntax[];
    const first = { ...found[0]!, span: { ...span(self), end: found[0]!.span.end } };
    const sameLine = !self.source.sourceString.slice(self.source.startIdx, rules.source.startIdx).includes('\n');
    const own = sameLine ? [first, ...found.slice(1)] : found;
    return { states: ast(set), rules: own.map((each) => cited(each, optional(per))) };
  },
  Cell_otherwise: (self, disposition, per) => ({
    disposition: ast(disposition),
    per: optional(per),
    span: span(self),
  }),
  Rule: (head, _c, actions, per) => {
    const { guard, from } = ast(head) as { guard: S.Expression | undefined; from: S.Span };
    return { ...rule(actions, guard, actions, per), span: { ...from, end: span(actions).end } };
  },
  RuleHead_else: (self) => ({ guard: undefined, from: span(self) }),
  RuleHead_guard: (guard) => ({ guard: ast(guard), from: span(guard) }),
  Guard(_w, when, _u, unless) {
    const [yes, no] = [maybe(when), maybe(unless)] as (S.Expression | undefined)[];
    if (!no) return yes;
    return yes ? joined(yes, negated(no)) : negated(no);
  },
  Condition: (name, _e, value) => ({ conditions: [{ name: text(name), value: ast(value) }] }),
  Sequence: (_to, name, _c, actions) => ({ sequences: [{ name: text(name), actions: all(actions) }] }),
  Otherwise: (self, disposition, per) => ({
    otherwise: [
      { disposition: ast(disposition), per: optional(per), states: undefined, event: undefined, span: span(self) },
    ],
  }),
  Disposition_ignore: (self) => ({ kind: 'ignore', span: span(self) }),
  Disposition_defer: (self) => ({ kind: 'defer', span: span(self) }),
  Disposition_refuse: (self, reason) => ({
    kind: 'refuse',
    reason: reason.children[0]?.sourceString.slice(1, -1),
    span: { ...span(self), end: span(reason).end || span(self).end },
  }),

  Action: (action) => ast(action),
  Action_when: (action, _w, condition, otherwise) => ({
    kind: 'choose',
    condition: ast(condition),
    then: ast(action),
    otherwise: maybe(otherwise),
    span: { ...span(action), end: span(condition).end },
  }),
  Action_unless: (action, _u, condition) => ({
    kind: 'choose',
    condition: negated(ast(condition)),
    then: ast(action),
    otherwise: undefined,
    span: { ...span(action), end: span(condition).end },
  }),
  OrElse: (_e, action) => ast(action),
  Simple_group: (self, actions, _c) => ({ kind: 'group', actions: all(actions), span: span(self) }),
  Simple_become: (_b, name) => ({ kind: 'become', name: text(name), span: span(name) }),
  Simple_start: (_s, name, _f, duration) => ({
    kind: 'start',
    name: text(name),
    duration: maybe(duration),
    span: span(name),
  }),
  Simple_stopAll: (self, _e, _t) => ({ kind: 'stopAll', span: span(self) }),
  Simple_stop: (_s, name) => ({ kind: 'stop', name: text(name), span: span(name) }),
  Simple_backOff: (_b, _o, name) => ({ kind: 'backOff', name: text(name), span: span(name) }),
  Simple_continue: (_c, _a, number) => ({ kind: 'continue', at: ordinal(number), span: span(number) }),
  Simple_return: (self) => ({ kind: 'return', span: span(self) }),
  Simple_tell: (_t, name, event) => tell(name, event, false),
  Simple_tellEvery: (_t, _e, name, event) => tell(name, event, true),
  Simple_disposition: (it) => ({ kind: 'disposition', disposition: ast(it), span: span(it) }),
  Simple_assign: (name, operator, value) => ({
    kind: 'assign',
    name: text(name),
    operator: operator.sourceString.trim(),
    value: ast(value),
    span: { ...span(name), end: span(value).end },
  }),
  Simple_deed: (name, given) => ({
    kind: 'deed',
    name: text(name),
    arguments: [],
    fields: [],
    ...(ast(given) as object),
    span: span(name),
  }),
  Arguments_positional: (_o, list, _c) => ({ arguments: all(list) }),
  Arguments_fields: (_o, list, _e, values, _c) => ({
    fields: list.children.map((name, at) => ({
      name: text(name),
      values: all(values.children[at]!),
    })),
  }),
  Arguments_none: () => ({}),

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
    document,
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

const tell = (name: Node, event: Node, every: boolean) => ({
  kind: 'tell',
  name: text(name),
  every,
  event: text(event),
  span: span(name),
});

function property(kind: string, [first, per]: Node[], claim: Node, rest: object) {
  const whole = { ...span(first!), end: span(per!).start || span(claim).end };
  const source = first!.source.sourceString.slice(first!.source.startIdx, whole.end - place.offset);
  const words = source.replace(/#.*$/gm, '').replace(/\s+/g, ' ').trim();
  const common = { kind, claim: ast(claim), per: optional(per!), text: words, span: whole };
  return { properties: [{ without: undefined, unless: undefined, once: undefined, ...common, ...rest }] };
}
