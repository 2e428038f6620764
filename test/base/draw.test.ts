/** Draws keep what is allowed, come down to the least when choices end, and reach the ends. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Draw, sizeOf, textOctets } from '../../runtime/base/draw.ts';

/** Choices of every kind that a draw tells apart, and some beside them. */
function draws(): Draw[] {
  const choices = Array.from({ length: 400 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0);
  return choices.map((choice, at) => new Draw([choice, at, ...choices.slice(at, at + 20)]));
}

const draw = suite('draw');

draw('a draw without choices answers the least of everything', () => {
  const least = new Draw([]);
  assert.is(least.integer(5, 9), 5);
  assert.is(least.big(5n, 2n ** 62n), 5n);
  assert.is(least.flag(), false);
  assert.is(least.count(2, 100), 2);
  assert.is(least.more(0), false);
  assert.is(least.ipv4(), '0.0.0.0');
  assert.is(least.mac(), '00:00:00:00:00:00');
  assert.is(least.ipv6(), '::');
  assert.is(least.labels(255, 63), '');
  assert.equal(least.octets(2), Uint8Array.of(0, 0));
});

draw('numbers stay within their ends, and both ends are met', () => {
  for (const [from, to] of [
    [0, 0],
    [3, 4],
    [1, 65535],
    [0, 2 ** 53 - 1],
  ] as const) {
    const met = draws().map((one) => one.integer(from, to));
    assert.ok(met.every((value) => Number.isInteger(value) && value >= from && value <= to));
    assert.ok(met.includes(from) && met.includes(to), `${from}..${to}`);
  }
  const large = draws().map((one) => one.big(7n, 2n ** 64n - 1n));
  assert.ok(large.every((value) => value >= 7n && value < 2n ** 64n));
});

draw('one of several spans, and only multiples', () => {
  const spans = [
    [2, 2],
    [6, 18],
  ] as const;
  const met = new Set(draws().map((one) => one.within(spans, 2)));
  assert.ok(
    [...met].every((value) => value === 2 || (value >= 6 && value <= 18 && value % 2 === 0)),
  );
  assert.ok(met.has(2) && met.has(6) && met.has(18));
});

draw('a tag is of an arm that fits; of the smallest when none does', () => {
  const arms = [
    [0, 0, 1],
    [1, 5, 4],
    [6, 255, 20],
  ] as const;
  assert.ok(draws().every((one) => one.tag(arms, 8) <= 5));
  assert.ok(draws().every((one) => one.tag(arms, 0) === 0));
  assert.ok(new Set(draws().map((one) => one.tag(arms, 100))).size > 6);
});

draw('a length says whole steps that fit in the room', () => {
  for (const one of draws()) {
    const field = one.length([[3, 255]], 1, 1, -3, 4, 40);
    assert.ok(field >= 3 && (field - 3) % 4 === 0 && field - 3 <= 40, `${field}`);
  }
});

draw('named numbers and others', () => {
  const met = new Set(draws().map((one) => one.named([7, 9], 0, 255)));
  assert.ok(met.has(7) && met.has(9) && met.size > 10);
});

draw('text takes as many octets as asked for', () => {
  const encoder = new TextEncoder();
  for (const one of draws()) {
    for (const octets of [0, 1, 6, 7, 30]) {
      const text = one.text(octets);
      assert.is(encoder.encode(text).length, octets, text);
      assert.is(textOctets(text), octets);
    }
  }
  assert.is(textOctets('é€😀'), 9);
});

draw('names fit, label by label', () => {
  for (const one of draws()) {
    const labels = one.labels(40, 10).split('.');
    assert.ok(labels.every((label) => label.length <= 10));
    const octets =
      labels.join('.') === '' ? 1 : labels.reduce((sum, { length }) => sum + length + 1, 1);
    assert.ok(octets <= 40, labels.join('.'));
  }
});

draw('what a writer writes is measured', () => {
  assert.is(
    sizeOf((b) => {
      b[0] = 1;
      return 7;
    }),
    7,
  );
});

draw.run();
