/** What a stack is given by the system: its clock, its dice, and turns of Node's event loop. */
export { systemClock } from './clock.ts';
export { Loop } from './loop.ts';
export { systemRandom } from './random.ts';
