import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  AUTHENTICATION_METHOD,
  isAuthenticated,
  makeAuthenticate,
} from '../../../runtime/onion/channel/authentication.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { broken, crypto } from '../handshake/given.ts';
import { plainLinks } from './plain-link.ts';
import { OTHER_RELAY, RELAY } from './relays.ts';

const authentication = suite('onion: AUTHENTICATE');
const { timers } = new Simulation(1);
const [mine, theirs] = plainLinks(timers, RELAY.link.certificate);
const transcript = {
  initiator: OTHER_RELAY,
  responder: RELAY,
  said: crypto.random(32),
  heard: crypto.random(32),
};
const { publicKey, secretKey } = OTHER_RELAY.authentication;
const made = (version = 5): Uint8Array =>
  makeAuthenticate(crypto, mine, version, transcript, secretKey);

authentication('what one end has signed, the other believes, in each link version', () => {
  for (const version of [3, 4, 5]) {
    const cell = made(version);
    assert.ok(isAuthenticated(crypto, theirs, version, transcript, publicKey, cell));
  }
  assert.is(AUTHENTICATION_METHOD, 3);
});

authentication('a single bit of it that is wrong is enough not to', () => {
  const cell = made();
  for (let at = 5; at < cell.length; at++) {
    const holds = isAuthenticated(crypto, theirs, 5, transcript, publicKey, broken(cell, at));
    assert.not(holds, `octet ${at}`);
  }
});

authentication('it is of use for nobody else, and nowhere else', () => {
  const cell = made();
  const believed = (changed: Partial<typeof transcript>, link = theirs): boolean =>
    isAuthenticated(crypto, link, 5, { ...transcript, ...changed }, publicKey, cell);
  assert.ok(believed({}));
  assert.not(believed({ responder: OTHER_RELAY }));
  assert.not(believed({ initiator: RELAY }));
  assert.not(believed({ said: crypto.random(32) }));
  assert.not(believed({ heard: crypto.random(32) }));
  const [, elsewhere] = plainLinks(timers, RELAY.link.certificate);
  assert.not(believed({}, elsewhere), 'another connection');
  const other = crypto.ed25519Pair().publicKey;
  assert.not(isAuthenticated(crypto, theirs, 5, transcript, other, cell));
});

authentication('what is cut short at any octet is not believed', () => {
  const cell = made();
  for (let size = 0; size < cell.length; size++) {
    const cut = cell.subarray(0, size);
    assert.not(isAuthenticated(crypto, theirs, 5, transcript, publicKey, cut));
  }
});

authentication.run();
