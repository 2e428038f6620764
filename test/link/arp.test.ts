import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ipv4Word, showAddress } from '../../runtime/base/address.ts';
import type { Address } from '../../runtime/base/address.ts';
import { below } from '../../runtime/base/random.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Arp } from '../../runtime/link/arp.ts';
import type { ArpUser } from '../../runtime/link/arp.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { vlan } from '../../runtime/link/vlan.ts';
import { Recorder } from '../device/recorder.ts';
import { World } from '../network/world.ts';
import { EVERYONE, OTHERS, OURS, THEIRS, hex, octets } from './frames.ts';

const arp = suite('arp');

const IPV4_OVER_ETHERNET = '0001 0800 06 04';
const NOBODY = '000000000000';
const [US, PEER, STRANGER, NONE] = ['c0000201', 'c0000207', 'c0000208', '00000000'];
const HEADER = `${EVERYONE}${OURS}0806`;

interface Said {
  readonly to?: string;
  readonly source?: string;
  readonly opcode?: string;
  readonly sender?: string;
  readonly senderIp?: string;
  readonly target?: string;
  readonly targetIp?: string;
}

/** A frame of ARP: by default the peer asks everyone for us. */
function said(fields: Said = {}): Uint8Array {
  const { to = EVERYONE, sender = THEIRS, source = sender, opcode = '0001' } = fields;
  const { senderIp = PEER, target = NOBODY, targetIp = US } = fields;
  const packet = IPV4_OVER_ETHERNET + opcode + sender + senderIp + target + targetIp;
  return octets(to, source, '0806', packet, '00'.repeat(18));
}

const reply = (fields: Said = {}): Uint8Array =>
  said({ to: OURS, opcode: '0002', target: OURS, ...fields });

/** As it looks on the wire, without padding. */
const packet = (opcode: string, ...addresses: string[]): string =>
  (IPV4_OVER_ETHERNET + opcode + addresses.join('')).replace(/ /g, '');

class User implements ArpUser {
  readonly told: string[] = [];
  ours = [ipv4Word(addressOf('192.0.2.1'), 0)];
  isOurs(word: number): boolean {
    return this.ours.includes(word);
  }
  isHost(word: number): boolean {
    return word >>> 28 < 14 && word >>> 24 !== 127;
  }
  sourceFor(): number {
    return this.ours[0] ?? 0;
  }
  unreachable(target: Address): void {
    this.told.push(`unreachable ${showAddress(target)}`);
  }
  lost(target: Address): void {
    this.told.push(`lost ${showAddress(target)}`);
  }
}

function make({ neighboursMax = 16 } = {}) {
  const world = new World();
  const device = new Recorder({ hardwareAddress: octets(OURS) });
  const link = new Ethernet({ device });
  const user = new User();
  const { timers, random } = world;
  const one = new Arp({ link, user, timers, random, neighboursMax });
  const sent = (): string[] => device.take().map((frame) => hex(frame.subarray(0, 42)));
  const sendTo = (text: string): boolean =>
    one.neighbours.neighbour(addressOf(text))!.send(new Uint8Array(100), 40, 100, newFrameInfo());
  const known = (): string[] =>
    one.neighbours.entries().map(({ address, hardwareAddress, state }) => {
      const at = hardwareAddress === undefined ? '-' : hex(hardwareAddress);
      return `${showAddress(address)} ${at} ${state}`;
    });
  return { world, device, link, user, one, sent, sendTo, known };
}

const claimant = (told: string[]) => ({
  accepted: () => told.push('accepted'),
  yielded: () => told.push('yielded'),
  suspended: () => told.push('suspended'),
  givenUp: () => told.push('given up'),
});

arp('asks everyone for a neighbour, and takes the answer', () => {
  const { device, sent, sendTo, known } = make();
  sendTo('192.0.2.7');
  assert.equal(sent(), [HEADER + packet('0001', OURS, US, NOBODY, PEER)]);
  device.receive(reply());
  assert.equal(known(), [`192.0.2.7 ${THEIRS} Reachable`]);
  assert.is(sent()[0].slice(0, 28), `${THEIRS}${OURS}0800`);
});

arp('asks a neighbour itself whether it is still there', () => {
  const { device, world, one, sent, sendTo } = make();
  sendTo('192.0.2.7');
  device.receive(reply());
  world.pass(one.neighbours.reachableTime);
  sendTo('192.0.2.7');
  sent();
  world.pass(5000);
  assert.equal(sent(), [`${THEIRS}${OURS}0806` + packet('0001', OURS, US, NOBODY, PEER)]);
});

arp('tells IPv4 of who does not answer, and of who answers no more', () => {
  const { device, world, one, user, sendTo } = make();
  sendTo('192.0.2.8');
  world.pass(3000);
  assert.equal(user.told.splice(0), ['unreachable 192.0.2.8']);
  sendTo('192.0.2.7');
  device.receive(reply());
  world.pass(one.neighbours.reachableTime);
  sendTo('192.0.2.7');
  world.pass(8000);
  assert.equal(user.told, ['lost 192.0.2.7']);
});

arp('answers who asks for us, and remembers who it was', () => {
  const { device, sent, known } = make();
  device.receive(said());
  assert.equal(sent(), [`${THEIRS}${OURS}0806` + packet('0002', OURS, US, THEIRS, PEER)]);
  assert.equal(known(), [`192.0.2.7 ${THEIRS} Stale`]);
});

arp('answers who probes for us, and remembers nothing', () => {
  const { device, sent, known } = make();
  device.receive(said({ senderIp: NONE }));
  assert.equal(sent(), [`${THEIRS}${OURS}0806` + packet('0002', OURS, US, THEIRS, NONE)]);
  assert.equal(known(), []);
});

arp('answers for nobody else, and does not come to know who asks for others', () => {
  const { device, sent, known } = make();
  device.receive(said({ targetIp: STRANGER }), said({ senderIp: PEER, targetIp: PEER }));
  device.receive(reply({ targetIp: STRANGER }), reply());
  assert.equal([sent(), known()], [[], []]);
});

arp('corrects what it knows by whatever names the sender', () => {
  const { device, sendTo, known } = make();
  for (const frame of [
    said({ sender: OTHERS, targetIp: STRANGER }),
    said({ sender: OTHERS, targetIp: PEER }),
    said({ sender: OTHERS, targetIp: PEER, opcode: '0002' }),
  ]) {
    sendTo('192.0.2.7');
    device.receive(reply(), frame);
    assert.equal(known(), [`192.0.2.7 ${OTHERS} Stale`]);
  }
});

arp('takes for an answer only what is told to us alone', () => {
  const { device, sendTo, known } = make();
  sendTo('192.0.2.7');
  device.receive(reply({ to: EVERYONE }));
  assert.equal(known(), [`192.0.2.7 ${THEIRS} Stale`]);
});

arp('asks without an address of its own as one who has none', () => {
  const { user, sent, sendTo } = make();
  user.ours = [];
  sendTo('192.0.2.7');
  assert.equal(sent(), [HEADER + packet('0001', OURS, NONE, NOBODY, PEER)]);
});

arp('claims an address: probes, announces, answers once it is in use', () => {
  const { device, world, one, user, sent } = make();
  const told: string[] = [];
  user.ours = [];
  one.claims.claim(addressOf('192.0.2.1'), claimant(told));
  device.receive(said());
  world.pass(20_000);
  const probe = HEADER + packet('0001', OURS, NONE, NOBODY, US);
  const announcement = HEADER + packet('0001', OURS, US, NOBODY, US);
  assert.equal(sent(), [probe, probe, probe, announcement, announcement]);
  assert.equal(told, ['accepted']);
});

arp('yields an address to whoever answers for it, or probes for it', () => {
  for (const frame of [
    reply({ senderIp: US, targetIp: NONE }),
    said({ senderIp: US, targetIp: US }),
    said({ senderIp: US, targetIp: STRANGER }),
    said({ senderIp: NONE, targetIp: US }),
  ]) {
    const { device, world, one, user } = make();
    const told: string[] = [];
    user.ours = [];
    one.claims.claim(addressOf('192.0.2.1'), claimant(told));
    world.pass(1500);
    device.receive(frame);
    assert.equal(told, ['yielded']);
  }
});

arp('is not frightened by an echo of its own probes', () => {
  const { device, world, one, user } = make();
  const told: string[] = [];
  user.ours = [];
  one.claims.claim(addressOf('192.0.2.1'), claimant(told));
  for (let second = 0; second < 10; second++) {
    world.pass(1000);
    device.receive(...device.take());
  }
  assert.equal(told, ['accepted']);
  assert.ok(one.counters.fromOurselves >= 4);
});

arp('defends an address in use, and gives it up to who insists', () => {
  const { device, world, one, sent, known } = make();
  const told: string[] = [];
  one.claims.claim(addressOf('192.0.2.1'), claimant(told));
  world.pass(20_000);
  sent();
  const theft = said({ senderIp: US, targetIp: STRANGER });
  device.receive(theft);
  assert.equal(sent(), [HEADER + packet('0001', OURS, US, NOBODY, US)]);
  device.receive(theft);
  assert.equal([told, known()], [['accepted', 'given up'], []]);
  assert.is(one.counters.conflicts, 2);
});

arp('asks again for what it has claimed when the cable is back', () => {
  const { device, world, one, sent } = make();
  const told: string[] = [];
  one.claims.claim(addressOf('192.0.2.1'), claimant(told));
  world.pass(20_000);
  device.setUp(false);
  device.setUp(true);
  sent();
  world.pass(1000);
  assert.equal([told, sent().length], [['accepted', 'suspended'], 1]);
});

arp('counts a packet cut off anywhere, and every other kind of address', () => {
  const { device, one, known } = make();
  const whole = said();
  for (let end = 14; end < 42; end++) device.receive(whole.subarray(0, end));
  assert.is(one.counters.malformed, 28);
  for (let at = 14; at < 20; at++) {
    const broken = said();
    broken[at] ^= 0x40;
    device.receive(broken);
  }
  assert.equal([one.counters.malformed, known()], [34, []]);
});

arp('counts what neither asks nor answers', () => {
  const { device, one, sent } = make();
  for (const opcode of ['0000', '0003', '0008', 'ffff']) device.receive(said({ opcode }));
  assert.equal([one.counters.otherOpcode, sent()], [4, []]);
});

arp('believes no sender that nobody can be', () => {
  const { device, one, sent, known } = make();
  for (const sender of [EVERYONE, '01005e000001', NOBODY]) {
    device.receive(said({ sender, source: THEIRS }));
  }
  for (const senderIp of ['e0000001', 'ffffffff', '7f000001']) device.receive(said({ senderIp }));
  assert.equal([one.counters.badSender, sent(), known()], [6, [], []]);
});

arp('believes nobody who says that he is us', () => {
  const { device, one, sent, known } = make();
  device.receive(said({ sender: OURS, source: THEIRS }), said({ senderIp: US }));
  assert.equal([one.counters.fromOurselves, one.counters.conflicts], [1, 1]);
  assert.equal([sent(), known()], [[], []]);
});

arp('notes who speaks for another one, on Ethernet and on a VLAN', () => {
  const { device, one, link, world, user } = make();
  device.receive(said({ source: OTHERS }), said());
  assert.is(one.counters.senderIsNotSource, 1);
  const { timers, random } = world;
  const inside = new Arp({ link: vlan(link, 5), user, timers, random });
  const tagged = octets(EVERYONE, OTHERS, '8100 0005', hex(said().subarray(12)));
  device.receive(tagged);
  assert.is(inside.counters.senderIsNotSource, 1);
  assert.is(hex(device.take().at(-1)!).slice(24, 36), '810000050806');
});

arp('is not filled by a flood of those who ask, nor its timers by it', () => {
  const { device, one, sendTo, known, world } = make();
  sendTo('192.0.2.7');
  device.receive(reply());
  const { next } = world.timers;
  for (let number = 0; number < 5000; number++) {
    const senderIp = (0x0a000000 + number).toString(16).padStart(8, '0');
    device.receive(said({ senderIp }));
  }
  assert.is(one.neighbours.size, 16);
  assert.ok(known().includes(`192.0.2.7 ${THEIRS} Reachable`));
  assert.is(world.timers.next, next);
});

arp('counts what the device had no room for', () => {
  const { device, one, sendTo } = make();
  device.room = 0;
  sendTo('192.0.2.7');
  assert.is(one.counters.transmitDropped, 1);
});

arp('never throws, and counts each packet of noise once', () => {
  const { device, one, world } = make();
  const frames = 20_000;
  for (let count = 0; count < frames; count++) {
    const frame = said({ opcode: below(world.random, 2) === 0 ? '0001' : '0002' });
    for (let flips = below(world.random, 4); flips > 0; flips--) {
      frame[14 + below(world.random, 28)] = world.random.bits();
    }
    device.receive(frame);
    device.take();
  }
  const { malformed, otherOpcode, requestsReceived, repliesReceived } = one.counters;
  assert.is(malformed + otherOpcode + requestsReceived + repliesReceived, frames);
  assert.ok(one.neighbours.size <= 16);
});

arp.run();
