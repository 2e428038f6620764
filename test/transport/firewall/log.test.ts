import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../../runtime/base/clock.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import {
  EVENTS_A_SECOND_MAX,
  EVENTS_AT_ONCE_MAX,
  EVENTS_MAX,
  FirewallLog,
  showFirewallEvent,
} from '../../../runtime/transport/firewall/log.ts';
import { Passage, PLAIN, SEGMENT } from '../../../runtime/transport/firewall/passage.ts';

const log = suite('firewall: the log');

function passage(): Passage {
  const made = new Passage();
  made.kind = SEGMENT;
  made.protocol = 6;
  made.octets = Uint8Array.of(...addressOf('192.0.2.1'), ...addressOf('192.0.2.2'));
  made.remote = 4;
  made.localPort = 22;
  made.remotePort = 4000;
  made.size = 60;
  return made;
}

log('says from where to where, and which rule', () => {
  const made = new FirewallLog(new VirtualClock(1500));
  made.note(passage(), 3, 'rule');
  const line = '1.500 blocked incoming tcp 192.0.2.2:4000 -> 192.0.2.1:22 60 octets on : rule 3';
  assert.is(showFirewallEvent(made.recent[0]), line);
});

log('says no ports where there are none, and why where no rule does', () => {
  const made = new FirewallLog(new VirtualClock());
  const plain = passage();
  plain.kind = PLAIN;
  plain.protocol = 47;
  plain.sent = true;
  made.note(plain, undefined, 'policy');
  assert.match(showFirewallEvent(made.recent[0]), 'outgoing gre 192.0.2.1 -> 192.0.2.2 60');
  assert.match(showFirewallEvent(made.recent[0]), /: policy$/);
});

log('tells of no more in a flood than it says, and counts the rest', () => {
  const clock = new VirtualClock();
  const made = new FirewallLog(clock);
  let heard = 0;
  made.listen(() => heard++);
  for (let each = 0; each < 10_000; each++) made.note(passage(), undefined, 'policy');
  assert.is(heard, EVENTS_AT_ONCE_MAX);
  assert.is(made.counters.suppressed, 10_000 - EVENTS_AT_ONCE_MAX);
  clock.moveTo(clock.now() + 1000);
  for (let each = 0; each < 10_000; each++) made.note(passage(), undefined, 'policy');
  assert.is(heard, EVENTS_AT_ONCE_MAX + EVENTS_A_SECOND_MAX);
});

log('keeps the last ones', () => {
  const clock = new VirtualClock();
  const made = new FirewallLog(clock);
  for (let each = 1; each <= EVENTS_MAX + 5; each++) {
    clock.moveTo(each * 1000);
    made.note(passage(), each, 'rule');
  }
  assert.is(made.recent.length, EVENTS_MAX);
  assert.is(made.recent[0].rule, 6);
});

log('tells nobody who has stopped to listen', () => {
  const made = new FirewallLog(new VirtualClock());
  const stop = made.listen(() => assert.unreachable());
  stop();
  made.note(passage(), 1, 'rule');
  assert.is(made.counters.events, 1);
});

log.run();
