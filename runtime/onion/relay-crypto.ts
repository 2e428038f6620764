/**
 * The layers of the onion, as tor1 puts them on and takes them off (tor-spec §5.5, §6.1). A client
 * has one layer for each hop and each direction; a relay has one of each. A cell that was meant for
 * a hop shows it by two zeros and by four octets of a running digest, which all cells before it
 * have a part in.
 *
 * Cells come and go by the batch, 509 octets each and nothing between them: one call to AES for all
 * of them costs a tenth of one for each. A cell that an early hop has said must not pass the
 * keystreams of later ones, for those hops never knew of it.
 */
import { uint } from '../base/octets.ts';
import { DIGEST_OCTETS, Sha1 } from '../base/sha1.ts';
import {
  dbEnd,
  dbStart,
  dfStart,
  kbEnd,
  kbStart,
  kfEnd,
  kfStart,
} from '../../generated/onion/relay-crypto.wire.ts';
import {
  dataStart,
  digest,
  neededRelayCell,
  recognized,
  setDigest,
} from '../../generated/onion/relay.wire.ts';
import type { Keystream, OnionCrypto } from './crypto.ts';

const NOTHING = new Uint8Array(0);

/** Of a relay cell, which is the whole body of its cell. */
export const RELAY_CELL_OCTETS: number = neededRelayCell(NOTHING, 0, 0);

/** Of a stream, what fits into one. */
export const DATA_OCTETS_MAX: number = RELAY_CELL_OCTETS - dataStart(NOTHING, 0);

/** How many octets of keys a handshake must give for one hop. */
export const KEY_MATERIAL_OCTETS: number = kbEnd(NOTHING, 0);

/** Which hop has said a cell, when none has. */
export const NOBODY = -1;

/** What became of a batch of cells: by their place in it. */
export class Openings {
  /** The hop that a cell is from, the first being 0, or NOBODY. */
  readonly hops: Int8Array;
  /**
   * The running digest after it, until the next batch is opened: what a SENDME for it must say
   * (tor-spec §7.3.1).
   */
  readonly tags: Uint8Array[];

  constructor(cellsMax: number) {
    this.hops = new Int8Array(cellsMax);
    this.tags = new Array<Uint8Array>(cellsMax).fill(NOTHING);
  }

  /** Where the tag of a cell goes. */
  tagOf(index: number): Uint8Array {
    if (this.tags[index].length === 0) this.tags[index] = new Uint8Array(DIGEST_OCTETS);
    return this.tags[index];
  }
}

/** One hop in one direction. */
class Layer {
  readonly #keystream: Keystream;
  #digest: Sha1;

  constructor(crypto: OnionCrypto, seed: Uint8Array, key: Uint8Array) {
    this.#keystream = crypto.keystream(key);
    this.#digest = new Sha1();
    this.#digest.update(seed, 0, seed.length);
  }

  apply(b: Uint8Array, from: number, to: number): void {
    this.#keystream.apply(b, from, to);
  }

  /** Signs the cell at b[at]; its digest until now. */
  stamp(b: Uint8Array, at: number): Uint8Array {
    setDigest(b, at, 0);
    this.#digest.update(b, at, at + RELAY_CELL_OCTETS);
    const tag = this.#digest.snapshot();
    setDigest(b, at, firstFour(tag));
    return tag;
  }

  /**
   * Whether the cell at b[at] bears the beginning of the digest, which is `tag` then; when it does
   * not, it is somebody else's.
   * Two zeros come about by chance once in 65536 cells, and then the digest is as if it had never
   * been tried. Behind the last hop there is nobody else, the circuit is at its end, and a copy of
   * the digest for each cell would be for nothing.
   */
  recognise(b: Uint8Array, at: number, isLast: boolean, tag: Uint8Array): boolean {
    if (recognized(b, at) !== 0) return false;
    const claimed = digest(b, at);
    setDigest(b, at, 0);
    const tried = isLast ? this.#digest : this.#digest.clone();
    tried.update(b, at, at + RELAY_CELL_OCTETS);
    tried.snapshot(tag);
    setDigest(b, at, claimed);
    if (firstFour(tag) !== claimed) return false;
    this.#digest = tried;
    return true;
  }

  wipe(): void {
    this.#keystream.wipe();
  }
}

function firstFour(tag: Uint8Array): number {
  return uint(tag, 0, 4, false);
}

/** Both layers of a hop, and nothing left of what they were made from. */
function layersOf(crypto: OnionCrypto, keys: Uint8Array): [forward: Layer, backward: Layer] {
  const part = (from: number, to: number): Uint8Array => keys.subarray(from, to);
  const forward = new Layer(
    crypto,
    part(dfStart(keys, 0), dbStart(keys, 0)),
    part(kfStart(keys, 0), kfEnd(keys, 0)),
  );
  const backward = new Layer(
    crypto,
    part(dbStart(keys, 0), dbEnd(keys, 0)),
    part(kbStart(keys, 0), kbEnd(keys, 0)),
  );
  keys.fill(0);
  return [forward, backward];
}

/** All layers that a client shares with the hops of its circuit. */
export class ClientCrypt {
  readonly #crypto: OnionCrypto;
  readonly #forward: Layer[] = [];
  readonly #backward: Layer[] = [];

  constructor(crypto: OnionCrypto) {
    this.#crypto = crypto;
  }

  get hops(): number {
    return this.#forward.length;
  }

  /** A hop behind those there are; `keys`, of KEY_MATERIAL_OCTETS, are wiped. */
  addHop(keys: Uint8Array): void {
    const [forward, backward] = layersOf(this.#crypto, keys);
    this.#forward.push(forward);
    this.#backward.push(backward);
  }

  /** Makes `count` relay cells from b[from] on ready to be sent to a hop; tags[0…count) are theirs. */
  seal(b: Uint8Array, from: number, count: number, hop: number, tags: Uint8Array[]): void {
    const to = from + count * RELAY_CELL_OCTETS;
    const layer = this.#forward[hop];
    for (let index = 0; index < count; index++) {
      tags[index] = layer.stamp(b, from + index * RELAY_CELL_OCTETS);
    }
    for (let index = hop; index >= 0; index--) this.#forward[index].apply(b, from, to);
  }

  /** Takes the layers off `count` cells from b[from] on, each until a hop has said it. */
  open(b: Uint8Array, from: number, count: number, into: Openings): void {
    const { hops } = into;
    hops.fill(NOBODY, 0, count);
    for (let hop = 0; hop < this.#backward.length; hop++) {
      for (let first = 0; first < count; first++) {
        if (hops[first] !== NOBODY) continue;
        let past = first + 1;
        while (past < count && hops[past] === NOBODY) past++;
        this.#openRun(b, from, first, past, hop, into);
        first = past;
      }
    }
  }

  #openRun(
    b: Uint8Array,
    from: number,
    first: number,
    past: number,
    hop: number,
    into: Openings,
  ): void {
    const layer = this.#backward[hop];
    const isLast = hop === this.#backward.length - 1;
    layer.apply(b, from + first * RELAY_CELL_OCTETS, from + past * RELAY_CELL_OCTETS);
    for (let index = first; index < past; index++) {
      const at = from + index * RELAY_CELL_OCTETS;
      if (layer.recognise(b, at, isLast, into.tagOf(index))) into.hops[index] = hop;
    }
  }

  wipe(): void {
    for (const layer of this.#forward) layer.wipe();
    for (const layer of this.#backward) layer.wipe();
    this.#forward.length = 0;
    this.#backward.length = 0;
  }
}

/** The two layers that a relay has for a circuit through it. */
export class RelayCrypt {
  readonly #forward: Layer;
  readonly #backward: Layer;

  /** `keys`, of KEY_MATERIAL_OCTETS, are wiped. */
  constructor(crypto: OnionCrypto, keys: Uint8Array) {
    [this.#forward, this.#backward] = layersOf(crypto, keys);
  }

  /**
   * Takes its layer off `count` cells from the client: those at which `into.hops` is 0 are for this
   * relay, the others for the next. With `isLast` there is no next: after one that is not for this
   * relay the circuit must be closed.
   */
  open(b: Uint8Array, from: number, count: number, isLast: boolean, into: Openings): void {
    this.#forward.apply(b, from, from + count * RELAY_CELL_OCTETS);
    for (let index = 0; index < count; index++) {
      const at = from + index * RELAY_CELL_OCTETS;
      const isOurs = this.#forward.recognise(b, at, isLast, into.tagOf(index));
      into.hops[index] = isOurs ? 0 : NOBODY;
    }
  }

  /** Puts its layer on `count` cells of the next relay's, on their way to the client. */
  pass(b: Uint8Array, from: number, count: number): void {
    this.#backward.apply(b, from, from + count * RELAY_CELL_OCTETS);
  }

  /** Makes `count` cells of its own ready for the client; tags[0…count) are theirs. */
  seal(b: Uint8Array, from: number, count: number, tags: Uint8Array[]): void {
    for (let index = 0; index < count; index++) {
      tags[index] = this.#backward.stamp(b, from + index * RELAY_CELL_OCTETS);
    }
    this.pass(b, from, count);
  }

  wipe(): void {
    this.#forward.wipe();
    this.#backward.wipe();
  }
}
