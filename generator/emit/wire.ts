/**
 * The wire module of a protocol: `check…()` once, then accessors that cannot leave the message;
 * setters and writers in place. Nothing in it allocates or throws.
 */
import type { StatementStructures } from 'ts-morph';
import type { Choice, Field, IntegerField, Message, Model, Protocol, Rule } from '../model.ts';
import { constant, upper } from '../names.ts';
import { framing } from './framing.ts';
import { replacing } from './replacing.ts';
import { wireCodec } from './wire-codecs.ts';
import { readInteger, writeInteger } from './integers.ts';
import {
  accessorName,
  armPrefix,
  endianOf,
  endianOfField,
  foreign,
  needsNames,
  octetsPath,
  prefixOf,
  use,
  type Module,
} from './module.ts';
import { banner, outputPath, type Output } from './output.ts';
import {
  armPositions,
  positions,
  spotOf,
  type OffsetFunction,
  type Placed,
  type Positions,
} from './positions.ts';
import { ordered } from './positions/speaker.ts';
import { octetFunction, print, StructureKind } from './print.ts';
import { registerStatements } from './registers.ts';
import { otherScan, scanChoice, scanMessage } from './scan.ts';
import { say } from './expression.ts';
import { armWriter, isSummedWithGiven, wireWriter } from './wire-writer.ts';
import { essay, fieldDoc } from './doc.ts';

const LINE_MAX = 100;

type Statements = (StatementStructures | string)[];

export function wire(protocol: Protocol, model: Model): Output[] {
  if (
    protocol.messages.length +
      protocol.choices.length +
      protocol.registers.length +
      protocol.numbers.length ===
    0
  )
    return [];
  const module = newModule('wire', protocol, model);
  const statements: Statements = [
    ...constants(protocol),
    ...protocol.numbers.flatMap((type) => wireCodec(type, module)),
    ...protocol.labels.flatMap((type) => wireCodec(type, module)),
    ...protocol.messages.flatMap((type) => message(type, module)),
    ...protocol.choices.flatMap((type) => choice(type, module)),
    ...gives(module),
    ...registerStatements(protocol),
  ];
  const text = print(module, banner(protocol), essay(protocol), statements);
  return [{ path: outputPath(protocol, 'wire.ts'), text, format: true }];
}

export function newModule(kind: Module['kind'], protocol: Protocol, model: Model): Module {
  const protocols = new Map(model.protocols.map((one) => [one.name, one]));
  return { protocol, kind, imports: new Map(), protocols };
}

/** One constant a rule, and the numbers of values. */
function constants(protocol: Protocol): Statements {
  const one = (name: string, value: string, doc: string): StatementStructures => ({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: 'const' as never,
    declarations: [{ name, initializer: value }],
    docs: doc === '' ? [] : [doc],
  });
  const table = protocol.values.map((values) => {
    const entries = values.entries.filter((entry) => entry.range.from === entry.range.to);
    const lines = entries.map((entry) => `${constant(entry.name)}: ${entry.range.from},`);
    return one(
      constant(values.name),
      `{\n${unique(lines).join('\n')}\n} as const`,
      `${values.name}: ${values.closed ? 'no other value is allowed' : 'unknown values pass through'}.`,
    );
  });
  const tags = protocol.choices.map(({ arms, tag, ...type }) => {
    const single = arms.filter((arm) => arm.value !== undefined);
    const lines = single.map((arm) => `${constant(arm.name)}: ${arm.value},`);
    const name = constant(`${type.name} ${tag.name}`);
    return one(name, `{\n${unique(lines).join('\n')}\n} as const`, `Which ${type.name} it is.`);
  });
  const rules = protocol.rules.map(ruleConstant);
  const first = ['export const OK = 0; // Every rule of the spec holds.', ...rules].join('\n');
  return [first, ...table, ...tags];
}

function unique(lines: readonly string[]): string[] {
  const seen = new Set<string>();
  return lines.filter((line) => !seen.has(line.split(':')[0]!) && seen.add(line.split(':')[0]!));
}

/** With what it asks beside it, where there is room. */
function ruleConstant(rule: Rule): string {
  const line = `export const ${rule.constant} = ${rule.code};`;
  const asks = `${line} // ${rule.asks}${rule.warn ? ' (a warning)' : ''}`;
  return asks.length <= LINE_MAX ? asks : line;
}

function scanFunctions(type: Message | Choice, body: readonly string[]): Statements {
  const needs = needsNames(type);
  const args = ['b', 'o', 'end', ...needs].join(', ');
  const name = upper(type.id);
  return [
    octetFunction(
      `check${name}`,
      ['o', 'end', ...needs],
      'number',
      [`const at = scan${name}(${args});`, 'return at < 0 ? -at : OK;'],
      `Whether b[o, end) begins with a sound ${type.name}: OK, or the first rule of the spec that it breaks.`,
    ),
    octetFunction(
      `scan${name}`,
      ['o', 'end', ...needs],
      'number',
      body,
      `As check${name}(), but answers where the ${type.name} ends, or minus the broken rule.`,
    ),
  ];
}

/** For who has had the checksum verified, or leaves it to a device. */
function scanUnsummed(type: Message, module: Module): Statements {
  if (!isSummedWithGiven(type.fields)) return [];
  const body = scanMessage(type, module, false);
  const said = body.join('\n');
  const needs = needsNames(type).filter((need) => new RegExp(`\\b${need}\\b`).test(said));
  const name = `scan${upper(type.id)}Unsummed`;
  const doc = `As scan${upper(type.id)}(), the checksum being somebody else's.`;
  const places = positions(type, '', module).placed.flatMap(({ field, start, bits }) => {
    const at = /^o(?: \+ (\d+))?$/.exec(start.code);
    if (field.kind !== 'integer' || !isSummedWithGiven([field]) || at === null) return [];
    const octets = Number(at[1] ?? 0) + (bits >> 3);
    const line = `export const ${constant(field.name)}_AT = ${octets};`;
    return [`/** Where ${field.name} stands, from o. */\n${line}`];
  });
  return [...places, octetFunction(name, ['o', 'end', ...needs], 'number', body, doc)];
}

function otherArms(type: Choice, body: readonly string[]): StatementStructures {
  const doc = `The arms of ${type.name} that scan${upper(type.id)}() leaves out to stay brief.`;
  const parameters = ['o', 'end', ...needsNames(type)];
  return { ...octetFunction(otherScan(type), parameters, 'number', body, doc), isExported: false };
}

function message(type: Message, module: Module): Statements {
  const prefix = prefixOf(type);
  const found = positions(type, prefix, module);
  return [
    ...scanFunctions(type, scanMessage(type, module)),
    ...scanUnsummed(type, module),
    ...accessors(found, module),
    ...replacing(type, found, module),
    ...framing(type, found, module),
    ...wireWriter(type, found, module),
  ];
}

function choice(type: Choice, module: Module): Statements {
  const { endian, condition } = endianOf(module.protocol);
  const tag = readInteger(
    { base: 'o', octet: 0, bit: 0, bits: type.tag.bits, word: undefined },
    endian,
    condition,
  );
  const name = accessorName(type.id, type.tag.id);
  const needs = needsNames(type).filter((one) => condition.includes(one) && one !== 'origin');
  const { body, others } = scanChoice(type, module);
  return [
    ...scanFunctions(type, body),
    ...(others ? [otherArms(type, others)] : []),
    octetFunction(
      name,
      ['o', ...needs],
      'number',
      [`return ${tag};`],
      `${type.tag.name} (${type.tag.bits}): which ${type.name} it is.`,
    ),
    ...type.arms.flatMap((arm) => {
      const prefix = armPrefix(type.id, arm);
      const found = armPositions(type, arm.fields, type.tag.bits, prefix, module, type.tag, name);
      return [...accessors(found, module, false), ...armWriter(type, arm, found, module)];
    }),
  ];
}

function accessors(found: Positions, module: Module, setters = true): Statements {
  const offsets = found.functions.map((one) => offsetFunction(one));
  return [
    ...offsets,
    ...found.placed.flatMap((one) => fieldAccessors(one, found, module, setters)),
  ];
}

function offsetFunction(one: OffsetFunction): StatementStructures {
  return octetFunction(one.name, ['o', ...one.needs], 'number', one.body, one.doc);
}

function fieldAccessors(
  one: Placed,
  found: Positions,
  module: Module,
  setters: boolean,
): Statements {
  const { field, prefix } = one;
  const name = accessorName(prefix, field.id);
  const present = one.when
    ? [
        octetFunction(
          `has${upper(name)}`,
          ['o', ...ordered(one.when.needs, module)],
          'boolean',
          [`return ${one.when.code};`],
          `Whether ${field.name} is there.`,
        ),
      ]
    : [];
  if (field.kind === 'integer')
    return [...present, ...integerAccessors(one, field, name, found, module, setters)];
  if (field.kind === 'group' && field.bits !== undefined) return bitGroup(one, name, module);
  if (field.kind === 'nested' && field.type.kind === 'number') {
    const read = foreign(module, field.type, field.type.id);
    const body = [`return ${read}(b, ${one.start.code});`];
    return [
      ...present,
      octetFunction(
        name,
        ['o', ...ordered(one.start.needs, module)],
        'number',
        body,
        fieldDoc(field),
      ),
    ];
  }
  return present;
}

function integerAccessors(
  one: Placed,
  field: IntegerField,
  name: string,
  found: Positions,
  module: Module,
  setters: boolean,
): Statements {
  const { endian, condition } = endianOfField(field, module.protocol);
  const needs = new Set(one.start.needs);
  if (field.width) {
    const code = say(field.width, found.speaker(needs));
    const reader = use(module, octetsPath, field.numeric === 'bigint' ? 'bigUint' : 'uint');
    const little = endian.kind === 'when' ? condition : `${endian.kind === 'little'}`;
    const body = [
      `const at = ${one.start.code};`,
      `return ${reader}(b, at, at + (${code}) / 8, ${little});`,
    ];
    return [
      octetFunction(name, ['o', ...ordered(needs, module)], field.numeric, body, fieldDoc(field)),
    ];
  }
  const spot = spotOf(one, module);
  const swapped = endian.kind === 'when' && spot.bits > 8;
  const parameters = ['o', ...ordered(needs, module)];
  if (swapped || spot.word !== undefined)
    for (const given of needsOfCondition(condition, module))
      if (!parameters.includes(given)) parameters.push(given);
  const setter = octetFunction(
    `set${upper(name)}`,
    [...parameters, 'value'],
    'void',
    writeInteger(spot, 'value', endian, condition),
    '',
  );
  if (field.numeric === 'bigint') setter.parameters!.at(-1)!.type = 'bigint';
  const getter = octetFunction(
    name,
    parameters,
    field.numeric,
    [`return ${readInteger(spot, endian, condition)};`],
    fieldDoc(field),
  );
  return setters ? [getter, setter] : [getter];
}

function needsOfCondition(condition: string, module: Module): string[] {
  return condition === '' ? [] : ordered(new Set(condition.match(/\w+/g) ?? []), module);
}

/** A group of bits: its whole, and a mask for each one-bit flag in it. */
function bitGroup(one: Placed, name: string, module: Module): Statements {
  const { endian, condition } = endianOf(module.protocol);
  const { field } = one;
  if (
    field.kind !== 'group' ||
    field.bits === undefined ||
    field.bits > 32 ||
    one.bits + field.bits > 40
  )
    return [];
  const little = endian.kind !== 'big';
  const spot = {
    ...spotOf(one, module),
    bits: field.bits,
    ...(little ? { word: field.bits, bit: 0 } : {}),
  };
  const masks: Statements = [];
  let before = 0;
  for (const inner of field.fields as IntegerField[]) {
    const shift = little ? before : field.bits - before - inner.bits;
    before += inner.bits;
    if (inner.bits === 1 && !inner.rules.constant) {
      masks.push(
        `/** ${inner.name} in ${field.name}. */\nexport const ${constant(`${name.replace(/([A-Z])/g, ' $1')} ${inner.name}`)} = 0x${(2 ** shift).toString(16)};`,
      );
    }
  }
  const parameters = ['o', ...ordered(one.start.needs, module)];
  if (endian.kind === 'when')
    for (const given of needsOfCondition(condition, module))
      if (!parameters.includes(given)) parameters.push(given);
  return [
    ...masks,
    octetFunction(
      name,
      parameters,
      'number',
      [`return ${readInteger(spot, endian, condition)};`],
      fieldDoc(field as Field),
    ),
    octetFunction(
      `set${upper(name)}`,
      [...parameters, 'value'],
      'void',
      writeInteger(spot, 'value', endian, condition),
      '',
    ),
  ];
}

/** Context for the layer above. */
function gives(module: Module): Statements {
  const { protocol } = module;
  const principal = protocol.messages[0];
  if (!principal) return [];
  const found = positions(principal, '', module);
  return protocol.gives.map((give) => {
    const needs = new Set<string>();
    const code = say(give.value, found.speaker(needs));
    return octetFunction(
      `gives${upper(give.id)}`,
      ['o', ...ordered(needs, module)],
      'number',
      [`return ${code};`],
      `${give.name}, for the layer above.`,
    );
  });
}
