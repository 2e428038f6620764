// @generated from spec/device/tun.protocol: change that, then npm run generate.
/**
 * TUN, Universal TUN/TAP device driver of Linux. Linux if_tun.h, Linux if.h, Linux sockios.h.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                             Name                              |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |T|T|Unu|N|N|N|U|M|A|D|P|N|O|N|E|                               |
 *     |U|A|sed|A|F|C|n|Q|Q|Q|e|I|Q|H|x|     Rest (22 octets) ...      |
 *     |N|P| 1 |P| | |u| | | |r| | | |c|                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      NAP: NAPI, NF: NAPI Fragments, NC: No Carrier, Unu: Unused2,
 *      MQ: Multi Queue, AQ: Attach Queue, DQ: Detach Queue,
 *      Per: Persist, NI: No Information, OQ: One Queue, NH: Net Header,
 *      Exc: Exclusive
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Interface Request has its fixed fields
export const NAME_TRUNCATED = 2; // Name fits in what holds it
export const REST_TRUNCATED = 3; // Rest fits in what holds it
export const STATUS_REQUEST_TRUNCATED = 4; // Status Request has its fixed fields
export const STATUS_REQUEST_NAME_TRUNCATED = 5; // Name fits in what holds it
export const STATUS_REQUEST_REST_TRUNCATED = 6; // Rest fits in what holds it
export const MTU_REQUEST_TRUNCATED = 7; // MTU Request has its fixed fields
export const MTU_REQUEST_NAME_TRUNCATED = 8; // Name fits in what holds it
export const MTU_REQUEST_REST_TRUNCATED = 9; // Rest fits in what holds it
export const OFFLOAD_TRUNCATED = 10; // Offload has its fixed fields
export const ARGUMENT_TRUNCATED = 11; // Argument has its fixed fields
/** Request: unknown values pass through. */
export const REQUEST = {
  GET_INTERFACE_STATUS: 35091,
  GET_INTERFACE_MTU: 35105,
  SET_INTERFACE_MTU: 35106,
  SET_INTERFACE: 1074025674,
  SET_PERSIST: 1074025675,
  SET_OFFLOAD: 1074025680,
  SET_SEND_BUFFER: 1074025684,
  SET_NET_HEADER_SIZE: 1074025688,
  SET_NET_HEADER_LITTLE_ENDIAN: 1074025692,
  GET_INTERFACE: 2147767506,
} as const;

/**
 * Whether b[o, end) begins with a sound Interface Request: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkInterfaceRequest(b: Uint8Array, o: number, end: number): number {
  const at = scanInterfaceRequest(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkInterfaceRequest(), but answers where the Interface Request ends, or minus the broken
 * rule.
 */
export function scanInterfaceRequest(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -TRUNCATED;
  return o + 40;
}

/** Where Name begins. */
export function nameStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Rest begins. */
export function restStart(b: Uint8Array, o: number): number {
  return o + 18;
}

/** Where Rest ends. */
export function restEnd(b: Uint8Array, o: number): number {
  return o + 18 + 22;
}

/** TUN (1): packets of IP. */
export function tun(b: Uint8Array, o: number): number {
  return b[o + 16] & 1;
}

export function setTun(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xfe) | (value & 0x1);
}

/** TAP (1): frames of Ethernet. */
export function tap(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 1) & 1;
}

export function setTap(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xfd) | ((value << 1) & 0x2);
}

/** Unused1 (2). */
export function unused1(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 2) & 3;
}

export function setUnused1(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xf3) | ((value << 2) & 0xc);
}

/** NAPI (1). */
export function napi(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 4) & 1;
}

export function setNapi(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xef) | ((value << 4) & 0x10);
}

/** NAPI Fragments (1). */
export function napiFragments(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 5) & 1;
}

export function setNapiFragments(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xdf) | ((value << 5) & 0x20);
}

/** No Carrier (1): begins without one. */
export function noCarrier(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 6) & 1;
}

export function setNoCarrier(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xbf) | ((value << 6) & 0x40);
}

/** Unused2 (1). */
export function unused2(b: Uint8Array, o: number): number {
  return b[o + 16] >>> 7;
}

export function setUnused2(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0x7f) | ((value << 7) & 0x80);
}

/** Multi Queue (1). */
export function multiQueue(b: Uint8Array, o: number): number {
  return b[o + 17] & 1;
}

export function setMultiQueue(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfe) | (value & 0x1);
}

/** Attach Queue (1). */
export function attachQueue(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 1) & 1;
}

export function setAttachQueue(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfd) | ((value << 1) & 0x2);
}

/** Detach Queue (1). */
export function detachQueue(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 2) & 1;
}

export function setDetachQueue(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfb) | ((value << 2) & 0x4);
}

/** Persist (1): stays when the file is closed. */
export function persist(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 3) & 1;
}

export function setPersist(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xf7) | ((value << 3) & 0x8);
}

/** No Information (1): no flags and no protocol in front of a frame. */
export function noInformation(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 4) & 1;
}

export function setNoInformation(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xef) | ((value << 4) & 0x10);
}

/** One Queue (1). */
export function oneQueue(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 5) & 1;
}

export function setOneQueue(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xdf) | ((value << 5) & 0x20);
}

/** Net Header (1): Virtio's header in front of each frame. */
export function netHeader(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 6) & 1;
}

export function setNetHeader(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xbf) | ((value << 6) & 0x40);
}

/** Exclusive (1): not if it is there already. */
export function exclusive(b: Uint8Array, o: number): number {
  return b[o + 17] >>> 7;
}

export function setExclusive(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0x7f) | ((value << 7) & 0x80);
}

/** TUN in Flags. */
export const FLAGS_TUN = 0x1;
/** TAP in Flags. */
export const FLAGS_TAP = 0x2;
/** NAPI in Flags. */
export const FLAGS_NAPI = 0x10;
/** NAPI Fragments in Flags. */
export const FLAGS_NAPI_FRAGMENTS = 0x20;
/** No Carrier in Flags. */
export const FLAGS_NO_CARRIER = 0x40;
/** Unused2 in Flags. */
export const FLAGS_UNUSED2 = 0x80;
/** Multi Queue in Flags. */
export const FLAGS_MULTI_QUEUE = 0x100;
/** Attach Queue in Flags. */
export const FLAGS_ATTACH_QUEUE = 0x200;
/** Detach Queue in Flags. */
export const FLAGS_DETACH_QUEUE = 0x400;
/** Persist in Flags. */
export const FLAGS_PERSIST = 0x800;
/** No Information in Flags. */
export const FLAGS_NO_INFORMATION = 0x1000;
/** One Queue in Flags. */
export const FLAGS_ONE_QUEUE = 0x2000;
/** Net Header in Flags. */
export const FLAGS_NET_HEADER = 0x4000;
/** Exclusive in Flags. */
export const FLAGS_EXCLUSIVE = 0x8000;

/** Flags (16). */
export function flags(b: Uint8Array, o: number): number {
  return (b[o + 17] << 8) | b[o + 16];
}

export function setFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value;
  b[o + 17] = value >>> 8;
}

/**
 * Writes the fixed fields of a Interface Request over b[o, end), around what already stands there.
 */
export function writeInterfaceRequest(
  b: Uint8Array,
  o: number,
  end: number,
  tun: number,
  tap: number,
  unused1: number,
  napi: number,
  napiFragments: number,
  noCarrier: number,
  unused2: number,
  multiQueue: number,
  attachQueue: number,
  detachQueue: number,
  persist: number,
  noInformation: number,
  oneQueue: number,
  netHeader: number,
  exclusive: number,
): void {
  const tunWord =
    tun |
    (tap << 1) |
    (unused1 << 2) |
    (napi << 4) |
    (napiFragments << 5) |
    (noCarrier << 6) |
    (unused2 << 7) |
    (multiQueue << 8) |
    (attachQueue << 9) |
    (detachQueue << 10) |
    (persist << 11) |
    (noInformation << 12) |
    (oneQueue << 13) |
    (netHeader << 14) |
    (exclusive << 15);
  b[o + 16] = tunWord;
  b[o + 17] = tunWord >>> 8;
}

/**
 * Whether b[o, end) begins with a sound Status Request: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkStatusRequest(b: Uint8Array, o: number, end: number): number {
  const at = scanStatusRequest(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkStatusRequest(), but answers where the Status Request ends, or minus the broken rule.
 */
export function scanStatusRequest(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -STATUS_REQUEST_TRUNCATED;
  return o + 40;
}

/** Where Name begins. */
export function statusRequestNameStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Rest begins. */
export function statusRequestRestStart(b: Uint8Array, o: number): number {
  return o + 18;
}

/** Where Rest ends. */
export function statusRequestRestEnd(b: Uint8Array, o: number): number {
  return o + 18 + 22;
}

/** Up (1). */
export function statusRequestUp(b: Uint8Array, o: number): number {
  return b[o + 16] & 1;
}

export function setStatusRequestUp(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xfe) | (value & 0x1);
}

/** Broadcast (1). */
export function statusRequestBroadcast(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 1) & 1;
}

export function setStatusRequestBroadcast(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xfd) | ((value << 1) & 0x2);
}

/** Debug (1). */
export function statusRequestDebug(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 2) & 1;
}

export function setStatusRequestDebug(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xfb) | ((value << 2) & 0x4);
}

/** Loopback (1). */
export function statusRequestLoopback(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 3) & 1;
}

export function setStatusRequestLoopback(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xf7) | ((value << 3) & 0x8);
}

/** Point to Point (1). */
export function statusRequestPointToPoint(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 4) & 1;
}

export function setStatusRequestPointToPoint(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xef) | ((value << 4) & 0x10);
}

/** No Trailers (1). */
export function statusRequestNoTrailers(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 5) & 1;
}

export function setStatusRequestNoTrailers(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xdf) | ((value << 5) & 0x20);
}

/** Running (1): a carrier is there. */
export function statusRequestRunning(b: Uint8Array, o: number): number {
  return (b[o + 16] >>> 6) & 1;
}

export function setStatusRequestRunning(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0xbf) | ((value << 6) & 0x40);
}

/** No ARP (1). */
export function statusRequestNoArp(b: Uint8Array, o: number): number {
  return b[o + 16] >>> 7;
}

export function setStatusRequestNoArp(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = (b[o + 16] & 0x7f) | ((value << 7) & 0x80);
}

/** Promiscuous (1). */
export function statusRequestPromiscuous(b: Uint8Array, o: number): number {
  return b[o + 17] & 1;
}

export function setStatusRequestPromiscuous(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfe) | (value & 0x1);
}

/** All Multicast (1). */
export function statusRequestAllMulticast(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 1) & 1;
}

export function setStatusRequestAllMulticast(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfd) | ((value << 1) & 0x2);
}

/** Master (1). */
export function statusRequestMaster(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 2) & 1;
}

export function setStatusRequestMaster(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xfb) | ((value << 2) & 0x4);
}

/** Slave (1). */
export function statusRequestSlave(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 3) & 1;
}

export function setStatusRequestSlave(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xf7) | ((value << 3) & 0x8);
}

/** Multicast (1). */
export function statusRequestMulticast(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 4) & 1;
}

export function setStatusRequestMulticast(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xef) | ((value << 4) & 0x10);
}

/** Port Select (1). */
export function statusRequestPortSelect(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 5) & 1;
}

export function setStatusRequestPortSelect(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xdf) | ((value << 5) & 0x20);
}

/** Automatic Media (1). */
export function statusRequestAutomaticMedia(b: Uint8Array, o: number): number {
  return (b[o + 17] >>> 6) & 1;
}

export function setStatusRequestAutomaticMedia(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0xbf) | ((value << 6) & 0x40);
}

/** Dynamic (1). */
export function statusRequestDynamic(b: Uint8Array, o: number): number {
  return b[o + 17] >>> 7;
}

export function setStatusRequestDynamic(b: Uint8Array, o: number, value: number): void {
  b[o + 17] = (b[o + 17] & 0x7f) | ((value << 7) & 0x80);
}

/** Up in Status. */
export const STATUS_REQUEST_STATUS_UP = 0x1;
/** Broadcast in Status. */
export const STATUS_REQUEST_STATUS_BROADCAST = 0x2;
/** Debug in Status. */
export const STATUS_REQUEST_STATUS_DEBUG = 0x4;
/** Loopback in Status. */
export const STATUS_REQUEST_STATUS_LOOPBACK = 0x8;
/** Point to Point in Status. */
export const STATUS_REQUEST_STATUS_POINT_TO_POINT = 0x10;
/** No Trailers in Status. */
export const STATUS_REQUEST_STATUS_NO_TRAILERS = 0x20;
/** Running in Status. */
export const STATUS_REQUEST_STATUS_RUNNING = 0x40;
/** No ARP in Status. */
export const STATUS_REQUEST_STATUS_NO_ARP = 0x80;
/** Promiscuous in Status. */
export const STATUS_REQUEST_STATUS_PROMISCUOUS = 0x100;
/** All Multicast in Status. */
export const STATUS_REQUEST_STATUS_ALL_MULTICAST = 0x200;
/** Master in Status. */
export const STATUS_REQUEST_STATUS_MASTER = 0x400;
/** Slave in Status. */
export const STATUS_REQUEST_STATUS_SLAVE = 0x800;
/** Multicast in Status. */
export const STATUS_REQUEST_STATUS_MULTICAST = 0x1000;
/** Port Select in Status. */
export const STATUS_REQUEST_STATUS_PORT_SELECT = 0x2000;
/** Automatic Media in Status. */
export const STATUS_REQUEST_STATUS_AUTOMATIC_MEDIA = 0x4000;
/** Dynamic in Status. */
export const STATUS_REQUEST_STATUS_DYNAMIC = 0x8000;

/** Status (16). */
export function statusRequestStatus(b: Uint8Array, o: number): number {
  return (b[o + 17] << 8) | b[o + 16];
}

export function setStatusRequestStatus(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value;
  b[o + 17] = value >>> 8;
}

/**
 * Writes the fixed fields of a Status Request over b[o, end), around what already stands there.
 */
export function writeStatusRequest(
  b: Uint8Array,
  o: number,
  end: number,
  up: number,
  broadcast: number,
  debug: number,
  loopback: number,
  pointToPoint: number,
  noTrailers: number,
  running: number,
  noArp: number,
  promiscuous: number,
  allMulticast: number,
  master: number,
  slave: number,
  multicast: number,
  portSelect: number,
  automaticMedia: number,
  dynamic: number,
): void {
  const upWord =
    up |
    (broadcast << 1) |
    (debug << 2) |
    (loopback << 3) |
    (pointToPoint << 4) |
    (noTrailers << 5) |
    (running << 6) |
    (noArp << 7) |
    (promiscuous << 8) |
    (allMulticast << 9) |
    (master << 10) |
    (slave << 11) |
    (multicast << 12) |
    (portSelect << 13) |
    (automaticMedia << 14) |
    (dynamic << 15);
  b[o + 16] = upWord;
  b[o + 17] = upWord >>> 8;
}

/**
 * Whether b[o, end) begins with a sound MTU Request: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkMtuRequest(b: Uint8Array, o: number, end: number): number {
  const at = scanMtuRequest(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkMtuRequest(), but answers where the MTU Request ends, or minus the broken rule. */
export function scanMtuRequest(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -MTU_REQUEST_TRUNCATED;
  return o + 40;
}

/** Where Name begins. */
export function mtuRequestNameStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Rest begins. */
export function mtuRequestRestStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Rest ends. */
export function mtuRequestRestEnd(b: Uint8Array, o: number): number {
  return o + 20 + 20;
}

/** MTU (32), in octets. */
export function mtuRequestMtu(b: Uint8Array, o: number): number {
  return ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0;
}

export function setMtuRequestMtu(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value;
  b[o + 17] = value >>> 8;
  b[o + 18] = value >>> 16;
  b[o + 19] = value >>> 24;
}

/** Writes the fixed fields of a MTU Request over b[o, end), around what already stands there. */
export function writeMtuRequest(b: Uint8Array, o: number, end: number, mtu: number): void {
  b[o + 16] = mtu;
  b[o + 17] = mtu >>> 8;
  b[o + 18] = mtu >>> 16;
  b[o + 19] = mtu >>> 24;
}

/**
 * Whether b[o, end) begins with a sound Offload: OK, or the first rule of the spec that it breaks.
 */
export function checkOffload(b: Uint8Array, o: number, end: number): number {
  const at = scanOffload(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOffload(), but answers where the Offload ends, or minus the broken rule. */
export function scanOffload(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -OFFLOAD_TRUNCATED;
  return o + 4;
}

/** Checksum (1). */
export function offloadChecksum(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setOffloadChecksum(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** TSO4 (1). */
export function offloadTso4(b: Uint8Array, o: number): number {
  return (b[o] >>> 1) & 1;
}

export function setOffloadTso4(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfd) | ((value << 1) & 0x2);
}

/** TSO6 (1). */
export function offloadTso6(b: Uint8Array, o: number): number {
  return (b[o] >>> 2) & 1;
}

export function setOffloadTso6(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfb) | ((value << 2) & 0x4);
}

/** TSO ECN (1): also a segment whose first part alone keeps CWR. */
export function offloadTsoEcn(b: Uint8Array, o: number): number {
  return (b[o] >>> 3) & 1;
}

export function setOffloadTsoEcn(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xf7) | ((value << 3) & 0x8);
}

/** UFO (1). */
export function offloadUfo(b: Uint8Array, o: number): number {
  return (b[o] >>> 4) & 1;
}

export function setOffloadUfo(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xef) | ((value << 4) & 0x10);
}

/** USO4 (1). */
export function offloadUso4(b: Uint8Array, o: number): number {
  return (b[o] >>> 5) & 1;
}

export function setOffloadUso4(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xdf) | ((value << 5) & 0x20);
}

/** USO6 (1). */
export function offloadUso6(b: Uint8Array, o: number): number {
  return (b[o] >>> 6) & 1;
}

export function setOffloadUso6(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xbf) | ((value << 6) & 0x40);
}

/** Unused (25). */
export function offloadUnused(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 7;
}

export function setOffloadUnused(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x7f) | ((value << 7) & 0x80);
  b[o + 1] = value >>> 1;
  b[o + 2] = value >>> 9;
  b[o + 3] = value >>> 17;
}

/** Checksum in Features. */
export const OFFLOAD_FEATURES_CHECKSUM = 0x1;
/** TSO4 in Features. */
export const OFFLOAD_FEATURES_TSO4 = 0x2;
/** TSO6 in Features. */
export const OFFLOAD_FEATURES_TSO6 = 0x4;
/** TSO ECN in Features. */
export const OFFLOAD_FEATURES_TSO_ECN = 0x8;
/** UFO in Features. */
export const OFFLOAD_FEATURES_UFO = 0x10;
/** USO4 in Features. */
export const OFFLOAD_FEATURES_USO4 = 0x20;
/** USO6 in Features. */
export const OFFLOAD_FEATURES_USO6 = 0x40;

/** Features (32). */
export function offloadFeatures(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0;
}

export function setOffloadFeatures(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
  b[o + 2] = value >>> 16;
  b[o + 3] = value >>> 24;
}

/** Writes the fixed fields of a Offload over b[o, end), around what already stands there. */
export function writeOffload(
  b: Uint8Array,
  o: number,
  end: number,
  checksum: number,
  tso4: number,
  tso6: number,
  tsoEcn: number,
  ufo: number,
  uso4: number,
  uso6: number,
  unused: number,
): void {
  const checksumWord =
    checksum |
    (tso4 << 1) |
    (tso6 << 2) |
    (tsoEcn << 3) |
    (ufo << 4) |
    (uso4 << 5) |
    (uso6 << 6) |
    (unused << 7);
  b[o] = checksumWord;
  b[o + 1] = checksumWord >>> 8;
  b[o + 2] = checksumWord >>> 16;
  b[o + 3] = checksumWord >>> 24;
}

/**
 * Whether b[o, end) begins with a sound Argument: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkArgument(b: Uint8Array, o: number, end: number): number {
  const at = scanArgument(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkArgument(), but answers where the Argument ends, or minus the broken rule. */
export function scanArgument(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -ARGUMENT_TRUNCATED;
  return o + 4;
}

/** Value (32). */
export function argumentValue(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0;
}

export function setArgumentValue(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
  b[o + 2] = value >>> 16;
  b[o + 3] = value >>> 24;
}

/** Writes the fixed fields of a Argument over b[o, end), around what already stands there. */
export function writeArgument(b: Uint8Array, o: number, end: number, value: number): void {
  b[o] = value;
  b[o + 1] = value >>> 8;
  b[o + 2] = value >>> 16;
  b[o + 3] = value >>> 24;
}
