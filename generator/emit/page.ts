/**
 * The parts of a protocol's page that are not messages: numbers, labels, values, registers,
 * examples.
 */
import type { Labels, NumberType, Protocol, Registers, Type, Values } from '../model.ts';
import { fence, paragraph, table } from './markdown.ts';
import { octetsWords, tableRanges, referencesWords, sizeWords } from './phrases.ts';

/** What stands under every heading: the words of the spec, its clauses, how long it is. */
export function typeHead(type: Type, size = ''): string[][] {
  const sized = type.kind === 'message' && type.size ? `; ${sizeWords(type.size)}` : size;
  const needs = type.needs.givens.map(({ name }) => name).join(', ');
  const sentences = [
    `${capital(octetsWords(type.octetsMin, type.octetsMax))}${sized}.`,
    needs === '' ? '' : `Needs ${needs}.`,
    type.per.length === 0 ? '' : `${referencesWords(type.per)}.`,
  ];
  return [paragraph(type.doc), paragraph(sentences.filter((one) => one !== '').join(' '))];
}

export function numberBlocks(number: NumberType): string[][] {
  const rows = number.widths.map((bits, prefix) => [
    prefix.toString(2).padStart(number.prefixBits, '0'),
    String((number.prefixBits + bits) / 8),
    String(bits),
    `${2n ** BigInt(bits) - 1n}`,
  ]);
  const shortest = number.shortest ? '; written in the shortest form' : '';
  return [
    [`## ${number.name}`],
    ...typeHead(number, shortest),
    table(['Prefix', 'Octets', 'Bits of the value', 'Largest value'], rows),
  ];
}

export function labelsBlocks(labels: Labels): string[][] {
  const { label, pointer, tagBits } = labels;
  const tag = (value: number): string => value.toString(2).padStart(tagBits, '0');
  const rows = [
    [tag(label.value), 'Label', `length (${label.lengthBits} bits), then so many octets`],
  ];
  if (pointer)
    rows.push([
      tag(pointer.value),
      'Pointer',
      `offset (${pointer.offsetBits} bits), before itself`,
    ]);
  const size = `; at most ${labels.textOctetsMax} octets when written out`;
  return [[`## ${labels.name}`], ...typeHead(labels, size), table(['Tag', 'Form', 'Holds'], rows)];
}

export function valuesBlocks(values: Values): string[][] {
  const numbers = tableRanges(values.entries.map(({ range }) => range));
  const rows = values.entries.map(({ name, doc }, index) => [numbers[index], name, doc]);
  const open = values.closed ? 'Any other number is a fault.' : 'Other numbers pass through.';
  return [
    [`## Values of ${values.name}`],
    paragraph(values.doc),
    [open],
    table(['Number', 'Name', 'Note'], rows),
  ];
}

export function registersBlocks(registers: Registers): string[][] {
  const hex = (value: number | bigint, digits: number): string =>
    `0x${value.toString(16).padStart(digits, '0')}`;
  const rows = registers.registers.flatMap((register) => {
    const { name, address, bits, access, resetsTo, repeat, doc, per } = register;
    const resets = resetsTo === undefined ? '' : hex(resetsTo, bits / 4);
    const repeated = repeat ? `${repeat.times} times, every ${repeat.every} octets` : '';
    const note = [doc, repeated].filter((words) => words !== '').join('; ');
    const own = [
      hex(address, 4),
      `**${name}**`,
      `${bits} bits`,
      access.join(' '),
      resets,
      referencesWords(per),
      note,
    ];
    const inner = register.fields.map((field) => [
      '',
      field.name,
      bitsWords(field),
      '',
      '',
      '',
      field.doc,
    ]);
    return [own, ...inner];
  });
  return [
    [`## Registers of ${registers.name}`],
    paragraph(registers.doc),
    registers.octets === undefined ? [] : [`${registers.octets} octets.`],
    table(['Address', 'Register', 'Bits', 'Access', 'Resets to', 'Clause', 'Note'], rows),
  ];
}

function bitsWords({ shift, bits }: { readonly shift: number; readonly bits: number }): string {
  return bits === 1 ? `bit ${shift}` : `bits ${shift} to ${shift + bits - 1}`;
}

export function exampleBlocks(protocol: Protocol): string[][] {
  if (protocol.examples.length === 0) return [];
  const blocks = protocol.examples.flatMap((example) => {
    const settings = example.with.map(({ name, value }) => `${name} = ${value}`).join(' and ');
    const context = [
      `${example.of.name} of ${example.octets.length} octets`,
      example.over ? `over ${example.over.protocol}.${example.over.name}` : '',
      settings === '' ? '' : `with ${settings}`,
    ];
    const fails = example.fails === undefined ? '' : ` It fails: ${example.fails}.`;
    const clauses = example.per.length === 0 ? '' : ` ${referencesWords(example.per)}.`;
    const rows = example.expects.map(({ path, value }) => [path, value]);
    return [
      [`### ${capital(example.title)}`],
      paragraph(example.doc),
      paragraph(`${context.filter((words) => words !== '').join(', ')}.${fails}${clauses}`),
      fence('text', hexLines(example.octets)),
      table(['Field', 'Value'], rows),
    ];
  });
  return [['## Examples'], ...blocks];
}

/** Sixteen octets a line, in pairs. */
function hexLines(octets: Uint8Array): string[] {
  const digits = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
  const lines = digits.match(/.{1,32}/g) ?? ['(none)'];
  return lines.map((line) => (line.match(/.{1,4}/g) ?? []).join(' '));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
