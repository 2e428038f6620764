import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ANY_IPV4, ANY_IPV6 } from '../../../runtime/base/address.ts';
import { writeSegment } from '../../../generated/transport/tcp.wire.ts';
import { Joined, Recorder } from './joined.ts';
import type { JoinedOptions } from './joined.ts';
import type { TcpListener } from '../../../runtime/transport/tcp/user.ts';

const listener = suite('tcp: a listener');

function listening(backlog: number, options?: JoinedOptions): [Joined, TcpListener] {
  const joined = new Joined(options);
  const made = joined.b.listen({ address: joined.addressB, port: 80 }, backlog);
  assert.ok(typeof made !== 'string');
  return [joined, made];
}

function connect(joined: Joined): Recorder {
  const client = new Recorder();
  const near = joined.a.connect({ address: joined.addressB, port: 80 }, client);
  assert.ok(typeof near !== 'string');
  client.connection = near;
  return client;
}

/** A SYN from nowhere. */
function flood(joined: Joined, port: number): void {
  const b = new Uint8Array(20);
  const route = joined.sides.b.route(joined.addressA);
  assert.ok(typeof route !== 'string');
  writeSegment(b, 0, 20, 20, port, 80, port * 1_000, 0, 0, 2, 1_000, 0, route.pseudoHeader);
  joined.sides.b.deliver(b);
}

listener('says when there is something to accept, and gives it once', () => {
  const [joined, made] = listening(5);
  let told = 0;
  made.onAcceptable(() => told++);
  connect(joined);
  joined.run(100);
  assert.equal([told, made.waiting], [1, 1]);
  assert.is(made.accept()!.remote.port >= 32_768, true);
  assert.is(made.accept(), undefined);
});

listener('takes no more than its backlog: the others try again, and come in later', () => {
  const [joined, made] = listening(2);
  const clients = [1, 2, 3, 4].map(() => connect(joined));
  joined.run(500);
  assert.is(made.waiting, 2);
  connect(joined);
  joined.run(500);
  assert.ok(joined.b.counters.acceptQueueFull > 0);
  made.accept();
  made.accept();
  joined.run(5_000);
  assert.ok(made.waiting >= 1);
  assert.ok(clients.every((one) => !one.isClosed));
});

listener('a flood of SYNs fills a queue that is bounded, and leaves what is established', () => {
  const [joined, made] = listening(4, { b: { limits: { synQueueMax: 50 } } });
  const client = connect(joined);
  joined.run(100);
  joined.pass = () => false;
  for (let port = 1_000; port < 3_000; port++) flood(joined, port);
  joined.sides.b.settle();
  assert.is([...joined.b.connections()].length, 51);
  assert.is(joined.b.counters.synQueueFull, 1_950);
  assert.is(client.connection!.stateName, 'Established');
  assert.is(made.waiting, 1);
  joined.run(200_000);
  assert.ok([...joined.b.connections()].length <= 1);
});

listener('closed, it refuses what waits and all that comes', () => {
  const [joined, made] = listening(5);
  const waiting = connect(joined);
  joined.run(100);
  made.close();
  joined.run(100);
  assert.is(waiting.fault, 'ECONNRESET');
  const late = connect(joined);
  joined.run(100);
  assert.is(late.fault, 'ECONNREFUSED');
  assert.is([...joined.b.listeners()].length, 0);
});

listener('a reset in the middle of the handshake leaves nothing behind', () => {
  const [joined] = listening(5);
  const client = connect(joined);
  joined.pass = ({ segment }) => !(segment.ack && !segment.syn && !segment.rst);
  joined.run(8);
  client.connection!.abort();
  joined.run(100_000);
  assert.is([...joined.b.connections()].length, 0);
});

listener('a port has one listener for an address, for all, and for each family', () => {
  const joined = new Joined();
  const listen = (address: Uint8Array, port: number, onlyIpv6 = false): boolean =>
    typeof joined.b.listen({ address, port }, 1, { onlyIpv6 }) !== 'string';
  assert.ok(listen(joined.addressB, 80));
  assert.not(listen(joined.addressB, 80));
  assert.not(listen(ANY_IPV4, 80));
  assert.not(listen(ANY_IPV6, 80));
  assert.ok(listen(ANY_IPV6, 80, true));
  assert.ok(listen(addressOf('192.0.2.77'), 80));
  assert.ok(listen(ANY_IPV6, 81));
  assert.not(listen(ANY_IPV4, 81));
});

listener('at :: it hears IPv4 too, unless it should not', () => {
  for (const onlyIpv6 of [false, true]) {
    const joined = new Joined();
    joined.b.listen({ address: ANY_IPV6, port: 80 }, 1, { onlyIpv6 });
    const client = connect(joined);
    joined.run(100);
    assert.is(client.fault, onlyIpv6 ? 'ECONNREFUSED' : undefined);
  }
});

listener('port 0 is another free one each time', () => {
  const joined = new Joined();
  const ports = [1, 2, 3, 4].map(() => {
    const made = joined.b.listen({ address: ANY_IPV4, port: 0 }, 1);
    assert.ok(typeof made !== 'string');
    return made.local.port;
  });
  assert.is(new Set(ports).size, 4);
});

listener.run();
