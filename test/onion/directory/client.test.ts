import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { toHex } from '../../../runtime/base/base64.ts';
import { diffBase } from '../../../runtime/onion/directory/consensus-diff.ts';
import type { DirectoryClient } from '../../../runtime/onion/directory/client.ts';
import { authorityTarget } from '../../../runtime/onion/directory/authority.ts';
import { NOON, makeAuthorities } from './documents.ts';
import { crypto, octetsOf, textOf } from './fixtures.ts';
import { TestNetwork, makeRelays } from './network.ts';
import { TestStream, answerOf } from './streams.ts';

const clients = suite('onion: a directory client');

const AUTHORITIES = makeAuthorities(3);
const RELAYS = makeRelays(60);
const HOUR = 3600;
const HOUR_MS = 3_600_000;
const networkOf = (seed = 1): TestNetwork => new TestNetwork(AUTHORITIES, RELAYS, seed);
const isConsensus = (path: string): boolean => path.includes('/consensus-microdesc/');
const isKeys = (path: string): boolean => path.includes('/keys/');

async function readied(network: TestNetwork, client: DirectoryClient, ms = 60_000): Promise<void> {
  client.start();
  await network.simulation.runWhile(client.ready(), ms);
}

clients('comes from nothing to all it needs, in two rounds of questions', async () => {
  const network = networkOf();
  const client = network.client();
  await readied(network, client);
  assert.ok(client.isReady);
  assert.is(client.phase.tag, 'enough_dirinfo');
  // Each answer takes a millisecond: consensus and keys at once, then all microdescriptors.
  assert.ok(network.simulation.now <= 3, `${network.simulation.now} ms`);
  assert.is(network.asked.filter(isConsensus).length, 1);
  assert.is(network.asked.filter(isKeys).length, 1);
  client.stop();
  assert.is(network.simulation.timers.running, 0);
});

clients('asks for each microdescriptor once', async () => {
  const network = networkOf();
  const client = network.client();
  await readied(network, client);
  await network.pass(0);
  const digests = network.asked
    .filter((path) => path.includes('/micro/'))
    .flatMap((path) => path.split('/').pop()!.split('-'));
  assert.is(new Set(digests).size, digests.length);
  assert.ok(digests.length <= RELAYS.length);
  client.stop();
});

clients('tells how far it has come, and never goes back', async () => {
  const network = networkOf();
  const phases: number[] = [];
  const client: DirectoryClient = network.client({
    changed: () => void phases.push(client.phase.percent),
  });
  await readied(network, client);
  assert.equal(
    phases,
    [...phases].sort((one, next) => one - next),
  );
  assert.is(phases.pop(), 75);
  client.stop();
});

clients('asks another cache when one lies, whatever the lie', async () => {
  const lies: readonly Uint8Array[] = [
    networkOf().sign({ signers: [AUTHORITIES[0]] }),
    networkOf().sign({ validAfter: NOON - 100 * HOUR }),
    networkOf().sign({ validAfter: NOON + 100 * HOUR }),
    networkOf().sign({ signers: makeAuthorities(3) }),
    networkOf().consensus.slice(0, 5000),
    octetsOf('<html>captive portal</html>\n'),
    new Uint8Array(0),
  ];
  for (const [at, lie] of lies.entries()) {
    const network = networkOf(at + 1);
    let lied = 0;
    network.misbehave = (_, path) =>
      isConsensus(path) && lied++ < 2 ? { octets: answerOf(lie) } : undefined;
    const client = network.client();
    await readied(network, client);
    assert.ok(lied >= 2, `lie ${at}`);
    assert.ok(client.counters.refused >= 1, `lie ${at}`);
    assert.is(client.store.consensus?.validAfter, NOON);
    client.stop();
  }
});

clients('does not wait for certificates that nobody has', async () => {
  const network = networkOf();
  const [one, two, three] = AUTHORITIES;
  const unheard = { ...two, signingKeyDigest: 'AB'.repeat(20) };
  const forged = network.sign({
    signers: [one, unheard, { ...unheard, v3Identity: three.v3Identity }],
  });
  let lied = 0;
  network.misbehave = (_, path) =>
    isConsensus(path) && lied++ === 0 ? { octets: answerOf(forged) } : undefined;
  const client = network.client();
  await readied(network, client);
  assert.ok(lied > 1);
  assert.ok(network.asked.some((path) => path.includes('/keys/fp-sk/')));
  client.stop();
});

clients('asks a second cache when the first is silent', async () => {
  const network = networkOf();
  let silent = 0;
  network.misbehave = (_, path) =>
    isConsensus(path) && silent++ === 0 ? { octets: new Uint8Array(0), isOpen: true } : undefined;
  const client = network.client();
  await readied(network, client);
  assert.ok(network.simulation.now < 2000, `${network.simulation.now} ms`);
  client.stop();
});

clients('asks again for what a cache does not have', async () => {
  const network = networkOf();
  let refused = 0;
  network.misbehave = (_, path) =>
    path.includes('/micro/') && refused++ < 8
      ? { octets: answerOf('', { status: '404 Not found' }) }
      : undefined;
  const client = network.client();
  await readied(network, client);
  assert.ok(refused >= 8);
  client.stop();
});

clients('takes nothing in place of what it has asked for', async () => {
  const network = networkOf();
  const foreign = 'onion-key\nntor-onion-key AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n';
  let lied = 0;
  network.misbehave = (_, path) =>
    path.includes('/micro/') && lied++ < 6 ? { octets: answerOf(foreign) } : undefined;
  const client = network.client();
  await readied(network, client);
  assert.is(client.lastFault?.name, 'not asked for');
  client.stop();
});

clients('without any answer goes on asking, ever more seldom', async () => {
  const network = networkOf();
  const client = network.client({
    openDirectoryStream: (cache) => {
      network.askedOf.push(cache.nickname);
      return Promise.reject(new Error('refused'));
    },
  });
  client.start();
  const pass = async (ms: number): Promise<number> => {
    const before = network.askedOf.length;
    await network.pass(ms);
    return network.askedOf.length - before;
  };
  const first = await pass(60_000);
  for (let hours = 0; hours < 3; hours++) await pass(HOUR_MS);
  const later = await pass(HOUR_MS);
  assert.ok(first > 4, `${first} in the first minute`);
  assert.ok(later > 0 && later < 200, `${later} in an hour`);
  assert.is(client.isReady, false);
  assert.is(String(client.lastFault), 'unreachable: refused');
  client.stop();
});

clients('asks fallbacks before authorities', async () => {
  const network = networkOf();
  const [authority] = network.known;
  const fallbacks = [{ ...authorityTarget(authority), nickname: 'fallback' }];
  const client = network.client({ fallbacks });
  await readied(network, client);
  assert.equal(new Set(network.askedOf), new Set(['fallback']));
  client.stop();
});

clients('asks a guard as soon as there is one to choose', async () => {
  const network = networkOf();
  const [authority] = network.known;
  const guard = { ...authorityTarget(authority), nickname: 'guard' };
  const client = network.client({ chooseCache: () => guard });
  await readied(network, client);
  assert.ok(network.askedOf.slice(2).every((nickname) => nickname === 'guard'));
  client.stop();
});

clients('keeps up to date, by diffs when there are any', async () => {
  const network = networkOf();
  const client = network.client();
  await readied(network, client);
  const base = client.store.consensus!;
  const next = network.sign({ validAfter: NOON + HOUR });
  // The plainest diff that there is: all lines replaced.
  const lines = textOf(base.octets).split('\n').length - 1;
  network.diff = octetsOf(
    `network-status-diff-version 1\nhash ${diffBase(base, crypto)} ` +
      `${toHex(crypto.digest('sha3-256', next))}\n1,${lines}c\n${textOf(next)}.\n`,
  );
  network.consensus = network.sign({ validAfter: NOON + 2 * HOUR });
  await network.pass(3 * HOUR_MS);
  assert.is(client.store.consensus?.validAfter, NOON + HOUR);
  client.stop();
});

clients('asks for the whole when a diff leads nowhere', async () => {
  const network = networkOf();
  const client = network.client();
  await readied(network, client);
  network.diff = octetsOf(`network-status-diff-version 1\nhash ${'00'.repeat(32)} 00\n`);
  network.consensus = network.sign({ validAfter: NOON + HOUR });
  await network.pass(3 * HOUR_MS);
  assert.is(client.store.consensus?.validAfter, NOON + HOUR);
  client.stop();
});

clients('asks for the next consensus when caches have it, and not before', async () => {
  const network = networkOf();
  const client = network.client();
  await readied(network, client);
  const asked = network.asked.filter(isConsensus).length;
  await network.pass(1.74 * HOUR_MS);
  assert.is(network.asked.filter(isConsensus).length, asked);
  await network.pass(1.2 * HOUR_MS);
  assert.ok(network.asked.filter(isConsensus).length > asked);
  client.stop();
});

clients('that was saved begins where it was, without asking', async () => {
  const network = networkOf();
  const first = network.client();
  await readied(network, first);
  await network.pass(0);
  const saved = first.save();
  first.stop();
  const asked = network.asked.length;
  const client = network.client();
  assert.equal(client.load(saved), []);
  assert.ok(client.isReady);
  await readied(network, client, 1);
  assert.is(network.asked.filter(isConsensus).length, 1);
  assert.ok(network.asked.length - asked <= 12);
  client.stop();
});

clients('that is stopped leaves nothing behind, and nobody waiting', async () => {
  const network = networkOf();
  const streams: TestStream[] = [];
  const client = network.client({
    openDirectoryStream: () => {
      const silence = { octets: new Uint8Array(0), isOpen: true };
      const stream = new TestStream(network.simulation.timers, () => silence);
      streams.push(stream);
      return Promise.resolve(stream);
    },
  });
  client.start();
  const ready = client.ready().then(
    () => 'ready',
    (error: unknown) => (error as Error).message,
  );
  await network.pass(10);
  client.stop();
  assert.match(await network.simulation.runWhile(ready, 1), /^no directory information: stopped/);
  await network.pass(0);
  assert.ok(streams.length > 0 && streams.every(({ end }) => end === 'aborted'));
  assert.is(network.simulation.timers.running, 0);
});

clients.run();
