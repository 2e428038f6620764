/**
 * Every packet script against Linux, in real time: what a script says of TCP, Linux does too, or
 * docs/differences-from-linux.md says why not. A row there that is true no more is a failure too.
 */
import { readFileSync, readdirSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseScript } from '../packet-script/parse.ts';
import { runScript } from '../packet-script/run.ts';
import { needRootAnd } from './namespace.ts';
import { LinuxStack } from './packet-scripts/linux-stack.ts';

const FOLDER = new URL('../scripts/', import.meta.url);
const TABLE = new URL('../../docs/differences-from-linux.md', import.meta.url);
const ROW = /^\| `([^`]+)` +\| (.+?) +\|$/gm;
const ATTEMPTS = 3;
/** Scripts that wait at the same time, each in a namespace of its own. */
const AT_ONCE = 5;
/** A script that this process has kept waiting for so long has not been run as it was written. */
const LATENESS_MS_MAX = 8;
const OF_TIME = /too late|too early|nothing was sent|not expected|TS val/;
const AGREES = 'Linux does so';

interface Script {
  readonly name: string;
  readonly text: string;
}

interface Outcome {
  readonly wrong: string | undefined;
  readonly mayBeOfTime: boolean;
}

const all = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.pkt'))
  .sort()
  .map((path) => ({
    name: path.slice(0, -'.pkt'.length),
    text: readFileSync(new URL(path, FOLDER), 'utf8'),
  }));
const virtual = new Map<string, string>();
for (const { name, text } of all) {
  const reason = parseScript(text, name).options.get('virtual_only');
  if (reason !== undefined) virtual.set(name, reason);
}
const rows = new Map<string, string>();
for (const [, name, reason] of readFileSync(TABLE, 'utf8').matchAll(ROW)) rows.set(name, reason);
const outcomes = new Map<string, Outcome>();

/** Makes what is slow first, runs the scripts side by side, and takes it all away again. */
async function runTogether(scripts: readonly Script[]): Promise<void> {
  const stacks: LinuxStack[] = [];
  try {
    for (let count = 0; count < scripts.length; count++) stacks.push(await LinuxStack.start());
    await Promise.all(scripts.map((script, index) => runOne(script, stacks[index])));
  } finally {
    for (const stack of stacks) await stack.stop();
  }
}

async function runOne({ name, text }: Script, stack: LinuxStack): Promise<void> {
  const wrong = await runScript(text, `test/scripts/${name}.pkt`, stack);
  const mayBeOfTime = OF_TIME.test(wrong ?? '') || stack.latenessMs > LATENESS_MS_MAX;
  outcomes.set(name, { wrong, mayBeOfTime });
}

/** On a machine that is busy, time alone may make a difference: then once more, with fewer. */
async function runAll(): Promise<void> {
  let left: readonly Script[] = all.filter(({ name }) => !virtual.has(name));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const together = Math.max(AT_ONCE >> attempt, 1);
    for (let at = 0; at < left.length; at += together) {
      await runTogether(left.slice(at, at + together));
    }
    left = left.filter(({ name }) => {
      const { wrong, mayBeOfTime } = outcomes.get(name)!;
      return wrong !== undefined && mayBeOfTime && !rows.has(name);
    });
  }
}

const scripts = suite('packet scripts and Linux');

scripts.before(async () => {
  needRootAnd('cc', 'sysctl');
  await runAll();
});

for (const { name } of all) {
  if (virtual.has(name)) {
    scripts(`${name} is listed as one that takes too long`, () => {
      assert.is(rows.get(name), virtual.get(name));
    });
  } else if (rows.has(name)) {
    scripts(`${name} is another's way`, () => {
      assert.is.not(outcomes.get(name)?.wrong, undefined, 'Linux does so too: take the row away');
    });
  } else {
    scripts(name, () => assert.is(outcomes.get(name)?.wrong ?? AGREES, AGREES));
  }
}

scripts('every row is of a script', () => {
  const names = new Set(all.map(({ name }) => name));
  assert.equal(
    [...rows.keys()].filter((name) => !names.has(name)),
    [],
  );
});

scripts.run();
