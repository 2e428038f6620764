/** Comparisons, sums and choices: which types may meet, and what comes of it. */
import type { Comparator, Type, Value } from './model.ts';
import type { Scope, Site } from './scope.ts';
import { alike, describe, DURATION, FLAG, OCTETS } from './types.ts';
import { expect, flagOf, valueOf } from './values.ts';
import type { Of } from './values.ts';

const COMPARATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

export function binary(scope: Scope, site: Site, at: Of<'binary'>): Value | undefined {
  const { operator, span } = at;
  if (operator === 'and' || operator === 'or') {
    const [left, right] = [flagOf(scope, site, at.left), flagOf(scope, site, at.right)];
    return left && right && { kind: operator, left, right, type: FLAG, span };
  }
  const left = valueOf(scope, site, at.left);
  const right = valueOf(scope, site, at.right);
  if (!left || !right) return undefined;
  if (COMPARATORS.includes(operator)) return compare(scope, left, right, at);
  const type = arithmetic(left.type, operator, right.type);
  if (type) return { kind: 'arithmetic', operator, left, right, type, span };
  scope.reporter.report({
    span,
    message: `cannot reckon ${describe(left.type)} ${operator} ${describe(right.type)}`,
  });
  return undefined;
}

function compare(scope: Scope, left: Value, right: Value, at: Of<'binary'>): Value | undefined {
  const operator = at.operator as Comparator;
  const ordered =
    left.type.kind !== 'flag' && left.type.kind !== 'flags' && left.type.kind !== 'opaque';
  if (alike(left.type, right.type) && (ordered || operator === '=' || operator === '!=')) {
    return { kind: 'compare', operator, left, right, type: FLAG, span: at.span };
  }
  scope.reporter.report({
    span: at.span,
    message: `cannot compare ${describe(left.type)} with ${describe(right.type)}`,
    ...(left.type.kind === 'sequence' || right.type.kind === 'sequence'
      ? {
          help: 'a sequence number compares with its like; the distance of two is a plain number',
        }
      : {}),
  });
  return undefined;
}

/** The type of a sum or product, or undefined where there is none. */
function arithmetic(left: Type, operator: string, right: Type): Type | undefined {
  const adds = operator === '+' || operator === '-';
  if (left.kind === 'sequence' && right.kind === 'number' && adds) return left;
  if (left.kind === 'sequence' && alike(left, right) && operator === '-') return OCTETS;
  if (left.kind === 'number' && right.kind === 'number') return OCTETS;
  if (left.kind === 'duration' && right.kind === 'duration' && adds) return DURATION;
  if (left.kind === 'duration' && right.kind === 'number' && '*/'.includes(operator))
    return DURATION;
  if (left.kind === 'number' && right.kind === 'duration' && operator === '*') return DURATION;
  return undefined;
}

export function choose(
  scope: Scope,
  site: Site,
  at: Of<'choose'>,
  wanted?: Type,
): Value | undefined {
  const condition = flagOf(scope, site, at.condition);
  const then = valueOf(scope, site, at.then, wanted);
  const otherwise = valueOf(scope, site, at.otherwise, wanted);
  if (!condition || !then || !otherwise) return undefined;
  const second = expect(scope, otherwise, then.type, 'after the colon');
  return (
    second && { kind: 'choose', condition, then, otherwise: second, type: then.type, span: at.span }
  );
}

export function extreme(scope: Scope, site: Site, at: Of<'least' | 'most'>): Value | undefined {
  const operands = at.operands.map((each) => valueOf(scope, site, each));
  const [first] = operands;
  if (!first || operands.some((each) => !each)) return undefined;
  const held = operands.map((each) =>
    expect(scope, each!, first.type, `beside ${describe(first.type)}`),
  );
  if (held.some((each) => !each)) return undefined;
  return { kind: at.kind, operands: held as Value[], type: first.type, span: at.span };
}
