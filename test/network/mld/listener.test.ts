import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { SOURCES_MAX } from '../../../runtime/network/mld/listener.ts';
import { ask, EXCLUDE, host, INCLUDE, OTHER, reported } from './host.ts';

const mld = suite('a listener of one group');

mld('answers for sources that are asked for, together with those asked before', () => {
  const one = host();
  one.listener.join(addressOf(OTHER));
  reported(one, 5000);
  ask(one, { group: OTHER, sources: ['2001:db8::1', '2001:db8::2'] });
  ask(one, { group: OTHER, sources: ['2001:db8::3'] });
  assert.equal(reported(one, 1000), [`${INCLUDE} ${OTHER} 2001:db8::1 2001:db8::2 2001:db8::3`]);
  ask(one, { group: OTHER, sources: ['2001:db8::1'] });
  ask(one, { group: OTHER });
  ask(one, { group: OTHER, sources: ['2001:db8::4'] });
  assert.equal(reported(one, 1000), [`${EXCLUDE} ${OTHER}`], 'who is asked for all says all');
});

mld('keeps no more sources than it may, and answers for the group then', () => {
  const one = host();
  one.listener.join(addressOf(OTHER));
  reported(one, 5000);
  const sources = Array.from({ length: SOURCES_MAX }, (_, at) => `2001:db8::${at + 1}`);
  ask(one, { group: OTHER, sources });
  assert.is(reported(one, 1000)[0].split(' ').length, 2 + SOURCES_MAX);
  ask(one, { group: OTHER, sources: [...sources, '2001:db8::ffff'] });
  assert.equal(reported(one, 1000), [`${EXCLUDE} ${OTHER}`]);
});

mld.run();
