/**
 * Every frame is accounted for: what comes into a part of the stack is what goes on from it, and
 * what it dropped, each under its reason. Counters that say how much came in stand on the left.
 */
import { countersOfStack } from '../../runtime/observe.ts';
import type { Stack } from '../../runtime/stack.ts';

interface Balance {
  readonly in: readonly string[];
  /** A name with a star stands for all that begin so; one with a minus is taken away. */
  readonly out: readonly string[];
}

const IPV4 = 'network/ipv4/input';
const IPV6 = 'network/ipv6/input';
const ICMPV4 = 'network/ipv4/icmp';
const ICMPV6 = 'network/ipv6/icmp';
const names = (path: string, list: string): string[] =>
  list.split(' ').map((name) => `${path}/${name}`);

const BALANCES: Readonly<Record<string, Balance>> = {
  link: {
    in: ['device/receivedFrames'],
    out: [
      ...names('link', 'malformed groupAsSource forOthers'),
      'link/demultiplexer/*',
      ...names('link/arp', 'malformed requestsReceived repliesReceived otherOpcode'),
      `${IPV4}/received`,
      `${IPV6}/received`,
      '-network/local/delivered',
    ],
  },
  IPv4: {
    in: [`${IPV4}/received`],
    out: [
      ...names(
        IPV4,
        'wrongVersion truncated malformed malformedOptions corrupt down martianSource ' +
          'martianOwnSource martianDestination unicastToMany sourceRouted notJoined notForUs ' +
          'delivered forwarded reassembly/fragments',
      ),
      `-${IPV4}/reassembly/reassembled`,
    ],
  },
  protocols: {
    in: [`${IPV4}/delivered`, `${IPV6}/delivered`],
    out: [
      `${IPV4}/unknownProtocol`,
      `${IPV6}/unknownProtocol`,
      `${ICMPV4}/received`,
      `${ICMPV6}/received`,
      'network/ipv4/igmp/received',
      'transport/tcp/segmentsReceived',
      'transport/udp/received',
    ],
  },
  'ICMP for IPv4': {
    in: [`${ICMPV4}/received`],
    out: names(
      ICMPV4,
      'wrongVersion malformed echo echoToMany echoReply errors redirect sourceQuench timestamp ' +
        'timestampIgnored ignored',
    ),
  },
  'errors of ICMP for IPv4': {
    in: [`${ICMPV4}/errors`],
    out: names(
      `${ICMPV4}/errors`,
      'reported quotedTooLittle quotedFragment quotedNotOurs fragmentationUnasked',
    ),
  },
  IGMP: {
    in: ['network/ipv4/igmp/received'],
    out: names('network/ipv4/igmp', 'malformed fromAfar queries reports ignored'),
  },
  TCP: {
    in: ['transport/tcp/segmentsReceived'],
    out: names(
      'transport/tcp',
      'toMany malformed corrupt toConnections toListeners strayResets fromOurselves noListener',
    ),
  },
};

/**
 * What does not add up, in words. A device may have received so many frames before there was this
 * stack.
 */
export function imbalances(stack: Stack, before = 0): readonly string[] {
  const counts = new Map<string, number>();
  for (const { parts, value } of countersOfStack(stack)) {
    const path = parts.join('/');
    counts.set(path, (counts.get(path) ?? 0) + value);
  }
  const frames = 'device/receivedFrames';
  counts.set(frames, (counts.get(frames) ?? 0) - before);
  const of = (name: string): number => {
    if (name.startsWith('-')) return -of(name.slice(1));
    if (!name.endsWith('*')) return counts.get(name) ?? 0;
    const stem = name.slice(0, -1);
    let sum = 0;
    for (const [path, count] of counts) if (path.startsWith(stem)) sum += count;
    return sum;
  };
  const sum = (list: readonly string[]): number => list.reduce((all, name) => all + of(name), 0);
  return Object.entries(BALANCES).flatMap(([name, balance]) => {
    const [come, gone] = [sum(balance.in), sum(balance.out)];
    return come === gone ? [] : [`${name}: ${come} came, ${gone} are accounted for`];
  });
}
