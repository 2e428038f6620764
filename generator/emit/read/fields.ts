/** One field as the code of its value. */
import type { Element, Field, IntegerField, ListField, Size, Type } from '../../model.ts';
import { upper } from '../../names.ts';
import { say } from '../expression.ts';
import { paren, readInteger } from '../integers.ts';
import {
  endianOf,
  endianOfField,
  needsPassed,
  octetsPath,
  textPath,
  use,
  type Module,
} from '../module.ts';
import { wordOf } from '../bit-words.ts';
import { elementType, isFlag, valueFunction } from '../value-types.ts';
import { type Walk, cursorPath, position, name, speaker } from './walk.ts';

export function integer(one: IntegerField, walk: Walk): string | undefined {
  const { endian, condition } = endianOfField(one, walk.module.protocol);
  let code: string;
  if (one.width) {
    const end = name(walk, `${one.id}End`);
    const little = endian.kind === 'when' ? condition : `${endian.kind === 'little'}`;
    const start = position(walk);
    walk.lines.push(`const ${end} = ${start} + (${say(one.width, speaker(walk))}) / 8;`);
    code = `${use(walk.module, octetsPath, one.numeric === 'bigint' ? 'bigUint' : 'uint')}(b, ${start}, ${end}, ${little})`;
    walk.base = end;
    walk.bits = 0;
  } else {
    const word = wordOf(one, walk);
    const spot = word
      ? {
          base: walk.base,
          octet: (walk.bits - word.before) >> 3,
          bit: word.shift,
          bits: one.bits,
          word: word.bits,
        }
      : {
          base: walk.base,
          octet: walk.bits >> 3,
          bit: walk.bits & 7,
          bits: one.bits,
          word: undefined,
        };
    code = readInteger(spot, endian, condition);
    walk.bits += one.bits;
  }
  if (walk.wanted.has(one)) {
    const value = name(walk, one.id);
    walk.lines.push(`const ${value} = ${code};`);
    walk.read.set(one, one.numeric === 'bigint' ? `Number(${value})` : value);
    code = value;
  }
  return shown(one, code, walk.module);
}

function shown(
  one: { readonly display: IntegerField['display'] } & Partial<IntegerField>,
  code: string,
  module: Module,
): string {
  if (one.display === 'IPv4 Address') return `${use(module, textPath, 'showIpv4')}(${code})`;
  if (one.display === 'MAC Address') return `${use(module, textPath, 'showMac')}(${code})`;
  return 'rules' in one && isFlag(one as IntegerField) ? `${paren(code)} === 1` : code;
}

export function octetsCode(
  one: { readonly text?: boolean; readonly display: IntegerField['display'] },
  start: string,
  end: string,
  module: Module,
): string {
  if (one.display === 'IPv6 Address') return `${use(module, textPath, 'showIpv6')}(b, ${start})`;
  if (one.text === true) return `${use(module, textPath, 'readText')}(b, ${start}, ${end})`;
  return `b.subarray(${start}, ${end})`;
}

export function sizedEnd(one: Field, size: Size, start: string, walk: Walk): string {
  let end = walk.ends.at(-1)!;
  if (size.kind === 'octets') {
    end = name(walk, `${one.id}End`);
    walk.lines.push(`const ${end} = ${start} + ${say(size.octets, speaker(walk))};`);
  }
  walk.base = end;
  walk.bits = 0;
  return end;
}

export function readCall(type: Type, start: string, walk: Walk): string {
  const read = valueFunction(walk.module, type, `read${upper(type.id)}`);
  return `${read}(${['b', start, walk.ends.at(-1)!, ...needsPassed(type, walk)].join(', ')})`;
}

export function list(one: ListField, start: string, walk: Walk): string {
  const items = name(walk, one.id);
  const at = name(walk, `${one.id}At`);
  const { lines, module } = walk;
  lines.push(
    `const ${items}: ${elementType(one.element, module)}[] = [];`,
    `let ${at} = ${start};`,
  );
  const times = one.times && say(one.times, speaker(walk));
  const end = one.times ? walk.ends.at(-1)! : sizedEnd(one, one.size, start, walk);
  const left = name(walk, `${one.id}Left`);
  lines.push(
    times === undefined
      ? `while (${at} < ${end}) {`
      : `for (let ${left} = ${times}; ${left} > 0; ${left}--) {`,
  );
  const { element } = one;
  if (element.kind === 'type') {
    if (one.until && element.type.kind === 'choice') {
      const { endian, condition } = endianOf(module.protocol);
      const tag = readInteger(
        { base: at, octet: 0, bit: 0, bits: element.type.tag.bits, word: undefined },
        endian,
        condition,
      );
      lines.push(`if (${paren(tag)} === ${one.until.arm.value}) break;`);
    }
    const inner = { ...walk, ends: [...walk.ends, end] };
    lines.push(
      `${items}.push(${readCall(element.type, at, inner)});`,
      `${at} = ${use(module, cursorPath, 'cursor')}.at;`,
      '}',
    );
  } else {
    const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
    lines.push(
      `${items}.push(${elementCode(element, at, size, module)});`,
      `${at} += ${size};`,
      '}',
    );
  }
  walk.base = one.times && !one.padded ? at : end;
  walk.bits = 0;
  return items;
}

function elementCode(
  element: Exclude<Element, { kind: 'type' }>,
  at: string,
  size: number,
  module: Module,
): string {
  if (element.kind === 'octets') return octetsCode(element, at, `${at} + ${size}`, module);
  const { endian, condition } = endianOfField(element, module.protocol);
  return shown(
    element,
    readInteger(
      { base: at, octet: 0, bit: 0, bits: element.bits, word: undefined },
      endian,
      condition,
    ),
    module,
  );
}
