/** What value writers refuse, and how they say so. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { putLabels, pointBack } from '../../runtime/base/labels.ts';
import {
  agrees,
  counted,
  derived,
  encoded,
  fits,
  fitsBig,
  ipv4,
  mac,
  putIpv6,
  tagged,
} from '../../runtime/base/values.ts';

function refused(work: () => unknown, message: string): void {
  assert.throws(work, (error: unknown) => {
    return error instanceof RangeError && error.message === message;
  });
}

test('a number must be whole and fit', () => {
  assert.is(fits(255, 255, 'M.F'), 255);
  for (const value of [-1, 256, 1.5, NaN, Infinity]) {
    refused(
      () => fits(value, 255, 'M.F'),
      `M.F: expected a whole number in 0..255, found ${value}`,
    );
  }
  assert.is(fitsBig(2n ** 64n - 1n, 2n ** 64n - 1n, 'M.F'), 2n ** 64n - 1n);
  refused(() => fitsBig(4n, 3n, 'M.F'), 'M.F: expected a number in 0..3, found 4');
  refused(() => fitsBig(-1n, 3n, 'M.F'), 'M.F: expected a number in 0..3, found -1');
});

test('a length is found from what it says, when it can be said', () => {
  assert.is(derived(40, 4, 20, 15, 'M.Length'), 5);
  const message = (amount: number): string =>
    `M.Length: ${amount} cannot be said in it (4 * 0..15 + 20)`;
  for (const amount of [41, 16, 84]) {
    refused(() => derived(amount, 4, 20, 15, 'M.Length'), message(amount));
  }
});

test('octets are as many as another field says', () => {
  counted(4, 4, 'M.Data');
  refused(() => counted(5, 4, 'M.Data'), 'M.Data: expected 4 octets, found 5');
});

test('a tag is its arm’s', () => {
  tagged(6, 6, 'M.Type', 'Echo');
  refused(() => tagged(7, 6, 'M.Type', 'Echo'), 'M.Type: expected 6 for Echo, found 7');
});

test('a field is there when its condition holds, and only then', () => {
  assert.is(agrees(true, true, 'M.F'), true);
  assert.is(agrees(false, false, 'M.F'), false);
  refused(() => agrees(false, true, 'M.F'), 'M.F: is missing, but its condition holds');
  refused(() => agrees(true, false, 'M.F'), 'M.F: is given, but its condition does not hold');
});

test('addresses are read, or refused with one that would do', () => {
  assert.is(ipv4('192.0.2.1', 'M.A'), 0xc0000201);
  assert.is(mac('02:00:00:00:00:01', 'M.A'), 0x020000000001);
  const octets = new Uint8Array(18);
  assert.is(putIpv6(octets, 1, '2001:db8::1', 'M.A'), 17);
  assert.is(Buffer.from(octets).toString('hex'), '0020010db80000000000000000000000' + '0100');
  refused(() => ipv4('x', 'M.A'), 'M.A: expected an IPv4 address such as 192.0.2.1, found "x"');
  refused(
    () => mac('x', 'M.A'),
    'M.A: expected a MAC address such as 02:00:00:00:00:01, found "x"',
  );
  refused(
    () => putIpv6(octets, 0, 'x', 'M.A'),
    'M.A: expected an IPv6 address such as 2001:db8::1, found "x"',
  );
});

test('a writer gets as much room as it asks for, and what it wrote is its own', () => {
  const fill = (length: number): Uint8Array =>
    encoded((b) => {
      b.fill(7, 0, length);
      return length;
    });
  const first = fill(3);
  assert.equal(fill(100_000), new Uint8Array(100_000).fill(7));
  assert.equal(first, new Uint8Array(3).fill(7));
});

test('what one writer said is not pointed at by the next', () => {
  const name = (): Uint8Array =>
    encoded((b) => pointBack(b, 0, putLabels(b, 0, 'a.b', 255, 63, 'Name'), 0, 0xc000, 0x4000));
  assert.equal(name(), name());
});

test.run();
