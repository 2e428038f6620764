import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { REDIRECT_AGE_MS, REDIRECTS_MAX } from '../../../runtime/network/ipv4/redirects.ts';
import { counted, Host, icmp, packet } from '../host.ts';

const redirects = suite('redirects');

interface Told {
  readonly destination?: string;
  readonly gateway?: string;
  readonly from?: string;
  readonly source?: string;
}

function tell(host: Host, told: Told = {}): void {
  const { destination = '192.0.2.1', gateway = '10.0.0.3', from = '10.0.0.254' } = told;
  const originalDatagram = packet({
    sourceAddress: told.source ?? '10.0.0.1',
    destinationAddress: destination,
    payload: counted(8),
  });
  const body = { is: 'redirect', gatewayInternetAddress: gateway, originalDatagram } as const;
  host.receive(icmp({ code: 1, body }, { sourceAddress: from }));
}

const firstHop = (host: Host, destination = '192.0.2.1'): string => {
  const { hop } = host.route(destination);
  return hop === undefined ? 'none' : showAddress(hop.address);
};

const heeding = (): Host => new Host({ options: { acceptsRedirects: true } });

redirects('are not heeded unless they are wanted, and never by routers', () => {
  const host = new Host();
  tell(host);
  assert.is(firstHop(host), '10.0.0.254');
  const router = heeding();
  router.eth0.isForwarding = true;
  tell(router);
  assert.is(firstHop(router), '10.0.0.254');
  assert.is(router.ipv4.redirects.counters.notHeeded, 1);
});

redirects('from the first hop change the way to one host, for a while', () => {
  const host = heeding();
  const before = host.route('192.0.2.1');
  tell(host);
  assert.not.ok(before.isCurrent);
  assert.is(firstHop(host), '10.0.0.3');
  assert.is(firstHop(host, '192.0.2.2'), '10.0.0.254');
  host.world.pass(REDIRECT_AGE_MS - 1);
  assert.is(firstHop(host), '10.0.0.3');
  host.world.pass(1);
  assert.is(firstHop(host), '10.0.0.254');
  assert.is(host.world.timers.next, Infinity);
});

redirects('may follow each other', () => {
  const host = heeding();
  tell(host);
  tell(host, { gateway: '10.0.0.4', from: '10.0.0.254' });
  assert.is(firstHop(host), '10.0.0.3');
  tell(host, { gateway: '10.0.0.4', from: '10.0.0.3' });
  assert.is(firstHop(host), '10.0.0.4');
  assert.is(
    [...host.ipv4.routes.entries()].filter(({ origin }) => origin === 'redirect').length,
    1,
  );
});

redirects('to a neighbour that does not answer are taken back', () => {
  const host = heeding();
  tell(host);
  tell(host, { destination: '192.0.2.2', gateway: '10.0.0.4' });
  host.ipv4.redirects.lost(host.eth0, addressOf('10.0.0.3'));
  assert.is(firstHop(host), '10.0.0.254');
  assert.is(firstHop(host, '192.0.2.2'), '10.0.0.4');
});

redirects('that cannot be true are counted and nothing else', () => {
  const host = heeding();
  const { counters } = host.ipv4.redirects;
  tell(host, { from: '10.0.0.9' });
  assert.is(counters.notFirstHop, 1);
  tell(host, { destination: '10.0.0.9' });
  assert.is(counters.notFirstHop, 2);
  for (const gateway of ['10.1.0.1', '0.0.0.0', '10.0.0.1', '10.0.0.255', '224.0.0.1']) {
    tell(host, { gateway });
  }
  assert.is(counters.badGateway, 5);
  tell(host, { source: '10.0.0.9' });
  tell(host, { destination: '224.0.0.1' });
  tell(host, { destination: '10.0.0.1' });
  assert.is(counters.notOurs, 3);
  const body = { is: 'redirect', gatewayInternetAddress: '10.0.0.3' } as const;
  host.receive(icmp({ code: 1, body: { ...body, originalDatagram: counted(19) } }));
  assert.is(counters.malformed, 1);
  assert.is(firstHop(host), '10.0.0.254');
});

redirects('are so many at most: the oldest makes room', () => {
  const host = heeding();
  for (let index = 0; index < REDIRECTS_MAX + 10; index++) {
    tell(host, { destination: `192.0.${index >> 8}.${index & 255}` });
  }
  assert.is(host.ipv4.redirects.counters.evicted, 10);
  assert.is(host.ipv4.routes.size, 2 + REDIRECTS_MAX);
  assert.is(firstHop(host, '192.0.0.9'), '10.0.0.254');
  assert.is(firstHop(host, '192.0.0.10'), '10.0.0.3');
});

redirects.run();
