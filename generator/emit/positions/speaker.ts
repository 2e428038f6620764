/** Expressions in accessors: every field is a call. */
import type { Coverage } from '../../model.ts';
import { say, type Speaker } from '../expression.ts';
import { paren } from '../integers.ts';
import { checksumPath, endianOfField, givenName, use, type Module } from '../module.ts';
import { type Code, type State, type Cursor, at } from '../positions.ts';

const order = ['end', 'origin'];

/** Parameters in the one order all generated functions have: end, origin, givens as declared. */
export function ordered(needs: ReadonlySet<string>, module: Module): string[] {
  const givens = module.protocol.givens.map(givenName);
  return [...order, ...givens].filter((name) => needs.has(name));
}

export function call(name: string, needs: ReadonlySet<string>, module: Module): string {
  return `${name}(${['b', 'o', ...ordered(needs, module)].join(', ')})`;
}

export function speaker(
  state: State,
  needs: Set<string>,
  region: Code | undefined,
  here: Cursor | undefined,
): Speaker {
  const add = (code: Code): string => {
    for (const need of code.needs) needs.add(need);
    return code.code;
  };
  return {
    field(field) {
      const accessor = state.known.get(field);
      if (!accessor) return '0';
      add(accessor);
      const said = /^\w+$/.test(accessor.code)
        ? call(accessor.code, accessor.needs, state.module)
        : accessor.code;
      return field.kind === 'integer' && field.numeric === 'bigint' ? `Number(${said})` : said;
    },
    given(given) {
      needs.add(givenName(given));
      return givenName(given);
    },
    octetsOf(of) {
      const span = of === 'message' ? undefined : state.spans.get(of);
      if (!span) return region ? `${add(region)} - o` : '0';
      return `${add(span.end)} - ${paren(add(span.start))}`;
    },
    countOf: () => '0',
    octetsLeft: () => (region && here ? `${add(region)} - ${paren(add(at(here)))}` : '0'),
    sum: (over) => sum(over, state, needs, add),
  };
}

function sum(
  over: readonly Coverage[],
  state: State,
  needs: Set<string>,
  add: (code: Code) => string,
): string {
  const said = speaker(state, needs, undefined, undefined);
  const parts = over.map((part) => wordsOf(part, state) ?? part);
  const numbers = parts.flatMap((part) =>
    part.kind === 'expression' ? [paren(say(part.value, said))] : [],
  );
  let code = numbers.join(' + ') || '0';
  const spans = parts.flatMap((part) => {
    if (part.kind !== 'field') return [];
    const span = state.spans.get(part.field);
    return [{ start: span ? add(span.start) : 'o', end: span ? add(span.end) : 'o' }];
  });
  for (const [index, { start, end }] of spans.entries()) {
    // What stands side by side is summed at once.
    if (spans[index + 1]?.start === end) spans[index + 1].start = start;
    else code = `${use(state.module, checksumPath, 'sum16')}(${code}, b, ${start}, ${end})`;
  }
  return spans.length > 0 ? code : `${use(state.module, checksumPath, 'fold16')}(${code})`;
}

/**
 * A number of whole words sums to what its octets sum to: read as octets, no sum of two addresses
 * leaves 31 bits, and none has to be allocated.
 */
function wordsOf(part: Coverage, state: State): Coverage | undefined {
  if (part.kind !== 'expression' || part.value.kind !== 'field') return undefined;
  const { field } = part.value;
  if (field.kind !== 'integer' || field.width || field.bits % 16 !== 0) return undefined;
  const { kind } = endianOfField(field, state.module.protocol).endian;
  const isAligned = state.placed.some((one) => one.field === field && one.bits === 0);
  return kind === 'big' && isAligned && state.spans.has(field)
    ? { kind: 'field', field }
    : undefined;
}
