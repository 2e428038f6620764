import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { linkSpecifiersOf } from '../../../runtime/onion/circuit/link-specifiers.ts';
import { labRelay } from './lab-onion.ts';

const specifiers = suite('onion: where a relay is');

const { target } = labRelay('relay');

specifiers('all that is known of a relay is said, in the one order', () => {
  assert.equal(linkSpecifiersOf(target), [
    { is: 'ipv4', ipv4Address: '192.0.2.1', orport: 9001 },
    { is: 'legacyIdentity', identityFingerprint: target.rsaIdentity },
    { is: 'ed25519Identity', ed25519Identity: target.ed25519Identity },
    { is: 'ipv6', ipv6Address: '2001:db8::1', orport: 9001 },
  ]);
});

specifiers('and what is not known is not', () => {
  const places = [{ address: addressOf('2001:db8::2'), port: 1 }];
  const said = linkSpecifiersOf({ ...target, ed25519Identity: undefined, places });
  assert.equal(
    said.map(({ is }) => is),
    ['legacyIdentity', 'ipv6'],
  );
});

specifiers.run();
