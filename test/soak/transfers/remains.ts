/** What a stack still holds of connections that are over: nothing, when all is well. */
import type { Simulation } from '../../../runtime/lab/simulation.ts';
import type { Stack } from '../../../runtime/stack.ts';

/** TIME-WAIT takes a minute, a path's MTU is kept for ten, a keep-alive for two hours. */
const DRAIN_MS = 900_000;
const STEP_MS = 61_000;

/** Lets time pass until nothing is left, and says what is. */
export function remains(world: Simulation, stacks: readonly Stack[], timers: number): string[] {
  let left = whatIsLeft(world, stacks, timers);
  for (let passed = 0; left.length > 0 && passed < DRAIN_MS; passed += STEP_MS) {
    world.run(STEP_MS);
    left = whatIsLeft(world, stacks, timers);
  }
  return left;
}

function whatIsLeft(world: Simulation, stacks: readonly Stack[], timers: number): string[] {
  const left: string[] = [];
  stacks.forEach(({ tcp, ipv4, ipv6 }, index) => {
    const say = (count: number, what: string): void => {
      if (count !== 0) left.push(`stack ${index} keeps ${count} ${what}`);
    };
    for (const one of tcp.connections()) left.push(`stack ${index} keeps one in ${one.stateName}`);
    say([...tcp.listeners()].length, 'listeners');
    say(tcp.held.octets, 'octets received');
    say(tcp.held.hoarders, 'connections with early text');
    say(ipv4.input.reassembly.size + ipv6.input.fragments.reassembly.size, 'fragments');
  });
  const { running } = world.timers;
  if (running !== timers) left.push(`${running} timers run, ${timers} did before`);
  return left;
}
