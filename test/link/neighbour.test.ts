import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import type { Address } from '../../runtime/base/address.ts';
import { NO_OFFLOAD } from '../../runtime/device/device.ts';
import { PARTIAL, newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import type { Resolver } from '../../runtime/link/link.ts';
import { PENDING_OCTETS_MAX, PENDING_PACKETS_MAX } from '../../runtime/link/neighbour.ts';
import type { Neighbour } from '../../runtime/link/neighbour.ts';
import { Neighbours } from '../../runtime/link/neighbours.ts';
import { Recorder } from '../device/recorder.ts';
import type { RecorderOptions } from '../device/recorder.ts';
import { World } from '../network/world.ts';
import { OTHERS, OURS, THEIRS, hex, octets } from './frames.ts';

const neighbour = suite('neighbour');

const IPV4 = 0x0800;
const PEER = addressOf('192.0.2.7');
const AT = 0x020000000002;
const ELSEWHERE = 0x020000000003;

/** Writes down what is asked, and what comes back. */
class Spy implements Resolver {
  readonly etherType = IPV4;
  readonly told: string[] = [];
  onUnreachable: () => void = () => {};

  solicit(target: Address, to: Uint8Array | undefined): void {
    this.told.push(`ask ${to === undefined ? 'everyone' : hex(to)} for ${showAddress(target)}`);
  }

  unreachable(target: Address, b: Uint8Array, o: number, end: number): void {
    this.told.push(`back from ${showAddress(target)}: ${hex(b.subarray(o, end))}`);
    this.onUnreachable();
  }

  lost(target: Address): void {
    this.told.push(`lost ${showAddress(target)}`);
  }

  take(): string[] {
    return this.told.splice(0);
  }
}

function make(options: RecorderOptions = {}) {
  const world = new World();
  const device = new Recorder({ hardwareAddress: octets(OURS), ...options });
  const link = new Ethernet({ device, frameOctetsMin: 0 });
  const spy = new Spy();
  const { timers, random } = world;
  const all = new Neighbours({ link, resolver: spy, timers, random, neighboursMax: 4 });
  const one = all.neighbour(PEER)!;
  const send = (packet: string, hop: Neighbour = one): boolean => {
    const payload = octets(packet);
    const b = new Uint8Array(40 + payload.length);
    b.set(payload, 40);
    return hop.send(b, 40, b.length, newFrameInfo());
  };
  const sent = (): string[] => device.take().map(hex);
  return { world, device, link, spy, all, one, send, sent };
}

const behind = (to: string, packet: string): string => `${to}${OURS}0800${packet}`;
const EVERYONE_ASKED = 'ask everyone for 192.0.2.7';
const PEER_ASKED = `ask ${THEIRS} for 192.0.2.7`;

neighbour('is asked for with the first packet, which waits for the answer', () => {
  const { one, send, sent, spy } = make();
  assert.ok(send('4501'));
  assert.ok(send('4502'));
  assert.equal([spy.take(), sent(), one.stateName], [[EVERYONE_ASKED], [], 'Incomplete']);
  one.advertise(AT, true, true);
  assert.equal(sent(), [behind(THEIRS, '4501'), behind(THEIRS, '4502')]);
  assert.is(one.stateName, 'Reachable');
  assert.ok(send('4503'));
  assert.equal([sent(), spy.take()], [[behind(THEIRS, '4503')], []]);
});

neighbour('keeps sixteen packets that wait, the newest, and what is said of each', () => {
  const { one, device, all } = make({ offload: { ...NO_OFFLOAD, checksum: true } });
  for (let count = 0; count < PENDING_PACKETS_MAX + 3; count++) {
    const b = new Uint8Array(100).fill(count);
    const info = { ...newFrameInfo(), checksum: PARTIAL, checksumStart: 60, checksumField: 66 };
    one.send(b, 40, 90, info as ReturnType<typeof newFrameInfo>);
    b.fill(0xee);
  }
  assert.is(all.counters.pendingDropped, 3);
  assert.is(all.pendingOctets, 50 * PENDING_PACKETS_MAX);
  one.advertise(AT, true, true);
  const frames = device.takeFrames();
  assert.equal(
    frames.map((frame) => frame.octets[14]),
    Array.from({ length: PENDING_PACKETS_MAX }, (_, index) => index + 3),
  );
  for (const { info } of frames) {
    assert.equal([info.checksum, info.checksumStart, info.checksumField], [PARTIAL, 34, 40]);
  }
  assert.is(all.pendingOctets, 0);
});

neighbour('is bounded in the octets that wait, for all of them together', () => {
  const { all } = make();
  const b = new Uint8Array(65_000);
  const hops = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map(addressOf);
  all.flush();
  for (let round = 0; round < 3 * PENDING_PACKETS_MAX; round++) {
    for (const hop of hops) {
      all.neighbour(hop)!.send(b, 40, b.length, { ...newFrameInfo(), segmentOctets: 1448 });
      assert.ok(all.pendingOctets <= PENDING_OCTETS_MAX);
    }
  }
  assert.ok(all.pendingOctets > PENDING_OCTETS_MAX - 4 * b.length);
  all.flush();
  assert.is(all.pendingOctets, 0);
});

neighbour('is given up after three questions, and its packets come back', () => {
  const { world, one, send, spy, all, sent } = make();
  send('4501');
  send('4502');
  world.pass(2999);
  assert.equal(spy.take(), [EVERYONE_ASKED, EVERYONE_ASKED, EVERYONE_ASKED]);
  world.pass(1);
  assert.equal(spy.take(), ['back from 192.0.2.7: 4501', 'back from 192.0.2.7: 4502']);
  assert.equal([one.stateName, one.isListed, all.size, sent()], ['None', false, 0, []]);
  assert.is(all.counters.returned, 2);
});

neighbour('is asked for anew with the next packet of who still holds it', () => {
  const { world, one, send, spy, sent } = make();
  send('4501');
  world.pass(3000);
  spy.take();
  assert.ok(send('4502'));
  one.advertise(AT, true, true);
  assert.equal([spy.take(), sent()], [[EVERYONE_ASKED], [behind(THEIRS, '4502')]]);
});

neighbour('may be sent to again from within the news that it is gone', () => {
  const { world, send, spy, all } = make();
  spy.onUnreachable = () => {
    spy.onUnreachable = () => {};
    send('4502');
  };
  send('4501');
  world.pass(3000);
  assert.equal([all.size, all.pendingOctets, all.counters.pendingDropped], [0, 0, 1]);
  send('4503');
  assert.is(all.size, 1);
});

neighbour('is doubted after a while, and asked itself when there is something to send', () => {
  const { world, one, send, sent, spy, all } = make();
  send('45');
  one.advertise(AT, true, true);
  world.pass(all.reachableTime);
  assert.is(one.stateName, 'Stale');
  world.pass(3_600_000);
  assert.equal([one.stateName, spy.take()], ['Stale', [EVERYONE_ASKED]]);
  send('46');
  assert.is(one.stateName, 'Delay');
  world.pass(5000);
  assert.equal([one.stateName, spy.take()], ['Probe', [PEER_ASKED]]);
  one.advertise(AT, true, false);
  assert.equal(
    [one.stateName, sent()],
    ['Reachable', [behind(THEIRS, '45'), behind(THEIRS, '46')]],
  );
});

neighbour('is not asked while an upper layer sees it answer', () => {
  const { world, one, send, spy, all } = make();
  send('45');
  one.advertise(AT, true, true);
  spy.take();
  for (let minute = 0; minute < 60; minute++) {
    world.pass(60_000);
    send('46');
    one.confirm();
    assert.is(one.stateName, 'Reachable');
  }
  assert.equal(spy.take(), []);
  world.pass(all.reachableTime + 1);
  assert.is(one.stateName, 'Stale');
});

neighbour('that answers no more is a router no more, and is asked for ever more rarely', () => {
  const { world, one, send, spy, all } = make();
  send('45');
  one.advertise(AT, true, true);
  world.pass(all.reachableTime);
  spy.take();
  send('46');
  world.pass(5000 + 2000);
  assert.equal(spy.take(), [PEER_ASKED, PEER_ASKED, PEER_ASKED]);
  world.pass(1000);
  assert.equal([spy.take(), one.stateName], [['lost 192.0.2.7', EVERYONE_ASKED], 'Unreachable']);
  let questions = 0;
  for (let second = 0; second < 600; second++) {
    send('47');
    world.pass(1000);
    questions += spy.take().length;
  }
  assert.ok(questions >= 10 && questions <= 13, `${questions} questions in ten minutes`);
});

neighbour('that answers no more is forgotten when nobody sends to it', () => {
  const { world, one, send, spy, all } = make();
  send('45');
  one.advertise(AT, true, true);
  world.pass(all.reachableTime);
  send('46');
  world.pass(5000 + 3000);
  spy.take();
  world.pass(3_600_000);
  assert.equal([spy.take(), all.size, one.stateName], [[], 0, 'None']);
});

neighbour('is believed to have moved, and looked at again', () => {
  const { one, send, sent } = make();
  send('45');
  one.advertise(AT, true, true);
  one.announce(ELSEWHERE);
  assert.is(one.stateName, 'Stale');
  send('46');
  assert.equal(sent(), [behind(THEIRS, '45'), behind(OTHERS, '46')]);
});

neighbour('that says otherwise without overriding is only doubted', () => {
  const { one, send, sent } = make();
  send('45');
  one.advertise(AT, true, true);
  one.advertise(ELSEWHERE, true, false);
  assert.is(one.stateName, 'Stale');
  send('46');
  assert.equal(sent(), [behind(THEIRS, '45'), behind(THEIRS, '46')]);
});

neighbour('set by hand is believed for ever, whatever anyone says', () => {
  const { world, one, send, sent, spy } = make();
  send('45');
  one.assign(AT);
  assert.equal(
    [one.stateName, one.isPermanent, sent()],
    ['Permanent', true, [behind(THEIRS, '45')]],
  );
  one.advertise(ELSEWHERE, true, true);
  one.announce(ELSEWHERE);
  one.confirm();
  spy.take();
  world.pass(1e9);
  send('46');
  world.pass(1e9);
  assert.equal([sent(), spy.take()], [[behind(THEIRS, '46')], []]);
  one.assign(ELSEWHERE);
  send('47');
  assert.equal(sent(), [behind(OTHERS, '47')]);
});

neighbour('says when the device has no room, and counts what was lost on being found', () => {
  const { one, send, device, all } = make({ room: 1 });
  send('45');
  send('46');
  one.advertise(AT, true, true);
  assert.is(all.counters.flushDropped, 1);
  assert.not(send('47'));
  device.makeRoom(1);
  assert.ok(send('48'));
});

neighbour('sends through the one that has taken its place', () => {
  const { one, send, sent, all } = make();
  one.remove();
  const other = all.neighbour(PEER)!;
  assert.is.not(one, other);
  send('45', other);
  other.advertise(AT, true, true);
  send('46', one);
  assert.equal([sent(), all.size], [[behind(THEIRS, '45'), behind(THEIRS, '46')], 1]);
});

neighbour('sends behind the header of a new address as soon as it has one', () => {
  const { one } = make();
  assert.is(one.hardwareAddress, undefined);
  one.announce(AT);
  assert.is(hex(one.hardwareAddress!), THEIRS);
  one.remove();
  assert.is(one.hardwareAddress, undefined);
});

neighbour.run();
