import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, holdsAddress } from '../../../runtime/base/address.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import type { Random } from '../../../runtime/base/random.ts';
import { PROTOCOL_NUMBER } from '../../../runtime/network/protocol-number.ts';
import { DATAGRAM, Passage, PLAIN, SEGMENT } from '../../../runtime/transport/firewall/passage.ts';
import { RuleIndex } from '../../../runtime/transport/firewall/rule-index.ts';
import { RuleState } from '../../../runtime/transport/firewall/rule.ts';
import type { Rule } from '../../../runtime/transport/firewall/rule.ts';

const index = suite('firewall: the index of rules');

/** Every rule in its order: what the index has to agree with. */
function slowFirst(rules: readonly RuleState[], passage: Passage, isOutgoing: boolean) {
  const { kind, protocol, localPort, remotePort, octets, remote, addressOctets } = passage;
  const name = kind === SEGMENT ? 'tcp' : kind === DATAGRAM ? 'udp' : 'icmp';
  const isIcmp = protocol === PROTOCOL_NUMBER.ICMP || protocol === PROTOCOL_NUMBER.ICMPV6;
  const port = isOutgoing ? remotePort : localPort;
  const peer = octets.slice(remote, remote + addressOctets);
  return rules.find(({ rule }) => {
    if ((rule.direction === 'outgoing') !== isOutgoing) return false;
    if (rule.peer !== undefined && !holdsAddress(rule.peer, peer)) return false;
    if (rule.interface !== undefined) return false;
    if (rule.ports !== undefined) {
      if (kind === PLAIN) return false;
      if (!rule.ports.some(([first, last]) => first <= port && port <= last)) return false;
    }
    if (rule.protocol === undefined) return true;
    if (typeof rule.protocol === 'number') return rule.protocol === protocol;
    return rule.protocol === name && (name !== 'icmp' || isIcmp);
  });
}

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[below(random, values.length)];

function anyRule(random: Random): Rule {
  const protocol = pick(random, [undefined, 'tcp', 'udp', 'icmp', 47] as const);
  const mayHavePorts = protocol === undefined || protocol === 'tcp' || protocol === 'udp';
  const first = below(random, 50);
  const ranges = [[first, first + pick(random, [0, 0, 5, 30])]] as const;
  const isSix = below(random, 4) === 0;
  const address = isSix
    ? addressOf(`2001:db8::${below(random, 8)}`)
    : addressOf(`10.0.${below(random, 3)}.${below(random, 8)}`);
  const length = pick(random, isSix ? [128, 64, 0] : [32, 24, 30, 8, 0]);
  return {
    action: pick(random, ['allow', 'block']),
    direction: pick(random, ['incoming', 'outgoing']),
    protocol,
    ports: mayHavePorts && below(random, 3) > 0 ? ranges : undefined,
    peer: below(random, 2) === 0 ? undefined : { address, length },
    interface: below(random, 10) === 0 ? 'elsewhere' : undefined,
  };
}

function anyPassage(random: Random): Passage {
  const passage = new Passage();
  const isSix = below(random, 4) === 0;
  passage.version = isSix ? 6 : 4;
  passage.addressOctets = isSix ? 16 : 4;
  const text = isSix
    ? `2001:db8::${below(random, 8)}`
    : `10.0.${below(random, 3)}.${below(random, 8)}`;
  passage.octets = addressOf(text);
  passage.kind = pick(random, [SEGMENT, DATAGRAM, PLAIN]);
  const { TCP, UDP, GRE, ICMP, ICMPV6 } = PROTOCOL_NUMBER;
  const icmp = isSix ? ICMPV6 : ICMP;
  passage.protocol =
    passage.kind === SEGMENT ? TCP : passage.kind === DATAGRAM ? UDP : pick(random, [GRE, icmp]);
  passage.localPort = below(random, 90);
  passage.remotePort = below(random, 90);
  return passage;
}

index('finds the rule that comes first, as asking each of them does', () => {
  const random = seededRandom(20_26);
  for (let round = 0; round < 60; round++) {
    const rules = Array.from({ length: below(random, 60) }, () => new RuleState(anyRule(random)));
    rules.forEach((state, at) => (state.number = at + 1));
    const made = new RuleIndex(rules);
    for (let packet = 0; packet < 200; packet++) {
      const passage = anyPassage(random);
      const isOutgoing = below(random, 2) === 0;
      const expected = slowFirst(rules, passage, isOutgoing)?.number;
      assert.is(made.first(passage, isOutgoing)?.number, expected);
    }
  }
});

index('knows the last port', () => {
  const rule: Rule = { action: 'block', direction: 'incoming', ports: [[65_535, 65_535]] };
  const made = new RuleIndex([new RuleState(rule)]);
  const passage = anyPassage(seededRandom(1));
  passage.kind = SEGMENT;
  passage.localPort = 65_535;
  assert.is(made.first(passage, false)?.rule, rule);
  passage.localPort = 65_534;
  assert.is(made.first(passage, false), undefined);
});

index.run();
