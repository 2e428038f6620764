/** Our stack is told by Linux, and tells Linux, that there is a shorter way; both take it. */
import { setTimeout as sleep } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';

const redirects = suite('redirects between our stack and Linux');

/** On the same link as Linux and us, says Linux: who is not known there is no way to go. */
const OTHER = '192.0.2.77';
const FAR = '198.51.100.9';

let host: Host;

redirects.before(async () => {
  needRootAnd('ping');
  host = await startHost('redirect');
  host.interface.isForwarding = true;
});
redirects.after(() => host?.close());

redirects('a router of ours sends Linux to the router that is nearer, and Linux goes', async () => {
  const { namespace, stack } = host;
  namespace.set('ipv4.conf.net0.accept_redirects', 1);
  namespace.set('ipv4.conf.net0.secure_redirects', 0);
  namespace.ip('route', 'add', `${FAR}/32`, 'via', '192.0.2.2', 'dev', 'net0');
  namespace.ip('neigh', 'add', OTHER, 'lladdr', '02:00:00:00:00:77', 'dev', 'net0');
  stack.addRoute(`${FAR}/32`, { via: OTHER });
  const sent = (): number => stack.ipv4.errors.counters.redirect;
  assert.is(sent(), 0);
  await namespace.run('ping', '-c', '1', '-W', '1', FAR);
  let shown = '';
  for (let tries = 0; tries < 50 && !shown.includes(OTHER); tries++) {
    shown = namespace.ip('route', 'get', FAR);
    await sleep(100);
  }
  assert.ok(sent() > 0);
  assert.match(shown, `via ${OTHER} dev net0`);
  const before = sent();
  await namespace.run('ping', '-c', '1', '-W', '1', FAR);
  // It does not come to us any more.
  assert.is(sent(), before);
});

redirects.run();
