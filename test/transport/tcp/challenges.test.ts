import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  FLAGS_ACK,
  FLAGS_RST,
  FLAGS_SYN,
  writeSegment,
} from '../../../generated/transport/tcp.wire.ts';
import { VERIFIED } from '../../../runtime/device/frame-info.ts';
import { connected } from './joined.ts';
import type { Packet, Pair } from './joined.ts';

const challenges = suite('tcp: blind attacks');

/** A segment to B that pretends to be from A, `offset` octets from what B expects next. */
function forge(pair: Pair, flags: number, offset: number, acknowledgment = 0): void {
  const { joined } = pair;
  const last = joined.packets.filter((one) => one.from === 'b').at(-1)!.segment;
  const route = joined.sides.b.route(joined.addressA);
  assert.ok(typeof route !== 'string');
  const b = new Uint8Array(20);
  writeSegment(
    b,
    0,
    20,
    20,
    last.destinationPort,
    last.sourcePort,
    (last.acknowledgmentNumber + offset) >>> 0,
    (last.sequenceNumber + acknowledgment) >>> 0,
    0,
    flags,
    1_000,
    0,
    route.pseudoHeader,
  );
  joined.sides.b.deliver(b);
  joined.sides.b.settle();
}

challenges('a RST within the window but not at its edge is challenged: RFC 5961 §3.2', () => {
  const pair = connected();
  forge(pair, FLAGS_RST, 100);
  assert.is(pair.far.stateName, 'Established');
  assert.is(pair.joined.b.counters.challengesSent, 1);
});

challenges('a RST outside of the window is nothing at all', () => {
  const pair = connected();
  for (const offset of [-1, -1_000_000, 10_000_000]) forge(pair, FLAGS_RST, offset);
  assert.is(pair.far.stateName, 'Established');
  assert.is(pair.joined.b.counters.challengesSent, 0);
});

challenges('a RST at the edge resets', () => {
  const pair = connected();
  forge(pair, FLAGS_RST, 0);
  assert.is(pair.server.fault, 'ECONNRESET');
});

challenges('a SYN is challenged, wherever it stands: RFC 5961 §4.2', () => {
  const pair = connected();
  forge(pair, FLAGS_SYN, 100);
  assert.is(pair.far.stateName, 'Established');
  assert.is(pair.joined.b.counters.challengesSent, 1);
});

challenges('an acknowledgment of what was never sent is challenged: RFC 5961 §5.2', () => {
  const pass = ({ segment, octets, info }: Packet): boolean => {
    // Timestamps become No-Operations.
    if (segment.syn) octets.fill(1, 26, 36);
    if (segment.syn) info.checksum = VERIFIED;
    return true;
  };
  const pair = connected({ pass });
  forge(pair, FLAGS_ACK, 0, 1_000_000);
  assert.is(pair.joined.b.counters.challengesSent, 1);
});

challenges('what has no timestamp where it should is dropped, and counted: RFC 7323 §3.2', () => {
  const pair = connected();
  const sent = pair.joined.packets.length;
  forge(pair, FLAGS_ACK, 0, 1_000_000);
  assert.is(pair.joined.b.counters.timestampMissing, 1);
  assert.is(pair.joined.packets.length, sent);
});

challenges('are limited for each connection: RFC 5961 §7', () => {
  const pair = connected();
  const begin = pair.joined.packets.length;
  for (let count = 0; count < 500; count++) forge(pair, FLAGS_SYN, 100);
  assert.is(pair.joined.packets.length - begin, pair.joined.b.limits.challengeAcksMax);
  pair.joined.run(1_001);
  forge(pair, FLAGS_SYN, 100);
  assert.is(pair.joined.b.counters.challengesSent, pair.joined.b.limits.challengeAcksMax + 1);
});

challenges('two that disagree do not go on for ever', () => {
  const pair = connected();
  const begin = pair.joined.packets.length;
  // Both believe that the other is somewhere else.
  const far = pair.far as unknown as { rcvNxt: number; sndNxt: number };
  far.rcvNxt = (far.rcvNxt + 5_000_000) >>> 0;
  pair.near.write(new Uint8Array(10));
  pair.joined.run(900);
  assert.ok(pair.joined.packets.length - begin < 60, `${pair.joined.packets.length - begin}`);
});

challenges.run();
