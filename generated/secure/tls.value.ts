// @generated from spec/secure/tls.protocol: change that, then npm run generate.
/**
 * TLS as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { agrees, counted, derived, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import {
  checkAlert,
  checkCertificateEntry,
  checkCertificateExtension,
  checkChangeCipherSpec,
  checkClientExtension,
  checkDistinguishedName,
  checkHandshake,
  checkKeyShareEntry,
  checkOidFilter,
  checkProtocolName,
  checkPskBinder,
  checkPskIdentity,
  checkRecord,
  checkRequestExtension,
  checkResponderId,
  checkSerializedTimestamp,
  checkServerExtension,
  checkServerName,
  checkTicketExtension,
} from './tls.wire.ts';
import { putText, readText } from '../../runtime/base/text.ts';
/**
 * What runs on the stream. Handshake messages are cut into records as it pleases the sender,
 * several to one or one to several.
 */
export interface Record {
  /** Type (8). */
  readonly type: number;
  /** Legacy Record Version (16): worth nothing, and TLS 1.3 says 1.2 here, or 1.0. */
  readonly legacyRecordVersion: number;
  /** Fragment. */
  readonly fragment: Uint8Array;
}

/** The Record at o, which a check has found sound. */
export function readRecord(b: Uint8Array, o: number, end: number): Record {
  const length = (b[o + 3] << 8) | b[o + 4];
  const fragmentEnd = o + 5 + length;
  cursor.at = fragmentEnd;
  return {
    type: b[o],
    legacyRecordVersion: (b[o + 1] << 8) | b[o + 2],
    fragment: b.subarray(o + 5, fragmentEnd),
  };
}

/** Writes a Record at o and answers its end. */
export function writeRecord(v: Record, b: Uint8Array, o: number): number {
  b[o] = fits(v.type, 255, 'Record.Type');
  const legacyRecordVersionWord = fits(
    v.legacyRecordVersion,
    65535,
    'Record.Legacy Record Version',
  );
  b[o + 1] = legacyRecordVersionWord >>> 8;
  b[o + 2] = legacyRecordVersionWord;
  b[o + 3] = 0;
  b[o + 4] = 0;
  const fragmentEnd = put(b, o + 5, v.fragment);
  const lengthValue = derived(fragmentEnd - (o + 5), 1, 0, 65535, 'Record.Length');
  b[o + 3] = lengthValue >>> 8;
  b[o + 4] = lengthValue;
  return fragmentEnd;
}

/** The octets of a Record. */
export function encodeRecord(v: Record): Uint8Array {
  return encoded((b) => writeRecord(v, b, 0));
}

/** The Record in b, or the code of the rule it breaks. */
export function decodeRecord(
  b: Uint8Array,
): { readonly ok: true; readonly value: Record } | { readonly ok: false; readonly fault: number } {
  const fault = checkRecord(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRecord(b, 0, b.length) } : { ok: false, fault };
}

export interface Alert {
  /** Level (8): TLS 1.3 reads the description alone. */
  readonly level: number;
  /** Description (8). */
  readonly description: number;
}

/** The Alert at o, which a check has found sound. */
export function readAlert(b: Uint8Array, o: number, end: number): Alert {
  cursor.at = o + 2;
  return { level: b[o], description: b[o + 1] };
}

/** Writes a Alert at o and answers its end. */
export function writeAlert(v: Alert, b: Uint8Array, o: number): number {
  b[o] = fits(v.level, 255, 'Alert.Level');
  b[o + 1] = fits(v.description, 255, 'Alert.Description');
  return o + 2;
}

/** The octets of a Alert. */
export function encodeAlert(v: Alert): Uint8Array {
  return encoded((b) => writeAlert(v, b, 0));
}

/** The Alert in b, or the code of the rule it breaks. */
export function decodeAlert(
  b: Uint8Array,
): { readonly ok: true; readonly value: Alert } | { readonly ok: false; readonly fault: number } {
  const fault = checkAlert(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAlert(b, 0, b.length) } : { ok: false, fault };
}

/** Once the end of the clear text; in TLS 1.3 a word kept for the ears of middleboxes. */
export interface ChangeCipherSpec {}

/** The Change Cipher Spec at o, which a check has found sound. */
export function readChangeCipherSpec(b: Uint8Array, o: number, end: number): ChangeCipherSpec {
  cursor.at = o + 1;
  return {};
}

/** Writes a Change Cipher Spec at o and answers its end. */
export function writeChangeCipherSpec(v: ChangeCipherSpec, b: Uint8Array, o: number): number {
  b[o] = 1;
  return o + 1;
}

/** The octets of a Change Cipher Spec. */
export function encodeChangeCipherSpec(v: ChangeCipherSpec): Uint8Array {
  return encoded((b) => writeChangeCipherSpec(v, b, 0));
}

/** The Change Cipher Spec in b, or the code of the rule it breaks. */
export function decodeChangeCipherSpec(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ChangeCipherSpec }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkChangeCipherSpec(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readChangeCipherSpec(b, 0, b.length) }
    : { ok: false, fault };
}

export type HandshakeBody =
  | { readonly is: 'helloRequest' }
  | {
      readonly is: 'clientHello'; /** Legacy Version (16): TLS 1.2; the truth is in supported_versions. */
      readonly legacyVersion: number;
      /** Random. */
      readonly random: Uint8Array;
      /** Legacy Session ID. */
      readonly legacySessionId: Uint8Array;
      /** Cipher Suites. */
      readonly cipherSuites: readonly number[];
      /** Legacy Compression Methods. */
      readonly legacyCompressionMethods: readonly number[];
      /** Extensions Length (16) in 0..65535. */
      readonly extensionsLength?: number;
      /** Extensions. */
      readonly extensions?: readonly ClientExtension[];
    }
  | {
      readonly is: 'serverHello'; /** Legacy Version (16). */
      readonly legacyVersion: number;
      /** Random. */
      readonly random: Uint8Array;
      /** Legacy Session ID Echo. */
      readonly legacySessionIdEcho: Uint8Array;
      /** Cipher Suite (16). */
      readonly cipherSuite: number;
      /** Legacy Compression Method (8). */
      readonly legacyCompressionMethod: number;
      /** Extensions Length (16) in 0..65535. */
      readonly extensionsLength?: number;
      /** Extensions. */
      readonly extensions?: readonly ServerExtension[];
    }
  | {
      readonly is: 'newSessionTicket'; /** Ticket Lifetime (32), in seconds. */
      readonly ticketLifetime: number;
      /** Ticket Age Add (32). */
      readonly ticketAgeAdd?: number;
      /** Ticket Nonce Length (8) in 0..255. */
      readonly ticketNonceLength?: number;
      /** Ticket Nonce. */
      readonly ticketNonce?: Uint8Array;
      /** Ticket. */
      readonly ticket: Uint8Array;
      /** Extensions Length (16) in 0..65534. */
      readonly extensionsLength?: number;
      /** Extensions. */
      readonly extensions?: readonly TicketExtension[];
    }
  | { readonly is: 'endOfEarlyData' }
  | {
      readonly is: 'encryptedExtensions'; /** Extensions. */
      readonly extensions: readonly ServerExtension[];
    }
  | {
      readonly is: 'certificate'; /** Certificate Request Context Length (8) in 0..255. */
      readonly certificateRequestContextLength?: number;
      /** Certificate Request Context. */
      readonly certificateRequestContext?: Uint8Array;
      /** Certificate List. */
      readonly certificateList: readonly CertificateEntry[];
    }
  | {
      readonly is: 'serverKeyExchange'; /** Server Parameters. */
      readonly serverParameters: Uint8Array;
    }
  | {
      readonly is: 'certificateRequest'; /** Certificate Types Length (8) in 1..255. */
      readonly certificateTypesLength?: number;
      /** Certificate Types. */
      readonly certificateTypes?: readonly number[];
      /** Signature Algorithms Length (16) in 2..65534. */
      readonly signatureAlgorithmsLength?: number;
      /** Signature Algorithms. */
      readonly signatureAlgorithms?: readonly number[];
      /** Certificate Authorities Length (16) in 0..65535. */
      readonly certificateAuthoritiesLength?: number;
      /** Certificate Authorities. */
      readonly certificateAuthorities?: readonly DistinguishedName[];
      /** Request Context Length (8) in 0..255. */
      readonly requestContextLength?: number;
      /** Request Context. */
      readonly requestContext?: Uint8Array;
      /** Extensions Length (16) in 2..65535. */
      readonly extensionsLength?: number;
      /** Extensions. */
      readonly extensions?: readonly RequestExtension[];
    }
  | { readonly is: 'serverHelloDone' }
  | {
      readonly is: 'certificateVerify'; /** Algorithm (16). */
      readonly algorithm?: number;
      /** Signature. */
      readonly signature: Uint8Array;
    }
  | { readonly is: 'clientKeyExchange'; /** Exchange Keys. */ readonly exchangeKeys: Uint8Array }
  | { readonly is: 'finished'; /** Verify Data. */ readonly verifyData: Uint8Array }
  | {
      readonly is: 'certificateStatus'; /** Status Type (8). */
      readonly statusType: number;
      /** OCSP Response. */
      readonly ocspResponse: Uint8Array;
    }
  | { readonly is: 'keyUpdate'; /** Request Update (8). */ readonly requestUpdate: number }
  | {
      readonly is: 'compressedCertificate'; /** Compression Algorithm (16). */
      readonly compressionAlgorithm: number;
      /** Uncompressed Length (24), in octets. */
      readonly uncompressedLength: number;
      /** Compressed Certificate Message. */
      readonly compressedCertificateMessage: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly msgType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Handshake {
  /** Body. */
  readonly body: HandshakeBody;
}

/** The Handshake at o, which a check has found sound. */
export function readHandshake(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): Handshake {
  const msgType = b[o];
  const length = (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3];
  const bodyEnd = o + 4 + length;
  let body: HandshakeBody;
  switch (msgType) {
    case 0: {
      // Hello Request
      body = { is: 'helloRequest' };
      break;
    }

    case 1: {
      // Client Hello
      const legacySessionIdLength = b[o + 38];
      const legacySessionIdEnd = o + 39 + legacySessionIdLength;
      const cipherSuitesLength = (b[legacySessionIdEnd] << 8) | b[legacySessionIdEnd + 1];
      const cipherSuites: number[] = [];
      let cipherSuitesAt = legacySessionIdEnd + 2;
      const cipherSuitesEnd = legacySessionIdEnd + 2 + cipherSuitesLength;
      while (cipherSuitesAt < cipherSuitesEnd) {
        cipherSuites.push((b[cipherSuitesAt] << 8) | b[cipherSuitesAt + 1]);
        cipherSuitesAt += 2;
      }

      const legacyCompressionMethodsLength = b[cipherSuitesEnd];
      const legacyCompressionMethods: number[] = [];
      let legacyCompressionMethodsAt = cipherSuitesEnd + 1;
      const legacyCompressionMethodsEnd = cipherSuitesEnd + 1 + legacyCompressionMethodsLength;
      while (legacyCompressionMethodsAt < legacyCompressionMethodsEnd) {
        legacyCompressionMethods.push(b[legacyCompressionMethodsAt]);
        legacyCompressionMethodsAt += 1;
      }

      let extensionsLengthAt = legacyCompressionMethodsEnd;
      let extensionsLength: number | undefined;
      if (bodyEnd - legacyCompressionMethodsEnd > 0) {
        const extensionsLength2 = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLength = extensionsLength2;
        extensionsLengthAt = extensionsLengthAt + 2;
      }

      let extensionsAt = extensionsLengthAt;
      let extensions: readonly ClientExtension[] | undefined;
      if (bodyEnd - extensionsLengthAt > 0) {
        const extensions2: ClientExtension[] = [];
        let extensionsAt2 = extensionsAt;
        const extensionsEnd = extensionsAt + (extensionsLength ?? 0);
        while (extensionsAt2 < extensionsEnd) {
          extensions2.push(readClientExtension(b, extensionsAt2, extensionsEnd));
          extensionsAt2 = cursor.at;
        }

        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'clientHello',
        legacyVersion: (b[o + 4] << 8) | b[o + 5],
        random: b.subarray(o + 6, o + 38),
        legacySessionId: b.subarray(o + 39, legacySessionIdEnd),
        cipherSuites,
        legacyCompressionMethods,
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 2: {
      // Server Hello
      const legacySessionIdEchoLength = b[o + 38];
      const legacySessionIdEchoEnd = o + 39 + legacySessionIdEchoLength;
      let extensionsLengthAt = legacySessionIdEchoEnd + 3;
      let extensionsLength: number | undefined;
      if (bodyEnd - (legacySessionIdEchoEnd + 3) > 0) {
        const extensionsLength2 = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLength = extensionsLength2;
        extensionsLengthAt = extensionsLengthAt + 2;
      }

      let extensionsAt = extensionsLengthAt;
      let extensions: readonly ServerExtension[] | undefined;
      if (bodyEnd - extensionsLengthAt > 0) {
        const extensions2: ServerExtension[] = [];
        let extensionsAt2 = extensionsAt;
        const extensionsEnd = extensionsAt + (extensionsLength ?? 0);
        while (extensionsAt2 < extensionsEnd) {
          extensions2.push(readServerExtension(b, extensionsAt2, extensionsEnd));
          extensionsAt2 = cursor.at;
        }

        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'serverHello',
        legacyVersion: (b[o + 4] << 8) | b[o + 5],
        random: b.subarray(o + 6, o + 38),
        legacySessionIdEcho: b.subarray(o + 39, legacySessionIdEchoEnd),
        cipherSuite: (b[legacySessionIdEchoEnd] << 8) | b[legacySessionIdEchoEnd + 1],
        legacyCompressionMethod: b[legacySessionIdEchoEnd + 2],
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // New Session Ticket
      let ticketAgeAddAt = o + 8;
      let ticketAgeAdd: number | undefined;
      if (negotiatedVersion === 772) {
        ticketAgeAdd =
          ((b[ticketAgeAddAt] << 24) |
            (b[ticketAgeAddAt + 1] << 16) |
            (b[ticketAgeAddAt + 2] << 8) |
            b[ticketAgeAddAt + 3]) >>>
          0;
        ticketAgeAddAt = ticketAgeAddAt + 4;
      }

      let ticketNonceLengthAt = ticketAgeAddAt;
      let ticketNonceLength: number | undefined;
      if (negotiatedVersion === 772) {
        const ticketNonceLength2 = b[ticketNonceLengthAt];
        ticketNonceLength = ticketNonceLength2;
        ticketNonceLengthAt = ticketNonceLengthAt + 1;
      }

      let ticketNonceAt = ticketNonceLengthAt;
      let ticketNonce: Uint8Array | undefined;
      if (negotiatedVersion === 772) {
        const ticketNonceEnd = ticketNonceAt + (ticketNonceLength ?? 0);
        ticketNonce = b.subarray(ticketNonceAt, ticketNonceEnd);
        ticketNonceAt = ticketNonceEnd;
      }

      const ticketLength = (b[ticketNonceAt] << 8) | b[ticketNonceAt + 1];
      const ticketEnd = ticketNonceAt + 2 + ticketLength;
      let extensionsLengthAt = ticketEnd;
      let extensionsLength: number | undefined;
      if (negotiatedVersion === 772) {
        const extensionsLength2 = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLength = extensionsLength2;
        extensionsLengthAt = extensionsLengthAt + 2;
      }

      let extensionsAt = extensionsLengthAt;
      let extensions: readonly TicketExtension[] | undefined;
      if (negotiatedVersion === 772) {
        const extensions2: TicketExtension[] = [];
        let extensionsAt2 = extensionsAt;
        const extensionsEnd = extensionsAt + (extensionsLength ?? 0);
        while (extensionsAt2 < extensionsEnd) {
          extensions2.push(readTicketExtension(b, extensionsAt2, extensionsEnd));
          extensionsAt2 = cursor.at;
        }

        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'newSessionTicket',
        ticketLifetime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ...(ticketAgeAdd === undefined ? {} : { ticketAgeAdd }),
        ...(ticketNonceLength === undefined ? {} : { ticketNonceLength }),
        ...(ticketNonce === undefined ? {} : { ticketNonce }),
        ticket: b.subarray(ticketNonceAt + 2, ticketEnd),
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 5: {
      // End of Early Data
      body = { is: 'endOfEarlyData' };
      break;
    }

    case 8: {
      // Encrypted Extensions
      const extensionsLength = (b[o + 4] << 8) | b[o + 5];
      const extensions: ServerExtension[] = [];
      let extensionsAt = o + 6;
      const extensionsEnd = o + 6 + extensionsLength;
      while (extensionsAt < extensionsEnd) {
        extensions.push(readServerExtension(b, extensionsAt, extensionsEnd));
        extensionsAt = cursor.at;
      }

      body = { is: 'encryptedExtensions', extensions };
      break;
    }

    case 11: {
      // Certificate
      let certificateRequestContextLengthAt = o + 4;
      let certificateRequestContextLength: number | undefined;
      if (negotiatedVersion === 772) {
        const certificateRequestContextLength2 = b[certificateRequestContextLengthAt];
        certificateRequestContextLength = certificateRequestContextLength2;
        certificateRequestContextLengthAt = certificateRequestContextLengthAt + 1;
      }

      let certificateRequestContextAt = certificateRequestContextLengthAt;
      let certificateRequestContext: Uint8Array | undefined;
      if (negotiatedVersion === 772) {
        const certificateRequestContextEnd =
          certificateRequestContextAt + (certificateRequestContextLength ?? 0);
        certificateRequestContext = b.subarray(
          certificateRequestContextAt,
          certificateRequestContextEnd,
        );
        certificateRequestContextAt = certificateRequestContextEnd;
      }

      const certificateListLength =
        (b[certificateRequestContextAt] << 16) |
        (b[certificateRequestContextAt + 1] << 8) |
        b[certificateRequestContextAt + 2];
      const certificateList: CertificateEntry[] = [];
      let certificateListAt = certificateRequestContextAt + 3;
      const certificateListEnd = certificateRequestContextAt + 3 + certificateListLength;
      while (certificateListAt < certificateListEnd) {
        certificateList.push(
          readCertificateEntry(b, certificateListAt, certificateListEnd, negotiatedVersion),
        );
        certificateListAt = cursor.at;
      }

      body = {
        is: 'certificate',
        ...(certificateRequestContextLength === undefined
          ? {}
          : { certificateRequestContextLength }),
        ...(certificateRequestContext === undefined ? {} : { certificateRequestContext }),
        certificateList,
      };
      break;
    }

    case 12: {
      // Server Key Exchange
      body = { is: 'serverKeyExchange', serverParameters: b.subarray(o + 4, bodyEnd) };
      break;
    }

    case 13: {
      // Certificate Request
      let certificateTypesLengthAt = o + 4;
      let certificateTypesLength: number | undefined;
      if (negotiatedVersion < 772) {
        const certificateTypesLength2 = b[certificateTypesLengthAt];
        certificateTypesLength = certificateTypesLength2;
        certificateTypesLengthAt = certificateTypesLengthAt + 1;
      }

      let certificateTypesAt = certificateTypesLengthAt;
      let certificateTypes: readonly number[] | undefined;
      if (negotiatedVersion < 772) {
        const certificateTypes2: number[] = [];
        let certificateTypesAt2 = certificateTypesAt;
        const certificateTypesEnd = certificateTypesAt + (certificateTypesLength ?? 0);
        while (certificateTypesAt2 < certificateTypesEnd) {
          certificateTypes2.push(b[certificateTypesAt2]);
          certificateTypesAt2 += 1;
        }

        certificateTypes = certificateTypes2;
        certificateTypesAt = certificateTypesEnd;
      }

      let signatureAlgorithmsLengthAt = certificateTypesAt;
      let signatureAlgorithmsLength: number | undefined;
      if (negotiatedVersion === 771) {
        const signatureAlgorithmsLength2 =
          (b[signatureAlgorithmsLengthAt] << 8) | b[signatureAlgorithmsLengthAt + 1];
        signatureAlgorithmsLength = signatureAlgorithmsLength2;
        signatureAlgorithmsLengthAt = signatureAlgorithmsLengthAt + 2;
      }

      let signatureAlgorithmsAt = signatureAlgorithmsLengthAt;
      let signatureAlgorithms: readonly number[] | undefined;
      if (negotiatedVersion === 771) {
        const signatureAlgorithms2: number[] = [];
        let signatureAlgorithmsAt2 = signatureAlgorithmsAt;
        const signatureAlgorithmsEnd = signatureAlgorithmsAt + (signatureAlgorithmsLength ?? 0);
        while (signatureAlgorithmsAt2 < signatureAlgorithmsEnd) {
          signatureAlgorithms2.push(
            (b[signatureAlgorithmsAt2] << 8) | b[signatureAlgorithmsAt2 + 1],
          );
          signatureAlgorithmsAt2 += 2;
        }

        signatureAlgorithms = signatureAlgorithms2;
        signatureAlgorithmsAt = signatureAlgorithmsEnd;
      }

      let certificateAuthoritiesLengthAt = signatureAlgorithmsAt;
      let certificateAuthoritiesLength: number | undefined;
      if (negotiatedVersion < 772) {
        const certificateAuthoritiesLength2 =
          (b[certificateAuthoritiesLengthAt] << 8) | b[certificateAuthoritiesLengthAt + 1];
        certificateAuthoritiesLength = certificateAuthoritiesLength2;
        certificateAuthoritiesLengthAt = certificateAuthoritiesLengthAt + 2;
      }

      let certificateAuthoritiesAt = certificateAuthoritiesLengthAt;
      let certificateAuthorities: readonly DistinguishedName[] | undefined;
      if (negotiatedVersion < 772) {
        const certificateAuthorities2: DistinguishedName[] = [];
        let certificateAuthoritiesAt2 = certificateAuthoritiesAt;
        const certificateAuthoritiesEnd =
          certificateAuthoritiesAt + (certificateAuthoritiesLength ?? 0);
        while (certificateAuthoritiesAt2 < certificateAuthoritiesEnd) {
          certificateAuthorities2.push(
            readDistinguishedName(b, certificateAuthoritiesAt2, certificateAuthoritiesEnd),
          );
          certificateAuthoritiesAt2 = cursor.at;
        }

        certificateAuthorities = certificateAuthorities2;
        certificateAuthoritiesAt = certificateAuthoritiesEnd;
      }

      let requestContextLengthAt = certificateAuthoritiesAt;
      let requestContextLength: number | undefined;
      if (negotiatedVersion === 772) {
        const requestContextLength2 = b[requestContextLengthAt];
        requestContextLength = requestContextLength2;
        requestContextLengthAt = requestContextLengthAt + 1;
      }

      let requestContextAt = requestContextLengthAt;
      let requestContext: Uint8Array | undefined;
      if (negotiatedVersion === 772) {
        const requestContextEnd = requestContextAt + (requestContextLength ?? 0);
        requestContext = b.subarray(requestContextAt, requestContextEnd);
        requestContextAt = requestContextEnd;
      }

      let extensionsLengthAt = requestContextAt;
      let extensionsLength: number | undefined;
      if (negotiatedVersion === 772) {
        const extensionsLength2 = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLength = extensionsLength2;
        extensionsLengthAt = extensionsLengthAt + 2;
      }

      let extensionsAt = extensionsLengthAt;
      let extensions: readonly RequestExtension[] | undefined;
      if (negotiatedVersion === 772) {
        const extensions2: RequestExtension[] = [];
        let extensionsAt2 = extensionsAt;
        const extensionsEnd = extensionsAt + (extensionsLength ?? 0);
        while (extensionsAt2 < extensionsEnd) {
          extensions2.push(readRequestExtension(b, extensionsAt2, extensionsEnd));
          extensionsAt2 = cursor.at;
        }

        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'certificateRequest',
        ...(certificateTypesLength === undefined ? {} : { certificateTypesLength }),
        ...(certificateTypes === undefined ? {} : { certificateTypes }),
        ...(signatureAlgorithmsLength === undefined ? {} : { signatureAlgorithmsLength }),
        ...(signatureAlgorithms === undefined ? {} : { signatureAlgorithms }),
        ...(certificateAuthoritiesLength === undefined ? {} : { certificateAuthoritiesLength }),
        ...(certificateAuthorities === undefined ? {} : { certificateAuthorities }),
        ...(requestContextLength === undefined ? {} : { requestContextLength }),
        ...(requestContext === undefined ? {} : { requestContext }),
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 14: {
      // Server Hello Done
      body = { is: 'serverHelloDone' };
      break;
    }

    case 15: {
      // Certificate Verify
      let algorithmAt = o + 4;
      let algorithm: number | undefined;
      if (negotiatedVersion >= 771) {
        algorithm = (b[algorithmAt] << 8) | b[algorithmAt + 1];
        algorithmAt = algorithmAt + 2;
      }

      const signatureLength = (b[algorithmAt] << 8) | b[algorithmAt + 1];
      const signatureEnd = algorithmAt + 2 + signatureLength;
      body = {
        is: 'certificateVerify',
        ...(algorithm === undefined ? {} : { algorithm }),
        signature: b.subarray(algorithmAt + 2, signatureEnd),
      };
      break;
    }

    case 16: {
      // Client Key Exchange
      body = { is: 'clientKeyExchange', exchangeKeys: b.subarray(o + 4, bodyEnd) };
      break;
    }

    case 20: {
      // Finished
      body = { is: 'finished', verifyData: b.subarray(o + 4, bodyEnd) };
      break;
    }

    case 22: {
      // Certificate Status
      const ocspResponseLength = (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
      const ocspResponseEnd = o + 8 + ocspResponseLength;
      body = {
        is: 'certificateStatus',
        statusType: b[o + 4],
        ocspResponse: b.subarray(o + 8, ocspResponseEnd),
      };
      break;
    }

    case 24: {
      // Key Update
      body = { is: 'keyUpdate', requestUpdate: b[o + 4] };
      break;
    }

    case 25: {
      // Compressed Certificate
      const compressedCertificateMessageLength = (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11];
      const compressedCertificateMessageEnd = o + 12 + compressedCertificateMessageLength;
      body = {
        is: 'compressedCertificate',
        compressionAlgorithm: (b[o + 4] << 8) | b[o + 5],
        uncompressedLength: (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8],
        compressedCertificateMessage: b.subarray(o + 12, compressedCertificateMessageEnd),
      };
      break;
    }

    default: {
      body = { is: 'unknown', msgType: msgType, octets: b.subarray(o + 4, bodyEnd) };
      break;
    }
  }

  cursor.at = bodyEnd;
  return { body };
}

/** Writes a Handshake at o and answers its end. */
export function writeHandshake(
  v: Handshake,
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  const msgTypeTag =
    v.body.is === 'helloRequest'
      ? 0
      : v.body.is === 'clientHello'
        ? 1
        : v.body.is === 'serverHello'
          ? 2
          : v.body.is === 'newSessionTicket'
            ? 4
            : v.body.is === 'endOfEarlyData'
              ? 5
              : v.body.is === 'encryptedExtensions'
                ? 8
                : v.body.is === 'certificate'
                  ? 11
                  : v.body.is === 'serverKeyExchange'
                    ? 12
                    : v.body.is === 'certificateRequest'
                      ? 13
                      : v.body.is === 'serverHelloDone'
                        ? 14
                        : v.body.is === 'certificateVerify'
                          ? 15
                          : v.body.is === 'clientKeyExchange'
                            ? 16
                            : v.body.is === 'finished'
                              ? 20
                              : v.body.is === 'certificateStatus'
                                ? 22
                                : v.body.is === 'keyUpdate'
                                  ? 24
                                  : v.body.is === 'compressedCertificate'
                                    ? 25
                                    : v.body.msgType;
  b[o] = fits(msgTypeTag, 255, 'Handshake.Msg Type');
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const body = v.body;
  let bodyEnd = o + 4;
  switch (body.is) {
    case 'helloRequest': {
      bodyEnd = o + 4;
      break;
    }

    case 'clientHello': {
      const legacyVersionWord = fits(
        body.legacyVersion,
        65535,
        'Handshake.Body.Client Hello.Legacy Version',
      );
      b[o + 4] = legacyVersionWord >>> 8;
      b[o + 5] = legacyVersionWord;
      const randomEnd = put(b, o + 6, body.random);
      counted(randomEnd - (o + 6), 32, 'Handshake.Body.Client Hello.Random');
      b[randomEnd] = 0;
      const legacySessionIdEnd = put(b, randomEnd + 1, body.legacySessionId);
      b[legacySessionIdEnd] = 0;
      b[legacySessionIdEnd + 1] = 0;
      let cipherSuitesAt = legacySessionIdEnd + 2;
      for (const cipherSuitesItem of body.cipherSuites) {
        const cipherSuitesNumber = fits(
          cipherSuitesItem,
          65535,
          'Handshake.Body.Client Hello.Cipher Suites',
        );
        b[cipherSuitesAt] = cipherSuitesNumber >>> 8;
        b[cipherSuitesAt + 1] = cipherSuitesNumber;
        cipherSuitesAt += 2;
      }

      b[cipherSuitesAt] = 0;
      let legacyCompressionMethodsAt = cipherSuitesAt + 1;
      for (const legacyCompressionMethodsItem of body.legacyCompressionMethods) {
        const legacyCompressionMethodsNumber = fits(
          legacyCompressionMethodsItem,
          255,
          'Handshake.Body.Client Hello.Legacy Compression Methods',
        );
        b[legacyCompressionMethodsAt] = legacyCompressionMethodsNumber;
        legacyCompressionMethodsAt += 1;
      }

      let extensionsLengthPast = legacyCompressionMethodsAt;
      const extensionsLengthThere = body.extensionsLength;
      if (extensionsLengthThere !== undefined) {
        const v2 = { extensionsLength: extensionsLengthThere };
        const extensionsLengthWord = fits(
          v2.extensionsLength,
          65535,
          'Handshake.Body.Client Hello.Extensions Length',
        );
        b[legacyCompressionMethodsAt] = extensionsLengthWord >>> 8;
        b[legacyCompressionMethodsAt + 1] = extensionsLengthWord;
        extensionsLengthPast = legacyCompressionMethodsAt + 2;
      }

      let extensionsPast = extensionsLengthPast;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        let extensionsAt = extensionsLengthPast;
        for (const extensionsItem of v2.extensions) {
          extensionsAt = writeClientExtension(extensionsItem, b, extensionsAt);
        }

        counted(
          extensionsAt - extensionsLengthPast,
          Number(extensionsLengthThere ?? 0),
          'Handshake.Body.Client Hello.Extensions',
        );
        extensionsPast = extensionsAt;
      }

      const legacySessionIdLengthValue = derived(
        legacySessionIdEnd - (randomEnd + 1),
        1,
        0,
        255,
        'Handshake.Body.Client Hello.Legacy Session ID Length',
      );
      b[randomEnd] = legacySessionIdLengthValue;
      const cipherSuitesLengthValue = derived(
        cipherSuitesAt - (legacySessionIdEnd + 2),
        1,
        0,
        65535,
        'Handshake.Body.Client Hello.Cipher Suites Length',
      );
      b[legacySessionIdEnd] = cipherSuitesLengthValue >>> 8;
      b[legacySessionIdEnd + 1] = cipherSuitesLengthValue;
      const legacyCompressionMethodsLengthValue = derived(
        legacyCompressionMethodsAt - (cipherSuitesAt + 1),
        1,
        0,
        255,
        'Handshake.Body.Client Hello.Legacy Compression Methods Length',
      );
      b[cipherSuitesAt] = legacyCompressionMethodsLengthValue;
      bodyEnd = extensionsPast;
      break;
    }

    case 'serverHello': {
      const legacyVersionWord = fits(
        body.legacyVersion,
        65535,
        'Handshake.Body.Server Hello.Legacy Version',
      );
      b[o + 4] = legacyVersionWord >>> 8;
      b[o + 5] = legacyVersionWord;
      const randomEnd = put(b, o + 6, body.random);
      counted(randomEnd - (o + 6), 32, 'Handshake.Body.Server Hello.Random');
      b[randomEnd] = 0;
      const legacySessionIdEchoEnd = put(b, randomEnd + 1, body.legacySessionIdEcho);
      const cipherSuiteWord = fits(
        body.cipherSuite,
        65535,
        'Handshake.Body.Server Hello.Cipher Suite',
      );
      b[legacySessionIdEchoEnd] = cipherSuiteWord >>> 8;
      b[legacySessionIdEchoEnd + 1] = cipherSuiteWord;
      b[legacySessionIdEchoEnd + 2] = fits(
        body.legacyCompressionMethod,
        255,
        'Handshake.Body.Server Hello.Legacy Compression Method',
      );
      let extensionsLengthPast = legacySessionIdEchoEnd + 3;
      const extensionsLengthThere = body.extensionsLength;
      if (extensionsLengthThere !== undefined) {
        const v2 = { extensionsLength: extensionsLengthThere };
        const extensionsLengthWord = fits(
          v2.extensionsLength,
          65535,
          'Handshake.Body.Server Hello.Extensions Length',
        );
        b[legacySessionIdEchoEnd + 3] = extensionsLengthWord >>> 8;
        b[legacySessionIdEchoEnd + 4] = extensionsLengthWord;
        extensionsLengthPast = legacySessionIdEchoEnd + 5;
      }

      let extensionsPast = extensionsLengthPast;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        let extensionsAt = extensionsLengthPast;
        for (const extensionsItem of v2.extensions) {
          extensionsAt = writeServerExtension(extensionsItem, b, extensionsAt);
        }

        counted(
          extensionsAt - extensionsLengthPast,
          Number(extensionsLengthThere ?? 0),
          'Handshake.Body.Server Hello.Extensions',
        );
        extensionsPast = extensionsAt;
      }

      const legacySessionIdEchoLengthValue = derived(
        legacySessionIdEchoEnd - (randomEnd + 1),
        1,
        0,
        255,
        'Handshake.Body.Server Hello.Legacy Session ID Echo Length',
      );
      b[randomEnd] = legacySessionIdEchoLengthValue;
      bodyEnd = extensionsPast;
      break;
    }

    case 'newSessionTicket': {
      const ticketLifetimeWord = fits(
        body.ticketLifetime,
        4294967295,
        'Handshake.Body.New Session Ticket.Ticket Lifetime',
      );
      b[o + 4] = ticketLifetimeWord >>> 24;
      b[o + 5] = ticketLifetimeWord >>> 16;
      b[o + 6] = ticketLifetimeWord >>> 8;
      b[o + 7] = ticketLifetimeWord;
      let ticketAgeAddPast = o + 8;
      const ticketAgeAddThere = body.ticketAgeAdd;
      if (
        agrees(
          ticketAgeAddThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.New Session Ticket.Ticket Age Add',
        ) &&
        ticketAgeAddThere !== undefined
      ) {
        const v2 = { ticketAgeAdd: ticketAgeAddThere };
        const ticketAgeAddWord = fits(
          v2.ticketAgeAdd,
          4294967295,
          'Handshake.Body.New Session Ticket.Ticket Age Add',
        );
        b[o + 8] = ticketAgeAddWord >>> 24;
        b[o + 9] = ticketAgeAddWord >>> 16;
        b[o + 10] = ticketAgeAddWord >>> 8;
        b[o + 11] = ticketAgeAddWord;
        ticketAgeAddPast = o + 12;
      }

      let ticketNonceLengthPast = ticketAgeAddPast;
      const ticketNonceLengthThere = body.ticketNonceLength;
      if (
        agrees(
          ticketNonceLengthThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.New Session Ticket.Ticket Nonce Length',
        ) &&
        ticketNonceLengthThere !== undefined
      ) {
        const v2 = { ticketNonceLength: ticketNonceLengthThere };
        b[ticketAgeAddPast] = fits(
          v2.ticketNonceLength,
          255,
          'Handshake.Body.New Session Ticket.Ticket Nonce Length',
        );
        ticketNonceLengthPast = ticketAgeAddPast + 1;
      }

      let ticketNoncePast = ticketNonceLengthPast;
      const ticketNonceThere = body.ticketNonce;
      if (
        agrees(
          ticketNonceThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.New Session Ticket.Ticket Nonce',
        ) &&
        ticketNonceThere !== undefined
      ) {
        const v2 = { ticketNonce: ticketNonceThere };
        const ticketNonceEnd = put(b, ticketNonceLengthPast, v2.ticketNonce);
        counted(
          ticketNonceEnd - ticketNonceLengthPast,
          Number(ticketNonceLengthThere ?? 0),
          'Handshake.Body.New Session Ticket.Ticket Nonce',
        );
        ticketNoncePast = ticketNonceEnd;
      }

      b[ticketNoncePast] = 0;
      b[ticketNoncePast + 1] = 0;
      const ticketEnd = put(b, ticketNoncePast + 2, body.ticket);
      let extensionsLengthPast = ticketEnd;
      const extensionsLengthThere = body.extensionsLength;
      if (
        agrees(
          extensionsLengthThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.New Session Ticket.Extensions Length',
        ) &&
        extensionsLengthThere !== undefined
      ) {
        const v2 = { extensionsLength: extensionsLengthThere };
        const extensionsLengthWord = fits(
          v2.extensionsLength,
          65535,
          'Handshake.Body.New Session Ticket.Extensions Length',
        );
        b[ticketEnd] = extensionsLengthWord >>> 8;
        b[ticketEnd + 1] = extensionsLengthWord;
        extensionsLengthPast = ticketEnd + 2;
      }

      let extensionsPast = extensionsLengthPast;
      const extensionsThere = body.extensions;
      if (
        agrees(
          extensionsThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.New Session Ticket.Extensions',
        ) &&
        extensionsThere !== undefined
      ) {
        const v2 = { extensions: extensionsThere };
        let extensionsAt = extensionsLengthPast;
        for (const extensionsItem of v2.extensions) {
          extensionsAt = writeTicketExtension(extensionsItem, b, extensionsAt);
        }

        counted(
          extensionsAt - extensionsLengthPast,
          Number(extensionsLengthThere ?? 0),
          'Handshake.Body.New Session Ticket.Extensions',
        );
        extensionsPast = extensionsAt;
      }

      const ticketLengthValue = derived(
        ticketEnd - (ticketNoncePast + 2),
        1,
        0,
        65535,
        'Handshake.Body.New Session Ticket.Ticket Length',
      );
      b[ticketNoncePast] = ticketLengthValue >>> 8;
      b[ticketNoncePast + 1] = ticketLengthValue;
      bodyEnd = extensionsPast;
      break;
    }

    case 'endOfEarlyData': {
      bodyEnd = o + 4;
      break;
    }

    case 'encryptedExtensions': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let extensionsAt = o + 6;
      for (const extensionsItem of body.extensions) {
        extensionsAt = writeServerExtension(extensionsItem, b, extensionsAt);
      }

      const extensionsLengthValue = derived(
        extensionsAt - (o + 6),
        1,
        0,
        65535,
        'Handshake.Body.Encrypted Extensions.Extensions Length',
      );
      b[o + 4] = extensionsLengthValue >>> 8;
      b[o + 5] = extensionsLengthValue;
      bodyEnd = extensionsAt;
      break;
    }

    case 'certificate': {
      let certificateRequestContextLengthPast = o + 4;
      const certificateRequestContextLengthThere = body.certificateRequestContextLength;
      if (
        agrees(
          certificateRequestContextLengthThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate.Certificate Request Context Length',
        ) &&
        certificateRequestContextLengthThere !== undefined
      ) {
        const v2 = { certificateRequestContextLength: certificateRequestContextLengthThere };
        b[o + 4] = fits(
          v2.certificateRequestContextLength,
          255,
          'Handshake.Body.Certificate.Certificate Request Context Length',
        );
        certificateRequestContextLengthPast = o + 5;
      }

      let certificateRequestContextPast = certificateRequestContextLengthPast;
      const certificateRequestContextThere = body.certificateRequestContext;
      if (
        agrees(
          certificateRequestContextThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate.Certificate Request Context',
        ) &&
        certificateRequestContextThere !== undefined
      ) {
        const v2 = { certificateRequestContext: certificateRequestContextThere };
        const certificateRequestContextEnd = put(
          b,
          certificateRequestContextLengthPast,
          v2.certificateRequestContext,
        );
        counted(
          certificateRequestContextEnd - certificateRequestContextLengthPast,
          Number(certificateRequestContextLengthThere ?? 0),
          'Handshake.Body.Certificate.Certificate Request Context',
        );
        certificateRequestContextPast = certificateRequestContextEnd;
      }

      b[certificateRequestContextPast] = 0;
      b[certificateRequestContextPast + 1] = 0;
      b[certificateRequestContextPast + 2] = 0;
      let certificateListAt = certificateRequestContextPast + 3;
      for (const certificateListItem of body.certificateList) {
        certificateListAt = writeCertificateEntry(
          certificateListItem,
          b,
          certificateListAt,
          negotiatedVersion,
        );
      }

      const certificateListLengthValue = derived(
        certificateListAt - (certificateRequestContextPast + 3),
        1,
        0,
        16777215,
        'Handshake.Body.Certificate.Certificate List Length',
      );
      b[certificateRequestContextPast] = certificateListLengthValue >>> 16;
      b[certificateRequestContextPast + 1] = certificateListLengthValue >>> 8;
      b[certificateRequestContextPast + 2] = certificateListLengthValue;
      bodyEnd = certificateListAt;
      break;
    }

    case 'serverKeyExchange': {
      const serverParametersEnd = put(b, o + 4, body.serverParameters);
      bodyEnd = serverParametersEnd;
      break;
    }

    case 'certificateRequest': {
      let certificateTypesLengthPast = o + 4;
      const certificateTypesLengthThere = body.certificateTypesLength;
      if (
        agrees(
          certificateTypesLengthThere !== undefined,
          negotiatedVersion < 772,
          'Handshake.Body.Certificate Request.Certificate Types Length',
        ) &&
        certificateTypesLengthThere !== undefined
      ) {
        const v2 = { certificateTypesLength: certificateTypesLengthThere };
        b[o + 4] = fits(
          v2.certificateTypesLength,
          255,
          'Handshake.Body.Certificate Request.Certificate Types Length',
        );
        certificateTypesLengthPast = o + 5;
      }

      let certificateTypesPast = certificateTypesLengthPast;
      const certificateTypesThere = body.certificateTypes;
      if (
        agrees(
          certificateTypesThere !== undefined,
          negotiatedVersion < 772,
          'Handshake.Body.Certificate Request.Certificate Types',
        ) &&
        certificateTypesThere !== undefined
      ) {
        const v2 = { certificateTypes: certificateTypesThere };
        let certificateTypesAt = certificateTypesLengthPast;
        for (const certificateTypesItem of v2.certificateTypes) {
          const certificateTypesNumber = fits(
            certificateTypesItem,
            255,
            'Handshake.Body.Certificate Request.Certificate Types',
          );
          b[certificateTypesAt] = certificateTypesNumber;
          certificateTypesAt += 1;
        }

        counted(
          certificateTypesAt - certificateTypesLengthPast,
          Number(certificateTypesLengthThere ?? 0),
          'Handshake.Body.Certificate Request.Certificate Types',
        );
        certificateTypesPast = certificateTypesAt;
      }

      let signatureAlgorithmsLengthPast = certificateTypesPast;
      const signatureAlgorithmsLengthThere = body.signatureAlgorithmsLength;
      if (
        agrees(
          signatureAlgorithmsLengthThere !== undefined,
          negotiatedVersion === 771,
          'Handshake.Body.Certificate Request.Signature Algorithms Length',
        ) &&
        signatureAlgorithmsLengthThere !== undefined
      ) {
        const v2 = { signatureAlgorithmsLength: signatureAlgorithmsLengthThere };
        const signatureAlgorithmsLengthWord = fits(
          v2.signatureAlgorithmsLength,
          65535,
          'Handshake.Body.Certificate Request.Signature Algorithms Length',
        );
        b[certificateTypesPast] = signatureAlgorithmsLengthWord >>> 8;
        b[certificateTypesPast + 1] = signatureAlgorithmsLengthWord;
        signatureAlgorithmsLengthPast = certificateTypesPast + 2;
      }

      let signatureAlgorithmsPast = signatureAlgorithmsLengthPast;
      const signatureAlgorithmsThere = body.signatureAlgorithms;
      if (
        agrees(
          signatureAlgorithmsThere !== undefined,
          negotiatedVersion === 771,
          'Handshake.Body.Certificate Request.Signature Algorithms',
        ) &&
        signatureAlgorithmsThere !== undefined
      ) {
        const v2 = { signatureAlgorithms: signatureAlgorithmsThere };
        let signatureAlgorithmsAt = signatureAlgorithmsLengthPast;
        for (const signatureAlgorithmsItem of v2.signatureAlgorithms) {
          const signatureAlgorithmsNumber = fits(
            signatureAlgorithmsItem,
            65535,
            'Handshake.Body.Certificate Request.Signature Algorithms',
          );
          b[signatureAlgorithmsAt] = signatureAlgorithmsNumber >>> 8;
          b[signatureAlgorithmsAt + 1] = signatureAlgorithmsNumber;
          signatureAlgorithmsAt += 2;
        }

        counted(
          signatureAlgorithmsAt - signatureAlgorithmsLengthPast,
          Number(signatureAlgorithmsLengthThere ?? 0),
          'Handshake.Body.Certificate Request.Signature Algorithms',
        );
        signatureAlgorithmsPast = signatureAlgorithmsAt;
      }

      let certificateAuthoritiesLengthPast = signatureAlgorithmsPast;
      const certificateAuthoritiesLengthThere = body.certificateAuthoritiesLength;
      if (
        agrees(
          certificateAuthoritiesLengthThere !== undefined,
          negotiatedVersion < 772,
          'Handshake.Body.Certificate Request.Certificate Authorities Length',
        ) &&
        certificateAuthoritiesLengthThere !== undefined
      ) {
        const v2 = { certificateAuthoritiesLength: certificateAuthoritiesLengthThere };
        const certificateAuthoritiesLengthWord = fits(
          v2.certificateAuthoritiesLength,
          65535,
          'Handshake.Body.Certificate Request.Certificate Authorities Length',
        );
        b[signatureAlgorithmsPast] = certificateAuthoritiesLengthWord >>> 8;
        b[signatureAlgorithmsPast + 1] = certificateAuthoritiesLengthWord;
        certificateAuthoritiesLengthPast = signatureAlgorithmsPast + 2;
      }

      let certificateAuthoritiesPast = certificateAuthoritiesLengthPast;
      const certificateAuthoritiesThere = body.certificateAuthorities;
      if (
        agrees(
          certificateAuthoritiesThere !== undefined,
          negotiatedVersion < 772,
          'Handshake.Body.Certificate Request.Certificate Authorities',
        ) &&
        certificateAuthoritiesThere !== undefined
      ) {
        const v2 = { certificateAuthorities: certificateAuthoritiesThere };
        let certificateAuthoritiesAt = certificateAuthoritiesLengthPast;
        for (const certificateAuthoritiesItem of v2.certificateAuthorities) {
          certificateAuthoritiesAt = writeDistinguishedName(
            certificateAuthoritiesItem,
            b,
            certificateAuthoritiesAt,
          );
        }

        counted(
          certificateAuthoritiesAt - certificateAuthoritiesLengthPast,
          Number(certificateAuthoritiesLengthThere ?? 0),
          'Handshake.Body.Certificate Request.Certificate Authorities',
        );
        certificateAuthoritiesPast = certificateAuthoritiesAt;
      }

      let requestContextLengthPast = certificateAuthoritiesPast;
      const requestContextLengthThere = body.requestContextLength;
      if (
        agrees(
          requestContextLengthThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate Request.Request Context Length',
        ) &&
        requestContextLengthThere !== undefined
      ) {
        const v2 = { requestContextLength: requestContextLengthThere };
        b[certificateAuthoritiesPast] = fits(
          v2.requestContextLength,
          255,
          'Handshake.Body.Certificate Request.Request Context Length',
        );
        requestContextLengthPast = certificateAuthoritiesPast + 1;
      }

      let requestContextPast = requestContextLengthPast;
      const requestContextThere = body.requestContext;
      if (
        agrees(
          requestContextThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate Request.Request Context',
        ) &&
        requestContextThere !== undefined
      ) {
        const v2 = { requestContext: requestContextThere };
        const requestContextEnd = put(b, requestContextLengthPast, v2.requestContext);
        counted(
          requestContextEnd - requestContextLengthPast,
          Number(requestContextLengthThere ?? 0),
          'Handshake.Body.Certificate Request.Request Context',
        );
        requestContextPast = requestContextEnd;
      }

      let extensionsLengthPast = requestContextPast;
      const extensionsLengthThere = body.extensionsLength;
      if (
        agrees(
          extensionsLengthThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate Request.Extensions Length',
        ) &&
        extensionsLengthThere !== undefined
      ) {
        const v2 = { extensionsLength: extensionsLengthThere };
        const extensionsLengthWord = fits(
          v2.extensionsLength,
          65535,
          'Handshake.Body.Certificate Request.Extensions Length',
        );
        b[requestContextPast] = extensionsLengthWord >>> 8;
        b[requestContextPast + 1] = extensionsLengthWord;
        extensionsLengthPast = requestContextPast + 2;
      }

      let extensionsPast = extensionsLengthPast;
      const extensionsThere = body.extensions;
      if (
        agrees(
          extensionsThere !== undefined,
          negotiatedVersion === 772,
          'Handshake.Body.Certificate Request.Extensions',
        ) &&
        extensionsThere !== undefined
      ) {
        const v2 = { extensions: extensionsThere };
        let extensionsAt = extensionsLengthPast;
        for (const extensionsItem of v2.extensions) {
          extensionsAt = writeRequestExtension(extensionsItem, b, extensionsAt);
        }

        counted(
          extensionsAt - extensionsLengthPast,
          Number(extensionsLengthThere ?? 0),
          'Handshake.Body.Certificate Request.Extensions',
        );
        extensionsPast = extensionsAt;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'serverHelloDone': {
      bodyEnd = o + 4;
      break;
    }

    case 'certificateVerify': {
      let algorithmPast = o + 4;
      const algorithmThere = body.algorithm;
      if (
        agrees(
          algorithmThere !== undefined,
          negotiatedVersion >= 771,
          'Handshake.Body.Certificate Verify.Algorithm',
        ) &&
        algorithmThere !== undefined
      ) {
        const v2 = { algorithm: algorithmThere };
        const algorithmWord = fits(
          v2.algorithm,
          65535,
          'Handshake.Body.Certificate Verify.Algorithm',
        );
        b[o + 4] = algorithmWord >>> 8;
        b[o + 5] = algorithmWord;
        algorithmPast = o + 6;
      }

      b[algorithmPast] = 0;
      b[algorithmPast + 1] = 0;
      const signatureEnd = put(b, algorithmPast + 2, body.signature);
      const signatureLengthValue = derived(
        signatureEnd - (algorithmPast + 2),
        1,
        0,
        65535,
        'Handshake.Body.Certificate Verify.Signature Length',
      );
      b[algorithmPast] = signatureLengthValue >>> 8;
      b[algorithmPast + 1] = signatureLengthValue;
      bodyEnd = signatureEnd;
      break;
    }

    case 'clientKeyExchange': {
      const exchangeKeysEnd = put(b, o + 4, body.exchangeKeys);
      bodyEnd = exchangeKeysEnd;
      break;
    }

    case 'finished': {
      const verifyDataEnd = put(b, o + 4, body.verifyData);
      bodyEnd = verifyDataEnd;
      break;
    }

    case 'certificateStatus': {
      b[o + 4] = fits(body.statusType, 255, 'Handshake.Body.Certificate Status.Status Type');
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const ocspResponseEnd = put(b, o + 8, body.ocspResponse);
      const ocspResponseLengthValue = derived(
        ocspResponseEnd - (o + 8),
        1,
        0,
        16777215,
        'Handshake.Body.Certificate Status.OCSP Response Length',
      );
      b[o + 5] = ocspResponseLengthValue >>> 16;
      b[o + 6] = ocspResponseLengthValue >>> 8;
      b[o + 7] = ocspResponseLengthValue;
      bodyEnd = ocspResponseEnd;
      break;
    }

    case 'keyUpdate': {
      b[o + 4] = fits(body.requestUpdate, 255, 'Handshake.Body.Key Update.Request Update');
      bodyEnd = o + 5;
      break;
    }

    case 'compressedCertificate': {
      const compressionAlgorithmWord = fits(
        body.compressionAlgorithm,
        65535,
        'Handshake.Body.Compressed Certificate.Compression Algorithm',
      );
      b[o + 4] = compressionAlgorithmWord >>> 8;
      b[o + 5] = compressionAlgorithmWord;
      const uncompressedLengthWord = fits(
        body.uncompressedLength,
        16777215,
        'Handshake.Body.Compressed Certificate.Uncompressed Length',
      );
      b[o + 6] = uncompressedLengthWord >>> 16;
      b[o + 7] = uncompressedLengthWord >>> 8;
      b[o + 8] = uncompressedLengthWord;
      b[o + 9] = 0;
      b[o + 10] = 0;
      b[o + 11] = 0;
      const compressedCertificateMessageEnd = put(b, o + 12, body.compressedCertificateMessage);
      const compressedCertificateMessageLengthValue = derived(
        compressedCertificateMessageEnd - (o + 12),
        1,
        0,
        16777215,
        'Handshake.Body.Compressed Certificate.Compressed Certificate Message Length',
      );
      b[o + 9] = compressedCertificateMessageLengthValue >>> 16;
      b[o + 10] = compressedCertificateMessageLengthValue >>> 8;
      b[o + 11] = compressedCertificateMessageLengthValue;
      bodyEnd = compressedCertificateMessageEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const lengthValue = derived(bodyEnd - (o + 4), 1, 0, 16777215, 'Handshake.Length');
  b[o + 1] = lengthValue >>> 16;
  b[o + 2] = lengthValue >>> 8;
  b[o + 3] = lengthValue;
  return bodyEnd;
}

/** The octets of a Handshake. */
export function encodeHandshake(v: Handshake, negotiatedVersion: number): Uint8Array {
  return encoded((b) => writeHandshake(v, b, 0, negotiatedVersion));
}

/** The Handshake in b, or the code of the rule it breaks. */
export function decodeHandshake(
  b: Uint8Array,
  negotiatedVersion: number,
):
  | { readonly ok: true; readonly value: Handshake }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkHandshake(b, 0, b.length, negotiatedVersion);
  return fault === 0
    ? { ok: true, value: readHandshake(b, 0, b.length, negotiatedVersion) }
    : { ok: false, fault };
}

/** A certificate alone before TLS 1.3; since then each brings its own extensions. */
export interface CertificateEntry {
  /** Cert Data. */
  readonly certData: Uint8Array;
  /** Extensions Length (16) in 0..65535. */
  readonly extensionsLength?: number;
  /** Extensions. */
  readonly extensions?: readonly CertificateExtension[];
}

/** The Certificate Entry at o, which a check has found sound. */
export function readCertificateEntry(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): CertificateEntry {
  const certDataLength = (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
  const certDataEnd = o + 3 + certDataLength;
  let extensionsLengthAt = certDataEnd;
  let extensionsLength: number | undefined;
  if (negotiatedVersion === 772) {
    const extensionsLength2 = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
    extensionsLength = extensionsLength2;
    extensionsLengthAt = extensionsLengthAt + 2;
  }

  let extensionsAt = extensionsLengthAt;
  let extensions: readonly CertificateExtension[] | undefined;
  if (negotiatedVersion === 772) {
    const extensions2: CertificateExtension[] = [];
    let extensionsAt2 = extensionsAt;
    const extensionsEnd = extensionsAt + (extensionsLength ?? 0);
    while (extensionsAt2 < extensionsEnd) {
      extensions2.push(readCertificateExtension(b, extensionsAt2, extensionsEnd));
      extensionsAt2 = cursor.at;
    }

    extensions = extensions2;
    extensionsAt = extensionsEnd;
  }

  cursor.at = extensionsAt;
  const found = { certData: b.subarray(o + 3, certDataEnd) } as {
    -readonly [K in keyof CertificateEntry]: CertificateEntry[K];
  };
  if (extensionsLength !== undefined) found.extensionsLength = extensionsLength;
  if (extensions !== undefined) found.extensions = extensions;
  return found;
}

/** Writes a Certificate Entry at o and answers its end. */
export function writeCertificateEntry(
  v: CertificateEntry,
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = 0;
  const certDataEnd = put(b, o + 3, v.certData);
  let extensionsLengthPast = certDataEnd;
  const extensionsLengthThere = v.extensionsLength;
  if (
    agrees(
      extensionsLengthThere !== undefined,
      negotiatedVersion === 772,
      'Certificate Entry.Extensions Length',
    ) &&
    extensionsLengthThere !== undefined
  ) {
    const v2 = { extensionsLength: extensionsLengthThere };
    const extensionsLengthWord = fits(
      v2.extensionsLength,
      65535,
      'Certificate Entry.Extensions Length',
    );
    b[certDataEnd] = extensionsLengthWord >>> 8;
    b[certDataEnd + 1] = extensionsLengthWord;
    extensionsLengthPast = certDataEnd + 2;
  }

  let extensionsPast = extensionsLengthPast;
  const extensionsThere = v.extensions;
  if (
    agrees(
      extensionsThere !== undefined,
      negotiatedVersion === 772,
      'Certificate Entry.Extensions',
    ) &&
    extensionsThere !== undefined
  ) {
    const v2 = { extensions: extensionsThere };
    let extensionsAt = extensionsLengthPast;
    for (const extensionsItem of v2.extensions) {
      extensionsAt = writeCertificateExtension(extensionsItem, b, extensionsAt);
    }

    counted(
      extensionsAt - extensionsLengthPast,
      Number(extensionsLengthThere ?? 0),
      'Certificate Entry.Extensions',
    );
    extensionsPast = extensionsAt;
  }

  const certDataLengthValue = derived(
    certDataEnd - (o + 3),
    1,
    0,
    16777215,
    'Certificate Entry.Cert Data Length',
  );
  b[o] = certDataLengthValue >>> 16;
  b[o + 1] = certDataLengthValue >>> 8;
  b[o + 2] = certDataLengthValue;
  return extensionsPast;
}

/** The octets of a Certificate Entry. */
export function encodeCertificateEntry(v: CertificateEntry, negotiatedVersion: number): Uint8Array {
  return encoded((b) => writeCertificateEntry(v, b, 0, negotiatedVersion));
}

/** The Certificate Entry in b, or the code of the rule it breaks. */
export function decodeCertificateEntry(
  b: Uint8Array,
  negotiatedVersion: number,
):
  | { readonly ok: true; readonly value: CertificateEntry }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCertificateEntry(b, 0, b.length, negotiatedVersion);
  return fault === 0
    ? { ok: true, value: readCertificateEntry(b, 0, b.length, negotiatedVersion) }
    : { ok: false, fault };
}

export type ClientExtensionExtensionData =
  | {
      readonly is: 'serverName'; /** Server Name List. */
      readonly serverNameList: readonly ServerName[];
    }
  | {
      readonly is: 'maxFragmentLength'; /** Max Fragment Length (8). */
      readonly maxFragmentLength: number;
    }
  | {
      readonly is: 'statusRequest'; /** Status Type (8). */
      readonly statusType: number;
      /** Responder ID List. */
      readonly responderIdList: readonly ResponderId[];
      /** Request Extensions. */
      readonly requestExtensions: Uint8Array;
    }
  | {
      readonly is: 'supportedGroups'; /** Named Group List. */
      readonly namedGroupList: readonly number[];
    }
  | {
      readonly is: 'ecPointFormats'; /** EC Point Format List. */
      readonly ecPointFormatList: readonly number[];
    }
  | {
      readonly is: 'signatureAlgorithms'; /** Supported Signature Algorithms. */
      readonly supportedSignatureAlgorithms: readonly number[];
    }
  | {
      readonly is: 'applicationLayerProtocolNegotiation'; /** Protocol Name List. */
      readonly protocolNameList: readonly ProtocolName[];
    }
  | { readonly is: 'signedCertificateTimestamp' }
  | { readonly is: 'padding'; /** Zeros. */ readonly zeros: Uint8Array }
  | { readonly is: 'encryptThenMac' }
  | { readonly is: 'extendedMasterSecret' }
  | {
      readonly is: 'compressCertificate'; /** Algorithms. */
      readonly algorithms: readonly number[];
    }
  | {
      readonly is: 'recordSizeLimit'; /** Record Size Limit (16) in 64.., in octets. */
      readonly recordSizeLimit: number;
    }
  | { readonly is: 'sessionTicket'; /** Session Ticket. */ readonly sessionTicket: Uint8Array }
  | {
      readonly is: 'preSharedKey'; /** Identities. */
      readonly identities: readonly PskIdentity[];
      /** Binders. */
      readonly binders: readonly PskBinder[];
    }
  | { readonly is: 'earlyData' }
  | { readonly is: 'supportedVersions'; /** Versions. */ readonly versions: readonly number[] }
  | { readonly is: 'cookie'; /** Cookie. */ readonly cookie: Uint8Array }
  | { readonly is: 'pskKeyExchangeModes'; /** KE Modes. */ readonly keModes: readonly number[] }
  | {
      readonly is: 'certificateAuthorities'; /** Authorities. */
      readonly authorities: readonly DistinguishedName[];
    }
  | { readonly is: 'postHandshakeAuth' }
  | {
      readonly is: 'signatureAlgorithmsCert'; /** Supported Certificate Algorithms. */
      readonly supportedCertificateAlgorithms: readonly number[];
    }
  | {
      readonly is: 'keyShare'; /** Client Shares. */
      readonly clientShares: readonly KeyShareEntry[];
    }
  | {
      readonly is: 'quicTransportParameters'; /** Transport Parameters. */
      readonly transportParameters: Uint8Array;
    }
  | {
      readonly is: 'encryptedClientHello'; /** Encrypted Client Hello. */
      readonly encryptedClientHello: Uint8Array;
    }
  | {
      readonly is: 'renegotiationInfo'; /** Renegotiated Connection. */
      readonly renegotiatedConnection: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly extensionType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/**
 * What a client can do and would like. Unknown types are passed over, and some are sent only to
 * see that they are (RFC 8701).
 */
export interface ClientExtension {
  /** Extension Data. */
  readonly extensionData: ClientExtensionExtensionData;
}

/** The Client Extension at o, which a check has found sound. */
export function readClientExtension(b: Uint8Array, o: number, end: number): ClientExtension {
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  let extensionData: ClientExtensionExtensionData;
  switch (extensionType) {
    case 0: {
      // Server Name
      const serverNameListLength = (b[o + 4] << 8) | b[o + 5];
      const serverNameList: ServerName[] = [];
      let serverNameListAt = o + 6;
      const serverNameListEnd = o + 6 + serverNameListLength;
      while (serverNameListAt < serverNameListEnd) {
        serverNameList.push(readServerName(b, serverNameListAt, serverNameListEnd));
        serverNameListAt = cursor.at;
      }

      extensionData = { is: 'serverName', serverNameList };
      break;
    }

    case 1: {
      // Max Fragment Length
      extensionData = { is: 'maxFragmentLength', maxFragmentLength: b[o + 4] };
      break;
    }

    case 5: {
      // Status Request
      const responderIdListLength = (b[o + 5] << 8) | b[o + 6];
      const responderIdList: ResponderId[] = [];
      let responderIdListAt = o + 7;
      const responderIdListEnd = o + 7 + responderIdListLength;
      while (responderIdListAt < responderIdListEnd) {
        responderIdList.push(readResponderId(b, responderIdListAt, responderIdListEnd));
        responderIdListAt = cursor.at;
      }

      const requestExtensionsLength = (b[responderIdListEnd] << 8) | b[responderIdListEnd + 1];
      const requestExtensionsEnd = responderIdListEnd + 2 + requestExtensionsLength;
      extensionData = {
        is: 'statusRequest',
        statusType: b[o + 4],
        responderIdList,
        requestExtensions: b.subarray(responderIdListEnd + 2, requestExtensionsEnd),
      };
      break;
    }

    case 10: {
      // Supported Groups
      const namedGroupListLength = (b[o + 4] << 8) | b[o + 5];
      const namedGroupList: number[] = [];
      let namedGroupListAt = o + 6;
      const namedGroupListEnd = o + 6 + namedGroupListLength;
      while (namedGroupListAt < namedGroupListEnd) {
        namedGroupList.push((b[namedGroupListAt] << 8) | b[namedGroupListAt + 1]);
        namedGroupListAt += 2;
      }

      extensionData = { is: 'supportedGroups', namedGroupList };
      break;
    }

    case 11: {
      // EC Point Formats
      const ecPointFormatListLength = b[o + 4];
      const ecPointFormatList: number[] = [];
      let ecPointFormatListAt = o + 5;
      const ecPointFormatListEnd = o + 5 + ecPointFormatListLength;
      while (ecPointFormatListAt < ecPointFormatListEnd) {
        ecPointFormatList.push(b[ecPointFormatListAt]);
        ecPointFormatListAt += 1;
      }

      extensionData = { is: 'ecPointFormats', ecPointFormatList };
      break;
    }

    case 13: {
      // Signature Algorithms
      const supportedSignatureAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      const supportedSignatureAlgorithms: number[] = [];
      let supportedSignatureAlgorithmsAt = o + 6;
      const supportedSignatureAlgorithmsEnd = o + 6 + supportedSignatureAlgorithmsLength;
      while (supportedSignatureAlgorithmsAt < supportedSignatureAlgorithmsEnd) {
        supportedSignatureAlgorithms.push(
          (b[supportedSignatureAlgorithmsAt] << 8) | b[supportedSignatureAlgorithmsAt + 1],
        );
        supportedSignatureAlgorithmsAt += 2;
      }

      extensionData = { is: 'signatureAlgorithms', supportedSignatureAlgorithms };
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      const protocolNameListLength = (b[o + 4] << 8) | b[o + 5];
      const protocolNameList: ProtocolName[] = [];
      let protocolNameListAt = o + 6;
      const protocolNameListEnd = o + 6 + protocolNameListLength;
      while (protocolNameListAt < protocolNameListEnd) {
        protocolNameList.push(readProtocolName(b, protocolNameListAt, protocolNameListEnd));
        protocolNameListAt = cursor.at;
      }

      extensionData = { is: 'applicationLayerProtocolNegotiation', protocolNameList };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      extensionData = { is: 'signedCertificateTimestamp' };
      break;
    }

    case 21: {
      // Padding
      extensionData = { is: 'padding', zeros: b.subarray(o + 4, extensionDataEnd) };
      break;
    }

    case 22: {
      // Encrypt Then MAC
      extensionData = { is: 'encryptThenMac' };
      break;
    }

    case 23: {
      // Extended Master Secret
      extensionData = { is: 'extendedMasterSecret' };
      break;
    }

    case 27: {
      // Compress Certificate
      const algorithmsLength = b[o + 4];
      const algorithms: number[] = [];
      let algorithmsAt = o + 5;
      const algorithmsEnd = o + 5 + algorithmsLength;
      while (algorithmsAt < algorithmsEnd) {
        algorithms.push((b[algorithmsAt] << 8) | b[algorithmsAt + 1]);
        algorithmsAt += 2;
      }

      extensionData = { is: 'compressCertificate', algorithms };
      break;
    }

    case 28: {
      // Record Size Limit
      extensionData = { is: 'recordSizeLimit', recordSizeLimit: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 35: {
      // Session Ticket
      extensionData = { is: 'sessionTicket', sessionTicket: b.subarray(o + 4, extensionDataEnd) };
      break;
    }

    case 41: {
      // Pre-Shared Key
      const identitiesLength = (b[o + 4] << 8) | b[o + 5];
      const identities: PskIdentity[] = [];
      let identitiesAt = o + 6;
      const identitiesEnd = o + 6 + identitiesLength;
      while (identitiesAt < identitiesEnd) {
        identities.push(readPskIdentity(b, identitiesAt, identitiesEnd));
        identitiesAt = cursor.at;
      }

      const bindersLength = (b[identitiesEnd] << 8) | b[identitiesEnd + 1];
      const binders: PskBinder[] = [];
      let bindersAt = identitiesEnd + 2;
      const bindersEnd = identitiesEnd + 2 + bindersLength;
      while (bindersAt < bindersEnd) {
        binders.push(readPskBinder(b, bindersAt, bindersEnd));
        bindersAt = cursor.at;
      }

      extensionData = { is: 'preSharedKey', identities, binders };
      break;
    }

    case 42: {
      // Early Data
      extensionData = { is: 'earlyData' };
      break;
    }

    case 43: {
      // Supported Versions
      const versionsLength = b[o + 4];
      const versions: number[] = [];
      let versionsAt = o + 5;
      const versionsEnd = o + 5 + versionsLength;
      while (versionsAt < versionsEnd) {
        versions.push((b[versionsAt] << 8) | b[versionsAt + 1]);
        versionsAt += 2;
      }

      extensionData = { is: 'supportedVersions', versions };
      break;
    }

    case 44: {
      // Cookie
      const cookieLength = (b[o + 4] << 8) | b[o + 5];
      const cookieEnd = o + 6 + cookieLength;
      extensionData = { is: 'cookie', cookie: b.subarray(o + 6, cookieEnd) };
      break;
    }

    case 45: {
      // PSK Key Exchange Modes
      const keModesLength = b[o + 4];
      const keModes: number[] = [];
      let keModesAt = o + 5;
      const keModesEnd = o + 5 + keModesLength;
      while (keModesAt < keModesEnd) {
        keModes.push(b[keModesAt]);
        keModesAt += 1;
      }

      extensionData = { is: 'pskKeyExchangeModes', keModes };
      break;
    }

    case 47: {
      // Certificate Authorities
      const authoritiesLength = (b[o + 4] << 8) | b[o + 5];
      const authorities: DistinguishedName[] = [];
      let authoritiesAt = o + 6;
      const authoritiesEnd = o + 6 + authoritiesLength;
      while (authoritiesAt < authoritiesEnd) {
        authorities.push(readDistinguishedName(b, authoritiesAt, authoritiesEnd));
        authoritiesAt = cursor.at;
      }

      extensionData = { is: 'certificateAuthorities', authorities };
      break;
    }

    case 49: {
      // Post-Handshake Auth
      extensionData = { is: 'postHandshakeAuth' };
      break;
    }

    case 50: {
      // Signature Algorithms Cert
      const supportedCertificateAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      const supportedCertificateAlgorithms: number[] = [];
      let supportedCertificateAlgorithmsAt = o + 6;
      const supportedCertificateAlgorithmsEnd = o + 6 + supportedCertificateAlgorithmsLength;
      while (supportedCertificateAlgorithmsAt < supportedCertificateAlgorithmsEnd) {
        supportedCertificateAlgorithms.push(
          (b[supportedCertificateAlgorithmsAt] << 8) | b[supportedCertificateAlgorithmsAt + 1],
        );
        supportedCertificateAlgorithmsAt += 2;
      }

      extensionData = { is: 'signatureAlgorithmsCert', supportedCertificateAlgorithms };
      break;
    }

    case 51: {
      // Key Share
      const clientSharesLength = (b[o + 4] << 8) | b[o + 5];
      const clientShares: KeyShareEntry[] = [];
      let clientSharesAt = o + 6;
      const clientSharesEnd = o + 6 + clientSharesLength;
      while (clientSharesAt < clientSharesEnd) {
        clientShares.push(readKeyShareEntry(b, clientSharesAt, clientSharesEnd));
        clientSharesAt = cursor.at;
      }

      extensionData = { is: 'keyShare', clientShares };
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      extensionData = {
        is: 'quicTransportParameters',
        transportParameters: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      extensionData = {
        is: 'encryptedClientHello',
        encryptedClientHello: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }

    case 65281: {
      // Renegotiation Info
      const renegotiatedConnectionLength = b[o + 4];
      const renegotiatedConnectionEnd = o + 5 + renegotiatedConnectionLength;
      extensionData = {
        is: 'renegotiationInfo',
        renegotiatedConnection: b.subarray(o + 5, renegotiatedConnectionEnd),
      };
      break;
    }

    default: {
      extensionData = {
        is: 'unknown',
        extensionType: extensionType,
        octets: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }
  }

  cursor.at = extensionDataEnd;
  return { extensionData };
}

/** Writes a Client Extension at o and answers its end. */
export function writeClientExtension(v: ClientExtension, b: Uint8Array, o: number): number {
  const extensionTypeTag =
    v.extensionData.is === 'serverName'
      ? 0
      : v.extensionData.is === 'maxFragmentLength'
        ? 1
        : v.extensionData.is === 'statusRequest'
          ? 5
          : v.extensionData.is === 'supportedGroups'
            ? 10
            : v.extensionData.is === 'ecPointFormats'
              ? 11
              : v.extensionData.is === 'signatureAlgorithms'
                ? 13
                : v.extensionData.is === 'applicationLayerProtocolNegotiation'
                  ? 16
                  : v.extensionData.is === 'signedCertificateTimestamp'
                    ? 18
                    : v.extensionData.is === 'padding'
                      ? 21
                      : v.extensionData.is === 'encryptThenMac'
                        ? 22
                        : v.extensionData.is === 'extendedMasterSecret'
                          ? 23
                          : v.extensionData.is === 'compressCertificate'
                            ? 27
                            : v.extensionData.is === 'recordSizeLimit'
                              ? 28
                              : v.extensionData.is === 'sessionTicket'
                                ? 35
                                : v.extensionData.is === 'preSharedKey'
                                  ? 41
                                  : v.extensionData.is === 'earlyData'
                                    ? 42
                                    : v.extensionData.is === 'supportedVersions'
                                      ? 43
                                      : v.extensionData.is === 'cookie'
                                        ? 44
                                        : v.extensionData.is === 'pskKeyExchangeModes'
                                          ? 45
                                          : v.extensionData.is === 'certificateAuthorities'
                                            ? 47
                                            : v.extensionData.is === 'postHandshakeAuth'
                                              ? 49
                                              : v.extensionData.is === 'signatureAlgorithmsCert'
                                                ? 50
                                                : v.extensionData.is === 'keyShare'
                                                  ? 51
                                                  : v.extensionData.is === 'quicTransportParameters'
                                                    ? 57
                                                    : v.extensionData.is === 'encryptedClientHello'
                                                      ? 65037
                                                      : v.extensionData.is === 'renegotiationInfo'
                                                        ? 65281
                                                        : v.extensionData.extensionType;
  const extensionTypeWord = fits(extensionTypeTag, 65535, 'Client Extension.Extension Type');
  b[o] = extensionTypeWord >>> 8;
  b[o + 1] = extensionTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const extensionData = v.extensionData;
  let extensionDataEnd = o + 4;
  switch (extensionData.is) {
    case 'serverName': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let serverNameListAt = o + 6;
      for (const serverNameListItem of extensionData.serverNameList) {
        serverNameListAt = writeServerName(serverNameListItem, b, serverNameListAt);
      }

      const serverNameListLengthValue = derived(
        serverNameListAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Server Name.Server Name List Length',
      );
      b[o + 4] = serverNameListLengthValue >>> 8;
      b[o + 5] = serverNameListLengthValue;
      extensionDataEnd = serverNameListAt;
      break;
    }

    case 'maxFragmentLength': {
      b[o + 4] = fits(
        extensionData.maxFragmentLength,
        255,
        'Client Extension.Extension Data.Max Fragment Length.Max Fragment Length',
      );
      extensionDataEnd = o + 5;
      break;
    }

    case 'statusRequest': {
      b[o + 4] = fits(
        extensionData.statusType,
        255,
        'Client Extension.Extension Data.Status Request.Status Type',
      );
      b[o + 5] = 0;
      b[o + 6] = 0;
      let responderIdListAt = o + 7;
      for (const responderIdListItem of extensionData.responderIdList) {
        responderIdListAt = writeResponderId(responderIdListItem, b, responderIdListAt);
      }

      b[responderIdListAt] = 0;
      b[responderIdListAt + 1] = 0;
      const requestExtensionsEnd = put(b, responderIdListAt + 2, extensionData.requestExtensions);
      const responderIdListLengthValue = derived(
        responderIdListAt - (o + 7),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Status Request.Responder ID List Length',
      );
      b[o + 5] = responderIdListLengthValue >>> 8;
      b[o + 6] = responderIdListLengthValue;
      const requestExtensionsLengthValue = derived(
        requestExtensionsEnd - (responderIdListAt + 2),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Status Request.Request Extensions Length',
      );
      b[responderIdListAt] = requestExtensionsLengthValue >>> 8;
      b[responderIdListAt + 1] = requestExtensionsLengthValue;
      extensionDataEnd = requestExtensionsEnd;
      break;
    }

    case 'supportedGroups': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let namedGroupListAt = o + 6;
      for (const namedGroupListItem of extensionData.namedGroupList) {
        const namedGroupListNumber = fits(
          namedGroupListItem,
          65535,
          'Client Extension.Extension Data.Supported Groups.Named Group List',
        );
        b[namedGroupListAt] = namedGroupListNumber >>> 8;
        b[namedGroupListAt + 1] = namedGroupListNumber;
        namedGroupListAt += 2;
      }

      const namedGroupListLengthValue = derived(
        namedGroupListAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Supported Groups.Named Group List Length',
      );
      b[o + 4] = namedGroupListLengthValue >>> 8;
      b[o + 5] = namedGroupListLengthValue;
      extensionDataEnd = namedGroupListAt;
      break;
    }

    case 'ecPointFormats': {
      b[o + 4] = 0;
      let ecPointFormatListAt = o + 5;
      for (const ecPointFormatListItem of extensionData.ecPointFormatList) {
        const ecPointFormatListNumber = fits(
          ecPointFormatListItem,
          255,
          'Client Extension.Extension Data.EC Point Formats.EC Point Format List',
        );
        b[ecPointFormatListAt] = ecPointFormatListNumber;
        ecPointFormatListAt += 1;
      }

      const ecPointFormatListLengthValue = derived(
        ecPointFormatListAt - (o + 5),
        1,
        0,
        255,
        'Client Extension.Extension Data.EC Point Formats.EC Point Format List Length',
      );
      b[o + 4] = ecPointFormatListLengthValue;
      extensionDataEnd = ecPointFormatListAt;
      break;
    }

    case 'signatureAlgorithms': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let supportedSignatureAlgorithmsAt = o + 6;
      for (const supportedSignatureAlgorithmsItem of extensionData.supportedSignatureAlgorithms) {
        const supportedSignatureAlgorithmsNumber = fits(
          supportedSignatureAlgorithmsItem,
          65535,
          'Client Extension.Extension Data.Signature Algorithms.Supported Signature Algorithms',
        );
        b[supportedSignatureAlgorithmsAt] = supportedSignatureAlgorithmsNumber >>> 8;
        b[supportedSignatureAlgorithmsAt + 1] = supportedSignatureAlgorithmsNumber;
        supportedSignatureAlgorithmsAt += 2;
      }

      const supportedSignatureAlgorithmsLengthValue = derived(
        supportedSignatureAlgorithmsAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Signature Algorithms.Supported Signature Algorithms Length',
      );
      b[o + 4] = supportedSignatureAlgorithmsLengthValue >>> 8;
      b[o + 5] = supportedSignatureAlgorithmsLengthValue;
      extensionDataEnd = supportedSignatureAlgorithmsAt;
      break;
    }

    case 'applicationLayerProtocolNegotiation': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let protocolNameListAt = o + 6;
      for (const protocolNameListItem of extensionData.protocolNameList) {
        protocolNameListAt = writeProtocolName(protocolNameListItem, b, protocolNameListAt);
      }

      const protocolNameListLengthValue = derived(
        protocolNameListAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Application-Layer Protocol Negotiation.Protocol Name List Length',
      );
      b[o + 4] = protocolNameListLengthValue >>> 8;
      b[o + 5] = protocolNameListLengthValue;
      extensionDataEnd = protocolNameListAt;
      break;
    }

    case 'signedCertificateTimestamp': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'padding': {
      const zerosEnd = put(b, o + 4, extensionData.zeros);
      extensionDataEnd = zerosEnd;
      break;
    }

    case 'encryptThenMac': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'extendedMasterSecret': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'compressCertificate': {
      b[o + 4] = 0;
      let algorithmsAt = o + 5;
      for (const algorithmsItem of extensionData.algorithms) {
        const algorithmsNumber = fits(
          algorithmsItem,
          65535,
          'Client Extension.Extension Data.Compress Certificate.Algorithms',
        );
        b[algorithmsAt] = algorithmsNumber >>> 8;
        b[algorithmsAt + 1] = algorithmsNumber;
        algorithmsAt += 2;
      }

      const algorithmsLengthValue = derived(
        algorithmsAt - (o + 5),
        1,
        0,
        255,
        'Client Extension.Extension Data.Compress Certificate.Algorithms Length',
      );
      b[o + 4] = algorithmsLengthValue;
      extensionDataEnd = algorithmsAt;
      break;
    }

    case 'recordSizeLimit': {
      const recordSizeLimitWord = fits(
        extensionData.recordSizeLimit,
        65535,
        'Client Extension.Extension Data.Record Size Limit.Record Size Limit',
      );
      b[o + 4] = recordSizeLimitWord >>> 8;
      b[o + 5] = recordSizeLimitWord;
      extensionDataEnd = o + 6;
      break;
    }

    case 'sessionTicket': {
      const sessionTicketEnd = put(b, o + 4, extensionData.sessionTicket);
      extensionDataEnd = sessionTicketEnd;
      break;
    }

    case 'preSharedKey': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let identitiesAt = o + 6;
      for (const identitiesItem of extensionData.identities) {
        identitiesAt = writePskIdentity(identitiesItem, b, identitiesAt);
      }

      b[identitiesAt] = 0;
      b[identitiesAt + 1] = 0;
      let bindersAt = identitiesAt + 2;
      for (const bindersItem of extensionData.binders) {
        bindersAt = writePskBinder(bindersItem, b, bindersAt);
      }

      const identitiesLengthValue = derived(
        identitiesAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Pre-Shared Key.Identities Length',
      );
      b[o + 4] = identitiesLengthValue >>> 8;
      b[o + 5] = identitiesLengthValue;
      const bindersLengthValue = derived(
        bindersAt - (identitiesAt + 2),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Pre-Shared Key.Binders Length',
      );
      b[identitiesAt] = bindersLengthValue >>> 8;
      b[identitiesAt + 1] = bindersLengthValue;
      extensionDataEnd = bindersAt;
      break;
    }

    case 'earlyData': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'supportedVersions': {
      b[o + 4] = 0;
      let versionsAt = o + 5;
      for (const versionsItem of extensionData.versions) {
        const versionsNumber = fits(
          versionsItem,
          65535,
          'Client Extension.Extension Data.Supported Versions.Versions',
        );
        b[versionsAt] = versionsNumber >>> 8;
        b[versionsAt + 1] = versionsNumber;
        versionsAt += 2;
      }

      const versionsLengthValue = derived(
        versionsAt - (o + 5),
        1,
        0,
        255,
        'Client Extension.Extension Data.Supported Versions.Versions Length',
      );
      b[o + 4] = versionsLengthValue;
      extensionDataEnd = versionsAt;
      break;
    }

    case 'cookie': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      const cookieEnd = put(b, o + 6, extensionData.cookie);
      const cookieLengthValue = derived(
        cookieEnd - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Cookie.Cookie Length',
      );
      b[o + 4] = cookieLengthValue >>> 8;
      b[o + 5] = cookieLengthValue;
      extensionDataEnd = cookieEnd;
      break;
    }

    case 'pskKeyExchangeModes': {
      b[o + 4] = 0;
      let keModesAt = o + 5;
      for (const keModesItem of extensionData.keModes) {
        const keModesNumber = fits(
          keModesItem,
          255,
          'Client Extension.Extension Data.PSK Key Exchange Modes.KE Modes',
        );
        b[keModesAt] = keModesNumber;
        keModesAt += 1;
      }

      const keModesLengthValue = derived(
        keModesAt - (o + 5),
        1,
        0,
        255,
        'Client Extension.Extension Data.PSK Key Exchange Modes.KE Modes Length',
      );
      b[o + 4] = keModesLengthValue;
      extensionDataEnd = keModesAt;
      break;
    }

    case 'certificateAuthorities': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let authoritiesAt = o + 6;
      for (const authoritiesItem of extensionData.authorities) {
        authoritiesAt = writeDistinguishedName(authoritiesItem, b, authoritiesAt);
      }

      const authoritiesLengthValue = derived(
        authoritiesAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Certificate Authorities.Authorities Length',
      );
      b[o + 4] = authoritiesLengthValue >>> 8;
      b[o + 5] = authoritiesLengthValue;
      extensionDataEnd = authoritiesAt;
      break;
    }

    case 'postHandshakeAuth': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'signatureAlgorithmsCert': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let supportedCertificateAlgorithmsAt = o + 6;
      for (const supportedCertificateAlgorithmsItem of extensionData.supportedCertificateAlgorithms) {
        const supportedCertificateAlgorithmsNumber = fits(
          supportedCertificateAlgorithmsItem,
          65535,
          'Client Extension.Extension Data.Signature Algorithms Cert.Supported Certificate Algorithms',
        );
        b[supportedCertificateAlgorithmsAt] = supportedCertificateAlgorithmsNumber >>> 8;
        b[supportedCertificateAlgorithmsAt + 1] = supportedCertificateAlgorithmsNumber;
        supportedCertificateAlgorithmsAt += 2;
      }

      const supportedCertificateAlgorithmsLengthValue = derived(
        supportedCertificateAlgorithmsAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Signature Algorithms Cert.Supported Certificate Algorithms Length',
      );
      b[o + 4] = supportedCertificateAlgorithmsLengthValue >>> 8;
      b[o + 5] = supportedCertificateAlgorithmsLengthValue;
      extensionDataEnd = supportedCertificateAlgorithmsAt;
      break;
    }

    case 'keyShare': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let clientSharesAt = o + 6;
      for (const clientSharesItem of extensionData.clientShares) {
        clientSharesAt = writeKeyShareEntry(clientSharesItem, b, clientSharesAt);
      }

      const clientSharesLengthValue = derived(
        clientSharesAt - (o + 6),
        1,
        0,
        65535,
        'Client Extension.Extension Data.Key Share.Client Shares Length',
      );
      b[o + 4] = clientSharesLengthValue >>> 8;
      b[o + 5] = clientSharesLengthValue;
      extensionDataEnd = clientSharesAt;
      break;
    }

    case 'quicTransportParameters': {
      const transportParametersEnd = put(b, o + 4, extensionData.transportParameters);
      extensionDataEnd = transportParametersEnd;
      break;
    }

    case 'encryptedClientHello': {
      const encryptedClientHelloEnd = put(b, o + 4, extensionData.encryptedClientHello);
      extensionDataEnd = encryptedClientHelloEnd;
      break;
    }

    case 'renegotiationInfo': {
      b[o + 4] = 0;
      const renegotiatedConnectionEnd = put(b, o + 5, extensionData.renegotiatedConnection);
      const renegotiatedConnectionLengthValue = derived(
        renegotiatedConnectionEnd - (o + 5),
        1,
        0,
        255,
        'Client Extension.Extension Data.Renegotiation Info.Renegotiated Connection Length',
      );
      b[o + 4] = renegotiatedConnectionLengthValue;
      extensionDataEnd = renegotiatedConnectionEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extensionData.octets);
      extensionDataEnd = octetsEnd;
      break;
    }
  }

  const extensionDataLengthValue = derived(
    extensionDataEnd - (o + 4),
    1,
    0,
    65535,
    'Client Extension.Extension Data Length',
  );
  b[o + 2] = extensionDataLengthValue >>> 8;
  b[o + 3] = extensionDataLengthValue;
  return extensionDataEnd;
}

/** The octets of a Client Extension. */
export function encodeClientExtension(v: ClientExtension): Uint8Array {
  return encoded((b) => writeClientExtension(v, b, 0));
}

/** The Client Extension in b, or the code of the rule it breaks. */
export function decodeClientExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ClientExtension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkClientExtension(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readClientExtension(b, 0, b.length) }
    : { ok: false, fault };
}

export type ServerExtensionExtensionData =
  | { readonly is: 'serverName' }
  | {
      readonly is: 'maxFragmentLength'; /** Max Fragment Length (8). */
      readonly maxFragmentLength: number;
    }
  | { readonly is: 'statusRequest' }
  | {
      readonly is: 'supportedGroups'; /** Named Group List. */
      readonly namedGroupList: readonly number[];
    }
  | {
      readonly is: 'ecPointFormats'; /** EC Point Format List. */
      readonly ecPointFormatList: readonly number[];
    }
  | {
      readonly is: 'applicationLayerProtocolNegotiation'; /** Protocol Name List. */
      readonly protocolNameList: readonly ProtocolName[];
    }
  | {
      readonly is: 'signedCertificateTimestamp'; /** Timestamp List. */
      readonly timestampList: readonly SerializedTimestamp[];
    }
  | { readonly is: 'encryptThenMac' }
  | { readonly is: 'extendedMasterSecret' }
  | {
      readonly is: 'recordSizeLimit'; /** Record Size Limit (16) in 64.., in octets. */
      readonly recordSizeLimit: number;
    }
  | { readonly is: 'sessionTicket' }
  | {
      readonly is: 'preSharedKey'; /** Selected Identity (16). */
      readonly selectedIdentity: number;
    }
  | { readonly is: 'earlyData' }
  | {
      readonly is: 'supportedVersions'; /** Selected Version (16). */
      readonly selectedVersion: number;
    }
  | { readonly is: 'cookie'; /** Cookie. */ readonly cookie: Uint8Array }
  | {
      readonly is: 'keyShare'; /** Group (16). */
      readonly group: number;
      /** Key Exchange Length (16) in 1..65535. */
      readonly keyExchangeLength?: number;
      /** Key Exchange: a HelloRetryRequest names the group and no more. */
      readonly keyExchange?: Uint8Array;
    }
  | {
      readonly is: 'quicTransportParameters'; /** Transport Parameters. */
      readonly transportParameters: Uint8Array;
    }
  | { readonly is: 'encryptedClientHello'; /** Retry Configs. */ readonly retryConfigs: Uint8Array }
  | {
      readonly is: 'renegotiationInfo'; /** Renegotiated Connection. */
      readonly renegotiatedConnection: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly extensionType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/**
 * What a server settles on: in its hello, in a HelloRetryRequest, or sealed in the encrypted
 * extensions.
 */
export interface ServerExtension {
  /** Extension Data. */
  readonly extensionData: ServerExtensionExtensionData;
}

/** The Server Extension at o, which a check has found sound. */
export function readServerExtension(b: Uint8Array, o: number, end: number): ServerExtension {
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  let extensionData: ServerExtensionExtensionData;
  switch (extensionType) {
    case 0: {
      // Server Name
      extensionData = { is: 'serverName' };
      break;
    }

    case 1: {
      // Max Fragment Length
      extensionData = { is: 'maxFragmentLength', maxFragmentLength: b[o + 4] };
      break;
    }

    case 5: {
      // Status Request
      extensionData = { is: 'statusRequest' };
      break;
    }

    case 10: {
      // Supported Groups
      const namedGroupListLength = (b[o + 4] << 8) | b[o + 5];
      const namedGroupList: number[] = [];
      let namedGroupListAt = o + 6;
      const namedGroupListEnd = o + 6 + namedGroupListLength;
      while (namedGroupListAt < namedGroupListEnd) {
        namedGroupList.push((b[namedGroupListAt] << 8) | b[namedGroupListAt + 1]);
        namedGroupListAt += 2;
      }

      extensionData = { is: 'supportedGroups', namedGroupList };
      break;
    }

    case 11: {
      // EC Point Formats
      const ecPointFormatListLength = b[o + 4];
      const ecPointFormatList: number[] = [];
      let ecPointFormatListAt = o + 5;
      const ecPointFormatListEnd = o + 5 + ecPointFormatListLength;
      while (ecPointFormatListAt < ecPointFormatListEnd) {
        ecPointFormatList.push(b[ecPointFormatListAt]);
        ecPointFormatListAt += 1;
      }

      extensionData = { is: 'ecPointFormats', ecPointFormatList };
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      const protocolNameListLength = (b[o + 4] << 8) | b[o + 5];
      const protocolNameList: ProtocolName[] = [];
      let protocolNameListAt = o + 6;
      const protocolNameListEnd = o + 6 + protocolNameListLength;
      while (protocolNameListAt < protocolNameListEnd) {
        protocolNameList.push(readProtocolName(b, protocolNameListAt, protocolNameListEnd));
        protocolNameListAt = cursor.at;
      }

      extensionData = { is: 'applicationLayerProtocolNegotiation', protocolNameList };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      const timestampListLength = (b[o + 4] << 8) | b[o + 5];
      const timestampList: SerializedTimestamp[] = [];
      let timestampListAt = o + 6;
      const timestampListEnd = o + 6 + timestampListLength;
      while (timestampListAt < timestampListEnd) {
        timestampList.push(readSerializedTimestamp(b, timestampListAt, timestampListEnd));
        timestampListAt = cursor.at;
      }

      extensionData = { is: 'signedCertificateTimestamp', timestampList };
      break;
    }

    case 22: {
      // Encrypt Then MAC
      extensionData = { is: 'encryptThenMac' };
      break;
    }

    case 23: {
      // Extended Master Secret
      extensionData = { is: 'extendedMasterSecret' };
      break;
    }

    case 28: {
      // Record Size Limit
      extensionData = { is: 'recordSizeLimit', recordSizeLimit: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 35: {
      // Session Ticket
      extensionData = { is: 'sessionTicket' };
      break;
    }

    case 41: {
      // Pre-Shared Key
      extensionData = { is: 'preSharedKey', selectedIdentity: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 42: {
      // Early Data
      extensionData = { is: 'earlyData' };
      break;
    }

    case 43: {
      // Supported Versions
      extensionData = { is: 'supportedVersions', selectedVersion: (b[o + 4] << 8) | b[o + 5] };
      break;
    }

    case 44: {
      // Cookie
      const cookieLength = (b[o + 4] << 8) | b[o + 5];
      const cookieEnd = o + 6 + cookieLength;
      extensionData = { is: 'cookie', cookie: b.subarray(o + 6, cookieEnd) };
      break;
    }

    case 51: {
      // Key Share
      let keyExchangeLengthAt = o + 6;
      let keyExchangeLength: number | undefined;
      if (extensionDataEnd - (o + 6) > 0) {
        const keyExchangeLength2 = (b[keyExchangeLengthAt] << 8) | b[keyExchangeLengthAt + 1];
        keyExchangeLength = keyExchangeLength2;
        keyExchangeLengthAt = keyExchangeLengthAt + 2;
      }

      let keyExchangeAt = keyExchangeLengthAt;
      let keyExchange: Uint8Array | undefined;
      if (extensionDataEnd - keyExchangeLengthAt > 0) {
        const keyExchangeEnd = keyExchangeAt + (keyExchangeLength ?? 0);
        keyExchange = b.subarray(keyExchangeAt, keyExchangeEnd);
        keyExchangeAt = keyExchangeEnd;
      }

      extensionData = {
        is: 'keyShare',
        group: (b[o + 4] << 8) | b[o + 5],
        ...(keyExchangeLength === undefined ? {} : { keyExchangeLength }),
        ...(keyExchange === undefined ? {} : { keyExchange }),
      };
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      extensionData = {
        is: 'quicTransportParameters',
        transportParameters: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      extensionData = {
        is: 'encryptedClientHello',
        retryConfigs: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }

    case 65281: {
      // Renegotiation Info
      const renegotiatedConnectionLength = b[o + 4];
      const renegotiatedConnectionEnd = o + 5 + renegotiatedConnectionLength;
      extensionData = {
        is: 'renegotiationInfo',
        renegotiatedConnection: b.subarray(o + 5, renegotiatedConnectionEnd),
      };
      break;
    }

    default: {
      extensionData = {
        is: 'unknown',
        extensionType: extensionType,
        octets: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }
  }

  cursor.at = extensionDataEnd;
  return { extensionData };
}

/** Writes a Server Extension at o and answers its end. */
export function writeServerExtension(v: ServerExtension, b: Uint8Array, o: number): number {
  const extensionTypeTag =
    v.extensionData.is === 'serverName'
      ? 0
      : v.extensionData.is === 'maxFragmentLength'
        ? 1
        : v.extensionData.is === 'statusRequest'
          ? 5
          : v.extensionData.is === 'supportedGroups'
            ? 10
            : v.extensionData.is === 'ecPointFormats'
              ? 11
              : v.extensionData.is === 'applicationLayerProtocolNegotiation'
                ? 16
                : v.extensionData.is === 'signedCertificateTimestamp'
                  ? 18
                  : v.extensionData.is === 'encryptThenMac'
                    ? 22
                    : v.extensionData.is === 'extendedMasterSecret'
                      ? 23
                      : v.extensionData.is === 'recordSizeLimit'
                        ? 28
                        : v.extensionData.is === 'sessionTicket'
                          ? 35
                          : v.extensionData.is === 'preSharedKey'
                            ? 41
                            : v.extensionData.is === 'earlyData'
                              ? 42
                              : v.extensionData.is === 'supportedVersions'
                                ? 43
                                : v.extensionData.is === 'cookie'
                                  ? 44
                                  : v.extensionData.is === 'keyShare'
                                    ? 51
                                    : v.extensionData.is === 'quicTransportParameters'
                                      ? 57
                                      : v.extensionData.is === 'encryptedClientHello'
                                        ? 65037
                                        : v.extensionData.is === 'renegotiationInfo'
                                          ? 65281
                                          : v.extensionData.extensionType;
  const extensionTypeWord = fits(extensionTypeTag, 65535, 'Server Extension.Extension Type');
  b[o] = extensionTypeWord >>> 8;
  b[o + 1] = extensionTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const extensionData = v.extensionData;
  let extensionDataEnd = o + 4;
  switch (extensionData.is) {
    case 'serverName': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'maxFragmentLength': {
      b[o + 4] = fits(
        extensionData.maxFragmentLength,
        255,
        'Server Extension.Extension Data.Max Fragment Length.Max Fragment Length',
      );
      extensionDataEnd = o + 5;
      break;
    }

    case 'statusRequest': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'supportedGroups': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let namedGroupListAt = o + 6;
      for (const namedGroupListItem of extensionData.namedGroupList) {
        const namedGroupListNumber = fits(
          namedGroupListItem,
          65535,
          'Server Extension.Extension Data.Supported Groups.Named Group List',
        );
        b[namedGroupListAt] = namedGroupListNumber >>> 8;
        b[namedGroupListAt + 1] = namedGroupListNumber;
        namedGroupListAt += 2;
      }

      const namedGroupListLengthValue = derived(
        namedGroupListAt - (o + 6),
        1,
        0,
        65535,
        'Server Extension.Extension Data.Supported Groups.Named Group List Length',
      );
      b[o + 4] = namedGroupListLengthValue >>> 8;
      b[o + 5] = namedGroupListLengthValue;
      extensionDataEnd = namedGroupListAt;
      break;
    }

    case 'ecPointFormats': {
      b[o + 4] = 0;
      let ecPointFormatListAt = o + 5;
      for (const ecPointFormatListItem of extensionData.ecPointFormatList) {
        const ecPointFormatListNumber = fits(
          ecPointFormatListItem,
          255,
          'Server Extension.Extension Data.EC Point Formats.EC Point Format List',
        );
        b[ecPointFormatListAt] = ecPointFormatListNumber;
        ecPointFormatListAt += 1;
      }

      const ecPointFormatListLengthValue = derived(
        ecPointFormatListAt - (o + 5),
        1,
        0,
        255,
        'Server Extension.Extension Data.EC Point Formats.EC Point Format List Length',
      );
      b[o + 4] = ecPointFormatListLengthValue;
      extensionDataEnd = ecPointFormatListAt;
      break;
    }

    case 'applicationLayerProtocolNegotiation': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let protocolNameListAt = o + 6;
      for (const protocolNameListItem of extensionData.protocolNameList) {
        protocolNameListAt = writeProtocolName(protocolNameListItem, b, protocolNameListAt);
      }

      const protocolNameListLengthValue = derived(
        protocolNameListAt - (o + 6),
        1,
        0,
        65535,
        'Server Extension.Extension Data.Application-Layer Protocol Negotiation.Protocol Name List Length',
      );
      b[o + 4] = protocolNameListLengthValue >>> 8;
      b[o + 5] = protocolNameListLengthValue;
      extensionDataEnd = protocolNameListAt;
      break;
    }

    case 'signedCertificateTimestamp': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let timestampListAt = o + 6;
      for (const timestampListItem of extensionData.timestampList) {
        timestampListAt = writeSerializedTimestamp(timestampListItem, b, timestampListAt);
      }

      const timestampListLengthValue = derived(
        timestampListAt - (o + 6),
        1,
        0,
        65535,
        'Server Extension.Extension Data.Signed Certificate Timestamp.Timestamp List Length',
      );
      b[o + 4] = timestampListLengthValue >>> 8;
      b[o + 5] = timestampListLengthValue;
      extensionDataEnd = timestampListAt;
      break;
    }

    case 'encryptThenMac': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'extendedMasterSecret': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'recordSizeLimit': {
      const recordSizeLimitWord = fits(
        extensionData.recordSizeLimit,
        65535,
        'Server Extension.Extension Data.Record Size Limit.Record Size Limit',
      );
      b[o + 4] = recordSizeLimitWord >>> 8;
      b[o + 5] = recordSizeLimitWord;
      extensionDataEnd = o + 6;
      break;
    }

    case 'sessionTicket': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'preSharedKey': {
      const selectedIdentityWord = fits(
        extensionData.selectedIdentity,
        65535,
        'Server Extension.Extension Data.Pre-Shared Key.Selected Identity',
      );
      b[o + 4] = selectedIdentityWord >>> 8;
      b[o + 5] = selectedIdentityWord;
      extensionDataEnd = o + 6;
      break;
    }

    case 'earlyData': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'supportedVersions': {
      const selectedVersionWord = fits(
        extensionData.selectedVersion,
        65535,
        'Server Extension.Extension Data.Supported Versions.Selected Version',
      );
      b[o + 4] = selectedVersionWord >>> 8;
      b[o + 5] = selectedVersionWord;
      extensionDataEnd = o + 6;
      break;
    }

    case 'cookie': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      const cookieEnd = put(b, o + 6, extensionData.cookie);
      const cookieLengthValue = derived(
        cookieEnd - (o + 6),
        1,
        0,
        65535,
        'Server Extension.Extension Data.Cookie.Cookie Length',
      );
      b[o + 4] = cookieLengthValue >>> 8;
      b[o + 5] = cookieLengthValue;
      extensionDataEnd = cookieEnd;
      break;
    }

    case 'keyShare': {
      const groupWord = fits(
        extensionData.group,
        65535,
        'Server Extension.Extension Data.Key Share.Group',
      );
      b[o + 4] = groupWord >>> 8;
      b[o + 5] = groupWord;
      let keyExchangeLengthPast = o + 6;
      const keyExchangeLengthThere = extensionData.keyExchangeLength;
      if (keyExchangeLengthThere !== undefined) {
        const v2 = { keyExchangeLength: keyExchangeLengthThere };
        const keyExchangeLengthWord = fits(
          v2.keyExchangeLength,
          65535,
          'Server Extension.Extension Data.Key Share.Key Exchange Length',
        );
        b[o + 6] = keyExchangeLengthWord >>> 8;
        b[o + 7] = keyExchangeLengthWord;
        keyExchangeLengthPast = o + 8;
      }

      let keyExchangePast = keyExchangeLengthPast;
      const keyExchangeThere = extensionData.keyExchange;
      if (keyExchangeThere !== undefined) {
        const v2 = { keyExchange: keyExchangeThere };
        const keyExchangeEnd = put(b, keyExchangeLengthPast, v2.keyExchange);
        counted(
          keyExchangeEnd - keyExchangeLengthPast,
          Number(keyExchangeLengthThere ?? 0),
          'Server Extension.Extension Data.Key Share.Key Exchange',
        );
        keyExchangePast = keyExchangeEnd;
      }

      extensionDataEnd = keyExchangePast;
      break;
    }

    case 'quicTransportParameters': {
      const transportParametersEnd = put(b, o + 4, extensionData.transportParameters);
      extensionDataEnd = transportParametersEnd;
      break;
    }

    case 'encryptedClientHello': {
      const retryConfigsEnd = put(b, o + 4, extensionData.retryConfigs);
      extensionDataEnd = retryConfigsEnd;
      break;
    }

    case 'renegotiationInfo': {
      b[o + 4] = 0;
      const renegotiatedConnectionEnd = put(b, o + 5, extensionData.renegotiatedConnection);
      const renegotiatedConnectionLengthValue = derived(
        renegotiatedConnectionEnd - (o + 5),
        1,
        0,
        255,
        'Server Extension.Extension Data.Renegotiation Info.Renegotiated Connection Length',
      );
      b[o + 4] = renegotiatedConnectionLengthValue;
      extensionDataEnd = renegotiatedConnectionEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extensionData.octets);
      extensionDataEnd = octetsEnd;
      break;
    }
  }

  const extensionDataLengthValue = derived(
    extensionDataEnd - (o + 4),
    1,
    0,
    65535,
    'Server Extension.Extension Data Length',
  );
  b[o + 2] = extensionDataLengthValue >>> 8;
  b[o + 3] = extensionDataLengthValue;
  return extensionDataEnd;
}

/** The octets of a Server Extension. */
export function encodeServerExtension(v: ServerExtension): Uint8Array {
  return encoded((b) => writeServerExtension(v, b, 0));
}

/** The Server Extension in b, or the code of the rule it breaks. */
export function decodeServerExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ServerExtension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkServerExtension(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readServerExtension(b, 0, b.length) }
    : { ok: false, fault };
}

export type RequestExtensionExtensionData =
  | { readonly is: 'statusRequest' }
  | {
      readonly is: 'signatureAlgorithms'; /** Supported Signature Algorithms. */
      readonly supportedSignatureAlgorithms: readonly number[];
    }
  | { readonly is: 'signedCertificateTimestamp' }
  | {
      readonly is: 'compressCertificate'; /** Algorithms. */
      readonly algorithms: readonly number[];
    }
  | {
      readonly is: 'certificateAuthorities'; /** Authorities. */
      readonly authorities: readonly DistinguishedName[];
    }
  | { readonly is: 'oidFilters'; /** Filters. */ readonly filters: readonly OidFilter[] }
  | {
      readonly is: 'signatureAlgorithmsCert'; /** Supported Certificate Algorithms. */
      readonly supportedCertificateAlgorithms: readonly number[];
    }
  | {
      readonly is: 'unknown';
      readonly extensionType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface RequestExtension {
  /** Extension Data. */
  readonly extensionData: RequestExtensionExtensionData;
}

/** The Request Extension at o, which a check has found sound. */
export function readRequestExtension(b: Uint8Array, o: number, end: number): RequestExtension {
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  let extensionData: RequestExtensionExtensionData;
  switch (extensionType) {
    case 5: {
      // Status Request
      extensionData = { is: 'statusRequest' };
      break;
    }

    case 13: {
      // Signature Algorithms
      const supportedSignatureAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      const supportedSignatureAlgorithms: number[] = [];
      let supportedSignatureAlgorithmsAt = o + 6;
      const supportedSignatureAlgorithmsEnd = o + 6 + supportedSignatureAlgorithmsLength;
      while (supportedSignatureAlgorithmsAt < supportedSignatureAlgorithmsEnd) {
        supportedSignatureAlgorithms.push(
          (b[supportedSignatureAlgorithmsAt] << 8) | b[supportedSignatureAlgorithmsAt + 1],
        );
        supportedSignatureAlgorithmsAt += 2;
      }

      extensionData = { is: 'signatureAlgorithms', supportedSignatureAlgorithms };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      extensionData = { is: 'signedCertificateTimestamp' };
      break;
    }

    case 27: {
      // Compress Certificate
      const algorithmsLength = b[o + 4];
      const algorithms: number[] = [];
      let algorithmsAt = o + 5;
      const algorithmsEnd = o + 5 + algorithmsLength;
      while (algorithmsAt < algorithmsEnd) {
        algorithms.push((b[algorithmsAt] << 8) | b[algorithmsAt + 1]);
        algorithmsAt += 2;
      }

      extensionData = { is: 'compressCertificate', algorithms };
      break;
    }

    case 47: {
      // Certificate Authorities
      const authoritiesLength = (b[o + 4] << 8) | b[o + 5];
      const authorities: DistinguishedName[] = [];
      let authoritiesAt = o + 6;
      const authoritiesEnd = o + 6 + authoritiesLength;
      while (authoritiesAt < authoritiesEnd) {
        authorities.push(readDistinguishedName(b, authoritiesAt, authoritiesEnd));
        authoritiesAt = cursor.at;
      }

      extensionData = { is: 'certificateAuthorities', authorities };
      break;
    }

    case 48: {
      // OID Filters
      const filtersLength = (b[o + 4] << 8) | b[o + 5];
      const filters: OidFilter[] = [];
      let filtersAt = o + 6;
      const filtersEnd = o + 6 + filtersLength;
      while (filtersAt < filtersEnd) {
        filters.push(readOidFilter(b, filtersAt, filtersEnd));
        filtersAt = cursor.at;
      }

      extensionData = { is: 'oidFilters', filters };
      break;
    }

    case 50: {
      // Signature Algorithms Cert
      const supportedCertificateAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      const supportedCertificateAlgorithms: number[] = [];
      let supportedCertificateAlgorithmsAt = o + 6;
      const supportedCertificateAlgorithmsEnd = o + 6 + supportedCertificateAlgorithmsLength;
      while (supportedCertificateAlgorithmsAt < supportedCertificateAlgorithmsEnd) {
        supportedCertificateAlgorithms.push(
          (b[supportedCertificateAlgorithmsAt] << 8) | b[supportedCertificateAlgorithmsAt + 1],
        );
        supportedCertificateAlgorithmsAt += 2;
      }

      extensionData = { is: 'signatureAlgorithmsCert', supportedCertificateAlgorithms };
      break;
    }

    default: {
      extensionData = {
        is: 'unknown',
        extensionType: extensionType,
        octets: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }
  }

  cursor.at = extensionDataEnd;
  return { extensionData };
}

/** Writes a Request Extension at o and answers its end. */
export function writeRequestExtension(v: RequestExtension, b: Uint8Array, o: number): number {
  const extensionTypeTag =
    v.extensionData.is === 'statusRequest'
      ? 5
      : v.extensionData.is === 'signatureAlgorithms'
        ? 13
        : v.extensionData.is === 'signedCertificateTimestamp'
          ? 18
          : v.extensionData.is === 'compressCertificate'
            ? 27
            : v.extensionData.is === 'certificateAuthorities'
              ? 47
              : v.extensionData.is === 'oidFilters'
                ? 48
                : v.extensionData.is === 'signatureAlgorithmsCert'
                  ? 50
                  : v.extensionData.extensionType;
  const extensionTypeWord = fits(extensionTypeTag, 65535, 'Request Extension.Extension Type');
  b[o] = extensionTypeWord >>> 8;
  b[o + 1] = extensionTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const extensionData = v.extensionData;
  let extensionDataEnd = o + 4;
  switch (extensionData.is) {
    case 'statusRequest': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'signatureAlgorithms': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let supportedSignatureAlgorithmsAt = o + 6;
      for (const supportedSignatureAlgorithmsItem of extensionData.supportedSignatureAlgorithms) {
        const supportedSignatureAlgorithmsNumber = fits(
          supportedSignatureAlgorithmsItem,
          65535,
          'Request Extension.Extension Data.Signature Algorithms.Supported Signature Algorithms',
        );
        b[supportedSignatureAlgorithmsAt] = supportedSignatureAlgorithmsNumber >>> 8;
        b[supportedSignatureAlgorithmsAt + 1] = supportedSignatureAlgorithmsNumber;
        supportedSignatureAlgorithmsAt += 2;
      }

      const supportedSignatureAlgorithmsLengthValue = derived(
        supportedSignatureAlgorithmsAt - (o + 6),
        1,
        0,
        65535,
        'Request Extension.Extension Data.Signature Algorithms.Supported Signature Algorithms Length',
      );
      b[o + 4] = supportedSignatureAlgorithmsLengthValue >>> 8;
      b[o + 5] = supportedSignatureAlgorithmsLengthValue;
      extensionDataEnd = supportedSignatureAlgorithmsAt;
      break;
    }

    case 'signedCertificateTimestamp': {
      extensionDataEnd = o + 4;
      break;
    }

    case 'compressCertificate': {
      b[o + 4] = 0;
      let algorithmsAt = o + 5;
      for (const algorithmsItem of extensionData.algorithms) {
        const algorithmsNumber = fits(
          algorithmsItem,
          65535,
          'Request Extension.Extension Data.Compress Certificate.Algorithms',
        );
        b[algorithmsAt] = algorithmsNumber >>> 8;
        b[algorithmsAt + 1] = algorithmsNumber;
        algorithmsAt += 2;
      }

      const algorithmsLengthValue = derived(
        algorithmsAt - (o + 5),
        1,
        0,
        255,
        'Request Extension.Extension Data.Compress Certificate.Algorithms Length',
      );
      b[o + 4] = algorithmsLengthValue;
      extensionDataEnd = algorithmsAt;
      break;
    }

    case 'certificateAuthorities': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let authoritiesAt = o + 6;
      for (const authoritiesItem of extensionData.authorities) {
        authoritiesAt = writeDistinguishedName(authoritiesItem, b, authoritiesAt);
      }

      const authoritiesLengthValue = derived(
        authoritiesAt - (o + 6),
        1,
        0,
        65535,
        'Request Extension.Extension Data.Certificate Authorities.Authorities Length',
      );
      b[o + 4] = authoritiesLengthValue >>> 8;
      b[o + 5] = authoritiesLengthValue;
      extensionDataEnd = authoritiesAt;
      break;
    }

    case 'oidFilters': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let filtersAt = o + 6;
      for (const filtersItem of extensionData.filters) {
        filtersAt = writeOidFilter(filtersItem, b, filtersAt);
      }

      const filtersLengthValue = derived(
        filtersAt - (o + 6),
        1,
        0,
        65535,
        'Request Extension.Extension Data.OID Filters.Filters Length',
      );
      b[o + 4] = filtersLengthValue >>> 8;
      b[o + 5] = filtersLengthValue;
      extensionDataEnd = filtersAt;
      break;
    }

    case 'signatureAlgorithmsCert': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let supportedCertificateAlgorithmsAt = o + 6;
      for (const supportedCertificateAlgorithmsItem of extensionData.supportedCertificateAlgorithms) {
        const supportedCertificateAlgorithmsNumber = fits(
          supportedCertificateAlgorithmsItem,
          65535,
          'Request Extension.Extension Data.Signature Algorithms Cert.Supported Certificate Algorithms',
        );
        b[supportedCertificateAlgorithmsAt] = supportedCertificateAlgorithmsNumber >>> 8;
        b[supportedCertificateAlgorithmsAt + 1] = supportedCertificateAlgorithmsNumber;
        supportedCertificateAlgorithmsAt += 2;
      }

      const supportedCertificateAlgorithmsLengthValue = derived(
        supportedCertificateAlgorithmsAt - (o + 6),
        1,
        0,
        65535,
        'Request Extension.Extension Data.Signature Algorithms Cert.Supported Certificate Algorithms Length',
      );
      b[o + 4] = supportedCertificateAlgorithmsLengthValue >>> 8;
      b[o + 5] = supportedCertificateAlgorithmsLengthValue;
      extensionDataEnd = supportedCertificateAlgorithmsAt;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extensionData.octets);
      extensionDataEnd = octetsEnd;
      break;
    }
  }

  const extensionDataLengthValue = derived(
    extensionDataEnd - (o + 4),
    1,
    0,
    65535,
    'Request Extension.Extension Data Length',
  );
  b[o + 2] = extensionDataLengthValue >>> 8;
  b[o + 3] = extensionDataLengthValue;
  return extensionDataEnd;
}

/** The octets of a Request Extension. */
export function encodeRequestExtension(v: RequestExtension): Uint8Array {
  return encoded((b) => writeRequestExtension(v, b, 0));
}

/** The Request Extension in b, or the code of the rule it breaks. */
export function decodeRequestExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: RequestExtension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkRequestExtension(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readRequestExtension(b, 0, b.length) }
    : { ok: false, fault };
}

export type CertificateExtensionExtensionData =
  | {
      readonly is: 'statusRequest'; /** Status Type (8). */
      readonly statusType: number;
      /** OCSP Response. */
      readonly ocspResponse: Uint8Array;
    }
  | {
      readonly is: 'signedCertificateTimestamp'; /** Timestamp List. */
      readonly timestampList: readonly SerializedTimestamp[];
    }
  | {
      readonly is: 'unknown';
      readonly extensionType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface CertificateExtension {
  /** Extension Data. */
  readonly extensionData: CertificateExtensionExtensionData;
}

/** The Certificate Extension at o, which a check has found sound. */
export function readCertificateExtension(
  b: Uint8Array,
  o: number,
  end: number,
): CertificateExtension {
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  let extensionData: CertificateExtensionExtensionData;
  switch (extensionType) {
    case 5: {
      // Status Request
      const ocspResponseLength = (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
      const ocspResponseEnd = o + 8 + ocspResponseLength;
      extensionData = {
        is: 'statusRequest',
        statusType: b[o + 4],
        ocspResponse: b.subarray(o + 8, ocspResponseEnd),
      };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      const timestampListLength = (b[o + 4] << 8) | b[o + 5];
      const timestampList: SerializedTimestamp[] = [];
      let timestampListAt = o + 6;
      const timestampListEnd = o + 6 + timestampListLength;
      while (timestampListAt < timestampListEnd) {
        timestampList.push(readSerializedTimestamp(b, timestampListAt, timestampListEnd));
        timestampListAt = cursor.at;
      }

      extensionData = { is: 'signedCertificateTimestamp', timestampList };
      break;
    }

    default: {
      extensionData = {
        is: 'unknown',
        extensionType: extensionType,
        octets: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }
  }

  cursor.at = extensionDataEnd;
  return { extensionData };
}

/** Writes a Certificate Extension at o and answers its end. */
export function writeCertificateExtension(
  v: CertificateExtension,
  b: Uint8Array,
  o: number,
): number {
  const extensionTypeTag =
    v.extensionData.is === 'statusRequest'
      ? 5
      : v.extensionData.is === 'signedCertificateTimestamp'
        ? 18
        : v.extensionData.extensionType;
  const extensionTypeWord = fits(extensionTypeTag, 65535, 'Certificate Extension.Extension Type');
  b[o] = extensionTypeWord >>> 8;
  b[o + 1] = extensionTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const extensionData = v.extensionData;
  let extensionDataEnd = o + 4;
  switch (extensionData.is) {
    case 'statusRequest': {
      b[o + 4] = fits(
        extensionData.statusType,
        255,
        'Certificate Extension.Extension Data.Status Request.Status Type',
      );
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const ocspResponseEnd = put(b, o + 8, extensionData.ocspResponse);
      const ocspResponseLengthValue = derived(
        ocspResponseEnd - (o + 8),
        1,
        0,
        16777215,
        'Certificate Extension.Extension Data.Status Request.OCSP Response Length',
      );
      b[o + 5] = ocspResponseLengthValue >>> 16;
      b[o + 6] = ocspResponseLengthValue >>> 8;
      b[o + 7] = ocspResponseLengthValue;
      extensionDataEnd = ocspResponseEnd;
      break;
    }

    case 'signedCertificateTimestamp': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      let timestampListAt = o + 6;
      for (const timestampListItem of extensionData.timestampList) {
        timestampListAt = writeSerializedTimestamp(timestampListItem, b, timestampListAt);
      }

      const timestampListLengthValue = derived(
        timestampListAt - (o + 6),
        1,
        0,
        65535,
        'Certificate Extension.Extension Data.Signed Certificate Timestamp.Timestamp List Length',
      );
      b[o + 4] = timestampListLengthValue >>> 8;
      b[o + 5] = timestampListLengthValue;
      extensionDataEnd = timestampListAt;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extensionData.octets);
      extensionDataEnd = octetsEnd;
      break;
    }
  }

  const extensionDataLengthValue = derived(
    extensionDataEnd - (o + 4),
    1,
    0,
    65535,
    'Certificate Extension.Extension Data Length',
  );
  b[o + 2] = extensionDataLengthValue >>> 8;
  b[o + 3] = extensionDataLengthValue;
  return extensionDataEnd;
}

/** The octets of a Certificate Extension. */
export function encodeCertificateExtension(v: CertificateExtension): Uint8Array {
  return encoded((b) => writeCertificateExtension(v, b, 0));
}

/** The Certificate Extension in b, or the code of the rule it breaks. */
export function decodeCertificateExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: CertificateExtension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCertificateExtension(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readCertificateExtension(b, 0, b.length) }
    : { ok: false, fault };
}

export type TicketExtensionExtensionData =
  | {
      readonly is: 'earlyData'; /** Max Early Data Size (32), in octets. */
      readonly maxEarlyDataSize: number;
    }
  | {
      readonly is: 'unknown';
      readonly extensionType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface TicketExtension {
  /** Extension Data. */
  readonly extensionData: TicketExtensionExtensionData;
}

/** The Ticket Extension at o, which a check has found sound. */
export function readTicketExtension(b: Uint8Array, o: number, end: number): TicketExtension {
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  let extensionData: TicketExtensionExtensionData;
  switch (extensionType) {
    case 42: {
      // Early Data
      extensionData = {
        is: 'earlyData',
        maxEarlyDataSize: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    default: {
      extensionData = {
        is: 'unknown',
        extensionType: extensionType,
        octets: b.subarray(o + 4, extensionDataEnd),
      };
      break;
    }
  }

  cursor.at = extensionDataEnd;
  return { extensionData };
}

/** Writes a Ticket Extension at o and answers its end. */
export function writeTicketExtension(v: TicketExtension, b: Uint8Array, o: number): number {
  const extensionTypeTag = v.extensionData.is === 'earlyData' ? 42 : v.extensionData.extensionType;
  const extensionTypeWord = fits(extensionTypeTag, 65535, 'Ticket Extension.Extension Type');
  b[o] = extensionTypeWord >>> 8;
  b[o + 1] = extensionTypeWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const extensionData = v.extensionData;
  let extensionDataEnd = o + 4;
  switch (extensionData.is) {
    case 'earlyData': {
      const maxEarlyDataSizeWord = fits(
        extensionData.maxEarlyDataSize,
        4294967295,
        'Ticket Extension.Extension Data.Early Data.Max Early Data Size',
      );
      b[o + 4] = maxEarlyDataSizeWord >>> 24;
      b[o + 5] = maxEarlyDataSizeWord >>> 16;
      b[o + 6] = maxEarlyDataSizeWord >>> 8;
      b[o + 7] = maxEarlyDataSizeWord;
      extensionDataEnd = o + 8;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, extensionData.octets);
      extensionDataEnd = octetsEnd;
      break;
    }
  }

  const extensionDataLengthValue = derived(
    extensionDataEnd - (o + 4),
    1,
    0,
    65535,
    'Ticket Extension.Extension Data Length',
  );
  b[o + 2] = extensionDataLengthValue >>> 8;
  b[o + 3] = extensionDataLengthValue;
  return extensionDataEnd;
}

/** The octets of a Ticket Extension. */
export function encodeTicketExtension(v: TicketExtension): Uint8Array {
  return encoded((b) => writeTicketExtension(v, b, 0));
}

/** The Ticket Extension in b, or the code of the rule it breaks. */
export function decodeTicketExtension(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: TicketExtension }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkTicketExtension(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readTicketExtension(b, 0, b.length) }
    : { ok: false, fault };
}

export interface ServerName {
  /** Name Type (8). */
  readonly nameType: number;
  /** Host Name. */
  readonly hostName: string;
}

/** The Server Name at o, which a check has found sound. */
export function readServerName(b: Uint8Array, o: number, end: number): ServerName {
  const hostNameLength = (b[o + 1] << 8) | b[o + 2];
  const hostNameEnd = o + 3 + hostNameLength;
  cursor.at = hostNameEnd;
  return { nameType: b[o], hostName: readText(b, o + 3, hostNameEnd) };
}

/** Writes a Server Name at o and answers its end. */
export function writeServerName(v: ServerName, b: Uint8Array, o: number): number {
  b[o] = fits(v.nameType, 255, 'Server Name.Name Type');
  b[o + 1] = 0;
  b[o + 2] = 0;
  const hostNameEnd = putText(b, o + 3, v.hostName);
  const hostNameLengthValue = derived(
    hostNameEnd - (o + 3),
    1,
    0,
    65535,
    'Server Name.Host Name Length',
  );
  b[o + 1] = hostNameLengthValue >>> 8;
  b[o + 2] = hostNameLengthValue;
  return hostNameEnd;
}

/** The octets of a Server Name. */
export function encodeServerName(v: ServerName): Uint8Array {
  return encoded((b) => writeServerName(v, b, 0));
}

/** The Server Name in b, or the code of the rule it breaks. */
export function decodeServerName(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ServerName }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkServerName(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readServerName(b, 0, b.length) } : { ok: false, fault };
}

export interface ProtocolName {
  /** Name: text to people, octets to a comparison. */
  readonly name: Uint8Array;
}

/** The Protocol Name at o, which a check has found sound. */
export function readProtocolName(b: Uint8Array, o: number, end: number): ProtocolName {
  const nameLength = b[o];
  const nameEnd = o + 1 + nameLength;
  cursor.at = nameEnd;
  return { name: b.subarray(o + 1, nameEnd) };
}

/** Writes a Protocol Name at o and answers its end. */
export function writeProtocolName(v: ProtocolName, b: Uint8Array, o: number): number {
  b[o] = 0;
  const nameEnd = put(b, o + 1, v.name);
  const nameLengthValue = derived(nameEnd - (o + 1), 1, 0, 255, 'Protocol Name.Name Length');
  b[o] = nameLengthValue;
  return nameEnd;
}

/** The octets of a Protocol Name. */
export function encodeProtocolName(v: ProtocolName): Uint8Array {
  return encoded((b) => writeProtocolName(v, b, 0));
}

/** The Protocol Name in b, or the code of the rule it breaks. */
export function decodeProtocolName(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ProtocolName }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkProtocolName(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readProtocolName(b, 0, b.length) } : { ok: false, fault };
}

export interface KeyShareEntry {
  /** Group (16). */
  readonly group: number;
  /** Key Exchange. */
  readonly keyExchange: Uint8Array;
}

/** The Key Share Entry at o, which a check has found sound. */
export function readKeyShareEntry(b: Uint8Array, o: number, end: number): KeyShareEntry {
  const keyExchangeLength = (b[o + 2] << 8) | b[o + 3];
  const keyExchangeEnd = o + 4 + keyExchangeLength;
  cursor.at = keyExchangeEnd;
  return { group: (b[o] << 8) | b[o + 1], keyExchange: b.subarray(o + 4, keyExchangeEnd) };
}

/** Writes a Key Share Entry at o and answers its end. */
export function writeKeyShareEntry(v: KeyShareEntry, b: Uint8Array, o: number): number {
  const groupWord = fits(v.group, 65535, 'Key Share Entry.Group');
  b[o] = groupWord >>> 8;
  b[o + 1] = groupWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const keyExchangeEnd = put(b, o + 4, v.keyExchange);
  const keyExchangeLengthValue = derived(
    keyExchangeEnd - (o + 4),
    1,
    0,
    65535,
    'Key Share Entry.Key Exchange Length',
  );
  b[o + 2] = keyExchangeLengthValue >>> 8;
  b[o + 3] = keyExchangeLengthValue;
  return keyExchangeEnd;
}

/** The octets of a Key Share Entry. */
export function encodeKeyShareEntry(v: KeyShareEntry): Uint8Array {
  return encoded((b) => writeKeyShareEntry(v, b, 0));
}

/** The Key Share Entry in b, or the code of the rule it breaks. */
export function decodeKeyShareEntry(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: KeyShareEntry }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkKeyShareEntry(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readKeyShareEntry(b, 0, b.length) }
    : { ok: false, fault };
}

export interface PskIdentity {
  /** Identity. */
  readonly identity: Uint8Array;
  /** Obfuscated Ticket Age (32), in milliseconds. */
  readonly obfuscatedTicketAge: number;
}

/** The PSK Identity at o, which a check has found sound. */
export function readPskIdentity(b: Uint8Array, o: number, end: number): PskIdentity {
  const identityLength = (b[o] << 8) | b[o + 1];
  const identityEnd = o + 2 + identityLength;
  cursor.at = identityEnd + 4;
  return {
    identity: b.subarray(o + 2, identityEnd),
    obfuscatedTicketAge:
      ((b[identityEnd] << 24) |
        (b[identityEnd + 1] << 16) |
        (b[identityEnd + 2] << 8) |
        b[identityEnd + 3]) >>>
      0,
  };
}

/** Writes a PSK Identity at o and answers its end. */
export function writePskIdentity(v: PskIdentity, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const identityEnd = put(b, o + 2, v.identity);
  const obfuscatedTicketAgeWord = fits(
    v.obfuscatedTicketAge,
    4294967295,
    'PSK Identity.Obfuscated Ticket Age',
  );
  b[identityEnd] = obfuscatedTicketAgeWord >>> 24;
  b[identityEnd + 1] = obfuscatedTicketAgeWord >>> 16;
  b[identityEnd + 2] = obfuscatedTicketAgeWord >>> 8;
  b[identityEnd + 3] = obfuscatedTicketAgeWord;
  const identityLengthValue = derived(
    identityEnd - (o + 2),
    1,
    0,
    65535,
    'PSK Identity.Identity Length',
  );
  b[o] = identityLengthValue >>> 8;
  b[o + 1] = identityLengthValue;
  return identityEnd + 4;
}

/** The octets of a PSK Identity. */
export function encodePskIdentity(v: PskIdentity): Uint8Array {
  return encoded((b) => writePskIdentity(v, b, 0));
}

/** The PSK Identity in b, or the code of the rule it breaks. */
export function decodePskIdentity(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: PskIdentity }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkPskIdentity(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readPskIdentity(b, 0, b.length) } : { ok: false, fault };
}

export interface PskBinder {
  /** Binder. */
  readonly binder: Uint8Array;
}

/** The PSK Binder at o, which a check has found sound. */
export function readPskBinder(b: Uint8Array, o: number, end: number): PskBinder {
  const binderLength = b[o];
  const binderEnd = o + 1 + binderLength;
  cursor.at = binderEnd;
  return { binder: b.subarray(o + 1, binderEnd) };
}

/** Writes a PSK Binder at o and answers its end. */
export function writePskBinder(v: PskBinder, b: Uint8Array, o: number): number {
  b[o] = 0;
  const binderEnd = put(b, o + 1, v.binder);
  const binderLengthValue = derived(binderEnd - (o + 1), 1, 0, 255, 'PSK Binder.Binder Length');
  b[o] = binderLengthValue;
  return binderEnd;
}

/** The octets of a PSK Binder. */
export function encodePskBinder(v: PskBinder): Uint8Array {
  return encoded((b) => writePskBinder(v, b, 0));
}

/** The PSK Binder in b, or the code of the rule it breaks. */
export function decodePskBinder(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: PskBinder }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkPskBinder(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readPskBinder(b, 0, b.length) } : { ok: false, fault };
}

export interface ResponderId {
  /** Identifier. */
  readonly identifier: Uint8Array;
}

/** The Responder ID at o, which a check has found sound. */
export function readResponderId(b: Uint8Array, o: number, end: number): ResponderId {
  const identifierLength = (b[o] << 8) | b[o + 1];
  const identifierEnd = o + 2 + identifierLength;
  cursor.at = identifierEnd;
  return { identifier: b.subarray(o + 2, identifierEnd) };
}

/** Writes a Responder ID at o and answers its end. */
export function writeResponderId(v: ResponderId, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const identifierEnd = put(b, o + 2, v.identifier);
  const identifierLengthValue = derived(
    identifierEnd - (o + 2),
    1,
    0,
    65535,
    'Responder ID.Identifier Length',
  );
  b[o] = identifierLengthValue >>> 8;
  b[o + 1] = identifierLengthValue;
  return identifierEnd;
}

/** The octets of a Responder ID. */
export function encodeResponderId(v: ResponderId): Uint8Array {
  return encoded((b) => writeResponderId(v, b, 0));
}

/** The Responder ID in b, or the code of the rule it breaks. */
export function decodeResponderId(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ResponderId }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkResponderId(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readResponderId(b, 0, b.length) } : { ok: false, fault };
}

export interface DistinguishedName {
  /** DER. */
  readonly der: Uint8Array;
}

/** The Distinguished Name at o, which a check has found sound. */
export function readDistinguishedName(b: Uint8Array, o: number, end: number): DistinguishedName {
  const derLength = (b[o] << 8) | b[o + 1];
  const derEnd = o + 2 + derLength;
  cursor.at = derEnd;
  return { der: b.subarray(o + 2, derEnd) };
}

/** Writes a Distinguished Name at o and answers its end. */
export function writeDistinguishedName(v: DistinguishedName, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const derEnd = put(b, o + 2, v.der);
  const derLengthValue = derived(derEnd - (o + 2), 1, 0, 65535, 'Distinguished Name.DER Length');
  b[o] = derLengthValue >>> 8;
  b[o + 1] = derLengthValue;
  return derEnd;
}

/** The octets of a Distinguished Name. */
export function encodeDistinguishedName(v: DistinguishedName): Uint8Array {
  return encoded((b) => writeDistinguishedName(v, b, 0));
}

/** The Distinguished Name in b, or the code of the rule it breaks. */
export function decodeDistinguishedName(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: DistinguishedName }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkDistinguishedName(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readDistinguishedName(b, 0, b.length) }
    : { ok: false, fault };
}

export interface OidFilter {
  /** Certificate Extension OID. */
  readonly certificateExtensionOid: Uint8Array;
  /** Certificate Extension Values. */
  readonly certificateExtensionValues: Uint8Array;
}

/** The OID Filter at o, which a check has found sound. */
export function readOidFilter(b: Uint8Array, o: number, end: number): OidFilter {
  const certificateExtensionOidLength = b[o];
  const certificateExtensionOidEnd = o + 1 + certificateExtensionOidLength;
  const certificateExtensionValuesLength =
    (b[certificateExtensionOidEnd] << 8) | b[certificateExtensionOidEnd + 1];
  const certificateExtensionValuesEnd =
    certificateExtensionOidEnd + 2 + certificateExtensionValuesLength;
  cursor.at = certificateExtensionValuesEnd;
  return {
    certificateExtensionOid: b.subarray(o + 1, certificateExtensionOidEnd),
    certificateExtensionValues: b.subarray(
      certificateExtensionOidEnd + 2,
      certificateExtensionValuesEnd,
    ),
  };
}

/** Writes a OID Filter at o and answers its end. */
export function writeOidFilter(v: OidFilter, b: Uint8Array, o: number): number {
  b[o] = 0;
  const certificateExtensionOidEnd = put(b, o + 1, v.certificateExtensionOid);
  b[certificateExtensionOidEnd] = 0;
  b[certificateExtensionOidEnd + 1] = 0;
  const certificateExtensionValuesEnd = put(
    b,
    certificateExtensionOidEnd + 2,
    v.certificateExtensionValues,
  );
  const certificateExtensionOidLengthValue = derived(
    certificateExtensionOidEnd - (o + 1),
    1,
    0,
    255,
    'OID Filter.Certificate Extension OID Length',
  );
  b[o] = certificateExtensionOidLengthValue;
  const certificateExtensionValuesLengthValue = derived(
    certificateExtensionValuesEnd - (certificateExtensionOidEnd + 2),
    1,
    0,
    65535,
    'OID Filter.Certificate Extension Values Length',
  );
  b[certificateExtensionOidEnd] = certificateExtensionValuesLengthValue >>> 8;
  b[certificateExtensionOidEnd + 1] = certificateExtensionValuesLengthValue;
  return certificateExtensionValuesEnd;
}

/** The octets of a OID Filter. */
export function encodeOidFilter(v: OidFilter): Uint8Array {
  return encoded((b) => writeOidFilter(v, b, 0));
}

/** The OID Filter in b, or the code of the rule it breaks. */
export function decodeOidFilter(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: OidFilter }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkOidFilter(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOidFilter(b, 0, b.length) } : { ok: false, fault };
}

export interface SerializedTimestamp {
  /** Signed Timestamp. */
  readonly signedTimestamp: Uint8Array;
}

/** The Serialized Timestamp at o, which a check has found sound. */
export function readSerializedTimestamp(
  b: Uint8Array,
  o: number,
  end: number,
): SerializedTimestamp {
  const signedTimestampLength = (b[o] << 8) | b[o + 1];
  const signedTimestampEnd = o + 2 + signedTimestampLength;
  cursor.at = signedTimestampEnd;
  return { signedTimestamp: b.subarray(o + 2, signedTimestampEnd) };
}

/** Writes a Serialized Timestamp at o and answers its end. */
export function writeSerializedTimestamp(v: SerializedTimestamp, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const signedTimestampEnd = put(b, o + 2, v.signedTimestamp);
  const signedTimestampLengthValue = derived(
    signedTimestampEnd - (o + 2),
    1,
    0,
    65535,
    'Serialized Timestamp.Signed Timestamp Length',
  );
  b[o] = signedTimestampLengthValue >>> 8;
  b[o + 1] = signedTimestampLengthValue;
  return signedTimestampEnd;
}

/** The octets of a Serialized Timestamp. */
export function encodeSerializedTimestamp(v: SerializedTimestamp): Uint8Array {
  return encoded((b) => writeSerializedTimestamp(v, b, 0));
}

/** The Serialized Timestamp in b, or the code of the rule it breaks. */
export function decodeSerializedTimestamp(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: SerializedTimestamp }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSerializedTimestamp(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readSerializedTimestamp(b, 0, b.length) }
    : { ok: false, fault };
}
