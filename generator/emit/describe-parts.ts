/** The small parts of a describer's table: rules, names, ranges, functions. */
import type {
  Expression,
  Field,
  Labels,
  Message,
  NumberType,
  Protocol,
  Range,
  Reference,
  Rule,
  Values,
} from '../model.ts';
import { camel } from '../names.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { numberLiteral, quoted, type Literal } from './literal.ts';

/** A function of as few parameters as its body needs. */
export function arrow(body: string): string {
  const [f, g, x] = ['f', 'g', 'x'].map((name) => new RegExp(`\\b${name}\\.`).test(body));
  if (x) return `(${f ? 'f' : '_f'}, ${g ? 'g' : '_g'}, x) => ${body}`;
  if (g) return `(${f ? 'f' : '_f'}, g) => ${body}`;
  return f ? `(f) => ${body}` : `() => ${body}`;
}

export function flag(value: boolean): string | undefined {
  return value ? 'true' : undefined;
}

export function code(rule: Rule | undefined): string | undefined {
  return rule && String(rule.code);
}

export function bounds({ from, to }: Range): Literal {
  return [
    from === undefined ? 'null' : numberLiteral(from),
    to === undefined ? 'null' : numberLiteral(to),
  ];
}

export function ruleRow(rule: Rule): Literal {
  const clause = rule.per.map(clauseWords).join(', ');
  const row = [
    quoted(rule.constant),
    quoted(rule.fault),
    quoted(rule.path),
    quoted(rule.asks),
    String(rule.line),
  ];
  if (clause !== '' || rule.warn) row.push(quoted(clause));
  if (rule.warn) row.push('true');
  return row;
}

export function nameRows(values: Values): Literal {
  return values.entries.map(({ range, name }) => [
    numberLiteral(range.from ?? 0n),
    numberLiteral(range.to ?? (1n << 64n) - 1n),
    quoted(name),
  ]);
}

export function clauseWords({ document, section, requirement }: Reference): string {
  const at = section === undefined ? '' : ` §${section}`;
  return `${document}${at}${requirement === undefined ? '' : ` ${requirement}`}`;
}

export function armsName(field: Field): string {
  return `${camel(field.path)}Arms`;
}

export function number(type: NumberType): Record<string, Literal | undefined> {
  return {
    prefix: String(type.prefixBits),
    widths: type.widths.map(String),
  };
}

export function labels(type: Labels): Record<string, Literal | undefined> {
  const { label, pointer } = type;
  return {
    octetsMax: String(type.textOctetsMax),
    tag: String(type.tagBits),
    label: [String(label.value), String(label.lengthBits)],
    pointer: pointer && [String(pointer.value), String(pointer.offsetBits)],
    malformed: code(type.malformed),
  };
}

export function relative(from: Protocol, to: Protocol): string {
  const up = from.layer === '' ? '.' : from.layer.replace(/[^/]+/g, '..');
  if (from.layer === to.layer) return `./${to.stem}.describe.ts`;
  return `${up}/${to.layer === '' ? '' : `${to.layer}/`}${to.stem}.describe.ts`;
}

/** The last of the fields inside a region that its size reads. */
export function lastNamed(size: Expression, inside: readonly Field[]): Field | undefined {
  const named = fieldsIn(size);
  return flat(inside).findLast((field) => named.has(field));
}

export function flat(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.kind === 'group' ? [field, ...flat(field.fields)] : [field],
  );
}

/** Whether something inside counts from the start of this message. */
export function holdsOrigin(message: Message): boolean {
  return flat(message.fields).some((field) => {
    if (field.kind === 'nested') return field.type.needs.origin;
    return (
      field.kind === 'list' && field.element.kind === 'type' && field.element.type.needs.origin
    );
  });
}
