/**
 * Every (state, event) is handled, refused, deferred or ignored by name; no rule stands where none
 * can reach it.
 */
import type { Reporter } from '../diagnostic.ts';
import { exhaustive, impossible, shadows } from './logic.ts';
import type { Event, Machine, Rule, State } from './model.ts';
import { show } from './show.ts';

export function checkTotal(machine: Machine, reporter: Reporter): void {
  for (const event of machine.events) {
    const open = machine.states.filter((state) =>
      event.steps.every(({ rules }) => rules[state.number]!.length === 0),
    );
    if (open.length > 0) {
      reporter.report({
        span: event.span,
        message: `${event.name} is not handled in ${open.map(({ name }) => name).join(', ')}`,
        help: 'say what happens there, or close the block with: otherwise ignore, refuse or defer',
      });
    }
    for (const state of machine.states)
      if (event.steps.length === 1) checkGuards(event, state, reporter);
  }
  const seen = new Set<Rule>();
  for (const event of [...machine.events, ...machine.firings]) {
    for (const state of machine.states) {
      for (const { rules } of event.steps)
        checkReached(event, state, rules[state.number]!, reporter, seen);
    }
  }
}

function checkGuards(event: Event, state: State, reporter: Reporter): void {
  const rules = event.steps[0]!.rules[state.number]!;
  if (rules.length === 0 || exhaustive(rules)) return;
  const { span } = rules.at(-1)!;
  reporter.report({
    span,
    message: `${event.name} in ${state.name} is not handled when no guard holds`,
    help: 'end with a rule without a guard, or with: otherwise ignore, refuse or defer',
  });
}

/** Reports each rule once, for the first state in which it cannot be reached. */
function checkReached(
  event: Event,
  state: State,
  rules: readonly Rule[],
  reporter: Reporter,
  seen: Set<Rule>,
): void {
  for (const [at, before] of shadows(rules).entries()) {
    const rule = rules[at]!;
    if (seen.has(rule) || rule.otherwise) continue;
    const where = `${event.name} in ${state.name}`;
    if (impossible(rule)) {
      reporter.report({ span: rule.span, message: `this guard never holds` });
    } else if (before?.length === 1 && same(before[0]!, rule)) {
      const note = { span: before[0]!.span, message: 'the first is here' };
      reporter.report({
        span: rule.span,
        message: `a second rule for ${where} under the same guard`,
        note,
      });
    } else if (before?.[0]) {
      const note = { span: before[0].span, message: 'it is shadowed by this rule' };
      reporter.report({
        span: rule.span,
        message: `this rule for ${where} is never reached`,
        note,
      });
    } else continue;
    seen.add(rule);
  }
}

const same = (a: Rule, b: Rule): boolean =>
  (a.guard ? show(a.guard) : '') === (b.guard ? show(b.guard) : '');
