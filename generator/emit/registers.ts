/** Registers: their places, and shift and mask of each field in them. */
import type { Protocol } from '../model.ts';
import { constant } from '../names.ts';
import { mask } from './integers.ts';

export function registerStatements(protocol: Protocol): string[] {
  return protocol.registers.flatMap((map) => {
    const rows = map.registers.map((register) => {
      const reset =
        register.resetsTo === undefined ? '' : `, reset: 0x${register.resetsTo.toString(16)}`;
      const repeat = register.repeat
        ? `, count: ${register.repeat.times}, stride: ${register.repeat.every}`
        : '';
      const access = register.access.join(' ');
      const doc = register.doc === '' ? '' : `: ${register.doc}`;
      const address = `address: 0x${register.address.toString(16)}, bits: ${register.bits}`;
      return `/** ${register.name} (${register.bits}), ${access}${doc}. */
        ${constant(register.name)}: { ${address}${reset}${repeat}, access: '${access}' },`;
    });
    const bits = map.registers.flatMap((register) =>
      register.fields
        .filter((field) => !/^(reserved|rest)/i.test(field.name))
        .map((field) => {
          const value =
            field.bits >= 32
              ? '0xffffffff'
              : `0x${(Number.parseInt(mask(field.bits).replace('0x', ''), mask(field.bits).startsWith('0x') ? 16 : 10) * 2 ** field.shift).toString(16)}`;
          return `/** ${field.name}${field.doc === '' ? '' : `: ${field.doc}`}. */
        ${constant(`${register.name} ${field.name}`)}: { shift: ${field.shift}, mask: ${value} },`;
        }),
    );
    return [
      `/** ${map.name}: where each register is, what it resets to, how it may be accessed. */\nexport const ${constant(map.name)} = {\n${rows.join('\n')}\n} as const;`,
      `/** ${map.name}: the bits of each register. */\nexport const ${constant(map.name)}_BITS = {\n${bits.join('\n')}\n} as const;`,
    ];
  });
}
