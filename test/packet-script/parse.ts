/** Text to script; the grammar says all that may be written. */
import { readFileSync } from 'node:fs';

import * as ohm from 'ohm-js';

import { ICMP_NAMES } from './icmp.ts';
import type {
  Action,
  Argument,
  Moment,
  Result,
  Script,
  ScriptEvent,
  ScriptPacket,
  Span,
  TcpOption,
} from './script.ts';

const grammar = ohm.grammar(readFileSync(new URL('packet-script.ohm', import.meta.url), 'utf8'));
const FAST_OPEN_KIND = 34;

/** Throws an Error that says where the text is no script, and what was expected. */
export function parseScript(text: string, path: string): Script {
  const match = grammar.match(text);
  if (match.failed()) {
    const { line, column, expected } = placeOf(match as { shortMessage?: string });
    throw new Error(`${path}:${line}:${column}: expected ${expected}`);
  }
  try {
    return semantics(match)['script']() as Script;
  } catch (error) {
    if (error instanceof Mistake) throw new Error(`${path}:${error.message}`);
    throw error;
  }
}

/** Written as the grammar has it, and yet wrong. */
class Mistake extends Error {
  constructor(node: ohm.Node, what: string) {
    super(`${lineOf(node)}: ${what}`);
  }
}

function placeOf(failed: { shortMessage?: string }): {
  line: number;
  column: number;
  expected: string;
} {
  const [, line, column] = /^Line (\d+), col (\d+)/.exec(failed.shortMessage ?? '') ?? [];
  const [, expected = ''] = /expected (.*)$/s.exec(failed.shortMessage ?? '') ?? [];
  return { line: Number(line), column: Number(column), expected };
}

const semantics = grammar.createSemantics();

const seconds = (node: ohm.Node): number => Number(node.sourceString) * 1000;
const numberOf = (node: ohm.Node): number => Number(node.sourceString);
const optional = <Value>(node: ohm.Node, read: (inner: ohm.Node) => Value): Value | undefined =>
  node.children.length === 0 ? undefined : read(node.children[0]);
const octetsOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

function lineOf(node: ohm.Node): number {
  const source = node.source as unknown as { getLineAndColumn(): Record<'lineNum', number> };
  return source.getLineAndColumn().lineNum;
}

semantics.addOperation<Script>('script', {
  Script(options, events) {
    return {
      options: new Map(
        options.children.map((one) => {
          const [, name, , value] = one.children.map((each) => each.sourceString.trim());
          return [name, value];
        }),
      ),
      events: events.children.map((one) => one['event']() as ScriptEvent),
    };
  },
});

semantics.addOperation<ScriptEvent>('event', {
  Event(moment, action) {
    return { line: lineOf(moment), moment: moment['moment'](), action: action['action']() };
  },
});

semantics.addOperation<Moment>('moment', {
  Moment_any: (_) => ({ kind: 'any' }),
  Moment_relativeRange: (_, from, _tilde, _plus, to) => ({
    kind: 'relative',
    from: seconds(from),
    to: seconds(to),
  }),
  Moment_absoluteRange: (from, _, to) => ({
    kind: 'absolute',
    from: seconds(from),
    to: seconds(to),
  }),
  Moment_relative: (_, at) => ({ kind: 'relative', from: seconds(at), to: seconds(at) }),
  Moment_relativeBlocking: (_, from, _dots, to) => blocking(from, to, true),
  Moment_blocking: (from, _, to) => blocking(from, to, false),
  Moment_absolute: (at) => ({ kind: 'absolute', from: seconds(at), to: seconds(at) }),
});

function blocking(from: ohm.Node, to: ohm.Node, isRelative: boolean): Moment {
  if (seconds(to) < seconds(from)) throw new Mistake(from, 'it ends before it begins');
  return { kind: 'blocking', isRelative, from: seconds(from), to: seconds(to) };
}

semantics.addOperation<Action>('action', {
  Inbound: (_, packet) => ({ kind: 'inbound', packet: packet['packet']() }),
  Outbound: (_, packet) => ({ kind: 'outbound', packet: packet['packet']() }),
  Assertion: (_, _assert, text, _end) => ({ kind: 'assertion', text: text.sourceString.trim() }),
  Call: (name, _, parameters, _end, _is, result) => ({
    kind: 'call',
    name: name.sourceString,
    parameters: parameters.asIteration().children.map((one) => one['argument']() as Argument),
    result: result['result'](),
  }),
});

semantics.addOperation<Result>('result', {
  Result_fault: (_, errno, _why) => ({ kind: 'fault', errno: errno.sourceString }),
  Result_any: (_) => ({ kind: 'any' }),
  Result_value: (value) => ({ kind: 'value', value: value['argument']() }),
});

semantics.addOperation<Argument>('argument', {
  Argument_any: (_) => ({ kind: 'any' }),
  Argument_structure: (_, members, _end) => ({
    kind: 'structure',
    value: new Map(
      members.asIteration().children.map((one, index): [string, Argument] => {
        const [member] = one.children;
        return member.ctorName === 'Member_named'
          ? [member.children[0].sourceString, member.children[2]['argument']()]
          : [`${index}`, member.children[0]['argument']()];
      }),
    ),
  }),
  Argument_list: (_, items, _end) => ({
    kind: 'list',
    value: items.asIteration().children.map((one) => one['argument']() as Argument),
  }),
  Argument_either(left, _, right) {
    const both = [left, right].map((one) => one['argument']() as Argument);
    const names = both.flatMap((one) => (one.kind === 'names' ? one.value : []));
    return { kind: 'names', value: names };
  },
  Term_number: (value) => ({ kind: 'number', value: numberOf(value) }),
  Term_string: (value) => ({ kind: 'string', value: value.sourceString.slice(1, -1) }),
  Term_name: (value) => ({ kind: 'names', value: [value.sourceString] }),
});

semantics.addOperation<ScriptPacket>('packet', {
  Tcp(flags, from, _colon, to, _open, length, _close, ack, window, urgent, options, port) {
    checkSpan(from, to, length);
    const [known] = options.children;
    return {
      kind: 'tcp',
      flags: new Set(flags.sourceString.replace('-', '').replace('.', 'A')),
      from: numberOf(from),
      to: numberOf(to),
      ack: optional(ack, (one) => numberOf(one.children[1])),
      window: optional(window, (one) => numberOf(one.children[1])),
      urgent: optional(urgent, (one) => numberOf(one.children[1])),
      port: optional(port, (one) => numberOf(one.children[1])),
      options: known === undefined ? [] : (known['options']() as TcpOption[] | undefined),
    };
  },
  Udp: (_, _open, octets, _close) => ({ kind: 'udp', octets: numberOf(octets) }),
  Icmp(_, type, code, mtu, quoted) {
    const name = `${type.sourceString} ${code.sourceString}`;
    if (!(name in ICMP_NAMES)) throw new Mistake(type, `no ICMP message is '${name}'`);
    return {
      kind: 'icmp',
      name,
      mtu: optional(mtu, (one) => numberOf(one.children[1])),
      quoted: quoted['quoted'](),
    };
  },
});

function checkSpan(from: ohm.Node, to: ohm.Node, length: ohm.Node): void {
  const octets = numberOf(to) - numberOf(from);
  if (octets === numberOf(length)) return;
  const [first, last, said] = [from, to, length].map((one) => one.sourceString);
  throw new Mistake(from, `${first}:${last} is ${octets} octets, not ${said}`);
}

semantics.addOperation<Span | { readonly octets: number }>('quoted', {
  Quoted_tcp(_, from, _colon, to, _open, length, _close, _end) {
    checkSpan(from, to, length);
    return { from: numberOf(from), to: numberOf(to) };
  },
  Quoted_udp: (_, _udp, _open, octets, _close, _end) => ({ octets: numberOf(octets) }),
});

semantics.addOperation<TcpOption[] | undefined>('options', {
  Options_any: (_, _dots, _end) => undefined,
  Options_listed: (_, list, _end) =>
    list.asIteration().children.map((one) => one['option']() as TcpOption),
});

semantics.addOperation<TcpOption>('option', {
  TcpOption_mss: (_, value) => ({ kind: 'mss', value: numberOf(value) }),
  TcpOption_scale: (_, value) => ({ kind: 'scale', value: numberOf(value) }),
  TcpOption_permitted: (_) => ({ kind: 'permitted' }),
  TcpOption_sack: (_, blocks) => ({
    kind: 'sack',
    blocks: blocks.children.map((one) => ({
      from: numberOf(one.children[0]),
      to: numberOf(one.children[2]),
    })),
  }),
  TcpOption_timestamps: (_, _word, value, _ecr, echo) => ({
    kind: 'timestamps',
    value: numberOf(value),
    echo: numberOf(echo),
  }),
  TcpOption_nop: (_) => ({ kind: 'nop' }),
  TcpOption_end: (_) => ({ kind: 'end' }),
  TcpOption_fastOpen: (_, digits) => ({
    kind: 'other',
    number: FAST_OPEN_KIND,
    octets: octetsOf(digits.sourceString),
  }),
  TcpOption_other: (_, kind, digits) => ({
    kind: 'other',
    number: numberOf(kind),
    octets: octetsOf(digits.sourceString),
  }),
});
