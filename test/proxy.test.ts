import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as proxy from '../runtime/proxy.ts';

const face = suite('the public face of proxies');

face('gives what a server of any platform needs', () => {
  assert.equal(Object.keys(proxy), ['Socks5Conversation']);
});

face.run();
