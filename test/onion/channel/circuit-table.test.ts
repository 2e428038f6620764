import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { seededRandom } from '../../../runtime/base/random.ts';
import { CircuitTable, isOfHalf } from '../../../runtime/onion/channel/circuit-table.ts';
import { HeardCircuit } from './relays.ts';

const tables = suite('onion: circuits by their ids');
const BODY = Uint8Array.of(1, 2, 3);

tables('ids are of the half that is asked for', () => {
  const table = new CircuitTable();
  const random = seededRandom(1);
  for (let draw = 0; draw < 200; draw++) {
    for (const version of [3, 4, 5]) {
      for (const half of ['upper', 'lower'] as const) {
        const id = table.draw(random, version, half);
        assert.ok(id > 0 && id < (version === 3 ? 0x10000 : 0x100000000));
        assert.ok(isOfHalf(id, version, half));
        assert.ok(isOfHalf(id, version, 'either'));
        assert.not(isOfHalf(id, version, half === 'upper' ? 'lower' : 'upper'));
      }
    }
  }
});

tables('an id that is in use is not drawn again, and when all seem to be, none is', () => {
  const table = new CircuitTable();
  const always = { bits: () => 5, fill: () => {} };
  const id = table.draw(always, 4, 'upper');
  table.add(id, new HeardCircuit());
  assert.is(table.draw(always, 4, 'upper'), 0);
  table.remove(id);
  assert.is(table.draw(always, 4, 'upper'), id);
});

tables('zero is no id', () => {
  const zero = { bits: () => 0, fill: () => {} };
  assert.is(new CircuitTable().draw(zero, 4, 'lower'), 0);
});

tables('a table that is full draws nothing', () => {
  const table = new CircuitTable();
  for (let id = 1; id <= CircuitTable.CIRCUITS_MAX; id++) table.add(id, new HeardCircuit());
  assert.ok(table.isFull);
  assert.is(table.draw(seededRandom(1), 5, 'upper'), 0);
});

tables('only those that were given cells are settled, each once, in their order', () => {
  const table = new CircuitTable();
  const order: string[] = [];
  const circuits = ['a', 'b', 'c'].map((name) => {
    const circuit = new HeardCircuit();
    circuit.settle = () => void order.push(name);
    return circuit;
  });
  circuits.forEach((circuit, index) => table.add(index + 1, circuit));
  for (const id of [3, 1, 3, 3, 1]) assert.ok(table.deliver(id, 3, BODY, 1, 3));
  table.settle();
  table.settle();
  assert.equal(order, ['c', 'a']);
  assert.equal(circuits[0].cells[1].body, Uint8Array.of(2, 3));
});

tables('who leaves meanwhile is not settled, and who is unknown is not delivered to', () => {
  const table = new CircuitTable();
  const circuit = new HeardCircuit();
  table.add(7, circuit);
  table.deliver(7, 3, BODY, 0, 3);
  assert.ok(table.remove(7));
  assert.not(table.remove(7));
  table.settle();
  assert.is(circuit.settled, 0);
  assert.not(table.deliver(7, 3, BODY, 0, 3));
});

tables('all hear that they may write, until one has written too much', () => {
  const table = new CircuitTable();
  const circuits = [new HeardCircuit(), new HeardCircuit(), new HeardCircuit()];
  circuits.forEach((circuit, index) => table.add(index + 1, circuit));
  table.writable(() => circuits[1].writableCalls > 0);
  assert.equal(
    circuits.map(({ writableCalls }) => writableCalls),
    [1, 1, 0],
  );
});

tables('in the end each is told once, also those that leave because of it', () => {
  const table = new CircuitTable();
  const circuits = [new HeardCircuit(), new HeardCircuit()];
  circuits.forEach((circuit, index) => table.add(index + 1, circuit));
  let told = 0;
  for (const circuit of circuits) {
    circuit.channelGone = () => {
      told++;
      table.remove(1);
      table.remove(2);
    };
  }
  table.deliver(1, 3, BODY, 0, 1);
  table.clear();
  table.settle();
  table.clear();
  assert.is(told, 2);
  assert.is(circuits[0].settled, 0);
  assert.is(table.size, 0);
});

tables.run();
