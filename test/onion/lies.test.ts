/**
 * Relays that lie, each in its own way: it costs the circuit, or the channel, that the lie came by.
 * Beside it goes another download, to its last octet, and what was done is counted by its name.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeCell } from '../../generated/onion/tor.value.ts';
import type { CellBody } from '../../generated/onion/tor.value.ts';
import { bodyStart, COMMAND, REASON } from '../../generated/onion/tor.wire.ts';
import { showAddress } from '../../runtime/base/address.ts';
import { PageFetch } from '../../runtime/lab/page-fetch.ts';
import type { Fetched } from '../../runtime/lab/page-fetch.ts';
import type { OnionService } from '../../runtime/onion/service.ts';
import { LINK_VERSION, LyingDialer, LyingLink } from './lies/liar.ts';
import type { Lie } from './lies/liar.ts';
import { PageCheck } from './lies/page-check.ts';
import { serviceGround } from './service/ground.ts';
import type { ServiceGround } from './service/ground.ts';

const lies = suite('onion: a relay that lies');

const NOTHING = new Uint8Array(0);
const WITHIN_MS = 120_000;
const OCTETS = 300_000;
/** So much has come when the lie is told. */
const BEFORE_OCTETS = 50_000;
/** Of a circuit that nobody has, in each half. */
const UNKNOWN_ID = 0x8fff_fff1;
const THEIR_ID = 0x0fff_fff1;

interface Download {
  done: Fetched | undefined;
  received(): number;
}

interface Scene extends ServiceGround {
  readonly dialer: LyingDialer;
  readonly service: OnionService;
  download(isolation: string, octets?: number): Download;
}

async function scene(seed: number, prepare?: LyingDialer['prepare']): Promise<Scene> {
  const ground = serviceGround(seed);
  const { laboratory, links, until, web } = ground;
  const dialer = new LyingDialer(links.dialer(laboratory.node('client').stack.tcp));
  if (prepare !== undefined) dialer.prepare = prepare;
  const service = ground.another({ dialer });
  let isReady = false;
  void service.ready().then(() => (isReady = true));
  service.start();
  assert.ok(await until(() => isReady, WITHIN_MS), service.failure().message);
  const download: Scene['download'] = (isolation, octets = OCTETS) => {
    const outcome: Download = { done: undefined, received: () => page.received };
    const page = new PageFetch({
      tcp: {
        connect: ({ address, port }, user) =>
          service.connect({ host: showAddress(address), port, isolation }, user),
        listen: () => 'EADDRNOTAVAIL',
        connections: () => [],
        listeners: () => [],
      },
      address: web,
      host: 'web',
      octets,
      hash: new PageCheck(octets),
      done: (fetched) => void (outcome.done = fetched),
    });
    page.start();
    return outcome;
  };
  return { ...ground, service, dialer, download };
}

const said = (circuitId: number, body: CellBody): Uint8Array =>
  encodeCell({ circid: circuitId, body }, LINK_VERSION);
const noise = (length: number): Uint8Array =>
  encodeCell(
    { circid: 0, length, body: { is: 'variablePadding', noise: new Uint8Array(length) } },
    LINK_VERSION,
  );

let at: Scene;
lies.before(async () => {
  at = await scene(11);
});
lies.after(() => at.service.close());

interface Told {
  readonly victim: Download;
  readonly honest: Download;
  /** So much more is counted than before. */
  circuits(name: CircuitCount): number;
  channels(name: ChannelCount): number;
}

type Counts = ReturnType<OnionService['status']>['counters'];
type CircuitCount = keyof OnionService['client']['shared']['counters'];
type ChannelCount = keyof OnionService['channelCounters'];

/** Two downloads over two circuits of one channel; in the middle of both, a lie. */
async function tell(
  name: string,
  lie: (link: LyingLink, victim: number) => Lie | void,
): Promise<Told> {
  const names = [`victim ${name}`, `honest ${name}`];
  // Each has its circuit before, so that both are in the middle of it at once.
  const small = names.map((one) => at.download(one, 1));
  assert.ok(await at.until(() => small.every(({ done }) => done !== undefined), WITHIN_MS));
  const [victim, honest] = names.map((one) => at.download(one));
  const hasBegun = (): boolean =>
    victim.received() > BEFORE_OCTETS && honest.received() > BEFORE_OCTETS;
  assert.ok(await at.until(hasBegun, WITHIN_MS), at.service.status().lastFailure);
  assert.is(victim.done ?? honest.done, undefined);
  const [of, other] = names.map(
    (one) => at.service.client.circuits().find(({ isolation }) => isolation?.includes(one))!.id,
  );
  const link = at.dialer.links.findLast(({ circuitIds }) => circuitIds.has(of))!;
  assert.ok(link.circuitIds.has(other), 'both share one channel');
  const before: Counts = structuredClone(at.service.status().counters);
  const lying = lie(link, of);
  if (lying !== undefined) link.lie = lying;
  await at.until(() => victim.done !== undefined && honest.done !== undefined, WITHIN_MS);
  const { shared } = at.service.client;
  return {
    victim,
    honest,
    circuits: (one) => shared.counters[one] - before.circuits[one],
    channels: (one) => at.service.channelCounters[one] - before.channels[one],
  };
}

function isUnharmed(download: Download): void {
  assert.ok(download.done?.isWhole, download.done?.fault);
  assert.is(download.done!.digest, 'right');
}

/** The next one goes, over whatever it takes. */
async function goesOn(name: string): Promise<void> {
  const next = at.download(`next ${name}`);
  assert.ok(await at.until(() => next.done !== undefined, WITHIN_MS));
  isUnharmed(next);
}

/** Changes one octet of the first such cell of a circuit. */
function changed(whose: number, which: number): Lie {
  let isDone = false;
  return ({ circuitId, command, octets }) => {
    if (circuitId === whose && command === which && !isDone) {
      octets[bodyStart(octets, 0, LINK_VERSION) + 20] ^= 1;
      isDone = true;
    }
    return [octets];
  };
}

lies('changes a cell: its circuit ends, and the stream on it; beside it all is well', async () => {
  const told = await tell('changes', (_, victim) => changed(victim, COMMAND.RELAY));
  const { victim, honest } = told;
  assert.is(victim.done!.fault, 'ECONNRESET');
  isUnharmed(honest);
  assert.is(told.circuits('unrecognizedCell'), 1);
  const { lastFailure } = at.service.status();
  assert.match(lastFailure!, /^circuit \w+ > \w+ > exit: a cell that nobody recognises$/);
  await goesOn('changes');
});

lies('destroys one circuit: no other hears of it', async () => {
  const told = await tell('destroys', (link, victim) => {
    link.say(said(victim, { is: 'destroy', reason: REASON.RESOURCE_LIMIT, filler: NOTHING }));
  });
  assert.is(told.victim.done!.fault, 'ECONNRESET');
  isUnharmed(told.honest);
  assert.match(at.service.status().lastFailure!, /^circuit \w+ > \w+ > exit: destroyed: /);
  await goesOn('destroys');
});

lies('floods a channel with cells of no circuit, and of no meaning: nobody is harmed', async () => {
  const count = 5_000;
  const told = await tell('floods', (link) => {
    for (let cell = 0; cell < count; cell++) {
      link.say(said(UNKNOWN_ID, { is: 'relay', relayCell: new Uint8Array(509) }));
      link.say(said(UNKNOWN_ID, { is: 'destroy', reason: 0, filler: NOTHING }));
      link.say(noise(9));
    }
  });
  isUnharmed(told.victim);
  isUnharmed(told.honest);
  assert.ok(told.channels('cells of no circuit') >= 2 * count);
  assert.ok(told.channels('padding received') >= count);
  await goesOn('floods');
});

lies('floods a client with CREATE: each is refused, and nobody is harmed', async () => {
  const count = 1_000;
  const told = await tell('creates', (link) => {
    for (let id = 0; id < count; id++) {
      link.say(said(THEIR_ID - id, { is: 'createFast', x: new Uint8Array(20) }));
    }
  });
  isUnharmed(told.victim);
  isUnharmed(told.honest);
  assert.is(told.channels('circuits refused'), count);
  await goesOn('creates');
});

lies(
  'breaks the rules of the link: that ends, cleanly, and the next stream has another',
  async () => {
    const told = await tell('breaks', (link) => {
      const otherAddress = { atype: 99, aval: { is: 'unknown', octets: NOTHING } } as const;
      link.say(said(0, { is: 'netinfo', time: 0, otherAddress, myAddresses: [] }));
    });
    assert.is(told.victim.done!.fault, 'ECONNRESET');
    assert.is(told.honest.done!.fault, 'ECONNRESET');
    const { counters, lastFailure } = at.service.status();
    assert.is(counters.channels['a cell came where it may not'], 1);
    assert.match(lastFailure!, 'the channel is gone');
    await goesOn('breaks');
  },
);

lies(
  'stops in the middle of a cell: others are told in time when the rest comes as noise',
  async () => {
    const told = await tell('stops', (link, victim) => {
      const cell = said(victim, { is: 'relay', relayCell: new Uint8Array(509) });
      link.say(cell.subarray(0, 100));
      link.say(cell.subarray(100));
    });
    assert.is(told.victim.done!.fault, 'ECONNRESET');
    isUnharmed(told.honest);
    await goesOn('stops');
  },
);

lies('proves to be another in CREATED2: only that circuit is not to be', async () => {
  const told = await tell('proves', (link) => {
    let isTold = false;
    link.lie = ({ command, octets }) => {
      if (command === COMMAND.CREATED2 && !isTold) {
        octets[bodyStart(octets, 0, LINK_VERSION) + 40] ^= 1;
        isTold = true;
      }
      return [octets];
    };
  });
  isUnharmed(told.victim);
  isUnharmed(told.honest);
  // Spares are taken, so that circuits are begun, the first of which is the one that is lied about.
  for (const isolation of ['one', 'two', 'three', 'four']) at.download(isolation);
  const isRefused = (): boolean => told.circuits('handshakeRefused') === 1;
  assert.ok(await at.until(isRefused, WITHIN_MS));
  await goesOn('proves');
});

/** A client whose first link is such a one comes to a page all the same; what it has counted. */
async function afterFirst(
  seed: number,
  prepare: LyingDialer['prepare'],
): Promise<Readonly<Record<string, number>>> {
  const other = await scene(seed, (link, number) =>
    number === 1 ? prepare(link, 1) : new LyingLink(link),
  );
  assert.ok(other.dialer.links.length > 1);
  const { channels } = other.service.status().counters;
  other.service.close();
  return channels;
}

lies('has a certificate that is not its own: the link is left, and another made', async () => {
  const certificate = new Uint8Array(300).fill(7);
  const counters = await afterFirst(18, (link) => new LyingLink(link, certificate));
  assert.ok(Object.entries(counters).some(([name, count]) => /certif|TLS/.test(name) && count > 0));
});

lies('says an octet of each cell, and then the next: its link is left in time', async () => {
  const counters = await afterFirst(19, (link) => {
    const slow = new LyingLink(link);
    slow.cell = (b, o) => {
      slow.say(b.slice(o, o + 1));
      return true;
    };
    return slow;
  });
  assert.is(counters['the handshake took too long'], 1);
});

lies.run();
