/** Blocks, rows and rules, from ohm's match: one action a production. */
import type { Node } from 'ohm-js';

import {
  all,
  ast,
  doc,
  maybe,
  names,
  negated,
  optional,
  ordinal,
  span,
  text,
} from './parse-tools.ts';
import type { Actions } from './parse-tools.ts';
import type * as S from './syntax.ts';

const joined = (left: S.Expression, right: S.Expression): S.Expression => ({
  kind: 'binary',
  operator: 'and',
  left,
  right,
  span: { ...left.span, end: right.span.end },
});
const rule = (
  self: Node,
  guard: S.Expression | undefined,
  actions: Node,
  per: Node,
): S.RuleSyntax => ({
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

export const ruleActions: Actions = {
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
    const at = ast(occasion) as {
      on: 'event' | 'timer';
      name: S.Named;
      step: number;
      title?: string;
      span: S.Span;
    };
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
    const sameLine = !self.source.sourceString
      .slice(self.source.startIdx, rules.source.startIdx)
      .includes('\n');
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
  Sequence: (_to, name, _c, actions) => ({
    sequences: [{ name: text(name), actions: all(actions) }],
  }),
  Otherwise: (self, disposition, per) => ({
    otherwise: [
      {
        disposition: ast(disposition),
        per: optional(per),
        states: undefined,
        event: undefined,
        span: span(self),
      },
    ],
  }),
  Disposition_ignore: (self) => ({ kind: 'ignore', span: span(self) }),
  Disposition_defer: (self) => ({ kind: 'defer', span: span(self) }),
  Disposition_refuse: (self, reason) => ({
    kind: 'refuse',
    reason: reason.children[0]?.sourceString.slice(1, -1),
    span: { ...span(self), end: span(reason).end || span(self).end },
  }),
};
