/** The names of one machine, each to what it means; a name that means two things is reported. */
import type { Reporter } from '../diagnostic.ts';
import { nearest } from '../resolve/suggest.ts';
import type {
  Ask,
  Condition,
  Deed,
  Event,
  Outcome,
  Sequence,
  State,
  Timer,
  Variable,
} from './model.ts';
import type { Expression, MachineSyntax, Named, Span } from './syntax.ts';

/** Another machine of the file, as far as `tell` needs it. */
export interface Neighbour {
  readonly name: string;
  readonly within: string | undefined;
  readonly events: readonly { readonly name: string; readonly fields: number }[];
}

export interface Scope {
  readonly syntax: MachineSyntax;
  readonly reporter: Reporter;
  readonly line: (span: Span) => number;
  readonly neighbours: readonly Neighbour[];
  readonly states: Map<string, State>;
  readonly variables: Map<string, Variable>;
  readonly events: Map<string, Omit<Event, 'steps'>>;
  readonly asks: Map<string, Ask>;
  readonly deeds: Map<string, Deed>;
  readonly timers: Map<string, Timer>;
  readonly conditions: Map<string, Condition>;
  readonly sequences: Map<string, Sequence>;
  readonly outcomes: Map<string, Outcome>;
  readonly used: Set<object | string>;
  /** Conditions and sequences under way, so that one that needs itself is found. */
  readonly resolving: Set<string>;
}

/** Where an expression stands: which event's fields it may read, and whether it is a property. */
export interface Site {
  /** The event at hand; `any` in a condition or sequence, which learns it from what it reads. */
  readonly event: string | undefined;
  readonly learn?: (event: string, span: Span) => void;
  readonly property?: boolean;
  readonly pair?: boolean;
}

export interface FieldOf {
  readonly field: Variable;
  readonly event: string;
}

/** The fields called `name`: of the event at hand, or of every event where none is at hand yet. */
export function fieldsCalled(scope: Scope, name: string): FieldOf[] {
  return [...scope.events.values()].flatMap((event) =>
    event.fields
      .filter((field) => field.name === name)
      .map((field) => ({ field, event: event.name })),
  );
}

/** The flags fields that have a bit of this name. */
export function bitsCalled(scope: Scope, name: string): FieldOf[] {
  return [...scope.events.values()].flatMap((event) =>
    event.fields
      .filter(({ type }) => type.kind === 'flags' && type.names.includes(name))
      .map((field) => ({ field, event: event.name })),
  );
}

/** The one of `found` that the site may read; reports a field of another event. */
export function readable(
  scope: Scope,
  site: Site,
  found: readonly FieldOf[],
  at: Expression,
): FieldOf | undefined {
  const here = found.find(({ event }) => event === site.event);
  if (here) {
    site.learn?.(here.event, at.span);
    return here;
  }
  const [first] = found;
  if (!first) return undefined;
  if (site.learn) {
    site.learn(first.event, at.span);
    return first;
  }
  const name = at.kind === 'name' ? at.name : '';
  scope.reporter.report({
    span: at.span,
    message: `${name} is a field of ${first.event}, which is not at hand here`,
    note: { span: first.field.span, message: `${name} is declared here` },
  });
  return first;
}

export function unknown(
  scope: Scope,
  what: string,
  name: Named,
  known: Iterable<string>,
): undefined {
  const near = nearest(name.text, known);
  scope.reporter.report({
    span: name.span,
    message: `unknown ${what} ${name.text}`,
    ...(near === undefined ? {} : { help: `did you mean ${near}` }),
  });
  return undefined;
}
