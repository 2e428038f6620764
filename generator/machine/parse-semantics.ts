/** From ohm's match of a part to syntax. */
import type { Grammar, MatchResult, Semantics } from 'ohm-js';

import { actionActions } from './parse-actions.ts';
import { declarationActions } from './parse-declarations.ts';
import { expressionActions } from './parse-expression.ts';
import { ruleActions } from './parse-rules.ts';
import { ast, reading, span } from './parse-tools.ts';
import type { Place } from './parse-tools.ts';

const semantics = new WeakMap<Grammar, Semantics>();

/** What a part adds to its machine: some of the lists of `MachineSyntax`. */
export function fragmentOf(grammar: Grammar, match: MatchResult, at: Place): object {
  reading.place = at;
  let found = semantics.get(grammar);
  if (!found) {
    const actions = {
      ...expressionActions({ ast, span }),
      ...declarationActions,
      ...ruleActions,
      ...actionActions,
    };
    semantics.set(grammar, (found = grammar.createSemantics().addOperation('ast', actions)));
  }
  return (found as unknown as (m: MatchResult) => { ast(): object })(match).ast();
}
