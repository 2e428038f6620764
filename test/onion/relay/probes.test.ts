/**
 * What relays of C tor were asked by hand, asked of ours: a client whose cells are made by hand,
 * over channels as they are, in virtual time. Each test is named by what is done, and what follows.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeCell } from '../../../generated/onion/tor.value.ts';
import { COMMAND, REASON } from '../../../generated/onion/tor.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { areEqual } from '../../../runtime/onion/crypto.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { makeRelayIdentity } from '../../../runtime/onion/certificates/make.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import { openChannel } from '../../../runtime/onion/channel.ts';
import type { Channel } from '../../../runtime/onion/channel.ts';
import type { ChannelSettings } from '../../../runtime/onion/channel/settings.ts';
import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { OnionRelay } from '../../../runtime/onion/relay.ts';
import { create2Body } from '../../../runtime/onion/relay/cell-bodies.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import type { ExitConnection } from '../../../runtime/onion/relay/exit.ts';
import type { TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { plainLinks } from '../channel/plain-link.ts';
import type { PlainLink } from '../channel/plain-link.ts';
import { HeardUser, NOW, settingsOf } from '../channel/relays.ts';
import { BenchClient, crypto } from './bench.ts';

const probes = suite('onion: a relay that is probed');
const NONE = new Uint8Array(0);
const TAP_OCTETS = 186;
const EARLY_MAX = 8;
const IDENTITIES = [makeRelayIdentity(crypto), makeRelayIdentity(crypto)];

/** Two relays, both of them exits to where octets never end. */
class Place {
  readonly world = new Simulation(1);
  readonly relays: readonly OnionRelay[];

  constructor() {
    this.relays = IDENTITIES.map((identity, index) => this.#relay(identity, index + 1));
  }

  #relay(identity: (typeof IDENTITIES)[number], number: number): OnionRelay {
    return new OnionRelay({
      crypto,
      timers: this.world.timers,
      random: this.world.dice(),
      unixSeconds: () => NOW,
      nickname: `relay${number}`,
      places: [{ address: addressOf(`192.0.2.${number}`), port: 9001 }],
      identity,
      channel: { hasPadding: false },
      dialer: {
        dial: async ({ address }) => {
          const relay = this.relays.find(({ target }) =>
            areEqual(target.places[0].address, address),
          );
          if (relay === undefined) throw new Error('nobody is there');
          return this.link(relay);
        },
      },
      exit: {
        policy: ExitPolicy.of(['accept *:80']),
        resolver: { lookUp: () => () => {} },
        connect: (_, user) => this.#endless(user),
      },
    });
  }

  #endless(user: TcpUser): ExitConnection {
    const connected = (): void => {
      user.established();
      user.readable();
    };
    new Timer(this.world.timers, connected).start(1);
    return {
      readable: 1 << 30,
      isPeerClosed: false,
      setUser: () => {},
      write: (octets) => octets.length,
      read: (_, from, to) => to - from,
      close: () => {},
      abort: () => {},
    };
  }

  /** A link to a relay, that it has accepted. */
  link(relay: OnionRelay): PlainLink {
    const [near, far] = plainLinks(this.world.timers, relay.credentials.certificate);
    relay.accept(far);
    return near;
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn++) {
      for (let promises = 0; promises < 8; promises++) await Promise.resolve();
      this.world.run(1);
    }
  }

  async channel(own: Partial<ChannelSettings> = {}): Promise<[Channel, HeardUser]> {
    const [relay] = this.relays;
    const user = new HeardUser();
    const settings = settingsOf(this.world, { hasPadding: false, ...own });
    const channel = openChannel(settings, this.link(relay), relay.target, user);
    await this.settle();
    return [channel, user];
  }

  /** A circuit through so many of the relays. */
  async circuit(hops: number): Promise<BenchClient<Channel>> {
    const [channel] = await this.channel();
    const client = new BenchClient(this, channel);
    await client.create(this.relays[0]);
    for (const relay of this.relays.slice(1, hops)) assert.ok(await client.extend(relay));
    return client;
  }
}

for (const version of [3, 4, 5]) {
  probes(`link ${version} offered: accepted, and CREATE2 with ntor works`, async () => {
    const place = new Place();
    const [channel, user] = await place.channel({ versions: [version] });
    assert.ok(user.isOpen);
    assert.is(channel.linkVersion, version);
    const client = new BenchClient(place, channel);
    await client.create(place.relays[0]);
    assert.is(client.crypt.hops, 1);
  });
}

probes('only link 1 and 2 offered: the link is closed', async () => {
  const place = new Place();
  const link = place.link(place.relays[0]);
  link.write(handshakeCell({ is: 'versions', versions: [1, 2] }, 3));
  await place.settle();
  assert.is(place.relays[0].channelCounters['no link version is common'], 1);
  assert.is(place.relays[0].status.channels, 0);
});

probes('CREATE with a TAP onion skin: DESTROY; CREATE_FAST works', async () => {
  const place = new Place();
  const [channel] = await place.channel();
  const old = new BenchClient(place, channel);
  old.raw(COMMAND.CREATE, crypto.random(TAP_OCTETS));
  await place.settle();
  assert.is(old.destroyed, REASON.PROTOCOL);
  const fast = new BenchClient(place, channel);
  await fast.createFast();
  assert.is(fast.crypt.hops, 1);
});

probes('a circuit id without the high bit on link 4 and above: DESTROY', async () => {
  for (const version of [4, 5]) {
    const place = new Place();
    const [channel, user] = await place.channel({ versions: [version] });
    channel.send(1, COMMAND.CREATE2, create2Body(2, NONE), 0, 5);
    await place.settle();
    const { channelCounters, status } = place.relays[0];
    assert.is(channelCounters['circuits with an id that they may not have'], 1);
    assert.is(channelCounters['cells sent'], 1, 'the DESTROY');
    assert.is(status.circuits, 0);
    assert.is(user.end, undefined);
  }
});

probes('CREATE2 before NETINFO: the link is closed', async () => {
  const place = new Place();
  const link = place.link(place.relays[0]);
  link.write(handshakeCell({ is: 'versions', versions: [4, 5] }, 3));
  await place.settle();
  const circid = 0x8000_0001;
  link.write(encodeCell({ circid, body: { is: 'create2', htype: 2, hdata: NONE } }, 5));
  await place.settle();
  assert.is(place.relays[0].channelCounters['a cell came where it may not'], 1);
  assert.is(place.relays[0].status.channels, 0);
});

probes('EXTEND2 outside RELAY_EARLY: dropped silently', async () => {
  const place = new Place();
  const client = await place.circuit(1);
  client.say(0, 0, client.extend2(place.relays[1]), COMMAND.RELAY);
  await place.settle();
  assert.is(client.destroyed, undefined);
  assert.is(client.heard.length, 0);
  assert.is(place.relays[0].counters.extendsDroppedNotEarly, 1);
});

probes('eight RELAY_EARLY a circuit, and no ninth', async () => {
  const place = new Place();
  const client = await place.circuit(2);
  // EXTEND2 was the first of them.
  for (let cells = 1; cells < EARLY_MAX; cells++) {
    client.say(1, 0, { is: 'drop', noise: NONE }, COMMAND.RELAY_EARLY);
  }
  await place.settle();
  assert.is(client.destroyed, undefined);
  client.say(1, 0, { is: 'drop', noise: NONE }, COMMAND.RELAY_EARLY);
  await place.settle();
  assert.is(client.destroyed, REASON.PROTOCOL);
});

probes('EXTEND2 with a wrong RSA identity: DESTROY 8', async () => {
  const place = new Place();
  const client = await place.circuit(1);
  assert.not(await client.extend(place.relays[1], { rsaIdentity: crypto.random(20) }));
  assert.is(client.destroyed, REASON.CHANNEL_CLOSED);
  assert.is(client.destroyed, 8);
});

probes('EXTEND2 to the relay itself, by either of its identities: DESTROY', async () => {
  for (const change of [
    {},
    { rsaIdentity: crypto.random(20) },
    { ed25519Identity: crypto.random(32) },
  ]) {
    const place = new Place();
    const client = await place.circuit(1);
    assert.not(await client.extend(place.relays[0], change));
    assert.is(client.destroyed, REASON.PROTOCOL);
  }
});

/** Streams to where octets never end. */
async function begun(client: BenchClient<Channel>, streams: number): Promise<void> {
  const destination = new TextEncoder().encode('198.51.100.1:80\0');
  const last = client.crypt.hops - 1;
  for (let id = 1; id <= streams; id++) client.say(last, id, { is: 'begin', destination });
  await client.bench.settle();
}

const cellsOfData = ({ heard }: BenchClient<Channel>): number =>
  heard.filter(({ data }) => data.is === 'data').length;

probes('a SENDME with a wrong tag: DESTROY, 11 behind another relay', async () => {
  for (const hops of [1, 2]) {
    const place = new Place();
    const client = await place.circuit(hops);
    await begun(client, 1);
    assert.is(cellsOfData(client), 500);
    const sendmeDigest = crypto.random(20);
    const sendme = { version: 1, dataLen: 20, sendmeDigest, ignored: NONE };
    client.say(hops - 1, 0, { is: 'sendme', ...sendme });
    await place.settle();
    assert.is(client.destroyed, hops === 1 ? REASON.PROTOCOL : REASON.DESTROYED);
    for (const { status } of place.relays) assert.is(status.circuits, 0);
  }
});

probes('no SENDMEs: stalls after exactly 1000 cells', async () => {
  for (const hops of [1, 2]) {
    const place = new Place();
    const client = await place.circuit(hops);
    await begun(client, 3);
    assert.is(cellsOfData(client), 1000);
    await place.settle();
    assert.is(cellsOfData(client), 1000);
    assert.is(client.destroyed, undefined);
  }
});

probes('relay cells that are longer than they can be: DESTROY', async () => {
  const place = new Place();
  const client = await place.circuit(1);
  const b = new Uint8Array(RELAY_CELL_OCTETS);
  b.fill(0xff, 9, 11);
  client.sayRaw(0, b);
  await place.settle();
  assert.is(client.destroyed, REASON.PROTOCOL);
});

probes.run();
