/** Names of labels: written plainly and with pointers back, read once however often said. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import * as dns from '../../generated/application/dns.value.ts';
import {
  forgetHeard,
  forgetNames,
  hear,
  listen,
  pointBack,
  putLabels,
  recall,
} from '../../runtime/base/labels.ts';
import { showLabels } from '../reference/addresses.ts';
import { writeNames } from '../reference/kernels.ts';

/** The octets of names one after another, as a DNS message has them. */
function written(names: readonly string[], size = 20_000, origin = 0): Uint8Array {
  const octets = new Uint8Array(size);
  forgetNames();
  let at = origin;
  for (const name of names) {
    at = pointBack(
      octets,
      at,
      putLabels(octets, at, name, 255, 63, 'Name'),
      origin,
      0xc000,
      0x4000,
    );
  }
  return octets.slice(origin, at);
}

function plainly(name: string): Uint8Array {
  const octets = new Uint8Array(300);
  return octets.slice(0, putLabels(octets, 0, name, 255, 63, 'Name'));
}

const refused = (name: string, pattern: RegExp): void => {
  assert.throws(
    () => plainly(name),
    (error: unknown) => {
      return error instanceof RangeError && pattern.test(error.message);
    },
  );
};

test('the names of RFC 1035 §4.1.4', () => {
  const octets = written(['F.ISI.ARPA', 'FOO.F.ISI.ARPA', 'ARPA', '']);
  assert.equal(
    Buffer.from(octets).toString('latin1'),
    '\x01F\x03ISI\x04ARPA\x00' + '\x03FOO\xc0\x00' + '\xc0\x06' + '\x00',
  );
});

test('pointers count from where the message begins', () => {
  assert.equal(written(['a.b', 'b'], 100, 30), written(['a.b', 'b'], 100, 0));
});

test('a name may end with a dot, and the root may be said either way', () => {
  assert.equal(plainly('a.b.'), plainly('a.b'));
  assert.equal([...plainly('.')], [0]);
  assert.equal([...plainly('')], [0]);
});

test('escapes, and characters beyond ASCII', () => {
  assert.equal([...plainly('a\\.b\\\\\\000\\255')], [6, 0x61, 0x2e, 0x62, 0x5c, 0, 255, 0]);
  assert.equal([...plainly('é.😀')], [2, 0xc3, 0xa9, 4, 0xf0, 0x9f, 0x98, 0x80, 0]);
});

test('what is no name is refused, by its path', () => {
  refused('a..b', /^Name: not a name: "a\.\.b"$/);
  refused('.a', /not a name/);
  refused('\\256', /not a name/);
  refused('a\\', /not a name/);
  refused('a'.repeat(64), /a label of .* has 64 octets, more than 63/);
  refused(`${'a'.repeat(64)}.b`, /has 64 octets, more than 63/);
  refused(Array(64).fill('abc').join('.'), /takes 257 octets, more than 255/);
  assert.is(plainly(`${'abc.'.repeat(63)}a`).length, 255);
});

test('labels of any octets are read as they were shown', () => {
  const label = fc.uint8Array({ minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 10 }), (labels) => {
      const expected = labels.flatMap((octets) => [octets.length, ...octets]);
      assert.equal([...plainly(showLabels(labels))], [...expected, 0]);
    }),
  );
});

test('names that share endings are the plain twin', () => {
  const name = fc
    .array(fc.constantFrom('a', 'b', 'A', 'example', 'test'), { maxLength: 5 })
    .map((labels) => labels.join('.'));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      assert.equal(written(names), writeNames(names));
    }),
  );
});

test('beyond the reach of a pointer names are written out', () => {
  const names = Array.from({ length: 200 }, (_, index) => `${'x'.repeat(60)}.y${index}.z${index}`);
  const far = Array.from({ length: 100 }, (_, index) => `${'x'.repeat(60)}.w${index}.v${index}`);
  const all = [...names, ...far, ...far];
  assert.ok(written(all, 60_000).length > 0x4000);
  assert.equal(readNames(written(all, 60_000)), all);
});

test('however many names a message has, all of them can be read', () => {
  const names = Array.from({ length: 1500 }, (_, index) => `n${index}.example`);
  assert.equal(readNames(written(names, 60_000)), names);
});

test('beyond the buffer names are counted, not written', () => {
  for (const size of [0, 1, 5, 12]) {
    const octets = new Uint8Array(size);
    forgetNames();
    const end = putLabels(octets, 0, 'www.example', 255, 63, 'Name');
    assert.is(pointBack(octets, 0, end, 0, 0xc000, 0x4000), 13);
  }
});

test('what was heard of a message is recalled until it ends, and only of its first names', () => {
  assert.is(recall(12), undefined);
  assert.is(hear(12, 'lost'), 'lost');
  assert.is(recall(12), undefined);
  listen();
  for (let place = 0; place < 20; place++) hear(place + 65_536, `name ${place}`);
  assert.is(recall(65_536), 'name 0');
  assert.is(recall(65_536 + 15), 'name 15');
  assert.is(recall(65_536 + 16), undefined);
  assert.is(recall(0), undefined, 'a place beyond 16 bits is no other one');
  listen();
  hear(5, 'a');
  forgetHeard();
  assert.is(recall(5), undefined);
});

test('a name that is pointed at is read as what stands there now', () => {
  const header = [0, 1, 0x80, 0, 0, 2, 0, 0, 0, 0, 0, 0];
  const question = [1, 0x61, 1, 0x62, 0, 0, 1, 0, 1];
  const pointing = [0xc0, 12, 0, 1, 0, 1];
  const octets = Uint8Array.from([...header, ...question, ...pointing]);
  const names = (): string[] =>
    dns.readMessage(octets, 0, octets.length).question.map(({ qname }) => qname);
  assert.equal(names(), ['a.b', 'a.b']);
  octets[13] = 0x63;
  assert.is(dns.readQuestion(octets, 21, octets.length, 0).qname, 'c.b');
  assert.equal(names(), ['c.b', 'c.b']);
});

function readNames(octets: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; at < octets.length;) {
    const labels: Uint8Array[] = [];
    let here = at;
    let after = -1;
    while (octets[here] !== 0) {
      if (octets[here] >= 0xc0) {
        if (after < 0) after = here + 2;
        here = ((octets[here] & 0x3f) << 8) | octets[here + 1];
      } else {
        labels.push(octets.subarray(here + 1, here + 1 + octets[here]));
        here += 1 + octets[here];
      }
    }
    names.push(showLabels(labels));
    at = after < 0 ? here + 1 : after;
  }
  return names;
}

test.run();
