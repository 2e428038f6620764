import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROTOCOL_NUMBER } from '../../runtime/network/protocol-number.ts';

const numbers = suite('protocol numbers');

numbers('of the transports are those of the registry of RFC 5237', () => {
  const { ICMP, TCP, UDP, ICMPV6 } = PROTOCOL_NUMBER;
  assert.equal([ICMP, TCP, UDP, ICMPV6], [1, 6, 17, 58]);
});

numbers.run();
