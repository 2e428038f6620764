import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf } from '../../runtime/base/address.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import type { Envelope } from '../../runtime/socket/datagram-queue.ts';
import { DatagramQueue, OVERHEAD_OCTETS } from '../../runtime/socket/datagram-queue.ts';
import { newMessage } from '../../runtime/socket/open-socket.ts';
import { fakeInterface } from '../transport/udp/fake.ts';

const queues = suite('datagrams that wait');

function envelope(port: number, text = '192.0.2.2'): Envelope {
  const source = addressOf(text);
  const octets = new Uint8Array([9, ...source, ...source.toReversed()]);
  return {
    octets,
    source: 1,
    destination: 1 + source.length,
    addressOctets: source.length === 4 ? 4 : 16,
    sourcePort: port,
    hopLimit: port % 256,
    trafficClass: 3,
    interface: fakeInterface('eth0', 1, []),
  };
}

queues('come out as they went in, in order', () => {
  const queue = new DatagramQueue();
  const random = seededRandom(3);
  const expected: { data: Uint8Array; port: number; source: string }[] = [];
  const room = new Uint8Array(3000);
  let most = 0;
  for (let step = 0; step < 30_000; step++) {
    if (below(random, 2) === 0 && expected.length > 0) {
      const { data, port, source } = expected.shift()!;
      assert.is(queue.nextOctets, data.length);
      assert.is(queue.peek(room, 7, room.length), data.length);
      assert.equal(room.slice(7, 7 + data.length), data);
      const message = newMessage();
      queue.describe(message);
      assert.equal(message.address, addressOf(source));
      assert.equal(message.destination, addressOf(source).toReversed());
      assert.equal([message.port, message.hopLimit], [port, port % 256]);
      queue.drop();
    } else {
      const data = new Uint8Array(below(random, 4) === 0 ? 0 : below(random, 2000));
      random.fill(data);
      const source = below(random, 2) === 0 ? '192.0.2.2' : '2001:db8::7';
      const port = below(random, 65_536);
      if (queue.put(data, 0, data.length, envelope(port, source))) {
        expected.push({ data, port, source });
      } else {
        const cost = queue.octets + data.length + (queue.count + 1) * OVERHEAD_OCTETS;
        assert.ok(cost > queue.octetsMax);
      }
    }
    assert.is(queue.count, expected.length);
    most = Math.max(most, queue.count);
  }
  assert.ok(most > 50);
});

queues('are bounded, empty ones too', () => {
  const queue = new DatagramQueue();
  let count = 0;
  while (queue.put(new Uint8Array(0), 0, 0, envelope(1))) count++;
  assert.is(count, Math.floor(queue.octetsMax / OVERHEAD_OCTETS));
  queue.drop();
  assert.ok(queue.put(new Uint8Array(0), 0, 0, envelope(1)));
});

queues('let one in, however small the buffer', () => {
  const queue = new DatagramQueue();
  queue.octetsMax = 100;
  const large = new Uint8Array(65_507).fill(3);
  assert.ok(queue.put(large, 0, large.length, envelope(1)));
  assert.not(queue.put(large, 0, 0, envelope(1)));
  const room = new Uint8Array(10);
  assert.is(queue.peek(room, 2, 6), 65_507);
  assert.equal(room, Uint8Array.of(0, 0, 3, 3, 3, 3, 0, 0, 0, 0));
});

queues('are forgotten, their octets too', () => {
  const queue = new DatagramQueue();
  queue.put(Uint8Array.of(1, 2, 3), 0, 3, envelope(1));
  queue.clear();
  assert.equal([queue.count, queue.octets, queue.nextOctets], [0, 0, 0]);
  queue.put(Uint8Array.of(9), 0, 1, envelope(1));
  const room = new Uint8Array(3);
  queue.peek(room, 0, 3);
  assert.equal(room, Uint8Array.of(9, 0, 0));
});

queues.run();
