import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as firewall from '../runtime/firewall.ts';
import { walled } from './transport/firewall/world.ts';

const all = suite('firewall: what a program has');

all('takes rules as they are typed, and shows them', () => {
  const { us } = walled();
  us.firewall!.add(firewall.parseRule(['block', 'incoming', '22']));
  assert.equal(
    us.firewall!.rules.map(({ rule }) => firewall.showRule(rule)),
    ['block incoming 22'],
  );
});

all.run();
