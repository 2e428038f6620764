import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { connected, hashOf, octetsOf } from './joined.ts';

const uncontrolled = suite('tcp: no congestion control');

const options = { options: { congestion: 'none', sendBufferOctets: 100_000 } } as const;

uncontrolled('sends at once all that the peer takes', () => {
  const { joined, client } = connected({ options });
  const begin = joined.packets.length;
  client.send(octetsOf(100_000));
  const text = joined.packets.slice(begin).filter(({ from }) => from === 'a');
  const octets = text.reduce((sum, { segment }) => sum + segment.data.length, 0);
  assert.ok(octets > 60_000, `${octets}`);
});

uncontrolled('is never the default', () => {
  const { near, client, joined } = connected();
  const begin = joined.packets.length;
  client.send(octetsOf(100_000));
  const text = joined.packets.slice(begin).filter(({ from }) => from === 'a');
  const octets = text.reduce((sum, { segment }) => sum + segment.data.length, 0);
  assert.is(near.options.congestion, 'cubic');
  assert.ok(octets < 20_000, `${octets}`);
});

uncontrolled('has a window that no loss and no timeout makes smaller', () => {
  const { joined, client, server, near } = connected({ options, weather: { loss: 0.1 } });
  const text = octetsOf(200_000);
  const window = near.info().congestionWindow;
  client.send(text);
  joined.run(60_000, () => (assert.ok(near.info().congestionWindow >= window), false));
  assert.is(server.hash, hashOf(text));
  assert.ok(near.info().segmentsRetransmitted > 0);
});

uncontrolled.run();
