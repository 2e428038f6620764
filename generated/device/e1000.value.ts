// @generated from spec/device/e1000.protocol: change that, then npm run generate.
/**
 * E1000 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { encoded, fits, fitsBig } from '../../runtime/base/values.ts';
import {
  checkContextDescriptor,
  checkDataDescriptor,
  checkReceiveDescriptor,
  checkTransmitDescriptor,
} from './e1000.wire.ts';
/**
 * What a driver hands over: a piece of a frame, and what to do about it. DEXT tells the kinds of
 * descriptor apart.
 */
export interface TransmitDescriptor {
  /** Buffer Address (64). */
  readonly bufferAddress: bigint;
  /** Length (16), in octets. */
  readonly length: number;
  /** CSO (8), in octets: where the checksum goes. */
  readonly cso: number;
  /** EOP (1): the frame ends here. */
  readonly eop: boolean;
  /** IFCS (1): append the frame check sequence. */
  readonly ifcs: boolean;
  /** IC (1): insert a checksum. */
  readonly ic: boolean;
  /** RS (1): tell by DD when done. */
  readonly rs: boolean;
  /** RPS (1). */
  readonly rps: boolean;
  /** VLE (1): insert the VLAN tag of Special. */
  readonly vle: boolean;
  /** IDE (1): the interrupt may wait. */
  readonly ide: boolean;
  /** DD (1). */
  readonly dd: boolean;
  /** EC (1): too many collisions. */
  readonly ec: boolean;
  /** LC (1): a late collision. */
  readonly lc: boolean;
  /** TU (1). */
  readonly tu: boolean;
  /** RSV (4). */
  readonly rsv: number;
  /** CSS (8), in octets: where the sum begins. */
  readonly css: number;
  /** VLAN (12). */
  readonly vlan: number;
  /** CFI (1). */
  readonly cfi: boolean;
  /** PRI (3). */
  readonly pri: number;
}

/** The Transmit Descriptor at o, which a check has found sound. */
export function readTransmitDescriptor(b: Uint8Array, o: number, end: number): TransmitDescriptor {
  cursor.at = o + 16;
  return {
    bufferAddress:
      (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
      BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0),
    length: (b[o + 9] << 8) | b[o + 8],
    cso: b[o + 10],
    eop: (b[o + 11] & 1) === 1,
    ifcs: ((b[o + 11] >>> 1) & 1) === 1,
    ic: ((b[o + 11] >>> 2) & 1) === 1,
    rs: ((b[o + 11] >>> 3) & 1) === 1,
    rps: ((b[o + 11] >>> 4) & 1) === 1,
    vle: ((b[o + 11] >>> 6) & 1) === 1,
    ide: b[o + 11] >>> 7 === 1,
    dd: (b[o + 12] & 1) === 1,
    ec: ((b[o + 12] >>> 1) & 1) === 1,
    lc: ((b[o + 12] >>> 2) & 1) === 1,
    tu: ((b[o + 12] >>> 3) & 1) === 1,
    rsv: b[o + 12] >>> 4,
    css: b[o + 13],
    vlan: ((b[o + 15] << 8) | b[o + 14]) & 0xfff,
    cfi: ((b[o + 15] >>> 4) & 1) === 1,
    pri: b[o + 15] >>> 5,
  };
}

/** Writes a Transmit Descriptor at o and answers its end. */
export function writeTransmitDescriptor(v: TransmitDescriptor, b: Uint8Array, o: number): number {
  const bufferAddressWord = fitsBig(
    v.bufferAddress,
    18446744073709551615n,
    'Transmit Descriptor.Buffer Address',
  );
  b[o + 4] = Number(bufferAddressWord >> 32n);
  b[o + 5] = Number(bufferAddressWord >> 32n) >>> 8;
  b[o + 6] = Number(bufferAddressWord >> 32n) >>> 16;
  b[o + 7] = Number(bufferAddressWord >> 32n) >>> 24;
  b[o] = Number(bufferAddressWord & 0xffffffffn);
  b[o + 1] = Number(bufferAddressWord & 0xffffffffn) >>> 8;
  b[o + 2] = Number(bufferAddressWord & 0xffffffffn) >>> 16;
  b[o + 3] = Number(bufferAddressWord & 0xffffffffn) >>> 24;
  const lengthWord = fits(v.length, 65535, 'Transmit Descriptor.Length');
  b[o + 8] = lengthWord;
  b[o + 9] = lengthWord >>> 8;
  b[o + 10] = fits(v.cso, 255, 'Transmit Descriptor.CSO');
  b[o + 11] =
    (v.eop ? 1 : 0) |
    ((v.ifcs ? 1 : 0) << 1) |
    ((v.ic ? 1 : 0) << 2) |
    ((v.rs ? 1 : 0) << 3) |
    ((v.rps ? 1 : 0) << 4) |
    ((v.vle ? 1 : 0) << 6) |
    ((v.ide ? 1 : 0) << 7);
  b[o + 12] =
    (v.dd ? 1 : 0) |
    ((v.ec ? 1 : 0) << 1) |
    ((v.lc ? 1 : 0) << 2) |
    ((v.tu ? 1 : 0) << 3) |
    (fits(v.rsv, 15, 'Transmit Descriptor.STA.RSV') << 4);
  b[o + 13] = fits(v.css, 255, 'Transmit Descriptor.CSS');
  const vlanWord =
    fits(v.vlan, 4095, 'Transmit Descriptor.Special.VLAN') |
    ((v.cfi ? 1 : 0) << 12) |
    (fits(v.pri, 7, 'Transmit Descriptor.Special.PRI') << 13);
  b[o + 14] = vlanWord;
  b[o + 15] = vlanWord >>> 8;
  return o + 16;
}

/** The octets of a Transmit Descriptor. */
export function encodeTransmitDescriptor(v: TransmitDescriptor): Uint8Array {
  return encoded((b) => writeTransmitDescriptor(v, b, 0));
}

/** The Transmit Descriptor in b, or the code of the rule it breaks. */
export function decodeTransmitDescriptor(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: TransmitDescriptor }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkTransmitDescriptor(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readTransmitDescriptor(b, 0, b.length) }
    : { ok: false, fault };
}

/** Says once, for the data descriptors that follow, where the headers are and how to cut. */
export interface ContextDescriptor {
  /** IPCSS (8), in octets. */
  readonly ipcss: number;
  /** IPCSO (8), in octets. */
  readonly ipcso: number;
  /** IPCSE (16), in octets. */
  readonly ipcse: number;
  /** TUCSS (8), in octets. */
  readonly tucss: number;
  /** TUCSO (8), in octets. */
  readonly tucso: number;
  /** TUCSE (16), in octets: zero: to the end of the packet. */
  readonly tucse: number;
  /** PAYLEN (20): of all segments together, without headers. */
  readonly paylen: number;
  /** TCP (1): else UDP. */
  readonly tcp: boolean;
  /** IP (1): else IPv6. */
  readonly ip: boolean;
  /** TSE (1): cut it into segments. */
  readonly tse: boolean;
  /** RS (1). */
  readonly rs: boolean;
  /** RSV (1). */
  readonly rsv: boolean;
  /** SNAP (1). */
  readonly snap: boolean;
  /** IDE (1). */
  readonly ide: boolean;
  /** DD (1). */
  readonly dd: boolean;
  /** Reserved (7). */
  readonly reserved: number;
  /** HDRLEN (8), in octets. */
  readonly hdrlen: number;
  /** MSS (16), in octets. */
  readonly mss: number;
}

/** The Context Descriptor at o, which a check has found sound. */
export function readContextDescriptor(b: Uint8Array, o: number, end: number): ContextDescriptor {
  cursor.at = o + 16;
  return {
    ipcss: b[o],
    ipcso: b[o + 1],
    ipcse: (b[o + 3] << 8) | b[o + 2],
    tucss: b[o + 4],
    tucso: b[o + 5],
    tucse: (b[o + 7] << 8) | b[o + 6],
    paylen: ((b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) & 0xfffff,
    tcp: (b[o + 11] & 1) === 1,
    ip: ((b[o + 11] >>> 1) & 1) === 1,
    tse: ((b[o + 11] >>> 2) & 1) === 1,
    rs: ((b[o + 11] >>> 3) & 1) === 1,
    rsv: ((b[o + 11] >>> 4) & 1) === 1,
    snap: ((b[o + 11] >>> 6) & 1) === 1,
    ide: b[o + 11] >>> 7 === 1,
    dd: (b[o + 12] & 1) === 1,
    reserved: b[o + 12] >>> 1,
    hdrlen: b[o + 13],
    mss: (b[o + 15] << 8) | b[o + 14],
  };
}

/** Writes a Context Descriptor at o and answers its end. */
export function writeContextDescriptor(v: ContextDescriptor, b: Uint8Array, o: number): number {
  b[o] = fits(v.ipcss, 255, 'Context Descriptor.IPCSS');
  b[o + 1] = fits(v.ipcso, 255, 'Context Descriptor.IPCSO');
  const ipcseWord = fits(v.ipcse, 65535, 'Context Descriptor.IPCSE');
  b[o + 2] = ipcseWord;
  b[o + 3] = ipcseWord >>> 8;
  b[o + 4] = fits(v.tucss, 255, 'Context Descriptor.TUCSS');
  b[o + 5] = fits(v.tucso, 255, 'Context Descriptor.TUCSO');
  const tucseWord = fits(v.tucse, 65535, 'Context Descriptor.TUCSE');
  b[o + 6] = tucseWord;
  b[o + 7] = tucseWord >>> 8;
  const paylenWord =
    fits(v.paylen, 1048575, 'Context Descriptor.Command.PAYLEN') |
    ((v.tcp ? 1 : 0) << 24) |
    ((v.ip ? 1 : 0) << 25) |
    ((v.tse ? 1 : 0) << 26) |
    ((v.rs ? 1 : 0) << 27) |
    ((v.rsv ? 1 : 0) << 28) |
    (1 << 29) |
    ((v.snap ? 1 : 0) << 30) |
    ((v.ide ? 1 : 0) << 31);
  b[o + 8] = paylenWord;
  b[o + 9] = paylenWord >>> 8;
  b[o + 10] = paylenWord >>> 16;
  b[o + 11] = paylenWord >>> 24;
  b[o + 12] = (v.dd ? 1 : 0) | (fits(v.reserved, 127, 'Context Descriptor.STA.Reserved') << 1);
  b[o + 13] = fits(v.hdrlen, 255, 'Context Descriptor.HDRLEN');
  const mssWord = fits(v.mss, 65535, 'Context Descriptor.MSS');
  b[o + 14] = mssWord;
  b[o + 15] = mssWord >>> 8;
  return o + 16;
}

/** The octets of a Context Descriptor. */
export function encodeContextDescriptor(v: ContextDescriptor): Uint8Array {
  return encoded((b) => writeContextDescriptor(v, b, 0));
}

/** The Context Descriptor in b, or the code of the rule it breaks. */
export function decodeContextDescriptor(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ContextDescriptor }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkContextDescriptor(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readContextDescriptor(b, 0, b.length) }
    : { ok: false, fault };
}

export interface DataDescriptor {
  /** Address (64). */
  readonly address: bigint;
  /** DTALEN (20). */
  readonly dtalen: number;
  /** EOP (1). */
  readonly eop: boolean;
  /** IFCS (1). */
  readonly ifcs: boolean;
  /** TSE (1). */
  readonly tse: boolean;
  /** RS (1). */
  readonly rs: boolean;
  /** RPS (1). */
  readonly rps: boolean;
  /** VLE (1). */
  readonly vle: boolean;
  /** IDE (1). */
  readonly ide: boolean;
  /** DD (1). */
  readonly dd: boolean;
  /** EC (1). */
  readonly ec: boolean;
  /** LC (1). */
  readonly lc: boolean;
  /** TU (1). */
  readonly tu: boolean;
  /** Reserved (4). */
  readonly reserved: number;
  /** IXSM (1): insert the IP checksum. */
  readonly ixsm: boolean;
  /** TXSM (1): insert the TCP or UDP checksum. */
  readonly txsm: boolean;
  /** Unused (6). */
  readonly unused: number;
  /** VLAN (12). */
  readonly vlan: number;
  /** CFI (1). */
  readonly cfi: boolean;
  /** PRI (3). */
  readonly pri: number;
}

/** The Data Descriptor at o, which a check has found sound. */
export function readDataDescriptor(b: Uint8Array, o: number, end: number): DataDescriptor {
  cursor.at = o + 16;
  return {
    address:
      (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
      BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0),
    dtalen: ((b[o + 10] << 16) | (b[o + 9] << 8) | b[o + 8]) & 0xfffff,
    eop: (b[o + 11] & 1) === 1,
    ifcs: ((b[o + 11] >>> 1) & 1) === 1,
    tse: ((b[o + 11] >>> 2) & 1) === 1,
    rs: ((b[o + 11] >>> 3) & 1) === 1,
    rps: ((b[o + 11] >>> 4) & 1) === 1,
    vle: ((b[o + 11] >>> 6) & 1) === 1,
    ide: b[o + 11] >>> 7 === 1,
    dd: (b[o + 12] & 1) === 1,
    ec: ((b[o + 12] >>> 1) & 1) === 1,
    lc: ((b[o + 12] >>> 2) & 1) === 1,
    tu: ((b[o + 12] >>> 3) & 1) === 1,
    reserved: b[o + 12] >>> 4,
    ixsm: (b[o + 13] & 1) === 1,
    txsm: ((b[o + 13] >>> 1) & 1) === 1,
    unused: b[o + 13] >>> 2,
    vlan: ((b[o + 15] << 8) | b[o + 14]) & 0xfff,
    cfi: ((b[o + 15] >>> 4) & 1) === 1,
    pri: b[o + 15] >>> 5,
  };
}

/** Writes a Data Descriptor at o and answers its end. */
export function writeDataDescriptor(v: DataDescriptor, b: Uint8Array, o: number): number {
  const addressWord = fitsBig(v.address, 18446744073709551615n, 'Data Descriptor.Address');
  b[o + 4] = Number(addressWord >> 32n);
  b[o + 5] = Number(addressWord >> 32n) >>> 8;
  b[o + 6] = Number(addressWord >> 32n) >>> 16;
  b[o + 7] = Number(addressWord >> 32n) >>> 24;
  b[o] = Number(addressWord & 0xffffffffn);
  b[o + 1] = Number(addressWord & 0xffffffffn) >>> 8;
  b[o + 2] = Number(addressWord & 0xffffffffn) >>> 16;
  b[o + 3] = Number(addressWord & 0xffffffffn) >>> 24;
  const dtalenWord =
    fits(v.dtalen, 1048575, 'Data Descriptor.Command.DTALEN') |
    (1 << 20) |
    ((v.eop ? 1 : 0) << 24) |
    ((v.ifcs ? 1 : 0) << 25) |
    ((v.tse ? 1 : 0) << 26) |
    ((v.rs ? 1 : 0) << 27) |
    ((v.rps ? 1 : 0) << 28) |
    (1 << 29) |
    ((v.vle ? 1 : 0) << 30) |
    ((v.ide ? 1 : 0) << 31);
  b[o + 8] = dtalenWord;
  b[o + 9] = dtalenWord >>> 8;
  b[o + 10] = dtalenWord >>> 16;
  b[o + 11] = dtalenWord >>> 24;
  b[o + 12] =
    (v.dd ? 1 : 0) |
    ((v.ec ? 1 : 0) << 1) |
    ((v.lc ? 1 : 0) << 2) |
    ((v.tu ? 1 : 0) << 3) |
    (fits(v.reserved, 15, 'Data Descriptor.STA.Reserved') << 4);
  b[o + 13] =
    (v.ixsm ? 1 : 0) |
    ((v.txsm ? 1 : 0) << 1) |
    (fits(v.unused, 63, 'Data Descriptor.POPTS.Unused') << 2);
  const vlanWord =
    fits(v.vlan, 4095, 'Data Descriptor.Special.VLAN') |
    ((v.cfi ? 1 : 0) << 12) |
    (fits(v.pri, 7, 'Data Descriptor.Special.PRI') << 13);
  b[o + 14] = vlanWord;
  b[o + 15] = vlanWord >>> 8;
  return o + 16;
}

/** The octets of a Data Descriptor. */
export function encodeDataDescriptor(v: DataDescriptor): Uint8Array {
  return encoded((b) => writeDataDescriptor(v, b, 0));
}

/** The Data Descriptor in b, or the code of the rule it breaks. */
export function decodeDataDescriptor(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: DataDescriptor }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkDataDescriptor(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readDataDescriptor(b, 0, b.length) }
    : { ok: false, fault };
}

/** The driver gives an address; the card writes the rest when a frame lies there. */
export interface ReceiveDescriptor {
  /** Buffer Address (64). */
  readonly bufferAddress: bigint;
  /** Length (16), in octets. */
  readonly length: number;
  /** Packet Checksum (16). */
  readonly packetChecksum: number;
  /** DD (1). */
  readonly dd: boolean;
  /** EOP (1). */
  readonly eop: boolean;
  /** IXSM (1): the checksum bits mean nothing. */
  readonly ixsm: boolean;
  /** VP (1): a VLAN tag was taken off. */
  readonly vp: boolean;
  /** RSV (1). */
  readonly rsv: boolean;
  /** TCPCS (1): the TCP or UDP checksum was looked at. */
  readonly tcpcs: boolean;
  /** IPCS (1). */
  readonly ipcs: boolean;
  /** PIF (1): let in by the hash alone: look at the address again. */
  readonly pif: boolean;
  /** CE (1). */
  readonly ce: boolean;
  /** SE (1). */
  readonly se: boolean;
  /** SEQ (1). */
  readonly seq: boolean;
  /** Reserved (1). */
  readonly reserved: boolean;
  /** CXE (1). */
  readonly cxe: boolean;
  /** TCPE (1). */
  readonly tcpe: boolean;
  /** IPE (1). */
  readonly ipe: boolean;
  /** RXE (1). */
  readonly rxe: boolean;
  /** VLAN (12). */
  readonly vlan: number;
  /** CFI (1). */
  readonly cfi: boolean;
  /** PRI (3). */
  readonly pri: number;
}

/** The Receive Descriptor at o, which a check has found sound. */
export function readReceiveDescriptor(b: Uint8Array, o: number, end: number): ReceiveDescriptor {
  cursor.at = o + 16;
  return {
    bufferAddress:
      (BigInt(((b[o + 7] << 24) | (b[o + 6] << 16) | (b[o + 5] << 8) | b[o + 4]) >>> 0) << 32n) |
      BigInt(((b[o + 3] << 24) | (b[o + 2] << 16) | (b[o + 1] << 8) | b[o]) >>> 0),
    length: (b[o + 9] << 8) | b[o + 8],
    packetChecksum: (b[o + 11] << 8) | b[o + 10],
    dd: (b[o + 12] & 1) === 1,
    eop: ((b[o + 12] >>> 1) & 1) === 1,
    ixsm: ((b[o + 12] >>> 2) & 1) === 1,
    vp: ((b[o + 12] >>> 3) & 1) === 1,
    rsv: ((b[o + 12] >>> 4) & 1) === 1,
    tcpcs: ((b[o + 12] >>> 5) & 1) === 1,
    ipcs: ((b[o + 12] >>> 6) & 1) === 1,
    pif: b[o + 12] >>> 7 === 1,
    ce: (b[o + 13] & 1) === 1,
    se: ((b[o + 13] >>> 1) & 1) === 1,
    seq: ((b[o + 13] >>> 2) & 1) === 1,
    reserved: ((b[o + 13] >>> 3) & 1) === 1,
    cxe: ((b[o + 13] >>> 4) & 1) === 1,
    tcpe: ((b[o + 13] >>> 5) & 1) === 1,
    ipe: ((b[o + 13] >>> 6) & 1) === 1,
    rxe: b[o + 13] >>> 7 === 1,
    vlan: ((b[o + 15] << 8) | b[o + 14]) & 0xfff,
    cfi: ((b[o + 15] >>> 4) & 1) === 1,
    pri: b[o + 15] >>> 5,
  };
}

/** Writes a Receive Descriptor at o and answers its end. */
export function writeReceiveDescriptor(v: ReceiveDescriptor, b: Uint8Array, o: number): number {
  const bufferAddressWord = fitsBig(
    v.bufferAddress,
    18446744073709551615n,
    'Receive Descriptor.Buffer Address',
  );
  b[o + 4] = Number(bufferAddressWord >> 32n);
  b[o + 5] = Number(bufferAddressWord >> 32n) >>> 8;
  b[o + 6] = Number(bufferAddressWord >> 32n) >>> 16;
  b[o + 7] = Number(bufferAddressWord >> 32n) >>> 24;
  b[o] = Number(bufferAddressWord & 0xffffffffn);
  b[o + 1] = Number(bufferAddressWord & 0xffffffffn) >>> 8;
  b[o + 2] = Number(bufferAddressWord & 0xffffffffn) >>> 16;
  b[o + 3] = Number(bufferAddressWord & 0xffffffffn) >>> 24;
  const lengthWord = fits(v.length, 65535, 'Receive Descriptor.Length');
  b[o + 8] = lengthWord;
  b[o + 9] = lengthWord >>> 8;
  const packetChecksumWord = fits(v.packetChecksum, 65535, 'Receive Descriptor.Packet Checksum');
  b[o + 10] = packetChecksumWord;
  b[o + 11] = packetChecksumWord >>> 8;
  b[o + 12] =
    (v.dd ? 1 : 0) |
    ((v.eop ? 1 : 0) << 1) |
    ((v.ixsm ? 1 : 0) << 2) |
    ((v.vp ? 1 : 0) << 3) |
    ((v.rsv ? 1 : 0) << 4) |
    ((v.tcpcs ? 1 : 0) << 5) |
    ((v.ipcs ? 1 : 0) << 6) |
    ((v.pif ? 1 : 0) << 7);
  b[o + 13] =
    (v.ce ? 1 : 0) |
    ((v.se ? 1 : 0) << 1) |
    ((v.seq ? 1 : 0) << 2) |
    ((v.reserved ? 1 : 0) << 3) |
    ((v.cxe ? 1 : 0) << 4) |
    ((v.tcpe ? 1 : 0) << 5) |
    ((v.ipe ? 1 : 0) << 6) |
    ((v.rxe ? 1 : 0) << 7);
  const vlanWord =
    fits(v.vlan, 4095, 'Receive Descriptor.Special.VLAN') |
    ((v.cfi ? 1 : 0) << 12) |
    (fits(v.pri, 7, 'Receive Descriptor.Special.PRI') << 13);
  b[o + 14] = vlanWord;
  b[o + 15] = vlanWord >>> 8;
  return o + 16;
}

/** The octets of a Receive Descriptor. */
export function encodeReceiveDescriptor(v: ReceiveDescriptor): Uint8Array {
  return encoded((b) => writeReceiveDescriptor(v, b, 0));
}

/** The Receive Descriptor in b, or the code of the rule it breaks. */
export function decodeReceiveDescriptor(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: ReceiveDescriptor }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkReceiveDescriptor(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readReceiveDescriptor(b, 0, b.length) }
    : { ok: false, fault };
}
