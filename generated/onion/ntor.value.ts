// @generated from spec/onion/ntor.protocol: change that, then npm run generate.
/**
 * Ntor as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { put } from '../../runtime/base/octets.ts';
import { counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import {
  checkClientHandshake,
  checkClientHandshakeV3,
  checkEncapsulation,
  checkExtension,
  checkExtensions,
  checkFastAnswer,
  checkServerHandshake,
  checkServerHandshakeV3,
  checkSubprotocol,
} from './ntor.wire.ts';
export interface ClientHandshake {
  /** NODEID: a digest of the relay's identity. */
  readonly nodeid: Uint8Array;
  /** KEYID: its onion key: the relay may have more than one. */
  readonly keyid: Uint8Array;
  /** CLIENT-PK. */
  readonly clientPk: Uint8Array;
}

/** The Client Handshake at o, which a check has found sound. */
export function readClientHandshake(b: Uint8Array, o: number, end: number): ClientHandshake {
  cursor.at = o + 84;
  return {
    nodeid: b.subarray(o, o + 20),
    keyid: b.subarray(o + 20, o + 52),
    clientPk: b.subarray(o + 52, o + 84),
  };
}

/** Writes a Client Handshake at o and answers its end. */
export function writeClientHandshake(v: ClientHandshake, b: Uint8Array, o: number): number {
  const nodeidEnd = put(b, o, v.nodeid);
  counted(nodeidEnd - o, 20, 'Client Handshake.NODEID');
  const keyidEnd = put(b, nodeidEnd, v.keyid);
  counted(keyidEnd - nodeidEnd, 32, 'Client Handshake.KEYID');
  const clientPkEnd = put(b, keyidEnd, v.clientPk);
  counted(clientPkEnd - keyidEnd, 32, 'Client Handshake.CLIENT-PK');
  return clientPkEnd;
}

/** The octets of a Client Handshake. */
export function encodeClientHandshake(v: ClientHandshake): Uint8Array {
  return encoded((b) => writeClientHandshake(v, b, 0));
}

/** The Client Handshake in b, or the code of the rule it breaks. */
export function decodeClientHandshake(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ClientHandshake }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkClientHandshake(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readClientHandshake(b, 0, b.length) }
    : { ok: false, fault };
}

export interface ServerHandshake {
  /** SERVER-PK. */
  readonly serverPk: Uint8Array;
  /** AUTH. */
  readonly auth: Uint8Array;
}

/** The Server Handshake at o, which a check has found sound. */
export function readServerHandshake(b: Uint8Array, o: number, end: number): ServerHandshake {
  cursor.at = o + 64;
  return { serverPk: b.subarray(o, o + 32), auth: b.subarray(o + 32, o + 64) };
}

/** Writes a Server Handshake at o and answers its end. */
export function writeServerHandshake(v: ServerHandshake, b: Uint8Array, o: number): number {
  const serverPkEnd = put(b, o, v.serverPk);
  counted(serverPkEnd - o, 32, 'Server Handshake.SERVER-PK');
  const authEnd = put(b, serverPkEnd, v.auth);
  counted(authEnd - serverPkEnd, 32, 'Server Handshake.AUTH');
  return authEnd;
}

/** The octets of a Server Handshake. */
export function encodeServerHandshake(v: ServerHandshake): Uint8Array {
  return encoded((b) => writeServerHandshake(v, b, 0));
}

/** The Server Handshake in b, or the code of the rule it breaks. */
export function decodeServerHandshake(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ServerHandshake }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkServerHandshake(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readServerHandshake(b, 0, b.length) }
    : { ok: false, fault };
}

/** The third version says something besides, under cover. */
export interface ClientHandshakeV3 {
  /** NODEID: the Ed25519 identity itself. */
  readonly nodeid: Uint8Array;
  /** KEYID. */
  readonly keyid: Uint8Array;
  /** CLIENT-PK. */
  readonly clientPk: Uint8Array;
  /** MSG. */
  readonly msg: Uint8Array;
  /** MAC. */
  readonly mac: Uint8Array;
}

/** The Client Handshake V3 at o, which a check has found sound. */
export function readClientHandshakeV3(b: Uint8Array, o: number, end: number): ClientHandshakeV3 {
  const msgEnd = o + 96 + Math.max(end - (o + 96), 32) - 32;
  cursor.at = msgEnd + 32;
  return {
    nodeid: b.subarray(o, o + 32),
    keyid: b.subarray(o + 32, o + 64),
    clientPk: b.subarray(o + 64, o + 96),
    msg: b.subarray(o + 96, msgEnd),
    mac: b.subarray(msgEnd, msgEnd + 32),
  };
}

/** Writes a Client Handshake V3 at o and answers its end. */
export function writeClientHandshakeV3(v: ClientHandshakeV3, b: Uint8Array, o: number): number {
  const nodeidEnd = put(b, o, v.nodeid);
  counted(nodeidEnd - o, 32, 'Client Handshake V3.NODEID');
  const keyidEnd = put(b, nodeidEnd, v.keyid);
  counted(keyidEnd - nodeidEnd, 32, 'Client Handshake V3.KEYID');
  const clientPkEnd = put(b, keyidEnd, v.clientPk);
  counted(clientPkEnd - keyidEnd, 32, 'Client Handshake V3.CLIENT-PK');
  const msgEnd = put(b, clientPkEnd, v.msg);
  const macEnd = put(b, msgEnd, v.mac);
  counted(macEnd - msgEnd, 32, 'Client Handshake V3.MAC');
  return macEnd;
}

/** The octets of a Client Handshake V3. */
export function encodeClientHandshakeV3(v: ClientHandshakeV3): Uint8Array {
  return encoded((b) => writeClientHandshakeV3(v, b, 0));
}

/** The Client Handshake V3 in b, or the code of the rule it breaks. */
export function decodeClientHandshakeV3(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ClientHandshakeV3 }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkClientHandshakeV3(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readClientHandshakeV3(b, 0, b.length) }
    : { ok: false, fault };
}

export interface ServerHandshakeV3 {
  /** SERVER-PK. */
  readonly serverPk: Uint8Array;
  /** AUTH. */
  readonly auth: Uint8Array;
  /** MSG. */
  readonly msg: Uint8Array;
}

/** The Server Handshake V3 at o, which a check has found sound. */
export function readServerHandshakeV3(b: Uint8Array, o: number, end: number): ServerHandshakeV3 {
  cursor.at = end;
  return {
    serverPk: b.subarray(o, o + 32),
    auth: b.subarray(o + 32, o + 64),
    msg: b.subarray(o + 64, end),
  };
}

/** Writes a Server Handshake V3 at o and answers its end. */
export function writeServerHandshakeV3(v: ServerHandshakeV3, b: Uint8Array, o: number): number {
  const serverPkEnd = put(b, o, v.serverPk);
  counted(serverPkEnd - o, 32, 'Server Handshake V3.SERVER-PK');
  const authEnd = put(b, serverPkEnd, v.auth);
  counted(authEnd - serverPkEnd, 32, 'Server Handshake V3.AUTH');
  const msgEnd = put(b, authEnd, v.msg);
  return msgEnd;
}

/** The octets of a Server Handshake V3. */
export function encodeServerHandshakeV3(v: ServerHandshakeV3): Uint8Array {
  return encoded((b) => writeServerHandshakeV3(v, b, 0));
}

/** The Server Handshake V3 in b, or the code of the rule it breaks. */
export function decodeServerHandshakeV3(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ServerHandshakeV3 }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkServerHandshakeV3(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readServerHandshakeV3(b, 0, b.length) }
    : { ok: false, fault };
}

/** CREATED_FAST: no onion skin, but an answer to one. */
export interface FastAnswer {
  /** Y. */
  readonly y: Uint8Array;
  /** Derivative Key Data: that both have the same keys. */
  readonly derivativeKeyData: Uint8Array;
}

/** The Fast Answer at o, which a check has found sound. */
export function readFastAnswer(b: Uint8Array, o: number, end: number): FastAnswer {
  cursor.at = o + 40;
  return { y: b.subarray(o, o + 20), derivativeKeyData: b.subarray(o + 20, o + 40) };
}

/** Writes a Fast Answer at o and answers its end. */
export function writeFastAnswer(v: FastAnswer, b: Uint8Array, o: number): number {
  const yEnd = put(b, o, v.y);
  counted(yEnd - o, 20, 'Fast Answer.Y');
  const derivativeKeyDataEnd = put(b, yEnd, v.derivativeKeyData);
  counted(derivativeKeyDataEnd - yEnd, 20, 'Fast Answer.Derivative Key Data');
  return derivativeKeyDataEnd;
}

/** The octets of a Fast Answer. */
export function encodeFastAnswer(v: FastAnswer): Uint8Array {
  return encoded((b) => writeFastAnswer(v, b, 0));
}

/** The Fast Answer in b, or the code of the rule it breaks. */
export function decodeFastAnswer(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: FastAnswer }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFastAnswer(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFastAnswer(b, 0, b.length) } : { ok: false, fault };
}

/** ENCAP of the proposal: what is hashed says where it ends. */
export interface Encapsulation {
  /** Octets. */
  readonly octets: Uint8Array;
}

/** The Encapsulation at o, which a check has found sound. */
export function readEncapsulation(b: Uint8Array, o: number, end: number): Encapsulation {
  const length = ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
  const octetsEnd = o + 8 + length;
  cursor.at = octetsEnd;
  return { octets: b.subarray(o + 8, octetsEnd) };
}

/** Writes a Encapsulation at o and answers its end. */
export function writeEncapsulation(v: Encapsulation, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  b[o + 4] = 0;
  b[o + 5] = 0;
  b[o + 6] = 0;
  b[o + 7] = 0;
  const octetsEnd = put(b, o + 8, v.octets);
  const lengthValue = derived(octetsEnd - (o + 8), 1, 0, 4294967295, 'Encapsulation.Length');
  b[o + 4] = lengthValue >>> 24;
  b[o + 5] = lengthValue >>> 16;
  b[o + 6] = lengthValue >>> 8;
  b[o + 7] = lengthValue;
  return octetsEnd;
}

/** The octets of a Encapsulation. */
export function encodeEncapsulation(v: Encapsulation): Uint8Array {
  return encoded((b) => writeEncapsulation(v, b, 0));
}

/** The Encapsulation in b, or the code of the rule it breaks. */
export function decodeEncapsulation(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Encapsulation }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkEncapsulation(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readEncapsulation(b, 0, b.length) }
    : { ok: false, fault };
}

/** What is under cover. */
export interface Extensions {
  /** Extensions. */
  readonly extensions: readonly Extension[];
}

/** The Extensions at o, which a check has found sound. */
export function readExtensions(b: Uint8Array, o: number, end: number): Extensions {
  const nExtensions = b[o];
  const extensions: Extension[] = [];
  let extensionsAt = o + 1;
  for (let extensionsLeft = nExtensions; extensionsLeft > 0; extensionsLeft--) {
    extensions.push(readExtension(b, extensionsAt, end));
    extensionsAt = cursor.at;
  }

  cursor.at = extensionsAt;
  return { extensions };
}

/** Writes a Extensions at o and answers its end. */
export function writeExtensions(v: Extensions, b: Uint8Array, o: number): number {
  const nExtensionsCount = derived(v.extensions.length, 1, 0, 255, 'Extensions.N-EXTENSIONS');
  b[o] = nExtensionsCount;
  let extensionsAt = o + 1;
  for (const extensionsItem of v.extensions) {
    extensionsAt = writeExtension(extensionsItem, b, extensionsAt);
  }

  return extensionsAt;
}

/** The octets of a Extensions. */
export function encodeExtensions(v: Extensions): Uint8Array {
  return encoded((b) => writeExtensions(v, b, 0));
}

/** The Extensions in b, or the code of the rule it breaks. */
export function decodeExtensions(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Extensions }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkExtensions(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readExtensions(b, 0, b.length) } : { ok: false, fault };
}

export type ExtensionExtField =
  | { readonly is: 'congestionControlRequest' }
  | {
      readonly is: 'congestionControlResponse'; /** Sendme Increment (8), in cells. */
      readonly sendmeIncrement: number;
    }
  | {
      readonly is: 'subprotocolRequest'; /** Subprotocols. */
      readonly subprotocols: readonly Subprotocol[];
    }
  | {
      readonly is: 'unknown';
      readonly extFieldType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Extension {
  /** EXT-FIELD. */
  readonly extField: ExtensionExtField;
}

/** The Extension at o, which a check has found sound. */
export function readExtension(b: Uint8Array, o: number, end: number): Extension {
  const extFieldType = b[o];
  const extFieldLen = b[o + 1];
  const extFieldEnd = o + 2 + extFieldLen;
  let extField: ExtensionExtField;
  switch (extFieldType) {
    case 1: {
      // Congestion Control Request
      extField = { is: 'congestionControlRequest' };
      break;
    }

    case 2: {
      // Congestion Control Response
      extField = { is: 'congestionControlResponse', sendmeIncrement: b[o + 2] };
      break;
    }

    case 3: {
      // Subprotocol Request
      const subprotocols: Subprotocol[] = [];
      let subprotocolsAt = o + 2;
      while (subprotocolsAt < extFieldEnd) {
        subprotocols.push(readSubprotocol(b, subprotocolsAt, extFieldEnd));
        subprotocolsAt = cursor.at;
      }

      extField = { is: 'subprotocolRequest', subprotocols };
      break;
    }

    default: {
      extField = {
        is: 'unknown',
        extFieldType: extFieldType,
        octets: b.subarray(o + 2, extFieldEnd),
      };
      break;
    }
  }

  cursor.at = extFieldEnd;
  return { extField };
}

/** Writes a Extension at o and answers its end. */
export function writeExtension(v: Extension, b: Uint8Array, o: number): number {
  const extFieldTypeTag =
    v.extField.is === 'congestionControlRequest'
      ? 1
      : v.extField.is === 'congestionControlResponse'
        ? 2
        : v.extField.is === 'subprotocolRequest'
          ? 3
          : v.extField.extFieldType;
  b[o] = fits(extFieldTypeTag, 255, 'Extension.EXT-FIELD-TYPE');
  b[o + 1] = 0;
  const extField = v.extField;
  let extFieldEnd = o + 2;
  switch (extField.is) {
    case 'congestionControlRequest': {
      extFieldEnd = o + 2;
      break;
    }

    case 'congestionControlResponse': {
      b[o + 2] = fits(
        extField.sendmeIncrement,
        255,
        'Extension.EXT-FIELD.Congestion Control Response.Sendme Increment',
      );
      extFieldEnd = o + 3;
      break;
    }

    case 'subprotocolRequest': {
      let subprotocolsAt = o + 2;
      for (const subprotocolsItem of extField.subprotocols) {
        subprotocolsAt = writeSubprotocol(subprotocolsItem, b, subprotocolsAt);
      }

      extFieldEnd = subprotocolsAt;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 2, extField.octets);
      extFieldEnd = octetsEnd;
      break;
    }
  }

  const extFieldLenValue = derived(extFieldEnd - (o + 2), 1, 0, 255, 'Extension.EXT-FIELD-LEN');
  b[o + 1] = extFieldLenValue;
  return extFieldEnd;
}

/** The octets of a Extension. */
export function encodeExtension(v: Extension): Uint8Array {
  return encoded((b) => writeExtension(v, b, 0));
}

/** The Extension in b, or the code of the rule it breaks. */
export function decodeExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Extension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkExtension(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readExtension(b, 0, b.length) } : { ok: false, fault };
}

export interface Subprotocol {
  /** Protocol (8). */
  readonly protocol: number;
  /** Version (8). */
  readonly version: number;
}

/** The Subprotocol at o, which a check has found sound. */
export function readSubprotocol(b: Uint8Array, o: number, end: number): Subprotocol {
  cursor.at = o + 2;
  return { protocol: b[o], version: b[o + 1] };
}

/** Writes a Subprotocol at o and answers its end. */
export function writeSubprotocol(v: Subprotocol, b: Uint8Array, o: number): number {
  b[o] = fits(v.protocol, 255, 'Subprotocol.Protocol');
  b[o + 1] = fits(v.version, 255, 'Subprotocol.Version');
  return o + 2;
}

/** The octets of a Subprotocol. */
export function encodeSubprotocol(v: Subprotocol): Uint8Array {
  return encoded((b) => writeSubprotocol(v, b, 0));
}

/** The Subprotocol in b, or the code of the rule it breaks. */
export function decodeSubprotocol(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Subprotocol }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSubprotocol(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readSubprotocol(b, 0, b.length) } : { ok: false, fault };
}
