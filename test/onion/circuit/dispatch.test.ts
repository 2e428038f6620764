import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { writeRelayCell, RELAY_COMMAND } from '../../../generated/onion/relay.wire.ts';
import { ClientCircuit } from '../../../runtime/onion/circuit.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import { labRelay, LabOnion } from './lab-onion.ts';
import { LoggedCircuit, LoggedStream } from './logged.ts';
import { LabExit } from './lab-exit.ts';

const dispatch = suite('onion: relay cells by what they say');

const RELAYS = [labRelay('first'), labRelay('last')];

function open(): [LabOnion, ClientCircuit, LabExit, LoggedCircuit] {
  const onion = new LabOnion(RELAYS);
  const exit = new LabExit(onion);
  const news = new LoggedCircuit();
  const circuit = new ClientCircuit(onion.shared, onion, onion.path, news, { timeoutMs: 1000 });
  circuit.build();
  onion.simulation.run(200);
  return [onion, circuit, exit, news];
}

function cellOf(command: number, id: number, length: number, noise: number): Uint8Array {
  const cell = new Uint8Array(509);
  seededRandom(noise).fill(cell);
  writeRelayCell(cell, 0, 509, 11 + length, command, id, 0);
  return cell;
}

dispatch('what belongs to streams has no place on the circuit itself', () => {
  for (const name of ['BEGIN', 'DATA', 'END', 'CONNECTED', 'RESOLVED', 'XOFF'] as const) {
    const [onion, circuit, exit] = open();
    const cell = cellOf(RELAY_COMMAND[name], 0, name === 'RESOLVED' ? 0 : 1, 0);
    if (name === 'XOFF') cell[11] = 0;
    onion.sayOctets(exit.onion.hops.length - 1, cell);
    onion.simulation.run(100);
    assert.not(circuit.isOpen, name);
    assert.is(onion.shared.counters.commandOutOfPlace, 1, name);
  }
});

dispatch('cells of every command and length, with noise in them, do no harm', () => {
  for (let command = 0; command < 64; command++) {
    for (const length of [0, 4, 21, 498]) {
      const [onion, circuit, exit, news] = open();
      const user = new LoggedStream();
      const stream = circuit.connect({ host: 'a.example', port: 80 }, user);
      onion.simulation.run(50);
      const [id] = exit.only;
      onion.sayTogether(1, [cellOf(command, id, length, command), cellOf(command, id, length, 1)]);
      onion.simulation.run(1000);
      assert.type(stream, 'object');
      if (!circuit.isOpen) assert.is(news.said.length, 2, `command ${command}, ${length} octets`);
      circuit.close();
      onion.simulation.run(100_000);
      assert.ok(user.said.at(-1)?.startsWith('closed'), `command ${command}, ${length} octets`);
      assert.is(onion.simulation.timers.running, 0);
    }
  }
});

dispatch('a length that lies is malformed', () => {
  const [onion, circuit] = open();
  const cell = cellOf(RELAY_COMMAND.DATA, 1, 498, 0);
  cell[10]++;
  onion.sayOctets(1, cell);
  onion.simulation.run(100);
  assert.not(circuit.isOpen);
  assert.is(onion.shared.counters.malformedCell, 1);
});

dispatch.run();
