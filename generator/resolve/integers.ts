/** Numbers: their widths and their rules. */
import type { Display, Field, IntegerRules, Range, Rule, Values } from '../model.ts';
import type { ExpressionSyntax, FieldSyntax } from '../syntax.ts';
import { interval } from './interval.ts';
import { resolveExpression } from './scope.ts';
import { type Context, type Owner, addresses, type Base, placeOf } from './fields.ts';

export function integer(
  syntax: FieldSyntax,
  widthSyntax: Parameters<typeof resolveExpression>[0],
  display: Display | undefined,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const { traits } = syntax;
  const width = resolveExpression(widthSyntax, owner.scope);
  const fixed = width.kind === 'number' ? Number(width.value) : undefined;
  const { reporter } = owner.scope;
  if (fixed !== undefined && (fixed < 1 || fixed > 64)) {
    reporter.report({
      span: widthSyntax.span,
      message: `a number of ${fixed} bits: expected 1 to 64`,
      help:
        fixed % 8 === 0 && fixed > 64
          ? `write it as octets: (${fixed / 8} octets)`
          : 'widths are in bits',
    });
  }
  const shown = traits.as && addresses[traits.as.text];
  const values = traits.as && !shown ? context.findValues(traits.as) : undefined;
  const bits = fixed ?? Math.min(64, interval(width).max);
  return {
    kind: 'integer',
    bits,
    width: fixed === undefined ? width : undefined,
    numeric: bits > 53 ? 'bigint' : 'number',
    values,
    display: display ?? shown,
    unit: traits.unit,
    sealed: traits.sealed,
    rules: integerRules(syntax, made, owner, context, values),
    derived: undefined,
    names: undefined,
    // Last: V8 takes several times as long to put properties behind what is spread.
    ...made,
  };
}

export function integerRules(
  syntax: FieldSyntax,
  made: Base,
  owner: Owner,
  context: Context,
  values: Values | undefined,
): IntegerRules {
  const { traits } = syntax;
  const place = placeOf(made, owner);
  const make = (kind: Rule['kind'], asks: string): Rule =>
    context.rules.make(kind, place, `${made.name} ${asks}`, traits.otherwise);
  const fixed = traits.equals && constantOf(traits.equals, values);
  return {
    constant:
      fixed === undefined ? undefined : { value: fixed, rule: make('constant', `= ${fixed}`) },
    ranges: traits.ranges && {
      ranges: traits.ranges,
      rule: make('range', `in ${showRanges(traits.ranges)}`),
    },
    multiple:
      traits.multiple === undefined
        ? undefined
        : {
            of: Number(traits.multiple),
            rule: make('multiple', `is a multiple of ${traits.multiple}`),
          },
    closed: values?.closed ? make('closed', `is one of ${values.name}`) : undefined,
    // What closes a message may name later fields: it is resolved when the message is whole.
    equation: undefined,
    checksum: undefined,
  };
}

/** The value of an equation that needs no packet to be known. */
export function constantOf(
  syntax: ExpressionSyntax,
  values: Values | undefined,
): bigint | undefined {
  if (syntax.kind === 'number') return syntax.value;
  if (syntax.kind === 'name')
    return values?.entries.find((one) => one.name === syntax.name)?.range.from;
  if (syntax.kind !== 'binary') return undefined;
  const left = constantOf(syntax.left, undefined);
  const right = constantOf(syntax.right, undefined);
  if (left === undefined || right === undefined) return undefined;
  const sums: Record<string, () => bigint> = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '<<': () => left << right,
  };
  return sums[syntax.operator]?.();
}

export function showRanges(ranges: readonly Range[]): string {
  return ranges
    .map(({ from, to }) => (from === to ? `${from}` : `${from ?? ''}..${to ?? ''}`))
    .join(' | ');
}
