import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import type { RelayTarget } from '../../../runtime/onion/target.ts';
import { labRelay } from '../circuit/lab-onion.ts';
import type { LabRelay } from '../circuit/lab-onion.ts';
import { LoggedResolution } from '../circuit/logged.ts';
import { PAGE, RELAYS, Scene } from './scene.ts';

const retries = suite('onion: what fails is tried elsewhere');

const NOTHING = new Uint8Array(0);
const [GUARD, MIDDLE, EXIT] = RELAYS;
const OTHER = labRelay('other exit');

/** Whichever of these exits is not to be avoided, the first of them first. */
function byExits(...exits: readonly LabRelay[]): Scene['paths'] {
  return (avoid) => {
    const isFree = ({ target }: LabRelay): boolean => !avoid.includes(target);
    const exit = exits.find(isFree);
    return exit === undefined ? undefined : [GUARD, MIDDLE, exit];
  };
}

const exitsOf = ({ onions }: Scene): readonly string[] =>
  onions.map(({ path }) => path.at(-1)!.nickname);

/** An exit that never answers to BEGIN and RESOLVE. */
const mute: Scene['prepare'] = (onion) => (onion.hear = () => {});

retries('an exit that does not answer within ten seconds is left for another', () => {
  const at = new Scene();
  at.paths = byExits(EXIT, OTHER);
  at.prepare = (onion, exit, number) => number === 1 && mute(onion, exit, number);
  const [user] = at.connect();
  at.simulation.run(10_000);
  assert.equal(exitsOf(at), ['exit']);
  at.simulation.run(1_000);
  assert.equal(exitsOf(at), ['exit', 'other exit']);
  assert.equal(user.said, ['established']);
});

retries('nobody waits longer than ten seconds, ten, and fifteen, and then it is too late', () => {
  const at = new Scene();
  at.prepare = mute;
  const [user, connection] = at.connect();
  const answer = new LoggedResolution();
  at.client.resolve('a.example', answer, 'another');
  at.simulation.run(34_900);
  assert.equal([user.said, answer.said], [[], []]);
  at.simulation.run(1_000);
  assert.equal([user.said, answer.said], [['closed: ETIMEDOUT'], ['ETIMEDOUT']]);
  assert.is(connection.attempts, 3);
  assert.is(at.onions.length, 6);
});

retries('a question that is not answered is asked at another exit', () => {
  const at = new Scene();
  at.paths = byExits(EXIT, OTHER);
  at.prepare = (onion, exit, number) => {
    const value = { is: 'ipv4', ipv4Address: '192.0.2.1' } as const;
    exit.answer = { is: 'resolved', answers: [{ value, ttl: 60 }] };
    if (number === 1) mute(onion, exit, number);
  };
  const answer = new LoggedResolution();
  at.client.resolve('a.example', answer);
  at.simulation.run(11_000);
  assert.equal(exitsOf(at), ['exit', 'other exit']);
  assert.equal(answer.said, ['192.0.2.1 for 60']);
});

retries('where there is no other exit, the same is asked over another circuit', () => {
  const at = new Scene();
  at.paths = byExits(EXIT);
  at.prepare = (onion, exit, number) => number === 1 && mute(onion, exit, number);
  const [user] = at.connect();
  at.simulation.run(11_000);
  assert.equal(exitsOf(at), ['exit', 'exit']);
  assert.equal(at.avoided, ['', 'exit', '']);
  assert.equal(user.said, ['established']);
});

retries('an open circuit to another exit is taken at once', () => {
  const at = new Scene();
  at.paths = byExits(EXIT);
  at.prepare = (_, exit, number) => {
    const reason = END_REASON.EXIT_POLICY;
    if (number === 1) exit.answer = { is: 'end', reason, ignored: NOTHING };
  };
  at.connect({ ...PAGE, port: 0 });
  at.simulation.run(1_000);
  at.paths = byExits(OTHER);
  at.client.start();
  at.simulation.run(1_000);
  const begun = at.onions.length;
  const [user] = at.connect();
  at.simulation.run(50);
  assert.equal(user.said, ['established']);
  assert.is(at.onions.length, begun);
});

retries('a circuit whose exit did not answer keeps its streams, and gets no new ones', () => {
  const at = new Scene();
  const [first] = at.connect();
  at.simulation.run(1_000);
  const { answer } = at.exits[0];
  at.onions[0].hear = () => {};
  at.connect();
  at.simulation.run(11_000);
  assert.is(at.onions.length, 2);
  at.exits[0].answer = answer;
  at.connect();
  at.simulation.run(1_000);
  assert.equal(
    at.exits.map(({ streams }) => streams.size),
    [1, 2],
  );
  assert.equal(first.said, ['established']);
});

retries('a relay at which a circuit was cut short is gone around, a guard is not', () => {
  const at = new Scene();
  const unreachable = { ...EXIT, answer: () => undefined };
  at.paths = (avoid: readonly RelayTarget[]) => [
    GUARD,
    MIDDLE,
    avoid.includes(EXIT.target) ? OTHER : unreachable,
  ];
  const [user] = at.connect();
  at.simulation.run(1_000);
  assert.equal(user.said, ['established']);
  assert.equal(at.avoided, ['', 'exit']);
  const silent = new Scene();
  silent.prepare = (onion, _, number) => (onion.isSilent = number === 1);
  silent.connect();
  silent.simulation.run(61_000);
  assert.equal(silent.avoided, ['', '']);
});

retries('over a guard that may not be used yet no stream goes, but over the next', () => {
  const results = [false, true];
  const at = new Scene({ guardResult: () => results.shift()! });
  const [user] = at.connect();
  at.simulation.run(1_000);
  assert.is(at.onions.length, 2);
  assert.equal(
    at.exits.map(({ streams }) => streams.size),
    [0, 1],
  );
  assert.equal(user.said, ['established']);
  assert.is(at.client.lastFailure, undefined, 'nothing has failed');
});

retries.run();
