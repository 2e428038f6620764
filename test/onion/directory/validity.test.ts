import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readConsensus } from '../../../runtime/onion/directory/consensus.ts';
import type { Consensus } from '../../../runtime/onion/directory/consensus.ts';
import {
  isLive,
  ourProtocols,
  protocolFault,
  validityFault,
} from '../../../runtime/onion/directory/validity.ts';
import { NOON, makeAuthorities, makeConsensus, makeRelay } from './documents.ts';
import { consensusFixture, must } from './fixtures.ts';

const validity = suite('onion: whether a consensus holds');

const authorities = makeAuthorities(1);
const HOUR = 3600;
const of = (required?: string): Consensus =>
  must(
    readConsensus(
      makeConsensus({ authorities, relays: [makeRelay(1)], ...(required && { required }) }),
    ),
  );

validity('it is live from valid-after to valid-until', () => {
  const moments = [NOON - 1, NOON, NOON + 3 * HOUR, NOON + 3 * HOUR + 1];
  assert.equal(
    moments.map((now) => isLive(of(), now)),
    [false, true, true, false],
  );
});

validity('it may be used a day early and a day late', () => {
  const names = [
    NOON - 24 * HOUR - 1,
    NOON - 24 * HOUR,
    NOON + 27 * HOUR,
    NOON + 27 * HOUR + 1,
  ].map((now) => validityFault(of(), now)?.name);
  assert.equal(names, ['not valid yet', undefined, undefined, 'expired']);
});

validity('without tolerance it may be used only while it is live', () => {
  const none = { earlySeconds: 0, lateSeconds: 0 };
  assert.is(validityFault(of(), NOON - 1, none)?.name, 'not valid yet');
  assert.is(validityFault(of(), NOON + 3 * HOUR + 1, none)?.name, 'expired');
  assert.is(
    String(validityFault(of(), NOON + 4 * HOUR, none)),
    'expired: valid until 2026-06-01 15:00:00, and it is 2026-06-01 16:00:00',
  );
});

validity('a network that requires what we lack is not ours', () => {
  assert.is(protocolFault(of()), undefined);
  assert.is(
    String(protocolFault(of('Link=4 Relay=2-7 New=1'))),
    'lacks protocols: the network requires Relay=5 Relay=6 Relay=7 New=1, which we do not speak',
  );
});

validity('we speak what networks of today require and recommend', () => {
  const { requiredClientProtocols } = consensusFixture('network/consensus');
  assert.is(ourProtocols().lackOf(requiredClientProtocols), '');
});

validity.run();
