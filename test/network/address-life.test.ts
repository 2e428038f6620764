import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { AddressLife, NONCE_OCTETS } from '../../runtime/network/address-life.ts';
import type { LifeGround } from '../../runtime/network/address-life.ts';
import { TENTATIVE } from '../../runtime/network/interface.ts';
import type { AddressState } from '../../runtime/network/interface.ts';
import { newInterfaceAddress } from '../../runtime/network/interfaces.ts';
import { World } from './world.ts';

const lives = suite('the life of an address');

/** What is asked of the interface, in order, each at its moment. */
class Ground implements LifeGround {
  readonly world = new World();
  readonly timers = this.world.timers;
  readonly random = seededRandom(5);
  readonly retransTimer = 1000;
  readonly maxMulticastSolicit = 3;
  readonly detectTransmits: number;
  readonly nonces: Uint8Array[] = [];
  readonly done: string[] = [];
  readonly #begun = this.timers.clock.now();

  constructor(detectTransmits = 1) {
    this.detectTransmits = detectTransmits;
  }

  listenFor(address: Uint8Array): void {
    this.#note(`listen ${showAddress(address)}`);
  }

  listenNoMore(): void {
    this.#note('listen no more');
  }

  probe(_address: Uint8Array, nonce: Uint8Array): void {
    this.nonces.push(nonce.slice());
    this.#note('probe');
  }

  changed({ own, state }: AddressLife): void {
    own.state = state as AddressState;
    this.#note(['tentative', 'preferred', 'deprecated', 'duplicated'][state]);
  }

  duplicated(): void {
    this.#note('report');
  }

  expired(life: AddressLife): void {
    this.#note('expired');
    life.remove();
  }

  succeed(): void {
    this.#note('succeed');
  }

  #note(what: string): void {
    this.done.push(`${Math.round(this.timers.clock.now() - this.#begun)} ${what}`);
  }
}

function life(detectTransmits = 1): { ground: Ground; one: AddressLife; take: () => string[] } {
  const ground = new Ground(detectTransmits);
  const own = newInterfaceAddress(addressOf('fe80::1'), 64, { state: TENTATIVE });
  return { ground, one: new AddressLife(ground, own), take: () => ground.done.splice(0) };
}

lives('begins with a probe that nobody answers', () => {
  const { ground, one, take } = life();
  one.assign(true);
  ground.world.pass(0);
  assert.equal(take(), ['0 listen fe80::1', '0 probe']);
  assert.ok(one.isTentative);
  ground.world.pass(999);
  assert.ok(one.isTentative);
  ground.world.pass(1);
  assert.equal(take(), ['1000 preferred']);
  assert.ok(one.isAssigned);
});

lives('waits by chance, up to a second, where many may begin at once', () => {
  const { ground, one, take } = life();
  one.assign(false);
  ground.world.pass(0);
  assert.equal(take(), []);
  ground.world.pass(1000);
  const probed = Number(take()[1].split(' ')[0]);
  assert.ok(probed > 0 && probed < 1000);
});

lives('begins with as many probes as are wished, a second between them', () => {
  const { ground, one, take } = life(3);
  one.assign(true);
  ground.world.pass(10_000);
  assert.equal(take(), [
    '0 listen fe80::1',
    '0 probe',
    '1000 probe',
    '2000 probe',
    '3000 preferred',
  ]);
  assert.is(new Set(ground.nonces.map(String)).size, 3, 'each with a nonce of its own');
});

lives('is taken at its word where nobody is to be asked', () => {
  const { one, take } = life(0);
  one.assign(true);
  assert.equal(take(), ['0 listen fe80::1', '0 preferred']);
});

lives('ends before it began where another node has the address', () => {
  const { ground, one, take } = life();
  one.assign(true);
  ground.world.pass(500);
  take();
  one.conflict();
  assert.equal(take(), ['500 listen no more', '500 duplicated', '500 report']);
  assert.ok(one.isDuplicated);
  ground.world.pass(10_000);
  assert.equal(take(), []);
  one.assign(true);
  ground.world.pass(2000);
  assert.ok(one.isAssigned, 'but may be tried again');
});

lives('hears its own probes come back, and asks on until none does: RFC 7527', () => {
  const { ground, one, take } = life();
  one.assign(true);
  ground.world.pass(10);
  take();
  one.loopback();
  ground.world.pass(990);
  assert.equal(take(), ['1000 probe']);
  ground.world.pass(500);
  one.loopback();
  ground.world.pass(10_000);
  assert.equal(take(), [
    '2000 probe',
    '3000 probe',
    '4000 probe',
    '5000 probe',
    '6000 probe',
    '7000 preferred',
  ]);
});

lives('knows its nonces, and no others', () => {
  const { ground, one } = life(2);
  one.assign(true);
  ground.world.pass(1500);
  const [first, second] = ground.nonces;
  assert.ok(one.isOurNonce(first, 0, NONCE_OCTETS));
  const b = new Uint8Array(20);
  b.set(second, 7);
  assert.ok(one.isOurNonce(b, 7, 7 + NONCE_OCTETS));
  assert.not(one.isOurNonce(b, 6, 6 + NONCE_OCTETS));
  assert.not(one.isOurNonce(b, 7, 7 + NONCE_OCTETS - 1));
  assert.not(one.isOurNonce(new Uint8Array(NONCE_OCTETS), 0, NONCE_OCTETS), 'nor none at all');
});

lives('grows old, and ends', () => {
  const { ground, one, take } = life();
  one.setLifetimes(10_000, 30_000);
  one.assign(true);
  ground.world.pass(60_000);
  assert.equal(take().slice(2), [
    '1000 preferred',
    '10000 deprecated',
    '30000 listen no more',
    '30000 expired',
  ]);
  assert.is(ground.timers.next, Infinity);
});

lives('is renewed, and young again', () => {
  const { ground, one, take } = life(0);
  one.assign(true);
  one.setLifetimes(1000, 10_000);
  ground.world.pass(5000);
  assert.equal(take().slice(2), ['1000 deprecated']);
  one.setLifetimes(1000, 10_000);
  assert.equal(take(), ['5000 preferred']);
  one.setLifetimes(0, 10_000);
  assert.equal(take(), ['5000 deprecated']);
  one.setLifetimes(Infinity, Infinity);
  ground.world.pass(1e9);
  assert.equal(take(), ['5000 preferred']);
});

lives('is old from the beginning where its preferred time is over', () => {
  const { ground, one, take } = life();
  one.setLifetimes(0, 10_000);
  one.assign(true);
  ground.world.pass(2000);
  assert.equal(take().slice(2), ['1000 deprecated']);
  const other = life();
  other.one.setLifetimes(500, 10_000);
  other.one.assign(true);
  other.ground.world.pass(2000);
  assert.equal(other.take().slice(2), ['1000 deprecated'], 'also while it was probed for');
});

lives('ends before it was probed for, if that takes too long', () => {
  const { ground, one, take } = life();
  one.setLifetimes(100, 500);
  one.assign(true);
  ground.world.pass(5000);
  assert.equal(take().slice(2), ['500 listen no more', '500 expired']);
});

lives('asks for a successor when it is told to, and once', () => {
  const { ground, one, take } = life(0);
  one.assign(true);
  one.setLifetimes(10_000, 20_000, 9000);
  ground.world.pass(15_000);
  assert.equal(take().slice(2), ['9000 succeed', '10000 deprecated']);
});

lives('begins again where the link may be another one', () => {
  const { ground, one, take } = life();
  one.assign(true);
  ground.world.pass(2000);
  take();
  one.assign(true);
  ground.world.pass(5000);
  assert.equal(take(), ['2000 tentative', '2000 probe', '3000 preferred']);
});

lives('is not shaken by a conflict once it has begun: RFC 4862 §5.4.4', () => {
  const { ground, one, take } = life();
  one.assign(true);
  ground.world.pass(2000);
  take();
  one.conflict();
  one.loopback();
  ground.world.pass(2000);
  assert.equal(take(), []);
});

lives('is over when it is taken away, whatever happens then', () => {
  const { ground, one, take } = life();
  one.setLifetimes(1000, 2000, 500);
  one.assign(true);
  ground.world.pass(10);
  take();
  one.remove();
  assert.equal(take(), ['10 listen no more']);
  one.assign(true);
  one.conflict();
  one.setLifetimes(1000, 2000);
  ground.world.pass(10_000);
  assert.equal(take(), []);
  assert.is(ground.timers.next, Infinity);
});

lives.run();
