/** Named conditions, resolved when first needed; one that needs itself is reported. */
import { camel } from '../names.ts';
import type { Condition } from './model.ts';
import { bitsCalled, fieldsCalled } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { Span } from './syntax.ts';
import { valueOf } from './values.ts';

/** The condition called `name`; undefined when there is none, `bad` when it has been reported. */
export function resolveCondition(
  scope: Scope,
  name: string,
  at: Span,
): Condition | 'bad' | undefined {
  const syntax = scope.syntax.conditions.find((each) => each.name.text === name);
  if (!syntax) return undefined;
  scope.used.add(syntax);
  const known = scope.conditions.get(name);
  if (known) return known;
  if (scope.resolving.has(`= ${name}`)) {
    scope.reporter.report({
      span: at,
      message: `${name} is defined by itself`,
      note: { span: syntax.name.span, message: 'its definition begins here' },
    });
    return 'bad';
  }
  scope.resolving.add(`= ${name}`);
  const { site, event } = learningSite(scope, syntax.value);
  const value = valueOf(scope, site, syntax.value);
  if (!value) return 'bad';
  const { span } = syntax.name;
  const id = camel(name);
  const condition: Condition = { name, id, value, event: event(), span, line: scope.line(span) };
  scope.conditions.set(name, condition);
  return condition;
}

/** A site that learns from what is read which event must be at hand. */
export function learningSite(
  scope: Scope,
  body: unknown,
): { site: Site; event: () => string | undefined } {
  let known: { event: string; span: Span } | undefined;
  const learn = (event: string, span: Span): void => {
    if (known && known.event !== event) {
      scope.reporter.report({
        span,
        message: `reads a field of ${event}, and one of ${known.event}: only one event is at hand`,
        note: { span: known.span, message: `the field of ${known.event} is read here` },
      });
    }
    known ??= { event, span };
  };
  return { site: { event: likely(scope, body), learn }, event: () => known?.event };
}

/** The one event that has every field a body names, if there is one. */
function likely(scope: Scope, body: unknown): string | undefined {
  const names = [...namesIn(body)].filter((name) => !scope.variables.has(name));
  const owners = names
    .map((name) =>
      [...fieldsCalled(scope, name), ...bitsCalled(scope, name)].map(({ event }) => event),
    )
    .filter((events) => events.length > 0);
  return owners[0]?.find((event) => owners.every((events) => events.includes(event)));
}

function* namesIn(at: unknown): Generator<string> {
  if (typeof at !== 'object' || at === null) return;
  if ('kind' in at && at.kind === 'name' && 'name' in at) yield String(at.name);
  for (const each of Object.values(at)) yield* namesIn(each);
}
