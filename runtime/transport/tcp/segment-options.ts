/** The options that we write, laid out as Linux lays them out, which middleboxes know best. */
import {
  optionSackBlocksStart,
  scanBlock,
  writeBlock,
  writeOptionMaximumSegmentSize,
  writeOptionNoOperation,
  writeOptionSack,
  writeOptionSackPermitted,
  writeOptionTimestamps,
  writeOptionWindowScale,
} from '../../../generated/transport/tcp.wire.ts';

/** What a SYN offers; a SYN-ACK only what the SYN offered too. */
export interface Offer {
  mss: number;
  sack: boolean;
  timestamps: boolean;
  /** -1 for none. */
  windowScale: number;
}

/** Writes the options of a SYN at b[at], and answers where they end. */
export function writeSynOptions(
  b: Uint8Array,
  at: number,
  offer: Offer,
  timestamp: number,
  echo: number,
): number {
  let end = writeOptionMaximumSegmentSize(b, at, offer.mss);
  if (offer.sack) {
    if (!offer.timestamps) end = writeOptionNoOperation(b, writeOptionNoOperation(b, end));
    end = writeOptionSackPermitted(b, end);
  } else if (offer.timestamps) end = writeOptionNoOperation(b, writeOptionNoOperation(b, end));
  if (offer.timestamps) end = writeOptionTimestamps(b, end, timestamp, echo);
  if (offer.windowScale >= 0) {
    end = writeOptionWindowScale(b, writeOptionNoOperation(b, end), offer.windowScale);
  }
  return end;
}

/** Writes a Timestamps option at b[at], and answers where it ends. */
export function writeTimestamps(
  b: Uint8Array,
  at: number,
  timestamp: number,
  echo: number,
): number {
  const second = writeOptionNoOperation(b, at);
  return writeOptionTimestamps(b, writeOptionNoOperation(b, second), timestamp, echo);
}

/** Blocks to report, the newest first: RFC 2018 §4. */
export interface Blocks {
  count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Writes a SACK option with at most `most` blocks at b[at], and answers where it ends. */
export function writeSack(b: Uint8Array, at: number, blocks: Blocks, most: number): number {
  const start = writeOptionNoOperation(b, writeOptionNoOperation(b, at));
  let end = optionSackBlocksStart(b, start);
  const count = Math.min(blocks.count, most);
  for (let index = 0; index < count; index++) {
    writeBlock(b, end, b.length, blocks.left[index], blocks.right[index]);
    end = scanBlock(b, end, b.length);
  }
  return writeOptionSack(b, start, end);
}
