/** Why a circuit was torn down, in words: tor-spec §5.4. */
import { REASON } from '../../../generated/onion/tor.wire.ts';

const NAMES = new Map<number, string>(
  Object.entries(REASON).map(([name, reason]) => [reason, name.toLowerCase().replaceAll('_', ' ')]),
);

export function nameOfReason(reason: number): string {
  return NAMES.get(reason) ?? `reason ${reason}`;
}
