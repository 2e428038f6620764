/**
 * A counter-example as a ladder: two lines downward for two machines, one for one, time going
 * down.
 */
import type { TraceStep } from './claims.ts';

const GAP = 44;
const STATE = 14;

export function ladder(steps: readonly TraceStep[], starts: string): string {
  const pair = steps.some(({ side, message }) => side === 1 || message !== undefined);
  return pair ? two(steps, starts) : one(steps, starts);
}

function one(steps: readonly TraceStep[], starts: string): string {
  const lines = steps.flatMap(({ event, said, sent, state }) => [
    `${' '.repeat(STATE)} | ${event}${said.length > 0 ? ` with ${said.join(', ')}` : ''}`,
    ...sent.map((each) => `${' '.repeat(STATE)} |   ${each}`),
    `${state.padStart(STATE)} |`,
  ]);
  return [`${starts.padStart(STATE)} |`, ...lines].join('\n');
}

/** `A` on the left, `B` on the right; an arrow where something was heard, cut where it was lost. */
function two(steps: readonly TraceStep[], starts: string): string {
  const lines = [rung(starts, '', starts)];
  for (const { side, event, message, lost, state } of steps) {
    if (message !== undefined) lines.push(rung('', arrow(message, side === 1, lost), ''));
    if (lost) continue;
    const call =
      message === undefined ? (side === 0 ? event.padEnd(GAP) : event.padStart(GAP)) : '';
    lines.push(rung(side === 0 ? state : '', call, side === 1 ? state : ''));
  }
  return lines.join('\n');
}

const rung = (left: string, middle: string, right: string): string =>
  `${left.padStart(STATE)} | ${middle.padEnd(GAP)} | ${right}`.trimEnd();

function arrow(message: string, rightward: boolean, lost: boolean): string {
  const dashes = '-'.repeat(Math.max(1, GAP - message.length - 4));
  if (rightward) return `${message} ${dashes}${lost ? ' x' : '->'}`;
  return `${lost ? 'x ' : '<-'}${dashes} ${message}`;
}
