import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { ClientConnection } from '../../../runtime/onion/circuits/connection.ts';
import type { OnionStream } from '../../../runtime/onion/stream.ts';
import { streamOptions } from '../../../runtime/onion/stream/options.ts';
import { LoggedStream } from '../circuit/logged.ts';

const connections = suite('onion: streams of a client');

class Owner {
  retries = 0;
  left = 0;
  willRetry = true;

  retry(): boolean {
    this.retries++;
    return this.willRetry;
  }

  leave(): void {
    this.left++;
  }
}

const WISH = { host: 'a.example', port: 80 };

const simulation = new Simulation(1);

function waiting(): [ClientConnection, Owner, LoggedStream] {
  const [owner, user] = [new Owner(), new LoggedStream()];
  const connection = new ClientConnection(owner, WISH, '', user).give(simulation.timers);
  return [connection, owner, user];
}

connections('whoever asks for it has it, and then hears that it has failed', () => {
  const user = new LoggedStream();
  const connection = new ClientConnection(new Owner(), WISH, '', user);
  connection.fail('ENETUNREACH', 'no exit');
  connection.give(simulation.timers);
  assert.equal(user.said, []);
  simulation.run(1);
  assert.equal(user.said, ['closed: ENETUNREACH']);
});

connections('who gives up while it waits is told so, once', () => {
  for (const [end, said] of [
    ['close', 'closed: undefined'],
    ['shutdown', 'closed: undefined'],
    ['abort', 'closed: ECONNABORTED'],
  ] as const) {
    const [connection, owner, user] = waiting();
    connection[end]();
    connection[end]();
    assert.equal(user.said, [said]);
    assert.is(owner.left, 1);
    assert.is(connection.stateName, 'Closed');
  }
});

connections('options that were set before there is a stream are set on it', () => {
  const [connection] = waiting();
  connection.options.cork = true;
  const stream = { options: streamOptions(), stateName: 'Connecting' } as OnionStream;
  connection.attach(stream);
  assert.ok(stream.options.cork);
  connection.options.cork = false;
  assert.not(stream.options.cork, 'and from then on they are its own');
});

connections('a stream that ends before it was connected is tried again, as long as may be', () => {
  const [connection, owner, user] = waiting();
  connection.listener.closed('ECONNRESET');
  assert.equal([owner.retries, user.said.length], [1, 0]);
  owner.willRetry = false;
  connection.listener.closed('ECONNRESET');
  assert.equal(user.said, ['closed: ECONNRESET']);
});

connections('one that was connected is not', () => {
  const [connection, owner, user] = waiting();
  connection.listener.established();
  connection.listener.closed('ECONNRESET');
  assert.is(owner.retries, 0);
  assert.equal(user.said, ['established', 'closed: ECONNRESET']);
});

connections('a user who takes at once is asked, and the next one not', () => {
  const [connection] = waiting();
  assert.is(connection.listener.take, undefined);
  connection.setUser(Object.assign(new LoggedStream(), { take: () => 7 }));
  assert.is(connection.listener.take?.(new Uint8Array(9), 0, 9), 7);
  connection.setUser(new LoggedStream());
  assert.is(connection.listener.take, undefined);
});

connections.run();
