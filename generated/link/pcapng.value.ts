// @generated from spec/link/pcapng.protocol: change that, then npm run generate.
/**
 * Pcapng as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import {
  counted,
  derived,
  encoded,
  fits,
  fitsBig,
  ipv4,
  mac,
  putIpv6,
} from '../../runtime/base/values.ts';
import { bigUint, fill, put, putUint } from '../../runtime/base/octets.ts';
import {
  checkBlock,
  checkInterfaceOption,
  checkNameOption,
  checkNameRecord,
  checkPacketOption,
  checkSecretsOption,
  checkSectionOption,
  checkStatisticsOption,
} from './pcapng.wire.ts';
import { putText, readText, showIpv4, showIpv6, showMac } from '../../runtime/base/text.ts';
export type BlockBlockBody =
  | {
      readonly is: 'sectionHeader'; /** Minor Version (16) in 0 | 2. */
      readonly minorVersion: number;
      /** Section Length (64), in octets: all ones: not known, as the file was still being written. */
      readonly sectionLength: bigint;
      /** Options. */
      readonly options: readonly SectionOption[];
    }
  | {
      readonly is: 'interfaceDescription'; /** LinkType (16). */
      readonly linktype: number;
      /** SnapLen (32), in octets. */
      readonly snaplen: number;
      /** Options. */
      readonly options: readonly InterfaceOption[];
    }
  | {
      readonly is: 'obsoletePacket'; /** Interface ID (16). */
      readonly interfaceId: number;
      /** Drops Count (16). */
      readonly dropsCount: number;
      /** Timestamp Upper (32). */
      readonly timestampUpper: number;
      /** Timestamp Lower (32). */
      readonly timestampLower: number;
      /** Original Packet Length (32), in octets. */
      readonly originalPacketLength: number;
      /** Packet Data. */
      readonly packetData: Uint8Array;
      /** Options. */
      readonly options: readonly PacketOption[];
    }
  | {
      readonly is: 'simplePacket'; /** Original Packet Length (32), in octets. */
      readonly originalPacketLength: number;
      /**
       * Packet Data: with its padding: how much is data, the SnapLen of the first interface decides.
       */
      readonly packetData: Uint8Array;
    }
  | { readonly is: 'nameResolution'; /** Records. */ readonly records: readonly NameRecord[] }
  | {
      readonly is: 'interfaceStatistics'; /** Interface ID (32). */
      readonly interfaceId: number;
      /** Timestamp Upper (32). */
      readonly timestampUpper: number;
      /** Timestamp Lower (32). */
      readonly timestampLower: number;
      /** Options. */
      readonly options: readonly StatisticsOption[];
    }
  | {
      readonly is: 'enhancedPacket'; /** Interface ID (32). */
      readonly interfaceId: number;
      /** Timestamp Upper (32): in what its interface says; else microseconds since 1970. */
      readonly timestampUpper: number;
      /** Timestamp Lower (32). */
      readonly timestampLower: number;
      /** Original Packet Length (32), in octets. */
      readonly originalPacketLength: number;
      /** Packet Data. */
      readonly packetData: Uint8Array;
      /** Options. */
      readonly options: readonly PacketOption[];
    }
  | { readonly is: 'systemdJournal'; /** Journal Entry. */ readonly journalEntry: Uint8Array }
  | {
      readonly is: 'decryptionSecrets'; /** Secrets Type (32). */
      readonly secretsType: number;
      /** Secrets Data. */
      readonly secretsData: Uint8Array;
      /** Options. */
      readonly options: readonly SecretsOption[];
    }
  | {
      readonly is: 'custom';
      readonly blockType: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly blockType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Block {
  /** Block Body. */
  readonly blockBody: BlockBlockBody;
}

/** The Block at o, which a check has found sound. */
export function readBlock(b: Uint8Array, o: number, end: number, swapped: number): Block {
  const blockType =
    swapped === 1
      ? ((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0
      : ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  const blockTotalLength =
    swapped === 1
      ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
      : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
  const blockBodyEnd = o + 8 + blockTotalLength - 12;
  let blockBody: BlockBlockBody;
  switch (blockType) {
    case 168627466: {
      // Section Header
      const options: SectionOption[] = [];
      let optionsAt = o + 24;
      while (optionsAt < blockBodyEnd) {
        options.push(readSectionOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'sectionHeader',
        minorVersion: swapped === 1 ? (b[o + 15] << 8) | b[o + 14] : (b[o + 14] << 8) | b[o + 15],
        sectionLength: bigUint(b, o + 16, o + 24, swapped === 1),
        options,
      };
      break;
    }

    case 1: {
      // Interface Description
      const options: InterfaceOption[] = [];
      let optionsAt = o + 16;
      while (optionsAt < blockBodyEnd) {
        options.push(readInterfaceOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'interfaceDescription',
        linktype: swapped === 1 ? (b[o + 9] << 8) | b[o + 8] : (b[o + 8] << 8) | b[o + 9],
        snaplen:
          swapped === 1
            ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
            : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        options,
      };
      break;
    }

    case 2: {
      // Obsolete Packet
      const capturedPacketLength =
        swapped === 1
          ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
          : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
      const packetDataEnd = o + 28 + capturedPacketLength;
      const packetDataFilled = Math.max(
        packetDataEnd,
        o + 28 + Math.floor((capturedPacketLength + 3) / 4) * 4,
      );
      const options: PacketOption[] = [];
      let optionsAt = packetDataFilled;
      while (optionsAt < blockBodyEnd) {
        options.push(readPacketOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'obsoletePacket',
        interfaceId: swapped === 1 ? (b[o + 9] << 8) | b[o + 8] : (b[o + 8] << 8) | b[o + 9],
        dropsCount: swapped === 1 ? (b[o + 11] << 8) | b[o + 10] : (b[o + 10] << 8) | b[o + 11],
        timestampUpper:
          swapped === 1
            ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
            : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        timestampLower:
          swapped === 1
            ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
            : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
        originalPacketLength:
          swapped === 1
            ? ((b[o + 27] << 24) | (b[o + 26] << 16) | (b[o + 25] << 8) | b[o + 24]) >>> 0
            : ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0,
        packetData: b.subarray(o + 28, packetDataEnd),
        options,
      };
      break;
    }

    case 3: {
      // Simple Packet
      blockBody = {
        is: 'simplePacket',
        originalPacketLength:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        packetData: b.subarray(o + 12, blockBodyEnd),
      };
      break;
    }

    case 4: {
      // Name Resolution
      const records: NameRecord[] = [];
      let recordsAt = o + 8;
      while (recordsAt < blockBodyEnd) {
        if (
          (swapped === 1
            ? (b[recordsAt + 1] << 8) | b[recordsAt]
            : (b[recordsAt] << 8) | b[recordsAt + 1]) === 0
        )
          break;
        records.push(readNameRecord(b, recordsAt, blockBodyEnd, swapped));
        recordsAt = cursor.at;
      }

      blockBody = { is: 'nameResolution', records };
      break;
    }

    case 5: {
      // Interface Statistics
      const options: StatisticsOption[] = [];
      let optionsAt = o + 20;
      while (optionsAt < blockBodyEnd) {
        options.push(readStatisticsOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'interfaceStatistics',
        interfaceId:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        timestampUpper:
          swapped === 1
            ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
            : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        timestampLower:
          swapped === 1
            ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
            : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
        options,
      };
      break;
    }

    case 6: {
      // Enhanced Packet
      const capturedPacketLength =
        swapped === 1
          ? ((b[o + 23] << 24) | (b[o + 22] << 16) | (b[o + 21] << 8) | b[o + 20]) >>> 0
          : ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
      const packetDataEnd = o + 28 + capturedPacketLength;
      const packetDataFilled = Math.max(
        packetDataEnd,
        o + 28 + Math.floor((capturedPacketLength + 3) / 4) * 4,
      );
      const options: PacketOption[] = [];
      let optionsAt = packetDataFilled;
      while (optionsAt < blockBodyEnd) {
        options.push(readPacketOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'enhancedPacket',
        interfaceId:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        timestampUpper:
          swapped === 1
            ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
            : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0,
        timestampLower:
          swapped === 1
            ? ((b[o + 19] << 24) | (b[o + 18] << 16) | (b[o + 17] << 8) | b[o + 16]) >>> 0
            : ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0,
        originalPacketLength:
          swapped === 1
            ? ((b[o + 27] << 24) | (b[o + 26] << 16) | (b[o + 25] << 8) | b[o + 24]) >>> 0
            : ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0,
        packetData: b.subarray(o + 28, packetDataEnd),
        options,
      };
      break;
    }

    case 9: {
      // Systemd Journal
      blockBody = { is: 'systemdJournal', journalEntry: b.subarray(o + 8, blockBodyEnd) };
      break;
    }

    case 10: {
      // Decryption Secrets
      const secretsLength =
        swapped === 1
          ? ((b[o + 15] << 24) | (b[o + 14] << 16) | (b[o + 13] << 8) | b[o + 12]) >>> 0
          : ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
      const secretsDataEnd = o + 16 + secretsLength;
      const secretsDataFilled = Math.max(
        secretsDataEnd,
        o + 16 + Math.floor((secretsLength + 3) / 4) * 4,
      );
      const options: SecretsOption[] = [];
      let optionsAt = secretsDataFilled;
      while (optionsAt < blockBodyEnd) {
        options.push(readSecretsOption(b, optionsAt, blockBodyEnd, swapped));
        optionsAt = cursor.at;
      }

      blockBody = {
        is: 'decryptionSecrets',
        secretsType:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        secretsData: b.subarray(o + 16, secretsDataEnd),
        options,
      };
      break;
    }

    case 2989:
    case 1073744813: {
      // Custom
      blockBody = {
        is: 'custom',
        blockType: blockType,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        customData: b.subarray(o + 12, blockBodyEnd),
      };
      break;
    }

    default: {
      blockBody = { is: 'unknown', blockType: blockType, octets: b.subarray(o + 8, blockBodyEnd) };
      break;
    }
  }

  cursor.at = blockBodyEnd + 4;
  return { blockBody };
}

/** Writes a Block at o and answers its end. */
export function writeBlock(v: Block, b: Uint8Array, o: number, swapped: number): number {
  const blockTypeTag =
    v.blockBody.is === 'sectionHeader'
      ? 168627466
      : v.blockBody.is === 'interfaceDescription'
        ? 1
        : v.blockBody.is === 'obsoletePacket'
          ? 2
          : v.blockBody.is === 'simplePacket'
            ? 3
            : v.blockBody.is === 'nameResolution'
              ? 4
              : v.blockBody.is === 'interfaceStatistics'
                ? 5
                : v.blockBody.is === 'enhancedPacket'
                  ? 6
                  : v.blockBody.is === 'systemdJournal'
                    ? 9
                    : v.blockBody.is === 'decryptionSecrets'
                      ? 10
                      : v.blockBody.is === 'custom'
                        ? v.blockBody.blockType
                        : v.blockBody.blockType;
  const blockTypeWord = fits(blockTypeTag, 4294967295, 'Block.Block Type');
  putUint(b, o, o + 4, blockTypeWord, swapped === 1);
  putUint(b, o + 4, o + 8, 0, swapped === 1);
  const blockBody = v.blockBody;
  let blockBodyEnd = o + 8;
  switch (blockBody.is) {
    case 'sectionHeader': {
      putUint(b, o + 8, o + 12, 439041101, swapped === 1);
      putUint(b, o + 12, o + 14, 1, swapped === 1);
      const minorVersionWord = fits(
        blockBody.minorVersion,
        65535,
        'Block.Block Body.Section Header.Minor Version',
      );
      putUint(b, o + 14, o + 16, minorVersionWord, swapped === 1);
      const sectionLengthWord = fitsBig(
        blockBody.sectionLength,
        18446744073709551615n,
        'Block.Block Body.Section Header.Section Length',
      );
      putUint(b, o + 16, o + 24, sectionLengthWord, swapped === 1);
      let optionsAt = o + 24;
      for (const optionsItem of blockBody.options) {
        optionsAt = writeSectionOption(optionsItem, b, optionsAt, swapped);
      }

      blockBodyEnd = optionsAt;
      break;
    }

    case 'interfaceDescription': {
      const linktypeWord = fits(
        blockBody.linktype,
        65535,
        'Block.Block Body.Interface Description.LinkType',
      );
      putUint(b, o + 8, o + 10, linktypeWord, swapped === 1);
      putUint(b, o + 10, o + 12, 0, swapped === 1);
      const snaplenWord = fits(
        blockBody.snaplen,
        4294967295,
        'Block.Block Body.Interface Description.SnapLen',
      );
      putUint(b, o + 12, o + 16, snaplenWord, swapped === 1);
      let optionsAt = o + 16;
      for (const optionsItem of blockBody.options) {
        optionsAt = writeInterfaceOption(optionsItem, b, optionsAt, swapped);
      }

      blockBodyEnd = optionsAt;
      break;
    }

    case 'obsoletePacket': {
      const interfaceIdWord = fits(
        blockBody.interfaceId,
        65535,
        'Block.Block Body.Obsolete Packet.Interface ID',
      );
      putUint(b, o + 8, o + 10, interfaceIdWord, swapped === 1);
      const dropsCountWord = fits(
        blockBody.dropsCount,
        65535,
        'Block.Block Body.Obsolete Packet.Drops Count',
      );
      putUint(b, o + 10, o + 12, dropsCountWord, swapped === 1);
      const timestampUpperWord = fits(
        blockBody.timestampUpper,
        4294967295,
        'Block.Block Body.Obsolete Packet.Timestamp Upper',
      );
      putUint(b, o + 12, o + 16, timestampUpperWord, swapped === 1);
      const timestampLowerWord = fits(
        blockBody.timestampLower,
        4294967295,
        'Block.Block Body.Obsolete Packet.Timestamp Lower',
      );
      putUint(b, o + 16, o + 20, timestampLowerWord, swapped === 1);
      putUint(b, o + 20, o + 24, 0, swapped === 1);
      const originalPacketLengthWord = fits(
        blockBody.originalPacketLength,
        4294967295,
        'Block.Block Body.Obsolete Packet.Original Packet Length',
      );
      putUint(b, o + 24, o + 28, originalPacketLengthWord, swapped === 1);
      const packetDataEnd = put(b, o + 28, blockBody.packetData);
      const capturedPacketLengthSoon = (packetDataEnd - (o + 28) - 0) / 1;
      const packetDataFilled = fill(
        b,
        packetDataEnd,
        Math.max(packetDataEnd, o + 28 + Math.floor((capturedPacketLengthSoon + 3) / 4) * 4),
        0,
      );
      let optionsAt = packetDataFilled;
      for (const optionsItem of blockBody.options) {
        optionsAt = writePacketOption(optionsItem, b, optionsAt, swapped);
      }

      const capturedPacketLengthValue = derived(
        packetDataEnd - (o + 28),
        1,
        0,
        4294967295,
        'Block.Block Body.Obsolete Packet.Captured Packet Length',
      );
      putUint(b, o + 20, o + 24, capturedPacketLengthValue, swapped === 1);
      blockBodyEnd = optionsAt;
      break;
    }

    case 'simplePacket': {
      const originalPacketLengthWord = fits(
        blockBody.originalPacketLength,
        4294967295,
        'Block.Block Body.Simple Packet.Original Packet Length',
      );
      putUint(b, o + 8, o + 12, originalPacketLengthWord, swapped === 1);
      const packetDataEnd = put(b, o + 12, blockBody.packetData);
      blockBodyEnd = packetDataEnd;
      break;
    }

    case 'nameResolution': {
      let recordsAt = o + 8;
      for (const recordsItem of blockBody.records) {
        recordsAt = writeNameRecord(recordsItem, b, recordsAt, swapped);
      }

      recordsAt = writeNameRecord({ is: 'endOfRecords', options: [] }, b, recordsAt, swapped);
      blockBodyEnd = recordsAt;
      break;
    }

    case 'interfaceStatistics': {
      const interfaceIdWord = fits(
        blockBody.interfaceId,
        4294967295,
        'Block.Block Body.Interface Statistics.Interface ID',
      );
      putUint(b, o + 8, o + 12, interfaceIdWord, swapped === 1);
      const timestampUpperWord = fits(
        blockBody.timestampUpper,
        4294967295,
        'Block.Block Body.Interface Statistics.Timestamp Upper',
      );
      putUint(b, o + 12, o + 16, timestampUpperWord, swapped === 1);
      const timestampLowerWord = fits(
        blockBody.timestampLower,
        4294967295,
        'Block.Block Body.Interface Statistics.Timestamp Lower',
      );
      putUint(b, o + 16, o + 20, timestampLowerWord, swapped === 1);
      let optionsAt = o + 20;
      for (const optionsItem of blockBody.options) {
        optionsAt = writeStatisticsOption(optionsItem, b, optionsAt, swapped);
      }

      blockBodyEnd = optionsAt;
      break;
    }

    case 'enhancedPacket': {
      const interfaceIdWord = fits(
        blockBody.interfaceId,
        4294967295,
        'Block.Block Body.Enhanced Packet.Interface ID',
      );
      putUint(b, o + 8, o + 12, interfaceIdWord, swapped === 1);
      const timestampUpperWord = fits(
        blockBody.timestampUpper,
        4294967295,
        'Block.Block Body.Enhanced Packet.Timestamp Upper',
      );
      putUint(b, o + 12, o + 16, timestampUpperWord, swapped === 1);
      const timestampLowerWord = fits(
        blockBody.timestampLower,
        4294967295,
        'Block.Block Body.Enhanced Packet.Timestamp Lower',
      );
      putUint(b, o + 16, o + 20, timestampLowerWord, swapped === 1);
      putUint(b, o + 20, o + 24, 0, swapped === 1);
      const originalPacketLengthWord = fits(
        blockBody.originalPacketLength,
        4294967295,
        'Block.Block Body.Enhanced Packet.Original Packet Length',
      );
      putUint(b, o + 24, o + 28, originalPacketLengthWord, swapped === 1);
      const packetDataEnd = put(b, o + 28, blockBody.packetData);
      const capturedPacketLengthSoon = (packetDataEnd - (o + 28) - 0) / 1;
      const packetDataFilled = fill(
        b,
        packetDataEnd,
        Math.max(packetDataEnd, o + 28 + Math.floor((capturedPacketLengthSoon + 3) / 4) * 4),
        0,
      );
      let optionsAt = packetDataFilled;
      for (const optionsItem of blockBody.options) {
        optionsAt = writePacketOption(optionsItem, b, optionsAt, swapped);
      }

      const capturedPacketLengthValue = derived(
        packetDataEnd - (o + 28),
        1,
        0,
        4294967295,
        'Block.Block Body.Enhanced Packet.Captured Packet Length',
      );
      putUint(b, o + 20, o + 24, capturedPacketLengthValue, swapped === 1);
      blockBodyEnd = optionsAt;
      break;
    }

    case 'systemdJournal': {
      const journalEntryEnd = put(b, o + 8, blockBody.journalEntry);
      blockBodyEnd = journalEntryEnd;
      break;
    }

    case 'decryptionSecrets': {
      const secretsTypeWord = fits(
        blockBody.secretsType,
        4294967295,
        'Block.Block Body.Decryption Secrets.Secrets Type',
      );
      putUint(b, o + 8, o + 12, secretsTypeWord, swapped === 1);
      putUint(b, o + 12, o + 16, 0, swapped === 1);
      const secretsDataEnd = put(b, o + 16, blockBody.secretsData);
      const secretsLengthSoon = (secretsDataEnd - (o + 16) - 0) / 1;
      const secretsDataFilled = fill(
        b,
        secretsDataEnd,
        Math.max(secretsDataEnd, o + 16 + Math.floor((secretsLengthSoon + 3) / 4) * 4),
        0,
      );
      let optionsAt = secretsDataFilled;
      for (const optionsItem of blockBody.options) {
        optionsAt = writeSecretsOption(optionsItem, b, optionsAt, swapped);
      }

      const secretsLengthValue = derived(
        secretsDataEnd - (o + 16),
        1,
        0,
        4294967295,
        'Block.Block Body.Decryption Secrets.Secrets Length',
      );
      putUint(b, o + 12, o + 16, secretsLengthValue, swapped === 1);
      blockBodyEnd = optionsAt;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        blockBody.privateEnterpriseNumber,
        4294967295,
        'Block.Block Body.Custom.Private Enterprise Number',
      );
      putUint(b, o + 8, o + 12, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 12, blockBody.customData);
      blockBodyEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 8, blockBody.octets);
      blockBodyEnd = octetsEnd;
      break;
    }
  }

  putUint(b, blockBodyEnd, blockBodyEnd + 4, 0, swapped === 1);
  const blockTotalLengthValue = derived(
    blockBodyEnd - (o + 8),
    1,
    -12,
    4294967295,
    'Block.Block Total Length',
  );
  putUint(b, o + 4, o + 8, blockTotalLengthValue, swapped === 1);
  const blockTotalLengthAgainValue = fits(
    blockTotalLengthValue,
    4294967295,
    'Block.Block Total Length Again',
  );
  putUint(b, blockBodyEnd, blockBodyEnd + 4, blockTotalLengthAgainValue, swapped === 1);
  return blockBodyEnd + 4;
}

/** The octets of a Block. */
export function encodeBlock(v: Block, swapped: number): Uint8Array {
  return encoded((b) => writeBlock(v, b, 0, swapped));
}

/** The Block in b, or the code of the rule it breaks. */
export function decodeBlock(
  b: Uint8Array,
  swapped: number,
): { readonly ok: true; readonly value: Block } | { readonly ok: false; readonly fault: number } {
  const fault = checkBlock(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readBlock(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type SectionOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | { readonly is: 'hardware'; /** Hardware. */ readonly hardware: string }
  | { readonly is: 'os'; /** OS. */ readonly os: string }
  | { readonly is: 'userApplication'; /** User Application. */ readonly userApplication: string }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
/** An option's value ends where it ends; the next one begins at a multiple of four. */
export interface SectionOption {
  /** Value. */
  readonly value: SectionOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Section Option at o, which a check has found sound. */
export function readSectionOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): SectionOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: SectionOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2: {
      // Hardware
      value = { is: 'hardware', hardware: readText(b, o + 4, valueEnd) };
      break;
    }

    case 3: {
      // OS
      value = { is: 'os', os: readText(b, o + 4, valueEnd) };
      break;
    }

    case 4: {
      // User Application
      value = { is: 'userApplication', userApplication: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Section Option at o and answers its end. */
export function writeSectionOption(
  v: SectionOption,
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'hardware'
          ? 2
          : v.value.is === 'os'
            ? 3
            : v.value.is === 'userApplication'
              ? 4
              : v.value.is === 'custom'
                ? v.value.code
                : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Section Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'hardware': {
      const hardwareEnd = putText(b, o + 4, value.hardware);
      valueEnd = hardwareEnd;
      break;
    }

    case 'os': {
      const osEnd = putText(b, o + 4, value.os);
      valueEnd = osEnd;
      break;
    }

    case 'userApplication': {
      const userApplicationEnd = putText(b, o + 4, value.userApplication);
      valueEnd = userApplicationEnd;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Section Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Section Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Section Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Section Option. */
export function encodeSectionOption(v: SectionOption, swapped: number): Uint8Array {
  return encoded((b) => writeSectionOption(v, b, 0, swapped));
}

/** The Section Option in b, or the code of the rule it breaks. */
export function decodeSectionOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: SectionOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSectionOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readSectionOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type InterfaceOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | { readonly is: 'name'; /** Name. */ readonly name: string }
  | { readonly is: 'description'; /** Description. */ readonly description: string }
  | {
      readonly is: 'ipv4Address'; /** IPv4 Address (32). */
      readonly ipv4Address: string;
      /** Netmask (32). */
      readonly netmask: string;
    }
  | {
      readonly is: 'ipv6Address'; /** IPv6 Address. */
      readonly ipv6Address: string;
      /** Prefix Length (8) in 0..128. */
      readonly prefixLength: number;
    }
  | { readonly is: 'macAddress'; /** MAC Address (48). */ readonly macAddress: string }
  | { readonly is: 'euiAddress'; /** EUI Address (64). */ readonly euiAddress: bigint }
  | { readonly is: 'speed'; /** Speed (64), in bit a second. */ readonly speed: bigint }
  | {
      readonly is: 'timestampResolution'; /** Resolution (8): ten to the minus so many; from 128 on, two to the minus the rest. */
      readonly resolution: number;
    }
  | { readonly is: 'timeZone'; /** Time Zone (32). */ readonly timeZone: number }
  | {
      readonly is: 'filter'; /** Filter Kind (8). */
      readonly filterKind: number;
      /** Filter. */
      readonly filter: Uint8Array;
    }
  | { readonly is: 'os'; /** OS. */ readonly os: string }
  | { readonly is: 'fcsLength'; /** FCS Length (8), in octets. */ readonly fcsLength: number }
  | {
      readonly is: 'timestampOffset'; /** Timestamp Offset (64), in seconds. */
      readonly timestampOffset: bigint;
    }
  | { readonly is: 'hardware'; /** Hardware. */ readonly hardware: string }
  | {
      readonly is: 'transmitSpeed'; /** Transmit Speed (64), in bit a second. */
      readonly transmitSpeed: bigint;
    }
  | {
      readonly is: 'receiveSpeed'; /** Receive Speed (64), in bit a second. */
      readonly receiveSpeed: bigint;
    }
  | { readonly is: 'ianaTimeZone'; /** IANA Time Zone. */ readonly ianaTimeZone: string }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface InterfaceOption {
  /** Value. */
  readonly value: InterfaceOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Interface Option at o, which a check has found sound. */
export function readInterfaceOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): InterfaceOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: InterfaceOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2: {
      // Name
      value = { is: 'name', name: readText(b, o + 4, valueEnd) };
      break;
    }

    case 3: {
      // Description
      value = { is: 'description', description: readText(b, o + 4, valueEnd) };
      break;
    }

    case 4: {
      // IPv4 Address
      value = {
        is: 'ipv4Address',
        ipv4Address: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        netmask: showIpv4(
          ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
        ),
      };
      break;
    }

    case 5: {
      // IPv6 Address
      value = { is: 'ipv6Address', ipv6Address: showIpv6(b, o + 4), prefixLength: b[o + 20] };
      break;
    }

    case 6: {
      // MAC Address
      value = {
        is: 'macAddress',
        macAddress: showMac(
          ((b[o + 4] << 8) | b[o + 5]) * 0x100000000 +
            (((b[o + 6] << 24) | (b[o + 7] << 16) | (b[o + 8] << 8) | b[o + 9]) >>> 0),
        ),
      };
      break;
    }

    case 7: {
      // EUI Address
      value = { is: 'euiAddress', euiAddress: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 8: {
      // Speed
      value = { is: 'speed', speed: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 9: {
      // Timestamp Resolution
      value = { is: 'timestampResolution', resolution: b[o + 4] };
      break;
    }

    case 10: {
      // Time Zone
      value = {
        is: 'timeZone',
        timeZone:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 11: {
      // Filter
      value = { is: 'filter', filterKind: b[o + 4], filter: b.subarray(o + 5, valueEnd) };
      break;
    }

    case 12: {
      // OS
      value = { is: 'os', os: readText(b, o + 4, valueEnd) };
      break;
    }

    case 13: {
      // FCS Length
      value = { is: 'fcsLength', fcsLength: b[o + 4] };
      break;
    }

    case 14: {
      // Timestamp Offset
      value = { is: 'timestampOffset', timestampOffset: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 15: {
      // Hardware
      value = { is: 'hardware', hardware: readText(b, o + 4, valueEnd) };
      break;
    }

    case 16: {
      // Transmit Speed
      value = { is: 'transmitSpeed', transmitSpeed: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 17: {
      // Receive Speed
      value = { is: 'receiveSpeed', receiveSpeed: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 18: {
      // IANA Time Zone
      value = { is: 'ianaTimeZone', ianaTimeZone: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Interface Option at o and answers its end. */
export function writeInterfaceOption(
  v: InterfaceOption,
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'name'
          ? 2
          : v.value.is === 'description'
            ? 3
            : v.value.is === 'ipv4Address'
              ? 4
              : v.value.is === 'ipv6Address'
                ? 5
                : v.value.is === 'macAddress'
                  ? 6
                  : v.value.is === 'euiAddress'
                    ? 7
                    : v.value.is === 'speed'
                      ? 8
                      : v.value.is === 'timestampResolution'
                        ? 9
                        : v.value.is === 'timeZone'
                          ? 10
                          : v.value.is === 'filter'
                            ? 11
                            : v.value.is === 'os'
                              ? 12
                              : v.value.is === 'fcsLength'
                                ? 13
                                : v.value.is === 'timestampOffset'
                                  ? 14
                                  : v.value.is === 'hardware'
                                    ? 15
                                    : v.value.is === 'transmitSpeed'
                                      ? 16
                                      : v.value.is === 'receiveSpeed'
                                        ? 17
                                        : v.value.is === 'ianaTimeZone'
                                          ? 18
                                          : v.value.is === 'custom'
                                            ? v.value.code
                                            : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Interface Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'name': {
      const nameEnd = putText(b, o + 4, value.name);
      valueEnd = nameEnd;
      break;
    }

    case 'description': {
      const descriptionEnd = putText(b, o + 4, value.description);
      valueEnd = descriptionEnd;
      break;
    }

    case 'ipv4Address': {
      const ipv4Address = ipv4(
        value.ipv4Address,
        'Interface Option.Value.IPv4 Address.IPv4 Address',
      );
      b[o + 4] = ipv4Address >>> 24;
      b[o + 5] = ipv4Address >>> 16;
      b[o + 6] = ipv4Address >>> 8;
      b[o + 7] = ipv4Address;
      const netmask = ipv4(value.netmask, 'Interface Option.Value.IPv4 Address.Netmask');
      b[o + 8] = netmask >>> 24;
      b[o + 9] = netmask >>> 16;
      b[o + 10] = netmask >>> 8;
      b[o + 11] = netmask;
      valueEnd = o + 12;
      break;
    }

    case 'ipv6Address': {
      const ipv6AddressEnd = putIpv6(
        b,
        o + 4,
        value.ipv6Address,
        'Interface Option.Value.IPv6 Address.IPv6 Address',
      );
      b[ipv6AddressEnd] = fits(
        value.prefixLength,
        255,
        'Interface Option.Value.IPv6 Address.Prefix Length',
      );
      valueEnd = ipv6AddressEnd + 1;
      break;
    }

    case 'macAddress': {
      const macAddress = mac(value.macAddress, 'Interface Option.Value.MAC Address.MAC Address');
      b[o + 4] = Math.floor(macAddress / 0x100000000) >>> 8;
      b[o + 5] = Math.floor(macAddress / 0x100000000);
      b[o + 6] = (macAddress >>> 0) >>> 24;
      b[o + 7] = (macAddress >>> 0) >>> 16;
      b[o + 8] = (macAddress >>> 0) >>> 8;
      b[o + 9] = macAddress >>> 0;
      valueEnd = o + 10;
      break;
    }

    case 'euiAddress': {
      const euiAddressWord = fitsBig(
        value.euiAddress,
        18446744073709551615n,
        'Interface Option.Value.EUI Address.EUI Address',
      );
      putUint(b, o + 4, o + 12, euiAddressWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'speed': {
      const speedWord = fitsBig(
        value.speed,
        18446744073709551615n,
        'Interface Option.Value.Speed.Speed',
      );
      putUint(b, o + 4, o + 12, speedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'timestampResolution': {
      b[o + 4] = fits(
        value.resolution,
        255,
        'Interface Option.Value.Timestamp Resolution.Resolution',
      );
      valueEnd = o + 5;
      break;
    }

    case 'timeZone': {
      const timeZoneWord = fits(
        value.timeZone,
        4294967295,
        'Interface Option.Value.Time Zone.Time Zone',
      );
      putUint(b, o + 4, o + 8, timeZoneWord, swapped === 1);
      valueEnd = o + 8;
      break;
    }

    case 'filter': {
      b[o + 4] = fits(value.filterKind, 255, 'Interface Option.Value.Filter.Filter Kind');
      const filterEnd = put(b, o + 5, value.filter);
      valueEnd = filterEnd;
      break;
    }

    case 'os': {
      const osEnd = putText(b, o + 4, value.os);
      valueEnd = osEnd;
      break;
    }

    case 'fcsLength': {
      b[o + 4] = fits(value.fcsLength, 255, 'Interface Option.Value.FCS Length.FCS Length');
      valueEnd = o + 5;
      break;
    }

    case 'timestampOffset': {
      const timestampOffsetWord = fitsBig(
        value.timestampOffset,
        18446744073709551615n,
        'Interface Option.Value.Timestamp Offset.Timestamp Offset',
      );
      putUint(b, o + 4, o + 12, timestampOffsetWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'hardware': {
      const hardwareEnd = putText(b, o + 4, value.hardware);
      valueEnd = hardwareEnd;
      break;
    }

    case 'transmitSpeed': {
      const transmitSpeedWord = fitsBig(
        value.transmitSpeed,
        18446744073709551615n,
        'Interface Option.Value.Transmit Speed.Transmit Speed',
      );
      putUint(b, o + 4, o + 12, transmitSpeedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'receiveSpeed': {
      const receiveSpeedWord = fitsBig(
        value.receiveSpeed,
        18446744073709551615n,
        'Interface Option.Value.Receive Speed.Receive Speed',
      );
      putUint(b, o + 4, o + 12, receiveSpeedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'ianaTimeZone': {
      const ianaTimeZoneEnd = putText(b, o + 4, value.ianaTimeZone);
      valueEnd = ianaTimeZoneEnd;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Interface Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Interface Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Interface Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Interface Option. */
export function encodeInterfaceOption(v: InterfaceOption, swapped: number): Uint8Array {
  return encoded((b) => writeInterfaceOption(v, b, 0, swapped));
}

/** The Interface Option in b, or the code of the rule it breaks. */
export function decodeInterfaceOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: InterfaceOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkInterfaceOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readInterfaceOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type PacketOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | { readonly is: 'flags'; /** Flags (32): in its two lowest bits. */ readonly flags: number }
  | {
      readonly is: 'hash'; /** Algorithm (8). */
      readonly algorithm: number;
      /** Hash. */
      readonly hash: Uint8Array;
    }
  | { readonly is: 'dropCount'; /** Drop Count (64). */ readonly dropCount: bigint }
  | { readonly is: 'packetId'; /** Packet ID (64). */ readonly packetId: bigint }
  | { readonly is: 'queue'; /** Queue (32). */ readonly queue: number }
  | {
      readonly is: 'verdict'; /** Verdict Type (8). */
      readonly verdictType: number;
      /** Verdict. */
      readonly verdict: Uint8Array;
    }
  | {
      readonly is: 'processThread'; /** Process ID (32). */
      readonly processId: number;
      /** Thread ID (32). */
      readonly threadId: number;
    }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface PacketOption {
  /** Value. */
  readonly value: PacketOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Packet Option at o, which a check has found sound. */
export function readPacketOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): PacketOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: PacketOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2: {
      // Flags
      value = {
        is: 'flags',
        flags:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 3: {
      // Hash
      value = { is: 'hash', algorithm: b[o + 4], hash: b.subarray(o + 5, valueEnd) };
      break;
    }

    case 4: {
      // Drop Count
      value = { is: 'dropCount', dropCount: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 5: {
      // Packet ID
      value = { is: 'packetId', packetId: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 6: {
      // Queue
      value = {
        is: 'queue',
        queue:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
      };
      break;
    }

    case 7: {
      // Verdict
      value = { is: 'verdict', verdictType: b[o + 4], verdict: b.subarray(o + 5, valueEnd) };
      break;
    }

    case 8: {
      // Process Thread
      value = {
        is: 'processThread',
        processId:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        threadId:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
      };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Packet Option at o and answers its end. */
export function writePacketOption(
  v: PacketOption,
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'flags'
          ? 2
          : v.value.is === 'hash'
            ? 3
            : v.value.is === 'dropCount'
              ? 4
              : v.value.is === 'packetId'
                ? 5
                : v.value.is === 'queue'
                  ? 6
                  : v.value.is === 'verdict'
                    ? 7
                    : v.value.is === 'processThread'
                      ? 8
                      : v.value.is === 'custom'
                        ? v.value.code
                        : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Packet Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'flags': {
      const flagsWord = fits(value.flags, 4294967295, 'Packet Option.Value.Flags.Flags');
      putUint(b, o + 4, o + 8, flagsWord, swapped === 1);
      valueEnd = o + 8;
      break;
    }

    case 'hash': {
      b[o + 4] = fits(value.algorithm, 255, 'Packet Option.Value.Hash.Algorithm');
      const hashEnd = put(b, o + 5, value.hash);
      valueEnd = hashEnd;
      break;
    }

    case 'dropCount': {
      const dropCountWord = fitsBig(
        value.dropCount,
        18446744073709551615n,
        'Packet Option.Value.Drop Count.Drop Count',
      );
      putUint(b, o + 4, o + 12, dropCountWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'packetId': {
      const packetIdWord = fitsBig(
        value.packetId,
        18446744073709551615n,
        'Packet Option.Value.Packet ID.Packet ID',
      );
      putUint(b, o + 4, o + 12, packetIdWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'queue': {
      const queueWord = fits(value.queue, 4294967295, 'Packet Option.Value.Queue.Queue');
      putUint(b, o + 4, o + 8, queueWord, swapped === 1);
      valueEnd = o + 8;
      break;
    }

    case 'verdict': {
      b[o + 4] = fits(value.verdictType, 255, 'Packet Option.Value.Verdict.Verdict Type');
      const verdictEnd = put(b, o + 5, value.verdict);
      valueEnd = verdictEnd;
      break;
    }

    case 'processThread': {
      const processIdWord = fits(
        value.processId,
        4294967295,
        'Packet Option.Value.Process Thread.Process ID',
      );
      putUint(b, o + 4, o + 8, processIdWord, swapped === 1);
      const threadIdWord = fits(
        value.threadId,
        4294967295,
        'Packet Option.Value.Process Thread.Thread ID',
      );
      putUint(b, o + 8, o + 12, threadIdWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Packet Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Packet Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Packet Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Packet Option. */
export function encodePacketOption(v: PacketOption, swapped: number): Uint8Array {
  return encoded((b) => writePacketOption(v, b, 0, swapped));
}

/** The Packet Option in b, or the code of the rule it breaks. */
export function decodePacketOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: PacketOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkPacketOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readPacketOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type NameOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | { readonly is: 'dnsName'; /** DNS Name. */ readonly dnsName: string }
  | { readonly is: 'dnsIpv4Address'; /** DNS IPv4 Address (32). */ readonly dnsIpv4Address: string }
  | { readonly is: 'dnsIpv6Address'; /** DNS IPv6 Address. */ readonly dnsIpv6Address: string }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface NameOption {
  /** Value. */
  readonly value: NameOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Name Option at o, which a check has found sound. */
export function readNameOption(b: Uint8Array, o: number, end: number, swapped: number): NameOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: NameOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2: {
      // DNS Name
      value = { is: 'dnsName', dnsName: readText(b, o + 4, valueEnd) };
      break;
    }

    case 3: {
      // DNS IPv4 Address
      value = {
        is: 'dnsIpv4Address',
        dnsIpv4Address: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
      };
      break;
    }

    case 4: {
      // DNS IPv6 Address
      value = { is: 'dnsIpv6Address', dnsIpv6Address: showIpv6(b, o + 4) };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Name Option at o and answers its end. */
export function writeNameOption(v: NameOption, b: Uint8Array, o: number, swapped: number): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'dnsName'
          ? 2
          : v.value.is === 'dnsIpv4Address'
            ? 3
            : v.value.is === 'dnsIpv6Address'
              ? 4
              : v.value.is === 'custom'
                ? v.value.code
                : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Name Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'dnsName': {
      const dnsNameEnd = putText(b, o + 4, value.dnsName);
      valueEnd = dnsNameEnd;
      break;
    }

    case 'dnsIpv4Address': {
      const dnsIpv4Address = ipv4(
        value.dnsIpv4Address,
        'Name Option.Value.DNS IPv4 Address.DNS IPv4 Address',
      );
      b[o + 4] = dnsIpv4Address >>> 24;
      b[o + 5] = dnsIpv4Address >>> 16;
      b[o + 6] = dnsIpv4Address >>> 8;
      b[o + 7] = dnsIpv4Address;
      valueEnd = o + 8;
      break;
    }

    case 'dnsIpv6Address': {
      const dnsIpv6AddressEnd = putIpv6(
        b,
        o + 4,
        value.dnsIpv6Address,
        'Name Option.Value.DNS IPv6 Address.DNS IPv6 Address',
      );
      valueEnd = dnsIpv6AddressEnd;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Name Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Name Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Name Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Name Option. */
export function encodeNameOption(v: NameOption, swapped: number): Uint8Array {
  return encoded((b) => writeNameOption(v, b, 0, swapped));
}

/** The Name Option in b, or the code of the rule it breaks. */
export function decodeNameOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: NameOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkNameOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readNameOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type StatisticsOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | {
      readonly is: 'startTime'; /** Start Upper (32). */
      readonly startUpper: number;
      /** Start Lower (32). */
      readonly startLower: number;
    }
  | {
      readonly is: 'endTime'; /** End Upper (32). */
      readonly endUpper: number;
      /** End Lower (32). */
      readonly endLower: number;
    }
  | { readonly is: 'received'; /** Received (64). */ readonly received: bigint }
  | { readonly is: 'dropped'; /** Dropped (64). */ readonly dropped: bigint }
  | { readonly is: 'accepted'; /** Accepted (64). */ readonly accepted: bigint }
  | { readonly is: 'osDropped'; /** OS Dropped (64). */ readonly osDropped: bigint }
  | { readonly is: 'delivered'; /** Delivered (64). */ readonly delivered: bigint }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface StatisticsOption {
  /** Value. */
  readonly value: StatisticsOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Statistics Option at o, which a check has found sound. */
export function readStatisticsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): StatisticsOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: StatisticsOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2: {
      // Start Time
      value = {
        is: 'startTime',
        startUpper:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        startLower:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
      };
      break;
    }

    case 3: {
      // End Time
      value = {
        is: 'endTime',
        endUpper:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        endLower:
          swapped === 1
            ? ((b[o + 11] << 24) | (b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) >>> 0
            : ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0,
      };
      break;
    }

    case 4: {
      // Received
      value = { is: 'received', received: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 5: {
      // Dropped
      value = { is: 'dropped', dropped: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 6: {
      // Accepted
      value = { is: 'accepted', accepted: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 7: {
      // OS Dropped
      value = { is: 'osDropped', osDropped: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 8: {
      // Delivered
      value = { is: 'delivered', delivered: bigUint(b, o + 4, o + 12, swapped === 1) };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Statistics Option at o and answers its end. */
export function writeStatisticsOption(
  v: StatisticsOption,
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'startTime'
          ? 2
          : v.value.is === 'endTime'
            ? 3
            : v.value.is === 'received'
              ? 4
              : v.value.is === 'dropped'
                ? 5
                : v.value.is === 'accepted'
                  ? 6
                  : v.value.is === 'osDropped'
                    ? 7
                    : v.value.is === 'delivered'
                      ? 8
                      : v.value.is === 'custom'
                        ? v.value.code
                        : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Statistics Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'startTime': {
      const startUpperWord = fits(
        value.startUpper,
        4294967295,
        'Statistics Option.Value.Start Time.Start Upper',
      );
      putUint(b, o + 4, o + 8, startUpperWord, swapped === 1);
      const startLowerWord = fits(
        value.startLower,
        4294967295,
        'Statistics Option.Value.Start Time.Start Lower',
      );
      putUint(b, o + 8, o + 12, startLowerWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'endTime': {
      const endUpperWord = fits(
        value.endUpper,
        4294967295,
        'Statistics Option.Value.End Time.End Upper',
      );
      putUint(b, o + 4, o + 8, endUpperWord, swapped === 1);
      const endLowerWord = fits(
        value.endLower,
        4294967295,
        'Statistics Option.Value.End Time.End Lower',
      );
      putUint(b, o + 8, o + 12, endLowerWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'received': {
      const receivedWord = fitsBig(
        value.received,
        18446744073709551615n,
        'Statistics Option.Value.Received.Received',
      );
      putUint(b, o + 4, o + 12, receivedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'dropped': {
      const droppedWord = fitsBig(
        value.dropped,
        18446744073709551615n,
        'Statistics Option.Value.Dropped.Dropped',
      );
      putUint(b, o + 4, o + 12, droppedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'accepted': {
      const acceptedWord = fitsBig(
        value.accepted,
        18446744073709551615n,
        'Statistics Option.Value.Accepted.Accepted',
      );
      putUint(b, o + 4, o + 12, acceptedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'osDropped': {
      const osDroppedWord = fitsBig(
        value.osDropped,
        18446744073709551615n,
        'Statistics Option.Value.OS Dropped.OS Dropped',
      );
      putUint(b, o + 4, o + 12, osDroppedWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'delivered': {
      const deliveredWord = fitsBig(
        value.delivered,
        18446744073709551615n,
        'Statistics Option.Value.Delivered.Delivered',
      );
      putUint(b, o + 4, o + 12, deliveredWord, swapped === 1);
      valueEnd = o + 12;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Statistics Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Statistics Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Statistics Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Statistics Option. */
export function encodeStatisticsOption(v: StatisticsOption, swapped: number): Uint8Array {
  return encoded((b) => writeStatisticsOption(v, b, 0, swapped));
}

/** The Statistics Option in b, or the code of the rule it breaks. */
export function decodeStatisticsOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: StatisticsOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkStatisticsOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readStatisticsOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

export type SecretsOptionValue =
  | { readonly is: 'endOfOptions' }
  | { readonly is: 'comment'; /** Comment. */ readonly comment: string }
  | {
      readonly is: 'custom';
      readonly code: number;
      /** Private Enterprise Number (32). */
      readonly privateEnterpriseNumber: number;
      /** Custom Data. */
      readonly customData: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly code: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface SecretsOption {
  /** Value. */
  readonly value: SecretsOptionValue;
  /** Filler. */
  readonly filler: Uint8Array;
}

/** The Secrets Option at o, which a check has found sound. */
export function readSecretsOption(
  b: Uint8Array,
  o: number,
  end: number,
  swapped: number,
): SecretsOption {
  const code = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
  const valueEnd = o + 4 + length;
  let value: SecretsOptionValue;
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      value = { is: 'comment', comment: readText(b, o + 4, valueEnd) };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      value = {
        is: 'custom',
        code: code,
        privateEnterpriseNumber:
          swapped === 1
            ? ((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0
            : ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        customData: b.subarray(o + 8, valueEnd),
      };
      break;
    }

    default: {
      value = { is: 'unknown', code: code, octets: b.subarray(o + 4, valueEnd) };
      break;
    }
  }

  const fillerEnd = valueEnd + 0;
  const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
  cursor.at = fillerFilled;
  return { value, filler: b.subarray(valueEnd, fillerEnd) };
}

/** Writes a Secrets Option at o and answers its end. */
export function writeSecretsOption(
  v: SecretsOption,
  b: Uint8Array,
  o: number,
  swapped: number,
): number {
  const codeTag =
    v.value.is === 'endOfOptions'
      ? 0
      : v.value.is === 'comment'
        ? 1
        : v.value.is === 'custom'
          ? v.value.code
          : v.value.code;
  const codeWord = fits(codeTag, 65535, 'Secrets Option.Code');
  putUint(b, o, o + 2, codeWord, swapped === 1);
  putUint(b, o + 2, o + 4, 0, swapped === 1);
  const value = v.value;
  let valueEnd = o + 4;
  switch (value.is) {
    case 'endOfOptions': {
      valueEnd = o + 4;
      break;
    }

    case 'comment': {
      const commentEnd = putText(b, o + 4, value.comment);
      valueEnd = commentEnd;
      break;
    }

    case 'custom': {
      const privateEnterpriseNumberWord = fits(
        value.privateEnterpriseNumber,
        4294967295,
        'Secrets Option.Value.Custom.Private Enterprise Number',
      );
      putUint(b, o + 4, o + 8, privateEnterpriseNumberWord, swapped === 1);
      const customDataEnd = put(b, o + 8, value.customData);
      valueEnd = customDataEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 4, value.octets);
      valueEnd = octetsEnd;
      break;
    }
  }

  const fillerEnd = put(b, valueEnd, v.filler);
  counted(fillerEnd - valueEnd, 0, 'Secrets Option.Filler');
  const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
  const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
  const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Secrets Option.Length');
  putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
  return fillerFilled;
}

/** The octets of a Secrets Option. */
export function encodeSecretsOption(v: SecretsOption, swapped: number): Uint8Array {
  return encoded((b) => writeSecretsOption(v, b, 0, swapped));
}

/** The Secrets Option in b, or the code of the rule it breaks. */
export function decodeSecretsOption(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: SecretsOption }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkSecretsOption(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readSecretsOption(b, 0, b.length, swapped) }
    : { ok: false, fault };
}

/** An address and the names it goes by, each of which ends in zero. */
export type NameRecord =
  | { readonly is: 'endOfRecords'; /** Options. */ readonly options: readonly NameOption[] }
  | {
      readonly is: 'ipv4'; /** IPv4 Address (32). */
      readonly ipv4Address: string;
      /** Names. */
      readonly names: Uint8Array;
      /** Filler. */
      readonly filler: Uint8Array;
    }
  | {
      readonly is: 'ipv6'; /** IPv6 Address. */
      readonly ipv6Address: string;
      /** Names. */
      readonly names: Uint8Array;
      /** Filler. */
      readonly filler: Uint8Array;
    }
  | {
      readonly is: 'unknown';
      readonly recordType: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };

/** The Name Record at o, which a check has found sound. */
export function readNameRecord(b: Uint8Array, o: number, end: number, swapped: number): NameRecord {
  const recordType = swapped === 1 ? (b[o + 1] << 8) | b[o] : (b[o] << 8) | b[o + 1];
  switch (recordType) {
    case 0: {
      // End of Records
      const options: NameOption[] = [];
      let optionsAt = o + 4;
      while (optionsAt < end) {
        options.push(readNameOption(b, optionsAt, end, swapped));
        optionsAt = cursor.at;
      }

      cursor.at = end;
      return { is: 'endOfRecords', options };
    }

    case 1: {
      // IPv4
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      const valueEnd = o + 4 + length;
      const fillerEnd = valueEnd + 0;
      const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
      cursor.at = fillerFilled;
      return {
        is: 'ipv4',
        ipv4Address: showIpv4(
          ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0,
        ),
        names: b.subarray(o + 8, valueEnd),
        filler: b.subarray(valueEnd, fillerEnd),
      };
    }

    case 2: {
      // IPv6
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      const valueEnd = o + 4 + length;
      const fillerEnd = valueEnd + 0;
      const fillerFilled = Math.max(fillerEnd, valueEnd + (-length & 3));
      cursor.at = fillerFilled;
      return {
        is: 'ipv6',
        ipv6Address: showIpv6(b, o + 4),
        names: b.subarray(o + 20, valueEnd),
        filler: b.subarray(valueEnd, fillerEnd),
      };
    }

    default: {
      const length = swapped === 1 ? (b[o + 3] << 8) | b[o + 2] : (b[o + 2] << 8) | b[o + 3];
      const octetsEnd = o + 4 + length;
      const octetsFilled = Math.max(octetsEnd, o + 4 + Math.floor((length + 3) / 4) * 4);
      cursor.at = octetsFilled;
      return { is: 'unknown', recordType, octets: b.subarray(o + 4, octetsEnd) };
    }
  }
}

/** Writes a Name Record at o and answers its end. */
export function writeNameRecord(v: NameRecord, b: Uint8Array, o: number, swapped: number): number {
  switch (v.is) {
    case 'endOfRecords': {
      putUint(b, o, o + 2, 0, swapped === 1);
      putUint(b, o + 2, o + 4, 0, swapped === 1);
      let optionsAt = o + 4;
      for (const optionsItem of v.options) {
        optionsAt = writeNameOption(optionsItem, b, optionsAt, swapped);
      }

      return optionsAt;
    }

    case 'ipv4': {
      putUint(b, o, o + 2, 1, swapped === 1);
      putUint(b, o + 2, o + 4, 0, swapped === 1);
      const ipv4Address = ipv4(v.ipv4Address, 'Name Record.IPv4.Value.IPv4 Address');
      b[o + 4] = ipv4Address >>> 24;
      b[o + 5] = ipv4Address >>> 16;
      b[o + 6] = ipv4Address >>> 8;
      b[o + 7] = ipv4Address;
      const namesEnd = put(b, o + 8, v.names);
      const valueEnd = namesEnd;
      const fillerEnd = put(b, valueEnd, v.filler);
      counted(fillerEnd - valueEnd, 0, 'Name Record.IPv4.Filler');
      const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
      const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
      const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Name Record.IPv4.Length');
      putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
      return fillerFilled;
    }

    case 'ipv6': {
      putUint(b, o, o + 2, 2, swapped === 1);
      putUint(b, o + 2, o + 4, 0, swapped === 1);
      const ipv6AddressEnd = putIpv6(
        b,
        o + 4,
        v.ipv6Address,
        'Name Record.IPv6.Value.IPv6 Address',
      );
      const namesEnd = put(b, ipv6AddressEnd, v.names);
      const valueEnd = namesEnd;
      const fillerEnd = put(b, valueEnd, v.filler);
      counted(fillerEnd - valueEnd, 0, 'Name Record.IPv6.Filler');
      const lengthSoon = (valueEnd - (o + 4) - 0) / 1;
      const fillerFilled = fill(b, fillerEnd, Math.max(fillerEnd, valueEnd + (-lengthSoon & 3)), 0);
      const lengthValue = derived(valueEnd - (o + 4), 1, 0, 65535, 'Name Record.IPv6.Length');
      putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
      return fillerFilled;
    }

    case 'unknown': {
      const recordTypeWord = fits(v.recordType, 65535, 'Name Record.Record Type');
      putUint(b, o, o + 2, recordTypeWord, swapped === 1);
      putUint(b, o + 2, o + 4, 0, swapped === 1);
      const octetsEnd = put(b, o + 4, v.octets);
      const lengthSoon = (octetsEnd - (o + 4) - 0) / 1;
      const octetsFilled = fill(
        b,
        octetsEnd,
        Math.max(octetsEnd, o + 4 + Math.floor((lengthSoon + 3) / 4) * 4),
        0,
      );
      const lengthValue = derived(octetsEnd - (o + 4), 1, 0, 65535, 'Name Record.Unknown.Length');
      putUint(b, o + 2, o + 4, lengthValue, swapped === 1);
      return octetsFilled;
    }
  }
}

/** The octets of a Name Record. */
export function encodeNameRecord(v: NameRecord, swapped: number): Uint8Array {
  return encoded((b) => writeNameRecord(v, b, 0, swapped));
}

/** The Name Record in b, or the code of the rule it breaks. */
export function decodeNameRecord(
  b: Uint8Array,
  swapped: number,
):
  | { readonly ok: true; readonly value: NameRecord }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkNameRecord(b, 0, b.length, swapped);
  return fault === 0
    ? { ok: true, value: readNameRecord(b, 0, b.length, swapped) }
    : { ok: false, fault };
}
