/**
 * A stack all of whose streams go through circuits: what it carries, what it refuses, and what of
 * it a neighbour sees on the wire, which is links to relays and nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeModules } from '../../adapters/node/index.ts';
import { OnionPlace } from '../../commands/onion/place.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { PROTOCOL_NUMBER } from '../../runtime/network/protocol-number.ts';
import { SOCK_DGRAM, SOCK_RAW } from '../../runtime/socket/constants.ts';
import { readAll } from '../adapters/node/modules.ts';
import { at, IPV4, IPV6 } from './host.ts';
import { needRootAnd, runProgram } from './namespace.ts';
import type { Program } from './namespace.ts';
import { digestOf } from './octets.ts';
import { authoritiesOf, BodyDigest, served, startGround } from './tor/ours.ts';
import type { Ground } from './tor/ours.ts';

const leaks = suite('streams through C tor, and nothing beside them');

const EACCES = -13;
const NOTE = new Uint8Array(16);
const folder = mkdtempSync(join(tmpdir(), 'nonos-onion-leaks-'));
const frames = join(folder, 'frames.pcapng');
const statePath = join(folder, 'state');

let ground: Ground;
let place: OnionPlace;
let capture: Program;

const colons = (octets: Uint8Array): string => Buffer.from(octets).toString('hex', 0, 6);

leaks.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'curl', 'tshark');
  ground = await startGround('leaks');
  const { host, network } = ground;
  const us = colons(host.device.hardwareAddress).replace(/..(?!$)/g, '$&:');
  const words = ['-i', 'net0', '-w', frames, '-s', '128', `ether src ${us}`];
  capture = await host.namespace.start(/Capturing on/, 'tshark', ...words);
  place = await OnionPlace.open({
    stack: host.stack,
    authorities: authoritiesOf(network),
    socks: { host: '127.0.0.1', port: 0 },
    statePath,
    enforceDistinctSubnets: false,
    versions: undefined,
  });
  await place.service.ready(AbortSignal.timeout(60_000));
  await served(place.service);
});
leaks.after(async () => {
  await place?.close();
  await ground?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function request(path: string): Promise<IncomingMessage> {
  const { http } = createNodeModules(ground.host.stack.sockets());
  return new Promise((answered, failed) => {
    http.get({ host: IPV4.linux, path, agent: false }, answered).on('error', failed);
  });
}

leaks('node:http over our sockets goes through circuits', async () => {
  const before = place.service.client.shared.counters.cellsReceived;
  const body = new BodyDigest();
  body.heard(Buffer.from('\r\n\r\n'));
  body.heard(await readAll(await request('/octets/2000000/3')));
  assert.is(body.digest(), digestOf(3, 2_000_000));
  assert.ok(place.service.client.shared.counters.cellsReceived - before > 4000);
});

leaks('a name is asked for at an exit', async () => {
  assert.equal(await place.names.resolve!('one.lab'), [IPV4.linux]);
});

for (const { version, family, linux, nobody } of [IPV4, IPV6]) {
  leaks(`UDP, ping and raw sockets are refused, over IPv${version}`, () => {
    const { host } = ground;
    const { sockets } = host;
    for (const address of [linux, nobody]) {
      const datagrams = sockets.socket(family, SOCK_DGRAM);
      assert.is(
        sockets.sendto(datagrams, NOTE, 0, NOTE.length, 0, at(address, 53)),
        EACCES,
        address,
      );
      sockets.close(datagrams);
      const protocol = version === 4 ? PROTOCOL_NUMBER.ICMP : PROTOCOL_NUMBER.ICMPV6;
      const raw = sockets.socket(family, SOCK_RAW, protocol);
      assert.ok(raw >= 0, `${raw}`);
      assert.is(sockets.sendto(raw, NOTE, 0, NOTE.length, 0, at(address, 0)), EACCES, address);
      sockets.close(raw);
      const route = host.stack.ip.route(addressOf(address));
      if (typeof route === 'string') throw new Error(route);
      const session = host.stack.echo.open({ reply() {}, error() {} })!;
      assert.is(session.send(route, 1, new Uint8Array(8)), 'EACCES', address);
      session.close();
    }
  });
}

leaks('who pings us has no answer, nor who knocks at a closed port', async () => {
  const { namespace } = ground.host;
  const ping = await namespace.run('ping', '-c', '1', '-W', '1', IPV6.us);
  assert.is.not(ping.status, 0, ping.output);
  const knock = await namespace.run(
    'curl',
    '--silent',
    '--max-time',
    '1',
    `http://[${IPV6.us}]:9/`,
  );
  assert.is(knock.status, 28, 'it is as if nobody were there');
});

const curl = async (...words: readonly string[]): Promise<string> => {
  const proxy = `127.0.0.1:${place.socksPort}`;
  const all = [
    '--silent',
    '--show-error',
    '--max-time',
    '30',
    '--socks5-hostname',
    proxy,
    ...words,
  ];
  const { output, complaints } = await runProgram('curl', ...all);
  assert.is(complaints, '');
  return output;
};

leaks('curl by SOCKS names hosts, and sends and has what it should', async () => {
  assert.is(await curl('http://web.lab/hello'), 'hello\n');
  assert.is(await curl('--data', 'some text', 'http://web.lab/echo'), 'some text');
  assert.is(await curl(`http://[${IPV6.linux}]/hello`), 'hello\n');
});

leaks('users of SOCKS with other passwords ride other circuits', async () => {
  const carrying = (): number =>
    place.service.client
      .circuits()
      .filter(({ streams, isolation }) => streams > 0 && isolation?.includes('socks')).length;
  const one = curl('--proxy-user', 'a:1', 'http://web.lab/slow/4000');
  const same = curl('--proxy-user', 'a:1', 'http://web.lab/slow/4000');
  const other = curl('--proxy-user', 'a:2', 'http://web.lab/slow/4000');
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, carrying())), 100);
  assert.equal(await Promise.all([one, same, other]), ['late\n', 'late\n', 'late\n']);
  clearInterval(look);
  assert.is(most, 2);
});

leaks('of all that, a neighbour saw links to relays, and nothing else', async () => {
  await capture.stop('SIGINT');
  const fields = ['ip.dst', 'ipv6.dst', 'ip.proto', 'ipv6.nxt', 'tcp.dstport', 'eth.type'];
  const words = fields.flatMap((field) => ['-e', field]);
  const { output } = await runProgram('tshark', '-n', '-r', frames, '-T', 'fields', ...words);
  const lines = output.split('\n').filter((line) => line !== '');
  assert.ok(lines.length > 100, `${lines.length} frames`);
  const relayPorts = new Set(ground.network.nodes.map(({ orPort }) => `${orPort}`));
  const others = new Set<string>();
  for (const line of lines) {
    const [ip, , protocol, next, port, type] = line.split('\t');
    const isArp = type === '0x0806';
    // Neighbours are found, and groups joined, as ever.
    const isNeighbourly = next !== '' && /^(0|58)$/.test(next);
    const isLink = ip === IPV4.linux && protocol === '6' && relayPorts.has(port);
    if (!isArp && !isNeighbourly && !isLink) others.add(line);
  }
  assert.equal([...others], []);
  const pings = await runProgram(
    'tshark',
    '-n',
    '-r',
    frames,
    '-Y',
    'icmpv6.type in {1..4,128,129}',
  );
  assert.is(pings.output, '');
});

leaks.run();
