/**
 * The slow twin: reads octets by the checked model, bit by bit, with nothing shared with the
 * emitters but the model and where its runs of fixed fields are. Generated code is held to what it
 * says: which rule is broken first, and where every field lies.
 */
import type { Model, Rule, Type } from '../../generator/model.ts';
import { Reader } from './reader.ts';
import { Broken } from './regions.ts';
import { node } from './tree.ts';
import type { Reading } from './tree.ts';

/** `needs`: the origin if the type needs one, then each given it needs, in order. */
export function check(
  model: Model,
  type: Type,
  octets: Uint8Array,
  offset: number,
  end: number,
  needs: readonly number[],
): Reading {
  const reader = new Reader(octets, offset * 8, end * 8, model);
  const tree = node(type.name, offset * 8, { type });
  let fault: Rule | undefined;
  try {
    reader.type(type, tree, contextOf(type, needs));
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    fault = error.rule;
  }
  tree.end = reader.at;
  return { fault, warnings: reader.warnings, end: reader.at / 8, tree };
}

function contextOf(type: Type, needs: readonly number[]): Parameters<Reader['type']>[2] {
  const { origin, givens } = type.needs;
  const values = origin ? needs.slice(1) : needs;
  return {
    origin: origin ? needs[0] * 8 : undefined,
    little: false,
    words: false,
    givens: new Map(givens.map((given, index) => [given.name, BigInt(values[index])])),
  };
}
