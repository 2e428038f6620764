import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newArrival } from '../../runtime/network/arrival.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { counted, echo, Host, icmp, packet } from './host.ts';

const messages = suite('ICMP that arrives');

messages('is dropped where it is not sound', () => {
  const host = new Host();
  const corrupt = icmp(echo(counted(9)));
  corrupt[corrupt.length - 1] ^= 1;
  host.receive(corrupt);
  host.receive(packet({ protocol: 1, payload: counted(3) }));
  assert.is(host.ipv4.icmp.counters.malformed, 2);
  assert.equal(host.link.sent, []);
});

messages('over IPv6 is none', () => {
  const host = new Host();
  assert.ok(host.ipv4.icmp.receive(newArrival(host.eth0, 6)));
  assert.is(host.ipv4.icmp.counters.wrongVersion, 1);
});

messages(
  'that ask for what nobody should be told, or tell what nobody should heed, end here',
  () => {
    const host = new Host();
    const identifier = 1;
    const sequenceNumber = 1;
    const addressMask = '0.0.0.0';
    const originalDatagram = packet({ sourceAddress: '10.0.0.1', payload: counted(8) });
    const bodies = [
      { is: 'informationRequest', identifier, sequenceNumber },
      { is: 'addressMaskRequest', identifier, sequenceNumber, addressMask },
      { is: 'routerSolicitation', ignored: counted(0) },
      { is: 'unknown', type: 200, octets: counted(9) },
    ] as const;
    for (const body of bodies) host.receive(icmp({ code: 0, body }));
    host.receive(icmp({ code: 0, body: { is: 'sourceQuench', originalDatagram } }));
    assert.equal(host.link.sent, []);
    assert.equal(host.udp.reported, []);
    const { ignored, sourceQuench } = host.ipv4.icmp.counters;
    assert.equal([ignored, sourceQuench], [4, 1]);
  },
);

messages('take no harm from anything', () => {
  const random = seededRandom(33);
  const host = new Host({ options: { acceptsRedirects: true, answersTimestamps: true } });
  for (let round = 0; round < 10_000; round++) {
    const octets = icmp(echo(counted(below(random, 60))));
    octets[20] = below(random, 20);
    for (let flips = below(random, 6); flips > 0; flips--) {
      octets[20 + below(random, octets.length - 20)] = below(random, 256);
    }
    octets.set([0, 0], 22);
    const sum = octets
      .subarray(20)
      .reduce((total, octet, at) => total + (at % 2 === 0 ? octet << 8 : octet), 0);
    const folded = ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
    octets.set([folded >> 8, folded & 0xff], 22);
    host.receive(octets);
    host.link.sent.length = 0;
  }
  const { received, malformed } = host.ipv4.icmp.counters;
  assert.is(received, 10_000);
  assert.ok(malformed < 6000, `${malformed} of ${received} were not sound`);
});

messages.run();
