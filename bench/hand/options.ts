/**
 * The options of IPv4 and TCP, walked by hand: the rules of spec/network/ipv4 and transport/tcp.
 */

export function areTcpOptionsSound(b: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    const kind = b[at];
    if (kind === 0) return true;
    if (kind === 1) {
      at++;
      continue;
    }
    if (end - at < 2) return false;
    const length = b[at + 1];
    if (length < 2 || length > end - at || !isTcpLength(kind, length)) return false;
    at += length;
  }
  return true;
}

function isTcpLength(kind: number, length: number): boolean {
  switch (kind) {
    case 2: // Maximum Segment Size
    case 28: // User Timeout
      return length === 4;
    case 3: // Window Scale
      return length === 3;
    case 4: // SACK Permitted
      return length === 2;
    case 5: // SACK
      return length === 10 || length === 18 || length === 26 || length === 34;
    case 8: // Timestamps
      return length === 10;
    case 19: // MD5 Signature
      return length === 18;
    case 29: // Authentication
      return length >= 4;
    case 30: // Multipath TCP
      return length >= 3;
    case 34: // Fast Open
      return length === 2 || (length >= 6 && length <= 18 && length % 2 === 0);
    default:
      return true;
  }
}

export function areIpv4OptionsSound(b: Uint8Array, from: number, end: number): boolean {
  let at = from;
  while (at < end) {
    const type = b[at];
    if (type === 0) return true;
    if (type === 1) {
      at++;
      continue;
    }
    if (end - at < 2) return false;
    const length = b[at + 1];
    if (length < 2 || length > end - at || !isIpv4Option(b, at, type, length)) return false;
    at += length;
  }
  return true;
}

function isIpv4Option(b: Uint8Array, at: number, type: number, length: number): boolean {
  switch (type) {
    case 7: // Record Route
    case 131: // Loose Source Route
    case 137: // Strict Source Route
      return length >= 3 && (length - 3) % 4 === 0 && b[at + 2] >= 4;
    case 68: // Internet Timestamp
      return length >= 4 && length <= 40 && b[at + 2] >= 5 && isTimestamp(b[at + 3] & 0xf, length);
    case 130: // Security
      return length >= 3;
    case 136: // Stream Identifier
    case 148: // Router Alert
      return length === 4;
    default:
      return true;
  }
}

function isTimestamp(flag: number, length: number): boolean {
  if (flag === 0) return (length - 4) % 4 === 0;
  if (flag === 1 || flag === 3) return (length - 4) % 8 === 0;
  return true;
}
