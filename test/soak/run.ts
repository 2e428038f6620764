/** `npm run soak`: long runs of the whole stack, in virtual time and from a seed; see --help. */
import { AMOUNTS, HELP, parse } from './arguments.ts';
import type { Request, SoakName } from './arguments.ts';
import { soakDay } from './day.ts';
import { soakFrames } from './frames.ts';
import { soakOnionDay } from './onion-day.ts';
import { sizeOfPart } from './soak.ts';
import type { LaterSoak, Outcome, Soak, Step } from './soak.ts';
import { soakTransfers } from './transfers.ts';

const SOAKS: Readonly<Record<SoakName, Soak | LaterSoak>> = {
  transfers: soakTransfers,
  frames: soakFrames,
  day: soakDay,
  'onion-day': soakOnionDay,
};
const UNITS: Readonly<Record<SoakName, string>> = {
  transfers: 'seeds',
  frames: 'frames',
  day: 'hours',
  'onion-day': 'hours',
};
const PROGRESS_EVERY_MS = 200;

const asked = parse(process.argv.slice(2), Date.now());
if ('help' in asked) process.stdout.write(HELP);
else if ('mistake' in asked) {
  process.stderr.write(`${asked.mistake}\nnpm run soak -- --help shows how it is used\n`);
  process.exitCode = 2;
} else await run(asked);

async function run(request: Request): Promise<void> {
  const { name, wish } = request;
  const steps = SOAKS[name](wish);
  const begun = performance.now();
  let shown = 0;
  for (;;) {
    const { done, value } = await steps.next();
    const now = performance.now();
    if (done === true) {
      if (shown > 0) process.stderr.write('\r\x1b[K');
      report(request, value, (now - begun) / 1000);
      return;
    }
    if (process.stderr.isTTY && now - shown > PROGRESS_EVERY_MS) {
      shown = now;
      process.stderr.write(`\r${progress(request, value, (now - begun) / 1000)}\x1b[K`);
    }
  }
}

function progress({ name, wish }: Request, { done }: Step, seconds: number): string {
  const all = name === 'transfers' ? sizeOfPart(wish.amount, wish.shard) : wish.amount;
  return `${tidy(done)} of ${tidy(all)} ${UNITS[name]}, ${tidy(done / seconds)}/s`;
}

function report({ name, wish, isJson }: Request, outcome: Outcome, seconds: number): void {
  const { done, figures, failure } = outcome;
  const unit = UNITS[name];
  const { seed, shard } = wish;
  const again =
    failure &&
    `npm run soak -- ${name} --seed ${failure.seed} --${AMOUNTS[name]} ${failure.amount}`;
  process.exitCode = failure === undefined ? 0 : 1;
  const rate = { seconds: round(seconds), [`${unit}PerSecond`]: round(done / seconds) };
  const megabytes = round(process.memoryUsage().rss / 2 ** 20);
  if (isJson) {
    const told = failure === undefined ? null : { ...failure, again };
    const part = `${shard.index}/${shard.of}`;
    const all = { name, [unit]: done, ...rate, megabytes, seed, shard: part };
    process.stdout.write(
      `${JSON.stringify({ ...all, figures: rounded(figures), failure: told })}\n`,
    );
    return;
  }
  const lines = [
    `${tidy(done)} ${unit} in ${tidy(seconds)} s, ${tidy(done / seconds)} ${unit}/s, ${megabytes} MB`,
    ...Object.entries(rounded(figures)).map(([what, count]) => `  ${what}: ${tidy(count)}`),
    `seed ${seed}, ${failure === undefined ? 'no failure' : `seed ${failure.seed} failed:`}`,
    ...(failure?.mistakes.map((one) => `  ${one}`) ?? []),
    ...(again === undefined ? [] : [`again: ${again}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function rounded(figures: Step['figures']): Step['figures'] {
  return Object.fromEntries(Object.entries(figures).map(([name, count]) => [name, round(count)]));
}

function round(number: number): number {
  return Number(number.toFixed(2));
}

function tidy(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: 2 });
}
