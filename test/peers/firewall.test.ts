/** The firewall on a TAP, at the other end of which are the kernel and its tools, and nmap. */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AF_INET, SOCK_DGRAM, SOCK_NONBLOCK, SOCK_STREAM } from '../../runtime/socket/constants.ts';
import { failure } from '../../runtime/socket/errno.ts';
import type { Firewall } from '../../runtime/transport/firewall.ts';
import { parseRule } from '../../runtime/transport/firewall/rule-text.ts';
import { at, IPV4, IPV6, startHost, writeAll } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';

const walls = suite('the firewall and the tools of Linux');

let host: Host;
let firewall: Firewall;

walls.before(async () => {
  needRootAnd('ping', 'nc', 'nmap');
  host = await startHost('firewall');
  firewall = host.stack.enableFirewall();
  for (const port of [22, 80, 443]) {
    for (const { us } of [IPV4, IPV6]) {
      const listener = host.stack.tcp.listen(at(us, port), 16);
      if (typeof listener === 'string') throw new Error(listener);
      listener.onAcceptable(() => listener.accept()?.close());
    }
  }
});
walls.after(() => host.close());

function rules(...lines: readonly string[]): void {
  firewall.setRules(lines.map((line) => parseRule(line.split(' '))));
}

/** By port, what nmap makes of it. */
async function scan(us: string, ...words: readonly string[]): Promise<Record<string, string>> {
  const version = us.includes(':') ? ['-6'] : [];
  const patience = ['--max-retries', '1', '--max-rtt-timeout', '300ms'];
  const usual = ['-n', '-Pn', ...patience, '-p', '22,80,81', '-oG', '-'];
  const { output } = await host.namespace.run('nmap', ...version, ...words, ...usual, us);
  const found = output.matchAll(/\b(\d+)\/([a-z|]+)\/(?:tcp|udp)/g);
  return Object.fromEntries([...found].map(([, port, state]) => [port, state]));
}

for (const { us, linux, family, version } of [IPV4, IPV6]) {
  walls(`nmap finds what is allowed, and nothing else, over IPv${version}`, async () => {
    rules('allow incoming 80', 'allow incoming 81');
    const open = { 22: 'filtered', 80: 'open', 81: 'closed' };
    assert.equal(await scan(us, '-sS'), open);
    const none = { 22: 'filtered', 80: 'filtered', 81: 'filtered' };
    assert.equal(await scan(us, '-sA'), none, 'no segment out of nothing');
    const [silent, closed] = ['open|filtered', 'closed'];
    assert.equal(await scan(us, '-sU'), { 22: silent, 80: closed, 81: closed });
  });

  walls(`a ping of the kernel is answered when it is allowed over IPv${version}`, async () => {
    rules();
    const words = ['-q', '-c', '2', '-i', '0.2', '-W', '1', us];
    assert.match((await host.namespace.run('ping', ...words)).output, ' 100% packet loss');
    rules('allow incoming icmp');
    assert.match((await host.namespace.run('ping', ...words)).output, ' 0% packet loss');
    rules(
      `block incoming icmp from ${version === 4 ? '192.0.2.0/24' : '2001:db8::/32'}`,
      'allow incoming all',
    );
    assert.match((await host.namespace.run('ping', ...words)).output, ' 100% packet loss');
  });

  walls(`nc is let in by a rule, and out without one, over IPv${version}`, async () => {
    rules();
    const nc = (port: number): Promise<{ readonly status: number }> =>
      host.namespace.run('nc', '-n', '-z', '-w', '1', us, String(port));
    assert.is((await nc(22)).status, 1);
    rules('allow incoming 22');
    assert.is((await nc(22)).status, 0);
    rules();
    const server = await host.namespace.start(/istening on/, 'nc', '-n', '-v', '-l', linux, '7000');
    const descriptor = host.sockets.socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0);
    host.sockets.connect(descriptor, at(linux, 7000));
    await writeAll(host.sockets, descriptor, Buffer.from('from inside\n'));
    await server.said(/from inside/);
    host.sockets.close(descriptor);
    await server.ended;
  });
}

walls('nmap in fragments gets no further', async () => {
  rules('allow incoming 80');
  assert.equal(await scan(IPV4.us, '-sS', '-f'), { 22: 'filtered', 80: 'open', 81: 'filtered' });
});

walls('the kernel says that a port of it is closed, and we hear it', async () => {
  rules();
  const { sockets } = host;
  const socket = sockets.socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  sockets.connect(socket, at(IPV4.linux, 9));
  sockets.send(socket, new Uint8Array(10), 0, 10);
  const b = new Uint8Array(10);
  for (let tries = 0; tries < 100 && sockets.recv(socket, b) === failure('EAGAIN'); tries++) {
    await sleep(20);
  }
  assert.ok(firewall.counters.related >= 1);
});

walls.run();
