/** What generated documentation says of a field, in the spec's own words. */
import type { Field, Protocol, Reference } from '../model.ts';
import { showRanges } from '../resolve/integers.ts';
import { wrap } from '../wrap.ts';
import { figure } from './figure.ts';

export function reference(one: Reference): string {
  const section = one.section === undefined ? '' : ` §${one.section}`;
  return `${one.document}${section}${one.requirement === undefined ? '' : ` ${one.requirement}`}`;
}

/** `Length (16) in 8..: header and data.` */
export function fieldDoc(field: Field): string {
  const rules = field.kind === 'integer' || field.kind === 'nested' ? field.rules : undefined;
  const width =
    field.kind === 'integer'
      ? field.width
        ? ' (as wide as it says)'
        : ` (${field.bits})`
      : field.kind === 'group' && field.bits !== undefined
        ? ` (${field.bits})`
        : '';
  const range = rules?.constant
    ? ` = ${rules.constant.value}`
    : rules?.ranges
      ? ` in ${showRanges(rules.ranges.ranges)}`
      : '';
  const unit = field.kind === 'integer' && field.unit !== undefined ? `, in ${field.unit}` : '';
  const clauses = field.per.length === 0 ? '' : ` ${field.per.map(reference).join(', ')}.`;
  const said = field.doc === '' ? '.' : `: ${field.doc}${/[.?!]$/.test(field.doc) ? '' : '.'}`;
  return `${field.name}${width}${range}${unit}${said}${clauses}`;
}

const ESSAY_WIDTH = 92;

/** The head of a wire module: what the protocol is, its figure, and the promise of `check`. */
export function essay(protocol: Protocol): string[] {
  const principal = protocol.messages[0];
  const title = protocol.title === '' ? '' : `, ${protocol.title}`;
  return [
    ...wrap(`${protocol.name}${title}. ${protocol.per.map(reference).join(', ')}.`, ESSAY_WIDTH),
    ...(protocol.doc === '' ? [] : ['', ...wrap(protocol.doc, ESSAY_WIDTH)]),
    ...(principal ? ['', ...figure(principal).map((line) => `    ${line}`)] : []),
    '',
    '`b` holds the octets and `o` is where the message begins; nothing here allocates. Once',
    '`check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.',
  ];
}
