// @generated from spec/network/ipv4.protocol: change that, then npm run generate.
/**
 * IPv4: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeOption, writeStamp } from './ipv4.value.ts';
import type * as v from './ipv4.value.ts';

/** A valid Packet. */
export function makePacket(d: Draw, room: number): v.Packet {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 65535);
  const start2 = at;
  const limit2 = Math.min(limit, start2 + 60);
  at += 1;
  const dscp = d.named(
    [0, 8, 16, 24, 32, 40, 48, 56, 10, 12, 14, 18, 20, 22, 26, 28, 30, 34, 36, 38, 1, 44, 45, 46],
    0,
    63,
  );
  const ecn = d.named([0, 1, 2, 3], 0, 3);
  at += 3;
  const identification = d.integer(0, 65535);
  const dontFragment = d.flag();
  const moreFragments = d.flag();
  const fragmentOffset = d.integer(0, 8191);
  const timeToLive = d.integer(0, 255);
  const protocol = d.named(
    [
      0, 1, 2, 4, 6, 8, 17, 27, 33, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 88, 89, 94, 97, 103,
      108, 112, 115, 132, 135, 136, 137, 139, 140, 253, 254,
    ],
    0,
    255,
  );
  const sourceAddress = d.ipv4();
  const destinationAddress = d.ipv4();
  at += 16;
  const limit3 = limit2;
  const options: NonNullable<v.Packet['options']>[number][] = [];
  while (limit3 - at >= 1 && d.more(options.length)) {
    const item = makeOption(d, limit3 - at);
    if (item.is === 'endOfOptionList') break;
    const took = sizeOf((b) => writeOption(item, b, 0));
    if (at + took > limit3) break;
    at += took;
    options.push(item);
  }

  const payload = d.octets(d.count(0, limit - at));
  at += payload.length;
  return {
    dscp,
    ecn,
    identification,
    dontFragment,
    moreFragments,
    fragmentOffset,
    timeToLive,
    protocol,
    sourceAddress,
    destinationAddress,
    options,
    payload,
  };
}

/** A valid Option Octet. */
export function makeOptionOctet(d: Draw, room: number): v.OptionOctet {
  const copied = d.flag();
  const optionClass = d.integer(0, 3);
  const optionNumber = d.integer(0, 31);
  return { copied, optionClass, optionNumber };
}

/** A valid Stamp. */
export function makeStamp(d: Draw, room: number): v.Stamp {
  const address = d.ipv4();
  const timestamp = d.integer(0, 4294967295);
  return { address, timestamp };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  const type = d.tag(
    [
      [0, 0, 1],
      [1, 1, 1],
      [7, 7, 3],
      [68, 68, 4],
      [130, 130, 3],
      [131, 131, 3],
      [136, 136, 4],
      [137, 137, 3],
      [148, 148, 4],
      [69, 129, 2],
      [132, 135, 2],
      [138, 147, 2],
      [149, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (type) {
    case 0: {
      // End of Option List
      return { is: 'endOfOptionList' };
    }

    case 1: {
      // No Operation
      return { is: 'noOperation' };
    }

    case 7: {
      // Record Route
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 4, room - at - 1);
      const pointer = d.integer(4, 255);
      at += 1;
      const route = Array.from({ length: Math.max(0, (length - 3) / 4) }, () => d.ipv4());
      at += route.length * 4;
      return { is: 'recordRoute', pointer, route };
    }

    case 68: {
      // Internet Timestamp
      at += 1;
      const pointer = d.integer(5, 255);
      const overflow = d.integer(0, 15);
      at += 2;
      const flag = d.tag(
        [
          [0, 0, 0],
          [1, 1, 0],
          [3, 3, 0],
          [2, 2, 0],
          [4, 15, 0],
        ],
        room - at,
      );
      let entries: NonNullable<Extract<v.Option, { is: 'internetTimestamp' }>['entries']>;
      const start2 = at;
      const limit = Math.min(room, start2 + 36);
      switch (flag) {
        case 0: {
          // Timestamps Only
          const timestamps = Array.from(
            { length: Math.max(0, d.count(0, Math.floor((limit - at) / 4))) },
            () => d.integer(0, 4294967295),
          );
          at += timestamps.length * 4;
          entries = { is: 'timestampsOnly', timestamps };
          break;
        }

        case 1: {
          // Addressed
          const limit2 = limit;
          const stamps: NonNullable<
            Extract<
              NonNullable<Extract<v.Option, { is: 'internetTimestamp' }>['entries']>,
              { is: 'addressed' }
            >['stamps']
          >[number][] = [];
          while (limit2 - at >= 8 && d.more(stamps.length)) {
            const item = makeStamp(d, limit2 - at);
            const took = sizeOf((b) => writeStamp(item, b, 0));
            if (at + took > limit2) break;
            at += took;
            stamps.push(item);
          }

          entries = { is: 'addressed', stamps };
          break;
        }

        case 3: {
          // Prespecified
          const limit3 = limit;
          const asked: NonNullable<
            Extract<
              NonNullable<Extract<v.Option, { is: 'internetTimestamp' }>['entries']>,
              { is: 'prespecified' }
            >['asked']
          >[number][] = [];
          while (limit3 - at >= 8 && d.more(asked.length)) {
            const item = makeStamp(d, limit3 - at);
            const took = sizeOf((b) => writeStamp(item, b, 0));
            if (at + took > limit3) break;
            at += took;
            asked.push(item);
          }

          entries = { is: 'prespecified', asked };
          break;
        }

        default: {
          const octets = d.octets(d.count(0, limit - at));
          at += octets.length;
          entries = { is: 'unknownEntries', flag: flag, octets };
          break;
        }
      }

      return { is: 'internetTimestamp', pointer, overflow, entries };
    }

    case 130: {
      // Security
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 1, room - at - 1);
      const classificationLevel = d.integer(0, 255);
      at += 1;
      const protectionAuthorityFlags = d.octets(length - 3);
      at += protectionAuthorityFlags.length;
      return { is: 'security', classificationLevel, protectionAuthorityFlags };
    }

    case 131: {
      // Loose Source Route
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 4, room - at - 1);
      const pointer = d.integer(4, 255);
      at += 1;
      const route = Array.from({ length: Math.max(0, (length - 3) / 4) }, () => d.ipv4());
      at += route.length * 4;
      return { is: 'looseSourceRoute', pointer, route };
    }

    case 136: {
      // Stream Identifier
      const streamId = d.integer(0, 65535);
      return { is: 'streamIdentifier', streamId };
    }

    case 137: {
      // Strict Source Route
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 4, room - at - 1);
      const pointer = d.integer(4, 255);
      at += 1;
      const route = Array.from({ length: Math.max(0, (length - 3) / 4) }, () => d.ipv4());
      at += route.length * 4;
      return { is: 'strictSourceRoute', pointer, route };
    }

    case 148: {
      // Router Alert
      const alert = d.integer(0, 65535);
      return { is: 'routerAlert', alert };
    }

    default: {
      at += 1;
      const length = d.length([[2, 255]], 1, 1, -2, 1, room - at);
      const data = d.octets(length - 2);
      at += data.length;
      return { is: 'unknown', type: type, data };
    }
  }
}
