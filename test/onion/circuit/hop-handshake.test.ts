import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { HANDSHAKE_TYPE } from '../../../generated/onion/tor.wire.ts';
import { beginFastHop, beginHop } from '../../../runtime/onion/circuit/hop-handshake.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
import { crypto, labRelay } from './lab-onion.ts';

const handshakes = suite('onion: the handshake with a hop');

const flow = flowParametersOf(() => undefined);
const modern = labRelay('modern', 20);

handshakes('congestion control is asked of the last hop alone', () => {
  for (const [isLast, expected] of [
    [true, 20],
    [false, undefined],
  ] as const) {
    const begun = beginHop(crypto, modern.target, isLast, flow)!;
    const { answer } = modern.answer(begun.type!, begun.onionSkin)!;
    assert.is(begun.finish(answer)?.sendmeIncrement, expected);
  }
});

handshakes('a relay that has not the newest is asked with what it has', () => {
  const old = { ...modern.target, hasNtorV3: false };
  assert.is(beginHop(crypto, old, true, flow)?.type, HANDSHAKE_TYPE.NTOR);
  const nameless = { ...modern.target, ed25519Identity: undefined };
  assert.is(beginHop(crypto, nameless, true, flow)?.type, HANDSHAKE_TYPE.NTOR);
  assert.is(beginHop(crypto, { ...old, ntorKey: undefined }, true, flow), undefined);
  assert.is(beginFastHop(crypto).type, undefined);
});

handshakes('an onion key that nobody can share a secret with begins nothing', () => {
  const weak = { ...modern.target, ntorKey: new Uint8Array(32) };
  assert.is(beginHop(crypto, weak, true, flow), undefined);
});

handshakes.run();
