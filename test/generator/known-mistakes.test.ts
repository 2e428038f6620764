/**
 * Mistakes that other specifications and libraries are known to make: here each is a packet, or a
 * rule, on which they go wrong and we must not.
 */
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeOption, encodeOption } from '../../generated/network/ipv4.value.ts';
import * as ipv4 from '../../generated/network/ipv4.wire.ts';
import { decodeSegment, encodeSegment } from '../../generated/transport/tcp.value.ts';
import type { Segment } from '../../generated/transport/tcp.value.ts';
import * as tcp from '../../generated/transport/tcp.wire.ts';
import { value } from '../../generator/emit/value.ts';
import { wire } from '../../generator/emit/wire.ts';
import type { IntegerField } from '../../generator/model.ts';
import { readBits, writeBits } from '../reference/bits.ts';
import { compileSpecs, compileText } from './specs.ts';

const PSEUDO_HEADER = 0x1234;

const segment: Segment = {
  sourcePort: 97,
  destinationPort: 46768,
  sequenceNumber: 1,
  acknowledgmentNumber: 2,
  ae: false,
  cwr: false,
  ece: false,
  urg: false,
  ack: true,
  psh: false,
  rst: false,
  syn: false,
  fin: false,
  window: 512,
  urgentPointer: 0,
  options: [],
  data: new Uint8Array(),
};

function segmentOf(change: Partial<Segment>): Uint8Array {
  return encodeSegment({ ...segment, ...change }, PSEUDO_HEADER);
}

function checkOf(octets: Uint8Array): number {
  return tcp.checkSegment(octets, 0, octets.length, PSEUDO_HEADER);
}

function read(octets: Uint8Array): Segment {
  const decoded = decodeSegment(octets, PSEUDO_HEADER);
  if (!decoded.ok) throw new Error(`refused with ${decoded.fault}`);
  return decoded.value;
}

const mistakes = suite('known mistakes of others');

mistakes('an unknown TCP option is stepped over (RFC 9293 MUST-6)', () => {
  const unknown = { is: 'unknown', kind: 251, optionData: Uint8Array.of(1, 2, 3) } as const;
  const behind = { is: 'maximumSegmentSize', mss: 1460 } as const;
  const { options } = read(segmentOf({ syn: true, options: [unknown, behind] }));
  assert.is(options.length, 2);
  assert.equal(options[0], unknown);
  assert.equal(options[1], behind);
});

mistakes('No Operation and End of Option List have no length octet: nothing behind shifts', () => {
  const nop = { is: 'noOperation' } as const;
  const alert = { is: 'routerAlert', alert: 0 } as const;
  assert.equal(encodeOption(nop), Uint8Array.of(1));
  const octets = Uint8Array.of(1, 1, 148, 4, 0, 0, 0, 0);
  assert.is(ipv4.scanOption(octets, 0, 8), 1);
  assert.is(ipv4.scanOption(octets, 1, 8), 2);
  assert.equal(decodeOption(octets.subarray(2)), { ok: true, value: alert });
  assert.is(ipv4.scanOption(octets, 6, 8), 7);
  const { options } = read(
    segmentOf({ options: [{ is: 'noOperation' }, { is: 'sackPermitted' }] }),
  );
  assert.equal(options, [{ is: 'noOperation' }, { is: 'sackPermitted' }]);
});

mistakes('a Data Offset below 5 is a fault and no negative size', () => {
  for (let words = 0; words < 5; words++) {
    const octets = segmentOf({});
    writeBits(octets, 12 * 8, 4, false, BigInt(words));
    assert.is(checkOf(octets), tcp.DATA_OFFSET_MALFORMED, `${words} words`);
  }
});

mistakes('the compiler does not let such a size be written', () => {
  const spec = `protocol Sample "a size that can be negative"

Message {
  Data Offset (4),
  Reserved (4) = 0,
  Options (Data Offset * 4 - 20 octets),
}
`;
  const [diagnostic, ...more] = compileText(spec).diagnostics;
  assert.is(diagnostic?.message, 'the size of Options can be negative: -20 octets');
  assert.is(diagnostic?.help, 'give Data Offset a range, as in Data Offset (…) in 5..');
  assert.is(more.length, 0);
});

mistakes("RFC 791's Stream ID has 16 bits", () => {
  const option = compileSpecs()
    .model.protocols.find(({ name }) => name === 'IPv4')
    ?.choices.find(({ name }) => name === 'Option')
    ?.arms.find(({ id }) => id === 'streamIdentifier');
  const field = option?.fields.find(({ id }) => id === 'streamId') as IntegerField | undefined;
  assert.is(field?.bits, 16);
  const octets = encodeOption({ is: 'streamIdentifier', streamId: 0xbeef });
  assert.equal(octets, Uint8Array.of(136, 4, 0xbe, 0xef));
});

mistakes('lengths are found by the writer, and read where they stand', () => {
  const octets = segmentOf({ options: [{ is: 'maximumSegmentSize', mss: 1460 }] });
  assert.is(tcp.dataOffset(octets, 0), 6);
  assert.is(tcp.headerEnd(octets, 0), 24);
  assert.equal([...octets.subarray(20)], [2, 4, 0x05, 0xb4]);
});

mistakes('a non-zero Acknowledgment Number without ACK is legal', () => {
  const octets = segmentOf({ ack: false, rst: true, acknowledgmentNumber: 0xdeadbeef });
  assert.is(checkOf(octets), tcp.OK);
  assert.is(read(octets).acknowledgmentNumber, 0xdeadbeef);
});

mistakes('a non-zero Urgent Pointer without URG is legal', () => {
  const octets = segmentOf({ urg: false, urgentPointer: 7 });
  assert.is(checkOf(octets), tcp.OK);
  assert.is(read(octets).urgentPointer, 7);
});

const BITS = [1, 2, 3, 4, 5, 6, 7];

/** Messages whose number begins inside an octet, one for every bit of it. */
function oddSpec(bits: number): string {
  const messages = BITS.map((bit) => {
    const left = (64 + 8 - bit - bits) % 8;
    const after = left === 0 ? '' : `  After (${left}),\n`;
    return `At${bit} {\n  Before (${bit}),\n  Value (${bits}),\n${after}}\n`;
  });
  return `protocol Odd "numbers at odd places"\n\n${messages.join('\n')}`;
}

type Accessor = (b: Uint8Array, o: number) => number | bigint;

/** The wire module of a spec, as it would be imported; it needs no imports of its own. */
async function wireOf(spec: string): Promise<Readonly<Record<string, Accessor>>> {
  const { model, diagnostics } = compileText(spec);
  assert.is(diagnostics.length, 0);
  const [{ text }] = wire(model.protocols[0], model);
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  return await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

for (const bits of [31, 32, 33, 48, 53, 64]) {
  mistakes(`${bits}-bit numbers at odd bit offsets are exact, and never negative`, async () => {
    const accessors = await wireOf(oddSpec(bits));
    for (const bit of BITS) {
      const value = accessors[bit === 1 ? 'value' : `at${bit}Value`];
      for (const one of [0n, 1n, (1n << BigInt(bits)) - 1n, 1n << BigInt(bits - 1), 0x5a5a5a5an]) {
        const octets = new Uint8Array(Math.ceil((bit + bits) / 8) + 2).fill(0xff);
        const fitting = one % (1n << BigInt(bits));
        writeBits(octets, 8 + bit, bits, false, fitting);
        assert.is(BigInt(value(octets, 1)), fitting, `${bits} bits, ${bit} in`);
        assert.is(readBits(octets, 8 + bit, bits, false), fitting);
      }
    }
  });
}

mistakes('a field that is called like a function of ours hides none in generated code', () => {
  const { model, diagnostics } = compileText(`protocol Names "fields called like functions"

Shell {
  IPv4 (IPv4 Address),
  MAC (MAC Address),
  Fits (8),
  Encoded (8),
  Counted (8),
  Derived (8),
  Put (Derived octets),
  Text Of (Encoded octets) as text,
}
`);
  assert.equal(
    diagnostics.map(({ message }) => message),
    [],
  );
  const { text } = value(model.protocols[0], model).find(({ path }) => path.endsWith('.value.ts'))!;
  const named = (pattern: RegExp): string[] => Array.from(text.matchAll(pattern), ([, one]) => one);
  const imported = named(/^import \{([^}]*)\}/gm).flatMap((list) => list.trim().split(/,\s*/));
  const hidden = named(/(?:const|let) (\w+)/g).filter((one) => imported.includes(one));
  assert.ok(imported.includes('ipv4') && imported.includes('derived'), imported.join());
  assert.equal(hidden, []);
});

mistakes.run();
