import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { textOf, Voice } from '../../../runtime/application/dhcp/voice.ts';
import { UnroutedDatagrams } from '../../../runtime/transport/udp/unrouted.ts';
import { addressOf, ANY_IPV4 } from '../../../runtime/base/address.ts';
import { link } from './link.ts';

const voices = suite('the voice of a client');
const SAID = { xid: 7, secs: 0 };

voices('is heard by a server, and hears it, with no address at all', () => {
  const { here, eth0, world, serve } = link();
  const voice = new Voice(eth0, here, undefined);
  let heard = 0;
  assert.is(
    voice.open(() => heard++),
    undefined,
  );
  const server = serve();
  voice.broadcast('DHCPDISCOVER', SAID);
  world.run(10);
  assert.equal([server.counters.discovered, heard, voice.counters.sent], [1, 1, 1]);
});

voices('hears what is sent to an address that is not its own, and only while it listens', () => {
  const { here, eth0, there, home, world } = link();
  const voice = new Voice(eth0, here, undefined);
  let heard = 0;
  voice.open(() => heard++);
  const sender = new UnroutedDatagrams(home.link, there.random);
  const say = (sourcePort: number, destinationPort: number): void => {
    const [source, destination] = ['192.0.2.1', '192.0.2.77'].map(addressOf);
    const octets = new Uint8Array(300);
    const to = { source, destination, to: eth0.link.hardwareAddress };
    sender.send({ ...to, sourcePort, destinationPort, octets });
    world.run(10);
  };
  say(67, 68);
  assert.is(heard, 1);
  for (const [from, to] of [
    [67, 69],
    [66, 68],
  ]) {
    say(from, to);
  }
  voice.close();
  say(67, 68);
  assert.equal([heard, here.ipv4.input.counters.notForUs], [1, 3]);
});

voices('is answered through a firewall that lets nothing else in', () => {
  const { here, eth0, world, serve, until, client } = link();
  here.enableFirewall();
  serve();
  client.start();
  assert.ok(until('Bound'));
  assert.is(here.firewall!.counters.blocked, 0);
  world.run(60_000);
  assert.is(here.firewall!.flows.size, 0);
  assert.ok(eth0.addresses.length > 0);
});

voices('counts what cannot be said', () => {
  const { here, eth0, wire } = link();
  const voice = new Voice(eth0, here, undefined);
  voice.send('DHCPRELEASE', '192.0.2.1', SAID);
  wire.change(null);
  voice.broadcast('DHCPDISCOVER', SAID);
  assert.equal(voice.counters, { sent: 0, notSent: 2 });
});

voices('is told when somebody else has the port of clients', () => {
  const { here, eth0 } = link();
  here.udp.open({ address: ANY_IPV4, port: 68 }, { datagram() {}, error() {} });
  assert.is(
    new Voice(eth0, here, undefined).open(() => {}),
    'EADDRINUSE',
  );
});

voices('writes addresses as people do', () => {
  assert.equal([0, -1, 0x0a000001].map(textOf), ['0.0.0.0', '255.255.255.255', '10.0.0.1']);
});

voices.run();
