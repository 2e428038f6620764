/** Whether a type holds names that may point back into their message. */
import type { Field, Type } from '../../generator/model.ts';

const known = new WeakMap<Type, boolean>();

export function pointsBack(type: Type): boolean {
  const found = known.get(type);
  if (found !== undefined) return found;
  known.set(type, false);
  const answer = look(type);
  known.set(type, answer);
  return answer;
}

function look(type: Type): boolean {
  if (type.kind === 'labels') return type.pointer !== undefined;
  if (type.kind === 'number') return false;
  const fields = type.kind === 'message' ? type.fields : type.arms.flatMap((arm) => arm.fields);
  return fields.some(inside);
}

function inside(field: Field): boolean {
  if (field.kind === 'nested') return pointsBack(field.type);
  if (field.kind === 'list') return field.element.kind === 'type' && pointsBack(field.element.type);
  if (field.kind === 'group') return field.fields.some(inside);
  return field.kind === 'union' && field.arms.some((arm) => arm.fields.some(inside));
}
