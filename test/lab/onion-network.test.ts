import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createNodeInflater } from '../../adapters/node/onion-inflater.ts';
import { OnionNetwork } from '../../runtime/lab/onion-network.ts';
import { PageFetch } from '../../runtime/lab/page-fetch.ts';
import type { Fetched } from '../../runtime/lab/page-fetch.ts';
import type { Laboratory } from '../../runtime/lab/laboratory.ts';
import { OnionGate } from '../../runtime/onion/gate.ts';
import { OnionService } from '../../runtime/onion/service.ts';
import { routeThroughOnion } from '../../runtime/onion-overlay.ts';
import type { ResolvedName } from '../../runtime/onion/stream/resolution.ts';
import { laboratoryOf, sha256 } from './laboratories.ts';

const networks = suite('an onion network in a laboratory');

const crypto = createNodeOnionCrypto();
const RELAYS = ['ada', 'boole', 'church', 'curry'];

interface Ground {
  readonly laboratory: Laboratory;
  readonly network: OnionNetwork;
  readonly onion: OnionService;
  /** Until it is so, or so much virtual time has passed; promises settle meanwhile. */
  until(isSo: () => boolean, ms: number, stepMs?: number): Promise<boolean>;
}

function ground(seed: number): Ground {
  const links = [...RELAYS, 'alice', 'www'].map(
    (name, at) => `link ${name} - s delay ${at + 1} ms`,
  );
  const text = `host alice, www, ${RELAYS.join(', ')} switch s\n${links.join('\n')}`;
  const laboratory = laboratoryOf(text, { seed });
  const { simulation } = laboratory;
  const exits = ['ada', 'boole'];
  const network = new OnionNetwork({
    laboratory,
    crypto,
    relays: RELAYS,
    exits,
    beginning: 1_800_000_000,
  });
  const { stack } = laboratory.node('alice');
  const gate = new OnionGate(network.dialer(stack.tcp));
  const onion = new OnionService({
    timers: simulation.timers,
    random: simulation.dice(),
    crypto,
    dialer: gate,
    unixSeconds: network.unixSeconds,
    authorities: network.authorities,
    inflater: createNodeInflater(),
    enforceDistinctSubnets: false,
    limits: { sparesMin: 4 },
  });
  routeThroughOnion(stack, onion, gate);
  onion.start();
  const until: Ground['until'] = async (isSo, ms, stepMs = 1) => {
    for (const end = simulation.now + ms; simulation.now < end && !isSo(); simulation.run(stepMs)) {
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
    }
    return isSo();
  };
  return { laboratory, network, onion, until };
}

networks('carries a client from nothing to a page, whose hash is right', async () => {
  const { laboratory, onion, until } = ground(1);
  assert.ok(await until(() => onion.phase.percent === 100, 10_000), String(onion.failure()));
  const { stack } = laboratory.node('alice');
  let fetched: Fetched | undefined;
  const [www] = laboratory.node('www').addresses;
  const page = new PageFetch({
    // As a socket goes: by the overlay of the stack.
    tcp: { ...stack.tcp, connect: (to, user) => stack.host.overlay!.connect(to, user, 0) },
    address: www.address,
    host: 'www',
    octets: 300_000,
    hash: sha256(),
    done: (one) => (fetched = one),
  });
  page.start();
  assert.ok(await until(() => fetched !== undefined, 60_000));
  assert.ok(fetched!.isWhole);
});

networks('builds every circuit that it begins, many at the same time', async () => {
  for (let seed = 2; seed < 5; seed++) {
    const { onion, until } = ground(seed);
    await until(() => onion.phase.percent === 100, 10_000);
    for (let round = 0; round < 4; round++) {
      onion.newCircuit();
      await until(() => false, 1500);
    }
    const { circuitsOpened } = onion.client.shared.counters;
    assert.ok(circuitsOpened > 12, `${circuitsOpened}`);
    assert.is(onion.client.lastFailure, undefined, `seed ${seed}`);
  }
});

networks('knows who lives there, by name and by address', async () => {
  const { onion, until } = ground(7);
  await until(() => onion.phase.percent === 100, 10_000);
  const found: string[] = [];
  const note = ({ answers }: ResolvedName): void => {
    found.push(answers.map(({ value }) => value).join(' '));
  };
  void onion.resolve('www').then(note);
  void onion.resolve('10.0.0.2').then(note, () => found.push('nobody'));
  void onion.resolve('www.lab').then(note);
  void onion.resolve('nobody').then(note, () => found.push('nobody'));
  assert.ok(await until(() => found.length === 4, 20_000));
  assert.is(found.filter((one) => one.includes('10.0.0.')).length, 2, found.join('; '));
  assert.ok(found.includes('nobody'));
});

networks('outlives its consensus, which is renewed', async () => {
  const { onion, network, until } = ground(8);
  await until(() => onion.phase.percent === 100, 10_000);
  const first = onion.directory.store.consensus!.validAfter;
  await until(() => false, 4 * 3_600_000, 500);
  assert.ok(network.unixSeconds() > first + 4 * 3600 - 60);
  assert.ok(onion.directory.store.consensus!.validAfter > first);
  assert.is(onion.directory.store.consensusFault(), undefined);
});

networks.run();
