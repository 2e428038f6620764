import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { Guards } from '../../../runtime/onion/path/guards.ts';
import { EXIT, GUARD, MIDDLE, NOON, makeRelay } from '../directory/documents.ts';
import type { TestRelay } from '../directory/documents.ts';
import { TestDirectory } from './network.ts';

const guards = suite('onion: entry guards');

const DAY = 86_400;
const relaysOf = (count: number): readonly TestRelay[] =>
  Array.from({ length: count }, (_, at) => makeRelay(at, { flags: GUARD }));
const RELAYS = [
  ...relaysOf(300),
  makeRelay(900, { flags: EXIT }),
  makeRelay(901, { flags: MIDDLE }),
];
const anyone = (): boolean => true;

interface Ground {
  readonly simulation: Simulation;
  readonly directory: TestDirectory;
  readonly guards: Guards;
  /** Days go by, all at once. */
  pass(days: number): void;
  update(relays?: readonly TestRelay[], params?: string): void;
}

function ground(seed = 1, relays: readonly TestRelay[] = RELAYS, params = ''): Ground {
  const simulation = new Simulation(seed);
  const directory = new TestDirectory(relays, { params });
  let days = 0;
  const made = new Guards({
    timers: simulation.timers,
    random: simulation.random,
    unixSeconds: () => NOON + days * DAY + simulation.now / 1000,
  });
  made.update(directory.relays());
  return {
    simulation,
    directory,
    guards: made,
    pass: (more) => void (days += more),
    update: (others = relays, other = params) => {
      directory.list(others, { params: other });
      made.update(directory.relays());
    },
  };
}
const keysOf = (made: Guards): readonly string[] => made.sample.map(({ record }) => record.key);
const choose = (made: Guards): string => made.choose('circuit', anyone)!.key;

guards('are a sample of twenty, of relays that are guards', () => {
  const made = ground().guards;
  assert.is(made.sample.length, 20);
  assert.is(new Set(keysOf(made)).size, 20);
  assert.ok(made.sample.every(({ relay }) => relay!.flags.guard && relay!.flags.v2Dir));
  assert.equal(made.primary, made.sample.slice(0, 3));
});

guards('of a small network are all that there are', () => {
  assert.is(ground(1, relaysOf(5)).guards.sample.length, 5);
});

guards('were added some time within the last twelve days', () => {
  const dates = ground().guards.sample.map(({ record }) => (NOON - record.addedOn) / DAY);
  assert.ok(dates.every((days) => days >= 0 && days <= 12.1));
  assert.ok(Math.max(...dates) - Math.min(...dates) > 3);
});

guards('lead every circuit through the first, as long as it works', () => {
  const made = ground().guards;
  const first = choose(made);
  for (let round = 0; round < 50; round++) {
    assert.is(choose(made), first);
    assert.ok(made.result(first, true));
  }
  assert.is(made.primary[0].record.key, first);
});

guards('lead questions to directories through any of three', () => {
  const made = ground().guards;
  const chosen = new Set<string>();
  for (let round = 0; round < 100; round++) chosen.add(made.choose('directory', anyone)!.key);
  assert.equal(chosen, new Set(made.primary.map(({ record }) => record.key)));
});

guards('lead through the next when the first is not reached, and back again', () => {
  const { guards: made, simulation } = ground();
  const first = choose(made);
  made.result(first, false);
  const second = choose(made);
  assert.is.not(second, first);
  made.result(second, true);
  simulation.run(11 * 60_000);
  assert.is(choose(made), first);
});

guards('that are not primary are tried only when no primary one is left', () => {
  const { guards: made } = ground();
  made.result(choose(made), true);
  const primary = new Set(made.primary.map(({ record }) => record.key));
  for (let round = 0; round < 3; round++) made.result(choose(made), false);
  const other = choose(made);
  assert.not(primary.has(other));
  // One circuit each until it is known.
  assert.is.not(choose(made), other);
  assert.ok(made.result(other, true), 'a success a moment ago: it is the guards that are down');
  assert.is(choose(made), other, 'it has worked, so it comes before others');
});

guards('after a time without any success the primary ones are tried first, once more', () => {
  const { guards: made, simulation } = ground();
  const first = choose(made);
  made.result(first, true);
  simulation.run(3_600_000);
  for (let round = 0; round < 3; round++) made.result(choose(made), false);
  const other = choose(made);
  assert.not(made.result(other, true), 'it may not be used yet');
  assert.is(choose(made), first);
});

guards('that are better count only where one comes to the same end from them', () => {
  const { guards: made } = ground();
  const [first, second, third] = made.primary.map(({ record }) => record.key);
  made.result(first, true);
  for (const key of [second, third]) made.result(key, false);
  const isAllowed = ({ key }: { readonly key: string }): boolean => key !== first;
  const other = made.choose('circuit', isAllowed)!.key;
  assert.not([first, second, third].includes(other));
  assert.ok(made.result(other, true, isAllowed));
  assert.not(made.result(other, true), 'another circuit may begin at the first');
});

guards('are all tried again when none is left', () => {
  const { guards: made } = ground(1, relaysOf(4));
  for (let round = 0; round < 4; round++) made.result(choose(made), false);
  assert.ok(made.sample.every((guard) => !guard.isWorthTrying));
  assert.ok(made.choose('circuit', anyone) !== undefined);
});

guards('that are not allowed are passed over, for this circuit', () => {
  const { guards: made } = ground();
  const first = choose(made);
  const other = made.choose('circuit', ({ key }) => key !== first)!.key;
  assert.is.not(other, first);
  assert.is(choose(made), first);
  assert.is(
    made.choose('circuit', () => false),
    undefined,
  );
});

guards('stay when they are unlisted for a while, and go after twenty days', () => {
  const { guards: made, pass, update } = ground();
  const gone = made.primary[0].record.key;
  made.result(gone, true);
  const others = RELAYS.filter((relay) => relay.nickname !== made.primary[0].record.nickname);
  update(others);
  assert.ok(keysOf(made).includes(gone));
  assert.is.not(choose(made), gone);
  update(RELAYS);
  assert.is(choose(made), gone, 'it is back, and first again');
  update(others);
  pass(21);
  update(others);
  assert.not(keysOf(made).includes(gone));
});

guards('are replaced after their lifetime, those that work later', () => {
  const { guards: made, pass, update } = ground();
  const first = choose(made);
  made.result(first, true);
  const before = keysOf(made);
  pass(59);
  update();
  assert.equal(keysOf(made), before);
  pass(62);
  update();
  assert.not(keysOf(made).includes(first), 'confirmed more than sixty days ago, added long before');
  assert.not(keysOf(made).some((key) => before.includes(key)));
  assert.is(made.sample.length, 20);
});

guards('confirmed of late outlive their lifetime', () => {
  const { guards: made, pass, update } = ground();
  pass(100);
  update();
  const first = choose(made);
  made.result(first, true);
  pass(30);
  update();
  assert.ok(keysOf(made).includes(first));
  assert.is(choose(made), first);
});

guards('are as many as the consensus says', () => {
  const params = 'guard-min-filtered-sample-size=7 guard-n-primary-guards=2';
  const made = ground(1, RELAYS, params).guards;
  assert.equal([made.sample.length, made.primary.length], [7, 2]);
});

guards('of which the first is not known lead nowhere', () => {
  const { guards: made, directory } = ground();
  const first = made.primary[0].relay!;
  directory.microdescriptors.delete(first.microdescriptor.digest);
  made.update(directory.relays());
  assert.is(made.choose('circuit', anyone), undefined);
  assert.ok(made.choose('directory', anyone) !== undefined);
});

guards('are drawn by their bandwidth', () => {
  const relays = relaysOf(100).map((relay, at) => ({
    ...relay,
    bandwidth: at < 10 ? 100_000 : 1,
  }));
  let large = 0;
  for (let seed = 0; seed < 20; seed++) {
    const { primary } = ground(seed, relays).guards;
    large += primary.filter(({ relay }) => relay!.bandwidth > 1).length;
  }
  assert.ok(large >= 58, `${large} of 60`);
});

guards('that were saved are the same afterwards', () => {
  const { guards: made, directory } = ground();
  const first = choose(made);
  made.result(first, false);
  const second = choose(made);
  made.result(second, true);
  const text = made.save();
  const other = ground(99).guards;
  assert.is(other.load(text), undefined);
  other.update(directory.relays());
  assert.is(other.save(), text);
  assert.is(choose(other), second, 'the confirmed one is first');
});

guards('keep the order in which they were first used', () => {
  for (let seed = 1; seed < 8; seed++) {
    const { guards: made, directory } = ground(seed);
    const used: string[] = [];
    for (let round = 0; round < 3; round++) {
      const key = made.choose('circuit', (relay) => !used.includes(relay.key))!.key;
      made.result(key, true);
      used.push(key);
    }
    const other = ground(99).guards;
    other.load(made.save());
    other.update(directory.relays());
    assert.equal(
      other.primary.map(({ record }) => record.key),
      used,
    );
  }
});

guards('that cannot be read leave those that there are', () => {
  const made = ground().guards;
  const text = made.save();
  assert.ok(made.load('nonsense') !== undefined);
  assert.is(made.save(), text);
});

guards.run();
