import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND } from '../../../generated/onion/tor.wire.ts';
import { below, seededRandom } from '../../../runtime/base/random.ts';
import { CellInput } from '../../../runtime/onion/channel/input.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import { joinOctets } from '../../../runtime/onion/join.ts';

const inputs = suite('onion: octets become cells');

class Taker {
  linkVersion = 5;
  readonly cells: Uint8Array[] = [];
  cellsMax = Infinity;

  cell(b: Uint8Array, o: number, end: number): boolean {
    this.cells.push(b.slice(o, end));
    return this.cells.length < this.cellsMax;
  }
}

const fixed = (circuitId: number): Uint8Array => {
  const cell = new Uint8Array(514).fill(circuitId);
  cell[4] = COMMAND.RELAY;
  return cell;
};
const variable = (size: number): Uint8Array =>
  handshakeCell({ is: 'variablePadding', noise: new Uint8Array(size).fill(size) }, 5);

inputs('cells come out as they went in, wherever they are cut', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seededRandom(seed);
    const cells = Array.from({ length: 20 }, (_, index) =>
      below(random, 3) > 0 ? fixed(index) : variable(below(random, 3000)),
    );
    const octets = joinOctets(...cells);
    const [input, taker] = [new CellInput(), new Taker()];
    for (let at = 0; at < octets.length;) {
      const end = Math.min(at + 1 + below(random, seed * 40), octets.length);
      input.take(octets.subarray(at, end), taker);
      at = end;
    }
    assert.equal(taker.cells, cells, `seed ${seed}`);
    assert.is(input.keptOctets, 0);
  }
});

inputs('whole cells are given where they stand', () => {
  const octets = joinOctets(fixed(1), fixed(2));
  const given: Uint8Array[] = [];
  const input = new CellInput();
  input.take(octets, { linkVersion: 5, cell: (b) => given.push(b) > 0 });
  assert.ok(given.every((b) => b === octets));
});

inputs('the largest cell there can be is kept until it is whole', () => {
  const largest = variable(65_535);
  const [input, taker] = [new CellInput(), new Taker()];
  input.take(largest.subarray(0, 60_000), taker);
  assert.is(input.keptOctets, 60_000);
  input.take(joinOctets(largest.subarray(60_000), fixed(1)), taker);
  assert.equal(taker.cells, [largest, fixed(1)]);
});

inputs('a link version that changes with a cell holds for the next', () => {
  const first = handshakeCell({ is: 'versions', versions: [5] }, 3);
  const taker = new Taker();
  taker.linkVersion = 3;
  const cell = taker.cell.bind(taker);
  taker.cell = (b, o, end) => {
    const goesOn = cell(b, o, end);
    taker.linkVersion = 5;
    return goesOn;
  };
  new CellInput().take(joinOctets(first, fixed(9)), taker);
  assert.equal(taker.cells, [first, fixed(9)]);
});

inputs('when the taker has had enough, nothing more is given', () => {
  const taker = new Taker();
  taker.cellsMax = 1;
  new CellInput().take(joinOctets(fixed(1), fixed(2)), taker);
  assert.is(taker.cells.length, 1);
  const other = new Taker();
  other.cellsMax = 1;
  const input = new CellInput();
  input.take(fixed(1).subarray(0, 9), other);
  input.take(joinOctets(fixed(1).subarray(9), fixed(2)), other);
  assert.is(other.cells.length, 1);
});

inputs.run();
