/** What a value or an action looks at: the values directly inside it. */
import type { Action, Timer, Value } from './model.ts';

export function readsOf(at: Value | Action): readonly Value[] {
  switch (at.kind) {
    case 'ask':
    case 'deed':
      return at.arguments;
    case 'compare':
    case 'arithmetic':
    case 'and':
    case 'or':
      return [at.left, at.right];
    case 'not':
    case 'negate':
    case 'both':
      return [at.operand];
    case 'least':
    case 'most':
      return at.operands;
    case 'choose':
      return isValue(at) ? [at.condition, at.then, at.otherwise] : [at.condition];
    case 'condition':
      return [at.condition.value];
    case 'assign':
      return [at.value];
    case 'start':
      return at.duration ? [at.duration] : timed(at.timer);
    case 'backOff':
      return timed(at.timer);
    default:
      return [];
  }
}

const isValue = (at: object): at is Extract<Value, { kind: 'choose' }> => 'type' in at;

function timed({ duration, doublingTo, giveOrTake }: Timer): Value[] {
  return [duration, doublingTo, giveOrTake].filter((value) => value !== undefined);
}
