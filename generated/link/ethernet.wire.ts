// @generated from spec/link/ethernet.protocol: change that, then npm run generate.
/**
 * Ethernet, Ethernet II and IEEE 802.3. RFC 894, RFC 1042, RFC 1112 §6.4, RFC 2464 §7, RFC
 * 9542, IEEE 802.3 §3.1.1, IEEE 802.2 §3, IEEE 802.1Q §8.6.3.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Destination                          |
 *     +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               |                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 *     |                            Source                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |          Length/Type          |          [Data] ...           |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                         [Payload] ...                         |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Frame has its fixed fields
export const LENGTH_TYPE_MALFORMED = 2; // Length/Type in 0..1500 | 1536..
export const DATA_TRUNCATED = 3; // Data fits in what holds it
export const LOGICAL_LINK_CONTROL_TRUNCATED = 4; // Logical Link Control has its fixed fields
export const SUB_NETWORK_ACCESS_PROTOCOL_TRUNCATED = 5;
export const HARDWARE_ADDRESS_TRUNCATED = 6; // Hardware Address has its fixed fields
export const IPV4_GROUP_ADDRESS_TRUNCATED = 7; // IPv4 Group Address has its fixed fields
export const IPV4_GROUP_ADDRESS_PREFIX_MALFORMED = 8; // Prefix = 65630
export const IPV4_GROUP_ADDRESS_RESERVED_MALFORMED = 9; // Reserved = 0
export const IPV6_GROUP_ADDRESS_TRUNCATED = 10; // IPv6 Group Address has its fixed fields
export const IPV6_GROUP_ADDRESS_PREFIX_MALFORMED = 11; // Prefix = 13107
export const BRIDGE_GROUP_ADDRESS_TRUNCATED = 12; // Bridge Group Address has its fixed fields
export const BRIDGE_GROUP_ADDRESS_PREFIX_MALFORMED = 13; // Prefix = 103282638848
/** EtherType: unknown values pass through. */
export const ETHERTYPE = {
  IPV4: 2048,
  ARP: 2054,
  WAKE_ON_LAN: 2114,
  STREAM_RESERVATION_PROTOCOL: 8938,
  TRILL: 8947,
  DECNET_PHASE_IV: 24579,
  REVERSE_ARP: 32821,
  APPLETALK: 32923,
  APPLETALK_ARP: 33011,
  CUSTOMER_VLAN_TAG: 33024,
  IPX: 33079,
  IPV6: 34525,
  ETHERNET_FLOW_CONTROL: 34824,
  SLOW_PROTOCOLS: 34825,
  MPLS: 34887,
  MPLS_WITH_UPSTREAM_ASSIGNED_LABEL: 34888,
  PPPOE_DISCOVERY: 34915,
  PPPOE_SESSION: 34916,
  PORT_BASED_NETWORK_ACCESS_CONTROL: 34958,
  SERVICE_VLAN_TAG: 34984,
  LLDP: 35020,
  MACSEC: 35045,
  PRECISION_TIME_PROTOCOL: 35063,
  CONNECTIVITY_FAULT_MANAGEMENT: 35074,
  FIBRE_CHANNEL_OVER_ETHERNET: 35078,
  LOOPBACK: 36864,
  VLAN_TAG_BEFORE_802_1AD: 37120,
} as const;
/** Control: unknown values pass through. */
export const CONTROL = {
  UNNUMBERED_INFORMATION: 3,
  EXCHANGE_IDENTIFICATION: 175,
  TEST: 227,
} as const;
/** Service Access Point: unknown values pass through. */
export const SERVICE_ACCESS_POINT = {
  NULL: 0,
  LLC_SUBLAYER_MANAGEMENT: 2,
  INTERNET_PROTOCOL: 6,
  SPANNING_TREE_PROTOCOL: 66,
  SUB_NETWORK_ACCESS_PROTOCOL: 170,
  NOVELL_NETWARE: 224,
  NETBIOS: 240,
  OSI_NETWORK_LAYER: 254,
  GLOBAL: 255,
} as const;

/**
 * Whether b[o, end) begins with a sound Frame: OK, or the first rule of the spec that it breaks.
 */
export function checkFrame(b: Uint8Array, o: number, end: number): number {
  const at = scanFrame(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkFrame(), but answers where the Frame ends, or minus the broken rule. */
export function scanFrame(b: Uint8Array, o: number, end: number): number {
  if (end - o < 14) return -TRUNCATED;
  const lengthType = (b[o + 12] << 8) | b[o + 13];
  if (lengthType > 1500 && lengthType < 1536) return -LENGTH_TYPE_MALFORMED; // :13
  const dataAt = o + 14;
  let dataEnd = dataAt;
  if (lengthType <= 1500) {
    const dataEnd2 = dataAt + lengthType;
    if (dataEnd2 > end) return -DATA_TRUNCATED; // :14
    dataEnd = dataEnd2;
  }

  const payloadAt = dataEnd;
  let payloadEnd = payloadAt;
  if (lengthType >= 1536) {
    payloadEnd = end;
  }

  return payloadEnd;
}

/** Where Data begins. */
export function dataStart(b: Uint8Array, o: number): number {
  return o + 14;
}

/** Where Data ends. */
export function dataEnd(b: Uint8Array, o: number): number {
  return lengthType(b, o) <= 1500 ? o + 14 + lengthType(b, o) : o + 14;
}

/** Where Payload begins. */
export function payloadStart(b: Uint8Array, o: number): number {
  return dataEnd(b, o);
}

/** Where Payload ends. */
export function payloadEnd(b: Uint8Array, o: number, end: number): number {
  return lengthType(b, o) >= 1536 ? end : dataEnd(b, o);
}

/** Destination (48). */
export function destination(b: Uint8Array, o: number): number {
  return (
    ((b[o] << 8) | b[o + 1]) * 0x100000000 +
    (((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0)
  );
}

export function setDestination(b: Uint8Array, o: number, value: number): void {
  b[o] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 1] = Math.floor(value / 0x100000000);
  b[o + 2] = (value >>> 0) >>> 24;
  b[o + 3] = (value >>> 0) >>> 16;
  b[o + 4] = (value >>> 0) >>> 8;
  b[o + 5] = value >>> 0;
}

/** Source (48). */
export function source(b: Uint8Array, o: number): number {
  return (
    ((b[o + 6] << 8) | b[o + 7]) * 0x100000000 +
    (((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0)
  );
}

export function setSource(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 7] = Math.floor(value / 0x100000000);
  b[o + 8] = (value >>> 0) >>> 24;
  b[o + 9] = (value >>> 0) >>> 16;
  b[o + 10] = (value >>> 0) >>> 8;
  b[o + 11] = value >>> 0;
}

/** Length/Type (16) in 0..1500 | 1536..: 1501 to 1535 have no meaning. */
export function lengthType(b: Uint8Array, o: number): number {
  return (b[o + 12] << 8) | b[o + 13];
}

export function setLengthType(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 8;
  b[o + 13] = value;
}

/** Whether Data is there. */
export function hasData(b: Uint8Array, o: number): boolean {
  return lengthType(b, o) <= 1500;
}

/** Whether Payload is there. */
export function hasPayload(b: Uint8Array, o: number): boolean {
  return lengthType(b, o) >= 1536;
}

/** Writes the fixed fields of a Frame over b[o, end), around what already stands there. */
export function writeFrame(
  b: Uint8Array,
  o: number,
  end: number,
  destination: number,
  source: number,
  lengthType: number,
): void {
  b[o] = Math.floor(destination / 0x100000000) >>> 8;
  b[o + 1] = Math.floor(destination / 0x100000000);
  b[o + 2] = (destination >>> 0) >>> 24;
  b[o + 3] = (destination >>> 0) >>> 16;
  b[o + 4] = (destination >>> 0) >>> 8;
  b[o + 5] = destination >>> 0;
  b[o + 6] = Math.floor(source / 0x100000000) >>> 8;
  b[o + 7] = Math.floor(source / 0x100000000);
  b[o + 8] = (source >>> 0) >>> 24;
  b[o + 9] = (source >>> 0) >>> 16;
  b[o + 10] = (source >>> 0) >>> 8;
  b[o + 11] = source >>> 0;
  b[o + 12] = lengthType >>> 8;
  b[o + 13] = lengthType;
}

/**
 * Whether b[o, end) begins with a sound Logical Link Control: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkLogicalLinkControl(b: Uint8Array, o: number, end: number): number {
  const at = scanLogicalLinkControl(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkLogicalLinkControl(), but answers where the Logical Link Control ends, or minus the
 * broken rule.
 */
export function scanLogicalLinkControl(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -LOGICAL_LINK_CONTROL_TRUNCATED;
  const control = b[o + 2];
  const controlExtensionAt = o + 3;
  if ((control & 3) !== 3) {
    if (end - controlExtensionAt < 1) return -LOGICAL_LINK_CONTROL_TRUNCATED;
  }

  return end;
}

/** Where Control Extension begins. */
export function logicalLinkControlControlExtensionStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Control Extension ends. */
export function logicalLinkControlControlExtensionEnd(b: Uint8Array, o: number): number {
  return (logicalLinkControlControl(b, o) & 3) !== 3 ? o + 4 : o + 3;
}

/** Where Information begins. */
export function logicalLinkControlInformationStart(b: Uint8Array, o: number): number {
  return logicalLinkControlControlExtensionEnd(b, o);
}

/** DSAP (8). */
export function logicalLinkControlDsap(b: Uint8Array, o: number): number {
  return b[o];
}

export function setLogicalLinkControlDsap(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** SSAP (8): its lowest bit tells a response from a command. */
export function logicalLinkControlSsap(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setLogicalLinkControlSsap(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Control (8). */
export function logicalLinkControlControl(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setLogicalLinkControlControl(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Whether Control Extension is there. */
export function hasLogicalLinkControlControlExtension(b: Uint8Array, o: number): boolean {
  return (logicalLinkControlControl(b, o) & 3) !== 3;
}

/** Control Extension (8): only unnumbered frames have a control field of one octet. */
export function logicalLinkControlControlExtension(b: Uint8Array, o: number): number {
  return b[o + 3];
}

export function setLogicalLinkControlControlExtension(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = value;
}

/**
 * Whether b[o, end) begins with a sound Sub-Network Access Protocol: OK, or the first rule of the
 * spec that it breaks.
 */
export function checkSubNetworkAccessProtocol(b: Uint8Array, o: number, end: number): number {
  const at = scanSubNetworkAccessProtocol(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkSubNetworkAccessProtocol(), but answers where the Sub-Network Access Protocol ends, or
 * minus the broken rule.
 */
export function scanSubNetworkAccessProtocol(b: Uint8Array, o: number, end: number): number {
  if (end - o < 5) return -SUB_NETWORK_ACCESS_PROTOCOL_TRUNCATED;
  return end;
}

/** Where Payload begins. */
export function subNetworkAccessProtocolPayloadStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Organization Code (24): zero: what follows it is an EtherType. */
export function subNetworkAccessProtocolOrganizationCode(b: Uint8Array, o: number): number {
  return (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
}

export function setSubNetworkAccessProtocolOrganizationCode(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o] = value >>> 16;
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** Protocol Identifier (16). */
export function subNetworkAccessProtocolProtocolIdentifier(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 4];
}

export function setSubNetworkAccessProtocolProtocolIdentifier(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 3] = value >>> 8;
  b[o + 4] = value;
}

/**
 * Writes the fixed fields of a Sub-Network Access Protocol over b[o, end), around what already
 * stands there.
 */
export function writeSubNetworkAccessProtocol(
  b: Uint8Array,
  o: number,
  end: number,
  organizationCode: number,
  protocolIdentifier: number,
): void {
  b[o] = organizationCode >>> 16;
  b[o + 1] = organizationCode >>> 8;
  b[o + 2] = organizationCode;
  b[o + 3] = protocolIdentifier >>> 8;
  b[o + 4] = protocolIdentifier;
}

/**
 * Whether b[o, end) begins with a sound Hardware Address: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkHardwareAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanHardwareAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkHardwareAddress(), but answers where the Hardware Address ends, or minus the broken
 * rule.
 */
export function scanHardwareAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 6) return -HARDWARE_ADDRESS_TRUNCATED;
  return o + 6;
}

/** Upper (6). */
export function hardwareAddressUpper(b: Uint8Array, o: number): number {
  return b[o] >>> 2;
}

export function setHardwareAddressUpper(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0x3) | ((value << 2) & 0xfc);
}

/** Local (1): whoever runs the network has given it, and no manufacturer. */
export function hardwareAddressLocal(b: Uint8Array, o: number): number {
  return (b[o] >>> 1) & 1;
}

export function setHardwareAddressLocal(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfd) | ((value << 1) & 0x2);
}

/** Group (1): many stations listen to it, and none sends from it. */
export function hardwareAddressGroup(b: Uint8Array, o: number): number {
  return b[o] & 1;
}

export function setHardwareAddressGroup(b: Uint8Array, o: number, value: number): void {
  b[o] = (b[o] & 0xfe) | (value & 0x1);
}

/** Rest (40). */
export function hardwareAddressRest(b: Uint8Array, o: number): number {
  return (
    b[o + 1] * 0x100000000 +
    (((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0)
  );
}

export function setHardwareAddressRest(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = Math.floor(value / 0x100000000);
  b[o + 2] = (value >>> 0) >>> 24;
  b[o + 3] = (value >>> 0) >>> 16;
  b[o + 4] = (value >>> 0) >>> 8;
  b[o + 5] = value >>> 0;
}

/**
 * Writes the fixed fields of a Hardware Address over b[o, end), around what already stands there.
 */
export function writeHardwareAddress(
  b: Uint8Array,
  o: number,
  end: number,
  upper: number,
  local: number,
  group: number,
  rest: number,
): void {
  const upperWord = (upper << 2) | (local << 1) | group;
  b[o] = upperWord;
  b[o + 1] = Math.floor(rest / 0x100000000);
  b[o + 2] = (rest >>> 0) >>> 24;
  b[o + 3] = (rest >>> 0) >>> 16;
  b[o + 4] = (rest >>> 0) >>> 8;
  b[o + 5] = rest >>> 0;
}

/**
 * Whether b[o, end) begins with a sound IPv4 Group Address: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkIpv4GroupAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanIpv4GroupAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkIpv4GroupAddress(), but answers where the IPv4 Group Address ends, or minus the broken
 * rule.
 */
export function scanIpv4GroupAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 6) return -IPV4_GROUP_ADDRESS_TRUNCATED;
  const prefix = (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
  if (prefix !== 65630) return -IPV4_GROUP_ADDRESS_PREFIX_MALFORMED; // :46
  const reserved = b[o + 3] >>> 7;
  if (reserved !== 0) return -IPV4_GROUP_ADDRESS_RESERVED_MALFORMED; // :47
  return o + 6;
}

/** Prefix (24) = 65630. */
export function ipv4GroupAddressPrefix(b: Uint8Array, o: number): number {
  return (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
}

export function setIpv4GroupAddressPrefix(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 16;
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** Reserved (1) = 0. */
export function ipv4GroupAddressReserved(b: Uint8Array, o: number): number {
  return b[o + 3] >>> 7;
}

export function setIpv4GroupAddressReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0x7f) | ((value << 7) & 0x80);
}

/** Group (23): the last of the group's bits. */
export function ipv4GroupAddressGroup(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) & 0x7fffff;
}

export function setIpv4GroupAddressGroup(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = (b[o + 3] & 0x80) | ((value >>> 16) & 0x7f);
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/**
 * Writes the fixed fields of a IPv4 Group Address over b[o, end), around what already stands
 * there.
 */
export function writeIpv4GroupAddress(b: Uint8Array, o: number, end: number, group: number): void {
  b[o] = 1;
  b[o + 1] = 0;
  b[o + 2] = 94;
  const reservedWord = group;
  b[o + 3] = reservedWord >>> 16;
  b[o + 4] = reservedWord >>> 8;
  b[o + 5] = reservedWord;
}

/**
 * Whether b[o, end) begins with a sound IPv6 Group Address: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkIpv6GroupAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanIpv6GroupAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkIpv6GroupAddress(), but answers where the IPv6 Group Address ends, or minus the broken
 * rule.
 */
export function scanIpv6GroupAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 6) return -IPV6_GROUP_ADDRESS_TRUNCATED;
  const prefix = (b[o] << 8) | b[o + 1];
  if (prefix !== 13107) return -IPV6_GROUP_ADDRESS_PREFIX_MALFORMED; // :53
  return o + 6;
}

/** Prefix (16) = 13107. */
export function ipv6GroupAddressPrefix(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setIpv6GroupAddressPrefix(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Group (32): the last of the group's bits. */
export function ipv6GroupAddressGroup(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

export function setIpv6GroupAddressGroup(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 24;
  b[o + 3] = value >>> 16;
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/**
 * Writes the fixed fields of a IPv6 Group Address over b[o, end), around what already stands
 * there.
 */
export function writeIpv6GroupAddress(b: Uint8Array, o: number, end: number, group: number): void {
  b[o] = 51;
  b[o + 1] = 51;
  b[o + 2] = group >>> 24;
  b[o + 3] = group >>> 16;
  b[o + 4] = group >>> 8;
  b[o + 5] = group;
}

/**
 * Whether b[o, end) begins with a sound Bridge Group Address: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkBridgeGroupAddress(b: Uint8Array, o: number, end: number): number {
  const at = scanBridgeGroupAddress(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkBridgeGroupAddress(), but answers where the Bridge Group Address ends, or minus the
 * broken rule.
 */
export function scanBridgeGroupAddress(b: Uint8Array, o: number, end: number): number {
  if (end - o < 6) return -BRIDGE_GROUP_ADDRESS_TRUNCATED;
  const prefix =
    (((b[o] << 8) | b[o + 1]) >>> 4) * 0x100000000 +
    (((((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) << 4) |
      (b[o + 5] >>> 4)) >>>
      0);
  if (prefix !== 103282638848) return -BRIDGE_GROUP_ADDRESS_PREFIX_MALFORMED; // :59
  return o + 6;
}

/** Prefix (44) = 103282638848. */
export function bridgeGroupAddressPrefix(b: Uint8Array, o: number): number {
  return (
    (((b[o] << 8) | b[o + 1]) >>> 4) * 0x100000000 +
    (((((b[o + 1] << 24) | (b[o + 2] << 16) | (b[o + 3] << 8) | b[o + 4]) << 4) |
      (b[o + 5] >>> 4)) >>>
      0)
  );
}

export function setBridgeGroupAddressPrefix(b: Uint8Array, o: number, value: number): void {
  b[o] = Math.floor(value / 0x100000000) >>> 4;
  b[o + 1] = (b[o + 1] & 0xf) | ((Math.floor(value / 0x100000000) << 4) & 0xf0);
  b[o + 1] = (b[o + 1] & 0xf0) | (((value >>> 0) >>> 28) & 0xf);
  b[o + 2] = (value >>> 0) >>> 20;
  b[o + 3] = (value >>> 0) >>> 12;
  b[o + 4] = (value >>> 0) >>> 4;
  b[o + 5] = (b[o + 5] & 0xf) | (((value >>> 0) << 4) & 0xf0);
}

/** Group (4). */
export function bridgeGroupAddressGroup(b: Uint8Array, o: number): number {
  return b[o + 5] & 0xf;
}

export function setBridgeGroupAddressGroup(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0xf0) | (value & 0xf);
}

/**
 * Writes the fixed fields of a Bridge Group Address over b[o, end), around what already stands
 * there.
 */
export function writeBridgeGroupAddress(
  b: Uint8Array,
  o: number,
  end: number,
  group: number,
): void {
  const prefixWord = (103282638848 << 4) | group;
  b[o] = Math.floor(prefixWord / 0x100000000) >>> 8;
  b[o + 1] = Math.floor(prefixWord / 0x100000000);
  b[o + 2] = (prefixWord >>> 0) >>> 24;
  b[o + 3] = (prefixWord >>> 0) >>> 16;
  b[o + 4] = (prefixWord >>> 0) >>> 8;
  b[o + 5] = prefixWord >>> 0;
}
