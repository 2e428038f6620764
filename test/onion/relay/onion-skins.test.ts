import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeExtensions, encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import type { Extension } from '../../../generated/onion/ntor.value.ts';
import { flowParametersOf } from '../../../runtime/onion/flow/parameters.ts';
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
const REQUEST = encodeExtensions({
  extensions: [{ extField: { is: 'congestionControlRequest' } }],
});

interface Said {
  readonly extensions: readonly Extension[];
  readonly increment: number | undefined;
}

/** What the client reads under cover, and what the relay goes by. */
function ask(message: Uint8Array, parameters: Record<string, number> = {}): Said | undefined {
  const target = { ed25519Identity, ntorKey: pair.publicKey };
  const client = beginNtorV3(crypto, target, message, KEY_MATERIAL_OCTETS)!;
  const flow = flowParametersOf((name) => parameters[name]);
  const answer = relay.answer(3, client.onionSkin, flow);
  if (answer === undefined) return undefined;
  const decoded = decodeExtensions(client.finish(answer.answer)!.message);
  assert.ok(decoded.ok);
  return { extensions: decoded.value.extensions, increment: answer.sendmeIncrement };
}

skins('of ntor-v3 grant congestion control to who asks for it, and to no one else', () => {
  const granted = ask(REQUEST, { cc_sendme_inc: 40 })!;
  assert.is(granted.increment, 40);
  const [{ extField }] = granted.extensions;
  assert.equal(extField, { is: 'congestionControlResponse', sendmeIncrement: 40 });
  assert.equal(ask(encodeExtensions({ extensions: [] })), { extensions: [], increment: undefined });
});

skins('grant none where the consensus is against it', () => {
  assert.equal(ask(REQUEST, { cc_alg: 0 }), { extensions: [], increment: undefined });
});

skins('that say nonsense under cover, or ask for what we lack, are refused', () => {
  assert.is(ask(Uint8Array.of(9)), undefined);
  assert.is(ask(Uint8Array.of(1, 3, 2, 2, 6)), undefined);
});

skins.run();
