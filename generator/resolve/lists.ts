/** Lists: what of, how many, until what. */
import type { Arm, Element, Expression, Field, Rule, Size } from '../model.ts';
import { camel } from '../names.ts';
import type { ElseSyntax, FieldSyntax, Named, Traits, TypeSyntax } from '../syntax.ts';
import type { RulePlace } from './rules.ts';
import { resolveExpression } from './scope.ts';
import {
  type Context,
  type Owner,
  type Draft,
  addresses,
  type Base,
  placeOf,
  strict,
} from './fields.ts';

export function list(
  syntax: FieldSyntax,
  type: Extract<TypeSyntax, { kind: 'list' }>,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const place = placeOf(made, owner);
  const { traits } = syntax;
  const element = elementOf(type.element, traits, owner, context);
  const sizeRule =
    type.octets &&
    context.rules.make(
      'size',
      place,
      `${made.name} fits in what holds it`,
      type.otherwise ?? strict(traits.otherwise),
    );
  const size: Size = type.octets
    ? {
        kind: 'octets',
        octets: resolveExpression(type.octets, owner.scope),
        rule: sizeRule!,
        self: false,
      }
    : { kind: 'rest' };
  return {
    ...made,
    kind: 'list',
    element,
    size,
    times: type.times && resolveExpression(type.times, owner.scope),
    until: type.until && untilOf(type.until, element, place, owner, context, traits.otherwise),
    padded: traits.padded && { with: Number(traits.padded.with) },
    truncated: context.rules.make(
      'truncated',
      place,
      `${made.name} ends with a whole item`,
      undefined,
    ),
    rule:
      element.kind === 'type' && element.type.protocol !== context.protocol
        ? context.rules.make('constant', place, `${made.name} are well-formed`, traits.otherwise)
        : undefined,
  };
}

function elementOf(type: TypeSyntax, traits: Traits, owner: Owner, context: Context): Element {
  const constant = (expression: Expression): number => {
    if (expression.kind === 'number') return Number(expression.value);
    owner.scope.reporter.report({
      span: type.span,
      message: 'an item of a list has a fixed width: expected a number',
      help: 'declare a message for the item',
    });
    return 8;
  };
  if (type.kind === 'bits') {
    const bits = constant(resolveExpression(type.bits, owner.scope));
    if (bits % 8 !== 0)
      owner.scope.reporter.report({
        span: type.span,
        message: `items of ${bits} bits: expected whole octets`,
      });
    const values = traits.as && context.findValues(traits.as);
    return {
      kind: 'integer',
      bits,
      numeric: bits > 53 ? 'bigint' : 'number',
      display: undefined,
      values,
    };
  }
  if (type.kind === 'octets')
    return {
      kind: 'octets',
      octets: constant(resolveExpression(type.octets, owner.scope)),
      display: undefined,
    };
  if (type.kind === 'named') {
    const display = addresses[type.name.text];
    if (display === 'IPv6 Address') return { kind: 'octets', octets: 16, display };
    if (display)
      return {
        kind: 'integer',
        bits: display === 'IPv4 Address' ? 32 : 48,
        numeric: 'number',
        display,
        values: undefined,
      };
    const found = context.findType(type.name);
    if (found) return { kind: 'type', type: found };
  } else {
    owner.scope.reporter.report({
      span: type.span,
      message: 'expected what the list is of: a type, a width or octets',
    });
  }
  return { kind: 'integer', bits: 8, numeric: 'number', display: undefined, values: undefined };
}

function untilOf(
  name: Named,
  element: Element,
  place: RulePlace,
  owner: Owner,
  context: Context,
  otherwise: ElseSyntax | undefined,
): { arm: Arm; rule: Rule | undefined } {
  const rule = context.rules.make(
    'unterminated',
    place,
    `${place.path.split('.').at(-1)} ends with ${name.text}`,
    otherwise,
  );
  // The choice may be declared further down: its arms are looked up when everything is resolved.
  const arm: Draft<Arm> = {
    name: name.text,
    id: camel(name.text),
    ranges: [],
    value: undefined,
    fields: [],
    doc: '',
    per: [],
    line: place.line,
  };
  if (element.kind !== 'type' || element.type.kind !== 'choice') {
    owner.scope.reporter.report({
      span: name.span,
      message: `until ${name.text}: expected a list of a union that reads its own tag`,
    });
  }
  return { arm, rule };
}
