import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';

const constants = suite('numbers of sockets');

constants('are those of Linux', () => {
  const { AF_INET6, SOCK_RAW, SOL_IPV6, SO_REUSEADDR, TCP_USER_TIMEOUT } = names;
  assert.equal([AF_INET6, SOCK_RAW, SOL_IPV6, SO_REUSEADDR], [10, 3, 41, 2]);
  assert.equal([TCP_USER_TIMEOUT, names.MSG_ZEROCOPY], [18, 0x4000000]);
  assert.equal([names.POLLHUP, names.POLLRDHUP, names.O_NONBLOCK], [0x10, 0x2000, 0x800]);
});

constants('of one level have different names', () => {
  for (const level of ['SO', 'TCP', 'IP', 'IPV6', 'MSG', 'POLL']) {
    const isOption = (name: string): boolean =>
      name.startsWith(level === 'POLL' ? level : `${level}_`) && !name.startsWith('IP_PMTUDISC');
    const numbers = Object.entries(names).filter(([name]) => isOption(name));
    assert.is(new Set(numbers.map(([, number]) => number)).size, numbers.length, level);
  }
});

constants.run();
