import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../generated/network/icmpv6.value.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { DEPRECATED, PREFERRED, TENTATIVE } from '../../runtime/network/interface.ts';
import type { InterfaceAddress } from '../../runtime/network/interface.ts';
import {
  FORMED_ADDRESSES_MAX,
  IDGEN_RETRIES,
  TEMP_IDGEN_RETRIES,
  TEMP_PREFERRED_LIFETIME_MS,
  TEMP_VALID_LIFETIME_MS,
} from '../../runtime/network/slaac.ts';
import type { Ipv6Options } from '../../runtime/network/ipv6.ts';
import { Host } from './ipv6/host.ts';
import { advertisement, FOR_EVER, prefixOption, TO_ALL } from './ipv6/router.ts';
import type { PrefixSaid } from './ipv6/router.ts';

const slaac = suite('addresses that an interface gives itself');

const PREFIX = '2001:db8:1::/64';
const HOUR = 3600;
const DAY = 86_400;
const secret = Uint8Array.from({ length: 16 }, (_, at) => at);

function host(options: Ipv6Options = {}, seed = 1): Host {
  const one = new Host({ formsTemporaryAddresses: false, secret, ...options }, {}, seed);
  one.pass(5000);
  one.device.take();
  return one;
}

function hear(one: Host, said: PrefixSaid = {}, prefix = PREFIX): void {
  one.hear(TO_ALL, advertisement({}, prefixOption(prefix, said)));
}

const own = ({ on }: Host, isTemporary = false): InterfaceAddress[] =>
  on.addresses.filter(
    (one) => one.isTemporary === isTemporary && showAddress(one.address).startsWith('2001:'),
  );

/** Seconds from now until it is preferred, and valid, no more. */
function lifetimes(one: Host, isTemporary = false): [preferred: number, valid: number] {
  const [{ preferredUntil, validUntil }] = own(one, isTemporary);
  const now = one.clock.now();
  return [Math.round((preferredUntil - now) / 1000), Math.round((validUntil - now) / 1000)];
}

slaac('begin with one of the link, which is there when nobody has it', () => {
  const one = new Host({ secret });
  one.pass(0);
  const [first] = one.on.addresses;
  assert.ok(showAddress(first.address).startsWith('fe80::'));
  assert.is(first.state, TENTATIVE);
  one.pass(2000);
  assert.is(first.state, PREFERRED);
  assert.is(first.validUntil, Infinity);
});

slaac('are not made where a user has given one of the link', () => {
  const one = new Host({ secret });
  one.own('fe80::1/64');
  assert.equal(one.addresses(), ['fe80::1']);
});

slaac('are the same on the same network with the same secret, and else are not: RFC 7217', () => {
  const form = (options: Ipv6Options, prefix = PREFIX): string => {
    const one = host(options, 5);
    hear(one, {}, prefix);
    return one.addresses().at(-1)!;
  };
  const usual = form({});
  assert.is(form({}), usual);
  const other = secret.map((octet) => octet ^ 1);
  const tails = [
    usual,
    form({ secret: other }),
    form({ networkId: Uint8Array.of(7) }),
    form({}, '2001:db8:2::/64'),
  ].map((address) => address.split(':').slice(-4).join(':'));
  assert.is(new Set(tails).size, 4);
});

slaac('are of every prefix that routers let us use, and of no other', () => {
  const one = host();
  one.hear(
    TO_ALL,
    advertisement(
      {},
      prefixOption('2001:db8:1::/64'),
      prefixOption('2001:db8:2::/64', { onLink: false }),
      prefixOption('2001:db8:3::/64', { autonomous: false }),
      prefixOption('2001:db8:4::/60'),
      prefixOption('2001:db8:5::/64', { preferred: 20, valid: 10 }),
      prefixOption('2001:db8:6::/64', { preferred: 0, valid: 0 }),
    ),
  );
  one.pass(3000);
  assert.equal(
    own(one).map(({ address }) => showAddress(address).slice(0, 10)),
    ['2001:db8:1', '2001:db8:2'],
  );
  const { counters } = one.here.autoconfiguration;
  assert.equal([counters.droppedLength, counters.droppedLifetimes], [1, 1]);
});

slaac('are probed for like any other', () => {
  const one = host();
  hear(one);
  const probes = one.said('neighborSolicitation', 3000);
  assert.equal(
    probes.map(({ targetAddress }) => targetAddress),
    own(one).map(({ address }) => showAddress(address)),
  );
});

slaac('last as long as the prefix', () => {
  const one = host();
  hear(one, { preferred: 100, valid: 200 });
  one.pass(5000);
  const [address] = own(one);
  assert.is(address.state, PREFERRED);
  one.pass(95_001);
  assert.is(address.state, DEPRECATED);
  one.pass(100_000);
  assert.equal(own(one), []);
});

slaac('last longer when the prefix does, and for ever when that does', () => {
  const one = host();
  hear(one, { preferred: 100, valid: 200 });
  one.pass(50_000);
  hear(one, { preferred: 4 * HOUR, valid: DAY });
  assert.equal(lifetimes(one), [4 * HOUR, DAY]);
  hear(one, { preferred: FOR_EVER, valid: FOR_EVER });
  assert.equal(lifetimes(one), [Infinity, Infinity]);
});

slaac('are not taken away by a router in less than two hours: RFC 4862 §5.5.3 (e)', () => {
  const one = host();
  hear(one, { preferred: 4 * HOUR, valid: DAY });
  one.pass(10_000);
  hear(one, { preferred: 0, valid: 0 });
  assert.equal(lifetimes(one), [0, 2 * HOUR], 'to two hours it may be shortened');
  one.pass(HOUR * 1000);
  hear(one, { preferred: 0, valid: 0 });
  assert.equal(lifetimes(one), [0, HOUR], 'and then it runs out');
  hear(one, { preferred: 10, valid: 10 });
  assert.equal(lifetimes(one), [10, HOUR], 'what is preferred is as it is said');
  hear(one, { preferred: 10, valid: 1.5 * HOUR });
  assert.equal(lifetimes(one), [10, 1.5 * HOUR], 'longer than it lasts is longer');
  const { counters } = one.here.autoconfiguration;
  assert.equal([counters.shortenedToTwoHours, counters.notShortened], [1, 2]);
});

slaac('that are deprecated are preferred again when the prefix is', () => {
  const one = host();
  hear(one, { preferred: 10, valid: DAY });
  one.pass(11_000);
  assert.is(own(one)[0].state, DEPRECATED);
  hear(one, { preferred: 10, valid: DAY });
  assert.is(own(one)[0].state, PREFERRED);
});

/** What is probed for next, if anything is in the next ten seconds. */
function probed(one: Host): string | undefined {
  const until = one.clock.now() + 10_000;
  while (one.timers.next <= until) {
    one.pass(one.timers.next - one.clock.now());
    const [probe] = one.said('neighborSolicitation');
    if (probe !== undefined) return probe.targetAddress;
  }
  return undefined;
}

/** Each address that is probed for is another node's. */
function contestAll(one: Host): string[] {
  const tried: string[] = [];
  for (let target = probed(one); target !== undefined; target = probed(one)) {
    contest(one, target);
    tried.push(target);
  }
  return tried;
}

/** Another node says that it has the address that is probed for. */
function contest(one: Host, target: string): void {
  const taken: MessageBody = {
    is: 'neighborAdvertisement',
    router: false,
    solicited: false,
    override: true,
    targetAddress: target,
    options: [],
  };
  one.hear({ from: target, to: 'ff02::1' }, taken);
}

slaac('are others where somebody has them already, a few times over, and then none', () => {
  const one = host();
  const duplicates: string[] = [];
  one.ipv6.listen({ duplicate: (_, address) => duplicates.push(showAddress(address)) });
  hear(one);
  const tried = contestAll(one);
  assert.is(tried.length, 1 + IDGEN_RETRIES);
  assert.is(new Set(tried).size, tried.length);
  assert.equal(duplicates, tried);
  hear(one);
  one.pass(5000);
  assert.equal(own(one), [], 'and the next advertisement does not begin it again');
  assert.is(one.here.autoconfiguration.counters.gaveUp, 1);
});

slaac('are other link-local ones, too, where those are taken', () => {
  const one = new Host({ secret });
  const first = probed(one)!;
  contest(one, first);
  one.pass(5000);
  const [second] = one.addresses(PREFERRED);
  assert.ok(second.startsWith('fe80::') && second !== first);
});

slaac('keep their lifetimes when they have to be others', () => {
  const one = host();
  hear(one, { preferred: 4 * HOUR, valid: DAY });
  contest(one, probed(one)!);
  assert.ok(lifetimes(one)[1] > DAY - 5);
});

const temporary = { formsTemporaryAddresses: true } as const;

slaac('have temporary ones beside them, by chance: RFC 8981', () => {
  const [one, other] = [1, 2].map((seed) => {
    const made = host(temporary, seed);
    hear(made);
    made.pass(3000);
    return made;
  });
  assert.is(own(one).length, 1);
  assert.is(own(one, true).length, 1);
  assert.equal(own(one)[0].address, own(other)[0].address);
  assert.not.equal(own(one, true)[0].address, own(other, true)[0].address);
  const source = one.ipv6.selectSource(addressOf('2001:db8:9::9'), one.on);
  assert.equal(source, own(one, true)[0].address, 'and are what packets come from');
});

slaac('have temporary ones for a day at most, whatever the prefix lasts', () => {
  const one = host(temporary);
  hear(one, { preferred: FOR_EVER, valid: FOR_EVER });
  const [preferred, valid] = lifetimes(one, true);
  assert.ok(preferred <= TEMP_PREFERRED_LIFETIME_MS / 1000);
  assert.ok(preferred >= 0.6 * (TEMP_PREFERRED_LIFETIME_MS / 1000));
  assert.is(valid, TEMP_VALID_LIFETIME_MS / 1000);
  one.pass(HOUR * 1000);
  hear(one, { preferred: FOR_EVER, valid: FOR_EVER });
  assert.equal(
    lifetimes(one, true),
    [preferred - HOUR, valid - HOUR],
    'being advertised again does not lengthen it',
  );
});

slaac('have a new temporary one before the old one is deprecated, day after day', () => {
  const one = host(temporary);
  const forEver = { preferred: FOR_EVER, valid: FOR_EVER };
  hear(one, forEver);
  const seen = new Set<string>();
  for (let hour = 0; hour < 24 * 10; hour++) {
    one.pass(HOUR * 1000);
    hear(one, forEver);
    const usable = own(one, true).filter(({ state }) => state === PREFERRED);
    assert.ok(usable.length >= 1, `hour ${hour}`);
    assert.ok(own(one, true).length <= 4);
    for (const { address } of own(one, true)) seen.add(showAddress(address));
  }
  assert.ok(seen.size >= 10 && seen.size <= 18, `${seen.size} in ten days`);
  assert.is(own(one).length, 1);
});

slaac('have no temporary one where it would end before it began', () => {
  const one = host(temporary);
  hear(one, { preferred: 4, valid: DAY });
  assert.is(own(one, true).length, 0);
  hear(one, { preferred: 6, valid: DAY });
  assert.is(own(one, true).length, 1);
});

slaac('have another temporary one where somebody has it', () => {
  const one = host(temporary);
  hear(one);
  const tried = new Set(contestAll(one));
  assert.is(tried.size, 1 + TEMP_IDGEN_RETRIES + 1 + IDGEN_RETRIES);
  assert.is(own(one).length + own(one, true).length, 0);
});

slaac('are bounded, however many prefixes there are', () => {
  const one = host(temporary);
  for (let at = 0; at < 200; at++) hear(one, {}, `2001:db8:${(at + 16).toString(16)}::/64`);
  assert.is(own(one).length + own(one, true).length, FORMED_ADDRESSES_MAX - 1);
  assert.ok(one.here.autoconfiguration.counters.refusedFull > 0);
});

slaac('say by which router they came: RFC 6724 §5, rule 5.5', () => {
  const one = host();
  one.hear(
    { from: 'fe80::a', to: 'ff02::1' },
    advertisement({ prf: 1 }, prefixOption('2001:db8:a::/64')),
  );
  one.hear(
    { from: 'fe80::b', to: 'ff02::1' },
    advertisement({ prf: 3 }, prefixOption('2001:db8:b::/64')),
  );
  one.pass(5000);
  const chosen = (): string =>
    showAddress(one.ipv6.selectSource(addressOf('2001:db8:b::9:9'), one.on)!).slice(0, 10);
  // That prefix is on the link, so no router is asked; elsewhere the preferred one decides.
  assert.is(chosen(), '2001:db8:b');
  const elsewhere = showAddress(one.ipv6.selectSource(addressOf('2001:db9::9'), one.on)!);
  assert.is(elsewhere.slice(0, 10), '2001:db8:a');
  one.hear(
    { from: 'fe80::a', to: 'ff02::1' },
    advertisement({ prf: 3 }, prefixOption('2001:db8:a::/64')),
  );
  one.hear(
    { from: 'fe80::b', to: 'ff02::1' },
    advertisement({ prf: 1 }, prefixOption('2001:db8:b::/64')),
  );
  assert.is(
    showAddress(one.ipv6.selectSource(addressOf('2001:db9::9'), one.on)!).slice(0, 10),
    '2001:db8:b',
  );
});

slaac('come back when a user takes one away and the prefix is heard again', () => {
  const one = host();
  hear(one);
  one.pass(3000);
  const before = own(one)[0].address;
  one.ip.removeAddress(one.on, before);
  assert.equal(own(one), []);
  hear(one);
  assert.equal(own(one)[0].address, before);
});

slaac.run();
