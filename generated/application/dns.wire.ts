// @generated from spec/application/dns.protocol: change that, then npm run generate.
/**
 * DNS, Domain Name System. RFC 1034, RFC 1035, RFC 2136, RFC 2181, RFC 2782, RFC 3596, RFC
 * 3597, RFC 4034, RFC 6891, RFC 7766, RFC 9460.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |              ID               |Q|Opcode |A|T|R|R|Z|A|C| RCODE |
 *     |                               |R|       |A|C|D|A| |D|D|       |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |            QDCOUNT            |            ANCOUNT            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |            NSCOUNT            |            ARCOUNT            |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                         Question ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Answer ...                           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                         Authority ...                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                        Additional ...                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const Z_MALFORMED = 2; // Z = 0 (a warning)
export const QUESTION_TRUNCATED = 3; // Question ends with a whole item
export const ANSWER_TRUNCATED = 4; // Answer ends with a whole item
export const AUTHORITY_TRUNCATED = 5; // Authority ends with a whole item
export const ADDITIONAL_TRUNCATED = 6; // Additional ends with a whole item
export const FRAMED_MESSAGE_TRUNCATED = 7; // Framed Message has its fixed fields
export const FRAMED_MESSAGE_TRUNCATED_2 = 8; // Framed Message fits in what holds it
export const FRAMED_MESSAGE_LENGTH_MALFORMED = 9; // Length in 12..
export const FRAMED_MESSAGE_LEFTOVER = 10; // Framed Message is filled by its fields
export const QUESTION_TRUNCATED_2 = 11; // Question has its fixed fields
export const RESOURCE_RECORD_TRUNCATED = 12; // Resource Record has its fixed fields
export const RESOURCE_RECORD_EXTENDED_Z_MALFORMED = 13; // Extended Z = 0 (a warning)
export const RESOURCE_RECORD_RDATA_TRUNCATED = 14; // RDATA fits in what holds it
export const RESOURCE_RECORD_RDATA_TRUNCATED_2 = 15; // RDATA holds its fields
export const RESOURCE_RECORD_RDATA_LEFTOVER = 16; // RDATA is filled by its fields
export const RESOURCE_RECORD_TXT_TXT_DATA_TRUNCATED = 17; // TXT-DATA ends with a whole item
export const RESOURCE_RECORD_AAAA_IPV6_ADDRESS_TRUNCATED = 18; // IPv6 ADDRESS is 16 octets
export const RESOURCE_RECORD_OPT_OPTIONS_TRUNCATED = 19; // Options ends with a whole item
export const RESOURCE_RECORD_SERVICE_BINDING_SVCPARAMS_TRUNCATED = 20;
export const RESOURCE_RECORD_NSEC_TYPE_BIT_MAPS_TRUNCATED = 21;
export const RESOURCE_RECORD_CAA_TAG_LENGTH_MALFORMED = 22; // Tag Length in 1..255
export const RESOURCE_RECORD_CAA_TAG_TRUNCATED = 23; // Tag fits in what holds it
export const TYPE_WINDOW_TRUNCATED = 24; // Type Window has its fixed fields
export const TYPE_WINDOW_BITMAP_LENGTH_MALFORMED = 25; // Bitmap Length in 1..32
export const TYPE_WINDOW_BITMAP_TRUNCATED = 26; // Bitmap fits in what holds it
export const CHARACTER_STRING_TRUNCATED = 27; // Character String has its fixed fields
export const CHARACTER_STRING_TEXT_LENGTH_MALFORMED = 28; // Text Length in 0..255
export const CHARACTER_STRING_TEXT_TRUNCATED = 29; // Text fits in what holds it
export const NAME_TRUNCATED = 30; // Name ends before what holds it does
export const NAME_MALFORMED = 31;
export const UNCOMPRESSED_NAME_TRUNCATED = 32; // Uncompressed Name ends before what holds it does
export const UNCOMPRESSED_NAME_MALFORMED = 33;
export const OPTION_TRUNCATED = 34; // Option has its fixed fields
export const OPTION_OPTION_DATA_TRUNCATED = 35; // OPTION-DATA fits in what holds it
export const OPTION_OPTION_DATA_TRUNCATED_2 = 36; // OPTION-DATA holds its fields
export const OPTION_OPTION_DATA_LEFTOVER = 37; // OPTION-DATA is filled by its fields
export const OPTION_COOKIE_CLIENT_COOKIE_TRUNCATED = 38; // Client Cookie fits in what holds it
export const SVCPARAM_TRUNCATED = 39; // SvcParam has its fixed fields
export const SVCPARAM_SVCPARAMVALUE_LENGTH_MALFORMED = 40; // SvcParamValue Length in 0..65535
export const SVCPARAM_SVCPARAMVALUE_TRUNCATED = 41; // SvcParamValue fits in what holds it
export const SVCPARAM_SVCPARAMVALUE_TRUNCATED_2 = 42; // SvcParamValue holds its fields
export const SVCPARAM_SVCPARAMVALUE_LEFTOVER = 43; // SvcParamValue is filled by its fields
export const SVCPARAM_MANDATORY_KEYS_TRUNCATED = 44; // Keys ends with a whole item
export const SVCPARAM_ALPN_ALPN_IDS_TRUNCATED = 45; // ALPN IDs ends with a whole item
export const SVCPARAM_IPV4_HINT_IPV4_ADDRESSES_TRUNCATED = 46;
export const SVCPARAM_IPV6_HINT_IPV6_ADDRESSES_TRUNCATED = 47;
export const ALPN_ID_TRUNCATED = 48; // ALPN ID has its fixed fields
export const ALPN_ID_PROTOCOL_LENGTH_MALFORMED = 49; // Protocol Length in 1..255
export const ALPN_ID_PROTOCOL_TRUNCATED = 50; // Protocol fits in what holds it
/** Direction: unknown values pass through. */
export const DIRECTION = {
  QUERY: 0,
  RESPONSE: 1,
} as const;
/** Opcode: unknown values pass through. */
export const OPCODE = {
  QUERY: 0,
  INVERSE_QUERY: 1,
  STATUS: 2,
  NOTIFY: 4,
  UPDATE: 5,
  STATEFUL_OPERATIONS: 6,
} as const;
/** RCODE: unknown values pass through. */
export const RCODE = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  YXDOMAIN: 6,
  YXRRSET: 7,
  NXRRSET: 8,
  NOTAUTH: 9,
  NOTZONE: 10,
  DSOTYPENI: 11,
} as const;
/** CLASS: unknown values pass through. */
export const CLASS = {
  IN: 1,
  CH: 3,
  HS: 4,
  NONE: 254,
  ANY: 255,
  IN_FLUSH: 32769,
} as const;
/** TYPE: unknown values pass through. */
export const TYPE = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  NULL: 10,
  PTR: 12,
  HINFO: 13,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  AAAA: 28,
  LOC: 29,
  SRV: 33,
  NAPTR: 35,
  CERT: 37,
  DNAME: 39,
  OPT: 41,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  SPF: 99,
  EUI48: 108,
  EUI64: 109,
  TKEY: 249,
  TSIG: 250,
  IXFR: 251,
  AXFR: 252,
  MAILB: 253,
  ANY: 255,
  URI: 256,
  CAA: 257,
} as const;
/** Option Code: unknown values pass through. */
export const OPTION_CODE = {
  NSID: 3,
  DAU: 5,
  DHU: 6,
  N3U: 7,
  CLIENT_SUBNET: 8,
  EXPIRE: 9,
  COOKIE: 10,
  TCP_KEEPALIVE: 11,
  PADDING: 12,
  CHAIN: 13,
  KEY_TAG: 14,
  EXTENDED_ERROR: 15,
  REPORT_CHANNEL: 18,
} as const;
/** Address Family: unknown values pass through. */
export const ADDRESS_FAMILY = {
  IPV4: 1,
  IPV6: 2,
} as const;
/** SvcParamKey: unknown values pass through. */
export const SVCPARAMKEY = {
  MANDATORY: 0,
  ALPN: 1,
  NO_DEFAULT_ALPN: 2,
  PORT: 3,
  IPV4_HINT: 4,
  ECH: 5,
  IPV6_HINT: 6,
  DOH_PATH: 7,
  OHTTP: 8,
} as const;
/** Extended Error: unknown values pass through. */
export const EXTENDED_ERROR = {
  OTHER: 0,
  UNSUPPORTED_DNSKEY_ALGORITHM: 1,
  UNSUPPORTED_DS_DIGEST_TYPE: 2,
  STALE_ANSWER: 3,
  FORGED_ANSWER: 4,
  DNSSEC_INDETERMINATE: 5,
  DNSSEC_BOGUS: 6,
  SIGNATURE_EXPIRED: 7,
  SIGNATURE_NOT_YET_VALID: 8,
  DNSKEY_MISSING: 9,
  RRSIGS_MISSING: 10,
  NO_ZONE_KEY_BIT_SET: 11,
  NSEC_MISSING: 12,
  CACHED_ERROR: 13,
  NOT_READY: 14,
  BLOCKED: 15,
  CENSORED: 16,
  FILTERED: 17,
  PROHIBITED: 18,
  STALE_NXDOMAIN_ANSWER: 19,
  NOT_AUTHORITATIVE: 20,
  NOT_SUPPORTED: 21,
  NO_REACHABLE_AUTHORITY: 22,
  NETWORK_ERROR: 23,
  INVALID_DATA: 24,
} as const;

/** Whether b[o, end) begins with a sound Name: OK, or the first rule that it breaks. */
export function checkName(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanName(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/**
 * Where the Name ends here, or minus the broken rule. Work is bounded: pointers only lead back,
 * past every earlier one.
 */
export function scanName(b: Uint8Array, o: number, end: number, origin: number): number {
  let at = o;
  let limit = end;
  let octets = 1;
  let before = o;
  let after = -1;
  for (;;) {
    if (at >= limit) return -NAME_TRUNCATED;
    const lead = b[at];
    if (lead === 0x0) return after < 0 ? at + 1 : after;
    if ((lead & 0xc0) === 0xc0) {
      if (at + 2 > limit) return -NAME_TRUNCATED;
      const target = origin + (((lead & 0x3f) << 8) | b[at + 1]);
      if (target >= before) return -NAME_MALFORMED;
      if (after < 0) after = at + 2;
      before = target;
      limit = at;
      at = target;
      continue;
    }

    if ((lead & 0xc0) !== 0x0) return -NAME_MALFORMED;
    octets += 1 + (lead & 0x3f);
    if (octets > 255) return -NAME_MALFORMED;
    at += 1 + (lead & 0x3f);
  }
}

/**
 * Whether b[o, end) begins with a sound Uncompressed Name: OK, or the first rule that it breaks.
 */
export function checkUncompressedName(b: Uint8Array, o: number, end: number): number {
  const at = scanUncompressedName(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * Where the Uncompressed Name ends here, or minus the broken rule. Work is bounded: pointers only
 * lead back, past every earlier one.
 */
export function scanUncompressedName(b: Uint8Array, o: number, end: number): number {
  let at = o;
  let limit = end;
  let octets = 1;
  for (;;) {
    if (at >= limit) return -UNCOMPRESSED_NAME_TRUNCATED;
    const lead = b[at];
    if (lead === 0x0) return at + 1;
    if ((lead & 0xc0) !== 0x0) return -UNCOMPRESSED_NAME_MALFORMED;
    octets += 1 + (lead & 0x3f);
    if (octets > 255) return -UNCOMPRESSED_NAME_MALFORMED;
    at += 1 + (lead & 0x3f);
  }
}

/**
 * Whether b[o, end) begins with a sound Message: OK, or the first rule of the spec that it breaks.
 */
export function checkMessage(b: Uint8Array, o: number, end: number): number {
  const at = scanMessage(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number): number {
  if (end - o < 12) return -TRUNCATED;
  const qdcount = (b[o + 4] << 8) | b[o + 5];
  const ancount = (b[o + 6] << 8) | b[o + 7];
  const nscount = (b[o + 8] << 8) | b[o + 9];
  const arcount = (b[o + 10] << 8) | b[o + 11];
  let questionAt = o + 12;
  let questionCount = 0;
  for (; questionCount < qdcount; questionCount++) {
    const questionNext = scanQuestion(b, questionAt, end, o);
    if (questionNext < 0) return questionNext;
    questionAt = questionNext;
  }

  let answerAt = questionAt;
  let answerCount = 0;
  for (; answerCount < ancount; answerCount++) {
    const answerNext = scanResourceRecord(b, answerAt, end, o);
    if (answerNext < 0) return answerNext;
    answerAt = answerNext;
  }

  let authorityAt = answerAt;
  let authorityCount = 0;
  for (; authorityCount < nscount; authorityCount++) {
    const authorityNext = scanResourceRecord(b, authorityAt, end, o);
    if (authorityNext < 0) return authorityNext;
    authorityAt = authorityNext;
  }

  let additionalAt = authorityAt;
  let additionalCount = 0;
  for (; additionalCount < arcount; additionalCount++) {
    const additionalNext = scanResourceRecord(b, additionalAt, end, o);
    if (additionalNext < 0) return additionalNext;
    additionalAt = additionalNext;
  }

  return additionalAt;
}

/** Where Question begins. */
export function questionStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Question ends. */
export function questionEnd(b: Uint8Array, o: number, end: number): number {
  let at = o + 12;
  for (let left = qdcount(b, o); left > 0; left--) at = scanQuestion(b, at, end, o);
  return at;
}

/** Where Answer begins. */
export function answerStart(b: Uint8Array, o: number, end: number): number {
  return questionEnd(b, o, end);
}

/** Where Answer ends. */
export function answerEnd(b: Uint8Array, o: number, end: number): number {
  let at = questionEnd(b, o, end);
  for (let left = ancount(b, o); left > 0; left--) at = scanResourceRecord(b, at, end, o);
  return at;
}

/** Where Authority begins. */
export function authorityStart(b: Uint8Array, o: number, end: number): number {
  return answerEnd(b, o, end);
}

/** Where Authority ends. */
export function authorityEnd(b: Uint8Array, o: number, end: number): number {
  let at = answerEnd(b, o, end);
  for (let left = nscount(b, o); left > 0; left--) at = scanResourceRecord(b, at, end, o);
  return at;
}

/** Where Additional begins. */
export function additionalStart(b: Uint8Array, o: number, end: number): number {
  return authorityEnd(b, o, end);
}

/** Where Additional ends. */
export function additionalEnd(b: Uint8Array, o: number, end: number): number {
  let at = authorityEnd(b, o, end);
  for (let left = arcount(b, o); left > 0; left--) at = scanResourceRecord(b, at, end, o);
  return at;
}

/** ID (16). */
export function id(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setId(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** QR (1). */
export function qr(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 7;
}

export function setQr(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = (b[o + 2] & 0x7f) | ((value << 7) & 0x80);
}

/** Opcode (4). */
export function opcode(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 3) & 0xf;
}

export function setOpcode(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = (b[o + 2] & 0x87) | ((value << 3) & 0x78);
}

/** AA (1): the answer comes from a server that owns the name. */
export function aa(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 2) & 1;
}

export function setAa(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = (b[o + 2] & 0xfb) | ((value << 2) & 0x4);
}

/** TC (1): cut to fit: ask again over TCP. */
export function tc(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 1) & 1;
}

export function setTc(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = (b[o + 2] & 0xfd) | ((value << 1) & 0x2);
}

/** RD (1). */
export function rd(b: Uint8Array, o: number): number {
  return b[o + 2] & 1;
}

export function setRd(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = (b[o + 2] & 0xfe) | (value & 0x1);
}

/** RA (1). */
export function ra(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 7;
}

export function setRa(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0x7f) | ((value << 7) & 0x80);
}

/** Z (1) = 0. */
export function z(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 6) & 1;
}

export function setZ(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xbf) | ((value << 6) & 0x40);
}

/** AD (1). RFC 4035 §3.2.3. */
export function ad(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 5) & 1;
}

export function setAd(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xdf) | ((value << 5) & 0x20);
}

/** CD (1). RFC 4035 §3.2.2. */
export function cd(b: Uint8Array, o: number): number {
  return (b[o + 3] >>> 4) & 1;
}

export function setCd(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xef) | ((value << 4) & 0x10);
}

/** RCODE (4). */
export function rcode(b: Uint8Array, o: number): number {
  return b[o + 3] & 0xf;
}

export function setRcode(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xf0) | (value & 0xf);
}

/** QDCOUNT (16). */
export function qdcount(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setQdcount(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** ANCOUNT (16). */
export function ancount(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setAncount(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** NSCOUNT (16). */
export function nscount(b: Uint8Array, o: number): number {
  return (b[o + 8] << 8) | b[o + 9];
}

export function setNscount(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 8;
  b[o + 9] = value;
}

/** ARCOUNT (16). */
export function arcount(b: Uint8Array, o: number): number {
  return (b[o + 10] << 8) | b[o + 11];
}

export function setArcount(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/**
 * Whether b[o, end) begins with a sound Framed Message: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkFramedMessage(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanFramedMessage(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/**
 * As checkFramedMessage(), but answers where the Framed Message ends, or minus the broken rule.
 */
export function scanFramedMessage(b: Uint8Array, o: number, end: number, origin: number): number {
  if (end - o < 2) return -FRAMED_MESSAGE_TRUNCATED;
  const length = (b[o] << 8) | b[o + 1];
  if (length < 12) return -FRAMED_MESSAGE_LENGTH_MALFORMED; // :33
  const framedMessageEnd = o + length + 2;
  if (framedMessageEnd > end) return -FRAMED_MESSAGE_TRUNCATED_2; // :32
  const messageEnd = scanMessage(b, o + 2, framedMessageEnd);
  if (messageEnd < 0) return messageEnd;
  if (messageEnd !== framedMessageEnd) return -FRAMED_MESSAGE_LEFTOVER; // :32
  return framedMessageEnd;
}

/** Where Message begins. */
export function framedMessageMessageStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Message ends. */
export function framedMessageMessageEnd(b: Uint8Array, o: number): number {
  return scanMessage(b, o + 2, o + framedMessageLength(b, o) + 2);
}

/** Length (16) in 12... */
export function framedMessageLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setFramedMessageLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/**
 * How many octets the Framed Message at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededFramedMessage(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = o + framedMessageLength(b, o) + 2;
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Question: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkQuestion(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanQuestion(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/** As checkQuestion(), but answers where the Question ends, or minus the broken rule. */
export function scanQuestion(b: Uint8Array, o: number, end: number, origin: number): number {
  const qnameEnd = scanName(b, o, end, origin);
  if (qnameEnd < 0) return qnameEnd;
  if (end - qnameEnd < 4) return -QUESTION_TRUNCATED_2;
  return qnameEnd + 4;
}

/** Where QNAME begins. */
export function questionQnameStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where QNAME ends. */
export function questionQnameEnd(b: Uint8Array, o: number, end: number, origin: number): number {
  return scanName(b, o, end, origin);
}

/** QTYPE (16). */
export function questionQtype(b: Uint8Array, o: number, end: number, origin: number): number {
  return (b[questionQnameEnd(b, o, end, origin)] << 8) | b[questionQnameEnd(b, o, end, origin) + 1];
}

export function setQuestionQtype(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[questionQnameEnd(b, o, end, origin)] = value >>> 8;
  b[questionQnameEnd(b, o, end, origin) + 1] = value;
}

/** QCLASS (16). */
export function questionQclass(b: Uint8Array, o: number, end: number, origin: number): number {
  return (
    (b[questionQnameEnd(b, o, end, origin) + 2] << 8) | b[questionQnameEnd(b, o, end, origin) + 3]
  );
}

export function setQuestionQclass(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[questionQnameEnd(b, o, end, origin) + 2] = value >>> 8;
  b[questionQnameEnd(b, o, end, origin) + 3] = value;
}

/**
 * Whether b[o, end) begins with a sound Resource Record: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkResourceRecord(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanResourceRecord(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/**
 * As checkResourceRecord(), but answers where the Resource Record ends, or minus the broken rule.
 */
export function scanResourceRecord(b: Uint8Array, o: number, end: number, origin: number): number {
  const nameEnd = scanName(b, o, end, origin);
  if (nameEnd < 0) return nameEnd;
  if (end - nameEnd < 2) return -RESOURCE_RECORD_TRUNCATED;
  const type = (b[nameEnd] << 8) | b[nameEnd + 1];
  const classAt = nameEnd + 2;
  let classEnd = classAt;
  if (type !== 41) {
    if (end - classAt < 2) return -RESOURCE_RECORD_TRUNCATED;
    classEnd = classAt + 2;
  }

  const requestorsUdpPayloadSizeAt = classEnd;
  let requestorsUdpPayloadSizeEnd = requestorsUdpPayloadSizeAt;
  if (type === 41) {
    if (end - requestorsUdpPayloadSizeAt < 2) return -RESOURCE_RECORD_TRUNCATED;
    requestorsUdpPayloadSizeEnd = requestorsUdpPayloadSizeAt + 2;
  }

  const ttlAt = requestorsUdpPayloadSizeEnd;
  let ttlEnd = ttlAt;
  if (type !== 41) {
    if (end - ttlAt < 4) return -RESOURCE_RECORD_TRUNCATED;
    ttlEnd = ttlAt + 4;
  }

  const extendedFlagsAt = ttlEnd;
  let extendedFlagsEnd = extendedFlagsAt;
  if (type === 41) {
    if (end - extendedFlagsAt < 4) return -RESOURCE_RECORD_TRUNCATED;
    extendedFlagsEnd = extendedFlagsAt + 4;
  }

  if (end - extendedFlagsEnd < 2) return -RESOURCE_RECORD_TRUNCATED;
  const rdlength = (b[extendedFlagsEnd] << 8) | b[extendedFlagsEnd + 1];
  const rdataAt = extendedFlagsEnd + 2;
  let rdataEnd = rdataAt;
  if (rdlength > 0) {
    const rdataEnd2 = rdataAt + rdlength;
    if (rdataEnd2 > end) return -RESOURCE_RECORD_RDATA_TRUNCATED; // :59
    switch (type) {
      case 1: {
        // A
        if (rdataEnd2 - rdataAt < 4) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        if (rdataAt + 4 !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 2: {
        // NS
        const nsdnameEnd = scanName(b, rdataAt, rdataEnd2, origin);
        if (nsdnameEnd < 0) return nsdnameEnd;
        if (nsdnameEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 5: {
        // CNAME
        const cnameEnd = scanName(b, rdataAt, rdataEnd2, origin);
        if (cnameEnd < 0) return cnameEnd;
        if (cnameEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 6: {
        // SOA
        const mnameEnd = scanName(b, rdataAt, rdataEnd2, origin);
        if (mnameEnd < 0) return mnameEnd;
        const rnameEnd = scanName(b, mnameEnd, rdataEnd2, origin);
        if (rnameEnd < 0) return rnameEnd;
        if (rdataEnd2 - rnameEnd < 20) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        if (rnameEnd + 20 !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 12: {
        // PTR
        const ptrdnameEnd = scanName(b, rdataAt, rdataEnd2, origin);
        if (ptrdnameEnd < 0) return ptrdnameEnd;
        if (ptrdnameEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 15: {
        // MX
        if (rdataEnd2 - rdataAt < 2) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        const exchangeEnd = scanName(b, rdataAt + 2, rdataEnd2, origin);
        if (exchangeEnd < 0) return exchangeEnd;
        if (exchangeEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 16: {
        // TXT
        let txtDataAt = rdataAt;
        while (txtDataAt < rdataEnd2) {
          const txtDataNext = scanCharacterString(b, txtDataAt, rdataEnd2);
          if (txtDataNext < 0) return txtDataNext;
          txtDataAt = txtDataNext;
        }

        break;
      }

      case 28: {
        // AAAA
        if (rdataEnd2 - rdataAt < 16) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        if (rdataAt + 16 !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 33: {
        // SRV
        if (rdataEnd2 - rdataAt < 6) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        const targetEnd = scanName(b, rdataAt + 6, rdataEnd2, origin);
        if (targetEnd < 0) return targetEnd;
        if (targetEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 41: {
        // OPT
        let optionsAt = rdataAt;
        while (optionsAt < rdataEnd2) {
          const optionsNext = scanOption(b, optionsAt, rdataEnd2);
          if (optionsNext < 0) return optionsNext;
          optionsAt = optionsNext;
        }

        break;
      }

      case 64:
      case 65: {
        // Service Binding
        if (rdataEnd2 - rdataAt < 2) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        const targetnameEnd = scanUncompressedName(b, rdataAt + 2, rdataEnd2);
        if (targetnameEnd < 0) return targetnameEnd;
        let svcparamsAt = targetnameEnd;
        while (svcparamsAt < rdataEnd2) {
          const svcparamsNext = scanSvcparam(b, svcparamsAt, rdataEnd2);
          if (svcparamsNext < 0) return svcparamsNext;
          svcparamsAt = svcparamsNext;
        }

        break;
      }

      case 39: {
        // DNAME
        const redirectionTargetEnd = scanUncompressedName(b, rdataAt, rdataEnd2);
        if (redirectionTargetEnd < 0) return redirectionTargetEnd;
        if (redirectionTargetEnd !== rdataEnd2) return -RESOURCE_RECORD_RDATA_LEFTOVER; // :59
        break;
      }

      case 43: {
        // DS
        if (rdataEnd2 - rdataAt < 4) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        break;
      }

      case 44: {
        // SSHFP
        if (rdataEnd2 - rdataAt < 2) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        break;
      }

      case 46: {
        // RRSIG
        if (rdataEnd2 - rdataAt < 18) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        const signersNameEnd = scanUncompressedName(b, rdataAt + 18, rdataEnd2);
        if (signersNameEnd < 0) return signersNameEnd;
        break;
      }

      case 47: {
        // NSEC
        const nextDomainNameEnd = scanUncompressedName(b, rdataAt, rdataEnd2);
        if (nextDomainNameEnd < 0) return nextDomainNameEnd;
        let typeBitMapsAt = nextDomainNameEnd;
        while (typeBitMapsAt < rdataEnd2) {
          const typeBitMapsNext = scanTypeWindow(b, typeBitMapsAt, rdataEnd2);
          if (typeBitMapsNext < 0) return typeBitMapsNext;
          typeBitMapsAt = typeBitMapsNext;
        }

        break;
      }

      case 48: {
        // DNSKEY
        if (rdataEnd2 - rdataAt < 4) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        break;
      }

      case 52: {
        // TLSA
        if (rdataEnd2 - rdataAt < 3) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        break;
      }

      case 257: {
        // CAA
        if (rdataEnd2 - rdataAt < 2) return -RESOURCE_RECORD_RDATA_TRUNCATED_2;
        const tagLength = b[rdataAt + 1];
        if (tagLength < 1) return -RESOURCE_RECORD_CAA_TAG_LENGTH_MALFORMED; // :124
        const tagEnd = rdataAt + 2 + tagLength;
        if (tagEnd > rdataEnd2) return -RESOURCE_RECORD_CAA_TAG_TRUNCATED; // :124
        break;
      }

      default: {
      }
    }

    rdataEnd = rdataEnd2;
  }

  return rdataEnd;
}

/** Where NAME begins. */
export function resourceRecordNameStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where NAME ends. */
export function resourceRecordNameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(b, o, end, origin);
}

/** Where CLASS begins. */
export function resourceRecordClassStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordNameEnd(b, o, end, origin) + 2;
}

/** Where CLASS ends. */
export function resourceRecordClassEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordType(b, o, end, origin) !== 41
    ? resourceRecordNameEnd(b, o, end, origin) + 2 + 2
    : resourceRecordNameEnd(b, o, end, origin) + 2;
}

/** Where Requestor's UDP Payload Size begins. */
export function resourceRecordRequestorsUdpPayloadSizeStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordClassEnd(b, o, end, origin);
}

/** Where Requestor's UDP Payload Size ends. */
export function resourceRecordRequestorsUdpPayloadSizeEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordType(b, o, end, origin) === 41
    ? resourceRecordClassEnd(b, o, end, origin) + 2
    : resourceRecordClassEnd(b, o, end, origin);
}

/** Where TTL begins. */
export function resourceRecordTtlStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin);
}

/** Where TTL ends. */
export function resourceRecordTtlEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordType(b, o, end, origin) !== 41
    ? resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 4
    : resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin);
}

/** Where Extended Flags begins. */
export function resourceRecordExtendedFlagsStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordTtlEnd(b, o, end, origin);
}

/** Where Extended Flags ends. */
export function resourceRecordExtendedFlagsEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordType(b, o, end, origin) === 41
    ? resourceRecordTtlEnd(b, o, end, origin) + 4
    : resourceRecordTtlEnd(b, o, end, origin);
}

/** Where RDATA begins. */
export function resourceRecordRdataStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where RDATA ends. */
export function resourceRecordRdataEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdlength(b, o, end, origin) > 0
    ? resourceRecordExtendedFlagsEnd(b, o, end, origin) +
        2 +
        resourceRecordRdlength(b, o, end, origin)
    : resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where NSDNAME begins. */
export function resourceRecordNsNsdnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where NSDNAME ends. */
export function resourceRecordNsNsdnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where CNAME begins. */
export function resourceRecordCnameCnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where CNAME ends. */
export function resourceRecordCnameCnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where MNAME begins. */
export function resourceRecordSoaMnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where MNAME ends. */
export function resourceRecordSoaMnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where RNAME begins. */
export function resourceRecordSoaRnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordSoaMnameEnd(b, o, end, origin);
}

/** Where RNAME ends. */
export function resourceRecordSoaRnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordSoaMnameEnd(b, o, end, origin),
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where PTRDNAME begins. */
export function resourceRecordPtrPtrdnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where PTRDNAME ends. */
export function resourceRecordPtrPtrdnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where EXCHANGE begins. */
export function resourceRecordMxExchangeStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2;
}

/** Where EXCHANGE ends. */
export function resourceRecordMxExchangeEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where TXT-DATA begins. */
export function resourceRecordTxtTxtDataStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where TXT-DATA ends. */
export function resourceRecordTxtTxtDataEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where IPv6 ADDRESS begins. */
export function resourceRecordAaaaIpv6AddressStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where IPv6 ADDRESS ends. */
export function resourceRecordAaaaIpv6AddressEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 16;
}

/** Where Target begins. */
export function resourceRecordSrvTargetStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 6;
}

/** Where Target ends. */
export function resourceRecordSrvTargetEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 6,
    resourceRecordRdataEnd(b, o, end, origin),
    origin,
  );
}

/** Where Options begins. */
export function resourceRecordOptOptionsStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where Options ends. */
export function resourceRecordOptOptionsEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where TargetName begins. */
export function resourceRecordServiceBindingTargetnameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2;
}

/** Where TargetName ends. */
export function resourceRecordServiceBindingTargetnameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanUncompressedName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2,
    resourceRecordRdataEnd(b, o, end, origin),
  );
}

/** Where SvcParams begins. */
export function resourceRecordServiceBindingSvcparamsStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordServiceBindingTargetnameEnd(b, o, end, origin);
}

/** Where SvcParams ends. */
export function resourceRecordServiceBindingSvcparamsEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Redirection Target begins. */
export function resourceRecordDnameRedirectionTargetStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where Redirection Target ends. */
export function resourceRecordDnameRedirectionTargetEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanUncompressedName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
  );
}

/** Where Digest begins. */
export function resourceRecordDsDigestStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4;
}

/** Where Digest ends. */
export function resourceRecordDsDigestEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Fingerprint begins. */
export function resourceRecordSshfpFingerprintStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2;
}

/** Where Fingerprint ends. */
export function resourceRecordSshfpFingerprintEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Signer's Name begins. */
export function resourceRecordRrsigSignersNameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 18;
}

/** Where Signer's Name ends. */
export function resourceRecordRrsigSignersNameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanUncompressedName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 18,
    resourceRecordRdataEnd(b, o, end, origin),
  );
}

/** Where Signature begins. */
export function resourceRecordRrsigSignatureStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRrsigSignersNameEnd(b, o, end, origin);
}

/** Where Signature ends. */
export function resourceRecordRrsigSignatureEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Next Domain Name begins. */
export function resourceRecordNsecNextDomainNameStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where Next Domain Name ends. */
export function resourceRecordNsecNextDomainNameEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return scanUncompressedName(
    b,
    resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2,
    resourceRecordRdataEnd(b, o, end, origin),
  );
}

/** Where Type Bit Maps begins. */
export function resourceRecordNsecTypeBitMapsStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordNsecNextDomainNameEnd(b, o, end, origin);
}

/** Where Type Bit Maps ends. */
export function resourceRecordNsecTypeBitMapsEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Public Key begins. */
export function resourceRecordDnskeyPublicKeyStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4;
}

/** Where Public Key ends. */
export function resourceRecordDnskeyPublicKeyEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Certificate Association Data begins. */
export function resourceRecordTlsaCertificateAssociationDataStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3;
}

/** Where Certificate Association Data ends. */
export function resourceRecordTlsaCertificateAssociationDataEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Tag begins. */
export function resourceRecordCaaTagStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2;
}

/** Where Tag ends. */
export function resourceRecordCaaTagEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    resourceRecordExtendedFlagsEnd(b, o, end, origin) +
    2 +
    2 +
    resourceRecordCaaTagLength(b, o, end, origin)
  );
}

/** Where CAA Value begins. */
export function resourceRecordCaaCaaValueStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordCaaTagEnd(b, o, end, origin);
}

/** Where CAA Value ends. */
export function resourceRecordCaaCaaValueEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** Where Octets begins. */
export function resourceRecordUnknownOctetsStart(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2;
}

/** Where Octets ends. */
export function resourceRecordUnknownOctetsEnd(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return resourceRecordRdataEnd(b, o, end, origin);
}

/** TYPE (16). */
export function resourceRecordType(b: Uint8Array, o: number, end: number, origin: number): number {
  return (
    (b[resourceRecordNameEnd(b, o, end, origin)] << 8) |
    b[resourceRecordNameEnd(b, o, end, origin) + 1]
  );
}

export function setResourceRecordType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordNameEnd(b, o, end, origin)] = value >>> 8;
  b[resourceRecordNameEnd(b, o, end, origin) + 1] = value;
}

/** Whether CLASS is there. */
export function hasResourceRecordClass(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): boolean {
  return resourceRecordType(b, o, end, origin) !== 41;
}

/** CLASS (16). */
export function resourceRecordClass(b: Uint8Array, o: number, end: number, origin: number): number {
  return (
    (b[resourceRecordNameEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordNameEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordClass(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordNameEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordNameEnd(b, o, end, origin) + 3] = value;
}

/** Whether Requestor's UDP Payload Size is there. */
export function hasResourceRecordRequestorsUdpPayloadSize(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): boolean {
  return resourceRecordType(b, o, end, origin) === 41;
}

/** Requestor's UDP Payload Size (16). RFC 6891 §6.2.3. */
export function resourceRecordRequestorsUdpPayloadSize(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordClassEnd(b, o, end, origin)] << 8) |
    b[resourceRecordClassEnd(b, o, end, origin) + 1]
  );
}

export function setResourceRecordRequestorsUdpPayloadSize(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordClassEnd(b, o, end, origin)] = value >>> 8;
  b[resourceRecordClassEnd(b, o, end, origin) + 1] = value;
}

/** Whether TTL is there. */
export function hasResourceRecordTtl(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): boolean {
  return resourceRecordType(b, o, end, origin) !== 41;
}

/** TTL (32), in seconds. RFC 2181 §8. */
export function resourceRecordTtl(b: Uint8Array, o: number, end: number, origin: number): number {
  return (
    ((b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin)] << 24) |
      (b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 1] << 16) |
      (b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 2] << 8) |
      b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 3]) >>>
    0
  );
}

export function setResourceRecordTtl(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin)] = value >>> 24;
  b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 1] = value >>> 16;
  b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordRequestorsUdpPayloadSizeEnd(b, o, end, origin) + 3] = value;
}

/** Extended RCODE (8): the upper eight bits of twelve; RCODE holds the lower four. */
export function resourceRecordExtendedRcode(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordTtlEnd(b, o, end, origin)];
}

export function setResourceRecordExtendedRcode(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordTtlEnd(b, o, end, origin)] = value;
}

/** Version (8). */
export function resourceRecordVersion(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordTtlEnd(b, o, end, origin) + 1];
}

export function setResourceRecordVersion(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordTtlEnd(b, o, end, origin) + 1] = value;
}

/** DO (1). RFC 3225 §3. */
export function resourceRecordDo(b: Uint8Array, o: number, end: number, origin: number): number {
  return b[resourceRecordTtlEnd(b, o, end, origin) + 2] >>> 7;
}

export function setResourceRecordDo(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordTtlEnd(b, o, end, origin) + 2] =
    (b[resourceRecordTtlEnd(b, o, end, origin) + 2] & 0x7f) | ((value << 7) & 0x80);
}

/** Extended Z (15) = 0. */
export function resourceRecordExtendedZ(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordTtlEnd(b, o, end, origin) + 2] << 8) |
      b[resourceRecordTtlEnd(b, o, end, origin) + 3]) &
    0x7fff
  );
}

export function setResourceRecordExtendedZ(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordTtlEnd(b, o, end, origin) + 2] =
    (b[resourceRecordTtlEnd(b, o, end, origin) + 2] & 0x80) | ((value >>> 8) & 0x7f);
  b[resourceRecordTtlEnd(b, o, end, origin) + 3] = value;
}

/** DO in Extended Flags. */
export const RESOURCE_RECORD_EXTENDED_FLAGS_DO = 0x8000;

/** Extended Flags (32). RFC 6891 §6.1.3. */
export function resourceRecordExtendedFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordTtlEnd(b, o, end, origin)] << 24) |
      (b[resourceRecordTtlEnd(b, o, end, origin) + 1] << 16) |
      (b[resourceRecordTtlEnd(b, o, end, origin) + 2] << 8) |
      b[resourceRecordTtlEnd(b, o, end, origin) + 3]) >>>
    0
  );
}

export function setResourceRecordExtendedFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordTtlEnd(b, o, end, origin)] = value >>> 24;
  b[resourceRecordTtlEnd(b, o, end, origin) + 1] = value >>> 16;
  b[resourceRecordTtlEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordTtlEnd(b, o, end, origin) + 3] = value;
}

/** RDLENGTH (16). */
export function resourceRecordRdlength(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin)] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 1]
  );
}

export function setResourceRecordRdlength(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin)] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 1] = value;
}

/** Whether RDATA is there. */
export function hasResourceRecordRdata(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): boolean {
  return resourceRecordRdlength(b, o, end, origin) > 0;
}

/** ADDRESS (32). */
export function resourceRecordAAddress(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 24) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] << 16) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 4] << 8) |
      b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 5]) >>>
    0
  );
}

export function setResourceRecordAAddress(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 24;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value >>> 16;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 4] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 5] = value;
}

/** SERIAL (32). RFC 1982 §7. */
export function resourceRecordSoaSerial(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordSoaRnameEnd(b, o, end, origin)] << 24) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 1] << 16) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 2] << 8) |
      b[resourceRecordSoaRnameEnd(b, o, end, origin) + 3]) >>>
    0
  );
}

export function setResourceRecordSoaSerial(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordSoaRnameEnd(b, o, end, origin)] = value >>> 24;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 1] = value >>> 16;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 3] = value;
}

/** REFRESH (32), in seconds. */
export function resourceRecordSoaRefresh(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordSoaRnameEnd(b, o, end, origin) + 4] << 24) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 5] << 16) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 6] << 8) |
      b[resourceRecordSoaRnameEnd(b, o, end, origin) + 7]) >>>
    0
  );
}

export function setResourceRecordSoaRefresh(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 4] = value >>> 24;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 5] = value >>> 16;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 6] = value >>> 8;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 7] = value;
}

/** RETRY (32), in seconds. */
export function resourceRecordSoaRetry(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordSoaRnameEnd(b, o, end, origin) + 8] << 24) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 9] << 16) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 10] << 8) |
      b[resourceRecordSoaRnameEnd(b, o, end, origin) + 11]) >>>
    0
  );
}

export function setResourceRecordSoaRetry(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 8] = value >>> 24;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 9] = value >>> 16;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 10] = value >>> 8;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 11] = value;
}

/** EXPIRE (32), in seconds. */
export function resourceRecordSoaExpire(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordSoaRnameEnd(b, o, end, origin) + 12] << 24) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 13] << 16) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 14] << 8) |
      b[resourceRecordSoaRnameEnd(b, o, end, origin) + 15]) >>>
    0
  );
}

export function setResourceRecordSoaExpire(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 12] = value >>> 24;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 13] = value >>> 16;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 14] = value >>> 8;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 15] = value;
}

/** MINIMUM (32), in seconds. RFC 2308 §4. */
export function resourceRecordSoaMinimum(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordSoaRnameEnd(b, o, end, origin) + 16] << 24) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 17] << 16) |
      (b[resourceRecordSoaRnameEnd(b, o, end, origin) + 18] << 8) |
      b[resourceRecordSoaRnameEnd(b, o, end, origin) + 19]) >>>
    0
  );
}

export function setResourceRecordSoaMinimum(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 16] = value >>> 24;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 17] = value >>> 16;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 18] = value >>> 8;
  b[resourceRecordSoaRnameEnd(b, o, end, origin) + 19] = value;
}

/** PREFERENCE (16). */
export function resourceRecordMxPreference(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordMxPreference(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** Priority (16). */
export function resourceRecordSrvPriority(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordSrvPriority(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** Weight (16). */
export function resourceRecordSrvWeight(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3]
  );
}

export function setResourceRecordSrvWeight(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3] = value;
}

/** Port (16). */
export function resourceRecordSrvPort(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 5]
  );
}

export function setResourceRecordSrvPort(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 5] = value;
}

/** SvcPriority (16): zero makes this an alias. */
export function resourceRecordServiceBindingSvcpriority(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordServiceBindingSvcpriority(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** DS Key Tag (16). */
export function resourceRecordDsDsKeyTag(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordDsDsKeyTag(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** DS Algorithm (8). */
export function resourceRecordDsDsAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2];
}

export function setResourceRecordDsDsAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] = value;
}

/** Digest Type (8). */
export function resourceRecordDsDigestType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3];
}

export function setResourceRecordDsDigestType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3] = value;
}

/** SSHFP Algorithm (8). */
export function resourceRecordSshfpSshfpAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2];
}

export function setResourceRecordSshfpSshfpAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value;
}

/** SSHFP Type (8). */
export function resourceRecordSshfpSshfpType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1];
}

export function setResourceRecordSshfpSshfpType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1] = value;
}

/** Type Covered (16). */
export function resourceRecordRrsigTypeCovered(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordRrsigTypeCovered(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** RRSIG Algorithm (8). */
export function resourceRecordRrsigRrsigAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2];
}

export function setResourceRecordRrsigRrsigAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] = value;
}

/** Labels (8). */
export function resourceRecordRrsigLabels(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3];
}

export function setResourceRecordRrsigLabels(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3] = value;
}

/** Original TTL (32), in seconds. */
export function resourceRecordRrsigOriginalTtl(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4] << 24) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 5] << 16) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 6] << 8) |
      b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 7]) >>>
    0
  );
}

export function setResourceRecordRrsigOriginalTtl(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 4] = value >>> 24;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 5] = value >>> 16;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 6] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 7] = value;
}

/** Signature Expiration (32): seconds since 1970, as serial numbers compare. */
export function resourceRecordRrsigSignatureExpiration(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 8] << 24) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 9] << 16) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 10] << 8) |
      b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 11]) >>>
    0
  );
}

export function setResourceRecordRrsigSignatureExpiration(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 8] = value >>> 24;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 9] = value >>> 16;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 10] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 11] = value;
}

/** Signature Inception (32). */
export function resourceRecordRrsigSignatureInception(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    ((b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 12] << 24) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 13] << 16) |
      (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 14] << 8) |
      b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 15]) >>>
    0
  );
}

export function setResourceRecordRrsigSignatureInception(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 12] = value >>> 24;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 13] = value >>> 16;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 14] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 15] = value;
}

/** RRSIG Key Tag (16). */
export function resourceRecordRrsigRrsigKeyTag(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 16] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 17]
  );
}

export function setResourceRecordRrsigRrsigKeyTag(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 16] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 17] = value;
}

/** Flags (16). */
export function resourceRecordDnskeyFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return (
    (b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] << 8) |
    b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3]
  );
}

export function setResourceRecordDnskeyFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value >>> 8;
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 3] = value;
}

/** Protocol (8). */
export function resourceRecordDnskeyProtocol(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2];
}

export function setResourceRecordDnskeyProtocol(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] = value;
}

/** DNSKEY Algorithm (8). */
export function resourceRecordDnskeyDnskeyAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3];
}

export function setResourceRecordDnskeyDnskeyAlgorithm(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 3] = value;
}

/** Certificate Usage (8). */
export function resourceRecordTlsaCertificateUsage(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2];
}

export function setResourceRecordTlsaCertificateUsage(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value;
}

/** Selector (8). */
export function resourceRecordTlsaSelector(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1];
}

export function setResourceRecordTlsaSelector(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1] = value;
}

/** Matching Type (8). */
export function resourceRecordTlsaMatchingType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2];
}

export function setResourceRecordTlsaMatchingType(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 2] = value;
}

/** CAA Flags (8). */
export function resourceRecordCaaCaaFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2];
}

export function setResourceRecordCaaCaaFlags(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2] = value;
}

/** Tag Length (8) in 1..255. */
export function resourceRecordCaaTagLength(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
): number {
  return b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1];
}

export function setResourceRecordCaaTagLength(
  b: Uint8Array,
  o: number,
  end: number,
  origin: number,
  value: number,
): void {
  b[resourceRecordExtendedFlagsEnd(b, o, end, origin) + 2 + 1] = value;
}

/**
 * Whether b[o, end) begins with a sound Type Window: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkTypeWindow(b: Uint8Array, o: number, end: number): number {
  const at = scanTypeWindow(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkTypeWindow(), but answers where the Type Window ends, or minus the broken rule. */
export function scanTypeWindow(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -TYPE_WINDOW_TRUNCATED;
  const bitmapLength = b[o + 1];
  if (bitmapLength < 1 || bitmapLength > 32) return -TYPE_WINDOW_BITMAP_LENGTH_MALFORMED; // :133
  const bitmapEnd = o + 2 + bitmapLength;
  if (bitmapEnd > end) return -TYPE_WINDOW_BITMAP_TRUNCATED; // :133
  return bitmapEnd;
}

/** Where Bitmap begins. */
export function typeWindowBitmapStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Bitmap ends. */
export function typeWindowBitmapEnd(b: Uint8Array, o: number): number {
  return o + 2 + typeWindowBitmapLength(b, o);
}

/** Window Block (8). */
export function typeWindowWindowBlock(b: Uint8Array, o: number): number {
  return b[o];
}

export function setTypeWindowWindowBlock(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Bitmap Length (8) in 1..32. */
export function typeWindowBitmapLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setTypeWindowBitmapLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** How many octets the Type Window at o still needs, at least, behind end: 0 when it is whole. */
export function neededTypeWindow(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = typeWindowBitmapEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Type Window over b[o, end), around what already stands there. */
export function writeTypeWindow(b: Uint8Array, o: number, end: number, windowBlock: number): void {
  b[o] = windowBlock;
  b[o + 1] = end - (o + 2);
}

/**
 * Whether b[o, end) begins with a sound Character String: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkCharacterString(b: Uint8Array, o: number, end: number): number {
  const at = scanCharacterString(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkCharacterString(), but answers where the Character String ends, or minus the broken
 * rule.
 */
export function scanCharacterString(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -CHARACTER_STRING_TRUNCATED;
  const textLength = b[o];
  const textEnd = o + 1 + textLength;
  if (textEnd > end) return -CHARACTER_STRING_TEXT_TRUNCATED; // :137
  return textEnd;
}

/** Where Text begins. */
export function characterStringTextStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Text ends. */
export function characterStringTextEnd(b: Uint8Array, o: number): number {
  return o + 1 + characterStringTextLength(b, o);
}

/** Text Length (8) in 0..255. */
export function characterStringTextLength(b: Uint8Array, o: number): number {
  return b[o];
}

export function setCharacterStringTextLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/**
 * How many octets the Character String at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededCharacterString(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  const whole = characterStringTextEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Character String over b[o, end), around what already stands there.
 */
export function writeCharacterString(b: Uint8Array, o: number, end: number): void {
  b[o] = end - (o + 1);
}

/**
 * Whether b[o, end) begins with a sound Option: OK, or the first rule of the spec that it breaks.
 */
export function checkOption(b: Uint8Array, o: number, end: number): number {
  const at = scanOption(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOption(), but answers where the Option ends, or minus the broken rule. */
export function scanOption(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -OPTION_TRUNCATED;
  const optionCode = (b[o] << 8) | b[o + 1];
  const optionLength = (b[o + 2] << 8) | b[o + 3];
  const optionDataEnd = o + 4 + optionLength;
  if (optionDataEnd > end) return -OPTION_OPTION_DATA_TRUNCATED; // :154
  switch (optionCode) {
    case 3: {
      // NSID
      break;
    }

    case 8: {
      // Client Subnet
      if (optionDataEnd - o < 8) return -OPTION_OPTION_DATA_TRUNCATED_2;
      break;
    }

    case 9: {
      // Expire
      const expireTimerAt = o + 4;
      let expireTimerEnd = expireTimerAt;
      if (optionDataEnd - (o + 4) >= 4) {
        if (optionDataEnd - expireTimerAt < 4) return -OPTION_OPTION_DATA_TRUNCATED_2;
        expireTimerEnd = expireTimerAt + 4;
      }

      if (expireTimerEnd !== optionDataEnd) return -OPTION_OPTION_DATA_LEFTOVER; // :154
      break;
    }

    case 10: {
      // Cookie
      if (optionDataEnd - o < 12) return -OPTION_OPTION_DATA_TRUNCATED_2;
      break;
    }

    case 11: {
      // TCP Keepalive
      const timeoutAt = o + 4;
      let timeoutEnd = timeoutAt;
      if (optionDataEnd - (o + 4) >= 2) {
        if (optionDataEnd - timeoutAt < 2) return -OPTION_OPTION_DATA_TRUNCATED_2;
        timeoutEnd = timeoutAt + 2;
      }

      if (timeoutEnd !== optionDataEnd) return -OPTION_OPTION_DATA_LEFTOVER; // :154
      break;
    }

    case 12: {
      // Padding
      break;
    }

    case 15: {
      // Extended Error
      if (optionDataEnd - o < 6) return -OPTION_OPTION_DATA_TRUNCATED_2;
      break;
    }

    default: {
    }
  }

  return optionDataEnd;
}

/** Where OPTION-DATA begins. */
export function optionOptionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where OPTION-DATA ends. */
export function optionOptionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + optionOptionLength(b, o);
}

/** Where Identifier begins. */
export function optionNsidIdentifierStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Identifier ends. */
export function optionNsidIdentifierEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** Where Client ADDRESS begins. */
export function optionClientSubnetClientAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Client ADDRESS ends. */
export function optionClientSubnetClientAddressEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** Where Expire Timer begins. */
export function optionExpireExpireTimerStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Expire Timer ends. */
export function optionExpireExpireTimerEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o) - (o + 4) >= 4 ? o + 8 : o + 4;
}

/** Where Client Cookie begins. */
export function optionCookieClientCookieStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Client Cookie ends. */
export function optionCookieClientCookieEnd(b: Uint8Array, o: number): number {
  return o + 4 + 8;
}

/** Where Server Cookie begins. */
export function optionCookieServerCookieStart(b: Uint8Array, o: number): number {
  return o + 12;
}

/** Where Server Cookie ends. */
export function optionCookieServerCookieEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** Where TIMEOUT begins. */
export function optionTcpKeepaliveTimeoutStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where TIMEOUT ends. */
export function optionTcpKeepaliveTimeoutEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o) - (o + 4) >= 2 ? o + 6 : o + 4;
}

/** Where Filler begins. */
export function optionPaddingFillerStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Filler ends. */
export function optionPaddingFillerEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** Where EXTRA-TEXT begins. */
export function optionExtendedErrorExtraTextStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where EXTRA-TEXT ends. */
export function optionExtendedErrorExtraTextEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** Where Option Octets begins. */
export function optionUnknownOptionOptionOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Option Octets ends. */
export function optionUnknownOptionOptionOctetsEnd(b: Uint8Array, o: number): number {
  return optionOptionDataEnd(b, o);
}

/** OPTION-CODE (16). */
export function optionOptionCode(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setOptionOptionCode(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** OPTION-LENGTH (16). */
export function optionOptionLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setOptionOptionLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** FAMILY (16). */
export function optionClientSubnetFamily(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setOptionClientSubnetFamily(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** SOURCE PREFIX-LENGTH (8). */
export function optionClientSubnetSourcePrefixLength(b: Uint8Array, o: number): number {
  return b[o + 6];
}

export function setOptionClientSubnetSourcePrefixLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value;
}

/** SCOPE PREFIX-LENGTH (8). */
export function optionClientSubnetScopePrefixLength(b: Uint8Array, o: number): number {
  return b[o + 7];
}

export function setOptionClientSubnetScopePrefixLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 7] = value;
}

/** Whether Expire Timer is there. */
export function hasOptionExpireExpireTimer(b: Uint8Array, o: number): boolean {
  return optionOptionDataEnd(b, o) - (o + 4) >= 4;
}

/** Expire Timer (32), in seconds. */
export function optionExpireExpireTimer(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setOptionExpireExpireTimer(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether TIMEOUT is there. */
export function hasOptionTcpKeepaliveTimeout(b: Uint8Array, o: number): boolean {
  return optionOptionDataEnd(b, o) - (o + 4) >= 2;
}

/** TIMEOUT (16), in 100 milliseconds. */
export function optionTcpKeepaliveTimeout(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setOptionTcpKeepaliveTimeout(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** INFO-CODE (16). */
export function optionExtendedErrorInfoCode(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setOptionExtendedErrorInfoCode(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** How many octets the Option at o still needs, at least, behind end: 0 when it is whole. */
export function neededOption(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = optionOptionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Option over b[o, end), around what already stands there. */
export function writeOption(b: Uint8Array, o: number, end: number, optionCode: number): void {
  b[o] = optionCode >>> 8;
  b[o + 1] = optionCode;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound SvcParam: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSvcparam(b: Uint8Array, o: number, end: number): number {
  const at = scanSvcparam(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkSvcparam(), but answers where the SvcParam ends, or minus the broken rule. */
export function scanSvcparam(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -SVCPARAM_TRUNCATED;
  const svcparamkey = (b[o] << 8) | b[o + 1];
  const svcparamvalueLength = (b[o + 2] << 8) | b[o + 3];
  const svcparamvalueEnd = o + 4 + svcparamvalueLength;
  if (svcparamvalueEnd > end) return -SVCPARAM_SVCPARAMVALUE_TRUNCATED; // :173
  switch (svcparamkey) {
    case 0: {
      // Mandatory
      if ((svcparamvalueEnd - (o + 4)) % 2 !== 0) return -SVCPARAM_MANDATORY_KEYS_TRUNCATED; // :174
      break;
    }

    case 1: {
      // ALPN
      let alpnIdsAt = o + 4;
      while (alpnIdsAt < svcparamvalueEnd) {
        const alpnIdsNext = scanAlpnId(b, alpnIdsAt, svcparamvalueEnd);
        if (alpnIdsNext < 0) return alpnIdsNext;
        alpnIdsAt = alpnIdsNext;
      }

      break;
    }

    case 2: {
      // No Default ALPN
      if (o + 4 !== svcparamvalueEnd) return -SVCPARAM_SVCPARAMVALUE_LEFTOVER; // :173
      break;
    }

    case 3: {
      // Port
      if (svcparamvalueEnd - o < 6) return -SVCPARAM_SVCPARAMVALUE_TRUNCATED_2;
      if (o + 6 !== svcparamvalueEnd) return -SVCPARAM_SVCPARAMVALUE_LEFTOVER; // :173
      break;
    }

    case 4: {
      // IPv4 Hint
      if ((svcparamvalueEnd - (o + 4)) % 4 !== 0)
        return -SVCPARAM_IPV4_HINT_IPV4_ADDRESSES_TRUNCATED; // :178
      break;
    }

    case 5: {
      // ECH
      break;
    }

    case 6: {
      // IPv6 Hint
      if ((svcparamvalueEnd - (o + 4)) % 16 !== 0)
        return -SVCPARAM_IPV6_HINT_IPV6_ADDRESSES_TRUNCATED; // :180
      break;
    }

    case 7: {
      // DoH Path
      break;
    }

    default: {
    }
  }

  return svcparamvalueEnd;
}

/** Where SvcParamValue begins. */
export function svcparamSvcparamvalueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where SvcParamValue ends. */
export function svcparamSvcparamvalueEnd(b: Uint8Array, o: number): number {
  return o + 4 + svcparamSvcparamvalueLength(b, o);
}

/** Where Keys begins. */
export function svcparamMandatoryKeysStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Keys ends. */
export function svcparamMandatoryKeysEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where ALPN IDs begins. */
export function svcparamAlpnAlpnIdsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where ALPN IDs ends. */
export function svcparamAlpnAlpnIdsEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where IPv4 Addresses begins. */
export function svcparamIpv4HintIpv4AddressesStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IPv4 Addresses ends. */
export function svcparamIpv4HintIpv4AddressesEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where ECHConfigList begins. */
export function svcparamEchEchconfiglistStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where ECHConfigList ends. */
export function svcparamEchEchconfiglistEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where IPv6 Addresses begins. */
export function svcparamIpv6HintIpv6AddressesStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where IPv6 Addresses ends. */
export function svcparamIpv6HintIpv6AddressesEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where Template begins. */
export function svcparamDohPathTemplateStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Template ends. */
export function svcparamDohPathTemplateEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** Where Value begins. */
export function svcparamUnknownParameterValueStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Value ends. */
export function svcparamUnknownParameterValueEnd(b: Uint8Array, o: number): number {
  return svcparamSvcparamvalueEnd(b, o);
}

/** SvcParamKey (16). */
export function svcparamSvcparamkey(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setSvcparamSvcparamkey(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** SvcParamValue Length (16) in 0..65535. */
export function svcparamSvcparamvalueLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setSvcparamSvcparamvalueLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Port (16). */
export function svcparamPortPort(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setSvcparamPortPort(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** How many octets the SvcParam at o still needs, at least, behind end: 0 when it is whole. */
export function neededSvcparam(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = svcparamSvcparamvalueEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a SvcParam over b[o, end), around what already stands there. */
export function writeSvcparam(b: Uint8Array, o: number, end: number, svcparamkey: number): void {
  b[o] = svcparamkey >>> 8;
  b[o + 1] = svcparamkey;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound ALPN ID: OK, or the first rule of the spec that it breaks.
 */
export function checkAlpnId(b: Uint8Array, o: number, end: number): number {
  const at = scanAlpnId(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAlpnId(), but answers where the ALPN ID ends, or minus the broken rule. */
export function scanAlpnId(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -ALPN_ID_TRUNCATED;
  const protocolLength = b[o];
  if (protocolLength < 1) return -ALPN_ID_PROTOCOL_LENGTH_MALFORMED; // :187
  const protocolEnd = o + 1 + protocolLength;
  if (protocolEnd > end) return -ALPN_ID_PROTOCOL_TRUNCATED; // :187
  return protocolEnd;
}

/** Where Protocol begins. */
export function alpnIdProtocolStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Protocol ends. */
export function alpnIdProtocolEnd(b: Uint8Array, o: number): number {
  return o + 1 + alpnIdProtocolLength(b, o);
}

/** Protocol Length (8) in 1..255. */
export function alpnIdProtocolLength(b: Uint8Array, o: number): number {
  return b[o];
}

export function setAlpnIdProtocolLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** How many octets the ALPN ID at o still needs, at least, behind end: 0 when it is whole. */
export function neededAlpnId(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  const whole = alpnIdProtocolEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a ALPN ID over b[o, end), around what already stands there. */
export function writeAlpnId(b: Uint8Array, o: number, end: number): void {
  b[o] = end - (o + 1);
}
