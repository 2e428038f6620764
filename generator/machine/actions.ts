/** Actions, resolved and typed. */
import { camel } from '../names.ts';
import { deed } from './deeds.ts';
import type { Action, Outcome } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { ActionSyntax, DispositionSyntax } from './syntax.ts';
import { DURATION } from './types.ts';
import { expect, flagOf, valueOf } from './values.ts';

export type Of<K extends ActionSyntax['kind']> = Extract<ActionSyntax, { kind: K }>;

/** What a list of actions may do besides: in a sequence nothing that ends the rule. */
export interface Within {
  readonly site: Site;
  /** The step at hand, its event's highest, or undefined in a sequence. */
  readonly step: { readonly ordinal: number; readonly known: readonly number[] } | undefined;
}

export function actionsOf(scope: Scope, within: Within, list: readonly ActionSyntax[]): Action[] {
  return list.flatMap((each) => actionOf(scope, within, each) ?? []);
}

function actionOf(
  scope: Scope,
  within: Within,
  at: ActionSyntax,
): Action | readonly Action[] | undefined {
  const { span } = at;
  switch (at.kind) {
    case 'group':
      return actionsOf(scope, within, at.actions);
    case 'choose':
      return chosen(scope, within, at);
    case 'become': {
      const state = scope.states.get(at.name.text);
      return state
        ? { kind: 'become', state, span }
        : unknown(scope, 'state', at.name, scope.states.keys());
    }
    case 'start':
    case 'stop':
    case 'backOff':
      return timed(scope, within, at);
    case 'stopAll':
      return { kind: 'stopAll', span };
    case 'assign':
      return assign(scope, within.site, at);
    case 'tell':
      return tell(scope, at);
    case 'deed':
      return deed(scope, within.site, at);
    default:
      return ending(scope, within, at);
  }
}

/** What ends a rule: `return`, `continue at`, and the three ways of not handling an event. */
function ending(
  scope: Scope,
  { step }: Within,
  at: Of<'return' | 'continue' | 'disposition'>,
): Action | undefined {
  const { span } = at;
  if (!step) {
    const word = at.kind === 'disposition' ? at.disposition.kind : at.kind;
    scope.reporter.report({ span, message: `${word} ends a rule: it cannot stand in a sequence` });
    return undefined;
  }
  if (at.kind === 'return') return { kind: 'return', span };
  if (at.kind === 'disposition') return disposition(scope, at.disposition);
  if (step.known.includes(at.at) && at.at > step.ordinal)
    return { kind: 'continue', at: at.at, span };
  const message = step.known.includes(at.at)
    ? 'cannot continue at a step that lies behind: the event would never end'
    : 'unknown step: the event has no such check';
  scope.reporter.report({ span, message });
  return undefined;
}

function chosen(scope: Scope, within: Within, at: Of<'choose'>): Action | undefined {
  const condition = flagOf(scope, within.site, at.condition);
  const then = actionsOf(scope, within, [at.then]);
  const otherwise = at.otherwise ? actionsOf(scope, within, [at.otherwise]) : [];
  return condition && { kind: 'choose', condition, then, otherwise, span: at.span };
}

function timed(
  scope: Scope,
  { site }: Within,
  at: Of<'start' | 'stop' | 'backOff'>,
): Action | undefined {
  const timer = scope.timers.get(at.name.text);
  if (!timer) return unknown(scope, 'timer', at.name, scope.timers.keys());
  const { span } = at;
  if (at.kind !== 'stop') scope.used.add(timer);
  if (at.kind === 'stop') return { kind: 'stop', timer, span };
  if (at.kind === 'start') {
    const value = at.duration && valueOf(scope, site, at.duration, DURATION);
    const duration = value && expect(scope, value, DURATION, 'for how long');
    return { kind: 'start', timer, duration, span };
  }
  if (timer.doublingTo) return { kind: 'backOff', timer, span };
  scope.reporter.report({
    span,
    message: `${timer.name} has no back-off`,
    help: `declare it: ${timer.name} for … doubling to …`,
    note: { span: timer.span, message: 'it is declared here' },
  });
  return undefined;
}

function assign(scope: Scope, site: Site, at: Of<'assign'>): Action | undefined {
  const variable = scope.variables.get(at.name.text);
  const { span } = at;
  const kept = [...scope.variables.values()].filter(({ origin }) => origin === 'kept');
  if (!variable) {
    valueOf(scope, site, at.value);
    return unknown(
      scope,
      'variable',
      at.name,
      kept.map(({ name }) => name),
    );
  }
  if (variable.origin !== 'kept') {
    scope.reporter.report({
      span: at.name.span,
      message: `${variable.name} is given: the machine cannot change it`,
      note: { span: variable.span, message: 'it is declared here' },
    });
    return undefined;
  }
  scope.used.add(`:= ${variable.name}`);
  if (at.operator === ':=') {
    const value = valueOf(scope, site, at.value, variable.type);
    const held = value && expect(scope, value, variable.type, `for ${variable.name}`);
    return held && { kind: 'assign', variable, value: held, span };
  }
  const operator = at.operator === '+=' ? '+' : '-';
  const left = { kind: 'name', name: variable.name, span: at.name.span } as const;
  const sum = { kind: 'binary', operator, left, right: at.value, span } as const;
  const value = valueOf(scope, site, sum);
  const held = value && expect(scope, value, variable.type, `for ${variable.name}`);
  return held && { kind: 'assign', variable, value: held, span };
}

function tell(scope: Scope, at: Of<'tell'>): Action | undefined {
  const { syntax, neighbours, reporter } = scope;
  const other = neighbours.find(({ name }) => name === at.name.text);
  const known = neighbours.map(({ name }) => name);
  if (!other) return unknown(scope, 'machine', at.name, known);
  const joined = at.every ? other.within === syntax.name.text : syntax.within?.text === other.name;
  if (!joined) {
    const [inner, outer] = at.every
      ? [other.name, syntax.name.text]
      : [syntax.name.text, other.name];
    reporter.report({
      span: at.name.span,
      message: `${inner} does not live within ${outer}`,
      help: `begin it with: machine ${inner} within ${outer} starts …`,
    });
    return undefined;
  }
  const event = other.events.find(({ name }) => name === at.event.text);
  if (!event) {
    const heard = other.events.map(({ name }) => name);
    return unknown(scope, `event of ${other.name}`, at.event, heard);
  }
  if (event.fields > 0) {
    reporter.report({
      span: at.event.span,
      message: `${event.name} carries fields: it cannot be told`,
    });
    return undefined;
  }
  return { kind: 'tell', machine: other.name, every: at.every, event: event.name, span: at.span };
}

export function disposition(scope: Scope, at: DispositionSyntax): Action {
  if (at.kind !== 'refuse') return { kind: at.kind, span: at.span };
  return { kind: 'refuse', outcome: outcomeOf(scope, at.reason), span: at.span };
}

/** The outcome a refusal gives: `refused`, or the reason it names. */
function outcomeOf(scope: Scope, reason: string | undefined): Outcome {
  const name = reason ?? 'refused';
  const known = scope.outcomes.get(name);
  if (known) return known;
  const outcome = { name, id: camel(name), number: scope.outcomes.size };
  scope.outcomes.set(name, outcome);
  return outcome;
}
