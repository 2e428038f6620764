/** Our circuits through relays of C tor, over our own TCP: what they carry, and what is refused. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createLinkDialer } from '../../adapters/node/onion-links.ts';
import type { LinkNet } from '../../adapters/node/onion-links.ts';
import { systemRandom } from '../../drivers/system/random.ts';
import { COMMAND, REASON } from '../../generated/onion/tor.wire.ts';
import { channelCounters } from '../../runtime/onion/channel/faults.ts';
import { ChannelPool } from '../../runtime/onion/channel/pool.ts';
import { ClientCircuit } from '../../runtime/onion/circuit.ts';
import { Outbox } from '../../runtime/onion/circuit/outbox.ts';
import { circuitShared } from '../../runtime/onion/circuit/shared.ts';
import type { CircuitShared } from '../../runtime/onion/circuit/shared.ts';
import type { CircuitFailure } from '../../runtime/onion/circuit/user.ts';
import { FixedSendWindow } from '../../runtime/onion/flow/send-window.ts';
import { CellDelivery } from '../../runtime/onion/flow/delivery.ts';
import type { OnionStream } from '../../runtime/onion/stream.ts';
import type { RelayTarget } from '../../runtime/onion/target.ts';
import type { TcpFault } from '../../runtime/transport/tcp/user.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { TorNetwork } from './tor/network.ts';
import { targetsOf } from './tor/targets.ts';

const circuits = suite('circuits through C tor');
const crypto = createNodeOnionCrypto();
const PATIENCE_MS = 10_000;
const CELL_DATA_OCTETS = 498;

let host: Host;
let network: TorNetwork;
let pool: ChannelPool;
let targets: readonly RelayTarget[];

circuits.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'curl');
  host = await startHost('circuit');
  const at = { address: IPV4.linux, address6: IPV6.linux };
  network = await TorNetwork.start(host.namespace, at);
  const { net } = createNodeModules(host.sockets);
  const unixSeconds = (): number => Date.now() / 1000;
  const given = { timers: host.timers, random: systemRandom(), crypto, unixSeconds };
  const dialer = createLinkDialer(net as unknown as LinkNet);
  pool = new ChannelPool({ ...given, counters: channelCounters() }, dialer);
  targets = await targetsOf(network);
});
circuits.after(async () => {
  await network?.stop();
  host.close();
});

function named(name: string): RelayTarget {
  const found = targets.find(({ nickname }) => nickname === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
const path = (): RelayTarget[] => ['relay0', 'relay1', 'exit0'].map(named);

function sharedOf(isVegas: boolean): CircuitShared {
  const shared = circuitShared({ crypto, timers: host.timers, random: systemRandom() });
  shared.flow = { ...shared.flow, isVegas };
  return shared;
}

interface Built {
  readonly circuit: ClientCircuit;
  /** Why it ended. */
  readonly end: Promise<CircuitFailure>;
}

/** A circuit that is open, or why there is none. */
async function build(
  hops: readonly RelayTarget[],
  shared: CircuitShared,
  timeoutMs: number = PATIENCE_MS,
): Promise<Built | CircuitFailure> {
  const channel = await pool.channelTo(hops[0], AbortSignal.timeout(PATIENCE_MS));
  return new Promise((resolve) => {
    let ended: (failure: CircuitFailure) => void = () => {};
    const end = new Promise<CircuitFailure>((told) => (ended = told));
    const user = {
      opened: () => resolve({ circuit, end }),
      failed: resolve,
      closed: ended,
    };
    const circuit = new ClientCircuit(shared, channel, hops, user, { timeoutMs });
    circuit.build();
  });
}

async function open(shared: CircuitShared): Promise<Built> {
  const made = await build(path(), shared);
  if ('why' in made) throw new Error(made.why);
  return made;
}

/** What a page says, and how many octets of it came before nothing more did. */
function get(circuit: ClientCircuit, page: string, quietMs = PATIENCE_MS): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const done = (): void => resolve(Buffer.concat(parts));
    let quiet = setTimeout(done, quietMs);
    const stream: OnionStream = taken(
      circuit.connect(
        { host: network.address, port: 80 },
        {
          established: () => {
            stream.write(Buffer.from(`GET ${page} HTTP/1.0\r\nHost: lab\r\n\r\n`));
          },
          readable: () => {
            const b = Buffer.alloc(stream.readable);
            stream.read(b, 0, b.length);
            parts.push(b);
            clearTimeout(quiet);
            quiet = setTimeout(done, quietMs);
            if (stream.isPeerClosed) stream.close();
          },
          writable: () => {},
          closed: (fault) => {
            clearTimeout(quiet);
            if (fault === undefined) done();
            else reject(new Error(fault));
          },
        },
      ),
    );
  });
}

function taken(made: OnionStream | TcpFault): OnionStream {
  if (typeof made === 'string') throw new Error(made);
  return made;
}

const bodyOf = (answer: Buffer): Buffer => answer.subarray(answer.indexOf('\r\n\r\n') + 4);
const hashOf = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');

for (const isVegas of [true, false]) {
  const how = isVegas ? 'congestion control' : 'windows of a fixed size';
  circuits(`three hops carry three megabytes, to the last octet, with ${how}`, async () => {
    const shared = sharedOf(isVegas);
    const { circuit } = await open(shared);
    const [once, again] = [
      bodyOf(await get(circuit, '/octets/3000000/7')),
      bodyOf(await get(circuit, '/octets/3000000/7')),
    ];
    assert.is(once.length, 3_000_000);
    assert.is(hashOf(once), hashOf(again));
    assert.is(circuit.info().phase === 'fixed', !isVegas);
    assert.is(shared.counters.unrecognizedCell, 0);
    circuit.close();
  });
}

circuits('EXTEND2 with the identity of another is refused, at the hop that was asked', async () => {
  const [first, second, third] = path();
  const hops = [first, { ...second, rsaIdentity: third.rsaIdentity }, third];
  const failure = await build(hops, sharedOf(false));
  if (!('why' in failure)) return assert.unreachable();
  assert.equal([failure.step, failure.hop], ['extend', 1]);
  assert.is(failure.reason, REASON.CHANNEL_CLOSED, failure.why);
});

circuits('EXTEND2 that is not in RELAY_EARLY is not answered', async () => {
  const { flush } = Outbox.prototype;
  Outbox.prototype.flush = function flushed(this: Outbox): void {
    flush.call(this, COMMAND.RELAY);
  };
  try {
    const failure = await build(path(), sharedOf(false), 1500);
    if (!('why' in failure)) return assert.unreachable();
    assert.equal([failure.step, failure.hop, failure.why], ['extend', 1, 'timed out']);
  } finally {
    Outbox.prototype.flush = flush;
  }
});

circuits('without our SENDMEs an exit stalls after exactly a thousand cells', async () => {
  const arrived = CellDelivery.prototype.arrived;
  let cells = 0;
  CellDelivery.prototype.arrived = () => {
    cells++;
    return false;
  };
  try {
    const { circuit } = await open(sharedOf(false));
    // Of one stream, 500 cells are all; of three, what the circuit allows.
    await Promise.all([1, 2, 3].map(() => get(circuit, '/octets/1000000/7', 2000)));
    assert.is(cells, 1000);
    circuit.close();
  } finally {
    CellDelivery.prototype.arrived = arrived;
  }
});

circuits('a SENDME with the wrong tag is the end of the circuit', async () => {
  const arrived = CellDelivery.prototype.arrived;
  // Each cell is acknowledged as if it were the hundredth: its tag is none that is waited for.
  let cells = 0;
  CellDelivery.prototype.arrived = () => ++cells === 99;
  try {
    const { circuit, end } = await open(sharedOf(false));
    get(circuit, `/octets/${200 * CELL_DATA_OCTETS}/7`).catch(() => {});
    const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => ({ reason: undefined }));
    const { reason } = await Promise.race([end, late]);
    assert.ok(reason === REASON.DESTROYED || reason === REASON.PROTOCOL, `${reason}`);
  } finally {
    CellDelivery.prototype.arrived = arrived;
  }
});

circuits('the window of the circuit is as large as was agreed', async () => {
  const { circuit } = await open(sharedOf(false));
  assert.is(circuit.info().sendWindow, new FixedSendWindow(1000).room);
  circuit.close();
});

circuits.run();
