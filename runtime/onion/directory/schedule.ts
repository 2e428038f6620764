/** When to ask for the next consensus (dir-spec §5.1). */
import { fraction } from '../../base/random.ts';
import type { Random } from '../../base/random.ts';
import type { Consensus } from './consensus.ts';

const FIRST_PART = 3 / 4;
const LAST_PART = 7 / 8;

/**
 * Seconds since 1970: uniformly between three quarters into the first interval after the consensus
 * is no longer fresh, when caches have the next one, and seven eighths of what is left then.
 */
export function refreshTime(
  {
    validAfter,
    freshUntil,
    validUntil,
  }: Pick<Consensus, 'validAfter' | 'freshUntil' | 'validUntil'>,
  random: Random,
): number {
  const begin = Math.min(freshUntil + (freshUntil - validAfter) * FIRST_PART, validUntil);
  return begin + (validUntil - begin) * LAST_PART * fraction(random);
}
