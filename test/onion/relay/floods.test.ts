/**
 * Floods against a relay of ours, of all that costs it something: what is refused is counted, what
 * is kept is bounded, and the circuits of others have their octets, in nearly their usual time.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { RelayCellData } from '../../../generated/onion/relay.value.ts';
import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import { openChannel } from '../../../runtime/onion/channel.ts';
import type { Channel } from '../../../runtime/onion/channel.ts';
import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { create2Body } from '../../../runtime/onion/relay/cell-bodies.ts';
import { RELAY_LIMITS } from '../../../runtime/onion/relay/limits.ts';
import type { OnionRelay } from '../../../runtime/onion/relay.ts';
import { HeardCircuit, HeardUser, settingsOf } from '../channel/relays.ts';
import { BenchClient, crypto } from './bench.ts';
import { begin } from './exit-world.ts';
import { onionLaboratory } from './lab-network.ts';
import type { OnionLaboratory } from './lab-network.ts';

const floods = suite('onion: floods against a relay of ours');

const PAGE_OCTETS = 200_000;
const WITHIN_MS = 60_000;
/** Cells of an attacker every tick: with all headers, a fourth of what its link carries. */
const TICK_MS = 10;
const CELLS_A_TICK = 60;
const NTOR = 2;
const NTOR_OCTETS = 84;

interface Attack {
  readonly lab: OnionLaboratory;
  readonly victim: OnionRelay;
  readonly channel: Channel;
  /** As a client of the attacker by hand. */
  client(): BenchClient<Channel>;
}

/** A channel of an attacker, who lives where the web is, to one of the relays. */
async function attackOn(name: string, seed: number): Promise<Attack> {
  const lab = onionLaboratory(seed);
  const { simulation } = lab.laboratory;
  const victim = lab.relays.get(name)!;
  const dialer = lab.links.dialer(lab.laboratory.node('web').stack.tcp);
  let channel: Channel | undefined;
  const user = new HeardUser();
  const settings = {
    ...settingsOf(simulation, { hasPadding: false }),
    unixSeconds: lab.unixSeconds,
  };
  void dialer.dial(victim.target.places[0], new AbortController().signal).then((link) => {
    channel = openChannel(settings, link, victim.target, user);
  });
  assert.ok(await lab.until(() => user.isOpen, WITHIN_MS));
  const settle = async (): Promise<void> => void (await lab.until(() => false, 200));
  return { lab, victim, channel: channel!, client: () => new BenchClient({ settle }, channel!) };
}

/** How long a page takes while an attacker does this at each tick. */
async function pageUnder(lab: OnionLaboratory, attack: () => void): Promise<number> {
  const { simulation } = lab.laboratory;
  const tick = new Timer(simulation.timers, () => {
    attack();
    tick.start(TICK_MS);
  });
  tick.start(TICK_MS);
  const begun = simulation.now;
  const page = lab.fetch(PAGE_OCTETS);
  assert.ok(await lab.until(() => page.done !== undefined, WITHIN_MS), lab.client.lastFailure);
  tick.stop();
  assert.ok(page.done!.isWhole, page.done!.fault);
  return simulation.now - begun;
}

/** Without any. */
let usualMs = 0;
floods.before(async () => {
  usualMs = await pageUnder(onionLaboratory(30), () => {});
});

floods('of CREATE2 that makes no sense are refused one by one', async () => {
  const { lab, victim, channel } = await attackOn('guard', 31);
  const ms = await pageUnder(lab, () => {
    for (let cell = 0; cell < CELLS_A_TICK; cell++) {
      const body = create2Body(NTOR, crypto.random(NTOR_OCTETS));
      const id = channel.attach(new HeardCircuit());
      channel.send(id, COMMAND.CREATE2, body, 0, body.length);
    }
    channel.flush();
  });
  assert.ok(ms < 2 * usualMs, `${ms} ms`);
  assert.ok(victim.counters.onionSkinsRefused > 1_000);
  assert.ok(victim.status.circuits < 20, `${victim.status.circuits} circuits`);
});

floods('of CREATE_FAST get a burst of circuits, and then so many a second', async () => {
  const { lab, victim, channel } = await attackOn('guard', 32);
  const { simulation } = lab.laboratory;
  const begun = simulation.now;
  const ms = await pageUnder(lab, () => {
    for (let cell = 0; cell < CELLS_A_TICK; cell++) {
      const body = crypto.random(20);
      const id = channel.attach(new HeardCircuit());
      channel.send(id, COMMAND.CREATE_FAST, body, 0, body.length);
    }
    channel.flush();
  });
  assert.ok(ms < 2 * usualMs, `${ms} ms`);
  const { createsBurst, createsPerSecond } = RELAY_LIMITS;
  const most = createsBurst + ((simulation.now - begun) / 1000) * createsPerSecond + 10;
  assert.ok(victim.status.circuits <= most, `${victim.status.circuits} circuits`);
  assert.ok(victim.counters.createsRefusedTooFast > 100);
  channel.close();
  assert.ok(await lab.until(() => victim.status.circuits < 10, WITHIN_MS));
});

floods('of cells for circuits that there are not are passed over', async () => {
  const { lab, victim, channel } = await attackOn('guard', 33);
  const body = new Uint8Array(RELAY_CELL_OCTETS);
  const ms = await pageUnder(lab, () => {
    for (let cell = 0; cell < CELLS_A_TICK; cell++) {
      channel.send(0x80000000 + cell * 77, COMMAND.RELAY, body, 0, body.length);
    }
    channel.flush();
  });
  assert.ok(ms < 2 * usualMs, `${ms} ms`);
  assert.ok(victim.channelCounters['cells of no circuit'] > 1_000);
});

floods('of streams to who does not thank are bounded, and leave others their turns', async () => {
  const { lab, victim, client } = await attackOn('exit', 34);
  const attacker = client();
  await attacker.create(victim);
  const request = new TextEncoder().encode('GET /octets/9000000 HTTP/1.0\r\nHost: web\r\n\r\n');
  const asks: RelayCellData = { is: 'data', streamData: request };
  let id = 0;
  const ms = await pageUnder(lab, () => {
    for (let streams = 0; streams < 20 && id < 65_000; streams++) {
      attacker.say(0, ++id, begin(`${lab.web.join('.')}:80`));
      attacker.say(0, id, asks);
    }
    attacker.channel.flush();
  });
  // What the web host sends to all of them, until their windows are full, takes its time.
  assert.ok(ms < 10_000, `${ms} ms`);
  assert.ok(victim.counters.streamsRefusedFull > 20);
  assert.ok(victim.status.streams <= RELAY_LIMITS.streamsPerCircuitMax + 5);
  assert.ok(victim.status.octetsWaiting < 2 ** 20, `${victim.status.octetsWaiting} octets`);
});

floods(
  'of text that no server reads are bounded, and the heaviest circuit goes first',
  async () => {
    const octetsWaitingMax = 1_000_000;
    const lab = onionLaboratory(35, 'delay 5 ms, rate 100 Mbit/s', { octetsWaitingMax });
    const exit = lab.relays.get('exit')!;
    const deaf = lab.laboratory.node('middle');
    const [{ address }] = deaf.addresses.filter((one) => one.address.length === 4);
    const { tcp } = deaf.stack;
    for (const one of tcp.listeners()) if (one.local.port === 80) one.close();
    assert.ok(typeof tcp.listen({ address, port: 80 }, 64) !== 'string');
    const text = new Uint8Array(60_000);
    let faults = 0;
    for (let stream = 0; stream < 20; stream++) {
      const write = (): void => {
        while (connection.write(text) === text.length);
      };
      const connection = lab.client.connect(
        { host: address.join('.'), port: 80, isolation: 'attacker' },
        { established: write, readable() {}, writable: write, closed: () => void faults++ },
      );
    }
    let most = 0;
    await pageUnder(lab, () => {
      most = Math.max(most, exit.status.octetsWaiting);
    });
    assert.ok(await lab.until(() => faults > 0, WITHIN_MS));
    assert.ok(exit.counters.circuitsKilledForMemory > 0);
    assert.ok(most <= octetsWaitingMax, `${most} octets`);
  },
);

floods.run();
