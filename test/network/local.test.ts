import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newFrameInfo, PARTIAL, VERIFIED } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import type { Family } from '../../runtime/network/family.ts';
import { NetworkInterface } from '../../runtime/network/interfaces.ts';
import {
  LOCAL_OCTETS_MAX,
  LOCAL_PACKETS_A_TURN_MAX,
  LOCAL_PACKETS_MAX,
  LocalDelivery,
} from '../../runtime/network/local.ts';
import { counted } from './host.ts';
import { SpyLink, World } from './world.ts';

const local = suite('packets to ourselves');
const on = new NetworkInterface('eth0', 1, new SpyLink());

function setting(receive: (octets: Uint8Array, info: FrameInfo) => void = () => {}) {
  const world = new World();
  const received: Uint8Array[] = [];
  let settled = 0;
  const delivery = new LocalDelivery(world.timers, () => settled++);
  const family = {
    receiveLocal(_on: NetworkInterface, b: Uint8Array, o: number, end: number, info: FrameInfo) {
      received.push(b.slice(o, end));
      receive(b, info);
    },
  } as Family;
  const offer = (octets: Uint8Array, info = newFrameInfo()): boolean =>
    delivery.offer(family, on, octets, 0, octets.length, info);
  return { world, delivery, received, offer, settled: () => settled };
}

local('arrive when the sender is done, not before', () => {
  const { world, received, offer, settled } = setting();
  offer(counted(5));
  offer(counted(3000));
  assert.equal(received, []);
  world.pass(0);
  assert.equal(received, [counted(5), counted(3000)]);
  assert.is(settled(), 1);
});

local('are copies: what the sender does next does not matter', () => {
  const { world, received, offer } = setting();
  const octets = counted(9);
  offer(octets);
  octets.fill(0);
  world.pass(0);
  assert.equal(received, [counted(9)]);
});

local('need no checksum, and say where it would be', () => {
  const infos: FrameInfo[] = [];
  const { world, offer } = setting((_, info) => infos.push({ ...info }));
  const info = { ...newFrameInfo(), segmentOctets: 7, dataStart: 40 };
  offer(counted(100), { ...info, checksum: PARTIAL, checksumStart: 20, checksumField: 26 });
  world.pass(0);
  assert.equal(infos, [
    { checksum: VERIFIED, checksumStart: 20, checksumField: 26, segmentOctets: 7, dataStart: 40 },
  ]);
});

local('that answer each other for ever leave time for everything else', () => {
  const { world, offer, received } = setting((octets) => again(octets));
  const again = (octets: Uint8Array): void =>
    void (received.length < 10_000 && offer(octets.slice(0, 5)));
  offer(counted(5));
  world.pass(0);
  assert.is(received.length, 10_000);
});

local('are so many a turn, then the others', () => {
  const { world, offer, settled } = setting();
  for (let index = 0; index < LOCAL_PACKETS_A_TURN_MAX + 1; index++) offer(counted(5));
  world.pass(0);
  assert.is(settled(), 2);
});

local('are bounded in number and octets', () => {
  const { world, delivery, offer } = setting();
  for (let index = 0; index < LOCAL_PACKETS_MAX; index++) assert.ok(offer(counted(5)));
  assert.not.ok(offer(counted(5)));
  world.pass(0);
  assert.is(delivery.octets, 0);
  const large = counted(65535);
  let taken = 0;
  while (offer(large)) taken++;
  assert.is(taken, Math.floor(LOCAL_OCTETS_MAX / 65535));
  assert.is(delivery.counters.droppedFull, 2);
});

local.run();
