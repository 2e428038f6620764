/** Runs properties over subjects, and says of a failure what it takes to see it again. */
import * as fc from 'fast-check';

import { Draw } from '../../runtime/base/draw.ts';
import { hex } from './agree.ts';
import type { Tally } from './agree.ts';
import { caseOf, packetOf } from './cases.ts';
import type { Case } from './cases.ts';
import { properties } from './properties.ts';
import type { Subject } from './subjects.ts';

export interface Attempt {
  readonly subject: Subject;
  readonly property: string;
  readonly seed: number;
  readonly runs: number;
  /** Where in the run, from a failure before. */
  readonly path?: string;
}

export interface Failure {
  readonly subject: string;
  readonly property: string;
  readonly seed: number;
  readonly path: string;
  readonly message: string;
  /** The smallest case found, in words. */
  readonly tried: string;
}

export function newTally(): Tally {
  return { packets: 0, sound: 0, rules: new Map() };
}

export function attempt(
  { subject, property, seed, runs, path }: Attempt,
  tally: Tally,
): Failure | undefined {
  const holds = properties[property];
  const tested = fc.property(caseOf(subject.type), (tried) => holds(subject, tried, tally));
  const details = fc.check(tested, {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
  });
  if (!details.failed) return undefined;
  const [tried] = details.counterexample ?? [];
  const error = details.errorInstance;
  return {
    subject: subject.name,
    property,
    seed: details.seed,
    path: details.counterexamplePath ?? '0',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    tried: tried ? words(subject, tried) : '',
  };
}

function words(subject: Subject, tried: Case): string {
  const needs = subject.type.needs.givens.map(({ name }, at) => `${name} = ${tried.givens[at]}`);
  const lines = [`at offset ${tried.offset}, with ${needs.join(' and ') || 'no context'}`];
  try {
    lines.push(`value  ${show(subject.make(new Draw(tried.choices), Infinity, tried.givens))}`);
    const packet = packetOf(subject, tried);
    if (packet) lines.push(`octets ${hex(packet.octets)}`);
  } catch (error) {
    lines.push(`no value: ${error instanceof Error ? error.message : String(error)}`);
  }
  lines.push(`choices ${JSON.stringify(tried.choices)}, deeds ${JSON.stringify(tried.deeds)}`);
  return lines.map((line) => `    ${line}`).join('\n');
}

function show(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`;
    return inner instanceof Uint8Array ? hex(inner) : inner;
  });
}

/** The command that runs a failure again. */
export function replayOf({ subject, property, seed, path }: Failure): string {
  const name = /\s/.test(subject) ? `'${subject}'` : subject;
  return `npm run fuzz -- --seed ${seed} --path ${path} --property ${property} ${name}`;
}

export function report(failure: Failure): string {
  const { subject, property, message, tried } = failure;
  return [
    `${subject}: ${property} does not hold`,
    message.split('\n').slice(0, MESSAGE_LINES_MAX).join('\n'),
    tried,
    `    again: ${replayOf(failure)}`,
  ].join('\n');
}

const MESSAGE_LINES_MAX = 14;

/**
 * A seed of its own for each subject, property and round: mixed, so that none repeats another's.
 */
export function seedFor(seed: number, ...parts: readonly (string | number)[]): number {
  let mixed = seed | 0;
  for (const character of parts.join('/')) {
    mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x01000193);
    mixed ^= mixed >>> 15;
  }
  return mixed | 0;
}
