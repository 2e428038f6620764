// @generated from spec/onion/certificate.protocol: change that, then npm run generate.
/**
 * Tor Certificate, Ed25519 certificates of Tor. cert-spec §2.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |    Version    |   Cert Type   |        Expiration Date        |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               | Cert Key Type |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                 Certified Key (32 octets) ...                 |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     | N Extensions  |                Extensions ...                 |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                   Signature (64 octets) ...                   |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Certificate has its fixed fields
export const VERSION_UNKNOWN_VERSION = 2; // Version = 1
export const CERTIFIED_KEY_TRUNCATED = 3; // Certified Key fits in what holds it
export const EXTENSIONS_TRUNCATED = 4; // Extensions ends with a whole item
export const SIGNATURE_TRUNCATED = 5; // Signature fits in what holds it
export const EXTENSION_TRUNCATED = 6; // Extension has its fixed fields
export const EXTENSION_EXT_DATA_TRUNCATED = 7; // Ext Data fits in what holds it
export const EXTENSION_EXT_DATA_TRUNCATED_2 = 8; // Ext Data holds its fields
export const EXTENSION_EXT_DATA_LEFTOVER = 9; // Ext Data is filled by its fields
export const EXTENSION_SIGNED_WITH_ED25519_KEY_SIGNING_KEY_TRUNCATED = 10;
export const CROSS_CERTIFICATE_TRUNCATED = 11; // Cross Certificate has its fixed fields
export const CROSS_CERTIFICATE_ED25519_KEY_TRUNCATED = 12; // Ed25519 Key fits in what holds it
export const CROSS_CERTIFICATE_SIGNATURE_TRUNCATED = 13; // Signature fits in what holds it
/** Cert Type: unknown values pass through. */
export const CERT_TYPE = {
  ED25519_IDENTITY_TO_SIGNING: 4,
  ED25519_SIGNING_TO_TLS_LINK: 5,
  ED25519_SIGNING_TO_AUTHENTICATE: 6,
  BLINDED_TO_DESCRIPTOR_SIGNING: 8,
  INTRODUCTION_AUTHENTICATION: 9,
  NTOR_TO_ED25519_IDENTITY: 10,
  INTRODUCTION_ENCRYPTION: 11,
  FAMILY_TO_ED25519_IDENTITY: 12,
} as const;
/** Cert Key Type: unknown values pass through. */
export const CERT_KEY_TYPE = {
  ED25519: 1,
  SHA_256_OF_RSA_KEY: 2,
  SHA_256_OF_X_509_CERTIFICATE: 3,
} as const;
/** Ext Type: unknown values pass through. */
export const EXT_TYPE = {
  SIGNED_WITH_ED25519_KEY: 4,
} as const;

/**
 * Whether b[o, end) begins with a sound Certificate: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkCertificate(b: Uint8Array, o: number, end: number): number {
  const at = scanCertificate(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkCertificate(), but answers where the Certificate ends, or minus the broken rule. */
export function scanCertificate(b: Uint8Array, o: number, end: number): number {
  if (end - o < 40) return -TRUNCATED;
  const version = b[o];
  if (version !== 1) return -VERSION_UNKNOWN_VERSION; // :8
  const nExtensions = b[o + 39];
  let extensionsAt = o + 40;
  let extensionsCount = 0;
  for (; extensionsCount < nExtensions; extensionsCount++) {
    const extensionsNext = scanExtension(b, extensionsAt, end);
    if (extensionsNext < 0) return extensionsNext;
    extensionsAt = extensionsNext;
  }

  if (end - extensionsAt < 64) return -TRUNCATED;
  return extensionsAt + 64;
}

/** Where Certified Key begins. */
export function certifiedKeyStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Certified Key ends. */
export function certifiedKeyEnd(b: Uint8Array, o: number): number {
  return o + 7 + 32;
}

/** Where Extensions begins. */
export function extensionsStart(b: Uint8Array, o: number): number {
  return o + 40;
}

/** Where Extensions ends. */
export function extensionsEnd(b: Uint8Array, o: number, end: number): number {
  let at = o + 40;
  for (let left = nExtensions(b, o); left > 0; left--) at = scanExtension(b, at, end);
  return at;
}

/** Where Signature begins. */
export function signatureStart(b: Uint8Array, o: number, end: number): number {
  return extensionsEnd(b, o, end);
}

/** Where Signature ends. */
export function signatureEnd(b: Uint8Array, o: number, end: number): number {
  return extensionsEnd(b, o, end) + 64;
}

/** Version (8) = 1. */
export function version(b: Uint8Array, o: number): number {
  return b[o];
}

export function setVersion(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Cert Type (8). */
export function certType(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setCertType(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Expiration Date (32), in hours: since 1970: after it, this certificate is none. */
export function expirationDate(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

export function setExpirationDate(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 24;
  b[o + 3] = value >>> 16;
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Cert Key Type (8): 1 of some that should say otherwise: cert-spec §A.4. */
export function certKeyType(b: Uint8Array, o: number): number {
  return b[o + 6];
}

export function setCertKeyType(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = value;
}

/** N Extensions (8). */
export function nExtensions(b: Uint8Array, o: number): number {
  return b[o + 39];
}

export function setNExtensions(b: Uint8Array, o: number, value: number): void {
  b[o + 39] = value;
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
  if (end - o < 4) return -EXTENSION_TRUNCATED;
  const extLength = (b[o] << 8) | b[o + 1];
  const extType = b[o + 2];
  const extDataEnd = o + 4 + extLength;
  if (extDataEnd > end) return -EXTENSION_EXT_DATA_TRUNCATED; // :25
  switch (extType) {
    case 4: {
      // Signed With Ed25519 Key
      if (extDataEnd - o < 36) return -EXTENSION_EXT_DATA_TRUNCATED_2;
      if (o + 36 !== extDataEnd) return -EXTENSION_EXT_DATA_LEFTOVER; // :25
      break;
    }

    default: {
    }
  }

  return extDataEnd;
}

/** Where Ext Data begins. */
export function extensionExtDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Ext Data ends. */
export function extensionExtDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + extensionExtLength(b, o);
}

/** Where Signing Key begins. */
export function extensionSignedWithEd25519KeySigningKeyStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Signing Key ends. */
export function extensionSignedWithEd25519KeySigningKeyEnd(b: Uint8Array, o: number): number {
  return o + 4 + 32;
}

/** Where Octets begins. */
export function extensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function extensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return extensionExtDataEnd(b, o);
}

/** Ext Length (16). */
export function extensionExtLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setExtensionExtLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Ext Type (8). */
export function extensionExtType(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setExtensionExtType(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Reserved (7). */
export function extensionReserved(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 1;
}

export function setExtensionReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0x1) | ((value << 1) & 0xfe);
}

/** Affects Validation (1): who does not understand it may not trust the certificate. */
export function extensionAffectsValidation(b: Uint8Array, o: number): number {
  return b[o + 3] & 1;
}

export function setExtensionAffectsValidation(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0xfe) | (value & 0x1);
}

/** Affects Validation in Ext Flags. */
export const EXTENSION_EXT_FLAGS_AFFECTS_VALIDATION = 0x1;

/** Ext Flags (8). */
export function extensionExtFlags(b: Uint8Array, o: number): number {
  return b[o + 3];
}

export function setExtensionExtFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value;
}

/** How many octets the Extension at o still needs, at least, behind end: 0 when it is whole. */
export function neededExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 3) return o + 3 - end;
  const whole = extensionExtDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Extension over b[o, end), around what already stands there. */
export function writeExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extType: number,
  extFlags: number,
): void {
  b[o] = (end - (o + 4)) >>> 8;
  b[o + 1] = end - (o + 4);
  b[o + 2] = extType;
  b[o + 3] = extFlags;
}

/**
 * Whether b[o, end) begins with a sound Cross Certificate: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkCrossCertificate(b: Uint8Array, o: number, end: number): number {
  const at = scanCrossCertificate(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkCrossCertificate(), but answers where the Cross Certificate ends, or minus the broken
 * rule.
 */
export function scanCrossCertificate(b: Uint8Array, o: number, end: number): number {
  if (end - o < 37) return -CROSS_CERTIFICATE_TRUNCATED;
  const sigLen = b[o + 36];
  const signatureEnd = o + 37 + sigLen;
  if (signatureEnd > end) return -CROSS_CERTIFICATE_SIGNATURE_TRUNCATED; // :35
  return signatureEnd;
}

/** Where Ed25519 Key begins. */
export function crossCertificateEd25519KeyStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Signature begins. */
export function crossCertificateSignatureStart(b: Uint8Array, o: number): number {
  return o + 37;
}

/** Where Signature ends. */
export function crossCertificateSignatureEnd(b: Uint8Array, o: number): number {
  return o + 37 + crossCertificateSigLen(b, o);
}

/** Expiration Date (32), in hours. */
export function crossCertificateExpirationDate(b: Uint8Array, o: number): number {
  return ((b[o + 32] << 24) | (b[o + 33] << 16) | (b[o + 34] << 8) | b[o + 35]) >>> 0;
}

export function setCrossCertificateExpirationDate(b: Uint8Array, o: number, value: number): void {
  b[o + 32] = value >>> 24;
  b[o + 33] = value >>> 16;
  b[o + 34] = value >>> 8;
  b[o + 35] = value;
}

/** Sig Len (8). */
export function crossCertificateSigLen(b: Uint8Array, o: number): number {
  return b[o + 36];
}

export function setCrossCertificateSigLen(b: Uint8Array, o: number, value: number): void {
  b[o + 36] = value;
}

/**
 * How many octets the Cross Certificate at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededCrossCertificate(b: Uint8Array, o: number, end: number): number {
  if (end < o + 37) return o + 37 - end;
  const whole = crossCertificateSignatureEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Cross Certificate over b[o, end), around what already stands there.
 */
export function writeCrossCertificate(
  b: Uint8Array,
  o: number,
  end: number,
  expirationDate: number,
): void {
  b[o + 32] = expirationDate >>> 24;
  b[o + 33] = expirationDate >>> 16;
  b[o + 34] = expirationDate >>> 8;
  b[o + 35] = expirationDate;
  b[o + 36] = end - (o + 37);
}
