/**
 * How many of all likely paths we could build with what we know (path-spec §2.1.0): the part of the
 * weight of guards, of middles and of exits whose microdescriptors are here, all three multiplied.
 * With too few, whoever hands them out would choose our paths for us.
 */
import type { Consensus } from '../directory/consensus.ts';
import type { RouterStatus } from '../directory/router-status.ts';
import { Weights } from './weights.ts';
import type { Position } from './weights.ts';

/** param-spec: min_paths_for_circs_pct. */
const ENOUGH_PERCENT = 60;
const ENOUGH_PERCENT_MIN = 25;
const ENOUGH_PERCENT_MAX = 95;

/** 0 to 1. */
export function pathFraction(
  consensus: Consensus,
  isKnown: (router: RouterStatus) => boolean,
): number {
  const weights = new Weights(consensus);
  const usable = consensus.routers.filter(({ flags }) => flags.running && flags.valid);
  const part = (position: Position, routers: readonly RouterStatus[]): number => {
    let all = 0;
    let known = 0;
    for (const router of routers) {
      const weight = router.bandwidth * weights.factor(position, router.flags);
      all += weight;
      if (isKnown(router)) known += weight;
    }
    // When nobody was measured yet, relays count alike.
    if (all === 0) return routers.filter(isKnown).length / Math.max(routers.length, 1);
    return known / all;
  };
  const guards = usable.filter(({ flags }) => flags.guard);
  const exits = usable.filter(({ flags }) => flags.exit && !flags.badExit);
  const middle = part('middle', usable);
  const exit = exits.length === 0 ? middle : part('exit', exits);
  return part('guard', guards) * middle * exit;
}

export function enoughFraction({ parameters }: Pick<Consensus, 'parameters'>): number {
  const percent = parameters.get('min_paths_for_circs_pct') ?? ENOUGH_PERCENT;
  return Math.min(Math.max(percent, ENOUGH_PERCENT_MIN), ENOUGH_PERCENT_MAX) / 100;
}
