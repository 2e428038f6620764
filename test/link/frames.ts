/** Frames for tests, from hexadecimal; blanks are for the reader. */
import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import type { FrameInfo } from '../../runtime/device/frame-info.ts';
import type { Cast, Link, PacketReceiver } from '../../runtime/link/link.ts';

export function octets(...hex: readonly string[]): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.join('').replace(/\s/g, ''), 'hex'));
}

export function hex(b: Uint8Array): string {
  return Buffer.from(b).toString('hex');
}

export const OURS = '020000000001';
export const THEIRS = '020000000002';
export const OTHERS = '020000000003';
export const EVERYONE = 'ffffffffffff';

/** Sends what the hexadecimal says over a link, with room in front of it. */
export function send(link: Link, to: string, etherType: number, ...packet: string[]): boolean {
  const payload = octets(...packet);
  const b = new Uint8Array(link.headRoom + payload.length);
  b.set(payload, link.headRoom);
  return link.send(octets(to), etherType, b, link.headRoom, b.length, newFrameInfo());
}

/** Takes the packets of one EtherType: `1:0a0b` is one to a group. */
export class Packets implements PacketReceiver {
  readonly #texts: string[] = [];
  readonly infos: FrameInfo[] = [];
  onReceive: (b: Uint8Array, o: number, end: number) => void = () => {};

  constructor(link: Link, etherType: number) {
    link.setReceiver(etherType, this);
  }

  receive(b: Uint8Array, o: number, end: number, info: FrameInfo, cast: Cast): void {
    this.#texts.push(`${cast}:${hex(b.subarray(o, end))}`);
    this.infos.push({ ...info });
    this.onReceive(b, o, end);
  }

  take(): string[] {
    return this.#texts.splice(0);
  }
}
