/**
 * What can be said of guards without knowing the world: each comparison and each answer is an
 * atom, `A = B` and `A != B` the two faces of one. A table of all their values shows which rules
 * can never be reached.
 */
import type { Rule, Value } from './model.ts';
import { show } from './show.ts';

const ATOMS_MAX = 12;

type Formula = (atoms: (key: string) => boolean) => boolean;

/** Whether one of the rules holds whatever the world says; false also when that cannot be told. */
export function exhaustive(rules: readonly Rule[]): boolean {
  if (rules.some(({ guard }) => !guard)) return true;
  const found = worlds(rules);
  return found !== undefined && found.every((holds) => holds.includes(true));
}

/** For each rule, the earlier rules that leave nothing for it; undefined when it can be reached. */
export function shadows(rules: readonly Rule[]): (readonly Rule[] | undefined)[] {
  const found = worlds(rules);
  return rules.map((_, at) => {
    const always = rules.slice(0, at).find(({ guard }) => !guard);
    if (always) return [always];
    if (!found) return undefined;
    const before = found.filter((holds) => holds[at]).map((holds) => holds.indexOf(true));
    if (before.length === 0 && !rules[at]!.guard) return [];
    if (before.some((first) => first === at)) return undefined;
    return [...new Set(before)].map((first) => rules[first]!);
  });
}

/** Whether a guard is false whatever the world says. */
export function impossible(rule: Rule): boolean {
  return rule.guard !== undefined && worlds([rule])?.every(([holds]) => !holds) === true;
}

/** In each possible world, which rules' guards hold; undefined when there are too many worlds. */
function worlds(rules: readonly Rule[]): boolean[][] | undefined {
  const keys = new Set<string>();
  const formulas = rules.map(({ guard }) => (guard ? formula(guard, keys) : () => true));
  const names = [...keys];
  if (names.length > ATOMS_MAX) return undefined;
  return Array.from({ length: 2 ** names.length }, (_, bits) => {
    const atoms = (key: string): boolean => ((bits >> names.indexOf(key)) & 1) === 1;
    return formulas.map((each) => each(atoms));
  });
}

const FACES: Record<string, readonly [operator: string, holds: boolean, swap: boolean]> = {
  '=': ['=', true, false],
  '!=': ['=', false, false],
  '<': ['<', true, false],
  '>=': ['<', false, false],
  '>': ['<', true, true],
  '<=': ['<', false, true],
};

function formula(value: Value, keys: Set<string>): Formula {
  switch (value.kind) {
    case 'flag':
      return () => value.value;
    case 'condition':
      return formula(value.condition.value, keys);
    case 'not': {
      const operand = formula(value.operand, keys);
      return (atoms) => !operand(atoms);
    }
    case 'and':
    case 'or': {
      const [left, right] = [formula(value.left, keys), formula(value.right, keys)];
      if (value.kind === 'and') return (atoms) => left(atoms) && right(atoms);
      return (atoms) => left(atoms) || right(atoms);
    }
    case 'choose': {
      const [condition, then] = [formula(value.condition, keys), formula(value.then, keys)];
      const otherwise = formula(value.otherwise, keys);
      return (atoms) => (condition(atoms) ? then(atoms) : otherwise(atoms));
    }
    case 'compare': {
      const [operator, holds, swap] = FACES[value.operator]!;
      const sides = [show(value.left), show(value.right)];
      const key = (swap ? sides.reverse() : sides).join(` ${operator} `);
      return (keys.add(key), (atoms) => atoms(key) === holds);
    }
    default: {
      const key = show(value);
      return (keys.add(key), (atoms) => atoms(key));
    }
  }
}
