// @generated from spec/device/tun.protocol: change that, then npm run generate.
/**
 * TUN as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { put } from '../../runtime/base/octets.ts';
import { counted, encoded, fits } from '../../runtime/base/values.ts';
import {
  checkArgument,
  checkInterfaceRequest,
  checkMtuRequest,
  checkOffload,
  checkStatusRequest,
} from './tun.wire.ts';
/**
 * struct ifreq of a machine of 64 bits: what makes the interface, and tells which one it became.
 */
export interface InterfaceRequest {
  /** Name: ends with a zero; with %d in it, the kernel finds a number. */
  readonly name: Uint8Array;
  /** TUN (1): packets of IP. */
  readonly tun: boolean;
  /** TAP (1): frames of Ethernet. */
  readonly tap: boolean;
  /** Unused1 (2). */
  readonly unused1: number;
  /** NAPI (1). */
  readonly napi: boolean;
  /** NAPI Fragments (1). */
  readonly napiFragments: boolean;
  /** No Carrier (1): begins without one. */
  readonly noCarrier: boolean;
  /** Unused2 (1). */
  readonly unused2: boolean;
  /** Multi Queue (1). */
  readonly multiQueue: boolean;
  /** Attach Queue (1). */
  readonly attachQueue: boolean;
  /** Detach Queue (1). */
  readonly detachQueue: boolean;
  /** Persist (1): stays when the file is closed. */
  readonly persist: boolean;
  /** No Information (1): no flags and no protocol in front of a frame. */
  readonly noInformation: boolean;
  /** One Queue (1). */
  readonly oneQueue: boolean;
  /** Net Header (1): Virtio's header in front of each frame. */
  readonly netHeader: boolean;
  /** Exclusive (1): not if it is there already. */
  readonly exclusive: boolean;
  /** Rest. */
  readonly rest: Uint8Array;
}

/** The Interface Request at o, which a check has found sound. */
export function readInterfaceRequest(b: Uint8Array, o: number, end: number): InterfaceRequest {
  cursor.at = o + 40;
  return {
    name: b.subarray(o, o + 16),
    tun: (b[o + 16] & 1) === 1,
    tap: ((b[o + 16] >>> 1) & 1) === 1,
    unused1: (b[o + 16] >>> 2) & 3,
    napi: ((b[o + 16] >>> 4) & 1) === 1,
    napiFragments: ((b[o + 16] >>> 5) & 1) === 1,
    noCarrier: ((b[o + 16] >>> 6) & 1) === 1,
    unused2: b[o + 16] >>> 7 === 1,
    multiQueue: (b[o + 17] & 1) === 1,
    attachQueue: ((b[o + 17] >>> 1) & 1) === 1,
    detachQueue: ((b[o + 17] >>> 2) & 1) === 1,
    persist: ((b[o + 17] >>> 3) & 1) === 1,
    noInformation: ((b[o + 17] >>> 4) & 1) === 1,
    oneQueue: ((b[o + 17] >>> 5) & 1) === 1,
    netHeader: ((b[o + 17] >>> 6) & 1) === 1,
    exclusive: b[o + 17] >>> 7 === 1,
    rest: b.subarray(o + 18, o + 40),
  };
}

/** Writes a Interface Request at o and answers its end. */
export function writeInterfaceRequest(v: InterfaceRequest, b: Uint8Array, o: number): number {
  const nameEnd = put(b, o, v.name);
  counted(nameEnd - o, 16, 'Interface Request.Name');
  const tunWord =
    (v.tun ? 1 : 0) |
    ((v.tap ? 1 : 0) << 1) |
    (fits(v.unused1, 3, 'Interface Request.Flags.Unused1') << 2) |
    ((v.napi ? 1 : 0) << 4) |
    ((v.napiFragments ? 1 : 0) << 5) |
    ((v.noCarrier ? 1 : 0) << 6) |
    ((v.unused2 ? 1 : 0) << 7) |
    ((v.multiQueue ? 1 : 0) << 8) |
    ((v.attachQueue ? 1 : 0) << 9) |
    ((v.detachQueue ? 1 : 0) << 10) |
    ((v.persist ? 1 : 0) << 11) |
    ((v.noInformation ? 1 : 0) << 12) |
    ((v.oneQueue ? 1 : 0) << 13) |
    ((v.netHeader ? 1 : 0) << 14) |
    ((v.exclusive ? 1 : 0) << 15);
  b[nameEnd] = tunWord;
  b[nameEnd + 1] = tunWord >>> 8;
  const restEnd = put(b, nameEnd + 2, v.rest);
  counted(restEnd - (nameEnd + 2), 22, 'Interface Request.Rest');
  return restEnd;
}

/** The octets of a Interface Request. */
export function encodeInterfaceRequest(v: InterfaceRequest): Uint8Array {
  return encoded((b) => writeInterfaceRequest(v, b, 0));
}

/** The Interface Request in b, or the code of the rule it breaks. */
export function decodeInterfaceRequest(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: InterfaceRequest }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkInterfaceRequest(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readInterfaceRequest(b, 0, b.length) }
    : { ok: false, fault };
}

/** The same structure, when it tells how an interface is. */
export interface StatusRequest {
  /** Name. */
  readonly name: Uint8Array;
  /** Up (1). */
  readonly up: boolean;
  /** Broadcast (1). */
  readonly broadcast: boolean;
  /** Debug (1). */
  readonly debug: boolean;
  /** Loopback (1). */
  readonly loopback: boolean;
  /** Point to Point (1). */
  readonly pointToPoint: boolean;
  /** No Trailers (1). */
  readonly noTrailers: boolean;
  /** Running (1): a carrier is there. */
  readonly running: boolean;
  /** No ARP (1). */
  readonly noArp: boolean;
  /** Promiscuous (1). */
  readonly promiscuous: boolean;
  /** All Multicast (1). */
  readonly allMulticast: boolean;
  /** Master (1). */
  readonly master: boolean;
  /** Slave (1). */
  readonly slave: boolean;
  /** Multicast (1). */
  readonly multicast: boolean;
  /** Port Select (1). */
  readonly portSelect: boolean;
  /** Automatic Media (1). */
  readonly automaticMedia: boolean;
  /** Dynamic (1). */
  readonly dynamic: boolean;
  /** Rest. */
  readonly rest: Uint8Array;
}

/** The Status Request at o, which a check has found sound. */
export function readStatusRequest(b: Uint8Array, o: number, end: number): StatusRequest {
  cursor.at = o + 40;
  return {
    name: b.subarray(o, o + 16),
    up: (b[o + 16] & 1) === 1,
    broadcast: ((b[o + 16] >>> 1) & 1) === 1,
    debug: ((b[o + 16] >>> 2) & 1) === 1,
    loopback: ((b[o + 16] >>> 3) & 1) === 1,
    pointToPoint: ((b[o + 16] >>> 4) & 1) === 1,
    noTrailers: ((b[o + 16] >>> 5) & 1) === 1,
    running: ((b[o + 16] >>> 6) & 1) === 1,
    noArp: b[o + 16] >>> 7 === 1,
    promiscuous: (b[o + 17] & 1) === 1,
    allMulticast: ((b[o + 17] >>> 1) & 1) === 1,
    master: ((b[o + 17] >>> 2) & 1) === 1,
    slave: ((b[o + 17] >>> 3) & 1) === 1,
    multicast: ((b[o + 17] >>> 4) & 1) === 1,
    portSelect: ((b[o + 17] >>> 5) & 1) === 1,
    automaticMedia: ((b[o + 17] >>> 6) & 1) === 1,
    dynamic: b[o + 17] >>> 7 === 1,
    rest: b.subarray(o + 18, o + 40),
  };
}

/** Writes a Status Request at o and answers its end. */
export function writeStatusRequest(v: StatusRequest, b: Uint8Array, o: number): number {
  const nameEnd = put(b, o, v.name);
  counted(nameEnd - o, 16, 'Status Request.Name');
  const upWord =
    (v.up ? 1 : 0) |
    ((v.broadcast ? 1 : 0) << 1) |
    ((v.debug ? 1 : 0) << 2) |
    ((v.loopback ? 1 : 0) << 3) |
    ((v.pointToPoint ? 1 : 0) << 4) |
    ((v.noTrailers ? 1 : 0) << 5) |
    ((v.running ? 1 : 0) << 6) |
    ((v.noArp ? 1 : 0) << 7) |
    ((v.promiscuous ? 1 : 0) << 8) |
    ((v.allMulticast ? 1 : 0) << 9) |
    ((v.master ? 1 : 0) << 10) |
    ((v.slave ? 1 : 0) << 11) |
    ((v.multicast ? 1 : 0) << 12) |
    ((v.portSelect ? 1 : 0) << 13) |
    ((v.automaticMedia ? 1 : 0) << 14) |
    ((v.dynamic ? 1 : 0) << 15);
  b[nameEnd] = upWord;
  b[nameEnd + 1] = upWord >>> 8;
  const restEnd = put(b, nameEnd + 2, v.rest);
  counted(restEnd - (nameEnd + 2), 22, 'Status Request.Rest');
  return restEnd;
}

/** The octets of a Status Request. */
export function encodeStatusRequest(v: StatusRequest): Uint8Array {
  return encoded((b) => writeStatusRequest(v, b, 0));
}

/** The Status Request in b, or the code of the rule it breaks. */
export function decodeStatusRequest(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: StatusRequest }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkStatusRequest(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readStatusRequest(b, 0, b.length) }
    : { ok: false, fault };
}

/** The same structure, when it carries how large a packet may be. */
export interface MtuRequest {
  /** Name. */
  readonly name: Uint8Array;
  /** MTU (32), in octets. */
  readonly mtu: number;
  /** Rest. */
  readonly rest: Uint8Array;
}

/** The MTU Request at o, which a check has found sound. */
export function readMtuRequest(b: Uint8Array, o: number, end: number): MtuRequest {
  cursor.at = o + 40;
  return {
    name: b.subarray(o, o + 16),
    mtu: ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0,
    rest: b.subarray(o + 20, o + 40),
  };
}

/** Writes a MTU Request at o and answers its end. */
export function writeMtuRequest(v: MtuRequest, b: Uint8Array, o: number): number {
  const nameEnd = put(b, o, v.name);
  counted(nameEnd - o, 16, 'MTU Request.Name');
  const mtuWord = fits(v.mtu, 4294967295, 'MTU Request.MTU');
  b[nameEnd] = mtuWord;
  b[nameEnd + 1] = mtuWord >>> 8;
  b[nameEnd + 2] = mtuWord >>> 16;
  b[nameEnd + 3] = mtuWord >>> 24;
  const restEnd = put(b, nameEnd + 4, v.rest);
  counted(restEnd - (nameEnd + 4), 20, 'MTU Request.Rest');
  return restEnd;
}

/** The octets of a MTU Request. */
export function encodeMtuRequest(v: MtuRequest): Uint8Array {
  return encoded((b) => writeMtuRequest(v, b, 0));
}

/** The MTU Request in b, or the code of the rule it breaks. */
export function decodeMtuRequest(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: MtuRequest }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkMtuRequest(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readMtuRequest(b, 0, b.length) } : { ok: false, fault };
}

/** What the reader of the file can do, so that the kernel need not. */
export interface Offload {
  /** Checksum (1). */
  readonly checksum: boolean;
  /** TSO4 (1). */
  readonly tso4: boolean;
  /** TSO6 (1). */
  readonly tso6: boolean;
  /** TSO ECN (1): also a segment whose first part alone keeps CWR. */
  readonly tsoEcn: boolean;
  /** UFO (1). */
  readonly ufo: boolean;
  /** USO4 (1). */
  readonly uso4: boolean;
  /** USO6 (1). */
  readonly uso6: boolean;
  /** Unused (25). */
  readonly unused: number;
}

/** The Offload at o, which a check has found sound. */
export function readOffload(b: Uint8Array, o: number, end: number): Offload {
  cursor.at = o + 4;
  return {
    checksum: (b[o] & 1) === 1,
    tso4: ((b[o] >>> 1) & 1) === 1,
    tso6: ((b[o] >>> 2) & 1) === 1,
    tsoEcn: ((b[o] >>> 3) & 1) === 1,
    ufo: ((b[o] >>> 4) & 1) === 1,
    uso4: ((b[o] >>> 5) & 1) === 1,
    uso6: ((b[o] >>> 6) & 1) === 1,
    unused: ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 7,
  };
}

/** Writes a Offload at o and answers its end. */
export function writeOffload(v: Offload, b: Uint8Array, o: number): number {
  const checksumWord =
    (v.checksum ? 1 : 0) |
    ((v.tso4 ? 1 : 0) << 1) |
    ((v.tso6 ? 1 : 0) << 2) |
    ((v.tsoEcn ? 1 : 0) << 3) |
    ((v.ufo ? 1 : 0) << 4) |
    ((v.uso4 ? 1 : 0) << 5) |
    ((v.uso6 ? 1 : 0) << 6) |
    (fits(v.unused, 33554431, 'Offload.Features.Unused') << 7);
  b[o] = checksumWord;
  b[o + 1] = checksumWord >>> 8;
  b[o + 2] = checksumWord >>> 16;
  b[o + 3] = checksumWord >>> 24;
  return o + 4;
}

/** The octets of a Offload. */
export function encodeOffload(v: Offload): Uint8Array {
  return encoded((b) => writeOffload(v, b, 0));
}

/** The Offload in b, or the code of the rule it breaks. */
export function decodeOffload(
  b: Uint8Array,
): { readonly ok: true; readonly value: Offload } | { readonly ok: false; readonly fault: number } {
  const fault = checkOffload(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOffload(b, 0, b.length) } : { ok: false, fault };
}

/** What a request reads that only wants a number. */
export interface Argument {
  /** Value (32). */
  readonly value: number;
}

/** The Argument at o, which a check has found sound. */
export function readArgument(b: Uint8Array, o: number, end: number): Argument {
  cursor.at = o + 4;
  return { value: ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0 };
}

/** Writes a Argument at o and answers its end. */
export function writeArgument(v: Argument, b: Uint8Array, o: number): number {
  const valueWord = fits(v.value, 4294967295, 'Argument.Value');
  b[o] = valueWord;
  b[o + 1] = valueWord >>> 8;
  b[o + 2] = valueWord >>> 16;
  b[o + 3] = valueWord >>> 24;
  return o + 4;
}

/** The octets of a Argument. */
export function encodeArgument(v: Argument): Uint8Array {
  return encoded((b) => writeArgument(v, b, 0));
}

/** The Argument in b, or the code of the rule it breaks. */
export function decodeArgument(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Argument } | { readonly ok: false; readonly fault: number } {
  const fault = checkArgument(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readArgument(b, 0, b.length) } : { ok: false, fault };
}
