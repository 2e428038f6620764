/**
 * Documents of real authorities, asked for over our own TCP, at their directory ports and over
 * BEGIN_DIR: all of them are read and verified, and paths through the relays that they name are as
 * likely as they should be, and lead somewhere.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { createLinkDialer } from '../../adapters/node/onion-links.ts';
import { createNodeInflater } from '../../adapters/node/onion-inflater.ts';
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { fromBase64, fromHex } from '../../runtime/base/base64.ts';
import { channelCounters } from '../../runtime/onion/channel/faults.ts';
import { ChannelPool } from '../../runtime/onion/channel/pool.ts';
import { OnionClient } from '../../runtime/onion/circuits.ts';
import type { StreamWish } from '../../runtime/onion/circuits/user.ts';
import type { Authority } from '../../runtime/onion/directory/authority.ts';
import { DirectoryClient } from '../../runtime/onion/directory/client.ts';
import type { DirectoryClientOptions } from '../../runtime/onion/directory/client.ts';
import { applyConsensusDiff, diffBase } from '../../runtime/onion/directory/consensus-diff.ts';
import { readConsensus } from '../../runtime/onion/directory/consensus.ts';
import { download } from '../../runtime/onion/directory/download.ts';
import type { DirectoryStream } from '../../runtime/onion/directory/download.ts';
import { DirectoryFault } from '../../runtime/onion/directory/fault.ts';
import { directoryStreams } from '../../runtime/onion/directory/opening.ts';
import { PathChooser, PathFault } from '../../runtime/onion/path/chooser.ts';
import { isLive } from '../../runtime/onion/directory/validity.ts';
import type { RelayTarget } from '../../runtime/onion/target.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { TorNetwork } from './tor/network.ts';

const directories = suite('directories of C tor');

const AUTHORITIES = 3;
const RELAYS = 3;
const EXITS = 2;
const crypto = createNodeOnionCrypto();
const unixSeconds = (): number => Date.now() / 1000;

let host: Host;
let network: TorNetwork;

directories.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'curl');
  host = await startHost('directory');
  const at = { address: IPV4.linux, address6: IPV6.linux };
  network = await TorNetwork.start(host.namespace, at);
});
directories.after(async () => {
  await network?.stop();
  host.close();
});

function authorities(): readonly Authority[] {
  return network.nodes.flatMap(({ name, kind, orPort }) => {
    if (kind !== 'authority') return [];
    const { rsa, ed25519, v3 } = network.identities.get(name)!;
    const place = { address: addressOf(network.address), port: orPort };
    const identities = { rsaIdentity: fromHex(rsa)!, ed25519Identity: fromBase64(ed25519)! };
    return [{ nickname: name, v3Identity: v3!, ...identities, place }];
  });
}

/** Our TCP to the directory port: it fits as it is. */
function openTo(name: string): Promise<DirectoryStream> {
  return new Promise((resolve, reject) => {
    const { directoryPort: port } = network.node(name);
    const connection = host.stack.tcp.connect(
      { address: addressOf(network.address), port },
      {
        established: () => resolve(connection as DirectoryStream),
        readable: () => {},
        writable: () => {},
        closed: (fault) => reject(new Error(fault ?? 'closed')),
      },
    );
    if (typeof connection === 'string') reject(new Error(connection));
  });
}

const clientOf = (some: Partial<DirectoryClientOptions> = {}): DirectoryClient =>
  new DirectoryClient({
    crypto,
    timers: host.timers,
    random: systemRandom(),
    unixSeconds,
    authorities: authorities(),
    openDirectoryStream: ({ nickname }) => openTo(nickname),
    ...some,
  });

async function readied(client: DirectoryClient): Promise<number> {
  const begun = performance.now();
  client.start();
  await client.ready();
  return performance.now() - begun;
}

const fetched = async (path: string, diffFrom?: string): Promise<Uint8Array | DirectoryFault> =>
  download(
    () => openTo('authority0'),
    { path, octetsMax: 1_000_000, diffFrom },
    { timers: host.timers },
    new AbortController().signal,
  );

directories('give all that it takes, verified, well within a second', async () => {
  const client = clientOf();
  const ms = await readied(client);
  const { store } = client;
  assert.is(store.consensus?.routers.length, AUTHORITIES + RELAYS + EXITS);
  assert.is(store.certificates.length, AUTHORITIES);
  assert.ok(isLive(store.consensus!, unixSeconds()));
  assert.equal(store.missingMicrodescriptors, []);
  // In its first seconds an authority may not have all yet: then another is asked.
  if (client.counters.failed === 0) assert.ok(ms < 1000, `${ms.toFixed(0)} ms`);
  client.stop();
});

directories('give the same deflated', async () => {
  const client = clientOf({ inflater: createNodeInflater() });
  await readied(client);
  assert.is(client.counters.failed, 0);
  client.stop();
});

directories('name each relay as it names itself', async () => {
  const client = clientOf();
  await readied(client);
  const paths = chooserOf(client);
  for (const [name, { rsa, ed25519 }] of network.identities) {
    const relay = paths.relay(fromHex(rsa)!)!;
    assert.is(relay.nickname, name);
    assert.equal(relay.ed25519Identity, fromBase64(ed25519));
    assert.is(relay.places[0].port, network.node(name).orPort);
    assert.ok(relay.hasNtorV3 && relay.hasCongestionControl);
  }
  client.stop();
});

directories('give diffs that lead to the next consensus', async () => {
  const path = '/tor/status-vote/current/consensus-microdesc';
  for (let tries = 0; ; tries++) {
    const base = readConsensus((await fetched(path)) as Uint8Array);
    if (base instanceof DirectoryFault) throw new Error(String(base));
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const diff = (await fetched(path, diffBase(base, crypto))) as Uint8Array;
    const made = applyConsensusDiff(base, diff, crypto);
    // A consensus may come out between the two questions, or a diff not be made yet.
    if (made instanceof DirectoryFault && tries < 3) continue;
    const next = made instanceof DirectoryFault ? made : readConsensus(made);
    if (next instanceof DirectoryFault) throw new Error(String(next));
    assert.ok(next.validAfter > base.validAfter);
    break;
  }
});

directories('are not asked again by a client that has saved what it had', async () => {
  const first = clientOf();
  await readied(first);
  const text = first.save();
  first.stop();
  const second = clientOf({ openDirectoryStream: () => Promise.reject(new Error('nobody')) });
  assert.equal(second.load(text), []);
  assert.ok(second.isReady);
});

directories('that are unknown to us give us nothing', async () => {
  const [one, ...others] = authorities();
  const strangers = others.map((other, at) => ({ ...other, v3Identity: `${at}`.repeat(40) }));
  const client = clientOf({ authorities: [one, ...strangers] });
  client.start();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.not(client.isReady);
  assert.ok(client.counters.refused + client.counters.failed > 0);
  client.stop();
});

/** Our TCP below, TLS of Node over it, and all that is onion our own. */
function onionClientOf(chooser: () => PathChooser): OnionClient {
  const { timers } = host;
  const given = { crypto, timers, random: systemRandom() };
  const dialer = createLinkDialer(createNodeModules(host.sockets).net);
  const settings = { ...given, unixSeconds, counters: channelCounters() };
  const channels = new ChannelPool(settings, dialer);
  return new OnionClient({
    ...given,
    choosePath: (purpose, avoid) => chooser().choosePath(purpose, avoid),
    guardResult: (path, isBuilt) => chooser().guardResult(path, isBuilt),
    channelTo: (target, waiter) => {
      channels.channelTo(target, new AbortController().signal).then(
        (channel) => waiter.open(channel),
        (error: unknown) => waiter.failed(String(error)),
      );
    },
  });
}

/** What comes over a stream to its end. */
function page(client: OnionClient, wish: StreamWish): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const piece = new Uint8Array(4096);
    const stream = client.connect(wish, {
      established: () => void stream.write(new TextEncoder().encode('GET /hello HTTP/1.0\r\n\r\n')),
      readable: () => {
        while (stream.readable > 0) {
          text += new TextDecoder().decode(piece.subarray(0, stream.read(piece, 0, piece.length)));
        }
        if (stream.isPeerClosed) stream.close();
      },
      writable: () => {},
      closed: (fault) => (fault === undefined ? resolve(text) : reject(new Error(fault))),
    });
  });
}

directories('give all that it takes over BEGIN_DIR, and circuits of it lead out', async () => {
  let chooser: PathChooser | undefined;
  const onion: OnionClient = onionClientOf(() => chooser!);
  const openDirectoryStream = directoryStreams((cache, user) => onion.beginDirectory(cache, user));
  const client = clientOf({ openDirectoryStream, inflater: createNodeInflater() });
  chooser = chooserOf(client);
  const ms = await readied(client);
  assert.is(client.counters.failed, 0, String(client.lastFault));
  assert.ok(ms < 2000, `${ms.toFixed(0)} ms`);
  const text = await page(onion, { host: network.address, port: 80 });
  assert.match(text, /hello\n$/);
  client.stop();
  onion.close();
});

function chooserOf(client: DirectoryClient): PathChooser {
  return new PathChooser({
    timers: host.timers,
    random: systemRandom(),
    unixSeconds,
    directory: client.store,
    enforceDistinctSubnets: false,
  });
}

directories('name relays of which paths are made as they should be', async () => {
  const client = clientOf();
  await readied(client);
  const chooser = chooserOf(client);
  const ends = new Map<string, number>();
  const guards = new Set<string>();
  const rounds = 1000;
  for (let round = 0; round < rounds; round++) {
    const path = chooser.choosePath({ kind: 'exit', ports: [80] });
    if (path instanceof PathFault) throw new Error(String(path));
    const [guard, middle, exit] = path.map(({ nickname }: RelayTarget) => nickname);
    assert.is(new Set([guard, middle, exit]).size, 3);
    assert.match(guard, /^relay\d$/);
    guards.add(guard);
    ends.set(exit, (ends.get(exit) ?? 0) + 1);
  }
  assert.is(guards.size, 1);
  // Two exits of the same bandwidth.
  assert.equal([...ends.keys()].sort(), ['exit0', 'exit1']);
  assert.ok([...ends.values()].every((count) => Math.abs(count / rounds - 0.5) < 0.1));
  client.stop();
});

directories.run();
