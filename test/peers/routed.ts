/** Our stack on a TAP; behind it two routers of Linux, a small link between them, and a host. */
import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { Namespace } from './namespace.ts';

export const SMALL_MTU = 1280;

/** By version: who is on the way, at its end by two addresses, and said to be there. */
export const WAYS = {
  4: {
    routers: ['192.0.2.1', '198.51.100.2'],
    far: '203.0.113.2',
    twin: '203.0.113.3',
    prohibited: '203.0.113.66',
    unreachable: '203.0.113.77',
  },
  6: {
    routers: ['2001:db8::1', '2001:db8:1::2'],
    far: '2001:db8:2::2',
    twin: '2001:db8:2::3',
    prohibited: '2001:db8:2::66',
    unreachable: '2001:db8:2::77',
  },
} as const;

const LINKS = [
  ['198.51.100.1/24', '198.51.100.2/24', '2001:db8:1::1/64', '2001:db8:1::2/64'],
  ['203.0.113.1/24', '203.0.113.2/24', '2001:db8:2::1/64', '2001:db8:2::2/64'],
] as const;

export interface Routed {
  readonly host: Host;
  readonly far: Namespace;
  close(): void;
}

export async function startRouted(label: string): Promise<Routed> {
  const host = await startHost(label);
  const near = host.namespace;
  const [middle, far] = ['middle', 'far'].map((name) => {
    const made = new Namespace(`${label}-${name}`);
    made.set('ipv6.conf.default.accept_dad', 0);
    return made;
  });
  for (const router of [near, middle]) {
    router.set('ipv4.ip_forward', 1);
    router.set('ipv6.conf.all.forwarding', 1);
    // Each probe is to be answered.
    router.set('ipv4.icmp_ratelimit', 0);
    router.set('ipv6.icmp.ratelimit', 0);
  }
  far.set('ipv4.icmp_ratelimit', 0);
  far.set('ipv6.icmp.ratelimit', 0);
  join(near, middle, LINKS[0], SMALL_MTU);
  join(middle, far, LINKS[1], 1500);
  for (const [one, to, via] of [
    [near, '203.0.113.0/24', '198.51.100.2'],
    [near, '2001:db8:2::/64', '2001:db8:1::2'],
    [middle, 'default', '198.51.100.1'],
    [middle, 'default', '2001:db8:1::1'],
    [far, 'default', '203.0.113.1'],
    [far, 'default', '2001:db8:2::1'],
  ] as const) {
    one.ip('route', 'add', to, 'via', via);
  }
  for (const { prohibited, unreachable, twin } of Object.values(WAYS)) {
    middle.ip('route', 'add', 'prohibit', prohibited);
    middle.ip('route', 'add', 'unreachable', unreachable);
    far.ip('address', 'add', twin, 'dev', 'up0');
  }
  host.stack.addRoute('0.0.0.0/0', { via: WAYS[4].routers[0] });
  host.stack.addRoute('::/0', { via: WAYS[6].routers[0] });
  const close = (): void => {
    host.close();
    middle.remove();
    far.remove();
  };
  return { host, far, close };
}

function join(
  one: Namespace,
  other: Namespace,
  [four, otherFour, six, otherSix]: (typeof LINKS)[number],
  mtu: number,
): void {
  one.ip('link', 'add', 'down0', 'type', 'veth', 'peer', 'name', 'up0', 'netns', other.name);
  for (const [namespace, name, addresses] of [
    [one, 'down0', [four, six]],
    [other, 'up0', [otherFour, otherSix]],
  ] as const) {
    for (const address of addresses) namespace.ip('address', 'add', address, 'dev', name);
    namespace.ip('link', 'set', name, 'mtu', `${mtu}`, 'up');
  }
}
