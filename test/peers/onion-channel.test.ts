/** Our channels against a relay and a client of C tor, both ways round. */
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createLinkDialer, listenForLinks } from '../../adapters/node/onion-links.ts';
import type { LinkNet } from '../../adapters/node/onion-links.ts';
import { systemClock, systemRandom } from '../../drivers/system/index.ts';
import { Loop } from '../../drivers/system/loop.ts';
import { encodeCell } from '../../generated/onion/tor.value.ts';
import {
  COMMAND,
  create2HdataStart,
  created2HdataStart,
  HANDSHAKE_TYPE,
} from '../../generated/onion/tor.wire.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { copyOf } from '../../runtime/base/octets.ts';
import { Timers } from '../../runtime/base/timers.ts';
import { makeRelayCertificates, makeRelayIdentity } from '../../runtime/onion/certificates/make.ts';
import { acceptChannel, openChannel } from '../../runtime/onion/channel.ts';
import type { Channel } from '../../runtime/onion/channel.ts';
import { channelCounters } from '../../runtime/onion/channel/faults.ts';
import type { ChannelEnd } from '../../runtime/onion/channel/faults.ts';
import { handshakeCell } from '../../runtime/onion/channel/handshake-cells.ts';
import type { ChannelSettings, ExpectedIdentity } from '../../runtime/onion/channel/settings.ts';
import { answerCreateFast, beginCreateFast } from '../../runtime/onion/handshake/create-fast.ts';
import type { ClientHandshake, HandshakeKeys } from '../../runtime/onion/handshake/handshake.ts';
import { beginNtorV3 } from '../../runtime/onion/handshake/ntor-v3.ts';
import { beginNtor } from '../../runtime/onion/handshake/ntor.ts';
import { LoneTor } from './lone-tor.ts';

const peers = suite('onion: channels with C tor');
const crypto = createNodeOnionCrypto();
const timers = new Timers(systemClock);
const loop = new Loop(timers);
const dialer = createLinkDialer(net as unknown as LinkNet);
const LOOPBACK = addressOf('127.0.0.1');
const unixSeconds = (): number => Date.now() / 1000;
const OURS = makeRelayCertificates(crypto, makeRelayIdentity(crypto), unixSeconds());
const relay = await LoneTor.relay();
peers.after(async () => {
  await relay.stop();
  loop.close();
});

const KEY_OCTETS = 92;
const NO_EXTENSIONS = Uint8Array.of(0);
const PATIENCE_MS = 5000;
const whoItIs = {
  rsaIdentity: relay.rsaIdentity,
  ed25519Identity: relay.ed25519Identity,
  ntorKey: relay.ntorKey,
};

function settingsOf(wishes: Partial<ChannelSettings>): ChannelSettings {
  const counters = channelCounters();
  return { timers, random: systemRandom(), crypto, unixSeconds, counters, ...wishes };
}

interface Opened {
  readonly channel: Channel;
  readonly settings: ChannelSettings;
  readonly end: Promise<ChannelEnd>;
}

/** Open, or what it ended by. */
async function open(
  wishes: Partial<ChannelSettings> = {},
  expected: ExpectedIdentity = whoItIs,
): Promise<Opened | ChannelEnd> {
  const settings = settingsOf(wishes);
  const place = { address: LOOPBACK, port: relay.port };
  const link = await dialer.dial(place, AbortSignal.timeout(PATIENCE_MS));
  return new Promise((resolve) => {
    const end = new Promise<ChannelEnd>((ended) => {
      const channel = openChannel(settings, link, expected, {
        opened: () => queueMicrotask(() => resolve({ channel, settings, end })),
        closed(why) {
          ended(why);
          resolve(why);
        },
      });
    });
  });
}

async function opened(wishes: Partial<ChannelSettings> = {}): Promise<Opened> {
  const found = await open(wishes);
  if (typeof found === 'string') throw new Error(`not open: ${found}`);
  return found;
}

/** The first cell that a circuit is answered with. */
function firstCell(
  channel: Channel,
  command: number,
  body: Uint8Array,
): Promise<{ readonly command: number; readonly body: Uint8Array }> {
  return new Promise((resolve) => {
    const id = channel.attach({
      cell: (answer, b, from, to) => resolve({ command: answer, body: copyOf(b, from, to) }),
      settle() {},
      writable() {},
      channelGone() {},
    });
    channel.send(id, command, body, 0, body.length);
  });
}

/** HTYPE, HLEN and HDATA, as in a cell. */
function create2(htype: number, hdata: Uint8Array): Uint8Array {
  const cell = encodeCell({ circid: 1, body: { is: 'create2', htype, hdata } }, 5);
  return cell.subarray(create2HdataStart(cell, 0, 5) - 4);
}

async function create(
  channel: Channel,
  htype: number,
  handshake: ClientHandshake,
): Promise<HandshakeKeys | undefined> {
  const body = create2(htype, handshake.onionSkin);
  const answer = await firstCell(channel, COMMAND.CREATE2, body);
  assert.is(answer.command, COMMAND.CREATED2);
  const head = new Uint8Array(8).fill(COMMAND.CREATED2);
  const from = created2HdataStart(head, 0, 5) - 5;
  const length = answer.body[0] * 256 + answer.body[1];
  return handshake.finish(answer.body.subarray(from, from + length));
}

for (const version of [3, 4, 5]) {
  peers(`link version ${version} opens, and circuits can be created in every way`, async () => {
    const { channel, end } = await opened({ versions: [version] });
    assert.is(channel.linkVersion, version);
    assert.ok(Math.abs(channel.clockSkewSeconds) < 5);
    assert.equal(channel.ourAddress, LOOPBACK);
    const fast = beginCreateFast(crypto, KEY_OCTETS);
    const answer = await firstCell(channel, COMMAND.CREATE_FAST, fast.onionSkin);
    assert.is(fast.finish(answer.body)?.keys.length, KEY_OCTETS);
    const ntor = await create(channel, HANDSHAKE_TYPE.NTOR, beginNtor(crypto, whoItIs, KEY_OCTETS));
    assert.is(ntor?.keys.length, KEY_OCTETS);
    const begun = beginNtorV3(crypto, whoItIs, NO_EXTENSIONS, KEY_OCTETS)!;
    const ntorV3 = await create(channel, HANDSHAKE_TYPE.NTOR_V3, begun);
    assert.is(ntorV3?.keys.length, KEY_OCTETS);
    assert.equal(ntorV3?.message, NO_EXTENSIONS);
    channel.close();
    assert.is(await end, 'closed');
  });
}

peers('of all versions on offer, the highest is spoken', async () => {
  const { channel } = await opened();
  assert.is(channel.linkVersion, 5);
  channel.close();
});

peers('versions 1 and 2 are not spoken any more', async () => {
  assert.is(await open({ versions: [1, 2] }), 'the link was lost');
});

peers('another relay than was meant is found out', async () => {
  const rsaIdentity = new Uint8Array(20);
  assert.is(await open({}, { rsaIdentity }), 'the RSA identity is not the expected one');
  const ed25519Identity = new Uint8Array(32);
  assert.is(await open({}, { ed25519Identity }), 'the Ed25519 identity is not the expected one');
  const later = (): number => unixSeconds() + 10 * 365 * 24 * 3600;
  assert.is(await open({ unixSeconds: later }), 'a certificate is not valid now');
});

for (const version of [3, 4, 5]) {
  peers(`a relay of ours is believed, in link version ${version}`, async () => {
    const { channel } = await opened({ versions: [version], certificates: () => OURS });
    const begun = beginNtor(crypto, whoItIs, KEY_OCTETS);
    assert.ok(await create(channel, HANDSHAKE_TYPE.NTOR, begun));
    const identity = Buffer.from(OURS.ed25519Identity).toString('base64').replace(/=+$/, '');
    await relay.until(() => relay.output.includes(identity));
    channel.close();
  });
}

peers('an onion skin of TAP is answered with DESTROY', async () => {
  const { channel } = await opened();
  const { command } = await firstCell(channel, COMMAND.CREATE, crypto.random(186));
  assert.is(command, COMMAND.DESTROY);
  channel.close();
});

peers('a circuit id without the high bit is answered with DESTROY', async () => {
  const { channel, settings } = await opened();
  channel.send(5, COMMAND.CREATE_FAST, crypto.random(20), 0, 20);
  for (let tries = 0; settings.counters['cells of no circuit'] === 0 && tries < 100; tries++) {
    await sleep(20);
  }
  assert.is(settings.counters['cells of no circuit'], 1);
  channel.close();
});

peers('CREATE2 before NETINFO closes the link', async () => {
  const place = { address: LOOPBACK, port: relay.port };
  const link = await dialer.dial(place, AbortSignal.timeout(PATIENCE_MS));
  const closed = new Promise<void>((resolve) => {
    link.setUser({ received() {}, writable() {}, closed: () => resolve() });
  });
  link.write(handshakeCell({ is: 'versions', versions: [5] }, 3));
  const hdata = beginNtor(crypto, whoItIs, KEY_OCTETS).onionSkin;
  const body = { is: 'create2', htype: HANDSHAKE_TYPE.NTOR, hdata } as const;
  link.write(encodeCell({ circid: 0x80000001, body }, 5));
  await closed;
});

peers('a client of C tor opens a channel to our relay, and a circuit', async () => {
  const answered: number[] = [];
  const settings = settingsOf({
    certificates: () => OURS,
    addresses: [LOOPBACK],
    owner: {
      accept: (channel, circuitId) => ({
        cell(command, b, from, to) {
          answered.push(command);
          const answer = answerCreateFast(crypto, b.subarray(from, to), KEY_OCTETS)?.answer;
          if (command !== COMMAND.CREATE_FAST || answer === undefined) return;
          channel.send(circuitId, COMMAND.CREATED_FAST, answer, 0, answer.length);
        },
        settle() {},
        writable() {},
        channelGone() {},
      }),
    },
  });
  const listener = await listenForLinks({
    net: net as unknown as LinkNet,
    address: LOOPBACK,
    port: 0,
    credentials: () => OURS.link,
    accept: (link) => void acceptChannel(settings, link, { opened() {}, closed() {} }),
  });
  const fingerprint = Buffer.from(OURS.rsaIdentity).toString('hex').toUpperCase();
  const client = LoneTor.client(listener.place.port, fingerprint);
  try {
    await client.until(() => client.output.includes('Finished building circuit hop'));
    assert.match(client.output, /Got some good certificates/);
    assert.match(client.output, /Got good NETINFO cell/);
    assert.is(answered[0], COMMAND.CREATE_FAST);
    assert.is(settings.counters.opened, 1);
  } finally {
    await client.stop();
    listener.close();
  }
});

peers.run();
