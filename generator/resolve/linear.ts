/** Sizes invert themselves: `IHL * 4 - 20` solved for `IHL`. */
import type { Expression, IntegerField, NestedField } from '../model.ts';

/** scale * field + offset, with one field; undefined when it is not of that form. */
export interface Linear {
  readonly field: IntegerField | NestedField;
  readonly scale: number;
  readonly offset: number;
}

export function linear(expression: Expression): Linear | undefined {
  const form = parts(expression);
  if (!form?.field || form.scale <= 0) return undefined;
  return { field: form.field, scale: form.scale, offset: form.offset };
}

interface Parts {
  readonly field: IntegerField | NestedField | undefined;
  readonly scale: number;
  readonly offset: number;
}

function parts(expression: Expression): Parts | undefined {
  if (expression.kind === 'number')
    return { field: undefined, scale: 0, offset: Number(expression.value) };
  if (expression.kind === 'field') return { field: expression.field, scale: 1, offset: 0 };
  if (expression.kind !== 'binary') return undefined;
  const left = parts(expression.left);
  const right = parts(expression.right);
  if (!left || !right) return undefined;
  switch (expression.operator) {
    case '+':
      return add(left, right, 1);
    case '-':
      return add(left, right, -1);
    case '*':
      if (left.field && right.field) return undefined;
      return left.field ? times(left, right.offset) : times(right, left.offset);
    default:
      return undefined;
  }
}

function add(a: Parts, b: Parts, sign: 1 | -1): Parts | undefined {
  if (a.field && b.field) return undefined;
  const scale = a.field ? a.scale : sign * b.scale;
  return { field: a.field ?? b.field, scale, offset: a.offset + sign * b.offset };
}

function times(a: Parts, by: number): Parts {
  return { field: a.field, scale: a.scale * by, offset: a.offset * by };
}
