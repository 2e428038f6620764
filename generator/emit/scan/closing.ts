/** What only a whole body can be asked: equations and checksums. */
import type { Coverage, Field, Rule } from '../../model.ts';
import { say, sayCondition } from '../expression.ts';
import { paren } from '../integers.ts';
import { checksumPath, use } from '../module.ts';
import { type Walk, isNumeric, position, speaker } from './walk.ts';

export function spec(rule: Rule): string {
  return `// :${rule.line}`;
}

/** Equations and checksums: when all of the body is known to be sound. */
export function closing(fields: readonly Field[], walk: Walk, summed = true): void {
  for (const one of fields) {
    if (one.kind === 'group') closing(one.fields, walk, summed);
    if (!isNumeric(one)) continue;
    const value = walk.read.get(one) ?? '0';
    const { equation, checksum } = one.rules;
    const guard = one.when ? `${sayCondition(one.when, speaker(walk))} && ` : '';
    if (equation && !equation.rule.warn) {
      walk.lines.push(
        `if (${guard}${value} !== ${paren(say(equation.value, speaker(walk)))}) return -${equation.rule.constant}; ${spec(equation.rule)}`,
      );
    }
    if (checksum && summed && !checksum.rule.warn) {
      const skip =
        checksum.none &&
        `${value} !== ${checksum.none.value}${checksum.none.unless ? ` || ${sayCondition(checksum.none.unless, speaker(walk))}` : ''}`;
      const test =
        checksum.algorithm === 'internet checksum'
          ? `${sum(checksum.over, walk)} !== 0xffff`
          : `${value} !== ${crc(checksum.algorithm, checksum.over, one, walk)}`;
      walk.lines.push(
        `if (${guard}${skip === undefined ? '' : `(${skip}) && `}${test}) return -${checksum.rule.constant}; ${spec(checksum.rule)}`,
      );
    }
  }
}

/** The one's complement sum over octets and numbers. */
export function sum(over: readonly Coverage[], walk: Walk): string {
  const numbers = over
    .filter((part) => part.kind === 'expression')
    .map((part) => say(part.value, speaker(walk)));
  let code = numbers.length === 0 ? '0' : numbers.map((one) => paren(one)).join(' + ');
  for (const part of over) {
    if (part.kind === 'expression') continue;
    const { start, end } =
      part.kind === 'message'
        ? { start: walk.start, end: position(walk) }
        : (walk.spans.get(part.field) ?? { start: 'o', end: 'o' });
    code = `${use(walk.module, checksumPath, 'sum16')}(${code}, b, ${start}, ${end})`;
  }
  return over.every((part) => part.kind === 'expression')
    ? `${use(walk.module, checksumPath, 'fold16')}(${code})`
    : code;
}

function crc(algorithm: string, over: readonly Coverage[], own: Field, walk: Walk): string {
  const name = algorithm === 'CRC32C' ? 'crc32c' : 'crc32';
  const [part] = over;
  const whole =
    part?.kind === 'field'
      ? walk.spans.get(part.field)
      : { start: walk.start, end: position(walk) };
  const self = walk.spans.get(own) ?? { start: 'o', end: 'o' };
  return `${use(walk.module, checksumPath, name)}(b, ${whole?.start}, ${whole?.end}, ${self.start}, ${self.end})`;
}
