/** Fields: from what is written to what is meant. */
import { position } from '../diagnostic.ts';
import type {
  Arm, Checksum, Display, Element, Expression, Field, Given, IntegerRules, Range, Reference, Rule, Size,
  Type, Values,
} from '../model.ts'; // prettier-ignore
import { camel } from '../names.ts';
import type {
  ArmSyntax,
  ChecksumSyntax,
  ElseSyntax,
  ExpressionSyntax,
  FieldSyntax,
  Named,
  Span,
  Traits,
  TypeSyntax,
} from '../syntax.ts';
import { interval } from './interval.ts';
import { checkTraits } from './traits.ts';
import type { RuleMaker, RulePlace } from './rules.ts';
import {
  childScope,
  fieldsIn,
  lookUp,
  namesOf,
  resolveCoverage,
  resolveExpression,
  type Scope,
} from './scope.ts';

/** What resolving a file's fields needs to know of the file. */
export interface Context {
  readonly protocol: string;
  readonly text: string;
  readonly rules: RuleMaker;
  /** What the fields of each arm could see, for what is resolved when all is known. */
  readonly armScopes: Map<ArmSyntax, Scope>;
  readonly givens: ReadonlyMap<string, Given>;
  findType(name: Named): Type | undefined;
  findValues(name: Named): Values | undefined;
}

/** Where the fields stand: whose they are. */
export interface Owner {
  /** Path so far: `Packet.Header`. */
  readonly path: string;
  /** In front of every constant and accessor: empty for the principal. */
  readonly label: string;
  readonly scope: Scope;
  /** Identifiers taken in this namespace. */
  readonly ids: Map<string, Span>;
}

/** A field while it is being made: filled in a second step, since later fields may change it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

const addresses: Record<string, Display> = {
  'IPv4 Address': 'IPv4 Address',
  'IPv6 Address': 'IPv6 Address',
  'MAC Address': 'MAC Address',
};

export function resolveFields(
  syntax: readonly FieldSyntax[],
  owner: Owner,
  context: Context,
): Field[] {
  return syntax.flatMap((field) => resolveField(field, owner, context));
}

interface Base {
  readonly name: string;
  readonly id: string;
  readonly path: string;
  readonly doc: string;
  readonly per: readonly Reference[];
  readonly deviations: Traits['deviations'];
  readonly span: Span;
  readonly line: number;
  readonly when: Expression | undefined;
}

function base(syntax: FieldSyntax, owner: Owner, context: Context): Base {
  const { name, traits } = syntax;
  const id = camel(name.text);
  const { reporter } = owner.scope;
  const other = owner.ids.get(id);
  if (other) {
    reporter.report({
      span: name.span,
      message: `${name.text} is declared twice in one message`,
      help: 'fields of a message share one namespace, its groups included',
      note: { span: other, message: 'the first is here' },
    });
  }
  owner.ids.set(id, name.span);
  return {
    name: name.text,
    id,
    path: `${owner.path}.${name.text}`,
    doc: syntax.doc,
    per: traits.per,
    deviations: traits.deviations,
    span: name.span,
    line: position(context.text, name.span.start).line,
    when: traits.when && resolveExpression(traits.when, owner.scope),
  };
}

function placeOf(field: Base, owner: Owner): RulePlace {
  return {
    label: `${owner.label} ${field.name}`.trim(),
    path: field.path,
    span: field.span,
    line: field.line,
    per: field.per,
  };
}

function resolveField(syntax: FieldSyntax, owner: Owner, context: Context): Field[] {
  const { shape } = syntax;
  if (shape.kind === 'vector') return vector(syntax, shape, owner, context);
  const made = base(syntax, owner, context);
  const field =
    shape.kind === 'type'
      ? plain(syntax, shape.type, made, owner, context)
      : group(syntax, made, owner, context);
  checkTraits(syntax, field, owner.scope.reporter);
  owner.scope.fields.set(field.name, field);
  return [field];
}

function group(syntax: FieldSyntax, made: Base, owner: Owner, context: Context): Field {
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

function vector(
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

function plain(
  syntax: FieldSyntax,
  type: TypeSyntax,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  switch (type.kind) {
    case 'bits':
      return integer(syntax, type.bits, undefined, made, owner, context);
    case 'rest':
      return octets(syntax, { kind: 'rest' }, undefined, made, owner, context);
    case 'octets': {
      const rule = context.rules.make(
        'size',
        placeOf(made, owner),
        `${made.name} fits in what holds it`,
        type.otherwise ?? strict(syntax.traits.otherwise),
      );
      return octets(
        syntax,
        { kind: 'octets', octets: resolveExpression(type.octets, owner.scope), rule, self: false },
        undefined,
        made,
        owner,
        context,
      );
    }
    case 'named':
      return named(syntax, type.name, made, owner, context);
    case 'list':
      return list(syntax, type, made, owner, context);
  }
}

/** A size is never only warned of: what lies behind the octets must not be read. */
function strict(otherwise: ElseSyntax | undefined): ElseSyntax | undefined {
  return otherwise?.warn === true ? undefined : otherwise;
}

function named(
  syntax: FieldSyntax,
  name: Named,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const display = addresses[name.text];
  if (display === 'IPv6 Address') {
    const rule = context.rules.make(
      'size',
      placeOf(made, owner),
      `${made.name} is 16 octets`,
      undefined,
    );
    const size: Size = {
      kind: 'octets',
      octets: { kind: 'number', value: 16n },
      rule,
      self: false,
    };
    return octets(syntax, size, display, made, owner, context);
  }
  if (display) {
    const bits = {
      kind: 'number',
      value: display === 'IPv4 Address' ? 32n : 48n,
      span: name.span,
    } as const;
    return integer(syntax, bits, display, made, owner, context);
  }
  const wide = lookUp(owner.scope, name.text);
  if (wide?.kind === 'integer') {
    owner.scope.reporter.report({
      span: name.span,
      message: `${name.text} is a field: expected a type`,
      help: `for a number as wide as it says write (${name.text} bits)`,
      note: { span: wide.span, message: `${name.text} is declared here` },
    });
    return integer(
      syntax,
      { kind: 'number', value: 8n, span: name.span },
      undefined,
      made,
      owner,
      context,
    );
  }
  const type = context.findType(name);
  const { traits } = syntax;
  const values = traits.as && context.findValues(traits.as);
  const rules = integerRules(syntax, made, owner, context, values);
  // A type that is not known was reported: an octet stands in for it.
  if (!type)
    return integer(
      syntax,
      { kind: 'number', value: 8n, span: name.span },
      undefined,
      made,
      owner,
      context,
    );
  const rule =
    type.protocol !== context.protocol
      ? context.rules.make(
          'constant',
          placeOf(made, owner),
          `${made.name} is a well-formed ${name.text}`,
          traits.otherwise,
        )
      : undefined;
  return {
    ...made,
    kind: 'nested',
    type,
    rules,
    derived: undefined,
    values,
    unit: traits.unit,
    sealed: traits.sealed,
    rule,
  };
}

function integer(
  syntax: FieldSyntax,
  widthSyntax: Parameters<typeof resolveExpression>[0],
  display: Display | undefined,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const { traits } = syntax;
  const width = resolveExpression(widthSyntax, owner.scope);
  const fixed = width.kind === 'number' ? Number(width.value) : undefined;
  const { reporter } = owner.scope;
  if (fixed !== undefined && (fixed < 1 || fixed > 64)) {
    reporter.report({
      span: widthSyntax.span,
      message: `a number of ${fixed} bits: expected 1 to 64`,
      help:
        fixed % 8 === 0 && fixed > 64
          ? `write it as octets: (${fixed / 8} octets)`
          : 'widths are in bits',
    });
  }
  const shown = traits.as && addresses[traits.as.text];
  const values = traits.as && !shown ? context.findValues(traits.as) : undefined;
  const bits = fixed ?? Math.min(64, interval(width).max);
  return {
    ...made,
    kind: 'integer',
    bits,
    width: fixed === undefined ? width : undefined,
    numeric: bits > 53 ? 'bigint' : 'number',
    values,
    display: display ?? shown,
    unit: traits.unit,
    sealed: traits.sealed,
    rules: integerRules(syntax, made, owner, context, values),
    derived: undefined,
    names: undefined,
  };
}

function integerRules(
  syntax: FieldSyntax,
  made: Base,
  owner: Owner,
  context: Context,
  values: Values | undefined,
): IntegerRules {
  const { traits } = syntax;
  const place = placeOf(made, owner);
  const make = (kind: Rule['kind'], asks: string): Rule =>
    context.rules.make(kind, place, `${made.name} ${asks}`, traits.otherwise);
  const fixed = traits.equals && constantOf(traits.equals, values);
  return {
    constant:
      fixed === undefined ? undefined : { value: fixed, rule: make('constant', `= ${fixed}`) },
    ranges: traits.ranges && {
      ranges: traits.ranges,
      rule: make('range', `in ${showRanges(traits.ranges)}`),
    },
    multiple:
      traits.multiple === undefined
        ? undefined
        : {
            of: Number(traits.multiple),
            rule: make('multiple', `is a multiple of ${traits.multiple}`),
          },
    closed: values?.closed ? make('closed', `is one of ${values.name}`) : undefined,
    // What closes a message may name later fields: it is resolved when the message is whole.
    equation: undefined,
    checksum: undefined,
  };
}

/** The value of an equation that needs no packet to be known. */
export function constantOf(
  syntax: ExpressionSyntax,
  values: Values | undefined,
): bigint | undefined {
  if (syntax.kind === 'number') return syntax.value;
  if (syntax.kind === 'name')
    return values?.entries.find((one) => one.name === syntax.name)?.range.from;
  if (syntax.kind !== 'binary') return undefined;
  const left = constantOf(syntax.left, undefined);
  const right = constantOf(syntax.right, undefined);
  if (left === undefined || right === undefined) return undefined;
  const sums: Record<string, () => bigint> = {
    '+': () => left + right,
    '-': () => left - right,
    '*': () => left * right,
    '<<': () => left << right,
  };
  return sums[syntax.operator]?.();
}

export function showRanges(ranges: readonly Range[]): string {
  return ranges
    .map(({ from, to }) => (from === to ? `${from}` : `${from ?? ''}..${to ?? ''}`))
    .join(' | ');
}

function octets(
  syntax: FieldSyntax,
  size: Size,
  display: Display | undefined,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const { traits } = syntax;
  if (traits.arms) return union(syntax, size, made, owner, context);
  const expressions = traits.tags.map((tag) => resolveExpression(tag, owner.scope));
  const unless = traits.unless && resolveExpression(traits.unless, owner.scope);
  const padded = traits.padded?.to && {
    with: Number(traits.padded.with),
    to: resolveExpression(traits.padded.to, owner.scope),
  };
  return {
    ...made,
    kind: 'octets',
    size,
    text: traits.text,
    textRule: undefined,
    display: display ?? (traits.as && addresses[traits.as.text]),
    sealed: traits.sealed,
    carries: expressions.length > 0 ? { tags: expressions, unless } : undefined,
    padded,
  };
}

function union(syntax: FieldSyntax, size: Size, made: Base, owner: Owner, context: Context): Field {
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

function list(
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

/** Resolves what may name any field of the message: called when all are known. */
export function resolveChecksum(
  syntax: ChecksumSyntax,
  name: string,
  otherwise: ElseSyntax | undefined,
  place: RulePlace,
  scope: Scope,
  rules: RuleMaker,
): Checksum {
  const over = syntax.over.map((part) => resolveCoverage(part, scope));
  const none = syntax.none && {
    value: syntax.none.value,
    unless: syntax.none.unless && resolveExpression(syntax.none.unless, scope),
  };
  const rule = rules.make('checksum', place, `${name} = ${syntax.algorithm}`, otherwise);
  return { algorithm: syntax.algorithm as Checksum['algorithm'], over, none, rule };
}
