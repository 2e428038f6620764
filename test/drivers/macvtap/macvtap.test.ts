import { readdirSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DeviceFailure } from '../../../drivers/failure.ts';
import { openMacvtap } from '../../../drivers/macvtap/macvtap.ts';

const macvtap = suite('a macvtap that cannot be opened');

function failureOf(path: string): DeviceFailure {
  try {
    openMacvtap({ path });
  } catch (error) {
    assert.instance(error, DeviceFailure);
    return error as DeviceFailure;
  }
  return assert.unreachable() as never;
}

const openFiles = (): number => readdirSync('/proc/self/fd').length;

macvtap('is not there', () => {
  const { message, code } = failureOf('/dev/nonesuch');
  const advice = 'ip link add link CARD name NAME type macvtap mode bridge';
  assert.is(message, `no /dev/nonesuch: ${advice}`);
  assert.is(code, 'ENOENT');
});

macvtap('is no device', () => {
  assert.match(failureOf('/proc/self/comm').message, 'is no character device');
  assert.is(failureOf('/proc').code, 'EISDIR');
});

macvtap('is of an interface that is not seen', () => {
  const { message } = failureOf('/dev/null');
  assert.match(message, /hardware address of \/dev\/null must be given: .* not seen below \/sys/);
});

macvtap('leaves no file open', () => {
  const before = openFiles();
  for (const path of ['/dev/nonesuch', '/proc/self/comm', '/dev/null']) failureOf(path);
  assert.is(openFiles(), before);
});

macvtap.run();
