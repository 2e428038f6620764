import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody, Option } from '../../../generated/network/icmpv6.value.ts';
import { encodeFragment } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf, prefixOf, showAddress } from '../../../runtime/base/address.ts';
import type { Host } from '../ipv6/host.ts';
import { counted, snapshot } from '../ipv6/snapshot.ts';
import { frameOf, messageFrame, messageOctets, packetOf } from '../ipv6/wire.ts';
import type { Envelope } from '../ipv6/wire.ts';
import {
  advertisement,
  data,
  GLOBAL,
  host,
  known,
  OURS,
  PEER,
  PEER_HARDWARE,
  solicitation,
  sourceAt,
  targetAt,
  UDP,
} from './messages.ts';

const neighbours = suite('neighbours that break a rule');

const GROUP = 'ff02::1:ff00:1';
const redirect = (
  targetAddress: string,
  destinationAddress: string,
  ...options: readonly Option[]
): MessageBody => ({ is: 'redirect', targetAddress, destinationAddress, options });

interface Broken {
  readonly envelope: Envelope;
  readonly body: MessageBody;
  readonly code?: number;
  /** The counter that goes up, and in whose counters. */
  readonly counter: string;
  readonly of?: 'icmp' | 'discovery' | 'input';
}

const asked = solicitation(OURS, sourceAt(PEER_HARDWARE));
const told = advertisement(PEER, { override: true }, targetAt('02:00:00:00:00:77'));
const toAll = { from: PEER, to: 'ff02::1' };
const shown = redirect('fe80::7', '2001:db8:9::9', targetAt('02:00:00:00:00:77'));
const ROUTER = 'fe80::9';

/** RFC 4861 §7.1.1, §7.1.2 and §8.1: each rule, broken once. */
const broken: Readonly<Record<string, Broken>> = {
  'a solicitation from further than the link': {
    envelope: { from: PEER, to: GROUP, hopLimit: 254 },
    body: asked,
    counter: 'droppedHopLimit',
  },
  'a solicitation with a code': {
    envelope: { from: PEER, to: GROUP },
    body: asked,
    code: 1,
    counter: 'droppedCode',
  },
  'a solicitation for a group': {
    envelope: { from: PEER, to: GROUP },
    body: solicitation(GROUP, sourceAt(PEER_HARDWARE)),
    counter: 'droppedTarget',
    of: 'discovery',
  },
  'a probe that is not to the solicited-node group': {
    envelope: { from: '::', to: 'ff02::1' },
    body: solicitation(OURS),
    counter: 'droppedUnspecified',
    of: 'discovery',
  },
  'a probe that says where it is from': {
    envelope: { from: '::', to: GROUP },
    body: asked,
    counter: 'droppedUnspecified',
    of: 'discovery',
  },
  'a solicitation for somebody else': {
    envelope: { from: PEER, to: GROUP },
    body: solicitation('fe80::5', sourceAt(PEER_HARDWARE)),
    counter: 'droppedNotForUs',
    of: 'discovery',
  },
  'a solicitation from another link': {
    envelope: { from: '2001:db8:9::9', to: GROUP },
    body: asked,
    counter: 'droppedNotNeighbour',
    of: 'discovery',
  },
  'an advertisement from further than the link': {
    envelope: { ...toAll, hopLimit: 64 },
    body: told,
    counter: 'droppedHopLimit',
  },
  'an advertisement with a code': {
    envelope: toAll,
    body: told,
    code: 7,
    counter: 'droppedCode',
  },
  'an advertisement of a group': {
    envelope: toAll,
    body: advertisement('ff02::7', { override: true }, targetAt(PEER_HARDWARE)),
    counter: 'droppedTarget',
    of: 'discovery',
  },
  'an answer to all that nobody asked': {
    envelope: toAll,
    body: advertisement(PEER, { solicited: true }, targetAt('02:00:00:00:00:77')),
    counter: 'droppedSolicitedGroup',
    of: 'discovery',
  },
  'a redirect from further than the link': {
    envelope: { from: ROUTER, to: GLOBAL, hopLimit: 64 },
    body: shown,
    counter: 'droppedHopLimit',
  },
  'a redirect with a code': {
    envelope: { from: ROUTER, to: GLOBAL },
    body: shown,
    code: 2,
    counter: 'droppedCode',
  },
  'a redirect from no link-local address': {
    envelope: { from: '2001:db8::9', to: GLOBAL },
    body: shown,
    counter: 'droppedRedirectSource',
    of: 'discovery',
  },
  'a redirect from a router that is not the first hop': {
    envelope: { from: 'fe80::8', to: GLOBAL },
    body: shown,
    counter: 'droppedRedirectSource',
    of: 'discovery',
  },
  'a redirect of what is on the link': {
    envelope: { from: ROUTER, to: GLOBAL },
    body: redirect('fe80::7', '2001:db8::7'),
    counter: 'droppedRedirectSource',
    of: 'discovery',
  },
  'a redirect of a group': {
    envelope: { from: ROUTER, to: GLOBAL },
    body: redirect('fe80::7', 'ff0e::7'),
    counter: 'droppedRedirectDestination',
    of: 'discovery',
  },
  'a redirect to a router without a link-local address': {
    envelope: { from: ROUTER, to: GLOBAL },
    body: redirect('2001:db8::7', '2001:db8:9::9'),
    counter: 'droppedRedirectTarget',
    of: 'discovery',
  },
};

/** A host with a router, and with a neighbour that it knows. */
function settled(): Host {
  const one = host();
  for (const prefix of ['::/0', 'ff0e::/16']) {
    one.ipv6.routes.add({
      prefix: prefixOf(prefix),
      gateway: addressOf(ROUTER),
      interface: one.on,
      metric: 1,
      origin: 'static',
    });
  }
  one.hear({ from: PEER, to: OURS }, asked);
  one.sent();
  return one;
}

for (const [name, { envelope, body, code = 0, counter, of = 'icmp' }] of Object.entries(broken)) {
  neighbours(`let ${name} change a counter and nothing else`, () => {
    const one = settled();
    const before = snapshot(one);
    const counters = of === 'icmp' ? one.ipv6.icmp.counters : one.here.discovery.counters;
    const went = counted(counters, () => one.hear(envelope, body, code));
    assert.equal(
      went.filter((name) => name !== 'received'),
      [counter],
    );
    assert.equal(snapshot(one), before);
  });
}

neighbours('let nothing of it pass that is cut short, or whose sum is wrong', () => {
  const one = settled();
  const before = snapshot(one);
  for (const body of [asked, told, shown]) {
    const envelope = { from: PEER, to: GROUP };
    const whole = messageOctets(envelope, body);
    for (let length = 0; length < whole.length; length++) {
      const packet = packetOf(envelope, PROTOCOL_NUMBER.ICMPV6, whole.slice(0, length));
      one.device.receive(frameOf(envelope, packet));
    }
    for (let at = 0; at < whole.length; at++) {
      const bent = whole.slice();
      bent[at] ^= 0x10;
      one.device.receive(frameOf(envelope, packetOf(envelope, PROTOCOL_NUMBER.ICMPV6, bent)));
    }
  }
  assert.equal(snapshot(one), before);
  const { corrupt, malformed } = one.ipv6.icmp.counters;
  assert.ok(corrupt > 0 && malformed > 0);
});

neighbours('let an option of no length, or of too much of it, end the message', () => {
  const one = settled();
  const before = snapshot(one);
  for (const length of [0, 2, 255]) {
    const envelope = { from: PEER, to: GROUP };
    const frame = messageFrame(envelope, asked);
    // The option's length stands behind its type; the sum is mended by what the field lost.
    frame[14 + 40 + 24 + 1] = length;
    const sum = ((frame[14 + 42] << 8) | frame[14 + 43]) + 1 - length;
    const mended = sum < 0 ? sum + 0xffff : sum;
    frame[14 + 42] = mended >> 8;
    frame[14 + 43] = mended;
    assert.equal(
      counted(one.ipv6.icmp.counters, () => one.device.receive(frame)),
      ['received', 'malformed'],
    );
  }
  assert.equal(snapshot(one), before);
});

neighbours('say nothing in fragments that is believed: RFC 6980', () => {
  const one = settled();
  const before = snapshot(one);
  for (const [body, envelope] of [
    [asked, { from: PEER, to: GROUP }],
    [told, toAll],
    [shown, { from: ROUTER, to: GLOBAL }],
  ] as const) {
    const fragment = encodeFragment({
      nextHeader: PROTOCOL_NUMBER.ICMPV6,
      fragmentOffset: 0,
      mFlag: false,
      identification: 7,
      payload: messageOctets(envelope, body),
    });
    const frame = frameOf(envelope, packetOf(envelope, PROTOCOL_NUMBER.IPV6_FRAGMENT, fragment));
    assert.equal(
      counted(one.ipv6.icmp.counters, () => one.device.receive(frame)),
      ['received', 'droppedFragmented'],
    );
  }
  assert.equal(snapshot(one), before);
});

neighbours('are believed where the same message breaks no rule', () => {
  const one = settled();
  one.hear({ from: ROUTER, to: GLOBAL }, shown);
  one.hear(toAll, told);
  assert.equal(known(one), [`${PEER} 02:00:00:00:00:77 Stale`, 'fe80::7 02:00:00:00:00:77 Stale']);
  assert.is(showAddress(one.route('2001:db8:9::9').hop!.address), 'fe80::7');
  one.send('2001:db8:9::9', UDP, data);
  assert.is(one.sent()[0].toHardware, '02:00:00:00:00:77');
});

neighbours('show the way to what is on the link itself', () => {
  const one = settled();
  one.hear(
    { from: ROUTER, to: GLOBAL },
    redirect('2001:db8:9::9', '2001:db8:9::9', targetAt(PEER_HARDWARE)),
  );
  assert.is(showAddress(one.route('2001:db8:9::9').hop!.address), '2001:db8:9::9');
});

neighbours('redirect no router', () => {
  const one = settled();
  one.on.isForwarding = true;
  const before = snapshot(one);
  one.hear({ from: ROUTER, to: GLOBAL }, shown);
  assert.is(one.here.discovery.counters.droppedRedirectAsRouter, 1);
  assert.equal(snapshot(one), before);
});

neighbours.run();
