import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseRule, RuleFault, showRule } from '../../../runtime/transport/firewall/rule-text.ts';

const text = suite('firewall: rules as they are typed');

const same = [
  'block incoming 22',
  'allow outgoing all',
  'allow incoming 443 from 10.0.0.0/8',
  'block incoming tcp',
  'allow incoming tcp 80,443,6000-6010 from 2001:db8::/32 on eth0',
  'allow incoming icmp',
  'block outgoing proto 47 to 192.0.2.1',
  'block outgoing 0-65535 on net1',
  'block incoming all from ::/0',
];

for (const line of same) {
  text(`shows \`${line}\` as it was read`, () => {
    assert.is(showRule(parseRule(line.split(' '))), line);
  });
}

text('reads ports before their protocol, and prefixes with what they do not say', () => {
  assert.is(showRule(parseRule('block incoming 22/tcp'.split(' '))), 'block incoming tcp 22');
  const [line] = ['allow incoming all on eth0 from 10.1.2.3/8'];
  assert.is(showRule(parseRule(line.split(' '))), 'allow incoming all from 10.0.0.0/8 on eth0');
});

const wrong: readonly (readonly [string, number])[] = [
  ['', 0],
  ['allwo incoming 22', 0],
  ['allow inward 22', 1],
  ['allow incoming', 2],
  ['allow incoming ssh', 2],
  ['allow incoming 22/sctp', 2],
  ['allow incoming 22/tcp/udp', 2],
  ['allow incoming 70000', 2],
  ['allow incoming 20-10', 2],
  ['allow incoming 22,', 2],
  ['allow incoming tcp 70000', 3],
  ['allow incoming proto 256', 3],
  ['allow incoming proto', 3],
  ['allow incoming 22 to 10.0.0.1', 3],
  ['allow outgoing 22 from 10.0.0.1', 3],
  ['allow incoming 22 from', 4],
  ['allow incoming 22 from 10.0.0.0/33', 4],
  ['allow incoming 22 from 10.0.0.300', 4],
  ['allow incoming 22 from 10.0.0.0/', 4],
  ['allow incoming 22 on', 4],
  ['allow incoming 22 from 10.0.0.1 from 10.0.0.2', 5],
  ['allow incoming 22 now', 3],
];

for (const [line, word] of wrong) {
  text(`finds the word of \`${line}\` that is wrong`, () => {
    try {
      parseRule(line.split(' ').filter((one) => one !== ''));
      assert.unreachable();
    } catch (error) {
      assert.instance(error, RuleFault);
      assert.is((error as RuleFault).word, word);
    }
  });
}

text.run();
