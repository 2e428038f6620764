import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { MessageBody } from '../../generated/network/icmpv6.value.ts';
import { makeMessage } from '../../generated/network/icmpv6.arbitraries.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { Draw } from '../../runtime/base/draw.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import type { Random } from '../../runtime/base/random.ts';
import { NEIGHBOURS_MAX } from '../../runtime/link/neighbours.ts';
import { ADDRESSES_MAX } from '../../runtime/network/interfaces.ts';
import { Host } from './ipv6/host.ts';
import { counted } from './ipv6/snapshot.ts';
import { frameOf, messageFrame, messageOctets, packetOf } from './ipv6/wire.ts';
import type { Envelope } from './ipv6/wire.ts';

const icmp = suite('ICMPv6');

const OURS = '2001:db8::1';
const PEER = '2001:db8::2';
const { ICMPV6 } = PROTOCOL_NUMBER;
const data = Uint8Array.of(1, 2, 3, 4, 5);

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('fe80::1/64');
  one.own(`${OURS}/64`);
  one.meet(PEER, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.sent(10_000);
  return one;
}

const request = (octets: Uint8Array = data): Extract<MessageBody, { is: 'echoRequest' }> => ({
  is: 'echoRequest',
  identifier: 0x1234,
  sequenceNumber: 7,
  data: octets,
});
const to = { from: PEER, to: OURS, hopLimit: 60 } as const;

icmp('answers who asks whether we are there', () => {
  const one = host();
  one.hear(to, request());
  const [{ from, to: back, message }] = one.sent();
  assert.equal([from, back], [OURS, PEER]);
  assert.equal(message, {
    code: 0,
    body: { is: 'echoReply', identifier: 0x1234, sequenceNumber: 7, data },
  });
});

icmp('asks others, and hands their answers to who asked', () => {
  const one = host();
  const heard: unknown[] = [];
  const session = one.ip.echo.open({
    reply: ({ arrival, sequence, data }) =>
      heard.push([sequence, [...arrival.octets.slice(data, arrival.end)]]),
    error: () => {},
  })!;
  assert.is(session.send(one.route(PEER), 9, data), undefined);
  const [asked] = one.said('echoRequest');
  assert.equal([asked.identifier, asked.sequenceNumber], [session.identifier, 9]);
  const { identifier } = asked;
  one.hear(to, { is: 'echoReply', identifier, sequenceNumber: 9, data });
  one.hear(to, { is: 'echoReply', identifier: identifier ^ 1, sequenceNumber: 9, data });
  assert.equal(heard, [[9, [...data]]]);
});

icmp('is never believed without a checksum that holds', () => {
  const one = host();
  const whole = messageOctets(to, request());
  for (const value of [0, 0xffff, 1]) {
    const octets = whole.slice();
    octets[2] = value >> 8;
    octets[3] = value;
    const went = counted(one.ipv6.icmp.counters, () =>
      one.device.receive(frameOf(to, packetOf(to, ICMPV6, octets))),
    );
    assert.equal(went, ['received', 'corrupt']);
  }
  assert.equal(one.sent(), []);
});

icmp('is not summed again where the device has done it', () => {
  const one = host();
  const octets = messageOctets(to, request());
  octets[2] ^= 1;
  const frame = frameOf(to, packetOf(to, ICMPV6, octets));
  one.device.receiveOne(frame, {
    checksum: 1,
    checksumStart: 0,
    checksumField: 0,
    segmentOctets: 0,
    dataStart: 0,
  });
  assert.is(one.said('echoReply').length, 1);
});

icmp('leaves to others what it does not know', () => {
  const one = host();
  const unknown = (type: number): MessageBody => ({ is: 'unknown', type, octets: data });
  const went = counted(one.ipv6.icmp.counters, () => {
    one.hear(to, unknown(100));
    one.hear(to, unknown(200));
    one.hear(to, {
      is: 'multicastListenerDone',
      multicastAddress: 'ff02::7',
      additionalData: data,
    });
  });
  assert.equal(
    went.filter((name) => name !== 'received'),
    ['unknownErrors', 'ignored', 'ignored'],
  );
  assert.equal(one.sent(), []);
});

icmp('is seen by raw listeners, whatever becomes of it', () => {
  const one = host();
  let heard = 0;
  one.ip.addListener(ICMPV6, () => heard++);
  one.hear(to, request());
  one.hear(to, { is: 'unknown', type: 200, octets: data });
  assert.is(heard, 2);
});

icmp('answers ourselves', () => {
  const one = host();
  const heard: number[] = [];
  const session = one.ip.echo.open({
    reply: ({ sequence }) => heard.push(sequence),
    error: () => {},
  })!;
  session.send(one.route(OURS), 3, data);
  one.pass(10);
  assert.equal(heard, [3]);
  assert.equal(one.sent(), []);
});

icmp('has listeners asked, and heard, where neighbours are', () => {
  const one = host();
  one.ip.join(addressOf('ff05::7'), one.on);
  one.sent(5000);
  const query: MessageBody = {
    is: 'multicastListenerQuery',
    maximumResponseCode: 100,
    multicastAddress: '::',
    mldv2: {
      flags: 0,
      sFlag: false,
      qrv: 2,
      qqic: 125,
      sourceAddresses: [],
      additionalData: new Uint8Array(0),
    },
  };
  const envelope = { from: 'fe80::9', to: 'ff02::1', hopLimit: 1 };
  one.device.receive(messageFrame(envelope, query));
  assert.equal(one.sent(1000), [], 'not without the option');
  one.device.receive(messageFrame({ ...envelope, isAlerting: true }, query));
  assert.ok(one.said('v2MulticastListenerReport', 1000).length > 0);
});

icmp('has no neighbours where there are none to resolve', () => {
  const one = host();
  const lo = one.addLoopback();
  assert.is(one.ipv6.on(lo), undefined);
  one.ip.addAddress(lo, { address: addressOf('2001:db8:10::1'), length: 128 });
  assert.is(
    one.send(
      '2001:db8:10::1',
      ICMPV6,
      messageOctets(
        { from: OURS, to: '2001:db8:10::1' },
        { is: 'neighborSolicitation', targetAddress: OURS, options: [] },
      ),
    ),
    undefined,
  );
  one.pass(10);
  assert.equal(one.sent(), []);
});

/** Any message at all that can be written; its code is most often zero. */
function anyMessage(random: Random, envelope: Envelope): Uint8Array | undefined {
  const choices = Array.from({ length: 300 }, () => random.bits() >>> 0);
  try {
    const { body, code } = makeMessage(new Draw(choices), 400, 0);
    return messageFrame(envelope, body, below(random, 4) === 0 ? code : 0);
  } catch (error) {
    // Not everything that is made can be said: names that leave an option half full.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

icmp(
  'of any kind that can be said does no harm, from whomever, and leaves every table bounded',
  () => {
    const one = new Host();
    one.pass(5000);
    const random = seededRandom(2026);
    const froms = ['fe80::9', 'fe80::2', '::', '2001:db8::2', 'fe80::77'];
    const [ours] = one.addresses();
    let heard = 0;
    for (let round = 0; round < 8000; round++) {
      const envelope = {
        from: froms[below(random, froms.length)],
        to: below(random, 2) === 0 ? 'ff02::1' : ours,
        hopLimit: below(random, 4) === 0 ? 1 : 255,
      };
      const frame = anyMessage(random, envelope);
      if (frame !== undefined) {
        one.device.receive(frame);
        heard++;
      }
      if (round % 100 === 0) one.pass(below(random, 4096));
      one.device.take();
    }
    assert.ok(heard > 4000);
    const { routers, neighbours, listener } = one.here;
    assert.ok(one.on.addresses.length <= ADDRESSES_MAX);
    assert.ok(neighbours.size <= NEIGHBOURS_MAX);
    assert.ok(one.ipv6.routes.size <= 16 + 32 + 32 + 256 + ADDRESSES_MAX);
    assert.ok(routers.nameServers.servers.length <= 8 && listener.groups.length <= 64);
    assert.ok(one.on.mtu >= 1280 && routers.curHopLimit >= 32);
    const { droppedHopLimit, droppedCode, malformed } = one.ipv6.icmp.counters;
    assert.ok(droppedHopLimit > 0 && droppedCode > 0 && malformed === 0);
  },
);

icmp.run();
