/** Groups, regions and vectors. */
import type { Field, Rule, Size } from '../model.ts';
import type { FieldSyntax, TypeSyntax } from '../syntax.ts';
import { fieldsIn, resolveExpression } from './scope.ts';
import {
  type Context,
  type Owner,
  type Draft,
  resolveFields,
  type Base,
  placeOf,
  strict,
  resolveField,
} from './fields.ts';

export function group(syntax: FieldSyntax, made: Base, owner: Owner, context: Context): Field {
  const { shape, traits } = syntax;
  const inner: Owner = { ...owner, path: made.path };
  if (shape.kind === 'bits') {
    const fields = resolveFields(shape.fields, inner, context);
    const total = fields.reduce(
      (sum, field) => sum + (field.kind === 'integer' ? field.bits : NaN),
      0,
    );
    if (total !== shape.bits) {
      owner.scope.reporter.report({
        span: made.span,
        message: Number.isNaN(total)
          ? `${made.name} is a group of bits: expected only integers in it`
          : `${made.name} has ${shape.bits} bits but its fields have ${total}`,
      });
    }
    return {
      ...made,
      kind: 'group',
      bits: shape.bits,
      size: undefined,
      leftover: undefined,
      fields,
    };
  }
  if (shape.kind !== 'group') throw new Error('unreachable: only groups come here');
  const size: Draft<Size> | undefined = shape.region && {
    kind: 'octets',
    octets: { kind: 'number', value: 0n },
    self: false,
    rule: undefined!,
  };
  const rule =
    shape.region &&
    context.rules.make(
      'size',
      placeOf(made, owner),
      `${made.name} fits in what holds it`,
      shape.region.otherwise,
    );
  const fields = resolveFields(shape.fields, inner, context);
  const leftover =
    shape.region &&
    context.rules.make(
      'leftover',
      placeOf(made, owner),
      `${made.name} is filled by its fields`,
      traits.otherwise,
    );
  if (size && shape.region)
    Object.assign(size, regionSize(shape.region.octets, fields, owner, rule!));
  return {
    ...made,
    kind: 'group',
    bits: undefined,
    size: size as Size | undefined,
    leftover,
    fields,
  };
}

/** The size of a region that may be said by a field inside it. */
export function regionSize(
  syntax: Parameters<typeof resolveExpression>[0],
  inside: readonly Field[],
  owner: Owner,
  rule: Rule,
): Size {
  const octets = resolveExpression(syntax, owner.scope);
  const inner = new Set(flatten(inside));
  const self = [...fieldsIn(octets)].some((field) => inner.has(field));
  return { kind: 'octets', octets, rule, self };
}

/** Fields with those of their groups, in order. */
export function flatten(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.kind === 'group' ? [field, ...flatten(field.fields)] : [field],
  );
}

export function vector(
  syntax: FieldSyntax,
  shape: Extract<FieldSyntax['shape'], { kind: 'vector' }>,
  owner: Owner,
  context: Context,
): Field[] {
  const { span } = syntax.name;
  const { from = 0n } = shape.range;
  const to = shape.range.to ?? from;
  if (shape.range.to === undefined || to >= 1n << 32n) {
    owner.scope.reporter.report({
      span,
      message: `the length of ${syntax.name.text} has no ceiling: expected one below 2^32`,
      help: `say how long it can be, as in <${from}..2^16-1>`,
    });
  }
  const bits = to < 1n << 8n ? 8 : to < 1n << 16n ? 16 : to < 1n << 24n ? 24 : 32;
  const lengthName = `${syntax.name.text} Length`;
  const none = {
    ...syntax.traits,
    as: undefined,
    text: false,
    arms: undefined,
    tags: [],
    when: syntax.traits.when,
    padded: undefined,
    unit: undefined,
  };
  const number = (value: bigint) => ({ kind: 'number', value, span }) as const;
  const length: FieldSyntax = {
    name: { text: lengthName, span },
    doc: '',
    span,
    traits: { ...none, ranges: [{ from, to }], otherwise: strict(syntax.traits.otherwise) },
    shape: { kind: 'type', type: { kind: 'bits', bits: number(BigInt(bits)), span } },
  };
  const octets = { kind: 'name', name: lengthName, span } as const;
  const element = shape.element;
  const type: TypeSyntax = element
    ? {
        kind: 'list',
        element,
        times: undefined,
        octets,
        otherwise: undefined,
        until: undefined,
        span,
      }
    : { kind: 'octets', octets, otherwise: undefined, span };
  const body: FieldSyntax = { ...syntax, shape: { kind: 'type', type } };
  return [...resolveField(length, owner, context), ...resolveField(body, owner, context)];
}
