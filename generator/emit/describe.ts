/**
 * The describer's table: a protocol as data, one field a line, with sizes and conditions as small
 * functions. One walker (runtime/base/describe.ts) reads them all, in the order in which the
 * generated check reads.
 */
import type {
  Arm,
  Choice,
  Coverage,
  Element,
  Expression,
  Field,
  IntegerField,
  IntegerRules,
  Message,
  Model,
  Protocol,
  Rule,
  Size,
  Type,
  Values,
} from '../model.ts';
import { camel, upper } from '../names.ts';
import {
  armsName,
  arrow,
  bounds,
  code,
  flag,
  holdsOrigin,
  labels,
  lastNamed,
  nameRows,
  number,
  relative,
  ruleRow,
} from './describe-parts.ts';
import { runsOf, type Runs } from './describe-runs.ts';
import { say, sayCondition, type Speaker } from './expression.ts';
import { importLine, literal, numberLiteral, quoted, type Literal } from './literal.ts';
import { banner, outputPath, type Output } from './output.ts';

export function describe(protocol: Protocol, model: Model): Output[] {
  const types = typesOf(protocol);
  if (types.length === 0) return [];
  const file = new Table(protocol, model);
  const declarations = types.flatMap((type) => file.type(type));
  const body = [...file.shared(), ...declarations, ...file.head(types), ''];
  const head = banner(protocol).replace('. ', '.\n * ');
  const text = ['/**', ` * ${head}`, ' */', ...file.imports(), '', ...body];
  return [{ path: outputPath(protocol, 'describe.ts'), text: text.join('\n'), format: false }];
}

export function typesOf(protocol: Protocol): Type[] {
  return [...protocol.messages, ...protocol.choices, ...protocol.numbers, ...protocol.labels];
}

/**
 * The name of a type's table: `packet`; types and the protocol itself share the file's namespace.
 */
export function tableName(type: Type): string {
  return `${type.id}Table`;
}

class Table {
  private readonly foreign = new Map<string, Set<string>>();
  private readonly hoisted: string[] = [];
  private readonly kinds = new Set<string>(['ProtocolTable']);
  private readonly protocol: Protocol;
  private readonly model: Model;

  constructor(protocol: Protocol, model: Model) {
    this.protocol = protocol;
    this.model = model;
  }

  imports(): string[] {
    const depth =
      this.protocol.layer === '' ? '..' : this.protocol.layer.replace(/[^/]+/g, '..') + '/..';
    const own = importLine('import type', this.kinds, `${depth}/runtime/base/describe/table.ts`);
    const others = [...this.foreign].map(([path, names]) => importLine('import', names, path));
    return [own, ...others.sort()];
  }

  /** Names of values, and the arms of unions: what several fields refer to. */
  shared(): string[] {
    if (this.protocol.values.length > 0) this.kinds.add('Name');
    const names = this.protocol.values.flatMap((values) => [
      `export const ${values.id}Names: readonly Name[] = ${literal(nameRows(values), '', 60)};`,
      '',
    ]);
    return [...names, ...this.hoisted];
  }

  head(types: readonly Type[]): string[] {
    const { name, title, stem, path, rules, endian } = this.protocol;
    const little =
      endian.kind === 'when' ? this.test(endian.condition) : String(endian.kind === 'little');
    const gives = this.protocol.gives.map((give): Literal => ({
      name: quoted(give.name),
      id: quoted(give.id),
      value: this.compute(give.value),
    }));
    const body: Literal = {
      name: quoted(name),
      title: quoted(title),
      stem: quoted(stem),
      spec: quoted(path),
      little,
      gives,
      types: types.map(tableName),
      rules: rules.map((rule) => ruleRow(rule)),
    };
    return [`export const protocolTable: ProtocolTable = ${literal(body, '', 40)};`];
  }

  type(type: Type): string[] {
    const kind = {
      message: 'MessageTable',
      choice: 'ChoiceTable',
      number: 'NumberTable',
      labels: 'LabelsTable',
    }[type.kind];
    this.kinds.add(kind);
    const body = literal(
      { ...this.core(type), ...this.own(type) },
      '',
      tableName(type).length + 30,
    );
    return [`export const ${tableName(type)}: ${kind} = ${body};`, ''];
  }

  private core(type: Type): Record<string, Literal> {
    const needs = type.needs.givens.map((given) => quoted(given.id));
    return {
      kind: quoted(type.kind),
      name: quoted(type.name),
      id: quoted(type.id),
      protocol: '() => protocolTable',
      needs,
      truncated: String(type.truncated.code),
    };
  }

  private own(type: Type): Record<string, Literal | undefined> {
    switch (type.kind) {
      case 'message':
        return this.message(type);
      case 'choice':
        return this.choice(type);
      case 'number':
        return number(type);
      case 'labels':
        return labels(type);
    }
  }

  private message(message: Message): Record<string, Literal | undefined> {
    const size = message.size && this.size(message.size, message.fields, message.leftover);
    const origin = !message.needs.origin && holdsOrigin(message) ? 'true' : undefined;
    return { size, origin, fields: this.fields(message.fields) };
  }

  private choice(choice: Choice): Record<string, Literal | undefined> {
    const arms = this.arms(choice.arms, `${choice.id}Arms`);
    const tag = this.integer(choice.tag);
    return { tag: { ...tag, arms }, arms, unknown: code(choice.unknown) };
  }

  /** Fields in order; a run begins where what stands before does not say that it is there. */
  private fields(fields: readonly Field[], runs: Runs = runsOf(fields)): Literal[] {
    return fields.map((field) => this.field(field, runs));
  }

  private field(field: Field, runs: Runs): Literal {
    const { name, id, when } = field;
    const run = runs.get(field);
    const core = {
      kind: quoted(field.kind),
      name: quoted(name),
      id: quoted(id),
      run: run === undefined ? undefined : String(run),
      when: when && this.test(when),
    };
    switch (field.kind) {
      case 'integer':
        return { ...core, ...this.integer(field, core) };
      case 'octets': {
        const { carries, text, display } = field;
        const unless = carries?.unless && this.test(carries.unless);
        const tags = carries?.tags.map((tag) => this.compute(tag));
        return {
          ...core,
          size: this.size(field.size, [], undefined),
          paddedTo: field.padded && this.compute(field.padded.to),
          text: flag(text),
          display: display && quoted(display),
          carries: tags,
          unless,
          sealed: flag(field.sealed),
        };
      }
      case 'nested':
        return {
          ...core,
          ...this.nested(field.type, field),
          rule: code(field.rule),
          derived: flag(field.derived !== undefined),
          sealed: flag(field.sealed),
        };
      case 'list':
        return { ...core, ...this.list(field) };
      case 'group': {
        const size = field.size && this.size(field.size, field.fields, field.leftover);
        const fields = this.fields(field.fields, runs);
        return {
          ...core,
          bits: field.bits === undefined ? undefined : String(field.bits),
          size,
          fields,
        };
      }
      case 'union': {
        const arms = this.arms(field.arms, armsName(field));
        return {
          ...core,
          tag: this.compute(field.tag),
          size: this.size(field.size, [], undefined),
          truncated: code(field.truncated),
          leftover: code(field.leftover),
          unknown: code(field.unknown),
          arms,
        };
      }
    }
  }

  private arms(arms: readonly Arm[], name: string): string {
    this.kinds.add('ArmTable');
    const bodies = arms.map((arm): Literal => {
      const tags = arm.ranges === 'else' ? undefined : arm.ranges.map(bounds);
      return { name: quoted(arm.name), id: quoted(arm.id), tags, fields: this.fields(arm.fields) };
    });
    this.hoisted.push(`const ${name}: readonly ArmTable[] = ${literal(bodies, '', 60)};`, '');
    return name;
  }

  private nested(
    type: Type,
    field: { rules?: IntegerRules; values?: Values | undefined; unit?: string | undefined },
  ): Record<string, Literal | undefined> {
    const rules = field.rules && this.rules(field.rules);
    return {
      type: `() => ${this.reference(type)}`,
      ...rules,
      names: this.values(field.values),
      unit: field.unit === undefined ? undefined : quoted(field.unit),
    };
  }

  private list(field: Extract<Field, { kind: 'list' }>): Record<string, Literal | undefined> {
    const { until, padded } = field;
    return {
      element: this.element(field.element, field),
      size: this.size(field.size, [], undefined),
      times: field.times && this.compute(field.times),
      until: until && quoted(until.arm.id),
      unterminated: code(until?.rule),
      padded: padded && String(padded.with),
      truncated: code(field.truncated),
      rule: code(field.rule),
    };
  }

  private element(element: Element, field: Field): Literal {
    const core = { name: quoted(field.name), id: quoted('') };
    if (element.kind === 'type')
      return { kind: quoted('nested'), ...core, type: `() => ${this.reference(element.type)}` };
    const display = element.display && quoted(element.display);
    if (element.kind === 'octets')
      return { kind: quoted('octets'), ...core, fixed: String(element.octets), display };
    return {
      kind: quoted('integer'),
      ...core,
      bits: String(element.bits),
      display,
      names: this.values(element.values),
    };
  }

  private integer(
    field: IntegerField,
    core?: Record<string, Literal | undefined>,
  ): Record<string, Literal | undefined> {
    const own = core ?? { kind: quoted('integer'), name: quoted(field.name), id: quoted(field.id) };
    const arms =
      field.names && field.derived?.kind === 'tag' ? armsName(field.derived.of) : undefined;
    return {
      ...own,
      bits: String(field.bits),
      width: field.width && this.compute(field.width),
      display: field.display && quoted(field.display),
      names: this.values(field.values),
      arms: field.values ? undefined : arms,
      unit: field.unit === undefined ? undefined : quoted(field.unit),
      ...this.rules(field.rules),
      derived: flag(field.derived !== undefined),
      sealed: flag(field.sealed),
    };
  }

  private rules(rules: IntegerRules): Record<string, Literal | undefined> {
    const { constant, ranges, multiple, closed, equation, checksum } = rules;
    return {
      constant: constant && [numberLiteral(constant.value), String(constant.rule.code)],
      ranges: ranges && [ranges.ranges.map(bounds), String(ranges.rule.code)],
      multiple: multiple && [String(multiple.of), String(multiple.rule.code)],
      closed: code(closed),
      equation: equation && [this.compute(equation.value), String(equation.rule.code)],
      checksum: checksum && {
        algorithm: quoted(checksum.algorithm),
        over: checksum.over.map((part) => this.part(part)),
        none: checksum.none && numberLiteral(checksum.none.value),
        unless: checksum.none?.unless && this.test(checksum.none.unless),
        rule: String(checksum.rule.code),
      },
    };
  }

  private size(
    size: Size,
    inside: readonly Field[],
    leftover: Rule | undefined,
  ): Literal | undefined {
    if (size.kind === 'rest') return undefined;
    const after = size.self ? lastNamed(size.octets, inside) : undefined;
    return {
      octets: this.compute(size.octets),
      rule: code(size.rule),
      after: after && quoted(after.id),
      leftover: code(leftover),
    };
  }

  private values(values: Values | undefined): string | undefined {
    if (!values) return undefined;
    const name = `${values.id}Names`;
    const owner = this.model.protocols.find((one) => one.name === values.protocol);
    return owner && owner !== this.protocol ? this.alias(owner, name) : name;
  }

  /** A name of another protocol's table, imported under a name that says whose it is. */
  private alias(owner: Protocol, name: string): string {
    const path = relative(this.protocol, owner);
    const alias = `${camel(owner.name)}${upper(name)}`;
    this.foreign.set(path, (this.foreign.get(path) ?? new Set()).add(`${name} as ${alias}`));
    return alias;
  }

  private reference(type: Type): string {
    const owner = this.model.protocols.find((one) => one.name === type.protocol);
    return owner && owner !== this.protocol ? this.alias(owner, tableName(type)) : tableName(type);
  }

  private part(part: Coverage): string {
    if (part.kind === 'message') return `''`;
    return part.kind === 'field' ? quoted(part.field.id) : this.compute(part.value);
  }

  private compute(expression: Expression): string {
    return arrow(say(expression, this.speaker));
  }

  private test(expression: Expression): string {
    return arrow(sayCondition(expression, this.speaker));
  }

  private readonly speaker: Speaker = {
    field: (field) => `f.${field.id}`,
    given: (given) => `g.${given.id}`,
    octetsOf: (of) => `x.octets(${of === 'message' ? `''` : quoted(of.id)})`,
    countOf: (list) => `x.count(${quoted(list.id)})`,
    octetsLeft: () => 'x.left()',
    sum: (over) => `x.sum([${over.map((part) => this.part(part)).join(', ')}])`,
  };
}
