import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CONTEXTS_MAX, contextBelieving } from '../../../adapters/node/authorities.ts';
import { CertificateAuthority } from '../../../commands/network/authority.ts';

const believing = suite('whom a connection of TLS believes');

const pems = Array.from({ length: CONTEXTS_MAX + 1 }, (_, at) => {
  return new CertificateAuthority(`authority ${at}`).certificate;
});

believing('is read once, for all who believe the same', () => {
  assert.is(contextBelieving([pems[0], pems[1]]), contextBelieving([pems[0], pems[1]]));
  assert.is.not(contextBelieving([pems[0]]), contextBelieving([pems[1]]));
  assert.is(contextBelieving(), contextBelieving());
});

believing('is never taken for others, however their texts are cut', () => {
  const whole = `${pems[0]}${pems[1]}`;
  assert.is.not(contextBelieving([whole]), contextBelieving([pems[0], pems[1]]));
  assert.is.not(contextBelieving([]), contextBelieving());
});

believing('is forgotten when others are asked for, that which rested longest first', () => {
  const of = (at: number): unknown => contextBelieving([pems[at]]);
  const all = pems.map((_, at) => at);
  const before = all.slice(0, CONTEXTS_MAX).map(of);
  assert.is(of(0), before[0]);
  of(CONTEXTS_MAX);
  assert.is(of(0), before[0]);
  assert.is.not(of(1), before[1]);
});

believing.run();
