import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { MESSAGE_TYPE, OP, PORT, xid, yiaddr } from '../../../generated/application/dhcpv4.wire.ts';
import type { Option } from '../../../generated/application/dhcpv4.value.ts';
import { clientOf, DhcpServer } from '../../../runtime/dhcp.ts';
import { encodeLetter, readOptions } from '../../../runtime/application/dhcp/letter.ts';
import { EVERYONE } from '../../../runtime/network/ipv4/unrouted.ts';
import { UnroutedDatagrams } from '../../../runtime/transport/udp/unrouted.ts';
import { addressOf, ANY_IPV4, showAddress } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { CLIENT_ADDRESS, link, POOL } from './link.ts';
import type { Link } from './link.ts';

const serving = suite('DHCP server');

interface Answer {
  readonly kind: string;
  readonly yiaddr: string;
  readonly options: ReturnType<typeof readOptions>;
}

const kinds = new Map(Object.entries(MESSAGE_TYPE).map(([name, kind]) => [kind as number, name]));

/** Asks by hand from the client's end, and answers what came within a moment. */
function asker(one: Link): (kind: keyof typeof MESSAGE_TYPE, parts?: Asking) => readonly Answer[] {
  const heard: Answer[] = [];
  one.here.udp.open(
    { address: ANY_IPV4, port: PORT.CLIENT },
    {
      datagram(b, from, to) {
        const octets = copyOf(b, from, to);
        const options = readOptions(octets, 0, octets.length);
        const kind = kinds.get(options.get('dhcpMessageType')?.messageType ?? 0) ?? '';
        const word = yiaddr(octets, 0);
        const address = Uint8Array.of(word >>> 24, word >>> 16, word >>> 8, word);
        assert.is(xid(octets, 0), 7);
        heard.push({ kind, yiaddr: showAddress(address), options });
      },
      error() {},
    },
    { interface: one.eth0 },
  );
  const sender = new UnroutedDatagrams(one.eth0.link, one.here.random);
  return (kind, { hardwareAddress = CLIENT_ADDRESS, ciaddr, options = [] } = {}) => {
    const octets = encodeLetter({
      op: OP.BOOTREQUEST,
      xid: 7,
      hardwareAddress,
      broadcast: true,
      ...(ciaddr === undefined ? {} : { ciaddr }),
      options: [{ is: 'dhcpMessageType', messageType: MESSAGE_TYPE[kind] }, ...options],
    });
    const ports = { sourcePort: PORT.CLIENT, destinationPort: PORT.SERVER };
    sender.send({ source: ANY_IPV4, destination: EVERYONE, ...ports, octets });
    one.world.run(10);
    return heard.splice(0);
  };
}

interface Asking {
  readonly hardwareAddress?: Uint8Array;
  readonly ciaddr?: string;
  readonly options?: readonly Option[];
}

const wants = (requestedAddress: string): Option => ({
  is: 'requestedIpAddress',
  requestedAddress,
});
const by = (serverIdentifier: string): Option => ({ is: 'serverIdentifier', serverIdentifier });
const host = (number: number): Uint8Array => Uint8Array.of(2, 0, 0, 0, 1, number);
const summary = (answers: readonly Answer[]): readonly string[] =>
  answers.map((one) => `${one.kind} ${one.yiaddr}`);

serving('offers what is asked for where it can, else the next that is free', () => {
  const one = link();
  one.serve();
  const ask = asker(one);
  const offers = [
    ask('DHCPDISCOVER', { options: [wants('192.0.2.150')] }),
    ask('DHCPDISCOVER', { hardwareAddress: host(1), options: [wants('192.0.2.150')] }),
    ask('DHCPDISCOVER', { hardwareAddress: host(2), options: [wants('10.0.0.1')] }),
  ];
  assert.equal(offers.flatMap(summary), [
    'DHCPOFFER 192.0.2.150',
    'DHCPOFFER 192.0.2.100',
    'DHCPOFFER 192.0.2.101',
  ]);
});

serving('grants what it has offered, and refuses everything else', () => {
  const one = link();
  const server = one.serve();
  const ask = asker(one);
  ask('DHCPDISCOVER');
  const own = by('192.0.2.1');
  const another = ask('DHCPREQUEST', { options: [own, wants('192.0.2.101')] });
  const offered = ask('DHCPREQUEST', { options: [own, wants('192.0.2.100')] });
  assert.equal([another, offered].flatMap(summary), ['DHCPNAK 0.0.0.0', 'DHCPACK 192.0.2.100']);
  assert.is(offered[0].options.get('ipAddressLeaseTime')?.leaseTime, 3600);
  assert.is(offered[0].options.get('subnetMask')?.mask, '255.255.255.0');
  assert.equal(
    server.bindings.entries().map(({ client, state }) => [client, state]),
    [['02:00:00:00:00:01', 'leased']],
  );
});

serving('is silent when another server was chosen, and offers its own to somebody else', () => {
  const one = link();
  one.serve({ last: POOL.first });
  const ask = asker(one);
  ask('DHCPDISCOVER');
  assert.equal(ask('DHCPDISCOVER', { hardwareAddress: host(1) }), []);
  assert.equal(ask('DHCPREQUEST', { options: [by('192.0.2.9'), wants('192.0.2.100')] }), []);
  const second = ask('DHCPDISCOVER', { hardwareAddress: host(1) });
  assert.equal(summary(second), ['DHCPOFFER 192.0.2.100']);
});

serving('verifies what a client remembers, and refuses what is of another network', () => {
  const one = link();
  one.serve();
  const ask = asker(one);
  const verified = ask('DHCPREQUEST', { options: [wants('192.0.2.120')] });
  const foreign = ask('DHCPREQUEST', { options: [wants('10.0.0.7')] });
  const others = ask('DHCPREQUEST', { hardwareAddress: host(1), options: [wants('192.0.2.120')] });
  assert.equal([verified, foreign, others].flatMap(summary), [
    'DHCPACK 192.0.2.120',
    'DHCPNAK 0.0.0.0',
    'DHCPNAK 0.0.0.0',
  ]);
});

serving('keeps a reserved address for its client', () => {
  const one = link();
  const reservations = new Map([[clientOf(host(1)), '192.0.2.100']]);
  one.serve({ reservations });
  const ask = asker(one);
  const other = ask('DHCPDISCOVER', { options: [wants('192.0.2.100')] });
  const owner = ask('DHCPDISCOVER', { hardwareAddress: host(1) });
  assert.equal([other, owner].flatMap(summary), ['DHCPOFFER 192.0.2.101', 'DHCPOFFER 192.0.2.100']);
});

serving('tells more to who has an address already, and nothing of a lease', () => {
  const one = link();
  one.here.addAddress(one.eth0, '192.0.2.50/24');
  one.serve({ options: [{ is: 'domainName', domainName: 'example.test' }] });
  const ask = asker(one);
  const [told] = ask('DHCPINFORM', { ciaddr: '192.0.2.50' });
  assert.is(told.yiaddr, '0.0.0.0');
  assert.is(told.options.get('domainName')?.domainName, 'example.test');
  assert.is(told.options.get('ipAddressLeaseTime'), undefined);
});

serving('gives a flood of clients its whole pool and no more, and is whole again later', () => {
  const one = link();
  const server = one.serve({ last: '192.0.2.109' });
  const ask = asker(one);
  let offers = 0;
  for (let number = 0; number < 200; number++) {
    offers += ask('DHCPDISCOVER', { hardwareAddress: host(number) }).length;
  }
  assert.is(offers, 10);
  assert.is(server.counters.poolFull, 190);
  assert.is(server.bindings.entries().length, 10);
  one.world.run(61_000);
  assert.is(ask('DHCPDISCOVER').length, 1);
});

serving('counts letters that are none, however they are cut', () => {
  const one = link();
  const server = one.serve();
  const octets = encodeLetter({
    op: OP.BOOTREQUEST,
    xid: 1,
    hardwareAddress: CLIENT_ADDRESS,
    options: [{ is: 'dhcpMessageType', messageType: MESSAGE_TYPE.DHCPDISCOVER }],
  });
  const sender = new UnroutedDatagrams(one.eth0.link, one.here.random);
  const ports = { sourcePort: PORT.CLIENT, destinationPort: PORT.SERVER };
  for (let length = 0; length < 244; length++) {
    const piece = octets.subarray(0, length);
    sender.send({ source: ANY_IPV4, destination: EVERYONE, ...ports, octets: piece });
  }
  one.world.run(100);
  assert.is(server.counters.received, 244);
  assert.is(server.counters.malformed, 244);
});

serving('says at once what is wrong with how it is set up', () => {
  const { there, home, here, eth0 } = link();
  assert.throws(() => new DhcpServer(here, eth0, POOL), /no address of IPv4/);
  assert.throws(
    () => new DhcpServer(there, home, { first: '192.0.2.9', last: '192.0.2.1' }),
    /-7 addresses, expected 1 to 4096/,
  );
  const options = [{ is: 'domainName', domainName: 'a'.repeat(256) }] as const;
  assert.throws(() => new DhcpServer(there, home, { ...POOL, options }), /Domain Name/);
  new DhcpServer(there, home, POOL);
});

serving('answers a relay agent, who hands it on', () => {
  const one = link();
  one.here.addAddress(one.eth0, '192.0.2.254/24');
  one.serve();
  let heard = 0;
  one.here.udp.open(
    { address: ANY_IPV4, port: PORT.SERVER },
    { datagram: () => heard++, error() {} },
  );
  const octets = encodeLetter({
    op: OP.BOOTREQUEST,
    xid: 1,
    hardwareAddress: host(1),
    giaddr: '192.0.2.254',
    options: [{ is: 'dhcpMessageType', messageType: MESSAGE_TYPE.DHCPDISCOVER }],
  });
  const ports = { sourcePort: PORT.SERVER, destinationPort: PORT.SERVER };
  const sender = new UnroutedDatagrams(one.eth0.link, one.here.random);
  const source = addressOf('192.0.2.254');
  sender.send({ source, destination: EVERYONE, ...ports, octets });
  one.world.run(100);
  assert.is(heard, 1);
});

serving.run();
