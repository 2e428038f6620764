/**
 * The layers of relay cells, taken off and looked through by the batch, as a client does with what
 * came in one read: three keystreams, and a digest for each cell.
 */
import { createHash } from 'node:crypto';

import { createNodeOnionCrypto } from '../adapters/node/onion-crypto.ts';
import {
  ClientCrypt,
  KEY_MATERIAL_OCTETS,
  Openings,
  RelayCrypt,
  RELAY_CELL_OCTETS,
} from '../runtime/onion/relay-crypto.ts';
import { atLeast, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compare } from './measure.ts';

const CELLS = 32;
const HOPS = 3;
const NANOSECONDS_TO_MEGABYTES = 1000;
const ALL = 'all of it';
const SEALED = 'without the client';

const crypto = createNodeOnionCrypto();
const keysOf = (hop: number): Uint8Array => new Uint8Array(KEY_MATERIAL_OCTETS).fill(hop + 1);

export const bench: Bench = {
  about: 'layers of relay cells',
  async run(): Promise<Report> {
    const octets = CELLS * RELAY_CELL_OCTETS;
    const title = `${CELLS} cells: sealed by the third hop, passed by two, opened by the client`;
    const table = compare({
      title,
      unit: 'ns/octet',
      items: octets,
      alike: false,
      contenders: [
        { name: ALL, run: wayBack(true) },
        { name: SEALED, run: wayBack(false) },
        { name: 'AES of node:crypto alone, three times', run: keystreams(octets) },
        { name: 'SHA-1 of node:crypto, a copy a cell', run: digests(octets) },
      ],
    });
    const opening = rowOf(table, ALL).time.median - rowOf(table, SEALED).time.median;
    const rate = NANOSECONDS_TO_MEGABYTES / opening;
    return {
      tables: [table],
      claims: [atLeast('cells opened by the batch', rate, 120, ' MB/s')],
      notes: [],
    };
  },
};

/** What is opened is right each time: relays and client go on together. */
function wayBack(isOpened: boolean): () => number {
  const client = new ClientCrypt(crypto);
  const relays = Array.from({ length: HOPS }, (_, hop) => new RelayCrypt(crypto, keysOf(hop)));
  for (let hop = 0; hop < HOPS; hop++) client.addHop(keysOf(hop));
  const b = new Uint8Array(CELLS * RELAY_CELL_OCTETS);
  const into = new Openings(CELLS);
  const tags: Uint8Array[] = [];
  return () => {
    b.fill(0);
    relays[HOPS - 1].seal(b, 0, CELLS, tags);
    for (let hop = HOPS - 2; hop >= 0; hop--) relays[hop].pass(b, 0, CELLS);
    if (!isOpened) return b[0];
    client.open(b, 0, CELLS, into);
    if (into.hops[CELLS - 1] !== HOPS - 1) throw new Error('what was opened is not right');
    return b[0];
  };
}

function keystreams(octets: number): () => number {
  const streams = Array.from({ length: HOPS }, () => crypto.keystream(new Uint8Array(16)));
  const b = new Uint8Array(octets);
  return () => {
    for (const stream of streams) stream.apply(b, 0, octets);
    return b[0];
  };
}

function digests(octets: number): () => number {
  const running = createHash('sha1');
  const b = new Uint8Array(octets);
  return () => {
    let last = 0;
    for (let at = 0; at < octets; at += RELAY_CELL_OCTETS) {
      running.update(b.subarray(at, at + RELAY_CELL_OCTETS));
      last = running.copy().digest()[0];
    }
    return last;
  };
}
