// @generated from spec/onion/tor.protocol: change that, then npm run generate.
/**
 * Tor as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { fill, put, putUint, uint } from '../../runtime/base/octets.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import {
  agrees,
  counted,
  derived,
  encoded,
  fits,
  ipv4,
  putIpv6,
} from '../../runtime/base/values.ts';
import {
  checkAddress,
  checkCell,
  checkCertificate,
  checkNarrowHead,
  checkWideHead,
} from './tor.wire.ts';
import { showIpv4, showIpv6 } from '../../runtime/base/text.ts';
export type CellBodyAuthenticateAuthentication =
  | { readonly is: 'rsa'; /** Link Proof. */ readonly linkProof: Uint8Array }
  | {
      readonly is: 'ed25519'; /** CID. */
      readonly cid: Uint8Array;
      /** SID. */
      readonly sid: Uint8Array;
      /** CID ED. */
      readonly cidEd: Uint8Array;
      /** SID ED. */
      readonly sidEd: Uint8Array;
      /** SLOG. */
      readonly slog: Uint8Array;
      /** CLOG. */
      readonly clog: Uint8Array;
      /** SCERT. */
      readonly scert: Uint8Array;
      /** TLSSECRETS. */
      readonly tlssecrets: Uint8Array;
      /** RAND. */
      readonly rand: Uint8Array;
      /** SIG. */
      readonly sig: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly authtype: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export type CellBody =
  | { readonly is: 'padding'; /** Noise. */ readonly noise: Uint8Array }
  | { readonly is: 'create'; /** HDATA. */ readonly hdata: Uint8Array }
  | { readonly is: 'created'; /** HDATA. */ readonly hdata: Uint8Array }
  | { readonly is: 'relay'; /** Relay Cell. */ readonly relayCell: Uint8Array }
  | {
      readonly is: 'destroy'; /** Reason (8). */
      readonly reason: number;
      /** Filler. */
      readonly filler: Uint8Array;
    }
  | { readonly is: 'createFast'; /** X. */ readonly x: Uint8Array }
  | {
      readonly is: 'createdFast'; /** Y. */
      readonly y: Uint8Array;
      /** Derivative Key Data. */
      readonly derivativeKeyData: Uint8Array;
    }
  | { readonly is: 'versions'; /** Versions. */ readonly versions: readonly number[] }
  | {
      readonly is: 'netinfo'; /** Time (32), in seconds: zero from clients, whose clocks are nobody's business. */
      readonly time: number;
      /** Other Address: as whom we see you. */
      readonly otherAddress: Address;
      /** My Addresses. */
      readonly myAddresses: readonly Address[];
    }
  | {
      readonly is: 'relayEarly'; /** Relay Cell: eight to a circuit: no longer may a path grow. */
      readonly relayCell: Uint8Array;
    }
  | {
      readonly is: 'create2'; /** HTYPE (16). */
      readonly htype: number;
      /** HDATA. */
      readonly hdata: Uint8Array;
    }
  | { readonly is: 'created2'; /** HDATA. */ readonly hdata: Uint8Array }
  | {
      readonly is: 'paddingNegotiate'; /** Padding Command (8). */
      readonly paddingCommand: number;
      /** ITO Low (16), in milliseconds. */
      readonly itoLow: number;
      /** ITO High (16), in milliseconds. */
      readonly itoHigh: number;
      /** Filler. */
      readonly filler: Uint8Array;
    }
  | { readonly is: 'variablePadding'; /** Noise. */ readonly noise: Uint8Array }
  | {
      readonly is: 'certs'; /** Certificates. */
      readonly certificates: readonly Certificate[];
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'authChallenge'; /** Challenge. */
      readonly challenge: Uint8Array;
      /** Methods. */
      readonly methods: readonly number[];
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'authenticate'; /** Authentication. */
      readonly authentication: CellBodyAuthenticateAuthentication;
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly command: number;
      /** Octets: to be dropped without a word. */
      readonly octets: Uint8Array;
    };
/**
 * Bit 7 of a command, or being VERSIONS, makes a cell as long as it says; every other cell has
 * 509 octets of body.
 */
export interface Cell {
  /** CircID (as wide as it says). */
  readonly circid: number;
  /** Length (16). */
  readonly length?: number;
  /** Body. */
  readonly body: CellBody;
}

/** The Cell at o, which a check has found sound. */
export function readCell(b: Uint8Array, o: number, end: number, linkVersion: number): Cell {
  const circidEnd = o + (linkVersion < 4 ? 16 : 32) / 8;
  const command = b[circidEnd];
  let lengthAt = circidEnd + 1;
  let length: number | undefined;
  if (command >= 128 || command === 7) {
    const length2 = (b[lengthAt] << 8) | b[lengthAt + 1];
    length = length2;
    lengthAt = lengthAt + 2;
  }

  const bodyEnd = lengthAt + (command >= 128 || command === 7 ? (length ?? 0) : 509);
  let body: CellBody;
  switch (command) {
    case 0: {
      // Padding
      body = { is: 'padding', noise: b.subarray(lengthAt, bodyEnd) };
      break;
    }

    case 1: {
      // Create
      const hdataEnd = lengthAt + 186;
      body = { is: 'create', hdata: b.subarray(lengthAt, hdataEnd) };
      break;
    }

    case 2: {
      // Created
      const hdataEnd = lengthAt + 148;
      body = { is: 'created', hdata: b.subarray(lengthAt, hdataEnd) };
      break;
    }

    case 3: {
      // Relay
      body = { is: 'relay', relayCell: b.subarray(lengthAt, bodyEnd) };
      break;
    }

    case 4: {
      // Destroy
      body = { is: 'destroy', reason: b[lengthAt], filler: b.subarray(lengthAt + 1, bodyEnd) };
      break;
    }

    case 5: {
      // Create Fast
      const xEnd = lengthAt + 20;
      body = { is: 'createFast', x: b.subarray(lengthAt, xEnd) };
      break;
    }

    case 6: {
      // Created Fast
      const derivativeKeyDataEnd = lengthAt + 20 + 20;
      body = {
        is: 'createdFast',
        y: b.subarray(lengthAt, lengthAt + 20),
        derivativeKeyData: b.subarray(lengthAt + 20, derivativeKeyDataEnd),
      };
      break;
    }

    case 7: {
      // Versions
      const versions: number[] = [];
      let versionsAt = lengthAt;
      while (versionsAt < bodyEnd) {
        versions.push((b[versionsAt] << 8) | b[versionsAt + 1]);
        versionsAt += 2;
      }

      body = { is: 'versions', versions };
      break;
    }

    case 8: {
      // Netinfo
      const otherAddress = readAddress(b, lengthAt + 4, bodyEnd);
      const otherAddressEnd = cursor.at;
      const nmyaddr = b[otherAddressEnd];
      const myAddresses: Address[] = [];
      let myAddressesAt = otherAddressEnd + 1;
      for (let myAddressesLeft = nmyaddr; myAddressesLeft > 0; myAddressesLeft--) {
        myAddresses.push(readAddress(b, myAddressesAt, bodyEnd));
        myAddressesAt = cursor.at;
      }

      body = {
        is: 'netinfo',
        time:
          ((b[lengthAt] << 24) |
            (b[lengthAt + 1] << 16) |
            (b[lengthAt + 2] << 8) |
            b[lengthAt + 3]) >>>
          0,
        otherAddress,
        myAddresses,
      };
      break;
    }

    case 9: {
      // Relay Early
      body = { is: 'relayEarly', relayCell: b.subarray(lengthAt, bodyEnd) };
      break;
    }

    case 10: {
      // Create2
      const hlen = (b[lengthAt + 2] << 8) | b[lengthAt + 3];
      const hdataEnd = lengthAt + 4 + hlen;
      body = {
        is: 'create2',
        htype: (b[lengthAt] << 8) | b[lengthAt + 1],
        hdata: b.subarray(lengthAt + 4, hdataEnd),
      };
      break;
    }

    case 11: {
      // Created2
      const hlen = (b[lengthAt] << 8) | b[lengthAt + 1];
      const hdataEnd = lengthAt + 2 + hlen;
      body = { is: 'created2', hdata: b.subarray(lengthAt + 2, hdataEnd) };
      break;
    }

    case 12: {
      // Padding Negotiate
      body = {
        is: 'paddingNegotiate',
        paddingCommand: b[lengthAt + 1],
        itoLow: (b[lengthAt + 2] << 8) | b[lengthAt + 3],
        itoHigh: (b[lengthAt + 4] << 8) | b[lengthAt + 5],
        filler: b.subarray(lengthAt + 6, bodyEnd),
      };
      break;
    }

    case 128: {
      // Variable Padding
      body = { is: 'variablePadding', noise: b.subarray(lengthAt, bodyEnd) };
      break;
    }

    case 129: {
      // Certs
      const n = b[lengthAt];
      const certificates: Certificate[] = [];
      let certificatesAt = lengthAt + 1;
      for (let certificatesLeft = n; certificatesLeft > 0; certificatesLeft--) {
        certificates.push(readCertificate(b, certificatesAt, bodyEnd));
        certificatesAt = cursor.at;
      }

      body = { is: 'certs', certificates, ignored: b.subarray(certificatesAt, bodyEnd) };
      break;
    }

    case 130: {
      // Auth Challenge
      const nMethods = (b[lengthAt + 32] << 8) | b[lengthAt + 33];
      const methods: number[] = [];
      let methodsAt = lengthAt + 34;
      for (let methodsLeft = nMethods; methodsLeft > 0; methodsLeft--) {
        methods.push((b[methodsAt] << 8) | b[methodsAt + 1]);
        methodsAt += 2;
      }

      body = {
        is: 'authChallenge',
        challenge: b.subarray(lengthAt, lengthAt + 32),
        methods,
        ignored: b.subarray(methodsAt, bodyEnd),
      };
      break;
    }

    case 131: {
      // Authenticate
      const authtype = (b[lengthAt] << 8) | b[lengthAt + 1];
      const authlen = (b[lengthAt + 2] << 8) | b[lengthAt + 3];
      const authenticationEnd = lengthAt + 4 + authlen;
      let authentication: CellBodyAuthenticateAuthentication;
      switch (authtype) {
        case 1: {
          // RSA
          authentication = { is: 'rsa', linkProof: b.subarray(lengthAt + 4, authenticationEnd) };
          break;
        }

        case 3: {
          // Ed25519
          authentication = {
            is: 'ed25519',
            cid: b.subarray(lengthAt + 12, lengthAt + 44),
            sid: b.subarray(lengthAt + 44, lengthAt + 76),
            cidEd: b.subarray(lengthAt + 76, lengthAt + 108),
            sidEd: b.subarray(lengthAt + 108, lengthAt + 140),
            slog: b.subarray(lengthAt + 140, lengthAt + 172),
            clog: b.subarray(lengthAt + 172, lengthAt + 204),
            scert: b.subarray(lengthAt + 204, lengthAt + 236),
            tlssecrets: b.subarray(lengthAt + 236, lengthAt + 268),
            rand: b.subarray(lengthAt + 268, lengthAt + 292),
            sig: b.subarray(lengthAt + 292, authenticationEnd),
          };
          break;
        }

        default: {
          authentication = {
            is: 'unknown',
            authtype: authtype,
            octets: b.subarray(lengthAt + 4, authenticationEnd),
          };
          break;
        }
      }

      body = {
        is: 'authenticate',
        authentication,
        ignored: b.subarray(authenticationEnd, bodyEnd),
      };
      break;
    }

    default: {
      body = { is: 'unknown', command: command, octets: b.subarray(lengthAt, bodyEnd) };
      break;
    }
  }

  cursor.at = bodyEnd;
  const found = { circid: uint(b, o, circidEnd, false) } as {
    -readonly [K in keyof Cell]: Cell[K];
  };
  if (length !== undefined) found.length = length;
  found.body = body;
  return found;
}

/** Writes a Cell at o and answers its end. */
export function writeCell(v: Cell, b: Uint8Array, o: number, linkVersion: number): number {
  const circidEnd = o + (linkVersion < 4 ? 16 : 32) / 8;
  putUint(b, o, circidEnd, fits(v.circid, 4294967295, 'Cell.CircID'), false);
  const commandTag =
    v.body.is === 'padding'
      ? 0
      : v.body.is === 'create'
        ? 1
        : v.body.is === 'created'
          ? 2
          : v.body.is === 'relay'
            ? 3
            : v.body.is === 'destroy'
              ? 4
              : v.body.is === 'createFast'
                ? 5
                : v.body.is === 'createdFast'
                  ? 6
                  : v.body.is === 'versions'
                    ? 7
                    : v.body.is === 'netinfo'
                      ? 8
                      : v.body.is === 'relayEarly'
                        ? 9
                        : v.body.is === 'create2'
                          ? 10
                          : v.body.is === 'created2'
                            ? 11
                            : v.body.is === 'paddingNegotiate'
                              ? 12
                              : v.body.is === 'variablePadding'
                                ? 128
                                : v.body.is === 'certs'
                                  ? 129
                                  : v.body.is === 'authChallenge'
                                    ? 130
                                    : v.body.is === 'authenticate'
                                      ? 131
                                      : v.body.command;
  b[circidEnd] = fits(commandTag, 255, 'Cell.Command');
  let lengthPast = circidEnd + 1;
  const lengthThere = v.length;
  if (
    agrees(lengthThere !== undefined, commandTag >= 128 || commandTag === 7, 'Cell.Length') &&
    lengthThere !== undefined
  ) {
    const v2 = { length: lengthThere };
    const lengthWord = fits(v2.length, 65535, 'Cell.Length');
    b[circidEnd + 1] = lengthWord >>> 8;
    b[circidEnd + 2] = lengthWord;
    lengthPast = circidEnd + 3;
  }

  const body = v.body;
  let bodyEnd = lengthPast;
  switch (body.is) {
    case 'padding': {
      const noiseEnd = put(b, lengthPast, body.noise);
      bodyEnd = noiseEnd;
      break;
    }

    case 'create': {
      const hdataEnd = put(b, lengthPast, body.hdata);
      counted(hdataEnd - lengthPast, 186, 'Cell.Body.Create.HDATA');
      const hdataFilled = fill(b, hdataEnd, Math.max(hdataEnd, lengthPast + 509), 0);
      bodyEnd = hdataFilled;
      break;
    }

    case 'created': {
      const hdataEnd = put(b, lengthPast, body.hdata);
      counted(hdataEnd - lengthPast, 148, 'Cell.Body.Created.HDATA');
      const hdataFilled = fill(b, hdataEnd, Math.max(hdataEnd, lengthPast + 509), 0);
      bodyEnd = hdataFilled;
      break;
    }

    case 'relay': {
      const relayCellEnd = put(b, lengthPast, body.relayCell);
      bodyEnd = relayCellEnd;
      break;
    }

    case 'destroy': {
      b[lengthPast] = fits(body.reason, 255, 'Cell.Body.Destroy.Reason');
      const fillerEnd = put(b, lengthPast + 1, body.filler);
      const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, lengthPast + 1 + 508), 0);
      bodyEnd = fillerFilled;
      break;
    }

    case 'createFast': {
      const xEnd = put(b, lengthPast, body.x);
      counted(xEnd - lengthPast, 20, 'Cell.Body.Create Fast.X');
      const xFilled = fill(b, xEnd, Math.max(xEnd, lengthPast + 509), 0);
      bodyEnd = xFilled;
      break;
    }

    case 'createdFast': {
      const yEnd = put(b, lengthPast, body.y);
      counted(yEnd - lengthPast, 20, 'Cell.Body.Created Fast.Y');
      const derivativeKeyDataEnd = put(b, yEnd, body.derivativeKeyData);
      counted(derivativeKeyDataEnd - yEnd, 20, 'Cell.Body.Created Fast.Derivative Key Data');
      const derivativeKeyDataFilled = fill(
        b,
        derivativeKeyDataEnd,
        Math.max(derivativeKeyDataEnd, yEnd + 489),
        0,
      );
      bodyEnd = derivativeKeyDataFilled;
      break;
    }

    case 'versions': {
      let versionsAt = lengthPast;
      for (const versionsItem of body.versions) {
        const versionsNumber = fits(versionsItem, 65535, 'Cell.Body.Versions.Versions');
        b[versionsAt] = versionsNumber >>> 8;
        b[versionsAt + 1] = versionsNumber;
        versionsAt += 2;
      }

      bodyEnd = versionsAt;
      break;
    }

    case 'netinfo': {
      const timeWord = fits(body.time, 4294967295, 'Cell.Body.Netinfo.Time');
      b[lengthPast] = timeWord >>> 24;
      b[lengthPast + 1] = timeWord >>> 16;
      b[lengthPast + 2] = timeWord >>> 8;
      b[lengthPast + 3] = timeWord;
      const otherAddressEnd = writeAddress(body.otherAddress, b, lengthPast + 4);
      const nmyaddrCount = derived(body.myAddresses.length, 1, 0, 255, 'Cell.Body.Netinfo.NMYADDR');
      b[otherAddressEnd] = nmyaddrCount;
      let myAddressesAt = otherAddressEnd + 1;
      for (const myAddressesItem of body.myAddresses) {
        myAddressesAt = writeAddress(myAddressesItem, b, myAddressesAt);
      }

      bodyEnd = myAddressesAt;
      bodyEnd = fill(
        b,
        bodyEnd,
        Math.max(
          bodyEnd,
          lengthPast + (commandTag >= 128 || commandTag === 7 ? Number(lengthThere ?? 0) : 509),
        ),
        0,
      );
      break;
    }

    case 'relayEarly': {
      const relayCellEnd = put(b, lengthPast, body.relayCell);
      bodyEnd = relayCellEnd;
      break;
    }

    case 'create2': {
      const htypeWord = fits(body.htype, 65535, 'Cell.Body.Create2.HTYPE');
      b[lengthPast] = htypeWord >>> 8;
      b[lengthPast + 1] = htypeWord;
      b[lengthPast + 2] = 0;
      b[lengthPast + 3] = 0;
      const hdataEnd = put(b, lengthPast + 4, body.hdata);
      const hdataFilled = fill(b, hdataEnd, Math.max(hdataEnd, lengthPast + 4 + 505), 0);
      const hlenValue = derived(hdataEnd - (lengthPast + 4), 1, 0, 65535, 'Cell.Body.Create2.HLEN');
      b[lengthPast + 2] = hlenValue >>> 8;
      b[lengthPast + 3] = hlenValue;
      bodyEnd = hdataFilled;
      break;
    }

    case 'created2': {
      b[lengthPast] = 0;
      b[lengthPast + 1] = 0;
      const hdataEnd = put(b, lengthPast + 2, body.hdata);
      const hdataFilled = fill(b, hdataEnd, Math.max(hdataEnd, lengthPast + 2 + 507), 0);
      const hlenValue = derived(
        hdataEnd - (lengthPast + 2),
        1,
        0,
        65535,
        'Cell.Body.Created2.HLEN',
      );
      b[lengthPast] = hlenValue >>> 8;
      b[lengthPast + 1] = hlenValue;
      bodyEnd = hdataFilled;
      break;
    }

    case 'paddingNegotiate': {
      b[lengthPast] = 0;
      b[lengthPast + 1] = fits(
        body.paddingCommand,
        255,
        'Cell.Body.Padding Negotiate.Padding Command',
      );
      const itoLowWord = fits(body.itoLow, 65535, 'Cell.Body.Padding Negotiate.ITO Low');
      b[lengthPast + 2] = itoLowWord >>> 8;
      b[lengthPast + 3] = itoLowWord;
      const itoHighWord = fits(body.itoHigh, 65535, 'Cell.Body.Padding Negotiate.ITO High');
      b[lengthPast + 4] = itoHighWord >>> 8;
      b[lengthPast + 5] = itoHighWord;
      const fillerEnd = put(b, lengthPast + 6, body.filler);
      const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, lengthPast + 6 + 503), 0);
      bodyEnd = fillerFilled;
      break;
    }

    case 'variablePadding': {
      const noiseEnd = put(b, lengthPast, body.noise);
      bodyEnd = noiseEnd;
      break;
    }

    case 'certs': {
      const nCount = derived(body.certificates.length, 1, 0, 255, 'Cell.Body.Certs.N');
      b[lengthPast] = nCount;
      let certificatesAt = lengthPast + 1;
      for (const certificatesItem of body.certificates) {
        certificatesAt = writeCertificate(certificatesItem, b, certificatesAt);
      }

      const ignoredEnd = put(b, certificatesAt, body.ignored);
      bodyEnd = ignoredEnd;
      break;
    }

    case 'authChallenge': {
      const challengeEnd = put(b, lengthPast, body.challenge);
      counted(challengeEnd - lengthPast, 32, 'Cell.Body.Auth Challenge.Challenge');
      const nMethodsCount = derived(
        body.methods.length,
        1,
        0,
        65535,
        'Cell.Body.Auth Challenge.N Methods',
      );
      b[challengeEnd] = nMethodsCount >>> 8;
      b[challengeEnd + 1] = nMethodsCount;
      let methodsAt = challengeEnd + 2;
      for (const methodsItem of body.methods) {
        const methodsNumber = fits(methodsItem, 65535, 'Cell.Body.Auth Challenge.Methods');
        b[methodsAt] = methodsNumber >>> 8;
        b[methodsAt + 1] = methodsNumber;
        methodsAt += 2;
      }

      const ignoredEnd = put(b, methodsAt, body.ignored);
      bodyEnd = ignoredEnd;
      break;
    }

    case 'authenticate': {
      const authtypeTag =
        body.authentication.is === 'rsa'
          ? 1
          : body.authentication.is === 'ed25519'
            ? 3
            : body.authentication.authtype;
      const authtypeWord = fits(authtypeTag, 65535, 'Cell.Body.Authenticate.AuthType');
      b[lengthPast] = authtypeWord >>> 8;
      b[lengthPast + 1] = authtypeWord;
      b[lengthPast + 2] = 0;
      b[lengthPast + 3] = 0;
      const authentication = body.authentication;
      let authenticationEnd = lengthPast + 4;
      switch (authentication.is) {
        case 'rsa': {
          const linkProofEnd = put(b, lengthPast + 4, authentication.linkProof);
          authenticationEnd = linkProofEnd;
          break;
        }

        case 'ed25519': {
          b[lengthPast + 4] = Number(4707761654508564531n >> 32n) >>> 24;
          b[lengthPast + 5] = Number(4707761654508564531n >> 32n) >>> 16;
          b[lengthPast + 6] = Number(4707761654508564531n >> 32n) >>> 8;
          b[lengthPast + 7] = Number(4707761654508564531n >> 32n);
          b[lengthPast + 8] = Number(4707761654508564531n & 0xffffffffn) >>> 24;
          b[lengthPast + 9] = Number(4707761654508564531n & 0xffffffffn) >>> 16;
          b[lengthPast + 10] = Number(4707761654508564531n & 0xffffffffn) >>> 8;
          b[lengthPast + 11] = Number(4707761654508564531n & 0xffffffffn);
          const cidEnd = put(b, lengthPast + 12, authentication.cid);
          counted(
            cidEnd - (lengthPast + 12),
            32,
            'Cell.Body.Authenticate.Authentication.Ed25519.CID',
          );
          const sidEnd = put(b, cidEnd, authentication.sid);
          counted(sidEnd - cidEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.SID');
          const cidEdEnd = put(b, sidEnd, authentication.cidEd);
          counted(cidEdEnd - sidEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.CID ED');
          const sidEdEnd = put(b, cidEdEnd, authentication.sidEd);
          counted(sidEdEnd - cidEdEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.SID ED');
          const slogEnd = put(b, sidEdEnd, authentication.slog);
          counted(slogEnd - sidEdEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.SLOG');
          const clogEnd = put(b, slogEnd, authentication.clog);
          counted(clogEnd - slogEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.CLOG');
          const scertEnd = put(b, clogEnd, authentication.scert);
          counted(scertEnd - clogEnd, 32, 'Cell.Body.Authenticate.Authentication.Ed25519.SCERT');
          const tlssecretsEnd = put(b, scertEnd, authentication.tlssecrets);
          counted(
            tlssecretsEnd - scertEnd,
            32,
            'Cell.Body.Authenticate.Authentication.Ed25519.TLSSECRETS',
          );
          const randEnd = put(b, tlssecretsEnd, authentication.rand);
          counted(
            randEnd - tlssecretsEnd,
            24,
            'Cell.Body.Authenticate.Authentication.Ed25519.RAND',
          );
          const sigEnd = put(b, randEnd, authentication.sig);
          authenticationEnd = sigEnd;
          break;
        }

        case 'unknown': {
          const octetsEnd = put(b, lengthPast + 4, authentication.octets);
          authenticationEnd = octetsEnd;
          break;
        }
      }

      const ignoredEnd = put(b, authenticationEnd, body.ignored);
      const authlenValue = derived(
        authenticationEnd - (lengthPast + 4),
        1,
        0,
        65535,
        'Cell.Body.Authenticate.AuthLen',
      );
      b[lengthPast + 2] = authlenValue >>> 8;
      b[lengthPast + 3] = authlenValue;
      bodyEnd = ignoredEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, lengthPast, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  counted(
    bodyEnd - lengthPast,
    commandTag >= 128 || commandTag === 7 ? Number(lengthThere ?? 0) : 509,
    'Cell.Body',
  );
  return bodyEnd;
}

/** The octets of a Cell. */
export function encodeCell(v: Cell, linkVersion: number): Uint8Array {
  return encoded((b) => writeCell(v, b, 0, linkVersion));
}

/** The Cell in b, or the code of the rule it breaks. */
export function decodeCell(
  b: Uint8Array,
  linkVersion: number,
): { readonly ok: true; readonly value: Cell } | { readonly ok: false; readonly fault: number } {
  const fault = checkCell(b, 0, b.length, linkVersion);
  return fault === 0
    ? { ok: true, value: readCell(b, 0, b.length, linkVersion) }
    : { ok: false, fault };
}

/** What stands in front of a body of 509 octets: alone, for who writes many. */
export interface NarrowHead {
  /** CircID (16): What stands in front of a body of 509 octets: alone, for who writes many. */
  readonly circid: number;
  /** Command (8): What stands in front of a body of 509 octets: alone, for who writes many. */
  readonly command: number;
}

/** The Narrow Head at o, which a check has found sound. */
export function readNarrowHead(b: Uint8Array, o: number, end: number): NarrowHead {
  cursor.at = o + 3;
  return { circid: (b[o] << 8) | b[o + 1], command: b[o + 2] };
}

/** Writes a Narrow Head at o and answers its end. */
export function writeNarrowHead(v: NarrowHead, b: Uint8Array, o: number): number {
  const circidWord = fits(v.circid, 65535, 'Narrow Head.CircID');
  b[o] = circidWord >>> 8;
  b[o + 1] = circidWord;
  b[o + 2] = fits(v.command, 255, 'Narrow Head.Command');
  return o + 3;
}

/** The octets of a Narrow Head. */
export function encodeNarrowHead(v: NarrowHead): Uint8Array {
  return encoded((b) => writeNarrowHead(v, b, 0));
}

/** The Narrow Head in b, or the code of the rule it breaks. */
export function decodeNarrowHead(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: NarrowHead }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkNarrowHead(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readNarrowHead(b, 0, b.length) } : { ok: false, fault };
}

export interface WideHead {
  /** CircID (32). */
  readonly circid: number;
  /** Command (8). */
  readonly command: number;
}

/** The Wide Head at o, which a check has found sound. */
export function readWideHead(b: Uint8Array, o: number, end: number): WideHead {
  cursor.at = o + 5;
  return {
    circid: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0,
    command: b[o + 4],
  };
}

/** Writes a Wide Head at o and answers its end. */
export function writeWideHead(v: WideHead, b: Uint8Array, o: number): number {
  const circidWord = fits(v.circid, 4294967295, 'Wide Head.CircID');
  b[o] = circidWord >>> 24;
  b[o + 1] = circidWord >>> 16;
  b[o + 2] = circidWord >>> 8;
  b[o + 3] = circidWord;
  b[o + 4] = fits(v.command, 255, 'Wide Head.Command');
  return o + 5;
}

/** The octets of a Wide Head. */
export function encodeWideHead(v: WideHead): Uint8Array {
  return encoded((b) => writeWideHead(v, b, 0));
}

/** The Wide Head in b, or the code of the rule it breaks. */
export function decodeWideHead(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: WideHead } | { readonly ok: false; readonly fault: number } {
  const fault = checkWideHead(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readWideHead(b, 0, b.length) } : { ok: false, fault };
}

export type AddressAval =
  | { readonly is: 'ipv4'; /** IPv4 Address (32). */ readonly ipv4Address: string }
  | { readonly is: 'ipv6'; /** IPv6 Address. */ readonly ipv6Address: string }
  | { readonly is: 'unknown'; /** Octets. */ readonly octets: Uint8Array };
/** An address whose length is not that of its type is no fault: it is passed over. */
export interface Address {
  /** ATYPE (8). */
  readonly atype: number;
  /** AVAL. */
  readonly aval: AddressAval;
}

/** The Address at o, which a check has found sound. */
export function readAddress(b: Uint8Array, o: number, end: number): Address {
  const atype = b[o];
  const alen = b[o + 1];
  const avalEnd = o + 2 + alen;
  let aval: AddressAval;
  switch ((atype << 8) | alen) {
    case 1028: {
      // IPv4
      aval = {
        is: 'ipv4',
        ipv4Address: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
      break;
    }

    case 1552: {
      // IPv6
      aval = { is: 'ipv6', ipv6Address: showIpv6(b, o + 2) };
      break;
    }

    default: {
      aval = { is: 'unknown', octets: b.subarray(o + 2, avalEnd) };
      break;
    }
  }

  cursor.at = avalEnd;
  return { atype, aval };
}

/** Writes a Address at o and answers its end. */
export function writeAddress(v: Address, b: Uint8Array, o: number): number {
  b[o] = fits(v.atype, 255, 'Address.ATYPE');
  b[o + 1] = 0;
  const aval = v.aval;
  let avalEnd = o + 2;
  switch (aval.is) {
    case 'ipv4': {
      const ipv4Address = ipv4(aval.ipv4Address, 'Address.AVAL.IPv4.IPv4 Address');
      b[o + 2] = ipv4Address >>> 24;
      b[o + 3] = ipv4Address >>> 16;
      b[o + 4] = ipv4Address >>> 8;
      b[o + 5] = ipv4Address;
      avalEnd = o + 6;
      break;
    }

    case 'ipv6': {
      const ipv6AddressEnd = putIpv6(b, o + 2, aval.ipv6Address, 'Address.AVAL.IPv6.IPv6 Address');
      avalEnd = ipv6AddressEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 2, aval.octets);
      avalEnd = octetsEnd;
      break;
    }
  }

  const alenValue = derived(avalEnd - (o + 2), 1, 0, 255, 'Address.ALEN');
  b[o + 1] = alenValue;
  return avalEnd;
}

/** The octets of a Address. */
export function encodeAddress(v: Address): Uint8Array {
  return encoded((b) => writeAddress(v, b, 0));
}

/** The Address in b, or the code of the rule it breaks. */
export function decodeAddress(
  b: Uint8Array,
): { readonly ok: true; readonly value: Address } | { readonly ok: false; readonly fault: number } {
  const fault = checkAddress(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAddress(b, 0, b.length) } : { ok: false, fault };
}

export interface Certificate {
  /** CertType (8). */
  readonly certtype: number;
  /** Certificate. */
  readonly certificate: Uint8Array;
}

/** The Certificate at o, which a check has found sound. */
export function readCertificate(b: Uint8Array, o: number, end: number): Certificate {
  const clen = (b[o + 1] << 8) | b[o + 2];
  const certificateEnd = o + 3 + clen;
  cursor.at = certificateEnd;
  return { certtype: b[o], certificate: b.subarray(o + 3, certificateEnd) };
}

/** Writes a Certificate at o and answers its end. */
export function writeCertificate(v: Certificate, b: Uint8Array, o: number): number {
  b[o] = fits(v.certtype, 255, 'Certificate.CertType');
  b[o + 1] = 0;
  b[o + 2] = 0;
  const certificateEnd = put(b, o + 3, v.certificate);
  const clenValue = derived(certificateEnd - (o + 3), 1, 0, 65535, 'Certificate.CLEN');
  b[o + 1] = clenValue >>> 8;
  b[o + 2] = clenValue;
  return certificateEnd;
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
