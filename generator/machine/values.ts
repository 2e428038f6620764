/** Expressions to typed values: every name found, every type held against its place. */
import { alike, describe, DURATION, FLAG, OCTETS } from './types.ts';
import { bitsCalled, fieldsCalled, readable, unknown } from './scope.ts';
import { resolveCondition } from './conditions.ts';
import type { Scope, Site } from './scope.ts';
import type { Comparator, Type, Value } from './model.ts';
import type { Expression } from './syntax.ts';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** The value of an expression, or undefined when something in it has been reported. */
export function valueOf(scope: Scope, site: Site, at: Expression, wanted?: Type): Value | undefined {
  const { span } = at;
  switch (at.kind) {
    case 'number':
      return { kind: 'number', value: Number(at.value), type: OCTETS, span };
    case 'duration':
      return { kind: 'number', value: Number(at.ms), type: DURATION, span };
    case 'flag':
      return { kind: 'flag', value: at.value, type: FLAG, span };
    case 'name':
      return nameOf(scope, site, at, wanted);
    case 'ask':
      return phraseOf(scope, site, at);
    case 'other':
      return other(scope, site, at);
    case 'both':
      return site.pair ? wrap(at, flagOf(scope, site, at.operand)) : misplaced(scope, at, 'both');
    case 'not':
      return wrap(at, flagOf(scope, site, at.operand));
    case 'negate':
      return negate(valueOf(scope, site, at.operand), at);
    case 'binary':
      return binary(scope, site, at);
    case 'choose':
      return choose(scope, site, at, wanted);
    case 'least':
    case 'most':
      return extreme(scope, site, at);
  }
}

/** A value that must be yes or no. */
export function flagOf(scope: Scope, site: Site, at: Expression): Value | undefined {
  const value = valueOf(scope, site, at, FLAG);
  return value && expect(scope, value, FLAG, 'here');
}

/** Holds a value against the type its place has; a number written out fits a sequence number. */
export function expect(scope: Scope, value: Value, type: Type, where: string): Value | undefined {
  if (alike(value.type, type)) return value;
  const literal = value.kind === 'number' && value.type.kind === 'number';
  if (literal && (type.kind === 'sequence' || (type.kind === 'duration' && value.value === 0))) {
    return { ...value, type };
  }
  scope.reporter.report({
    span: value.span,
    message: `expected ${describe(type)} ${where}, found ${describe(value.type)}`,
  });
  return undefined;
}

function wrap(at: Of<'not' | 'negate' | 'both'>, operand: Value | undefined): Value | undefined {
  return operand && { kind: at.kind as 'not' | 'both', operand, type: FLAG, span: at.span };
}

function negate(operand: Value | undefined, { span }: Expression): Value | undefined {
  return operand && { kind: 'negate', operand, type: operand.type, span };
}

function misplaced(scope: Scope, { span }: Expression, word: string): undefined {
  scope.reporter.report({ span, message: `${word} is for the properties of two machines` });
  return undefined;
}

function other(scope: Scope, site: Site, at: Of<'other'>): Value | undefined {
  if (!site.pair) return misplaced(scope, at, "the other's");
  const variable = scope.variables.get(at.name);
  const name = { text: at.name, span: at.span };
  if (!variable) return unknown(scope, 'variable', name, scope.variables.keys());
  scope.used.add(variable);
  return { kind: 'other', variable, type: variable.type, span: at.span };
}

/** A Capitalised Name: a variable, a field, a flag, or, in a property, a state or an event. */
function nameOf(scope: Scope, site: Site, at: Of<'name'>, wanted?: Type): Value | undefined {
  const { name, span } = at;
  const variable = scope.variables.get(name);
  if (variable) {
    scope.used.add(variable);
    return { kind: 'variable', variable, type: variable.type, span };
  }
  if (wanted?.kind === 'flags' && wanted.names.includes(name)) {
    return { kind: 'bits', names: [name], type: wanted, span };
  }
  const field = readable(scope, site, fieldsCalled(scope, name), at);
  if (field) {
    scope.used.add(field.field);
    return { kind: 'variable', variable: field.field, type: field.field.type, span };
  }
  const bit = readable(scope, site, bitsCalled(scope, name), at);
  if (bit) {
    scope.used.add(bit.field);
    return { kind: 'bit', of: bit.field, name, type: FLAG, span };
  }
  return worldly(scope, site, at, wanted);
}

/** What only a property, or the parameter of a deed, may name: a state, an event, a message. */
function worldly(scope: Scope, site: Site, at: Of<'name'>, wanted?: Type): Value | undefined {
  const { name, span } = at;
  const state = scope.states.get(name);
  if (state && site.property) return { kind: 'in', state, type: FLAG, span };
  const event = scope.events.get(name);
  if (event && site.property) return { kind: 'heard', event: name, type: FLAG, span };
  if (event && wanted?.kind === 'message' && wanted.name === name) {
    if (site.learn) site.learn(name, span);
    else if (site.event !== name) {
      const note = { span: event.span, message: `${name} is declared here` };
      scope.reporter.report({ span, message: `${name} is not at hand here`, note });
    }
    const type: Type = { kind: 'message', name };
    return { kind: 'bits', names: [], type, span };
  }
  if (state) {
    const help = 'guards speak of what is known; put the rule in the state itself';
    scope.reporter.report({ span, message: `${name} is a state: only properties may ask for it`, help });
    return undefined;
  }
  const fields = [...scope.events.values()].flatMap((each) => each.fields);
  const bits = fields.flatMap(({ type }) => (type.kind === 'flags' ? type.names : []));
  const known = [...scope.variables.keys(), ...fields.map((field) => field.name), ...bits];
  return unknown(scope, 'name', { text: name, span }, site.property ? [...known, ...scope.states.keys()] : known);
}

/** A lower-case phrase: a condition, an ask, or, in a property, a deed or an event. */
function phraseOf(scope: Scope, site: Site, at: Of<'ask'>): Value | undefined {
  const { phrase, span } = at;
  const condition = resolveCondition(scope, phrase, span);
  if (condition === 'bad') return undefined;
  if (condition) {
    if (condition.event !== undefined && condition.event !== site.event) {
      if (site.learn) site.learn(condition.event, span);
      else return elsewhere(scope, at, condition.event, condition.span);
    }
    return { kind: 'condition', condition, type: condition.value.type, span };
  }
  const deed = scope.deeds.get(phrase);
  if (site.property && deed) return { kind: 'did', deed, type: FLAG, span };
  if (site.property && scope.events.has(phrase)) return { kind: 'heard', event: phrase, type: FLAG, span };
  const ask = scope.asks.get(phrase);
  if (!ask) {
    const known = [...scope.asks.keys(), ...scope.syntax.conditions.map(({ name }) => name.text)];
    return unknown(scope, 'condition', { text: phrase, span }, known);
  }
  scope.used.add(ask);
  if (site.property && ask.type.kind !== 'flag') return { kind: 'did', deed: ask, type: FLAG, span };
  const given = argumentsOf(scope, site, ask.parameters, at.arguments, at);
  return given && { kind: 'ask', ask, arguments: given, type: ask.type, span };
}

function elsewhere(scope: Scope, at: Of<'ask'>, event: string, declared: Expression['span']): undefined {
  scope.reporter.report({
    span: at.span,
    message: `${at.phrase} reads fields of ${event}, which is not at hand here`,
    note: { span: declared, message: `${at.phrase} is declared here` },
  });
  return undefined;
}

/** Arguments in the order of the parameters. */
export function argumentsOf(
  scope: Scope,
  site: Site,
  parameters: readonly { readonly name: string; readonly type: Type }[],
  given: readonly Expression[],
  { span }: { readonly span: Expression['span'] },
): Value[] | undefined {
  if (given.length !== parameters.length) {
    const wants = parameters.map(({ name }) => name).join(', ') || 'nothing';
    scope.reporter.report({
      span,
      message: `expected ${parameters.length} argument${parameters.length === 1 ? '' : 's'}, found ${given.length}`,
      help: `it takes ${wants}`,
    });
    return undefined;
  }
  const values = given.map((each, index) => {
    const { name, type } = parameters[index]!;
    const value = valueOf(scope, site, each, type);
    return value && expect(scope, value, type, `for ${name}`);
  });
  return values.every((value) => value !== undefined) ? (values as Value[]) : undefined;
}

const COMPARATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];

function binary(scope: Scope, site: Site, at: Of<'binary'>): Value | undefined {
  const { operator, span } = at;
  if (operator === 'and' || operator === 'or') {
    const [left, right] = [flagOf(scope, site, at.left), flagOf(scope, site, at.right)];
    return left && right && { kind: operator, left, right, type: FLAG, span };
  }
  const left = valueOf(scope, site, at.left);
  const right = valueOf(scope, site, at.right);
  if (!left || !right) return undefined;
  if (COMPARATORS.includes(operator)) return compare(scope, left, right, at);
  const type = arithmetic(left.type, operator, right.type);
  if (type) return { kind: 'arithmetic', operator, left, right, type, span };
  scope.reporter.report({
    span,
    message: `cannot reckon ${describe(left.type)} ${operator} ${describe(right.type)}`,
  });
  return undefined;
}

function compare(scope: Scope, left: Value, right: Value, at: Of<'binary'>): Value | undefined {
  const operator = at.operator as Comparator;
  const ordered = left.type.kind !== 'flag' && left.type.kind !== 'flags' && left.type.kind !== 'opaque';
  if (alike(left.type, right.type) && (ordered || operator === '=' || operator === '!=')) {
    return { kind: 'compare', operator, left, right, type: FLAG, span: at.span };
  }
  scope.reporter.report({
    span: at.span,
    message: `cannot compare ${describe(left.type)} with ${describe(right.type)}`,
    ...(left.type.kind === 'sequence' || right.type.kind === 'sequence'
      ? { help: 'a sequence number compares with one of its kind; the distance of two is a plain number' }
      : {}),
  });
  return undefined;
}

/** The type of a sum or product, or undefined where there is none. */
function arithmetic(left: Type, operator: string, right: Type): Type | undefined {
  const adds = operator === '+' || operator === '-';
  if (left.kind === 'sequence' && right.kind === 'number' && adds) return left;
  if (left.kind === 'sequence' && alike(left, right) && operator === '-') return OCTETS;
  if (left.kind === 'number' && right.kind === 'number') return OCTETS;
  if (left.kind === 'duration' && right.kind === 'duration' && adds) return DURATION;
  if (left.kind === 'duration' && right.kind === 'number' && '*/'.includes(operator)) return DURATION;
  if (left.kind === 'number' && right.kind === 'duration' && operator === '*') return DURATION;
  return undefined;
}

function choose(scope: Scope, site: Site, at: Of<'choose'>, wanted?: Type): Value | undefined {
  const condition = flagOf(scope, site, at.condition);
  const then = valueOf(scope, site, at.then, wanted);
  const otherwise = valueOf(scope, site, at.otherwise, wanted);
  if (!condition || !then || !otherwise) return undefined;
  const second = expect(scope, otherwise, then.type, 'after the colon');
  return second && { kind: 'choose', condition, then, otherwise: second, type: then.type, span: at.span };
}

function extreme(scope: Scope, site: Site, at: Of<'least' | 'most'>): Value | undefined {
  const operands = at.operands.map((each) => valueOf(scope, site, each));
  const [first] = operands;
  if (!first || operands.some((each) => !each)) return undefined;
  const held = operands.map((each) => expect(scope, each!, first.type, `beside ${describe(first.type)}`));
  if (held.some((each) => !each)) return undefined;
  return { kind: at.kind, operands: held as Value[], type: first.type, span: at.span };
}
