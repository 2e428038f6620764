/**
 * Where things end: regions inside regions, some of which say their own size only after they
 * began.
 */
import type { Field, Rule, Size } from '../../generator/model.ts';
import { fieldsIn } from '../../generator/resolve/scope.ts';

/** A rule was broken. */
export class Broken extends Error {
  readonly rule: Rule;
  constructor(rule: Rule) {
    super(rule.constant);
    this.rule = rule;
  }
}

export interface Region {
  /** Bits. */
  readonly start: number;
  /** Bits; undefined until its size was read. */
  end: number | undefined;
  readonly size: Size | undefined;
  /** Fields of the size that were not read yet. */
  readonly waits: Set<Field>;
}

export class Regions {
  readonly #open: Region[] = [];

  constructor(end: number) {
    this.#open.push({ start: 0, end, size: undefined, waits: new Set() });
  }

  /** The innermost end known so far. */
  end(): number {
    return this.#endBelow(this.#open.length);
  }

  #endBelow(depth: number): number {
    for (let index = depth - 1; index >= 0; index--) {
      const { end } = this.#open[index];
      if (end !== undefined) return end;
    }
    throw new Error('the outermost end is always known');
  }

  /** A region of so many bits from `start`. */
  enter(start: number, bits: number, rule: Rule): void {
    if (bits < 0 || start + bits > this.end()) throw new Broken(rule);
    this.#open.push({ start, end: start + bits, size: undefined, waits: new Set() });
  }

  /** A region that ends where the one around it does. */
  enterRest(start: number): void {
    this.#open.push({ start, end: this.end(), size: undefined, waits: new Set() });
  }

  /** A region whose size its own fields say. */
  enterSelf(start: number, size: Size, inside: ReadonlySet<Field>): void {
    const named = size.kind === 'octets' ? [...fieldsIn(size.octets)] : [];
    const waits = new Set(named.filter((field) => inside.has(field)));
    this.#open.push({ start, end: undefined, size, waits });
  }

  leave(): Region {
    return this.#open.pop()!;
  }

  /** A field was read, or found to be absent: regions that waited for it last now have an end. */
  settle(field: Field, octetsOf: (size: Size) => bigint): void {
    for (const [depth, region] of this.#open.entries()) {
      if (!region.waits.delete(field) || region.waits.size > 0 || !region.size) continue;
      const end = region.start + Number(octetsOf(region.size)) * 8;
      if (end > this.#endBelow(depth)) throw new Broken(ruleOf(region.size));
      region.end = end;
      for (const inner of this.#open.slice(depth + 1)) {
        if (inner.size && inner.end !== undefined && inner.end > end) {
          throw new Broken(ruleOf(inner.size));
        }
      }
    }
  }
}

function ruleOf(size: Size): Rule {
  if (size.kind === 'rest') throw new Error('what takes the rest has no rule');
  return size.rule;
}
