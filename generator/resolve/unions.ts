/** Unions: arms, each with a namespace of its own and tags that no other has. */
import { position } from '../diagnostic.ts';
import type { Arm, Field, Range, Size, Values } from '../model.ts';
import { camel } from '../names.ts';
import type { ArmSyntax, FieldSyntax, Span } from '../syntax.ts';
import { childScope, namesOf, resolveExpression, type Scope } from './scope.ts';
import {
  type Context,
  type Owner,
  type Draft,
  resolveFields,
  type Base,
  placeOf,
} from './fields.ts';

export function union(
  syntax: FieldSyntax,
  size: Size,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const [first] = syntax.traits.tags;
  const tag = resolveExpression(first!, owner.scope);
  const tagField = tag.kind === 'field' ? tag.field : undefined;
  const place = placeOf(made, owner);
  const values = tagField?.values;
  const truncated = context.rules.make(
    'truncated',
    place,
    `${made.name} holds its fields`,
    undefined,
  );
  const leftover = context.rules.make(
    'leftover',
    place,
    `${made.name} is filled by its fields`,
    undefined,
  );
  const armOwner = { ...owner, path: made.path };
  const arms = resolveArms(
    syntax.traits.arms ?? [],
    armOwner,
    context,
    values,
    tagField?.kind === 'integer' ? tagField.bits : 53,
  );
  const open = arms.some((arm) => arm.ranges === 'else');
  const unknown = open
    ? undefined
    : context.rules.make(
        'tag',
        place,
        `${made.name} has an arm for its tag`,
        syntax.traits.otherwise,
      );
  if (tagField?.kind === 'integer') (tagField as Draft<typeof tagField>).names = arms;
  return { ...made, kind: 'union', size, tag, tagField, arms, leftover, truncated, unknown };
}

/** The arms of a union; each has a namespace of its own. */
export function resolveArms(
  arms: readonly ArmSyntax[],
  owner: Owner,
  context: Context,
  values: Values | undefined,
  bits: number,
): Arm[] {
  const { reporter } = owner.scope;
  const names = new Map<string, Span>();
  const taken: { range: Range; arm: ArmSyntax }[] = [];
  let otherwise: Span | undefined;
  return arms.map((arm) => {
    const id = camel(arm.name.text);
    const twin = names.get(id);
    if (twin)
      reporter.report({
        span: arm.name.span,
        message: `two arms are named ${arm.name.text}`,
        note: { span: twin, message: 'the first is here' },
      });
    names.set(id, arm.name.span);
    const ranges = armRanges(arm, values, reporter);
    if (ranges !== 'else') for (const range of ranges) checkArm(range, arm, taken, bits, reporter);
    else if (otherwise)
      reporter.report({
        span: arm.name.span,
        message: 'two arms for every other tag',
        note: { span: otherwise, message: 'the first is here' },
      });
    if (ranges === 'else') otherwise = arm.name.span;
    const scope = childScope(owner.scope, namesOf(arm.fields ?? []));
    context.armScopes.set(arm, scope);
    const inner = {
      path: `${owner.path}.${arm.name.text}`,
      label: `${owner.label} ${arm.name.text}`.trim(),
      scope,
      ids: new Map(),
    };
    const only =
      ranges !== 'else' && ranges.length === 1 && ranges[0]!.from === ranges[0]!.to
        ? ranges[0]!.from
        : undefined;
    return {
      name: arm.name.text,
      id,
      ranges,
      value: only === undefined ? undefined : Number(only),
      fields: resolveFields(arm.fields ?? [], inner, context),
      doc: arm.doc,
      per: arm.per,
      line: position(context.text, arm.span.start).line,
    };
  });
}

function armRanges(
  arm: ArmSyntax,
  values: Values | undefined,
  reporter: Scope['reporter'],
): readonly Range[] | 'else' {
  if (arm.label !== undefined) return arm.label;
  const entry = values?.entries.find((one) => one.name === arm.name.text);
  if (entry) return [entry.range];
  reporter.report({
    span: arm.name.span,
    message: `no number for the arm ${arm.name.text}`,
    help: values
      ? `name a value of ${values.name}, or write the number in front`
      : 'write the number in front, or give the tag values with as',
  });
  return [];
}

function checkArm(
  range: Range,
  arm: ArmSyntax,
  taken: { range: Range; arm: ArmSyntax }[],
  bits: number,
  reporter: Scope['reporter'],
): void {
  const low = (r: Range): bigint => r.from ?? 0n;
  const high = (r: Range): bigint => r.to ?? (1n << BigInt(bits)) - 1n;
  if (low(range) > high(range)) {
    reporter.report({
      span: arm.span,
      message: `the range ${low(range)}..${high(range)} is empty`,
      help: 'write the smaller end first',
    });
    return;
  }
  if (high(range) >= 1n << BigInt(bits)) {
    reporter.report({
      span: arm.span,
      message: `${high(range)} does not fit in a tag of ${bits} bits`,
    });
  }
  const other = taken.find((one) => low(range) <= high(one.range) && low(one.range) <= high(range));
  if (other) {
    reporter.report({
      span: arm.name.span,
      message: `two arms for the tag ${low(range)}`,
      note: { span: other.arm.name.span, message: `${other.arm.name.text} takes it first` },
    });
  }
  taken.push({ range, arm });
}
