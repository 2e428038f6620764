// @generated from spec/application/dhcpv4.protocol: change that, then npm run generate.
/**
 * DHCPv4 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import {
  forgetHeard,
  forgetNames,
  hear,
  listen,
  pointBack,
  putLabels,
  recall,
} from '../../runtime/base/labels.ts';
import { gatherLabel, putText, readText, showIpv4, textOf } from '../../runtime/base/text.ts';
import { counted, derived, encoded, fits, ipv4 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import {
  checkDuid,
  checkLetter,
  checkMessage,
  checkOption,
  checkOverflow,
  checkPiece,
  checkRoute,
  checkRouteList,
  checkSearchList,
  checkStaticRoute,
  checkSubOption,
  checkVendorData,
} from './dhcpv4.wire.ts';

/** The Search Name at o: labels joined with dots, dots in them escaped. */
export function readSearchName(b: Uint8Array, o: number, end: number, origin: number): string {
  let length = 0;
  let at = o;
  let after = -1;
  for (let lead = b[at]; lead !== 0; lead = b[at]) {
    if ((lead & 0xc0) === 0xc0) {
      if (after < 0) after = at + 2;
      at = origin + (((lead & 0x3f) << 8) | b[at + 1]);
      const known = length === 0 ? recall(at - origin) : undefined;
      if (known !== undefined) {
        cursor.at = after;
        return known;
      }

      continue;
    }

    const next = at + 1 + (lead & 0x3f);
    length = gatherLabel(b, at + 1, next, length);
    at = next;
  }

  cursor.at = after < 0 ? at + 1 : after;
  return hear(o - origin, textOf(length));
}

/** Writes a Search Name and answers its end; what the message already said is pointed at. */
export function writeSearchName(v: string, b: Uint8Array, o: number, origin: number): number {
  return pointBack(b, o, putLabels(b, o, v, 255, 63, 'Search Name'), origin, 0xc000, 0x4000);
}

/** Writes a Search Name without pointers (RFC 3597 §4). */
export function writeSearchNamePlain(v: string, b: Uint8Array, o: number, origin: number): number {
  return putLabels(b, o, v, 255, 63, 'Search Name');
}

export interface Message {
  /** Op (8). */
  readonly op: number;
  /** Htype (8). */
  readonly htype: number;
  /** Hlen (8), in octets. */
  readonly hlen: number;
  /** Hops (8): raised by relay agents. */
  readonly hops: number;
  /** Xid (32): chosen by the client, so that it knows its answers. */
  readonly xid: number;
  /** Secs (16), in seconds. */
  readonly secs: number;
  /** Broadcast (1): "I cannot hear unicast yet". */
  readonly broadcast: boolean;
  /** Ciaddr (32): the client's, when it already answers for it. */
  readonly ciaddr: string;
  /** Yiaddr (32): yours, if you will have it. */
  readonly yiaddr: string;
  /** Siaddr (32): of the next server to boot from. */
  readonly siaddr: string;
  /** Giaddr (32): of the relay agent that heard the client. */
  readonly giaddr: string;
  /** Chaddr: only the first Hlen of them mean anything. */
  readonly chaddr: Uint8Array;
  /** Sname: text that ends in zero, or options (Option Overload). */
  readonly sname: Uint8Array;
  /** File. */
  readonly file: Uint8Array;
  /** Options. */
  readonly options: readonly Option[];
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number, origin: number): Message {
  const options: Option[] = [];
  let optionsAt = o + 240;
  while (optionsAt < end) {
    if (b[optionsAt] === 255) break;
    options.push(readOption(b, optionsAt, end, origin));
    optionsAt = cursor.at;
  }

  cursor.at = end;
  return {
    op: b[o],
    htype: b[o + 1],
    hlen: b[o + 2],
    hops: b[o + 3],
    xid: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
    secs: (b[o + 8] << 8) | b[o + 9],
    broadcast: b[o + 10] >>> 7 === 1,
    ciaddr: showIpv4(((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0),
    yiaddr: showIpv4(((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0),
    siaddr: showIpv4(((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0),
    giaddr: showIpv4(((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0),
    chaddr: b.subarray(o + 28, o + 44),
    sname: b.subarray(o + 44, o + 108),
    file: b.subarray(o + 108, o + 236),
    options,
  };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number, origin: number): number {
  b[o] = fits(v.op, 255, 'Message.Op');
  b[o + 1] = fits(v.htype, 255, 'Message.Htype');
  b[o + 2] = fits(v.hlen, 255, 'Message.Hlen');
  b[o + 3] = fits(v.hops, 255, 'Message.Hops');
  const xidWord = fits(v.xid, 4294967295, 'Message.Xid');
  b[o + 4] = xidWord >>> 24;
  b[o + 5] = xidWord >>> 16;
  b[o + 6] = xidWord >>> 8;
  b[o + 7] = xidWord;
  const secsWord = fits(v.secs, 65535, 'Message.Secs');
  b[o + 8] = secsWord >>> 8;
  b[o + 9] = secsWord;
  const broadcastWord = (v.broadcast ? 1 : 0) << 15;
  b[o + 10] = broadcastWord >>> 8;
  b[o + 11] = broadcastWord;
  const ciaddr = ipv4(v.ciaddr, 'Message.Ciaddr');
  b[o + 12] = ciaddr >>> 24;
  b[o + 13] = ciaddr >>> 16;
  b[o + 14] = ciaddr >>> 8;
  b[o + 15] = ciaddr;
  const yiaddr = ipv4(v.yiaddr, 'Message.Yiaddr');
  b[o + 16] = yiaddr >>> 24;
  b[o + 17] = yiaddr >>> 16;
  b[o + 18] = yiaddr >>> 8;
  b[o + 19] = yiaddr;
  const siaddr = ipv4(v.siaddr, 'Message.Siaddr');
  b[o + 20] = siaddr >>> 24;
  b[o + 21] = siaddr >>> 16;
  b[o + 22] = siaddr >>> 8;
  b[o + 23] = siaddr;
  const giaddr = ipv4(v.giaddr, 'Message.Giaddr');
  b[o + 24] = giaddr >>> 24;
  b[o + 25] = giaddr >>> 16;
  b[o + 26] = giaddr >>> 8;
  b[o + 27] = giaddr;
  const chaddrEnd = put(b, o + 28, v.chaddr);
  counted(chaddrEnd - (o + 28), 16, 'Message.Chaddr');
  const snameEnd = put(b, chaddrEnd, v.sname);
  counted(snameEnd - chaddrEnd, 64, 'Message.Sname');
  const fileEnd = put(b, snameEnd, v.file);
  counted(fileEnd - snameEnd, 128, 'Message.File');
  b[fileEnd] = 99;
  b[fileEnd + 1] = 130;
  b[fileEnd + 2] = 83;
  b[fileEnd + 3] = 99;
  let optionsAt = fileEnd + 4;
  for (const optionsItem of v.options) {
    optionsAt = writeOption(optionsItem, b, optionsAt, origin);
  }

  optionsAt = writeOption({ is: 'end' }, b, optionsAt, origin);
  return optionsAt;
}

/** The octets of a Message. */
export function encodeMessage(v: Message): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0, 0));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length, 0);
  return fault === 0 ? { ok: true, value: readMessage(b, 0, b.length, 0) } : { ok: false, fault };
}

export interface StaticRoute {
  /** Destination (32). */
  readonly destination: string;
  /** Router (32). */
  readonly router: string;
}

/** The Static Route at o, which a check has found sound. */
export function readStaticRoute(b: Uint8Array, o: number, end: number): StaticRoute {
  cursor.at = o + 8;
  return {
    destination: showIpv4(((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0),
    router: showIpv4(((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0),
  };
}

/** Writes a Static Route at o and answers its end. */
export function writeStaticRoute(v: StaticRoute, b: Uint8Array, o: number): number {
  const destination = ipv4(v.destination, 'Static Route.Destination');
  b[o] = destination >>> 24;
  b[o + 1] = destination >>> 16;
  b[o + 2] = destination >>> 8;
  b[o + 3] = destination;
  const router = ipv4(v.router, 'Static Route.Router');
  b[o + 4] = router >>> 24;
  b[o + 5] = router >>> 16;
  b[o + 6] = router >>> 8;
  b[o + 7] = router;
  return o + 8;
}

/** The octets of a Static Route. */
export function encodeStaticRoute(v: StaticRoute): Uint8Array {
  return encoded((b) => writeStaticRoute(v, b, 0));
}

/** The Static Route in b, or the code of the rule it breaks. */
export function decodeStaticRoute(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: StaticRoute }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkStaticRoute(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readStaticRoute(b, 0, b.length) } : { ok: false, fault };
}

/**
 * What can be relied on before options are put together: what an option holds is sound only when
 * all of its pieces are joined, those in File and Sname too (RFC 3396 §7).
 */
export interface Letter {
  /** Fixed Fields: those of Message, Op to File. */
  readonly fixedFields: Uint8Array;
  /** Pieces. */
  readonly pieces: readonly Piece[];
}

/** The Letter at o, which a check has found sound. */
export function readLetter(b: Uint8Array, o: number, end: number): Letter {
  const pieces: Piece[] = [];
  let piecesAt = o + 240;
  while (piecesAt < end) {
    if (b[piecesAt] === 255) break;
    pieces.push(readPiece(b, piecesAt, end));
    piecesAt = cursor.at;
  }

  cursor.at = end;
  return { fixedFields: b.subarray(o, o + 236), pieces };
}

/** Writes a Letter at o and answers its end. */
export function writeLetter(v: Letter, b: Uint8Array, o: number): number {
  const fixedFieldsEnd = put(b, o, v.fixedFields);
  counted(fixedFieldsEnd - o, 236, 'Letter.Fixed Fields');
  b[fixedFieldsEnd] = 99;
  b[fixedFieldsEnd + 1] = 130;
  b[fixedFieldsEnd + 2] = 83;
  b[fixedFieldsEnd + 3] = 99;
  let piecesAt = fixedFieldsEnd + 4;
  for (const piecesItem of v.pieces) {
    piecesAt = writePiece(piecesItem, b, piecesAt);
  }

  piecesAt = writePiece({ is: 'end' }, b, piecesAt);
  return piecesAt;
}

/** The octets of a Letter. */
export function encodeLetter(v: Letter): Uint8Array {
  return encoded((b) => writeLetter(v, b, 0));
}

/** The Letter in b, or the code of the rule it breaks. */
export function decodeLetter(
  b: Uint8Array,
): { readonly ok: true; readonly value: Letter } | { readonly ok: false; readonly fault: number } {
  const fault = checkLetter(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readLetter(b, 0, b.length) } : { ok: false, fault };
}

/** File or Sname, when Option Overload says so. */
export interface Overflow {
  /** Overflow Pieces. */
  readonly overflowPieces: readonly Piece[];
}

/** The Overflow at o, which a check has found sound. */
export function readOverflow(b: Uint8Array, o: number, end: number): Overflow {
  const overflowPieces: Piece[] = [];
  let overflowPiecesAt = o;
  while (overflowPiecesAt < end) {
    if (b[overflowPiecesAt] === 255) break;
    overflowPieces.push(readPiece(b, overflowPiecesAt, end));
    overflowPiecesAt = cursor.at;
  }

  cursor.at = end;
  return { overflowPieces };
}

/** Writes a Overflow at o and answers its end. */
export function writeOverflow(v: Overflow, b: Uint8Array, o: number): number {
  let overflowPiecesAt = o;
  for (const overflowPiecesItem of v.overflowPieces) {
    overflowPiecesAt = writePiece(overflowPiecesItem, b, overflowPiecesAt);
  }

  return overflowPiecesAt;
}

/** The octets of a Overflow. */
export function encodeOverflow(v: Overflow): Uint8Array {
  return encoded((b) => writeOverflow(v, b, 0));
}

/** The Overflow in b, or the code of the rule it breaks. */
export function decodeOverflow(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Overflow } | { readonly ok: false; readonly fault: number } {
  const fault = checkOverflow(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOverflow(b, 0, b.length) } : { ok: false, fault };
}

/** As many as all pieces hold, which may be more than one option can. */
export interface RouteList {
  /** Routes: As many as all pieces hold, which may be more than one option can. */
  readonly routes: readonly Route[];
}

/** The Route List at o, which a check has found sound. */
export function readRouteList(b: Uint8Array, o: number, end: number): RouteList {
  const routes: Route[] = [];
  let routesAt = o;
  while (routesAt < end) {
    routes.push(readRoute(b, routesAt, end));
    routesAt = cursor.at;
  }

  cursor.at = end;
  return { routes };
}

/** Writes a Route List at o and answers its end. */
export function writeRouteList(v: RouteList, b: Uint8Array, o: number): number {
  let routesAt = o;
  for (const routesItem of v.routes) {
    routesAt = writeRoute(routesItem, b, routesAt);
  }

  return routesAt;
}

/** The octets of a Route List. */
export function encodeRouteList(v: RouteList): Uint8Array {
  return encoded((b) => writeRouteList(v, b, 0));
}

/** The Route List in b, or the code of the rule it breaks. */
export function decodeRouteList(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: RouteList }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkRouteList(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRouteList(b, 0, b.length) } : { ok: false, fault };
}

/** Only as much of the destination as its width needs: the default route takes none at all. */
export interface Route {
  /** Width (8) in 0..32. */
  readonly width: number;
  /** Significant Octets. */
  readonly significantOctets: Uint8Array;
  /** Router (32). */
  readonly router: string;
}

/** The Route at o, which a check has found sound. */
export function readRoute(b: Uint8Array, o: number, end: number): Route {
  const width = b[o];
  const significantOctetsEnd = o + 1 + Math.floor((width + 7) / 8);
  cursor.at = significantOctetsEnd + 4;
  return {
    width,
    significantOctets: b.subarray(o + 1, significantOctetsEnd),
    router: showIpv4(
      ((b[significantOctetsEnd] << 24) |
        (b[significantOctetsEnd + 1] << 16) |
        (b[significantOctetsEnd + 2] << 8) |
        b[significantOctetsEnd + 3]) >>>
        0,
    ),
  };
}

/** Writes a Route at o and answers its end. */
export function writeRoute(v: Route, b: Uint8Array, o: number): number {
  b[o] = fits(v.width, 255, 'Route.Width');
  const significantOctetsEnd = put(b, o + 1, v.significantOctets);
  counted(
    significantOctetsEnd - (o + 1),
    Math.floor((v.width + 7) / 8),
    'Route.Significant Octets',
  );
  const router = ipv4(v.router, 'Route.Router');
  b[significantOctetsEnd] = router >>> 24;
  b[significantOctetsEnd + 1] = router >>> 16;
  b[significantOctetsEnd + 2] = router >>> 8;
  b[significantOctetsEnd + 3] = router;
  return significantOctetsEnd + 4;
}

/** The octets of a Route. */
export function encodeRoute(v: Route): Uint8Array {
  return encoded((b) => writeRoute(v, b, 0));
}

/** The Route in b, or the code of the rule it breaks. */
export function decodeRoute(
  b: Uint8Array,
): { readonly ok: true; readonly value: Route } | { readonly ok: false; readonly fault: number } {
  const fault = checkRoute(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRoute(b, 0, b.length) } : { ok: false, fault };
}

export interface SearchList {
  /** Names. */
  readonly names: readonly string[];
}

/** The Search List at o, which a check has found sound. */
export function readSearchList(b: Uint8Array, o: number, end: number): SearchList {
  listen();
  const names: string[] = [];
  let namesAt = o;
  while (namesAt < end) {
    names.push(readSearchName(b, namesAt, end, o));
    namesAt = cursor.at;
  }

  forgetHeard();
  cursor.at = end;
  return { names };
}

/** Writes a Search List at o and answers its end. */
export function writeSearchList(v: SearchList, b: Uint8Array, o: number): number {
  forgetNames();
  let namesAt = o;
  for (const namesItem of v.names) {
    namesAt = writeSearchName(namesItem, b, namesAt, o);
  }

  return namesAt;
}

/** The octets of a Search List. */
export function encodeSearchList(v: SearchList): Uint8Array {
  return encoded((b) => writeSearchList(v, b, 0));
}

/** The Search List in b, or the code of the rule it breaks. */
export function decodeSearchList(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SearchList }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSearchList(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readSearchList(b, 0, b.length) } : { ok: false, fault };
}

export interface VendorData {
  /** Enterprise Number (32). */
  readonly enterpriseNumber: number;
  /** Data. */
  readonly data: Uint8Array;
}

/** The Vendor Data at o, which a check has found sound. */
export function readVendorData(b: Uint8Array, o: number, end: number): VendorData {
  const dataLength = b[o + 4];
  const dataEnd = o + 5 + dataLength;
  cursor.at = dataEnd;
  return {
    enterpriseNumber: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    data: b.subarray(o + 5, dataEnd),
  };
}

/** Writes a Vendor Data at o and answers its end. */
export function writeVendorData(v: VendorData, b: Uint8Array, o: number): number {
  const enterpriseNumberWord = fits(
    v.enterpriseNumber,
    4294967295,
    'Vendor Data.Enterprise Number',
  );
  b[o] = enterpriseNumberWord >>> 24;
  b[o + 1] = enterpriseNumberWord >>> 16;
  b[o + 2] = enterpriseNumberWord >>> 8;
  b[o + 3] = enterpriseNumberWord;
  b[o + 4] = 0;
  const dataEnd = put(b, o + 5, v.data);
  const dataLengthValue = derived(dataEnd - (o + 5), 1, 0, 255, 'Vendor Data.Data Length');
  b[o + 4] = dataLengthValue;
  return dataEnd;
}

/** The octets of a Vendor Data. */
export function encodeVendorData(v: VendorData): Uint8Array {
  return encoded((b) => writeVendorData(v, b, 0));
}

/** The Vendor Data in b, or the code of the rule it breaks. */
export function decodeVendorData(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: VendorData }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkVendorData(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readVendorData(b, 0, b.length) } : { ok: false, fault };
}

export type OptionClientIdentifierIdentifier =
  | {
      readonly is: 'duidBased'; /** IAID (32). */
      readonly iaid: number;
      /** DUID. */
      readonly duid: Duid;
    }
  | {
      readonly is: 'linkLayer';
      readonly type: number;
      /** Link-Layer Address. */
      readonly linkLayerAddress: Uint8Array;
    };
/**
 * Pad and End stand alone; every other code has a length. What does not fit in one option goes
 * on in the next of its code (RFC 3396): joining them is the reader's work.
 */
export type Option =
  | { readonly is: 'pad' }
  | { readonly is: 'subnetMask'; /** Mask (32). */ readonly mask: string }
  | { readonly is: 'timeOffset'; /** UTC Offset (32), in seconds. */ readonly utcOffset: number }
  | { readonly is: 'router'; /** Routers. */ readonly routers: readonly string[] }
  | { readonly is: 'timeServer'; /** Time Servers. */ readonly timeServers: readonly string[] }
  | { readonly is: 'nameServer'; /** Name Servers. */ readonly nameServers: readonly string[] }
  | {
      readonly is: 'domainNameServer'; /** Domain Name Servers. */
      readonly domainNameServers: readonly string[];
    }
  | { readonly is: 'logServer'; /** Log Servers. */ readonly logServers: readonly string[] }
  | { readonly is: 'hostName'; /** Host Name. */ readonly hostName: string }
  | { readonly is: 'bootFileSize'; /** File Size (16), in 512 octets. */ readonly fileSize: number }
  | { readonly is: 'domainName'; /** Domain Name. */ readonly domainName: string }
  | { readonly is: 'swapServer'; /** Swap Server (32). */ readonly swapServer: string }
  | { readonly is: 'rootPath'; /** Root Path. */ readonly rootPath: string }
  | { readonly is: 'extensionsPath'; /** Extensions Path. */ readonly extensionsPath: string }
  | { readonly is: 'ipForwarding'; /** Forwarding (8) in 0..1. */ readonly forwarding: number }
  | {
      readonly is: 'defaultIpTimeToLive'; /** Default TTL (8) in 1... */
      readonly defaultTtl: number;
    }
  | { readonly is: 'interfaceMtu'; /** MTU (16) in 68.., in octets. */ readonly mtu: number }
  | {
      readonly is: 'broadcastAddress'; /** Broadcast Address (32). */
      readonly broadcastAddress: string;
    }
  | {
      readonly is: 'performRouterDiscovery'; /** Discovery (8) in 0..1. */
      readonly discovery: number;
    }
  | {
      readonly is: 'staticRoute'; /** Static Routes. */
      readonly staticRoutes: readonly StaticRoute[];
    }
  | {
      readonly is: 'networkInformationServiceDomain'; /** NIS Domain. */
      readonly nisDomain: string;
    }
  | {
      readonly is: 'networkInformationServers'; /** NIS Servers. */
      readonly nisServers: readonly string[];
    }
  | {
      readonly is: 'networkTimeProtocolServers'; /** NTP Servers. */
      readonly ntpServers: readonly string[];
    }
  | {
      readonly is: 'vendorSpecificInformation'; /** Vendor Information. */
      readonly vendorInformation: Uint8Array;
    }
  | {
      readonly is: 'netbiosNameServer'; /** NetBIOS Name Servers. */
      readonly netbiosNameServers: readonly string[];
    }
  | {
      readonly is: 'netbiosDatagramDistributionServer'; /** NBDD Servers. */
      readonly nbddServers: readonly string[];
    }
  | { readonly is: 'netbiosNodeType'; /** Node Type (8). */ readonly nodeType: number }
  | { readonly is: 'netbiosScope'; /** Scope. */ readonly scope: Uint8Array }
  | {
      readonly is: 'requestedIpAddress'; /** Requested Address (32). */
      readonly requestedAddress: string;
    }
  | {
      readonly is: 'ipAddressLeaseTime'; /** Lease Time (32), in seconds. */
      readonly leaseTime: number;
    }
  | { readonly is: 'optionOverload'; /** Overload (8) in 1..3. */ readonly overload: number }
  | { readonly is: 'dhcpMessageType'; /** Message Type (8). */ readonly messageType: number }
  | {
      readonly is: 'serverIdentifier'; /** Server Identifier (32). */
      readonly serverIdentifier: string;
    }
  | {
      readonly is: 'parameterRequestList'; /** Parameters. */
      readonly parameters: readonly number[];
    }
  | { readonly is: 'message'; /** Text. */ readonly text: string }
  | {
      readonly is: 'maximumDhcpMessageSize'; /** Maximum Size (16) in 576.., in octets. */
      readonly maximumSize: number;
    }
  | { readonly is: 'renewalTimeValue'; /** T1 (32), in seconds. */ readonly t1: number }
  | { readonly is: 'rebindingTimeValue'; /** T2 (32), in seconds. */ readonly t2: number }
  | { readonly is: 'vendorClassIdentifier'; /** Vendor Class. */ readonly vendorClass: Uint8Array }
  | {
      readonly is: 'clientIdentifier'; /** Identifier. */
      readonly identifier: OptionClientIdentifierIdentifier;
    }
  | { readonly is: 'tftpServerName'; /** TFTP Server. */ readonly tftpServer: string }
  | { readonly is: 'bootfileName'; /** Bootfile. */ readonly bootfile: string }
  | {
      readonly is: 'userClass'; /** User Class: split as the RFC says by some, plain text by most. */
      readonly userClass: Uint8Array;
    }
  | { readonly is: 'rapidCommit' }
  | {
      readonly is: 'clientFqdn'; /** FQDN MBZ (4). */
      readonly fqdnMbz: number;
      /** N (1). */
      readonly n: boolean;
      /** E (1). */
      readonly e: boolean;
      /** O (1). */
      readonly o: boolean;
      /** S (1). */
      readonly s: boolean;
      /** RCODE1 (8): both as good as dead: sent as zero or 255, never read. */
      readonly rcode1: number;
      /** RCODE2 (8). */
      readonly rcode2: number;
      /** FQDN: labels when E is set, letters when it is not. */
      readonly fqdn: Uint8Array;
    }
  | {
      readonly is: 'relayAgentInformation'; /** Sub-Options. */
      readonly subOptions: readonly SubOption[];
    }
  | {
      readonly is: 'clientSystemArchitecture'; /** Architectures. */
      readonly architectures: readonly number[];
    }
  | {
      readonly is: 'clientNetworkDeviceInterface'; /** UNDI Major (8). */
      readonly undiMajor: number;
      /** UNDI Minor (8). */
      readonly undiMinor: number;
    }
  | {
      readonly is: 'clientMachineIdentifier'; /** Machine Identifier Type (8). */
      readonly machineIdentifierType: number;
      /** Machine Identifier. */
      readonly machineIdentifier: Uint8Array;
    }
  | { readonly is: 'posixTimeZone'; /** POSIX Time Zone. */ readonly posixTimeZone: string }
  | { readonly is: 'timeZoneDatabase'; /** Time Zone. */ readonly timeZone: string }
  | {
      readonly is: 'ipv6OnlyPreferred'; /** V6ONLY-WAIT (32), in seconds. */
      readonly v6onlyWait: number;
    }
  | { readonly is: 'captivePortal'; /** Portal. */ readonly portal: string }
  | {
      readonly is: 'autoConfigure'; /** AutoConfigure (8) in 0..1. */
      readonly autoconfigure: number;
    }
  | { readonly is: 'subnetSelection'; /** Subnet (32). */ readonly subnet: string }
  | { readonly is: 'domainSearch'; /** Search List. */ readonly searchList: SearchList }
  | {
      readonly is: 'classlessStaticRoute'; /** Routes: whoever sends it means it instead of Router. */
      readonly routes: readonly Route[];
    }
  | {
      readonly is: 'vendorIdentifyingVendorClass'; /** Vendor Classes. */
      readonly vendorClasses: readonly VendorData[];
    }
  | {
      readonly is: 'vendorIdentifyingVendorInformation'; /** Vendor Informations. */
      readonly vendorInformations: readonly VendorData[];
    }
  | {
      readonly is: 'capwapAccessController'; /** Access Controllers. */
      readonly accessControllers: readonly string[];
    }
  | {
      readonly is: 'tftpServerAddress'; /** TFTP Servers. */
      readonly tftpServers: readonly string[];
    }
  | { readonly is: 'end' }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Data. */
      readonly data: Uint8Array;
    };

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number, origin: number): Option {
  const code = b[o];
  switch (code) {
    case 0: {
      // Pad
      cursor.at = o + 1;
      return { is: 'pad' };
    }

    case 1: {
      // Subnet Mask
      cursor.at = o + 6;
      return {
        is: 'subnetMask',
        mask: showIpv4(((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0),
      };
    }

    case 2: {
      // Time Offset
      cursor.at = o + 6;
      return {
        is: 'timeOffset',
        utcOffset: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 3: {
      // Router
      const routersLength = b[o + 1];
      const routers: string[] = [];
      let routersAt = o + 2;
      const routersEnd = o + 2 + routersLength;
      while (routersAt < routersEnd) {
        routers.push(
          showIpv4(
            ((b[routersAt] << 24) |
              (b[routersAt + 1] << 16) |
              (b[routersAt + 2] << 8) |
              b[routersAt + 3]) >>>
              0,
          ),
        );
        routersAt += 4;
      }

      cursor.at = routersEnd;
      return { is: 'router', routers };
    }

    case 4: {
      // Time Server
      const timeServersLength = b[o + 1];
      const timeServers: string[] = [];
      let timeServersAt = o + 2;
      const timeServersEnd = o + 2 + timeServersLength;
      while (timeServersAt < timeServersEnd) {
        timeServers.push(
          showIpv4(
            ((b[timeServersAt] << 24) |
              (b[timeServersAt + 1] << 16) |
              (b[timeServersAt + 2] << 8) |
              b[timeServersAt + 3]) >>>
              0,
          ),
        );
        timeServersAt += 4;
      }

      cursor.at = timeServersEnd;
      return { is: 'timeServer', timeServers };
    }

    case 5: {
      // Name Server
      const nameServersLength = b[o + 1];
      const nameServers: string[] = [];
      let nameServersAt = o + 2;
      const nameServersEnd = o + 2 + nameServersLength;
      while (nameServersAt < nameServersEnd) {
        nameServers.push(
          showIpv4(
            ((b[nameServersAt] << 24) |
              (b[nameServersAt + 1] << 16) |
              (b[nameServersAt + 2] << 8) |
              b[nameServersAt + 3]) >>>
              0,
          ),
        );
        nameServersAt += 4;
      }

      cursor.at = nameServersEnd;
      return { is: 'nameServer', nameServers };
    }

    case 6: {
      // Domain Name Server
      const domainNameServersLength = b[o + 1];
      const domainNameServers: string[] = [];
      let domainNameServersAt = o + 2;
      const domainNameServersEnd = o + 2 + domainNameServersLength;
      while (domainNameServersAt < domainNameServersEnd) {
        domainNameServers.push(
          showIpv4(
            ((b[domainNameServersAt] << 24) |
              (b[domainNameServersAt + 1] << 16) |
              (b[domainNameServersAt + 2] << 8) |
              b[domainNameServersAt + 3]) >>>
              0,
          ),
        );
        domainNameServersAt += 4;
      }

      cursor.at = domainNameServersEnd;
      return { is: 'domainNameServer', domainNameServers };
    }

    case 7: {
      // Log Server
      const logServersLength = b[o + 1];
      const logServers: string[] = [];
      let logServersAt = o + 2;
      const logServersEnd = o + 2 + logServersLength;
      while (logServersAt < logServersEnd) {
        logServers.push(
          showIpv4(
            ((b[logServersAt] << 24) |
              (b[logServersAt + 1] << 16) |
              (b[logServersAt + 2] << 8) |
              b[logServersAt + 3]) >>>
              0,
          ),
        );
        logServersAt += 4;
      }

      cursor.at = logServersEnd;
      return { is: 'logServer', logServers };
    }

    case 12: {
      // Host Name
      const hostNameLength = b[o + 1];
      const hostNameEnd = o + 2 + hostNameLength;
      cursor.at = hostNameEnd;
      return { is: 'hostName', hostName: readText(b, o + 2, hostNameEnd) };
    }

    case 13: {
      // Boot File Size
      cursor.at = o + 4;
      return { is: 'bootFileSize', fileSize: (b[o + 2] << 8) | b[o + 3] };
    }

    case 15: {
      // Domain Name
      const domainNameLength = b[o + 1];
      const domainNameEnd = o + 2 + domainNameLength;
      cursor.at = domainNameEnd;
      return { is: 'domainName', domainName: readText(b, o + 2, domainNameEnd) };
    }

    case 16: {
      // Swap Server
      cursor.at = o + 6;
      return {
        is: 'swapServer',
        swapServer: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    case 17: {
      // Root Path
      const rootPathLength = b[o + 1];
      const rootPathEnd = o + 2 + rootPathLength;
      cursor.at = rootPathEnd;
      return { is: 'rootPath', rootPath: readText(b, o + 2, rootPathEnd) };
    }

    case 18: {
      // Extensions Path
      const extensionsPathLength = b[o + 1];
      const extensionsPathEnd = o + 2 + extensionsPathLength;
      cursor.at = extensionsPathEnd;
      return { is: 'extensionsPath', extensionsPath: readText(b, o + 2, extensionsPathEnd) };
    }

    case 19: {
      // IP Forwarding
      cursor.at = o + 3;
      return { is: 'ipForwarding', forwarding: b[o + 2] };
    }

    case 23: {
      // Default IP Time to Live
      cursor.at = o + 3;
      return { is: 'defaultIpTimeToLive', defaultTtl: b[o + 2] };
    }

    case 26: {
      // Interface MTU
      cursor.at = o + 4;
      return { is: 'interfaceMtu', mtu: (b[o + 2] << 8) | b[o + 3] };
    }

    case 28: {
      // Broadcast Address
      cursor.at = o + 6;
      return {
        is: 'broadcastAddress',
        broadcastAddress: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    case 31: {
      // Perform Router Discovery
      cursor.at = o + 3;
      return { is: 'performRouterDiscovery', discovery: b[o + 2] };
    }

    case 33: {
      // Static Route
      const staticRoutesLength = b[o + 1];
      const staticRoutes: StaticRoute[] = [];
      let staticRoutesAt = o + 2;
      const staticRoutesEnd = o + 2 + staticRoutesLength;
      while (staticRoutesAt < staticRoutesEnd) {
        staticRoutes.push(readStaticRoute(b, staticRoutesAt, staticRoutesEnd));
        staticRoutesAt = cursor.at;
      }

      cursor.at = staticRoutesEnd;
      return { is: 'staticRoute', staticRoutes };
    }

    case 40: {
      // Network Information Service Domain
      const nisDomainLength = b[o + 1];
      const nisDomainEnd = o + 2 + nisDomainLength;
      cursor.at = nisDomainEnd;
      return { is: 'networkInformationServiceDomain', nisDomain: readText(b, o + 2, nisDomainEnd) };
    }

    case 41: {
      // Network Information Servers
      const nisServersLength = b[o + 1];
      const nisServers: string[] = [];
      let nisServersAt = o + 2;
      const nisServersEnd = o + 2 + nisServersLength;
      while (nisServersAt < nisServersEnd) {
        nisServers.push(
          showIpv4(
            ((b[nisServersAt] << 24) |
              (b[nisServersAt + 1] << 16) |
              (b[nisServersAt + 2] << 8) |
              b[nisServersAt + 3]) >>>
              0,
          ),
        );
        nisServersAt += 4;
      }

      cursor.at = nisServersEnd;
      return { is: 'networkInformationServers', nisServers };
    }

    case 42: {
      // Network Time Protocol Servers
      const ntpServersLength = b[o + 1];
      const ntpServers: string[] = [];
      let ntpServersAt = o + 2;
      const ntpServersEnd = o + 2 + ntpServersLength;
      while (ntpServersAt < ntpServersEnd) {
        ntpServers.push(
          showIpv4(
            ((b[ntpServersAt] << 24) |
              (b[ntpServersAt + 1] << 16) |
              (b[ntpServersAt + 2] << 8) |
              b[ntpServersAt + 3]) >>>
              0,
          ),
        );
        ntpServersAt += 4;
      }

      cursor.at = ntpServersEnd;
      return { is: 'networkTimeProtocolServers', ntpServers };
    }

    case 43: {
      // Vendor Specific Information
      const vendorInformationLength = b[o + 1];
      const vendorInformationEnd = o + 2 + vendorInformationLength;
      cursor.at = vendorInformationEnd;
      return {
        is: 'vendorSpecificInformation',
        vendorInformation: b.subarray(o + 2, vendorInformationEnd),
      };
    }

    case 44: {
      // NetBIOS Name Server
      const netbiosNameServersLength = b[o + 1];
      const netbiosNameServers: string[] = [];
      let netbiosNameServersAt = o + 2;
      const netbiosNameServersEnd = o + 2 + netbiosNameServersLength;
      while (netbiosNameServersAt < netbiosNameServersEnd) {
        netbiosNameServers.push(
          showIpv4(
            ((b[netbiosNameServersAt] << 24) |
              (b[netbiosNameServersAt + 1] << 16) |
              (b[netbiosNameServersAt + 2] << 8) |
              b[netbiosNameServersAt + 3]) >>>
              0,
          ),
        );
        netbiosNameServersAt += 4;
      }

      cursor.at = netbiosNameServersEnd;
      return { is: 'netbiosNameServer', netbiosNameServers };
    }

    case 45: {
      // NetBIOS Datagram Distribution Server
      const nbddServersLength = b[o + 1];
      const nbddServers: string[] = [];
      let nbddServersAt = o + 2;
      const nbddServersEnd = o + 2 + nbddServersLength;
      while (nbddServersAt < nbddServersEnd) {
        nbddServers.push(
          showIpv4(
            ((b[nbddServersAt] << 24) |
              (b[nbddServersAt + 1] << 16) |
              (b[nbddServersAt + 2] << 8) |
              b[nbddServersAt + 3]) >>>
              0,
          ),
        );
        nbddServersAt += 4;
      }

      cursor.at = nbddServersEnd;
      return { is: 'netbiosDatagramDistributionServer', nbddServers };
    }

    case 46: {
      // NetBIOS Node Type
      cursor.at = o + 3;
      return { is: 'netbiosNodeType', nodeType: b[o + 2] };
    }

    case 47: {
      // NetBIOS Scope
      const scopeLength = b[o + 1];
      const scopeEnd = o + 2 + scopeLength;
      cursor.at = scopeEnd;
      return { is: 'netbiosScope', scope: b.subarray(o + 2, scopeEnd) };
    }

    case 50: {
      // Requested IP Address
      cursor.at = o + 6;
      return {
        is: 'requestedIpAddress',
        requestedAddress: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    case 51: {
      // IP Address Lease Time
      cursor.at = o + 6;
      return {
        is: 'ipAddressLeaseTime',
        leaseTime: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 52: {
      // Option Overload
      cursor.at = o + 3;
      return { is: 'optionOverload', overload: b[o + 2] };
    }

    case 53: {
      // DHCP Message Type
      cursor.at = o + 3;
      return { is: 'dhcpMessageType', messageType: b[o + 2] };
    }

    case 54: {
      // Server Identifier
      cursor.at = o + 6;
      return {
        is: 'serverIdentifier',
        serverIdentifier: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    case 55: {
      // Parameter Request List
      const parametersLength = b[o + 1];
      const parameters: number[] = [];
      let parametersAt = o + 2;
      const parametersEnd = o + 2 + parametersLength;
      while (parametersAt < parametersEnd) {
        parameters.push(b[parametersAt]);
        parametersAt += 1;
      }

      cursor.at = parametersEnd;
      return { is: 'parameterRequestList', parameters };
    }

    case 56: {
      // Message
      const textLength = b[o + 1];
      const textEnd = o + 2 + textLength;
      cursor.at = textEnd;
      return { is: 'message', text: readText(b, o + 2, textEnd) };
    }

    case 57: {
      // Maximum DHCP Message Size
      cursor.at = o + 4;
      return { is: 'maximumDhcpMessageSize', maximumSize: (b[o + 2] << 8) | b[o + 3] };
    }

    case 58: {
      // Renewal Time Value
      cursor.at = o + 6;
      return {
        is: 'renewalTimeValue',
        t1: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 59: {
      // Rebinding Time Value
      cursor.at = o + 6;
      return {
        is: 'rebindingTimeValue',
        t2: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 60: {
      // Vendor Class Identifier
      const vendorClassLength = b[o + 1];
      const vendorClassEnd = o + 2 + vendorClassLength;
      cursor.at = vendorClassEnd;
      return { is: 'vendorClassIdentifier', vendorClass: b.subarray(o + 2, vendorClassEnd) };
    }

    case 61: {
      // Client-Identifier
      const length = b[o + 1];
      const type = b[o + 2];
      const identifierEnd = o + 3 + length - 1;
      let identifier: OptionClientIdentifierIdentifier;
      switch (type) {
        case 255: {
          // DUID-Based
          const duid = readDuid(b, o + 7, identifierEnd);
          identifier = {
            is: 'duidBased',
            iaid: ((b[o + 3] << 24) | (b[o + 4] << 16) | (b[o + 5] << 8) | b[o + 6]) >>> 0,
            duid,
          };
          break;
        }

        default: {
          identifier = {
            is: 'linkLayer',
            type: type,
            linkLayerAddress: b.subarray(o + 3, identifierEnd),
          };
          break;
        }
      }

      cursor.at = identifierEnd;
      return { is: 'clientIdentifier', identifier };
    }

    case 66: {
      // TFTP Server Name
      const tftpServerLength = b[o + 1];
      const tftpServerEnd = o + 2 + tftpServerLength;
      cursor.at = tftpServerEnd;
      return { is: 'tftpServerName', tftpServer: readText(b, o + 2, tftpServerEnd) };
    }

    case 67: {
      // Bootfile Name
      const bootfileLength = b[o + 1];
      const bootfileEnd = o + 2 + bootfileLength;
      cursor.at = bootfileEnd;
      return { is: 'bootfileName', bootfile: readText(b, o + 2, bootfileEnd) };
    }

    case 77: {
      // User Class
      const userClassLength = b[o + 1];
      const userClassEnd = o + 2 + userClassLength;
      cursor.at = userClassEnd;
      return { is: 'userClass', userClass: b.subarray(o + 2, userClassEnd) };
    }

    case 80: {
      // Rapid Commit
      cursor.at = o + 2;
      return { is: 'rapidCommit' };
    }

    case 81: {
      // Client FQDN
      const length = b[o + 1];
      const fqdnEnd = o + 5 + length - 3;
      cursor.at = fqdnEnd;
      return {
        is: 'clientFqdn',
        fqdnMbz: b[o + 2] >>> 4,
        n: ((b[o + 2] >>> 3) & 1) === 1,
        e: ((b[o + 2] >>> 2) & 1) === 1,
        o: ((b[o + 2] >>> 1) & 1) === 1,
        s: (b[o + 2] & 1) === 1,
        rcode1: b[o + 3],
        rcode2: b[o + 4],
        fqdn: b.subarray(o + 5, fqdnEnd),
      };
    }

    case 82: {
      // Relay Agent Information
      const subOptionsLength = b[o + 1];
      const subOptions: SubOption[] = [];
      let subOptionsAt = o + 2;
      const subOptionsEnd = o + 2 + subOptionsLength;
      while (subOptionsAt < subOptionsEnd) {
        subOptions.push(readSubOption(b, subOptionsAt, subOptionsEnd));
        subOptionsAt = cursor.at;
      }

      cursor.at = subOptionsEnd;
      return { is: 'relayAgentInformation', subOptions };
    }

    case 93: {
      // Client System Architecture
      const architecturesLength = b[o + 1];
      const architectures: number[] = [];
      let architecturesAt = o + 2;
      const architecturesEnd = o + 2 + architecturesLength;
      while (architecturesAt < architecturesEnd) {
        architectures.push((b[architecturesAt] << 8) | b[architecturesAt + 1]);
        architecturesAt += 2;
      }

      cursor.at = architecturesEnd;
      return { is: 'clientSystemArchitecture', architectures };
    }

    case 94: {
      // Client Network Device Interface
      cursor.at = o + 5;
      return { is: 'clientNetworkDeviceInterface', undiMajor: b[o + 3], undiMinor: b[o + 4] };
    }

    case 97: {
      // Client Machine Identifier
      const length = b[o + 1];
      const machineIdentifierEnd = o + 3 + length - 1;
      cursor.at = machineIdentifierEnd;
      return {
        is: 'clientMachineIdentifier',
        machineIdentifierType: b[o + 2],
        machineIdentifier: b.subarray(o + 3, machineIdentifierEnd),
      };
    }

    case 100: {
      // POSIX Time Zone
      const posixTimeZoneLength = b[o + 1];
      const posixTimeZoneEnd = o + 2 + posixTimeZoneLength;
      cursor.at = posixTimeZoneEnd;
      return { is: 'posixTimeZone', posixTimeZone: readText(b, o + 2, posixTimeZoneEnd) };
    }

    case 101: {
      // Time Zone Database
      const timeZoneLength = b[o + 1];
      const timeZoneEnd = o + 2 + timeZoneLength;
      cursor.at = timeZoneEnd;
      return { is: 'timeZoneDatabase', timeZone: readText(b, o + 2, timeZoneEnd) };
    }

    case 108: {
      // IPv6-Only Preferred
      cursor.at = o + 6;
      return {
        is: 'ipv6OnlyPreferred',
        v6onlyWait: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 114: {
      // Captive Portal
      const portalLength = b[o + 1];
      const portalEnd = o + 2 + portalLength;
      cursor.at = portalEnd;
      return { is: 'captivePortal', portal: readText(b, o + 2, portalEnd) };
    }

    case 116: {
      // Auto-Configure
      cursor.at = o + 3;
      return { is: 'autoConfigure', autoconfigure: b[o + 2] };
    }

    case 118: {
      // Subnet Selection
      cursor.at = o + 6;
      return {
        is: 'subnetSelection',
        subnet: showIpv4(((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0),
      };
    }

    case 119: {
      // Domain Search
      const length = b[o + 1];
      const searchstringEnd = o + 2 + length;
      const searchList = readSearchList(b, o + 2, searchstringEnd);
      cursor.at = searchstringEnd;
      return { is: 'domainSearch', searchList };
    }

    case 121: {
      // Classless Static Route
      const routesLength = b[o + 1];
      const routes: Route[] = [];
      let routesAt = o + 2;
      const routesEnd = o + 2 + routesLength;
      while (routesAt < routesEnd) {
        routes.push(readRoute(b, routesAt, routesEnd));
        routesAt = cursor.at;
      }

      cursor.at = routesEnd;
      return { is: 'classlessStaticRoute', routes };
    }

    case 124: {
      // Vendor-Identifying Vendor Class
      const vendorClassesLength = b[o + 1];
      const vendorClasses: VendorData[] = [];
      let vendorClassesAt = o + 2;
      const vendorClassesEnd = o + 2 + vendorClassesLength;
      while (vendorClassesAt < vendorClassesEnd) {
        vendorClasses.push(readVendorData(b, vendorClassesAt, vendorClassesEnd));
        vendorClassesAt = cursor.at;
      }

      cursor.at = vendorClassesEnd;
      return { is: 'vendorIdentifyingVendorClass', vendorClasses };
    }

    case 125: {
      // Vendor-Identifying Vendor Information
      const vendorInformationsLength = b[o + 1];
      const vendorInformations: VendorData[] = [];
      let vendorInformationsAt = o + 2;
      const vendorInformationsEnd = o + 2 + vendorInformationsLength;
      while (vendorInformationsAt < vendorInformationsEnd) {
        vendorInformations.push(readVendorData(b, vendorInformationsAt, vendorInformationsEnd));
        vendorInformationsAt = cursor.at;
      }

      cursor.at = vendorInformationsEnd;
      return { is: 'vendorIdentifyingVendorInformation', vendorInformations };
    }

    case 138: {
      // CAPWAP Access Controller
      const accessControllersLength = b[o + 1];
      const accessControllers: string[] = [];
      let accessControllersAt = o + 2;
      const accessControllersEnd = o + 2 + accessControllersLength;
      while (accessControllersAt < accessControllersEnd) {
        accessControllers.push(
          showIpv4(
            ((b[accessControllersAt] << 24) |
              (b[accessControllersAt + 1] << 16) |
              (b[accessControllersAt + 2] << 8) |
              b[accessControllersAt + 3]) >>>
              0,
          ),
        );
        accessControllersAt += 4;
      }

      cursor.at = accessControllersEnd;
      return { is: 'capwapAccessController', accessControllers };
    }

    case 150: {
      // TFTP Server Address
      const tftpServersLength = b[o + 1];
      const tftpServers: string[] = [];
      let tftpServersAt = o + 2;
      const tftpServersEnd = o + 2 + tftpServersLength;
      while (tftpServersAt < tftpServersEnd) {
        tftpServers.push(
          showIpv4(
            ((b[tftpServersAt] << 24) |
              (b[tftpServersAt + 1] << 16) |
              (b[tftpServersAt + 2] << 8) |
              b[tftpServersAt + 3]) >>>
              0,
          ),
        );
        tftpServersAt += 4;
      }

      cursor.at = tftpServersEnd;
      return { is: 'tftpServerAddress', tftpServers };
    }

    case 255: {
      // End
      cursor.at = o + 1;
      return { is: 'end' };
    }

    default: {
      const dataLength = b[o + 1];
      const dataEnd = o + 2 + dataLength;
      cursor.at = dataEnd;
      return { is: 'unknown', code, data: b.subarray(o + 2, dataEnd) };
    }
  }
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number, origin: number): number {
  switch (v.is) {
    case 'pad': {
      b[o] = 0;
      return o + 1;
    }

    case 'subnetMask': {
      b[o] = 1;
      b[o + 1] = 4;
      const mask = ipv4(v.mask, 'Option.Subnet Mask.Mask');
      b[o + 2] = mask >>> 24;
      b[o + 3] = mask >>> 16;
      b[o + 4] = mask >>> 8;
      b[o + 5] = mask;
      return o + 6;
    }

    case 'timeOffset': {
      b[o] = 2;
      b[o + 1] = 4;
      const utcOffsetWord = fits(v.utcOffset, 4294967295, 'Option.Time Offset.UTC Offset');
      b[o + 2] = utcOffsetWord >>> 24;
      b[o + 3] = utcOffsetWord >>> 16;
      b[o + 4] = utcOffsetWord >>> 8;
      b[o + 5] = utcOffsetWord;
      return o + 6;
    }

    case 'router': {
      b[o] = 3;
      b[o + 1] = 0;
      let routersAt = o + 2;
      for (const routersItem of v.routers) {
        const routersNumber = ipv4(routersItem, 'Option.Router.Routers');
        b[routersAt] = routersNumber >>> 24;
        b[routersAt + 1] = routersNumber >>> 16;
        b[routersAt + 2] = routersNumber >>> 8;
        b[routersAt + 3] = routersNumber;
        routersAt += 4;
      }

      const routersLengthValue = derived(
        routersAt - (o + 2),
        1,
        0,
        255,
        'Option.Router.Routers Length',
      );
      b[o + 1] = routersLengthValue;
      return routersAt;
    }

    case 'timeServer': {
      b[o] = 4;
      b[o + 1] = 0;
      let timeServersAt = o + 2;
      for (const timeServersItem of v.timeServers) {
        const timeServersNumber = ipv4(timeServersItem, 'Option.Time Server.Time Servers');
        b[timeServersAt] = timeServersNumber >>> 24;
        b[timeServersAt + 1] = timeServersNumber >>> 16;
        b[timeServersAt + 2] = timeServersNumber >>> 8;
        b[timeServersAt + 3] = timeServersNumber;
        timeServersAt += 4;
      }

      const timeServersLengthValue = derived(
        timeServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Time Server.Time Servers Length',
      );
      b[o + 1] = timeServersLengthValue;
      return timeServersAt;
    }

    case 'nameServer': {
      b[o] = 5;
      b[o + 1] = 0;
      let nameServersAt = o + 2;
      for (const nameServersItem of v.nameServers) {
        const nameServersNumber = ipv4(nameServersItem, 'Option.Name Server.Name Servers');
        b[nameServersAt] = nameServersNumber >>> 24;
        b[nameServersAt + 1] = nameServersNumber >>> 16;
        b[nameServersAt + 2] = nameServersNumber >>> 8;
        b[nameServersAt + 3] = nameServersNumber;
        nameServersAt += 4;
      }

      const nameServersLengthValue = derived(
        nameServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Name Server.Name Servers Length',
      );
      b[o + 1] = nameServersLengthValue;
      return nameServersAt;
    }

    case 'domainNameServer': {
      b[o] = 6;
      b[o + 1] = 0;
      let domainNameServersAt = o + 2;
      for (const domainNameServersItem of v.domainNameServers) {
        const domainNameServersNumber = ipv4(
          domainNameServersItem,
          'Option.Domain Name Server.Domain Name Servers',
        );
        b[domainNameServersAt] = domainNameServersNumber >>> 24;
        b[domainNameServersAt + 1] = domainNameServersNumber >>> 16;
        b[domainNameServersAt + 2] = domainNameServersNumber >>> 8;
        b[domainNameServersAt + 3] = domainNameServersNumber;
        domainNameServersAt += 4;
      }

      const domainNameServersLengthValue = derived(
        domainNameServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Domain Name Server.Domain Name Servers Length',
      );
      b[o + 1] = domainNameServersLengthValue;
      return domainNameServersAt;
    }

    case 'logServer': {
      b[o] = 7;
      b[o + 1] = 0;
      let logServersAt = o + 2;
      for (const logServersItem of v.logServers) {
        const logServersNumber = ipv4(logServersItem, 'Option.Log Server.Log Servers');
        b[logServersAt] = logServersNumber >>> 24;
        b[logServersAt + 1] = logServersNumber >>> 16;
        b[logServersAt + 2] = logServersNumber >>> 8;
        b[logServersAt + 3] = logServersNumber;
        logServersAt += 4;
      }

      const logServersLengthValue = derived(
        logServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Log Server.Log Servers Length',
      );
      b[o + 1] = logServersLengthValue;
      return logServersAt;
    }

    case 'hostName': {
      b[o] = 12;
      b[o + 1] = 0;
      const hostNameEnd = putText(b, o + 2, v.hostName);
      const hostNameLengthValue = derived(
        hostNameEnd - (o + 2),
        1,
        0,
        255,
        'Option.Host Name.Host Name Length',
      );
      b[o + 1] = hostNameLengthValue;
      return hostNameEnd;
    }

    case 'bootFileSize': {
      b[o] = 13;
      b[o + 1] = 2;
      const fileSizeWord = fits(v.fileSize, 65535, 'Option.Boot File Size.File Size');
      b[o + 2] = fileSizeWord >>> 8;
      b[o + 3] = fileSizeWord;
      return o + 4;
    }

    case 'domainName': {
      b[o] = 15;
      b[o + 1] = 0;
      const domainNameEnd = putText(b, o + 2, v.domainName);
      const domainNameLengthValue = derived(
        domainNameEnd - (o + 2),
        1,
        0,
        255,
        'Option.Domain Name.Domain Name Length',
      );
      b[o + 1] = domainNameLengthValue;
      return domainNameEnd;
    }

    case 'swapServer': {
      b[o] = 16;
      b[o + 1] = 4;
      const swapServer = ipv4(v.swapServer, 'Option.Swap Server.Swap Server');
      b[o + 2] = swapServer >>> 24;
      b[o + 3] = swapServer >>> 16;
      b[o + 4] = swapServer >>> 8;
      b[o + 5] = swapServer;
      return o + 6;
    }

    case 'rootPath': {
      b[o] = 17;
      b[o + 1] = 0;
      const rootPathEnd = putText(b, o + 2, v.rootPath);
      const rootPathLengthValue = derived(
        rootPathEnd - (o + 2),
        1,
        0,
        255,
        'Option.Root Path.Root Path Length',
      );
      b[o + 1] = rootPathLengthValue;
      return rootPathEnd;
    }

    case 'extensionsPath': {
      b[o] = 18;
      b[o + 1] = 0;
      const extensionsPathEnd = putText(b, o + 2, v.extensionsPath);
      const extensionsPathLengthValue = derived(
        extensionsPathEnd - (o + 2),
        1,
        0,
        255,
        'Option.Extensions Path.Extensions Path Length',
      );
      b[o + 1] = extensionsPathLengthValue;
      return extensionsPathEnd;
    }

    case 'ipForwarding': {
      b[o] = 19;
      b[o + 1] = 1;
      b[o + 2] = fits(v.forwarding, 255, 'Option.IP Forwarding.Forwarding');
      return o + 3;
    }

    case 'defaultIpTimeToLive': {
      b[o] = 23;
      b[o + 1] = 1;
      b[o + 2] = fits(v.defaultTtl, 255, 'Option.Default IP Time to Live.Default TTL');
      return o + 3;
    }

    case 'interfaceMtu': {
      b[o] = 26;
      b[o + 1] = 2;
      const mtuWord = fits(v.mtu, 65535, 'Option.Interface MTU.MTU');
      b[o + 2] = mtuWord >>> 8;
      b[o + 3] = mtuWord;
      return o + 4;
    }

    case 'broadcastAddress': {
      b[o] = 28;
      b[o + 1] = 4;
      const broadcastAddress = ipv4(
        v.broadcastAddress,
        'Option.Broadcast Address.Broadcast Address',
      );
      b[o + 2] = broadcastAddress >>> 24;
      b[o + 3] = broadcastAddress >>> 16;
      b[o + 4] = broadcastAddress >>> 8;
      b[o + 5] = broadcastAddress;
      return o + 6;
    }

    case 'performRouterDiscovery': {
      b[o] = 31;
      b[o + 1] = 1;
      b[o + 2] = fits(v.discovery, 255, 'Option.Perform Router Discovery.Discovery');
      return o + 3;
    }

    case 'staticRoute': {
      b[o] = 33;
      b[o + 1] = 0;
      let staticRoutesAt = o + 2;
      for (const staticRoutesItem of v.staticRoutes) {
        staticRoutesAt = writeStaticRoute(staticRoutesItem, b, staticRoutesAt);
      }

      const staticRoutesLengthValue = derived(
        staticRoutesAt - (o + 2),
        1,
        0,
        255,
        'Option.Static Route.Static Routes Length',
      );
      b[o + 1] = staticRoutesLengthValue;
      return staticRoutesAt;
    }

    case 'networkInformationServiceDomain': {
      b[o] = 40;
      b[o + 1] = 0;
      const nisDomainEnd = putText(b, o + 2, v.nisDomain);
      const nisDomainLengthValue = derived(
        nisDomainEnd - (o + 2),
        1,
        0,
        255,
        'Option.Network Information Service Domain.NIS Domain Length',
      );
      b[o + 1] = nisDomainLengthValue;
      return nisDomainEnd;
    }

    case 'networkInformationServers': {
      b[o] = 41;
      b[o + 1] = 0;
      let nisServersAt = o + 2;
      for (const nisServersItem of v.nisServers) {
        const nisServersNumber = ipv4(
          nisServersItem,
          'Option.Network Information Servers.NIS Servers',
        );
        b[nisServersAt] = nisServersNumber >>> 24;
        b[nisServersAt + 1] = nisServersNumber >>> 16;
        b[nisServersAt + 2] = nisServersNumber >>> 8;
        b[nisServersAt + 3] = nisServersNumber;
        nisServersAt += 4;
      }

      const nisServersLengthValue = derived(
        nisServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Network Information Servers.NIS Servers Length',
      );
      b[o + 1] = nisServersLengthValue;
      return nisServersAt;
    }

    case 'networkTimeProtocolServers': {
      b[o] = 42;
      b[o + 1] = 0;
      let ntpServersAt = o + 2;
      for (const ntpServersItem of v.ntpServers) {
        const ntpServersNumber = ipv4(
          ntpServersItem,
          'Option.Network Time Protocol Servers.NTP Servers',
        );
        b[ntpServersAt] = ntpServersNumber >>> 24;
        b[ntpServersAt + 1] = ntpServersNumber >>> 16;
        b[ntpServersAt + 2] = ntpServersNumber >>> 8;
        b[ntpServersAt + 3] = ntpServersNumber;
        ntpServersAt += 4;
      }

      const ntpServersLengthValue = derived(
        ntpServersAt - (o + 2),
        1,
        0,
        255,
        'Option.Network Time Protocol Servers.NTP Servers Length',
      );
      b[o + 1] = ntpServersLengthValue;
      return ntpServersAt;
    }

    case 'vendorSpecificInformation': {
      b[o] = 43;
      b[o + 1] = 0;
      const vendorInformationEnd = put(b, o + 2, v.vendorInformation);
      const vendorInformationLengthValue = derived(
        vendorInformationEnd - (o + 2),
        1,
        0,
        255,
        'Option.Vendor Specific Information.Vendor Information Length',
      );
      b[o + 1] = vendorInformationLengthValue;
      return vendorInformationEnd;
    }

    case 'netbiosNameServer': {
      b[o] = 44;
      b[o + 1] = 0;
      let netbiosNameServersAt = o + 2;
      for (const netbiosNameServersItem of v.netbiosNameServers) {
        const netbiosNameServersNumber = ipv4(
          netbiosNameServersItem,
          'Option.NetBIOS Name Server.NetBIOS Name Servers',
        );
        b[netbiosNameServersAt] = netbiosNameServersNumber >>> 24;
        b[netbiosNameServersAt + 1] = netbiosNameServersNumber >>> 16;
        b[netbiosNameServersAt + 2] = netbiosNameServersNumber >>> 8;
        b[netbiosNameServersAt + 3] = netbiosNameServersNumber;
        netbiosNameServersAt += 4;
      }

      const netbiosNameServersLengthValue = derived(
        netbiosNameServersAt - (o + 2),
        1,
        0,
        255,
        'Option.NetBIOS Name Server.NetBIOS Name Servers Length',
      );
      b[o + 1] = netbiosNameServersLengthValue;
      return netbiosNameServersAt;
    }

    case 'netbiosDatagramDistributionServer': {
      b[o] = 45;
      b[o + 1] = 0;
      let nbddServersAt = o + 2;
      for (const nbddServersItem of v.nbddServers) {
        const nbddServersNumber = ipv4(
          nbddServersItem,
          'Option.NetBIOS Datagram Distribution Server.NBDD Servers',
        );
        b[nbddServersAt] = nbddServersNumber >>> 24;
        b[nbddServersAt + 1] = nbddServersNumber >>> 16;
        b[nbddServersAt + 2] = nbddServersNumber >>> 8;
        b[nbddServersAt + 3] = nbddServersNumber;
        nbddServersAt += 4;
      }

      const nbddServersLengthValue = derived(
        nbddServersAt - (o + 2),
        1,
        0,
        255,
        'Option.NetBIOS Datagram Distribution Server.NBDD Servers Length',
      );
      b[o + 1] = nbddServersLengthValue;
      return nbddServersAt;
    }

    case 'netbiosNodeType': {
      b[o] = 46;
      b[o + 1] = 1;
      b[o + 2] = fits(v.nodeType, 255, 'Option.NetBIOS Node Type.Node Type');
      return o + 3;
    }

    case 'netbiosScope': {
      b[o] = 47;
      b[o + 1] = 0;
      const scopeEnd = put(b, o + 2, v.scope);
      const scopeLengthValue = derived(
        scopeEnd - (o + 2),
        1,
        0,
        255,
        'Option.NetBIOS Scope.Scope Length',
      );
      b[o + 1] = scopeLengthValue;
      return scopeEnd;
    }

    case 'requestedIpAddress': {
      b[o] = 50;
      b[o + 1] = 4;
      const requestedAddress = ipv4(
        v.requestedAddress,
        'Option.Requested IP Address.Requested Address',
      );
      b[o + 2] = requestedAddress >>> 24;
      b[o + 3] = requestedAddress >>> 16;
      b[o + 4] = requestedAddress >>> 8;
      b[o + 5] = requestedAddress;
      return o + 6;
    }

    case 'ipAddressLeaseTime': {
      b[o] = 51;
      b[o + 1] = 4;
      const leaseTimeWord = fits(
        v.leaseTime,
        4294967295,
        'Option.IP Address Lease Time.Lease Time',
      );
      b[o + 2] = leaseTimeWord >>> 24;
      b[o + 3] = leaseTimeWord >>> 16;
      b[o + 4] = leaseTimeWord >>> 8;
      b[o + 5] = leaseTimeWord;
      return o + 6;
    }

    case 'optionOverload': {
      b[o] = 52;
      b[o + 1] = 1;
      b[o + 2] = fits(v.overload, 255, 'Option.Option Overload.Overload');
      return o + 3;
    }

    case 'dhcpMessageType': {
      b[o] = 53;
      b[o + 1] = 1;
      b[o + 2] = fits(v.messageType, 255, 'Option.DHCP Message Type.Message Type');
      return o + 3;
    }

    case 'serverIdentifier': {
      b[o] = 54;
      b[o + 1] = 4;
      const serverIdentifier = ipv4(
        v.serverIdentifier,
        'Option.Server Identifier.Server Identifier',
      );
      b[o + 2] = serverIdentifier >>> 24;
      b[o + 3] = serverIdentifier >>> 16;
      b[o + 4] = serverIdentifier >>> 8;
      b[o + 5] = serverIdentifier;
      return o + 6;
    }

    case 'parameterRequestList': {
      b[o] = 55;
      b[o + 1] = 0;
      let parametersAt = o + 2;
      for (const parametersItem of v.parameters) {
        const parametersNumber = fits(
          parametersItem,
          255,
          'Option.Parameter Request List.Parameters',
        );
        b[parametersAt] = parametersNumber;
        parametersAt += 1;
      }

      const parametersLengthValue = derived(
        parametersAt - (o + 2),
        1,
        0,
        255,
        'Option.Parameter Request List.Parameters Length',
      );
      b[o + 1] = parametersLengthValue;
      return parametersAt;
    }

    case 'message': {
      b[o] = 56;
      b[o + 1] = 0;
      const textEnd = putText(b, o + 2, v.text);
      const textLengthValue = derived(textEnd - (o + 2), 1, 0, 255, 'Option.Message.Text Length');
      b[o + 1] = textLengthValue;
      return textEnd;
    }

    case 'maximumDhcpMessageSize': {
      b[o] = 57;
      b[o + 1] = 2;
      const maximumSizeWord = fits(
        v.maximumSize,
        65535,
        'Option.Maximum DHCP Message Size.Maximum Size',
      );
      b[o + 2] = maximumSizeWord >>> 8;
      b[o + 3] = maximumSizeWord;
      return o + 4;
    }

    case 'renewalTimeValue': {
      b[o] = 58;
      b[o + 1] = 4;
      const t1Word = fits(v.t1, 4294967295, 'Option.Renewal Time Value.T1');
      b[o + 2] = t1Word >>> 24;
      b[o + 3] = t1Word >>> 16;
      b[o + 4] = t1Word >>> 8;
      b[o + 5] = t1Word;
      return o + 6;
    }

    case 'rebindingTimeValue': {
      b[o] = 59;
      b[o + 1] = 4;
      const t2Word = fits(v.t2, 4294967295, 'Option.Rebinding Time Value.T2');
      b[o + 2] = t2Word >>> 24;
      b[o + 3] = t2Word >>> 16;
      b[o + 4] = t2Word >>> 8;
      b[o + 5] = t2Word;
      return o + 6;
    }

    case 'vendorClassIdentifier': {
      b[o] = 60;
      b[o + 1] = 0;
      const vendorClassEnd = put(b, o + 2, v.vendorClass);
      const vendorClassLengthValue = derived(
        vendorClassEnd - (o + 2),
        1,
        0,
        255,
        'Option.Vendor Class Identifier.Vendor Class Length',
      );
      b[o + 1] = vendorClassLengthValue;
      return vendorClassEnd;
    }

    case 'clientIdentifier': {
      b[o] = 61;
      b[o + 1] = 0;
      const typeTag = v.identifier.is === 'duidBased' ? 255 : v.identifier.type;
      b[o + 2] = fits(typeTag, 255, 'Option.Client-Identifier.Type');
      const identifier = v.identifier;
      let identifierEnd = o + 3;
      switch (identifier.is) {
        case 'duidBased': {
          const iaidWord = fits(
            identifier.iaid,
            4294967295,
            'Option.Client-Identifier.Identifier.DUID-Based.IAID',
          );
          b[o + 3] = iaidWord >>> 24;
          b[o + 4] = iaidWord >>> 16;
          b[o + 5] = iaidWord >>> 8;
          b[o + 6] = iaidWord;
          const duidEnd = writeDuid(identifier.duid, b, o + 7);
          identifierEnd = duidEnd;
          break;
        }

        case 'linkLayer': {
          const linkLayerAddressEnd = put(b, o + 3, identifier.linkLayerAddress);
          identifierEnd = linkLayerAddressEnd;
          break;
        }
      }

      const lengthValue = derived(
        identifierEnd - (o + 3),
        1,
        -1,
        255,
        'Option.Client-Identifier.Length',
      );
      b[o + 1] = lengthValue;
      return identifierEnd;
    }

    case 'tftpServerName': {
      b[o] = 66;
      b[o + 1] = 0;
      const tftpServerEnd = putText(b, o + 2, v.tftpServer);
      const tftpServerLengthValue = derived(
        tftpServerEnd - (o + 2),
        1,
        0,
        255,
        'Option.TFTP Server Name.TFTP Server Length',
      );
      b[o + 1] = tftpServerLengthValue;
      return tftpServerEnd;
    }

    case 'bootfileName': {
      b[o] = 67;
      b[o + 1] = 0;
      const bootfileEnd = putText(b, o + 2, v.bootfile);
      const bootfileLengthValue = derived(
        bootfileEnd - (o + 2),
        1,
        0,
        255,
        'Option.Bootfile Name.Bootfile Length',
      );
      b[o + 1] = bootfileLengthValue;
      return bootfileEnd;
    }

    case 'userClass': {
      b[o] = 77;
      b[o + 1] = 0;
      const userClassEnd = put(b, o + 2, v.userClass);
      const userClassLengthValue = derived(
        userClassEnd - (o + 2),
        1,
        0,
        255,
        'Option.User Class.User Class Length',
      );
      b[o + 1] = userClassLengthValue;
      return userClassEnd;
    }

    case 'rapidCommit': {
      b[o] = 80;
      b[o + 1] = 0;
      return o + 2;
    }

    case 'clientFqdn': {
      b[o] = 81;
      b[o + 1] = 0;
      b[o + 2] =
        (fits(v.fqdnMbz, 15, 'Option.Client FQDN.FQDN Flags.FQDN MBZ') << 4) |
        ((v.n ? 1 : 0) << 3) |
        ((v.e ? 1 : 0) << 2) |
        ((v.o ? 1 : 0) << 1) |
        (v.s ? 1 : 0);
      b[o + 3] = fits(v.rcode1, 255, 'Option.Client FQDN.RCODE1');
      b[o + 4] = fits(v.rcode2, 255, 'Option.Client FQDN.RCODE2');
      const fqdnEnd = put(b, o + 5, v.fqdn);
      const lengthValue = derived(fqdnEnd - (o + 5), 1, -3, 255, 'Option.Client FQDN.Length');
      b[o + 1] = lengthValue;
      return fqdnEnd;
    }

    case 'relayAgentInformation': {
      b[o] = 82;
      b[o + 1] = 0;
      let subOptionsAt = o + 2;
      for (const subOptionsItem of v.subOptions) {
        subOptionsAt = writeSubOption(subOptionsItem, b, subOptionsAt);
      }

      const subOptionsLengthValue = derived(
        subOptionsAt - (o + 2),
        1,
        0,
        255,
        'Option.Relay Agent Information.Sub-Options Length',
      );
      b[o + 1] = subOptionsLengthValue;
      return subOptionsAt;
    }

    case 'clientSystemArchitecture': {
      b[o] = 93;
      b[o + 1] = 0;
      let architecturesAt = o + 2;
      for (const architecturesItem of v.architectures) {
        const architecturesNumber = fits(
          architecturesItem,
          65535,
          'Option.Client System Architecture.Architectures',
        );
        b[architecturesAt] = architecturesNumber >>> 8;
        b[architecturesAt + 1] = architecturesNumber;
        architecturesAt += 2;
      }

      const architecturesLengthValue = derived(
        architecturesAt - (o + 2),
        1,
        0,
        255,
        'Option.Client System Architecture.Architectures Length',
      );
      b[o + 1] = architecturesLengthValue;
      return architecturesAt;
    }

    case 'clientNetworkDeviceInterface': {
      b[o] = 94;
      b[o + 1] = 3;
      b[o + 2] = 1;
      b[o + 3] = fits(v.undiMajor, 255, 'Option.Client Network Device Interface.UNDI Major');
      b[o + 4] = fits(v.undiMinor, 255, 'Option.Client Network Device Interface.UNDI Minor');
      return o + 5;
    }

    case 'clientMachineIdentifier': {
      b[o] = 97;
      b[o + 1] = 0;
      b[o + 2] = fits(
        v.machineIdentifierType,
        255,
        'Option.Client Machine Identifier.Machine Identifier Type',
      );
      const machineIdentifierEnd = put(b, o + 3, v.machineIdentifier);
      const lengthValue = derived(
        machineIdentifierEnd - (o + 3),
        1,
        -1,
        255,
        'Option.Client Machine Identifier.Length',
      );
      b[o + 1] = lengthValue;
      return machineIdentifierEnd;
    }

    case 'posixTimeZone': {
      b[o] = 100;
      b[o + 1] = 0;
      const posixTimeZoneEnd = putText(b, o + 2, v.posixTimeZone);
      const posixTimeZoneLengthValue = derived(
        posixTimeZoneEnd - (o + 2),
        1,
        0,
        255,
        'Option.POSIX Time Zone.POSIX Time Zone Length',
      );
      b[o + 1] = posixTimeZoneLengthValue;
      return posixTimeZoneEnd;
    }

    case 'timeZoneDatabase': {
      b[o] = 101;
      b[o + 1] = 0;
      const timeZoneEnd = putText(b, o + 2, v.timeZone);
      const timeZoneLengthValue = derived(
        timeZoneEnd - (o + 2),
        1,
        0,
        255,
        'Option.Time Zone Database.Time Zone Length',
      );
      b[o + 1] = timeZoneLengthValue;
      return timeZoneEnd;
    }

    case 'ipv6OnlyPreferred': {
      b[o] = 108;
      b[o + 1] = 4;
      const v6onlyWaitWord = fits(
        v.v6onlyWait,
        4294967295,
        'Option.IPv6-Only Preferred.V6ONLY-WAIT',
      );
      b[o + 2] = v6onlyWaitWord >>> 24;
      b[o + 3] = v6onlyWaitWord >>> 16;
      b[o + 4] = v6onlyWaitWord >>> 8;
      b[o + 5] = v6onlyWaitWord;
      return o + 6;
    }

    case 'captivePortal': {
      b[o] = 114;
      b[o + 1] = 0;
      const portalEnd = putText(b, o + 2, v.portal);
      const portalLengthValue = derived(
        portalEnd - (o + 2),
        1,
        0,
        255,
        'Option.Captive Portal.Portal Length',
      );
      b[o + 1] = portalLengthValue;
      return portalEnd;
    }

    case 'autoConfigure': {
      b[o] = 116;
      b[o + 1] = 1;
      b[o + 2] = fits(v.autoconfigure, 255, 'Option.Auto-Configure.AutoConfigure');
      return o + 3;
    }

    case 'subnetSelection': {
      b[o] = 118;
      b[o + 1] = 4;
      const subnet = ipv4(v.subnet, 'Option.Subnet Selection.Subnet');
      b[o + 2] = subnet >>> 24;
      b[o + 3] = subnet >>> 16;
      b[o + 4] = subnet >>> 8;
      b[o + 5] = subnet;
      return o + 6;
    }

    case 'domainSearch': {
      b[o] = 119;
      b[o + 1] = 0;
      const searchListEnd = writeSearchList(v.searchList, b, o + 2);
      const searchstringEnd = searchListEnd;
      const lengthValue = derived(
        searchstringEnd - (o + 2),
        1,
        0,
        255,
        'Option.Domain Search.Length',
      );
      b[o + 1] = lengthValue;
      return searchstringEnd;
    }

    case 'classlessStaticRoute': {
      b[o] = 121;
      b[o + 1] = 0;
      let routesAt = o + 2;
      for (const routesItem of v.routes) {
        routesAt = writeRoute(routesItem, b, routesAt);
      }

      const routesLengthValue = derived(
        routesAt - (o + 2),
        1,
        0,
        255,
        'Option.Classless Static Route.Routes Length',
      );
      b[o + 1] = routesLengthValue;
      return routesAt;
    }

    case 'vendorIdentifyingVendorClass': {
      b[o] = 124;
      b[o + 1] = 0;
      let vendorClassesAt = o + 2;
      for (const vendorClassesItem of v.vendorClasses) {
        vendorClassesAt = writeVendorData(vendorClassesItem, b, vendorClassesAt);
      }

      const vendorClassesLengthValue = derived(
        vendorClassesAt - (o + 2),
        1,
        0,
        255,
        'Option.Vendor-Identifying Vendor Class.Vendor Classes Length',
      );
      b[o + 1] = vendorClassesLengthValue;
      return vendorClassesAt;
    }

    case 'vendorIdentifyingVendorInformation': {
      b[o] = 125;
      b[o + 1] = 0;
      let vendorInformationsAt = o + 2;
      for (const vendorInformationsItem of v.vendorInformations) {
        vendorInformationsAt = writeVendorData(vendorInformationsItem, b, vendorInformationsAt);
      }

      const vendorInformationsLengthValue = derived(
        vendorInformationsAt - (o + 2),
        1,
        0,
        255,
        'Option.Vendor-Identifying Vendor Information.Vendor Informations Length',
      );
      b[o + 1] = vendorInformationsLengthValue;
      return vendorInformationsAt;
    }

    case 'capwapAccessController': {
      b[o] = 138;
      b[o + 1] = 0;
      let accessControllersAt = o + 2;
      for (const accessControllersItem of v.accessControllers) {
        const accessControllersNumber = ipv4(
          accessControllersItem,
          'Option.CAPWAP Access Controller.Access Controllers',
        );
        b[accessControllersAt] = accessControllersNumber >>> 24;
        b[accessControllersAt + 1] = accessControllersNumber >>> 16;
        b[accessControllersAt + 2] = accessControllersNumber >>> 8;
        b[accessControllersAt + 3] = accessControllersNumber;
        accessControllersAt += 4;
      }

      const accessControllersLengthValue = derived(
        accessControllersAt - (o + 2),
        1,
        0,
        255,
        'Option.CAPWAP Access Controller.Access Controllers Length',
      );
      b[o + 1] = accessControllersLengthValue;
      return accessControllersAt;
    }

    case 'tftpServerAddress': {
      b[o] = 150;
      b[o + 1] = 0;
      let tftpServersAt = o + 2;
      for (const tftpServersItem of v.tftpServers) {
        const tftpServersNumber = ipv4(tftpServersItem, 'Option.TFTP Server Address.TFTP Servers');
        b[tftpServersAt] = tftpServersNumber >>> 24;
        b[tftpServersAt + 1] = tftpServersNumber >>> 16;
        b[tftpServersAt + 2] = tftpServersNumber >>> 8;
        b[tftpServersAt + 3] = tftpServersNumber;
        tftpServersAt += 4;
      }

      const tftpServersLengthValue = derived(
        tftpServersAt - (o + 2),
        1,
        0,
        255,
        'Option.TFTP Server Address.TFTP Servers Length',
      );
      b[o + 1] = tftpServersLengthValue;
      return tftpServersAt;
    }

    case 'end': {
      b[o] = 255;
      return o + 1;
    }

    case 'unknown': {
      b[o] = fits(v.code, 255, 'Option.Code');
      b[o + 1] = 0;
      const dataEnd = put(b, o + 2, v.data);
      const dataLengthValue = derived(dataEnd - (o + 2), 1, 0, 255, 'Option.Unknown.Data Length');
      b[o + 1] = dataLengthValue;
      return dataEnd;
    }
  }
}

/** The octets of a Option. */
export function encodeOption(v: Option): Uint8Array {
  return encoded((b) => writeOption(v, b, 0, 0));
}

/** The Option in b, or the code of the rule it breaks. */
export function decodeOption(
  b: Uint8Array,
): { readonly ok: true; readonly value: Option } | { readonly ok: false; readonly fault: number } {
  const fault = checkOption(b, 0, b.length, 0);
  return fault === 0 ? { ok: true, value: readOption(b, 0, b.length, 0) } : { ok: false, fault };
}

export type Piece =
  | { readonly is: 'pad' }
  | { readonly is: 'end' }
  | {
      readonly is: 'data';
      readonly code: number;
      /** Data. */
      readonly data: Uint8Array;
    };

/** The Piece at o, which a check has found sound. */
export function readPiece(b: Uint8Array, o: number, end: number): Piece {
  const code = b[o];
  switch (code) {
    case 0: {
      // Pad
      cursor.at = o + 1;
      return { is: 'pad' };
    }

    case 255: {
      // End
      cursor.at = o + 1;
      return { is: 'end' };
    }

    default: {
      const dataLength = b[o + 1];
      const dataEnd = o + 2 + dataLength;
      cursor.at = dataEnd;
      return { is: 'data', code, data: b.subarray(o + 2, dataEnd) };
    }
  }
}

/** Writes a Piece at o and answers its end. */
export function writePiece(v: Piece, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'pad': {
      b[o] = 0;
      return o + 1;
    }

    case 'end': {
      b[o] = 255;
      return o + 1;
    }

    case 'data': {
      b[o] = fits(v.code, 255, 'Piece.Code');
      b[o + 1] = 0;
      const dataEnd = put(b, o + 2, v.data);
      const dataLengthValue = derived(dataEnd - (o + 2), 1, 0, 255, 'Piece.Data.Data Length');
      b[o + 1] = dataLengthValue;
      return dataEnd;
    }
  }
}

/** The octets of a Piece. */
export function encodePiece(v: Piece): Uint8Array {
  return encoded((b) => writePiece(v, b, 0));
}

/** The Piece in b, or the code of the rule it breaks. */
export function decodePiece(
  b: Uint8Array,
): { readonly ok: true; readonly value: Piece } | { readonly ok: false; readonly fault: number } {
  const fault = checkPiece(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readPiece(b, 0, b.length) } : { ok: false, fault };
}

/** What a relay agent adds on the way up, and takes off again on the way down. */
export type SubOption =
  | { readonly is: 'agentCircuitId'; /** Circuit ID. */ readonly circuitId: Uint8Array }
  | { readonly is: 'agentRemoteId'; /** Remote ID. */ readonly remoteId: Uint8Array }
  | { readonly is: 'deviceClass'; /** Device Class (32). */ readonly deviceClass: number }
  | { readonly is: 'linkSelection'; /** Link Subnet (32). */ readonly linkSubnet: string }
  | { readonly is: 'subscriberId'; /** Subscriber-ID. */ readonly subscriberId: string }
  | {
      readonly is: 'vendorSpecific'; /** Vendor Data. */
      readonly vendorData: readonly VendorData[];
    }
  | { readonly is: 'relayAgentFlags'; /** Unicast (1). */ readonly unicast: boolean }
  | {
      readonly is: 'serverIdentifierOverride'; /** Override Address (32). */
      readonly overrideAddress: string;
    }
  | {
      readonly is: 'unknown';
      readonly subOptionCode: number;
      /** Data. */
      readonly data: Uint8Array;
    };

/** The Sub-Option at o, which a check has found sound. */
export function readSubOption(b: Uint8Array, o: number, end: number): SubOption {
  const subOptionCode = b[o];
  switch (subOptionCode) {
    case 1: {
      // Agent Circuit ID
      const circuitIdLength = b[o + 1];
      const circuitIdEnd = o + 2 + circuitIdLength;
      cursor.at = circuitIdEnd;
      return { is: 'agentCircuitId', circuitId: b.subarray(o + 2, circuitIdEnd) };
    }

    case 2: {
      // Agent Remote ID
      const remoteIdLength = b[o + 1];
      const remoteIdEnd = o + 2 + remoteIdLength;
      cursor.at = remoteIdEnd;
      return { is: 'agentRemoteId', remoteId: b.subarray(o + 2, remoteIdEnd) };
    }

    case 4: {
      // Device Class
      cursor.at = o + 6;
      return {
        is: 'deviceClass',
        deviceClass: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
      };
    }

    case 5: {
      // Link Selection
      cursor.at = o + 6;
      return {
        is: 'linkSelection',
        linkSubnet: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    case 6: {
      // Subscriber-ID
      const subscriberIdLength = b[o + 1];
      const subscriberIdEnd = o + 2 + subscriberIdLength;
      cursor.at = subscriberIdEnd;
      return { is: 'subscriberId', subscriberId: readText(b, o + 2, subscriberIdEnd) };
    }

    case 9: {
      // Vendor-Specific
      const vendorDataLength = b[o + 1];
      const vendorData: VendorData[] = [];
      let vendorDataAt = o + 2;
      const vendorDataEnd = o + 2 + vendorDataLength;
      while (vendorDataAt < vendorDataEnd) {
        vendorData.push(readVendorData(b, vendorDataAt, vendorDataEnd));
        vendorDataAt = cursor.at;
      }

      cursor.at = vendorDataEnd;
      return { is: 'vendorSpecific', vendorData };
    }

    case 10: {
      // Relay Agent Flags
      cursor.at = o + 3;
      return { is: 'relayAgentFlags', unicast: b[o + 2] >>> 7 === 1 };
    }

    case 11: {
      // Server Identifier Override
      cursor.at = o + 6;
      return {
        is: 'serverIdentifierOverride',
        overrideAddress: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
    }

    default: {
      const dataLength = b[o + 1];
      const dataEnd = o + 2 + dataLength;
      cursor.at = dataEnd;
      return { is: 'unknown', subOptionCode, data: b.subarray(o + 2, dataEnd) };
    }
  }
}

/** Writes a Sub-Option at o and answers its end. */
export function writeSubOption(v: SubOption, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'agentCircuitId': {
      b[o] = 1;
      b[o + 1] = 0;
      const circuitIdEnd = put(b, o + 2, v.circuitId);
      const circuitIdLengthValue = derived(
        circuitIdEnd - (o + 2),
        1,
        0,
        255,
        'Sub-Option.Agent Circuit ID.Circuit ID Length',
      );
      b[o + 1] = circuitIdLengthValue;
      return circuitIdEnd;
    }

    case 'agentRemoteId': {
      b[o] = 2;
      b[o + 1] = 0;
      const remoteIdEnd = put(b, o + 2, v.remoteId);
      const remoteIdLengthValue = derived(
        remoteIdEnd - (o + 2),
        1,
        0,
        255,
        'Sub-Option.Agent Remote ID.Remote ID Length',
      );
      b[o + 1] = remoteIdLengthValue;
      return remoteIdEnd;
    }

    case 'deviceClass': {
      b[o] = 4;
      b[o + 1] = 4;
      const deviceClassWord = fits(
        v.deviceClass,
        4294967295,
        'Sub-Option.Device Class.Device Class',
      );
      b[o + 2] = deviceClassWord >>> 24;
      b[o + 3] = deviceClassWord >>> 16;
      b[o + 4] = deviceClassWord >>> 8;
      b[o + 5] = deviceClassWord;
      return o + 6;
    }

    case 'linkSelection': {
      b[o] = 5;
      b[o + 1] = 4;
      const linkSubnet = ipv4(v.linkSubnet, 'Sub-Option.Link Selection.Link Subnet');
      b[o + 2] = linkSubnet >>> 24;
      b[o + 3] = linkSubnet >>> 16;
      b[o + 4] = linkSubnet >>> 8;
      b[o + 5] = linkSubnet;
      return o + 6;
    }

    case 'subscriberId': {
      b[o] = 6;
      b[o + 1] = 0;
      const subscriberIdEnd = putText(b, o + 2, v.subscriberId);
      const subscriberIdLengthValue = derived(
        subscriberIdEnd - (o + 2),
        1,
        0,
        255,
        'Sub-Option.Subscriber-ID.Subscriber-ID Length',
      );
      b[o + 1] = subscriberIdLengthValue;
      return subscriberIdEnd;
    }

    case 'vendorSpecific': {
      b[o] = 9;
      b[o + 1] = 0;
      let vendorDataAt = o + 2;
      for (const vendorDataItem of v.vendorData) {
        vendorDataAt = writeVendorData(vendorDataItem, b, vendorDataAt);
      }

      const vendorDataLengthValue = derived(
        vendorDataAt - (o + 2),
        1,
        0,
        255,
        'Sub-Option.Vendor-Specific.Vendor Data Length',
      );
      b[o + 1] = vendorDataLengthValue;
      return vendorDataAt;
    }

    case 'relayAgentFlags': {
      b[o] = 10;
      b[o + 1] = 1;
      b[o + 2] = (v.unicast ? 1 : 0) << 7;
      return o + 3;
    }

    case 'serverIdentifierOverride': {
      b[o] = 11;
      b[o + 1] = 4;
      const overrideAddress = ipv4(
        v.overrideAddress,
        'Sub-Option.Server Identifier Override.Override Address',
      );
      b[o + 2] = overrideAddress >>> 24;
      b[o + 3] = overrideAddress >>> 16;
      b[o + 4] = overrideAddress >>> 8;
      b[o + 5] = overrideAddress;
      return o + 6;
    }

    case 'unknown': {
      b[o] = fits(v.subOptionCode, 255, 'Sub-Option.Sub-Option Code');
      b[o + 1] = 0;
      const dataEnd = put(b, o + 2, v.data);
      const dataLengthValue = derived(
        dataEnd - (o + 2),
        1,
        0,
        255,
        'Sub-Option.Unknown.Data Length',
      );
      b[o + 1] = dataLengthValue;
      return dataEnd;
    }
  }
}

/** The octets of a Sub-Option. */
export function encodeSubOption(v: SubOption): Uint8Array {
  return encoded((b) => writeSubOption(v, b, 0));
}

/** The Sub-Option in b, or the code of the rule it breaks. */
export function decodeSubOption(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SubOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSubOption(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readSubOption(b, 0, b.length) } : { ok: false, fault };
}

/** Who the client is, whichever interface it asks from. */
export type Duid =
  | {
      readonly is: 'duidLlt'; /** Hardware Type (16). */
      readonly hardwareType: number;
      /** Time (32), in seconds. */
      readonly time: number;
      /** Link-Layer Address. */
      readonly linkLayerAddress: Uint8Array;
    }
  | {
      readonly is: 'duidEn'; /** Enterprise Number (32). */
      readonly enterpriseNumber: number;
      /** Identifier. */
      readonly identifier: Uint8Array;
    }
  | {
      readonly is: 'duidLl'; /** Hardware Type (16). */
      readonly hardwareType: number;
      /** Link-Layer Address. */
      readonly linkLayerAddress: Uint8Array;
    }
  | { readonly is: 'duidUuid'; /** UUID. */ readonly uuid: Uint8Array }
  | {
      readonly is: 'unknown';
      readonly duidType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };

/** The DUID at o, which a check has found sound. */
export function readDuid(b: Uint8Array, o: number, end: number): Duid {
  const duidType = (b[o] << 8) | b[o + 1];
  switch (duidType) {
    case 1: {
      // DUID-LLT
      cursor.at = end;
      return {
        is: 'duidLlt',
        hardwareType: (b[o + 2] << 8) | b[o + 3],
        time: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        linkLayerAddress: b.subarray(o + 8, end),
      };
    }

    case 2: {
      // DUID-EN
      cursor.at = end;
      return {
        is: 'duidEn',
        enterpriseNumber: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        identifier: b.subarray(o + 6, end),
      };
    }

    case 3: {
      // DUID-LL
      cursor.at = end;
      return {
        is: 'duidLl',
        hardwareType: (b[o + 2] << 8) | b[o + 3],
        linkLayerAddress: b.subarray(o + 4, end),
      };
    }

    case 4: {
      // DUID-UUID
      cursor.at = o + 18;
      return { is: 'duidUuid', uuid: b.subarray(o + 2, o + 18) };
    }

    default: {
      cursor.at = end;
      return { is: 'unknown', duidType, octets: b.subarray(o + 2, end) };
    }
  }
}

/** Writes a DUID at o and answers its end. */
export function writeDuid(v: Duid, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'duidLlt': {
      b[o] = 0;
      b[o + 1] = 1;
      const hardwareTypeWord = fits(v.hardwareType, 65535, 'DUID.DUID-LLT.Hardware Type');
      b[o + 2] = hardwareTypeWord >>> 8;
      b[o + 3] = hardwareTypeWord;
      const timeWord = fits(v.time, 4294967295, 'DUID.DUID-LLT.Time');
      b[o + 4] = timeWord >>> 24;
      b[o + 5] = timeWord >>> 16;
      b[o + 6] = timeWord >>> 8;
      b[o + 7] = timeWord;
      const linkLayerAddressEnd = put(b, o + 8, v.linkLayerAddress);
      return linkLayerAddressEnd;
    }

    case 'duidEn': {
      b[o] = 0;
      b[o + 1] = 2;
      const enterpriseNumberWord = fits(
        v.enterpriseNumber,
        4294967295,
        'DUID.DUID-EN.Enterprise Number',
      );
      b[o + 2] = enterpriseNumberWord >>> 24;
      b[o + 3] = enterpriseNumberWord >>> 16;
      b[o + 4] = enterpriseNumberWord >>> 8;
      b[o + 5] = enterpriseNumberWord;
      const identifierEnd = put(b, o + 6, v.identifier);
      return identifierEnd;
    }

    case 'duidLl': {
      b[o] = 0;
      b[o + 1] = 3;
      const hardwareTypeWord = fits(v.hardwareType, 65535, 'DUID.DUID-LL.Hardware Type');
      b[o + 2] = hardwareTypeWord >>> 8;
      b[o + 3] = hardwareTypeWord;
      const linkLayerAddressEnd = put(b, o + 4, v.linkLayerAddress);
      return linkLayerAddressEnd;
    }

    case 'duidUuid': {
      b[o] = 0;
      b[o + 1] = 4;
      const uuidEnd = put(b, o + 2, v.uuid);
      counted(uuidEnd - (o + 2), 16, 'DUID.DUID-UUID.UUID');
      return uuidEnd;
    }

    case 'unknown': {
      const duidTypeWord = fits(v.duidType, 65535, 'DUID.DUID Type');
      b[o] = duidTypeWord >>> 8;
      b[o + 1] = duidTypeWord;
      const octetsEnd = put(b, o + 2, v.octets);
      return octetsEnd;
    }
  }
}

/** The octets of a DUID. */
export function encodeDuid(v: Duid): Uint8Array {
  return encoded((b) => writeDuid(v, b, 0));
}

/** The DUID in b, or the code of the rule it breaks. */
export function decodeDuid(
  b: Uint8Array,
): { readonly ok: true; readonly value: Duid } | { readonly ok: false; readonly fault: number } {
  const fault = checkDuid(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readDuid(b, 0, b.length) } : { ok: false, fault };
}
