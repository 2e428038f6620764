// @generated from spec/network/icmpv4.protocol: change that, then npm run generate.
/**
 * ICMPv4 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { showIpv4 } from '../../runtime/base/text.ts';
import { derived, encoded, fits, ipv4 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import {
  checkExtensionObject,
  checkExtensionStructure,
  checkMessage,
  checkRouterAddress,
} from './icmpv4.wire.ts';
export type MessageBody =
  | {
      readonly is: 'echoReply'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Data. */
      readonly data: Uint8Array;
    }
  | {
      readonly is: 'destinationUnreachable'; /** Length (8), in 4 octets: 0: no extensions follow. RFC 4884 §4.1. */
      readonly length: number;
      /** Next-Hop MTU (16): 0 but for Code 4. RFC 1191 §4. */
      readonly nextHopMtu: number;
      /** Original Datagram. */
      readonly originalDatagram: Uint8Array;
      /** Extensions. */
      readonly extensions?: ExtensionStructure;
    }
  | { readonly is: 'sourceQuench'; /** Original Datagram. */ readonly originalDatagram: Uint8Array }
  | {
      readonly is: 'redirect'; /** Gateway Internet Address (32). */
      readonly gatewayInternetAddress: string;
      /** Original Datagram. */
      readonly originalDatagram: Uint8Array;
    }
  | {
      readonly is: 'echo'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Data. */
      readonly data: Uint8Array;
    }
  | {
      readonly is: 'routerAdvertisement'; /** Lifetime (16), in seconds. */
      readonly lifetime: number;
      /** Router Addresses. */
      readonly routerAddresses: readonly RouterAddress[];
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | { readonly is: 'routerSolicitation'; /** Ignored. */ readonly ignored: Uint8Array }
  | {
      readonly is: 'timeExceeded'; /** Length (8), in 4 octets. RFC 4884 §4.2. */
      readonly length: number;
      /** Original Datagram. */
      readonly originalDatagram: Uint8Array;
      /** Extensions. */
      readonly extensions?: ExtensionStructure;
    }
  | {
      readonly is: 'parameterProblem'; /** Pointer (8): the octet at fault. */
      readonly pointer: number;
      /** Length (8), in 4 octets. RFC 4884 §4.3. */
      readonly length: number;
      /** Original Datagram. */
      readonly originalDatagram: Uint8Array;
      /** Extensions. */
      readonly extensions?: ExtensionStructure;
    }
  | {
      readonly is: 'timestamp'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Originate Timestamp (32), in milliseconds: since midnight UT. */
      readonly originateTimestamp: number;
      /** Receive Timestamp (32), in milliseconds. */
      readonly receiveTimestamp: number;
      /** Transmit Timestamp (32), in milliseconds. */
      readonly transmitTimestamp: number;
    }
  | {
      readonly is: 'timestampReply'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Originate Timestamp (32), in milliseconds. */
      readonly originateTimestamp: number;
      /** Receive Timestamp (32), in milliseconds. */
      readonly receiveTimestamp: number;
      /** Transmit Timestamp (32), in milliseconds. */
      readonly transmitTimestamp: number;
    }
  | {
      readonly is: 'informationRequest'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
    }
  | {
      readonly is: 'informationReply'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
    }
  | {
      readonly is: 'addressMaskRequest'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Address Mask (32). */
      readonly addressMask: string;
    }
  | {
      readonly is: 'addressMaskReply'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Address Mask (32). */
      readonly addressMask: string;
    }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Message {
  /** Code (8). */
  readonly code: number;
  /** Body. */
  readonly body: MessageBody;
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number): Message {
  const type = b[o];
  let body: MessageBody;
  switch (type) {
    case 0: {
      // Echo Reply
      body = {
        is: 'echoReply',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        data: b.subarray(o + 8, end),
      };
      break;
    }

    case 3: {
      // Destination Unreachable
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      let extensionsAt = originalDatagramEnd;
      let extensions: ExtensionStructure | undefined;
      if (end - originalDatagramEnd > 0) {
        const extensions2 = readExtensionStructure(b, extensionsAt, end);
        const extensionsEnd = cursor.at;
        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'destinationUnreachable',
        length,
        nextHopMtu: (b[o + 6] << 8) | b[o + 7],
        originalDatagram: b.subarray(o + 8, originalDatagramEnd),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // Source Quench
      body = { is: 'sourceQuench', originalDatagram: b.subarray(o + 8, end) };
      break;
    }

    case 5: {
      // Redirect
      body = {
        is: 'redirect',
        gatewayInternetAddress: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        originalDatagram: b.subarray(o + 8, end),
      };
      break;
    }

    case 8: {
      // Echo
      body = {
        is: 'echo',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        data: b.subarray(o + 8, end),
      };
      break;
    }

    case 9: {
      // Router Advertisement
      const numAddrs = b[o + 4];
      const routerAddresses: RouterAddress[] = [];
      let routerAddressesAt = o + 8;
      for (let routerAddressesLeft = numAddrs; routerAddressesLeft > 0; routerAddressesLeft--) {
        routerAddresses.push(readRouterAddress(b, routerAddressesAt, end));
        routerAddressesAt = cursor.at;
      }

      body = {
        is: 'routerAdvertisement',
        lifetime: (b[o + 6] << 8) | b[o + 7],
        routerAddresses,
        ignored: b.subarray(routerAddressesAt, end),
      };
      break;
    }

    case 10: {
      // Router Solicitation
      body = { is: 'routerSolicitation', ignored: b.subarray(o + 8, end) };
      break;
    }

    case 11: {
      // Time Exceeded
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      let extensionsAt = originalDatagramEnd;
      let extensions: ExtensionStructure | undefined;
      if (end - originalDatagramEnd > 0) {
        const extensions2 = readExtensionStructure(b, extensionsAt, end);
        const extensionsEnd = cursor.at;
        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'timeExceeded',
        length,
        originalDatagram: b.subarray(o + 8, originalDatagramEnd),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 12: {
      // Parameter Problem
      const length = b[o + 5];
      const originalDatagramEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 4);
      let extensionsAt = originalDatagramEnd;
      let extensions: ExtensionStructure | undefined;
      if (end - originalDatagramEnd > 0) {
        const extensions2 = readExtensionStructure(b, extensionsAt, end);
        const extensionsEnd = cursor.at;
        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'parameterProblem',
        pointer: b[o + 4],
        length,
        originalDatagram: b.subarray(o + 8, originalDatagramEnd),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 13: {
      // Timestamp
      body = {
        is: 'timestamp',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        originateTimestamp:
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        receiveTimestamp:
          ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        transmitTimestamp:
          ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
      };
      break;
    }

    case 14: {
      // Timestamp Reply
      body = {
        is: 'timestampReply',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        originateTimestamp:
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        receiveTimestamp:
          ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        transmitTimestamp:
          ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
      };
      break;
    }

    case 15: {
      // Information Request
      body = {
        is: 'informationRequest',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
      };
      break;
    }

    case 16: {
      // Information Reply
      body = {
        is: 'informationReply',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
      };
      break;
    }

    case 17: {
      // Address Mask Request
      body = {
        is: 'addressMaskRequest',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        addressMask: showIpv4(
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        ),
      };
      break;
    }

    case 18: {
      // Address Mask Reply
      body = {
        is: 'addressMaskReply',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        addressMask: showIpv4(
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        ),
      };
      break;
    }

    default: {
      body = { is: 'unknown', type: type, octets: b.subarray(o + 4, end) };
      break;
    }
  }

  cursor.at = end;
  return { code: b[o + 1], body };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number): number {
  const typeTag =
    v.body.is === 'echoReply'
      ? 0
      : v.body.is === 'destinationUnreachable'
        ? 3
        : v.body.is === 'sourceQuench'
          ? 4
          : v.body.is === 'redirect'
            ? 5
            : v.body.is === 'echo'
              ? 8
              : v.body.is === 'routerAdvertisement'
                ? 9
                : v.body.is === 'routerSolicitation'
                  ? 10
                  : v.body.is === 'timeExceeded'
                    ? 11
                    : v.body.is === 'parameterProblem'
                      ? 12
                      : v.body.is === 'timestamp'
                        ? 13
                        : v.body.is === 'timestampReply'
                          ? 14
                          : v.body.is === 'informationRequest'
                            ? 15
                            : v.body.is === 'informationReply'
                              ? 16
                              : v.body.is === 'addressMaskRequest'
                                ? 17
                                : v.body.is === 'addressMaskReply'
                                  ? 18
                                  : v.body.type;
  b[o] = fits(typeTag, 255, 'Message.Type');
  b[o + 1] = fits(v.code, 255, 'Message.Code');
  b[o + 2] = 0;
  b[o + 3] = 0;
  const body = v.body;
  let bodyEnd = o + 4;
  switch (body.is) {
    case 'echoReply': {
      const identifierWord = fits(body.identifier, 65535, 'Message.Body.Echo Reply.Identifier');
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Echo Reply.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const dataEnd = put(b, o + 8, body.data);
      bodyEnd = dataEnd;
      break;
    }

    case 'destinationUnreachable': {
      b[o + 4] = 0;
      b[o + 5] = fits(body.length, 255, 'Message.Body.Destination Unreachable.Length');
      const nextHopMtuWord = fits(
        body.nextHopMtu,
        65535,
        'Message.Body.Destination Unreachable.Next-Hop MTU',
      );
      b[o + 6] = nextHopMtuWord >>> 8;
      b[o + 7] = nextHopMtuWord;
      const originalDatagramEnd = put(b, o + 8, body.originalDatagram);
      let extensionsPast = originalDatagramEnd;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        const extensionsEnd = writeExtensionStructure(v2.extensions, b, originalDatagramEnd);
        extensionsPast = extensionsEnd;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'sourceQuench': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const originalDatagramEnd = put(b, o + 8, body.originalDatagram);
      bodyEnd = originalDatagramEnd;
      break;
    }

    case 'redirect': {
      const gatewayInternetAddress = ipv4(
        body.gatewayInternetAddress,
        'Message.Body.Redirect.Gateway Internet Address',
      );
      b[o + 4] = gatewayInternetAddress >>> 24;
      b[o + 5] = gatewayInternetAddress >>> 16;
      b[o + 6] = gatewayInternetAddress >>> 8;
      b[o + 7] = gatewayInternetAddress;
      const originalDatagramEnd = put(b, o + 8, body.originalDatagram);
      bodyEnd = originalDatagramEnd;
      break;
    }

    case 'echo': {
      const identifierWord = fits(body.identifier, 65535, 'Message.Body.Echo.Identifier');
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Echo.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const dataEnd = put(b, o + 8, body.data);
      bodyEnd = dataEnd;
      break;
    }

    case 'routerAdvertisement': {
      const numAddrsCount = derived(
        body.routerAddresses.length,
        1,
        0,
        255,
        'Message.Body.Router Advertisement.Num Addrs',
      );
      b[o + 4] = numAddrsCount;
      b[o + 5] = 2;
      const lifetimeWord = fits(body.lifetime, 65535, 'Message.Body.Router Advertisement.Lifetime');
      b[o + 6] = lifetimeWord >>> 8;
      b[o + 7] = lifetimeWord;
      let routerAddressesAt = o + 8;
      for (const routerAddressesItem of body.routerAddresses) {
        routerAddressesAt = writeRouterAddress(routerAddressesItem, b, routerAddressesAt);
      }

      const ignoredEnd = put(b, routerAddressesAt, body.ignored);
      bodyEnd = ignoredEnd;
      break;
    }

    case 'routerSolicitation': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const ignoredEnd = put(b, o + 8, body.ignored);
      bodyEnd = ignoredEnd;
      break;
    }

    case 'timeExceeded': {
      b[o + 4] = 0;
      b[o + 5] = fits(body.length, 255, 'Message.Body.Time Exceeded.Length');
      b[o + 6] = 0;
      b[o + 7] = 0;
      const originalDatagramEnd = put(b, o + 8, body.originalDatagram);
      let extensionsPast = originalDatagramEnd;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        const extensionsEnd = writeExtensionStructure(v2.extensions, b, originalDatagramEnd);
        extensionsPast = extensionsEnd;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'parameterProblem': {
      b[o + 4] = fits(body.pointer, 255, 'Message.Body.Parameter Problem.Pointer');
      b[o + 5] = fits(body.length, 255, 'Message.Body.Parameter Problem.Length');
      b[o + 6] = 0;
      b[o + 7] = 0;
      const originalDatagramEnd = put(b, o + 8, body.originalDatagram);
      let extensionsPast = originalDatagramEnd;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        const extensionsEnd = writeExtensionStructure(v2.extensions, b, originalDatagramEnd);
        extensionsPast = extensionsEnd;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'timestamp': {
      const identifierWord = fits(body.identifier, 65535, 'Message.Body.Timestamp.Identifier');
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Timestamp.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const originateTimestampWord = fits(
        body.originateTimestamp,
        4294967295,
        'Message.Body.Timestamp.Originate Timestamp',
      );
      b[o + 8] = originateTimestampWord >>> 24;
      b[o + 9] = originateTimestampWord >>> 16;
      b[o + 10] = originateTimestampWord >>> 8;
      b[o + 11] = originateTimestampWord;
      const receiveTimestampWord = fits(
        body.receiveTimestamp,
        4294967295,
        'Message.Body.Timestamp.Receive Timestamp',
      );
      b[o + 12] = receiveTimestampWord >>> 24;
      b[o + 13] = receiveTimestampWord >>> 16;
      b[o + 14] = receiveTimestampWord >>> 8;
      b[o + 15] = receiveTimestampWord;
      const transmitTimestampWord = fits(
        body.transmitTimestamp,
        4294967295,
        'Message.Body.Timestamp.Transmit Timestamp',
      );
      b[o + 16] = transmitTimestampWord >>> 24;
      b[o + 17] = transmitTimestampWord >>> 16;
      b[o + 18] = transmitTimestampWord >>> 8;
      b[o + 19] = transmitTimestampWord;
      bodyEnd = o + 20;
      break;
    }

    case 'timestampReply': {
      const identifierWord = fits(
        body.identifier,
        65535,
        'Message.Body.Timestamp Reply.Identifier',
      );
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Timestamp Reply.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const originateTimestampWord = fits(
        body.originateTimestamp,
        4294967295,
        'Message.Body.Timestamp Reply.Originate Timestamp',
      );
      b[o + 8] = originateTimestampWord >>> 24;
      b[o + 9] = originateTimestampWord >>> 16;
      b[o + 10] = originateTimestampWord >>> 8;
      b[o + 11] = originateTimestampWord;
      const receiveTimestampWord = fits(
        body.receiveTimestamp,
        4294967295,
        'Message.Body.Timestamp Reply.Receive Timestamp',
      );
      b[o + 12] = receiveTimestampWord >>> 24;
      b[o + 13] = receiveTimestampWord >>> 16;
      b[o + 14] = receiveTimestampWord >>> 8;
      b[o + 15] = receiveTimestampWord;
      const transmitTimestampWord = fits(
        body.transmitTimestamp,
        4294967295,
        'Message.Body.Timestamp Reply.Transmit Timestamp',
      );
      b[o + 16] = transmitTimestampWord >>> 24;
      b[o + 17] = transmitTimestampWord >>> 16;
      b[o + 18] = transmitTimestampWord >>> 8;
      b[o + 19] = transmitTimestampWord;
      bodyEnd = o + 20;
      break;
    }

    case 'informationRequest': {
      const identifierWord = fits(
        body.identifier,
        65535,
        'Message.Body.Information Request.Identifier',
      );
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Information Request.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      bodyEnd = o + 8;
      break;
    }

    case 'informationReply': {
      const identifierWord = fits(
        body.identifier,
        65535,
        'Message.Body.Information Reply.Identifier',
      );
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Information Reply.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      bodyEnd = o + 8;
      break;
    }

    case 'addressMaskRequest': {
      const identifierWord = fits(
        body.identifier,
        65535,
        'Message.Body.Address Mask Request.Identifier',
      );
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Address Mask Request.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const addressMask = ipv4(body.addressMask, 'Message.Body.Address Mask Request.Address Mask');
      b[o + 8] = addressMask >>> 24;
      b[o + 9] = addressMask >>> 16;
      b[o + 10] = addressMask >>> 8;
      b[o + 11] = addressMask;
      bodyEnd = o + 12;
      break;
    }

    case 'addressMaskReply': {
      const identifierWord = fits(
        body.identifier,
        65535,
        'Message.Body.Address Mask Reply.Identifier',
      );
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Address Mask Reply.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const addressMask = ipv4(body.addressMask, 'Message.Body.Address Mask Reply.Address Mask');
      b[o + 8] = addressMask >>> 24;
      b[o + 9] = addressMask >>> 16;
      b[o + 10] = addressMask >>> 8;
      b[o + 11] = addressMask;
      bodyEnd = o + 12;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const checksumValue = ~sum16(0, b, o, bodyEnd) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
  return bodyEnd;
}

/** The octets of a Message. */
export function encodeMessage(v: Message): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readMessage(b, 0, b.length) } : { ok: false, fault };
}

/**
 * What a router may add behind the quotation, which is then padded so that the Length can tell
 * where it ends.
 */
export interface ExtensionStructure {
  /** Objects. */
  readonly objects: readonly ExtensionObject[];
}

/** The Extension Structure at o, which a check has found sound. */
export function readExtensionStructure(b: Uint8Array, o: number, end: number): ExtensionStructure {
  const objects: ExtensionObject[] = [];
  let objectsAt = o + 4;
  while (objectsAt < end) {
    objects.push(readExtensionObject(b, objectsAt, end));
    objectsAt = cursor.at;
  }

  cursor.at = end;
  return { objects };
}

/** Writes a Extension Structure at o and answers its end. */
export function writeExtensionStructure(v: ExtensionStructure, b: Uint8Array, o: number): number {
  const versionWord = 2 << 12;
  b[o] = versionWord >>> 8;
  b[o + 1] = versionWord;
  b[o + 2] = 0;
  b[o + 3] = 0;
  let objectsAt = o + 4;
  for (const objectsItem of v.objects) {
    objectsAt = writeExtensionObject(objectsItem, b, objectsAt);
  }

  const checksumValue = ~sum16(0, b, o, objectsAt) & 0xffff || 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
  return objectsAt;
}

/** The octets of a Extension Structure. */
export function encodeExtensionStructure(v: ExtensionStructure): Uint8Array {
  return encoded((b) => writeExtensionStructure(v, b, 0));
}

/** The Extension Structure in b, or the code of the rule it breaks. */
export function decodeExtensionStructure(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ExtensionStructure }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkExtensionStructure(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readExtensionStructure(b, 0, b.length) }
    : { ok: false, fault };
}

export interface ExtensionObject {
  /** Class-Num (8). */
  readonly classNum: number;
  /** C-Type (8). */
  readonly cType: number;
  /** Object Payload. */
  readonly objectPayload: Uint8Array;
}

/** The Extension Object at o, which a check has found sound. */
export function readExtensionObject(b: Uint8Array, o: number, end: number): ExtensionObject {
  const length = (b[o] << 8) | b[o + 1];
  const objectPayloadEnd = o + 4 + length - 4;
  cursor.at = objectPayloadEnd;
  return {
    classNum: b[o + 2],
    cType: b[o + 3],
    objectPayload: b.subarray(o + 4, objectPayloadEnd),
  };
}

/** Writes a Extension Object at o and answers its end. */
export function writeExtensionObject(v: ExtensionObject, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = fits(v.classNum, 255, 'Extension Object.Class-Num');
  b[o + 3] = fits(v.cType, 255, 'Extension Object.C-Type');
  const objectPayloadEnd = put(b, o + 4, v.objectPayload);
  const lengthValue = derived(objectPayloadEnd - (o + 4), 1, -4, 65535, 'Extension Object.Length');
  b[o] = lengthValue >>> 8;
  b[o + 1] = lengthValue;
  return objectPayloadEnd;
}

/** The octets of a Extension Object. */
export function encodeExtensionObject(v: ExtensionObject): Uint8Array {
  return encoded((b) => writeExtensionObject(v, b, 0));
}

/** The Extension Object in b, or the code of the rule it breaks. */
export function decodeExtensionObject(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ExtensionObject }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkExtensionObject(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readExtensionObject(b, 0, b.length) }
    : { ok: false, fault };
}

export interface RouterAddress {
  /** Address (32). */
  readonly address: string;
  /** Preference Level (32): in two's complement. */
  readonly preferenceLevel: number;
}

/** The Router Address at o, which a check has found sound. */
export function readRouterAddress(b: Uint8Array, o: number, end: number): RouterAddress {
  cursor.at = o + 8;
  return {
    address: showIpv4(((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0),
    preferenceLevel: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
  };
}

/** Writes a Router Address at o and answers its end. */
export function writeRouterAddress(v: RouterAddress, b: Uint8Array, o: number): number {
  const address = ipv4(v.address, 'Router Address.Address');
  b[o] = address >>> 24;
  b[o + 1] = address >>> 16;
  b[o + 2] = address >>> 8;
  b[o + 3] = address;
  const preferenceLevelWord = fits(
    v.preferenceLevel,
    4294967295,
    'Router Address.Preference Level',
  );
  b[o + 4] = preferenceLevelWord >>> 24;
  b[o + 5] = preferenceLevelWord >>> 16;
  b[o + 6] = preferenceLevelWord >>> 8;
  b[o + 7] = preferenceLevelWord;
  return o + 8;
}

/** The octets of a Router Address. */
export function encodeRouterAddress(v: RouterAddress): Uint8Array {
  return encoded((b) => writeRouterAddress(v, b, 0));
}

/** The Router Address in b, or the code of the rule it breaks. */
export function decodeRouterAddress(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: RouterAddress }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkRouterAddress(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readRouterAddress(b, 0, b.length) }
    : { ok: false, fault };
}
