// @generated from spec/secure/tls.protocol: change that, then npm run generate.
/**
 * TLS: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import {
  writeCertificateEntry,
  writeCertificateExtension,
  writeClientExtension,
  writeDistinguishedName,
  writeKeyShareEntry,
  writeOidFilter,
  writeProtocolName,
  writePskBinder,
  writePskIdentity,
  writeRequestExtension,
  writeResponderId,
  writeSerializedTimestamp,
  writeServerExtension,
  writeServerName,
  writeTicketExtension,
} from './tls.value.ts';
import type * as v from './tls.value.ts';

/** A valid Record. */
export function makeRecord(d: Draw, room: number): v.Record {
  let at = 0;
  const type = d.named([20, 21, 22, 23, 24], 0, 255);
  const legacyRecordVersion = d.named([768, 769, 770, 771, 772], 0, 65535);
  at += 5;
  const length = d.length([[0, 18432]], 1, 1, 0, 1, room - at);
  const fragment = d.octets(length);
  at += fragment.length;
  return { type, legacyRecordVersion, fragment };
}

/** A valid Alert. */
export function makeAlert(d: Draw, room: number): v.Alert {
  const level = d.named([1, 2], 0, 255);
  const description = d.named(
    [
      0, 10, 20, 21, 22, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 60, 70, 71, 80, 86, 90,
      100, 109, 110, 111, 112, 113, 114, 115, 116, 120, 121,
    ],
    0,
    255,
  );
  return { level, description };
}

/** A valid Change Cipher Spec. */
export function makeChangeCipherSpec(d: Draw, room: number): v.ChangeCipherSpec {
  return {};
}

/** A valid Handshake. */
export function makeHandshake(d: Draw, room: number, negotiatedVersion: number): v.Handshake {
  let at = 0;
  at += 1;
  const msgType = d.tag(
    [
      [0, 0, 0],
      [1, 1, 41],
      [2, 2, 38],
      [4, 4, 6],
      [5, 5, 0],
      [8, 8, 2],
      [11, 11, 3],
      [12, 12, 0],
      [13, 13, 0],
      [14, 14, 0],
      [15, 15, 2],
      [16, 16, 0],
      [20, 20, 0],
      [22, 22, 5],
      [24, 24, 1],
      [25, 25, 9],
      [17, 19, 0],
      [21, 21, 0],
      [23, 23, 0],
      [26, 255, 0],
    ],
    room - at - 3,
  );
  at += 3;
  let body: NonNullable<v.Handshake['body']>;
  const start = at;
  const limit = Math.min(room, start + 16777215);
  switch (msgType) {
    case 0: {
      // Hello Request
      body = { is: 'helloRequest' };
      break;
    }

    case 1: {
      // Client Hello
      const limit2 = at + d.count(41, Math.max(41, limit - at));
      const legacyVersion = d.named([768, 769, 770, 771, 772], 0, 65535);
      at += 2;
      const random = d.octets(32);
      at += random.length;
      at += 1;
      const legacySessionIdLength = d.length([[0, 32]], 1, 1, 0, 1, limit2 - at - 6);
      const legacySessionId = d.octets(legacySessionIdLength);
      at += legacySessionId.length;
      at += 2;
      const cipherSuitesLength = d.length([[2, 65534]], 1, 1, 0, 2, limit2 - at - 4);
      const cipherSuites = Array.from({ length: Math.max(0, cipherSuitesLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += cipherSuites.length * 2;
      at += 1;
      const legacyCompressionMethodsLength = d.length([[1, 255]], 1, 1, 0, 1, limit2 - at - 1);
      const legacyCompressionMethods = Array.from(
        { length: Math.max(0, legacyCompressionMethodsLength / 1) },
        () => d.integer(0, 255),
      );
      at += legacyCompressionMethods.length * 1;
      let extensionsLengthSaid = 0;
      let extensionsLength:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'clientHello' }>['extensionsLength']
        | undefined;
      if (limit2 - at > 0) {
        at += 2;
        const extensionsLength2 = d.length([[0, 65535]], 1, 1, 0, 1, Math.max(0, limit2 - at));
        extensionsLengthSaid = extensionsLength2;
        extensionsLength = extensionsLength2;
      }

      let extensions:
        Extract<NonNullable<v.Handshake['body']>, { is: 'clientHello' }>['extensions'] | undefined;
      if (limit2 - at > 0) {
        const start4 = at;
        const limit3 = start4 + extensionsLengthSaid;
        const extensions2: NonNullable<
          Extract<NonNullable<v.Handshake['body']>, { is: 'clientHello' }>['extensions']
        >[number][] = [];
        let tries = 0;
        while (limit3 - at >= 4) {
          const item = makeClientExtension(d, limit3 - at);
          const took = sizeOf((b) => writeClientExtension(item, b, 0));
          if (at + took > limit3 && tries++ < 20) continue;
          at += took;
          extensions2.push(item);
        }

        extensions = extensions2;
      }

      body = {
        is: 'clientHello',
        legacyVersion,
        random,
        legacySessionId,
        cipherSuites,
        legacyCompressionMethods,
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 2: {
      // Server Hello
      const limit4 = at + d.count(38, Math.max(38, limit - at));
      const legacyVersion = d.named([768, 769, 770, 771, 772], 0, 65535);
      at += 2;
      const random = d.octets(32);
      at += random.length;
      at += 1;
      const legacySessionIdEchoLength = d.length([[0, 32]], 1, 1, 0, 1, limit4 - at - 3);
      const legacySessionIdEcho = d.octets(legacySessionIdEchoLength);
      at += legacySessionIdEcho.length;
      const cipherSuite = d.named(
        [
          10, 47, 51, 53, 57, 60, 61, 103, 107, 156, 157, 158, 159, 255, 4865, 4866, 4867, 4868,
          4869, 22016, 49161, 49162, 49171, 49172, 49187, 49188, 49191, 49192, 49195, 49196, 49199,
          49200, 52392, 52393, 52394,
        ],
        0,
        65535,
      );
      const legacyCompressionMethod = d.integer(0, 255);
      at += 3;
      let extensionsLengthSaid2 = 0;
      let extensionsLength:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'serverHello' }>['extensionsLength']
        | undefined;
      if (limit4 - at > 0) {
        at += 2;
        const extensionsLength2 = d.length([[0, 65535]], 1, 1, 0, 1, Math.max(0, limit4 - at));
        extensionsLengthSaid2 = extensionsLength2;
        extensionsLength = extensionsLength2;
      }

      let extensions:
        Extract<NonNullable<v.Handshake['body']>, { is: 'serverHello' }>['extensions'] | undefined;
      if (limit4 - at > 0) {
        const start5 = at;
        const limit5 = start5 + extensionsLengthSaid2;
        const extensions2: NonNullable<
          Extract<NonNullable<v.Handshake['body']>, { is: 'serverHello' }>['extensions']
        >[number][] = [];
        let tries = 0;
        while (limit5 - at >= 4) {
          const item = makeServerExtension(d, limit5 - at);
          const took = sizeOf((b) => writeServerExtension(item, b, 0));
          if (at + took > limit5 && tries++ < 20) continue;
          at += took;
          extensions2.push(item);
        }

        extensions = extensions2;
      }

      body = {
        is: 'serverHello',
        legacyVersion,
        random,
        legacySessionIdEcho,
        cipherSuite,
        legacyCompressionMethod,
        ...(extensionsLength === undefined ? {} : { extensionsLength }),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // New Session Ticket
      const ticketLifetime = d.integer(0, 4294967295);
      at += 4;
      let ticketAgeAdd:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['ticketAgeAdd']
        | undefined;
      if (negotiatedVersion === 772) {
        const ticketAgeAdd2 = d.integer(0, 4294967295);
        at += 4;
        ticketAgeAdd = ticketAgeAdd2;
      }

      let ticketNonceLengthSaid = 0;
      let ticketNonceLength:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['ticketNonceLength']
        | undefined;
      if (negotiatedVersion === 772) {
        at += 1;
        const ticketNonceLength2 = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit - at - 2));
        ticketNonceLengthSaid = ticketNonceLength2;
        ticketNonceLength = ticketNonceLength2;
      }

      let ticketNonce:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['ticketNonce']
        | undefined;
      if (negotiatedVersion === 772) {
        const ticketNonce2 = d.octets(ticketNonceLengthSaid);
        at += ticketNonce2.length;
        ticketNonce = ticketNonce2;
      }

      at += 2;
      const ticketLength = d.length([[0, 65535]], 1, 1, 0, 1, limit - at);
      const ticket = d.octets(ticketLength);
      at += ticket.length;
      let extensionsLengthSaid3 = 0;
      let extensionsLength:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['extensionsLength']
        | undefined;
      if (negotiatedVersion === 772) {
        at += 2;
        const extensionsLength2 = d.length([[0, 65534]], 1, 1, 0, 1, Math.max(0, limit - at));
        extensionsLengthSaid3 = extensionsLength2;
        extensionsLength = extensionsLength2;
      }

      let extensions:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['extensions']
        | undefined;
      if (negotiatedVersion === 772) {
        const start6 = at;
        const limit6 = start6 + extensionsLengthSaid3;
        const extensions2: NonNullable<
          Extract<NonNullable<v.Handshake['body']>, { is: 'newSessionTicket' }>['extensions']
        >[number][] = [];
        let tries = 0;
        while (limit6 - at >= 4) {
          const item = makeTicketExtension(d, limit6 - at);
          const took = sizeOf((b) => writeTicketExtension(item, b, 0));
          if (at + took > limit6 && tries++ < 20) continue;
          at += took;
          extensions2.push(item);
        }

        extensions = extensions2;
      }

      body = {
        is: 'newSessionTicket',
        ticketLifetime,
        ...(ticketAgeAdd === undefined ? {} : { ticketAgeAdd }),
        ...(ticketNonceLength === undefined ? {} : { ticketNonceLength }),
        ...(ticketNonce === undefined ? {} : { ticketNonce }),
        ticket,
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
      at += 2;
      const start7 = at;
      const limit7 = Math.min(limit, start7 + 65535);
      const extensions: NonNullable<
        Extract<NonNullable<v.Handshake['body']>, { is: 'encryptedExtensions' }>['extensions']
      >[number][] = [];
      while (limit7 - at >= 4 && d.more(extensions.length)) {
        const item = makeServerExtension(d, limit7 - at);
        const took = sizeOf((b) => writeServerExtension(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        extensions.push(item);
      }

      body = { is: 'encryptedExtensions', extensions };
      break;
    }

    case 11: {
      // Certificate
      let certificateRequestContextLengthSaid = 0;
      let certificateRequestContextLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificate' }
          >['certificateRequestContextLength']
        | undefined;
      if (negotiatedVersion === 772) {
        at += 1;
        const certificateRequestContextLength2 = d.length(
          [[0, 255]],
          1,
          1,
          0,
          1,
          Math.max(0, limit - at - 3),
        );
        certificateRequestContextLengthSaid = certificateRequestContextLength2;
        certificateRequestContextLength = certificateRequestContextLength2;
      }

      let certificateRequestContext:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificate' }
          >['certificateRequestContext']
        | undefined;
      if (negotiatedVersion === 772) {
        const certificateRequestContext2 = d.octets(certificateRequestContextLengthSaid);
        at += certificateRequestContext2.length;
        certificateRequestContext = certificateRequestContext2;
      }

      at += 3;
      const start8 = at;
      const limit8 = Math.min(limit, start8 + 16777215);
      const certificateList: NonNullable<
        Extract<NonNullable<v.Handshake['body']>, { is: 'certificate' }>['certificateList']
      >[number][] = [];
      while (limit8 - at >= 4 && d.more(certificateList.length)) {
        const item = makeCertificateEntry(d, limit8 - at, negotiatedVersion);
        const took = sizeOf((b) => writeCertificateEntry(item, b, 0, negotiatedVersion));
        if (at + took > limit8) break;
        at += took;
        certificateList.push(item);
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
      const serverParameters = d.octets(d.count(0, limit - at));
      at += serverParameters.length;
      body = { is: 'serverKeyExchange', serverParameters };
      break;
    }

    case 13: {
      // Certificate Request
      let certificateTypesLengthSaid = 0;
      let certificateTypesLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['certificateTypesLength']
        | undefined;
      if (negotiatedVersion < 772) {
        at += 1;
        const certificateTypesLength2 = d.length([[1, 255]], 1, 1, 0, 1, Math.max(0, limit - at));
        certificateTypesLengthSaid = certificateTypesLength2;
        certificateTypesLength = certificateTypesLength2;
      }

      let certificateTypes:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['certificateTypes']
        | undefined;
      if (negotiatedVersion < 772) {
        const certificateTypes2 = Array.from(
          { length: Math.max(0, certificateTypesLengthSaid / 1) },
          () => d.integer(0, 255),
        );
        at += certificateTypes2.length * 1;
        certificateTypes = certificateTypes2;
      }

      let signatureAlgorithmsLengthSaid = 0;
      let signatureAlgorithmsLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['signatureAlgorithmsLength']
        | undefined;
      if (negotiatedVersion === 771) {
        at += 2;
        const signatureAlgorithmsLength2 = d.length(
          [[2, 65534]],
          1,
          1,
          0,
          1,
          Math.max(0, limit - at),
        );
        signatureAlgorithmsLengthSaid = signatureAlgorithmsLength2;
        signatureAlgorithmsLength = signatureAlgorithmsLength2;
      }

      let signatureAlgorithms:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['signatureAlgorithms']
        | undefined;
      if (negotiatedVersion === 771) {
        const signatureAlgorithms2 = Array.from(
          { length: Math.max(0, signatureAlgorithmsLengthSaid / 2) },
          () => d.integer(0, 65535),
        );
        at += signatureAlgorithms2.length * 2;
        signatureAlgorithms = signatureAlgorithms2;
      }

      let certificateAuthoritiesLengthSaid = 0;
      let certificateAuthoritiesLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['certificateAuthoritiesLength']
        | undefined;
      if (negotiatedVersion < 772) {
        at += 2;
        const certificateAuthoritiesLength2 = d.length(
          [[0, 65535]],
          1,
          1,
          0,
          1,
          Math.max(0, limit - at),
        );
        certificateAuthoritiesLengthSaid = certificateAuthoritiesLength2;
        certificateAuthoritiesLength = certificateAuthoritiesLength2;
      }

      let certificateAuthorities:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['certificateAuthorities']
        | undefined;
      if (negotiatedVersion < 772) {
        const start11 = at;
        const limit9 = start11 + certificateAuthoritiesLengthSaid;
        const certificateAuthorities2: NonNullable<
          Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['certificateAuthorities']
        >[number][] = [];
        let tries = 0;
        while (limit9 - at >= 3) {
          const item = makeDistinguishedName(d, limit9 - at);
          const took = sizeOf((b) => writeDistinguishedName(item, b, 0));
          if (at + took > limit9 && tries++ < 20) continue;
          at += took;
          certificateAuthorities2.push(item);
        }

        certificateAuthorities = certificateAuthorities2;
      }

      let requestContextLengthSaid = 0;
      let requestContextLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['requestContextLength']
        | undefined;
      if (negotiatedVersion === 772) {
        at += 1;
        const requestContextLength2 = d.length([[0, 255]], 1, 1, 0, 1, Math.max(0, limit - at));
        requestContextLengthSaid = requestContextLength2;
        requestContextLength = requestContextLength2;
      }

      let requestContext:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'certificateRequest' }>['requestContext']
        | undefined;
      if (negotiatedVersion === 772) {
        const requestContext2 = d.octets(requestContextLengthSaid);
        at += requestContext2.length;
        requestContext = requestContext2;
      }

      let extensionsLengthSaid4 = 0;
      let extensionsLength:
        | Extract<
            NonNullable<v.Handshake['body']>,
            { is: 'certificateRequest' }
          >['extensionsLength']
        | undefined;
      if (negotiatedVersion === 772) {
        at += 2;
        const extensionsLength2 = d.length([[2, 65535]], 1, 1, 0, 1, Math.max(0, limit - at));
        extensionsLengthSaid4 = extensionsLength2;
        extensionsLength = extensionsLength2;
      }

      let extensions:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'certificateRequest' }>['extensions']
        | undefined;
      if (negotiatedVersion === 772) {
        const start12 = at;
        const limit10 = start12 + extensionsLengthSaid4;
        const extensions2: NonNullable<
          Extract<NonNullable<v.Handshake['body']>, { is: 'certificateRequest' }>['extensions']
        >[number][] = [];
        let tries2 = 0;
        while (limit10 - at >= 4) {
          const item2 = makeRequestExtension(d, limit10 - at);
          const took2 = sizeOf((b) => writeRequestExtension(item2, b, 0));
          if (at + took2 > limit10 && tries2++ < 20) continue;
          at += took2;
          extensions2.push(item2);
        }

        extensions = extensions2;
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
      let algorithm:
        | Extract<NonNullable<v.Handshake['body']>, { is: 'certificateVerify' }>['algorithm']
        | undefined;
      if (negotiatedVersion >= 771) {
        const algorithm2 = d.named(
          [
            513, 515, 1025, 1027, 1281, 1283, 1537, 1539, 2052, 2053, 2054, 2055, 2056, 2057, 2058,
            2059,
          ],
          0,
          65535,
        );
        at += 2;
        algorithm = algorithm2;
      }

      at += 2;
      const signatureLength = d.length([[0, 65535]], 1, 1, 0, 1, limit - at);
      const signature = d.octets(signatureLength);
      at += signature.length;
      body = {
        is: 'certificateVerify',
        ...(algorithm === undefined ? {} : { algorithm }),
        signature,
      };
      break;
    }

    case 16: {
      // Client Key Exchange
      const exchangeKeys = d.octets(d.count(0, limit - at));
      at += exchangeKeys.length;
      body = { is: 'clientKeyExchange', exchangeKeys };
      break;
    }

    case 20: {
      // Finished
      const verifyData = d.octets(d.count(0, limit - at));
      at += verifyData.length;
      body = { is: 'finished', verifyData };
      break;
    }

    case 22: {
      // Certificate Status
      const statusType = d.named([1], 0, 255);
      at += 4;
      const ocspResponseLength = d.length([[1, 16777215]], 1, 1, 0, 1, limit - at - 1);
      const ocspResponse = d.octets(ocspResponseLength);
      at += ocspResponse.length;
      body = { is: 'certificateStatus', statusType, ocspResponse };
      break;
    }

    case 24: {
      // Key Update
      const requestUpdate = d.within([
        [0, 0],
        [1, 1],
        [0, 0],
        [1, 1],
      ]);
      at += 1;
      body = { is: 'keyUpdate', requestUpdate };
      break;
    }

    case 25: {
      // Compressed Certificate
      const compressionAlgorithm = d.named([1, 2, 3], 0, 65535);
      const uncompressedLength = d.integer(0, 16777215);
      at += 8;
      const compressedCertificateMessageLength = d.length(
        [[1, 16777215]],
        1,
        1,
        0,
        1,
        limit - at - 1,
      );
      const compressedCertificateMessage = d.octets(compressedCertificateMessageLength);
      at += compressedCertificateMessage.length;
      body = {
        is: 'compressedCertificate',
        compressionAlgorithm,
        uncompressedLength,
        compressedCertificateMessage,
      };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      body = { is: 'unknown', msgType: msgType, octets };
      break;
    }
  }

  return { body };
}

/** A valid Certificate Entry. */
export function makeCertificateEntry(
  d: Draw,
  room: number,
  negotiatedVersion: number,
): v.CertificateEntry {
  let at = 0;
  at += 3;
  const certDataLength = d.length([[1, 16777215]], 1, 1, 0, 1, room - at - 1);
  const certData = d.octets(certDataLength);
  at += certData.length;
  let extensionsLengthSaid = 0;
  let extensionsLength: v.CertificateEntry['extensionsLength'] | undefined;
  if (negotiatedVersion === 772) {
    at += 2;
    const extensionsLength2 = d.length([[0, 65535]], 1, 1, 0, 1, Math.max(0, room - at));
    extensionsLengthSaid = extensionsLength2;
    extensionsLength = extensionsLength2;
  }

  let extensions: v.CertificateEntry['extensions'] | undefined;
  if (negotiatedVersion === 772) {
    const start = at;
    const limit = start + extensionsLengthSaid;
    const extensions2: NonNullable<v.CertificateEntry['extensions']>[number][] = [];
    let tries = 0;
    while (limit - at >= 4) {
      const item = makeCertificateExtension(d, limit - at);
      const took = sizeOf((b) => writeCertificateExtension(item, b, 0));
      if (at + took > limit && tries++ < 20) continue;
      at += took;
      extensions2.push(item);
    }

    extensions = extensions2;
  }

  return {
    certData,
    ...(extensionsLength === undefined ? {} : { extensionsLength }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}

/** A valid Client Extension. */
export function makeClientExtension(d: Draw, room: number): v.ClientExtension {
  let at = 0;
  at += 2;
  const extensionType = d.tag(
    [
      [0, 0, 3],
      [1, 1, 1],
      [5, 5, 5],
      [10, 10, 4],
      [11, 11, 2],
      [13, 13, 4],
      [16, 16, 4],
      [18, 18, 0],
      [21, 21, 0],
      [22, 22, 0],
      [23, 23, 0],
      [27, 27, 3],
      [28, 28, 2],
      [35, 35, 0],
      [41, 41, 44],
      [42, 42, 0],
      [43, 43, 3],
      [44, 44, 3],
      [45, 45, 2],
      [47, 47, 5],
      [49, 49, 0],
      [50, 50, 4],
      [51, 51, 2],
      [57, 57, 0],
      [65037, 65037, 0],
      [65281, 65281, 1],
      [52, 56, 0],
      [58, 65036, 0],
      [65038, 65280, 0],
      [65282, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let extensionData: NonNullable<v.ClientExtension['extensionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extensionType) {
    case 0: {
      // Server Name
      at += 2;
      const start2 = at;
      const limit2 = Math.min(limit, start2 + 65535);
      const serverNameList: NonNullable<
        Extract<
          NonNullable<v.ClientExtension['extensionData']>,
          { is: 'serverName' }
        >['serverNameList']
      >[number][] = [];
      while (limit2 - at >= 4 && (at - start2 < 1 || d.more(serverNameList.length))) {
        const item = makeServerName(d, limit2 - at);
        const took = sizeOf((b) => writeServerName(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        serverNameList.push(item);
      }

      extensionData = { is: 'serverName', serverNameList };
      break;
    }

    case 1: {
      // Max Fragment Length
      const maxFragmentLength = d.named([1, 2, 3, 4], 0, 255);
      at += 1;
      extensionData = { is: 'maxFragmentLength', maxFragmentLength };
      break;
    }

    case 5: {
      // Status Request
      const statusType = d.named([1], 0, 255);
      at += 3;
      const start3 = at;
      const limit3 = Math.min(limit - 2, start3 + 65535);
      const responderIdList: NonNullable<
        Extract<
          NonNullable<v.ClientExtension['extensionData']>,
          { is: 'statusRequest' }
        >['responderIdList']
      >[number][] = [];
      while (limit3 - at >= 3 && d.more(responderIdList.length)) {
        const item = makeResponderId(d, limit3 - at);
        const took = sizeOf((b) => writeResponderId(item, b, 0));
        if (at + took > limit3) break;
        at += took;
        responderIdList.push(item);
      }

      at += 2;
      const requestExtensionsLength = d.length([[0, 65535]], 1, 1, 0, 1, limit - at);
      const requestExtensions = d.octets(requestExtensionsLength);
      at += requestExtensions.length;
      extensionData = { is: 'statusRequest', statusType, responderIdList, requestExtensions };
      break;
    }

    case 10: {
      // Supported Groups
      at += 2;
      const namedGroupListLength = d.length([[2, 65535]], 1, 1, 0, 2, limit - at - 2);
      const namedGroupList = Array.from({ length: Math.max(0, namedGroupListLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += namedGroupList.length * 2;
      extensionData = { is: 'supportedGroups', namedGroupList };
      break;
    }

    case 11: {
      // EC Point Formats
      at += 1;
      const ecPointFormatListLength = d.length([[1, 255]], 1, 1, 0, 1, limit - at - 1);
      const ecPointFormatList = Array.from(
        { length: Math.max(0, ecPointFormatListLength / 1) },
        () => d.integer(0, 255),
      );
      at += ecPointFormatList.length * 1;
      extensionData = { is: 'ecPointFormats', ecPointFormatList };
      break;
    }

    case 13: {
      // Signature Algorithms
      at += 2;
      const supportedSignatureAlgorithmsLength = d.length([[2, 65534]], 1, 1, 0, 2, limit - at - 2);
      const supportedSignatureAlgorithms = Array.from(
        { length: Math.max(0, supportedSignatureAlgorithmsLength / 2) },
        () => d.integer(0, 65535),
      );
      at += supportedSignatureAlgorithms.length * 2;
      extensionData = { is: 'signatureAlgorithms', supportedSignatureAlgorithms };
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      at += 2;
      const start7 = at;
      const limit4 = Math.min(limit, start7 + 65535);
      const protocolNameList: NonNullable<
        Extract<
          NonNullable<v.ClientExtension['extensionData']>,
          { is: 'applicationLayerProtocolNegotiation' }
        >['protocolNameList']
      >[number][] = [];
      while (limit4 - at >= 2 && (at - start7 < 2 || d.more(protocolNameList.length))) {
        const item = makeProtocolName(d, limit4 - at);
        const took = sizeOf((b) => writeProtocolName(item, b, 0));
        if (at + took > limit4) break;
        at += took;
        protocolNameList.push(item);
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
      const zeros = d.octets(d.count(0, limit - at));
      at += zeros.length;
      extensionData = { is: 'padding', zeros };
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
      at += 1;
      const algorithmsLength = d.length([[2, 254]], 1, 1, 0, 2, limit - at - 2);
      const algorithms = Array.from({ length: Math.max(0, algorithmsLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += algorithms.length * 2;
      extensionData = { is: 'compressCertificate', algorithms };
      break;
    }

    case 28: {
      // Record Size Limit
      const recordSizeLimit = d.integer(64, 65535);
      at += 2;
      extensionData = { is: 'recordSizeLimit', recordSizeLimit };
      break;
    }

    case 35: {
      // Session Ticket
      const sessionTicket = d.octets(d.count(0, limit - at));
      at += sessionTicket.length;
      extensionData = { is: 'sessionTicket', sessionTicket };
      break;
    }

    case 41: {
      // Pre-Shared Key
      at += 2;
      const start9 = at;
      const limit5 = Math.min(limit - 35, start9 + 65535);
      const identities: NonNullable<
        Extract<
          NonNullable<v.ClientExtension['extensionData']>,
          { is: 'preSharedKey' }
        >['identities']
      >[number][] = [];
      while (limit5 - at >= 7 && (at - start9 < 7 || d.more(identities.length))) {
        const item = makePskIdentity(d, limit5 - at);
        const took = sizeOf((b) => writePskIdentity(item, b, 0));
        if (at + took > limit5) break;
        at += took;
        identities.push(item);
      }

      at += 2;
      const start10 = at;
      const limit6 = Math.min(limit, start10 + 65535);
      const binders: NonNullable<
        Extract<NonNullable<v.ClientExtension['extensionData']>, { is: 'preSharedKey' }>['binders']
      >[number][] = [];
      while (limit6 - at >= 33 && (at - start10 < 33 || d.more(binders.length))) {
        const item2 = makePskBinder(d, limit6 - at);
        const took2 = sizeOf((b) => writePskBinder(item2, b, 0));
        if (at + took2 > limit6) break;
        at += took2;
        binders.push(item2);
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
      at += 1;
      const versionsLength = d.length([[2, 254]], 1, 1, 0, 2, limit - at - 2);
      const versions = Array.from({ length: Math.max(0, versionsLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += versions.length * 2;
      extensionData = { is: 'supportedVersions', versions };
      break;
    }

    case 44: {
      // Cookie
      at += 2;
      const cookieLength = d.length([[1, 65535]], 1, 1, 0, 1, limit - at - 1);
      const cookie = d.octets(cookieLength);
      at += cookie.length;
      extensionData = { is: 'cookie', cookie };
      break;
    }

    case 45: {
      // PSK Key Exchange Modes
      at += 1;
      const keModesLength = d.length([[1, 255]], 1, 1, 0, 1, limit - at - 1);
      const keModes = Array.from({ length: Math.max(0, keModesLength / 1) }, () =>
        d.integer(0, 255),
      );
      at += keModes.length * 1;
      extensionData = { is: 'pskKeyExchangeModes', keModes };
      break;
    }

    case 47: {
      // Certificate Authorities
      at += 2;
      const start13 = at;
      const limit7 = Math.min(limit, start13 + 65535);
      const authorities: NonNullable<
        Extract<
          NonNullable<v.ClientExtension['extensionData']>,
          { is: 'certificateAuthorities' }
        >['authorities']
      >[number][] = [];
      while (limit7 - at >= 3 && (at - start13 < 3 || d.more(authorities.length))) {
        const item = makeDistinguishedName(d, limit7 - at);
        const took = sizeOf((b) => writeDistinguishedName(item, b, 0));
        if (at + took > limit7) break;
        at += took;
        authorities.push(item);
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
      at += 2;
      const supportedCertificateAlgorithmsLength = d.length(
        [[2, 65534]],
        1,
        1,
        0,
        2,
        limit - at - 2,
      );
      const supportedCertificateAlgorithms = Array.from(
        { length: Math.max(0, supportedCertificateAlgorithmsLength / 2) },
        () => d.integer(0, 65535),
      );
      at += supportedCertificateAlgorithms.length * 2;
      extensionData = { is: 'signatureAlgorithmsCert', supportedCertificateAlgorithms };
      break;
    }

    case 51: {
      // Key Share
      at += 2;
      const start15 = at;
      const limit8 = Math.min(limit, start15 + 65535);
      const clientShares: NonNullable<
        Extract<NonNullable<v.ClientExtension['extensionData']>, { is: 'keyShare' }>['clientShares']
      >[number][] = [];
      while (limit8 - at >= 5 && d.more(clientShares.length)) {
        const item = makeKeyShareEntry(d, limit8 - at);
        const took = sizeOf((b) => writeKeyShareEntry(item, b, 0));
        if (at + took > limit8) break;
        at += took;
        clientShares.push(item);
      }

      extensionData = { is: 'keyShare', clientShares };
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      const transportParameters = d.octets(d.count(0, limit - at));
      at += transportParameters.length;
      extensionData = { is: 'quicTransportParameters', transportParameters };
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      const encryptedClientHello = d.octets(d.count(0, limit - at));
      at += encryptedClientHello.length;
      extensionData = { is: 'encryptedClientHello', encryptedClientHello };
      break;
    }

    case 65281: {
      // Renegotiation Info
      at += 1;
      const renegotiatedConnectionLength = d.length([[0, 255]], 1, 1, 0, 1, limit - at);
      const renegotiatedConnection = d.octets(renegotiatedConnectionLength);
      at += renegotiatedConnection.length;
      extensionData = { is: 'renegotiationInfo', renegotiatedConnection };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extensionData = { is: 'unknown', extensionType: extensionType, octets };
      break;
    }
  }

  return { extensionData };
}

/** A valid Server Extension. */
export function makeServerExtension(d: Draw, room: number): v.ServerExtension {
  let at = 0;
  at += 2;
  const extensionType = d.tag(
    [
      [0, 0, 0],
      [1, 1, 1],
      [5, 5, 0],
      [10, 10, 4],
      [11, 11, 2],
      [16, 16, 4],
      [18, 18, 3],
      [22, 22, 0],
      [23, 23, 0],
      [28, 28, 2],
      [35, 35, 0],
      [41, 41, 2],
      [42, 42, 0],
      [43, 43, 2],
      [44, 44, 3],
      [51, 51, 2],
      [57, 57, 0],
      [65037, 65037, 0],
      [65281, 65281, 1],
      [52, 56, 0],
      [58, 65036, 0],
      [65038, 65280, 0],
      [65282, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let extensionData: NonNullable<v.ServerExtension['extensionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extensionType) {
    case 0: {
      // Server Name
      extensionData = { is: 'serverName' };
      break;
    }

    case 1: {
      // Max Fragment Length
      const maxFragmentLength = d.named([1, 2, 3, 4], 0, 255);
      at += 1;
      extensionData = { is: 'maxFragmentLength', maxFragmentLength };
      break;
    }

    case 5: {
      // Status Request
      extensionData = { is: 'statusRequest' };
      break;
    }

    case 10: {
      // Supported Groups
      at += 2;
      const namedGroupListLength = d.length([[2, 65535]], 1, 1, 0, 2, limit - at - 2);
      const namedGroupList = Array.from({ length: Math.max(0, namedGroupListLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += namedGroupList.length * 2;
      extensionData = { is: 'supportedGroups', namedGroupList };
      break;
    }

    case 11: {
      // EC Point Formats
      at += 1;
      const ecPointFormatListLength = d.length([[1, 255]], 1, 1, 0, 1, limit - at - 1);
      const ecPointFormatList = Array.from(
        { length: Math.max(0, ecPointFormatListLength / 1) },
        () => d.integer(0, 255),
      );
      at += ecPointFormatList.length * 1;
      extensionData = { is: 'ecPointFormats', ecPointFormatList };
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      at += 2;
      const start4 = at;
      const limit2 = Math.min(limit, start4 + 65535);
      const protocolNameList: NonNullable<
        Extract<
          NonNullable<v.ServerExtension['extensionData']>,
          { is: 'applicationLayerProtocolNegotiation' }
        >['protocolNameList']
      >[number][] = [];
      while (limit2 - at >= 2 && (at - start4 < 2 || d.more(protocolNameList.length))) {
        const item = makeProtocolName(d, limit2 - at);
        const took = sizeOf((b) => writeProtocolName(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        protocolNameList.push(item);
      }

      extensionData = { is: 'applicationLayerProtocolNegotiation', protocolNameList };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      at += 2;
      const start5 = at;
      const limit3 = Math.min(limit, start5 + 65535);
      const timestampList: NonNullable<
        Extract<
          NonNullable<v.ServerExtension['extensionData']>,
          { is: 'signedCertificateTimestamp' }
        >['timestampList']
      >[number][] = [];
      while (limit3 - at >= 3 && (at - start5 < 1 || d.more(timestampList.length))) {
        const item = makeSerializedTimestamp(d, limit3 - at);
        const took = sizeOf((b) => writeSerializedTimestamp(item, b, 0));
        if (at + took > limit3) break;
        at += took;
        timestampList.push(item);
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
      const recordSizeLimit = d.integer(64, 65535);
      at += 2;
      extensionData = { is: 'recordSizeLimit', recordSizeLimit };
      break;
    }

    case 35: {
      // Session Ticket
      extensionData = { is: 'sessionTicket' };
      break;
    }

    case 41: {
      // Pre-Shared Key
      const selectedIdentity = d.integer(0, 65535);
      at += 2;
      extensionData = { is: 'preSharedKey', selectedIdentity };
      break;
    }

    case 42: {
      // Early Data
      extensionData = { is: 'earlyData' };
      break;
    }

    case 43: {
      // Supported Versions
      const selectedVersion = d.named([768, 769, 770, 771, 772], 0, 65535);
      at += 2;
      extensionData = { is: 'supportedVersions', selectedVersion };
      break;
    }

    case 44: {
      // Cookie
      at += 2;
      const cookieLength = d.length([[1, 65535]], 1, 1, 0, 1, limit - at - 1);
      const cookie = d.octets(cookieLength);
      at += cookie.length;
      extensionData = { is: 'cookie', cookie };
      break;
    }

    case 51: {
      // Key Share
      const limit4 = at + d.count(2, Math.max(2, limit - at));
      const group = d.named(
        [23, 24, 25, 29, 30, 256, 257, 258, 259, 260, 4587, 4588, 4589],
        0,
        65535,
      );
      at += 2;
      let keyExchangeLengthSaid = 0;
      let keyExchangeLength:
        | Extract<
            NonNullable<v.ServerExtension['extensionData']>,
            { is: 'keyShare' }
          >['keyExchangeLength']
        | undefined;
      if (limit4 - at > 0) {
        at += 2;
        const keyExchangeLength2 = d.length([[1, 65535]], 1, 1, 0, 1, Math.max(0, limit4 - at));
        keyExchangeLengthSaid = keyExchangeLength2;
        keyExchangeLength = keyExchangeLength2;
      }

      let keyExchange:
        | Extract<
            NonNullable<v.ServerExtension['extensionData']>,
            { is: 'keyShare' }
          >['keyExchange']
        | undefined;
      if (limit4 - at > 0) {
        const keyExchange2 = d.octets(keyExchangeLengthSaid);
        at += keyExchange2.length;
        keyExchange = keyExchange2;
      }

      extensionData = {
        is: 'keyShare',
        group,
        ...(keyExchangeLength === undefined ? {} : { keyExchangeLength }),
        ...(keyExchange === undefined ? {} : { keyExchange }),
      };
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      const transportParameters = d.octets(d.count(0, limit - at));
      at += transportParameters.length;
      extensionData = { is: 'quicTransportParameters', transportParameters };
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      const retryConfigs = d.octets(d.count(0, limit - at));
      at += retryConfigs.length;
      extensionData = { is: 'encryptedClientHello', retryConfigs };
      break;
    }

    case 65281: {
      // Renegotiation Info
      at += 1;
      const renegotiatedConnectionLength = d.length([[0, 255]], 1, 1, 0, 1, limit - at);
      const renegotiatedConnection = d.octets(renegotiatedConnectionLength);
      at += renegotiatedConnection.length;
      extensionData = { is: 'renegotiationInfo', renegotiatedConnection };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extensionData = { is: 'unknown', extensionType: extensionType, octets };
      break;
    }
  }

  return { extensionData };
}

/** A valid Request Extension. */
export function makeRequestExtension(d: Draw, room: number): v.RequestExtension {
  let at = 0;
  at += 2;
  const extensionType = d.tag(
    [
      [5, 5, 0],
      [13, 13, 4],
      [18, 18, 0],
      [27, 27, 3],
      [47, 47, 5],
      [48, 48, 2],
      [50, 50, 4],
      [19, 26, 0],
      [28, 46, 0],
      [49, 49, 0],
      [51, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let extensionData: NonNullable<v.RequestExtension['extensionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extensionType) {
    case 5: {
      // Status Request
      extensionData = { is: 'statusRequest' };
      break;
    }

    case 13: {
      // Signature Algorithms
      at += 2;
      const supportedSignatureAlgorithmsLength = d.length([[2, 65534]], 1, 1, 0, 2, limit - at - 2);
      const supportedSignatureAlgorithms = Array.from(
        { length: Math.max(0, supportedSignatureAlgorithmsLength / 2) },
        () => d.integer(0, 65535),
      );
      at += supportedSignatureAlgorithms.length * 2;
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
      at += 1;
      const algorithmsLength = d.length([[2, 254]], 1, 1, 0, 2, limit - at - 2);
      const algorithms = Array.from({ length: Math.max(0, algorithmsLength / 2) }, () =>
        d.integer(0, 65535),
      );
      at += algorithms.length * 2;
      extensionData = { is: 'compressCertificate', algorithms };
      break;
    }

    case 47: {
      // Certificate Authorities
      at += 2;
      const start4 = at;
      const limit2 = Math.min(limit, start4 + 65535);
      const authorities: NonNullable<
        Extract<
          NonNullable<v.RequestExtension['extensionData']>,
          { is: 'certificateAuthorities' }
        >['authorities']
      >[number][] = [];
      while (limit2 - at >= 3 && (at - start4 < 3 || d.more(authorities.length))) {
        const item = makeDistinguishedName(d, limit2 - at);
        const took = sizeOf((b) => writeDistinguishedName(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        authorities.push(item);
      }

      extensionData = { is: 'certificateAuthorities', authorities };
      break;
    }

    case 48: {
      // OID Filters
      at += 2;
      const start5 = at;
      const limit3 = Math.min(limit, start5 + 65535);
      const filters: NonNullable<
        Extract<NonNullable<v.RequestExtension['extensionData']>, { is: 'oidFilters' }>['filters']
      >[number][] = [];
      while (limit3 - at >= 4 && d.more(filters.length)) {
        const item = makeOidFilter(d, limit3 - at);
        const took = sizeOf((b) => writeOidFilter(item, b, 0));
        if (at + took > limit3) break;
        at += took;
        filters.push(item);
      }

      extensionData = { is: 'oidFilters', filters };
      break;
    }

    case 50: {
      // Signature Algorithms Cert
      at += 2;
      const supportedCertificateAlgorithmsLength = d.length(
        [[2, 65534]],
        1,
        1,
        0,
        2,
        limit - at - 2,
      );
      const supportedCertificateAlgorithms = Array.from(
        { length: Math.max(0, supportedCertificateAlgorithmsLength / 2) },
        () => d.integer(0, 65535),
      );
      at += supportedCertificateAlgorithms.length * 2;
      extensionData = { is: 'signatureAlgorithmsCert', supportedCertificateAlgorithms };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extensionData = { is: 'unknown', extensionType: extensionType, octets };
      break;
    }
  }

  return { extensionData };
}

/** A valid Certificate Extension. */
export function makeCertificateExtension(d: Draw, room: number): v.CertificateExtension {
  let at = 0;
  at += 2;
  const extensionType = d.tag(
    [
      [5, 5, 5],
      [18, 18, 3],
      [0, 4, 0],
      [6, 17, 0],
      [19, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let extensionData: NonNullable<v.CertificateExtension['extensionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extensionType) {
    case 5: {
      // Status Request
      const statusType = d.named([1], 0, 255);
      at += 4;
      const ocspResponseLength = d.length([[1, 16777215]], 1, 1, 0, 1, limit - at - 1);
      const ocspResponse = d.octets(ocspResponseLength);
      at += ocspResponse.length;
      extensionData = { is: 'statusRequest', statusType, ocspResponse };
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      at += 2;
      const start2 = at;
      const limit2 = Math.min(limit, start2 + 65535);
      const timestampList: NonNullable<
        Extract<
          NonNullable<v.CertificateExtension['extensionData']>,
          { is: 'signedCertificateTimestamp' }
        >['timestampList']
      >[number][] = [];
      while (limit2 - at >= 3 && (at - start2 < 1 || d.more(timestampList.length))) {
        const item = makeSerializedTimestamp(d, limit2 - at);
        const took = sizeOf((b) => writeSerializedTimestamp(item, b, 0));
        if (at + took > limit2) break;
        at += took;
        timestampList.push(item);
      }

      extensionData = { is: 'signedCertificateTimestamp', timestampList };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extensionData = { is: 'unknown', extensionType: extensionType, octets };
      break;
    }
  }

  return { extensionData };
}

/** A valid Ticket Extension. */
export function makeTicketExtension(d: Draw, room: number): v.TicketExtension {
  let at = 0;
  at += 2;
  const extensionType = d.tag(
    [
      [42, 42, 4],
      [0, 41, 0],
      [43, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let extensionData: NonNullable<v.TicketExtension['extensionData']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (extensionType) {
    case 42: {
      // Early Data
      const maxEarlyDataSize = d.integer(0, 4294967295);
      at += 4;
      extensionData = { is: 'earlyData', maxEarlyDataSize };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      extensionData = { is: 'unknown', extensionType: extensionType, octets };
      break;
    }
  }

  return { extensionData };
}

/** A valid Server Name. */
export function makeServerName(d: Draw, room: number): v.ServerName {
  let at = 0;
  const nameType = d.named([0], 0, 255);
  at += 3;
  const hostNameLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 1);
  const hostName = d.text(hostNameLength);
  at += textOctets(hostName);
  return { nameType, hostName };
}

/** A valid Protocol Name. */
export function makeProtocolName(d: Draw, room: number): v.ProtocolName {
  let at = 0;
  at += 1;
  const nameLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
  const name = d.octets(nameLength);
  at += name.length;
  return { name };
}

/** A valid Key Share Entry. */
export function makeKeyShareEntry(d: Draw, room: number): v.KeyShareEntry {
  let at = 0;
  const group = d.named([23, 24, 25, 29, 30, 256, 257, 258, 259, 260, 4587, 4588, 4589], 0, 65535);
  at += 4;
  const keyExchangeLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 1);
  const keyExchange = d.octets(keyExchangeLength);
  at += keyExchange.length;
  return { group, keyExchange };
}

/** A valid PSK Identity. */
export function makePskIdentity(d: Draw, room: number): v.PskIdentity {
  let at = 0;
  at += 2;
  const identityLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 5);
  const identity = d.octets(identityLength);
  at += identity.length;
  const obfuscatedTicketAge = d.integer(0, 4294967295);
  return { identity, obfuscatedTicketAge };
}

/** A valid PSK Binder. */
export function makePskBinder(d: Draw, room: number): v.PskBinder {
  let at = 0;
  at += 1;
  const binderLength = d.length([[32, 255]], 1, 1, 0, 1, room - at - 32);
  const binder = d.octets(binderLength);
  at += binder.length;
  return { binder };
}

/** A valid Responder ID. */
export function makeResponderId(d: Draw, room: number): v.ResponderId {
  let at = 0;
  at += 2;
  const identifierLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 1);
  const identifier = d.octets(identifierLength);
  at += identifier.length;
  return { identifier };
}

/** A valid Distinguished Name. */
export function makeDistinguishedName(d: Draw, room: number): v.DistinguishedName {
  let at = 0;
  at += 2;
  const derLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 1);
  const der = d.octets(derLength);
  at += der.length;
  return { der };
}

/** A valid OID Filter. */
export function makeOidFilter(d: Draw, room: number): v.OidFilter {
  let at = 0;
  at += 1;
  const certificateExtensionOidLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 3);
  const certificateExtensionOid = d.octets(certificateExtensionOidLength);
  at += certificateExtensionOid.length;
  at += 2;
  const certificateExtensionValuesLength = d.length([[0, 65535]], 1, 1, 0, 1, room - at);
  const certificateExtensionValues = d.octets(certificateExtensionValuesLength);
  at += certificateExtensionValues.length;
  return { certificateExtensionOid, certificateExtensionValues };
}

/** A valid Serialized Timestamp. */
export function makeSerializedTimestamp(d: Draw, room: number): v.SerializedTimestamp {
  let at = 0;
  at += 2;
  const signedTimestampLength = d.length([[1, 65535]], 1, 1, 0, 1, room - at - 1);
  const signedTimestamp = d.octets(signedTimestampLength);
  at += signedTimestamp.length;
  return { signedTimestamp };
}
