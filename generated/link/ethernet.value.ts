// @generated from spec/link/ethernet.protocol: change that, then npm run generate.
/**
 * Ethernet as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { showMac } from '../../runtime/base/text.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import { agrees, counted, encoded, fits, mac } from '../../runtime/base/values.ts';
import { fill, put } from '../../runtime/base/octets.ts';
import {
  checkBridgeGroupAddress,
  checkFrame,
  checkHardwareAddress,
  checkIpv4GroupAddress,
  checkIpv6GroupAddress,
  checkLogicalLinkControl,
  checkSubNetworkAccessProtocol,
} from './ethernet.wire.ts';
/**
 * What a capture holds: no preamble, no frame check sequence. A short frame is padded on the
 * wire to sixty octets. Under a length the padding follows the data; under a type only what is
 * carried knows where it ends, and the padding begins.
 */
export interface Frame {
  /** Destination (48). */
  readonly destination: string;
  /** Source (48). */
  readonly source: string;
  /** Length/Type (16) in 0..1500 | 1536..: 1501 to 1535 have no meaning. */
  readonly lengthType: number;
  /** Data. IEEE 802.3 §3.2.6. */
  readonly data?: Uint8Array;
  /** Payload. RFC 894. */
  readonly payload?: Uint8Array;
}

/** The Frame at o, which a check has found sound. */
export function readFrame(b: Uint8Array, o: number, end: number): Frame {
  const lengthType = (b[o + 12] << 8) | b[o + 13];
  let dataAt = o + 14;
  let data: Uint8Array | undefined;
  if (lengthType <= 1500) {
    const dataEnd = dataAt + lengthType;
    data = b.subarray(dataAt, dataEnd);
    dataAt = dataEnd;
  }

  let payloadAt = dataAt;
  let payload: Uint8Array | undefined;
  if (lengthType >= 1536) {
    payload = b.subarray(payloadAt, end);
    payloadAt = end;
  }

  cursor.at = payloadAt;
  const found = {
    destination: showMac(
      ((b[o] << 8) | b[o + 1]) * 0x100000000 +
        (((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0),
    ),
    source: showMac(
      ((b[o + 6] << 8) | b[o + 7]) * 0x100000000 +
        (((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0),
    ),
    lengthType,
  } as { -readonly [K in keyof Frame]: Frame[K] };
  if (data !== undefined) found.data = data;
  if (payload !== undefined) found.payload = payload;
  return found;
}

/** Writes a Frame at o and answers its end. */
export function writeFrame(v: Frame, b: Uint8Array, o: number): number {
  const destination = mac(v.destination, 'Frame.Destination');
  b[o] = Math.floor(destination / 0x100000000) >>> 8;
  b[o + 1] = Math.floor(destination / 0x100000000);
  b[o + 2] = (destination >>> 0) >>> 24;
  b[o + 3] = (destination >>> 0) >>> 16;
  b[o + 4] = (destination >>> 0) >>> 8;
  b[o + 5] = destination >>> 0;
  const source = mac(v.source, 'Frame.Source');
  b[o + 6] = Math.floor(source / 0x100000000) >>> 8;
  b[o + 7] = Math.floor(source / 0x100000000);
  b[o + 8] = (source >>> 0) >>> 24;
  b[o + 9] = (source >>> 0) >>> 16;
  b[o + 10] = (source >>> 0) >>> 8;
  b[o + 11] = source >>> 0;
  const lengthTypeWord = fits(v.lengthType, 65535, 'Frame.Length/Type');
  b[o + 12] = lengthTypeWord >>> 8;
  b[o + 13] = lengthTypeWord;
  let dataPast = o + 14;
  const dataThere = v.data;
  if (
    agrees(dataThere !== undefined, v.lengthType <= 1500, 'Frame.Data') &&
    dataThere !== undefined
  ) {
    const v2 = { data: dataThere };
    const dataEnd = put(b, o + 14, v2.data);
    counted(dataEnd - (o + 14), v.lengthType, 'Frame.Data');
    dataPast = dataEnd;
  }

  let payloadPast = dataPast;
  const payloadThere = v.payload;
  if (
    agrees(payloadThere !== undefined, v.lengthType >= 1536, 'Frame.Payload') &&
    payloadThere !== undefined
  ) {
    const v2 = { payload: payloadThere };
    const payloadEnd = put(b, dataPast, v2.payload);
    payloadPast = payloadEnd;
  }

  return payloadPast;
}

/** The octets of a Frame. */
export function encodeFrame(v: Frame): Uint8Array {
  return encoded((b) => writeFrame(v, b, 0));
}

/** The Frame in b, or the code of the rule it breaks. */
export function decodeFrame(
  b: Uint8Array,
): { readonly ok: true; readonly value: Frame } | { readonly ok: false; readonly fault: number } {
  const fault = checkFrame(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readFrame(b, 0, b.length) } : { ok: false, fault };
}

/** What a length, having spent the type, must say instead. */
export interface LogicalLinkControl {
  /** DSAP (8). */
  readonly dsap: number;
  /** SSAP (8): its lowest bit tells a response from a command. */
  readonly ssap: number;
  /** Control (8). */
  readonly control: number;
  /** Control Extension (8): only unnumbered frames have a control field of one octet. */
  readonly controlExtension?: number;
  /** Information. */
  readonly information: Uint8Array;
}

/** The Logical Link Control at o, which a check has found sound. */
export function readLogicalLinkControl(b: Uint8Array, o: number, end: number): LogicalLinkControl {
  const control = b[o + 2];
  let controlExtensionAt = o + 3;
  let controlExtension: number | undefined;
  if ((control & 3) !== 3) {
    controlExtension = b[controlExtensionAt];
    controlExtensionAt = controlExtensionAt + 1;
  }

  cursor.at = end;
  const found = { dsap: b[o], ssap: b[o + 1], control } as {
    -readonly [K in keyof LogicalLinkControl]: LogicalLinkControl[K];
  };
  if (controlExtension !== undefined) found.controlExtension = controlExtension;
  found.information = b.subarray(controlExtensionAt, end);
  return found;
}

/** Writes a Logical Link Control at o and answers its end. */
export function writeLogicalLinkControl(v: LogicalLinkControl, b: Uint8Array, o: number): number {
  b[o] = fits(v.dsap, 255, 'Logical Link Control.DSAP');
  b[o + 1] = fits(v.ssap, 255, 'Logical Link Control.SSAP');
  b[o + 2] = fits(v.control, 255, 'Logical Link Control.Control');
  let controlExtensionPast = o + 3;
  const controlExtensionThere = v.controlExtension;
  if (
    agrees(
      controlExtensionThere !== undefined,
      (v.control & 3) !== 3,
      'Logical Link Control.Control Extension',
    ) &&
    controlExtensionThere !== undefined
  ) {
    const v2 = { controlExtension: controlExtensionThere };
    b[o + 3] = fits(v2.controlExtension, 255, 'Logical Link Control.Control Extension');
    controlExtensionPast = o + 4;
  }

  const informationEnd = put(b, controlExtensionPast, v.information);
  return informationEnd;
}

/** The octets of a Logical Link Control. */
export function encodeLogicalLinkControl(v: LogicalLinkControl): Uint8Array {
  return encoded((b) => writeLogicalLinkControl(v, b, 0));
}

/** The Logical Link Control in b, or the code of the rule it breaks. */
export function decodeLogicalLinkControl(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: LogicalLinkControl }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkLogicalLinkControl(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readLogicalLinkControl(b, 0, b.length) }
    : { ok: false, fault };
}

/** The type again, eight octets later. */
export interface SubNetworkAccessProtocol {
  /** Organization Code (24): zero: what follows it is an EtherType. */
  readonly organizationCode: number;
  /** Protocol Identifier (16). */
  readonly protocolIdentifier: number;
  /** Payload. */
  readonly payload: Uint8Array;
}

/** The Sub-Network Access Protocol at o, which a check has found sound. */
export function readSubNetworkAccessProtocol(
  b: Uint8Array,
  o: number,
  end: number,
): SubNetworkAccessProtocol {
  cursor.at = end;
  return {
    organizationCode: (b[o] << 16) | (b[o + 1] << 8) | b[o + 2],
    protocolIdentifier: (b[o + 3] << 8) | b[o + 4],
    payload: b.subarray(o + 5, end),
  };
}

/** Writes a Sub-Network Access Protocol at o and answers its end. */
export function writeSubNetworkAccessProtocol(
  v: SubNetworkAccessProtocol,
  b: Uint8Array,
  o: number,
): number {
  const organizationCodeWord = fits(
    v.organizationCode,
    16777215,
    'Sub-Network Access Protocol.Organization Code',
  );
  b[o] = organizationCodeWord >>> 16;
  b[o + 1] = organizationCodeWord >>> 8;
  b[o + 2] = organizationCodeWord;
  const protocolIdentifierWord = fits(
    v.protocolIdentifier,
    65535,
    'Sub-Network Access Protocol.Protocol Identifier',
  );
  b[o + 3] = protocolIdentifierWord >>> 8;
  b[o + 4] = protocolIdentifierWord;
  const payloadEnd = put(b, o + 5, v.payload);
  return payloadEnd;
}

/** The octets of a Sub-Network Access Protocol. */
export function encodeSubNetworkAccessProtocol(v: SubNetworkAccessProtocol): Uint8Array {
  return encoded((b) => writeSubNetworkAccessProtocol(v, b, 0));
}

/** The Sub-Network Access Protocol in b, or the code of the rule it breaks. */
export function decodeSubNetworkAccessProtocol(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SubNetworkAccessProtocol }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSubNetworkAccessProtocol(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readSubNetworkAccessProtocol(b, 0, b.length) }
    : { ok: false, fault };
}

/** The first octet ends in what an address says of itself. */
export interface HardwareAddress {
  /** Upper (6). */
  readonly upper: number;
  /** Local (1): whoever runs the network has given it, and no manufacturer. */
  readonly local: boolean;
  /** Group (1): many stations listen to it, and none sends from it. */
  readonly group: boolean;
  /** Rest (40). */
  readonly rest: number;
}

/** The Hardware Address at o, which a check has found sound. */
export function readHardwareAddress(b: Uint8Array, o: number, end: number): HardwareAddress {
  cursor.at = o + 6;
  return {
    upper: b[o] >>> 2,
    local: ((b[o] >>> 1) & 1) === 1,
    group: (b[o] & 1) === 1,
    rest:
      b[o + 1] * 0x100000000 +
      (((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0),
  };
}

/** Writes a Hardware Address at o and answers its end. */
export function writeHardwareAddress(v: HardwareAddress, b: Uint8Array, o: number): number {
  b[o] =
    (fits(v.upper, 63, 'Hardware Address.Upper') << 2) |
    ((v.local ? 1 : 0) << 1) |
    (v.group ? 1 : 0);
  const restWord = fits(v.rest, 1099511627775, 'Hardware Address.Rest');
  b[o + 1] = Math.floor(restWord / 0x100000000);
  b[o + 2] = (restWord >>> 0) >>> 24;
  b[o + 3] = (restWord >>> 0) >>> 16;
  b[o + 4] = (restWord >>> 0) >>> 8;
  b[o + 5] = restWord >>> 0;
  return o + 6;
}

/** The octets of a Hardware Address. */
export function encodeHardwareAddress(v: HardwareAddress): Uint8Array {
  return encoded((b) => writeHardwareAddress(v, b, 0));
}

/** The Hardware Address in b, or the code of the rule it breaks. */
export function decodeHardwareAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: HardwareAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkHardwareAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readHardwareAddress(b, 0, b.length) }
    : { ok: false, fault };
}

/** Where the packets to a group of IPv4 go: thirty-two groups share each address. */
export interface Ipv4GroupAddress {
  /** Group (23): the last of the group's bits. */
  readonly group: number;
}

/** The IPv4 Group Address at o, which a check has found sound. */
export function readIpv4GroupAddress(b: Uint8Array, o: number, end: number): Ipv4GroupAddress {
  cursor.at = o + 6;
  return { group: ((b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) & 0x7fffff };
}

/** Writes a IPv4 Group Address at o and answers its end. */
export function writeIpv4GroupAddress(v: Ipv4GroupAddress, b: Uint8Array, o: number): number {
  b[o] = 1;
  b[o + 1] = 0;
  b[o + 2] = 94;
  const reservedWord = fits(v.group, 8388607, 'IPv4 Group Address.Group');
  b[o + 3] = reservedWord >>> 16;
  b[o + 4] = reservedWord >>> 8;
  b[o + 5] = reservedWord;
  return o + 6;
}

/** The octets of a IPv4 Group Address. */
export function encodeIpv4GroupAddress(v: Ipv4GroupAddress): Uint8Array {
  return encoded((b) => writeIpv4GroupAddress(v, b, 0));
}

/** The IPv4 Group Address in b, or the code of the rule it breaks. */
export function decodeIpv4GroupAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Ipv4GroupAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkIpv4GroupAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readIpv4GroupAddress(b, 0, b.length) }
    : { ok: false, fault };
}

/** Where those to a group of IPv6 go. */
export interface Ipv6GroupAddress {
  /** Group (32): the last of the group's bits. */
  readonly group: number;
}

/** The IPv6 Group Address at o, which a check has found sound. */
export function readIpv6GroupAddress(b: Uint8Array, o: number, end: number): Ipv6GroupAddress {
  cursor.at = o + 6;
  return { group: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0 };
}

/** Writes a IPv6 Group Address at o and answers its end. */
export function writeIpv6GroupAddress(v: Ipv6GroupAddress, b: Uint8Array, o: number): number {
  b[o] = 51;
  b[o + 1] = 51;
  const groupWord = fits(v.group, 4294967295, 'IPv6 Group Address.Group');
  b[o + 2] = groupWord >>> 24;
  b[o + 3] = groupWord >>> 16;
  b[o + 4] = groupWord >>> 8;
  b[o + 5] = groupWord;
  return o + 6;
}

/** The octets of a IPv6 Group Address. */
export function encodeIpv6GroupAddress(v: Ipv6GroupAddress): Uint8Array {
  return encoded((b) => writeIpv6GroupAddress(v, b, 0));
}

/** The IPv6 Group Address in b, or the code of the rule it breaks. */
export function decodeIpv6GroupAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Ipv6GroupAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkIpv6GroupAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readIpv6GroupAddress(b, 0, b.length) }
    : { ok: false, fault };
}

/** What is said between neighbours and no bridge passes on. */
export interface BridgeGroupAddress {
  /** Group (4). */
  readonly group: number;
}

/** The Bridge Group Address at o, which a check has found sound. */
export function readBridgeGroupAddress(b: Uint8Array, o: number, end: number): BridgeGroupAddress {
  cursor.at = o + 6;
  return { group: b[o + 5] & 0xf };
}

/** Writes a Bridge Group Address at o and answers its end. */
export function writeBridgeGroupAddress(v: BridgeGroupAddress, b: Uint8Array, o: number): number {
  fill(b, o, o + 6, 0);
  b[o] = Math.floor(103282638848 / 0x100000000) >>> 4;
  b[o + 1] = (b[o + 1] & 0xf) | ((Math.floor(103282638848 / 0x100000000) << 4) & 0xf0);
  b[o + 1] = (b[o + 1] & 0xf0) | (((103282638848 >>> 0) >>> 28) & 0xf);
  b[o + 2] = (103282638848 >>> 0) >>> 20;
  b[o + 3] = (103282638848 >>> 0) >>> 12;
  b[o + 4] = (103282638848 >>> 0) >>> 4;
  b[o + 5] = (b[o + 5] & 0xf) | (((103282638848 >>> 0) << 4) & 0xf0);
  b[o + 5] = (b[o + 5] & 0xf0) | (fits(v.group, 15, 'Bridge Group Address.Group') & 0xf);
  return o + 6;
}

/** The octets of a Bridge Group Address. */
export function encodeBridgeGroupAddress(v: BridgeGroupAddress): Uint8Array {
  return encoded((b) => writeBridgeGroupAddress(v, b, 0));
}

/** The Bridge Group Address in b, or the code of the rule it breaks. */
export function decodeBridgeGroupAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: BridgeGroupAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkBridgeGroupAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readBridgeGroupAddress(b, 0, b.length) }
    : { ok: false, fault };
}
