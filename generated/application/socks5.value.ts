// @generated from spec/application/socks5.protocol: change that, then npm run generate.
/**
 * SOCKS5 as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { derived, encoded, fits, ipv4, putIpv6 } from '../../runtime/base/values.ts';
import {
  checkAddress,
  checkChoice,
  checkGreeting,
  checkPasswordReply,
  checkPasswordRequest,
  checkReply,
  checkRequest,
  checkUdpHeader,
} from './socks5.wire.ts';
import { put } from '../../runtime/base/octets.ts';
import { putText, readText, showIpv4, showIpv6 } from '../../runtime/base/text.ts';
/** What the client could bear. The proxy picks one, or none of them. */
export interface Greeting {
  /** METHODS. */
  readonly methods: readonly number[];
}

/** The Greeting at o, which a check has found sound. */
export function readGreeting(b: Uint8Array, o: number, end: number): Greeting {
  const nmethods = b[o + 1];
  const methods: number[] = [];
  let methodsAt = o + 2;
  for (let methodsLeft = nmethods; methodsLeft > 0; methodsLeft--) {
    methods.push(b[methodsAt]);
    methodsAt += 1;
  }

  cursor.at = methodsAt;
  return { methods };
}

/** Writes a Greeting at o and answers its end. */
export function writeGreeting(v: Greeting, b: Uint8Array, o: number): number {
  b[o] = 5;
  const nmethodsCount = derived(v.methods.length, 1, 0, 255, 'Greeting.NMETHODS');
  b[o + 1] = nmethodsCount;
  let methodsAt = o + 2;
  for (const methodsItem of v.methods) {
    const methodsNumber = fits(methodsItem, 255, 'Greeting.METHODS');
    b[methodsAt] = methodsNumber;
    methodsAt += 1;
  }

  return methodsAt;
}

/** The octets of a Greeting. */
export function encodeGreeting(v: Greeting): Uint8Array {
  return encoded((b) => writeGreeting(v, b, 0));
}

/** The Greeting in b, or the code of the rule it breaks. */
export function decodeGreeting(
  b: Uint8Array,
):
  { readonly ok: true; readonly value: Greeting } | { readonly ok: false; readonly fault: number } {
  const fault = checkGreeting(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readGreeting(b, 0, b.length) } : { ok: false, fault };
}

export interface Choice {
  /** METHOD (8). */
  readonly method: number;
}

/** The Choice at o, which a check has found sound. */
export function readChoice(b: Uint8Array, o: number, end: number): Choice {
  cursor.at = o + 2;
  return { method: b[o + 1] };
}

/** Writes a Choice at o and answers its end. */
export function writeChoice(v: Choice, b: Uint8Array, o: number): number {
  b[o] = 5;
  b[o + 1] = fits(v.method, 255, 'Choice.METHOD');
  return o + 2;
}

/** The octets of a Choice. */
export function encodeChoice(v: Choice): Uint8Array {
  return encoded((b) => writeChoice(v, b, 0));
}

/** The Choice in b, or the code of the rule it breaks. */
export function decodeChoice(
  b: Uint8Array,
): { readonly ok: true; readonly value: Choice } | { readonly ok: false; readonly fault: number } {
  const fault = checkChoice(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readChoice(b, 0, b.length) } : { ok: false, fault };
}

export interface Request {
  /** CMD (8). */
  readonly cmd: number;
  /** DST.ADDR. */
  readonly dstAddr: Address;
  /** DST.PORT (16). */
  readonly dstPort: number;
}

/** The Request at o, which a check has found sound. */
export function readRequest(b: Uint8Array, o: number, end: number): Request {
  const dstAddr = readAddress(b, o + 3, end);
  const dstAddrEnd = cursor.at;
  cursor.at = dstAddrEnd + 2;
  return { cmd: b[o + 1], dstAddr, dstPort: (b[dstAddrEnd] << 8) | b[dstAddrEnd + 1] };
}

/** Writes a Request at o and answers its end. */
export function writeRequest(v: Request, b: Uint8Array, o: number): number {
  b[o] = 5;
  b[o + 1] = fits(v.cmd, 255, 'Request.CMD');
  b[o + 2] = 0;
  const dstAddrEnd = writeAddress(v.dstAddr, b, o + 3);
  const dstPortWord = fits(v.dstPort, 65535, 'Request.DST.PORT');
  b[dstAddrEnd] = dstPortWord >>> 8;
  b[dstAddrEnd + 1] = dstPortWord;
  return dstAddrEnd + 2;
}

/** The octets of a Request. */
export function encodeRequest(v: Request): Uint8Array {
  return encoded((b) => writeRequest(v, b, 0));
}

/** The Request in b, or the code of the rule it breaks. */
export function decodeRequest(
  b: Uint8Array,
): { readonly ok: true; readonly value: Request } | { readonly ok: false; readonly fault: number } {
  const fault = checkRequest(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readRequest(b, 0, b.length) } : { ok: false, fault };
}

export interface Reply {
  /** REP (8). */
  readonly rep: number;
  /** BND.ADDR: where the proxy stands: for BIND, where the peer shall call. */
  readonly bndAddr: Address;
  /** BND.PORT (16). */
  readonly bndPort: number;
}

/** The Reply at o, which a check has found sound. */
export function readReply(b: Uint8Array, o: number, end: number): Reply {
  const bndAddr = readAddress(b, o + 3, end);
  const bndAddrEnd = cursor.at;
  cursor.at = bndAddrEnd + 2;
  return { rep: b[o + 1], bndAddr, bndPort: (b[bndAddrEnd] << 8) | b[bndAddrEnd + 1] };
}

/** Writes a Reply at o and answers its end. */
export function writeReply(v: Reply, b: Uint8Array, o: number): number {
  b[o] = 5;
  b[o + 1] = fits(v.rep, 255, 'Reply.REP');
  b[o + 2] = 0;
  const bndAddrEnd = writeAddress(v.bndAddr, b, o + 3);
  const bndPortWord = fits(v.bndPort, 65535, 'Reply.BND.PORT');
  b[bndAddrEnd] = bndPortWord >>> 8;
  b[bndAddrEnd + 1] = bndPortWord;
  return bndAddrEnd + 2;
}

/** The octets of a Reply. */
export function encodeReply(v: Reply): Uint8Array {
  return encoded((b) => writeReply(v, b, 0));
}

/** The Reply in b, or the code of the rule it breaks. */
export function decodeReply(
  b: Uint8Array,
): { readonly ok: true; readonly value: Reply } | { readonly ok: false; readonly fault: number } {
  const fault = checkReply(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readReply(b, 0, b.length) } : { ok: false, fault };
}

/** Stands before the data of each datagram, in both directions. */
export interface UdpHeader {
  /** FRAG (8): zero: whole by itself; who cannot reassemble drops the others. */
  readonly frag: number;
  /** DST.ADDR. */
  readonly dstAddr: Address;
  /** DST.PORT (16). */
  readonly dstPort: number;
  /** DATA. */
  readonly data: Uint8Array;
}

/** The UDP Header at o, which a check has found sound. */
export function readUdpHeader(b: Uint8Array, o: number, end: number): UdpHeader {
  const dstAddr = readAddress(b, o + 3, end);
  const dstAddrEnd = cursor.at;
  cursor.at = end;
  return {
    frag: b[o + 2],
    dstAddr,
    dstPort: (b[dstAddrEnd] << 8) | b[dstAddrEnd + 1],
    data: b.subarray(dstAddrEnd + 2, end),
  };
}

/** Writes a UDP Header at o and answers its end. */
export function writeUdpHeader(v: UdpHeader, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = fits(v.frag, 255, 'UDP Header.FRAG');
  const dstAddrEnd = writeAddress(v.dstAddr, b, o + 3);
  const dstPortWord = fits(v.dstPort, 65535, 'UDP Header.DST.PORT');
  b[dstAddrEnd] = dstPortWord >>> 8;
  b[dstAddrEnd + 1] = dstPortWord;
  const dataEnd = put(b, dstAddrEnd + 2, v.data);
  return dataEnd;
}

/** The octets of a UDP Header. */
export function encodeUdpHeader(v: UdpHeader): Uint8Array {
  return encoded((b) => writeUdpHeader(v, b, 0));
}

/** The UDP Header in b, or the code of the rule it breaks. */
export function decodeUdpHeader(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: UdpHeader }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkUdpHeader(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readUdpHeader(b, 0, b.length) } : { ok: false, fault };
}

/** The version is that of the negotiation, not of SOCKS. */
export interface PasswordRequest {
  /** UNAME. */
  readonly uname: Uint8Array;
  /** PASSWD. */
  readonly passwd: Uint8Array;
}

/** The Password Request at o, which a check has found sound. */
export function readPasswordRequest(b: Uint8Array, o: number, end: number): PasswordRequest {
  const unameLength = b[o + 1];
  const unameEnd = o + 2 + unameLength;
  const passwdLength = b[unameEnd];
  const passwdEnd = unameEnd + 1 + passwdLength;
  cursor.at = passwdEnd;
  return { uname: b.subarray(o + 2, unameEnd), passwd: b.subarray(unameEnd + 1, passwdEnd) };
}

/** Writes a Password Request at o and answers its end. */
export function writePasswordRequest(v: PasswordRequest, b: Uint8Array, o: number): number {
  b[o] = 1;
  b[o + 1] = 0;
  const unameEnd = put(b, o + 2, v.uname);
  b[unameEnd] = 0;
  const passwdEnd = put(b, unameEnd + 1, v.passwd);
  const unameLengthValue = derived(unameEnd - (o + 2), 1, 0, 255, 'Password Request.UNAME Length');
  b[o + 1] = unameLengthValue;
  const passwdLengthValue = derived(
    passwdEnd - (unameEnd + 1),
    1,
    0,
    255,
    'Password Request.PASSWD Length',
  );
  b[unameEnd] = passwdLengthValue;
  return passwdEnd;
}

/** The octets of a Password Request. */
export function encodePasswordRequest(v: PasswordRequest): Uint8Array {
  return encoded((b) => writePasswordRequest(v, b, 0));
}

/** The Password Request in b, or the code of the rule it breaks. */
export function decodePasswordRequest(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: PasswordRequest }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkPasswordRequest(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readPasswordRequest(b, 0, b.length) }
    : { ok: false, fault };
}

export interface PasswordReply {
  /** STATUS (8): anything but zero is a refusal, and the proxy must hang up. */
  readonly status: number;
}

/** The Password Reply at o, which a check has found sound. */
export function readPasswordReply(b: Uint8Array, o: number, end: number): PasswordReply {
  cursor.at = o + 2;
  return { status: b[o + 1] };
}

/** Writes a Password Reply at o and answers its end. */
export function writePasswordReply(v: PasswordReply, b: Uint8Array, o: number): number {
  b[o] = 1;
  b[o + 1] = fits(v.status, 255, 'Password Reply.STATUS');
  return o + 2;
}

/** The octets of a Password Reply. */
export function encodePasswordReply(v: PasswordReply): Uint8Array {
  return encoded((b) => writePasswordReply(v, b, 0));
}

/** The Password Reply in b, or the code of the rule it breaks. */
export function decodePasswordReply(
  b: Uint8Array,
):
  | { readonly ok: true; readonly value: PasswordReply }
  | { readonly ok: false; readonly fault: number } {
  const fault = checkPasswordReply(b, 0, b.length);
  return fault === 0
    ? { ok: true, value: readPasswordReply(b, 0, b.length) }
    : { ok: false, fault };
}

export type Address =
  | { readonly is: 'ipv4'; /** IPv4 Address (32). */ readonly ipv4Address: string }
  | {
      readonly is: 'domainName'; /** Domain Name: resolved by the proxy, so that nobody near the client hears it. */
      readonly domainName: string;
    }
  | { readonly is: 'ipv6'; /** IPv6 Address. */ readonly ipv6Address: string };

/** The Address at o, which a check has found sound. */
export function readAddress(b: Uint8Array, o: number, end: number): Address {
  const atyp = b[o];
  switch (atyp) {
    case 1: {
      // IPv4
      cursor.at = o + 5;
      return {
        is: 'ipv4',
        ipv4Address: showIpv4(
          ((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) >>> 0,
        ),
      };
    }

    case 3: {
      // Domain Name
      const domainNameLength = b[o + 1];
      const domainNameEnd = o + 2 + domainNameLength;
      cursor.at = domainNameEnd;
      return { is: 'domainName', domainName: readText(b, o + 2, domainNameEnd) };
    }

    case 4: {
      // IPv6
      cursor.at = o + 17;
      return { is: 'ipv6', ipv6Address: showIpv6(b, o + 1) };
    }

    default: {
      throw new RangeError('unreachable: the check refuses this tag');
    }
  }
}

/** Writes a Address at o and answers its end. */
export function writeAddress(v: Address, b: Uint8Array, o: number): number {
  switch (v.is) {
    case 'ipv4': {
      b[o] = 1;
      const ipv4Address = ipv4(v.ipv4Address, 'Address.IPv4.IPv4 Address');
      b[o + 1] = ipv4Address >>> 24;
      b[o + 2] = ipv4Address >>> 16;
      b[o + 3] = ipv4Address >>> 8;
      b[o + 4] = ipv4Address;
      return o + 5;
    }

    case 'domainName': {
      b[o] = 3;
      b[o + 1] = 0;
      const domainNameEnd = putText(b, o + 2, v.domainName);
      const domainNameLengthValue = derived(
        domainNameEnd - (o + 2),
        1,
        0,
        255,
        'Address.Domain Name.Domain Name Length',
      );
      b[o + 1] = domainNameLengthValue;
      return domainNameEnd;
    }

    case 'ipv6': {
      b[o] = 4;
      const ipv6AddressEnd = putIpv6(b, o + 1, v.ipv6Address, 'Address.IPv6.IPv6 Address');
      return ipv6AddressEnd;
    }
  }
}

/** The octets of a Address. */
export function encodeAddress(v: Address): Uint8Array {
  return encoded((b) => writeAddress(v, b, 0));
}

/** The Address in b, or the code of the rule it breaks. */
export function decodeAddress(
  b: Uint8Array,
): { readonly ok: true; readonly value: Address } | { readonly ok: false; readonly fault: number } {
  const fault = checkAddress(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readAddress(b, 0, b.length) } : { ok: false, fault };
}
