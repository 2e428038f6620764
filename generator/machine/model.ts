/**
 * The checked machine: what its emitters and its explorer read. Names are resolved, every value
 * has a type, every (state, event) has its rules, `otherwise` written out.
 */
import type { Deviation, Reference, Span } from '../syntax.ts';

export type Type =
  /** Compares and adds modulo 2^32: `Sequence Number`, `Timestamp`. */
  | { readonly kind: 'sequence'; readonly name: string }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'duration' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'flags'; readonly names: readonly string[] }
  /** Only compared for equality, and kept: an address. */
  | { readonly kind: 'opaque'; readonly name: string }
  | { readonly kind: 'message'; readonly name: string };

export interface State {
  readonly name: string;
  readonly id: string;
  readonly number: number;
  readonly doc: string;
  readonly span: Span;
}

export interface Variable {
  readonly name: string;
  readonly id: string;
  readonly type: Type;
  readonly origin: 'given' | 'kept' | 'field' | 'parameter';
  /** What it is when the machine starts; undefined: nothing yet. */
  readonly initial: Value | undefined;
  readonly doc: string;
  readonly span: Span;
}

/** Something that happens: heard from outside, or a timer that fires. */
export interface Event {
  readonly kind: 'event' | 'timer';
  readonly name: string;
  readonly id: string;
  readonly fields: readonly Variable[];
  /** The checks it passes through in order; most events have one. */
  readonly steps: readonly Step[];
  readonly doc: string;
  readonly span: Span;
}

export interface Step {
  /** `first` is 1; 0 for an event without steps, and for what comes before the first. */
  readonly ordinal: number;
  readonly title: string;
  /** By state number. A step without rules for a state lets the event through. */
  readonly rules: readonly (readonly Rule[])[];
}

export interface Rule {
  readonly guard: Value | undefined;
  readonly actions: readonly Action[];
  readonly otherwise: boolean;
  readonly per: readonly Reference[];
  readonly span: Span;
  readonly line: number;
}

export interface Ask {
  readonly name: string;
  readonly id: string;
  readonly parameters: readonly Variable[];
  readonly type: Type;
  readonly doc: string;
  readonly span: Span;
}

export interface Deed {
  readonly name: string;
  readonly id: string;
  readonly parameters: readonly Variable[];
  /** The event that the peer hears, its fields named as the parameters are. */
  readonly heardAs: string | undefined;
  readonly doc: string;
  readonly span: Span;
}

export interface Timer {
  readonly name: string;
  readonly id: string;
  readonly number: number;
  readonly duration: Value;
  readonly doublingTo: Value | undefined;
  readonly giveOrTake: Value | undefined;
  readonly doc: string;
  readonly span: Span;
}

export interface Condition {
  readonly name: string;
  readonly id: string;
  readonly value: Value;
  /** The event whose fields it reads. */
  readonly event: string | undefined;
  readonly span: Span;
  readonly line: number;
}

export interface Sequence {
  readonly name: string;
  readonly id: string;
  readonly actions: readonly Action[];
  readonly event: string | undefined;
  readonly span: Span;
  readonly line: number;
}

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Value = { readonly type: Type; readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'bit'; readonly of: Variable; readonly name: string }
  | { readonly kind: 'bits'; readonly names: readonly string[] }
  | { readonly kind: 'ask'; readonly ask: Ask; readonly arguments: readonly Value[] }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | {
      readonly kind: 'compare';
      readonly operator: Comparator;
      readonly left: Value;
      readonly right: Value;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: string;
      readonly left: Value;
      readonly right: Value;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'not' | 'negate' | 'both'; readonly operand: Value }
  | {
      readonly kind: 'choose';
      readonly condition: Value;
      readonly then: Value;
      readonly otherwise: Value;
    }
  | { readonly kind: 'least' | 'most'; readonly operands: readonly Value[] }
  // Only in properties:
  | { readonly kind: 'in'; readonly state: State }
  | { readonly kind: 'did'; readonly deed: Deed | Ask }
  | { readonly kind: 'heard'; readonly event: string }
  | { readonly kind: 'other'; readonly variable: Variable }
);

export type Action = { readonly span: Span } & (
  | { readonly kind: 'become'; readonly state: State }
  | { readonly kind: 'assign'; readonly variable: Variable; readonly value: Value }
  | { readonly kind: 'start'; readonly timer: Timer; readonly duration: Value | undefined }
  | { readonly kind: 'stop' | 'backOff'; readonly timer: Timer }
  | { readonly kind: 'stopAll' | 'return' }
  | { readonly kind: 'continue'; readonly at: number }
  | { readonly kind: 'deed'; readonly deed: Deed; readonly arguments: readonly Value[] }
  | { readonly kind: 'sequence'; readonly sequence: Sequence }
  | {
      readonly kind: 'choose';
      readonly condition: Value;
      readonly then: readonly Action[];
      readonly otherwise: readonly Action[];
    }
  | {
      readonly kind: 'tell';
      readonly machine: string;
      readonly every: boolean;
      readonly event: string;
    }
  | { readonly kind: 'ignore' | 'defer' }
  | { readonly kind: 'refuse'; readonly outcome: Outcome }
);

/** What an event's function says to its caller: a number, by name. */
export interface Outcome {
  readonly name: string;
  readonly id: string;
  readonly number: number;
}

export interface Property {
  readonly kind: 'never' | 'eventually';
  /** For `never`, the whole claim that must not hold; for `eventually`, what must be reached. */
  readonly claim: Value;
  readonly once: Value | undefined;
  readonly text: string;
  readonly per: readonly Reference[];
  readonly span: Span;
}

export interface Machine {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly deviations: readonly Deviation[];
  readonly within: string | undefined;
  readonly states: readonly State[];
  readonly starts: State;
  readonly ends: readonly State[];
  readonly variables: readonly Variable[];
  readonly events: readonly Event[];
  /** By timer number: what happens when it fires. */
  readonly firings: readonly Event[];
  readonly asks: readonly Ask[];
  readonly deeds: readonly Deed[];
  readonly timers: readonly Timer[];
  readonly conditions: readonly Condition[];
  readonly sequences: readonly Sequence[];
  readonly outcomes: readonly Outcome[];
  readonly properties: readonly Property[];
  readonly span: Span;
}

/** Two of the same machine over a channel. */
export interface Pair {
  readonly machine: Machine;
  readonly loses: boolean;
  readonly reorders: boolean;
  readonly duplicates: boolean;
  /** Messages under way in one direction, at most. */
  readonly most: number;
  /** What the users of both may ask, each once. */
  readonly hears: readonly Event[];
  readonly properties: readonly Property[];
  readonly span: Span;
}

/** The machines of one file; the first is the principal, whose names carry no prefix. */
export interface MachineFile {
  readonly path: string;
  readonly machines: readonly Machine[];
  readonly pairs: readonly Pair[];
}
