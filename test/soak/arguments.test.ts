import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { HELP, parse } from './arguments.ts';
import { partOf, sizeOfPart } from './soak.ts';

const soak = suite('soak: the command line');

const shown = (text: string): unknown => parse(text.split(' ').filter(Boolean), 77);
const mistake = (text: string): string => {
  const parsed = parse(text.split(' ').filter(Boolean), 77);
  return 'mistake' in parsed ? parsed.mistake : '';
};

soak('what is asked for is understood', () => {
  assert.equal(shown('transfers --count 20 --seed 5 --shard 2/3 --json'), {
    name: 'transfers',
    wish: { amount: 20, seed: 5, shard: { index: 2, of: 3 } },
    isJson: true,
  });
  assert.equal(shown('day --hours 0.5'), {
    name: 'day',
    wish: { amount: 0.5, seed: 77, shard: { index: 1, of: 1 } },
    isJson: false,
  });
  assert.equal(shown('--help'), { help: true });
});

soak('what is wrong is named', () => {
  assert.match(mistake(''), /expected one of transfers, frames, day, onion-day, found nothing/);
  assert.match(mistake('week'), /found 'week'/);
  assert.match(mistake('day --count 3'), /--count: day takes --hours/);
  assert.match(mistake('frames --count many'), /--count: expected a number, found 'many'/);
  assert.match(mistake('frames --count 1.5'), /--count: expected a number/);
  assert.match(mistake('frames --count 0'), /more than none/);
  assert.match(mistake('frames --shard 3/2'), /--shard: expected a part such as 1\/4/);
  assert.match(mistake('frames --speed 3'), /--speed/);
});

soak('help begins with examples that are understood', () => {
  const examples = [...HELP.matchAll(/^ {2}npm run soak -- (.*)$/gm)].map((match) => match[1]);
  assert.ok(examples.length >= 4);
  for (const one of examples) assert.is(mistake(one), '');
});

soak('shards share all, and nothing twice', () => {
  const parts = [1, 2, 3].map((index) => [...partOf(10, { index, of: 3 })]);
  assert.equal(
    parts.flat().sort((one, other) => one - other),
    Array.from({ length: 10 }, (_, number) => number),
  );
  assert.equal(
    parts.map((part) => part.length),
    [1, 2, 3].map((index) => sizeOfPart(10, { index, of: 3 })),
  );
});

soak.run();
