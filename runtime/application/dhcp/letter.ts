/**
 * Letters of DHCP, in and out. One that came is read in two steps, as RFC 3396 asks: first all
 * pieces of an option are joined, wherever they stand, then each option is read alone. So one that
 * lies is left out, and the others are still heard.
 */
import * as value from '../../../generated/application/dhcpv4.value.ts';
import type { Message, Option, Piece } from '../../../generated/application/dhcpv4.value.ts';
import * as wire from '../../../generated/application/dhcpv4.wire.ts';
import { copyOf } from '../../base/octets.ts';
import { HARDWARE_ADDRESS_OCTETS, HARDWARE_TYPE_ETHERNET } from '../../link/hardware-address.ts';

/** RFC 1542 §2.1: what is shorter, some relay agents do not pass on. */
const LETTER_OCTETS_MIN = 300;
/** More than one option can say is in several. */
const OPTION_OCTETS_MAX = 255;
const { OPTION_CODE: CODE, OVERLOAD } = wire;

type OptionOf<Is extends Option['is']> = Extract<Option, { readonly is: Is }>;

/** The options of a letter, each at most once. */
export class Options {
  /** How many were left out, as they are not what they say. */
  readonly malformed: number;
  readonly #options: ReadonlyMap<string, Option>;

  constructor(options: readonly Option[], malformed = 0) {
    this.#options = new Map(options.map((one) => [one.is, one]));
    this.malformed = malformed;
  }

  get<Is extends Option['is']>(is: Is): OptionOf<Is> | undefined {
    return this.#options.get(is) as OptionOf<Is> | undefined;
  }
}

/** Whether b[o, end) is a letter about Ethernet; what its options hold is not looked at. */
export function isLetter(b: Uint8Array, o: number, end: number): boolean {
  return (
    wire.checkLetter(b, o, end) === wire.OK &&
    wire.htype(b, o) === HARDWARE_TYPE_ETHERNET &&
    wire.hlen(b, o) === HARDWARE_ADDRESS_OCTETS
  );
}

/** The options of a sound letter. */
export function readOptions(b: Uint8Array, o: number, end: number): Options {
  const pieces = new Map<number, Uint8Array>();
  join(pieces, value.readLetter(b, o, end).pieces);
  const overload = optionOf(CODE.OPTION_OVERLOAD, pieces.get(CODE.OPTION_OVERLOAD));
  const said = overload?.is === 'optionOverload' ? overload.overload : 0;
  // RFC 3396 §5: in this order.
  if (said === OVERLOAD.FILE || said === OVERLOAD.FILE_AND_SNAME) {
    joinField(pieces, b, wire.fileStart(b, o), wire.fileEnd(b, o));
  }
  if (said === OVERLOAD.SNAME || said === OVERLOAD.FILE_AND_SNAME) {
    joinField(pieces, b, wire.snameStart(b, o), wire.snameEnd(b, o));
  }
  const options = [...pieces].map(([code, data]) => optionOf(code, data));
  const sound = options.filter((option) => option !== undefined);
  return new Options(sound, options.length - sound.length);
}

function joinField(pieces: Map<number, Uint8Array>, b: Uint8Array, o: number, end: number): void {
  if (wire.checkOverflow(b, o, end) !== wire.OK) return;
  join(pieces, value.readOverflow(b, o, end).overflowPieces);
}

function join(pieces: Map<number, Uint8Array>, found: readonly Piece[]): void {
  for (const piece of found) {
    if (piece.is !== 'data') continue;
    const before = pieces.get(piece.code) ?? new Uint8Array(0);
    const joined = new Uint8Array(before.length + piece.data.length);
    joined.set(before);
    joined.set(piece.data, before.length);
    pieces.set(piece.code, joined);
  }
}

/** Undefined when it is not what its code says. */
function optionOf(code: number, data: Uint8Array | undefined): Option | undefined {
  if (data === undefined) return undefined;
  if (data.length <= OPTION_OCTETS_MAX) {
    const octets = value.encodePiece({ is: 'data', code, data });
    const decoded = value.decodeOption(octets);
    return decoded.ok ? decoded.value : undefined;
  }
  if (code === CODE.CLASSLESS_STATIC_ROUTE) {
    const list = value.decodeRouteList(data);
    return list.ok ? { is: 'classlessStaticRoute', routes: list.value.routes } : undefined;
  }
  if (code !== CODE.DOMAIN_SEARCH) return undefined;
  const list = value.decodeSearchList(data);
  return list.ok ? { is: 'domainSearch', searchList: list.value } : undefined;
}

/** What differs from letter to letter. */
export interface LetterParts {
  readonly op: number;
  readonly xid: number;
  readonly hardwareAddress: Uint8Array;
  readonly secs?: number;
  readonly broadcast?: boolean;
  readonly ciaddr?: string;
  readonly yiaddr?: string;
  readonly giaddr?: string;
  readonly options: readonly Option[];
}

const NOBODY = '0.0.0.0';
const EMPTY = wireFields();

/** The octets of a letter. */
export function encodeLetter(parts: LetterParts): Uint8Array {
  const chaddr = new Uint8Array(EMPTY.chaddr.length);
  chaddr.set(parts.hardwareAddress);
  const message: Message = {
    op: parts.op,
    htype: HARDWARE_TYPE_ETHERNET,
    hlen: HARDWARE_ADDRESS_OCTETS,
    hops: 0,
    xid: parts.xid >>> 0,
    secs: parts.secs ?? 0,
    broadcast: parts.broadcast ?? false,
    ciaddr: parts.ciaddr ?? NOBODY,
    yiaddr: parts.yiaddr ?? NOBODY,
    siaddr: NOBODY,
    giaddr: parts.giaddr ?? NOBODY,
    chaddr,
    sname: EMPTY.sname,
    file: EMPTY.file,
    options: parts.options,
  };
  const octets = value.encodeMessage(message);
  if (octets.length >= LETTER_OCTETS_MIN) return octets;
  const padded = new Uint8Array(LETTER_OCTETS_MIN);
  padded.set(octets);
  return padded;
}

/** Fields of fixed width, with nothing in them. */
function wireFields(): Pick<Message, 'chaddr' | 'sname' | 'file'> {
  const b = new Uint8Array(0);
  return {
    chaddr: new Uint8Array(wire.chaddrEnd(b, 0) - wire.chaddrStart(b, 0)),
    sname: new Uint8Array(wire.snameEnd(b, 0) - wire.snameStart(b, 0)),
    file: new Uint8Array(wire.fileEnd(b, 0) - wire.fileStart(b, 0)),
  };
}

/** The hardware address that a letter is about. */
export function hardwareAddressIn(b: Uint8Array, o: number): Uint8Array {
  const at = wire.chaddrStart(b, o);
  return copyOf(b, at, at + HARDWARE_ADDRESS_OCTETS);
}
