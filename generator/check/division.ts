/** Nothing is divided by what can be zero. */
import type { Reporter } from '../diagnostic.ts';
import type { Choice, Expression, Field, Message } from '../model.ts';
import { fieldExpressions } from '../resolve/extent.ts';
import { interval } from '../resolve/interval.ts';
import { bodies } from './bodies.ts';

export function checkDivision(type: Message | Choice, reporter: Reporter): void {
  for (const body of bodies(type)) body.fields.forEach((field) => visit(field, reporter));
}

function visit(field: Field, reporter: Reporter): void {
  const expressions = [...fieldExpressions(field), ...(field.when ? [field.when] : [])];
  if (expressions.some(dividesByZero)) {
    reporter.report({
      span: field.span,
      message: `${field.name} is found by a division whose divisor can be 0`,
      help: 'give the divisor a range, as in Unit (8) in 1..',
    });
  }
  if (field.kind === 'group') for (const inner of field.fields) visit(inner, reporter);
  if (field.kind === 'union')
    for (const arm of field.arms) for (const inner of arm.fields) visit(inner, reporter);
}

function dividesByZero(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary': {
      const divides = expression.operator === '/' || expression.operator === '%';
      if (divides && interval(expression.right).min <= 0) return true;
      return dividesByZero(expression.left) || dividesByZero(expression.right);
    }
    case 'not':
    case 'negate':
      return dividesByZero(expression.operand);
    case 'choose':
      return [expression.condition, expression.then, expression.otherwise].some(dividesByZero);
    case 'least':
    case 'most':
      return expression.operands.some(dividesByZero);
    default:
      return false;
  }
}
