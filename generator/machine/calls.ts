/** Phrases and calls: what is asked of the runtime, and what is named in the machine. */
import { resolveCondition } from './conditions.ts';
import type { Type, Value } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { Expression } from './syntax.ts';
import { FLAG } from './types.ts';
import { expect, valueOf } from './values.ts';
import type { Of } from './values.ts';

/** A lower-case phrase: a condition, an ask, or, in a property, a deed or an event. */
export function phraseOf(scope: Scope, site: Site, at: Of<'ask'>): Value | undefined {
  const { phrase, span } = at;
  const condition = resolveCondition(scope, phrase, span);
  if (condition === 'bad') return undefined;
  if (condition) {
    if (condition.event !== undefined && condition.event !== site.event) {
      if (site.learn) site.learn(condition.event, span);
      else return elsewhere(scope, at, condition.event, condition.span);
    }
    return { kind: 'condition', condition, type: condition.value.type, span };
  }
  const deed = scope.deeds.get(phrase);
  if (site.property && deed) return { kind: 'did', deed, type: FLAG, span };
  if (site.property && scope.events.has(phrase))
    return { kind: 'heard', event: phrase, type: FLAG, span };
  const ask = scope.asks.get(phrase);
  if (!ask) {
    const known = [...scope.asks.keys(), ...scope.syntax.conditions.map(({ name }) => name.text)];
    return unknown(scope, 'condition', { text: phrase, span }, known);
  }
  scope.used.add(ask);
  if (site.property && ask.type.kind !== 'flag')
    return { kind: 'did', deed: ask, type: FLAG, span };
  const given = argumentsOf(scope, site, ask.parameters, at.arguments, at);
  return given && { kind: 'ask', ask, arguments: given, type: ask.type, span };
}

function elsewhere(
  scope: Scope,
  at: Of<'ask'>,
  event: string,
  declared: Expression['span'],
): undefined {
  scope.reporter.report({
    span: at.span,
    message: `${at.phrase} reads fields of ${event}, which is not at hand here`,
    note: { span: declared, message: `${at.phrase} is declared here` },
  });
  return undefined;
}

/** Arguments in the order of the parameters. */
export function argumentsOf(
  scope: Scope,
  site: Site,
  parameters: readonly { readonly name: string; readonly type: Type }[],
  given: readonly Expression[],
  { span }: { readonly span: Expression['span'] },
): Value[] | undefined {
  if (given.length !== parameters.length) {
    const plural = parameters.length === 1 ? '' : 's';
    const wants = parameters.map(({ name }) => name).join(', ') || 'nothing';
    scope.reporter.report({
      span,
      message: `expected ${parameters.length} argument${plural}, found ${given.length}`,
      help: `it takes ${wants}`,
    });
    return undefined;
  }
  const values = given.map((each, index) => {
    const { name, type } = parameters[index]!;
    const value = valueOf(scope, site, each, type);
    return value && expect(scope, value, type, `for ${name}`);
  });
  return values.every((value) => value !== undefined) ? (values as Value[]) : undefined;
}
