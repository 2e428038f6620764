/** What an example reads as: fields with their numbers and octets, by name. */
import type { Arm, Field, Rule, Type } from '../model.ts';

/** A field, an item of a list, or the message itself. */
export interface Part {
  readonly name: string;
  readonly field: Field | undefined;
  readonly type: Type | undefined;
  /** Octets, rounded down to where the first bit is. */
  readonly start: number;
  end: number;
  number: bigint | undefined;
  /** Labels joined with dots. */
  text: string | undefined;
  arm: Arm | undefined;
  readonly parts: Part[];
}

export function part(name: string, start: number, field?: Field, type?: Type): Part {
  const empty = { number: undefined, text: undefined, arm: undefined };
  return { name, field, type, start, end: start, ...empty, parts: [] };
}

/** The first broken rule ends a reading. */
export class Fault extends Error {
  readonly rule: Rule;
  /** What a checksum should have been. */
  readonly wanted: bigint | undefined;
  constructor(rule: Rule, wanted?: bigint) {
    super(rule.constant);
    this.rule = rule;
    this.wanted = wanted;
  }
}
