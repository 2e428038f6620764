import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEVICE_FORMS, openDevice, parseDevice } from '../../drivers/devices.ts';
import { DeviceFailure } from '../../drivers/failure.ts';

const devices = suite('devices by name');

const usual = { mtu: undefined, hardwareAddress: undefined };

devices('name a TAP, and where it is', () => {
  const tap = { kind: 'tap', ...usual, offload: undefined };
  assert.equal(parseDevice('tap:net0'), { ...tap, name: 'net0', namespace: undefined });
  assert.equal(parseDevice('tap:net0@lab'), { ...tap, name: 'net0', namespace: 'lab' });
  const path = parseDevice('tap:net0@/proc/7/ns/net');
  assert.equal(path, { ...tap, name: 'net0', namespace: '/proc/7/ns/net' });
});

devices('name the file of a macvtap', () => {
  assert.equal(parseDevice('macvtap:/dev/tap5'), { kind: 'macvtap', ...usual, path: '/dev/tap5' });
});

devices('say what shall not be as usual', () => {
  assert.equal(parseDevice('tap:net0@lab,mtu=9000,mac=02:00:00:00:00:0a,offload=no'), {
    kind: 'tap',
    name: 'net0',
    namespace: 'lab',
    mtu: 9000,
    hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 10),
    offload: false,
  });
  const macvtap = parseDevice('macvtap:/dev/tap5,mac=fe-ff-ff-ff-ff-ff,mtu=68');
  assert.equal(macvtap.hardwareAddress, Uint8Array.of(0xfe, 255, 255, 255, 255, 255));
  assert.is(macvtap.mtu, 68);
});

const mistakes: Readonly<Record<string, string>> = {
  '': "there is no kind ''",
  net0: "there is no kind 'net0'",
  'tun:net0': "there is no kind 'tun'",
  tap: 'it names no interface',
  'tap:': 'it names no interface',
  'tap:,mtu=9000': 'it names no interface',
  'tap:@lab': 'a name is missing',
  'tap:net0@': 'a name is missing',
  macvtap: 'it names no file, such as /dev/tap5',
  'macvtap:/dev/tap5,offload=no': 'offload is of tap alone',
  'tap:net0,mtu': "mtu is '', and no count of octets",
  'tap:net0,mtu=9k': "mtu is '9k', and no count of octets",
  'tap:net0,mtu=900000': "mtu is '900000', and no count of octets",
  'tap:net0,mac=02:00:00:00:00': "mac is '02:00:00:00:00', and nothing like 02:00:00:00:00:02",
  'tap:net0,mac=01:00:5e:00:00:01': "mac is '01:00:5e:00:00:01', a group's",
  'tap:net0,offload=maybe': 'offload is yes or no',
  'tap:net0,speed=9': "'speed' is none of mtu, mac and offload",
  'tap:net0,': "'' is none of mtu, mac and offload",
  'tap:net0,mtu=68,mtu=69': 'mtu is given twice',
};

for (const [text, reason] of Object.entries(mistakes)) {
  devices(`does not take '${text}', and says why`, () => {
    try {
      parseDevice(text);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, DeviceFailure);
      const { message } = error as DeviceFailure;
      assert.is(message, `not a device: '${text}': ${reason}; expected ${DEVICE_FORMS}`);
    }
  });
}

devices('are not opened under a name that no interface can have', async () => {
  try {
    await openDevice(parseDevice('tap:a-name-that-is-too-long'));
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, 'not a name of an interface, of at most 15 octets');
  }
});

devices.run();
