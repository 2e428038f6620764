/** The second pass: what is inside messages, unions and labels. */
import { type Reporter } from '../diagnostic.ts';
import type { Arm, Choice, Field, Give, IntegerField, Labels, Message } from '../model.ts';
import { camel } from '../names.ts';
import { derive } from './derive.ts';
import { flatten, regionSize } from './groups.ts';
import { resolveArms } from './unions.ts';
import { resolveChecksum, resolveFields, type Context, type Draft, type Owner } from './fields.ts';
import { type RuleMaker } from './rules.ts';
import { resolveExpression, type Scope } from './scope.ts';
import { nearest } from './suggest.ts';
import type {
  ArmSyntax,
  ChecksumSyntax,
  ChoiceSyntax,
  FieldSyntax,
  FileSyntax,
  LabelsSyntax,
  MessageSyntax,
  Named,
} from '../syntax.ts';
import { type Unit } from './declare.ts';

/** An `else` on what cannot be broken promises a check that nobody makes. */
export function unusedElse(file: FileSyntax, rules: RuleMaker, reporter: Reporter): void {
  const visit = (field: FieldSyntax): void => {
    const { traits, shape, name } = field;
    const { otherwise } = traits;
    // Filler and text are only ever warned of.
    const warned = otherwise?.warn && (traits.padded || traits.text);
    if (otherwise && !rules.used.has(otherwise) && !warned) {
      const fault = otherwise.warn ? 'warn' : otherwise.fault;
      reporter.report({
        span: otherwise.span,
        message: `else ${fault}: ${name.text} has no rule that could be broken`,
        help: 'say what it must be, as in in 1..5',
      });
    }
    if (shape.kind === 'group' || shape.kind === 'bits') shape.fields.forEach(visit);
    for (const arm of traits.arms ?? []) arm.fields?.forEach(visit);
  };
  for (const one of file.declarations) {
    if (one.kind === 'message') one.fields.forEach(visit);
    if (one.kind === 'choice') for (const arm of one.arms) arm.fields?.forEach(visit);
  }
}

export function fillMessage(
  message: Draft<Message>,
  syntax: MessageSyntax,
  scope: Scope,
  context: Context,
  unit: Unit,
): void {
  const label = message.principal ? '' : message.name;
  const owner: Owner = { path: message.name, label, scope, ids: new Map() };
  const place = {
    label,
    path: message.name,
    span: message.span,
    line: message.line,
    per: message.per,
  };
  message.truncated = context.rules.make(
    'truncated',
    place,
    `${message.name} has its fixed fields`,
    undefined,
  );
  const region = syntax.region;
  const rule =
    region &&
    context.rules.make(
      'size',
      { ...place, label: message.name },
      `${message.name} fits in what holds it`,
      region.otherwise,
    );
  message.fields = resolveFields(syntax.fields, owner, context);
  message.leftover =
    region &&
    context.rules.make('leftover', place, `${message.name} is filled by its fields`, undefined);
  message.size = region && regionSize(region.octets, message.fields, owner, rule!);
  if (message.principal) {
    unit.protocol.gives = unit.header.gives.map((give): Give => ({
      name: give.name.text,
      id: camel(give.name.text),
      value: resolveExpression(give.value, scope),
    }));
  }
  closing(syntax.fields, message.fields, owner, context);
  derive(message.fields, message as Message);
}

/**
 * Equations and checksums may name later fields and the message itself, so they come when all is
 * known.
 */
function closing(
  syntax: readonly FieldSyntax[],
  fields: readonly Field[],
  owner: Owner,
  context: Context,
): void {
  const byName = new Map(flatten(fields).map((field) => [field.name, field]));
  const visit = (one: FieldSyntax): void => {
    if (one.shape.kind === 'group' || one.shape.kind === 'bits') one.shape.fields.forEach(visit);
    const field = byName.get(one.name.text);
    if (
      (field?.kind === 'integer' || field?.kind === 'nested') &&
      one.traits.equals &&
      !field.rules.constant
    ) {
      const place = {
        label: `${owner.label} ${field.name}`.trim(),
        path: field.path,
        span: field.span,
        line: field.line,
        per: field.per,
      };
      const value = resolveExpression(one.traits.equals, owner.scope, field.values);
      const rule = context.rules.make(
        'equation',
        place,
        `${field.name} = what the spec computes`,
        one.traits.otherwise,
      );
      (field as Draft<IntegerField>).rules = { ...field.rules, equation: { value, rule } };
    }
    if (field?.kind === 'integer' && one.traits.checksum) {
      const place = {
        label: `${owner.label} ${field.name}`.trim(),
        path: field.path,
        span: field.span,
        line: field.line,
        per: field.per,
      };
      const checksum = resolveChecksum(
        one.traits.checksum as ChecksumSyntax,
        field.name,
        one.traits.otherwise,
        place,
        owner.scope,
        context.rules,
      );
      (field as Draft<IntegerField>).rules = { ...field.rules, checksum };
    }
    if (field?.kind === 'union') {
      for (const arm of one.traits.arms ?? []) {
        const made = field.arms.find((other) => other.name === arm.name.text);
        if (made && arm.fields)
          closing(arm.fields, made.fields, armOwner(owner, arm, context), context);
      }
    }
  };
  syntax.forEach(visit);
}

function armOwner(owner: Owner, arm: ArmSyntax, context: Context): Owner {
  return {
    ...owner,
    label: `${owner.label} ${arm.name.text}`.trim(),
    scope: context.armScopes.get(arm) ?? owner.scope,
  };
}

export function fillChoice(
  choice: Draft<Choice>,
  syntax: ChoiceSyntax,
  scope: Scope,
  context: Context,
): void {
  const values = syntax.as && context.findValues(syntax.as);
  const place = {
    label: choice.name,
    path: choice.name,
    span: choice.span,
    line: choice.line,
    per: choice.per,
  };
  choice.truncated = context.rules.make(
    'truncated',
    place,
    `${choice.name} has its fixed fields`,
    undefined,
  );
  const none = {
    constant: undefined,
    ranges: undefined,
    multiple: undefined,
    closed: undefined,
    equation: undefined,
    checksum: undefined,
  };
  const tag: Draft<IntegerField> = {
    kind: 'integer',
    name: syntax.tag.text,
    id: camel(syntax.tag.text),
    path: `${choice.name}.${syntax.tag.text}`,
    doc: '',
    per: [],
    deviations: [],
    span: syntax.tag.span,
    line: choice.line,
    when: undefined,
    bits: syntax.tagBits,
    width: undefined,
    numeric: 'number',
    values,
    display: undefined,
    unit: undefined,
    sealed: false,
    rules: none,
    derived: undefined,
    names: undefined,
  };
  scope.fields.set(tag.name, tag as IntegerField);
  const owner: Owner = { path: choice.name, label: choice.name, scope, ids: new Map() };
  choice.tag = tag as IntegerField;
  choice.arms = resolveArms(syntax.arms, owner, context, values, syntax.tagBits);
  tag.names = choice.arms;
  choice.unknown = choice.arms.some((arm) => arm.ranges === 'else')
    ? undefined
    : context.rules.make('tag', place, `${choice.name} has an arm for its tag`, undefined);
  for (const [index, arm] of choice.arms.entries()) {
    const written = syntax.arms[index];
    if (written?.fields)
      closing(written.fields, arm.fields, armOwner(owner, written, context), context);
    derive(arm.fields, undefined);
  }
}

export function fillLabels(
  labels: Draft<Labels>,
  syntax: LabelsSyntax,
  scope: Scope,
  context: Context,
): void {
  const place = {
    label: labels.name,
    path: labels.name,
    span: labels.span,
    line: labels.line,
    per: labels.per,
  };
  labels.textOctetsMax = Number(syntax.octetsMax);
  labels.tagBits = syntax.tagBits;
  labels.label = { value: Number(syntax.label.value), lengthBits: syntax.label.lengthBits };
  labels.pointer = syntax.pointer && {
    value: Number(syntax.pointer.value),
    offsetBits: syntax.pointer.offsetBits,
  };
  checkLabels(syntax, context, scope.reporter);
  labels.truncated = context.rules.make(
    'truncated',
    place,
    `${labels.name} ends before what holds it does`,
    undefined,
  );
  labels.malformed = context.rules.make(
    'pointer',
    place,
    `${labels.name} has known labels, at most ${syntax.octetsMax} octets, and pointers to what stands before them`,
    undefined,
  );
}

function checkLabels(syntax: LabelsSyntax, context: Context, reporter: Reporter): void {
  const { tagBits, label, pointer } = syntax;
  const whole = (name: Named, bits: number): void => {
    if ((tagBits + bits) % 8 === 0) return;
    reporter.report({
      span: name.span,
      message: `${name.text} takes ${tagBits + bits} bits with its ${syntax.tag.text}: expected whole octets`,
      help: `write (${8 - (tagBits % 8)}) or (${16 - (tagBits % 8)})`,
    });
  };
  whole(label.name, label.lengthBits);
  if (!pointer) return;
  whole(pointer.name, pointer.offsetBits);
  if (pointer.value === label.value) {
    reporter.report({
      span: pointer.name.span,
      message: `two arms for the tag ${label.value}`,
      note: { span: label.name.span, message: `${label.name.text} takes it first` },
    });
  }
  context.findType(pointer.into);
}

/** `until End`: the marker is an arm of the list's union. */
export function settleUntil(field: Field, reporter: Reporter): void {
  if (field.kind === 'group') field.fields.forEach((one) => settleUntil(one, reporter));
  if (field.kind === 'union')
    for (const arm of field.arms) arm.fields.forEach((one) => settleUntil(one, reporter));
  if (
    field.kind !== 'list' ||
    !field.until ||
    field.element.kind !== 'type' ||
    field.element.type.kind !== 'choice'
  )
    return;
  const { type } = field.element;
  const { name } = field.until.arm;
  const arm = type.arms.find((one) => one.name === name);
  // Where filler may follow, the marker is only its first octet: the region's end ends the list
  // too.
  const rule = field.padded ? undefined : field.until.rule;
  if (arm) (field as Draft<typeof field>).until = { arm: arm as Arm, rule };
  else {
    const near = nearest(
      name,
      type.arms.map((one) => one.name),
    );
    reporter.report({
      span: field.span,
      message: `until ${name}: ${type.name} has no such arm`,
      ...(near === undefined ? {} : { help: `did you mean ${near}?` }),
    });
  }
}
