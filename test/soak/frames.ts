/** `soak frames`: episodes of hostile frames, each with a victim of its own. */
import { episode } from './frames/episode.ts';
import type { EpisodeStep } from './frames/episode.ts';
import { add, partOf } from './soak.ts';
import type { Figures, Outcome, Step, Wish } from './soak.ts';

const EPISODE_FRAMES = 250_000;

export function* soakFrames({ amount, seed: first, shard }: Wish): Generator<Step, Outcome, void> {
  const figures: Record<string, number> = {};
  let done = 0;
  for (const number of partOf(Math.ceil(amount / EPISODE_FRAMES), shard)) {
    const seed = first + number;
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
