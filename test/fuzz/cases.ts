/**
 * What a property is tried on: choices that make a value, context for it, and what is done to its
 * octets.
 */
import * as fc from 'fast-check';

import type { Given, Type } from '../../generator/model.ts';
import { Draw } from '../../runtime/base/draw.ts';
import { everyNode } from '../reference/tree.ts';
import type { Node } from '../reference/tree.ts';
import type { Subject } from './subjects.ts';

/** Octets that a value may take: enough for all that a spec can say, little enough to be quick. */
const ROOM = 600;
const CHOICES_MAX = 160;

export interface Case {
  readonly choices: readonly number[];
  readonly givens: readonly number[];
  /** Where the octets begin in a buffer that holds other things too. */
  readonly offset: number;
  /** Chooses what a property does with the octets. */
  readonly deeds: readonly number[];
}

const word = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 255 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffffffff }) },
);

export function caseOf(type: Type): fc.Arbitrary<Case> {
  return fc.record({
    choices: fc.array(word, { maxLength: CHOICES_MAX, size: 'max' }),
    givens: fc.tuple(...type.needs.givens.map(given)),
    offset: fc.integer({ min: 0, max: 3 }),
    deeds: fc.array(word, { minLength: 1, maxLength: 12, size: 'max' }),
  });
}

/** A given without ranges is a number like any other; those of layers below are sums of 16 bits. */
const GIVEN_MAX = 0xffff;

function given({ ranges }: Given): fc.Arbitrary<number> {
  if (!ranges) {
    return fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: GIVEN_MAX }));
  }
  const spans = ranges.map(({ from, to }) =>
    fc.integer({
      min: Number(from ?? 0n),
      max: Number(least(to ?? SPAN_MAX, (from ?? 0n) + SPAN_MAX)),
    }),
  );
  return fc.oneof(...spans);
}

/** A queue of more entries than this shows nothing that a shorter one does not. */
const SPAN_MAX = 64n;

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** A value and its octets, somewhere in a buffer. */
export interface Packet {
  readonly value: unknown;
  readonly octets: Uint8Array;
  readonly b: Uint8Array;
  readonly o: number;
  readonly end: number;
  readonly needs: readonly number[];
}

/** What stands around the octets, so that a write outside of them shows. */
export const GUARD = 0xa5;
const GUARD_OCTETS = 3;

/** The valid packet of a case; undefined when its value cannot be said on the wire. */
export function packetOf(subject: Subject, { choices, givens, offset }: Case): Packet | undefined {
  let value: unknown;
  let octets: Uint8Array;
  try {
    value = subject.make(new Draw(choices), ROOM, givens);
    octets = subject.encode(value, givens);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const placed = place(octets, offset);
  return { value, octets, ...placed, needs: needsAt(subject.type, placed.o, givens) };
}

/** Octets in a buffer with others around them. */
export function place(octets: Uint8Array, o: number): Pick<Packet, 'b' | 'o' | 'end'> {
  const b = new Uint8Array(o + octets.length + GUARD_OCTETS).fill(GUARD);
  b.set(octets, o);
  return { b, o, end: o + octets.length };
}

export function needsAt(type: Type, o: number, givens: readonly number[]): readonly number[] {
  return type.needs.origin ? [o, ...givens] : givens;
}

/** Changes octets as a bad line, a bad program or a bad person would. */
export function mutate(octets: Uint8Array, deeds: readonly number[]): Uint8Array {
  let changed = octets.slice();
  for (let index = 0; index + 2 < deeds.length; index += 3) {
    const [deed, where, what] = deeds.slice(index, index + 3);
    const at = changed.length === 0 ? 0 : where % changed.length;
    switch (deed % 8) {
      case 0:
        changed = changed.slice(0, at);
        break;
      case 1:
        changed = Uint8Array.from([...changed, ...Array.from({ length: what % 9 }, () => where)]);
        break;
      case 2:
        changed = Uint8Array.from([...changed.slice(0, at), what, ...changed.slice(at)]);
        break;
      case 3:
        changed = Uint8Array.from([...changed.slice(0, at), ...changed.slice(at + 1)]);
        break;
      case 4:
        if (changed.length > 0) changed[at] ^= 1 << (what % 8);
        break;
      case 5:
        pointNear(changed, at, what);
        break;
      default:
        if (changed.length > 0) changed[at] = what;
    }
  }
  return changed;
}

/** A pointer of names to somewhere near itself, or to the beginning. */
function pointNear(octets: Uint8Array, at: number, what: number): void {
  if (at + 1 >= octets.length) return;
  const target = what % 3 === 0 ? what % 24 : Math.max(0, at + (what % 5) - 2);
  octets[at] = 0xc0 | (target >>> 8);
  octets[at + 1] = target;
}

/** Octets of choices alone. */
export function noise({ choices }: Case): Uint8Array {
  return Uint8Array.from(choices);
}

/** The nodes that hold a number whose bits can be set. */
export function numbersOf(tree: Node): Node[] {
  return [...everyNode(tree)].filter((node) => node.place !== undefined);
}
