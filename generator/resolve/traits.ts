/** Traits that make no sense of a field, or contradict each other. */
import type { Reporter } from '../diagnostic.ts';
import type { Field, Range } from '../model.ts';
import type { FieldSyntax } from '../syntax.ts';

type Refuse = (wrong: boolean, message: string, help?: string) => void;

export function checkTraits(syntax: FieldSyntax, field: Field, reporter: Reporter): void {
  const { traits, name } = syntax;
  const refuse: Refuse = (wrong, message, help) => {
    if (wrong)
      reporter.report({ span: name.span, message, ...(help === undefined ? {} : { help }) });
  };
  const number =
    field.kind === 'integer' || (field.kind === 'nested' && field.type.kind === 'number');
  const asNumber =
    field.kind === 'octets' ? `write its width in bits, as in ${name.text} (16)` : undefined;
  refuse(
    !number && traits.ranges !== undefined,
    `${name.text} is not a number: in has no meaning for it`,
    asNumber,
  );
  refuse(
    !number && traits.multiple !== undefined,
    `${name.text} is not a number: multiple of has no meaning for it`,
    asNumber,
  );
  refuse(
    !number && (traits.equals !== undefined || traits.checksum !== undefined),
    `${name.text} is not a number: = has no meaning for it`,
    asNumber,
  );
  refuse(
    field.kind !== 'octets' && traits.text,
    `${name.text} is not octets: only octets can be text`,
    `say how many octets it has, as in ${name.text} (8 octets) as text`,
  );
  refuse(
    traits.padded !== undefined && field.kind !== 'list' && field.kind !== 'octets',
    `${name.text} cannot be padded: only lists and octets can`,
  );
  refuse(
    (traits.padded?.with ?? 0n) > 255n,
    `${traits.padded?.with} does not fit in an octet of filler`,
    'the largest is 255',
  );
  refuse(
    traits.tags.length > 0 && field.kind !== 'octets' && field.kind !== 'union',
    `${name.text} is not octets: by has no meaning for it`,
    `say how many octets are told apart, as in ${name.text} (..) by …`,
  );
  refuse(
    traits.tags.length > 1 && traits.arms !== undefined,
    `a union has one tag, and ${name.text} has ${traits.tags.length}`,
    'join them in one expression, as in (Kind << 8) + Code',
  );
  refuse(traits.multiple === 0n, 'nothing is a multiple of 0 but 0 itself', 'write = 0');
  if (field.kind === 'integer') checkNumber(traits, field.bits, field.width === undefined, refuse);
  if (field.kind === 'integer' && traits.checksum) {
    const bits = traits.checksum.algorithm === 'internet checksum' ? 16 : 32;
    refuse(
      field.bits !== bits,
      `${name.text} has ${field.bits} bits, and ${traits.checksum.algorithm} has ${bits}`,
      `write ${name.text} (${bits})`,
    );
  }
}

function checkNumber(
  traits: FieldSyntax['traits'],
  bits: number,
  fixed: boolean,
  refuse: Refuse,
): void {
  const ceiling = (1n << BigInt(bits)) - 1n;
  const constant = traits.equals?.kind === 'number' ? traits.equals.value : undefined;
  const ranges = traits.ranges ?? [];
  const ends = ranges.flatMap((range) => [range.from ?? 0n, range.to ?? 0n]);
  const large = [constant ?? 0n, ...ends].find((value) => value > ceiling);
  refuse(
    fixed && large !== undefined,
    `${large} does not fit in ${bits} bits`,
    `the largest is ${ceiling}`,
  );
  const empty = ranges.find(
    (range) => range.from !== undefined && range.to !== undefined && range.from > range.to,
  );
  refuse(
    empty !== undefined,
    `the range ${empty?.from}..${empty?.to} is empty`,
    'write the smaller end first',
  );
  const outside =
    constant !== undefined && ranges.length > 0 && !ranges.some((range) => holds(range, constant));
  refuse(
    outside,
    `${constant} is not in the range that is asked of it`,
    'a constant needs no range',
  );
}

function holds({ from, to }: Range, value: bigint): boolean {
  return (from ?? value) <= value && value <= (to ?? value);
}
