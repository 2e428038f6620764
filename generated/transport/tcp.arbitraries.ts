// @generated from spec/transport/tcp.protocol: change that, then npm run generate.
/**
 * TCP: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, type Draw } from '../../runtime/base/draw.ts';
import { writeBlock, writeOption } from './tcp.value.ts';
import type * as v from './tcp.value.ts';

/** A valid Segment. */
export function makeSegment(d: Draw, room: number, pseudoHeader: number): v.Segment {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 60);
  const sourcePort = d.integer(0, 65535);
  const destinationPort = d.integer(0, 65535);
  const sequenceNumber = d.integer(0, 4294967295);
  const acknowledgmentNumber = d.integer(0, 4294967295);
  at += 12;
  const ae = d.flag();
  const cwr = d.flag();
  const ece = d.flag();
  const urg = d.flag();
  const ack = d.flag();
  const psh = d.flag();
  const rst = d.flag();
  const syn = d.flag();
  const fin = d.flag();
  const window = d.integer(0, 65535);
  const urgentPointer = d.integer(0, 65535);
  at += 8;
  const limit2 = limit;
  const options: NonNullable<v.Segment['options']>[number][] = [];
  while (limit2 - at >= 1 && d.more(options.length)) {
    const item = makeOption(d, limit2 - at);
    if (item.is === 'endOfOptionList') break;
    const took = sizeOf((b) => writeOption(item, b, 0));
    if (at + took > limit2) break;
    at += took;
    options.push(item);
  }

  const data = d.octets(d.count(0, room - at));
  at += data.length;
  return {
    sourcePort,
    destinationPort,
    sequenceNumber,
    acknowledgmentNumber,
    ae,
    cwr,
    ece,
    urg,
    ack,
    psh,
    rst,
    syn,
    fin,
    window,
    urgentPointer,
    options,
    data,
  };
}

/** A valid Block. */
export function makeBlock(d: Draw, room: number): v.Block {
  const leftEdge = d.integer(0, 4294967295);
  const rightEdge = d.integer(0, 4294967295);
  return { leftEdge, rightEdge };
}

/** A valid Option. */
export function makeOption(d: Draw, room: number): v.Option {
  let at = 0;
  const kind = d.tag(
    [
      [0, 0, 1],
      [1, 1, 1],
      [2, 2, 4],
      [3, 3, 3],
      [4, 4, 2],
      [5, 5, 10],
      [8, 8, 10],
      [19, 19, 18],
      [28, 28, 4],
      [29, 29, 4],
      [30, 30, 3],
      [34, 34, 2],
      [172, 172, 2],
      [174, 174, 2],
      [253, 254, 2],
      [35, 171, 2],
      [173, 173, 2],
      [175, 252, 2],
      [255, 255, 2],
    ],
    room,
  );
  at += 1;
  switch (kind) {
    case 0: {
      // End of Option List
      return { is: 'endOfOptionList' };
    }

    case 1: {
      // No Operation
      return { is: 'noOperation' };
    }

    case 2: {
      // Maximum Segment Size
      const mss = d.integer(0, 65535);
      return { is: 'maximumSegmentSize', mss };
    }

    case 3: {
      // Window Scale
      const shiftCount = d.integer(0, 255);
      return { is: 'windowScale', shiftCount };
    }

    case 4: {
      // SACK Permitted
      return { is: 'sackPermitted' };
    }

    case 5: {
      // SACK
      at += 1;
      const start = at;
      const limit = Math.min(room, start + 32);
      const blocks: NonNullable<Extract<v.Option, { is: 'sack' }>['blocks']>[number][] = [];
      while (limit - at >= 8 && (at - start < 8 || d.more(blocks.length))) {
        const item = makeBlock(d, limit - at);
        const took = sizeOf((b) => writeBlock(item, b, 0));
        if (at + took > limit) break;
        at += took;
        blocks.push(item);
      }

      return { is: 'sack', blocks };
    }

    case 8: {
      // Timestamps
      const tsValue = d.integer(0, 4294967295);
      const tsEchoReply = d.integer(0, 4294967295);
      return { is: 'timestamps', tsValue, tsEchoReply };
    }

    case 19: {
      // MD5 Signature
      at += 1;
      const md5Digest = d.octets(16);
      at += md5Digest.length;
      return { is: 'md5Signature', md5Digest };
    }

    case 28: {
      // User Timeout
      const granularity = d.flag();
      const userTimeoutValue = d.integer(0, 32767);
      return { is: 'userTimeout', granularity, userTimeoutValue };
    }

    case 29: {
      // Authentication
      at += 1;
      const length = d.length([[4, 255]], 1, 1, -4, 1, room - at - 2);
      const keyid = d.integer(0, 255);
      const rnextkeyid = d.integer(0, 255);
      at += 2;
      const mac_ = d.octets(length - 4);
      at += mac_.length;
      return { is: 'authentication', keyid, rnextkeyid, mac: mac_ };
    }

    case 30: {
      // Multipath TCP
      at += 1;
      const length = d.length([[3, 255]], 1, 1, -3, 1, room - at - 1);
      const subtype = d.integer(0, 15);
      const subtypeFlags = d.integer(0, 15);
      at += 1;
      const subtypeData = d.octets(length - 3);
      at += subtypeData.length;
      return { is: 'multipathTcp', subtype, subtypeFlags, subtypeData };
    }

    case 34: {
      // Fast Open
      at += 1;
      const length = d.length(
        [
          [2, 2],
          [6, 18],
        ],
        2,
        1,
        -2,
        1,
        room - at,
      );
      const cookie = d.octets(length - 2);
      at += cookie.length;
      return { is: 'fastOpen', cookie };
    }

    case 172: {
      // AccECN0
      const limit2 = at + d.count(1, Math.max(1, room - at));
      at += 1;
      const start2 = at;
      const limit3 = Math.min(limit2, start2 + 253);
      const limit4 = start2 + 1 * d.length([[2, 255]], 1, 1, -2, 1, limit3 - start2) + -2;
      let ee0b: Extract<v.Option, { is: 'accecn0' }>['ee0b'] | undefined;
      if (limit4 - at >= 3) {
        const ee0b2 = d.integer(0, 16777215);
        at += 3;
        ee0b = ee0b2;
      }

      let eceb: Extract<v.Option, { is: 'accecn0' }>['eceb'] | undefined;
      if (limit4 - at >= 3) {
        const eceb2 = d.integer(0, 16777215);
        at += 3;
        eceb = eceb2;
      }

      let ee1b: Extract<v.Option, { is: 'accecn0' }>['ee1b'] | undefined;
      if (limit4 - at >= 3) {
        const ee1b2 = d.integer(0, 16777215);
        at += 3;
        ee1b = ee1b2;
      }

      const remainder = d.octets(limit4 - at);
      at += remainder.length;
      return {
        is: 'accecn0',
        ...(ee0b === undefined ? {} : { ee0b }),
        ...(eceb === undefined ? {} : { eceb }),
        ...(ee1b === undefined ? {} : { ee1b }),
        remainder,
      };
    }

    case 174: {
      // AccECN1
      const limit5 = at + d.count(1, Math.max(1, room - at));
      at += 1;
      const start3 = at;
      const limit6 = Math.min(limit5, start3 + 253);
      const limit7 = start3 + 1 * d.length([[2, 255]], 1, 1, -2, 1, limit6 - start3) + -2;
      let ee1b: Extract<v.Option, { is: 'accecn1' }>['ee1b'] | undefined;
      if (limit7 - at >= 3) {
        const ee1b2 = d.integer(0, 16777215);
        at += 3;
        ee1b = ee1b2;
      }

      let eceb: Extract<v.Option, { is: 'accecn1' }>['eceb'] | undefined;
      if (limit7 - at >= 3) {
        const eceb2 = d.integer(0, 16777215);
        at += 3;
        eceb = eceb2;
      }

      let ee0b: Extract<v.Option, { is: 'accecn1' }>['ee0b'] | undefined;
      if (limit7 - at >= 3) {
        const ee0b2 = d.integer(0, 16777215);
        at += 3;
        ee0b = ee0b2;
      }

      const remainder = d.octets(limit7 - at);
      at += remainder.length;
      return {
        is: 'accecn1',
        ...(ee1b === undefined ? {} : { ee1b }),
        ...(eceb === undefined ? {} : { eceb }),
        ...(ee0b === undefined ? {} : { ee0b }),
        remainder,
      };
    }

    case 253:
    case 254: {
      // Experiment
      at += 1;
      const length = d.length([[2, 255]], 1, 1, -2, 1, room - at);
      const experimentData = d.octets(length - 2);
      at += experimentData.length;
      return { is: 'experiment', kind: kind, experimentData };
    }

    default: {
      at += 1;
      const length = d.length([[2, 255]], 1, 1, -2, 1, room - at);
      const optionData = d.octets(length - 2);
      at += optionData.length;
      return { is: 'unknown', kind: kind, optionData };
    }
  }
}
