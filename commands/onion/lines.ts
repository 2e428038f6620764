/** Onion routing in lines, as `nonos onion status` and `nonos watch` show it. */
import type { CircuitStatus } from '../../runtime/onion.ts';

/** Of a hop those that say why it is where it is. */
const SHOWN_FLAGS: ReadonlySet<string> = new Set(['Guard', 'Exit', 'Fast', 'Stable']);

export function circuitLine({ state, path, ...circuit }: CircuitStatus): string {
  const { streams, rttMs, buildMs, sendRoom, sendWindow, phase, isDirty } = circuit;
  const ms = (time: number | undefined): string =>
    time === undefined ? '-' : `${time.toFixed(time < 100 ? 1 : 0)} ms`;
  const hops = path.map(({ nickname, flags }) => {
    const shown = flags.filter((flag) => SHOWN_FLAGS.has(flag)).join(' ');
    return shown === '' ? nickname : `${nickname} (${shown})`;
  });
  const used = isDirty ? `${streams} streams` : 'not used yet';
  const window = `window ${sendRoom} of ${sendWindow}, ${phase}`;
  const times = `built in ${ms(buildMs)}, rtt ${ms(rttMs)}`;
  return `${state.toLowerCase()}: ${hops.join(' > ')}; ${times}, ${window}, ${used}`;
}
