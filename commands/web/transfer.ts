/** The body of an answer, piece by piece: unpacked where that is asked for, and no faster. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

import type { Answer } from './exchange.ts';
import { exchangeFault, WebFault } from './fault.ts';

export interface Transfer {
  /** What is packed is unpacked. */
  readonly isUnpacked: boolean;
  /** Octets a second. */
  readonly rateMax?: number | undefined;
  readonly write: (octets: Uint8Array) => Promise<void>;
  /** Called as octets come, before they are unpacked. */
  readonly came: (octets: number) => void;
}

/** What RFC 9110 §8.4.1 and RFC 7932 have names for. */
export const ENCODINGS = 'deflate, gzip, br';

const UNPACKERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

export async function take(
  answer: Answer,
  { isUnpacked, rateMax, write, came }: Transfer,
  signal: AbortSignal,
): Promise<void> {
  const raw = paced(counted(answer, came, signal), rateMax);
  const encoding = (answer.header('content-encoding') ?? 'identity').toLowerCase();
  if (!isUnpacked || encoding === 'identity') {
    for await (const piece of raw) await write(piece);
    return;
  }
  if (!Object.hasOwn(UNPACKERS, encoding)) {
    throw new WebFault('encoding', `Unrecognized content encoding type: ${encoding}`);
  }
  for await (const piece of unpacked(raw, UNPACKERS[encoding as keyof typeof UNPACKERS]())) {
    await write(piece);
  }
}

async function* counted(
  { body, header }: Answer,
  came: Transfer['came'],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const length = header('content-length');
  let octets = 0;
  try {
    for await (const piece of body) {
      octets += (piece as Buffer).length;
      came((piece as Buffer).length);
      yield piece as Buffer;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof Error && error.name !== 'Error') throw exchangeFault(error);
    const rest =
      length === undefined ? 'outstanding read data' : `${Number(length) - octets} bytes`;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new WebFault('partial', `transfer closed with ${rest} remaining to read`, code);
  }
}

async function* unpacked(
  packed: AsyncIterable<Uint8Array>,
  unpacker: ReturnType<(typeof UNPACKERS)['br']> | ReturnType<(typeof UNPACKERS)['gzip']>,
): AsyncGenerator<Uint8Array> {
  let fault: unknown;
  const feeding = (async () => {
    for await (const piece of packed) {
      if (unpacker.destroyed) return;
      if (!unpacker.write(piece)) await drained(unpacker);
    }
    unpacker.end();
  })().catch((error: unknown) => {
    fault = error;
    unpacker.destroy(error as Error);
  });
  try {
    for await (const piece of unpacker as Readable) yield piece as Buffer;
  } catch (error) {
    if (fault !== undefined) throw fault;
    throw new WebFault('encoding', `Error while processing content unencoding: ${String(error)}`);
  }
  await feeding;
}

function drained(unpacker: NodeJS.EventEmitter): Promise<void> {
  return new Promise((settle) => {
    unpacker.once('drain', settle);
    unpacker.once('close', settle);
  });
}

/** Pieces of what is read or sent, so many octets a second on the average. */
export async function* paced(
  pieces: AsyncIterable<Uint8Array>,
  rateMax: number | undefined,
): AsyncGenerator<Uint8Array> {
  const begun = performance.now();
  let octets = 0;
  for await (const piece of pieces) {
    if (rateMax !== undefined) {
      octets += piece.length;
      const wait = (octets / rateMax) * 1000 - (performance.now() - begun);
      if (wait > 0) await sleep(wait);
    }
    yield piece;
  }
}
