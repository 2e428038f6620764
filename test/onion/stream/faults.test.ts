import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../../generated/onion/relay.wire.ts';
import { faultOf, isOfTheExit, nameOfEnd } from '../../../runtime/onion/stream/faults.ts';

const faults = suite('onion: why streams end');

faults('reasons are errors of sockets, and those that nobody knows are resets', () => {
  assert.is(faultOf(END_REASON.CONNECT_REFUSED), 'ECONNREFUSED');
  assert.is(faultOf(END_REASON.TIMEOUT), 'ETIMEDOUT');
  assert.is(faultOf(200), 'ECONNRESET');
});

faults('they have names', () => {
  assert.is(nameOfEnd(END_REASON.EXIT_POLICY), 'exit policy');
  assert.is(nameOfEnd(200), 'reason 200');
});

faults('what an exit will not do another may; what a server will not do none will', () => {
  assert.ok(isOfTheExit(END_REASON.EXIT_POLICY));
  assert.not(isOfTheExit(END_REASON.CONNECT_REFUSED));
  assert.not(isOfTheExit(END_REASON.CONNECTION_RESET));
});

faults.run();
