import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import { PortPolicy, REJECT_ALL } from '../../../runtime/onion/directory/port-policy.ts';

const policies = suite('onion: summaries of exit policies');

policies('accept what is listed', () => {
  const policy = new PortPolicy('accept 80,443,6660-6669');
  assert.equal(
    [79, 80, 81, 443, 6659, 6660, 6669, 6670].map((port) => policy.allows(port)),
    [false, true, false, true, false, true, true, false],
  );
  assert.ok(policy.isExit);
});

policies('reject what is listed', () => {
  const policy = new PortPolicy('reject 25,119-120');
  assert.equal(
    [24, 25, 26, 119, 120, 121].map((port) => policy.allows(port)),
    [true, false, true, false, false, true],
  );
  assert.ok(policy.isExit);
});

policies('may let nothing out', () => {
  assert.not(REJECT_ALL.isExit);
  assert.not(REJECT_ALL.allows(80));
  assert.ok(new PortPolicy('reject 1-65534').isExit);
  assert.ok(new PortPolicy('reject 2-65535').isExit);
});

policies('that are malformed are refused', () => {
  const lists = [
    '80-',
    '-80',
    '80-79',
    '65536',
    '0',
    '80,80',
    '443,80',
    '1-5,5',
    '80,',
    'x',
    '',
    '80 81',
  ];
  for (const list of lists) {
    assert.instance(
      orFault(() => new PortPolicy(`accept ${list}`)),
      DirectoryFault,
      list,
    );
  }
  assert.instance(
    orFault(() => new PortPolicy('allow 80')),
    DirectoryFault,
  );
});

policies.run();
