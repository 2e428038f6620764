import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { createLinkDialer, listenForLinks } from '../../../adapters/node/onion-links.ts';
import type { LinkListener, LinkNet } from '../../../adapters/node/onion-links.ts';
import { systemClock, systemRandom } from '../../../drivers/system/index.ts';
import { Loop } from '../../../drivers/system/loop.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { Timers } from '../../../runtime/base/timers.ts';
import { makeLinkCredentials } from '../../../runtime/onion/certificates/make.ts';
import { acceptChannel, openChannel } from '../../../runtime/onion/channel.ts';
import type { Link } from '../../../runtime/onion/link.ts';
import { HeardCircuit, HeardUser, NOW, OTHER_RELAY, RELAY } from '../../onion/channel/relays.ts';
import { channelCounters } from '../../../runtime/onion/channel/faults.ts';
import type { ChannelSettings } from '../../../runtime/onion/channel/settings.ts';
import { leftOpen, newModules } from './modules.ts';

const links = suite('onion: links by node:tls');
const crypto = createNodeOnionCrypto();
const modules = newModules();
links.after(modules.close);
const LOOPBACK = addressOf('127.0.0.1');
const never = new AbortController().signal;

const NETS: readonly (readonly [string, LinkNet])[] = [
  ["the system's sockets", net as LinkNet],
  ["our stack's sockets", modules.net as unknown as LinkNet],
];

interface Heard {
  readonly octets: Uint8Array[];
  closed: number;
  writable: number;
}

function hear(link: Link): Heard {
  const heard: Heard = { octets: [], closed: 0, writable: 0 };
  link.setUser({
    received: (b) => void heard.octets.push(copyOf(b)),
    writable: () => void heard.writable++,
    closed: () => void heard.closed++,
  });
  return heard;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries++) await sleep(5);
  assert.ok(isSo(), 'in two seconds');
}

interface Both {
  readonly mine: Link;
  readonly theirs: Link;
  readonly listener: LinkListener;
}

async function connect(over: LinkNet, credentials = RELAY.link): Promise<Both> {
  const accepted: Link[] = [];
  const listener = await listenForLinks({
    net: over,
    address: LOOPBACK,
    port: 0,
    credentials: () => credentials,
    accept: (link) => void accepted.push(link),
  });
  const mine = await createLinkDialer(over).dial(listener.place, never);
  await until(() => accepted.length === 1);
  return { mine, theirs: accepted[0], listener };
}

for (const [name, over] of NETS) {
  links(`over ${name}, octets go both ways, and both know the certificate`, async () => {
    const { mine, theirs, listener } = await connect(over);
    const [here, there] = [hear(mine), hear(theirs)];
    assert.equal(mine.certificate, RELAY.link.certificate);
    assert.equal(theirs.certificate, RELAY.link.certificate);
    mine.write(Uint8Array.of(1, 2, 3));
    await until(() => there.octets.length > 0);
    theirs.write(Uint8Array.of(4));
    await until(() => here.octets.length > 0);
    assert.equal(there.octets[0], Uint8Array.of(1, 2, 3));
    assert.equal(here.octets[0], Uint8Array.of(4));
    mine.close();
    await until(() => here.closed === 1 && there.closed === 1);
    listener.close();
  });

  links(`over ${name}, both export the same, by label and context`, async () => {
    const { mine, theirs, listener } = await connect(over);
    const context = Uint8Array.of(9);
    const exported = mine.exportKeyingMaterial('EXPORTER test', context, 32);
    assert.is(exported.length, 32);
    assert.equal(exported, theirs.exportKeyingMaterial('EXPORTER test', context, 32));
    assert.not.equal(exported, mine.exportKeyingMaterial('EXPORTER other', context, 32));
    assert.not.equal(exported, mine.exportKeyingMaterial('EXPORTER test', Uint8Array.of(8), 32));
    mine.abort();
    theirs.abort();
    listener.close();
  });

  links(`over ${name}, a link that has enough says so, and when it has not any more`, async () => {
    const { mine, theirs, listener } = await connect(over);
    const here = hear(mine);
    const there = hear(theirs);
    let written = 0;
    while (mine.write(new Uint8Array(16_384))) written++;
    assert.ok(written < 10_000);
    await until(() => here.writable > 0);
    mine.close();
    await until(() => there.closed === 1);
    const heard = there.octets.reduce((sum, { length }) => sum + length, 0);
    assert.is(heard, (written + 1) * 16_384, 'what was written is sent before the end');
    listener.close();
  });
}

links('what comes before there is a user waits for it', async () => {
  const { mine, theirs, listener } = await connect(net as LinkNet);
  mine.write(Uint8Array.of(7));
  await sleep(50);
  const there = hear(theirs);
  await until(() => there.octets.length === 1);
  mine.abort();
  await until(() => there.closed === 1);
  listener.close();
});

links('whoever sets a user on a link that is gone is told so', async () => {
  const { mine, theirs, listener } = await connect(net as LinkNet);
  mine.abort();
  theirs.abort();
  await sleep(50);
  const here = hear(mine);
  await until(() => here.closed === 1);
  assert.ok(mine.write(Uint8Array.of(1)), 'and writes into nothing');
  listener.close();
});

links('where nobody listens, the error says at which step', async () => {
  const { listener, mine, theirs } = await connect(net as LinkNet);
  listener.close();
  mine.abort();
  theirs.abort();
  await sleep(20);
  const dialed = createLinkDialer(net as LinkNet).dial(listener.place, never);
  await dialed.then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, /^TCP to 127\.0\.0\.1:\d+: .*ECONNREFUSED/),
  );
});

links('where nobody speaks TLS, the error says at which step', async () => {
  const server = net.createServer((socket) => socket.end('HTTP/1.0 400 no\r\n\r\n'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const dialed = createLinkDialer(net as LinkNet).dial({ address: LOOPBACK, port }, never);
  await dialed.then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, /^TLS with 127\.0\.0\.1:\d+: /),
  );
  server.close();
});

links('who dials may give up', async () => {
  const server = net.createServer((socket) => void socket.resume());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const controller = new AbortController();
  const place = { address: LOOPBACK, port };
  const dialed = createLinkDialer(net as LinkNet).dial(place, controller.signal);
  setTimeout(() => controller.abort(new Error('enough')), 20);
  await dialed.then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, 'enough'),
  );
  server.close();
});

links('more than the maximum are closed, and counted', async () => {
  const accepted: Link[] = [];
  const listener = await listenForLinks({
    net: net as LinkNet,
    address: LOOPBACK,
    port: 0,
    credentials: () => RELAY.link,
    accept: (link) => void accepted.push(link),
    linksMax: 1,
  });
  const dialer = createLinkDialer(net as LinkNet);
  const mine = await dialer.dial(listener.place, never);
  await dialer.dial(listener.place, never).then(
    () => assert.unreachable(),
    () => {},
  );
  assert.is(listener.counters.refused, 1);
  mine.abort();
  await until(() => accepted.length === 1);
  accepted[0].abort();
  listener.close();
});

links('who does not speak TLS to a listener is closed in time, and counted', async () => {
  const listener = await listenForLinks({
    net: net as LinkNet,
    address: LOOPBACK,
    port: 0,
    credentials: () => RELAY.link,
    accept: () => assert.unreachable(),
    handshakeTimeoutMs: 50,
  });
  const silent = net.connect(listener.place.port, '127.0.0.1');
  const loud = net.connect(listener.place.port, '127.0.0.1');
  loud.write('GET / HTTP/1.0\r\n\r\n');
  for (const socket of [silent, loud]) socket.on('error', () => {});
  await until(() => listener.counters.failed === 2);
  silent.destroy();
  loud.destroy();
  listener.close();
});

links('credentials that were made anew are shown to whoever connects next', async () => {
  const fresh = makeLinkCredentials(crypto, NOW, NOW + 86_400);
  let shown = RELAY.link;
  const listener = await listenForLinks({
    net: net as LinkNet,
    address: LOOPBACK,
    port: 0,
    credentials: () => shown,
    accept: (link) => link.abort(),
  });
  const dialer = createLinkDialer(net as LinkNet);
  const first = await dialer.dial(listener.place, never);
  assert.equal(first.certificate, RELAY.link.certificate);
  shown = fresh;
  const second = await dialer.dial(listener.place, never);
  assert.equal(second.certificate, fresh.certificate);
  first.abort();
  second.abort();
  listener.close();
});

links('a channel between two relays opens over real TLS, and carries cells', async () => {
  const timers = new Timers(systemClock);
  const loop = new Loop(timers);
  const settings: ChannelSettings = {
    timers,
    random: systemRandom(),
    crypto,
    unixSeconds: () => NOW,
    counters: channelCounters(),
  };
  const { mine, theirs, listener } = await connect(net as LinkNet);
  const [here, there] = [new HeardUser(), new HeardUser()];
  const responder = acceptChannel({ ...settings, certificates: () => RELAY }, theirs, there);
  const own = { ...settings, certificates: () => OTHER_RELAY };
  const initiator = openChannel(own, mine, RELAY, here);
  await until(() => here.isOpen && there.isOpen);
  assert.is(initiator.linkVersion, 5);
  assert.equal(responder.peer?.ed25519Identity, OTHER_RELAY.ed25519Identity);
  const circuit = new HeardCircuit();
  const id = responder.attach(circuit);
  for (let cell = 0; cell < 1000; cell++) initiator.send(id, 3, Uint8Array.of(cell), 0, 1);
  initiator.flush();
  await until(() => circuit.cells.length === 1000);
  initiator.close();
  await until(() => there.end === 'the link was lost');
  assert.ok(circuit.isGone);
  listener.close();
  loop.close();
});

links("nothing is left open of our stack's sockets", async () => {
  assert.is(await leftOpen(modules.stack), 0);
});

links.run();
