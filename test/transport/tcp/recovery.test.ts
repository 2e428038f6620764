import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, hashOf, octetsOf } from './joined.ts';
import type { Packet, PairOptions } from './joined.ts';

const recovery = suite('tcp: recovery');

const all = octetsOf(120_000);
const isText = (packet: { readonly from: string; readonly octets: Uint8Array }): boolean =>
  packet.from === 'a' && packet.octets.length > 100;

/** Loses the text segments with these numbers, the first time they are sent. */
function losing(
  numbers: readonly number[],
  options: PairOptions = {},
): ReturnType<typeof connected> {
  let count = 0;
  const pair = connected({
    ...options,
    pass: (packet) => !isText(packet) || !numbers.includes(count++),
  });
  pair.client.send(all);
  const begin = pair.joined.now;
  pair.joined.run(20_000, () => pair.server.received === all.length);
  assert.is(pair.server.hash, hashOf(all));
  assert.ok(pair.joined.now - begin < 2_000, `${numbers}: ${pair.joined.now - begin} ms`);
  return pair;
}

recovery('any one of the first fifty segments may be lost', () => {
  for (let lost = 0; lost < 50; lost++) losing([lost]);
});

recovery('one loss among many costs no timeout, and one reduction', () => {
  const { near, joined } = losing([20]);
  assert.is(near.info().timeouts, 0);
  assert.is(joined.a.counters.fastRecoveries, 1);
  assert.is(near.info().segmentsRetransmitted, 1);
});

recovery('three holes in one window are filled in one recovery', () => {
  const { near, joined } = losing([30, 33, 36]);
  assert.is(near.info().timeouts, 0);
  assert.is(joined.a.counters.fastRecoveries, 1);
  assert.is(near.info().segmentsRetransmitted, 3);
});

recovery('the last segment of all is asked for by a probe: RFC 8985 §7', () => {
  const last = Math.ceil(all.length / 1_448) - 1;
  const { near, joined } = losing([last]);
  assert.is(joined.a.counters.tailLossProbes, 1);
  assert.is(near.info().timeouts, 0);
});

recovery('a whole window that is lost comes again after a timeout', () => {
  const { near } = losing([...Array(10).keys()]);
  assert.ok(near.info().timeouts > 0 || near.info().segmentsRetransmitted >= 10);
});

recovery('one pair that is swapped is no loss', () => {
  let held: (() => void) | undefined;
  let count = 0;
  const pair = connected({
    pass: (packet) => {
      if (!isText(packet)) return true;
      const number = count++;
      if (number === 20) {
        const { octets, info } = packet;
        held = (): void => void pair.joined.sides.b.deliver(octets, info);
        return false;
      }
      return true;
    },
  });
  pair.client.send(all);
  pair.joined.run(20_000, () => {
    if (held !== undefined && count > 22) {
      held();
      held = undefined;
    }
    return pair.server.received === all.length;
  });
  assert.is(pair.server.hash, hashOf(all));
});

recovery('without SACK, NewReno does it: RFC 6582', () => {
  const pass = (octets: Uint8Array): void => {
    // SACK-Permitted becomes two No-Operations.
    octets.fill(1, 24, 26);
  };
  for (const lost of [[20], [20, 22, 25]]) {
    let count = 0;
    const pair = connected({
      pass: (packet) => {
        if (packet.segment.syn) {
          pass(packet.octets);
          packet.info.checksum = 1;
        }
        return !isText(packet) || !lost.includes(count++);
      },
    });
    assert.not(pair.near.info().sack);
    pair.client.send(all);
    pair.joined.run(20_000, () => pair.server.received === all.length);
    assert.is(pair.server.hash, hashOf(all));
    assert.is(pair.near.info().timeouts, 0);
    assert.is(pair.near.info().segmentsRetransmitted, lost.length);
    assert.is(pair.joined.a.counters.fastRecoveries, 1);
  }
});

recovery('a timeout that was but a delay is undone: RFC 3522', () => {
  const pair = connected();
  pair.client.send(octetsOf(50_000));
  pair.joined.run(1_000);
  pair.joined.there.delayMs = 600;
  pair.client.send(octetsOf(20_000));
  const window = pair.near.info().congestionWindow;
  pair.joined.run(5_000);
  assert.is(pair.near.info().timeouts, 1);
  assert.is(pair.joined.a.counters.spuriousRecoveries, 1);
  assert.ok(pair.near.info().congestionWindow >= window);
});

recovery('what answers a duplicate says nothing of the round trip', () => {
  const { joined, client, near, server } = connected({ weather: { delayMs: 50 } });
  client.send(octetsOf(3_000));
  joined.run(1_000);
  // Every acknowledgment is lost until the timer has run out.
  joined.pass = (packet) => packet.from === 'a';
  client.send(octetsOf(3_000));
  joined.run(700);
  assert.ok(near.info().timeouts > 0);
  joined.pass = () => true;
  joined.run(2_000, () => near.unacknowledged === 0);
  assert.is(server.received, 6_000);
  assert.is(near.unacknowledged, 0);
  assert.ok(near.info().smoothedRttMs < 110, `${near.info().smoothedRttMs} ms`);
  assert.ok(near.info().rtoMs < 320, `${near.info().rtoMs} ms`);
});

recovery('a path that has become slower is believed at once', () => {
  const { joined, client, near } = connected({ weather: { delayMs: 50 } });
  client.send(octetsOf(3_000));
  joined.run(1_000);
  joined.there.delayMs = 900;
  client.send(octetsOf(3_000));
  joined.run(3_000);
  assert.ok(near.info().timeouts > 0);
  assert.ok(near.info().smoothedRttMs > 180, `${near.info().smoothedRttMs} ms`);
  assert.ok(near.info().rtoMs > 950, `${near.info().rtoMs} ms`);
});

recovery(
  'without timestamps, the timeout stays long until there is a sample: RFC 6298 (5.5)',
  () => {
    const pass = ({ segment, octets, info }: Packet): boolean => {
      if (!segment.syn) return true;
      // Timestamps become No-Operations.
      octets.fill(1, 26, 36);
      info.checksum = 1;
      return true;
    };
    const { joined, client, near } = connected({ weather: { delayMs: 50 }, pass });
    assert.not(near.info().timestamps);
    client.send(octetsOf(3_000));
    joined.run(1_000);
    joined.pass = () => false;
    client.send(octetsOf(3_000));
    joined.run(1_000);
    const { rtoMs, timeouts } = near.info();
    assert.is(timeouts, 1);
    joined.pass = () => true;
    joined.run(2_000, () => near.unacknowledged < 3_000);
    // It ran out once more, and nothing that was sent only once has been acknowledged since.
    assert.is(near.info().rtoMs, 2 * rtoMs);
    client.send(octetsOf(1_000));
    joined.run(2_000);
    assert.ok(near.info().rtoMs < rtoMs);
  },
);

recovery('the timeout doubles while nobody answers: RFC 6298 (5.5)', () => {
  const { joined, client } = connected();
  joined.pass = (packet) => packet.from === 'b';
  const begin = joined.packets.length;
  client.send(octetsOf(100));
  joined.run(20_000);
  const times = joined.packets.slice(begin).map((one) => one.at);
  const gaps = times.slice(2).map((time, index) => time - times[index + 1]);
  for (let index = 2; index < gaps.length; index++) {
    assert.ok(Math.abs(gaps[index] / gaps[index - 1] - 2) < 0.01, gaps.join(' '));
  }
});

recovery('a peer that is gone is given up after the user timeout: RFC 5482', () => {
  const { joined, client, near } = connected({ options: { options: { userTimeoutMs: 30_000 } } });
  joined.pass = () => false;
  client.send(octetsOf(100));
  joined.run(29_000);
  assert.is(near.stateName, 'Established');
  joined.run(2_000);
  assert.is(client.fault, 'ETIMEDOUT');
});

recovery('congestion is answered by a smaller window, and phases by name', () => {
  const phases = new Set<string>();
  const pair = connected({ weather: { rate: 1_000, queueOctets: 30_000, delayMs: 10 } });
  pair.server.keepsText = false;
  pair.client.send(octetsOf(900_000));
  pair.joined.run(20_000, () => (phases.add(pair.near.info().congestionPhase), false));
  assert.ok(phases.has('Slow-Start') && phases.has('Congestion-Avoidance'));
  assert.is(pair.server.received, 900_000);
});

recovery.run();
