import { readdirSync } from 'node:fs';
import { constants } from 'node:os';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { inNamespace } from '../../../drivers/system/namespace.ts';
import { Calls } from '../tap/calls.ts';

const namespaces = suite('network namespaces');

const { EINVAL, EPERM } = constants.errno;
/** One that is there on every Linux, although nothing is changed by entering it. */
const OWN = '/proc/self/ns/net';

const openFiles = (): number => readdirSync('/proc/self/fd').length;

namespaces('are left alone when none is named', () => {
  const calls = new Calls();
  assert.is(
    inNamespace(calls, undefined, () => 7),
    7,
  );
  assert.equal(calls.take(), []);
});

namespaces('are entered for the work, and left after it', () => {
  const calls = new Calls();
  const before = openFiles();
  const result = inNamespace(calls, OWN, () => {
    calls.asked.push('work');
    return 7;
  });
  assert.is(result, 7);
  assert.equal(calls.take(), ['setns', 'work', 'setns']);
  assert.is(openFiles(), before);
});

namespaces('are left also when the work throws', () => {
  const calls = new Calls();
  const before = openFiles();
  const work = (): never => {
    throw new Error('thrown');
  };
  assert.throws(() => inNamespace(calls, OWN, work), /^thrown$/);
  assert.equal(calls.take(), ['setns', 'setns']);
  assert.is(openFiles(), before);
});

namespaces('that are not there, or may not be entered, are named', () => {
  const calls = new Calls();
  const before = openFiles();
  const fails = (name: string, reason: RegExp): void =>
    assert.throws(() => inNamespace(calls, name, () => assert.unreachable()), reason);
  fails('nonesuch', /^no network namespace nonesuch \(ENOENT\): ip netns add nonesuch$/);
  calls.answers.push(-EPERM);
  fails(OWN, /needs root, or CAP_SYS_ADMIN: run as root, as by sudo$/);
  calls.answers.push(-EINVAL);
  fails(OWN, /is no network namespace that can be entered \(EINVAL\)$/);
  assert.is(openFiles(), before);
});

namespaces.run();
