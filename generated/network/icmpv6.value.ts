// @generated from spec/network/icmpv6.protocol: change that, then npm run generate.
/**
 * ICMPv6 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { gatherLabel, showIpv6, textOf } from '../../runtime/base/text.ts';
import { putLabels } from '../../runtime/base/labels.ts';
import {
  readExtensionStructure as icmpv4ReadExtensionStructure,
  type ExtensionStructure as Icmpv4ExtensionStructure,
  writeExtensionStructure as icmpv4WriteExtensionStructure,
} from '../../generated/network/icmpv4.value.ts';
import { derived, encoded, fits, putIpv6 } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { sum16 } from '../../runtime/base/checksum.ts';
import {
  checkFloatingQueryInterval,
  checkFloatingResponseCode,
  checkMessage,
  checkMulticastAddressRecord,
  checkOption,
} from './icmpv6.wire.ts';

/** The Domain Name at o: labels joined with dots, dots in them escaped. */
export function readDomainName(b: Uint8Array, o: number, end: number): string {
  let length = 0;
  let at = o;
  for (let lead = b[at]; lead !== 0; lead = b[at]) {
    const next = at + 1 + (lead & 0x3f);
    length = gatherLabel(b, at + 1, next, length);
    at = next;
  }

  cursor.at = at + 1;
  return textOf(length);
}

/** Writes a Domain Name and answers its end. */
export function writeDomainName(v: string, b: Uint8Array, o: number): number {
  return putLabels(b, o, v, 255, 63, 'Domain Name');
}

export type MessageBody =
  | {
      readonly is: 'destinationUnreachable'; /** Length (8), in 8 octets: 0: no extensions follow. RFC 4884 §4.4. */
      readonly length: number;
      /** Invoking Packet. */
      readonly invokingPacket: Uint8Array;
      /** Extensions. */
      readonly extensions?: Icmpv4ExtensionStructure;
    }
  | {
      readonly is: 'packetTooBig'; /** MTU (32), in octets. */
      readonly mtu: number;
      /** Invoking Packet. */
      readonly invokingPacket: Uint8Array;
    }
  | {
      readonly is: 'timeExceeded'; /** Length (8), in 8 octets. RFC 4884 §4.5. */
      readonly length: number;
      /** Invoking Packet. */
      readonly invokingPacket: Uint8Array;
      /** Extensions. */
      readonly extensions?: Icmpv4ExtensionStructure;
    }
  | {
      readonly is: 'parameterProblem'; /** Pointer (32). */
      readonly pointer: number;
      /** Invoking Packet. */
      readonly invokingPacket: Uint8Array;
    }
  | {
      readonly is: 'echoRequest'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Data. */
      readonly data: Uint8Array;
    }
  | {
      readonly is: 'echoReply'; /** Identifier (16). */
      readonly identifier: number;
      /** Sequence Number (16). */
      readonly sequenceNumber: number;
      /** Data. */
      readonly data: Uint8Array;
    }
  | {
      readonly is: 'multicastListenerQuery'; /** Maximum Response Code (16): milliseconds, or from 32768 on a small floating-point number. */
      readonly maximumResponseCode: number;
      /** Multicast Address: unspecified in a general query. */
      readonly multicastAddress: string;
      /** MLDv2: a query of version 1 ends before it. */
      readonly mldv2?: {
        /** Flags (4). */
        readonly flags: number;
        /** S Flag (1). */
        readonly sFlag: boolean;
        /** QRV (3). */
        readonly qrv: number;
        /** QQIC (8). */
        readonly qqic: number;
        /** Source Addresses. */
        readonly sourceAddresses: readonly string[];
        /** Additional Data. */
        readonly additionalData: Uint8Array;
      };
    }
  | {
      readonly is: 'multicastListenerReport'; /** Multicast Address. */
      readonly multicastAddress: string;
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'multicastListenerDone'; /** Multicast Address. */
      readonly multicastAddress: string;
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | {
      readonly is: 'v2MulticastListenerReport'; /** Flags (16). */
      readonly flags: number;
      /** Records. */
      readonly records: readonly MulticastAddressRecord[];
      /** Additional Data. */
      readonly additionalData: Uint8Array;
    }
  | { readonly is: 'routerSolicitation'; /** Options. */ readonly options: readonly Option[] }
  | {
      readonly is: 'routerAdvertisement'; /** Cur Hop Limit (8): 0: this router does not say. */
      readonly curHopLimit: number;
      /** Managed Address Configuration (1). */
      readonly managedAddressConfiguration: boolean;
      /** Other Configuration (1). */
      readonly otherConfiguration: boolean;
      /** Home Agent (1). RFC 6275 §7.1. */
      readonly homeAgent: boolean;
      /** Prf (2). RFC 4191 §2.2. */
      readonly prf: number;
      /** Proxy (1). RFC 4389 §4.1.3.3. */
      readonly proxy: boolean;
      /** Router Lifetime (16), in seconds: 0: not a default router. */
      readonly routerLifetime: number;
      /** Reachable Time (32), in milliseconds. */
      readonly reachableTime: number;
      /** Retrans Timer (32), in milliseconds. */
      readonly retransTimer: number;
      /** Options. */
      readonly options: readonly Option[];
    }
  | {
      readonly is: 'neighborSolicitation'; /** Target Address. */
      readonly targetAddress: string;
      /** Options. */
      readonly options: readonly Option[];
    }
  | {
      readonly is: 'neighborAdvertisement'; /** Router (1). */
      readonly router: boolean;
      /** Solicited (1). */
      readonly solicited: boolean;
      /** Override (1). */
      readonly override: boolean;
      /** Target Address. */
      readonly targetAddress: string;
      /** Options. */
      readonly options: readonly Option[];
    }
  | {
      readonly is: 'redirect'; /** Target Address: the better first hop. */
      readonly targetAddress: string;
      /** Destination Address. */
      readonly destinationAddress: string;
      /** Options. */
      readonly options: readonly Option[];
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
export function readMessage(b: Uint8Array, o: number, end: number, pseudoHeader: number): Message {
  const type = b[o];
  let body: MessageBody;
  switch (type) {
    case 1: {
      // Destination Unreachable
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      let extensionsAt = invokingPacketEnd;
      let extensions: Icmpv4ExtensionStructure | undefined;
      if (end - invokingPacketEnd > 0) {
        const extensions2 = icmpv4ReadExtensionStructure(b, extensionsAt, end);
        const extensionsEnd = cursor.at;
        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'destinationUnreachable',
        length,
        invokingPacket: b.subarray(o + 8, invokingPacketEnd),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 2: {
      // Packet Too Big
      body = {
        is: 'packetTooBig',
        mtu: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        invokingPacket: b.subarray(o + 8, end),
      };
      break;
    }

    case 3: {
      // Time Exceeded
      const length = b[o + 4];
      const invokingPacketEnd = o + 8 + (length === 0 ? end - (o + 8) : length * 8);
      let extensionsAt = invokingPacketEnd;
      let extensions: Icmpv4ExtensionStructure | undefined;
      if (end - invokingPacketEnd > 0) {
        const extensions2 = icmpv4ReadExtensionStructure(b, extensionsAt, end);
        const extensionsEnd = cursor.at;
        extensions = extensions2;
        extensionsAt = extensionsEnd;
      }

      body = {
        is: 'timeExceeded',
        length,
        invokingPacket: b.subarray(o + 8, invokingPacketEnd),
        ...(extensions === undefined ? {} : { extensions }),
      };
      break;
    }

    case 4: {
      // Parameter Problem
      body = {
        is: 'parameterProblem',
        pointer: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        invokingPacket: b.subarray(o + 8, end),
      };
      break;
    }

    case 128: {
      // Echo Request
      body = {
        is: 'echoRequest',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        data: b.subarray(o + 8, end),
      };
      break;
    }

    case 129: {
      // Echo Reply
      body = {
        is: 'echoReply',
        identifier: (b[o + 4] << 8) | b[o + 5],
        sequenceNumber: (b[o + 6] << 8) | b[o + 7],
        data: b.subarray(o + 8, end),
      };
      break;
    }

    case 130: {
      // Multicast Listener Query
      let mldv2At = o + 24;
      let mldv2:
        | {
            /** Flags (4). */
            readonly flags: number;
            /** S Flag (1). */
            readonly sFlag: boolean;
            /** QRV (3). */
            readonly qrv: number;
            /** QQIC (8). */
            readonly qqic: number;
            /** Source Addresses. */
            readonly sourceAddresses: readonly string[];
            /** Additional Data. */
            readonly additionalData: Uint8Array;
          }
        | undefined;
      if (end - (o + 24) > 0) {
        const numberOfSources = (b[mldv2At + 2] << 8) | b[mldv2At + 3];
        const sourceAddresses: string[] = [];
        let sourceAddressesAt = mldv2At + 4;
        for (
          let sourceAddressesLeft = numberOfSources;
          sourceAddressesLeft > 0;
          sourceAddressesLeft--
        ) {
          sourceAddresses.push(showIpv6(b, sourceAddressesAt));
          sourceAddressesAt += 16;
        }

        mldv2 = {
          flags: b[mldv2At] >>> 4,
          sFlag: ((b[mldv2At] >>> 3) & 1) === 1,
          qrv: b[mldv2At] & 7,
          qqic: b[mldv2At + 1],
          sourceAddresses,
          additionalData: b.subarray(sourceAddressesAt, end),
        };
        mldv2At = end;
      }

      body = {
        is: 'multicastListenerQuery',
        maximumResponseCode: (b[o + 4] << 8) | b[o + 5],
        multicastAddress: showIpv6(b, o + 8),
        ...(mldv2 === undefined ? {} : { mldv2 }),
      };
      break;
    }

    case 131: {
      // Multicast Listener Report
      body = {
        is: 'multicastListenerReport',
        multicastAddress: showIpv6(b, o + 8),
        additionalData: b.subarray(o + 24, end),
      };
      break;
    }

    case 132: {
      // Multicast Listener Done
      body = {
        is: 'multicastListenerDone',
        multicastAddress: showIpv6(b, o + 8),
        additionalData: b.subarray(o + 24, end),
      };
      break;
    }

    case 143: {
      // V2 Multicast Listener Report
      const numberOfRecords = (b[o + 6] << 8) | b[o + 7];
      const records: MulticastAddressRecord[] = [];
      let recordsAt = o + 8;
      for (let recordsLeft = numberOfRecords; recordsLeft > 0; recordsLeft--) {
        records.push(readMulticastAddressRecord(b, recordsAt, end));
        recordsAt = cursor.at;
      }

      body = {
        is: 'v2MulticastListenerReport',
        flags: (b[o + 4] << 8) | b[o + 5],
        records,
        additionalData: b.subarray(recordsAt, end),
      };
      break;
    }

    case 133: {
      // Router Solicitation
      const options: Option[] = [];
      let optionsAt = o + 8;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = { is: 'routerSolicitation', options };
      break;
    }

    case 134: {
      // Router Advertisement
      const options: Option[] = [];
      let optionsAt = o + 16;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = {
        is: 'routerAdvertisement',
        curHopLimit: b[o + 4],
        managedAddressConfiguration: b[o + 5] >>> 7 === 1,
        otherConfiguration: ((b[o + 5] >>> 6) & 1) === 1,
        homeAgent: ((b[o + 5] >>> 5) & 1) === 1,
        prf: (b[o + 5] >>> 3) & 3,
        proxy: ((b[o + 5] >>> 2) & 1) === 1,
        routerLifetime: (b[o + 6] << 8) | b[o + 7],
        reachableTime: ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        retransTimer: ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        options,
      };
      break;
    }

    case 135: {
      // Neighbor Solicitation
      const options: Option[] = [];
      let optionsAt = o + 24;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = { is: 'neighborSolicitation', targetAddress: showIpv6(b, o + 8), options };
      break;
    }

    case 136: {
      // Neighbor Advertisement
      const options: Option[] = [];
      let optionsAt = o + 24;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = {
        is: 'neighborAdvertisement',
        router: b[o + 4] >>> 7 === 1,
        solicited: ((b[o + 4] >>> 6) & 1) === 1,
        override: ((b[o + 4] >>> 5) & 1) === 1,
        targetAddress: showIpv6(b, o + 8),
        options,
      };
      break;
    }

    case 137: {
      // Redirect
      const options: Option[] = [];
      let optionsAt = o + 40;
      while (optionsAt < end) {
        options.push(readOption(b, optionsAt, end));
        optionsAt = cursor.at;
      }

      body = {
        is: 'redirect',
        targetAddress: showIpv6(b, o + 8),
        destinationAddress: showIpv6(b, o + 24),
        options,
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
export function writeMessage(v: Message, b: Uint8Array, o: number, pseudoHeader: number): number {
  const typeTag =
    v.body.is === 'destinationUnreachable'
      ? 1
      : v.body.is === 'packetTooBig'
        ? 2
        : v.body.is === 'timeExceeded'
          ? 3
          : v.body.is === 'parameterProblem'
            ? 4
            : v.body.is === 'echoRequest'
              ? 128
              : v.body.is === 'echoReply'
                ? 129
                : v.body.is === 'multicastListenerQuery'
                  ? 130
                  : v.body.is === 'multicastListenerReport'
                    ? 131
                    : v.body.is === 'multicastListenerDone'
                      ? 132
                      : v.body.is === 'v2MulticastListenerReport'
                        ? 143
                        : v.body.is === 'routerSolicitation'
                          ? 133
                          : v.body.is === 'routerAdvertisement'
                            ? 134
                            : v.body.is === 'neighborSolicitation'
                              ? 135
                              : v.body.is === 'neighborAdvertisement'
                                ? 136
                                : v.body.is === 'redirect'
                                  ? 137
                                  : v.body.type;
  b[o] = fits(typeTag, 255, 'Message.Type');
  b[o + 1] = fits(v.code, 255, 'Message.Code');
  b[o + 2] = 0;
  b[o + 3] = 0;
  const body = v.body;
  let bodyEnd = o + 4;
  switch (body.is) {
    case 'destinationUnreachable': {
      b[o + 4] = fits(body.length, 255, 'Message.Body.Destination Unreachable.Length');
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const invokingPacketEnd = put(b, o + 8, body.invokingPacket);
      let extensionsPast = invokingPacketEnd;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        const extensionsEnd = icmpv4WriteExtensionStructure(v2.extensions, b, invokingPacketEnd);
        extensionsPast = extensionsEnd;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'packetTooBig': {
      const mtuWord = fits(body.mtu, 4294967295, 'Message.Body.Packet Too Big.MTU');
      b[o + 4] = mtuWord >>> 24;
      b[o + 5] = mtuWord >>> 16;
      b[o + 6] = mtuWord >>> 8;
      b[o + 7] = mtuWord;
      const invokingPacketEnd = put(b, o + 8, body.invokingPacket);
      bodyEnd = invokingPacketEnd;
      break;
    }

    case 'timeExceeded': {
      b[o + 4] = fits(body.length, 255, 'Message.Body.Time Exceeded.Length');
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const invokingPacketEnd = put(b, o + 8, body.invokingPacket);
      let extensionsPast = invokingPacketEnd;
      const extensionsThere = body.extensions;
      if (extensionsThere !== undefined) {
        const v2 = { extensions: extensionsThere };
        const extensionsEnd = icmpv4WriteExtensionStructure(v2.extensions, b, invokingPacketEnd);
        extensionsPast = extensionsEnd;
      }

      bodyEnd = extensionsPast;
      break;
    }

    case 'parameterProblem': {
      const pointerWord = fits(body.pointer, 4294967295, 'Message.Body.Parameter Problem.Pointer');
      b[o + 4] = pointerWord >>> 24;
      b[o + 5] = pointerWord >>> 16;
      b[o + 6] = pointerWord >>> 8;
      b[o + 7] = pointerWord;
      const invokingPacketEnd = put(b, o + 8, body.invokingPacket);
      bodyEnd = invokingPacketEnd;
      break;
    }

    case 'echoRequest': {
      const identifierWord = fits(body.identifier, 65535, 'Message.Body.Echo Request.Identifier');
      b[o + 4] = identifierWord >>> 8;
      b[o + 5] = identifierWord;
      const sequenceNumberWord = fits(
        body.sequenceNumber,
        65535,
        'Message.Body.Echo Request.Sequence Number',
      );
      b[o + 6] = sequenceNumberWord >>> 8;
      b[o + 7] = sequenceNumberWord;
      const dataEnd = put(b, o + 8, body.data);
      bodyEnd = dataEnd;
      break;
    }

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

    case 'multicastListenerQuery': {
      const maximumResponseCodeWord = fits(
        body.maximumResponseCode,
        65535,
        'Message.Body.Multicast Listener Query.Maximum Response Code',
      );
      b[o + 4] = maximumResponseCodeWord >>> 8;
      b[o + 5] = maximumResponseCodeWord;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const multicastAddressEnd = putIpv6(
        b,
        o + 8,
        body.multicastAddress,
        'Message.Body.Multicast Listener Query.Multicast Address',
      );
      let mldv2Past = multicastAddressEnd;
      const mldv2 = body.mldv2;
      if (mldv2 !== undefined) {
        b[multicastAddressEnd] =
          (fits(mldv2.flags, 15, 'Message.Body.Multicast Listener Query.MLDv2.Flags') << 4) |
          ((mldv2.sFlag ? 1 : 0) << 3) |
          fits(mldv2.qrv, 7, 'Message.Body.Multicast Listener Query.MLDv2.QRV');
        b[multicastAddressEnd + 1] = fits(
          mldv2.qqic,
          255,
          'Message.Body.Multicast Listener Query.MLDv2.QQIC',
        );
        const numberOfSourcesCount = derived(
          mldv2.sourceAddresses.length,
          1,
          0,
          65535,
          'Message.Body.Multicast Listener Query.MLDv2.Number of Sources',
        );
        b[multicastAddressEnd + 2] = numberOfSourcesCount >>> 8;
        b[multicastAddressEnd + 3] = numberOfSourcesCount;
        let sourceAddressesAt = multicastAddressEnd + 4;
        for (const sourceAddressesItem of mldv2.sourceAddresses) {
          sourceAddressesAt = putIpv6(
            b,
            sourceAddressesAt,
            sourceAddressesItem,
            'Message.Body.Multicast Listener Query.MLDv2.Source Addresses',
          );
        }

        const additionalDataEnd = put(b, sourceAddressesAt, mldv2.additionalData);
        mldv2Past = additionalDataEnd;
      }

      bodyEnd = mldv2Past;
      break;
    }

    case 'multicastListenerReport': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const multicastAddressEnd = putIpv6(
        b,
        o + 8,
        body.multicastAddress,
        'Message.Body.Multicast Listener Report.Multicast Address',
      );
      const additionalDataEnd = put(b, multicastAddressEnd, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'multicastListenerDone': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const multicastAddressEnd = putIpv6(
        b,
        o + 8,
        body.multicastAddress,
        'Message.Body.Multicast Listener Done.Multicast Address',
      );
      const additionalDataEnd = put(b, multicastAddressEnd, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'v2MulticastListenerReport': {
      const flagsWord = fits(body.flags, 65535, 'Message.Body.V2 Multicast Listener Report.Flags');
      b[o + 4] = flagsWord >>> 8;
      b[o + 5] = flagsWord;
      const numberOfRecordsCount = derived(
        body.records.length,
        1,
        0,
        65535,
        'Message.Body.V2 Multicast Listener Report.Number of Records',
      );
      b[o + 6] = numberOfRecordsCount >>> 8;
      b[o + 7] = numberOfRecordsCount;
      let recordsAt = o + 8;
      for (const recordsItem of body.records) {
        recordsAt = writeMulticastAddressRecord(recordsItem, b, recordsAt);
      }

      const additionalDataEnd = put(b, recordsAt, body.additionalData);
      bodyEnd = additionalDataEnd;
      break;
    }

    case 'routerSolicitation': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      let optionsAt = o + 8;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }

    case 'routerAdvertisement': {
      b[o + 4] = fits(body.curHopLimit, 255, 'Message.Body.Router Advertisement.Cur Hop Limit');
      b[o + 5] =
        ((body.managedAddressConfiguration ? 1 : 0) << 7) |
        ((body.otherConfiguration ? 1 : 0) << 6) |
        ((body.homeAgent ? 1 : 0) << 5) |
        (fits(body.prf, 3, 'Message.Body.Router Advertisement.Prf') << 3) |
        ((body.proxy ? 1 : 0) << 2);
      const routerLifetimeWord = fits(
        body.routerLifetime,
        65535,
        'Message.Body.Router Advertisement.Router Lifetime',
      );
      b[o + 6] = routerLifetimeWord >>> 8;
      b[o + 7] = routerLifetimeWord;
      const reachableTimeWord = fits(
        body.reachableTime,
        4294967295,
        'Message.Body.Router Advertisement.Reachable Time',
      );
      b[o + 8] = reachableTimeWord >>> 24;
      b[o + 9] = reachableTimeWord >>> 16;
      b[o + 10] = reachableTimeWord >>> 8;
      b[o + 11] = reachableTimeWord;
      const retransTimerWord = fits(
        body.retransTimer,
        4294967295,
        'Message.Body.Router Advertisement.Retrans Timer',
      );
      b[o + 12] = retransTimerWord >>> 24;
      b[o + 13] = retransTimerWord >>> 16;
      b[o + 14] = retransTimerWord >>> 8;
      b[o + 15] = retransTimerWord;
      let optionsAt = o + 16;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }

    case 'neighborSolicitation': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const targetAddressEnd = putIpv6(
        b,
        o + 8,
        body.targetAddress,
        'Message.Body.Neighbor Solicitation.Target Address',
      );
      let optionsAt = targetAddressEnd;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }

    case 'neighborAdvertisement': {
      const routerWord =
        ((body.router ? 1 : 0) << 31) |
        ((body.solicited ? 1 : 0) << 30) |
        ((body.override ? 1 : 0) << 29);
      b[o + 4] = routerWord >>> 24;
      b[o + 5] = routerWord >>> 16;
      b[o + 6] = routerWord >>> 8;
      b[o + 7] = routerWord;
      const targetAddressEnd = putIpv6(
        b,
        o + 8,
        body.targetAddress,
        'Message.Body.Neighbor Advertisement.Target Address',
      );
      let optionsAt = targetAddressEnd;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }

    case 'redirect': {
      b[o + 4] = 0;
      b[o + 5] = 0;
      b[o + 6] = 0;
      b[o + 7] = 0;
      const targetAddressEnd = putIpv6(
        b,
        o + 8,
        body.targetAddress,
        'Message.Body.Redirect.Target Address',
      );
      const destinationAddressEnd = putIpv6(
        b,
        targetAddressEnd,
        body.destinationAddress,
        'Message.Body.Redirect.Destination Address',
      );
      let optionsAt = destinationAddressEnd;
      for (const optionsItem of body.options) {
        optionsAt = writeOption(optionsItem, b, optionsAt);
      }

      bodyEnd = optionsAt;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const checksumValue = ~sum16(pseudoHeader + 58 + (bodyEnd - o), b, o, bodyEnd) & 0xffff;
  b[o + 2] = checksumValue >>> 8;
  b[o + 3] = checksumValue;
  return bodyEnd;
}

/** The octets of a Message. */
export function encodeMessage(v: Message, pseudoHeader: number): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0, pseudoHeader));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
  pseudoHeader: number,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length, pseudoHeader);
  return fault === 0
    ? { ok: true, value: readMessage(b, 0, b.length, pseudoHeader) }
    : { ok: false, fault };
}

export type OptionBody =
  | {
      readonly is: 'sourceLinkLayerAddress'; /** Link-Layer Address. */
      readonly linkLayerAddress: Uint8Array;
    }
  | {
      readonly is: 'targetLinkLayerAddress'; /** Link-Layer Address. */
      readonly linkLayerAddress: Uint8Array;
    }
  | {
      readonly is: 'prefixInformation'; /** Prefix Length (8) in ..128. */
      readonly prefixLength: number;
      /** On-Link (1). */
      readonly onLink: boolean;
      /** Autonomous (1). */
      readonly autonomous: boolean;
      /** Router Address (1). RFC 6275 §7.2. */
      readonly routerAddress: boolean;
      /** DHCPv6-PD Preferred (1). RFC 9762. */
      readonly dhcpv6PdPreferred: boolean;
      /** Valid Lifetime (32), in seconds. */
      readonly validLifetime: number;
      /** Preferred Lifetime (32), in seconds. */
      readonly preferredLifetime: number;
      /** Prefix: octets beyond Prefix Length are ignored. */
      readonly prefix: string;
    }
  | {
      readonly is: 'redirectedHeader'; /** IP Header And Data. */
      readonly ipHeaderAndData: Uint8Array;
    }
  | { readonly is: 'mtu'; /** Link MTU (32), in octets. */ readonly linkMtu: number }
  | { readonly is: 'nonce'; /** Random Number. */ readonly randomNumber: Uint8Array }
  | {
      readonly is: 'routeInformation'; /** Prefix Length (8) in ..128. */
      readonly prefixLength: number;
      /** Prf (2). */
      readonly prf: number;
      /** Route Lifetime (32), in seconds. */
      readonly routeLifetime: number;
      /** Prefix: 0, 8 or 16 octets: as many as the prefix needs. */
      readonly prefix: Uint8Array;
    }
  | {
      readonly is: 'recursiveDnsServer'; /** Lifetime (32), in seconds. */
      readonly lifetime: number;
      /** Addresses. */
      readonly addresses: readonly string[];
    }
  | {
      readonly is: 'dnsSearchList'; /** Lifetime (32), in seconds. */
      readonly lifetime: number;
      /** Domain Names. */
      readonly domainNames: readonly string[];
    }
  | {
      readonly is: 'unknownOption';
      readonly type: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/**
 * Neighbor Discovery options count in eight octets, themselves included: a length of zero would
 * never end.
 */
export interface Option {
  /** Body. */
  readonly body: OptionBody;
}

/** The Option at o, which a check has found sound. */
export function readOption(b: Uint8Array, o: number, end: number): Option {
  const type = b[o];
  const length = b[o + 1];
  const bodyEnd = o + 2 + length * 8 - 2;
  let body: OptionBody;
  switch (type) {
    case 1: {
      // Source Link-Layer Address
      body = { is: 'sourceLinkLayerAddress', linkLayerAddress: b.subarray(o + 2, bodyEnd) };
      break;
    }

    case 2: {
      // Target Link-Layer Address
      body = { is: 'targetLinkLayerAddress', linkLayerAddress: b.subarray(o + 2, bodyEnd) };
      break;
    }

    case 3: {
      // Prefix Information
      body = {
        is: 'prefixInformation',
        prefixLength: b[o + 2],
        onLink: b[o + 3] >>> 7 === 1,
        autonomous: ((b[o + 3] >>> 6) & 1) === 1,
        routerAddress: ((b[o + 3] >>> 5) & 1) === 1,
        dhcpv6PdPreferred: ((b[o + 3] >>> 4) & 1) === 1,
        validLifetime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        preferredLifetime:
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        prefix: showIpv6(b, o + 16),
      };
      break;
    }

    case 4: {
      // Redirected Header
      body = { is: 'redirectedHeader', ipHeaderAndData: b.subarray(o + 8, bodyEnd) };
      break;
    }

    case 5: {
      // MTU
      body = {
        is: 'mtu',
        linkMtu: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 14: {
      // Nonce
      body = { is: 'nonce', randomNumber: b.subarray(o + 2, bodyEnd) };
      break;
    }

    case 24: {
      // Route Information
      body = {
        is: 'routeInformation',
        prefixLength: b[o + 2],
        prf: (b[o + 3] >>> 3) & 3,
        routeLifetime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        prefix: b.subarray(o + 8, bodyEnd),
      };
      break;
    }

    case 25: {
      // Recursive DNS Server
      const addresses: string[] = [];
      let addressesAt = o + 8;
      while (addressesAt < bodyEnd) {
        addresses.push(showIpv6(b, addressesAt));
        addressesAt += 16;
      }

      body = {
        is: 'recursiveDnsServer',
        lifetime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        addresses,
      };
      break;
    }

    case 31: {
      // DNS Search List
      const domainNames: string[] = [];
      let domainNamesAt = o + 8;
      while (domainNamesAt < bodyEnd) {
        domainNames.push(readDomainName(b, domainNamesAt, bodyEnd));
        domainNamesAt = cursor.at;
      }

      body = {
        is: 'dnsSearchList',
        lifetime: ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        domainNames,
      };
      break;
    }

    default: {
      body = { is: 'unknownOption', type: type, octets: b.subarray(o + 2, bodyEnd) };
      break;
    }
  }

  cursor.at = bodyEnd;
  return { body };
}

/** Writes a Option at o and answers its end. */
export function writeOption(v: Option, b: Uint8Array, o: number): number {
  const typeTag =
    v.body.is === 'sourceLinkLayerAddress'
      ? 1
      : v.body.is === 'targetLinkLayerAddress'
        ? 2
        : v.body.is === 'prefixInformation'
          ? 3
          : v.body.is === 'redirectedHeader'
            ? 4
            : v.body.is === 'mtu'
              ? 5
              : v.body.is === 'nonce'
                ? 14
                : v.body.is === 'routeInformation'
                  ? 24
                  : v.body.is === 'recursiveDnsServer'
                    ? 25
                    : v.body.is === 'dnsSearchList'
                      ? 31
                      : v.body.type;
  b[o] = fits(typeTag, 255, 'Option.Type');
  b[o + 1] = 0;
  const body = v.body;
  let bodyEnd = o + 2;
  switch (body.is) {
    case 'sourceLinkLayerAddress': {
      const linkLayerAddressEnd = put(b, o + 2, body.linkLayerAddress);
      bodyEnd = linkLayerAddressEnd;
      break;
    }

    case 'targetLinkLayerAddress': {
      const linkLayerAddressEnd = put(b, o + 2, body.linkLayerAddress);
      bodyEnd = linkLayerAddressEnd;
      break;
    }

    case 'prefixInformation': {
      b[o + 2] = fits(body.prefixLength, 255, 'Option.Body.Prefix Information.Prefix Length');
      b[o + 3] =
        ((body.onLink ? 1 : 0) << 7) |
        ((body.autonomous ? 1 : 0) << 6) |
        ((body.routerAddress ? 1 : 0) << 5) |
        ((body.dhcpv6PdPreferred ? 1 : 0) << 4);
      const validLifetimeWord = fits(
        body.validLifetime,
        4294967295,
        'Option.Body.Prefix Information.Valid Lifetime',
      );
      b[o + 4] = validLifetimeWord >>> 24;
      b[o + 5] = validLifetimeWord >>> 16;
      b[o + 6] = validLifetimeWord >>> 8;
      b[o + 7] = validLifetimeWord;
      const preferredLifetimeWord = fits(
        body.preferredLifetime,
        4294967295,
        'Option.Body.Prefix Information.Preferred Lifetime',
      );
      b[o + 8] = preferredLifetimeWord >>> 24;
      b[o + 9] = preferredLifetimeWord >>> 16;
      b[o + 10] = preferredLifetimeWord >>> 8;
      b[o + 11] = preferredLifetimeWord;
      b[o + 12] = 0;
      b[o + 13] = 0;
      b[o + 14] = 0;
      b[o + 15] = 0;
      const prefixEnd = putIpv6(b, o + 16, body.prefix, 'Option.Body.Prefix Information.Prefix');
      bodyEnd = prefixEnd;
      break;
    }

    case 'redirectedHeader': {
      b[o + 2] = Math.floor(0 / 0x100000000) >>> 8;
      b[o + 3] = Math.floor(0 / 0x100000000);
      b[o + 4] = (0 >>> 0) >>> 24;
      b[o + 5] = (0 >>> 0) >>> 16;
      b[o + 6] = (0 >>> 0) >>> 8;
      b[o + 7] = 0 >>> 0;
      const ipHeaderAndDataEnd = put(b, o + 8, body.ipHeaderAndData);
      bodyEnd = ipHeaderAndDataEnd;
      break;
    }

    case 'mtu': {
      b[o + 2] = 0;
      b[o + 3] = 0;
      const linkMtuWord = fits(body.linkMtu, 4294967295, 'Option.Body.MTU.Link MTU');
      b[o + 4] = linkMtuWord >>> 24;
      b[o + 5] = linkMtuWord >>> 16;
      b[o + 6] = linkMtuWord >>> 8;
      b[o + 7] = linkMtuWord;
      bodyEnd = o + 8;
      break;
    }

    case 'nonce': {
      const randomNumberEnd = put(b, o + 2, body.randomNumber);
      bodyEnd = randomNumberEnd;
      break;
    }

    case 'routeInformation': {
      b[o + 2] = fits(body.prefixLength, 255, 'Option.Body.Route Information.Prefix Length');
      b[o + 3] = fits(body.prf, 3, 'Option.Body.Route Information.Prf') << 3;
      const routeLifetimeWord = fits(
        body.routeLifetime,
        4294967295,
        'Option.Body.Route Information.Route Lifetime',
      );
      b[o + 4] = routeLifetimeWord >>> 24;
      b[o + 5] = routeLifetimeWord >>> 16;
      b[o + 6] = routeLifetimeWord >>> 8;
      b[o + 7] = routeLifetimeWord;
      const prefixEnd = put(b, o + 8, body.prefix);
      bodyEnd = prefixEnd;
      break;
    }

    case 'recursiveDnsServer': {
      b[o + 2] = 0;
      b[o + 3] = 0;
      const lifetimeWord = fits(
        body.lifetime,
        4294967295,
        'Option.Body.Recursive DNS Server.Lifetime',
      );
      b[o + 4] = lifetimeWord >>> 24;
      b[o + 5] = lifetimeWord >>> 16;
      b[o + 6] = lifetimeWord >>> 8;
      b[o + 7] = lifetimeWord;
      let addressesAt = o + 8;
      for (const addressesItem of body.addresses) {
        addressesAt = putIpv6(
          b,
          addressesAt,
          addressesItem,
          'Option.Body.Recursive DNS Server.Addresses',
        );
      }

      bodyEnd = addressesAt;
      break;
    }

    case 'dnsSearchList': {
      b[o + 2] = 0;
      b[o + 3] = 0;
      const lifetimeWord = fits(body.lifetime, 4294967295, 'Option.Body.DNS Search List.Lifetime');
      b[o + 4] = lifetimeWord >>> 24;
      b[o + 5] = lifetimeWord >>> 16;
      b[o + 6] = lifetimeWord >>> 8;
      b[o + 7] = lifetimeWord;
      let domainNamesAt = o + 8;
      for (const domainNamesItem of body.domainNames) {
        domainNamesAt = writeDomainName(domainNamesItem, b, domainNamesAt);
      }

      bodyEnd = domainNamesAt;
      break;
    }

    case 'unknownOption': {
      const octetsEnd = put(b, o + 2, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const lengthValue = derived(bodyEnd - (o + 2), 8, -2, 255, 'Option.Length');
  b[o + 1] = lengthValue;
  return bodyEnd;
}

/** The octets of a Option. */
export function encodeOption(v: Option): Uint8Array {
  return encoded((b) => writeOption(v, b, 0));
}

/** The Option in b, or the code of the rule it breaks. */
export function decodeOption(
  b: Uint8Array,
): { readonly ok: true; readonly value: Option } | { readonly ok: false; readonly fault: number } {
  const fault = checkOption(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readOption(b, 0, b.length) } : { ok: false, fault };
}

export interface MulticastAddressRecord {
  /** Record Type (8). */
  readonly recordType: number;
  /** Multicast Address. */
  readonly multicastAddress: string;
  /** Source Addresses. */
  readonly sourceAddresses: readonly string[];
  /** Auxiliary Data: no use for it was ever defined. */
  readonly auxiliaryData: Uint8Array;
}

/** The Multicast Address Record at o, which a check has found sound. */
export function readMulticastAddressRecord(
  b: Uint8Array,
  o: number,
  end: number,
): MulticastAddressRecord {
  const auxDataLen = b[o + 1];
  const numberOfSources = (b[o + 2] << 8) | b[o + 3];
  const sourceAddresses: string[] = [];
  let sourceAddressesAt = o + 20;
  for (let sourceAddressesLeft = numberOfSources; sourceAddressesLeft > 0; sourceAddressesLeft--) {
    sourceAddresses.push(showIpv6(b, sourceAddressesAt));
    sourceAddressesAt += 16;
  }

  const auxiliaryDataEnd = sourceAddressesAt + auxDataLen * 4;
  cursor.at = auxiliaryDataEnd;
  return {
    recordType: b[o],
    multicastAddress: showIpv6(b, o + 4),
    sourceAddresses,
    auxiliaryData: b.subarray(sourceAddressesAt, auxiliaryDataEnd),
  };
}

/** Writes a Multicast Address Record at o and answers its end. */
export function writeMulticastAddressRecord(
  v: MulticastAddressRecord,
  b: Uint8Array,
  o: number,
): number {
  b[o] = fits(v.recordType, 255, 'Multicast Address Record.Record Type');
  b[o + 1] = 0;
  const numberOfSourcesCount = derived(
    v.sourceAddresses.length,
    1,
    0,
    65535,
    'Multicast Address Record.Number of Sources',
  );
  b[o + 2] = numberOfSourcesCount >>> 8;
  b[o + 3] = numberOfSourcesCount;
  const multicastAddressEnd = putIpv6(
    b,
    o + 4,
    v.multicastAddress,
    'Multicast Address Record.Multicast Address',
  );
  let sourceAddressesAt = multicastAddressEnd;
  for (const sourceAddressesItem of v.sourceAddresses) {
    sourceAddressesAt = putIpv6(
      b,
      sourceAddressesAt,
      sourceAddressesItem,
      'Multicast Address Record.Source Addresses',
    );
  }

  const auxiliaryDataEnd = put(b, sourceAddressesAt, v.auxiliaryData);
  const auxDataLenValue = derived(
    auxiliaryDataEnd - sourceAddressesAt,
    4,
    0,
    255,
    'Multicast Address Record.Aux Data Len',
  );
  b[o + 1] = auxDataLenValue;
  return auxiliaryDataEnd;
}

/** The octets of a Multicast Address Record. */
export function encodeMulticastAddressRecord(v: MulticastAddressRecord): Uint8Array {
  return encoded((b) => writeMulticastAddressRecord(v, b, 0));
}

/** The Multicast Address Record in b, or the code of the rule it breaks. */
export function decodeMulticastAddressRecord(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: MulticastAddressRecord }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkMulticastAddressRecord(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readMulticastAddressRecord(b, 0, b.length) }
    : { ok: false, fault };
}

/**
 * A Maximum Response Code from 32768 on: milliseconds, (Mant + 4096) * 2 ^ (Exp + 3) of them.
 */
export interface FloatingResponseCode {
  /** Exp (3). */
  readonly exp: number;
  /** Mant (12). */
  readonly mant: number;
}

/** The Floating Response Code at o, which a check has found sound. */
export function readFloatingResponseCode(
  b: Uint8Array,
  o: number,
  end: number,
): FloatingResponseCode {
  cursor.at = o + 2;
  return { exp: (b[o] >>> 4) & 7, mant: ((b[o] << 8) | b[o + 1]) & 0xfff };
}

/** Writes a Floating Response Code at o and answers its end. */
export function writeFloatingResponseCode(
  v: FloatingResponseCode,
  b: Uint8Array,
  o: number,
): number {
  const floatWord =
    (1 << 15) |
    (fits(v.exp, 7, 'Floating Response Code.Exp') << 12) |
    fits(v.mant, 4095, 'Floating Response Code.Mant');
  b[o] = floatWord >>> 8;
  b[o + 1] = floatWord;
  return o + 2;
}

/** The octets of a Floating Response Code. */
export function encodeFloatingResponseCode(v: FloatingResponseCode): Uint8Array {
  return encoded((b) => writeFloatingResponseCode(v, b, 0));
}

/** The Floating Response Code in b, or the code of the rule it breaks. */
export function decodeFloatingResponseCode(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: FloatingResponseCode }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFloatingResponseCode(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readFloatingResponseCode(b, 0, b.length) }
    : { ok: false, fault };
}

/** A QQIC from 128 on: seconds, (Mant + 16) * 2 ^ (Exp + 3) of them. */
export interface FloatingQueryInterval {
  /** Exp (3). */
  readonly exp: number;
  /** Mant (4). */
  readonly mant: number;
}

/** The Floating Query Interval at o, which a check has found sound. */
export function readFloatingQueryInterval(
  b: Uint8Array,
  o: number,
  end: number,
): FloatingQueryInterval {
  cursor.at = o + 1;
  return { exp: (b[o] >>> 4) & 7, mant: b[o] & 0xf };
}

/** Writes a Floating Query Interval at o and answers its end. */
export function writeFloatingQueryInterval(
  v: FloatingQueryInterval,
  b: Uint8Array,
  o: number,
): number {
  b[o] =
    (1 << 7) |
    (fits(v.exp, 7, 'Floating Query Interval.Exp') << 4) |
    fits(v.mant, 15, 'Floating Query Interval.Mant');
  return o + 1;
}

/** The octets of a Floating Query Interval. */
export function encodeFloatingQueryInterval(v: FloatingQueryInterval): Uint8Array {
  return encoded((b) => writeFloatingQueryInterval(v, b, 0));
}

/** The Floating Query Interval in b, or the code of the rule it breaks. */
export function decodeFloatingQueryInterval(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: FloatingQueryInterval }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkFloatingQueryInterval(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readFloatingQueryInterval(b, 0, b.length) }
    : { ok: false, fault };
}
