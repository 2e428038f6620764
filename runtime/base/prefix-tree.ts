/**
 * Values by prefix, and the longest prefix that holds an address: a tree of the addresses' bits in
 * which no node has one child alone unless a value stands there (a Patricia tree). What is looked
 * up stands in a packet, so that nothing is allocated; a way down has at most as many nodes as the
 * address has bits, and with few prefixes only a few.
 */
import type { Address, Prefix } from './address.ts';
import { holds } from './address.ts';

interface Node<Value> {
  readonly prefix: Prefix;
  value: Value | undefined;
  zero: Node<Value> | undefined;
  one: Node<Value> | undefined;
}

export class PrefixTree<Value> {
  #root: Node<Value> | undefined;
  #size = 0;

  /** How many prefixes have a value. */
  get size(): number {
    return this.#size;
  }

  /** The value of exactly this prefix. */
  get(prefix: Prefix): Value | undefined {
    let node = this.#root;
    while (node !== undefined && node.prefix.length <= prefix.length) {
      if (!holds(node.prefix, prefix.address, 0)) return undefined;
      if (node.prefix.length === prefix.length) return node.value;
      node = bit(prefix.address, 0, node.prefix.length) === 0 ? node.zero : node.one;
    }
    return undefined;
  }

  /** Puts a value there, in place of the one before. */
  set(prefix: Prefix, value: Value): void {
    const made = { prefix: masked(prefix), value, zero: undefined, one: undefined };
    this.#root = this.#insert(this.#root, made);
  }

  delete(prefix: Prefix): void {
    this.#root = this.#remove(this.#root, prefix);
  }

  /** The value of the longest prefix that holds the address at b[at] and that `accepts` takes. */
  longest(
    b: Uint8Array,
    at: number,
    accepts: (value: Value) => boolean = acceptAll,
  ): Value | undefined {
    let found: Value | undefined;
    let node = this.#root;
    while (node !== undefined && holds(node.prefix, b, at)) {
      const { value } = node;
      if (value !== undefined && accepts(value)) found = value;
      // A host's own prefix is the end of the way.
      if (node.prefix.length === node.prefix.address.length * 8) break;
      node = bit(b, at, node.prefix.length) === 0 ? node.zero : node.one;
    }
    return found;
  }

  /** Every value, in the order of the prefixes, the wider first. */
  *values(): Generator<Value> {
    const left = this.#root === undefined ? [] : [this.#root];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      if (node.value !== undefined) yield node.value;
      if (node.one !== undefined) left.push(node.one);
      if (node.zero !== undefined) left.push(node.zero);
    }
  }

  #insert(node: Node<Value> | undefined, made: Node<Value>): Node<Value> {
    if (node === undefined) {
      this.#size++;
      return made;
    }
    const shared = sharedBits(node.prefix, made.prefix);
    if (shared < node.prefix.length) {
      this.#size++;
      return shared === made.prefix.length ? above(made, node) : fork(node, made, shared);
    }
    if (made.prefix.length === node.prefix.length) {
      if (node.value === undefined) this.#size++;
      node.value = made.value;
    } else if (bit(made.prefix.address, 0, node.prefix.length) === 0) {
      node.zero = this.#insert(node.zero, made);
    } else {
      node.one = this.#insert(node.one, made);
    }
    return node;
  }

  #remove(node: Node<Value> | undefined, prefix: Prefix): Node<Value> | undefined {
    if (node === undefined || node.prefix.length > prefix.length) return node;
    if (!holds(node.prefix, prefix.address, 0)) return node;
    if (node.prefix.length === prefix.length) {
      if (node.value !== undefined) this.#size--;
      node.value = undefined;
    } else if (bit(prefix.address, 0, node.prefix.length) === 0) {
      node.zero = this.#remove(node.zero, prefix);
    } else {
      node.one = this.#remove(node.one, prefix);
    }
    if (node.value !== undefined) return node;
    if (node.zero === undefined) return node.one;
    return node.one === undefined ? node.zero : node;
  }
}

const acceptAll = (): boolean => true;

/** The bit of that index, from the highest one of the address at b[at]. */
function bit(b: Uint8Array, at: number, index: number): number {
  return (b[at + (index >> 3)] >> (7 - (index & 7))) & 1;
}

function sharedBits(one: Prefix, other: Prefix): number {
  const most = Math.min(one.length, other.length);
  for (let index = 0; index < most; index++) {
    if (bit(one.address, 0, index) !== bit(other.address, 0, index)) return index;
  }
  return most;
}

function above<Value>(upper: Node<Value>, lower: Node<Value>): Node<Value> {
  if (bit(lower.prefix.address, 0, upper.prefix.length) === 0) upper.zero = lower;
  else upper.one = lower;
  return upper;
}

function fork<Value>(one: Node<Value>, other: Node<Value>, length: number): Node<Value> {
  const prefix = masked({ address: one.prefix.address, length });
  return above(above({ prefix, value: undefined, zero: undefined, one: undefined }, one), other);
}

/** The prefix as it is written: the bits behind it are zero. */
export function masked({ address, length }: Prefix): Prefix {
  const octets: Address = address.slice();
  for (let index = 0; index < octets.length; index++) {
    const kept = Math.min(8, Math.max(0, length - 8 * index));
    octets[index] &= 0xff00 >> kept;
  }
  return { address: octets, length };
}
