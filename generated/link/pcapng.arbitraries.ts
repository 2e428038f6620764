// @generated from spec/link/pcapng.protocol: change that, then npm run generate.
/**
 * Pcapng: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import {
  writeInterfaceOption,
  writeNameOption,
  writeNameRecord,
  writePacketOption,
  writeSecretsOption,
  writeSectionOption,
  writeStatisticsOption,
} from './pcapng.value.ts';
import type * as v from './pcapng.value.ts';

/** A valid Block. */
export function makeBlock(d: Draw, room: number, swapped: number): v.Block {
  let at = 0;
  at += 4;
  const blockType = d.tag(
    [
      [168627466, 168627466, 16],
      [1, 1, 8],
      [2, 2, 20],
      [3, 3, 4],
      [4, 4, 0],
      [5, 5, 12],
      [6, 6, 20],
      [9, 9, 0],
      [10, 10, 8],
      [2989, 2989, 4],
      [1073744813, 1073744813, 4],
      [11, 2988, 0],
      [2990, 168627465, 0],
      [168627467, 1073744812, 0],
      [1073744814, 4294967295, 0],
    ],
    room - at - 8,
  );
  at += 4;
  let blockBody: NonNullable<v.Block['blockBody']>;
  const start = at;
  const limit = Math.min(room, start + 4294967283);
  switch (blockType) {
    case 168627466: {
      // Section Header
      const minorVersion = d.integer(0, 65535);
      const sectionLength = d.big(0n, 18446744073709551615n);
      at += 16;
      const limit2 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'sectionHeader' }>['options']
      >[number][] = [];
      while (limit2 - at >= 4 && d.more(options.length)) {
        const item = makeSectionOption(d, limit2 - at, swapped);
        const took = sizeOf((b) => writeSectionOption(item, b, 0, swapped));
        if (at + took > limit2) break;
        at += took;
        options.push(item);
      }

      blockBody = { is: 'sectionHeader', minorVersion, sectionLength, options };
      break;
    }

    case 1: {
      // Interface Description
      const linktype = d.named(
        [
          0, 1, 6, 8, 9, 10, 50, 51, 101, 104, 105, 107, 108, 113, 117, 119, 127, 147, 162, 187,
          192, 195, 220, 228, 229, 239, 253, 276,
        ],
        0,
        65535,
      );
      const snaplen = d.integer(0, 4294967295);
      at += 8;
      const limit3 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'interfaceDescription' }>['options']
      >[number][] = [];
      while (limit3 - at >= 4 && d.more(options.length)) {
        const item = makeInterfaceOption(d, limit3 - at, swapped);
        const took = sizeOf((b) => writeInterfaceOption(item, b, 0, swapped));
        if (at + took > limit3) break;
        at += took;
        options.push(item);
      }

      blockBody = { is: 'interfaceDescription', linktype, snaplen, options };
      break;
    }

    case 2: {
      // Obsolete Packet
      const interfaceId = d.integer(0, 65535);
      const dropsCount = d.integer(0, 65535);
      const timestampUpper = d.integer(0, 4294967295);
      const timestampLower = d.integer(0, 4294967295);
      at += 16;
      const capturedPacketLength = d.length([[0, 4294967295]], 1, 1, 0, 1, limit - at - 4);
      const originalPacketLength = d.integer(0, 4294967295);
      at += 4;
      const packetData = d.octets(capturedPacketLength);
      at += Math.max(packetData.length, Math.floor((capturedPacketLength + 3) / 4) * 4);
      const limit4 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'obsoletePacket' }>['options']
      >[number][] = [];
      while (limit4 - at >= 4 && d.more(options.length)) {
        const item = makePacketOption(d, limit4 - at, swapped);
        const took = sizeOf((b) => writePacketOption(item, b, 0, swapped));
        if (at + took > limit4) break;
        at += took;
        options.push(item);
      }

      blockBody = {
        is: 'obsoletePacket',
        interfaceId,
        dropsCount,
        timestampUpper,
        timestampLower,
        originalPacketLength,
        packetData,
        options,
      };
      break;
    }

    case 3: {
      // Simple Packet
      const limit5 = start + 1 * d.length([[16, 4294967295]], 4, 1, -12, 1, limit - start) + -12;
      const originalPacketLength = d.integer(0, 4294967295);
      at += 4;
      const packetData = d.octets(limit5 - at);
      at += packetData.length;
      blockBody = { is: 'simplePacket', originalPacketLength, packetData };
      break;
    }

    case 4: {
      // Name Resolution
      const limit6 = limit;
      const records: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'nameResolution' }>['records']
      >[number][] = [];
      while (limit6 - at >= 4 && d.more(records.length)) {
        const item = makeNameRecord(d, limit6 - at, swapped);
        if (item.is === 'endOfRecords') break;
        const took = sizeOf((b) => writeNameRecord(item, b, 0, swapped));
        if (at + took > limit6) break;
        at += took;
        records.push(item);
      }

      at += 4;
      blockBody = { is: 'nameResolution', records };
      break;
    }

    case 5: {
      // Interface Statistics
      const interfaceId = d.integer(0, 4294967295);
      const timestampUpper = d.integer(0, 4294967295);
      const timestampLower = d.integer(0, 4294967295);
      at += 12;
      const limit7 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'interfaceStatistics' }>['options']
      >[number][] = [];
      while (limit7 - at >= 4 && d.more(options.length)) {
        const item = makeStatisticsOption(d, limit7 - at, swapped);
        const took = sizeOf((b) => writeStatisticsOption(item, b, 0, swapped));
        if (at + took > limit7) break;
        at += took;
        options.push(item);
      }

      blockBody = {
        is: 'interfaceStatistics',
        interfaceId,
        timestampUpper,
        timestampLower,
        options,
      };
      break;
    }

    case 6: {
      // Enhanced Packet
      const interfaceId = d.integer(0, 4294967295);
      const timestampUpper = d.integer(0, 4294967295);
      const timestampLower = d.integer(0, 4294967295);
      at += 16;
      const capturedPacketLength = d.length([[0, 4294967295]], 1, 1, 0, 1, limit - at - 4);
      const originalPacketLength = d.integer(0, 4294967295);
      at += 4;
      const packetData = d.octets(capturedPacketLength);
      at += Math.max(packetData.length, Math.floor((capturedPacketLength + 3) / 4) * 4);
      const limit8 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'enhancedPacket' }>['options']
      >[number][] = [];
      while (limit8 - at >= 4 && d.more(options.length)) {
        const item = makePacketOption(d, limit8 - at, swapped);
        const took = sizeOf((b) => writePacketOption(item, b, 0, swapped));
        if (at + took > limit8) break;
        at += took;
        options.push(item);
      }

      blockBody = {
        is: 'enhancedPacket',
        interfaceId,
        timestampUpper,
        timestampLower,
        originalPacketLength,
        packetData,
        options,
      };
      break;
    }

    case 9: {
      // Systemd Journal
      const limit9 = start + 1 * d.length([[12, 4294967295]], 4, 1, -12, 1, limit - start) + -12;
      const journalEntry = d.octets(limit9 - at);
      at += journalEntry.length;
      blockBody = { is: 'systemdJournal', journalEntry };
      break;
    }

    case 10: {
      // Decryption Secrets
      const secretsType = d.named(
        [1397967692, 1414288203, 1464290124, 1515083595, 1514229843],
        0,
        4294967295,
      );
      at += 8;
      const secretsLength = d.length([[0, 4294967295]], 1, 1, 0, 1, limit - at);
      const secretsData = d.octets(secretsLength);
      at += Math.max(secretsData.length, Math.floor((secretsLength + 3) / 4) * 4);
      const limit10 = limit;
      const options: NonNullable<
        Extract<NonNullable<v.Block['blockBody']>, { is: 'decryptionSecrets' }>['options']
      >[number][] = [];
      while (limit10 - at >= 4 && d.more(options.length)) {
        const item = makeSecretsOption(d, limit10 - at, swapped);
        const took = sizeOf((b) => writeSecretsOption(item, b, 0, swapped));
        if (at + took > limit10) break;
        at += took;
        options.push(item);
      }

      blockBody = { is: 'decryptionSecrets', secretsType, secretsData, options };
      break;
    }

    case 2989:
    case 1073744813: {
      // Custom
      const limit11 = start + 1 * d.length([[16, 4294967295]], 4, 1, -12, 1, limit - start) + -12;
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(limit11 - at);
      at += customData.length;
      blockBody = { is: 'custom', blockType: blockType, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const limit12 = start + 1 * d.length([[12, 4294967295]], 4, 1, -12, 1, limit - start) + -12;
      const octets = d.octets(limit12 - at);
      at += octets.length;
      blockBody = { is: 'unknown', blockType: blockType, octets };
      break;
    }
  }

  return { blockBody };
}

/** A valid Section Option. */
export function makeSectionOption(d: Draw, room: number, swapped: number): v.SectionOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
      [4, 4, 0],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [5, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.SectionOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2: {
      // Hardware
      const hardware = d.text(d.count(0, limit - at));
      at += textOctets(hardware);
      value = { is: 'hardware', hardware };
      break;
    }

    case 3: {
      // OS
      const os = d.text(d.count(0, limit - at));
      at += textOctets(os);
      value = { is: 'os', os };
      break;
    }

    case 4: {
      // User Application
      const userApplication = d.text(d.count(0, limit - at));
      at += textOctets(userApplication);
      value = { is: 'userApplication', userApplication };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Interface Option. */
export function makeInterfaceOption(d: Draw, room: number, swapped: number): v.InterfaceOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 0],
      [4, 4, 8],
      [5, 5, 17],
      [6, 6, 6],
      [7, 7, 8],
      [8, 8, 8],
      [9, 9, 1],
      [10, 10, 4],
      [11, 11, 1],
      [12, 12, 0],
      [13, 13, 1],
      [14, 14, 8],
      [15, 15, 0],
      [16, 16, 8],
      [17, 17, 8],
      [18, 18, 0],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [19, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.InterfaceOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2: {
      // Name
      const name = d.text(d.count(0, limit - at));
      at += textOctets(name);
      value = { is: 'name', name };
      break;
    }

    case 3: {
      // Description
      const description = d.text(d.count(0, limit - at));
      at += textOctets(description);
      value = { is: 'description', description };
      break;
    }

    case 4: {
      // IPv4 Address
      const ipv4Address = d.ipv4();
      const netmask = d.ipv4();
      at += 8;
      value = { is: 'ipv4Address', ipv4Address, netmask };
      break;
    }

    case 5: {
      // IPv6 Address
      const ipv6Address = d.ipv6();
      const prefixLength = d.integer(0, 128);
      at += 17;
      value = { is: 'ipv6Address', ipv6Address, prefixLength };
      break;
    }

    case 6: {
      // MAC Address
      const macAddress = d.mac();
      at += 6;
      value = { is: 'macAddress', macAddress };
      break;
    }

    case 7: {
      // EUI Address
      const euiAddress = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'euiAddress', euiAddress };
      break;
    }

    case 8: {
      // Speed
      const speed = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'speed', speed };
      break;
    }

    case 9: {
      // Timestamp Resolution
      const resolution = d.integer(0, 255);
      at += 1;
      value = { is: 'timestampResolution', resolution };
      break;
    }

    case 10: {
      // Time Zone
      const timeZone = d.integer(0, 4294967295);
      at += 4;
      value = { is: 'timeZone', timeZone };
      break;
    }

    case 11: {
      // Filter
      const filterKind = d.integer(0, 255);
      at += 1;
      const filter = d.octets(d.count(0, limit - at));
      at += filter.length;
      value = { is: 'filter', filterKind, filter };
      break;
    }

    case 12: {
      // OS
      const os = d.text(d.count(0, limit - at));
      at += textOctets(os);
      value = { is: 'os', os };
      break;
    }

    case 13: {
      // FCS Length
      const fcsLength = d.integer(0, 255);
      at += 1;
      value = { is: 'fcsLength', fcsLength };
      break;
    }

    case 14: {
      // Timestamp Offset
      const timestampOffset = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'timestampOffset', timestampOffset };
      break;
    }

    case 15: {
      // Hardware
      const hardware = d.text(d.count(0, limit - at));
      at += textOctets(hardware);
      value = { is: 'hardware', hardware };
      break;
    }

    case 16: {
      // Transmit Speed
      const transmitSpeed = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'transmitSpeed', transmitSpeed };
      break;
    }

    case 17: {
      // Receive Speed
      const receiveSpeed = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'receiveSpeed', receiveSpeed };
      break;
    }

    case 18: {
      // IANA Time Zone
      const ianaTimeZone = d.text(d.count(0, limit - at));
      at += textOctets(ianaTimeZone);
      value = { is: 'ianaTimeZone', ianaTimeZone };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Packet Option. */
export function makePacketOption(d: Draw, room: number, swapped: number): v.PacketOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 4],
      [3, 3, 1],
      [4, 4, 8],
      [5, 5, 8],
      [6, 6, 4],
      [7, 7, 1],
      [8, 8, 8],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [9, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.PacketOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2: {
      // Flags
      const flags = d.named([0, 1, 2], 0, 4294967295);
      at += 4;
      value = { is: 'flags', flags };
      break;
    }

    case 3: {
      // Hash
      const algorithm = d.named([0, 1, 2, 3, 4, 5], 0, 255);
      at += 1;
      const hash = d.octets(d.count(0, limit - at));
      at += hash.length;
      value = { is: 'hash', algorithm, hash };
      break;
    }

    case 4: {
      // Drop Count
      const dropCount = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'dropCount', dropCount };
      break;
    }

    case 5: {
      // Packet ID
      const packetId = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'packetId', packetId };
      break;
    }

    case 6: {
      // Queue
      const queue = d.integer(0, 4294967295);
      at += 4;
      value = { is: 'queue', queue };
      break;
    }

    case 7: {
      // Verdict
      const verdictType = d.integer(0, 255);
      at += 1;
      const verdict = d.octets(d.count(0, limit - at));
      at += verdict.length;
      value = { is: 'verdict', verdictType, verdict };
      break;
    }

    case 8: {
      // Process Thread
      const processId = d.integer(0, 4294967295);
      const threadId = d.integer(0, 4294967295);
      at += 8;
      value = { is: 'processThread', processId, threadId };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Name Option. */
export function makeNameOption(d: Draw, room: number, swapped: number): v.NameOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 3, 4],
      [4, 4, 16],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [5, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.NameOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2: {
      // DNS Name
      const dnsName = d.text(d.count(0, limit - at));
      at += textOctets(dnsName);
      value = { is: 'dnsName', dnsName };
      break;
    }

    case 3: {
      // DNS IPv4 Address
      const dnsIpv4Address = d.ipv4();
      at += 4;
      value = { is: 'dnsIpv4Address', dnsIpv4Address };
      break;
    }

    case 4: {
      // DNS IPv6 Address
      const dnsIpv6Address = d.ipv6();
      at += 16;
      value = { is: 'dnsIpv6Address', dnsIpv6Address };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Statistics Option. */
export function makeStatisticsOption(d: Draw, room: number, swapped: number): v.StatisticsOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 8],
      [3, 3, 8],
      [4, 4, 8],
      [5, 5, 8],
      [6, 6, 8],
      [7, 7, 8],
      [8, 8, 8],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [9, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.StatisticsOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2: {
      // Start Time
      const startUpper = d.integer(0, 4294967295);
      const startLower = d.integer(0, 4294967295);
      at += 8;
      value = { is: 'startTime', startUpper, startLower };
      break;
    }

    case 3: {
      // End Time
      const endUpper = d.integer(0, 4294967295);
      const endLower = d.integer(0, 4294967295);
      at += 8;
      value = { is: 'endTime', endUpper, endLower };
      break;
    }

    case 4: {
      // Received
      const received = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'received', received };
      break;
    }

    case 5: {
      // Dropped
      const dropped = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'dropped', dropped };
      break;
    }

    case 6: {
      // Accepted
      const accepted = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'accepted', accepted };
      break;
    }

    case 7: {
      // OS Dropped
      const osDropped = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'osDropped', osDropped };
      break;
    }

    case 8: {
      // Delivered
      const delivered = d.big(0n, 18446744073709551615n);
      at += 8;
      value = { is: 'delivered', delivered };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Secrets Option. */
export function makeSecretsOption(d: Draw, room: number, swapped: number): v.SecretsOption {
  let at = 0;
  at += 2;
  const code = d.tag(
    [
      [0, 0, 0],
      [1, 1, 0],
      [2988, 2988, 4],
      [2989, 2989, 4],
      [19372, 19372, 4],
      [19373, 19373, 4],
      [2, 2987, 0],
      [2990, 19371, 0],
      [19374, 65535, 0],
    ],
    room - at - 2,
  );
  at += 2;
  let value: NonNullable<v.SecretsOption['value']>;
  const start = at;
  const limit = Math.min(room, start + 65535);
  switch (code) {
    case 0: {
      // End of Options
      value = { is: 'endOfOptions' };
      break;
    }

    case 1: {
      // Comment
      const comment = d.text(d.count(0, limit - at));
      at += textOctets(comment);
      value = { is: 'comment', comment };
      break;
    }

    case 2988:
    case 2989:
    case 19372:
    case 19373: {
      // Custom
      const privateEnterpriseNumber = d.integer(0, 4294967295);
      at += 4;
      const customData = d.octets(d.count(0, limit - at));
      at += customData.length;
      value = { is: 'custom', code: code, privateEnterpriseNumber, customData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, limit - at));
      at += octets.length;
      value = { is: 'unknown', code: code, octets };
      break;
    }
  }

  const filler = d.octets(0);
  at += Math.max(filler.length, -((at - start) / 1) & 3);
  return { value, filler };
}

/** A valid Name Record. */
export function makeNameRecord(d: Draw, room: number, swapped: number): v.NameRecord {
  let at = 0;
  const recordType = d.tag(
    [
      [0, 0, 4],
      [1, 1, 8],
      [2, 2, 20],
      [3, 65535, 4],
    ],
    room,
  );
  at += 2;
  switch (recordType) {
    case 0: {
      // End of Records
      at += 2;
      const limit = room;
      const options: NonNullable<
        Extract<v.NameRecord, { is: 'endOfRecords' }>['options']
      >[number][] = [];
      while (limit - at >= 4 && d.more(options.length)) {
        const item = makeNameOption(d, limit - at, swapped);
        const took = sizeOf((b) => writeNameOption(item, b, 0, swapped));
        if (at + took > limit) break;
        at += took;
        options.push(item);
      }

      return { is: 'endOfRecords', options };
    }

    case 1: {
      // IPv4
      at += 2;
      const start2 = at;
      const limit2 = Math.min(room, start2 + 65535);
      const ipv4Address = d.ipv4();
      at += 4;
      const names = d.octets(d.count(0, limit2 - at));
      at += names.length;
      const lengthSaid = (at - start2) / 1;
      const filler = d.octets(0);
      at += Math.max(filler.length, -lengthSaid & 3);
      return { is: 'ipv4', ipv4Address, names, filler };
    }

    case 2: {
      // IPv6
      at += 2;
      const start3 = at;
      const limit3 = Math.min(room, start3 + 65535);
      const ipv6Address = d.ipv6();
      at += 16;
      const names = d.octets(d.count(0, limit3 - at));
      at += names.length;
      const lengthSaid2 = (at - start3) / 1;
      const filler = d.octets(0);
      at += Math.max(filler.length, -lengthSaid2 & 3);
      return { is: 'ipv6', ipv6Address, names, filler };
    }

    default: {
      at += 2;
      const length = d.length([[0, 65535]], 1, 1, 0, 1, room - at);
      const octets = d.octets(length);
      at += Math.max(octets.length, Math.floor((length + 3) / 4) * 4);
      return { is: 'unknown', recordType: recordType, octets };
    }
  }
}
