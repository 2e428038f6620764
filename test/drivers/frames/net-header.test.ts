import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  GSO_TYPE,
  setLegacyNetHeaderGsoType,
  writeLegacyNetHeader,
} from '../../../generated/device/virtio.wire.ts';
import { decodeLegacyNetHeader } from '../../../generated/device/virtio.value.ts';
import type { LegacyNetHeader } from '../../../generated/device/virtio.value.ts';
import { ETHERTYPE, setLengthType } from '../../../generated/link/ethernet.wire.ts';
import { setDataOffset } from '../../../generated/transport/tcp.wire.ts';
import { NET_HEADER_OCTETS, readHeader, writeHeader } from '../../../drivers/frames/net-header.ts';
import { PARTIAL, UNKNOWN, VERIFIED, newFrameInfo } from '../../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../../runtime/device/frame-info.ts';

const headers = suite("Virtio's header in front of a frame");

/** Where the frame begins in the octets of these tests; the header stands right in front of it. */
const FRAME = 20;
const SEGMENT = FRAME + 34;

const said = (some: Partial<FrameInfo>): FrameInfo => ({ ...newFrameInfo(), ...some });

function frameOf(etherType: number, octets = 2000): Uint8Array {
  const b = new Uint8Array(FRAME + octets);
  setLengthType(b, FRAME, etherType);
  setDataOffset(b, SEGMENT, 8);
  return b;
}

function written(b: Uint8Array, info: FrameInfo): LegacyNetHeader | undefined {
  const before = b.slice();
  const isWritten = writeHeader(b, FRAME, b.length, info);
  const header = decodeLegacyNetHeader(b.slice(FRAME - NET_HEADER_OCTETS, FRAME));
  assert.equal(b.subarray(FRAME), before.subarray(FRAME), 'the frame is as it was');
  return isWritten && header.ok ? header.value : undefined;
}

const PLAIN: LegacyNetHeader = {
  needsChecksum: false,
  dataValid: false,
  rscInfo: false,
  reserved: 0,
  gsoType: GSO_TYPE.NONE,
  ecn: false,
  headerLength: 0,
  gsoSize: 0,
  checksumStart: 0,
  checksumOffset: 0,
};

const SUMMED_LATER = said({
  checksum: PARTIAL,
  checksumStart: SEGMENT,
  checksumField: SEGMENT + 16,
});
const LARGE = said({ ...SUMMED_LATER, segmentOctets: 1448, dataStart: SEGMENT + 32 });

headers('says nothing of a frame of which nothing is said', () => {
  const b = frameOf(ETHERTYPE.IPV4);
  b.fill(0xff, 0, FRAME);
  assert.equal(written(b, said({})), PLAIN);
  assert.equal(written(b, said({ checksum: VERIFIED, checksumField: SEGMENT + 16 })), PLAIN);
});

headers('tells where a sum begins and where it goes', () => {
  const wanted = { ...PLAIN, needsChecksum: true, checksumStart: 34, checksumOffset: 16 };
  assert.equal(written(frameOf(ETHERTYPE.IPV4), SUMMED_LATER), wanted);
});

headers('tells how a large segment is cut, by the version of IP that carries it', () => {
  const cut = { headerLength: 66, gsoSize: 1448, checksumStart: 34, checksumOffset: 16 };
  const wanted = { ...PLAIN, needsChecksum: true, ...cut };
  const [four, six] = [frameOf(ETHERTYPE.IPV4), frameOf(ETHERTYPE.IPV6)];
  assert.equal(written(four, LARGE), { ...wanted, gsoType: GSO_TYPE.TCPV4 });
  assert.equal(written(six, LARGE), { ...wanted, gsoType: GSO_TYPE.TCPV6 });
});

headers('is refused to what no device could do', () => {
  const b = frameOf(ETHERTYPE.IPV4);
  const nothings: readonly Partial<FrameInfo>[] = [
    { ...SUMMED_LATER, checksumStart: FRAME - 1 },
    { ...SUMMED_LATER, checksumField: SEGMENT - 1 },
    { ...SUMMED_LATER, checksumField: b.length - 1 },
    { ...LARGE, checksum: UNKNOWN },
    { ...LARGE, checksum: VERIFIED },
    { ...LARGE, dataStart: FRAME },
    { ...LARGE, dataStart: b.length + 1 },
  ];
  for (const nothing of nothings) assert.is(written(b, said(nothing)), undefined);
  assert.is(written(frameOf(ETHERTYPE.ARP), LARGE), undefined);
  assert.is(written(frameOf(ETHERTYPE.CUSTOMER_VLAN_TAG), LARGE), undefined);
});

interface Parts {
  readonly needsChecksum?: number;
  readonly dataValid?: number;
  readonly gsoType?: number;
  readonly headerLength?: number;
  readonly gsoSize?: number;
  readonly start?: number;
  readonly offset?: number;
}

function readFrom(b: Uint8Array, parts: Parts): FrameInfo | undefined {
  const { needsChecksum = 0, dataValid = 0, gsoType = 0, headerLength = 0 } = parts;
  const { gsoSize = 0, start = 0, offset = 0 } = parts;
  const header = FRAME - NET_HEADER_OCTETS;
  const flags = [needsChecksum, dataValid, 0, 0] as const;
  const cut = [gsoType, 0, headerLength, gsoSize] as const;
  writeLegacyNetHeader(b, header, FRAME, ...flags, ...cut, start, offset);
  const info = said({ checksum: PARTIAL, segmentOctets: 9, dataStart: 9 });
  return readHeader(b, FRAME, b.length, info) ? info : undefined;
}

headers('of a plain frame leaves nothing of the frame before', () => {
  assert.equal(readFrom(frameOf(ETHERTYPE.ARP), {}), said({}));
});

headers('that says all is well is believed', () => {
  const wanted = said({ checksum: VERIFIED });
  assert.equal(readFrom(frameOf(ETHERTYPE.IPV4), { dataValid: 1 }), wanted);
});

headers('with a sum still to be done tells of a frame that nothing has hurt', () => {
  const info = readFrom(frameOf(ETHERTYPE.IPV4), { needsChecksum: 1, start: 34, offset: 16 });
  const field = { checksumStart: SEGMENT, checksumField: SEGMENT + 16 };
  assert.equal(info, said({ checksum: VERIFIED, ...field }));
});

headers('is not believed about the length of the headers', () => {
  const gso = { gsoType: GSO_TYPE.TCPV4, gsoSize: 1448, headerLength: 512 };
  const parts = { needsChecksum: 1, start: 34, offset: 16, ...gso };
  const info = readFrom(frameOf(ETHERTYPE.IPV4), parts);
  assert.is(info?.segmentOctets, 1448);
  assert.is(info?.dataStart, SEGMENT + 32);
});

headers('that does not fit its frame is refused', () => {
  const b = frameOf(ETHERTYPE.IPV4, 100);
  const sum = { needsChecksum: 1, start: 34, offset: 16 };
  const gso = { ...sum, gsoType: GSO_TYPE.TCPV4, gsoSize: 10 };
  const lies: readonly Parts[] = [
    { ...sum, start: 83 },
    { ...sum, start: 65_535, offset: 65_535 },
    { ...sum, offset: 65 },
    { ...gso, gsoSize: 0 },
    { ...gso, start: 81, offset: 0 },
    { ...gso, gsoType: GSO_TYPE.UDP },
    { ...gso, gsoType: 127 },
    // Without a sum nobody says where the segment begins.
    { gsoType: GSO_TYPE.TCPV6, gsoSize: 10 },
  ];
  for (const lie of lies) assert.is(readFrom(b, lie), undefined, JSON.stringify(lie));
  setDataOffset(b, SEGMENT, 4);
  assert.is(readFrom(b, gso), undefined, 'a header of TCP that is too short');
  setDataOffset(b, SEGMENT, 15);
  assert.ok(readFrom(b, gso));
  assert.is(readFrom(b.subarray(0, SEGMENT + 59), gso), undefined, 'data that begins behind it');
});

headers('of a frame that is shorter than that of Ethernet is refused', () => {
  const b = new Uint8Array(FRAME + 14);
  const info = newFrameInfo();
  assert.ok(readHeader(b, FRAME, FRAME + 14, info));
  assert.not(readHeader(b, FRAME, FRAME + 13, info));
  assert.not(readHeader(b, FRAME, FRAME - NET_HEADER_OCTETS, info));
});

headers('survives every octet that may stand in it', () => {
  const b = frameOf(ETHERTYPE.IPV6, 90);
  const info = newFrameInfo();
  let sound = 0;
  for (let draw = 0; draw < 50_000; draw++) {
    const at = FRAME - NET_HEADER_OCTETS + (draw % NET_HEADER_OCTETS);
    b[at] = (draw * 2_654_435_761) >>> 24;
    if (draw % 3 === 0) setLegacyNetHeaderGsoType(b, FRAME - NET_HEADER_OCTETS, draw % 5);
    if (!readHeader(b, FRAME, b.length, info)) continue;
    sound++;
    const { checksumField, checksumStart, segmentOctets, dataStart } = info;
    assert.ok(checksumField === 0 || (checksumStart >= FRAME && checksumField + 2 <= b.length));
    assert.ok(segmentOctets === 0 || (dataStart > checksumStart && dataStart <= b.length));
  }
  assert.ok(sound > 1000);
});

headers.run();
