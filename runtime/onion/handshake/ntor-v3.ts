/**
 * ntor-v3: as ntor, but each end says something besides, under cover and authenticated: what a
 * circuit should be able to do. The relay is known by its Ed25519 identity. proposal 332.
 */
import {
  decodeClientHandshakeV3,
  decodeServerHandshakeV3,
  encodeClientHandshakeV3,
  encodeEncapsulation,
  encodeServerHandshakeV3,
} from '../../../generated/onion/ntor.value.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { asciiOctets, joinOctets } from '../join.ts';
import type { ClientHandshake, ServerAnswer } from './handshake.ts';
import type { OnionKeys } from './ntor.ts';

/** Whom the client means: ID and B of the proposal. */
export interface NtorV3Relay {
  readonly ed25519Identity: Uint8Array;
  readonly ntorKey: Uint8Array;
}

/** VER of whoever creates or extends a circuit: what is agreed upon is of use for nothing else. */
export const CIRCUIT_EXTENSION: Uint8Array = asciiOctets('circuit extend');

const PROTOCOL = 'ntor3-curve25519-sha3_256-1';
const PROTOID = asciiOctets(PROTOCOL);
const SERVER = asciiOctets('Server');
const ENC_KEY_OCTETS = 32;
const MAC_KEY_OCTETS = 32;

const encapsulated = (octets: Uint8Array): Uint8Array => encodeEncapsulation({ octets });
const tweak = (name: string): Uint8Array => encapsulated(asciiOctets(`${PROTOCOL}:${name}`));
const T_MSGKDF = tweak('kdf_phase1');
const T_MSGMAC = tweak('msg_mac');
const T_KEY_SEED = tweak('key_seed');
const T_VERIFY = tweak('verify');
const T_FINAL = tweak('kdf_final');
const T_AUTH = tweak('auth_final');

/** Undefined when nobody can share a secret with such an onion key. */
export function beginNtorV3(
  crypto: OnionCrypto,
  relay: NtorV3Relay,
  message: Uint8Array,
  keyOctets: number,
  verification: Uint8Array = CIRCUIT_EXTENSION,
): ClientHandshake | undefined {
  const { ed25519Identity: nodeid, ntorKey: keyid } = relay;
  const own = crypto.x25519Pair();
  const clientPk = own.publicKey;
  const proving = crypto.x25519(own.secretKey, keyid);
  if (proving === undefined) return undefined;
  const names = { nodeid, keyid, clientPk, verification };
  const cover = coverOf(crypto, proving, names);
  const covered = cover.encrypt(message);
  const mac = cover.macOf(covered);
  const wipe = (): void => {
    own.secretKey.fill(0);
    proving.fill(0);
  };
  const finish: ClientHandshake['finish'] = (answer) => {
    const decoded = decodeServerHandshakeV3(answer);
    const serverPk = decoded.ok ? decoded.value.serverPk : NO_KEY;
    const shared = crypto.x25519(own.secretKey, serverPk);
    if (!decoded.ok || shared === undefined) return void wipe();
    const drawn = draw(crypto, { ...names, shared, proving, serverPk, mac }, keyOctets);
    wipe();
    if (!areEqual(drawn.authOf(decoded.value.msg), decoded.value.auth)) return undefined;
    return { keys: drawn.keys, message: drawn.encrypt(decoded.value.msg) };
  };
  return {
    onionSkin: encodeClientHandshakeV3({ nodeid, keyid, clientPk, msg: covered, mac }),
    finish,
    wipe,
  };
}

/** A key that nothing is shared with. */
const NO_KEY = new Uint8Array(32);

/** What a relay makes of what a client asks for. */
export interface NtorV3Reply {
  readonly message: Uint8Array;
  readonly keyOctets: number;
}

export interface NtorV3Answer extends ServerAnswer {
  /** What the relay has said; `message` is what the client had asked. */
  readonly reply: NtorV3Reply;
}

/**
 * Undefined when it is not for us, not of a client that meant it so, or when `reply` would rather
 * not.
 */
export function answerNtorV3(
  crypto: OnionCrypto,
  ed25519Identity: Uint8Array,
  onionKeys: OnionKeys,
  onionSkin: Uint8Array,
  reply: (message: Uint8Array) => NtorV3Reply | undefined,
  verification: Uint8Array = CIRCUIT_EXTENSION,
): NtorV3Answer | undefined {
  const decoded = decodeClientHandshakeV3(onionSkin);
  if (!decoded.ok || !areEqual(decoded.value.nodeid, ed25519Identity)) return undefined;
  const { nodeid, keyid, clientPk, msg: asked, mac } = decoded.value;
  const proving = provingSecret(crypto, onionKeys, keyid, clientPk);
  if (proving === undefined) return undefined;
  const names = { nodeid, keyid, clientPk, verification };
  const cover = coverOf(crypto, proving, names);
  if (!areEqual(cover.macOf(asked), mac)) return undefined;
  const message = cover.encrypt(asked);
  const replied = reply(message);
  if (replied === undefined) return undefined;
  const own = crypto.x25519Pair();
  const shared = crypto.x25519(own.secretKey, clientPk);
  own.secretKey.fill(0);
  if (shared === undefined) return undefined;
  const serverPk = own.publicKey;
  const drawn = draw(crypto, { ...names, shared, proving, serverPk, mac }, replied.keyOctets);
  const covered = drawn.encrypt(replied.message);
  const auth = drawn.authOf(covered);
  const answer = encodeServerHandshakeV3({ serverPk, auth, msg: covered });
  return { answer, keys: drawn.keys, message, reply: replied };
}

/** EXP(X,b) */
function provingSecret(
  crypto: OnionCrypto,
  onionKeys: OnionKeys,
  keyid: Uint8Array,
  clientPk: Uint8Array,
): Uint8Array | undefined {
  const onionKey = onionKeys(keyid);
  return onionKey && crypto.x25519(onionKey.secretKey, clientPk);
}

/** ID, B, X, VER. */
interface Names {
  readonly nodeid: Uint8Array;
  readonly keyid: Uint8Array;
  readonly clientPk: Uint8Array;
  readonly verification: Uint8Array;
}

interface Cover {
  encrypt(octets: Uint8Array): Uint8Array;
  macOf(covered: Uint8Array): Uint8Array;
}

/** Phase 1: what the client says is for the holder of b alone. */
function coverOf(
  crypto: OnionCrypto,
  proving: Uint8Array,
  { nodeid, keyid, clientPk, verification }: Names,
): Cover {
  const version = encapsulated(verification);
  const secretInput = joinOctets(proving, nodeid, clientPk, keyid, PROTOID, version);
  const drawn = crypto.shake256(joinOctets(T_MSGKDF, secretInput), ENC_KEY_OCTETS + MAC_KEY_OCTETS);
  const encryptionKey = drawn.subarray(0, ENC_KEY_OCTETS);
  const macKey = encapsulated(drawn.subarray(ENC_KEY_OCTETS));
  return {
    encrypt: (octets) => encrypted(crypto, encryptionKey, octets),
    macOf: (covered) =>
      crypto.digest('sha3-256', joinOctets(T_MSGMAC, macKey, nodeid, keyid, clientPk, covered)),
  };
}

interface Inputs extends Names {
  readonly shared: Uint8Array;
  readonly proving: Uint8Array;
  readonly serverPk: Uint8Array;
  readonly mac: Uint8Array;
}

interface Drawn {
  readonly keys: Uint8Array;
  encrypt(octets: Uint8Array): Uint8Array;
  authOf(covered: Uint8Array): Uint8Array;
}

/** Phase 2: both secrets, everything that was said, and the keys. */
function draw(crypto: OnionCrypto, inputs: Inputs, keyOctets: number): Drawn {
  const { nodeid, keyid, clientPk, serverPk, shared, proving, mac } = inputs;
  const version = encapsulated(inputs.verification);
  const secretInput = joinOctets(
    shared,
    proving,
    nodeid,
    keyid,
    clientPk,
    serverPk,
    PROTOID,
    version,
  );
  const seed = crypto.digest('sha3-256', joinOctets(T_KEY_SEED, secretInput));
  const verify = crypto.digest('sha3-256', joinOctets(T_VERIFY, secretInput));
  const stream = crypto.shake256(joinOctets(T_FINAL, seed), ENC_KEY_OCTETS + keyOctets);
  for (const secret of [shared, secretInput, seed]) secret.fill(0);
  const said = joinOctets(verify, nodeid, keyid, serverPk, clientPk, mac);
  return {
    keys: stream.slice(ENC_KEY_OCTETS),
    encrypt: (octets) => encrypted(crypto, stream.subarray(0, ENC_KEY_OCTETS), octets),
    authOf: (covered) =>
      crypto.digest('sha3-256', joinOctets(T_AUTH, said, encapsulated(covered), PROTOID, SERVER)),
  };
}

/** And decrypted likewise. */
function encrypted(crypto: OnionCrypto, key: Uint8Array, octets: Uint8Array): Uint8Array {
  const covered = joinOctets(octets);
  crypto.keystream(key).apply(covered, 0, covered.length);
  return covered;
}
