/** `number` types: a prefix that says how many bits follow it. */
import type { Reporter } from '../diagnostic.ts';
import type { NumberType } from '../model.ts';
import type { ExpressionSyntax, NumberSyntax } from '../syntax.ts';
import type { Draft } from './fields.ts';
import type { RuleMaker } from './rules.ts';

export function resolveNumber(
  type: Draft<NumberType>,
  syntax: NumberSyntax,
  rules: RuleMaker,
  reporter: Reporter,
): void {
  const [prefix, value] = syntax.fields;
  const place = {
    label: type.name,
    path: type.name,
    span: type.span,
    line: type.line,
    per: type.per,
  };
  type.prefixBits = prefix ? fixedWidth(prefix.shape) : 0;
  type.valueName = value?.name.text ?? '';
  type.widths = [];
  type.shortest = syntax.shortest;
  type.truncated = rules.make('truncated', place, `${type.name} is all there`, undefined);
  if (syntax.fields.length !== 2 || type.prefixBits < 1 || type.prefixBits > 4) {
    reporter.report({
      span: type.span,
      message: `a number has two fields: a prefix of 1 to 4 bits and the value whose width it says`,
      help: 'write: number Name { Prefix (2), Value ((8 << Prefix) - 2) }',
    });
    return;
  }
  const { shape } = value!;
  if (shape.kind !== 'type' || shape.type.kind !== 'bits') return;
  const width = shape.type.bits;
  type.widths = Array.from({ length: 2 ** type.prefixBits }, (_, at) =>
    evaluate(width, prefix!.name.text, at),
  );
  const odd = type.widths.find(
    (bits) => !(bits > 0) || bits > 64 || (bits + type.prefixBits) % 8 !== 0,
  );
  if (odd !== undefined && Number.isNaN(odd)) {
    reporter.report({
      span: value!.span,
      message: `the width of ${value!.name.text} is not known: expected arithmetic of ${prefix!.name.text} alone`,
    });
  } else if (odd !== undefined) {
    reporter.report({
      span: value!.span,
      message: `a value of ${odd} bits after ${type.prefixBits}: expected whole octets, at most 64 bits`,
    });
  }
}

function fixedWidth(shape: NumberSyntax['fields'][number]['shape']): number {
  return shape.kind === 'type' && shape.type.kind === 'bits' && shape.type.bits.kind === 'number'
    ? Number(shape.type.bits.value)
    : 0;
}

function evaluate(expression: ExpressionSyntax, prefix: string, at: number): number {
  const of = (inner: ExpressionSyntax): number => evaluate(inner, prefix, at);
  if (expression.kind === 'number') return Number(expression.value);
  if (expression.kind === 'name') return expression.name === prefix ? at : NaN;
  if (expression.kind === 'choose')
    return of(expression.condition) ? of(expression.then) : of(expression.otherwise);
  if (expression.kind !== 'binary') return NaN;
  const [left, right] = [of(expression.left), of(expression.right)];
  const operators: Record<string, () => number> = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '/': () => Math.floor(left / right),
    '<<': () => left * 2 ** right,
    '>>': () => Math.floor(left / 2 ** right),
    '=': () => Number(left === right),
    '<': () => Number(left < right),
    '>': () => Number(left > right),
  };
  return operators[expression.operator]?.() ?? NaN;
}
