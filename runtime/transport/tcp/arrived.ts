/**
 * A segment that arrived, read once: what the machine of RFC 9293 §3.10.7 wants to know, its
 * options, and where its text stands. One object is filled again for each segment.
 */
import { before } from '../../base/sequence.ts';
import type { FrameInfo } from '../../device/frame-info.ts';
import {
  FLAGS_FIN,
  FLAGS_RST,
  FLAGS_SYN,
  OPTION_KIND,
  acknowledgmentNumber,
  blockLeftEdge,
  blockRightEdge,
  dataStart,
  flags,
  optionKind,
  optionMaximumSegmentSizeMss,
  optionSackBlocksEnd,
  optionSackBlocksStart,
  optionTimestampsTsEchoReply,
  optionTimestampsTsValue,
  optionWindowScaleShiftCount,
  optionsStart,
  scanBlock,
  scanOption,
  sequenceNumber,
  urgentPointer,
  window,
} from '../../../generated/transport/tcp.wire.ts';
import type { Segment } from '../../../generated/transport/tcp-connection.machine.ts';

const NOTHING = new Uint8Array(0);
/** RFC 2018 §3: as many blocks as an option of 34 octets has. */
export const SACK_BLOCKS_MAX = 4;

export class ArrivedSegment implements Segment {
  segSeq = 0;
  segAck = 0;
  segWnd = 0;
  segUp = 0;
  segCtl = 0;
  segTsval = 0;
  tsopt = false;
  /** The text is octets[from, to). */
  octets: Uint8Array = NOTHING;
  from = 0;
  to = 0;
  echo = 0;
  /** 0 when it was not said. */
  mss = 0;
  /** -1 when it was not said. */
  windowScale = -1;
  sackPermitted = false;
  sackBlocks = 0;
  readonly sackLeft = new Int32Array(SACK_BLOCKS_MAX);
  readonly sackRight = new Int32Array(SACK_BLOCKS_MAX);
  /** Octets of text in each segment that was merged into this one. */
  segmentOctets = 0;
  /** How many segments it stands for. */
  segments = 1;
  /** Its text was acceptable, and looked at. */
  isTaken = false;
  /** SEG.LEN */
  #octets = 0;

  get segLen(): number {
    return this.#octets;
  }

  get isSyn(): boolean {
    return (this.segCtl & FLAGS_SYN) !== 0;
  }

  get isReset(): boolean {
    return (this.segCtl & FLAGS_RST) !== 0;
  }

  /** Whether the first block is a D-SACK: what came twice (RFC 2883 §4). */
  get reportsDuplicate(): boolean {
    const { sackLeft: left, sackRight: right, sackBlocks: count } = this;
    if (count === 0) return false;
    if (before(left[0], this.segAck)) return true;
    return count > 1 && !before(left[0], left[1]) && !before(right[1], right[0]);
  }

  /** Reads what stands in b[o, end), which is sound. Whose window it is scales it. */
  read(b: Uint8Array, o: number, end: number, info: FrameInfo): void {
    const control = flags(b, o);
    this.octets = b;
    this.from = dataStart(b, o);
    this.to = end;
    this.segSeq = sequenceNumber(b, o);
    this.segAck = acknowledgmentNumber(b, o);
    this.segCtl = control;
    this.segWnd = window(b, o);
    this.segUp = urgentPointer(b, o);
    const length = end - this.from;
    const syn = (control & FLAGS_SYN) === 0 ? 0 : 1;
    this.#octets = length + syn + ((control & FLAGS_FIN) === 0 ? 0 : 1);
    const each = info.segmentOctets;
    this.segmentOctets = each > 0 && each < length ? each : length;
    this.segments = each > 0 && each < length ? Math.ceil(length / each) : 1;
    this.isTaken = false;
    this.tsopt = false;
    this.sackBlocks = 0;
    if (syn === 1) {
      this.mss = 0;
      this.windowScale = -1;
      this.sackPermitted = false;
    }
    this.#readOptions(b, optionsStart(b, o), this.from);
  }

  /** Puts the blocks from `first` on in sequence: few, and mostly nearly so. */
  orderBlocks(first: number): void {
    const { sackLeft: left, sackRight: right } = this;
    for (let next = first + 1; next < this.sackBlocks; next++) {
      const [from, to] = [left[next], right[next]];
      let at = next;
      for (; at > first && before(from, left[at - 1]); at--) {
        left[at] = left[at - 1];
        right[at] = right[at - 1];
      }
      left[at] = from;
      right[at] = to;
    }
  }

  #readOptions(b: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to;) {
      switch (optionKind(b, at)) {
        case OPTION_KIND.END_OF_OPTION_LIST:
          return;
        case OPTION_KIND.TIMESTAMPS:
          this.tsopt = true;
          this.segTsval = optionTimestampsTsValue(b, at);
          this.echo = optionTimestampsTsEchoReply(b, at);
          break;
        case OPTION_KIND.SACK:
          this.#readBlocks(b, optionSackBlocksStart(b, at), optionSackBlocksEnd(b, at));
          break;
        case OPTION_KIND.MAXIMUM_SEGMENT_SIZE:
          this.mss = optionMaximumSegmentSizeMss(b, at);
          break;
        case OPTION_KIND.WINDOW_SCALE:
          this.windowScale = optionWindowScaleShiftCount(b, at);
          break;
        case OPTION_KIND.SACK_PERMITTED:
          this.sackPermitted = true;
          break;
        default: // what is not known is stepped over: RFC 9293 MUST-6
      }
      at = scanOption(b, at, to);
    }
  }

  #readBlocks(b: Uint8Array, from: number, to: number): void {
    let count = 0;
    for (let at = from; at < to && count < SACK_BLOCKS_MAX; at = scanBlock(b, at, to)) {
      this.sackLeft[count] = blockLeftEdge(b, at);
      this.sackRight[count++] = blockRightEdge(b, at);
    }
    this.sackBlocks = count;
  }
}
