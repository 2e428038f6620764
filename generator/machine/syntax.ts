/** What a machine says, as written: names unresolved, every node with its place in the text. */
import type { BinaryOperator, Deviation, Named, Range, Reference, Span } from '../syntax.ts';

export type { Named, Range, Reference, Span };

/** An expression of a guard or an update; chains and `in` are already written out. */
export type Expression = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'duration'; readonly ms: bigint }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'ask'; readonly phrase: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'not' | 'negate' | 'both'; readonly operand: Expression }
  | {
      readonly kind: 'choose';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'least' | 'most'; readonly operands: readonly Expression[] }
);

export type KindSyntax = { readonly span: Span } & (
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'range'; readonly ranges: readonly Range[] }
  | { readonly kind: 'flags'; readonly names: readonly Named[] }
);

export interface VariableSyntax {
  readonly name: Named;
  readonly type: KindSyntax;
  readonly initial: Expression | undefined;
  readonly doc: string;
}

export interface EventSyntax {
  readonly name: Named;
  readonly fields: readonly VariableSyntax[];
  readonly doc: string;
}

export interface AskSyntax {
  readonly name: Named;
  readonly parameters: readonly VariableSyntax[];
  readonly type: KindSyntax | undefined;
  readonly doc: string;
}

export interface DeedSyntax {
  readonly name: Named;
  readonly parameters: readonly VariableSyntax[];
  /** `<SEQ> <ACK>`: named parameters, whose types are those of the event they are heard as. */
  readonly fields: readonly Named[];
  readonly heardAs: Named | undefined;
  readonly doc: string;
}

export interface TimerSyntax {
  readonly name: Named;
  readonly duration: Expression;
  readonly doublingTo: Expression | undefined;
  readonly giveOrTake: Expression | undefined;
  readonly doc: string;
}

export interface StateSet {
  readonly every: boolean;
  /** The states; with `every`, those left out. */
  readonly names: readonly Named[];
  readonly span: Span;
}

export type DispositionSyntax = { readonly span: Span } & (
  | { readonly kind: 'ignore' | 'defer' }
  | { readonly kind: 'refuse'; readonly reason: string | undefined }
);

export type ActionSyntax = { readonly span: Span } & (
  | { readonly kind: 'group'; readonly actions: readonly ActionSyntax[] }
  | {
      readonly kind: 'choose';
      readonly condition: Expression;
      readonly then: ActionSyntax;
      readonly otherwise: ActionSyntax | undefined;
    }
  | { readonly kind: 'become'; readonly name: Named }
  | { readonly kind: 'stop'; readonly name: Named }
  | { readonly kind: 'backOff'; readonly name: Named }
  | { readonly kind: 'start'; readonly name: Named; readonly duration: Expression | undefined }
  | { readonly kind: 'continue'; readonly at: number }
  | { readonly kind: 'return' }
  | { readonly kind: 'stopAll' }
  | { readonly kind: 'tell'; readonly name: Named; readonly every: boolean; readonly event: Named }
  | { readonly kind: 'disposition'; readonly disposition: DispositionSyntax }
  | {
      readonly kind: 'assign';
      readonly name: Named;
      readonly operator: string;
      readonly value: Expression;
    }
  | {
      readonly kind: 'deed';
      readonly name: Named;
      readonly arguments: readonly Expression[];
      readonly fields: readonly FieldArgument[];
    }
);

export interface FieldArgument {
  readonly name: Named;
  /** Several only for flags: `<CTL = SYN, ACK>`. */
  readonly values: readonly Expression[];
}

export interface RuleSyntax {
  readonly guard: Expression | undefined;
  readonly actions: readonly ActionSyntax[];
  readonly per: readonly Reference[];
  readonly span: Span;
}

/** One rule where it applies: the product of states and occasions. */
export interface RowSyntax {
  readonly states: StateSet;
  readonly on: 'event' | 'timer';
  readonly names: readonly Named[];
  /** The place of the step among those of its event, from 1; 0 for what comes before the first. */
  readonly step: number;
  readonly rule: RuleSyntax;
}

export interface StepSyntax {
  readonly event: Named;
  readonly ordinal: number;
  readonly title: string;
  readonly span: Span;
}

export interface OtherwiseSyntax {
  readonly disposition: DispositionSyntax;
  /**
   * The states it speaks for (all when undefined) and the event or timer (all events when
   * undefined).
   */
  readonly states: StateSet | undefined;
  readonly event: Named | undefined;
  readonly per: readonly Reference[];
  readonly span: Span;
}

export interface PropertySyntax {
  readonly kind: 'never' | 'eventually';
  readonly claim: Expression;
  readonly without: Expression | undefined;
  readonly unless: Expression | undefined;
  readonly once: Expression | undefined;
  readonly per: readonly Reference[];
  /** The property as written. */
  readonly text: string;
  readonly span: Span;
}

export interface MachineSyntax {
  readonly kind: 'machine';
  readonly name: Named;
  readonly within: Named | undefined;
  readonly starts: Named;
  readonly ends: readonly Named[];
  readonly per: readonly Reference[];
  readonly deviations: readonly Deviation[];
  readonly states: readonly (Named & { readonly doc: string })[];
  readonly given: readonly VariableSyntax[];
  readonly keeps: readonly VariableSyntax[];
  readonly events: readonly EventSyntax[];
  readonly asks: readonly AskSyntax[];
  readonly deeds: readonly DeedSyntax[];
  readonly timers: readonly TimerSyntax[];
  readonly conditions: readonly { readonly name: Named; readonly value: Expression }[];
  readonly sequences: readonly {
    readonly name: Named;
    readonly actions: readonly ActionSyntax[];
  }[];
  readonly steps: readonly StepSyntax[];
  readonly rows: readonly RowSyntax[];
  readonly otherwise: readonly OtherwiseSyntax[];
  readonly properties: readonly PropertySyntax[];
  readonly doc: string;
  readonly span: Span;
}

export interface PairSyntax {
  readonly kind: 'pair';
  /** The machine's name in the plural: `Connections`. */
  readonly name: Named;
  readonly faults: readonly string[];
  readonly most: number;
  readonly hears: readonly Named[];
  readonly properties: readonly PropertySyntax[];
  readonly span: Span;
}
