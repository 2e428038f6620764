/** `soak transfers`: a scenario for each seed, until one fails. */
import { add, partOf } from './soak.ts';
import type { Outcome, Step, Wish } from './soak.ts';
import { runTransfers } from './transfers/transfers.ts';
import type { TransferOutcome } from './transfers/transfers.ts';

const NAMES = { equal: 'equal', aborted: 'aborted', 'gave up': 'gaveUp' } as const;

export function* soakTransfers(wish: Wish): Generator<Step, Outcome, void> {
  const figures: Record<string, number> = { connections: 0, equal: 0, aborted: 0, gaveUp: 0 };
  let done = 0;
  for (const number of partOf(wish.amount, wish.shard)) {
    const seed = wish.seed + number;
    const outcome = attempt(seed);
    if ('mistakes' in outcome && outcome.mistakes.length > 0) {
      return { done, figures, failure: { seed, amount: 1, mistakes: outcome.mistakes } };
    }
    done++;
    for (const ending of outcome.endings) add(figures, { connections: 1, [NAMES[ending]]: 1 });
    const { octets, frames, unseen, ms } = outcome;
    add(figures, { octets, frames, unseenCorruptions: unseen, virtualHours: ms / 3_600_000 });
    yield { done, figures };
  }
  return { done, figures };
}

/** What is thrown is a mistake, too. */
function attempt(seed: number): TransferOutcome {
  try {
    return runTransfers(seed);
  } catch (error) {
    const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { endings: [], octets: 0, frames: 0, ms: 0, unseen: 0, mistakes: [`thrown: ${story}`] };
  }
}
