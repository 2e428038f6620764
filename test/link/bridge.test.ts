import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { VirtualClock } from '../../runtime/base/clock.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { devicePair } from '../../runtime/device/pair.ts';
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Bridge, PORTS_MAX } from '../../runtime/link/bridge.ts';
import { Listener, Turns } from '../device/listener.ts';
import { Recorder } from '../device/recorder.ts';
import { EVERYONE, hex, octets } from './frames.ts';

const bridge = suite('bridge');

const [ONE, TWO, THREE] = ['020000000011', '020000000022', '020000000033'];

function make({ ports = 3, addressesAPortMax = 1024 } = {}) {
  const clock = new VirtualClock();
  const all = new Bridge({ clock, random: seededRandom(1), addressesAPortMax });
  const devices = Array.from({ length: ports }, () => new Recorder());
  const added = devices.map((device) => all.add(device));
  const from = (port: number, to: string, source: string, data = '0800'): void =>
    devices[port].receive(octets(to, source, data));
  /** How many frames each port has sent since it was asked last. */
  const sent = (): number[] => devices.map((device) => device.take().length);
  const learned = (): string[] =>
    all.stations().map(({ address, port }) => `${hex(address)} ${added.indexOf(port)}`);
  return { clock, all, devices, added, from, sent, learned };
}

bridge('sends a frame everywhere else while it does not know better', () => {
  const { from, sent, all, devices } = make();
  from(0, TWO, ONE, '0800 45');
  assert.equal(
    devices.map((device) => device.take().map(hex)),
    [[], [`${TWO}${ONE}080045`], [`${TWO}${ONE}080045`]],
  );
  assert.is(all.counters.flooded, 1);
  from(1, EVERYONE, TWO);
  assert.equal(sent(), [1, 0, 1]);
  from(2, '01005e000001', THREE);
  assert.equal(sent(), [1, 1, 0]);
});

bridge('sends a frame to where its destination was seen, and nowhere else', () => {
  const { from, sent, all, learned } = make();
  from(0, EVERYONE, ONE);
  sent();
  from(1, ONE, TWO);
  assert.equal(sent(), [1, 0, 0]);
  from(0, TWO, ONE);
  assert.equal(sent(), [0, 1, 0]);
  assert.equal([all.counters.forwarded, learned()], [2, [`${ONE} 0`, `${TWO} 1`]]);
});

bridge('keeps to itself what both ends of a port say to one another', () => {
  const { from, sent, all } = make();
  from(0, EVERYONE, ONE);
  from(0, EVERYONE, TWO);
  sent();
  from(0, TWO, ONE);
  assert.equal([sent(), all.counters.filtered], [[0, 0, 0], 1]);
});

bridge('follows a station to another port', () => {
  const { from, sent, all, added } = make();
  from(0, EVERYONE, ONE);
  from(2, EVERYONE, ONE);
  sent();
  from(1, ONE, TWO);
  assert.equal([sent(), all.counters.moved], [[0, 0, 1], 1]);
  assert.equal(
    added.map((port) => port.addresses),
    [0, 1, 1],
  );
});

bridge('forgets who was silent for five minutes', () => {
  const { from, sent, clock, learned } = make();
  from(0, EVERYONE, ONE);
  from(1, EVERYONE, TWO);
  clock.moveTo(299_999);
  from(1, ONE, TWO);
  clock.moveTo(300_000);
  sent();
  from(2, ONE, THREE);
  from(2, TWO, THREE);
  assert.equal(sent(), [1, 2, 0]);
  assert.equal(learned(), [`${TWO} 1`, `${THREE} 2`]);
});

bridge('forgets who was on a port that goes down, or is taken away', () => {
  const { from, sent, devices, all, added, learned } = make();
  from(0, EVERYONE, ONE);
  from(1, EVERYONE, TWO);
  devices[0].setUp(false);
  assert.equal(learned(), [`${TWO} 1`]);
  devices[0].setUp(true);
  all.remove(added[1]);
  sent();
  from(1, EVERYONE, TWO);
  from(0, TWO, ONE);
  assert.equal([sent(), all.ports.length], [[0, 0, 1], 2]);
});

bridge('passes nothing on that is said between neighbours alone', () => {
  const { from, sent, all } = make();
  for (let group = 0; group < 16; group++) from(0, `0180c200000${group.toString(16)}`, ONE);
  assert.equal([sent(), all.counters.reserved], [[0, 0, 0], 16]);
  from(0, '0180c2000010', ONE);
  assert.equal(sent(), [0, 1, 1]);
});

bridge('learns from no group, and counts what is too short to have a source', () => {
  const { from, sent, all, devices, learned } = make();
  from(0, ONE, EVERYONE);
  const frame = octets(ONE, TWO);
  for (let end = 0; end < 12; end++) devices[0].receive(frame.subarray(0, end));
  assert.equal([sent(), learned()], [[0, 0, 0], []]);
  assert.equal([all.counters.groupAsSource, all.counters.malformed], [1, 12]);
});

bridge('does not let a flood of addresses at one port push out those of another', () => {
  const { from, sent, all, added, clock } = make({ addressesAPortMax: 8 });
  from(1, EVERYONE, TWO);
  for (let number = 0; number < 1000; number++) {
    from(0, EVERYONE, `0200000a${number.toString(16).padStart(4, '0')}`);
  }
  assert.equal([added[0].addresses, all.counters.notLearned], [8, 992]);
  sent();
  from(2, TWO, THREE);
  assert.equal(sent(), [0, 1, 0]);
  clock.moveTo(300_000);
  from(0, EVERYONE, ONE);
  assert.is(added[0].addresses, 1, 'what is too old makes room');
});

bridge('lets a flood take one address of another port at a time, no more than it has room', () => {
  const { from, all, added } = make({ addressesAPortMax: 2 });
  for (const source of [ONE, TWO]) from(1, EVERYONE, source);
  for (const source of [ONE, TWO, THREE]) from(0, EVERYONE, source);
  assert.equal(
    added.map((port) => port.addresses),
    [2, 0, 0],
  );
  assert.is(all.counters.notLearned, 1);
});

bridge('flushes each port that has sent, once a batch', () => {
  const { devices, from } = make();
  from(0, EVERYONE, ONE);
  devices[0].receive(octets(EVERYONE, ONE), octets(EVERYONE, ONE));
  assert.equal(
    devices.map((device) => device.flushes),
    [0, 2, 2],
  );
});

bridge('has no more ports than it may', () => {
  const { all } = make({ ports: PORTS_MAX });
  assert.throws(() => all.add(new Recorder()), /device: more than 256/);
});

bridge('joins pairs as one wire', () => {
  const turns = new Turns();
  const all = new Bridge({ clock: new VirtualClock(), random: seededRandom(1) });
  const heard = [0, 1, 2].map(() => {
    const [near, far] = devicePair({ schedule: turns.schedule });
    all.add(near);
    return { far, listener: new Listener(far) };
  });
  const frame = octets(EVERYONE, ONE, '0800');
  heard[0].far.transmit(frame, 0, frame.length, newFrameInfo());
  turns.run();
  assert.equal(
    heard.map(({ listener }) => listener.take()),
    [[], [hex(frame), 'settle'], [hex(frame), 'settle']],
  );
});

bridge('keeps count of each port’s addresses, whatever happens', () => {
  const { from, all, added, clock, devices } = make({ addressesAPortMax: 5 });
  const random = seededRandom(23);
  const station = (): string => `0200000000${(16 + below(random, 12)).toString(16)}`;
  for (let step = 0; step < 20_000; step++) {
    from(below(random, 3), station(), station());
    if (below(random, 50) === 0) clock.moveTo(clock.now() + below(random, 400_000));
    if (below(random, 200) === 0) {
      const device = devices[below(random, 3)];
      device.setUp(false);
      device.setUp(true);
    }
    const stations = all.stations();
    for (const port of added) {
      const seen = stations.filter((one) => one.port === port).length;
      assert.ok(seen <= port.addresses && port.addresses <= 5);
    }
  }
  for (const port of added) all.remove(port);
  assert.equal(
    added.map((port) => port.addresses),
    [0, 0, 0],
  );
});

bridge.run();
