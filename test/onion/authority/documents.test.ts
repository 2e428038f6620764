import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { admit } from '../../../runtime/onion/authority/admission.ts';
import { microdescriptorOf } from '../../../runtime/onion/authority/documents.ts';
import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import { crypto } from '../relay/bench.ts';
import { descriptorOf } from './laboratory.ts';

const documents = suite('onion: what authorities write');

documents('has policies only where something is let out', () => {
  const made = ['accept *:80', 'reject *:*'].map((line) => {
    const text = descriptorOf('one', ExitPolicy.of([line]));
    const relay = admit(crypto, new TextEncoder().encode(text));
    if (relay instanceof DirectoryFault) throw new Error(relay.reason);
    return microdescriptorOf(relay);
  });
  assert.match(made[0], /\np accept 80\np6 accept 80\nid ed25519 \S{43}\n$/);
  assert.not.match(made[1], /\np/);
});

documents.run();
