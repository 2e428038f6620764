/** Peers are compiled once, and who cannot is told why. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { checkNeeds, peerProgram } from './build.ts';

const builds = suite('building peers');

builds('who lacks something is told which packages bring it', () => {
  const recipe = { needs: ['/usr', '/usr/nowhere'], packages: ['some-dev', 'other-dev'] };
  const expected = /^the peer lwip needs Debian's some-dev, other-dev; no .usr.nowhere$/;
  assert.throws(() => checkNeeds('lwip', recipe), expected);
  checkNeeds('lwip', { ...recipe, needs: ['/usr'] });
});

builds('a peer is compiled once', async () => {
  const [one, other] = await Promise.all([peerProgram('linux'), peerProgram('linux')]);
  assert.is(one, other);
  assert.match(one, /\.cache\/peers\/linux-[0-9a-f]{12}$/);
});

builds.run();
