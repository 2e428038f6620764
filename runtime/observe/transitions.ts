/**
 * Transitions of TCP's machine, by the names that the specification has: give `traceTransitions(…)`
 * to a stack as `tcp.trace`, and hear of each.
 */
import type { Clock } from '../base/clock.ts';
import type { StackOptions } from '../stack.ts';
import { showEndpoint } from './tables.ts';

type TcpTrace = NonNullable<NonNullable<StackOptions['tcp']>['trace']>;
export type Traced = Parameters<TcpTrace>[0];

export interface Transition {
  /** Milliseconds of the stack's clock. */
  readonly atMs: number;
  readonly local: string;
  readonly remote: string;
  /** What happened, such as `Segment`, and to what it led. */
  readonly event: string;
  readonly from: string;
  readonly to: string;
}

export function traceTransitions(clock: Clock, tell: (transition: Transition) => void): TcpTrace {
  return ({ localAddress, localPort, remoteAddress, remotePort }, event, from, to) => {
    tell({
      atMs: clock.now(),
      local: showEndpoint({ address: localAddress, port: localPort }),
      remote: showEndpoint({ address: remoteAddress, port: remotePort }),
      event,
      from,
      to,
    });
  };
}

/** One line, as a log has it. */
export function showTransition({ atMs, local, remote, event, from, to }: Transition): string {
  return `${(atMs / 1000).toFixed(6)} tcp ${local} ${remote} ${event}: ${from} -> ${to}`;
}
