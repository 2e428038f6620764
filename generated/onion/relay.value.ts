// @generated from spec/onion/relay.protocol: change that, then npm run generate.
/**
 * Tor Relay as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { putText, readText, showIpv4, showIpv6 } from '../../runtime/base/text.ts';
import { cursor } from '../../runtime/base/cursor.ts';
import {
  counted,
  derived,
  encoded,
  fits,
  fitsBig,
  ipv4,
  putIpv6,
} from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import {
  checkAddrport,
  checkAnswer,
  checkBeginOptions,
  checkCharacter,
  checkLinkSpecifier,
  checkRelayCell,
} from './relay.wire.ts';
export type RelayCellData =
  | {
      readonly is: 'begin'; /** Destination: "example.com:80", a NUL, and four octets of flags or none. */
      readonly destination: Uint8Array;
    }
  | { readonly is: 'data'; /** Stream Data. */ readonly streamData: Uint8Array }
  | {
      readonly is: 'end'; /** Reason (8). */
      readonly reason?: number;
      /** IPv4 Address (32): with Exit Policy: the address it does not like. */
      readonly ipv4Address?: string;
      /** IPv6 Address. */
      readonly ipv6Address?: string;
      /** TTL (32), in seconds. */
      readonly ttl?: number;
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'connected'; /** IPv4 Address (32): 0.0.0.0 where the address is an IPv6 one. */
      readonly ipv4Address?: string;
      /** Address Type (8). */
      readonly addressType?: number;
      /** IPv6 Address. */
      readonly ipv6Address?: string;
      /** TTL (32), in seconds. */
      readonly ttl?: number;
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'sendme'; /** Version (8): nothing at all is version 0. */
      readonly version?: number;
      /** DATA-LEN (16) in 20... */
      readonly dataLen?: number;
      /** Sendme Digest: of the cell that this one acknowledges. */
      readonly sendmeDigest?: Uint8Array;
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | {
      readonly is: 'extend'; /** Address (32). */
      readonly address: string;
      /** Port (16). */
      readonly port: number;
      /** Onion Skin. */
      readonly onionSkin: Uint8Array;
      /** Identity Fingerprint. */
      readonly identityFingerprint: Uint8Array;
    }
  | { readonly is: 'extended'; /** Onion Skin. */ readonly onionSkin: Uint8Array }
  | { readonly is: 'truncate'; /** Ignored. */ readonly ignored: Uint8Array }
  | {
      readonly is: 'truncated'; /** Reason (8). */
      readonly reason: number;
      /** Ignored. */
      readonly ignored: Uint8Array;
    }
  | { readonly is: 'drop'; /** Noise. */ readonly noise: Uint8Array }
  | { readonly is: 'resolve'; /** Hostname. */ readonly hostname: readonly Character[] }
  | { readonly is: 'resolved'; /** Answers. */ readonly answers: readonly Answer[] }
  | { readonly is: 'beginDir'; /** Ignored. */ readonly ignored: Uint8Array }
  | {
      readonly is: 'extend2'; /** Link Specifiers. */
      readonly linkSpecifiers: readonly LinkSpecifier[];
      /** HTYPE (16). */
      readonly htype: number;
      /** HDATA. */
      readonly hdata: Uint8Array;
    }
  | { readonly is: 'extended2'; /** HDATA. */ readonly hdata: Uint8Array }
  | {
      readonly is: 'conflux';
      readonly relayCommand: number;
      /** Nonce. */
      readonly nonce: Uint8Array;
      /** Last Seqno Sent (64). */
      readonly lastSeqnoSent: bigint;
      /** Last Seqno Received (64). */
      readonly lastSeqnoReceived: bigint;
      /** Desired UX (8). */
      readonly desiredUx: number;
    }
  | {
      readonly is: 'paddingNegotiate'; /** Command (8). */
      readonly command: number;
      /** Machine Type (8). */
      readonly machineType: number;
      /** Unused (8): formerly Echo Request. */
      readonly unused: number;
      /** Machine Counter (32). */
      readonly machineCounter: number;
    }
  | {
      readonly is: 'paddingNegotiated'; /** Command (8). */
      readonly command: number;
      /** Response (8). */
      readonly response: number;
      /** Machine Type (8). */
      readonly machineType: number;
      /** Machine Counter (32). */
      readonly machineCounter: number;
    }
  | {
      readonly is: 'xon'; /** Kbps EWMA (32), in kilobytes a second: zero: as fast as you can. */
      readonly kbpsEwma: number;
    }
  | { readonly is: 'xoff' }
  | {
      readonly is: 'unknown';
      readonly relayCommand: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/** Nothing tells it from noise but Recognized, and, once in 65536, the digest. */
export interface RelayCell {
  /** StreamID (16): zero: the circuit itself. */
  readonly streamid: number;
  /** Digest (32): the first of the running hash, over this cell with zeros here. */
  readonly digest: number;
  /** Data. */
  readonly data: RelayCellData;
  /** Padding: four zeros and then noise, which nobody may rely on. */
  readonly padding: Uint8Array;
}

/** The Relay Cell at o, which a check has found sound. */
export function readRelayCell(b: Uint8Array, o: number, end: number): RelayCell {
  const ownEnd = o + 509;
  const relayCommand = b[o];
  const length = (b[o + 9] << 8) | b[o + 10];
  const dataEnd = o + 11 + length;
  let data: RelayCellData;
  switch (relayCommand) {
    case 1: {
      // Begin
      data = { is: 'begin', destination: b.subarray(o + 11, dataEnd) };
      break;
    }

    case 2: {
      // Data
      data = { is: 'data', streamData: b.subarray(o + 11, dataEnd) };
      break;
    }

    case 3: {
      // End
      let reasonAt = o + 11;
      let reason: number | undefined;
      if (dataEnd - (o + 11) > 0) {
        reason = b[reasonAt];
        reasonAt = reasonAt + 1;
      }

      let ipv4AddressAt = reasonAt;
      let ipv4Address: string | undefined;
      if (dataEnd - reasonAt === 4 || dataEnd - reasonAt === 8) {
        ipv4Address = showIpv4(
          ((b[ipv4AddressAt] << 24) |
            (b[ipv4AddressAt + 1] << 16) |
            (b[ipv4AddressAt + 2] << 8) |
            b[ipv4AddressAt + 3]) >>>
            0,
        );
        ipv4AddressAt = ipv4AddressAt + 4;
      }

      let ipv6AddressAt = ipv4AddressAt;
      let ipv6Address: string | undefined;
      if (dataEnd - ipv4AddressAt === 16 || dataEnd - ipv4AddressAt === 20) {
        ipv6Address = showIpv6(b, ipv6AddressAt);
        ipv6AddressAt = ipv6AddressAt + 16;
      }

      let ttlAt = ipv6AddressAt;
      let ttl: number | undefined;
      if (dataEnd - ipv6AddressAt === 4) {
        ttl = ((b[ttlAt] << 24) | (b[ttlAt + 1] << 16) | (b[ttlAt + 2] << 8) | b[ttlAt + 3]) >>> 0;
        ttlAt = ttlAt + 4;
      }

      data = {
        is: 'end',
        ...(reason === undefined ? {} : { reason }),
        ...(ipv4Address === undefined ? {} : { ipv4Address }),
        ...(ipv6Address === undefined ? {} : { ipv6Address }),
        ...(ttl === undefined ? {} : { ttl }),
        ignored: b.subarray(ttlAt, dataEnd),
      };
      break;
    }

    case 4: {
      // Connected
      let ipv4AddressAt = o + 11;
      let ipv4Address: string | undefined;
      if (dataEnd - (o + 11) >= 8) {
        ipv4Address = showIpv4(
          ((b[ipv4AddressAt] << 24) |
            (b[ipv4AddressAt + 1] << 16) |
            (b[ipv4AddressAt + 2] << 8) |
            b[ipv4AddressAt + 3]) >>>
            0,
        );
        ipv4AddressAt = ipv4AddressAt + 4;
      }

      let addressTypeAt = ipv4AddressAt;
      let addressType: number | undefined;
      if (dataEnd - ipv4AddressAt >= 21) {
        addressType = b[addressTypeAt];
        addressTypeAt = addressTypeAt + 1;
      }

      let ipv6AddressAt = addressTypeAt;
      let ipv6Address: string | undefined;
      if (dataEnd - addressTypeAt >= 20) {
        ipv6Address = showIpv6(b, ipv6AddressAt);
        ipv6AddressAt = ipv6AddressAt + 16;
      }

      let ttlAt = ipv6AddressAt;
      let ttl: number | undefined;
      if (dataEnd - ipv6AddressAt >= 4) {
        ttl = ((b[ttlAt] << 24) | (b[ttlAt + 1] << 16) | (b[ttlAt + 2] << 8) | b[ttlAt + 3]) >>> 0;
        ttlAt = ttlAt + 4;
      }

      data = {
        is: 'connected',
        ...(ipv4Address === undefined ? {} : { ipv4Address }),
        ...(addressType === undefined ? {} : { addressType }),
        ...(ipv6Address === undefined ? {} : { ipv6Address }),
        ...(ttl === undefined ? {} : { ttl }),
        ignored: b.subarray(ttlAt, dataEnd),
      };
      break;
    }

    case 5: {
      // Sendme
      let versionAt = o + 11;
      let version: number | undefined;
      if (dataEnd - (o + 11) > 0) {
        version = b[versionAt];
        versionAt = versionAt + 1;
      }

      let dataLenAt = versionAt;
      let dataLen: number | undefined;
      if (dataEnd - versionAt >= 22) {
        dataLen = (b[dataLenAt] << 8) | b[dataLenAt + 1];
        dataLenAt = dataLenAt + 2;
      }

      let sendmeDigestAt = dataLenAt;
      let sendmeDigest: Uint8Array | undefined;
      if (dataEnd - dataLenAt >= 20) {
        sendmeDigest = b.subarray(sendmeDigestAt, sendmeDigestAt + 20);
        sendmeDigestAt = sendmeDigestAt + 20;
      }

      data = {
        is: 'sendme',
        ...(version === undefined ? {} : { version }),
        ...(dataLen === undefined ? {} : { dataLen }),
        ...(sendmeDigest === undefined ? {} : { sendmeDigest }),
        ignored: b.subarray(sendmeDigestAt, dataEnd),
      };
      break;
    }

    case 6: {
      // Extend
      data = {
        is: 'extend',
        address: showIpv4(
          ((b[o + 11] << 24) | (b[o + 12] << 16) | (b[o + 13] << 8) | b[o + 14]) >>> 0,
        ),
        port: (b[o + 15] << 8) | b[o + 16],
        onionSkin: b.subarray(o + 17, o + 203),
        identityFingerprint: b.subarray(o + 203, o + 223),
      };
      break;
    }

    case 7: {
      // Extended
      data = { is: 'extended', onionSkin: b.subarray(o + 11, o + 159) };
      break;
    }

    case 8: {
      // Truncate
      data = { is: 'truncate', ignored: b.subarray(o + 11, dataEnd) };
      break;
    }

    case 9: {
      // Truncated
      data = { is: 'truncated', reason: b[o + 11], ignored: b.subarray(o + 12, dataEnd) };
      break;
    }

    case 10: {
      // Drop
      data = { is: 'drop', noise: b.subarray(o + 11, dataEnd) };
      break;
    }

    case 11: {
      // Resolve
      const hostname: Character[] = [];
      let hostnameAt = o + 11;
      while (hostnameAt < dataEnd) {
        if (b[hostnameAt] === 0) break;
        hostname.push(readCharacter(b, hostnameAt, dataEnd));
        hostnameAt = cursor.at;
      }

      data = { is: 'resolve', hostname };
      break;
    }

    case 12: {
      // Resolved
      const answers: Answer[] = [];
      let answersAt = o + 11;
      while (answersAt < dataEnd) {
        answers.push(readAnswer(b, answersAt, dataEnd));
        answersAt = cursor.at;
      }

      data = { is: 'resolved', answers };
      break;
    }

    case 13: {
      // Begin Dir
      data = { is: 'beginDir', ignored: b.subarray(o + 11, dataEnd) };
      break;
    }

    case 14: {
      // Extend2
      const nspec = b[o + 11];
      const linkSpecifiers: LinkSpecifier[] = [];
      let linkSpecifiersAt = o + 12;
      for (let linkSpecifiersLeft = nspec; linkSpecifiersLeft > 0; linkSpecifiersLeft--) {
        linkSpecifiers.push(readLinkSpecifier(b, linkSpecifiersAt, dataEnd));
        linkSpecifiersAt = cursor.at;
      }

      const hlen = (b[linkSpecifiersAt + 2] << 8) | b[linkSpecifiersAt + 3];
      const hdataEnd = linkSpecifiersAt + 4 + hlen;
      data = {
        is: 'extend2',
        linkSpecifiers,
        htype: (b[linkSpecifiersAt] << 8) | b[linkSpecifiersAt + 1],
        hdata: b.subarray(linkSpecifiersAt + 4, hdataEnd),
      };
      break;
    }

    case 15: {
      // Extended2
      const hlen = (b[o + 11] << 8) | b[o + 12];
      const hdataEnd = o + 13 + hlen;
      data = { is: 'extended2', hdata: b.subarray(o + 13, hdataEnd) };
      break;
    }

    case 19:
    case 20: {
      // Conflux
      data = {
        is: 'conflux',
        relayCommand: relayCommand,
        nonce: b.subarray(o + 12, o + 44),
        lastSeqnoSent:
          (BigInt(((b[o + 44] << 24) | (b[o + 45] << 16) | (b[o + 46] << 8) | b[o + 47]) >>> 0) <<
            32n) |
          BigInt(((b[o + 48] << 24) | (b[o + 49] << 16) | (b[o + 50] << 8) | b[o + 51]) >>> 0),
        lastSeqnoReceived:
          (BigInt(((b[o + 52] << 24) | (b[o + 53] << 16) | (b[o + 54] << 8) | b[o + 55]) >>> 0) <<
            32n) |
          BigInt(((b[o + 56] << 24) | (b[o + 57] << 16) | (b[o + 58] << 8) | b[o + 59]) >>> 0),
        desiredUx: b[o + 60],
      };
      break;
    }

    case 41: {
      // Padding Negotiate
      data = {
        is: 'paddingNegotiate',
        command: b[o + 12],
        machineType: b[o + 13],
        unused: b[o + 14],
        machineCounter:
          ((b[o + 15] << 24) | (b[o + 16] << 16) | (b[o + 17] << 8) | b[o + 18]) >>> 0,
      };
      break;
    }

    case 42: {
      // Padding Negotiated
      data = {
        is: 'paddingNegotiated',
        command: b[o + 12],
        response: b[o + 13],
        machineType: b[o + 14],
        machineCounter:
          ((b[o + 15] << 24) | (b[o + 16] << 16) | (b[o + 17] << 8) | b[o + 18]) >>> 0,
      };
      break;
    }

    case 44: {
      // XON
      data = {
        is: 'xon',
        kbpsEwma: ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
      };
      break;
    }

    case 43: {
      // XOFF
      data = { is: 'xoff' };
      break;
    }

    default: {
      data = { is: 'unknown', relayCommand: relayCommand, octets: b.subarray(o + 11, dataEnd) };
      break;
    }
  }

  cursor.at = ownEnd;
  return {
    streamid: (b[o + 3] << 8) | b[o + 4],
    digest: ((b[o + 5] << 24) | (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8]) >>> 0,
    data,
    padding: b.subarray(dataEnd, ownEnd),
  };
}

/** Writes a Relay Cell at o and answers its end. */
export function writeRelayCell(v: RelayCell, b: Uint8Array, o: number): number {
  const relayCommandTag =
    v.data.is === 'begin'
      ? 1
      : v.data.is === 'data'
        ? 2
        : v.data.is === 'end'
          ? 3
          : v.data.is === 'connected'
            ? 4
            : v.data.is === 'sendme'
              ? 5
              : v.data.is === 'extend'
                ? 6
                : v.data.is === 'extended'
                  ? 7
                  : v.data.is === 'truncate'
                    ? 8
                    : v.data.is === 'truncated'
                      ? 9
                      : v.data.is === 'drop'
                        ? 10
                        : v.data.is === 'resolve'
                          ? 11
                          : v.data.is === 'resolved'
                            ? 12
                            : v.data.is === 'beginDir'
                              ? 13
                              : v.data.is === 'extend2'
                                ? 14
                                : v.data.is === 'extended2'
                                  ? 15
                                  : v.data.is === 'conflux'
                                    ? v.data.relayCommand
                                    : v.data.is === 'paddingNegotiate'
                                      ? 41
                                      : v.data.is === 'paddingNegotiated'
                                        ? 42
                                        : v.data.is === 'xon'
                                          ? 44
                                          : v.data.is === 'xoff'
                                            ? 43
                                            : v.data.relayCommand;
  b[o] = fits(relayCommandTag, 255, 'Relay Cell.Relay Command');
  b[o + 1] = 0;
  b[o + 2] = 0;
  const streamidWord = fits(v.streamid, 65535, 'Relay Cell.StreamID');
  b[o + 3] = streamidWord >>> 8;
  b[o + 4] = streamidWord;
  const digestWord = fits(v.digest, 4294967295, 'Relay Cell.Digest');
  b[o + 5] = digestWord >>> 24;
  b[o + 6] = digestWord >>> 16;
  b[o + 7] = digestWord >>> 8;
  b[o + 8] = digestWord;
  b[o + 9] = 0;
  b[o + 10] = 0;
  const data = v.data;
  let dataEnd = o + 11;
  switch (data.is) {
    case 'begin': {
      const destinationEnd = put(b, o + 11, data.destination);
      dataEnd = destinationEnd;
      break;
    }

    case 'data': {
      const streamDataEnd = put(b, o + 11, data.streamData);
      dataEnd = streamDataEnd;
      break;
    }

    case 'end': {
      let reasonPast = o + 11;
      const reasonThere = data.reason;
      if (reasonThere !== undefined) {
        const v2 = { reason: reasonThere };
        b[o + 11] = fits(v2.reason, 255, 'Relay Cell.Data.End.Reason');
        reasonPast = o + 12;
      }

      let ipv4AddressPast = reasonPast;
      const ipv4AddressThere = data.ipv4Address;
      if (ipv4AddressThere !== undefined) {
        const v2 = { ipv4Address: ipv4AddressThere };
        const ipv4Address = ipv4(v2.ipv4Address, 'Relay Cell.Data.End.IPv4 Address');
        b[reasonPast] = ipv4Address >>> 24;
        b[reasonPast + 1] = ipv4Address >>> 16;
        b[reasonPast + 2] = ipv4Address >>> 8;
        b[reasonPast + 3] = ipv4Address;
        ipv4AddressPast = reasonPast + 4;
      }

      let ipv6AddressPast = ipv4AddressPast;
      const ipv6AddressThere = data.ipv6Address;
      if (ipv6AddressThere !== undefined) {
        const v2 = { ipv6Address: ipv6AddressThere };
        const ipv6AddressEnd = putIpv6(
          b,
          ipv4AddressPast,
          v2.ipv6Address,
          'Relay Cell.Data.End.IPv6 Address',
        );
        ipv6AddressPast = ipv6AddressEnd;
      }

      let ttlPast = ipv6AddressPast;
      const ttlThere = data.ttl;
      if (ttlThere !== undefined) {
        const v2 = { ttl: ttlThere };
        const ttlWord = fits(v2.ttl, 4294967295, 'Relay Cell.Data.End.TTL');
        b[ipv6AddressPast] = ttlWord >>> 24;
        b[ipv6AddressPast + 1] = ttlWord >>> 16;
        b[ipv6AddressPast + 2] = ttlWord >>> 8;
        b[ipv6AddressPast + 3] = ttlWord;
        ttlPast = ipv6AddressPast + 4;
      }

      const ignoredEnd = put(b, ttlPast, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'connected': {
      let ipv4AddressPast = o + 11;
      const ipv4AddressThere = data.ipv4Address;
      if (ipv4AddressThere !== undefined) {
        const v2 = { ipv4Address: ipv4AddressThere };
        const ipv4Address = ipv4(v2.ipv4Address, 'Relay Cell.Data.Connected.IPv4 Address');
        b[o + 11] = ipv4Address >>> 24;
        b[o + 12] = ipv4Address >>> 16;
        b[o + 13] = ipv4Address >>> 8;
        b[o + 14] = ipv4Address;
        ipv4AddressPast = o + 15;
      }

      let addressTypePast = ipv4AddressPast;
      const addressTypeThere = data.addressType;
      if (addressTypeThere !== undefined) {
        const v2 = { addressType: addressTypeThere };
        b[ipv4AddressPast] = fits(v2.addressType, 255, 'Relay Cell.Data.Connected.Address Type');
        addressTypePast = ipv4AddressPast + 1;
      }

      let ipv6AddressPast = addressTypePast;
      const ipv6AddressThere = data.ipv6Address;
      if (ipv6AddressThere !== undefined) {
        const v2 = { ipv6Address: ipv6AddressThere };
        const ipv6AddressEnd = putIpv6(
          b,
          addressTypePast,
          v2.ipv6Address,
          'Relay Cell.Data.Connected.IPv6 Address',
        );
        ipv6AddressPast = ipv6AddressEnd;
      }

      let ttlPast = ipv6AddressPast;
      const ttlThere = data.ttl;
      if (ttlThere !== undefined) {
        const v2 = { ttl: ttlThere };
        const ttlWord = fits(v2.ttl, 4294967295, 'Relay Cell.Data.Connected.TTL');
        b[ipv6AddressPast] = ttlWord >>> 24;
        b[ipv6AddressPast + 1] = ttlWord >>> 16;
        b[ipv6AddressPast + 2] = ttlWord >>> 8;
        b[ipv6AddressPast + 3] = ttlWord;
        ttlPast = ipv6AddressPast + 4;
      }

      const ignoredEnd = put(b, ttlPast, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'sendme': {
      let versionPast = o + 11;
      const versionThere = data.version;
      if (versionThere !== undefined) {
        const v2 = { version: versionThere };
        b[o + 11] = fits(v2.version, 255, 'Relay Cell.Data.Sendme.Version');
        versionPast = o + 12;
      }

      let dataLenPast = versionPast;
      const dataLenThere = data.dataLen;
      if (dataLenThere !== undefined) {
        const v2 = { dataLen: dataLenThere };
        const dataLenWord = fits(v2.dataLen, 65535, 'Relay Cell.Data.Sendme.DATA-LEN');
        b[versionPast] = dataLenWord >>> 8;
        b[versionPast + 1] = dataLenWord;
        dataLenPast = versionPast + 2;
      }

      let sendmeDigestPast = dataLenPast;
      const sendmeDigestThere = data.sendmeDigest;
      if (sendmeDigestThere !== undefined) {
        const v2 = { sendmeDigest: sendmeDigestThere };
        const sendmeDigestEnd = put(b, dataLenPast, v2.sendmeDigest);
        counted(sendmeDigestEnd - dataLenPast, 20, 'Relay Cell.Data.Sendme.Sendme Digest');
        sendmeDigestPast = sendmeDigestEnd;
      }

      const ignoredEnd = put(b, sendmeDigestPast, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'extend': {
      const address = ipv4(data.address, 'Relay Cell.Data.Extend.Address');
      b[o + 11] = address >>> 24;
      b[o + 12] = address >>> 16;
      b[o + 13] = address >>> 8;
      b[o + 14] = address;
      const portWord = fits(data.port, 65535, 'Relay Cell.Data.Extend.Port');
      b[o + 15] = portWord >>> 8;
      b[o + 16] = portWord;
      const onionSkinEnd = put(b, o + 17, data.onionSkin);
      counted(onionSkinEnd - (o + 17), 186, 'Relay Cell.Data.Extend.Onion Skin');
      const identityFingerprintEnd = put(b, onionSkinEnd, data.identityFingerprint);
      counted(
        identityFingerprintEnd - onionSkinEnd,
        20,
        'Relay Cell.Data.Extend.Identity Fingerprint',
      );
      dataEnd = identityFingerprintEnd;
      break;
    }

    case 'extended': {
      const onionSkinEnd = put(b, o + 11, data.onionSkin);
      counted(onionSkinEnd - (o + 11), 148, 'Relay Cell.Data.Extended.Onion Skin');
      dataEnd = onionSkinEnd;
      break;
    }

    case 'truncate': {
      const ignoredEnd = put(b, o + 11, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'truncated': {
      b[o + 11] = fits(data.reason, 255, 'Relay Cell.Data.Truncated.Reason');
      const ignoredEnd = put(b, o + 12, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'drop': {
      const noiseEnd = put(b, o + 11, data.noise);
      dataEnd = noiseEnd;
      break;
    }

    case 'resolve': {
      let hostnameAt = o + 11;
      for (const hostnameItem of data.hostname) {
        hostnameAt = writeCharacter(hostnameItem, b, hostnameAt);
      }

      hostnameAt = writeCharacter({ is: 'nul' }, b, hostnameAt);
      dataEnd = hostnameAt;
      break;
    }

    case 'resolved': {
      let answersAt = o + 11;
      for (const answersItem of data.answers) {
        answersAt = writeAnswer(answersItem, b, answersAt);
      }

      dataEnd = answersAt;
      break;
    }

    case 'beginDir': {
      const ignoredEnd = put(b, o + 11, data.ignored);
      dataEnd = ignoredEnd;
      break;
    }

    case 'extend2': {
      const nspecCount = derived(
        data.linkSpecifiers.length,
        1,
        0,
        255,
        'Relay Cell.Data.Extend2.NSPEC',
      );
      b[o + 11] = nspecCount;
      let linkSpecifiersAt = o + 12;
      for (const linkSpecifiersItem of data.linkSpecifiers) {
        linkSpecifiersAt = writeLinkSpecifier(linkSpecifiersItem, b, linkSpecifiersAt);
      }

      const htypeWord = fits(data.htype, 65535, 'Relay Cell.Data.Extend2.HTYPE');
      b[linkSpecifiersAt] = htypeWord >>> 8;
      b[linkSpecifiersAt + 1] = htypeWord;
      b[linkSpecifiersAt + 2] = 0;
      b[linkSpecifiersAt + 3] = 0;
      const hdataEnd = put(b, linkSpecifiersAt + 4, data.hdata);
      const hlenValue = derived(
        hdataEnd - (linkSpecifiersAt + 4),
        1,
        0,
        65535,
        'Relay Cell.Data.Extend2.HLEN',
      );
      b[linkSpecifiersAt + 2] = hlenValue >>> 8;
      b[linkSpecifiersAt + 3] = hlenValue;
      dataEnd = hdataEnd;
      break;
    }

    case 'extended2': {
      b[o + 11] = 0;
      b[o + 12] = 0;
      const hdataEnd = put(b, o + 13, data.hdata);
      const hlenValue = derived(hdataEnd - (o + 13), 1, 0, 65535, 'Relay Cell.Data.Extended2.HLEN');
      b[o + 11] = hlenValue >>> 8;
      b[o + 12] = hlenValue;
      dataEnd = hdataEnd;
      break;
    }

    case 'conflux': {
      b[o + 11] = 1;
      const nonceEnd = put(b, o + 12, data.nonce);
      counted(nonceEnd - (o + 12), 32, 'Relay Cell.Data.Conflux.Nonce');
      const lastSeqnoSentWord = fitsBig(
        data.lastSeqnoSent,
        18446744073709551615n,
        'Relay Cell.Data.Conflux.Last Seqno Sent',
      );
      b[nonceEnd] = Number(lastSeqnoSentWord >> 32n) >>> 24;
      b[nonceEnd + 1] = Number(lastSeqnoSentWord >> 32n) >>> 16;
      b[nonceEnd + 2] = Number(lastSeqnoSentWord >> 32n) >>> 8;
      b[nonceEnd + 3] = Number(lastSeqnoSentWord >> 32n);
      b[nonceEnd + 4] = Number(lastSeqnoSentWord & 0xffffffffn) >>> 24;
      b[nonceEnd + 5] = Number(lastSeqnoSentWord & 0xffffffffn) >>> 16;
      b[nonceEnd + 6] = Number(lastSeqnoSentWord & 0xffffffffn) >>> 8;
      b[nonceEnd + 7] = Number(lastSeqnoSentWord & 0xffffffffn);
      const lastSeqnoReceivedWord = fitsBig(
        data.lastSeqnoReceived,
        18446744073709551615n,
        'Relay Cell.Data.Conflux.Last Seqno Received',
      );
      b[nonceEnd + 8] = Number(lastSeqnoReceivedWord >> 32n) >>> 24;
      b[nonceEnd + 9] = Number(lastSeqnoReceivedWord >> 32n) >>> 16;
      b[nonceEnd + 10] = Number(lastSeqnoReceivedWord >> 32n) >>> 8;
      b[nonceEnd + 11] = Number(lastSeqnoReceivedWord >> 32n);
      b[nonceEnd + 12] = Number(lastSeqnoReceivedWord & 0xffffffffn) >>> 24;
      b[nonceEnd + 13] = Number(lastSeqnoReceivedWord & 0xffffffffn) >>> 16;
      b[nonceEnd + 14] = Number(lastSeqnoReceivedWord & 0xffffffffn) >>> 8;
      b[nonceEnd + 15] = Number(lastSeqnoReceivedWord & 0xffffffffn);
      b[nonceEnd + 16] = fits(data.desiredUx, 255, 'Relay Cell.Data.Conflux.Desired UX');
      dataEnd = nonceEnd + 17;
      break;
    }

    case 'paddingNegotiate': {
      b[o + 11] = 0;
      b[o + 12] = fits(data.command, 255, 'Relay Cell.Data.Padding Negotiate.Command');
      b[o + 13] = fits(data.machineType, 255, 'Relay Cell.Data.Padding Negotiate.Machine Type');
      b[o + 14] = fits(data.unused, 255, 'Relay Cell.Data.Padding Negotiate.Unused');
      const machineCounterWord = fits(
        data.machineCounter,
        4294967295,
        'Relay Cell.Data.Padding Negotiate.Machine Counter',
      );
      b[o + 15] = machineCounterWord >>> 24;
      b[o + 16] = machineCounterWord >>> 16;
      b[o + 17] = machineCounterWord >>> 8;
      b[o + 18] = machineCounterWord;
      dataEnd = o + 19;
      break;
    }

    case 'paddingNegotiated': {
      b[o + 11] = 0;
      b[o + 12] = fits(data.command, 255, 'Relay Cell.Data.Padding Negotiated.Command');
      b[o + 13] = fits(data.response, 255, 'Relay Cell.Data.Padding Negotiated.Response');
      b[o + 14] = fits(data.machineType, 255, 'Relay Cell.Data.Padding Negotiated.Machine Type');
      const machineCounterWord = fits(
        data.machineCounter,
        4294967295,
        'Relay Cell.Data.Padding Negotiated.Machine Counter',
      );
      b[o + 15] = machineCounterWord >>> 24;
      b[o + 16] = machineCounterWord >>> 16;
      b[o + 17] = machineCounterWord >>> 8;
      b[o + 18] = machineCounterWord;
      dataEnd = o + 19;
      break;
    }

    case 'xon': {
      b[o + 11] = 0;
      const kbpsEwmaWord = fits(data.kbpsEwma, 4294967295, 'Relay Cell.Data.XON.Kbps EWMA');
      b[o + 12] = kbpsEwmaWord >>> 24;
      b[o + 13] = kbpsEwmaWord >>> 16;
      b[o + 14] = kbpsEwmaWord >>> 8;
      b[o + 15] = kbpsEwmaWord;
      dataEnd = o + 16;
      break;
    }

    case 'xoff': {
      b[o + 11] = 0;
      dataEnd = o + 12;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 11, data.octets);
      dataEnd = octetsEnd;
      break;
    }
  }

  const paddingEnd = put(b, dataEnd, v.padding);
  const lengthValue = derived(dataEnd - (o + 11), 1, 0, 65535, 'Relay Cell.Length');
  b[o + 9] = lengthValue >>> 8;
  b[o + 10] = lengthValue;
  return paddingEnd;
}

/** The octets of a Relay Cell. */
export function encodeRelayCell(v: RelayCell): Uint8Array {
  return encoded((b) => writeRelayCell(v, b, 0));
}

/** The Relay Cell in b, or the code of the rule it breaks. */
export function decodeRelayCell(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: RelayCell }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkRelayCell(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRelayCell(b, 0, b.length) } : { ok: false, fault };
}

/** What stands in BEGIN is first this, "example.com:80" or "[2001:db8::1]:443", */
export interface Addrport {
  /** ADDRPORT: What stands in BEGIN is first this, "example.com:80" or "[2001:db8::1]:443",. */
  readonly addrport: readonly Character[];
}

/** The Addrport at o, which a check has found sound. */
export function readAddrport(b: Uint8Array, o: number, end: number): Addrport {
  const addrport: Character[] = [];
  let addrportAt = o;
  while (addrportAt < end) {
    if (b[addrportAt] === 0) break;
    addrport.push(readCharacter(b, addrportAt, end));
    addrportAt = cursor.at;
  }

  cursor.at = end;
  return { addrport };
}

/** Writes a Addrport at o and answers its end. */
export function writeAddrport(v: Addrport, b: Uint8Array, o: number): number {
  let addrportAt = o;
  for (const addrportItem of v.addrport) {
    addrportAt = writeCharacter(addrportItem, b, addrportAt);
  }

  addrportAt = writeCharacter({ is: 'nul' }, b, addrportAt);
  return addrportAt;
}

/** The octets of a Addrport. */
export function encodeAddrport(v: Addrport): Uint8Array {
  return encoded((b) => writeAddrport(v, b, 0));
}

/** The Addrport in b, or the code of the rule it breaks. */
export function decodeAddrport(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Addrport } | { readonly ok: false; readonly fault: number } {
  const fault = checkAddrport(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAddrport(b, 0, b.length) } : { ok: false, fault };
}

/** and then, perhaps, this. */
export interface BeginOptions {
  /** Flags (32): and then, perhaps, this. */
  readonly flags: number;
}

/** The Begin Options at o, which a check has found sound. */
export function readBeginOptions(b: Uint8Array, o: number, end: number): BeginOptions {
  cursor.at = o + 4;
  return { flags: ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0 };
}

/** Writes a Begin Options at o and answers its end. */
export function writeBeginOptions(v: BeginOptions, b: Uint8Array, o: number): number {
  const flagsWord = fits(v.flags, 4294967295, 'Begin Options.Flags');
  b[o] = flagsWord >>> 24;
  b[o + 1] = flagsWord >>> 16;
  b[o + 2] = flagsWord >>> 8;
  b[o + 3] = flagsWord;
  return o + 4;
}

/** The octets of a Begin Options. */
export function encodeBeginOptions(v: BeginOptions): Uint8Array {
  return encoded((b) => writeBeginOptions(v, b, 0));
}

/** The Begin Options in b, or the code of the rule it breaks. */
export function decodeBeginOptions(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: BeginOptions }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkBeginOptions(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readBeginOptions(b, 0, b.length) } : { ok: false, fault };
}

export type AnswerValue =
  | { readonly is: 'hostname'; /** Hostname. */ readonly hostname: string }
  | { readonly is: 'ipv4'; /** IPv4 Address (32). */ readonly ipv4Address: string }
  | { readonly is: 'ipv6'; /** IPv6 Address. */ readonly ipv6Address: string }
  | {
      readonly is: 'error';
      readonly type: number;
      /** Explanation: whose words must be ignored. */
      readonly explanation: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Answer {
  /** Value. */
  readonly value: AnswerValue;
  /** TTL (32), in seconds. */
  readonly ttl: number;
}

/** The Answer at o, which a check has found sound. */
export function readAnswer(b: Uint8Array, o: number, end: number): Answer {
  const type = b[o];
  const length = b[o + 1];
  const valueEnd = o + 2 + length;
  let value: AnswerValue;
  switch (type) {
    case 0: {
      // Hostname
      value = { is: 'hostname', hostname: readText(b, o + 2, valueEnd) };
      break;
    }

    case 4: {
      // IPv4
      value = {
        is: 'ipv4',
        ipv4Address: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
      };
      break;
    }

    case 6: {
      // IPv6
      value = { is: 'ipv6', ipv6Address: showIpv6(b, o + 2) };
      break;
    }

    case 240:
    case 241: {
      // Error
      value = { is: 'error', type: type, explanation: b.subarray(o + 2, valueEnd) };
      break;
    }

    default: {
      value = { is: 'unknown', type: type, octets: b.subarray(o + 2, valueEnd) };
      break;
    }
  }

  cursor.at = valueEnd + 4;
  return {
    value,
    ttl:
      ((b[valueEnd] << 24) | (b[valueEnd + 1] << 16) | (b[valueEnd + 2] << 8) | b[valueEnd + 3]) >>>
      0,
  };
}

/** Writes a Answer at o and answers its end. */
export function writeAnswer(v: Answer, b: Uint8Array, o: number): number {
  const typeTag =
    v.value.is === 'hostname'
      ? 0
      : v.value.is === 'ipv4'
        ? 4
        : v.value.is === 'ipv6'
          ? 6
          : v.value.is === 'error'
            ? v.value.type
            : v.value.type;
  b[o] = fits(typeTag, 255, 'Answer.Type');
  b[o + 1] = 0;
  const value = v.value;
  let valueEnd = o + 2;
  switch (value.is) {
    case 'hostname': {
      const hostnameEnd = putText(b, o + 2, value.hostname);
      valueEnd = hostnameEnd;
      break;
    }

    case 'ipv4': {
      const ipv4Address = ipv4(value.ipv4Address, 'Answer.Value.IPv4.IPv4 Address');
      b[o + 2] = ipv4Address >>> 24;
      b[o + 3] = ipv4Address >>> 16;
      b[o + 4] = ipv4Address >>> 8;
      b[o + 5] = ipv4Address;
      valueEnd = o + 6;
      break;
    }

    case 'ipv6': {
      const ipv6AddressEnd = putIpv6(b, o + 2, value.ipv6Address, 'Answer.Value.IPv6.IPv6 Address');
      valueEnd = ipv6AddressEnd;
      break;
    }

    case 'error': {
      const explanationEnd = put(b, o + 2, value.explanation);
      valueEnd = explanationEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 2, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const ttlWord = fits(v.ttl, 4294967295, 'Answer.TTL');
  b[valueEnd] = ttlWord >>> 24;
  b[valueEnd + 1] = ttlWord >>> 16;
  b[valueEnd + 2] = ttlWord >>> 8;
  b[valueEnd + 3] = ttlWord;
  const lengthValue = derived(valueEnd - (o + 2), 1, 0, 255, 'Answer.Length');
  b[o + 1] = lengthValue;
  return valueEnd + 4;
}

/** The octets of a Answer. */
export function encodeAnswer(v: Answer): Uint8Array {
  return encoded((b) => writeAnswer(v, b, 0));
}

/** The Answer in b, or the code of the rule it breaks. */
export function decodeAnswer(
  b: Uint8Array,
): { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly fault: number } {
  const fault = checkAnswer(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAnswer(b, 0, b.length) } : { ok: false, fault };
}

/** Text ends in NUL, whatever its length. */
export type Character = { readonly is: 'nul' } | { readonly is: 'letter'; readonly octet: number };

/** The Character at o, which a check has found sound. */
export function readCharacter(b: Uint8Array, o: number, end: number): Character {
  const octet = b[o];
  switch (octet) {
    case 0: {
      // NUL
      cursor.at = o + 1;
      return { is: 'nul' };
    }

    default: {
      cursor.at = o + 1;
      return { is: 'letter', octet };
    }
  }
}

/** Writes a Character at o and answers its end. */
export function writeCharacter(v: Character, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'nul': {
      b[o] = 0;
      return o + 1;
    }

    case 'letter': {
      b[o] = fits(v.octet, 255, 'Character.Octet');
      return o + 1;
    }
  }
}

/** The octets of a Character. */
export function encodeCharacter(v: Character): Uint8Array {
  return encoded((b) => writeCharacter(v, b, 0));
}

/** The Character in b, or the code of the rule it breaks. */
export function decodeCharacter(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: Character }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkCharacter(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readCharacter(b, 0, b.length) } : { ok: false, fault };
}

/** Where the next hop is, and who it must prove to be. */
export type LinkSpecifier =
  | {
      readonly is: 'ipv4'; /** IPv4 Address (32). */
      readonly ipv4Address: string;
      /** ORPort (16). */
      readonly orport: number;
    }
  | {
      readonly is: 'ipv6'; /** IPv6 Address. */
      readonly ipv6Address: string;
      /** ORPort (16). */
      readonly orport: number;
    }
  | {
      readonly is: 'legacyIdentity'; /** Identity Fingerprint. */
      readonly identityFingerprint: Uint8Array;
    }
  | {
      readonly is: 'ed25519Identity'; /** Ed25519 Identity. */
      readonly ed25519Identity: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly lstype: number;
      /** LSPEC. */
      readonly lspec: Uint8Array;
    };

/** The Link Specifier at o, which a check has found sound. */
export function readLinkSpecifier(b: Uint8Array, o: number, end: number): LinkSpecifier {
  const lstype = b[o];
  switch (lstype) {
    case 0: {
      // IPv4
      cursor.at = o + 8;
      return {
        is: 'ipv4',
        ipv4Address: showIpv4(
          ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0,
        ),
        orport: (b[o + 6] << 8) | b[o + 7],
      };
    }

    case 1: {
      // IPv6
      cursor.at = o + 20;
      return { is: 'ipv6', ipv6Address: showIpv6(b, o + 2), orport: (b[o + 18] << 8) | b[o + 19] };
    }

    case 2: {
      // Legacy Identity
      cursor.at = o + 22;
      return { is: 'legacyIdentity', identityFingerprint: b.subarray(o + 2, o + 22) };
    }

    case 3: {
      // Ed25519 Identity
      cursor.at = o + 34;
      return { is: 'ed25519Identity', ed25519Identity: b.subarray(o + 2, o + 34) };
    }

    default: {
      const lspecLength = b[o + 1];
      const lspecEnd = o + 2 + lspecLength;
      cursor.at = lspecEnd;
      return { is: 'unknown', lstype, lspec: b.subarray(o + 2, lspecEnd) };
    }
  }
}

/** Writes a Link Specifier at o and answers its end. */
export function writeLinkSpecifier(v: LinkSpecifier, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'ipv4': {
      b[o] = 0;
      b[o + 1] = 6;
      const ipv4Address = ipv4(v.ipv4Address, 'Link Specifier.IPv4.IPv4 Address');
      b[o + 2] = ipv4Address >>> 24;
      b[o + 3] = ipv4Address >>> 16;
      b[o + 4] = ipv4Address >>> 8;
      b[o + 5] = ipv4Address;
      const orportWord = fits(v.orport, 65535, 'Link Specifier.IPv4.ORPort');
      b[o + 6] = orportWord >>> 8;
      b[o + 7] = orportWord;
      return o + 8;
    }

    case 'ipv6': {
      b[o] = 1;
      b[o + 1] = 18;
      const ipv6AddressEnd = putIpv6(b, o + 2, v.ipv6Address, 'Link Specifier.IPv6.IPv6 Address');
      const orportWord = fits(v.orport, 65535, 'Link Specifier.IPv6.ORPort');
      b[ipv6AddressEnd] = orportWord >>> 8;
      b[ipv6AddressEnd + 1] = orportWord;
      return ipv6AddressEnd + 2;
    }

    case 'legacyIdentity': {
      b[o] = 2;
      b[o + 1] = 20;
      const identityFingerprintEnd = put(b, o + 2, v.identityFingerprint);
      counted(
        identityFingerprintEnd - (o + 2),
        20,
        'Link Specifier.Legacy Identity.Identity Fingerprint',
      );
      return identityFingerprintEnd;
    }

    case 'ed25519Identity': {
      b[o] = 3;
      b[o + 1] = 32;
      const ed25519IdentityEnd = put(b, o + 2, v.ed25519Identity);
      counted(ed25519IdentityEnd - (o + 2), 32, 'Link Specifier.Ed25519 Identity.Ed25519 Identity');
      return ed25519IdentityEnd;
    }

    case 'unknown': {
      b[o] = fits(v.lstype, 255, 'Link Specifier.LSTYPE');
      b[o + 1] = 0;
      const lspecEnd = put(b, o + 2, v.lspec);
      const lspecLengthValue = derived(
        lspecEnd - (o + 2),
        1,
        0,
        255,
        'Link Specifier.Unknown.LSPEC Length',
      );
      b[o + 1] = lspecLengthValue;
      return lspecEnd;
    }
  }
}

/** The octets of a Link Specifier. */
export function encodeLinkSpecifier(v: LinkSpecifier): Uint8Array {
  return encoded((b) => writeLinkSpecifier(v, b, 0));
}

/** The Link Specifier in b, or the code of the rule it breaks. */
export function decodeLinkSpecifier(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: LinkSpecifier }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkLinkSpecifier(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readLinkSpecifier(b, 0, b.length) }
    : { ok: false, fault };
}
