/**
 * Syntax to model: every file's names first, then every type's inside, then what follows from the
 * whole (sizes, derived fields, context). Reports what it cannot resolve and goes on.
 */
import { type Reporter } from './diagnostic.ts';
import type {
  Choice,
  Endian,
  Labels,
  Layering,
  Message,
  Model,
  NumberType,
  Protocol,
  Type,
} from './model.ts';
import { needsOf, typeBits } from './resolve/extent.ts';
import { type Context, type Draft } from './resolve/fields.ts';
import { resolveExample, resolveLayering } from './resolve/layers.ts';
import { resolveNumber } from './resolve/number.ts';
import { resolveRegisters } from './resolve/registers.ts';
import { namesIn, namesOf, resolveExpression, type Scope } from './resolve/scope.ts';
import type { FieldSyntax, FileSyntax, Named, NumberSyntax } from './syntax.ts';
import { type Unit, type Units, declare } from './resolve/declare.ts';
import { findType, findValues } from './resolve/find.ts';
import { unusedElse, fillMessage, fillChoice, fillLabels, settleUntil } from './resolve/types.ts';

export function resolve(files: readonly FileSyntax[], reporter: Reporter): Model {
  const units = new Map<string, Unit>();
  for (const file of files) {
    if (!file.header) continue;
    const unit = declare(file, file.header, reporter);
    const other = units.get(unit.protocol.name);
    if (other) {
      reporter.report({
        span: file.header.span,
        message: `two files specify ${unit.protocol.name}`,
        note: { span: other.header.span, message: 'the other is here' },
      });
    }
    units.set(unit.protocol.name, unit);
  }
  for (const unit of units.values()) fill(unit, units, reporter);
  const all = [...units.values()];
  for (const unit of all) for (const type of unit.types.values()) measure(type, unit, reporter);
  const find = (name: Named): Type | undefined => findType(name, undefined, units, reporter);
  const layerings: Layering[] = all.flatMap((unit) =>
    unit.file.declarations
      .filter((one) => one.kind === 'layering')
      .map((one) => resolveLayering(one, find, unit.file, reporter)),
  );
  for (const unit of all) {
    unit.protocol.examples = unit.file.declarations
      .filter((one) => one.kind === 'example')
      .flatMap((one) =>
        resolveExample(
          one,
          unit.protocol,
          (name) => findType(name, unit, units, reporter),
          unit.file,
          reporter,
        ),
      );
  }
  return { protocols: all.map((unit) => unit.protocol as Protocol), layerings };
}

function fill(unit: Unit, units: Units, reporter: Reporter): void {
  const { file, protocol, givens, rules } = unit;
  const context: Context = {
    protocol: protocol.name,
    text: file.text,
    rules,
    armScopes: new Map(),
    givens,
    findType: (name) => findType(name, unit, units, reporter),
    findValues: (name) => findValues(name, unit, units, reporter),
  };
  const scope = (message: string, fields: readonly FieldSyntax[] = []): Scope => ({
    reporter,
    parent: undefined,
    fields: new Map(),
    givens,
    message,
    all: namesOf(fields),
  });
  if (unit.header.littleEndianWhen) {
    protocol.endian = {
      kind: 'when',
      condition: resolveExpression(unit.header.littleEndianWhen, scope('')),
    } as Endian;
  }
  for (const declaration of file.declarations) {
    const type = 'name' in declaration ? unit.types.get(declaration.name.text) : undefined;
    // The second of two declarations of one name was reported, and has no type.
    if (type && 'name' in declaration && type.span !== declaration.name.span) continue;
    if (declaration.kind !== 'values' && declaration.kind !== 'registers' && !type) continue;
    if (declaration.kind === 'message')
      fillMessage(
        type as Message,
        declaration,
        scope(declaration.name.text, declaration.fields),
        context,
        unit,
      );
    if (declaration.kind === 'choice')
      fillChoice(type as Choice, declaration, scope(declaration.name.text), context);
    if (declaration.kind === 'number')
      resolveNumber(type as NumberType, declaration as NumberSyntax, rules, reporter);
    if (declaration.kind === 'labels') fillLabels(type as Labels, declaration, scope(''), context);
  }
  protocol.registers = file.declarations
    .filter((one) => one.kind === 'registers')
    .map((one) => resolveRegisters(one, protocol as Protocol, file, reporter));
  for (const message of protocol.messages)
    message.fields.forEach((field) => settleUntil(field, reporter));
  for (const choice of protocol.choices)
    for (const arm of choice.arms) arm.fields.forEach((field) => settleUntil(field, reporter));
  unusedElse(file, rules, reporter);
  protocol.rules = rules.rules;
}

function measure(type: Draft<Type>, unit: Unit, reporter: Reporter): void {
  const { endian } = unit.protocol;
  const swapped =
    endian.kind === 'when'
      ? [...namesIn(endian.condition, { fields: new Set(), givens: new Set() }).givens]
      : [];
  const needs = needsOf(type as Type, swapped, [...unit.givens.values()]);
  type.needs = { origin: needs.origin && !isOrigin(type as Type, unit), givens: needs.givens };
  const bits = typeBits(type as Type);
  type.octetsMin = Math.ceil(bits.min / 8);
  type.octetsMax = Math.ceil(bits.max / 8);
  for (const missing of needs.missing) {
    reporter.report({
      span: type.span,
      message: `${type.name} holds what needs ${missing}, which ${unit.protocol.name} is not given`,
      help: `add to the header: given ${missing}`,
    });
  }
}

/** Pointers count from the message that the labels name. */
function isOrigin(type: Type, unit: Unit): boolean {
  return unit.file.declarations.some(
    (one) => one.kind === 'labels' && one.pointer?.into.text === type.name,
  );
}
