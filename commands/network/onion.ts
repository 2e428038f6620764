/** The onion network of the internet that is bundled: begun when somebody wants it. */
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { OnionNetwork } from '../../runtime/lab.ts';
import type { Laboratory } from '../../runtime/lab.ts';

export const RELAYS: readonly string[] = ['ada', 'boole', 'church', 'curry'];
const EXITS: readonly string[] = ['ada', 'boole'];

export function bundledOnion(laboratory: Laboratory, beginning: number): OnionNetwork {
  const crypto = createNodeOnionCrypto();
  return new OnionNetwork({ laboratory, crypto, relays: RELAYS, exits: EXITS, beginning });
}
