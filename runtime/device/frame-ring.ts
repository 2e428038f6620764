/**
 * Frames on their way through memory: copied into the next of a ring of buffers, which grow to the
 * largest frame that each has held and are then filled again and again.
 */
import { copyOctets } from '../base/octets.ts';
import { packetBuffer } from '../base/packet-buffer.ts';
import { moveFrameInfo, newFrameInfo } from './frame-info.ts';
import type { FrameInfo } from './frame-info.ts';

/** What a buffer begins with: a frame of Ethernet, and room around it. */
const OCTETS_MIN = 2048;

interface Slot {
  octets: Uint8Array;
  end: number;
  readonly info: FrameInfo;
}

export class FrameRing {
  readonly framesMax: number;
  /** Octets in front of each frame. */
  readonly headRoom: number;
  readonly #slots: Slot[] = [];
  #first = 0;
  #count = 0;

  constructor(framesMax: number, headRoom: number) {
    this.framesMax = framesMax;
    this.headRoom = headRoom;
  }

  /** How many frames are in it. */
  get frames(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count === this.framesMax;
  }

  /** Copies b[o, end) to the end; false when it is full. */
  push(b: Uint8Array, o: number, end: number, info: FrameInfo): boolean {
    if (this.isFull) return false;
    const slot = this.#slotAt((this.#first + this.#count) % this.framesMax);
    const slotEnd = this.headRoom + end - o;
    if (slot.octets.length < slotEnd) slot.octets = packetBuffer(roundUp(slotEnd));
    copyOctets(b, o, end, slot.octets, this.headRoom);
    slot.end = slotEnd;
    moveFrameInfo(info, slot.info, this.headRoom - o);
    this.#count++;
    return true;
  }

  /** Of the oldest frame: the buffer, in which it stands in [headRoom, end), and what is said. */
  get octets(): Uint8Array {
    return this.#slots[this.#first].octets;
  }

  get end(): number {
    return this.#slots[this.#first].end;
  }

  get info(): FrameInfo {
    return this.#slots[this.#first].info;
  }

  /** Lets the oldest frame go. */
  shift(): void {
    this.#count--;
    // Empty, it begins anew: as few buffers are used as there were frames at once.
    this.#first = this.#count === 0 ? 0 : (this.#first + 1) % this.framesMax;
  }

  /** Lets them all go, and answers how many they were. */
  clear(): number {
    const count = this.#count;
    this.#count = 0;
    this.#first = 0;
    return count;
  }

  #slotAt(index: number): Slot {
    const known = this.#slots[index];
    if (known !== undefined) return known;
    const made = { octets: packetBuffer(OCTETS_MIN), end: 0, info: newFrameInfo() };
    this.#slots[index] = made;
    return made;
  }
}

function roundUp(octets: number): number {
  let size = OCTETS_MIN;
  while (size < octets) size *= 2;
  return size;
}
