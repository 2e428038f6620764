import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Dhcpv6Information } from '../../../runtime/application/dhcpv6/information.ts';
import { CLIENT_ADDRESS } from '../dhcp/link.ts';
import { link6, reply } from './link.ts';

const information = suite('information by DHCPv6');

const DNS = { content: { is: 'dnsRecursiveNameServer', dnsServers: ['2001:db8::53'] } } as const;
const REFRESH = { content: { is: 'informationRefreshTime', refreshTime: 1 } } as const;

information('is asked for until somebody answers, and again when it is old', () => {
  const link = link6();
  const told: string[] = [];
  const asking = new Dhcpv6Information(link.here, link.eth0, ({ dnsServers }) =>
    told.push(dnsServers.join()),
  );
  assert.ok(asking.start());
  link.world.run(10_000);
  assert.ok(link.asked.length >= 3);
  assert.equal(told, []);
  const more = [DNS, REFRESH];
  link.answer = (question) => [reply(question, { kind: 'REPLY', more }, CLIENT_ADDRESS)];
  link.world.run(20_000);
  assert.equal([told, asking.stateName], [['2001:db8::53'], 'Informed']);
  // RFC 8415 §21.23: no sooner than after ten minutes.
  link.world.run(570_000);
  assert.is(told.length, 1);
  link.world.run(40_000);
  assert.is(told.length, 2);
  asking.stop();
  const count = link.asked.length;
  link.world.run(2_000_000);
  assert.is(link.asked.length, count);
});

information.run();
