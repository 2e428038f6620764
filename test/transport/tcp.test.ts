/**
 * Never an octet lost, doubled or changed, whatever the network does: many connections, each in its
 * own weather, from a seed. `NONOS_SEED=N` replays one, `NONOS_ROUNDS=N` asks for more.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { below, fraction, seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';
import { connected, hashOf, octetsOf } from './tcp/joined.ts';
import type { PairOptions, Weather } from './tcp/joined.ts';

const tcp = suite('tcp: never an octet lost');

const SEED = Number(process.env['NONOS_SEED'] ?? 0);
const ROUNDS = Number(process.env['NONOS_ROUNDS'] ?? 120);
/** Virtual time that anything may take: losses of a third make waits of minutes. */
const PATIENCE_MS = 40_000_000;

function weather(random: Random): Partial<Weather> {
  const may = (most: number): number => (fraction(random) < 0.5 ? 0 : fraction(random) * most);
  return {
    delayMs: 0.05 * 5_000 ** fraction(random),
    loss: may(0.3),
    duplication: may(0.2),
    reordering: may(0.5),
    corruption: may(0.1),
    mtu: 576 + below(random, 8_400),
    rate: fraction(random) < 0.3 ? 10 + fraction(random) * 10_000 : Infinity,
    queueOctets: 20_000 + below(random, 200_000),
  };
}

function options(random: Random): PairOptions {
  const isTiny = fraction(random) < 0.3;
  const window = isTiny ? 500 + below(random, 4_000) : 100_000 * 2 ** below(random, 7);
  const own = {
    sendBufferOctets: fraction(random) < 0.3 ? 2_000 + below(random, 9_000) : 1_000_000,
    receiveBufferOctets: window,
    // Whoever only listens would not hear of a reset that was lost.
    keepAlive: true,
    keepAliveIdleMs: 20_000,
    noDelay: fraction(random) < 0.5,
    congestion: fraction(random) < 0.5 ? ('cubic' as const) : ('newreno' as const),
  };
  const large = fraction(random) < 0.5;
  const setup = { takesLarge: () => large };
  return {
    version: fraction(random) < 0.5 ? 4 : 6,
    weather: weather(random),
    back: weather(random),
    a: setup,
    b: setup,
    options: { options: own },
    listening: { options: own },
  };
}

/** In the worst weather some never meet: that is told, and is no loss. */
function transfer(seed: number): void {
  try {
    transferWith(seed, seededRandom(seed));
  } catch (error) {
    const isTold = error instanceof Error && /^not connected: E/.test(error.message);
    if (!isTold) throw error;
  }
}

function transferWith(seed: number, random: Random): void {
  const chosen = options(random);
  if (chosen.weather!.mtu! < 1_280 && chosen.version === 6) chosen.weather!.mtu! += 704;
  const pair = connected({ ...chosen, seed });
  const { joined, client, server, near } = pair;
  joined.keepsPackets = client.keepsText = server.keepsText = false;
  const up = octetsOf(below(random, fraction(random) < 0.3 ? 400_000 : 40_000), seed);
  const down = octetsOf(below(random, 40_000), seed + 1);
  server.closesWithPeer = client.closesWithPeer = false;
  client.send(up, true);
  server.send(down, true);
  const isDone = (): boolean => client.isClosed && server.isClosed;
  const abrupt = fraction(random) < 0.1;
  if (abrupt) {
    joined.run(below(random, 2_000));
    if (fraction(random) < 0.5) near.abort();
    else near.close();
  } else if (fraction(random) < 0.3) {
    joined.run(below(random, 1_000));
    joined.sides.a.setMtu(chosen.version === 4 ? 576 : 1_280);
  }
  joined.run(PATIENCE_MS, isDone);
  const where = `seed ${seed}: ${near.stateName}, ${pair.far.stateName}`;
  assert.ok(isDone(), `${where}: not over, ${server.received} of ${up.length}`);
  const isClean = client.fault === undefined && server.fault === undefined;
  assert.ok(isClean || abrupt || server.fault !== undefined || client.fault !== undefined, where);
  if (!isClean && !abrupt) {
    const faults = [client.fault, server.fault].filter((fault) => fault !== undefined);
    assert.ok(
      faults.every((fault) => fault === 'ETIMEDOUT' || fault === 'ECONNRESET'),
      where,
    );
  }
  assert.is(server.hash, hashOf(up.subarray(0, server.received)), where);
  assert.is(client.hash, hashOf(down.subarray(0, client.received)), where);
  if (!isClean || abrupt) return;
  assert.is(server.received, up.length, where);
  assert.is(client.received, down.length, where);
}

tcp('loss, reordering, duplication, damage, small windows, another MTU, abrupt ends', () => {
  if (SEED > 0) return transfer(SEED);
  for (let seed = 1; seed <= ROUNDS; seed++) transfer(seed);
});

tcp.run();
