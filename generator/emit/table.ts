/**
 * The page of a protocol: what its RFC's figures and tables say, made from the spec so that the
 * two cannot disagree.
 */
import type { Arm, Choice, Field, Message, Model, Protocol, Rule, UnionField } from '../model.ts';
import { armLabel, isEmpty, natureWords, neighbours, placed, rulesOf } from './facts.ts';
import type { Neighbour, Placed } from './facts.ts';
import { figure } from './figure.ts';
import { fence, page, paragraph, table } from './markdown.ts';
import {
  exampleBlocks,
  labelsBlocks,
  numberBlocks,
  registersBlocks,
  typeHead,
  valuesBlocks,
} from './page.ts';
import { banner, outputPath } from './output.ts';
import type { Emitter } from './output.ts';
import {
  derivationWords,
  expressionWords,
  tableRanges,
  rangesWords,
  referencesWords,
  widthWords,
} from './phrases.ts';

export const emitTable: Emitter = (protocol, model) =>
  isEmpty(protocol, model)
    ? []
    : [{ path: outputPath(protocol, 'md'), text: protocolPage(protocol, model), format: false }];

function protocolPage(protocol: Protocol, model: Model): string {
  return page([
    ['<!--', ...paragraph(banner(protocol)), '-->'],
    [`# ${protocol.name}${protocol.title === '' ? '' : `: ${protocol.title}`}`],
    ...head(protocol, model),
    ...protocol.messages.flatMap(messageBlocks),
    ...protocol.choices.flatMap(choiceBlocks),
    ...protocol.numbers.flatMap(numberBlocks),
    ...protocol.labels.flatMap(labelsBlocks),
    ...protocol.values.flatMap(valuesBlocks),
    ...protocol.registers.flatMap(registersBlocks),
    ...layerBlocks(protocol, model),
    ...exampleBlocks(protocol),
  ]);
}

function head(protocol: Protocol, model: Model): string[][] {
  const { below, above } = neighbours(protocol, model);
  const givens = protocol.givens.map(({ name, ranges }) =>
    ranges ? `${name} in ${rangesWords(ranges)}` : name,
  );
  const gives = protocol.gives.map(({ name, value }) => `${name} = ${expressionWords(value)}`);
  const { endian } = protocol;
  const when = endian.kind === 'when' ? ` when ${expressionWords(endian.condition)}` : '';
  const deviations = protocol.deviations.map(
    ({ from, because }) => `${referencesWords([from])}: ${because}`,
  );
  const facts: [string, string][] = [
    ['Specified by', referencesWords(protocol.per)],
    ['Order of octets', endian.kind === 'big' ? '' : `little endian${when}`],
    ['Needs from below', givens.join(', ')],
    ['Gives to above', gives.join(', ')],
    ['Carried by', neighbourWords(below, 'carrier')],
    ['Carries', neighbourWords(above, 'carried')],
    ['Deviates from', deviations.join('; ')],
  ];
  const drawn = protocol.messages.length > 0;
  return [
    paragraph(protocol.doc),
    facts
      .filter(([, text]) => text !== '')
      .flatMap(([name, text]) => paragraph(`- ${name}: ${text}`, '  ')),
    drawn ? [`![Figures of the messages of ${protocol.name}](${protocol.stem}.svg)`] : [],
  ];
}

function neighbourWords(rows: readonly Neighbour[], side: 'carrier' | 'carried'): string {
  const words = new Map<string, string[]>();
  for (const layering of new Set(rows.map((row) => row.layering))) {
    const numbers = tableRanges(layering.layers.map(({ range }) => range));
    const numberOf = new Map(layering.layers.map(({ range }, index) => [range, numbers[index]]));
    for (const row of rows.filter((one) => one.layering === layering)) {
      const name = typeName(row[side]);
      words.set(name, [...(words.get(name) ?? []), numberOf.get(row.range) ?? '']);
    }
  }
  return [...words].map(([name, on]) => `${name} on ${on.join(', ')}`).join('; ');
}

/** The layers tables that the file itself holds. */
function layerBlocks(protocol: Protocol, model: Model): string[][] {
  const own = model.layerings.filter(({ path }) => path === protocol.path);
  const blocks = own.flatMap(({ carriers, layers }) => {
    const numbers = tableRanges(layers.map(({ range }) => range));
    const rows = layers.map((layer, index) => {
      const settings = layer.with.map(({ given, value }) => `${given.name} = ${value}`);
      return [numbers[index], typeName(layer.message), settings.join(' and ')];
    });
    const title = `Carried by ${carriers.map(typeName).join(', ')}:`;
    return [paragraph(title), table(['Number', 'Message', 'With'], rows)];
  });
  return own.length === 0 ? [] : [['## Layers'], ...blocks];
}

function typeName({ protocol, name }: Message): string {
  return `${protocol}.${name}`;
}

function messageBlocks(message: Message): string[][] {
  return [
    [`## ${message.name}`],
    ...typeHead(message),
    figureBlock(message.fields),
    fieldTable(message.fields),
    ...unions(message.fields).flatMap(unionBlocks),
  ];
}

function figureBlock(fields: readonly Field[]): string[] {
  const lines = figure({ fields });
  return lines.length === 0 ? [] : fence('text', lines);
}

const FIELD_HEADS = ['Bits', 'Field', 'Width', 'What', 'Rule', 'Written as', 'Clause', 'Note'];

function fieldTable(fields: readonly Field[]): string[] {
  return table(FIELD_HEADS, placed(fields).map(fieldRow));
}

function fieldRow({ field, depth, bit, after }: Placed): readonly string[] {
  const when = field.when ? `when ${expressionWords(field.when)}` : '';
  const notes = [
    field.doc,
    ...field.deviations.map(
      ({ from, because }) => `deviates from ${referencesWords([from])}: ${because}`,
    ),
  ];
  return [
    bit === undefined ? `after ${after?.name}` : String(bit),
    `${'· '.repeat(depth)}${field.name}`,
    widthWords(field),
    [natureWords(field), when].filter((words) => words !== '').join(', '),
    rulesOf(field)
      .filter(isTelling)
      .map((rule) => ruleWords(rule, field.name))
      .join('; '),
    'derived' in field && field.derived ? derivationWords(field.derived) : '',
    referencesWords(field.per),
    notes.filter((note) => note !== '').join('; '),
  ];
}

/** That a region holds what is in it goes without saying. */
function isTelling({ kind }: Rule): boolean {
  return kind !== 'truncated' && kind !== 'leftover';
}

/** `in 5..15, else malformed`: the row names the field already. */
export function ruleWords({ asks, fault, kind, warn }: Rule, name: string): string {
  const asked = asks.startsWith(`${name} `) ? asks.slice(name.length + 1) : asks;
  const short = kind === 'size' ? 'fits' : asked;
  return `${short}, else ${warn ? `warn ${fault}` : fault}`;
}

function unions(fields: readonly Field[]): readonly UnionField[] {
  return fields.flatMap((field) => {
    if (field.kind === 'union') return [field, ...field.arms.flatMap((arm) => unions(arm.fields))];
    return field.kind === 'group' ? unions(field.fields) : [];
  });
}

function unionBlocks(union: UnionField): string[][] {
  const title = `### ${union.name}, by ${expressionWords(union.tag)}`;
  return [[title], armTable(union.arms, 0)];
}

function choiceBlocks(choice: Choice): string[][] {
  const { tag } = choice;
  const size = `; told apart by ${tag.name} (${tag.bits})`;
  return [
    [`## ${choice.name}`],
    ...typeHead(choice, size),
    armTable(choice.arms, tag.bits),
    ...choice.arms.flatMap((arm) => unions(arm.fields)).flatMap(unionBlocks),
  ];
}

/** The bits of an arm are counted from where its tag begins, if the tag is its own. */
function armTable(arms: readonly Arm[], tagBits: number): string[] {
  const rows = arms.flatMap((arm) => [
    [armLabel(arm), `**${arm.name}**`, '', '', '', '', '', referencesWords(arm.per), arm.doc],
    ...placed(arm.fields, tagBits).map((one) => {
      const [bits, field, ...rest] = fieldRow(one);
      return ['', field, bits, ...rest];
    }),
  ]);
  const [bits, field, ...rest] = FIELD_HEADS;
  return table(['Tag', field, bits, ...rest], rows);
}
