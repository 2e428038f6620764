/** Properties, of one machine and of two over a channel. */
import type { Machine, Pair, Property, Value } from './model.ts';
import { unknown } from './scope.ts';
import type { Scope, Site } from './scope.ts';
import type { PairSyntax, PropertySyntax } from './syntax.ts';
import { FLAG } from './types.ts';
import { flagOf } from './values.ts';

export function propertiesOf(
  scope: Scope,
  list: readonly PropertySyntax[],
  pair: boolean,
): Property[] {
  const site: Site = { event: undefined, property: true, pair };
  return list.flatMap((each): Property[] => {
    const claim = flagOf(scope, site, each.claim);
    const without = each.without && flagOf(scope, site, each.without);
    const unless = each.unless && flagOf(scope, site, each.unless);
    const once = each.once && flagOf(scope, site, each.once);
    if (!claim) return [];
    const exceptions = [without, unless].filter((value) => value !== undefined);
    const whole = exceptions.reduce(except, claim);
    const { kind, text, per, span } = each;
    return [{ kind, claim: whole, once, text, per, span }];
  });
}

/** `never A without B`, `never A unless B`: never (A and not B). */
function except(left: Value, exception: Value): Value {
  const right: Value = { kind: 'not', operand: exception, type: FLAG, span: exception.span };
  return { kind: 'and', left, right, type: FLAG, span: left.span };
}

export function pairOf(scope: Scope, machine: Machine, syntax: PairSyntax): Pair {
  const hears = syntax.hears.flatMap((name) => {
    const event = machine.events.find((each) => each.name === name.text);
    if (!event) unknown(scope, 'event', name, scope.events.keys());
    return event ?? [];
  });
  return {
    machine,
    loses: syntax.faults.includes('loses'),
    reorders: syntax.faults.includes('reorders'),
    duplicates: syntax.faults.includes('duplicates'),
    most: syntax.most,
    hears,
    properties: propertiesOf(scope, syntax.properties, true),
    span: syntax.span,
  };
}
