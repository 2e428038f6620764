/**
 * Numbers as long as they say, and names of labels: the two types whose shape is code of its own.
 */
import type { StatementStructures } from 'ts-morph';
import type { Labels, NumberType } from '../model.ts';
import { upper } from '../names.ts';
import { paren, readInteger } from './integers.ts';
import { endianOf, needsNames, type Module } from './module.ts';
import { octetFunction, octetsParameter } from './print.ts';

export function wireCodec(type: NumberType | Labels, module: Module): StatementStructures[] {
  return type.kind === 'number' ? number(type, module) : labels(type);
}

function check(type: NumberType | Labels): StatementStructures {
  const needs = needsNames(type);
  const name = upper(type.id);
  const body = [
    `const at = scan${name}(${['b', 'o', 'end', ...needs].join(', ')});`,
    'return at < 0 ? -at : OK;',
  ];
  return octetFunction(
    `check${name}`,
    ['o', 'end', ...needs],
    'number',
    body,
    `Whether b[o, end) begins with a sound ${type.name}: OK, or the first rule that it breaks.`,
  );
}

function number(type: NumberType, module: Module): StatementStructures[] {
  const { endian, condition } = endianOf(module.protocol);
  const { prefixBits, widths, truncated } = type;
  const prefix = paren(
    readInteger(
      { base: 'o', octet: 0, bit: 0, bits: prefixBits, word: undefined },
      endian,
      condition,
    ),
  );
  const octets = widths.map((bits) => (bits + prefixBits) / 8);
  const doubling = octets.every((count, index) => count === 2 ** index);
  const size = doubling ? `1 << ${prefix}` : `[${octets.join(', ')}][${prefix}]`;
  const read = (big: boolean): string[] => {
    const cases = widths.flatMap((bits, index) => {
      const code = readInteger(
        { base: 'o', octet: 0, bit: prefixBits, bits: Math.min(bits, 64), word: undefined },
        endian,
        condition,
      );
      const value = big
        ? bits > 53
          ? code
          : `BigInt(${code})`
        : bits > 53
          ? wide(bits, prefixBits)
          : code;
      const label = index === widths.length - 1 ? 'default' : `case ${index}`;
      return [`${label}:`, `return ${value};`];
    });
    return [`switch (${prefix}) {`, ...cases, '}'];
  };
  const most = Math.max(...widths);
  const scan = [
    `if (end <= o) return -${truncated.constant};`,
    `const at = o + (${size});`,
    `if (at > end) return -${truncated.constant};`,
    'return at;',
  ];
  return [
    check(type),
    octetFunction(
      `scan${upper(type.id)}`,
      ['o', 'end'],
      'number',
      scan,
      `Where the ${type.name} ends, or minus the broken rule.`,
    ),
    octetFunction(
      type.id,
      ['o'],
      'number',
      read(false),
      `The ${type.name}${most > 53 ? ', exact to 2^53' : ''}.`,
    ),
    ...(most > 53
      ? [
          octetFunction(
            `${type.id}Big`,
            ['o'],
            'bigint',
            read(true),
            `The ${type.name}, exact to its ${most} bits.`,
          ),
        ]
      : []),
    writer(type, octets),
  ];
}

/** Above 53 bits as a number: the nearest one. */
function wide(bits: number, prefixBits: number): string {
  const big = { kind: 'big' } as const;
  const high = readInteger(
    { base: 'o', octet: 0, bit: prefixBits, bits: bits - 32, word: undefined },
    big,
    '',
  );
  const low = readInteger(
    { base: 'o', octet: (prefixBits + bits - 32) >> 3, bit: 0, bits: 32, word: undefined },
    big,
    '',
  );
  return `${paren(high)} * 0x100000000 + ${paren(low)}`;
}

/** Written in the fewest octets that hold it. */
function writer(type: NumberType, octets: readonly number[]): StatementStructures {
  const body: string[] = [];
  for (const [prefix, bits] of type.widths.entries()) {
    const count = octets[prefix]!;
    const last = prefix === type.widths.length - 1;
    const lead = prefix * 2 ** (8 - type.prefixBits);
    const lines = Array.from({ length: count }, (_, index) => octetOf(index, count, lead));
    const block = [...lines, `return o + ${count};`];
    body.push(
      ...(last
        ? block
        : [`if (value < ${bits > 53 ? `${2n ** BigInt(bits)}` : 2 ** bits}) {`, ...block, '}']),
    );
  }
  return octetFunction(
    `put${upper(type.id)}`,
    ['o', 'value'],
    'number',
    body,
    `Writes a ${type.name} in the fewest octets and answers its end.`,
  );
}

function octetOf(index: number, count: number, lead: number): string {
  const place = count - 1 - index;
  const part =
    place === 0
      ? 'value'
      : place < 4
        ? `value >>> ${8 * place}`
        : `Math.floor(value / ${2 ** (8 * place)})`;
  return `b[o + ${index}] = ${index === 0 && lead > 0 ? `${lead} | (${part})` : part};`.replace(
    'o + 0',
    'o',
  );
}

function labels(type: Labels): StatementStructures[] {
  const { tagBits, label, pointer, truncated, malformed, textOctetsMax } = type;
  const lead = (value: number): string => `0x${(value << (8 - tagBits)).toString(16)}`;
  const tagMask = `0x${(0xff & ~((1 << (8 - tagBits)) - 1)).toString(16)}`;
  const lengthMask = `0x${((1 << label.lengthBits) - 1).toString(16)}`;
  const bad = `return -${malformed.constant};`;
  const follow = pointer
    ? [
        `if ((lead & ${tagMask}) === ${lead(pointer.value)}) {`,
        `if (at + 2 > limit) return -${truncated.constant};`,
        `const target = origin + (((lead & 0x${((1 << (pointer.offsetBits - 8)) - 1).toString(16)}) << 8) | b[at + 1]);`,
        // Strictly backwards, past every earlier jump: no loop can be written.
        `if (target >= before) ${bad}`,
        'if (after < 0) after = at + 2;',
        'before = target;',
        'limit = at;',
        'at = target;',
        'continue;',
        '}',
      ]
    : [];
  const scan = [
    'let at = o;',
    'let limit = end;',
    'let octets = 1;',
    ...(pointer ? ['let before = o;', 'let after = -1;'] : []),
    'for (;;) {',
    `if (at >= limit) return -${truncated.constant};`,
    'const lead = b[at];',
    `if (lead === ${lead(label.value)}) return ${pointer ? 'after < 0 ? at + 1 : after' : 'at + 1'};`,
    ...follow,
    `if ((lead & ${tagMask}) !== ${lead(label.value)}) ${bad}`,
    `octets += 1 + (lead & ${lengthMask});`,
    `if (octets > ${textOctetsMax}) ${bad}`,
    `at += 1 + (lead & ${lengthMask});`,
    '}',
  ];
  return [
    check(type),
    octetFunction(
      `scan${upper(type.id)}`,
      ['o', 'end', ...needsNames(type)],
      'number',
      scan,
      `Where the ${type.name} ends here, or minus the broken rule. Work is bounded: pointers only lead back, past every earlier one.`,
      [octetsParameter],
    ),
  ];
}
