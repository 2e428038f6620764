import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { IT_BEGINS_ANEW } from '../../../generated/transport/connection-tracking.machine.ts';
import {
  FLAGS_ACK as ACK,
  FLAGS_FIN as FIN,
  FLAGS_RST as RST,
  FLAGS_SYN as SYN,
} from '../../../generated/transport/tcp.wire.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { Exchange, TcpFlow } from '../../../runtime/transport/firewall/flow.ts';
import type { Flow, FlowKeeper } from '../../../runtime/transport/firewall/flow.ts';
import {
  DATAGRAM,
  OUR_QUESTION,
  Passage,
  SEGMENT,
} from '../../../runtime/transport/firewall/passage.ts';
import type { Kind } from '../../../runtime/transport/firewall/passage.ts';
import { RuleState } from '../../../runtime/transport/firewall/rule.ts';

const flows = suite('firewall: a flow');

const RULE = new RuleState({ action: 'allow', direction: 'incoming' });
const MINUTE = 60_000;

function began(kind: Kind, isToMany = false) {
  const world = new Simulation(1);
  let forgotten = 0;
  const keeper: FlowKeeper = {
    timers: world.timers,
    secure() {},
    release() {},
    forget: () => void forgotten++,
  };
  const passage = new Passage();
  passage.kind = kind;
  passage.octets = new Uint8Array(8);
  passage.isToMany = isToMany;
  const flow: Flow = new (kind === SEGMENT ? TcpFlow : Exchange)(keeper, passage, RULE, 0);
  /** `>` is sent, `<` received. */
  const hear = (way: '>' | '<', ctl = 0): number => {
    passage.sent = way === '>';
    passage.ctl = ctl;
    return flow.hear(passage);
  };
  /** How long it lives from now on, to the second. */
  const life = (): number => {
    const begun = world.now;
    world.runUntil(() => forgotten > 0, 1e9);
    return Math.round((world.now - begun) / 1000);
  };
  return { world, flow, hear, life };
}

type Word = readonly ['>' | '<', number];
const handshake: readonly Word[] = [
  ['>', SYN],
  ['<', SYN | ACK],
  ['>', ACK],
];

const ends: readonly (readonly [string, readonly Word[], string, number])[] = [
  ['half open', [['<', SYN]], 'Opening', 240],
  ['agreed to', handshake.slice(0, 2), 'Answered', 240],
  ['established', handshake, 'Established', 7440],
  ['half closed', [...handshake, ['<', FIN | ACK]], 'Closing', 240],
  ['closed', [...handshake, ['<', FIN | ACK], ['>', FIN | ACK], ['<', ACK]], 'Time-Wait', 240],
  ['reset by us', [...handshake, ['>', RST]], 'Ended', 10],
  ['reset by them', [...handshake, ['<', RST | ACK]], 'Doubtful', 240],
  ['there before', [['>', ACK]], 'Established', 7440],
  [
    'opened by both',
    [
      ['>', SYN],
      ['<', SYN],
      ['>', SYN | ACK],
      ['<', SYN | ACK],
      ['>', ACK],
    ],
    'Established',
    7440,
  ],
  ['reset, and still spoken of', [...handshake, ['<', RST], ['>', ACK]], 'Established', 7440],
];
for (const [what, words, state, seconds] of ends) {
  flows(`that is ${what} lives ${seconds} seconds`, () => {
    const { flow, hear, life } = began(SEGMENT);
    for (const [way, ctl] of words) hear(way, ctl);
    assert.is(flow.stateName, state);
    assert.is(life(), seconds);
  });
}

flows('that is over begins anew with a SYN', () => {
  for (const last of [
    [
      ['<', FIN | ACK],
      ['>', FIN | ACK],
    ],
    [['>', RST]],
    [['<', RST]],
  ] as readonly (readonly Word[])[]) {
    for (const way of ['>', '<'] as const) {
      const { hear } = began(SEGMENT);
      for (const [one, ctl] of [...handshake, ...last]) hear(one, ctl);
      assert.is(hear(way, SYN), IT_BEGINS_ANEW);
    }
  }
});

flows('that is established is none the less so for a SYN', () => {
  const { flow, hear } = began(SEGMENT);
  for (const [way, ctl] of handshake) hear(way, ctl);
  hear('<', SYN);
  assert.is(flow.stateName, 'Established');
});

flows('of datagrams lives half a minute, and three once they are answered', () => {
  const one = began(DATAGRAM);
  one.hear('>');
  assert.is(one.life(), 30);
  const other = began(DATAGRAM);
  other.hear('>');
  other.hear('<');
  assert.is(other.life(), 180);
});

flows('to many lives half a minute from the question, however many answer', () => {
  const { world, hear, life } = began(DATAGRAM, true);
  hear('>');
  world.run(20_000);
  hear('<');
  hear('<');
  assert.is(life(), 10);
});

flows('of a question of ICMP lives a minute', () => {
  const { world, hear, life } = began(OUR_QUESTION);
  hear('>');
  world.run(MINUTE / 2);
  hear('<');
  assert.is(life(), 60);
});

flows.run();
