/** Fields: from what is written to what is meant. */
import { position } from '../diagnostic.ts';
import type {
  Checksum,
  Display,
  Expression,
  Field,
  Given,
  Reference,
  Size,
  Type,
  Values,
} from '../model.ts';
import { camel } from '../names.ts';
import type {
  ArmSyntax,
  ChecksumSyntax,
  ElseSyntax,
  FieldSyntax,
  Named,
  Span,
  Traits,
  TypeSyntax,
} from '../syntax.ts';
import { checkTraits } from './traits.ts';
import type { RuleMaker, RulePlace } from './rules.ts';
import { lookUp, resolveCoverage, resolveExpression, type Scope } from './scope.ts';
import { group, vector } from './groups.ts';
import { integer, integerRules } from './integers.ts';
import { union } from './unions.ts';
import { list } from './lists.ts';

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

export const addresses: Record<string, Display> = {
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

export interface Base {
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

export function placeOf(field: Base, owner: Owner): RulePlace {
  return {
    label: `${owner.label} ${field.name}`.trim(),
    path: field.path,
    span: field.span,
    line: field.line,
    per: field.per,
  };
}

export function resolveField(syntax: FieldSyntax, owner: Owner, context: Context): Field[] {
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
export function strict(otherwise: ElseSyntax | undefined): ElseSyntax | undefined {
  return otherwise?.warn === true ? undefined : otherwise;
}

/** An octet stands in for what was reported, so that the run goes on. */
function standIn(syntax: FieldSyntax, at: Span, made: Base, owner: Owner, context: Context): Field {
  const width = { kind: 'number', value: 8n, span: at } as const;
  return integer(syntax, width, undefined, made, owner, context);
}

function address(
  syntax: FieldSyntax,
  name: Named,
  display: Display,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  if (display !== 'IPv6 Address') {
    const value = display === 'IPv4 Address' ? 32n : 48n;
    const bits = { kind: 'number', value, span: name.span } as const;
    return integer(syntax, bits, display, made, owner, context);
  }
  const asks = `${made.name} is 16 octets`;
  const rule = context.rules.make('size', placeOf(made, owner), asks, undefined);
  const size: Size = { kind: 'octets', octets: { kind: 'number', value: 16n }, rule, self: false };
  return octets(syntax, size, display, made, owner, context);
}

function named(
  syntax: FieldSyntax,
  name: Named,
  made: Base,
  owner: Owner,
  context: Context,
): Field {
  const display = addresses[name.text];
  if (display) return address(syntax, name, display, made, owner, context);
  const wide = lookUp(owner.scope, name.text);
  if (wide?.kind === 'integer') {
    owner.scope.reporter.report({
      span: name.span,
      message: `${name.text} is a field: expected a type`,
      help: `for a number as wide as it says write (${name.text} bits)`,
      note: { span: wide.span, message: `${name.text} is declared here` },
    });
    return standIn(syntax, name.span, made, owner, context);
  }
  const type = context.findType(name);
  const { traits } = syntax;
  const values = traits.as && context.findValues(traits.as);
  const rules = integerRules(syntax, made, owner, context, values);
  if (!type) return standIn(syntax, name.span, made, owner, context);
  const { unit, sealed, otherwise } = traits;
  const asks = `${made.name} is a well-formed ${name.text}`;
  const isForeign = type.protocol !== context.protocol;
  const rule = isForeign
    ? context.rules.make('constant', placeOf(made, owner), asks, otherwise)
    : undefined;
  return { kind: 'nested', type, rules, derived: undefined, values, unit, sealed, rule, ...made };
}

export function octets(
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
    kind: 'octets',
    size,
    text: traits.text,
    display: display ?? (traits.as && addresses[traits.as.text]),
    sealed: traits.sealed,
    carries: expressions.length > 0 ? { tags: expressions, unless } : undefined,
    padded,
    ...made,
  };
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
