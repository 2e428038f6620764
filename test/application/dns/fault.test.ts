import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DnsFault } from '../../../runtime/application/dns/fault.ts';

const faults = suite('faults of DNS');

faults('have a code for programs and a sentence for people', () => {
  const fault = new DnsFault('ETIMEDOUT', '192.0.2.53 does not answer');
  assert.is(fault.code, 'ETIMEDOUT');
  assert.is(`${fault}`, 'DnsFault: 192.0.2.53 does not answer');
});

faults.run();
