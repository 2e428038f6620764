/** Regions of valid values: as long as what is in them, or filled to what is said of them. */
import type {
  Arm,
  Expression,
  Field,
  IntegerField,
  Message,
  NestedField,
  Range,
  Size,
} from '../model.ts';
import { fieldsIn } from '../resolve/scope.ts';
import { withoutWhen } from '../layout.ts';
import { allowed, spans } from './arbitrary-numbers.ts';
import { say } from './expression.ts';
import { type Making, name, at, speaker, least, restLast } from './arbitrary-making.ts';
import { sequence } from './arbitrary-fields.ts';

export function region(
  size: Extract<Size, { kind: 'octets' }>,
  sized: Field | Message,
  fields: readonly Field[],
  making: Making,
): void {
  const source = deriving(sized, [...fields, ...making.sizing.keys()]);
  const start = name(making, 'start');
  making.lines.push(`const ${start} = ${at(making)};`);
  const outer = { limit: making.limit, exact: making.exact };
  const end = name(making, 'limit');
  if (!source) {
    making.lines.push(`const ${end} = ${start} + ${say(size.octets, speaker(making))};`);
    Object.assign(making, { limit: end, exact: true });
  } else {
    const { scale, offset } = source.derived as { scale: number; offset: number };
    const { ranges, multiple } = allowed(source);
    const most =
      Number(ranges.reduce((top, { to }) => (to! > top ? to! : top), 0n)) * scale + offset;
    making.lines.push(`const ${end} = Math.min(${outer.limit}, ${start} + ${most});`);
    Object.assign(making, { limit: end, exact: false });
    if (asksWhatIsLeft(fields) || ((scale > 1 || multiple > 1) && endsInRest(fields))) {
      const field = `d.length(${spans(atLeast(ranges, least(fields), scale, offset), 0n)}, ${multiple}, ${scale}, ${offset}, 1, ${end} - ${start})`;
      const exact = name(making, 'limit');
      making.lines.push(`const ${exact} = ${start} + ${scale} * ${field} + ${offset};`);
      Object.assign(making, { limit: exact, exact: true });
    }
  }
  sequence(fields, making);
  if (source) {
    const { scale, offset } = source.derived as { scale: number; offset: number };
    const said = name(making, `${source.id}Said`);
    making.lines.push(`const ${said} = (${at(making)} - ${start} - ${offset}) / ${scale};`);
    making.known.set(source, said);
  }
  Object.assign(making, outer);
}

export function deriving(
  sized: Field | Message,
  fields: readonly Field[],
): IntegerField | NestedField | undefined {
  for (const field of fields) {
    if (
      (field.kind === 'integer' || field.kind === 'nested') &&
      field.derived?.kind === 'size' &&
      same(field.derived.of, sized)
    )
      return field;
    const inner = field.kind === 'group' ? deriving(sized, field.fields) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function same(a: Field | Message, b: Field | Message): boolean {
  return a === b || ('path' in a && withoutWhen(a) === b);
}

export function sources(sized: Field, fields: readonly Field[]): Field[] {
  const found = deriving(sized, fields);
  if (found) return [found];
  return 'size' in sized && sized.size?.kind === 'octets' ? [...fieldsIn(sized.size.octets)] : [];
}

export function asksWhatIsLeft(fields: readonly Field[]): boolean {
  return fields.some((field, index) => {
    const last = index === fields.length - 1;
    if (field.when && asks(field.when) && !last) return true;
    if ('size' in field && field.size?.kind === 'octets' && asks(field.size.octets)) return true;
    return field.kind === 'group' && asksWhatIsLeft(field.fields);
  });
}

export function asks(expression: Expression): boolean {
  switch (expression.kind) {
    case 'octetsLeft':
      return true;
    case 'binary':
      return asks(expression.left) || asks(expression.right);
    case 'within':
    case 'not':
    case 'negate':
      return asks(expression.operand);
    case 'choose':
      return [expression.condition, expression.then, expression.otherwise].some(asks);
    case 'least':
    case 'most':
      return expression.operands.some(asks);
    default:
      return false;
  }
}

function endsInRest(fields: readonly Field[]): boolean {
  const last = fields.at(-1);
  if (last?.kind === 'union') return last.size.kind === 'rest';
  return restLast(fields);
}

function atLeast(ranges: readonly Range[], octets: number, scale: number, offset: number): Range[] {
  const first = Math.ceil((octets - offset) / scale);
  return ranges.map(({ from, to }) => ({ from: BigInt(Math.max(first, Number(from ?? 0n))), to }));
}

/** Whether a length cannot say every number of octets from none up. */
export function counts(size: IntegerField | NestedField | undefined): boolean {
  if (size?.derived?.kind !== 'size') return false;
  const { scale, offset } = size.derived;
  const { ranges, multiple } = allowed(size);
  return scale > 1 || multiple > 1 || ranges.every(({ from }) => Number(from) * scale + offset > 0);
}

/** A region whose length is choosy ends where the rest fills it up. */
export function exactly(
  arm: Arm,
  size: IntegerField | NestedField,
  start: string,
  making: Making,
): void {
  const { scale, offset } = size.derived as { scale: number; offset: number };
  const { ranges, multiple } = allowed(size);
  const end = name(making, 'limit');
  const first = Math.ceil((least(arm.fields) - offset) / scale);
  const enough = ranges.map(({ from, to }) => ({
    from: BigInt(Math.max(first, Number(from ?? 0n))),
    to,
  }));
  making.lines.push(
    `const ${end} = ${start} + ${scale} * d.length(${spans(enough, 0n)}, ${multiple}, ${scale}, ${offset}, 1, ${making.limit} - ${start}) + ${offset};`,
  );
  Object.assign(making, { limit: end, exact: true });
}
