import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as face from '../runtime/dns.ts';

const dns = suite('dns: the public face');

dns('names what adapters and commands need', () => {
  assert.is(face.reverseNameOf('192.0.2.1'), '1.2.0.192.in-addr.arpa');
  assert.is(face.showRcode(3), 'NXDOMAIN');
});

dns.run();
