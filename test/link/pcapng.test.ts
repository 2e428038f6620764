import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Capture } from '../../commands/decode/capture.ts';
import type { Packet } from '../../commands/decode/capture.ts';
import { decodeBlock } from '../../generated/link/pcapng.value.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import { VirtualClock } from '../../runtime/base/clock.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { CaptureDevice } from '../../runtime/device/capture.ts';
import { PARTIAL, VERIFIED, newFrameInfo } from '../../runtime/device/frame-info.ts';
import { PcapngWriter } from '../../runtime/link/pcapng.ts';
import type { PcapngOptions } from '../../runtime/link/pcapng.ts';
import { Recorder } from '../device/recorder.ts';
import { hex } from './frames.ts';

const pcapng = suite('pcapng');

const ETHERNET = 1;
const eth = { name: 'eth0', hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 1), speed: 1e9 };
const lo = { name: 'lo', hardwareAddress: new Uint8Array(6), speed: 0 };

function make(options: Partial<PcapngOptions> = {}) {
  const clock = new VirtualClock();
  const blocks: Uint8Array[] = [];
  const writer = new PcapngWriter({ clock, write: (block) => blocks.push(block), ...options });
  const file = (): Uint8Array => Uint8Array.from(Buffer.concat(blocks));
  return { clock, writer, blocks, file };
}

/** As `nonos decode` reads it. */
function read(file: Uint8Array): Packet[] {
  const capture = new Capture();
  const packets = [...capture.take(file)];
  capture.finish();
  assert.is(capture.problem, undefined);
  return packets;
}

pcapng('is a file that is read again: octets, lengths, interfaces and directions', () => {
  const { writer, file } = make();
  const [one, other] = [writer.addInterface(eth), writer.addInterface(lo)];
  const b = Uint8Array.from({ length: 60 }, (_, at) => at);
  one.record('in', b, 10, 50, newFrameInfo());
  other.record('out', b, 20, 41, newFrameInfo());
  const shown = read(file()).map(
    ({ interface: name, direction, linkType, octets, originalLength }) => {
      return [name, direction, linkType, hex(octets), originalLength];
    },
  );
  assert.equal(shown, [
    ['eth0', 'in', ETHERNET, hex(b.subarray(10, 50)), 40],
    ['lo', 'out', ETHERNET, hex(b.subarray(20, 41)), 21],
  ]);
});

pcapng('tells moments to the nanosecond, or to the microsecond', () => {
  for (const [resolution, nanoseconds] of [
    [9, 123_456_789],
    [6, 123_457_000],
  ] as const) {
    const { writer, clock, file } = make({ resolution, epoch: 1_700_000_000_000 });
    const one = writer.addInterface(eth);
    clock.moveTo(123.456789);
    one.record('in', new Uint8Array(14), 0, 14, newFrameInfo());
    const [packet] = read(file());
    assert.is(packet.seconds, 1_700_000_000);
    assert.is(packet.nanoseconds, nanoseconds);
  }
});

pcapng('tells the moments of a clock that began at zero to the nanosecond', () => {
  const { writer, clock, file } = make();
  const one = writer.addInterface(eth);
  clock.moveTo(5000.000001);
  one.record('in', new Uint8Array(14), 0, 14, newFrameInfo());
  const [{ seconds, nanoseconds }] = read(file());
  assert.equal([seconds, nanoseconds], [5, 1]);
});

pcapng('never tells a later moment before an earlier one', () => {
  const { writer, clock, file } = make({ epoch: 1_763_000_000_000 });
  const one = writer.addInterface(eth);
  const random = seededRandom(2);
  for (let count = 0; count < 500; count++) {
    one.record('in', new Uint8Array(14), 0, 14, newFrameInfo());
    clock.moveTo(clock.now() + below(random, 100_000) / 1000);
  }
  let before = -1;
  for (const { seconds, nanoseconds } of read(file())) {
    const moment = seconds * 1e9 + nanoseconds;
    assert.ok(moment >= before);
    before = moment;
  }
});

pcapng('puts comments at the next frame of their interface', () => {
  const { writer, file } = make();
  const [one, other] = [writer.addInterface(eth), writer.addInterface(lo)];
  one.comment('here it begins: café');
  one.comment('and more');
  for (const sink of [other, one, one])
    sink.record('in', new Uint8Array(14), 0, 14, newFrameInfo());
  assert.equal(
    read(file()).map((packet) => packet.comments),
    [[], ['here it begins: café', 'and more'], []],
  );
});

pcapng('shows a checksum as it will be on the wire, whichever way the frame goes', () => {
  for (const checksum of [PARTIAL, VERIFIED] as const) {
    const { writer, file } = make();
    const b = new Uint8Array(80).fill(0x11);
    const info = { ...newFrameInfo(), checksum, checksumStart: 44, checksumField: 50 };
    writer.addInterface(eth).record('out', b, 10, 80, info);
    const [{ octets }] = read(file());
    assert.is(sum16(0x1111, octets, 34, 70), 0xffff);
    assert.ok(
      b.every((octet) => octet === 0x11),
      'what goes on is left as it is',
    );
  }
});

pcapng('keeps the beginning of a frame where that is enough', () => {
  const { writer, file } = make({ snapOctets: 20 });
  const one = writer.addInterface(eth);
  one.record('in', new Uint8Array(100), 10, 90, newFrameInfo());
  one.record('in', new Uint8Array(100), 10, 25, newFrameInfo());
  assert.equal(
    read(file()).map(({ octets, originalLength }) => [octets.length, originalLength]),
    [
      [20, 80],
      [15, 15],
    ],
  );
});

pcapng('is whole after every block, and every block is the sink’s own', () => {
  const { writer, blocks, file } = make();
  const one = writer.addInterface(eth);
  const b = new Uint8Array(60);
  for (let length = 14; length < 34; length++) {
    b.fill(length);
    one.record('in', b, 0, length, newFrameInfo());
  }
  one.finish();
  assert.equal(
    read(file()).map(({ octets }) => hex(octets)),
    Array.from({ length: 20 }, (_, index) => hex(new Uint8Array(index + 14).fill(index + 14))),
  );
  assert.is(new Set(blocks.map((block) => block.buffer)).size, blocks.length);
  for (const block of blocks) assert.is(block.length % 4, 0);
});

pcapng('says at the end how many frames there were, and what was still to be said', () => {
  const { writer, blocks } = make();
  const one = writer.addInterface(eth);
  one.record('in', new Uint8Array(14), 0, 14, newFrameInfo());
  one.comment('the last word');
  one.finish();
  const last = blocks.at(-1)!;
  assert.is(last[0], 5);
  assert.ok(new TextDecoder().decode(last).includes('the last word'));
});

pcapng('records a device as it is used', () => {
  const { writer, file } = make();
  const device = new Recorder({ name: 'tap3' });
  const one = new CaptureDevice(device, writer.addInterface(device));
  device.receive(Uint8Array.from({ length: 14 }, () => 7));
  one.transmit(new Uint8Array(40), 20, 40, newFrameInfo());
  assert.equal(
    read(file()).map((packet) => `${packet.interface} ${packet.direction} ${packet.octets.length}`),
    ['tap3 in 14', 'tap3 out 20'],
  );
});

pcapng('carries the largest frame', () => {
  const { writer, file } = make();
  writer.addInterface(lo).record('out', new Uint8Array(65_550), 0, 65_550, newFrameInfo());
  assert.is(read(file())[0].octets.length, 65_550);
});

pcapng('has secrets of TLS in front of what they are for', () => {
  const { writer, blocks } = make();
  const one = writer.addInterface(eth);
  writer.tlsSecrets(Buffer.from('CLIENT_RANDOM 00 11\n'));
  one.record('in', new Uint8Array(60), 0, 60, newFrameInfo());
  const block = decodeBlock(blocks[2], 1);
  if (!block.ok || block.value.blockBody.is !== 'decryptionSecrets') return assert.unreachable();
  const { blockBody } = block.value;
  assert.is(blockBody.secretsType, 0x544c534b);
  assert.is(Buffer.from(blockBody.secretsData).toString(), 'CLIENT_RANDOM 00 11\n');
});

pcapng.run();
