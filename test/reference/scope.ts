/**
 * What expressions can see: the fields of the body read so far, those around it, and the context.
 */
import type { Field } from '../../generator/model.ts';
import type { Surroundings } from './expression.ts';
import type { Regions } from './regions.ts';
import type { Node } from './tree.ts';

export interface Context {
  /** Bits: where pointers count from. */
  readonly origin: number | undefined;
  readonly little: boolean;
  /** Bits of a group are counted from the least significant of their word. */
  readonly words: boolean;
  readonly givens: ReadonlyMap<string, bigint>;
}

/** What a scope reads from: a place in octets. */
export interface Cursor {
  readonly at: number;
  readonly octets: Uint8Array;
  readonly regions: Regions;
}

export class Scope implements Surroundings {
  readonly message: Node;
  readonly context: Context;
  readonly #cursor: Cursor;
  readonly #outer: Scope | undefined;
  readonly #fields = new Map<Field, Node>();

  constructor(cursor: Cursor, message: Node, context: Context, outer: Scope | undefined) {
    this.#cursor = cursor;
    this.message = message;
    this.context = context;
    this.#outer = outer;
  }

  set(field: Field, made: Node): void {
    this.#fields.set(field, made);
  }

  find(field: Field): Node | undefined {
    return this.#fields.get(field) ?? this.#outer?.find(field);
  }

  given(name: string): bigint {
    const value = this.context.givens.get(name);
    if (value === undefined) throw new Error(`${name} is not given`);
    return value;
  }

  octetsLeft(): bigint {
    return BigInt(Math.floor((this.#cursor.regions.end() - this.#cursor.at) / 8));
  }

  octetsOf(of: Field | 'message'): Uint8Array {
    const of_ = of === 'message' ? this.message : this.find(of);
    if (!of_) return new Uint8Array(0);
    return this.#cursor.octets.slice(of_.start / 8, of_.end / 8);
  }
}
