// @generated from spec/onion/ntor.protocol: change that, then npm run generate.
/**
 * Ntor, ntor onion skins. tor-spec §5.1.4, prop332.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                    NODEID (20 octets) ...                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                     KEYID (32 octets) ...                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                   CLIENT-PK (32 octets) ...                   |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Client Handshake has its fixed fields
export const NODEID_TRUNCATED = 2; // NODEID fits in what holds it
export const KEYID_TRUNCATED = 3; // KEYID fits in what holds it
export const CLIENT_PK_TRUNCATED = 4; // CLIENT-PK fits in what holds it
export const SERVER_HANDSHAKE_TRUNCATED = 5; // Server Handshake has its fixed fields
export const SERVER_HANDSHAKE_SERVER_PK_TRUNCATED = 6; // SERVER-PK fits in what holds it
export const SERVER_HANDSHAKE_AUTH_TRUNCATED = 7; // AUTH fits in what holds it
export const CLIENT_HANDSHAKE_V3_TRUNCATED = 8; // Client Handshake V3 has its fixed fields
export const CLIENT_HANDSHAKE_V3_NODEID_TRUNCATED = 9; // NODEID fits in what holds it
export const CLIENT_HANDSHAKE_V3_KEYID_TRUNCATED = 10; // KEYID fits in what holds it
export const CLIENT_HANDSHAKE_V3_CLIENT_PK_TRUNCATED = 11; // CLIENT-PK fits in what holds it
export const CLIENT_HANDSHAKE_V3_MSG_TRUNCATED = 12; // MSG fits in what holds it
export const CLIENT_HANDSHAKE_V3_MAC_TRUNCATED = 13; // MAC fits in what holds it
export const SERVER_HANDSHAKE_V3_TRUNCATED = 14; // Server Handshake V3 has its fixed fields
export const SERVER_HANDSHAKE_V3_SERVER_PK_TRUNCATED = 15; // SERVER-PK fits in what holds it
export const SERVER_HANDSHAKE_V3_AUTH_TRUNCATED = 16; // AUTH fits in what holds it
export const FAST_ANSWER_TRUNCATED = 17; // Fast Answer has its fixed fields
export const FAST_ANSWER_Y_TRUNCATED = 18; // Y fits in what holds it
export const FAST_ANSWER_DERIVATIVE_KEY_DATA_TRUNCATED = 19;
export const ENCAPSULATION_TRUNCATED = 20; // Encapsulation has its fixed fields
export const ENCAPSULATION_UPPER_LENGTH_MALFORMED = 21; // Upper Length = 0
export const ENCAPSULATION_OCTETS_TRUNCATED = 22; // Octets fits in what holds it
export const EXTENSIONS_TRUNCATED = 23; // Extensions has its fixed fields
export const EXTENSIONS_EXTENSIONS_TRUNCATED = 24; // Extensions ends with a whole item
export const EXTENSION_TRUNCATED = 25; // Extension has its fixed fields
export const EXTENSION_EXT_FIELD_TRUNCATED = 26; // EXT-FIELD fits in what holds it
export const EXTENSION_EXT_FIELD_TRUNCATED_2 = 27; // EXT-FIELD holds its fields
export const EXTENSION_EXT_FIELD_LEFTOVER = 28; // EXT-FIELD is filled by its fields
export const EXTENSION_SUBPROTOCOL_REQUEST_SUBPROTOCOLS_TRUNCATED = 29;
export const SUBPROTOCOL_TRUNCATED = 30; // Subprotocol has its fixed fields
/** Extension Type: unknown values pass through. */
export const EXTENSION_TYPE = {
  CONGESTION_CONTROL_REQUEST: 1,
  CONGESTION_CONTROL_RESPONSE: 2,
  SUBPROTOCOL_REQUEST: 3,
} as const;

/**
 * Whether b[o, end) begins with a sound Client Handshake: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkClientHandshake(b: Uint8Array, o: number, end: number): number {
  const at = scanClientHandshake(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkClientHandshake(), but answers where the Client Handshake ends, or minus the broken
 * rule.
 */
export function scanClientHandshake(b: Uint8Array, o: number, end: number): number {
  if (end - o < 84) return -TRUNCATED;
  return o + 84;
}

/** Where NODEID begins. */
export function nodeidStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where KEYID begins. */
export function keyidStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where KEYID ends. */
export function keyidEnd(b: Uint8Array, o: number): number {
  return o + 20 + 32;
}

/** Where CLIENT-PK begins. */
export function clientPkStart(b: Uint8Array, o: number): number {
  return o + 52;
}

/** Where CLIENT-PK ends. */
export function clientPkEnd(b: Uint8Array, o: number): number {
  return o + 52 + 32;
}

/**
 * Writes the fixed fields of a Client Handshake over b[o, end), around what already stands there.
 */
export function writeClientHandshake(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Server Handshake: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkServerHandshake(b: Uint8Array, o: number, end: number): number {
  const at = scanServerHandshake(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkServerHandshake(), but answers where the Server Handshake ends, or minus the broken
 * rule.
 */
export function scanServerHandshake(b: Uint8Array, o: number, end: number): number {
  if (end - o < 64) return -SERVER_HANDSHAKE_TRUNCATED;
  return o + 64;
}

/** Where SERVER-PK begins. */
export function serverHandshakeServerPkStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where AUTH begins. */
export function serverHandshakeAuthStart(b: Uint8Array, o: number): number {
  return o + 32;
}

/** Where AUTH ends. */
export function serverHandshakeAuthEnd(b: Uint8Array, o: number): number {
  return o + 32 + 32;
}

/**
 * Writes the fixed fields of a Server Handshake over b[o, end), around what already stands there.
 */
export function writeServerHandshake(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Client Handshake V3: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkClientHandshakeV3(b: Uint8Array, o: number, end: number): number {
  const at = scanClientHandshakeV3(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkClientHandshakeV3(), but answers where the Client Handshake V3 ends, or minus the broken
 * rule.
 */
export function scanClientHandshakeV3(b: Uint8Array, o: number, end: number): number {
  if (end - o < 96) return -CLIENT_HANDSHAKE_V3_TRUNCATED;
  const msgEnd = o + 96 + Math.max(end - (o + 96), 32) - 32;
  if (msgEnd > end) return -CLIENT_HANDSHAKE_V3_MSG_TRUNCATED; // :23
  if (end - msgEnd < 32) return -CLIENT_HANDSHAKE_V3_TRUNCATED;
  return msgEnd + 32;
}

/** Where NODEID begins. */
export function clientHandshakeV3NodeidStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where KEYID begins. */
export function clientHandshakeV3KeyidStart(b: Uint8Array, o: number): number {
  return o + 32;
}

/** Where KEYID ends. */
export function clientHandshakeV3KeyidEnd(b: Uint8Array, o: number): number {
  return o + 32 + 32;
}

/** Where CLIENT-PK begins. */
export function clientHandshakeV3ClientPkStart(b: Uint8Array, o: number): number {
  return o + 64;
}

/** Where CLIENT-PK ends. */
export function clientHandshakeV3ClientPkEnd(b: Uint8Array, o: number): number {
  return o + 64 + 32;
}

/** Where MSG begins. */
export function clientHandshakeV3MsgStart(b: Uint8Array, o: number): number {
  return o + 96;
}

/** Where MSG ends. */
export function clientHandshakeV3MsgEnd(b: Uint8Array, o: number, end: number): number {
  return o + 96 + Math.max(end - (o + 96), 32) - 32;
}

/** Where MAC begins. */
export function clientHandshakeV3MacStart(b: Uint8Array, o: number, end: number): number {
  return clientHandshakeV3MsgEnd(b, o, end);
}

/** Where MAC ends. */
export function clientHandshakeV3MacEnd(b: Uint8Array, o: number, end: number): number {
  return clientHandshakeV3MsgEnd(b, o, end) + 32;
}

/**
 * Writes the fixed fields of a Client Handshake V3 over b[o, end), around what already stands
 * there.
 */
export function writeClientHandshakeV3(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Server Handshake V3: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkServerHandshakeV3(b: Uint8Array, o: number, end: number): number {
  const at = scanServerHandshakeV3(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkServerHandshakeV3(), but answers where the Server Handshake V3 ends, or minus the broken
 * rule.
 */
export function scanServerHandshakeV3(b: Uint8Array, o: number, end: number): number {
  if (end - o < 64) return -SERVER_HANDSHAKE_V3_TRUNCATED;
  return end;
}

/** Where SERVER-PK begins. */
export function serverHandshakeV3ServerPkStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where AUTH begins. */
export function serverHandshakeV3AuthStart(b: Uint8Array, o: number): number {
  return o + 32;
}

/** Where AUTH ends. */
export function serverHandshakeV3AuthEnd(b: Uint8Array, o: number): number {
  return o + 32 + 32;
}

/** Where MSG begins. */
export function serverHandshakeV3MsgStart(b: Uint8Array, o: number): number {
  return o + 64;
}

/**
 * Writes the fixed fields of a Server Handshake V3 over b[o, end), around what already stands
 * there.
 */
export function writeServerHandshakeV3(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Fast Answer: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkFastAnswer(b: Uint8Array, o: number, end: number): number {
  const at = scanFastAnswer(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFastAnswer(), but answers where the Fast Answer ends, or minus the broken rule. */
export function scanFastAnswer(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -FAST_ANSWER_TRUNCATED;
  return o + 40;
}

/** Where Y begins. */
export function fastAnswerYStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Derivative Key Data begins. */
export function fastAnswerDerivativeKeyDataStart(b: Uint8Array, o: number): number {
  return o + 20;
}

/** Where Derivative Key Data ends. */
export function fastAnswerDerivativeKeyDataEnd(b: Uint8Array, o: number): number {
  return o + 20 + 20;
}

/** Writes the fixed fields of a Fast Answer over b[o, end), around what already stands there. */
export function writeFastAnswer(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Encapsulation: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkEncapsulation(b: Uint8Array, o: number, end: number): number {
  const at = scanEncapsulation(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkEncapsulation(), but answers where the Encapsulation ends, or minus the broken rule. */
export function scanEncapsulation(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -ENCAPSULATION_TRUNCATED;
  const upperLength = ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  if (upperLength !== 0) return -ENCAPSULATION_UPPER_LENGTH_MALFORMED; // :41
  const length = ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
  const octetsEnd = o + 8 + length;
  if (octetsEnd > end) return -ENCAPSULATION_OCTETS_TRUNCATED; // :43
  return octetsEnd;
}

/** Where Octets begins. */
export function encapsulationOctetsStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Octets ends. */
export function encapsulationOctetsEnd(b: Uint8Array, o: number): number {
  return o + 8 + encapsulationLength(b, o);
}

/** Upper Length (32) = 0: of 64 bits. */
export function encapsulationUpperLength(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setEncapsulationUpperLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Length (32). */
export function encapsulationLength(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setEncapsulationLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/**
 * How many octets the Encapsulation at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededEncapsulation(b: Uint8Array, o: number, end: number): number {
  if (end < o + 8) return o + 8 - end;
  const whole = encapsulationOctetsEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Encapsulation over b[o, end), around what already stands there. */
export function writeEncapsulation(b: Uint8Array, o: number, end: number): void {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  b[o + 4] = (end - (o + 8)) >>> 24;
  b[o + 5] = (end - (o + 8)) >>> 16;
  b[o + 6] = (end - (o + 8)) >>> 8;
  b[o + 7] = end - (o + 8);
}

/**
 * Whether b[o, end) begins with a sound Extensions: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkExtensions(b: Uint8Array, o: number, end: number): number {
  const at = scanExtensions(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkExtensions(), but answers where the Extensions ends, or minus the broken rule. */
export function scanExtensions(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -EXTENSIONS_TRUNCATED;
  const nExtensions = b[o];
  let extensionsAt = o + 1;
  let extensionsCount = 0;
  for (; extensionsCount < nExtensions; extensionsCount++) {
    const extensionsNext = scanExtension(b, extensionsAt, end);
    if (extensionsNext < 0) return extensionsNext;
    extensionsAt = extensionsNext;
  }

  return extensionsAt;
}

/** Where Extensions begins. */
export function extensionsExtensionsStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Extensions ends. */
export function extensionsExtensionsEnd(b: Uint8Array, o: number, end: number): number {
  let at = o + 1;
  for (let left = extensionsNExtensions(b, o); left > 0; left--) at = scanExtension(b, at, end);
  return at;
}

/** N-EXTENSIONS (8). */
export function extensionsNExtensions(b: Uint8Array, o: number): number {
  return b[o];
}

export function setExtensionsNExtensions(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/**
 * Whether b[o, end) begins with a sound Extension: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkExtension(), but answers where the Extension ends, or minus the broken rule. */
export function scanExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -EXTENSION_TRUNCATED;
  const extFieldType = b[o];
  const extFieldLen = b[o + 1];
  const extFieldEnd = o + 2 + extFieldLen;
  if (extFieldEnd > end) return -EXTENSION_EXT_FIELD_TRUNCATED; // :55
  switch (extFieldType) {
    case 1: {
      // Congestion Control Request
      if (o + 2 !== extFieldEnd) return -EXTENSION_EXT_FIELD_LEFTOVER; // :55
      break;
    }

    case 2: {
      // Congestion Control Response
      if (extFieldEnd - o < 3) return -EXTENSION_EXT_FIELD_TRUNCATED_2;
      if (o + 3 !== extFieldEnd) return -EXTENSION_EXT_FIELD_LEFTOVER; // :55
      break;
    }

    case 3: {
      // Subprotocol Request
      let subprotocolsAt = o + 2;
      while (subprotocolsAt < extFieldEnd) {
        const subprotocolsNext = scanSubprotocol(b, subprotocolsAt, extFieldEnd);
        if (subprotocolsNext < 0) return subprotocolsNext;
        subprotocolsAt = subprotocolsNext;
      }

      break;
    }

    default: {
    }
  }

  return extFieldEnd;
}

/** Where EXT-FIELD begins. */
export function extensionExtFieldStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where EXT-FIELD ends. */
export function extensionExtFieldEnd(b: Uint8Array, o: number): number {
  return o + 2 + extensionExtFieldLen(b, o);
}

/** Where Subprotocols begins. */
export function extensionSubprotocolRequestSubprotocolsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Subprotocols ends. */
export function extensionSubprotocolRequestSubprotocolsEnd(b: Uint8Array, o: number): number {
  return extensionExtFieldEnd(b, o);
}

/** Where Octets begins. */
export function extensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Octets ends. */
export function extensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return extensionExtFieldEnd(b, o);
}

/** EXT-FIELD-TYPE (8). */
export function extensionExtFieldType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setExtensionExtFieldType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** EXT-FIELD-LEN (8). */
export function extensionExtFieldLen(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setExtensionExtFieldLen(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Sendme Increment (8), in cells. */
export function extensionCongestionControlResponseSendmeIncrement(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 2];
}

export function setExtensionCongestionControlResponseSendmeIncrement(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value;
}

/** How many octets the Extension at o still needs, at least, behind end: 0 when it is whole. */
export function neededExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < o + 2) return o + 2 - end;
  const whole = extensionExtFieldEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Extension over b[o, end), around what already stands there. */
export function writeExtension(b: Uint8Array, o: number, end: number, extFieldType: number): void {
  b[o] = extFieldType;
  b[o + 1] = end - (o + 2);
}

/**
 * Whether b[o, end) begins with a sound Subprotocol: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSubprotocol(b: Uint8Array, o: number, end: number): number {
  const at = scanSubprotocol(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkSubprotocol(), but answers where the Subprotocol ends, or minus the broken rule. */
export function scanSubprotocol(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -SUBPROTOCOL_TRUNCATED;
  return o + 2;
}

/** Protocol (8). */
export function subprotocolProtocol(b: Uint8Array, o: number): number {
  return b[o];
}

export function setSubprotocolProtocol(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Version (8). */
export function subprotocolVersion(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setSubprotocolVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Writes the fixed fields of a Subprotocol over b[o, end), around what already stands there. */
export function writeSubprotocol(
  b: Uint8Array,
  o: number,
  end: number,
  protocol: number,
  version: number,
): void {
  b[o] = protocol;
  b[o + 1] = version;
}
