/** Names in force at a place of a spec, and expressions resolved in them. */
import type { Reporter } from '../diagnostic.ts';
import type { Coverage, Expression, Field, Given, ListField, Values } from '../model.ts';
import type { ExpressionSyntax, FieldSyntax, Named, Span } from '../syntax.ts';
import { nearest } from './suggest.ts';

export interface Scope {
  readonly reporter: Reporter;
  readonly parent: Scope | undefined;
  /** Fields declared so far, by name; the last of a name wins. */
  readonly fields: Map<string, Field>;
  readonly givens: ReadonlyMap<string, Given>;
  /** The name of the message itself, for `octets of Datagram`. */
  readonly message: string;
  /**
   * Every field of the body, read or not: so that one that comes too late can be told from one
   * that is missing.
   */
  readonly all: ReadonlyMap<string, Span>;
}

export function childScope(parent: Scope, all: ReadonlyMap<string, Span>): Scope {
  return { ...parent, parent, fields: new Map(), all: new Map([...parent.all, ...all]) };
}

/** The names of fields and of those in their groups, and where they stand. */
export function namesOf(fields: readonly FieldSyntax[]): Map<string, Span> {
  const inner = (field: FieldSyntax): [string, Span][] => {
    const { shape, name } = field;
    const below =
      shape.kind === 'group' || shape.kind === 'bits' ? shape.fields.flatMap(inner) : [];
    return [[name.text, name.span], ...below];
  };
  return new Map(fields.flatMap(inner));
}

export function lookUp(scope: Scope, name: string): Field | undefined {
  return scope.fields.get(name) ?? (scope.parent && lookUp(scope.parent, name));
}

function known(scope: Scope): string[] {
  const above = scope.parent ? known(scope.parent) : [...scope.givens.keys()];
  return [...scope.fields.keys(), ...above];
}

const zero: Expression = { kind: 'number', value: 0n };

/** Resolves an expression; reports what it cannot and answers 0 there, so that the run goes on. */
export function resolveExpression(
  syntax: ExpressionSyntax,
  scope: Scope,
  values?: Values,
): Expression {
  const of = (inner: ExpressionSyntax): Expression => resolveExpression(inner, scope, values);
  switch (syntax.kind) {
    case 'number':
      return { kind: 'number', value: syntax.value };
    case 'name':
      return resolveName({ text: syntax.name, span: syntax.span }, scope, values);
    case 'binary': {
      const left = of(syntax.left);
      const right = resolveExpression(syntax.right, scope, valuesOf(left) ?? values);
      if (
        (syntax.operator === '/' || syntax.operator === '%') &&
        right.kind === 'number' &&
        right.value === 0n
      ) {
        scope.reporter.report({ span: syntax.right.span, message: 'division by zero' });
      }
      return { kind: 'binary', operator: syntax.operator, left, right };
    }
    case 'not':
    case 'negate':
      return { kind: syntax.kind, operand: of(syntax.operand) };
    case 'choose':
      return {
        kind: 'choose',
        condition: of(syntax.condition),
        then: of(syntax.then),
        otherwise: of(syntax.otherwise),
      };
    case 'within': {
      const ranges = syntax.ranges.map((range) => ({
        from: range.from && of(range.from),
        to: range.to && of(range.to),
      }));
      return { kind: 'within', operand: of(syntax.operand), ranges };
    }
    case 'octetsOf': {
      if (syntax.name.text === scope.message) return { kind: 'octetsOf', of: 'message' };
      const field = find(syntax.name, scope);
      return field ? { kind: 'octetsOf', of: field } : zero;
    }
    case 'countOf': {
      const field = find(syntax.name, scope);
      if (field && field.kind !== 'list') {
        scope.reporter.report({
          span: syntax.name.span,
          message: `${field.name} is not a list: expected a field such as (Option ...)`,
        });
      }
      return field ? { kind: 'countOf', of: field as ListField } : zero;
    }
    case 'octetsLeft':
      return { kind: 'octetsLeft' };
    case 'sum':
      return { kind: 'sum', over: syntax.operands.map((part) => resolveCoverage(part, scope)) };
    case 'least':
    case 'most':
      return { kind: syntax.kind, operands: syntax.operands.map(of) };
  }
}

/** A part of a sum: the message, octets of it, or a number. */
export function resolveCoverage(part: ExpressionSyntax, scope: Scope): Coverage {
  if (part.kind === 'name') {
    if (part.name === scope.message) return { kind: 'message' };
    const field = scope.givens.has(part.name) ? undefined : lookUp(scope, part.name);
    const number =
      field?.kind === 'integer' || (field?.kind === 'group' && field.bits !== undefined);
    if (field && !number) return { kind: 'field', field };
  }
  return { kind: 'expression', value: resolveExpression(part, scope) };
}

function valuesOf(expression: Expression): Values | undefined {
  return expression.kind === 'field' ? expression.field.values : undefined;
}

function resolveName(name: Named, scope: Scope, values: Values | undefined): Expression {
  const field = lookUp(scope, name.text);
  if (field) {
    if (field.kind === 'integer' || (field.kind === 'nested' && field.type.kind === 'number')) {
      return { kind: 'field', field };
    }
    if (
      field.kind === 'group' &&
      field.bits !== undefined &&
      field.fields.every((one) => one.kind === 'integer')
    ) {
      return bitGroup(field.fields);
    }
    scope.reporter.report({
      span: name.span,
      message: `${name.text} is not a number`,
      help: `to count its octets write: octets of ${name.text}`,
      note: { span: field.span, message: `${name.text} is declared here` },
    });
    return zero;
  }
  const given = scope.givens.get(name.text);
  if (given) return { kind: 'given', given };
  const entry = values?.entries.find((one) => one.name === name.text);
  if (entry?.range.from !== undefined) return { kind: 'number', value: entry.range.from };
  reportUnknown(
    name,
    scope,
    values?.entries.map((one) => one.name),
  );
  return zero;
}

/** A group of bits as one number. */
function bitGroup(fields: readonly Field[]): Expression {
  let whole: Expression = zero;
  for (const field of fields) {
    if (field.kind !== 'integer') return zero;
    const shifted: Expression = {
      kind: 'binary',
      operator: '<<',
      left: whole,
      right: { kind: 'number', value: BigInt(field.bits) },
    };
    whole = { kind: 'binary', operator: '|', left: shifted, right: { kind: 'field', field } };
  }
  return whole;
}

/** Finds a field or reports that there is none. */
export function find(name: Named, scope: Scope): Field | undefined {
  const field = lookUp(scope, name.text);
  if (!field) reportUnknown(name, scope);
  return field;
}

function reportUnknown(name: Named, scope: Scope, more: readonly string[] = []): void {
  const later = scope.all.get(name.text);
  if (later) {
    scope.reporter.report({
      span: name.span,
      message: `${name.text} is not known here: it is read later`,
      help: 'a size, a condition or a tag can only name what stands before it',
      note: { span: later, message: `${name.text} is declared here` },
    });
    return;
  }
  const near = nearest(name.text, [...known(scope), ...more]);
  scope.reporter.report({
    span: name.span,
    message: `unknown name ${name.text}: expected a field before it or a given`,
    ...(near === undefined ? {} : { help: `did you mean ${near}?` }),
  });
}

/** Every field and given an expression reads. */
export function namesIn(
  expression: Expression,
  found: { fields: Set<Field>; givens: Set<Given> },
): typeof found {
  switch (expression.kind) {
    case 'field':
      found.fields.add(expression.field);
      break;
    case 'given':
      found.givens.add(expression.given);
      break;
    case 'binary':
      namesIn(expression.left, found);
      namesIn(expression.right, found);
      break;
    case 'not':
    case 'negate':
      namesIn(expression.operand, found);
      break;
    case 'choose':
      for (const part of [expression.condition, expression.then, expression.otherwise])
        namesIn(part, found);
      break;
    case 'within':
      namesIn(expression.operand, found);
      for (const { from, to } of expression.ranges)
        for (const end of [from, to]) if (end) namesIn(end, found);
      break;
    case 'sum':
      for (const part of expression.over) {
        if (part.kind === 'expression') namesIn(part.value, found);
        if (part.kind === 'field') found.fields.add(part.field);
      }
      break;
    case 'least':
    case 'most':
      for (const operand of expression.operands) namesIn(operand, found);
      break;
    case 'number':
    case 'octetsOf':
    case 'octetsLeft':
    case 'countOf':
      break;
  }
  return found;
}

/** Every field an expression reads. */
export function fieldsIn(expression: Expression): Set<Field> {
  return namesIn(expression, { fields: new Set(), givens: new Set() }).fields;
}

/** Whether an expression depends on how much is left in its region. */
export function asksWhatIsLeft(expression: Expression): boolean {
  switch (expression.kind) {
    case 'octetsLeft':
      return true;
    case 'binary':
      return asksWhatIsLeft(expression.left) || asksWhatIsLeft(expression.right);
    case 'not':
    case 'negate':
    case 'within':
      return asksWhatIsLeft(expression.operand);
    case 'choose':
      return [expression.condition, expression.then, expression.otherwise].some(asksWhatIsLeft);
    case 'least':
    case 'most':
      return expression.operands.some(asksWhatIsLeft);
    default:
      return false;
  }
}
