/** Expressions to typed values: every name found, every type held against its place. */
import { alike, describe, DURATION, FLAG, OCTETS } from './types.ts';
import { bitsCalled, fieldsCalled, readable, unknown } from './scope.ts';
import { phraseOf } from './calls.ts';
import { binary, choose, extreme } from './reckoning.ts';
import type { Scope, Site } from './scope.ts';
import type { Type, Value } from './model.ts';
import type { Expression } from './syntax.ts';

export type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** The value of an expression, or undefined when something in it has been reported. */
export function valueOf(
  scope: Scope,
  site: Site,
  at: Expression,
  wanted?: Type,
): Value | undefined {
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
    scope.reporter.report({
      span,
      message: `${name} is a state: only properties may ask for it`,
      help,
    });
    return undefined;
  }
  const fields = [...scope.events.values()].flatMap((each) => each.fields);
  const bits = fields.flatMap(({ type }) => (type.kind === 'flags' ? type.names : []));
  const known = [...scope.variables.keys(), ...fields.map((field) => field.name), ...bits];
  return unknown(
    scope,
    'name',
    { text: name, span },
    site.property ? [...known, ...scope.states.keys()] : known,
  );
}
