/**
 * A relay of ours among C tors, over our own TCP: authorities take its descriptor and name it in
 * the consensus, and clients of C tor, and our own, go through it at each place of a circuit.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createLinkDialer, listenForLinks } from '../../adapters/node/onion-links.ts';
import type { LinkListener, LinkNet } from '../../adapters/node/onion-links.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { makeRelayIdentity } from '../../runtime/onion/certificates/make.ts';
import { channelCounters } from '../../runtime/onion/channel/faults.ts';
import { ChannelPool } from '../../runtime/onion/channel/pool.ts';
import { OnionClient } from '../../runtime/onion/circuits.ts';
import { OnionRelay } from '../../runtime/onion/relay.ts';
import { ExitPolicy } from '../../runtime/onion/relay/exit-policy.ts';
import type { Exit } from '../../runtime/onion/relay/exit.ts';
import type { RelayTarget } from '../../runtime/onion/target.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { digestOf } from './octets.ts';
import { TorControl } from './tor/control.ts';
import { TorNetwork } from './tor/network.ts';
import { targetsOf } from './tor/targets.ts';

const relays = suite('a relay of ours among C tors');
const crypto = createNodeOnionCrypto();
const unixSeconds = (): number => Math.floor(Date.now() / 1000);
const PLACE = { address: addressOf(IPV4.us), port: 9001 };
const OCTETS = 3_000_000;
const SEED = 7;
/** More than all the buffers of the system on the way. */
const MANY_OCTETS = 16_000_000;
const CONSENSUS_MS_MAX = 60_000;
const LOOK_MS = 500;
const TRIES = 20;

let host: Host;
let network: TorNetwork;
let net: LinkNet;
let relay: OnionRelay;
let listener: LinkListener;
let control: TorControl;
let targets: readonly RelayTarget[];

relays.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'tor-resolve', 'curl');
  host = await startHost('relay');
  const at = { address: IPV4.linux, address6: IPV6.linux };
  network = await TorNetwork.start(host.namespace, { ...at, clients: 1, areClientsLate: true });
  net = createNodeModules(host.sockets).net as unknown as LinkNet;
  relay = await startRelay();
  for (const { kind, directoryPort } of network.nodes) {
    if (kind === 'authority') assert.match(await post(directoryPort, relay.descriptor()), / 200 /);
  }
  await inConsensus();
  await network.startClient('client0');
  const { controlPort, folder } = network.node('client0');
  control = new TorControl(net.connect({ host: network.address, port: controlPort }));
  await control.lead(folder);
  targets = await targetsOf(network);
});
relays.after(async () => {
  control?.close();
  relay?.close();
  listener?.close();
  await network?.stop();
  host.close();
});

async function startRelay(): Promise<OnionRelay> {
  const started = new OnionRelay({
    crypto,
    timers: host.timers,
    random: systemRandom(),
    unixSeconds,
    nickname: 'ours',
    places: [PLACE],
    identity: makeRelayIdentity(crypto),
    dialer: createLinkDialer(net),
    exit: exitOf(),
  });
  const credentials = (): OnionRelay['credentials'] => started.credentials;
  const accept: Parameters<typeof listenForLinks>[0]['accept'] = (link) => started.accept(link);
  listener = await listenForLinks({ net, ...PLACE, credentials, accept });
  return started;
}

/** Over our own TCP; names are those of the lab. */
function exitOf(): Exit {
  return {
    policy: ExitPolicy.of(['accept *:*'], { rejectPrivate: false }),
    resolver: {
      lookUp: (name, answered) => {
        const ipv4Address = network.address;
        const isKnown = name.endsWith('.lab') && name !== 'nx.lab';
        answered(isKnown ? [{ value: { is: 'ipv4', ipv4Address }, ttl: 60 }] : []);
        return () => {};
      },
    },
    connect: (remote, user) => host.stack.tcp.connect(remote, user),
  };
}

/** What the directory at a port answers to our descriptor. */
function post(port: number, descriptor: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect({ host: network.address, port });
    socket.on('data', (octets: Buffer) => (answer += octets.toString('latin1')));
    socket.on('error', reject);
    socket.on('end', () => resolve(answer));
    const octets = Buffer.from(descriptor);
    socket.write(`POST /tor/ HTTP/1.0\r\nContent-Length: ${octets.length}\r\n\r\n`);
    socket.write(octets);
  });
}

async function inConsensus(): Promise<void> {
  const end = Date.now() + CONSENSUS_MS_MAX;
  const path = 'status-vote/current/consensus-microdesc';
  while (!/^r ours .*\n(?:[am] .*\n)*s .*Running/m.test(await network.document(path))) {
    if (Date.now() > end) throw new Error('not in the consensus');
    await sleep(LOOK_MS);
  }
}

const ours = (): string => Buffer.from(relay.rsaIdentity).toString('hex').toUpperCase();
const fingerprintOf = (name: string): string =>
  name === 'ours' ? ours() : network.identities.get(name)!.rsa;

/** What a program in the namespace says, through a circuit of the C client by these relays. */
async function through(names: readonly string[], ...program: string[]): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      await control.circuit(names.map(fingerprintOf));
      const command = program.join(' ');
      const { output } = await host.namespace.run('sh', '-c', command);
      if (output !== '' || tries === TRIES) return output;
    } catch (error) {
      // Microdescriptors come little by little, and exits let in only whom they know by now.
      if (tries === TRIES) throw error;
    }
    await sleep(LOOK_MS);
  }
}

const socks = (): string => `${network.address}:${network.node('client0').socksPort}`;
const curl = (page: string): string =>
  `curl --silent --fail --max-time 60 --socks5-hostname ${socks()} http://web.lab${page}`;

const PATHS = {
  guard: ['ours', 'relay0', 'exit0'],
  middle: ['relay0', 'ours', 'exit1'],
  exit: ['relay1', 'relay0', 'ours'],
};

for (const [role, path] of Object.entries(PATHS)) {
  relays(`carries three megabytes for a client of C tor as ${role}`, async () => {
    await through(path, curl('/hello'));
    const output = await through(path, `${curl(`/octets/${OCTETS}/${SEED}`)} | sha256sum`);
    assert.is(output.split(' ')[0], digestOf(SEED, OCTETS));
  });
}

relays('takes three megabytes from a client of C tor, as exit', async () => {
  const command = `head -c ${OCTETS} /dev/zero | ${curl('/digest')} --data-binary @-`;
  const output = await through(PATHS.exit, command);
  assert.is(output, createHash('sha256').update(Buffer.alloc(OCTETS)).digest('hex'));
});

relays('has congestion control with clients of C tor', () => {
  assert.ok(relay.counters.circuitsWithCongestionControl > 0);
});

relays('waits at XOFF for a client of C tor that does not read, and then goes on', async () => {
  const before = relay.counters.xoffsHeard;
  const output = await through(
    PATHS.exit,
    `${curl(`/octets/${MANY_OCTETS}/${SEED}`)} | (sleep 2; sha256sum)`,
  );
  assert.is(output.split(' ')[0], digestOf(SEED, MANY_OCTETS));
  assert.ok(relay.counters.xoffsHeard > before);
});

relays('says XOFF to a client of C tor when a server does not read, and then goes on', async () => {
  const before = relay.counters.xoffsSaid;
  const command = `head -c ${MANY_OCTETS} /dev/zero | ${curl('/digest/2000')} --data-binary @-`;
  const output = await through(PATHS.exit, command);
  assert.is(output, createHash('sha256').update(Buffer.alloc(MANY_OCTETS)).digest('hex'));
  assert.ok(relay.counters.xoffsSaid > before);
});

relays('answers questions of a client of C tor', async () => {
  assert.is((await through(PATHS.exit, `tor-resolve web.lab ${socks()}`)).trim(), network.address);
});

relays('has broken no rule of C tor, and C tor none of ours', () => {
  assert.is(relay.counters.breaches, 0);
  assert.is(relay.counters.malformedCells, 0);
  for (const { name, kind } of network.nodes) {
    if (kind !== 'client') assert.not.match(network.log(name), /protocol (warn|viol)/i, name);
  }
});

function clientBy(path: readonly RelayTarget[]): OnionClient {
  const given = { crypto, timers: host.timers, random: systemRandom() };
  const settings = { ...given, unixSeconds, counters: channelCounters() };
  const pool = new ChannelPool(settings, createLinkDialer(net));
  return new OnionClient({
    ...given,
    choosePath: () => path,
    channelTo: (target, waiter) => {
      pool.channelTo(target, AbortSignal.timeout(CONSENSUS_MS_MAX)).then(
        (channel) => waiter.open(channel),
        (error: unknown) => waiter.failed(String(error)),
      );
    },
  });
}

/** SHA-256 of the page that a client of ours gets. */
function page(client: OnionClient, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const stream = client.connect(
      { host: network.address, port: 80 },
      {
        established: () => void stream.write(Buffer.from(`GET ${path} HTTP/1.0\r\n\r\n`)),
        readable: () => {
          while (stream.readable > 0) {
            const b = Buffer.alloc(stream.readable);
            stream.read(b, 0, b.length);
            parts.push(b);
          }
          if (!stream.isPeerClosed) return;
          stream.close();
          const all = Buffer.concat(parts);
          const body = all.subarray(all.indexOf('\r\n\r\n') + 4);
          resolve(createHash('sha256').update(body).digest('hex'));
        },
        writable: () => {},
        closed: (fault) => reject(new Error(`${fault}: ${client.lastFailure}`)),
      },
    );
  });
}

for (const [role, names] of Object.entries(PATHS)) {
  relays(`carries three megabytes for a client of ours as ${role} among C tors`, async () => {
    const path = names.map((name) => {
      if (name === 'ours') return relay.target;
      return targets.find(({ nickname }) => nickname === name)!;
    });
    const client = clientBy(path);
    assert.is(await page(client, `/octets/${OCTETS}/${SEED}`), digestOf(SEED, OCTETS));
    client.close();
  });
}

relays.run();
