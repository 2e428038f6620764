/**
 * Options of IPv4 on their way through, or here at their end: a route is recorded, the time is
 * noted (RFC 791 §3.1, RFC 1812 §5.2.4.2); what would have us choose the way by the packet's word
 * is refused (RFC 7126 §4.3, §4.4). Everything else is passed over (RFC 1122 §3.2.1.8).
 */
import {
  OPTION_TYPE,
  optionInternetTimestampFlag,
  optionInternetTimestampLength,
  optionInternetTimestampOverflow,
  optionInternetTimestampPointer,
  optionRecordRouteLength,
  optionRecordRoutePointer,
  optionType,
  scanOption,
  setStampAddress,
  setStampTimestamp,
  stampAddress,
  TIMESTAMP_FLAG,
  writeOptionInternetTimestamp,
  writeOptionRecordRoute,
} from '../../../generated/network/ipv4.wire.ts';

export const NOTHING_CHANGED = 0;
export const CHANGED = 1;
/** A source route: to be dropped. */
export const SOURCE_ROUTED = -1;
/** An option has no room for what it asks for; `Options.faultAt` is where. */
export const NO_ROOM = -2;

const ADDRESS_OCTETS = 4;
const { TIMESTAMPS_ONLY, ADDRESSED, PRESPECIFIED } = TIMESTAMP_FLAG;
const OVERFLOW_MAX = 15;

/** What is to be written: our address, and the milliseconds since midnight, or what we have. */
export interface Here {
  readonly word: number;
  readonly timestamp: number;
  isOurs(word: number): boolean;
}

export class Options {
  /** With NO_ROOM: the index of the option's pointer, or of what else is wrong. */
  faultAt = 0;

  /** Goes through the options b[o, end), of a sound packet, and notes there where it has been. */
  record(b: Uint8Array, o: number, end: number, here: Here): number {
    let result: number = NOTHING_CHANGED;
    for (let at = o; at < end;) {
      const type = optionType(b, at);
      if (type === OPTION_TYPE.END_OF_OPTION_LIST) break;
      const next = scanOption(b, at, end);
      if (next <= at) break;
      if (isSourceRoute(type)) return SOURCE_ROUTED;
      let done: number = NOTHING_CHANGED;
      if (type === OPTION_TYPE.RECORD_ROUTE) done = this.#recordRoute(b, at, next, here);
      if (type === OPTION_TYPE.INTERNET_TIMESTAMP) done = this.#recordTime(b, at, next, here);
      if (done < 0) return done;
      result |= done;
      at = next;
    }
    return result;
  }

  /** Whether the options b[o, end) would choose the way: RFC 7126 §4.3.5. */
  isSourceRouted(b: Uint8Array, o: number, end: number): boolean {
    for (let at = o; at < end;) {
      const type = optionType(b, at);
      if (type === OPTION_TYPE.END_OF_OPTION_LIST) break;
      if (isSourceRoute(type)) return true;
      const next = scanOption(b, at, end);
      if (next <= at) break;
      at = next;
    }
    return false;
  }

  /** The index of the first of the options b[o, end) that is not sound; `end` when all are. */
  findFault(b: Uint8Array, o: number, end: number): number {
    for (let at = o; at < end;) {
      if (optionType(b, at) === OPTION_TYPE.END_OF_OPTION_LIST) break;
      const next = scanOption(b, at, end);
      if (next < 0) return at;
      at = next;
    }
    return end;
  }

  /** Whether none of the options b[o, end) is more than a record, so that they can be sent back. */
  areRecords(b: Uint8Array, o: number, end: number): boolean {
    for (let at = o; at < end;) {
      const type = optionType(b, at);
      if (type === OPTION_TYPE.END_OF_OPTION_LIST) break;
      const next = scanOption(b, at, end);
      const isRecord =
        type === OPTION_TYPE.NO_OPERATION ||
        type === OPTION_TYPE.RECORD_ROUTE ||
        type === OPTION_TYPE.INTERNET_TIMESTAMP;
      if (next <= at || !isRecord) return false;
      at = next;
    }
    return true;
  }

  #recordRoute(b: Uint8Array, o: number, end: number, here: Here): number {
    const pointer = optionRecordRoutePointer(b, o);
    const length = optionRecordRouteLength(b, o);
    if (pointer > length) return NOTHING_CHANGED;
    // The pointer counts from one.
    const place = o + pointer - 1;
    if (place + ADDRESS_OCTETS > end) return this.#noRoom(o);
    setStampAddress(b, place, here.word);
    writeOptionRecordRoute(b, o, end, pointer + ADDRESS_OCTETS);
    return CHANGED;
  }

  #recordTime(b: Uint8Array, o: number, end: number, here: Here): number {
    const pointer = optionInternetTimestampPointer(b, o);
    const length = optionInternetTimestampLength(b, o);
    const flag = optionInternetTimestampFlag(b, o);
    const overflow = optionInternetTimestampOverflow(b, o);
    if (flag !== TIMESTAMPS_ONLY && flag !== ADDRESSED && flag !== PRESPECIFIED) {
      return NOTHING_CHANGED;
    }
    if (pointer > length) {
      if (flag === PRESPECIFIED) return NOTHING_CHANGED;
      if (overflow === OVERFLOW_MAX) return this.#noRoom(o);
      writeOptionInternetTimestamp(b, o, end, pointer, overflow + 1, flag);
      return CHANGED;
    }
    const place = o + pointer - 1;
    const octets = flag === TIMESTAMPS_ONLY ? ADDRESS_OCTETS : 2 * ADDRESS_OCTETS;
    if (place + octets > end) return this.#noRoom(o);
    if (flag === PRESPECIFIED && !here.isOurs(stampAddress(b, place) | 0)) return NOTHING_CHANGED;
    if (flag === ADDRESSED) setStampAddress(b, place, here.word);
    // A timestamp alone stands where the address of a stamp would end.
    setStampTimestamp(b, place + octets - 2 * ADDRESS_OCTETS, here.timestamp);
    writeOptionInternetTimestamp(b, o, end, pointer + octets, overflow, flag);
    return CHANGED;
  }

  #noRoom(at: number): number {
    this.faultAt = at;
    return NO_ROOM;
  }
}

function isSourceRoute(type: number): boolean {
  return type === OPTION_TYPE.LOOSE_SOURCE_ROUTE || type === OPTION_TYPE.STRICT_SOURCE_ROUTE;
}
