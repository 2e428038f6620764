/** How fast a bad wire is gone over: cells of the table that smoltcp keeps, to be compared. */
import type { CongestionName } from '../../runtime/transport/tcp/user.ts';
import { joinStacks, transfer } from './transfer.ts';

export interface Cell {
  readonly congestion: CongestionName;
  /** Of either side, sending and receiving. */
  readonly bufferOctets: number;
  /** Chance, of each frame, in either direction. */
  readonly loss: number;
}

/** One way; the round trip takes 100 ms. */
const DELAY_MS = 50;

/** Octets a second, in virtual time: the same for the same seed, whatever the machine. */
export function goodput(cell: Cell, octets: number, seed: number): number {
  const { congestion, bufferOctets, loss } = cell;
  const joined = joinStacks({ seed, there: { delayMs: DELAY_MS, loss } });
  const buffers = { sendBufferOctets: bufferOctets, receiveBufferOctets: bufferOctets };
  const options = { ...buffers, congestion };
  const moved = transfer(joined, { octets, sender: options, receiver: options });
  if (moved.received !== octets || moved.wrongAt !== undefined) {
    throw new Error(`seed ${seed}: ${moved.received} of ${octets}, wrong at ${moved.wrongAt}`);
  }
  return (octets * 1000) / moved.ms;
}
