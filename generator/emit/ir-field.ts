/** Fields of the JSON model, and all that they are made of: rules, sizes, expressions. */
import type {
  Arm,
  Checksum,
  Coverage,
  Derivation,
  Deviation,
  Element,
  Expression,
  Field,
  IntegerRules,
  Range,
  Size,
  Type,
} from '../model.ts';
import { referenceWords } from './phrases.ts';

export function field(one: Field): unknown {
  return {
    kind: one.kind,
    name: one.name,
    id: one.id,
    path: one.path,
    line: one.line,
    doc: one.doc,
    ...own(one),
    when: one.when && expression(one.when),
    per: one.per.map(referenceWords),
    deviations: one.deviations.map(deviation),
    fields: one.kind === 'group' ? one.fields.map(field) : undefined,
    arms: one.kind === 'union' ? one.arms.map(arm) : undefined,
  };
}

/** What only a field of its kind has. */
function own(one: Field): Record<string, unknown> {
  switch (one.kind) {
    case 'integer':
      return {
        bits: one.bits,
        width: one.width && expression(one.width),
        numeric: one.numeric,
        values: one.values && `${one.values.protocol}.${one.values.name}`,
        display: one.display,
        unit: one.unit,
        sealed: one.sealed,
        ...integerRules(one.rules),
        derived: one.derived && derivation(one.derived),
        names: one.names?.map(({ id }) => id),
      };
    case 'octets':
      return {
        size: size(one.size),
        text: one.text,
        display: one.display,
        sealed: one.sealed,
        carries: one.carries && {
          tags: one.carries.tags.map(expression),
          unless: one.carries.unless && expression(one.carries.unless),
        },
        padded: one.padded && { with: one.padded.with, to: expression(one.padded.to) },
      };
    case 'nested':
      return {
        type: typeName(one.type),
        values: one.values && `${one.values.protocol}.${one.values.name}`,
        unit: one.unit,
        sealed: one.sealed,
        ...integerRules(one.rules),
        derived: one.derived && derivation(one.derived),
        rule: one.rule?.code,
      };
    case 'list':
      return {
        element: element(one.element),
        size: size(one.size),
        times: one.times && expression(one.times),
        until: one.until && { arm: one.until.arm.id, rule: one.until.rule?.code },
        padded: one.padded?.with,
        truncated: one.truncated.code,
        rule: one.rule?.code,
      };
    case 'group':
      return { bits: one.bits, size: one.size && size(one.size), leftover: one.leftover?.code };
    case 'union':
      return {
        size: size(one.size),
        tag: expression(one.tag),
        tagField: one.tagField?.path,
        truncated: one.truncated.code,
        leftover: one.leftover.code,
        unknown: one.unknown?.code,
      };
  }
}

function integerRules(rules: IntegerRules): Record<string, unknown> {
  const { constant, ranges, multiple, closed, equation, checksum: sum } = rules;
  return {
    constant: constant && { value: constant.value, rule: constant.rule.code },
    in: ranges && { ranges: ranges.ranges.map(range), rule: ranges.rule.code },
    multiple: multiple && { of: multiple.of, rule: multiple.rule.code },
    closed: closed?.code,
    equation: equation && { value: expression(equation.value), rule: equation.rule.code },
    checksum: sum && checksum(sum),
  };
}

function checksum({ algorithm, over, none, rule: broken }: Checksum): unknown {
  return {
    algorithm,
    over: over.map(coverage),
    none: none && { value: none.value, unless: none.unless && expression(none.unless) },
    rule: broken.code,
  };
}

function coverage(one: Coverage): unknown {
  if (one.kind === 'message') return 'message';
  return one.kind === 'field' ? { octets: one.field.path } : expression(one.value);
}

function derivation(one: Derivation): unknown {
  switch (one.kind) {
    case 'constant':
    case 'equation':
    case 'checksum':
      return one.kind;
    case 'size':
    case 'count': {
      const of = 'path' in one.of ? one.of.path : one.of.name;
      return { [one.kind]: of, scale: one.scale, offset: one.offset };
    }
    case 'tag':
    case 'presence':
      return { [one.kind]: one.of.path };
  }
}

export function size(one: Size): unknown {
  if (one.kind === 'rest') return 'rest';
  return { octets: expression(one.octets), rule: one.rule.code, self: one.self };
}

function element(one: Element): unknown {
  if (one.kind === 'type') return { type: typeName(one.type) };
  if (one.kind === 'octets') return { octets: one.octets, display: one.display };
  const { bits, numeric, display, values } = one;
  return { bits, numeric, display, values: values && `${values.protocol}.${values.name}` };
}

export function arm(one: Arm): unknown {
  return {
    name: one.name,
    id: one.id,
    line: one.line,
    doc: one.doc,
    per: one.per.map(referenceWords),
    tags: one.ranges === 'else' ? 'else' : one.ranges.map(range),
    value: one.value,
    fields: one.fields.map(field),
  };
}

/** An expression is a number, a reference in an object, or an operator followed by its operands. */
export function expression(one: Expression): unknown {
  switch (one.kind) {
    case 'number':
      return one.value;
    case 'field':
      return { field: one.field.path };
    case 'given':
      return { given: one.given.name };
    case 'binary':
      return [one.operator, expression(one.left), expression(one.right)];
    case 'not':
    case 'negate':
      return [one.kind, expression(one.operand)];
    case 'choose':
      return ['?', ...[one.condition, one.then, one.otherwise].map(expression)];
    case 'within': {
      const end = (side: Expression | undefined): unknown => (side ? expression(side) : null);
      const ranges = one.ranges.map(({ from, to }) => [end(from), end(to)]);
      return ['in', expression(one.operand), ...ranges];
    }
    case 'octetsOf':
      return { octets: one.of === 'message' ? 'message' : one.of.path };
    case 'octetsLeft':
      return { octets: 'left' };
    case 'countOf':
      return { count: one.of.path };
    case 'sum':
      return ['sum', ...one.over.map(coverage)];
    case 'least':
    case 'most':
      return [one.kind, ...one.operands.map(expression)];
  }
}

export function typeName(type: Type): string {
  return `${type.protocol}.${type.name}`;
}

/** One number, or a pair whose open end is null. */
export function range({ from, to }: Range): unknown {
  return from === to && from !== undefined ? from : [from ?? null, to ?? null];
}

export function deviation({ from, because }: Deviation): unknown {
  return { from: referenceWords(from), because };
}
