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

options(
  'a send buffer grows with the congestion window, until the user says how large it is',
  () => {
    const one = new LiveOptions(undefined);
    const first = one.sendBufferOctets;
    one.tuneSendBuffer(first / 4, 8_000_000);
    assert.is(one.sendBufferOctets, first);
    one.tuneSendBuffer(2_000_000, 8_000_000);
    assert.is(one.sendBufferOctets, 4_000_000);
    one.tuneSendBuffer(200_000_000, 8_000_000);
    assert.is(one.sendBufferOctets, 8_000_000);
    one.tuneSendBuffer(10, 8_000_000);
    assert.is(one.sendBufferOctets, 8_000_000);
    one.sendBufferOctets = 5_000;
    one.tuneSendBuffer(200_000_000, 8_000_000);
    assert.is(one.sendBufferOctets, 5_000);
    const given = new LiveOptions({ sendBufferOctets: 7_000 });
    given.tuneSendBuffer(200_000_000, 8_000_000);
    assert.is(given.sendBufferOctets, 7_000);
  },
);

options('a send buffer is of whole octets, however the congestion window grows', () => {
  const one = new LiveOptions(undefined);
  one.tuneSendBuffer(2_000_000.3, 8_000_000);
  assert.is(one.sendBufferOctets, 4_000_001);
});

options.run();
