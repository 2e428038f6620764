/**
 * Never lose an octet: one seed is one scenario, with all that a path can do to segments and users
 * to connections. What was heard is what was sent, to the last octet, or there was a clean error;
 * and when all is over, nothing is left of it.
 *
 * Corruption flips one bit of a frame. Every checksum of 16 bits sees that, but one thing is in no
 * checksum's sight: IPv6 says its length once, so a flip there may cut a segment whose tail sums up
 * to just the length that is gone. Such frames are counted as `unseen`, and a scenario that has met
 * one is told apart when it fails.
 */
import { addressOf } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import type { TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import { drawScenario } from './draw.ts';
import { addressIn, lay } from './ground.ts';
import type { Ground } from './ground.ts';
import type { ConnectionPlan, Scenario } from './plan.ts';
import { remains } from './remains.ts';
import { Side } from './side.ts';
import { countUnseen } from './unseen.ts';
import { judge } from './verdict.ts';
import type { Ending } from './verdict.ts';

/** In virtual time; a connection that lasts longer hangs. */
const HANGS_MS = 12 * 3_600_000;
const PORT = 80;
const BACKLOG = 8;

export interface TransferOutcome {
  readonly endings: readonly Ending[];
  readonly octets: number;
  readonly frames: number;
  /** Of the connections together, in virtual time. */
  readonly ms: number;
  readonly unseen: number;
  readonly mistakes: readonly string[];
}

export function runTransfers(seed: number): TransferOutcome {
  const scenario = drawScenario(seed);
  const ground = lay(scenario);
  const { world, stacks, wires } = ground;
  const unseen = countUnseen(wires);
  const timers = world.timers.running;
  const begun = world.now;
  const scheduled = scheduleChanges(ground, scenario);
  const pairs = scenario.connections.map((plan, index) => connect(ground, scenario, plan, index));
  const isDone = (): boolean => pairs.every((pair) => pair.isOver);
  const ends = world.runUntil(isDone, HANGS_MS);
  const ms = world.now - begun;
  for (const timer of scheduled) timer.stop();
  for (const pair of pairs) pair.close();
  const mistakes = ends ? [] : pairs.flatMap((pair) => (pair.isOver ? [] : [pair.story]));
  const verdicts = pairs.map(({ client, server }) => judge(scenario, client, server));
  if (ends) {
    mistakes.push(...verdicts.flatMap((one) => one.mistakes), ...remains(world, stacks, timers));
  }
  return {
    endings: verdicts.map(({ ending }) => ending),
    octets: pairs.reduce((sum, { client, server }) => sum + client.heard + (server?.heard ?? 0), 0),
    frames: wires.reduce(
      (sum, { ends: [one, other] }) =>
        sum + one.counters.transmittedFrames + other.counters.transmittedFrames,
      0,
    ),
    ms,
    unseen: unseen.count,
    mistakes: mistakes.map((one) => (unseen.count > 0 ? `${one} (after unseen corruption)` : one)),
  };
}

function scheduleChanges({ world, wires, detour }: Ground, scenario: Scenario): readonly Timer[] {
  const at = (ms: number, work: () => void): Timer => {
    const timer = new Timer(world.timers, work);
    timer.start(ms);
    return timer;
  };
  return [
    ...scenario.changes.map(({ atMs, ills }) =>
      at(atMs, () => {
        for (const wire of wires) wire.change(ills);
      }),
    ),
    ...scenario.detoursMs.map((ms, index) => at(ms, () => detour(index % 2 === 0))),
  ];
}

/** Both sides of a connection. */
class Pair {
  readonly client: Side;
  server: Side | undefined;
  /** What ends with it: a listener, a timer. */
  close: () => void = () => {};

  constructor(client: Side) {
    this.client = client;
  }

  get isOver(): boolean {
    return this.client.isOver && (this.server?.isOver ?? true);
  }

  get story(): string {
    const tell = (name: string, side: Side | undefined): string => {
      if (side === undefined) return `no ${name}`;
      const state = side.connection?.stateName ?? 'nowhere';
      const { sent, heard, plan, peer } = side;
      return `the ${name} in ${state} sent ${sent}/${plan.octets}, heard ${heard}/${peer.octets}`;
    };
    return `it hangs: ${tell('client', this.client)}; ${tell('server', this.server)}`;
  }
}

function connect(
  { world, client: from, server: to }: Ground,
  { version, way }: Scenario,
  plan: ConnectionPlan,
  index: number,
): Pair {
  const remote = {
    address: addressOf(addressIn(version, way === 'wire' ? 0 : 3, 2)),
    port: PORT + index,
  };
  const pair = new Pair(new Side(world.timers, plan.client, plan.server));
  const listener = to.tcp.listen(remote, BACKLOG, { options: plan.server.options });
  if (typeof listener === 'string') throw new Error(listener);
  listener.onAcceptable(() => {
    for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
      pair.server = accepted(new Side(world.timers, plan.server, plan.client), one);
    }
  });
  const begin = new Timer(world.timers, () => {
    const { client } = pair;
    const options = plan.client.options;
    const connection = from.tcp.connect(remote, client, { options });
    if (typeof connection === 'string') throw new Error(connection);
    client.begin(connection);
  });
  begin.start(plan.beginsMs);
  pair.close = () => listener.close();
  return pair;
}

function accepted(side: Side, connection: TcpConnection): Side {
  connection.setUser(side);
  side.begin(connection);
  side.established();
  if (connection.readable > 0 || connection.isPeerClosed) side.readable();
  return side;
}
