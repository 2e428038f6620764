import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { Dhcpv6Client } from '../../../runtime/application/dhcpv6/client.ts';
import type { Dhcpv6Lease } from '../../../runtime/application/dhcpv6/client.ts';
import { CLIENT_ADDRESS } from '../dhcp/link.ts';
import { link6, reply } from './link.ts';
import type { Link6, Question, Told } from './link.ts';

const dhcp = suite('DHCPv6 client');

const ADDRESS = '2001:db8::100';
const PREFERENCE = { content: { is: 'preference', preference: 255 } } as const;
const DNS = {
  content: { is: 'dnsRecursiveNameServer', dnsServers: ['2001:db8::53', 'ff02::1'] },
} as const;

const say = (question: Question, told: Told): readonly Uint8Array[] => [
  reply(question, told, CLIENT_ADDRESS),
];

/** As a server that has one address. */
function grants(question: Question): readonly Uint8Array[] {
  const kind = question.kind === 'SOLICIT' ? 'ADVERTISE' : 'REPLY';
  return say(question, { kind, addresses: [ADDRESS], more: [DNS] });
}

function make(seed = 1) {
  const link: Link6 = link6(seed);
  const told: (Dhcpv6Lease | undefined)[] = [];
  const client = new Dhcpv6Client(link.here, link.eth0, { onLease: (lease) => told.push(lease) });
  const until = (state: string, withinMs: number): boolean =>
    link.world.runUntil(() => client.stateName === state, withinMs);
  return { link, told, client, until };
}

dhcp(
  'takes what is advertised when others have had their time, and uses it when it is free',
  () => {
    const { link, told, client, until } = make();
    link.answer = grants;
    assert.ok(client.start());
    assert.ok(until('Bound', 1200));
    assert.equal(told[0]?.dnsServers, ['2001:db8::53']);
    link.world.run(2000);
    assert.equal(link.leased(), [ADDRESS]);
    assert.equal(link.asked, ['SOLICIT', 'REQUEST']);
  },
);

dhcp('takes at once what wants to be taken', () => {
  const { link, client, until } = make();
  link.answer = (question) =>
    question.kind === 'SOLICIT'
      ? say(question, { kind: 'ADVERTISE', addresses: [ADDRESS], more: [PREFERENCE] })
      : grants(question);
  client.start();
  assert.ok(until('Bound', 50));
});

dhcp('renews, asks anyone when nobody answers, and gives up in the end', () => {
  const { link, told, client, until } = make();
  link.answer = grants;
  client.start();
  until('Bound', 2000);
  link.world.run(105_000);
  assert.equal([told.length, client.stateName], [2, 'Bound']);
  link.answer = () => [];
  assert.ok(until('Rebinding', 200_000));
  link.world.run(10);
  assert.ok(link.asked.includes('RENEW') && link.asked.includes('REBIND'));
  link.world.runUntil(() => client.lease === undefined, 300_000);
  assert.is(told.at(-1), undefined);
  assert.equal(link.leased(), []);
});

dhcp('begins again when its server has nothing for it any more', () => {
  const { link, client, until } = make();
  link.answer = grants;
  client.start();
  until('Bound', 2000);
  const failed = { is: 'statusCode', statusCode: 3, statusMessage: '' } as const;
  link.answer = (question) => say(question, { kind: 'REPLY', more: [{ content: failed }] });
  client.renew();
  assert.ok(until('Waiting', 100));
  assert.is(client.lease, undefined);
});

dhcp('declines what somebody else has', () => {
  const { link, client } = make();
  link.answer = grants;
  link.there.addAddress(link.home, `${ADDRESS}/64`);
  link.world.run(3000);
  client.start();
  assert.ok(link.world.runUntil(() => client.counters.declined > 0, 5000));
  link.world.run(5);
  assert.ok(link.asked.includes('DECLINE'));
});

/** With a lease, on a link whose cable was out for a moment; what was asked before is forgotten. */
function replugged(seed = 1) {
  const made = make(seed);
  const { link, client, until } = made;
  link.answer = grants;
  client.start();
  until('Bound', 2000);
  link.world.run(3000);
  link.asked.length = 0;
  const replug = (): void => {
    link.wire.change(null);
    link.world.run(2000);
    link.wire.change({ delayMs: 1 });
  };
  return { ...made, replug };
}

const status = (statusCode: number): Told => ({
  kind: 'REPLY',
  more: [{ content: { is: 'statusCode', statusCode, statusMessage: '' } }],
});

dhcp('keeps its addresses when the link is back, and a server says that they are of it', () => {
  const { link, told, until, replug } = replugged();
  link.answer = (question) => say(question, status(0));
  replug();
  assert.ok(until('Returning', 1) && until('Confirming', 3000) && until('Bound', 8000));
  assert.ok(link.asked.length > 0 && link.asked.every((kind) => kind === 'CONFIRM'));
  link.world.run(3000);
  assert.equal([told.length, link.leased()], [1, [ADDRESS]]);
  link.answer = grants;
  link.world.run(100_000);
  assert.equal([link.asked.at(-1), told.length], ['RENEW', 2]);
});

dhcp('gives them up when a server says that they are of another link', () => {
  const { link, told, client, until, replug } = replugged();
  link.answer = (question) => (question.kind === 'CONFIRM' ? say(question, status(4)) : []);
  replug();
  until('Confirming', 3000);
  assert.ok(until('Soliciting', 8000));
  assert.equal([told.at(-1), client.lease, link.leased()], [undefined, undefined, []]);
});

dhcp('keeps them when nobody says anything for ten seconds', () => {
  const { link, client, until, replug } = replugged();
  link.answer = () => [];
  replug();
  until('Confirming', 3000);
  const begun = link.world.now;
  assert.ok(until('Bound', 20_000));
  assert.ok(Math.abs(link.world.now - begun - 10_000) < 1);
  assert.ok(link.asked.length >= 2 && link.asked.every((kind) => kind === 'CONFIRM'));
  assert.is.not(client.lease, undefined);
});

dhcp('asks again when the link is back once more, and renews in its time', () => {
  const { link, client, until, replug } = replugged();
  link.answer = () => [];
  replug();
  until('Confirming', 3000);
  replug();
  assert.ok(until('Returning', 1));
  client.renew();
  assert.is(client.stateName, 'Returning', 'a link is asked about first');
  for (let seconds = 0; seconds < 100; seconds += 5) {
    link.world.run(3000);
    replug();
  }
  assert.ok(until('Renewing', 100_000) || client.stateName === 'Rebinding');
});

dhcp('asks anyone for more where the link is back while it asks its server', () => {
  const { link, client, until, replug } = replugged();
  client.renew();
  link.world.run(5);
  link.answer = () => [];
  client.renew();
  replug();
  assert.is(client.stateName, 'Rebinding');
  link.answer = grants;
  assert.ok(until('Bound', 30_000));
});

dhcp('speaks of no addresses where the link is back with another face', () => {
  const { link, client, replug } = replugged();
  link.answer = () => [];
  link.here.changeHardwareAddress(link.eth0, { kind: 'session' });
  replug();
  link.world.run(10_000);
  assert.is(client.lease, undefined);
  assert.not.ok(link.asked.includes('CONFIRM'));
  assert.ok(link.asked.includes('SOLICIT'));
});

dhcp('gives its addresses back', () => {
  const { link, client, until } = make();
  link.answer = grants;
  client.start();
  until('Bound', 2000);
  link.world.run(2000);
  client.release();
  link.world.run(10);
  assert.is(link.asked.at(-1), 'RELEASE');
  assert.equal([link.leased(), client.stateName], [[], 'Stopped']);
});

dhcp(
  'believes no answer of another exchange, of another client, or with addresses that are none',
  () => {
    const other = { is: 'duidLl', hardwareType: 1, linkLayerAddress: new Uint8Array(6) } as const;
    const wrong: readonly Partial<Told & Question>[] = [
      { transactionId: 1 },
      { client: other },
      { addresses: ['ff02::1'] },
      { addresses: ['::1'] },
      { addresses: ['fe80::7'] },
      { lifetimes: [0, 0, 10, 5] },
      { iaid: 99 },
    ];
    for (const parts of wrong) {
      const { link, client } = make();
      link.answer = (question) =>
        say({ ...question, ...parts }, { kind: 'ADVERTISE', addresses: [ADDRESS], ...parts });
      client.start();
      link.world.run(5000);
      assert.is(client.stateName, 'Soliciting', JSON.stringify(parts));
    }
  },
);

dhcp('hears nothing in what is cut short, and a flood changes nothing', () => {
  const { link, client, until } = make();
  link.answer = grants;
  client.start();
  until('Bound', 2000);
  const lease = client.lease;
  link.answer = (question) => {
    const whole = reply(question, { kind: 'REPLY', addresses: [ADDRESS] }, CLIENT_ADDRESS);
    return Array.from(whole, (_, end) => whole.subarray(0, end));
  };
  client.renew();
  link.world.run(1000);
  assert.is(client.stateName, 'Renewing');
  assert.is(client.lease, lease);
  assert.ok(client.hearing.counters.malformed > 40);
});

dhcp('asks ever more seldom', () => {
  const { link, client } = make();
  const at: number[] = [];
  link.answer = () => {
    at.push(link.world.now);
    return [];
  };
  client.start();
  link.world.run(60_000);
  const pauses = at.slice(1).map((one, index) => one - at[index]);
  pauses.forEach((pause, index) => assert.ok(pause >= 0.95 * 2 ** index * 900, String(pauses)));
  assert.ok(at.length >= 5 && at.length <= 8);
  assert.is(addressOf(ADDRESS).length, 16);
});

dhcp.run();
