/**
 * Finds a connection by the addresses and ports in a packet's octets: open addressing over a keyed
 * hash, so that nobody can aim many connections at one place, and nothing is allocated to look.
 */
import { ipv4Word, standsAt } from './address.ts';
import type { Address } from './address.ts';
import type { Random } from './random.ts';
import { SIPHASH_KEY_OCTETS, SipHash } from './siphash.ts';

export interface Keyed {
  readonly localAddress: Address;
  readonly localPort: number;
  readonly remoteAddress: Address;
  readonly remotePort: number;
  /** The table's own. */
  hash: number;
}

const FIRST_SIZE = 64;

export class ConnectionTable<Entry extends Keyed> {
  #size = 0;
  readonly #hash: SipHash;
  #slots: (Entry | undefined)[] = new Array<Entry | undefined>(FIRST_SIZE).fill(undefined);
  #hashes = new Int32Array(FIRST_SIZE);
  /** The one found last: most packets come in rows. */
  #last: Entry | undefined;

  constructor(random: Random) {
    const key = new Uint8Array(SIPHASH_KEY_OCTETS);
    random.fill(key);
    this.#hash = new SipHash(key);
  }

  get size(): number {
    return this.#size;
  }

  /** The connection between b[local] and b[remote], addresses of so many octets. */
  find(
    b: Uint8Array,
    local: number,
    localPort: number,
    remote: number,
    remotePort: number,
    addressOctets: number,
  ): Entry | undefined {
    const last = this.#last;
    if (last !== undefined && isFor(last, b, local, localPort, remote, remotePort, addressOctets)) {
      return last;
    }
    const hash = this.#hashOf(b, local, localPort, b, remote, remotePort, addressOctets);
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = this.#slots[at];
      if (entry === undefined) return undefined;
      if (
        this.#hashes[at] === hash &&
        isFor(entry, b, local, localPort, remote, remotePort, addressOctets)
      ) {
        this.#last = entry;
        return entry;
      }
    }
  }

  get(local: Address, localPort: number, remote: Address, remotePort: number): Entry | undefined {
    const hash = this.#hashOf(local, 0, localPort, remote, 0, remotePort, local.length);
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = this.#slots[at];
      if (entry === undefined) return undefined;
      if (
        this.#hashes[at] === hash &&
        entry.localPort === localPort &&
        entry.remotePort === remotePort &&
        entry.localAddress.length === local.length &&
        standsAt(entry.localAddress, local, 0) &&
        standsAt(entry.remoteAddress, remote, 0)
      ) {
        return entry;
      }
    }
  }

  add(entry: Entry): void {
    if ((this.#size + 1) * 2 > this.#slots.length) this.#grow();
    entry.hash = this.#hashOf(
      entry.localAddress,
      0,
      entry.localPort,
      entry.remoteAddress,
      0,
      entry.remotePort,
      entry.localAddress.length,
    );
    this.#place(entry);
    this.#size++;
  }

  /** What follows in the row moves up, so that no place is left marked as once taken. */
  remove(entry: Entry): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = entry.hash & mask;
    while (slots[at] !== entry) {
      if (slots[at] === undefined) return;
      at = (at + 1) & mask;
    }
    if (this.#last === entry) this.#last = undefined;
    this.#size--;
    let hole = at;
    for (let next = (at + 1) & mask; slots[next] !== undefined; next = (next + 1) & mask) {
      const home = this.#hashes[next] & mask;
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        slots[hole] = slots[next];
        this.#hashes[hole] = this.#hashes[next];
        hole = next;
      }
    }
    slots[hole] = undefined;
  }

  *values(): Iterable<Entry> {
    for (const entry of this.#slots.slice()) if (entry !== undefined) yield entry;
  }

  #place(entry: Entry): void {
    const mask = this.#slots.length - 1;
    let at = entry.hash & mask;
    while (this.#slots[at] !== undefined) at = (at + 1) & mask;
    this.#slots[at] = entry;
    this.#hashes[at] = entry.hash;
  }

  #grow(): void {
    const entries = this.#slots;
    this.#slots = new Array<Entry | undefined>(entries.length * 2).fill(undefined);
    this.#hashes = new Int32Array(entries.length * 2);
    for (const entry of entries) if (entry !== undefined) this.#place(entry);
  }

  #hashOf(
    localOctets: Uint8Array,
    local: number,
    localPort: number,
    remoteOctets: Uint8Array,
    remote: number,
    remotePort: number,
    addressOctets: number,
  ): number {
    const hash = this.#hash;
    if (addressOctets === 4) {
      const [ours, theirs] = [ipv4Word(localOctets, local), ipv4Word(remoteOctets, remote)];
      return hash.words(ours, theirs, localPort, remotePort);
    }
    hash.begin();
    for (let at = 0; at < addressOctets; at += 4) hash.add(ipv4Word(localOctets, local + at));
    for (let at = 0; at < addressOctets; at += 4) hash.add(ipv4Word(remoteOctets, remote + at));
    hash.add(localPort);
    hash.add(remotePort);
    return hash.finish();
  }
}

function isFor(
  entry: Keyed,
  b: Uint8Array,
  local: number,
  localPort: number,
  remote: number,
  remotePort: number,
  addressOctets: number,
): boolean {
  return (
    entry.localPort === localPort &&
    entry.remotePort === remotePort &&
    entry.localAddress.length === addressOctets &&
    standsAt(entry.remoteAddress, b, remote) &&
    standsAt(entry.localAddress, b, local)
  );
}
