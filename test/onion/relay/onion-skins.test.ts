import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import { beginNtorV3 } from '../../../runtime/onion/handshake/ntor-v3.ts';
import { OnionSkins } from '../../../runtime/onion/relay/onion-skins.ts';
import { KEY_MATERIAL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { crypto } from './bench.ts';

const skins = suite('onion: onion skins as a relay answers them');

const pair = crypto.x25519Pair();
const ed25519Identity = crypto.random(32);
const relay = new OnionSkins({
  crypto,
  rsaIdentity: crypto.random(20),
  ed25519Identity,
  onionKeys: () => pair,
});

function ask(message: Uint8Array): Uint8Array | undefined {
  const target = { ed25519Identity, ntorKey: pair.publicKey };
  const client = beginNtorV3(crypto, target, message, KEY_MATERIAL_OCTETS)!;
  const answer = relay.answer(3, client.onionSkin);
  return answer && client.finish(answer.answer)?.message;
}

skins('of ntor-v3 are answered: congestion control is not offered', () => {
  const empty = encodeExtensions({ extensions: [] });
  assert.equal(new Uint8Array(ask(empty)!), new Uint8Array(empty));
});

skins('that say nonsense under cover, or ask for what we lack, are refused', () => {
  assert.is(ask(Uint8Array.of(9)), undefined);
  assert.is(ask(Uint8Array.of(1, 3, 2, 2, 6)), undefined);
});

skins.run();
