/** What can be done to a frame: flipped, overwritten, cut, made longer, planted, and lied about. */
import { BROADCAST } from '../../../runtime/link/hardware-address.ts';
import { setTotalLength } from '../../../generated/network/ipv4.wire.ts';
import { setPayloadLength } from '../../../generated/network/ipv6.wire.ts';
import type { Dice } from '../dice.ts';
import { packetOf } from '../packet.ts';
import { FRAME_AT } from './frame.ts';
import type { Frame } from './frame.ts';
import { ADDRESSES, ECHO_PORT, GROUP, HARDWARE, LIVE_PORT, OPEN_PORT } from './scene.ts';

type Mutation = (frame: Frame, dice: Dice) => void;

/** What means something to somebody. */
const PLANTS: readonly Uint8Array[] = [
  ...Object.values(ADDRESSES.victim),
  ...Object.values(ADDRESSES.peer),
  ...Object.values(GROUP),
  ...Object.values(HARDWARE),
  BROADCAST,
  ...[OPEN_PORT, LIVE_PORT, ECHO_PORT, 0].map((port) => Uint8Array.of(0, port)),
  ...[4, 16].map((octets) => new Uint8Array(octets)),
  ...[2, 4].map((octets) => new Uint8Array(octets).fill(255)),
];
const EXTREMES = [0, 1, 0x7f, 0x80, 0xfe, 0xff];

const place = (frame: Frame, dice: Dice): number =>
  dice.whole(FRAME_AT, Math.max(frame.end - 1, FRAME_AT));

/** Headers are where what is read stands. */
const early = (frame: Frame, dice: Dice): number =>
  Math.min(FRAME_AT + dice.wholeScale(1, 100), Math.max(frame.end - 1, FRAME_AT));

const MUTATIONS: readonly Mutation[] = [
  (frame, dice) => {
    frame.b[early(frame, dice)] ^= 1 << dice.whole(0, 7);
  },
  (frame, dice) => {
    frame.b[place(frame, dice)] ^= 1 << dice.whole(0, 7);
  },
  (frame, dice) => {
    frame.b[early(frame, dice)] = dice.pick(EXTREMES);
  },
  (frame, dice) => {
    frame.b[early(frame, dice)] = dice.whole(0, 255);
  },
  (frame, dice) => {
    frame.end = dice.whole(FRAME_AT, frame.end);
  },
  (frame, dice) => {
    const more = dice.wholeScale(1, 1500);
    for (let count = 0; count < more; count++) frame.b[frame.end++] = dice.random.bits();
  },
  (frame, dice) => {
    const plant = dice.pick(PLANTS);
    const at = FRAME_AT + 2 * dice.whole(0, Math.min(50, (frame.end - FRAME_AT) >> 1));
    frame.b.set(plant, at);
    frame.end = Math.max(frame.end, at + plant.length);
  },
  (frame, dice) => {
    const packet = packetOf(frame.b, FRAME_AT, frame.end);
    const said = dice.chance(0.5) ? dice.whole(0, 0xffff) : dice.wholeScale(1, 1600);
    if (packet?.version === 4) setTotalLength(frame.b, packet.packet, said);
    if (packet?.version === 6) setPayloadLength(frame.b, packet.packet, said);
  },
  (frame, dice) => {
    const [from, to] = [place(frame, dice), place(frame, dice)];
    frame.b.copyWithin(to, from, Math.min(frame.end, from + dice.wholeScale(1, 200)));
  },
];

export function mutate(frame: Frame, dice: Dice): void {
  for (let count = dice.wholeScale(1, 6); count > 0; count--) dice.pick(MUTATIONS)(frame, dice);
}
