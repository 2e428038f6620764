/**
 * `npm run bench -- [NAME …] [--json] [--assert]`: how fast it is, against what it is compared
 * with.
 *
 * Each bench is a file here. Time alone never fails a run, for machines differ; `--assert` makes a
 * claim that does not hold exit with 1. The figures that we stand by are in docs/benchmarks.md.
 */
import { parseArgs } from 'node:util';

import type { Bench } from './bench.ts';
import { machine } from './machine.ts';
import { describeReport } from './report.ts';

const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  read: () => import('./read.ts'),
  write: () => import('./write.ts'),
  dns: () => import('./dns.ts'),
  checksum: () => import('./checksum.ts'),
  import: () => import('./import.ts'),
  'start-up': () => import('./start-up.ts'),
  daemon: () => import('./daemon.ts'),
  generate: () => import('./generate.ts'),
  'tcp-memory': () => import('./tcp-memory.ts'),
  'tcp-connections': () => import('./tcp-connections.ts'),
  firewall: () => import('./firewall.ts'),
  'long-path': () => import('./long-path.ts'),
  'loss-table': () => import('./loss-table.ts'),
  'tcp-tap': () => import('./tcp-tap.ts'),
  'ping-tap': () => import('./ping-tap.ts'),
  https: () => import('./https.ts'),
  'dns-servers': () => import('./dns-servers.ts'),
  'onion-crypto': () => import('./onion-crypto.ts'),
  onion: () => import('./onion.ts'),
};

/** They need root and the programs of others, or take long: they are run when they are named. */
const onDemand: readonly string[] = [
  'tcp-tap',
  'ping-tap',
  'https',
  'loss-table',
  'onion',
  'dns-servers',
  'daemon',
];

process.exitCode = await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<number> {
  const parsed = parse(line);
  if ('mistake' in parsed) {
    process.stderr.write(`bench: ${parsed.mistake}\n${usage()}`);
    return 2;
  }
  const { names, json, assert, help } = parsed;
  if (help) {
    process.stdout.write(usage());
    return 0;
  }
  const reports: Record<string, unknown> = {};
  let holds = true;
  if (!json) process.stdout.write(`${Object.values(machine()).join(', ')}\n`);
  const usual = Object.keys(benches).filter((name) => !onDemand.includes(name));
  for (const name of names.length > 0 ? names : usual) {
    const { bench } = await benches[name]();
    const report = await bench.run();
    holds &&= report.claims.every((claim) => claim.holds);
    reports[name] = { about: bench.about, ...report };
    if (!json) process.stdout.write(`\n${name}: ${bench.about}\n${describeReport(report)}`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine: machine(), benches: reports })}\n`);
  return assert && !holds ? 1 : 0;
}

interface Parsed {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly assert: boolean;
  readonly help: boolean;
}

function parse(line: readonly string[]): Parsed | { readonly mistake: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...line],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        assert: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const unknown = positionals.find((name) => !Object.hasOwn(benches, name));
    if (unknown !== undefined) return { mistake: `there is no bench "${unknown}"` };
    return { names: [...new Set(positionals)], ...values };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function usage(): string {
  const names = Object.keys(benches).join(' ');
  return `npm run bench -- [NAME …] [--json] [--assert]\nbenches: ${names}\n`;
}
