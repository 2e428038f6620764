// @generated from spec/onion/ntor.protocol: change that, then npm run generate.
/**
 * Ntor: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeExtension, writeSubprotocol } from './ntor.value.ts';
import type * as v from './ntor.value.ts';

/** A valid Client Handshake. */
export function makeClientHandshake(d: Draw, room: number): v.ClientHandshake {
  let at = 0;
  const nodeid = d.octets(20);
  at += nodeid.length;
  const keyid = d.octets(32);
  at += keyid.length;
  const clientPk = d.octets(32);
  at += clientPk.length;
  return { nodeid, keyid, clientPk };
}

/** A valid Server Handshake. */
export function makeServerHandshake(d: Draw, room: number): v.ServerHandshake {
  let at = 0;
  const serverPk = d.octets(32);
  at += serverPk.length;
  const auth = d.octets(32);
  at += auth.length;
  return { serverPk, auth };
}

/** A valid Client Handshake V3. */
export function makeClientHandshakeV3(d: Draw, room: number): v.ClientHandshakeV3 {
  let at = 0;
  const limit = at + d.count(128, Math.max(128, room - at));
  const nodeid = d.octets(32);
  at += nodeid.length;
  const keyid = d.octets(32);
  at += keyid.length;
  const clientPk = d.octets(32);
  at += clientPk.length;
  const msg = d.octets(Math.max(limit - at, 32) - 32);
  at += msg.length;
  const mac_ = d.octets(32);
  at += mac_.length;
  return { nodeid, keyid, clientPk, msg, mac: mac_ };
}

/** A valid Server Handshake V3. */
export function makeServerHandshakeV3(d: Draw, room: number): v.ServerHandshakeV3 {
  let at = 0;
  const serverPk = d.octets(32);
  at += serverPk.length;
  const auth = d.octets(32);
  at += auth.length;
  const msg = d.octets(d.count(0, room - at));
  at += msg.length;
  return { serverPk, auth, msg };
}

/** A valid Fast Answer. */
export function makeFastAnswer(d: Draw, room: number): v.FastAnswer {
  let at = 0;
  const y = d.octets(20);
  at += y.length;
  const derivativeKeyData = d.octets(20);
  at += derivativeKeyData.length;
  return { y, derivativeKeyData };
}

/** A valid Encapsulation. */
export function makeEncapsulation(d: Draw, room: number): v.Encapsulation {
  let at = 0;
  at += 8;
  const length = d.length([[0, 4294967295]], 1, 1, 0, 1, room - at);
  const octets = d.octets(length);
  at += octets.length;
  return { octets };
}

/** A valid Extensions. */
export function makeExtensions(d: Draw, room: number): v.Extensions {
  let at = 0;
  at += 1;
  const nExtensions = d.length([[0, 255]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at) / 2)));
  const limit = room;
  const extensions: NonNullable<v.Extensions['extensions']>[number][] = [];
  while (extensions.length < nExtensions) {
    const item = makeExtension(d, limit - at);
    const took = sizeOf((b) => writeExtension(item, b, 0));
    at += took;
    extensions.push(item);
  }

  return { extensions };
}

/** A valid Extension. */
export function makeExtension(d: Draw, room: number): v.Extension {
  let at = 0;
  at += 1;
  const extFieldType = d.tag(
    [
      [1, 1, 0],
      [2, 2, 1],
      [3, 3, 0],
      [0, 0, 0],
      [4, 255, 0],
    ],
    room - at - 1,
  );
  at += 1;
  let extField: NonNullable<v.Extension['extField']>;
  const start = at;
  const limit = Math.min(room, start + 255);
  switch (extFieldType) {
    case 1: {
      // Congestion Control Request
      extField = { is: 'congestionControlRequest' };
      break;
    }

    case 2: {
      // Congestion Control Response
      const sendmeIncrement = d.integer(0, 255);
      at += 1;
      extField = { is: 'congestionControlResponse', sendmeIncrement };
      break;
    }

    case 3: {
      // Subprotocol Request
      const limit2 = limit;
      const subprotocols: NonNullable<
        Extract<NonNullable<v.Extension['extField']>, { is: 'subprotocolRequest' }>['subprotocols']
      >[number][] = [];
      while (limit2 - at >= 2 && d.more(subprotocols.length)) {
        const item = makeSubprotocol(d, limit2 - at);
        const took = sizeOf((b) => writeSubprotocol(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        subprotocols.push(item);
      }

      extField = { is: 'subprotocolRequest', subprotocols };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extField = { is: 'unknown', extFieldType: extFieldType, octets };
      break;
    }
  }

  return { extField };
}

/** A valid Subprotocol. */
export function makeSubprotocol(d: Draw, room: number): v.Subprotocol {
  const protocol = d.integer(0, 255);
  const version = d.integer(0, 255);
  return { protocol, version };
}
