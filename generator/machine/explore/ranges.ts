/** A counter that is kept within a range must stay in it: a property that nobody need write. */
import type { Machine, Property, Value } from '../model.ts';
import { FLAG, OCTETS } from '../types.ts';

export function rangesOf(machine: Machine): Property[] {
  return machine.variables.flatMap((variable): Property[] => {
    const { type, span, name } = variable;
    if (variable.origin !== 'kept' || type.kind !== 'number' || type.to === Number.MAX_SAFE_INTEGER)
      return [];
    const number = (value: number): Value => ({ kind: 'number', value, type: OCTETS, span });
    const kept: Value = { kind: 'variable', variable, type, span };
    const compare = (operator: '<' | '>', right: Value): Value => ({
      kind: 'compare',
      operator,
      left: kept,
      right,
      type: FLAG,
      span,
    });
    const [left, right] = [compare('<', number(type.from)), compare('>', number(type.to))];
    const claim: Value = { kind: 'or', left, right, type: FLAG, span };
    return [
      {
        kind: 'never',
        claim,
        once: undefined,
        text: `${name} stays within ${type.from}..${type.to}`,
        per: [],
        span,
      },
    ];
  });
}
