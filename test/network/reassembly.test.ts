import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CONGESTION } from '../../generated/network/ipv4.wire.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { NetworkInterface } from '../../runtime/network/interfaces.ts';
import type { Fragment, Reassembled, ReassemblyOptions } from '../../runtime/network/reassembly.ts';
import {
  DISCARDED,
  MISALIGNED,
  OVERLONG,
  Reassembly,
  WAITING,
  WHOLE,
} from '../../runtime/network/reassembly.ts';
import { SpyLink, World } from './world.ts';

const reassembly = suite('reassembly');
const on = new NetworkInterface('eth0', 1, new SpyLink());
const HEADERS = 20;

/** Where a fragment lies, and what it is part of. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly isLast?: boolean;
  readonly identification?: number;
  readonly source?: number;
  readonly congestion?: number;
}

class Setting {
  readonly world = new World();
  readonly expired: Uint8Array[] = [];
  readonly reassembly: Reassembly;

  constructor(options: Partial<ReassemblyOptions> = {}) {
    this.reassembly = new Reassembly(this.world.timers, {
      timeoutMs: 30_000,
      packetOctetsMax: 65535,
      headersOctetsMin: 20,
      expired: (b, o, end) => this.expired.push(b.slice(o, end)),
      ...options,
    });
  }

  /** A fragment of which each octet of data is its place in the datagram. */
  add(cut: Cut): Reassembled {
    const octets = new Uint8Array(3 + HEADERS + Math.max(0, cut.to - cut.from));
    octets.fill(0xaa, 3, 3 + HEADERS);
    octets.set([10, 0, cut.source ?? 0, 1, 10, 0, 0, 2], 3 + 12);
    for (let at = cut.from; at < cut.to; at++) octets[3 + HEADERS + at - cut.from] = at;
    return this.reassembly.add(fragmentOf(octets, cut));
  }

  get whole(): Uint8Array {
    const { octets, headersEnd, end } = this.reassembly.whole;
    return octets.slice(headersEnd, end);
  }
}

function fragmentOf(octets: Uint8Array, cut: Cut): Fragment {
  return {
    octets,
    packet: 3,
    headersEnd: 3 + HEADERS,
    data: 3 + HEADERS,
    end: octets.length,
    addresses: 3 + 12,
    addressOctets: 4,
    identification: cut.identification ?? 1,
    protocol: 17,
    scope: 0,
    offset: cut.from,
    isLast: cut.isLast ?? false,
    congestion: cut.congestion ?? 0,
    on,
  };
}

const counted = (octets: number): Uint8Array => Uint8Array.from({ length: octets }, (_, at) => at);

reassembly('puts together what comes in any order', () => {
  const setting = new Setting();
  assert.is(setting.add({ from: 16, to: 29, isLast: true }), WAITING);
  assert.is(setting.add({ from: 0, to: 8 }), WAITING);
  assert.is(setting.add({ from: 8, to: 16 }), WHOLE);
  assert.equal(setting.whole, counted(29));
  assert.is(setting.reassembly.size, 0);
  assert.is(setting.reassembly.octets, 0);
});

reassembly('puts the headers of the first fragment in front', () => {
  const setting = new Setting();
  setting.add({ from: 8, to: 16, isLast: true });
  setting.add({ from: 0, to: 8 });
  const { octets, packet, headersEnd } = setting.reassembly.whole;
  assert.is(headersEnd - packet, HEADERS);
  assert.equal([...octets.subarray(0, 4)], [0xaa, 0xaa, 0xaa, 0xaa]);
});

reassembly('keeps datagrams apart by all that tells them apart', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 8 });
  assert.is(setting.add({ from: 8, to: 16, isLast: true, identification: 2 }), WAITING);
  assert.is(setting.add({ from: 8, to: 16, isLast: true, source: 1 }), WAITING);
  assert.is(setting.reassembly.size, 3);
  assert.is(setting.add({ from: 8, to: 16, isLast: true }), WHOLE);
});

reassembly('is over for a datagram whose fragments overlap, and for what comes of it later', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 16 });
  assert.is(setting.add({ from: 8, to: 24 }), DISCARDED);
  assert.is(setting.reassembly.octets, 0);
  assert.is(setting.add({ from: 16, to: 24, isLast: true }), DISCARDED);
  assert.is(setting.add({ from: 0, to: 16 }), DISCARDED);
  const { droppedOverlap, droppedAfterOverlap } = setting.reassembly.counters;
  assert.equal([droppedOverlap, droppedAfterOverlap], [1, 2]);
  setting.world.pass(30_000);
  assert.is(setting.reassembly.size, 0);
  assert.equal(setting.expired, []);
});

reassembly('tolerates a fragment that comes twice', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 8 });
  assert.is(setting.add({ from: 0, to: 8 }), WAITING);
  assert.is(setting.add({ from: 8, to: 9, isLast: true }), WHOLE);
  assert.is(setting.reassembly.counters.duplicates, 1);
});

reassembly('says when a fragment cannot be one', () => {
  const setting = new Setting();
  assert.is(setting.add({ from: 0, to: 7 }), MISALIGNED);
  assert.is(setting.add({ from: 65512, to: 65520, isLast: true }), OVERLONG);
  assert.is(setting.add({ from: 65528, to: 66000, isLast: true }), OVERLONG);
  assert.is(setting.add({ from: 8, to: 8 }), DISCARDED);
  assert.is(setting.reassembly.size, 0);
});

reassembly('takes the longest packet there is, and none that is longer by its headers', () => {
  for (const [to, expected] of [
    [65515, WHOLE],
    [65516, OVERLONG],
  ]) {
    const setting = new Setting();
    for (let from = 0; from < 65512; from += 8 * 1024) {
      setting.add({ from, to: Math.min(65512, from + 8 * 1024) });
    }
    assert.is(setting.add({ from: 65512, to, isLast: true }), expected);
  }
});

reassembly('gives up after its time, and tells if the first fragment was there', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 8, identification: 1 });
  setting.add({ from: 8, to: 16, identification: 2 });
  setting.world.pass(29_999);
  setting.add({ from: 16, to: 24, identification: 1 });
  assert.is(setting.reassembly.size, 2);
  setting.world.pass(1);
  assert.is(setting.reassembly.size, 0);
  assert.is(setting.reassembly.octets, 0);
  assert.is(setting.expired.length, 1);
  assert.is(setting.expired[0].length, HEADERS + 8);
  assert.is(setting.reassembly.counters.timedOut, 2);
  assert.is(setting.world.timers.next, Infinity);
});

reassembly('counts the time from the first fragment that came, for each datagram', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 8, identification: 1 });
  setting.world.pass(20_000);
  setting.add({ from: 0, to: 8, identification: 2 });
  setting.world.pass(10_000);
  assert.is(setting.reassembly.size, 1);
  setting.world.pass(20_000);
  assert.is(setting.reassembly.size, 0);
  assert.is(setting.expired.length, 2);
});

reassembly('makes the whole show the congestion that a part has met', () => {
  const setting = new Setting();
  setting.add({ from: 0, to: 8, congestion: CONGESTION.ECT_0 });
  assert.is(setting.add({ from: 8, to: 9, isLast: true, congestion: CONGESTION.CE }), WHOLE);
  assert.is(setting.reassembly.whole.congestion, CONGESTION.CE);
  setting.add({ from: 0, to: 8, congestion: CONGESTION.NOT_ECT });
  assert.is(setting.add({ from: 8, to: 9, isLast: true, congestion: CONGESTION.CE }), DISCARDED);
  assert.is(setting.reassembly.counters.droppedCongestion, 1);
});

reassembly('gives one source no more than its share', () => {
  const setting = new Setting({ octetsMax: 65536, octetsPerSourceMax: 8192 });
  setting.add({ from: 0, to: 8, source: 7 });
  for (let identification = 0; identification < 100; identification++) {
    setting.add({ from: 0, to: 1480, identification });
    assert.ok(setting.reassembly.octets <= 8192 + 256);
  }
  assert.is(setting.add({ from: 8, to: 9, isLast: true, source: 7 }), WHOLE);
  assert.is(setting.reassembly.counters.evicted, 0);
  assert.ok(setting.reassembly.counters.evictedSource > 90);
});

reassembly('lets the oldest datagram make room when there is none', () => {
  const setting = new Setting({ octetsMax: 65536, octetsPerSourceMax: 65536, datagramsMax: 10 });
  for (let source = 0; source < 200; source++) {
    setting.add({ from: 0, to: 8, source });
    assert.ok(setting.reassembly.size <= 10);
  }
  assert.is(setting.add({ from: 8, to: 9, isLast: true, source: 199 }), WHOLE);
  assert.is(setting.add({ from: 8, to: 9, isLast: true, source: 0 }), WAITING);
});

reassembly('takes so many fragments of one datagram at most', () => {
  const setting = new Setting({ fragmentsMax: 10 });
  for (let from = 0; from < 160; from += 16) setting.add({ from, to: from + 8 });
  assert.is(setting.add({ from: 8, to: 16 }), DISCARDED);
  assert.is(setting.reassembly.counters.droppedTooMany, 1);
});

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  reassembly(`stays within its bounds, and makes nothing up (seed ${seed})`, () => {
    const random = seededRandom(seed);
    const limits = { octetsMax: 40_000, octetsPerSourceMax: 16_000, datagramsMax: 20 };
    const setting = new Setting(limits);
    for (let round = 0; round < 4000; round++) {
      const from = 8 * below(random, below(random, 2) === 0 ? 8 : 8192);
      const to = from + below(random, below(random, 4) === 0 ? 1400 : 32);
      const result = setting.add({
        from,
        to,
        isLast: below(random, 3) === 0,
        identification: below(random, 6),
        source: below(random, 5),
      });
      if (result === WHOLE) assert.equal(setting.whole, counted(setting.whole.length));
      assert.ok(setting.reassembly.octets <= limits.octetsMax);
      assert.ok(setting.reassembly.size <= limits.datagramsMax);
      if (below(random, 50) === 0) setting.world.pass(below(random, 20_000));
    }
    assert.ok(setting.reassembly.counters.reassembled > 0);
    setting.world.pass(60_000);
    assert.equal([setting.reassembly.octets, setting.reassembly.size], [0, 0]);
  });
}

reassembly.run();
