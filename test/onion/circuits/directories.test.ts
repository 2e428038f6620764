import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { REASON } from '../../../generated/onion/tor.wire.ts';
import { DirectoryCircuits } from '../../../runtime/onion/circuits/directories.ts';
import { LoggedStream } from '../circuit/logged.ts';
import { RELAYS, Scene } from './scene.ts';

const directories = suite('onion: circuits to directories');

const [{ target }] = RELAYS;
/** More than one that is idle may stay. */
const IDLE_MS = 11_000;

interface Ground {
  readonly at: Scene;
  ask(whom?: typeof target): ReturnType<DirectoryCircuits['begin']>;
  readonly users: readonly LoggedStream[];
}

function ground(): Ground {
  const at = new Scene();
  const circuits = new DirectoryCircuits(at.client);
  const users: LoggedStream[] = [];
  const ask: Ground['ask'] = (whom = target) => {
    const user = new LoggedStream();
    users.push(user);
    return circuits.begin(whom, user);
  };
  return { at, ask, users };
}

directories('have one hop, and are one for all that is asked of a relay', () => {
  const { at, ask, users } = ground();
  const early = [ask(), ask()];
  at.simulation.run(1_000);
  const late = ask();
  at.simulation.run(1_000);
  for (const { said } of users) assert.equal(said, ['established']);
  assert.equal([at.onions.length, at.onions[0].hops.length], [1, 1]);
  for (const connection of [...early, late]) connection.close();
  at.simulation.run(1_000);
  ask();
  at.simulation.run(1_000);
  assert.equal(users.at(-1)!.said, ['established']);
  assert.is(at.onions.length, 1);
});

directories('end a while after their last stream', () => {
  const { at, ask, users } = ground();
  const connection = ask();
  at.simulation.run(1_000);
  connection.close();
  at.simulation.run(1_000);
  assert.equal(users[0].said, ['established', 'closed: undefined']);
  assert.equal(at.onions[0].destroys, []);
  at.simulation.run(IDLE_MS);
  assert.equal(at.onions[0].destroys, [REASON.REQUESTED]);
  assert.is(at.client.lastFailure, undefined, 'that we are done is no failure');
  assert.is(at.simulation.timers.running, 0);
});

directories('of a relay whose key nobody knows yet are made by CREATE_FAST', () => {
  const { at, ask, users } = ground();
  ask({ ...target, ntorKey: undefined });
  at.simulation.run(1_000);
  assert.equal(users[0].said, ['established']);
});

directories('that cannot be built fail for all that wait, once, and the next is another', () => {
  const { at, ask, users } = ground();
  at.channelFault = 'refused';
  ask();
  at.simulation.run(1);
  assert.equal(users[0].said, ['closed: ENETUNREACH']);
  assert.is(at.client.lastFailure, 'no channel to guard: refused');
  at.channelFault = undefined;
  at.prepare = (onion, _, number) => (onion.isSilent = number === 1);
  ask();
  ask();
  at.simulation.run(61_000);
  for (const { said } of users) assert.equal(said, ['closed: ENETUNREACH']);
  ask();
  at.simulation.run(1_000);
  assert.equal(users[3].said, ['established']);
});

directories('over which an answer did not come are left, and end with their last stream', () => {
  const { at, ask, users } = ground();
  const [first, stays] = [ask(), ask()];
  at.simulation.run(1_000);
  first.abort();
  at.simulation.run(1_000);
  ask();
  at.simulation.run(1_000);
  assert.is(at.onions.length, 2);
  assert.equal(users[1].said, ['established']);
  stays.close();
  at.simulation.run(IDLE_MS);
  assert.equal(at.onions[0].destroys, [REASON.REQUESTED]);
});

directories('that somebody gives up before they are built are not built', () => {
  const { at, ask, users } = ground();
  ask().abort();
  assert.equal(users[0].said, ['closed: ECONNABORTED']);
  at.simulation.run(1_000);
  assert.is(at.client.lastFailure, undefined);
  assert.is(at.simulation.timers.running, 0);
});

directories('end with the client', () => {
  const at = new Scene();
  const user = new LoggedStream();
  at.client.beginDirectory(target, user);
  at.simulation.run(1_000);
  at.client.close();
  at.simulation.run(1_000);
  assert.equal(user.said, ['established', 'closed: ECONNRESET']);
  assert.is(at.simulation.timers.running, 0);
});

directories.run();
