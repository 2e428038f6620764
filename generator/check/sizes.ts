/** No size is negative, and a region that says its own size has room for saying it. */
import type { Reporter } from '../diagnostic.ts';
import type { Choice, Expression, Field, Message, Size } from '../model.ts';
import { interval, narrow, type Known } from '../resolve/interval.ts';
import { linear } from '../resolve/linear.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { runBits } from '../layout.ts';
import { bodies } from './bodies.ts';

export function checkSizes(type: Message | Choice, reporter: Reporter): void {
  if (type.kind === 'message' && type.size)
    region(type.name, type.size, type.fields, new Map(), type, reporter);
  for (const body of bodies(type)) walk(body.fields, new Map(), reporter);
}

function walk(fields: readonly Field[], known: Known, reporter: Reporter): void {
  for (const field of fields) {
    const there = field.when ? narrow(field.when, known) : known;
    if (field.kind === 'integer' && field.width) wholeWidth(field.width, there, field, reporter);
    if (field.kind === 'group') {
      if (field.size) region(field.name, field.size, field.fields, there, field, reporter);
      walk(field.fields, there, reporter);
    } else if ('size' in field && field.size.kind === 'octets') {
      notNegative(field.name, field.size.octets, there, field, reporter);
    }
    if (field.kind === 'list' && field.times) {
      const { min } = interval(field.times, there);
      if (min < 0)
        reporter.report({
          span: field.span,
          message: `${field.name} can be there ${min} times`,
          help: bound(field.times, 0),
        });
    }
    if (field.kind === 'union') for (const arm of field.arms) walk(arm.fields, there, reporter);
  }
}

function wholeWidth(width: Expression, known: Known, field: Field, reporter: Reporter): void {
  const { min, max } = interval(width, known);
  if (min >= 8 && max <= 64) {
    if (stride(width) % 8 !== 0) {
      reporter.report({
        span: field.span,
        message: `${field.name} may not be whole octets wide`,
        help: `count octets and multiply, as in ${field.name} (8 * …)`,
      });
    }
    return;
  }
  reporter.report({
    span: field.span,
    message: `${field.name} can be ${min < 8 ? min : max} bits wide: expected 8 to 64`,
    help: min < 8 ? bound(width, 8) : 'a number has at most 64 bits',
  });
}

/** A number that divides every value of an expression. */
function stride(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return Number(expression.value);
    case 'choose':
      return divisor(stride(expression.then), stride(expression.otherwise));
    case 'binary': {
      const [left, right] = [stride(expression.left), stride(expression.right)];
      if (expression.operator === '*') return left * right;
      if (expression.operator === '<<') return left;
      return ['+', '-'].includes(expression.operator) ? divisor(left, right) : 1;
    }
    default:
      return 1;
  }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function notNegative(
  name: string,
  octets: Expression,
  known: Known,
  at: { readonly span: Field['span'] },
  reporter: Reporter,
): void {
  const { min } = interval(octets, known);
  // What is left is only known when it is read: there a negative size is the size's fault.
  if (min >= 0 || asksWhatIsLeft(octets)) return;
  reporter.report({
    span: at.span,
    message: `the size of ${name} can be negative: ${min} octets`,
    help: bound(octets, 0),
  });
}

/** Whether an expression takes something from `octets left`. */
export function asksWhatIsLeft(expression: Expression): boolean {
  if (expression.kind === 'octetsLeft') return true;
  return expression.kind === 'binary' && [expression.left, expression.right].some(asksWhatIsLeft);
}

function region(
  name: string,
  size: Size,
  fields: readonly Field[],
  known: Known,
  at: { readonly span: Field['span'] },
  reporter: Reporter,
): void {
  if (size.kind !== 'octets') return;
  if (!size.self) return notNegative(name, size.octets, known, at, reporter);
  const { min } = interval(size.octets, known);
  const needed = Math.ceil(runBits(fields) / 8);
  if (min >= needed) return;
  const [field] = fieldsIn(size.octets);
  reporter.report({
    span: at.span,
    message: `${name} can be ${min} octets, less than the ${needed} of its first fields`,
    help: bound(size.octets, needed),
    ...(field ? { note: { span: field.span, message: `${field.name} says its size` } } : {}),
  });
}

/** How to make an expression at least so much. */
function bound(expression: Expression, least: number): string {
  const form = linear(expression);
  const names = [...fieldsIn(expression)].map((field) => field.name);
  if (names.length === 0) return 'use a larger number';
  if (!form) return `give ${names.join(' and ')} ranges that keep it above`;
  return `give ${form.field.name} a range, as in ${form.field.name} (…) in ${Math.ceil((least - form.offset) / form.scale)}..`;
}
