/**
 * Whether a consensus holds now, for us: its times, with tolerances for clocks that are off and
 * authorities that are late (dir-spec §5.1: "reasonably live"), and whether we speak what it takes
 * to be on this network at all.
 */
import type { Consensus } from './consensus.ts';
import { DirectoryFault } from './fault.ts';
import { showTime } from './fields.ts';
import { Protocols } from './protocols.ts';

export interface Tolerances {
  /** So long before it is valid it may be used: our clock may be behind. */
  readonly earlySeconds: number;
  /** So long after it has expired: better than nothing, while a new one is sought. */
  readonly lateSeconds: number;
}

const DAY_SECONDS = 86_400;

export const TOLERANCES: Tolerances = { earlySeconds: DAY_SECONDS, lateSeconds: DAY_SECONDS };

/** Within its own times: no tolerance is needed (dir-spec §5.1: "live"). */
export function isLive(consensus: Consensus, now: number): boolean {
  return consensus.validAfter <= now && now <= consensus.validUntil;
}

export function validityFault(
  consensus: Consensus,
  now: number,
  { earlySeconds, lateSeconds }: Tolerances = TOLERANCES,
): DirectoryFault | undefined {
  const { validAfter, validUntil } = consensus;
  if (now < validAfter - earlySeconds) {
    const reason = `valid after ${showTime(validAfter)}, and it is ${showTime(now)}`;
    return new DirectoryFault('not valid yet', reason);
  }
  if (now > validUntil + lateSeconds) {
    const reason = `valid until ${showTime(validUntil)}, and it is ${showTime(now)}`;
    return new DirectoryFault('expired', reason);
  }
  return undefined;
}

/** What this client speaks (tor-spec §9). */
export function ourProtocols(): Protocols {
  return new Protocols(
    'Cons=1-2 Desc=1-2 DirCache=2 FlowCtrl=1-2 Link=3-5 Microdesc=1-3 Relay=2-4',
  );
}

/** dir-spec §3.4.1, required-client-protocols: who lacks one must not be on the network. */
export function protocolFault(
  consensus: Consensus,
  ours: Protocols = ourProtocols(),
): DirectoryFault | undefined {
  const lack = ours.lackOf(consensus.requiredClientProtocols);
  if (lack === '') return undefined;
  return new DirectoryFault(
    'lacks protocols',
    `the network requires ${lack}, which we do not speak`,
  );
}
