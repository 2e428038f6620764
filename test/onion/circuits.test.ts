import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../generated/onion/relay.wire.ts';
import { REASON } from '../../generated/onion/tor.wire.ts';
import type { Isolation } from '../../runtime/onion/circuits/isolation.ts';
import type { StreamWish } from '../../runtime/onion/circuits/user.ts';
import { LoggedResolution } from './circuit/logged.ts';
import { PAGE, RELAYS, Scene } from './circuits/scene.ts';

const clients = suite('onion: a client and its circuits');

const NOTHING = new Uint8Array(0);

clients('a stream waits for its circuit, and then is a stream', () => {
  const at = new Scene();
  const [user, connection] = at.connect();
  assert.is(connection.stateName, 'Waiting');
  assert.is(connection.write(Uint8Array.of(1)), 0);
  at.simulation.run(1000);
  assert.equal(user.said, ['established']);
  connection.write(Uint8Array.of(1, 2, 3));
  at.simulation.run(100);
  assert.equal(at.exits[0].octets(at.exits[0].only[0]), Uint8Array.of(1, 2, 3));
  assert.equal(at.guardResults, [true]);
});

clients('streams of one isolation share a circuit, and of another never', () => {
  const at = new Scene();
  for (const isolation of ['a', 'a', 'b', undefined, undefined, 'b']) {
    at.connect({ ...PAGE, isolation });
    at.simulation.run(1000);
  }
  assert.is(at.onions.length, 3);
  assert.equal(
    at.exits.map(({ streams }) => streams.size),
    [2, 2, 2],
  );
});

clients('even those that wait at once', () => {
  const at = new Scene();
  for (const isolation of ['a', 'b', 'a', 'b']) at.connect({ ...PAGE, isolation });
  at.simulation.run(3000);
  const streams = at.exits.map(({ streams: { size } }) => size).filter((size) => size > 0);
  assert.equal(streams, [2, 2]);
});

clients('who went by another circuit leaves the one that was kept for it to anybody', () => {
  const at = new Scene();
  at.prepare = (onion, _, number) => (onion.latencyMs = number === 1 ? 50 : 10);
  at.connect({ ...PAGE, isolation: 'a' });
  at.client.start();
  at.simulation.run(900);
  at.connect({ ...PAGE, isolation: 'a' });
  at.simulation.run(90);
  const sizes = (): number[] => at.exits.map(({ streams: { size } }) => size);
  assert.equal(sizes(), [0, 2, 0]);
  at.connect({ ...PAGE, isolation: 'b' });
  at.simulation.run(300);
  assert.equal(sizes().slice(0, 3), [1, 2, 0]);
});

clients('a new circuit is begun for whoever asks for one, and old streams stay', () => {
  const at = new Scene();
  const [user] = at.connect();
  at.simulation.run(1000);
  at.client.newCircuit();
  at.connect();
  at.simulation.run(1000);
  assert.is(at.onions.length, 2);
  assert.equal(user.said, ['established']);
});

clients('after ten minutes a circuit takes no new streams, and ends with its last one', () => {
  const at = new Scene();
  const [, connection] = at.connect();
  at.simulation.run(601_000);
  at.connect();
  at.simulation.run(1000);
  assert.is(at.onions.length, 2);
  assert.equal(at.onions[0].destroys, []);
  connection.close();
  at.simulation.run(3000);
  assert.equal(at.onions[0].destroys, [REASON.REQUESTED]);
});

clients('circuits are made ahead, and a stream over one of them needs one round trip', () => {
  const at = new Scene();
  at.client.start();
  at.simulation.run(1000);
  assert.is(at.client.circuits().length, 2);
  const [user] = at.connect();
  at.simulation.run(20);
  assert.equal(user.said, ['established']);
  at.simulation.run(3000);
  assert.is(at.client.circuits().length, 3, 'another one takes its place');
});

clients('a circuit that cannot be built is tried again, another way', () => {
  const at = new Scene();
  at.prepare = (onion, _, number) => (onion.isSilent = number <= 2);
  const [user] = at.connect();
  at.simulation.run(300_000);
  assert.is(at.onions.length, 3);
  assert.equal(user.said, ['established']);
});

clients('when nothing helps, there is one reason: which step failed', () => {
  const at = new Scene();
  at.prepare = (onion) => (onion.isSilent = true);
  const [user, connection] = at.connect();
  at.simulation.run(300_000);
  assert.equal(user.said, ['closed: ENETUNREACH']);
  assert.is(connection.why, 'create at guard, hop 1: timed out');
  assert.is(at.client.lastFailure, connection.why);
  assert.is(at.onions.length, 3);
});

clients('no channel, and no path, are reasons too', () => {
  const at = new Scene();
  at.channelFault = 'the certificates do not hold';
  const [user, connection] = at.connect();
  at.simulation.run(1000);
  assert.equal(user.said, ['closed: ENETUNREACH']);
  assert.is(connection.why, 'no channel to guard: the certificates do not hold');
  assert.equal(at.guardResults, [false, false, false]);
  const lost = new Scene();
  lost.paths = () => undefined;
  const [, other] = lost.connect();
  assert.is(other.why, 'no exit: but that one');
});

clients('an exit that will not have a stream is left for another', () => {
  const at = new Scene();
  at.prepare = (_, exit, number) => {
    const reason = END_REASON.EXIT_POLICY;
    if (number === 1) exit.answer = { is: 'end', reason, ignored: NOTHING };
  };
  const [user] = at.connect();
  at.simulation.run(1000);
  assert.equal(user.said, ['established']);
  assert.is(at.onions.length, 2);
});

clients('a server that refuses is asked once', () => {
  const at = new Scene();
  at.prepare = (_, exit) => {
    exit.answer = { is: 'end', reason: END_REASON.CONNECT_REFUSED, ignored: NOTHING };
  };
  const [user, connection] = at.connect();
  at.simulation.run(1000);
  assert.equal(user.said, ['closed: ECONNREFUSED']);
  assert.is(connection.endReason, END_REASON.CONNECT_REFUSED);
  assert.is(at.onions.length, 1);
});

clients(
  'a circuit that fails in the middle of it is a clean error, and the next stream goes',
  () => {
    const at = new Scene();
    const [user] = at.connect();
    at.simulation.run(1000);
    at.onions[0].gone();
    assert.equal(user.said, ['established', 'closed: ECONNRESET']);
    const [next] = at.connect();
    at.simulation.run(1000);
    assert.equal(next.said, ['established']);
  },
);

clients('more streams than may wait are refused', () => {
  const at = new Scene({ limits: { waitingMax: 5 } });
  const users = Array.from({ length: 7 }, () => at.connect()[0]);
  at.simulation.run(1000);
  assert.is(users.filter(({ said }) => said[0] === 'closed: ENOBUFS').length, 2);
  assert.is(users.filter(({ said }) => said[0] === 'established').length, 5);
});

clients('no more circuits are built at once than may be, and all who wait get one', () => {
  const at = new Scene({ limits: { buildingMax: 2 } });
  const users = Array.from({ length: 9 }, (_, index) => {
    return at.connect({ ...PAGE, isolation: `${index}` })[0];
  });
  assert.is(at.onions.length, 2);
  at.simulation.run(3000);
  assert.is(at.onions.length, 9);
  for (const { said } of users) assert.equal(said, ['established']);
});

clients('names are resolved, and what failed for good is said so', () => {
  const at = new Scene();
  at.prepare = (_, exit) => {
    exit.answer = {
      is: 'resolved',
      answers: [
        { value: { is: 'ipv4', ipv4Address: '192.0.2.1' }, ttl: 60 },
        { value: { is: 'ipv6', ipv6Address: '2001:db8::1' }, ttl: 61 },
        { value: { is: 'hostname', hostname: 'a.example' }, ttl: 62 },
      ],
    };
  };
  const answer = new LoggedResolution();
  at.client.resolve('example.com', answer);
  at.simulation.run(1000);
  assert.equal(answer.said, ['192.0.2.1 for 60', '2001:db8::1 for 61', 'a.example for 62']);
  for (const [type, said] of [
    [0xf0, 'EHOSTUNREACH'],
    [0xf1, 'EHOSTUNREACH for good'],
  ] as const) {
    const value = { is: 'error', type, explanation: NOTHING } as const;
    at.exits[0].answer = { is: 'resolved', answers: [{ value, ttl: 1 }] };
    const failed = new LoggedResolution();
    at.client.resolve('nx.example', failed);
    at.simulation.run(1000);
    assert.equal(failed.said, [said]);
  }
});

clients('where no exit lets out all that spares are for, there are some for each', () => {
  const ports: string[] = [];
  const at = new Scene({
    choosePath: ({ ports: wanted }) => {
      if (wanted.length > 1) return { name: 'no exit', reason: `for ${wanted.join(', ')}` };
      ports.push(`${wanted}`);
      return RELAYS.map(({ target }) => target);
    },
  });
  at.client.start();
  at.simulation.run(1_000);
  assert.equal(ports, ['80', '443']);
  assert.is(at.client.circuits().length, 2);
  at.connect({ ...PAGE, port: 443 });
  at.simulation.run(1_000);
  assert.equal(ports, ['80', '443', '443'], 'what was taken is made anew');
});

clients('even where exits let out nothing that spares are for, there are some', () => {
  const at = new Scene({
    choosePath: ({ ports }) =>
      ports.length > 0
        ? { name: 'no exit', reason: `for ${ports.join(', ')}` }
        : RELAYS.map(({ target }) => target),
  });
  at.client.start();
  at.simulation.run(1_000);
  assert.is(at.client.circuits().length, 2);
});

/** How many circuits carry streams to these, one after another. */
function carriers(isolate: readonly Isolation[], ...wishes: readonly StreamWish[]): number {
  const at = new Scene({ isolate, canExit: () => true });
  for (const wish of wishes) {
    at.connect(wish);
    at.simulation.run(1_000);
  }
  return at.exits.filter(({ streams }) => streams.size > 0).length;
}

clients('streams to other hosts, or ports, share no circuit where that is asked for', () => {
  const named = { ...PAGE, host: 'EXAMPLE.com' };
  const [otherHost, otherPort] = [
    { ...PAGE, host: 'other.example' },
    { ...PAGE, port: 443 },
  ];
  const all = [PAGE, otherHost, otherPort, named, PAGE] as const;
  assert.is(carriers([], ...all), 1);
  assert.is(carriers(['destination-address'], ...all), 2);
  assert.is(carriers(['destination-port'], ...all), 2);
  assert.is(carriers(['destination-address', 'destination-port'], ...all), 3);
});

clients('closing it ends everything', () => {
  const at = new Scene();
  at.client.start();
  const [user] = at.connect();
  at.simulation.run(1000);
  const [late] = at.connect({ ...PAGE, isolation: 'late' });
  at.client.close();
  at.simulation.run(5000);
  assert.equal(user.said, ['established', 'closed: ECONNRESET']);
  assert.ok(late.said[0].startsWith('closed: '), late.said[0]);
  assert.is(at.client.circuits().length, 0);
  assert.is(at.simulation.timers.running, 0);
});

clients.run();
