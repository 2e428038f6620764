import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import * as names from '../../../runtime/socket/constants.ts';
import type { OptionValue } from '../../../runtime/socket/options.ts';
import { ipRows, ipv6Rows } from '../../../runtime/socket/options/ip.ts';
import { fakeInterface } from '../../transport/udp/fake.ts';
import { at, newGround, shown } from '../ground.ts';
import type { Ground } from '../ground.ts';

const options = suite('options of IP');

const udp = ({ sockets }: Ground, family: number = names.AF_INET): number =>
  sockets.socket(family, names.SOCK_DGRAM);
const tcp = ({ sockets }: Ground): number => sockets.socket(names.AF_INET, names.SOCK_STREAM);

options('for hops and classes have the limits of Linux, and -1 for what is usual', () => {
  const ground = newGround();
  const { sockets } = ground;
  for (const [family, level, name, usual, least] of [
    [names.AF_INET, names.SOL_IP, names.IP_TTL, 64, 1],
    [names.AF_INET, names.SOL_IP, names.IP_MULTICAST_TTL, 1, 0],
    [names.AF_INET6, names.SOL_IPV6, names.IPV6_UNICAST_HOPS, 64, 0],
    [names.AF_INET6, names.SOL_IPV6, names.IPV6_MULTICAST_HOPS, 1, 0],
    [names.AF_INET, names.SOL_IP, names.IP_TOS, 0, 0],
    [names.AF_INET6, names.SOL_IPV6, names.IPV6_TCLASS, 0, 0],
  ]) {
    const socket = udp(ground, family);
    const get = (): unknown => sockets.getsockopt(socket, level, name);
    assert.is(get(), usual);
    for (const value of [least, 255]) {
      assert.is(sockets.setsockopt(socket, level, name, value), 0);
      assert.is(get(), value);
    }
    for (const value of [-2, 256, 'x']) {
      assert.is(shown(sockets.setsockopt(socket, level, name, value)), 'EINVAL');
    }
    assert.is(sockets.setsockopt(socket, level, name, -1), 0);
    assert.is(get(), usual);
  }
});

options('stand in what is sent', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  const socket = udp(ground);
  const set = (name: number, value: OptionValue): void => {
    assert.is(sockets.setsockopt(socket, names.SOL_IP, name, value), 0);
  };
  set(names.IP_TTL, 3);
  set(names.IP_TOS, 0xb8);
  set(names.IP_MTU_DISCOVER, names.IP_PMTUDISC_DONT);
  set(names.IP_MULTICAST_TTL, 4);
  set(names.IP_MULTICAST_LOOP, 0);
  sockets.sendto(socket, new Uint8Array(1), 0, 1, 0, at('127.0.0.1', 9));
  sockets.sendto(socket, new Uint8Array(1), 0, 1, 0, at('239.0.0.1', 9));
  const [one, many] = network.sent.map(({ options: sent }) => sent);
  assert.equal([one.hopLimit, one.trafficClass, one.dontFragment], [3, 0xb8, false]);
  assert.equal([many.hopLimit, many.multicastLoop], [4, false]);
});

options('leave ECN to TCP', () => {
  const ground = newGround();
  const { sockets, tcp: service } = ground;
  const socket = tcp(ground);
  sockets.connect(socket, at('127.0.0.1', 7));
  const [connection] = [...service.open];
  assert.is(sockets.setsockopt(socket, names.SOL_IP, names.IP_TOS, 0xbb), 0);
  assert.is(connection.options.trafficClass, 0xb8);
  assert.is(sockets.setsockopt(socket, names.SOL_IP, names.IP_TTL, 9), 0);
  assert.is(connection.options.hopLimit, 9);
});

options('for groups are not for streams', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = tcp(ground);
  const group = addressOf('239.0.0.1');
  for (const [name, value, answer] of [
    [names.IP_MULTICAST_TTL, 1, 'EINVAL'],
    [names.IP_MULTICAST_IF, 1, 'EINVAL'],
    [names.IP_ADD_MEMBERSHIP, { group }, 'EPROTO'],
    [names.IP_DROP_MEMBERSHIP, { group }, 'EPROTO'],
  ] as const) {
    assert.is(shown(sockets.setsockopt(socket, names.SOL_IP, name, value)), answer);
  }
});

options('join and leave groups by the interface that is named', () => {
  const ground = newGround();
  const { sockets, network } = ground;
  network.interfaces.push(fakeInterface('eth1', 2, ['192.0.2.1/24']));
  const socket = udp(ground);
  sockets.bind(socket, at('0.0.0.0', 7));
  const group = addressOf('239.0.0.1');
  const set = (name: number, value: OptionValue): string =>
    shown(sockets.setsockopt(socket, names.SOL_IP, name, value));
  const { IP_ADD_MEMBERSHIP: add, IP_DROP_MEMBERSHIP: drop } = names;
  assert.is(set(add, { group, interface: 'eth1' }), '0');
  assert.is(set(add, { group, interface: 2 }), 'EADDRINUSE');
  assert.is(set(add, { group, interface: 0 }), '0');
  assert.equal(network.joined, ['239.0.0.1 eth1', '239.0.0.1 eth0']);
  assert.is(set(add, { group, interface: 'eth9' }), 'ENODEV');
  assert.is(set(add, { group: addressOf('127.0.0.1') }), 'EINVAL');
  assert.is(set(add, 1), 'EINVAL');
  assert.is(set(drop, { group, interface: 2 }), '0');
  assert.is(set(drop, { group, interface: 2 }), 'EADDRNOTAVAIL');
  assert.equal(network.joined, ['239.0.0.1 eth0']);
});

options('name the interface for groups', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = udp(ground);
  const set = (value: OptionValue): string =>
    shown(sockets.setsockopt(socket, names.SOL_IP, names.IP_MULTICAST_IF, value));
  const get = (): unknown => sockets.getsockopt(socket, names.SOL_IP, names.IP_MULTICAST_IF);
  assert.equal([set('eth0'), get()], ['0', 1]);
  assert.equal([set(''), get()], ['0', 0]);
  assert.equal([set(1), get()], ['0', 1]);
  assert.equal([set('eth9'), set(true)], ['ENODEV', 'EINVAL']);
});

options('of the path are known to who has a peer', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = udp(ground);
  const mtu = (): string => shown(sockets.getsockopt(socket, names.SOL_IP, names.IP_MTU));
  assert.is(mtu(), 'ENOTCONN');
  sockets.connect(socket, at('127.0.0.1', 7));
  assert.is(mtu(), '1500');
  for (const value of [names.IP_PMTUDISC_DONT, names.IP_PMTUDISC_WANT, names.IP_PMTUDISC_DO]) {
    sockets.setsockopt(socket, names.SOL_IP, names.IP_MTU_DISCOVER, value);
    assert.is(sockets.getsockopt(socket, names.SOL_IP, names.IP_MTU_DISCOVER), value);
  }
});

options('of IPv6 alone can be chosen before a socket is bound', () => {
  const ground = newGround();
  const { sockets } = ground;
  const socket = udp(ground, names.AF_INET6);
  const set = (): string => shown(sockets.setsockopt(socket, names.SOL_IPV6, names.IPV6_V6ONLY, 1));
  assert.is(set(), '0');
  assert.is(sockets.getsockopt(socket, names.SOL_IPV6, names.IPV6_V6ONLY), 1);
  sockets.bind(socket, at('::', 7));
  assert.is(set(), 'EINVAL');
});

options('of raw sockets are those of RFC 3542', () => {
  const { sockets } = newGround();
  const other = sockets.socket(names.AF_INET6, names.SOCK_RAW, 99);
  const icmp = sockets.socket(names.AF_INET6, names.SOCK_RAW, 58);
  const set = (socket: number, value: OptionValue): string =>
    shown(sockets.setsockopt(socket, names.SOL_IPV6, names.IPV6_CHECKSUM, value));
  const get = (socket: number): unknown =>
    sockets.getsockopt(socket, names.SOL_IPV6, names.IPV6_CHECKSUM);
  assert.equal([get(other), get(icmp)], [-1, 2]);
  assert.equal([set(other, 3), set(icmp, 4), set(other, 4)], ['EINVAL', 'EINVAL', '0']);
  assert.equal([get(other), set(other, -1), get(other)], [4, '0', -1]);
  const filter = new Uint32Array(8).fill(5);
  const answer = sockets.setsockopt(other, names.SOL_ICMPV6, names.ICMP6_FILTER, filter);
  assert.is(shown(answer), 'EOPNOTSUPP');
  assert.is(sockets.setsockopt(icmp, names.SOL_ICMPV6, names.ICMP6_FILTER, filter), 0);
  assert.equal(sockets.getsockopt(icmp, names.SOL_ICMPV6, names.ICMP6_FILTER), filter);
  assert.equal([ipRows.length, ipv6Rows.length], [2, 2]);
});

options.run();
