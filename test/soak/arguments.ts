/** The command line of `npm run soak`. */
import { parseArgs } from 'node:util';

import type { Shard, Wish } from './soak.ts';

export const AMOUNTS = {
  transfers: 'count',
  frames: 'count',
  day: 'hours',
  'onion-day': 'hours',
} as const;
export type SoakName = keyof typeof AMOUNTS;

export interface Request {
  readonly name: SoakName;
  readonly wish: Wish;
  readonly isJson: boolean;
}

export type Parsed = Request | { readonly help: true } | { readonly mistake: string };

const DEFAULT_AMOUNTS: Readonly<Record<SoakName, number>> = {
  transfers: 1_000,
  frames: 1_000_000,
  day: 24,
  'onion-day': 24,
};

export const HELP = `Let the stack run for long: in virtual time, from a seed.

  # A thousand random scenarios of transfers
  npm run soak -- transfers
  # One again, that has failed
  npm run soak -- transfers --seed 1234 --count 1
  # A third of twenty thousand: the others are 2/3 and 3/3
  npm run soak -- transfers --count 20000 --seed 1 --shard 1/3
  # Ten million hostile frames against a stack that has work to do
  npm run soak -- frames --count 10000000
  # A day of faults, and its figures as JSON
  npm run soak -- day --hours 24 --json
  # A day of an onion network
  npm run soak -- onion-day

transfers   never lose an octet: all that paths do to segments, and users to connections
frames      hostile frames: nothing throws, nothing grows, nobody else is troubled
day         hosts, routers and wires that come and go, with a look at all of it each minute
onion-day   relays, guards, keys and consensuses that come and go, and streams through them

  --count N     how many scenarios (1000 if not said), or frames (1000000)
  --hours H     how long a day is, in hours of virtual time (24)
  --seed S      where chance begins; by default, what the clock says
  --shard I/N   only part I of N, for machines of many cores
  --json        one JSON document on standard output
  --help        this

Ends with 0 when all went well, 1 when not, and then says what brings it back; 2 when it was not
asked as above.
`;

class Mistake extends Error {}

export function parse(argv: readonly string[], now: number): Parsed {
  try {
    return understand(argv, now);
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function understand(argv: readonly string[], now: number): Parsed {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      count: { type: 'string' },
      hours: { type: 'string' },
      seed: { type: 'string' },
      shard: { type: 'string', default: '1/1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { help: true };
  const [name, ...others] = positionals;
  if (!isName(name) || others.length > 0) {
    const found = positionals.length === 0 ? 'nothing' : `'${positionals.join(' ')}'`;
    throw new Mistake(`expected one of ${Object.keys(AMOUNTS).join(', ')}, found ${found}`);
  }
  const kind = AMOUNTS[name];
  const other = kind === 'count' ? 'hours' : 'count';
  if (values[other] !== undefined) throw new Mistake(`--${other}: ${name} takes --${kind}`);
  const given = values[kind];
  const amount =
    given === undefined ? DEFAULT_AMOUNTS[name] : number(kind, given, kind === 'count');
  if (amount <= 0) throw new Mistake(`--${kind}: expected more than none, found ${given}`);
  const seed = values.seed === undefined ? now % 2 ** 31 : number('seed', values.seed, true);
  return { name, wish: { amount, seed, shard: shardOf(values.shard) }, isJson: values.json };
}

function isName(name: string | undefined): name is SoakName {
  return name !== undefined && Object.hasOwn(AMOUNTS, name);
}

function number(name: string, text: string, isWhole: boolean): number {
  const value = Number(text);
  const isSound =
    text.trim() !== '' && (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value));
  if (!isSound || value < 0) throw new Mistake(`--${name}: expected a number, found '${text}'`);
  return value;
}

function shardOf(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new Mistake(`--shard: expected a part such as 1/4, found '${text}'`);
}
