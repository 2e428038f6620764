/** How a relay answers whoever wants to share a key with it: CREATE_FAST, ntor, ntor-v3. */
import { decodeExtensions, encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import {
  COMMAND,
  create2HdataEnd,
  create2HdataStart,
  create2Htype,
  createFastXEnd,
  createFastXStart,
  HANDSHAKE_TYPE,
} from '../../../generated/onion/tor.wire.ts';
import { copyOf } from '../../base/octets.ts';
import type { OnionCrypto } from '../crypto.ts';
import { answerCreateFast } from '../handshake/create-fast.ts';
import type { ServerAnswer } from '../handshake/handshake.ts';
import { answerNtorV3 } from '../handshake/ntor-v3.ts';
import type { NtorV3Reply } from '../handshake/ntor-v3.ts';
import { answerNtor } from '../handshake/ntor.ts';
import type { OnionKeys } from '../handshake/ntor.ts';
import { KEY_MATERIAL_OCTETS } from '../relay-crypto.ts';
import { BODY, LINK } from './cell-bodies.ts';

export interface OnionSkinsOptions {
  readonly crypto: OnionCrypto;
  readonly rsaIdentity: Uint8Array;
  readonly ed25519Identity: Uint8Array;
  readonly onionKeys: OnionKeys;
}

export class OnionSkins {
  readonly #options: OnionSkinsOptions;

  constructor(options: OnionSkinsOptions) {
    this.#options = options;
  }

  /** What CREATE2 or CREATE_FAST has in its body b[from, to). */
  answerCell(command: number, b: Uint8Array, from: number, to: number): ServerAnswer | undefined {
    const o = from - BODY;
    if (command === COMMAND.CREATE_FAST) {
      return this.answerFast(copyOf(b, createFastXStart(b, o, LINK), createFastXEnd(b, o, LINK)));
    }
    const end = create2HdataEnd(b, o, LINK);
    if (end > to) return undefined;
    return this.answer(create2Htype(b, o, LINK), copyOf(b, create2HdataStart(b, o, LINK), end));
  }

  /** `x` is what CREATE_FAST brought. */
  answerFast(x: Uint8Array): ServerAnswer | undefined {
    return answerCreateFast(this.#options.crypto, x, KEY_MATERIAL_OCTETS);
  }

  /** Undefined when it is not for us, of no type that we know, or no onion skin at all. */
  answer(handshakeType: number, onionSkin: Uint8Array): ServerAnswer | undefined {
    const { crypto, rsaIdentity, ed25519Identity, onionKeys } = this.#options;
    switch (handshakeType) {
      case HANDSHAKE_TYPE.NTOR:
        return answerNtor(crypto, rsaIdentity, onionKeys, onionSkin, KEY_MATERIAL_OCTETS);
      case HANDSHAKE_TYPE.NTOR_V3:
        return answerNtorV3(crypto, ed25519Identity, onionKeys, onionSkin, replyTo);
      default:
        return undefined;
    }
  }
}

/**
 * A request for congestion control is passed over: our protocols do not offer it (FlowCtrl=1). One
 * for protocols by number must be refused by who does not know it: it changes the cells to come.
 */
function replyTo(message: Uint8Array): NtorV3Reply | undefined {
  const decoded = decodeExtensions(message);
  if (!decoded.ok) return undefined;
  const { extensions } = decoded.value;
  if (extensions.some(({ extField }) => extField.is === 'subprotocolRequest')) return undefined;
  return { message: encodeExtensions({ extensions: [] }), keyOctets: KEY_MATERIAL_OCTETS };
}
