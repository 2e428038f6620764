/**
 * The value module of a protocol: plain readonly objects, read from and written to octets. For
 * logs, tests and cold code.
 */
import type { StatementStructures } from 'ts-morph';
import type {
  Choice,
  Field,
  Labels,
  Message,
  Model,
  NumberType,
  Protocol,
  Type,
} from '../model.ts';
import { upper } from '../names.ts';
import { needsNames, textPath, use, type Module } from './module.ts';
import { banner, outputPath, type Output } from './output.ts';
import { octetFunction, print, StructureKind, type octetsParameter } from './print.ts';
import { cursorPath } from './read/walk.ts';
import { nameUnions } from './read/unions.ts';
import { readChoice, readMessage } from './value-read.ts';
import { setOptionalType } from './read/body.ts';
import { typeOf, typeStatements } from './value-types.ts';
import { writeChoice, writeMessage } from './value-write.ts';
import { newModule } from './wire.ts';

type Statements = (StatementStructures | string)[];
type Parameter = typeof octetsParameter;

const valuesPath = 'runtime/base/values.ts';
const labelsPath = 'runtime/base/labels.ts';

export function value(protocol: Protocol, model: Model): Output[] {
  if (protocol.messages.length + protocol.choices.length === 0) return [];
  const module = newModule('value', protocol, model);
  const statements: Statements = [
    ...protocol.numbers.flatMap((type) => number(type, module)),
    ...protocol.labels.flatMap((type) => labels(type, module)),
    ...[...protocol.messages, ...protocol.choices].flatMap((type) => codec(type, module)),
  ];
  const essay = [
    `${protocol.name} as plain values. Readers trust a passed check; decoders check first. Writers`,
    'find lengths, counts, tags and checksums themselves, and throw a RangeError that names a',
    'field whose value does not fit.',
  ];
  return [
    {
      path: outputPath(protocol, 'value.ts'),
      text: print(module, banner(protocol), essay, statements),
      format: true,
    },
  ];
}

const parameter = (name: string, type: string): Parameter => ({
  kind: StructureKind.Parameter,
  name,
  type,
});
const b = parameter('b', 'Uint8Array');

function codec(type: Message | Choice, module: Module): Statements {
  const name = upper(type.id);
  prepare(type, module);
  const needs = needsNames(type);
  const principal = type.kind === 'message';
  const clear =
    principal && ownsNames(type) ? [`${use(module, labelsPath, 'forgetNames')}();`] : [];
  const listens = clear.length > 0;
  const read = principal ? readMessage(type, module, listens) : readChoice(type, module);
  const write = principal ? writeMessage(type, module) : writeChoice(type, module);
  return [
    ...typeStatements(type, module),
    octetFunction(
      `read${name}`,
      ['o', 'end', ...needs],
      name,
      [...(listens ? [`${use(module, labelsPath, 'listen')}();`] : []), ...read],
      `The ${type.name} at o, which a check has found sound.`,
      [b],
    ),
    octetFunction(
      `write${name}`,
      ['o', ...needs],
      'number',
      [...clear, ...write],
      `Writes a ${type.name} at o and answers its end.`,
      [parameter('v', name), b],
    ),
    ...whole(type, name, needs, module),
  ];
}

/** encode and decode: with a buffer of their own, checked. */
function whole(
  type: Message | Choice,
  name: string,
  needs: readonly string[],
  module: Module,
): Statements {
  const outer = needs.filter((need) => need !== 'origin');
  const args = needs.map((need) => (need === 'origin' ? '0' : need));
  const check = use(module, `${module.protocol.stem}.wire`, `check${name}`);
  return [
    octetFunction(
      `encode${name}`,
      outer,
      'Uint8Array',
      [
        `return ${use(module, valuesPath, 'encoded')}((b) => write${name}(${['v', 'b', '0', ...args].join(', ')}));`,
      ],
      `The octets of a ${type.name}.`,
      [parameter('v', name)],
    ),
    octetFunction(
      `decode${name}`,
      outer,
      `{ readonly ok: true; readonly value: ${name} } | { readonly ok: false; readonly fault: number }`,
      [
        `const fault = ${check}(${['b', '0', 'b.length', ...args].join(', ')});`,
        `return fault === 0 ? { ok: true, value: read${name}(${['b', '0', 'b.length', ...args].join(', ')}) } : { ok: false, fault };`,
      ],
      `The ${type.name} in b, or the code of the rule it breaks.`,
      [b],
    ),
  ];
}

/** Names written so far belong to the message that pointers count from. */
function ownsNames(type: Message): boolean {
  return !type.needs.origin && uses(type, new Set());
}

function uses(type: Type, seen: Set<Type>): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if (type.kind === 'labels') return type.pointer !== undefined;
  if (type.kind === 'number') return false;
  const inner = (field: Field): boolean => {
    if (field.kind === 'nested') return uses(field.type, seen);
    if (field.kind === 'list')
      return field.element.kind === 'type' && uses(field.element.type, seen);
    if (field.kind === 'group') return field.fields.some(inner);
    return field.kind === 'union' && field.arms.some((arm) => arm.fields.some(inner));
  };
  return type.kind === 'message'
    ? type.fields.some(inner)
    : type.arms.some((arm) => arm.fields.some(inner));
}

/** Gives inline unions and optional fields the names of their types. */
function prepare(type: Message | Choice, module: Module): void {
  const visit = (fields: readonly Field[], owner: string): void => {
    nameUnions(fields, owner);
    for (const field of fields) {
      if (field.when) setOptionalType(field, typeOf(field, owner, module));
      if (field.kind === 'group') visit(field.fields, owner);
      if (field.kind === 'union')
        for (const arm of field.arms)
          visit(arm.fields, `${owner}${upper(field.id)}${upper(arm.id)}`);
    }
  };
  if (type.kind === 'message') visit(type.fields, upper(type.id));
  else for (const arm of type.arms) visit(arm.fields, `${upper(type.id)}${upper(arm.id)}`);
}

function number(type: NumberType, module: Module): Statements {
  const name = upper(type.id);
  const big = type.widths.some((bits) => bits > 53);
  const most = 2n ** BigInt(Math.max(...type.widths)) - 1n;
  const stem = `${module.protocol.stem}.wire`;
  const scan = use(module, stem, `scan${name}`);
  const reader = use(module, stem, big ? `${type.id}Big` : type.id);
  const fitting = big
    ? `${use(module, valuesPath, 'fitsBig')}(BigInt(value), ${most}n, '${type.name}')`
    : `${use(module, valuesPath, 'fits')}(value, ${most}, '${type.name}')`;
  const writer = use(module, stem, `put${name}`);
  return [
    octetFunction(
      `read${name}`,
      ['o', 'end'],
      big ? 'bigint' : 'number',
      [`${use(module, cursorPath, 'cursor')}.at = ${scan}(b, o, end);`, `return ${reader}(b, o);`],
      `The ${type.name} at o.`,
      [b],
    ),
    octetFunction(
      `write${name}`,
      [],
      'number',
      [`return ${writer}(b, o, Number(${fitting}));`],
      `Writes a ${type.name} in the fewest octets and answers its end.`,
      [b, parameter('o', 'number'), parameter('value', big ? 'number | bigint' : 'number')],
    ),
  ];
}

function labels(type: Labels, module: Module): Statements {
  const name = upper(type.id);
  const { label, pointer } = type;
  const lengthMask = `0x${((1 << label.lengthBits) - 1).toString(16)}`;
  const cursor = use(module, cursorPath, 'cursor');
  const follow = pointer ? following(type, cursor, module) : [];
  const text = `${use(module, textPath, 'textOf')}(length)`;
  const read = [
    'let length = 0;',
    'let at = o;',
    ...(pointer ? ['let after = -1;'] : []),
    'for (let lead = b[at]; lead !== 0; lead = b[at]) {',
    ...follow,
    `const next = at + 1 + (lead & ${lengthMask});`,
    `length = ${use(module, textPath, 'gatherLabel')}(b, at + 1, next, length);`,
    'at = next;',
    '}',
    `${cursor}.at = ${pointer ? 'after < 0 ? at + 1 : after' : 'at + 1'};`,
    `return ${pointer ? `${use(module, labelsPath, 'hear')}(o - origin, ${text})` : text};`,
  ];
  const labelMax = 2 ** label.lengthBits - 1;
  const limits = `${type.textOctetsMax}, ${labelMax}, '${type.name}'`;
  const plain = `${use(module, labelsPath, 'putLabels')}(b, o, v, ${limits})`;
  const needs = needsNames(type);
  const write = `return ${pointer ? pointedBack(type, plain, module) : plain};`;
  const signature = [parameter('v', 'string'), b];
  return [
    octetFunction(
      `read${name}`,
      ['o', 'end', ...needs],
      'string',
      read,
      `The ${type.name} at o: labels joined with dots, dots in them escaped.`,
      [b],
    ),
    octetFunction(
      `write${name}`,
      ['o', ...needs],
      'number',
      [write],
      `Writes a ${type.name} and answers its end${pointer ? '; what the message already said is pointed at' : ''}.`,
      signature,
    ),
    ...(pointer
      ? [
          octetFunction(
            `write${name}Plain`,
            ['o', ...needs],
            'number',
            [`return ${plain};`],
            `Writes a ${type.name} without pointers (RFC 3597 §4).`,
            signature,
          ),
        ]
      : []),
  ];
}

/** A pointer is followed; a name that was read from there before is not read again. */
function following({ tagBits, pointer }: Labels, cursor: string, module: Module): string[] {
  const tagMask = `0x${(0xff & ~((1 << (8 - tagBits)) - 1)).toString(16)}`;
  const upperMask = `0x${((1 << (pointer!.offsetBits - 8)) - 1).toString(16)}`;
  return [
    `if ((lead & ${tagMask}) === 0x${(pointer!.value << (8 - tagBits)).toString(16)}) {`,
    'if (after < 0) after = at + 2;',
    `at = origin + (((lead & ${upperMask}) << 8) | b[at + 1]);`,
    `const known = length === 0 ? ${use(module, labelsPath, 'recall')}(at - origin) : undefined;`,
    'if (known !== undefined) {',
    `${cursor}.at = after;`,
    'return known;',
    '}',
    'continue;',
    '}',
  ];
}

/** What the message has said before is pointed at, the rest remembered. */
function pointedBack({ pointer, tagBits }: Labels, plain: string, module: Module): string {
  const lead = `0x${(pointer!.value << (16 - tagBits)).toString(16)}`;
  const reach = `0x${(2 ** pointer!.offsetBits).toString(16)}`;
  return `${use(module, labelsPath, 'pointBack')}(b, o, ${plain}, origin, ${lead}, ${reach})`;
}
