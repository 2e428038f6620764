/** Runs jobs, and says of a failure what it takes to see it again. */
import * as fc from 'fast-check';

import { Draw } from '../../runtime/base/draw.ts';
import { hex } from './agree.ts';
import type { Tally } from './agree.ts';
import { caseOf, packetOf } from './cases.ts';
import type { Case } from './cases.ts';
import { properties } from './properties.ts';
import type { Subject } from './subjects.ts';

/** One property of one message or machine. */
export interface Job {
  /** `IPv4.Packet` */
  readonly subject: string;
  readonly property: string;
  tested(tally: Tally): fc.IRawProperty<[unknown]>;
  /** What a case is, for people. */
  words(tried: unknown): string;
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
  return { packets: 0, sound: 0, steps: 0, rules: new Map() };
}

/** Every property of a message. */
export function messageJobs(subject: Subject): Job[] {
  return Object.entries(properties).map(([property, holds]) => ({
    subject: subject.name,
    property,
    tested: (tally) => fc.property(caseOf(subject.type), (tried) => holds(subject, tried, tally)),
    words: (tried) => wordsOf(subject, tried as Case),
  }));
}

export interface Attempt {
  readonly seed: number;
  readonly runs: number;
  /** Where in the run, from a failure before. */
  readonly path?: string;
}

export function attempt(
  job: Job,
  { seed, runs, path }: Attempt,
  tally: Tally,
): Failure | undefined {
  const parameters = { seed, numRuns: runs, ...(path === undefined ? {} : { path }) };
  const details = fc.check(job.tested(tally), parameters) as fc.RunDetails<[unknown]>;
  if (!details.failed) return undefined;
  const [tried] = details.counterexample ?? [];
  const error = details.errorInstance;
  return {
    subject: job.subject,
    property: job.property,
    seed: details.seed,
    path: details.counterexamplePath ?? '0',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    tried: tried === undefined ? '' : job.words(tried),
  };
}

function wordsOf(subject: Subject, tried: Case): string {
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
  const lines = message.split('\n');
  // Where in the fuzzer it was thrown helps nobody.
  const stack = lines.findIndex((line) => /^\s+at .*(\/fast-check\/|\/test\/fuzz\/)/.test(line));
  const told = stack < 0 ? lines : lines.slice(0, stack);
  return [
    `${subject}: ${property} does not hold`,
    ...told.slice(0, MESSAGE_LINES_MAX),
    ...(tried === '' ? [] : [tried]),
    `    again: ${replayOf(failure)}`,
  ].join('\n');
}

const MESSAGE_LINES_MAX = 40;

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
