/** The types of a machine's values, and what may meet what. */
import { nearest } from '../resolve/suggest.ts';
import type { Reporter } from '../diagnostic.ts';
import type { Type } from './model.ts';
import type { KindSyntax } from './syntax.ts';

export const FLAG: Type = { kind: 'flag' };
export const DURATION: Type = { kind: 'duration' };
export const OCTETS: Type = { kind: 'number', from: 0, to: Number.MAX_SAFE_INTEGER };

const NAMED: Record<string, Type> = {
  'Sequence Number': { kind: 'sequence', name: 'Sequence Number' },
  Timestamp: { kind: 'sequence', name: 'Timestamp' },
  Octets: OCTETS,
  Count: OCTETS,
  Duration: DURATION,
  Flag: FLAG,
  'IPv4 Address': { kind: 'opaque', name: 'IPv4 Address' },
  'IPv6 Address': { kind: 'opaque', name: 'IPv6 Address' },
  'MAC Address': { kind: 'opaque', name: 'MAC Address' },
  Identifier: { kind: 'opaque', name: 'Identifier' },
};

/** The type that `as …` names; `messages` are the events that carry fields. */
export function typeOf(
  syntax: KindSyntax,
  messages: ReadonlySet<string>,
  reporter: Reporter,
): Type {
  if (syntax.kind === 'flags')
    return { kind: 'flags', names: syntax.names.map(({ text }) => text) };
  if (syntax.kind === 'range') {
    const from = syntax.ranges[0]?.from;
    const to = syntax.ranges.at(-1)?.to;
    return { kind: 'number', from: Number(from ?? 0n), to: Number(to ?? Number.MAX_SAFE_INTEGER) };
  }
  const known = NAMED[syntax.name];
  if (known) return known;
  if (messages.has(syntax.name)) return { kind: 'message', name: syntax.name };
  const near = nearest(syntax.name, [...Object.keys(NAMED), ...messages]);
  reporter.report({
    span: syntax.span,
    message: `unknown type ${syntax.name}`,
    help: near
      ? `did you mean ${near}`
      : `one of ${Object.keys(NAMED).join(', ')}, a range, flags, or a message`,
  });
  return OCTETS;
}

/** A type in the words of a message: `a sequence number`. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'sequence':
      return `a ${type.name.toLowerCase()}`;
    case 'number':
      return 'a plain number';
    case 'duration':
      return 'a duration';
    case 'flag':
      return 'yes or no';
    case 'flags':
      return 'flags';
    case 'opaque':
      return /^[AIM]/.test(type.name) && type.name !== 'MAC Address'
        ? `an ${type.name}`
        : `a ${type.name}`;
    case 'message':
      return `the message ${type.name}`;
  }
}

/** Whether two values can be compared, or one kept where the other is. */
export function alike(left: Type, right: Type): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'number' || left.kind === 'flags') return true;
  return (left as { name?: string }).name === (right as { name?: string }).name;
}
