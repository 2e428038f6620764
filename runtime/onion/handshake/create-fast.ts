/**
 * CREATE_FAST: both ends throw dice and hash them. It protects nothing that TLS does not protect
 * already, and so is for the first hop alone, of which not even an onion key has to be known.
 * tor-spec §5.1.5.
 */
import { decodeFastAnswer, encodeFastAnswer } from '../../../generated/onion/ntor.value.ts';
import { areEqual } from '../crypto.ts';
import type { OnionCrypto } from '../crypto.ts';
import { joinOctets } from '../join.ts';
import type { ClientHandshake, HandshakeKeys, ServerAnswer } from './handshake.ts';
import { deriveByCounter } from './key-derivation.ts';

/** X, Y and the proof: each as long as a digest of SHA-1. */
const DICE_OCTETS = 20;

const NO_MESSAGE = new Uint8Array(0);

export function beginCreateFast(crypto: OnionCrypto, keyOctets: number): ClientHandshake {
  const x = crypto.random(DICE_OCTETS);
  const onionSkin = x.slice();
  return {
    onionSkin,
    finish(answer) {
      const decoded = decodeFastAnswer(answer);
      if (!decoded.ok) return undefined;
      const { y, derivativeKeyData } = decoded.value;
      const { proof, keys } = drawKeys(crypto, x, y, keyOctets);
      x.fill(0);
      return areEqual(proof, derivativeKeyData) ? { keys, message: NO_MESSAGE } : undefined;
    },
    wipe: () => void x.fill(0),
  };
}

/** Undefined when there is no X in it. What follows X in its cell may be there. */
export function answerCreateFast(
  crypto: OnionCrypto,
  onionSkin: Uint8Array,
  keyOctets: number,
): ServerAnswer | undefined {
  if (onionSkin.length < DICE_OCTETS) return undefined;
  const y = crypto.random(DICE_OCTETS);
  const { proof, keys } = drawKeys(crypto, onionSkin.subarray(0, DICE_OCTETS), y, keyOctets);
  const answer = encodeFastAnswer({ y, derivativeKeyData: proof });
  return { answer, keys, message: NO_MESSAGE };
}

/** tor-spec §5.2.1: KH comes first, and is what is shown. */
function drawKeys(
  crypto: OnionCrypto,
  x: Uint8Array,
  y: Uint8Array,
  keyOctets: number,
): { readonly proof: Uint8Array } & Pick<HandshakeKeys, 'keys'> {
  const drawn = deriveByCounter(crypto, joinOctets(x, y), DICE_OCTETS + keyOctets);
  return { proof: drawn.slice(0, DICE_OCTETS), keys: drawn.slice(DICE_OCTETS) };
}
