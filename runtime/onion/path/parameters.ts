/**
 * Numbers of path and guard selection that the authorities may change by consensus (param-spec,
 * guard-spec appendix A.1), each within what it may be.
 */
import type { Consensus } from '../directory/consensus.ts';
import { bounded } from '../parameter.ts';
import type { Bounds } from '../parameter.ts';

export const PARAMETERS = {
  /** Of the relays that are guards, so many percent are sampled at most. */
  'guard-max-sample-threshold-percent': [20, 1, 100],
  'guard-max-sample-size': [60, 1, 1000],
  /** So many that could be used are wanted in the sample. */
  'guard-min-filtered-sample-size': [20, 1, 1000],
  'guard-lifetime-days': [120, 1, 3650],
  'guard-confirmed-min-lifetime-days': [60, 1, 3650],
  'guard-remove-unlisted-guards-after-days': [20, 1, 3650],
  'guard-n-primary-guards': [3, 1, 100],
  /** Of the primary guards, so many of the first are used for circuits, and for directories. */
  'guard-n-primary-guards-to-use': [1, 1, 100],
  'guard-n-primary-dir-guards-to-use': [3, 1, 100],
  /** Seconds: after so long without any success it is the network that was down. */
  'guard-internet-likely-down-interval': [600, 1, 0x7fffffff],
  /** Whether declared families, and happy ones, keep relays apart. */
  'use-family-lists': [1, 0, 1],
  'use-family-ids': [1, 0, 1],
} as const satisfies Readonly<Record<string, Bounds>>;

export type ParameterName = keyof typeof PARAMETERS;

export function parameterOf(
  consensus: Pick<Consensus, 'parameters'> | undefined,
  name: ParameterName,
): number {
  return bounded((said) => consensus?.parameters.get(said), name, PARAMETERS[name]);
}
