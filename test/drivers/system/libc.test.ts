import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DeviceFailure } from '../../../drivers/failure.ts';
import { bindLibc, errnoName, loadLibc } from '../../../drivers/system/libc.ts';

const libc = suite('system calls');

async function failureOf(work: () => Promise<unknown>): Promise<DeviceFailure> {
  try {
    await work();
  } catch (error) {
    assert.instance(error, DeviceFailure);
    return error as DeviceFailure;
  }
  return assert.unreachable() as never;
}

const missing = (): Promise<never> => Promise.reject(new Error("Cannot find package 'koffi'"));

libc('without koffi are not there, and one line says what to do', async () => {
  const { message, code } = await failureOf(() => bindLibc(missing, 'linux', 'x64'));
  assert.is(message, 'a TAP device needs the package koffi: npm install koffi');
  assert.is(code, 'ENOSYS');
});

libc('are those of Linux alone', async () => {
  const { message } = await failureOf(() => bindLibc(missing, 'darwin', 'arm64'));
  assert.is(message, 'a TAP device needs Linux on a common machine, not darwin on arm64');
  const other = await failureOf(() => bindLibc(missing, 'linux', 's390x'));
  assert.match(other.message, 'not linux on s390x');
});

libc('fail with the name that errno has', async () => {
  const calls = await loadLibc();
  assert.is(calls.read(-1, 0, 0), -1);
  assert.is(errnoName(calls), 'EBADF');
});

libc('are loaded once', async () => {
  assert.is(await loadLibc(), await loadLibc());
});

libc('know where octets lie, also those of a view', async () => {
  const { addressOf } = await loadLibc();
  const octets = new Uint8Array(100);
  assert.ok(Number.isSafeInteger(addressOf(octets)) && addressOf(octets) > 0);
  assert.is(addressOf(octets.subarray(40)), addressOf(octets) + 40);
  assert.is(addressOf(octets), addressOf(octets));
});

libc.run();
