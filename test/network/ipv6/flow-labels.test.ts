import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { FlowLabels } from '../../../runtime/network/ipv6/flow-labels.ts';
import { Host } from './host.ts';

const labels = suite('flow labels');

const { TCP, UDP, ICMPV6 } = PROTOCOL_NUMBER;

function host(): Host {
  const one = new Host({ formsAddresses: false, acceptsAdvertisements: false });
  one.own('2001:db8::1/64');
  return one;
}

const segment = (from: number, to: number): Uint8Array =>
  Uint8Array.of(from >> 8, from, to >> 8, to, 0, 0, 0, 0);

labels('are the same for a flow, whichever route it holds', () => {
  const one = host();
  const made = new FlowLabels(seededRandom(1));
  const label = (to: string, protocol: number, b: Uint8Array): number =>
    made.label(one.route(to), protocol, b, 0, b.length);
  const first = label('2001:db8::2', TCP, segment(1000, 80));
  assert.is(label('2001:db8::2', TCP, segment(1000, 80)), first);
  assert.ok(first > 0 && first <= 0xfffff);
  const others = [
    label('2001:db8::2', TCP, segment(1001, 80)),
    label('2001:db8::2', TCP, segment(1000, 81)),
    label('2001:db8::2', UDP, segment(1000, 80)),
    label('2001:db8::3', TCP, segment(1000, 80)),
  ];
  assert.is(new Set([first, ...others]).size, 5);
});

labels('do not follow what is no port', () => {
  const made = new FlowLabels(seededRandom(1));
  const route = host().route('2001:db8::2');
  const [one, other] = [segment(1, 2), segment(3, 4)];
  assert.is(
    made.label(route, ICMPV6, one, 0, one.length),
    made.label(route, ICMPV6, other, 0, other.length),
  );
  assert.ok(made.label(route, TCP, one, 0, 3) > 0, 'nor read ports that are not there');
});

labels('cannot be told by whoever has another key', () => {
  const route = host().route('2001:db8::2');
  const b = segment(1, 2);
  const seeds = Array.from({ length: 50 }, (_, seed) => {
    route.flow.label = 0;
    return new FlowLabels(seededRandom(seed)).label(route, TCP, b, 0, b.length);
  });
  assert.is(new Set(seeds).size, 50);
});

labels('are spread over all twenty bits', () => {
  const made = new FlowLabels(seededRandom(1));
  const route = host().route('2001:db8::2');
  const counts = new Array<number>(20).fill(0);
  for (let port = 0; port < 4000; port++) {
    const b = segment(port, 80);
    const label = made.label(route, TCP, b, 0, b.length);
    for (let bit = 0; bit < 20; bit++) counts[bit] += (label >> bit) & 1;
  }
  for (const count of counts) assert.ok(count > 1800 && count < 2200, `${count} of 4000`);
});

labels.run();
