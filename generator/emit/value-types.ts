/**
 * Values as TypeScript types: plain readonly objects, discriminated unions, nothing that a writer
 * can find itself.
 */
import type {
  Arm,
  Choice,
  Element,
  Field,
  IntegerField,
  Message,
  Type,
  UnionField,
} from '../model.ts';
import { pascal, upper } from '../names.ts';
import { fieldDoc } from './doc.ts';
import { docComment } from './print.ts';
import { use, type Module } from './module.ts';

/** One bit that is only a bit. */
export function isFlag(field: IntegerField): boolean {
  const { constant, ranges, closed } = field.rules;
  return field.bits === 1 && !field.width && !field.values && !constant && !ranges && !closed;
}

/** Whether a value carries a field: not when a writer finds it. */
export function isCarried(field: Field): boolean {
  return !((field.kind === 'integer' || field.kind === 'nested') && field.derived !== undefined);
}

/** The types that values of a type are, as text. */
export function typeStatements(type: Message | Choice, module: Module): string[] {
  if (type.kind === 'message') {
    const unions = unionTypes(type.fields, upper(type.id), module);
    return [
      ...unions,
      `${docComment(type.doc)}export interface ${upper(type.id)} {\n${members(type.fields, upper(type.id), module).join('\n')}\n}`,
    ];
  }
  const tag = (arm: Arm): string[] =>
    arm.value === undefined ? [`readonly ${type.tag.id}: number;`] : [];
  const name = upper(type.id);
  const unions = type.arms.flatMap((arm) =>
    unionTypes(arm.fields, `${name}${pascal(arm.name)}`, module),
  );
  return [
    ...unions,
    `${docComment(type.doc)}export type ${name} =\n${type.arms.map((arm) => armType(arm, tag(arm), `${name}${pascal(arm.name)}`, module)).join('\n')};`,
  ];
}

function armType(arm: Arm, tag: readonly string[], owner: string, module: Module): string {
  return `| { readonly is: '${arm.id}'; ${[...tag, ...members(arm.fields, owner, module)].join('\n')} }`;
}

function unionTypes(fields: readonly Field[], owner: string, module: Module): string[] {
  return fields.flatMap((field): string[] => {
    if (field.kind === 'group') return unionTypes(field.fields, owner, module);
    if (field.kind !== 'union') return [];
    const name = `${owner}${upper(field.id)}`;
    const inner = field.arms.flatMap((arm) =>
      unionTypes(arm.fields, `${name}${pascal(arm.name)}`, module),
    );
    const arms = field.arms.map((arm) =>
      armType(
        arm,
        carriesTag(field, arm) ? [`readonly ${field.tagField!.id}: number;`] : [],
        `${name}${pascal(arm.name)}`,
        module,
      ),
    );
    return [...inner, `export type ${name} =\n${arms.join('\n')};`];
  });
}

/** An arm for several tags must say which one it is. */
export function carriesTag(field: UnionField, arm: Arm): boolean {
  const { derived } = field.tagField ?? {};
  return arm.value === undefined && derived?.kind === 'tag' && derived.of === field;
}

function members(fields: readonly Field[], owner: string, module: Module): string[] {
  return fields.flatMap((field): string[] => {
    if (field.kind === 'group' && !field.when) return members(field.fields, owner, module);
    if (!isCarried(field)) return [];
    const optional = field.when ? '?' : '';
    return [
      `${docComment(fieldDoc(field))}readonly ${field.id}${optional}: ${typeOf(field, owner, module)};`,
    ];
  });
}

export function typeOf(field: Field, owner: string, module: Module): string {
  switch (field.kind) {
    case 'integer':
      return field.display ? 'string' : isFlag(field) ? 'boolean' : field.numeric;
    case 'octets':
      return field.text || field.display ? 'string' : 'Uint8Array';
    case 'nested':
      return typeName(field.type, module);
    case 'list':
      return `readonly ${elementType(field.element, module)}[]`;
    case 'group':
      return `{ ${members(field.fields, owner, module).join('\n')} }`;
    case 'union':
      return `${owner}${upper(field.id)}`;
  }
}

export function elementType(element: Element, module: Module): string {
  if (element.kind === 'type') return typeName(element.type, module);
  if (element.display) return 'string';
  return element.kind === 'integer' ? element.numeric : 'Uint8Array';
}

export function typeName(type: Type, module: Module): string {
  if (type.kind === 'labels') return 'string';
  if (type.kind === 'number') return Math.max(...type.widths) > 53 ? 'bigint' : 'number';
  return valueFunction(module, type, upper(type.id), true);
}

/** A function or type of a value module, its own or another's. */
export function valueFunction(module: Module, type: Type, name: string, isType = false): string {
  if (type.protocol === module.protocol.name) return name;
  const other = module.protocols.get(type.protocol)!;
  const stem = other.stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const alias = isType ? `${upper(stem)}${name}` : `${stem}${upper(name)}`;
  use(
    module,
    `generated/${other.layer}/${other.stem}.value.ts`,
    `${isType ? 'type ' : ''}${name} as ${alias}`,
  );
  return alias;
}
