/**
 * Flow control as the two ends of a circuit have agreed upon it when they met: with so many cells
 * to a SENDME there is congestion control, and XON and XOFF for streams; with none, there are
 * windows of a fixed size.
 */
import type { Clock } from '../../base/clock.ts';
import type { Timers } from '../../base/timers.ts';
import { DATA_OCTETS_MAX } from '../relay-crypto.ts';
import type { FlowParameters } from './parameters.ts';
import { FixedSendWindow } from './send-window.ts';
import type { SendWindow } from './send-window.ts';
import type { FlowUser, StreamFlow } from './stream-flow.ts';
import { ThrottledFlow } from './throttled-flow.ts';
import { VegasSendWindow } from './vegas.ts';
import { WindowedFlow } from './windowed-flow.ts';

export function sendWindowOf(
  flow: FlowParameters,
  increment: number | undefined,
  clock: Clock,
): SendWindow {
  return increment === undefined
    ? new FixedSendWindow(flow.circuitWindow)
    : new VegasSendWindow(flow.vegas, increment, clock);
}

/** Of a stream over a circuit with this window, for the end where it is. */
export function streamFlowOf(
  flow: FlowParameters,
  window: SendWindow | undefined,
  end: 'client' | 'exit',
  user: FlowUser,
  timers: Timers,
): StreamFlow {
  if (!(window instanceof VegasSendWindow)) return new WindowedFlow(user);
  const { xoffClientCells, xoffExitCells } = flow;
  const ours = (end === 'client' ? xoffClientCells : xoffExitCells) * DATA_OCTETS_MAX;
  const theirs = Math.min(xoffClientCells, xoffExitCells) * DATA_OCTETS_MAX;
  return new ThrottledFlow(user, { ours, theirs }, timers);
}
