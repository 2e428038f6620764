// @generated from spec/network/igmp.protocol: change that, then npm run generate.
/**
 * IGMP: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeGroupRecord } from './igmp.value.ts';
import type * as v from './igmp.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  at += 1;
  const type = d.tag(
    [
      [17, 17, 4],
      [18, 18, 4],
      [22, 22, 4],
      [23, 23, 4],
      [34, 34, 4],
      [0, 16, 0],
      [19, 21, 0],
      [24, 33, 0],
      [35, 255, 0],
    ],
    room - at - 3,
  );
  const maxRespCode = d.integer(0, 255);
  let body: NonNullable<v.Message['body']>;
  at += 3;
  switch (type) {
    case 17: {
      // Membership Query
      const groupAddress = d.ipv4();
      at += 4;
      let igmpv3:
        Extract<NonNullable<v.Message['body']>, { is: 'membershipQuery' }>['igmpv3'] | undefined;
      if (d.flag()) {
        const flags = d.integer(0, 15);
        const sFlag = d.flag();
        const qrv = d.integer(0, 7);
        const qqic = d.integer(0, 255);
        at += 4;
        const numberOfSources = d.length(
          [[0, 65535]],
          1,
          1,
          0,
          1,
          Math.min(6, Math.floor((room - at) / 4)),
        );
        const sourceAddresses = Array.from({ length: Math.max(0, numberOfSources) }, () =>
          d.ipv4(),
        );
        at += sourceAddresses.length * 4;
        const additionalData = d.octets(d.count(0, room - at));
        at += additionalData.length;
        igmpv3 = { flags, sFlag, qrv, qqic, sourceAddresses, additionalData };
      }

      body = { is: 'membershipQuery', groupAddress, ...(igmpv3 === undefined ? {} : { igmpv3 }) };
      break;
    }

    case 18: {
      // V1 Membership Report
      const groupAddress = d.ipv4();
      at += 4;
      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'v1MembershipReport', groupAddress, additionalData };
      break;
    }

    case 22: {
      // V2 Membership Report
      const groupAddress = d.ipv4();
      at += 4;
      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'v2MembershipReport', groupAddress, additionalData };
      break;
    }

    case 23: {
      // Leave Group
      const groupAddress = d.ipv4();
      at += 4;
      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'leaveGroup', groupAddress, additionalData };
      break;
    }

    case 34: {
      // V3 Membership Report
      const flags = d.integer(0, 65535);
      at += 4;
      const numberOfGroupRecords = d.length(
        [[0, 65535]],
        1,
        1,
        0,
        1,
        Math.min(6, Math.floor((room - at) / 8)),
      );
      const limit = room;
      const groupRecords: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'v3MembershipReport' }>['groupRecords']
      >[number][] = [];
      while (groupRecords.length < numberOfGroupRecords) {
        const item = makeGroupRecord(d, limit - at);
        const took = sizeOf((b) => writeGroupRecord(item, b, 0));
        at += took;
        groupRecords.push(item);
      }

      const additionalData = d.octets(d.count(0, room - at));
      at += additionalData.length;
      body = { is: 'v3MembershipReport', flags, groupRecords, additionalData };
      break;
    }

    default: {
      const octets = d.octets(d.count(0, room - at));
      at += octets.length;
      body = { is: 'unknown', type: type, octets };
      break;
    }
  }

  return { maxRespCode, body };
}

/** A valid Group Record. */
export function makeGroupRecord(d: Draw, room: number): v.GroupRecord {
  let at = 0;
  const recordType = d.named([1, 2, 3, 4, 5, 6], 0, 255);
  at += 2;
  const auxDataLen = d.length([[0, 255]], 1, 4, 0, 1, room - at - 6);
  at += 2;
  const numberOfSources = d.length(
    [[0, 65535]],
    1,
    1,
    0,
    1,
    Math.min(6, Math.floor((room - at - 4) / 4)),
  );
  const multicastAddress = d.ipv4();
  at += 4;
  const sourceAddresses = Array.from({ length: Math.max(0, numberOfSources) }, () => d.ipv4());
  at += sourceAddresses.length * 4;
  const auxiliaryData = d.octets(auxDataLen * 4);
  at += auxiliaryData.length;
  return { recordType, multicastAddress, sourceAddresses, auxiliaryData };
}

/** A valid Floating Code. */
export function makeFloatingCode(d: Draw, room: number): v.FloatingCode {
  const floating = d.flag();
  const exponent = d.integer(0, 7);
  const mantissa = d.integer(0, 15);
  return { floating, exponent, mantissa };
}
