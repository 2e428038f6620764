// @generated from spec/application/socks5.protocol: change that, then npm run generate.
/**
 * SOCKS5: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import { writeAddress } from './socks5.value.ts';
import type * as v from './socks5.value.ts';

/** A valid Greeting. */
export function makeGreeting(d: Draw, room: number): v.Greeting {
  let at = 0;
  at += 2;
  const nmethods = d.length([[1, 255]], 1, 1, 0, 1, Math.min(6, Math.floor((room - at - 1) / 1)));
  const methods = Array.from({ length: Math.max(0, nmethods) }, () => d.integer(0, 255));
  at += methods.length * 1;
  return { methods };
}

/** A valid Choice. */
export function makeChoice(d: Draw, room: number): v.Choice {
  const method = d.named([0, 1, 2, 3, 127, 128, 254, 255], 0, 255);
  return { method };
}

/** A valid Request. */
export function makeRequest(d: Draw, room: number): v.Request {
  let at = 0;
  const cmd = d.named([1, 2, 3, 240, 241], 0, 255);
  at += 3;
  const dstAddr = makeAddress(d, room - at - 2);
  at += sizeOf((b) => writeAddress(dstAddr, b, 0));
  const dstPort = d.integer(0, 65535);
  return { cmd, dstAddr, dstPort };
}

/** A valid Reply. */
export function makeReply(d: Draw, room: number): v.Reply {
  let at = 0;
  const rep = d.named([0, 1, 2, 3, 4, 5, 6, 7, 8], 0, 255);
  at += 3;
  const bndAddr = makeAddress(d, room - at - 2);
  at += sizeOf((b) => writeAddress(bndAddr, b, 0));
  const bndPort = d.integer(0, 65535);
  return { rep, bndAddr, bndPort };
}

/** A valid UDP Header. */
export function makeUdpHeader(d: Draw, room: number): v.UdpHeader {
  let at = 0;
  const frag = d.integer(0, 255);
  at += 3;
  const dstAddr = makeAddress(d, room - at - 2);
  at += sizeOf((b) => writeAddress(dstAddr, b, 0));
  const dstPort = d.integer(0, 65535);
  at += 2;
  const data = d.octets(d.count(0, room - at));
  at += data.length;
  return { frag, dstAddr, dstPort, data };
}

/** A valid Password Request. */
export function makePasswordRequest(d: Draw, room: number): v.PasswordRequest {
  let at = 0;
  at += 2;
  const unameLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 3);
  const uname = d.octets(unameLength);
  at += uname.length;
  at += 1;
  const passwdLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
  const passwd = d.octets(passwdLength);
  at += passwd.length;
  return { uname, passwd };
}

/** A valid Password Reply. */
export function makePasswordReply(d: Draw, room: number): v.PasswordReply {
  const status = d.integer(0, 255);
  return { status };
}

/** A valid Address. */
export function makeAddress(d: Draw, room: number): v.Address {
  let at = 0;
  const atyp = d.tag(
    [
      [1, 1, 5],
      [3, 3, 3],
      [4, 4, 17],
    ],
    room,
  );
  at += 1;
  switch (atyp) {
    case 1: {
      // IPv4
      const ipv4Address = d.ipv4();
      return { is: 'ipv4', ipv4Address };
    }

    case 3: {
      // Domain Name
      at += 1;
      const domainNameLength = d.length([[1, 255]], 1, 1, 0, 1, room - at - 1);
      const domainName = d.text(domainNameLength);
      at += textOctets(domainName);
      return { is: 'domainName', domainName };
    }

    case 4: {
      // IPv6
      const ipv6Address = d.ipv6();
      return { is: 'ipv6', ipv6Address };
    }

    default: {
      throw new RangeError('unreachable: only tags with an arm are drawn');
    }
  }
}
