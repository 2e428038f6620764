import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { ERRORS_AT_ONCE_A_DESTINATION_MAX } from '../../../runtime/network/icmp-rate.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { packetOf } from './wire.ts';

const redirects = suite('telling hosts of a better way');

const HOSTS = '2001:db8::3';

function router(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.on.isForwarding = true;
  one.own('fe80::1/64');
  one.own('2001:db8::1/64');
  one.meet(HOSTS, Uint8Array.of(2, 0, 0, 0, 0, 3));
  one.sent(10_000);
  return one;
}

function redirect(one: Host, from: string, to: string, next: string, size = 8): void {
  const b = packetOf({ from, to }, PROTOCOL_NUMBER.UDP, new Uint8Array(size));
  const about = { on: one.on, b, o: 0, end: b.length, cast: 0 } as const;
  one.ipv6.redirectSender.redirect(about, addressOf(next));
}

redirects('goes to neighbours, about routers by their link-local addresses', () => {
  const one = router();
  const went = counted(one.ipv6.redirectSender.counters, () => {
    redirect(one, HOSTS, '2001:db8:7::7', 'fe80::2');
    redirect(one, HOSTS, '2001:db8::7', '2001:db8::7');
    redirect(one, '2001:db8:9::9', '2001:db8:7::7', 'fe80::2');
    redirect(one, HOSTS, '2001:db8:7::7', '2001:db8::2');
  });
  assert.equal(went.toSorted(), ['notLinkLocal', 'notNeighbour', 'sent', 'sent']);
  const said = one.said('redirect');
  assert.equal(
    said.map(({ targetAddress, destinationAddress }) => [targetAddress, destinationAddress]),
    [
      ['fe80::2', '2001:db8:7::7'],
      ['2001:db8::7', '2001:db8::7'],
    ],
  );
});

redirects('quotes as much as every link carries, in whole units', () => {
  const one = router();
  redirect(one, HOSTS, '2001:db8:7::7', 'fe80::2', 1443);
  const [{ packet, message }] = one.sent();
  assert.ok(packet.payload.length <= 1240 && packet.payload.length > 1220);
  assert.is(packet.payload.length % 8, 0);
  const body = message?.body as { options: readonly { body: { is: string } }[] };
  assert.equal(
    body.options.map((option) => option.body.is),
    ['redirectedHeader'],
  );
});

redirects('is said no oftener than errors are', () => {
  const one = router();
  for (let round = 0; round < 100; round++) redirect(one, HOSTS, '2001:db8:7::7', 'fe80::2');
  assert.is(one.said('redirect').length, ERRORS_AT_ONCE_A_DESTINATION_MAX);
});

redirects('is said by a router that has a link-local address', () => {
  const one = router();
  one.ip.removeAddress(one.on, addressOf('fe80::1'));
  redirect(one, HOSTS, '2001:db8:7::7', 'fe80::2');
  assert.is(one.ipv6.redirectSender.counters.noSource, 1);
});

redirects.run();
