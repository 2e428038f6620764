import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ETHERTYPE } from '../../runtime/link/ether-type.ts';

const types = suite('EtherTypes');

types('of both versions of IP are those of RFC 894 and RFC 2464', () => {
  assert.equal([ETHERTYPE.IPV4, ETHERTYPE.IPV6], [0x0800, 0x86dd]);
});

types.run();
