/**
 * Generated code against the slow twin: the same fault or the same end, the same fields, the same
 * values.
 */
import * as assert from 'node:assert/strict';

import type { Rule } from '../../generator/model.ts';
import { valueOf } from '../reference/values.ts';
import type { Reading } from '../reference/tree.ts';
import { accessorsAgree } from './accessors.ts';
import type { Packet } from './cases.ts';
import type { Subject } from './subjects.ts';

/** A difference between two readers, in words. */
export class Disagreement extends Error {}

export function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex');
}

function said(subject: Subject, code: number): string {
  if (code === 0) return 'OK';
  const rule = subject.rules.get(code);
  return rule ? `${rule.constant} (${rule.asks})` : `an unknown code ${code}`;
}

export interface Tally {
  packets: number;
  sound: number;
  /** Of machines. */
  steps: number;
  readonly rules: Map<Rule, number>;
}

/** Reads what stands at [o, end) both ways; answers what the twin saw. */
export function readBoth(
  subject: Subject,
  { b, o, end, needs }: Pick<Packet, 'b' | 'o' | 'end' | 'needs'>,
  tally: Tally,
): Reading {
  const reading = subject.twin(b, o, end, needs);
  tally.packets += 1;
  const { fault } = reading;
  if (fault) tally.rules.set(fault, (tally.rules.get(fault) ?? 0) + 1);
  else tally.sound += 1;
  const before = hex(b);
  const code = subject.check(b, o, end, needs);
  if (code !== (fault?.code ?? 0)) {
    const twin = fault ? said(subject, fault.code) : 'OK';
    throw new Disagreement(`check says ${said(subject, code)}, the twin ${twin}`);
  }
  const scanned = subject.scan(b, o, end, needs);
  if (!fault && scanned !== reading.end) {
    throw new Disagreement(`scan ends at ${scanned - o}, the twin at ${reading.end - o}`);
  }
  if (fault && scanned !== -fault.code) throw new Disagreement(`scan answers ${scanned}`);
  if (hex(b) !== before) throw new Disagreement('a check has changed what it read');
  return reading;
}

/** After OK: accessors and values say what the twin saw. */
export function contentsAgree(
  subject: Subject,
  packet: Pick<Packet, 'b' | 'o' | 'end' | 'needs'>,
  reading: Reading,
): void {
  const { b, o, needs } = packet;
  accessorsAgree(subject, packet, reading);
  const value = subject.read(b, o, reading.end, needs);
  const expected = valueOf(subject.type, reading.tree, b);
  assert.deepEqual(
    plain(value),
    plain(expected),
    'the value that is read is not what the twin saw',
  );
}

/** Octets of any buffer are the same octets. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { octets: hex(value) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
