/**
 * A transport's checksum that was left to the device (frame-info.ts), done here after all: where a
 * packet is cut into fragments, and where somebody is to read it.
 */
import { sum16 } from '../base/checksum.ts';
import { putUint } from '../base/octets.ts';
import type { FrameInfo } from '../device/frame-info.ts';
import { PARTIAL, VERIFIED } from '../device/frame-info.ts';

const CHECKSUM_OCTETS = 2;

/** Does what is PARTIAL in a packet that ends at `end`; its info says so no more. */
export function finishChecksum(b: Uint8Array, end: number, info: FrameInfo): void {
  if (info.checksum !== PARTIAL) return;
  const { checksumStart, checksumField } = info;
  // RFC 768: zero is written as all ones, which is the same to who adds it up.
  const checksum = ~sum16(0, b, checksumStart, end) & 0xffff || 0xffff;
  putUint(b, checksumField, checksumField + CHECKSUM_OCTETS, checksum, false);
  info.checksum = VERIFIED;
  info.checksumField = 0;
}
