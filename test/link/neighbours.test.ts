import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import type { Address } from '../../runtime/base/address.ts';
import { below } from '../../runtime/base/random.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Ethernet } from '../../runtime/link/ethernet.ts';
import { Neighbours } from '../../runtime/link/neighbours.ts';
import { Recorder } from '../device/recorder.ts';
import { World } from '../network/world.ts';
import { OURS, THEIRS, hex, octets } from './frames.ts';

const neighbours = suite('neighbours');

const AT = 0x020000000002;
const silent = { etherType: 0x0800, solicit() {}, unreachable() {}, lost() {} };
const host = (number: number): Address =>
  addressOf(`10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`);

function make(neighboursMax = 4, seed = 1) {
  const world = new World(seed);
  const device = new Recorder({ hardwareAddress: octets(OURS) });
  const { timers, random } = world;
  const link = new Ethernet({ device });
  const all = new Neighbours({ link, resolver: silent, timers, random, neighboursMax });
  const send = (address: Address): boolean => {
    const hop = all.neighbour(address);
    return hop !== undefined && hop.send(new Uint8Array(100), 40, 100, newFrameInfo());
  };
  const find = (address: Address) => all.find(address, 0, address.length);
  const speak = (address: Address, isToUs: boolean): void =>
    all.announced(address, 0, address.length, AT, isToUs);
  const answer = (address: Address): void =>
    all.advertised(address, 0, address.length, AT, true, true);
  const shown = (): string[] => all.entries().map(({ address }) => showAddress(address));
  return { world, device, all, send, find, speak, answer, shown };
}

neighbours('are found by the octets of their address, wherever these stand', () => {
  const { all } = make();
  const one = all.neighbour(host(1));
  const b = new Uint8Array(30).fill(0xaa);
  b.set(host(1), 9);
  assert.is(all.find(b, 9, 4), one);
  assert.is(all.find(b, 8, 4), undefined);
  assert.is(all.neighbour(host(1)), one);
  const long = addressOf('fe80::1');
  const other = all.neighbour(long);
  assert.is(all.find(long, 0, 16), other);
});

neighbours('keep their address though the octets given are used again', () => {
  const { all, find } = make();
  const address = host(1);
  all.neighbour(address);
  address.fill(0);
  assert.ok(find(host(1)));
});

neighbours('are bounded: the one not used for longest goes', () => {
  const { send, answer, shown, all } = make(3);
  for (const number of [1, 2, 3]) {
    send(host(number));
    answer(host(number));
  }
  send(host(1));
  send(host(4));
  assert.equal(shown(), ['10.0.0.1', '10.0.0.3', '10.0.0.4']);
  assert.equal([all.size, all.counters.evicted], [3, 1]);
});

neighbours('that somebody waits for, or that were set by hand, do not go', () => {
  const { send, all, shown } = make(2);
  all.assign(host(1), octets(THEIRS));
  send(host(2));
  assert.not(send(host(3)));
  assert.not(all.assign(host(3), octets(THEIRS)));
  assert.equal([shown(), all.counters.refusedFull], [['10.0.0.1', '10.0.0.2'], 2]);
});

neighbours('give room again when nobody has answered', () => {
  const { world, send, shown } = make(2);
  send(host(1));
  send(host(2));
  world.pass(3000);
  assert.ok(send(host(3)));
  assert.equal(shown(), ['10.0.0.3']);
});

neighbours('do not come to be known by answering what nobody asked', () => {
  const { answer, speak, all, world } = make();
  for (let number = 0; number < 1000; number++) {
    answer(host(number));
    speak(host(number), false);
  }
  assert.equal([all.size, world.timers.next], [0, Infinity]);
});

neighbours('that speak to us are remembered while there is room, and push nobody out', () => {
  const { speak, send, answer, all, shown } = make(3);
  send(host(1));
  answer(host(1));
  for (let number = 10; number < 1010; number++) speak(host(number), true);
  assert.equal(shown(), ['10.0.0.1', '10.0.0.10', '10.0.0.11']);
  assert.is(all.counters.unaskedRefused, 998);
  send(host(1));
  send(host(2));
  send(host(3));
  assert.equal(shown(), ['10.0.0.1', '10.0.0.2', '10.0.0.3'], 'those who are sent to come first');
});

neighbours('are corrected by whatever names them', () => {
  const { send, answer, find, all } = make();
  send(host(1));
  answer(host(1));
  all.announced(host(1), 0, 4, 0x020000000009, false);
  assert.is(hex(find(host(1))!.hardwareAddress!), '020000000009');
});

neighbours('that do not say where they are answer only where that is known', () => {
  const { send, answer, find, all, world } = make();
  const quiet = (): void => all.advertised(host(1), 0, 4, undefined, true, false);
  send(host(1));
  quiet();
  assert.is(find(host(1))!.stateName, 'Incomplete');
  answer(host(1));
  world.pass(all.reachableTime);
  quiet();
  assert.is(find(host(1))!.stateName, 'Reachable');
});

neighbours('are forgotten when the cable is out, but for those set by hand', () => {
  const { device, send, answer, all, shown, world } = make();
  send(host(1));
  answer(host(1));
  send(host(2));
  all.assign(host(3), octets(THEIRS));
  device.setUp(false);
  assert.equal([shown(), world.timers.next === Infinity], [['10.0.0.3'], false]);
  all.flush(true);
  assert.equal(shown(), []);
  world.pass(1e6);
  assert.is(world.timers.next, Infinity, 'no timer is left');
});

neighbours('are removed one by one, when they are there', () => {
  const { all, send } = make();
  send(host(1));
  assert.equal([all.remove(host(1)), all.remove(host(1)), all.size], [true, false, 0]);
});

neighbours('are listed in the order of their addresses, with what is known of them', () => {
  const { all, send, answer } = make();
  for (const number of [300, 2, 10]) send(host(number));
  answer(host(10));
  assert.equal(
    all.entries().map((entry) => {
      const at = entry.hardwareAddress === undefined ? '-' : hex(entry.hardwareAddress);
      return `${showAddress(entry.address)} ${at} ${entry.state}`;
    }),
    ['10.0.0.2 - Incomplete', `10.0.0.10 ${THEIRS} Reachable`, '10.0.1.44 - Incomplete'],
  );
});

neighbours('are thought reachable for a time by chance about what was said: §6.3.2', () => {
  const times = new Set<number>();
  for (let seed = 0; seed < 200; seed++) {
    const { all } = make(4, seed);
    assert.ok(all.reachableTime >= 15_000 && all.reachableTime <= 45_000);
    times.add(all.reachableTime);
    all.baseReachableTime = 1000;
    assert.ok(all.reachableTime >= 500 && all.reachableTime <= 1500);
  }
  assert.is(times.size, 200);
});

neighbours('choose that time anew every few hours, and when another base is said', () => {
  const { all, world, send, answer } = make();
  const first = all.reachableTime;
  all.baseReachableTime = 30_000;
  assert.is(all.reachableTime, first, 'the same again is nothing new');
  send(host(1));
  answer(host(1));
  world.pass(3_600_000);
  assert.is(all.reachableTime, first);
  send(host(1));
  world.pass(3 * 3_600_000);
  send(host(1));
  assert.is.not(all.reachableTime, first);
});

neighbours('do as a list does, whatever comes and goes', () => {
  const { all, world, send, answer, speak, find } = make(8, 5);
  const known = new Set<number>();
  for (let step = 0; step < 20_000; step++) {
    const number = below(world.random, 24);
    const [isKnown, isFull] = [find(host(number)) !== undefined, all.size === 8];
    assert.is(isKnown, known.has(number), `step ${step}`);
    const what = below(world.random, 5);
    if (what === 0) send(host(number));
    else if (what === 1) answer(host(number));
    else if (what === 2) speak(host(number), true);
    else if (what === 3) all.remove(host(number));
    else world.pass(below(world.random, 2000));
    if (what === 2 && !isKnown) assert.is(find(host(number)) !== undefined, !isFull);
    known.clear();
    for (const { address } of all.entries()) known.add((address[2] << 8) | address[3]);
    assert.is(known.size, all.size);
    assert.ok(all.size <= 8);
  }
  const { created, forgotten } = all.counters;
  assert.is(created - forgotten, all.size);
});

neighbours.run();
