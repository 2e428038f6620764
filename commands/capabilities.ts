/** What a command may do in the daemon's network: what it needs, or what `--caps` says. */
import { didYouMean } from './suggest.ts';
import { UsageError } from './failure.ts';

/** In the order of their bits in spec/application/control.protocol. */
const NAMES = ['NET_ACCESS', 'NET_BIND', 'NET_LISTEN', 'NET_RAW', 'NET_ADMIN'] as const;

export type CapabilityName = (typeof NAMES)[number];

/** As a set of bits. Throws UsageError where a name is none. */
export function capabilitiesOf(given: unknown, needs: readonly CapabilityName[]): number {
  const names = typeof given === 'string' ? given.split(',').filter((one) => one !== '') : needs;
  return names.reduce((set, name) => {
    const bit = NAMES.indexOf(name.toUpperCase() as CapabilityName);
    if (bit < 0) throw new UsageError(`there is no capability ${name}${didYouMean(name, NAMES)}`);
    return set | (1 << bit);
  }, 0);
}
