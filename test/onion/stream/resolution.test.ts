import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { ClientCircuit } from '../../../runtime/onion/circuit.ts';
import { LabExit } from '../circuit/lab-exit.ts';
import { labRelay, LabOnion } from '../circuit/lab-onion.ts';
import { LoggedCircuit, LoggedResolution } from '../circuit/logged.ts';

const questions = suite('onion: names that the last hop resolves');

const NOTHING = new Uint8Array(0);

function open(): [LabOnion, ClientCircuit, LabExit] {
  const onion = new LabOnion([labRelay('exit')]);
  const exit = new LabExit(onion);
  const options = { timeoutMs: 1000 };
  const circuit = new ClientCircuit(onion.shared, onion, onion.path, new LoggedCircuit(), options);
  circuit.build();
  onion.simulation.run(100);
  return [onion, circuit, exit];
}

questions('an END instead of an answer is a fault', () => {
  const [onion, circuit, exit] = open();
  exit.answer = { is: 'end', reason: END_REASON.RESOLVE_FAILED, ignored: NOTHING };
  const user = new LoggedResolution();
  circuit.resolve('a.example', user);
  onion.simulation.run(100);
  assert.equal(user.said, ['EHOSTUNREACH']);
});

questions('no answer is one too, after a while, and one that comes too late does no harm', () => {
  const [onion, circuit, exit] = open();
  onion.hear = () => {};
  const user = new LoggedResolution();
  const asked = circuit.resolve('a.example', user);
  if (typeof asked === 'string') return assert.unreachable();
  onion.simulation.run(60_000);
  assert.equal(user.said, ['ETIMEDOUT']);
  exit.say(asked.id, { is: 'resolved', answers: [] });
  onion.simulation.run(100);
  assert.ok(circuit.isOpen);
  assert.is(onion.shared.counters.cellsAfterEnd, 1);
});

questions('who asks no more is told so, and CONNECTED is no answer', () => {
  const [onion, circuit, exit] = open();
  onion.hear = () => {};
  const [one, other] = [new LoggedResolution(), new LoggedResolution()];
  const first = circuit.resolve('a.example', one);
  const second = circuit.resolve('b.example', other);
  if (typeof first === 'string' || typeof second === 'string') return assert.unreachable();
  first.abort();
  exit.say(second.id, { is: 'connected', ignored: NOTHING });
  onion.simulation.run(100);
  assert.equal([...one.said, ...other.said], ['ECONNABORTED', 'ECONNRESET']);
});

questions.run();
