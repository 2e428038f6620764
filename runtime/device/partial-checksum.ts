/**
 * A checksum that was left to the device (frame-info.ts), done by us after all: where a frame goes
 * on to a device that does not, and where somebody is to read it.
 */
import { finish16 } from '../base/checksum.ts';
import { PARTIAL, VERIFIED } from './frame-info.ts';
import type { FrameInfo } from './frame-info.ts';

/** Does what is PARTIAL in a frame that ends at `end`; its info says so no more. */
export function finishChecksum(b: Uint8Array, end: number, info: FrameInfo): void {
  if (info.checksum !== PARTIAL) return;
  finish16(b, info.checksumStart, end, info.checksumField);
  info.checksum = VERIFIED;
  info.checksumStart = 0;
  info.checksumField = 0;
}
