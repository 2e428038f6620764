/** Options of levels SOL_IP, SOL_IPV6, SOL_RAW and SOL_ICMPV6: ip(7), ipv6(7), raw(7), icmp(7). */
import { PROTOCOL_NUMBER } from '../../network/protocol-number.ts';
import { HOP_LIMIT, MULTICAST_HOPS } from '../../transport/udp/port.ts';
import * as names from '../constants.ts';
import { DatagramSocket } from '../datagram.ts';
import { failure } from '../errno.ts';
import type { OpenSocket } from '../open-socket.ts';
import type { MembershipRequest, OptionRow, OptionValue } from '../options.ts';
import { RawSocket } from '../raw.ts';
import { StreamSocket } from '../stream.ts';
import type { Rows } from './row.ts';
import { flag, numberFrom, numberOf, only, within } from './row.ts';

const OCTET_MAX = 255;
/** ECN is TCP's own (RFC 3168 §6.1.2): who sets the class of a stream leaves it alone. */
const ECN = 0x3;

/** -1 stands for what is usual. */
const hops = (name: 'hopLimit' | 'multicastHops', least: number, usual: number): OptionRow => ({
  get: ({ packetOptions }) => packetOptions[name],
  set: (socket, value) => {
    if (name === 'multicastHops' && socket instanceof StreamSocket) return failure('EINVAL');
    if (value === -1) {
      socket.setPacketOption(name, usual);
      return 0;
    }
    return within(value, least, OCTET_MAX, (number) => socket.setPacketOption(name, number));
  },
});

const flagOf = (name: 'multicastLoop' | 'multicastAll'): OptionRow => ({
  get: ({ packetOptions }) => numberFrom(packetOptions[name]),
  set: (socket, value) => flag(value, (isOn) => socket.setPacketOption(name, isOn)),
});

const trafficClass: OptionRow = {
  get: ({ packetOptions }) => packetOptions.trafficClass,
  set: (socket, value) =>
    within(value === -1 ? 0 : value, 0, OCTET_MAX, (number) => {
      const isStream = socket instanceof StreamSocket;
      socket.setPacketOption('trafficClass', isStream ? number & ~ECN : number);
    }),
};

const discovery: OptionRow = {
  get: ({ packetOptions: { pathMtuDiscovery } }) =>
    pathMtuDiscovery === 'never'
      ? names.IP_PMTUDISC_DONT
      : pathMtuDiscovery === 'fitting'
        ? names.IP_PMTUDISC_WANT
        : names.IP_PMTUDISC_DO,
  set: (socket, value) =>
    within(value, names.IP_PMTUDISC_DONT, names.IP_PMTUDISC_DO, (number) =>
      socket.setPacketOption('pathMtuDiscovery', (['never', 'fitting', 'always'] as const)[number]),
    ),
};

/** Of the path to the peer. */
const mtu: OptionRow = {
  get: (socket) => {
    const { peer, device } = socket;
    if (peer === undefined) return failure('ENOTCONN');
    const route = socket.host.stack.network.route(peer.address, { interface: device });
    return typeof route === 'string' ? failure('ENOTCONN') : route.mtu;
  },
};

/** By name or number; nothing, or 0, for none. */
const multicastInterface: OptionRow = {
  get: ({ packetOptions }) => packetOptions.multicastInterface?.index ?? 0,
  set: (socket, value) => {
    if (socket instanceof StreamSocket) return failure('EINVAL');
    if (typeof value !== 'string' && typeof value !== 'number') return failure('EINVAL');
    const isNone = value === '' || value === 0;
    const found = isNone ? undefined : socket.host.interfaceOf(value);
    if (found === undefined && !isNone) return failure('ENODEV');
    socket.setPacketOption('multicastInterface', found);
    return 0;
  },
};

function isRequest(value: OptionValue): value is MembershipRequest {
  return typeof value === 'object' && 'group' in value;
}

const membership = (call: 'join' | 'leave'): OptionRow => ({
  set: (socket, value) => {
    // As Linux: what speaks to one peer has no groups.
    if (socket instanceof StreamSocket) return failure('EPROTO');
    if (!(socket instanceof DatagramSocket)) return failure('ENOPROTOOPT');
    if (!isRequest(value)) return failure('EINVAL');
    const { group, interface: by } = value;
    const found =
      by === undefined || by === 0 || by === '' ? undefined : socket.host.interfaceOf(by);
    if (found === undefined && by !== undefined && by !== 0 && by !== '') return failure('ENODEV');
    return socket[call](group, found);
  },
});

const receivesErrors = only(DatagramSocket, {
  get: (socket) => numberFrom(socket.receivesErrors),
  set: (socket, value) => flag(value, (isOn) => (socket.receivesErrors = isOn)),
});

const onlyIpv6: OptionRow = {
  get: (socket) => numberFrom(socket.onlyIpv6),
  // RFC 3493 §5.3: not when it has been bound.
  set: (socket, value) =>
    socket.local.port !== 0 && !(socket instanceof RawSocket)
      ? failure('EINVAL')
      : flag(value, (isOn) => (socket.onlyIpv6 = isOn)),
};

/** RFC 3542 §3.1: an even place, or -1 for none. */
const checksum = only(RawSocket, {
  get: (socket) => socket.checksumAt ?? -1,
  set: (socket, value) => {
    const number = numberOf(value);
    const isIcmp = socket.protocol === PROTOCOL_NUMBER.ICMPV6;
    if (number === undefined || isIcmp || number % 2 > 0) return failure('EINVAL');
    socket.checksumAt = number < 0 ? undefined : number;
    return 0;
  },
});

const includesHeader = only(RawSocket, {
  get: (socket) => numberFrom(socket.includesHeader),
  set: (socket, value) => flag(value, (isOn) => (socket.includesHeader = isOn)),
});

const filterOf = (protocol: number): OptionRow =>
  only(RawSocket, {
    get: (socket) => socket.filter.slice(),
    set: (socket, value) => {
      if (socket.protocol !== protocol) return failure('EOPNOTSUPP');
      if (!(value instanceof Uint32Array)) return failure('EINVAL');
      socket.filter.fill(0);
      socket.filter.set(value.subarray(0, socket.filter.length));
      return 0;
    },
  });

export const ipRows: readonly Rows[] = [
  [
    names.SOL_IP,
    {
      [names.IP_TOS]: trafficClass,
      [names.IP_TTL]: hops('hopLimit', 1, HOP_LIMIT),
      [names.IP_HDRINCL]: includesHeader,
      [names.IP_MTU_DISCOVER]: discovery,
      [names.IP_RECVERR]: receivesErrors,
      [names.IP_MTU]: mtu,
      [names.IP_MULTICAST_IF]: multicastInterface,
      [names.IP_MULTICAST_TTL]: hops('multicastHops', 0, MULTICAST_HOPS),
      [names.IP_MULTICAST_LOOP]: flagOf('multicastLoop'),
      [names.IP_MULTICAST_ALL]: flagOf('multicastAll'),
      [names.IP_ADD_MEMBERSHIP]: membership('join'),
      [names.IP_DROP_MEMBERSHIP]: membership('leave'),
    },
  ],
  [names.SOL_RAW, { [names.ICMP_FILTER]: filterOf(PROTOCOL_NUMBER.ICMP) }],
];

/** Options of IPv6 are for sockets of IPv6. */
function ofIpv6(row: OptionRow): OptionRow {
  const { get, set } = row;
  const isOther = ({ family }: OpenSocket): boolean => family !== names.AF_INET6;
  return {
    ...(get && { get: (socket) => (isOther(socket) ? failure('ENOPROTOOPT') : get(socket)) }),
    ...(set && {
      set: (socket, value) => (isOther(socket) ? failure('ENOPROTOOPT') : set(socket, value)),
    }),
  };
}

export const ipv6Rows: readonly Rows[] = [
  [
    names.SOL_IPV6,
    {
      [names.IPV6_UNICAST_HOPS]: ofIpv6(hops('hopLimit', 0, HOP_LIMIT)),
      [names.IPV6_TCLASS]: ofIpv6(trafficClass),
      [names.IPV6_MTU_DISCOVER]: ofIpv6(discovery),
      [names.IPV6_MTU]: ofIpv6(mtu),
      [names.IPV6_RECVERR]: ofIpv6(receivesErrors),
      [names.IPV6_V6ONLY]: ofIpv6(onlyIpv6),
      [names.IPV6_CHECKSUM]: ofIpv6(checksum),
      [names.IPV6_MULTICAST_IF]: ofIpv6(multicastInterface),
      [names.IPV6_MULTICAST_HOPS]: ofIpv6(hops('multicastHops', 0, MULTICAST_HOPS)),
      [names.IPV6_MULTICAST_LOOP]: ofIpv6(flagOf('multicastLoop')),
      [names.IPV6_MULTICAST_ALL]: ofIpv6(flagOf('multicastAll')),
      [names.IPV6_ADD_MEMBERSHIP]: ofIpv6(membership('join')),
      [names.IPV6_DROP_MEMBERSHIP]: ofIpv6(membership('leave')),
    },
  ],
  [names.SOL_ICMPV6, { [names.ICMP6_FILTER]: ofIpv6(filterOf(PROTOCOL_NUMBER.ICMPV6)) }],
];
