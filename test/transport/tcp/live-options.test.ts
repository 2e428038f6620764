import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DEFAULT_OPTIONS } from '../../../runtime/transport/tcp/limits.ts';
import { LiveOptions } from '../../../runtime/transport/tcp/live-options.ts';
import { connected, octetsOf } from './joined.ts';

const options = suite('tcp: options');

options('are the usual ones where nothing is said', () => {
  const one = new LiveOptions({ noDelay: true });
  for (const [name, value] of Object.entries(DEFAULT_OPTIONS)) {
    if (name !== 'noDelay') assert.is(one[name as keyof typeof DEFAULT_OPTIONS], value);
  }
  assert.ok(one.noDelay);
});

options('work at once: what Nagle held goes when he is sent away', () => {
  const { joined, near } = connected();
  near.write(octetsOf(10));
  near.write(octetsOf(10));
  const begin = joined.packets.length;
  near.options.noDelay = true;
  assert.is(joined.packets.length, begin + 1);
});

options('a smaller receive buffer is a smaller window, which never goes back', () => {
  const { joined, client, far, server } = connected();
  server.readsAtOnce = false;
  far.options.receiveBufferOctets = 4_000;
  client.send(octetsOf(300_000));
  joined.run(10_000);
  assert.ok(far.readable <= 66_000, `${far.readable}`);
});

options.run();
