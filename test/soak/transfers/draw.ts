/** Draws a scenario from a seed: most are small, so that there can be many. */
import { PERFECT } from '../../../runtime/lab/wire.ts';
import type { Ills } from '../../../runtime/lab/wire.ts';
import type { TcpOptions } from '../../../runtime/transport/tcp/user.ts';
import { Dice } from '../dice.ts';
import type { Abort, Change, ConnectionPlan, Scenario, SidePlan, Toggle } from './plan.ts';

/** RFC 9293 §3.8.3: a SYN is sent about seven times; then so much loss is hardly ever fatal. */
const ROUND_TRIP_LOSS_MAX = 0.1;
const LEAST_MTU = { 4: 576, 6: 1280 } as const;
const READS_MAX = 1500;
const WRITES_MAX = 3000;

/** What all of a scenario goes by. */
interface Path {
  readonly dice: Dice;
  /** Of 0 to 0.3. */
  readonly loss: number;
  readonly rttMs: number;
  readonly isLarge: boolean;
  readonly rate: number;
}

interface Temper extends Path {
  readonly aborts: boolean;
  readonly mustComplete: boolean;
}

export function drawScenario(seed: number): Scenario {
  const dice = new Dice(seed);
  const isLarge = dice.chance(0.01);
  const loss = isLarge ? dice.pick([0, 0.0001, 0.001]) : drawLoss(dice);
  const rttMs = isLarge ? dice.scale(5, 200) : dice.scale(0.1, 500);
  const rate = drawRate(dice, isLarge);
  const aborts = !isLarge && dice.chance(0.2);
  const path = { dice, loss, rttMs, isLarge, rate };
  const [there, back] = [drawIlls(path), drawIlls(path)];
  const changes = drawChanges(path);
  const mustComplete = !aborts && isGentle([there, back, ...changes.map(({ ills }) => ills)]);
  const version = dice.pick([4, 6] as const);
  const way = !isLarge && dice.chance(0.15) ? 'routers' : 'wire';
  const least = LEAST_MTU[version];
  const mtu = dice.chance(0.7) ? 1500 : dice.chance(0.2) ? 9000 : dice.whole(least, 1500);
  return {
    seed,
    version,
    way,
    mtu,
    otherMtu: dice.whole(least, mtu),
    detoursMs: Array.from({ length: dice.whole(1, 3) }, () => dice.scale(10, 5_000)).sort(
      (one, other) => one - other,
    ),
    there,
    back,
    changes,
    stripped: (['SACK_PERMITTED', 'TIMESTAMPS', 'WINDOW_SCALE'] as const).filter(() =>
      dice.chance(0.12),
    ),
    connections: drawConnections({ ...path, aborts, mustComplete }),
    mustComplete,
  };
}

function isGentle(all: readonly Partial<Ills>[]): boolean {
  const lost = ({ loss = 0, corruption = 0 }: Partial<Ills>): number => loss + corruption;
  const worst = Math.max(...all.map(lost));
  return 1 - (1 - worst) ** 2 <= ROUND_TRIP_LOSS_MAX;
}

function drawLoss(dice: Dice): number {
  if (dice.chance(0.35)) return 0;
  return dice.chance(0.6) ? dice.scale(0.001, 0.1) : dice.between(0, 0.3);
}

function drawRate(dice: Dice, isLarge: boolean): number {
  if (isLarge) return dice.pick([Infinity, 1e8, 1e9]);
  return dice.chance(0.5) ? Infinity : dice.scale(500_000, 1e9);
}

function drawIlls({ dice, loss, rttMs, isLarge, rate }: Path): Ills {
  return {
    ...PERFECT,
    delayMs: rttMs / 2,
    jitterMs: dice.chance(0.3) ? dice.between(0, rttMs / 4) : 0,
    rate,
    queueFrames: isLarge ? 1000 : dice.wholeScale(4, 2000),
    loss,
    duplication: dice.chance(0.3) ? dice.between(0, isLarge ? 0.01 : 0.2) : 0,
    reordering: dice.chance(0.3) ? dice.between(0, isLarge ? 0.01 : 0.3) : 0,
    reorderingMs: dice.scale(0.1, 2 * rttMs + 1),
    corruption: dice.chance(0.3) ? dice.between(0, isLarge ? 0.001 : 0.05) : 0,
  };
}

function drawChanges(path: Path): readonly Change[] {
  const { dice, isLarge } = path;
  if (isLarge || !dice.chance(0.3)) return [];
  return Array.from({ length: dice.whole(1, 4) }, () => {
    const loss = drawLoss(dice);
    const rttMs = dice.scale(0.1, 500);
    return { atMs: dice.scale(1, 10_000), ills: drawIlls({ ...path, loss, rttMs }) };
  });
}

function drawConnections(temper: Temper): readonly ConnectionPlan[] {
  const { dice, isLarge } = temper;
  const count = isLarge || dice.chance(0.7) ? 1 : dice.whole(2, 6);
  return Array.from({ length: count }, () => {
    const isAnswered = dice.chance(0.4);
    const client = drawSide(temper, count, false);
    const server = drawSide(temper, count, isAnswered);
    const { aborts } = temper;
    const aborting = aborts ? dice.pick(['client', 'server', 'both'] as const) : undefined;
    return {
      beginsMs: dice.chance(0.5) ? 0 : dice.between(0, 1000),
      client: reading(client, server, aborting !== 'server'),
      server: reading(server, client, aborting !== 'client'),
    };
  });
}

/** What the peer sends is not read in more pieces than anyone has time for. */
function reading(side: SidePlan, peer: SidePlan, mayAbort: boolean): SidePlan {
  const readMax = Math.max(side.readMax, Math.ceil(peer.octets / READS_MAX));
  return { ...side, readMax, aborts: mayAbort ? side.aborts : undefined };
}

function drawSide(temper: Temper, connections: number, isAnswer: boolean): SidePlan {
  const { dice, aborts, rttMs } = temper;
  const options = drawOptions(temper);
  const octets = Math.ceil(drawOctets(temper, options) / connections);
  return {
    octets,
    textStart: dice.whole(0, 1_000_000),
    isAnswer,
    options,
    writeMax: Math.max(dice.wholeScale(1, 200_000), Math.ceil(octets / WRITES_MAX)),
    readMax: dice.wholeScale(1, 200_000),
    readEveryMs: dice.chance(0.2) && !temper.isLarge ? dice.scale(0.1, 200) : 0,
    takes: dice.chance(0.4) ? dice.pick([1, dice.between(0, 1)]) : 0,
    closes: dice.chance(0.5),
    toggles: drawToggles(temper),
    aborts: aborts ? drawAbort(dice, rttMs) : undefined,
  };
}

function drawOctets({ dice, loss, isLarge, rate }: Temper, options: Partial<TcpOptions>): number {
  if (isLarge) return dice.pick([1, 0.1, 0]) * dice.wholeScale(4_000_000, 24_000_000);
  if (dice.chance(0.1)) return dice.whole(0, 1);
  const most = dice.chance(0.05) ? 2_000_000 : 100_000;
  const { sendBufferOctets = Infinity, receiveBufferOctets = Infinity } = options;
  const least = Math.min(sendBufferOctets, receiveBufferOctets);
  const bounds = [most, least * 100, loss > 0.05 ? 60_000 : most, (rate / 8) * 100];
  return dice.wholeScale(1, Math.max(Math.min(...bounds), 2));
}

function drawOptions({ dice, isLarge, rate, mustComplete }: Temper): Partial<TcpOptions> {
  const buffer = (): number => dice.wholeScale(300, 8_000_000);
  const isFree = rate === Infinity && dice.chance(0.3);
  return {
    noDelay: dice.chance(0.4),
    cork: dice.chance(0.1),
    // Who is not told of the end finds out.
    keepAlive: !mustComplete || dice.chance(0.2),
    keepAliveIdleMs: dice.scale(5_000, 100_000),
    keepAliveIntervalMs: dice.scale(5_000, 20_000),
    congestion: isFree ? 'none' : dice.pick(['cubic', 'cubic', 'newreno'] as const),
    ...(isLarge || dice.chance(0.5) ? {} : { sendBufferOctets: buffer() }),
    ...(isLarge || dice.chance(0.5) ? {} : { receiveBufferOctets: buffer() }),
  };
}

function drawToggles({ dice, rttMs, mustComplete }: Temper): readonly Toggle[] {
  // Keep-alives are how the end of a peer is found out: nobody takes them away then.
  const keepAlive = mustComplete ? (['keepAlive'] as const) : [];
  const options = ['noDelay', 'cork', ...keepAlive] as const;
  if (!dice.chance(0.2)) return [];
  return Array.from({ length: dice.whole(1, 6) }, () => ({
    afterMs: dice.scale(0.1, 20 * rttMs + 1),
    option: dice.pick(options),
  }));
}

function drawAbort(dice: Dice, rttMs: number): Abort {
  return {
    afterMs: dice.chance(0.1) ? 0 : dice.scale(0.1, 30 * rttMs + 1),
    by: dice.pick(['abort', 'close', 'linger'] as const),
  };
}
