import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  BATCH_MAX,
  batchesOf,
  certificatesPath,
  consensusPath,
  microdescriptorsOctetsMax,
  microdescriptorsPath,
} from '../../../runtime/onion/directory/requests.ts';

const requests = suite('onion: what directories are asked for');
const [one, other] = ['B', 'A'].map((digit) => ({
  nickname: digit,
  v3Identity: digit.repeat(40),
}));

requests('a consensus is asked for by those who must have signed it', () => {
  assert.is(
    consensusPath([one, other]),
    '/tor/status-vote/current/consensus-microdesc/AAAAAA+BBBBBB',
  );
});

requests('certificates are asked for by identity, or by the keys that have signed', () => {
  assert.is(certificatesPath([one], []), `/tor/keys/fp/${'B'.repeat(40)}`);
  const missing = [{ identity: 'AA', signingKeyDigest: 'BB' }];
  assert.is(certificatesPath([one], [...missing, ...missing]), '/tor/keys/fp-sk/AA-BB+AA-BB');
});

requests('microdescriptors are asked for by digest', () => {
  assert.is(microdescriptorsPath(['a', 'b']), '/tor/micro/d/a-b');
  assert.ok(microdescriptorsOctetsMax(1) < microdescriptorsOctetsMax(92));
});

requests('what is needed is shared out, each once', () => {
  for (const count of [0, 1, 3, 4, 5, 8, 47, 100, 1000, 8000]) {
    const digests = Array.from({ length: count }, (_, at) => `${at}`);
    const batches = batchesOf(digests, 12);
    assert.equal(batches.flat(), digests);
    assert.ok(batches.every(({ length }) => length > 0 && length <= BATCH_MAX));
    if (count <= 12 * BATCH_MAX) assert.ok(batches.length <= 12);
  }
  assert.is(batchesOf(['1', '2', '3', '4'], 12).length, 1);
});

requests.run();
