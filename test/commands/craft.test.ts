/** `nonos craft`: what is built must be sound, and what was asked for must be in it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { main } from '../../commands/main.ts';
import { ownSurroundings } from '../../commands/surroundings.ts';

interface Crafted {
  readonly hex: string;
  readonly info: string;
  readonly fault?: { readonly path: string };
  readonly layers: readonly {
    readonly protocol: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

async function craft(
  words: string,
): Promise<{ status: number; output: string; complaints: string }> {
  const output = new PassThrough({ encoding: 'utf8' });
  const errors = new PassThrough({ encoding: 'utf8' });
  const status = await main(['craft', ...words.split(' ')], ownSurroundings(output, errors));
  const read = (stream: PassThrough): string => (stream.read() as string | null) ?? '';
  return { status, output: read(output), complaints: read(errors) };
}

async function crafted(words: string): Promise<Crafted> {
  const { output, complaints } = await craft(`${words} --json`);
  assert.is(complaints, '');
  return JSON.parse(output) as Crafted;
}

const sound: readonly [words: string, info: string][] = [
  ['ethernet / ipv4 / udp destinationPort=9 payload=text:hello', '49152 → 9 Len=5'],
  [
    'ipv4 / tcp destinationPort=443 syn=1 options=mss:1460,sackPermitted',
    '49152 → 443 [SYN] Seq=0 Win=65535 MSS=1460 SACK_PERM',
  ],
  [
    'ipv4 / tcp options[0]=windowScale:7 options[1].mss=536 rst=yes',
    '49152 → 0 [RST] Seq=1 Win=65535 WS=128 MSS=536',
  ],
  [
    'ipv6 / udp / dns question[0].qname=example.com question[0].qtype=AAAA',
    'Standard query 0x0000 AAAA example.com',
  ],
  [
    'ipv4 / icmpv4 body=echo body.identifier=7 body.sequenceNumber=2',
    'Echo (ping) request  id=0x0007, seq=2',
  ],
  [
    'ipv4 / icmpv4 code=3 body=destinationUnreachable / ipv4 / udp destinationPort=53',
    'Destination unreachable (Port unreachable) for UDP 10.0.0.1:49152 → 10.0.0.2:53',
  ],
  [
    'vlan vlanIdentifier=7 / ipv6 / icmpv6 body=neighborSolicitation body.targetAddress=::2',
    'Neighbor Solicitation for ::2',
  ],
  [
    'ipv6 / ipv6.hopByHopOptions options=routerAlert / icmpv6 body=multicastListenerDone',
    'Multicast Listener Done ::',
  ],
];

for (const [words, info] of sound) {
  test(`craft ${words}`, async () => {
    const packet = await crafted(words);
    assert.is(packet.fault, undefined);
    assert.is(packet.info, info);
  });
}

test('what a writer finds can be overruled', async () => {
  const packet = await crafted('ipv4 headerChecksum=0xdead / icmpv4 body=echo');
  assert.is(packet.fault?.path, 'Header Checksum');
  assert.is(packet.layers[0]?.fields.headerChecksum, 0xdead);
});

test('values are named as in the spec, or are JSON', async () => {
  const packet = await crafted('ipv4 protocol=ESP dscp=EF payload=hex:00');
  assert.is(packet.layers[0]?.fields.protocol, 50);
  const json = await crafted('dns.question qname=a.b qtype=MX');
  assert.is(json.layers[0]?.fields.qtype, 15);
});

const mistakes: readonly [words: string, complaint: RegExp][] = [
  ['udpp', /there is no message udpp; did you mean udp\?/],
  ['udp destinationPrt=1', /there is no field destinationPrt; did you mean destinationPort\?/],
  ['udp destinationPort', /udp: expected field=value, not destinationPort/],
  [
    'udp destinationPort=99999',
    /Destination Port: expected a whole number in 0\.\.65535, found 99999/,
  ],
  ['ipv4 protocol=TCPP', /expected a number or one of its names, not TCPP; did you mean TCP\?/],
  ['ipv4 sourceAddress=10.0.0', /Source Address: expected an IPv4 address/],
  ['tcp options=mzz:1', /options: there is no mzz/],
  ['udp payload=what', /expected octets as hex:0a0b, text:hello or zeros:4, not what/],
  ['ipv4 / / udp', /a layer is missing beside \//],
  ['udp -w x.pcapng', /a capture cannot begin with udp\.datagram/],
];

for (const [words, complaint] of mistakes) {
  test(`says what is wrong with: craft ${words}`, async () => {
    const { status, complaints } = await craft(words);
    assert.is(status, 2);
    assert.match(complaints, complaint);
    assert.is(complaints.split('\n').length, 2, 'one line');
  });
}

test('a capture is written that decode reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonos-'));
  try {
    const file = join(folder, 'ping.pcapng');
    await craft(`ethernet / ipv4 / icmpv4 body=echo -w ${file}`);
    assert.is(readFileSync(file).subarray(0, 4).toString('hex'), '0a0d0d0a');
    const output = new PassThrough({ encoding: 'utf8' });
    assert.is(await main(['decode', file], ownSurroundings(output, new PassThrough())), 0);
    assert.match(String(output.read()), /ICMPv4 +42 Echo \(ping\) request/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
