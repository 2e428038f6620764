import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../../runtime/base/address.ts';
import { ExitPolicy, NO_EXIT } from '../../../runtime/onion/relay/exit-policy.ts';

const policies = suite('onion: exit policies');

const allows = (policy: ExitPolicy, address: string, port: number): boolean =>
  policy.allows(addressOf(address), port);

policies('let out nothing that no rule speaks of', () => {
  assert.not(allows(NO_EXIT, '192.0.2.1', 80));
  assert.not(NO_EXIT.isExit);
  assert.is(NO_EXIT.summary(4), 'reject 1-65535');
});

policies('go by the first rule that speaks of an address and a port', () => {
  const policy = ExitPolicy.of(['reject 192.0.2.0/24:25', 'accept *:20-80', 'reject *:*']);
  assert.not(allows(policy, '192.0.2.7', 25));
  assert.ok(allows(policy, '198.51.100.7', 25));
  assert.ok(allows(policy, '192.0.2.7', 80));
  assert.not(allows(policy, '192.0.2.7', 81));
  assert.ok(allows(policy, '2001:db8::1', 80));
});

policies('refuse private addresses before all rules, unless told otherwise', () => {
  const guarded = ExitPolicy.of(['accept *:*']);
  const open = ExitPolicy.of(['accept *:*'], { rejectPrivate: false });
  const places = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
  ];
  for (const place of [...places, 'fc00::1', '::ffff:10.0.0.1']) {
    assert.not(allows(guarded, place, 80), place);
    assert.ok(allows(open, place, 80), place);
  }
  assert.ok(allows(guarded, '172.32.0.1', 80));
});

policies('know versions apart', () => {
  const policy = ExitPolicy.of(['accept *4:80', 'accept6 *:443', 'accept [2001:db8::]/32:22']);
  assert.ok(allows(policy, '192.0.2.1', 80));
  assert.not(allows(policy, '2001:db9::1', 80));
  assert.not(allows(policy, '192.0.2.1', 443));
  assert.ok(allows(policy, '2001:db9::1', 443));
  assert.ok(allows(policy, '2001:db8::9', 22));
});

policies('are summed up by the ports that are open nearly everywhere', () => {
  const sum = (...lines: string[]): string => ExitPolicy.of(lines).summary(4);
  assert.is(sum('accept *:*'), 'accept 1-65535');
  assert.is(sum('accept *:80', 'accept *:443', 'reject *:*'), 'accept 80,443');
  assert.is(sum('reject *:25', 'accept *:*'), 'reject 25');
  assert.is(sum('reject 192.0.2.0/24:*', 'accept *:80'), 'accept 80');
  assert.is(sum('reject 32.0.0.0/3:80', 'accept *:80', 'accept *:81'), 'accept 81');
  assert.is(sum('accept 192.0.2.0/24:80'), 'reject 1-65535');
  assert.is(sum('accept *:79', 'accept *:80-90'), 'accept 79-90');
});

policies('are listed as a descriptor has them, and end by refusing', () => {
  const policy = ExitPolicy.of(['accept *:80', 'accept6 *:81'], { rejectPrivate: false });
  assert.equal(policy.lines(), ['accept *:80', 'reject *:*']);
  assert.equal(ExitPolicy.of(['accept 192.0.2.1:1-9']).lines().slice(0, 2), [
    'reject 0.0.0.0/8:*',
    'reject 169.254.0.0/16:*',
  ]);
});

policies('are not made of what is no rule', () => {
  const wrong = ['allow *:80', 'accept *', 'accept *:0', 'accept *:9-8', 'accept *:65536'];
  for (const line of [...wrong, 'accept 1.2.3:80', 'accept6 1.2.3.4:80', 'accept 1.2.3.4/33:80']) {
    assert.throws(
      () => ExitPolicy.of([line]),
      (error: unknown) => error instanceof TypeError,
    );
  }
});

policies.run();
