/**
 * ntor: two Diffie-Hellman secrets, one with a key that the client makes up and one with the
 * relay's onion key, so that only the relay can answer, and nobody can read it later who gets hold
 * of the onion key alone. tor-spec §5.1.4.
 */
import {
  decodeClientHandshake,
  decodeServerHandshake,
  encodeClientHandshake,
  encodeServerHandshake,
} from '../../../generated/onion/ntor.value.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto, X25519Pair } from '../crypto.ts';
import { asciiOctets, joinOctets } from '../join.ts';
import type { ClientHandshake, ServerAnswer } from './handshake.ts';
import { deriveByHkdf } from './key-derivation.ts';

/** Whom the client means; the names of tor-spec: ID and B. */
export interface NtorRelay {
  readonly rsaIdentity: Uint8Array;
  readonly ntorKey: Uint8Array;
}

const PROTOID = asciiOctets('ntor-curve25519-sha256-1');
const T_MAC = asciiOctets('ntor-curve25519-sha256-1:mac');
const T_KEY = asciiOctets('ntor-curve25519-sha256-1:key_extract');
const T_VERIFY = asciiOctets('ntor-curve25519-sha256-1:verify');
const M_EXPAND = asciiOctets('ntor-curve25519-sha256-1:key_expand');
const SERVER = asciiOctets('Server');

const NO_MESSAGE = new Uint8Array(0);

export function beginNtor(
  crypto: OnionCrypto,
  relay: NtorRelay,
  keyOctets: number,
): ClientHandshake {
  const { rsaIdentity: nodeid, ntorKey: keyid } = relay;
  const own = crypto.x25519Pair();
  const clientPk = own.publicKey;
  return {
    onionSkin: encodeClientHandshake({ nodeid, keyid, clientPk }),
    finish(answer) {
      const decoded = decodeServerHandshake(answer);
      if (!decoded.ok) return undefined;
      const { serverPk, auth } = decoded.value;
      const shared = crypto.x25519(own.secretKey, serverPk);
      const proving = crypto.x25519(own.secretKey, keyid);
      own.secretKey.fill(0);
      if (shared === undefined || proving === undefined) return undefined;
      const inputs = { shared, proving, nodeid, keyid, clientPk, serverPk };
      const { expected, keys } = drawKeys(crypto, inputs, keyOctets);
      return areEqual(expected, auth) ? { keys, message: NO_MESSAGE } : undefined;
    },
    wipe: () => void own.secretKey.fill(0),
  };
}

/** Which key of ours a client means, if any: for a while the last one is good besides the new. */
export type OnionKeys = (keyid: Uint8Array) => X25519Pair | undefined;

/** Undefined when it is not for us, or of a client that nobody can share a secret with. */
export function answerNtor(
  crypto: OnionCrypto,
  rsaIdentity: Uint8Array,
  onionKeys: OnionKeys,
  onionSkin: Uint8Array,
  keyOctets: number,
): ServerAnswer | undefined {
  const decoded = decodeClientHandshake(onionSkin);
  if (!decoded.ok || !areEqual(decoded.value.nodeid, rsaIdentity)) return undefined;
  const { nodeid, keyid, clientPk } = decoded.value;
  const onionKey = onionKeys(keyid);
  if (onionKey === undefined) return undefined;
  const own = crypto.x25519Pair();
  const shared = crypto.x25519(own.secretKey, clientPk);
  const proving = crypto.x25519(onionKey.secretKey, clientPk);
  own.secretKey.fill(0);
  if (shared === undefined || proving === undefined) return undefined;
  const serverPk = own.publicKey;
  const inputs = { shared, proving, nodeid, keyid, clientPk, serverPk };
  const { expected: auth, keys } = drawKeys(crypto, inputs, keyOctets);
  return { answer: encodeServerHandshake({ serverPk, auth }), keys, message: NO_MESSAGE };
}

interface Inputs {
  /** EXP(X,y) and EXP(X,b). */
  readonly shared: Uint8Array;
  readonly proving: Uint8Array;
  /** ID, B, X, Y. */
  readonly nodeid: Uint8Array;
  readonly keyid: Uint8Array;
  readonly clientPk: Uint8Array;
  readonly serverPk: Uint8Array;
}

function drawKeys(
  crypto: OnionCrypto,
  { shared, proving, nodeid, keyid, clientPk, serverPk }: Inputs,
  keyOctets: number,
): { readonly expected: Uint8Array; readonly keys: Uint8Array } {
  const secretInput = joinOctets(shared, proving, nodeid, keyid, clientPk, serverPk, PROTOID);
  const verify = crypto.hmacSha256(T_VERIFY, secretInput);
  const authInput = joinOctets(verify, nodeid, keyid, serverPk, clientPk, PROTOID, SERVER);
  const expected = crypto.hmacSha256(T_MAC, authInput);
  const keys = deriveByHkdf(crypto, secretInput, T_KEY, M_EXPAND, keyOctets);
  for (const secret of [shared, proving, secretInput]) secret.fill(0);
  return { expected, keys };
}
