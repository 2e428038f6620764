import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import {
  dataStart,
  digest,
  recognized,
  setDigest,
  writeRelayCell,
  RELAY_COMMAND,
} from '../../generated/onion/relay.wire.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import {
  ClientCrypt,
  KEY_MATERIAL_OCTETS,
  NOBODY,
  Openings,
  RELAY_CELL_OCTETS,
  RelayCrypt,
} from '../../runtime/onion/relay-crypto.ts';
import { THREE_HOPS } from './relay-crypto-vectors.ts';

const layers = suite('onion: relay cells, layer by layer');

const crypto = createNodeOnionCrypto();
const KEYS = [
  "    'My public key is in this signed x509 object', said Tom assertively.      (N-PREG-VIRYL)",
  "'Let's chart the pedal phlanges in the tomb', said Tom cryptographically.  (PELCG-GBR-TENCU)",
  "     'Segmentation fault bugs don't _just happen_', said Tom seethingly.        (P-GUVAT-YL)",
];
const SEED =
  "'You mean to tell me that there's a version of Sha-3 with no limit on the output length?', said Tom shakily.";

const textOctets = (text: string): Uint8Array => new TextEncoder().encode(text);
const keysOf = (hop: number): Uint8Array => textOctets(KEYS[hop]).subarray(0, KEY_MATERIAL_OCTETS);

function clientOf(hops: number): ClientCrypt {
  const client = new ClientCrypt(crypto);
  for (let hop = 0; hop < hops; hop++) client.addHop(keysOf(hop));
  return client;
}

const relaysOf = (hops: number): RelayCrypt[] =>
  Array.from({ length: hops }, (_, hop) => new RelayCrypt(crypto, keysOf(hop)));

const cellAt = (index: number): number => index * RELAY_CELL_OCTETS;

/** Cells of data, full of chance. */
function cellsOf(count: number, seed: number): Uint8Array {
  const b = new Uint8Array(cellAt(count));
  const random = seededRandom(seed);
  random.fill(b);
  for (let index = 0; index < count; index++) writeData(b, cellAt(index));
  return b;
}

function writeData(b: Uint8Array, at: number): void {
  const end = at + RELAY_CELL_OCTETS;
  writeRelayCell(b, at, end, end, RELAY_COMMAND.DATA, 1, 0);
}

/** The cells that a hop says, as they come to the client. */
function saidBy(relays: readonly RelayCrypt[], hop: number, b: Uint8Array, count: number): void {
  relays[hop].seal(b, 0, count, []);
  for (let before = hop - 1; before >= 0; before--) relays[before].pass(b, 0, count);
}

layers('three hops encrypt as C tor does', () => {
  const client = clientOf(3);
  const noise = crypto.shake256(textOctets(SEED), 51 * 498);
  for (let index = 0; index < 51; index++) {
    const cell = new Uint8Array(RELAY_CELL_OCTETS);
    writeData(cell, 0);
    cell.set(noise.subarray(index * 498, (index + 1) * 498), dataStart(cell, 0));
    client.seal(cell, 0, 1, 2, []);
    const expected = THREE_HOPS.find(([at]) => at === index);
    if (expected !== undefined) assert.is(Buffer.from(cell).toString('hex'), expected[1]);
  }
});

layers('a batch is what its cells are one by one', () => {
  const together = cellsOf(51, 1);
  const apart = together.slice();
  clientOf(3).seal(together, 0, 51, 2, []);
  const client = clientOf(3);
  for (let index = 0; index < 51; index++) client.seal(apart, cellAt(index), 1, 2, []);
  assert.equal(together, apart);
});

layers('each hop recognises what is for it alone, and passes on the rest', () => {
  for (let hop = 0; hop < 3; hop++) {
    const sent = cellsOf(4, hop);
    const b = sent.slice();
    const tags: Uint8Array[] = [];
    clientOf(3).seal(b, 0, 4, hop, tags);
    const into = new Openings(4);
    for (const [at, relay] of relaysOf(3)
      .slice(0, hop + 1)
      .entries()) {
      relay.open(b, 0, 4, false, into);
      assert.equal([...into.hops], Array(4).fill(at === hop ? 0 : NOBODY), `hop ${hop} at ${at}`);
    }
    assert.equal(into.tags, tags);
    for (let index = 0; index < 4; index++) setDigest(b, cellAt(index), 0);
    assert.equal(b, sent);
  }
});

layers('the client knows which hop has said each cell of a batch, and its tag', () => {
  const client = clientOf(3);
  const relays = relaysOf(3);
  const random = seededRandom(7);
  const into = new Openings(32);
  for (let round = 0; round < 20; round++) {
    const count = 1 + (random.bits() & 31);
    const b = new Uint8Array(cellAt(count));
    const plain: Uint8Array[] = [];
    const by: number[] = [];
    const tags: Uint8Array[] = [];
    for (let index = 0; index < count; index++) {
      const hop = (random.bits() >>> 0) % 3;
      const cell = cellsOf(1, round * 100 + index);
      plain.push(cell.slice());
      by.push(hop);
      const tag: Uint8Array[] = [];
      relays[hop].seal(cell, 0, 1, tag);
      tags.push(tag[0]);
      for (let before = hop - 1; before >= 0; before--) relays[before].pass(cell, 0, 1);
      b.set(cell, cellAt(index));
    }
    client.open(b, 0, count, into);
    assert.equal([...into.hops.subarray(0, count)], by);
    assert.equal(into.tags.slice(0, count), tags);
    for (let index = 0; index < count; index++) {
      setDigest(b, cellAt(index), 0);
      assert.equal(b.subarray(cellAt(index), cellAt(index + 1)), plain[index]);
    }
  }
});

layers('a cell that seems to be for an early hop by chance harms neither it nor the next', () => {
  // Under this key of the second hop, two zeros of its second cell stay zeros on the wire.
  const unlucky = keysOf(1).slice();
  unlucky.fill(0, 56);
  new DataView(unlucky.buffer).setUint32(68, 23478);
  const client = clientOf(1);
  client.addHop(unlucky.slice());
  const relays = [new RelayCrypt(crypto, keysOf(0)), new RelayCrypt(crypto, unlucky)];
  const into = new Openings(1);
  const looksEarly: boolean[] = [];
  for (const [index, hop] of [1, 1, 0, 1, 0].entries()) {
    const cell = cellsOf(1, index);
    relays[hop].seal(cell, 0, 1, []);
    looksEarly.push(hop === 1 && recognized(cell, 0) === 0);
    if (hop === 1) relays[0].pass(cell, 0, 1);
    client.open(cell, 0, 1, into);
    assert.is(into.hops[0], hop, `cell ${index}`);
  }
  assert.equal(looksEarly, [false, true, false, false, false]);
});

layers('nobody recognises a cell of which one bit was changed', () => {
  for (let at = 0; at < RELAY_CELL_OCTETS; at += 13) {
    const relays = relaysOf(3);
    const b = cellsOf(1, at);
    saidBy(relays, 2, b, 1);
    b[at] ^= 1;
    const into = new Openings(1);
    clientOf(3).open(b, 0, 1, into);
    assert.is(into.hops[0], NOBODY, `octet ${at}`);
  }
});

layers('two zeros and a digest that is wrong change nothing at the relay they come to', () => {
  const relay = new RelayCrypt(crypto, keysOf(0));
  const client = clientOf(1);
  const into = new Openings(1);
  const before = cellsOf(1, 3);
  client.seal(before, 0, 1, 0, []);
  relay.open(before, 0, 1, false, into);
  assert.is(into.hops[0], 0);
  // Zeros under the layer: what comes out is the keystream, against which the next cell is forged.
  const [keystream, zeros] = [new Uint8Array(cellAt(2)), new Uint8Array(cellAt(2))];
  crypto.keystream(keysOf(0).slice(40, 56)).apply(keystream, 0, keystream.length);
  const forged = keystream.slice(cellAt(1));
  setDigest(zeros, 0, 0x01020304);
  for (let at = 0; at < RELAY_CELL_OCTETS; at++) forged[at] ^= zeros[at];
  relay.open(forged, 0, 1, false, into);
  assert.is(into.hops[0], NOBODY);
  assert.is(recognized(forged, 0), 0);
  assert.is(digest(forged, 0), 0x01020304);
  // The client's keystream goes past the forged cell too, its digest does not.
  const after = cellsOf(1, 4);
  const ours = new ClientCrypt(crypto);
  ours.addHop(keysOf(0));
  ours.seal(cellsOf(1, 3), 0, 1, 0, []);
  ours.seal(after, 0, 1, 0, []);
  const [second, third] = [keystream.subarray(cellAt(1)), new Uint8Array(cellAt(3))];
  crypto.keystream(keysOf(0).slice(40, 56)).apply(third, 0, third.length);
  for (let at = 0; at < RELAY_CELL_OCTETS; at++) after[at] ^= second[at] ^ third[cellAt(2) + at];
  relay.open(after, 0, 1, false, into);
  assert.is(into.hops[0], 0);
});

layers('keys are gone once a hop has them', () => {
  const keys = keysOf(0).slice();
  new RelayCrypt(crypto, keys);
  assert.ok(keys.every((octet) => octet === 0));
});

layers.run();
