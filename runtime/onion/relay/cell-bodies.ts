/**
 * Bodies of cells about circuits. A channel gives and takes bodies without what stands before them;
 * the accessors of the specification count from where the cell begins, so that a body at `from` is
 * that of a cell at `from - BODY`.
 */
import {
  created2HdataStart,
  create2HdataStart,
  relayRelayCellStart,
  setCreate2Hlen,
  setCreate2Htype,
  setCreated2Hlen,
  setDestroyReason,
} from '../../../generated/onion/tor.wire.ts';

const NONE = new Uint8Array(0);

/** Bodies are the same on every link version; this one is as good as any. */
export const LINK = 4;
/** So many octets stand before the body of a cell of fixed length. */
export const BODY: number = relayRelayCellStart(NONE, 0, LINK);

export function create2Body(handshakeType: number, onionSkin: Uint8Array): Uint8Array {
  const start = create2HdataStart(NONE, -BODY, LINK);
  const body = new Uint8Array(start + onionSkin.length);
  setCreate2Htype(body, -BODY, LINK, handshakeType);
  setCreate2Hlen(body, -BODY, LINK, onionSkin.length);
  body.set(onionSkin, start);
  return body;
}

export function created2Body(answer: Uint8Array): Uint8Array {
  const start = created2HdataStart(NONE, -BODY, LINK);
  const body = new Uint8Array(start + answer.length);
  setCreated2Hlen(body, -BODY, LINK, answer.length);
  body.set(answer, start);
  return body;
}

export function destroyBody(reason: number): Uint8Array {
  const body = new Uint8Array(1);
  setDestroyReason(body, -BODY, LINK, reason);
  return body;
}
