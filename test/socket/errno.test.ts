import { constants } from 'node:os';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  checked,
  ERRNO,
  errnoName,
  errnoText,
  failure,
  SocketError,
} from '../../runtime/socket/errno.ts';
import type { ErrnoName } from '../../runtime/socket/errno.ts';

const errors = suite('errno');

errors('has the numbers of Linux', () => {
  const known: Readonly<Record<string, number>> = constants.errno;
  for (const [name, number] of Object.entries(ERRNO)) {
    if (name in known) assert.is(number, known[name], name);
    assert.is(errnoName(number), name);
    assert.is(errnoName(failure(name as ErrnoName)), name);
    assert.ok(errnoText(name as ErrnoName).length > 3);
  }
  assert.throws(() => errnoName(4095), RangeError);
});

errors('are thrown with the words and properties that Node has', () => {
  const error = new SocketError('ECONNREFUSED', 'connect', { address: '192.0.2.1', port: 80 });
  assert.instance(error, Error);
  assert.is(error.message, 'connect ECONNREFUSED 192.0.2.1:80');
  const { code, errno, syscall, address, port } = error;
  assert.equal([code, errno, syscall], ['ECONNREFUSED', -111, 'connect']);
  assert.equal([address, port], ['192.0.2.1', 80]);
  assert.match(error.stack!, /^Error: connect ECONNREFUSED/);
  const bare = new SocketError('ECONNRESET', 'read');
  assert.is(bare.message, 'read ECONNRESET');
  assert.equal(Object.keys(bare).sort(), ['code', 'errno', 'syscall']);
});

errors('are what is thrown for an answer below zero, and for no other', () => {
  assert.is(checked(0, 'send'), 0);
  assert.is(checked(7, 'send'), 7);
  assert.throws(() => checked(failure('EPIPE'), 'write'), /^write EPIPE$/);
});

errors.run();
