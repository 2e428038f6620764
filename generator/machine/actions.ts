/** Actions, resolved and typed. */
import { camel } from '../names.ts';
import { learningSite } from './conditions.ts';
import type { Action, Deed, Outcome, Sequence, Value } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { ActionSyntax, DispositionSyntax, Named } from './syntax.ts';
import { DURATION } from './types.ts';
import { argumentsOf, expect, flagOf, valueOf } from './values.ts';

type Of<K extends ActionSyntax['kind']> = Extract<ActionSyntax, { kind: K }>;

/** What a list of actions may do besides: in a sequence nothing that ends the rule. */
export interface Within {
  readonly site: Site;
  /** The step at hand, its event's highest, or undefined in a sequence. */
  readonly step: { readonly ordinal: number; readonly known: readonly number[] } | undefined;
}

export function actionsOf(scope: Scope, within: Within, list: readonly ActionSyntax[]): Action[] {
  return list.flatMap((each) => actionOf(scope, within, each) ?? []);
}

function actionOf(scope: Scope, within: Within, at: ActionSyntax): Action | readonly Action[] | undefined {
  const { span } = at;
  switch (at.kind) {
    case 'group':
      return actionsOf(scope, within, at.actions);
    case 'choose':
      return chosen(scope, within, at);
    case 'become': {
      const state = scope.states.get(at.name.text);
      return state ? { kind: 'become', state, span } : unknown(scope, 'state', at.name, scope.states.keys());
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
function ending(scope: Scope, { step }: Within, at: Of<'return' | 'continue' | 'disposition'>): Action | undefined {
  const { span } = at;
  if (!step) {
    const word = at.kind === 'disposition' ? at.disposition.kind : at.kind;
    scope.reporter.report({ span, message: `${word} ends a rule: it cannot stand in a sequence` });
    return undefined;
  }
  if (at.kind === 'return') return { kind: 'return', span };
  if (at.kind === 'disposition') return disposition(scope, at.disposition);
  if (step.known.includes(at.at) && at.at > step.ordinal) return { kind: 'continue', at: at.at, span };
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

function timed(scope: Scope, { site }: Within, at: Of<'start' | 'stop' | 'backOff'>): Action | undefined {
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
    return unknown(scope, 'variable', at.name, kept.map(({ name }) => name));
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
    const [inner, outer] = at.every ? [other.name, syntax.name.text] : [syntax.name.text, other.name];
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
    reporter.report({ span: at.event.span, message: `${event.name} carries fields: it cannot be told` });
    return undefined;
  }
  return { kind: 'tell', machine: other.name, every: at.every, event: event.name, span: at.span };
}

/** A deed of the runtime, or a sequence of the machine. */
function deed(scope: Scope, site: Site, at: Of<'deed'>): Action | undefined {
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
  const given = at.fields.length > 0 ? byName(scope, site, found, at) : argumentsOf(scope, site, found.parameters, at.arguments, at);
  return given && { kind: 'deed', deed: found, arguments: given, span };
}

/** `<SEQ = …> <CTL = SYN, ACK>`: arguments by name, in the order of the declaration. */
function byName(scope: Scope, site: Site, { parameters }: Deed, at: Of<'deed'>): Value[] | undefined {
  for (const { name } of at.fields) {
    if (!parameters.some((parameter) => parameter.name === name.text)) {
      return unknown(scope, 'parameter', name, parameters.map((parameter) => parameter.name));
    }
  }
  const values = parameters.map((parameter): Value | undefined => {
    const field = at.fields.find(({ name }) => name.text === parameter.name);
    if (!field) {
      scope.reporter.report({ span: at.span, message: `${at.name.text} lacks <${parameter.name} = …>` });
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
