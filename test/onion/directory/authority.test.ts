import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { authorityTarget } from '../../../runtime/onion/directory/authority.ts';

const authority = suite('onion: a directory authority');

authority('is a relay whose onion key is unknown', () => {
  const place = { address: addressOf('192.0.2.1'), port: 443 };
  const rsaIdentity = new Uint8Array(20);
  const target = authorityTarget({ nickname: 'moon', v3Identity: 'AB', rsaIdentity, place });
  assert.is(target.ntorKey, undefined);
  assert.is(target.rsaIdentity, rsaIdentity);
  assert.equal(target.places, [place]);
});

authority.run();
