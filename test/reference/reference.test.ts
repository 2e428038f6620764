/** The twin by itself: bits, sums and names worked out by hand, and every example of the specs. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Type } from '../../generator/model.ts';
import { compileSpecs, compileText } from '../generator/specs.ts';
import { showIpv6, showLabels } from './addresses.ts';
import { readBits, writeBits } from './bits.ts';
import { check } from './check.ts';
import { crc32, fold, sumOfOctets } from './sums.ts';
import { everyNode } from './tree.ts';

const octetsOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const twin = suite('the twin');

twin('reads bits from the most significant, or from the least', () => {
  const octets = octetsOf('a53c');
  assert.is(readBits(octets, 0, 4, false), 0xan);
  assert.is(readBits(octets, 4, 8, false), 0x53n);
  assert.is(readBits(octets, 0, 4, true), 0x5n);
  assert.is(readBits(octets, 0, 16, true), 0x3ca5n);
  writeBits(octets, 4, 8, false, 0xffn);
  assert.is(Buffer.from(octets).toString('hex'), 'affc');
});

twin('adds up as RFC 1071 §3 does', () => {
  assert.is(fold(sumOfOctets(octetsOf('0001f203f4f5f6f7'))), 0xddf2n);
  assert.is(fold(sumOfOctets(octetsOf('00'))), 0n);
});

twin('knows the check values of both CRCs', () => {
  const digits = new TextEncoder().encode('123456789');
  assert.is(crc32(digits, 0xedb88320n), 0xcbf43926n);
  assert.is(crc32(digits, 0x82f63b78n), 0xe3069283n);
});

twin('writes addresses as RFC 5952 §4 does, and names as RFC 1035 §5.1 does', () => {
  assert.is(showIpv6(octetsOf('20010db8000000000000000000000001')), '2001:db8::1');
  assert.is(showIpv6(octetsOf('20010db8000000010001000100010001')), '2001:db8:0:1:1:1:1:1');
  assert.is(showIpv6(octetsOf('20010000000000010000000000000001')), '2001:0:0:1::1');
  assert.is(showIpv6(new Uint8Array(16)), '::');
  assert.is(showIpv6(octetsOf('00000000000000000000ffffc0000201')), '::ffff:192.0.2.1');
  const labels = ['a.b', 'c\\d', '\x01'].map((label) => new TextEncoder().encode(label));
  assert.is(showLabels(labels), 'a\\.b.c\\\\d.\\001');
});

/** The first message of a spec, and the constant of the rule that octets break. */
function refused(spec: string, octets: string): string | undefined {
  const { model, diagnostics } = compileText(`protocol Sample "a sample"\n\n${spec}\n`);
  assert.equal(
    diagnostics.map(({ message }) => message),
    [],
  );
  const [message] = model.protocols[0].messages;
  const read = octetsOf(octets);
  return check(model, message, read, 0, read.length, []).fault?.constant;
}

twin('asks rules in the order of docs/language.md', () => {
  const run = 'Message { A (8) in 1.., B (8) in 1.., C (2 octets) }';
  assert.is(refused(run, '00'), 'TRUNCATED', 'a run is there before its fields are looked at');
  assert.is(refused(run, '00000000'), 'A_MALFORMED');
  assert.is(refused(run, '01000000'), 'B_MALFORMED');
  const sized = 'Message (Length octets) { Length (8) in 2.., Sum (8) = Length + 1, Data (..) }';
  assert.is(refused(sized, '0504'), 'MESSAGE_TRUNCATED', 'a size as soon as it is known');
  assert.is(refused(sized, '0304ff'), undefined);
  assert.is(refused(sized, '0305ff'), 'SUM_MALFORMED', 'equations come last');
  const inner =
    'Message (B octets) { Head (A octets) { A (8) in 2.., B (8) in 2.., X (..) } Y (..) }';
  assert.is(
    refused(inner, '0403aabb'),
    'HEAD_TRUNCATED',
    'an outer end is held against inner ones',
  );
});

const { model } = compileSpecs();
for (const { name, examples } of model.protocols) {
  for (const { title, of, octets, fails, with: settings, over } of examples) {
    if (over) continue;
    twin(`${name}: ${title}`, () => {
      const values = new Map(settings.map((one) => [one.name, Number(one.value)]));
      const reading = check(model, of, octets, 0, octets.length, needsOf(of, values));
      assert.is(reading.fault?.fault, fails);
      if (!fails) assert.is(reading.end, octets.length);
      for (const node of everyNode(reading.tree)) assert.ok(node.start <= node.end, node.name);
    });
  }
}

function needsOf(type: Type, values: ReadonlyMap<string, number>): number[] {
  const givens = type.needs.givens.map((given) => values.get(given.name) ?? 0);
  return type.needs.origin ? [0, ...givens] : givens;
}

twin.run();
