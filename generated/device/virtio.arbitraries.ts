// @generated from spec/device/virtio.protocol: change that, then npm run generate.
/**
 * Virtio: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeUsedElement } from './virtio.value.ts';
import type * as v from './virtio.value.ts';

/** A valid Net Header. */
export function makeNetHeader(d: Draw, room: number): v.NetHeader {
  const needsChecksum = d.flag();
  const dataValid = d.flag();
  const rscInfo = d.flag();
  const reserved = d.integer(0, 31);
  const gsoType = d.named([0, 1, 3, 4, 5], 0, 127);
  const ecn = d.flag();
  const headerLength = d.integer(0, 65535);
  const gsoSize = d.integer(0, 65535);
  const checksumStart = d.integer(0, 65535);
  const checksumOffset = d.integer(0, 65535);
  const numberOfBuffers = d.integer(0, 65535);
  return {
    needsChecksum,
    dataValid,
    rscInfo,
    reserved,
    gsoType,
    ecn,
    headerLength,
    gsoSize,
    checksumStart,
    checksumOffset,
    numberOfBuffers,
  };
}

/** A valid Legacy Net Header. */
export function makeLegacyNetHeader(d: Draw, room: number): v.LegacyNetHeader {
  const needsChecksum = d.flag();
  const dataValid = d.flag();
  const rscInfo = d.flag();
  const reserved = d.integer(0, 31);
  const gsoType = d.named([0, 1, 3, 4, 5], 0, 127);
  const ecn = d.flag();
  const headerLength = d.integer(0, 65535);
  const gsoSize = d.integer(0, 65535);
  const checksumStart = d.integer(0, 65535);
  const checksumOffset = d.integer(0, 65535);
  return {
    needsChecksum,
    dataValid,
    rscInfo,
    reserved,
    gsoType,
    ecn,
    headerLength,
    gsoSize,
    checksumStart,
    checksumOffset,
  };
}

/** A valid Hash Report. */
export function makeHashReport(d: Draw, room: number): v.HashReport {
  const hashValue = d.integer(0, 4294967295);
  const hashType = d.named([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0, 65535);
  const paddingReserved = d.integer(0, 65535);
  return { hashValue, hashType, paddingReserved };
}

/** A valid Descriptor. */
export function makeDescriptor(d: Draw, room: number): v.Descriptor {
  const address = d.big(0n, 18446744073709551615n);
  const length = d.integer(0, 4294967295);
  const continues = d.flag();
  const write = d.flag();
  const indirect = d.flag();
  const reserved = d.integer(0, 8191);
  const next = d.integer(0, 65535);
  return { address, length, continues, write, indirect, reserved, next };
}

/** A valid Available Ring. */
export function makeAvailableRing(d: Draw, room: number, queueSize: number): v.AvailableRing {
  let at = 0;
  const noInterrupt = d.flag();
  const reserved = d.integer(0, 32767);
  const index = d.integer(0, 65535);
  at += 4;
  const ring = Array.from({ length: Math.max(0, queueSize) }, () => d.integer(0, 65535));
  at += ring.length * 2;
  const usedEvent = d.integer(0, 65535);
  return { noInterrupt, reserved, index, ring, usedEvent };
}

/** A valid Used Ring. */
export function makeUsedRing(d: Draw, room: number, queueSize: number): v.UsedRing {
  let at = 0;
  const noNotify = d.flag();
  const reserved = d.integer(0, 32767);
  const index = d.integer(0, 65535);
  at += 4;
  const limit = room - 2;
  const ring: NonNullable<v.UsedRing['ring']>[number][] = [];
  while (ring.length < queueSize) {
    const item = makeUsedElement(d, limit - at);
    const took = sizeOf((b) => writeUsedElement(item, b, 0));
    at += took;
    ring.push(item);
  }

  const availableEvent = d.integer(0, 65535);
  return { noNotify, reserved, index, ring, availableEvent };
}

/** A valid Used Element. */
export function makeUsedElement(d: Draw, room: number): v.UsedElement {
  const id = d.integer(0, 4294967295);
  const length = d.integer(0, 4294967295);
  return { id, length };
}

/** A valid Control. */
export function makeControl(d: Draw, room: number): v.Control {
  let at = 0;
  const class_ = d.named([0, 1, 2, 3, 4, 5, 6], 0, 255);
  const command = d.integer(0, 255);
  at += 2;
  const data = d.octets(d.count(0, room - at));
  at += data.length;
  return { class: class_, command, data };
}
