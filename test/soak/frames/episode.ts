/**
 * A victim under attack for so many frames. Its work goes on meanwhile, and ends as if nobody had
 * attacked; nothing throws; what came is accounted for; no table is beyond its bound; and what is
 * in use does not grow from the first half to the second.
 */
import { imbalances } from '../balance.ts';
import { Dice } from '../dice.ts';
import { heapUsed } from '../heap.ts';
import { Attacker } from './attacker.ts';
import { beyondBounds } from './bounds.ts';
import { FRAME_AT } from './frame.ts';
import { LiveWork } from './live.ts';
import { setScene } from './scene.ts';

const BATCH = 50;
const BATCH_MS = 10;
const LOOK_EVERY = 20_000;
/** A router's way is taken by one episode of four. */
const ROUTER_EVERY = 4;
const ENDS_MS = 600_000;
/** Fragments of both versions may fill their 4 MiB, and neighbours hold what waits for them. */
const GROWTH_MAX = 16 * 2 ** 20;

export interface EpisodeStep {
  readonly frames: number;
  readonly mistakes: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

export function* episode(seed: number, frames: number): Generator<EpisodeStep, EpisodeStep, void> {
  const dice = new Dice(seed);
  const scene = setScene(seed, seed % ROUTER_EVERY === 0);
  const { world, victim, peer, wire } = scene;
  const attacker = new Attacker(scene, dice);
  const work = new LiveWork(scene, dice);
  const [device] = wire.ends;
  const { frame } = attacker;
  const before = device.counters.receivedFrames;
  let halfway = 0;
  let done = 0;
  const look = (): readonly string[] => [
    ...work.mistakes,
    ...[victim, peer].flatMap((one) => [...imbalances(one), ...beyondBounds(one)]),
  ];
  const step = (mistakes: readonly string[]): EpisodeStep => {
    const { finished, octets, answered } = work;
    const { moved } = attacker.guard;
    const received = device.counters.receivedFrames - before;
    const figures = { connections: finished, octets, answered, received, moved };
    return { frames: done, mistakes, figures: { ...figures, ...attacker.made } };
  };
  while (done < frames) {
    attacker.renew();
    for (let count = 0; count < BATCH && done < frames; count++, done++) {
      attacker.next();
      device.receive(frame.b, FRAME_AT, frame.end);
    }
    world.run(BATCH_MS);
    work.tend();
    if (halfway === 0 && done >= frames / 2) halfway = heapUsed();
    if (done % LOOK_EVERY === 0) {
      const found = step(look());
      yield found;
      if (found.mistakes.length > 0) return found;
    }
  }
  const grown = heapUsed() - halfway;
  work.end();
  for (let ms = 0; ms < ENDS_MS && work.running > 0; ms += 10) {
    world.run(10);
    work.tend();
  }
  world.run(1_000);
  work.close();
  const mistakes = [...look()];
  if (grown > GROWTH_MAX) mistakes.push(`the second half grew by ${grown} octets`);
  return step(mistakes);
}
