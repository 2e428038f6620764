/** `nonos decode` as its user meets it: lines, trees, filters, bad captures. */
import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';

const CAPTURES = 'test/captures';

interface Answer {
  readonly status: number;
  readonly lines: readonly string[];
  readonly complaints: string;
}

async function decode(...line: readonly string[]): Promise<Answer> {
  const output = new PassThrough({ encoding: 'utf8', highWaterMark: 1 << 26 });
  const errors = new PassThrough({ encoding: 'utf8' });
  const status = await main(['decode', ...line], ownSurroundings(output, errors));
  const text = (output.read() as string | null) ?? '';
  const complaints = (errors.read() as string | null) ?? '';
  return { status, lines: text.split('\n').slice(0, -1), complaints };
}

const http = `${CAPTURES}/http-v4.pcap`;
const dns = `${CAPTURES}/dns-bind-v4.pcap`;

test('a packet is a line that says who, to whom and what', async () => {
  const { lines, status } = await decode(http, '--to', '3');
  assert.is(status, 0);
  assert.is(lines.length, 3);
  assert.match(
    lines[0]!,
    /^ {4}1 {4}0\.000000 02:.* → ff:ff:ff:ff:ff:ff ARP +42 Who has 10\.0\.0\.2\?/,
  );
  assert.match(lines[2]!, /10\.0\.0\.1 → 10\.0\.0\.2 +TCP +74 \d+ → 80 \[SYN\] Seq=0 .*MSS=1460/);
});

test('a tree shows every field with its bits', async () => {
  const { lines } = await decode(dns, '-v', '--to', '1');
  const has = (pattern: RegExp): void =>
    assert.ok(
      lines.some((line) => pattern.test(line)),
      String(pattern),
    );
  has(/^ +48\.\.95 +Source +02:00:00:00:00:01$/);
  has(/^ +184\.\.191 +Protocol +UDP \(17\)$/);
  has(/QNAME +www\.example\.test$/);
});

test('octets come in rows of sixteen', async () => {
  const { lines } = await decode(http, '-x', '--to', '1');
  assert.match(lines[1]!, /^ {2}0000 {2}ff ff ff ff ff ff 02 00 {2}00 00 00 01 08 06 00 01 {2}·+$/);
});

test('programs get one JSON object a line', async () => {
  const { lines } = await decode(dns, '--json', '--to', '2');
  const packets = lines.map(
    (line) =>
      JSON.parse(line) as {
        number: number;
        layers: { protocol: string; fields: Record<string, unknown> }[];
      },
  );
  assert.equal(
    packets.map((packet) => packet.number),
    [1, 2],
  );
  assert.equal(
    packets[0]!.layers.map((layer) => layer.protocol),
    ['Ethernet', 'IPv4', 'UDP', 'DNS'],
  );
  assert.is(packets[0]!.layers[2]!.fields.destinationPort, 53);
});

const filters: readonly [filter: string, packets: number][] = [
  ['arp', 2],
  ['tcp.syn = 1', 15],
  ['tcp.syn and tcp.ack', 7],
  ['tcp.syn and not tcp.ack', 8],
  ['ipv4.source address = 10.0.0.1 and tcp.syn', 8],
  ['ipv4.sourceAddress = 10.0.0.0/8 and tcp.syn', 15],
  ['ipv4.sourceAddress != 10.0.0.1 and tcp.syn', 7],
  ['tcp.destination port in 1..1023 and tcp.syn', 8],
  ['arp.opcode = Reply or arp.opcode = 1', 2],
  ['ethernet.source = 02:00:00:00:00:01 and arp', 1],
  ['tcp.mss >= 1460', 15],
  ['data contains "HTTP/1.1 404"', 1],
  ['packet.length > 1500', 8],
  ['(udp or arp) and packet.number < 2', 1],
];

for (const [filter, packets] of filters) {
  test(`filter: ${filter}`, async () => {
    const { lines, complaints } = await decode(http, '--count', '--filter', filter);
    assert.is(complaints, '');
    assert.is(lines[0], String(packets));
  });
}

const mistakes: readonly [filter: string, complaint: string, caret: string][] = [
  ['tcp.sny = 1', 'TCP has no field sny; did you mean syn?', '^^^^^^^'],
  ['tpc.syn', 'there is no protocol tpc; did you mean tcp?', '^^^'],
  [
    'tcp.syn = 1 and',
    'expected a field, such as tcp.syn or ipv4.source address',
    '               ^',
  ],
  ['tcp.window > big', 'tcp.window > needs a number', '             ^^^'],
  ['(tcp', 'expected )', '    ^'],
  [
    'ipv4.source address = 10.0.0.0/33',
    'a prefix of 33 bits: an address of this kind has 32',
    '                      ^^^^^^^^^^^',
  ],
];

for (const [filter, complaint, caret] of mistakes) {
  test(`a filter that is wrong is shown where: ${filter}`, async () => {
    const { status, complaints } = await decode(http, '--filter', filter);
    assert.is(status, 2);
    assert.is(complaints, `nonos: ${complaint}\n  ${filter}\n  ${caret}\n`);
  });
}

test('statistics name protocols and conversations', async () => {
  const { lines } = await decode(http, '--stats');
  assert.is(lines[0], '91 packets, 22550 octets in 0.047 s, 0 with a fault');
  assert.ok(lines.some((line) => line.startsWith('10.0.0.1 ↔ 10.0.0.2')));
});

test('a fault is told with its place, what was expected, and where that is written', async () => {
  const { lines, status } = await decode(`${CAPTURES}/loopback.pcap`, '--filter', 'fault');
  assert.is(status, 0);
  assert.match(lines[0]!, /✗ TCP Checksum: corrupt$/);
  assert.is(lines[1], '  ✗ Checksum: corrupt at bit 400: expected 0xa5f0, found 0xfe30');
  assert.match(lines[2]!, /RFC 9293 MUST-2.* · spec\/transport\/tcp\.protocol:\d+$/);
});

test('fragments are put together where the last one comes', async () => {
  const { lines } = await decode(`${CAPTURES}/ping-v4-fragments.pcap`, '--to', '3', '-v');
  assert.match(lines[0]!, /Fragmented IP \(ICMP, off=0, ID=3fc0\)/);
  assert.ok(lines.some((line) => line.trim() === 'put together of 3 fragments: #1 #2 #3'));
  assert.ok(lines.some((line) => /Echo \(ping\) request/.test(line)));
});

/** What is wrong with each, and how many packets stand before it. */
const damaged: Readonly<Record<string, readonly [packets: number, complaint: string]>> = {
  'block-length-huge.pcapng': [1, 'the block at octet 308 says that it has 4294967292 octets'],
  'block-length-odd.pcapng': [1, 'the block at octet 308 says that it has 75 octets'],
  'block-length-zero.pcapng': [1, 'the block at octet 308 says that it has 0 octets'],
  'byte-order-magic-wrong.pcapng': [0, 'the section at octet 0 has no byte-order magic'],
  'captured-length-over-block.pcapng': [1, 'expected 5000 octets, found 44 octets'],
  'cut-mid-block.pcapng': [
    1,
    'the file ends in the middle of a block at octet 308, 36 octets short',
  ],
  'cut-mid-packet.pcap': [
    2,
    'the file ends in the middle of packet 3 at octet 140, 78 octets short',
  ],
  'cut-mid-record-header.pcap': [2, 'the file ends in the middle of packet 3 at octet 140'],
  'empty.pcap': [0, 'the file is empty: not a capture'],
  'empty.pcapng': [0, 'the file is empty: not a capture'],
  'half-header.pcap': [0, 'the file ends in the middle of the file header'],
  'header-only.pcap': [0, 'there is no packet in this capture'],
  'interface-unknown.pcapng': [1, 'names interface 7, which the file does not describe'],
  'length-over-snaplen.pcap': [1, 'packet 2 at octet 82 says 2147483647 octets'],
  'magic-only.pcap': [0, 'the file ends in the middle of the file header'],
  'no-interface.pcapng': [0, 'names interface 0, which the file does not describe'],
  'option-over-block.pcapng': [0, 'expected 65520 octets, found 132 octets'],
  'packet-before-section.pcapng': [0, 'the block at octet 0 stands in no section'],
  'text.pcap': [0, 'not a capture: neither pcap nor pcapng begins like this (it is text)'],
  'text.pcapng': [0, 'not a capture: neither pcap nor pcapng begins like this (it is text)'],
  'unknown-link-type.pcap': [6, 'nothing is known of link type 9999: shown as data'],
  'version-9.pcap': [0, 'expected Major Version = 2'],
  'wrong-block-length.pcapng': [1, 'the block at octet 308 is wrong in'],
  'wrong-trailing-length.pcapng': [1, 'expected 76, found 72'],
};

for (const file of readdirSync(`${CAPTURES}/damaged`)) {
  test(`damaged/${file}`, async () => {
    const { status, lines, complaints } = await decode(`${CAPTURES}/damaged/${file}`);
    const [packets, complaint] = damaged[file] ?? [undefined, undefined];
    if (complaint === undefined) {
      assert.is(status, 0);
      assert.is(complaints, '');
      return;
    }
    assert.is(lines.length, packets);
    assert.is(status, 1);
    assert.ok(complaints.includes(complaint), complaints);
    assert.is(complaints.split('\n').length, 2, 'one line');
  });
}

test('a file that is not there is one line', async () => {
  const { status, complaints } = await decode('no-such.pcap');
  assert.is(status, 1);
  assert.match(complaints, /^nonos: cannot \w+ no-such\.pcap: no such file or directory\n$/);
});

test.run();
