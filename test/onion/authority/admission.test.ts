import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { admit } from '../../../runtime/onion/authority/admission.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import { crypto } from '../relay/bench.ts';
import { descriptorOf } from './laboratory.ts';

const admissions = suite('onion: descriptors as an authority reads them');

admissions('say what the relay has said', () => {
  const text = descriptorOf('exit', ExitPolicy.of(['accept *:80', 'accept6 *:443']));
  const relay = admit(crypto, new TextEncoder().encode(text));
  if (relay instanceof DirectoryFault) throw new Error(relay.reason);
  assert.is(relay.nickname, 'exit');
  assert.is(relay.place.port, 9001);
  assert.is(relay.bandwidth, 5_000_000);
  assert.is(relay.policy.summary(4), 'accept 80');
  assert.is(relay.ipv6Policy, 'accept 80,443');
  assert.ok(relay.isDirectory);
});

admissions('are refused with one octet changed, wherever that is', () => {
  const octets = new TextEncoder().encode(descriptorOf('honest', ExitPolicy.of([])));
  for (let at = 0; at < octets.length - 1; at += 41) {
    const changed = octets.slice();
    changed[at] ^= 0x01;
    assert.instance(admit(crypto, changed), DirectoryFault, `${at}`);
  }
});

admissions.run();
