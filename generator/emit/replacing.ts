/**
 * Setters that mend the checksum as they go, where RFC 1624 allows it: whole octets under an
 * Internet checksum.
 */
import type { StatementStructures } from 'ts-morph';
import type { Coverage, Field, IntegerField, Message } from '../model.ts';
import { upper } from '../names.ts';
import { flatten } from '../resolve/groups.ts';
import { offsetCode } from './integers.ts';
import { accessorName, checksumPath, prefixOf, use, type Module } from './module.ts';
import { spotOf, type Positions } from './positions.ts';
import { octetFunction } from './print.ts';

export function replacing(
  message: Message,
  found: Positions,
  module: Module,
): StatementStructures[] {
  if (module.protocol.endian.kind !== 'big') return [];
  const placed = new Map(found.placed.map((one) => [one.field, one]));
  const checksum = found.placed.find(
    (one) =>
      one.field.kind === 'integer' && one.field.rules.checksum?.algorithm === 'internet checksum',
  );
  if (checksum?.field.kind !== 'integer' || checksum.start.needs.size > 0) return [];
  const covered = coveredFields(message, checksum.field.rules.checksum!.over);
  return covered.flatMap((field) => {
    const one = placed.get(field);
    if (!one || one.when || one.start.needs.size > 0 || field === checksum.field) return [];
    return replacer(field, one, checksum, message, module);
  });
}

function coveredFields(message: Message, over: readonly Coverage[]): IntegerField[] {
  const parts = over.flatMap((part): readonly Field[] => {
    if (part.kind === 'message') return message.fields;
    return part.kind === 'field' && part.field.kind === 'group' ? part.field.fields : [];
  });
  return flatten(parts).filter(
    (field): field is IntegerField =>
      field.kind === 'integer' && !field.derived && field.bits % 8 === 0 && field.bits <= 32,
  );
}

type Placed = Positions['placed'][number];

function replacer(
  field: IntegerField,
  one: Placed,
  checksum: Placed,
  message: Message,
  module: Module,
): StatementStructures[] {
  const spot = spotOf(one, module);
  if (spot.bit !== 0 || spot.base !== 'o') return [];
  const prefix = prefixOf(message);
  const own = accessorName(prefix, field.id);
  const sum = accessorName(prefix, checksum.field.id);
  const adjust = use(module, checksumPath, 'adjust16');
  const first = spot.octet & ~1;
  const last = spot.octet + field.bits / 8 - 1;
  const words = Array.from(
    { length: (last >> 1) - (first >> 1) + 1 },
    (_, index) => first + 2 * index,
  );
  const word = (octet: number): string =>
    `(b[${offsetCode('o', octet)}] << 8) | b[${offsetCode('o', octet + 1)}]`;
  const body = [
    `let sum = ${sum}(b, o);`,
    ...words.map((octet, index) => `const before${index} = ${word(octet)};`),
    `set${upper(own)}(b, o, value);`,
    ...words.map((octet, index) => `sum = ${adjust}(sum, before${index}, ${word(octet)});`),
    ...guard(checksum, sum),
  ];
  return [
    octetFunction(
      `replace${upper(own)}`,
      ['o', 'value'],
      'void',
      body,
      `Sets ${field.name} and mends ${checksum.field.name} for it (RFC 1624).`,
    ),
  ];
}

/**
 * A checksum whose zero says that there is none stays away from zero, and is not touched when
 * there is none.
 */
function guard(checksum: Placed, sum: string): string[] {
  const field = checksum.field as IntegerField;
  const set = `set${upper(sum)}`;
  if (!field.rules.checksum?.none) return [`${set}(b, o, sum);`];
  return [`if (${sum}(b, o) !== 0) ${set}(b, o, sum === 0 ? 0xffff : sum);`];
}
