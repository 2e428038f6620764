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
  const question = new Question({ retry: () => true }, 'a.example', 'key', user);
  assert.equal(question.wish, { host: 'a.example', port: 0 });
  assert.is(question.ride(circuit, 1000), 'ENETDOWN');
  question.fail('ENETDOWN', 'no circuit');
  assert.equal([question.why, ...user.said], ['no circuit', 'ENETDOWN']);
});

questions('what was answered is told, what was not is asked elsewhere, as long as may be', () => {
  const user = new LoggedResolution();
  let mayRetry = true;
  const retried: string[] = [];
  const retry = (_: unknown, fault: string): boolean => {
    retried.push(fault);
    return mayRetry;
  };
  const question = new Question({ retry }, 'a.example', 'key', user);
  for (const fault of ['ETIMEDOUT', 'ECONNRESET'] as const) {
    question.failed({ fault, isLasting: false });
  }
  assert.equal([retried, user.said], [['ETIMEDOUT', 'ECONNRESET'], []]);
  mayRetry = false;
  question.failed({ fault: 'ETIMEDOUT', isLasting: false });
  question.failed({ fault: 'EHOSTUNREACH', isLasting: true });
  assert.equal(user.said, ['ETIMEDOUT', 'EHOSTUNREACH for good']);
  assert.is(retried.length, 3);
});

questions.run();
