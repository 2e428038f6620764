/** Actions of rules and sequences, from ohm's match: one action a production. */
import type { Node } from 'ohm-js';

import { all, ast, maybe, negated, ordinal, span, text } from './parse-tools.ts';
import type { Actions } from './parse-tools.ts';

export const actionActions: Actions = {
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
  Simple_continue: (_c, _a, number) => ({
    kind: 'continue',
    at: ordinal(number),
    span: span(number),
  }),
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
};

const tell = (name: Node, event: Node, every: boolean) => ({
  kind: 'tell',
  name: text(name),
  every,
  event: text(event),
  span: span(name),
});
