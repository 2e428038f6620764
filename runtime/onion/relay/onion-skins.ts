/** How a relay answers whoever wants to share a key with it: CREATE_FAST, ntor, ntor-v3. */
import { decodeExtensions, encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import type { Extension } from '../../../generated/onion/ntor.value.ts';
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
import type { FlowParameters } from '../flow/parameters.ts';
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

export interface SkinAnswer extends ServerAnswer {
  /** Cells to a SENDME, when congestion control was asked for and granted. */
  readonly sendmeIncrement?: number | undefined;
}

export class OnionSkins {
  readonly #options: OnionSkinsOptions;

  constructor(options: OnionSkinsOptions) {
    this.#options = options;
  }

  /** What CREATE2 or CREATE_FAST has in its body b[from, to). */
  answerCell(
    command: number,
    b: Uint8Array,
    from: number,
    to: number,
    flow: FlowParameters,
  ): SkinAnswer | undefined {
    const o = from - BODY;
    if (command === COMMAND.CREATE_FAST) {
      return this.answerFast(copyOf(b, createFastXStart(b, o, LINK), createFastXEnd(b, o, LINK)));
    }
    const end = create2HdataEnd(b, o, LINK);
    if (end > to) return undefined;
    const onionSkin = copyOf(b, create2HdataStart(b, o, LINK), end);
    return this.answer(create2Htype(b, o, LINK), onionSkin, flow);
  }

  /** `x` is what CREATE_FAST brought. */
  answerFast(x: Uint8Array): SkinAnswer | undefined {
    return answerCreateFast(this.#options.crypto, x, KEY_MATERIAL_OCTETS);
  }

  /** Undefined when it is not for us, of no type that we know, or no onion skin at all. */
  answer(
    handshakeType: number,
    onionSkin: Uint8Array,
    flow: FlowParameters,
  ): SkinAnswer | undefined {
    const { crypto, rsaIdentity, onionKeys } = this.#options;
    switch (handshakeType) {
      case HANDSHAKE_TYPE.NTOR:
        return answerNtor(crypto, rsaIdentity, onionKeys, onionSkin, KEY_MATERIAL_OCTETS);
      case HANDSHAKE_TYPE.NTOR_V3:
        return this.#answerNtorV3(onionSkin, flow);
      default:
        return undefined;
    }
  }

  #answerNtorV3(onionSkin: Uint8Array, flow: FlowParameters): SkinAnswer | undefined {
    const { crypto, ed25519Identity, onionKeys } = this.#options;
    let sendmeIncrement: number | undefined;
    const answer = answerNtorV3(crypto, ed25519Identity, onionKeys, onionSkin, (message) => {
      const asked = askedOf(message);
      if (asked === undefined) return undefined;
      if (asked.congestionControl && flow.isVegas) ({ sendmeIncrement } = flow);
      return replyOf(sendmeIncrement);
    });
    return answer && { ...answer, sendmeIncrement };
  }
}

/**
 * What a client has asked for under cover; undefined when it is not to be answered: nonsense, or
 * protocols by number, which change the cells to come, and which we do not know.
 */
function askedOf(message: Uint8Array): { readonly congestionControl: boolean } | undefined {
  const decoded = decodeExtensions(message);
  if (!decoded.ok) return undefined;
  const kinds = decoded.value.extensions.map(({ extField }) => extField.is);
  if (kinds.includes('subprotocolRequest')) return undefined;
  return { congestionControl: kinds.includes('congestionControlRequest') };
}

/** prop324 §10.3 */
function replyOf(sendmeIncrement: number | undefined): NtorV3Reply {
  const extensions: Extension[] =
    sendmeIncrement === undefined
      ? []
      : [{ extField: { is: 'congestionControlResponse', sendmeIncrement } }];
  return { message: encodeExtensions({ extensions }), keyOctets: KEY_MATERIAL_OCTETS };
}
