/** Traceroute, path MTUs and fragments, behind our firewall and across routers of Linux. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { AF_INET, AF_INET6, SOCK_NONBLOCK, SOCK_STREAM } from '../../runtime/socket/constants.ts';
import type { Firewall } from '../../runtime/transport/firewall.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { at, writeAll } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { SMALL_MTU, startRouted, WAYS } from './routed.ts';
import type { Routed } from './routed.ts';

const routes = suite('our stack and routers of Linux');

const PORT = 7000;
const OCTETS = 300_000;

let world: Routed;
let firewall: Firewall;
let nonos: RunCommand;

routes.before(async () => {
  needRootAnd('nc', 'ping');
  world = await startRouted('routed');
  firewall = world.host.stack.enableFirewall();
  nonos = commandsOn(world.host, {});
});
routes.after(() => world.close());

async function hopsOf(...words: readonly string[]): Promise<readonly string[]> {
  const { status, output } = await nonos(['traceroute', '-n', '-q', '1', '-w', '2', ...words]);
  assert.is(status, 0, output);
  const lines = output.trimEnd().split('\n').slice(1);
  return lines.map((line) =>
    line
      .trim()
      .replace(/ +[\d.]+ ms/, '')
      .replace(/ +/g, ' '),
  );
}

const mtuTo = (address: string): number => {
  const route = world.host.stack.ip.route(addressOf(address));
  if (typeof route === 'string') throw new Error(route);
  return route.mtu;
};

for (const version of [4, 6] as const) {
  const { routers, far, twin, prohibited, unreachable } = WAYS[version];
  const over = `over IPv${version}`;
  const whole = [...routers, far].map((address, index) => `${index + 1} ${address}`);

  routes(`traceroute tells what a hop does not take ${over}`, async () => {
    const said = `2 ${routers[0]} !F`;
    assert.equal(await hopsOf('-F', twin, '1400'), [whole[0], said]);
  });

  for (const way of ['', '-U', '-I', '-T', `-T -p ${PORT}`]) {
    routes(`traceroute ${way} finds the way ${over}`, async () => {
      const words = way.split(' ').filter((word) => word !== '');
      assert.equal(await hopsOf(...words, far), whole);
    });
  }

  routes(`traceroute by TCP finds a port that is open ${over}`, async () => {
    const listen = ['-n', '-v', '-k', '-l', far, '8080'];
    const server = await world.far.start(/istening on/, 'nc', ...listen);
    assert.equal(await hopsOf('-T', '-p', '8080', '-f', '2', far), whole.slice(1));
    await server.stop();
  });

  routes(`traceroute marks who says that there is no way ${over}`, async () => {
    const noHost = version === 4 ? '!H' : '!N';
    for (const way of ['-U', '-T']) {
      // One at a time, as Linux does not tell of all; whatever hop it is that it tells of.
      const endOf = async (to: string): Promise<string> =>
        (await hopsOf(way, '-f', '2', '-N', '1', to)).at(-1)!.replace(/^\d+ /, '');
      assert.is(await endOf(prohibited), `${routers[1]} !X`);
      assert.is(await endOf(unreachable), `${routers[1]} ${noHost}`);
    }
  });

  routes(`a path MTU falls when a router says so, through the firewall ${over}`, async () => {
    const { sockets } = world.host;
    assert.is(mtuTo(far), 1500);
    const server = await world.far.start(/istening on/, 'nc', '-n', '-v', '-l', far, String(PORT));
    const { related } = firewall.counters;
    const family = version === 4 ? AF_INET : AF_INET6;
    const descriptor = sockets.socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockets.connect(descriptor, at(far, PORT));
    await writeAll(sockets, descriptor, Buffer.alloc(OCTETS, 'x'));
    sockets.close(descriptor);
    const { output } = await server.ended;
    assert.is(output.length, OCTETS);
    assert.is(mtuTo(far), SMALL_MTU);
    assert.ok(firewall.counters.related > related);
  });

  routes(
    `fragments of what we ask pass the firewall, those of others do not, ${over}`,
    async () => {
      // The first may be lost: Linux, too, learns what the path takes.
      const ours = await nonos(['ping', '-q', '-c', '5', '-i', '0.1', '-s', '4000', far]);
      assert.match(ours.output, /5 packets transmitted, [345] received/);
      const us = version === 4 ? '192.0.2.2' : '2001:db8::2';
      const ping = ['-q', '-c', '2', '-i', '0.2', '-W', '1', '-s', '4000', us];
      assert.match((await world.far.run('ping', ...ping)).output, ' 100% packet loss');
      firewall.add({ action: 'allow', direction: 'incoming' });
      assert.match((await world.far.run('ping', ...ping)).output, ' 0% packet loss');
      firewall.setRules([]);
    },
  );
}

routes.run();
