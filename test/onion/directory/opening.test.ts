import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Simulation } from '../../../runtime/lab/simulation.ts';
import { authorityTarget } from '../../../runtime/onion/directory/authority.ts';
import { directoryStreams } from '../../../runtime/onion/directory/opening.ts';
import type { TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { makeAuthorities } from './documents.ts';
import { TestNetwork, makeRelays } from './network.ts';
import { TestStream } from './streams.ts';

const openings = suite('onion: opening a stream to a directory');

const CACHE = authorityTarget(new TestNetwork(makeAuthorities(1), makeRelays(3)).known[0]);

interface Begun {
  readonly stream: TestStream;
  readonly user: TcpUser;
  readonly abort: AbortController;
  readonly outcome: Promise<string>;
}

function begun(first: (user: TcpUser) => void = () => {}): Begun {
  const stream = new TestStream(new Simulation(1).timers, () => ({ octets: new Uint8Array(0) }));
  const abort = new AbortController();
  let user: TcpUser | undefined;
  const open = directoryStreams((_, given) => {
    user = given;
    first(given);
    return stream;
  });
  const outcome = open(CACHE, abort.signal).then(
    (made) => (made === stream ? 'open' : 'another'),
    (error: unknown) => (error as Error).message,
  );
  return { stream, user: user!, abort, outcome };
}

openings('it is given when it is open', async () => {
  const { user, outcome } = begun();
  user.established();
  assert.is(await outcome, 'open');
});

openings('it may be open at once', async () => {
  assert.is(await begun((user) => user.established()).outcome, 'open');
});

openings('it is refused when it cannot be opened, with why', async () => {
  const { user, outcome } = begun();
  user.closed('ENETUNREACH');
  assert.is(await outcome, 'no stream to auth0: ENETUNREACH');
  assert.is(await begun((one) => one.closed(undefined)).outcome, 'no stream to auth0: closed');
});

openings('it is aborted when nobody needs it any more', async () => {
  const { stream, abort, outcome } = begun();
  abort.abort();
  assert.is(await outcome, 'no stream to auth0: given up');
  assert.is(stream.end, 'aborted');
});

openings('it is nobody’s business any more when it is open', async () => {
  const { stream, user, abort, outcome } = begun();
  user.established();
  await outcome;
  abort.abort();
  assert.is(stream.end, 'open');
});

openings.run();
