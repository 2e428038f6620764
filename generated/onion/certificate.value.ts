// @generated from spec/onion/certificate.protocol: change that, then npm run generate.
/**
 * Tor Certificate as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkCertificate, checkCrossCertificate, checkExtension } from './certificate.wire.ts';
export interface Certificate {
  /** Cert Type (8). */
  readonly certType: number;
  /** Expiration Date (32), in hours: since 1970: after it, this certificate is none. */
  readonly expirationDate: number;
  /** Cert Key Type (8): 1 of some that should say otherwise: cert-spec §A.4. */
  readonly certKeyType: number;
  /** Certified Key. */
  readonly certifiedKey: Uint8Array;
  /** Extensions. */
  readonly extensions: readonly Extension[];
  /** Signature: over all that stands before it. */
  readonly signature: Uint8Array;
}

/** The Certificate at o, which a check has found sound. */
export function readCertificate(b: Uint8Array, o: number, end: number): Certificate {
  const nExtensions = b[o + 39];
  const extensions: Extension[] = [];
  let extensionsAt = o + 40;
  for (let extensionsLeft = nExtensions; extensionsLeft > 0; extensionsLeft--) {
    extensions.push(readExtension(b, extensionsAt, end));
    extensionsAt = cursor.at;
  }

  cursor.at = extensionsAt + 64;
  return {
    certType: b[o + 1],
    expirationDate: ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
    certKeyType: b[o + 6],
    certifiedKey: b.subarray(o + 7, o + 39),
    extensions,
    signature: b.subarray(extensionsAt, extensionsAt + 64),
  };
}

/** Writes a Certificate at o and answers its end. */
export function writeCertificate(v: Certificate, b: Uint8Array, o: number): number {
  b[o] = 1;
  b[o + 1] = fits(v.certType, 255, 'Certificate.Cert Type');
  const expirationDateWord = fits(v.expirationDate, 4294967295, 'Certificate.Expiration Date');
  b[o + 2] = expirationDateWord >>> 24;
  b[o + 3] = expirationDateWord >>> 16;
  b[o + 4] = expirationDateWord >>> 8;
  b[o + 5] = expirationDateWord;
  b[o + 6] = fits(v.certKeyType, 255, 'Certificate.Cert Key Type');
  const certifiedKeyEnd = put(b, o + 7, v.certifiedKey);
  counted(certifiedKeyEnd - (o + 7), 32, 'Certificate.Certified Key');
  const nExtensionsCount = derived(v.extensions.length, 1, 0, 255, 'Certificate.N Extensions');
  b[certifiedKeyEnd] = nExtensionsCount;
  let extensionsAt = certifiedKeyEnd + 1;
  for (const extensionsItem of v.extensions) {
    extensionsAt = writeExtension(extensionsItem, b, extensionsAt);
  }

  const signatureEnd = put(b, extensionsAt, v.signature);
  counted(signatureEnd - extensionsAt, 64, 'Certificate.Signature');
  return signatureEnd;
}

/** The octets of a Certificate. */
export function encodeCertificate(v: Certificate): Uint8Array {
  return encoded((b) => writeCertificate(v, b, 0));
}

/** The Certificate in b, or the code of the rule it breaks. */
export function decodeCertificate(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Certificate }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCertificate(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readCertificate(b, 0, b.length) } : { ok: false, fault };
}

export type ExtensionExtData =
  | { readonly is: 'signedWithEd25519Key'; /** Signing Key. */ readonly signingKey: Uint8Array }
  | {
      readonly is: 'unknown';
      readonly extType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Extension {
  /** Reserved (7). */
  readonly reserved: number;
  /** Affects Validation (1): who does not understand it may not trust the certificate. */
  readonly affectsValidation: boolean;
  /** Ext Data. */
  readonly extData: ExtensionExtData;
}

/** The Extension at o, which a check has found sound. */
export function readExtension(b: Uint8Array, o: number, end: number): Extension {
  const extLength = (b[o] << 8) | b[o + 1];
  const extType = b[o + 2];
  const extDataEnd = o + 4 + extLength;
  let extData: ExtensionExtData;
  switch (extType) {
    case 4: {
      // Signed With Ed25519 Key
      extData = { is: 'signedWithEd25519Key', signingKey: b.subarray(o + 4, o + 36) };
      break;
    }

    default: {
      extData = { is: 'unknown', extType: extType, octets: b.subarray(o + 4, extDataEnd) };
      break;
    }
  }

  cursor.at = extDataEnd;
  return { reserved: b[o + 3] >>> 1, affectsValidation: (b[o + 3] & 1) === 1, extData };
}

/** Writes a Extension at o and answers its end. */
export function writeExtension(v: Extension, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const extTypeTag = v.extData.is === 'signedWithEd25519Key' ? 4 : v.extData.extType;
  b[o + 2] = fits(extTypeTag, 255, 'Extension.Ext Type');
  b[o + 3] =
    (fits(v.reserved, 127, 'Extension.Ext Flags.Reserved') << 1) | (v.affectsValidation ? 1 : 0);
  const extData = v.extData;
  let extDataEnd = o + 4;
  switch (extData.is) {
    case 'signedWithEd25519Key': {
      const signingKeyEnd = put(b, o + 4, extData.signingKey);
      counted(
        signingKeyEnd - (o + 4),
        32,
        'Extension.Ext Data.Signed With Ed25519 Key.Signing Key',
      );
      extDataEnd = signingKeyEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extData.octets);
      extDataEnd = octetsEnd;
      break;
    }
  }

  const extLengthValue = derived(extDataEnd - (o + 4), 1, 0, 65535, 'Extension.Ext Length');
  b[o] = extLengthValue >>> 8;
  b[o + 1] = extLengthValue;
  return extDataEnd;
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

export interface CrossCertificate {
  /** Ed25519 Key. */
  readonly ed25519Key: Uint8Array;
  /** Expiration Date (32), in hours. */
  readonly expirationDate: number;
  /** Signature: over a prefix and all that stands before Sig Len. */
  readonly signature: Uint8Array;
}

/** The Cross Certificate at o, which a check has found sound. */
export function readCrossCertificate(b: Uint8Array, o: number, end: number): CrossCertificate {
  const sigLen = b[o + 36];
  const signatureEnd = o + 37 + sigLen;
  cursor.at = signatureEnd;
  return {
    ed25519Key: b.subarray(o, o + 32),
    expirationDate: ((b[o + 32] << 24) | (b[o + 33] << 16) | (b[o + 34] << 8) | b[o + 35]) >>> 0,
    signature: b.subarray(o + 37, signatureEnd),
  };
}

/** Writes a Cross Certificate at o and answers its end. */
export function writeCrossCertificate(v: CrossCertificate, b: Uint8Array, o: number): number {
  const ed25519KeyEnd = put(b, o, v.ed25519Key);
  counted(ed25519KeyEnd - o, 32, 'Cross Certificate.Ed25519 Key');
  const expirationDateWord = fits(
    v.expirationDate,
    4294967295,
    'Cross Certificate.Expiration Date',
  );
  b[ed25519KeyEnd] = expirationDateWord >>> 24;
  b[ed25519KeyEnd + 1] = expirationDateWord >>> 16;
  b[ed25519KeyEnd + 2] = expirationDateWord >>> 8;
  b[ed25519KeyEnd + 3] = expirationDateWord;
  b[ed25519KeyEnd + 4] = 0;
  const signatureEnd = put(b, ed25519KeyEnd + 5, v.signature);
  const sigLenValue = derived(
    signatureEnd - (ed25519KeyEnd + 5),
    1,
    0,
    255,
    'Cross Certificate.Sig Len',
  );
  b[ed25519KeyEnd + 4] = sigLenValue;
  return signatureEnd;
}

/** The octets of a Cross Certificate. */
export function encodeCrossCertificate(v: CrossCertificate): Uint8Array {
  return encoded((b) => writeCrossCertificate(v, b, 0));
}

/** The Cross Certificate in b, or the code of the rule it breaks. */
export function decodeCrossCertificate(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: CrossCertificate }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCrossCertificate(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readCrossCertificate(b, 0, b.length) }
    : { ok: false, fault };
}
