import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeHopByHopOptions } from '../../../generated/network/ipv6.value.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { addressOf, prefixOf } from '../../../runtime/base/address.ts';
import { newFrameInfo } from '../../../runtime/device/frame-info.ts';
import type { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import type { Recorder } from '../../device/recorder.ts';
import { Host } from './host.ts';
import { counted } from './snapshot.ts';
import { bodies, frameOf, packetOf, seen } from './wire.ts';
import type { Envelope } from './wire.ts';

const forwarding = suite('packets for others');

const { UDP, IPV6_HOP_BY_HOP_OPTION } = PROTOCOL_NUMBER;
const NEAR = '2001:db8:1::2';
const FAR = '2001:db8:2::2';
const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

interface Router {
  readonly one: Host;
  readonly other: { readonly on: NetworkInterface; readonly device: Recorder };
}

function router(mtu = 1500): Router {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  const other = one.add('eth1', { mtu, headRoom: 64 });
  one.on.isForwarding = true;
  other.on.isForwarding = true;
  one.own('fe80::1/64');
  one.own('fe80::1/64', other.on);
  one.own('2001:db8:1::1/64');
  one.own('2001:db8:2::1/64', other.on);
  one.meet(NEAR, Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.meet('fe80::2', Uint8Array.of(2, 0, 0, 0, 0, 2));
  one.meet(FAR, Uint8Array.of(2, 0, 0, 0, 1, 2), other.on);
  one.pass(10_000);
  one.device.take();
  other.device.take();
  return { one, other };
}

function give(
  { one }: Router,
  envelope: Envelope,
  payload: Uint8Array = data,
  next: number = UDP,
): void {
  one.device.receive(frameOf(envelope, packetOf(envelope, next, payload)));
}

const through = { from: NEAR, to: FAR, hopLimit: 9 } as const;

forwarding('go on, one hop poorer and otherwise as they were', () => {
  const made = router();
  give(made, through);
  const [frame] = made.other.device.take();
  const { packet, toHardware } = seen(frame);
  assert.is(toHardware, '02:00:00:00:01:02');
  assert.equal(packet, {
    ...seen(frameOf(through, packetOf(through, UDP, data))).packet,
    hopLimit: 8,
  });
  give(made, through);
  assert.is(made.other.device.take().length, 1, 'and so does the next one');
  assert.is(made.one.ipv6.forwarding.counters.forwarded, 2);
});

forwarding('go nowhere where nobody forwards', () => {
  const made = router();
  made.one.on.isForwarding = false;
  give(made, through);
  assert.equal(made.other.device.take(), []);
  assert.is(made.one.ipv6.input.counters.notForUs, 1);
});

/** `kind code pointer` of what the source is told. */
function told({ one }: Router): readonly unknown[] | undefined {
  const message = one.sent().at(-1)?.message;
  if (message === undefined) return undefined;
  return [message.body.is, message.code, 'mtu' in message.body ? message.body.mtu : 0];
}

forwarding('end where their hops do', () => {
  for (const hopLimit of [0, 1]) {
    const made = router();
    give(made, { ...through, hopLimit });
    assert.equal(told(made), ['timeExceeded', 0, 0]);
    assert.equal(made.other.device.take(), []);
  }
});

forwarding('end where no route leads on', () => {
  const made = router();
  give(made, { ...through, to: '2001:db8:9::9' });
  assert.equal(told(made), ['destinationUnreachable', 0, 0]);
});

forwarding('end where they are too big, and are not cut', () => {
  const made = router(1280);
  give(made, through, new Uint8Array(1241));
  assert.equal(told(made), ['packetTooBig', 0, 1280]);
  give(made, through, new Uint8Array(1240));
  assert.is(made.other.device.take().length, 1);
});

forwarding('end where the neighbour does not answer', () => {
  const made = router();
  give(made, { ...through, to: '2001:db8:2::77' });
  made.one.pass(5000);
  assert.equal(told(made), ['destinationUnreachable', 3, 0]);
});

forwarding('do not leave the link that they are of: RFC 4291 §2.5.6', () => {
  const made = router();
  give(made, { ...through, from: 'fe80::2' });
  assert.equal(told(made), ['destinationUnreachable', 2, 0]);
  const went = counted(made.one.ipv6.forwarding.counters, () => {
    give(made, { ...through, to: 'fe80::77' });
  });
  assert.equal(went, ['linkLocal']);
  assert.equal(made.other.device.take(), []);
});

forwarding('do not come from nobody, nor from what is ours', () => {
  const made = router();
  give(made, { ...through, from: '::' });
  give(made, { ...through, from: '2001:db8:2::1' });
  assert.equal(made.other.device.take(), []);
  const { counters } = made.one.ipv6.input;
  assert.equal([counters.martianSource, counters.martianOwnSource], [1, 1]);
});

forwarding('are not to groups', () => {
  const made = router();
  made.one.ip.join(addressOf('ff0e::7'), made.one.on);
  made.one.pass(10_000);
  made.other.device.take();
  give(made, { ...through, to: 'ff0e::7' });
  assert.equal(made.other.device.take(), []);
});

forwarding('have options that every router looks at', () => {
  const made = router();
  const option = (optionType: number): Uint8Array =>
    encodeHopByHopOptions({
      nextHeader: UDP,
      options: [{ is: 'unknown', optionType, optionData: new Uint8Array(4) }],
      payload: data,
    });
  give(made, through, option(0x1e), IPV6_HOP_BY_HOP_OPTION);
  assert.is(made.other.device.take().length, 1);
  give(made, through, option(0x5e), IPV6_HOP_BY_HOP_OPTION);
  give(made, through, option(0x9e), IPV6_HOP_BY_HOP_OPTION);
  assert.equal(made.other.device.take(), []);
  assert.equal(told(made), ['parameterProblem', 2, 0]);
});

forwarding('go by another way when routes have changed', () => {
  const made = router();
  give(made, through);
  made.one.ipv6.routes.add({
    prefix: prefixOf('2001:db8:2::2/128'),
    gateway: addressOf(NEAR),
    interface: made.one.on,
    metric: 0,
    origin: 'static',
  });
  made.other.device.take();
  give(made, through);
  assert.equal(made.other.device.take(), []);
  assert.ok(made.one.sent().some(({ to }) => to === FAR));
});

forwarding('that were merged on their way in go on to be cut again', () => {
  const made = router();
  const frame = frameOf(through, packetOf(through, UDP, new Uint8Array(4000)));
  const info = { ...newFrameInfo(), segmentOctets: 1400, dataStart: 14 + 40 + 20 };
  made.one.device.receiveOne(frame, info);
  const [sent] = made.other.device.takeFrames();
  assert.equal([sent.info.segmentOctets, sent.info.dataStart], [1400, 14 + 60]);
  made.one.device.receiveOne(frame, { ...info, segmentOctets: 1450 });
  assert.equal(told(made), ['packetTooBig', 0, 1500]);
});

forwarding('that could have gone straight have their source told: RFC 4861 §8.2', () => {
  const made = router();
  const { one } = made;
  one.ipv6.routes.add({
    prefix: prefixOf('2001:db8:7::/48'),
    gateway: addressOf('fe80::2'),
    interface: one.on,
    metric: 0,
    origin: 'static',
  });
  one.meet('2001:db8:1::3', Uint8Array.of(2, 0, 0, 0, 0, 3));
  give(made, { from: '2001:db8:1::3', to: '2001:db8:7::7', hopLimit: 9 });
  const frames = one.device.take();
  const [redirect] = bodies(frames, 'redirect');
  assert.equal([redirect.targetAddress, redirect.destinationAddress], ['fe80::2', '2001:db8:7::7']);
  assert.equal(
    redirect.options.map(({ body }) => body.is),
    ['targetLinkLayerAddress', 'redirectedHeader'],
  );
  const { from, to, hopLimit, toHardware } = seen(frames[0]);
  assert.equal(
    [from, to, hopLimit, toHardware],
    ['fe80::1', '2001:db8:1::3', 255, '02:00:00:00:00:03'],
  );
  assert.is(seen(frames[1]).to, '2001:db8:7::7', 'and the packet goes on all the same');
});

forwarding.run();
