/** `soak frames`: episodes of hostile frames, each with a victim of its own. */
import { episode } from './frames/episode.ts';
import type { EpisodeStep } from './frames/episode.ts';
import { heapUsed } from './heap.ts';
import { add, partOf } from './soak.ts';
import type { Figures, Outcome, Step, Wish } from './soak.ts';

const EPISODE_FRAMES = 250_000;
/** From the end of the first episode on; what an episode had is garbage by then. */
const GROWTH_MAX = 8 * 2 ** 20;

export function* soakFrames(wish: Wish): Generator<Step, Outcome, void> {
  const { amount, shard } = wish;
  let first: number | undefined;
  const figures: Record<string, number> = {};
  let done = 0;
  for (const number of partOf(Math.ceil(amount / EPISODE_FRAMES), shard)) {
    const seed = wish.seed + number;
    const frames = Math.min(EPISODE_FRAMES, amount - number * EPISODE_FRAMES);
    const before = done;
    const watched = guarded(episode(seed, frames));
    for (;;) {
      const { value, done: isOver } = watched.next();
      done = before + value.frames;
      const { mistakes } = value;
      if (mistakes.length > 0) {
        return {
          done,
          figures: sum(figures, value.figures),
          failure: { seed, amount: frames, mistakes },
        };
      }
      if (isOver === true) {
        add(figures, value.figures);
        break;
      }
      yield { done, figures };
    }
    const grown = heapUsed() - (first ??= heapUsed());
    if (grown > GROWTH_MAX) {
      const mistakes = [`after all that was over, ${grown} octets more are in use`];
      return { done, figures, failure: { seed: wish.seed, amount: done, mistakes } };
    }
  }
  return { done, figures };
}

function sum(one: Figures, other: Figures): Figures {
  const all = { ...one };
  add(all, other);
  return all;
}

/** What is thrown is a mistake, too. */
function* guarded(
  steps: Generator<EpisodeStep, EpisodeStep, void>,
): Generator<EpisodeStep, EpisodeStep, void> {
  try {
    return yield* steps;
  } catch (error) {
    const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { frames: 0, mistakes: [`thrown: ${story}`], figures: {} };
  }
}
