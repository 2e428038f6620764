import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { RuleState } from '../../../runtime/transport/firewall/rule.ts';

const rule = suite('firewall: a rule');

rule('counts packets and octets', () => {
  const state = new RuleState({ action: 'block', direction: 'incoming' });
  state.count(40);
  state.count(60);
  assert.equal([state.allows, state.packets, state.octets], [false, 2, 100]);
});

rule.run();
