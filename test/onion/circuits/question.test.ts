import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ClientCircuit } from '../../../runtime/onion/circuit.ts';
import { Question } from '../../../runtime/onion/circuits/question.ts';
import { labRelay, LabOnion } from '../circuit/lab-onion.ts';
import { LoggedCircuit, LoggedResolution } from '../circuit/logged.ts';

const questions = suite('onion: names that wait for a circuit');

questions('any exit will do, and a circuit that is not open is a fault', () => {
  const onion = new LabOnion([labRelay('exit')]);
  const options = { timeoutMs: 1000 };
  const circuit = new ClientCircuit(onion.shared, onion, onion.path, new LoggedCircuit(), options);
  const user = new LoggedResolution();
  const question = new Question('a.example', 'key', user);
  assert.equal(question.wish, { host: 'a.example', port: 0 });
  assert.is(question.ride(circuit), 'ENETDOWN');
  question.fail('ENETDOWN', 'no circuit');
  assert.equal([question.why, ...user.said], ['no circuit', 'ENETDOWN']);
});

questions.run();
