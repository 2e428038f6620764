/** The parts of the model that are tables: registers, layers, examples. */
import type { Given, Message, Range, Reference, Span, Type } from './model.ts';

export interface Register {
  readonly name: string;
  readonly id: string;
  readonly address: number;
  readonly bits: number;
  readonly access: readonly string[];
  readonly resetsTo: bigint | undefined;
  readonly repeat: { readonly times: number; readonly every: number } | undefined;
  readonly fields: readonly {
    readonly name: string;
    readonly id: string;
    readonly shift: number;
    readonly bits: number;
    readonly doc: string;
  }[];
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly line: number;
}

export interface Registers {
  readonly name: string;
  readonly id: string;
  readonly octets: number | undefined;
  readonly registers: readonly Register[];
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly line: number;
}

/** A value given by an example or by the layers table. */
export interface Setting {
  readonly given: Given;
  readonly value: string;
}

export interface Layering {
  readonly carriers: readonly Message[];
  readonly layers: readonly {
    readonly range: Range;
    readonly message: Message;
    readonly with: readonly Setting[];
  }[];
  readonly path: string;
  readonly line: number;
}

export interface Example {
  readonly title: string;
  readonly of: Type;
  readonly over: Message | undefined;
  readonly with: readonly { readonly name: string; readonly value: string }[];
  readonly octets: Uint8Array;
  readonly fails: string | undefined;
  readonly expects: readonly Expectation[];
  readonly per: readonly Reference[];
  readonly doc: string;
  readonly span: Span;
  readonly line: number;
}

/** `Options[0].MSS = 1460` */
export interface Expectation {
  readonly path: string;
  readonly value: string;
  readonly pathSpan: Span;
  readonly valueSpan: Span;
  readonly line: number;
}
