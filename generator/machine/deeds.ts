/** Deeds of the runtime, and sequences of the machine, where they are called. */
import { camel } from '../names.ts';
import { actionsOf } from './actions.ts';
import type { Of } from './actions.ts';
import { argumentsOf } from './calls.ts';
import { learningSite } from './conditions.ts';
import type { Action, Deed, Sequence, Value } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { Named } from './syntax.ts';
import { expect, valueOf } from './values.ts';

/** A deed of the runtime, or a sequence of the machine. */
export function deed(scope: Scope, site: Site, at: Of<'deed'>): Action | undefined {
  const sequence = resolveSequence(scope, at.name);
  if (sequence === 'bad') return undefined;
  const { span } = at;
  if (sequence) {
    if (sequence.event !== undefined && sequence.event !== site.event) {
      if (site.learn) site.learn(sequence.event, span);
      else {
        scope.reporter.report({
          span,
          message: `${sequence.name} reads fields of ${sequence.event}, which is not at hand here`,
          note: { span: sequence.span, message: `${sequence.name} is declared here` },
        });
      }
    }
    return { kind: 'sequence', sequence, span };
  }
  const found = scope.deeds.get(at.name.text);
  if (!found) {
    const sequences = scope.syntax.sequences.map(({ name }) => name.text);
    return unknown(scope, 'deed', at.name, [...scope.deeds.keys(), ...sequences]);
  }
  scope.used.add(found);
  const given =
    at.fields.length > 0
      ? byName(scope, site, found, at)
      : argumentsOf(scope, site, found.parameters, at.arguments, at);
  return given && { kind: 'deed', deed: found, arguments: given, span };
}

/** `<SEQ = …> <CTL = SYN, ACK>`: arguments by name, in the order of the declaration. */
function byName(
  scope: Scope,
  site: Site,
  { parameters }: Deed,
  at: Of<'deed'>,
): Value[] | undefined {
  for (const { name } of at.fields) {
    if (!parameters.some((parameter) => parameter.name === name.text)) {
      return unknown(
        scope,
        'parameter',
        name,
        parameters.map((parameter) => parameter.name),
      );
    }
  }
  const values = parameters.map((parameter): Value | undefined => {
    const field = at.fields.find(({ name }) => name.text === parameter.name);
    if (!field) {
      scope.reporter.report({
        span: at.span,
        message: `${at.name.text} lacks <${parameter.name} = …>`,
      });
      return undefined;
    }
    const found = field.values.map((each) => {
      const value = valueOf(scope, site, each, parameter.type);
      return value && expect(scope, value, parameter.type, `for ${parameter.name}`);
    });
    const [first] = found;
    if (found.length === 1 || !first || found.some((each) => each?.kind !== 'bits')) return first;
    const names = found.flatMap((each) => (each?.kind === 'bits' ? each.names : []));
    return { kind: 'bits', names, type: parameter.type, span: field.name.span };
  });
  return values.every((value) => value !== undefined) ? (values as Value[]) : undefined;
}

function resolveSequence(scope: Scope, name: Named): Sequence | 'bad' | undefined {
  const syntax = scope.syntax.sequences.find((each) => each.name.text === name.text);
  if (!syntax) return undefined;
  scope.used.add(syntax);
  const known = scope.sequences.get(name.text);
  if (known) return known;
  if (scope.resolving.has(`to ${name.text}`)) {
    scope.reporter.report({
      span: name.span,
      message: `${name.text} does itself: a sequence must end`,
      note: { span: syntax.name.span, message: 'it begins here' },
    });
    return 'bad';
  }
  scope.resolving.add(`to ${name.text}`);
  const { site, event } = learningSite(scope, syntax.actions);
  const actions = actionsOf(scope, { site, step: undefined }, syntax.actions);
  const { span, text } = syntax.name;
  const line = scope.line(span);
  const sequence = { name: text, id: camel(text), actions, event: event(), span, line };
  scope.sequences.set(text, sequence);
  return sequence;
}
