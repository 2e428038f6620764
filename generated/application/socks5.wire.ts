// @generated from spec/application/socks5.protocol: change that, then npm run generate.
/**
 * SOCKS5, SOCKS Protocol Version 5. RFC 1928, RFC 1929, tor-socks-extensions.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |      VER      |   NMETHODS    |          METHODS ...          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Greeting has its fixed fields
export const VER_MALFORMED = 2; // VER = 5
export const NMETHODS_MALFORMED = 3; // NMETHODS in 1..
export const METHODS_TRUNCATED = 4; // METHODS ends with a whole item
export const CHOICE_TRUNCATED = 5; // Choice has its fixed fields
export const CHOICE_VER_MALFORMED = 6; // VER = 5
export const REQUEST_TRUNCATED = 7; // Request has its fixed fields
export const REQUEST_VER_MALFORMED = 8; // VER = 5
export const REQUEST_RSV_MALFORMED = 9; // RSV = 0
export const REPLY_TRUNCATED = 10; // Reply has its fixed fields
export const REPLY_VER_MALFORMED = 11; // VER = 5
export const REPLY_RSV_MALFORMED = 12; // RSV = 0
export const ADDRESS_TRUNCATED = 13; // Address has its fixed fields
export const ADDRESS_DOMAIN_NAME_DOMAIN_NAME_LENGTH_MALFORMED = 14; // Domain Name Length in 1..255
export const ADDRESS_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED = 15; // Domain Name fits in what holds it
export const ADDRESS_IPV6_IPV6_ADDRESS_TRUNCATED = 16; // IPv6 Address is 16 octets
export const ADDRESS_UNKNOWN = 17; // Address has an arm for its tag
export const UDP_HEADER_TRUNCATED = 18; // UDP Header has its fixed fields
export const UDP_HEADER_RSV_MALFORMED = 19; // RSV = 0
export const PASSWORD_REQUEST_TRUNCATED = 20; // Password Request has its fixed fields
export const PASSWORD_REQUEST_VER_MALFORMED = 21; // VER = 1
export const PASSWORD_REQUEST_UNAME_LENGTH_MALFORMED = 22; // UNAME Length in 1..255
export const PASSWORD_REQUEST_UNAME_TRUNCATED = 23; // UNAME fits in what holds it
export const PASSWORD_REQUEST_PASSWD_LENGTH_MALFORMED = 24; // PASSWD Length in 1..255
export const PASSWORD_REQUEST_PASSWD_TRUNCATED = 25; // PASSWD fits in what holds it
export const PASSWORD_REPLY_TRUNCATED = 26; // Password Reply has its fixed fields
export const PASSWORD_REPLY_VER_MALFORMED = 27; // VER = 1
/** METHOD: unknown values pass through. */
export const METHOD = {
  NO_AUTHENTICATION_REQUIRED: 0,
  GSSAPI: 1,
  USERNAME_PASSWORD: 2,
  NO_ACCEPTABLE_METHODS: 255,
} as const;
/** CMD: unknown values pass through. */
export const CMD = {
  CONNECT: 1,
  BIND: 2,
  UDP_ASSOCIATE: 3,
  RESOLVE: 240,
  RESOLVE_PTR: 241,
} as const;
/** REP: unknown values pass through. */
export const REP = {
  SUCCEEDED: 0,
  GENERAL_SOCKS_SERVER_FAILURE: 1,
  CONNECTION_NOT_ALLOWED_BY_RULESET: 2,
  NETWORK_UNREACHABLE: 3,
  HOST_UNREACHABLE: 4,
  CONNECTION_REFUSED: 5,
  TTL_EXPIRED: 6,
  COMMAND_NOT_SUPPORTED: 7,
  ADDRESS_TYPE_NOT_SUPPORTED: 8,
} as const;
/** Which Address it is. */
export const ADDRESS_ATYP = {
  IPV4: 1,
  DOMAIN_NAME: 3,
  IPV6: 4,
} as const;

/**
 * Whether b[o, end) begins with a sound Greeting: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkGreeting(b: Uint8Array, o: number, end: number): number {
  const at = scanGreeting(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkGreeting(), but answers where the Greeting ends, or minus the broken rule. */
export function scanGreeting(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -TRUNCATED;
  const ver = b[o];
  if (ver !== 5) return -VER_MALFORMED; // :8
  const nmethods = b[o + 1];
  if (nmethods < 1) return -NMETHODS_MALFORMED; // :9
  const methodsEnd = o + 2 + 1 * nmethods;
  if (methodsEnd > end) return -METHODS_TRUNCATED; // :10
  return methodsEnd;
}

/** Where METHODS begins. */
export function methodsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where METHODS ends. */
export function methodsEnd(b: Uint8Array, o: number, end: number): number {
  return o + 2 + 1 * nmethods(b, o);
}

/** VER (8) = 5. */
export function ver(b: Uint8Array, o: number): number {
  return b[o];
}

export function setVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** NMETHODS (8) in 1... */
export function nmethods(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setNmethods(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/**
 * Whether b[o, end) begins with a sound Choice: OK, or the first rule of the spec that it breaks.
 */
export function checkChoice(b: Uint8Array, o: number, end: number): number {
  const at = scanChoice(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkChoice(), but answers where the Choice ends, or minus the broken rule. */
export function scanChoice(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -CHOICE_TRUNCATED;
  const ver = b[o];
  if (ver !== 5) return -CHOICE_VER_MALFORMED; // :14
  return o + 2;
}

/** VER (8) = 5. */
export function choiceVer(b: Uint8Array, o: number): number {
  return b[o];
}

export function setChoiceVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** METHOD (8). */
export function choiceMethod(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setChoiceMethod(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Writes the fixed fields of a Choice over b[o, end), around what already stands there. */
export function writeChoice(b: Uint8Array, o: number, end: number, method: number): void {
  b[o] = 5;
  b[o + 1] = method;
}

/**
 * Whether b[o, end) begins with a sound Request: OK, or the first rule of the spec that it breaks.
 */
export function checkRequest(b: Uint8Array, o: number, end: number): number {
  const at = scanRequest(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRequest(), but answers where the Request ends, or minus the broken rule. */
export function scanRequest(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -REQUEST_TRUNCATED;
  const ver = b[o];
  if (ver !== 5) return -REQUEST_VER_MALFORMED; // :19
  const rsv = b[o + 2];
  if (rsv !== 0) return -REQUEST_RSV_MALFORMED; // :21
  const dstAddrEnd = scanAddress(b, o + 3, end);
  if (dstAddrEnd < 0) return dstAddrEnd;
  if (end - dstAddrEnd < 2) return -REQUEST_TRUNCATED;
  return dstAddrEnd + 2;
}

/** Where DST.ADDR begins. */
export function requestDstAddrStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where DST.ADDR ends. */
export function requestDstAddrEnd(b: Uint8Array, o: number, end: number): number {
  return scanAddress(b, o + 3, end);
}

/** VER (8) = 5. */
export function requestVer(b: Uint8Array, o: number): number {
  return b[o];
}

export function setRequestVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** CMD (8). */
export function requestCmd(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setRequestCmd(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** RSV (8) = 0. */
export function requestRsv(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setRequestRsv(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** DST.PORT (16). */
export function requestDstPort(b: Uint8Array, o: number, end: number): number {
  return (b[requestDstAddrEnd(b, o, end)] << 8) | b[requestDstAddrEnd(b, o, end) + 1];
}

export function setRequestDstPort(b: Uint8Array, o: number, end: number, value: number): void {
  b[requestDstAddrEnd(b, o, end)] = value >>> 8;
  b[requestDstAddrEnd(b, o, end) + 1] = value;
}

/**
 * Whether b[o, end) begins with a sound Reply: OK, or the first rule of the spec that it breaks.
 */
export function checkReply(b: Uint8Array, o: number, end: number): number {
  const at = scanReply(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkReply(), but answers where the Reply ends, or minus the broken rule. */
export function scanReply(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -REPLY_TRUNCATED;
  const ver = b[o];
  if (ver !== 5) return -REPLY_VER_MALFORMED; // :27
  const rsv = b[o + 2];
  if (rsv !== 0) return -REPLY_RSV_MALFORMED; // :29
  const bndAddrEnd = scanAddress(b, o + 3, end);
  if (bndAddrEnd < 0) return bndAddrEnd;
  if (end - bndAddrEnd < 2) return -REPLY_TRUNCATED;
  return bndAddrEnd + 2;
}

/** Where BND.ADDR begins. */
export function replyBndAddrStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where BND.ADDR ends. */
export function replyBndAddrEnd(b: Uint8Array, o: number, end: number): number {
  return scanAddress(b, o + 3, end);
}

/** VER (8) = 5. */
export function replyVer(b: Uint8Array, o: number): number {
  return b[o];
}

export function setReplyVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** REP (8). */
export function replyRep(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setReplyRep(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** RSV (8) = 0. */
export function replyRsv(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setReplyRsv(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** BND.PORT (16). */
export function replyBndPort(b: Uint8Array, o: number, end: number): number {
  return (b[replyBndAddrEnd(b, o, end)] << 8) | b[replyBndAddrEnd(b, o, end) + 1];
}

export function setReplyBndPort(b: Uint8Array, o: number, end: number, value: number): void {
  b[replyBndAddrEnd(b, o, end)] = value >>> 8;
  b[replyBndAddrEnd(b, o, end) + 1] = value;
}

/**
 * Whether b[o, end) begins with a sound UDP Header: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkUdpHeader(b: Uint8Array, o: number, end: number): number {
  const at = scanUdpHeader(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkUdpHeader(), but answers where the UDP Header ends, or minus the broken rule. */
export function scanUdpHeader(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -UDP_HEADER_TRUNCATED;
  const rsv = (b[o] << 8) | b[o + 1];
  if (rsv !== 0) return -UDP_HEADER_RSV_MALFORMED; // :43
  const dstAddrEnd = scanAddress(b, o + 3, end);
  if (dstAddrEnd < 0) return dstAddrEnd;
  if (end - dstAddrEnd < 2) return -UDP_HEADER_TRUNCATED;
  return end;
}

/** Where DST.ADDR begins. */
export function udpHeaderDstAddrStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where DST.ADDR ends. */
export function udpHeaderDstAddrEnd(b: Uint8Array, o: number, end: number): number {
  return scanAddress(b, o + 3, end);
}

/** Where DATA begins. */
export function udpHeaderDataStart(b: Uint8Array, o: number, end: number): number {
  return udpHeaderDstAddrEnd(b, o, end) + 2;
}

/** RSV (16) = 0. */
export function udpHeaderRsv(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setUdpHeaderRsv(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** FRAG (8): zero: whole by itself; who cannot reassemble drops the others. */
export function udpHeaderFrag(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setUdpHeaderFrag(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** DST.PORT (16). */
export function udpHeaderDstPort(b: Uint8Array, o: number, end: number): number {
  return (b[udpHeaderDstAddrEnd(b, o, end)] << 8) | b[udpHeaderDstAddrEnd(b, o, end) + 1];
}

export function setUdpHeaderDstPort(b: Uint8Array, o: number, end: number, value: number): void {
  b[udpHeaderDstAddrEnd(b, o, end)] = value >>> 8;
  b[udpHeaderDstAddrEnd(b, o, end) + 1] = value;
}

/**
 * Whether b[o, end) begins with a sound Password Request: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkPasswordRequest(b: Uint8Array, o: number, end: number): number {
  const at = scanPasswordRequest(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkPasswordRequest(), but answers where the Password Request ends, or minus the broken
 * rule.
 */
export function scanPasswordRequest(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -PASSWORD_REQUEST_TRUNCATED;
  const ver = b[o];
  if (ver !== 1) return -PASSWORD_REQUEST_VER_MALFORMED; // :52
  const unameLength = b[o + 1];
  if (unameLength < 1) return -PASSWORD_REQUEST_UNAME_LENGTH_MALFORMED; // :53
  const unameEnd = o + 2 + unameLength;
  if (unameEnd > end) return -PASSWORD_REQUEST_UNAME_TRUNCATED; // :53
  if (end - unameEnd < 1) return -PASSWORD_REQUEST_TRUNCATED;
  const passwdLength = b[unameEnd];
  if (passwdLength < 1) return -PASSWORD_REQUEST_PASSWD_LENGTH_MALFORMED; // :54
  const passwdEnd = unameEnd + 1 + passwdLength;
  if (passwdEnd > end) return -PASSWORD_REQUEST_PASSWD_TRUNCATED; // :54
  return passwdEnd;
}

/** Where UNAME begins. */
export function passwordRequestUnameStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where UNAME ends. */
export function passwordRequestUnameEnd(b: Uint8Array, o: number): number {
  return o + 2 + passwordRequestUnameLength(b, o);
}

/** Where PASSWD begins. */
export function passwordRequestPasswdStart(b: Uint8Array, o: number): number {
  return passwordRequestUnameEnd(b, o) + 1;
}

/** Where PASSWD ends. */
export function passwordRequestPasswdEnd(b: Uint8Array, o: number): number {
  return passwordRequestUnameEnd(b, o) + 1 + passwordRequestPasswdLength(b, o);
}

/** VER (8) = 1. */
export function passwordRequestVer(b: Uint8Array, o: number): number {
  return b[o];
}

export function setPasswordRequestVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** UNAME Length (8) in 1..255. */
export function passwordRequestUnameLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setPasswordRequestUnameLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** PASSWD Length (8) in 1..255. */
export function passwordRequestPasswdLength(b: Uint8Array, o: number): number {
  return b[passwordRequestUnameEnd(b, o)];
}

export function setPasswordRequestPasswdLength(b: Uint8Array, o: number, value: number): void {
  b[passwordRequestUnameEnd(b, o)] = value;
}

/**
 * How many octets the Password Request at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededPasswordRequest(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < passwordRequestUnameEnd(b, o) + 1) return passwordRequestUnameEnd(b, o) + 1 - end;
  const whole = passwordRequestPasswdEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Password Reply: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkPasswordReply(b: Uint8Array, o: number, end: number): number {
  const at = scanPasswordReply(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkPasswordReply(), but answers where the Password Reply ends, or minus the broken rule.
 */
export function scanPasswordReply(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -PASSWORD_REPLY_TRUNCATED;
  const ver = b[o];
  if (ver !== 1) return -PASSWORD_REPLY_VER_MALFORMED; // :58
  return o + 2;
}

/** VER (8) = 1. */
export function passwordReplyVer(b: Uint8Array, o: number): number {
  return b[o];
}

export function setPasswordReplyVer(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** STATUS (8): anything but zero is a refusal, and the proxy must hang up. */
export function passwordReplyStatus(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setPasswordReplyStatus(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/**
 * Writes the fixed fields of a Password Reply over b[o, end), around what already stands there.
 */
export function writePasswordReply(b: Uint8Array, o: number, end: number, status: number): void {
  b[o] = 1;
  b[o + 1] = status;
}

/**
 * Whether b[o, end) begins with a sound Address: OK, or the first rule of the spec that it breaks.
 */
export function checkAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAddress(), but answers where the Address ends, or minus the broken rule. */
export function scanAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -ADDRESS_TRUNCATED;
  const atyp = b[o];
  switch (atyp) {
    case 1: {
      // IPv4
      if (end - o < 5) return -ADDRESS_TRUNCATED;
      return o + 5;
    }

    case 3: {
      // Domain Name
      if (end - o < 2) return -ADDRESS_TRUNCATED;
      const domainNameLength = b[o + 1];
      if (domainNameLength < 1) return -ADDRESS_DOMAIN_NAME_DOMAIN_NAME_LENGTH_MALFORMED; // :37
      const domainNameEnd = o + 2 + domainNameLength;
      if (domainNameEnd > end) return -ADDRESS_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED; // :37
      return domainNameEnd;
    }

    case 4: {
      // IPv6
      if (end - o < 17) return -ADDRESS_TRUNCATED;
      return o + 17;
    }

    default: {
      return -ADDRESS_UNKNOWN; // :34
    }
  }
}

/** ATYP (8): which Address it is. */
export function addressAtyp(b: Uint8Array, o: number): number {
  return b[o];
}

/** IPv4 Address (32). */
export function addressIpv4Ipv4Address(b: Uint8Array, o: number): number {
  return ((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) >>> 0;
}

/** Writes IPv4 at b[o], and answers where it ends. */
export function writeAddressIpv4(b: Uint8Array, o: number, ipv4Address: number): number {
  b[o] = 1;
  b[o + 1] = ipv4Address >>> 24;
  b[o + 2] = ipv4Address >>> 16;
  b[o + 3] = ipv4Address >>> 8;
  b[o + 4] = ipv4Address;
  return o + 5;
}

/** Where Domain Name begins. */
export function addressDomainNameDomainNameStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Domain Name ends. */
export function addressDomainNameDomainNameEnd(b: Uint8Array, o: number): number {
  return o + 2 + addressDomainNameDomainNameLength(b, o);
}

/** Domain Name Length (8) in 1..255. */
export function addressDomainNameDomainNameLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Domain Name over b[o, end), around what already stands there; answers its end. */
export function writeAddressDomainName(b: Uint8Array, o: number, end: number): number {
  b[o] = 3;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where IPv6 Address begins. */
export function addressIpv6Ipv6AddressStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where IPv6 Address ends. */
export function addressIpv6Ipv6AddressEnd(b: Uint8Array, o: number): number {
  return o + 1 + 16;
}

/** Writes IPv6 at b[o], and answers where it ends. */
export function writeAddressIpv6(b: Uint8Array, o: number): number {
  b[o] = 4;
  return o + 17;
}
