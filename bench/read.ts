/** Check and read of Ethernet, IPv4 and TCP. */
import { atLeast, atMost, rowOf } from './bench.ts';
import type { Bench, Claim, Report } from './bench.ts';
import { describeFrames, joined, packetsOf, readAll, tcpFrames } from './frames.ts';
import type { Frames, ReadFrame } from './frames.ts';
import * as hand from './hand/read.ts';
import { heapUse } from './heap.ts';
import type { HeapUse } from './heap.ts';
import { compare } from './measure.ts';
import * as ours from './ours/read.ts';
import { binaryParserReader } from './peers/binary-parser.ts';
import { kaitaiReader } from './peers/kaitai.ts';
import { asInGallery, paredDown } from './peers/tcp-over-ipv4.ksy.ts';
import { readersWithoutChecksums } from './without-checksums.ts';

/** Seen before the clock starts, so that no reader is compiled as if there were only TCP. */
const OTHERS = ['ping-v4', 'dns-dnsmasq', 'arp'];
const HEAP_PACKETS = 10_000_000;
/** What the runtime itself may leave behind meanwhile, in octets. */
const HEAP_OCTETS_MAX = 65_536;

export const bench: Bench = {
  about: 'check and read Ethernet/IPv4/TCP: five-tuple, flags, numbers, bounds of the payload',
  async run(): Promise<Report> {
    const frames = tcpFrames();
    const { octets, starts, ends } = frames;
    const items = starts.length;
    const bare = await readersWithoutChecksums();
    const others = joined(OTHERS.flatMap(packetsOf));
    for (const reader of [ours, bare.ours, hand, bare.hand]) readAll(reader.readFrame, others);
    refuseDifference(frames, [ours.readFrame, hand.readFrame], 'with checksums');
    refuseDifference(frames, [bare.ours.readFrame, bare.hand.readFrame], 'without checksums');

    const runOurs = (): number => readAll(ours.readFrame, frames);
    const runBare = (): number => readAll(bare.ours.readFrame, frames);
    const whole = compare({
      title: 'with both checksums verified',
      unit: 'ns/packet',
      items,
      contenders: [
        { name: 'hand-written', run: () => readAll(hand.readFrame, frames) },
        { name: 'ours', run: runOurs },
      ],
    });
    const views = [...starts].map((start, index) => octets.subarray(start, ends[index]));
    const gallery = await kaitaiReader(asInGallery, views);
    const pared = await kaitaiReader(paredDown, views);
    const binaryParser = binaryParserReader(views);
    const headers = compare({
      title: 'headers only, no checksum verified',
      unit: 'ns/packet',
      items,
      contenders: [
        { name: 'hand-written', run: () => readAll(bare.hand.readFrame, frames) },
        { name: 'ours', run: runBare },
        { name: 'kaitai', run: gallery },
        { name: 'kaitai, pared down', run: pared },
        { name: 'binary-parser', run: binaryParser },
      ],
    });
    const ratio = rowOf(headers, 'ours').ratio.median;
    const times = (name: string): number => rowOf(headers, name).ratio.median / ratio;
    const said = 'ours / hand-written';
    return {
      tables: [whole, headers],
      claims: [
        atMost(`${said}, with checksums,`, rowOf(whole, 'ours').ratio.median, 1.15, ' ×'),
        atMost(`${said}, without,`, ratio, 1.15, ' ×'),
        atLeast('kaitai / ours', times('kaitai'), 20, ' ×'),
        atLeast('binary-parser / ours', times('binary-parser'), 10, ' ×'),
        allocates('with checksums', await heapUse(runOurs, items, HEAP_PACKETS)),
        allocates('without', await heapUse(runBare, items, HEAP_PACKETS)),
      ],
      notes: [
        describeFrames(frames),
        'ours and hand-written obey the same rules (options too), which is tried on broken frames',
        'without checksums: the lines that test one are taken out of both sources',
        'kaitai: the JavaScript of kaitai-struct-compiler, its headers as in its gallery of formats;',
        'pared down: one stream for all layers, options and payload not cut out',
        'binary-parser: one nested parser, the payload not cut out',
        'the peers check no checksum and no option; the view of each frame that they need is made',
        'before the clock starts',
      ],
    };
  },
};

function allocates(which: string, { items, octets, collections }: HeapUse): Claim {
  return {
    says: `heap after ${(items / 1e6).toFixed(0)} million packets ${which}: none gained`,
    found: `${octets} octets, ${collections} collections`,
    holds: octets <= HEAP_OCTETS_MAX && collections === 0,
  };
}

/** Both must say the same of each frame, and of what is left of it once an octet was changed. */
function refuseDifference(frames: Frames, readers: readonly ReadFrame[], which: string): void {
  const octets = frames.octets.slice();
  for (let index = 0; index < frames.starts.length; index++) {
    const start = frames.starts[index];
    const end = frames.ends[index];
    for (let at = start; at < Math.min(end, start + 80); at++) {
      const before = octets[at];
      octets[at] = before ^ (1 << (at & 7)) ^ (index & 0xff);
      const [first, ...others] = readers.map((read) => read(octets, start, end));
      if (others.some((answer) => answer !== first)) {
        throw new Error(`frame ${index}, octet ${at - start}, ${which}: readers differ`);
      }
      octets[at] = before;
    }
  }
}
