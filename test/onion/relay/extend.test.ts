import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readExtend2, targetOf } from '../../../runtime/onion/relay/extend.ts';
import { encodeRelayCell } from '../../../generated/onion/relay.value.ts';
import type { LinkSpecifier } from '../../../generated/onion/relay.value.ts';

const extensions = suite('onion: where EXTEND2 wants to go');

const place: LinkSpecifier = { is: 'ipv4', ipv4Address: '192.0.2.1', orport: 9001 };
const rsa: LinkSpecifier = { is: 'legacyIdentity', identityFingerprint: new Uint8Array(20) };
const ed25519: LinkSpecifier = { is: 'ed25519Identity', ed25519Identity: new Uint8Array(32) };
const unknown: LinkSpecifier = { is: 'unknown', lstype: 9, lspec: new Uint8Array(3) };

extensions('is a relay with a place and one name', () => {
  const target = targetOf([unknown, place, rsa, ed25519]);
  assert.is(target?.places.length, 1);
  assert.is(target?.ed25519Identity?.length, 32);
  assert.ok(targetOf([place, rsa]));
});

extensions('is nowhere without one, or with two names', () => {
  const port0: LinkSpecifier = { is: 'ipv4', ipv4Address: '192.0.2.1', orport: 0 };
  for (const one of [[], [place], [rsa], [place, rsa, rsa], [place, rsa, ed25519, ed25519]]) {
    assert.is(targetOf(one), undefined);
  }
  assert.is(targetOf([port0, rsa]), undefined);
});

extensions('is kept when the buffer of the cell is used again', () => {
  const hdata = new Uint8Array(84).fill(7);
  const linkSpecifiers = [place, { ...rsa, identityFingerprint: new Uint8Array(20).fill(5) }];
  const data = { is: 'extend2', linkSpecifiers, htype: 2, hdata } as const;
  const cell = encodeRelayCell({ streamid: 0, digest: 0, data, padding: new Uint8Array(356) });
  const asked = readExtend2(cell, 0);
  cell.fill(0);
  assert.equal(asked?.onionSkin, hdata);
  assert.equal(asked?.target?.rsaIdentity, new Uint8Array(20).fill(5));
});

extensions.run();
