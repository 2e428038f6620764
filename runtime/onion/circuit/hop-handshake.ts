/**
 * The handshake with one hop: the best that it knows, and what was agreed upon with it. Congestion
 * control is asked of the last hop alone, for nobody else sends us data (prop324 §10.1).
 */
import { decodeExtensions, encodeExtensions } from '../../../generated/onion/ntor.value.ts';
import { HANDSHAKE_TYPE } from '../../../generated/onion/tor.wire.ts';
import type { OnionCrypto } from '../crypto.ts';
import type { FlowParameters } from '../flow/parameters.ts';
import { beginCreateFast } from '../handshake/create-fast.ts';
import type { ClientHandshake } from '../handshake/handshake.ts';
import { beginNtorV3 } from '../handshake/ntor-v3.ts';
import { beginNtor } from '../handshake/ntor.ts';
import { KEY_MATERIAL_OCTETS } from '../relay-crypto.ts';
import type { RelayTarget } from '../target.ts';

export interface HopKeys {
  readonly keys: Uint8Array;
  /** Cells to a SENDME, where there is congestion control; undefined where there is none. */
  readonly sendmeIncrement: number | undefined;
}

export interface HopHandshake {
  /** As CREATE2 and EXTEND2 name it; undefined for CREATE_FAST. */
  readonly type: number | undefined;
  readonly onionSkin: Uint8Array;
  finish(answer: Uint8Array): HopKeys | undefined;
  wipe(): void;
}

/** Undefined when the relay has no key that a secret could be shared with. */
export function beginHop(
  crypto: OnionCrypto,
  target: RelayTarget,
  isLast: boolean,
  flow: FlowParameters,
): HopHandshake | undefined {
  const { ed25519Identity, ntorKey, rsaIdentity } = target;
  if (ntorKey === undefined) return undefined;
  if (!target.hasNtorV3 || ed25519Identity === undefined) {
    const ntor = beginNtor(crypto, { rsaIdentity, ntorKey }, KEY_MATERIAL_OCTETS);
    return withoutWords(HANDSHAKE_TYPE.NTOR, ntor);
  }
  const asks = isLast && flow.isVegas && target.hasCongestionControl;
  const request = encodeExtensions({
    extensions: asks ? [{ extField: { is: 'congestionControlRequest' } }] : [],
  });
  const ntorV3 = beginNtorV3(crypto, { ed25519Identity, ntorKey }, request, KEY_MATERIAL_OCTETS);
  if (ntorV3 === undefined) return undefined;
  return {
    type: HANDSHAKE_TYPE.NTOR_V3,
    onionSkin: ntorV3.onionSkin,
    finish(answer) {
      const made = ntorV3.finish(answer);
      if (made === undefined) return undefined;
      const sendmeIncrement = agreedIncrement(made.message, asks, flow);
      return sendmeIncrement === REFUSED ? undefined : { keys: made.keys, sendmeIncrement };
    },
    wipe: () => ntorV3.wipe(),
  };
}

/** CREATE_FAST, for a directory that is asked before any key is known. */
export function beginFastHop(crypto: OnionCrypto): HopHandshake {
  return withoutWords(undefined, beginCreateFast(crypto, KEY_MATERIAL_OCTETS));
}

function withoutWords(type: number | undefined, handshake: ClientHandshake): HopHandshake {
  return {
    type,
    onionSkin: handshake.onionSkin,
    finish(answer) {
      const made = handshake.finish(answer);
      return made === undefined ? undefined : { keys: made.keys, sendmeIncrement: undefined };
    },
    wipe: () => handshake.wipe(),
  };
}

const REFUSED = Symbol('refused');

/**
 * What a relay has said of congestion control; no more than twice or half as many cells as the
 * consensus has it, and nothing that it was not asked for: prop324 §10.3.
 */
function agreedIncrement(
  message: Uint8Array,
  asked: boolean,
  flow: FlowParameters,
): number | undefined | typeof REFUSED {
  if (message.length === 0) return undefined;
  const decoded = decodeExtensions(message);
  if (!decoded.ok) return REFUSED;
  const said = decoded.value.extensions.flatMap(({ extField }) =>
    extField.is === 'congestionControlResponse' ? [extField.sendmeIncrement] : [],
  );
  if (said.length === 0) return undefined;
  const [increment] = said;
  const usual = flow.sendmeIncrement;
  const isNear = increment * 2 >= usual && increment <= usual * 2;
  return asked && said.length === 1 && isNear && increment > 0 ? increment : REFUSED;
}
