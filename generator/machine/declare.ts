/** What a machine declares, into its scope: each name once, each with its type. */
import type { Reporter } from '../diagnostic.ts';
import { camel } from '../names.ts';
import type { Event, Outcome, Type, Variable } from './model.ts';
import { unknown } from './scope.ts';
import type { Neighbour, Scope } from './scope.ts';
import type {
  DeedSyntax,
  KindSyntax,
  MachineSyntax,
  Named,
  Span,
  VariableSyntax,
} from './syntax.ts';
import { DURATION, FLAG, typeOf } from './types.ts';
import { expect, valueOf } from './values.ts';

const OUTCOMES = ['handled', 'ignored', 'deferred', 'refused'];

export function declare(
  syntax: MachineSyntax,
  neighbours: readonly Neighbour[],
  line: (span: Span) => number,
  reporter: Reporter,
): Scope {
  const outcome = (name: string, number: number): [string, Outcome] => [
    name,
    { name, id: camel(name), number },
  ];
  const scope: Scope = {
    syntax,
    reporter,
    line,
    neighbours,
    states: new Map(),
    variables: new Map(),
    events: new Map(),
    asks: new Map(),
    deeds: new Map(),
    timers: new Map(),
    conditions: new Map(),
    sequences: new Map(),
    outcomes: new Map(OUTCOMES.map(outcome)),
    used: new Set(),
    resolving: new Set(),
  };
  const names = new Map<string, Named>();
  const once = (what: string, name: Named): boolean => isNew(names, reporter, what, name);
  for (const { doc, ...name } of syntax.states) {
    const number = scope.states.size;
    const state = { name: name.text, id: camel(name.text), number, doc, span: name.span };
    if (once('state', name)) scope.states.set(name.text, state);
  }
  const messages = new Set(
    syntax.events.filter(({ fields }) => fields.length > 0).map(({ name }) => name.text),
  );
  const variable = (each: VariableSyntax, origin: Variable['origin']): Variable => ({
    name: each.name.text,
    id: camel(each.name.text),
    type: typeOf(each.type, messages, reporter),
    origin,
    initial: undefined,
    doc: each.doc,
    span: each.name.span,
  });
  for (const each of syntax.given) {
    if (once('variable', each.name)) scope.variables.set(each.name.text, variable(each, 'given'));
  }
  for (const each of syntax.keeps) {
    if (once('variable', each.name)) scope.variables.set(each.name.text, variable(each, 'kept'));
  }
  declareWorld(scope, { once, variable, type: (kind) => typeOf(kind, messages, reporter) });
  for (const { name } of [...syntax.conditions, ...syntax.sequences]) once('phrase', name);
  for (const { title, span } of syntax.steps) once('step', { text: title, span });
  initials(scope);
  fieldDefaults(scope);
  timers(scope);
  return scope;
}

interface Tools {
  once(what: string, name: Named): boolean;
  variable(each: VariableSyntax, origin: Variable['origin']): Variable;
  type(kind: KindSyntax): Type;
}

/** What the machine hears, asks and does. */
function declareWorld(scope: Scope, tools: Tools): void {
  for (const { name, fields, doc } of scope.syntax.events) {
    const own = new Map<string, Named>();
    const found = fields
      .filter((field) => isNew(own, scope.reporter, 'field', field.name))
      .map((field) => tools.variable(field, 'field'));
    const event = {
      kind: 'event',
      name: name.text,
      id: camel(name.text),
      fields: found,
      doc,
      span: name.span,
    } as const;
    if (tools.once('event', name)) scope.events.set(name.text, event);
  }
  for (const { name, parameters, type, doc } of scope.syntax.asks) {
    const found = parameters.map((each) => tools.variable(each, 'parameter'));
    const answer = type ? tools.type(type) : FLAG;
    const ask = {
      name: name.text,
      id: camel(name.text),
      parameters: found,
      type: answer,
      doc,
      span: name.span,
    };
    if (tools.once('ask', name)) scope.asks.set(name.text, ask);
  }
  for (const deed of scope.syntax.deeds) {
    const { text, span } = deed.name;
    const positional = deed.parameters.map((each) => tools.variable(each, 'parameter'));
    const parameters = [...positional, ...heardParameters(scope, deed)];
    const found = {
      name: text,
      id: camel(text),
      parameters,
      heardAs: deed.heardAs?.text,
      doc: deed.doc,
      span,
    };
    if (tools.once('deed', deed.name)) scope.deeds.set(text, found);
  }
}

function isNew(names: Map<string, Named>, reporter: Reporter, what: string, name: Named): boolean {
  const first = names.get(name.text);
  if (!first) return names.set(name.text, name) !== undefined;
  const note = { span: first.span, message: `${name.text} is first declared here` };
  reporter.report({ span: name.span, message: `${what} ${name.text} is declared twice`, note });
  return false;
}

/** `<SEQ> <ACK>`: each is as the field of the event it is heard as: `SEG.SEQ`, or `SEQ` itself. */
function heardParameters(scope: Scope, deed: DeedSyntax): Variable[] {
  const event = deed.heardAs && scope.events.get(deed.heardAs.text);
  if (deed.heardAs && !event) unknown(scope, 'event', deed.heardAs, scope.events.keys());
  return deed.fields.flatMap(({ text: name, span }): Variable[] => {
    const field = event?.fields.find(
      (each) => each.name === name || each.name.endsWith(`.${name}`),
    );
    if (!field) {
      if (!deed.heardAs || event) {
        const message = `${name} has no type: nothing hears it`;
        scope.reporter.report({
          span,
          message,
          help: 'end the deed with: heard as EVENT, whose field it is',
        });
      }
      return [];
    }
    scope.used.add(field);
    return [{ ...field, name, id: camel(name), origin: 'parameter', span }];
  });
}

function initials(scope: Scope): void {
  for (const each of scope.syntax.keeps) {
    const variable = scope.variables.get(each.name.text);
    if (!variable || !each.initial) continue;
    const value = valueOf(scope, { event: undefined }, each.initial, variable.type);
    const held = value && expect(scope, value, variable.type, `for ${variable.name}`);
    if (held) scope.variables.set(variable.name, Object.assign(variable, { initial: held }));
  }
}

/** What a field is when the deed that is heard as its event does not say. */
function fieldDefaults(scope: Scope): void {
  for (const { name, fields } of scope.syntax.events) {
    for (const each of fields) {
      const field = scope.events
        .get(name.text)
        ?.fields.find(({ name: known }) => known === each.name.text);
      if (!field || !each.initial) continue;
      const value = valueOf(scope, { event: name.text }, each.initial, field.type);
      const held = value && expect(scope, value, field.type, `for ${field.name}`);
      if (held) Object.assign(field, { initial: held });
    }
  }
}

function timers(scope: Scope): void {
  const names = new Map<string, Named>();
  for (const { name, doc, ...each } of scope.syntax.timers) {
    const duration = (at: typeof each.doublingTo) => {
      const value = at && valueOf(scope, { event: undefined }, at, DURATION);
      return value && expect(scope, value, DURATION, `for ${name.text}`);
    };
    const found = duration(each.duration);
    if (!isNew(names, scope.reporter, 'timer', name) || !found) continue;
    const { text, span } = name;
    const number = scope.timers.size;
    const [doublingTo, giveOrTake] = [duration(each.doublingTo), duration(each.giveOrTake)];
    scope.timers.set(text, {
      name: text,
      id: camel(text),
      number,
      duration: found,
      doublingTo,
      giveOrTake,
      doc,
      span,
    });
  }
}

/** An event, as the scope knows it, or its timer. */
export type Occasion = Omit<Event, 'steps'>;
