// @generated from spec/application/dhcpv4.protocol: change that, then npm run generate.
/**
 * DHCPv4, Dynamic Host Configuration Protocol. RFC 951, RFC 1542, RFC 2131, RFC 2132, RFC
 * 3046, RFC 3396, RFC 3397, RFC 3442, RFC 4361, RFC 6842.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |      Op       |     Htype     |     Hlen      |     Hops      |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                              Xid                              |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                               |B|                             |
 *     |             Secs              |r|          Reserved           |
 *     |                               |o|                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Ciaddr                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Yiaddr                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Siaddr                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Giaddr                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                                                               |
 *     +                                                               +
 *     |                            Chaddr                             |
 *     +                                                               +
 *     |                                                               |
 *     +                                                               +
 *     |                                                               |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                     Sname (64 octets) ...                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                     File (128 octets) ...                     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                         Magic Cookie                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                          Options ...                          |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *      Bro: Broadcast
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const RESERVED_MALFORMED = 2; // Reserved = 0 (a warning)
export const CHADDR_TRUNCATED = 3; // Chaddr fits in what holds it
export const SNAME_TRUNCATED = 4; // Sname fits in what holds it
export const FILE_TRUNCATED = 5; // File fits in what holds it
export const MAGIC_COOKIE_FOREIGN = 6; // Magic Cookie = 1669485411
export const OPTIONS_UNTERMINATED = 7; // Options ends with End
export const OPTIONS_TRUNCATED = 8; // Options ends with a whole item
export const OPTION_TRUNCATED = 9; // Option has its fixed fields
export const OPTION_SUBNET_MASK_LENGTH_MALFORMED = 10; // Length = 4
export const OPTION_TIME_OFFSET_LENGTH_MALFORMED = 11; // Length = 4
export const OPTION_ROUTER_ROUTERS_LENGTH_MALFORMED = 12; // Routers Length in 4..252
export const OPTION_ROUTER_ROUTERS_TRUNCATED = 13; // Routers fits in what holds it
export const OPTION_ROUTER_ROUTERS_TRUNCATED_2 = 14; // Routers ends with a whole item
export const OPTION_TIME_SERVER_TIME_SERVERS_LENGTH_MALFORMED = 15; // Time Servers Length in 4..252
export const OPTION_TIME_SERVER_TIME_SERVERS_TRUNCATED = 16; // Time Servers fits in what holds it
export const OPTION_TIME_SERVER_TIME_SERVERS_TRUNCATED_2 = 17;
export const OPTION_NAME_SERVER_NAME_SERVERS_LENGTH_MALFORMED = 18; // Name Servers Length in 4..252
export const OPTION_NAME_SERVER_NAME_SERVERS_TRUNCATED = 19; // Name Servers fits in what holds it
export const OPTION_NAME_SERVER_NAME_SERVERS_TRUNCATED_2 = 20;
export const OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_LENGTH_MALFORMED = 21;
export const OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_TRUNCATED = 22;
export const OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_TRUNCATED_2 = 23;
export const OPTION_LOG_SERVER_LOG_SERVERS_LENGTH_MALFORMED = 24; // Log Servers Length in 4..252
export const OPTION_LOG_SERVER_LOG_SERVERS_TRUNCATED = 25; // Log Servers fits in what holds it
export const OPTION_LOG_SERVER_LOG_SERVERS_TRUNCATED_2 = 26; // Log Servers ends with a whole item
export const OPTION_HOST_NAME_HOST_NAME_LENGTH_MALFORMED = 27; // Host Name Length in 1..255
export const OPTION_HOST_NAME_HOST_NAME_TRUNCATED = 28; // Host Name fits in what holds it
export const OPTION_BOOT_FILE_SIZE_LENGTH_MALFORMED = 29; // Length = 2
export const OPTION_DOMAIN_NAME_DOMAIN_NAME_LENGTH_MALFORMED = 30; // Domain Name Length in 1..255
export const OPTION_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED = 31; // Domain Name fits in what holds it
export const OPTION_SWAP_SERVER_LENGTH_MALFORMED = 32; // Length = 4
export const OPTION_ROOT_PATH_ROOT_PATH_LENGTH_MALFORMED = 33; // Root Path Length in 1..255
export const OPTION_ROOT_PATH_ROOT_PATH_TRUNCATED = 34; // Root Path fits in what holds it
export const OPTION_EXTENSIONS_PATH_EXTENSIONS_PATH_LENGTH_MALFORMED = 35;
export const OPTION_EXTENSIONS_PATH_EXTENSIONS_PATH_TRUNCATED = 36;
export const OPTION_IP_FORWARDING_LENGTH_MALFORMED = 37; // Length = 1
export const OPTION_IP_FORWARDING_FORWARDING_MALFORMED = 38; // Forwarding in 0..1
export const OPTION_DEFAULT_IP_TIME_TO_LIVE_LENGTH_MALFORMED = 39; // Length = 1
export const OPTION_DEFAULT_IP_TIME_TO_LIVE_DEFAULT_TTL_MALFORMED = 40; // Default TTL in 1..
export const OPTION_INTERFACE_MTU_LENGTH_MALFORMED = 41; // Length = 2
export const OPTION_INTERFACE_MTU_MTU_MALFORMED = 42; // MTU in 68.. (a warning)
export const OPTION_BROADCAST_ADDRESS_LENGTH_MALFORMED = 43; // Length = 4
export const OPTION_PERFORM_ROUTER_DISCOVERY_LENGTH_MALFORMED = 44; // Length = 1
export const OPTION_PERFORM_ROUTER_DISCOVERY_DISCOVERY_MALFORMED = 45; // Discovery in 0..1
export const OPTION_STATIC_ROUTE_STATIC_ROUTES_LENGTH_MALFORMED = 46;
export const OPTION_STATIC_ROUTE_STATIC_ROUTES_TRUNCATED = 47;
export const OPTION_STATIC_ROUTE_STATIC_ROUTES_TRUNCATED_2 = 48;
export const OPTION_NETWORK_INFORMATION_SERVICE_DOMAIN_NIS_DOMAIN_LENGTH_MALFORMED = 49;
export const OPTION_NETWORK_INFORMATION_SERVICE_DOMAIN_NIS_DOMAIN_TRUNCATED = 50;
export const OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_LENGTH_MALFORMED = 51;
export const OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_TRUNCATED = 52;
export const OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_TRUNCATED_2 = 53;
export const OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_LENGTH_MALFORMED = 54;
export const OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_TRUNCATED = 55;
export const OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_TRUNCATED_2 = 56;
export const OPTION_VENDOR_SPECIFIC_INFORMATION_VENDOR_INFORMATION_LENGTH_MALFORMED = 57;
export const OPTION_VENDOR_SPECIFIC_INFORMATION_VENDOR_INFORMATION_TRUNCATED = 58;
export const OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_LENGTH_MALFORMED = 59;
export const OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_TRUNCATED = 60;
export const OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_TRUNCATED_2 = 61;
export const OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_LENGTH_MALFORMED = 62;
export const OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_TRUNCATED = 63;
export const OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_TRUNCATED_2 = 64;
export const OPTION_NETBIOS_NODE_TYPE_LENGTH_MALFORMED = 65; // Length = 1
export const OPTION_NETBIOS_SCOPE_SCOPE_LENGTH_MALFORMED = 66; // Scope Length in 1..255
export const OPTION_NETBIOS_SCOPE_SCOPE_TRUNCATED = 67; // Scope fits in what holds it
export const OPTION_REQUESTED_IP_ADDRESS_LENGTH_MALFORMED = 68; // Length = 4
export const OPTION_IP_ADDRESS_LEASE_TIME_LENGTH_MALFORMED = 69; // Length = 4
export const OPTION_OPTION_OVERLOAD_LENGTH_MALFORMED = 70; // Length = 1
export const OPTION_OPTION_OVERLOAD_OVERLOAD_MALFORMED = 71; // Overload in 1..3
export const OPTION_DHCP_MESSAGE_TYPE_LENGTH_MALFORMED = 72; // Length = 1
export const OPTION_SERVER_IDENTIFIER_LENGTH_MALFORMED = 73; // Length = 4
export const OPTION_PARAMETER_REQUEST_LIST_PARAMETERS_LENGTH_MALFORMED = 74;
export const OPTION_PARAMETER_REQUEST_LIST_PARAMETERS_TRUNCATED = 75;
export const OPTION_PARAMETER_REQUEST_LIST_PARAMETERS_TRUNCATED_2 = 76;
export const OPTION_MESSAGE_TEXT_LENGTH_MALFORMED = 77; // Text Length in 1..255
export const OPTION_MESSAGE_TEXT_TRUNCATED = 78; // Text fits in what holds it
export const OPTION_MAXIMUM_DHCP_MESSAGE_SIZE_LENGTH_MALFORMED = 79; // Length = 2
export const OPTION_MAXIMUM_DHCP_MESSAGE_SIZE_MAXIMUM_SIZE_MALFORMED = 80;
export const OPTION_RENEWAL_TIME_VALUE_LENGTH_MALFORMED = 81; // Length = 4
export const OPTION_REBINDING_TIME_VALUE_LENGTH_MALFORMED = 82; // Length = 4
export const OPTION_VENDOR_CLASS_IDENTIFIER_VENDOR_CLASS_LENGTH_MALFORMED = 83;
export const OPTION_VENDOR_CLASS_IDENTIFIER_VENDOR_CLASS_TRUNCATED = 84;
export const OPTION_CLIENT_IDENTIFIER_LENGTH_MALFORMED = 85; // Length in 2..
export const OPTION_CLIENT_IDENTIFIER_IDENTIFIER_TRUNCATED = 86; // Identifier fits in what holds it
export const OPTION_CLIENT_IDENTIFIER_IDENTIFIER_TRUNCATED_2 = 87; // Identifier holds its fields
export const OPTION_CLIENT_IDENTIFIER_IDENTIFIER_LEFTOVER = 88;
export const OPTION_TFTP_SERVER_NAME_TFTP_SERVER_LENGTH_MALFORMED = 89;
export const OPTION_TFTP_SERVER_NAME_TFTP_SERVER_TRUNCATED = 90;
export const OPTION_BOOTFILE_NAME_BOOTFILE_LENGTH_MALFORMED = 91; // Bootfile Length in 1..255
export const OPTION_BOOTFILE_NAME_BOOTFILE_TRUNCATED = 92; // Bootfile fits in what holds it
export const OPTION_USER_CLASS_USER_CLASS_LENGTH_MALFORMED = 93; // User Class Length in 1..255
export const OPTION_USER_CLASS_USER_CLASS_TRUNCATED = 94; // User Class fits in what holds it
export const OPTION_RAPID_COMMIT_LENGTH_MALFORMED = 95; // Length = 0
export const OPTION_CLIENT_FQDN_LENGTH_MALFORMED = 96; // Length in 3..
export const OPTION_CLIENT_FQDN_FQDN_TRUNCATED = 97; // FQDN fits in what holds it
export const OPTION_RELAY_AGENT_INFORMATION_SUB_OPTIONS_LENGTH_MALFORMED = 98;
export const OPTION_RELAY_AGENT_INFORMATION_SUB_OPTIONS_TRUNCATED = 99;
export const OPTION_RELAY_AGENT_INFORMATION_SUB_OPTIONS_TRUNCATED_2 = 100;
export const OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_LENGTH_MALFORMED = 101;
export const OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_TRUNCATED = 102;
export const OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_TRUNCATED_2 = 103;
export const OPTION_CLIENT_NETWORK_DEVICE_INTERFACE_LENGTH_MALFORMED = 104; // Length = 3
export const OPTION_CLIENT_NETWORK_DEVICE_INTERFACE_UNDI_MALFORMED = 105; // UNDI = 1
export const OPTION_CLIENT_MACHINE_IDENTIFIER_LENGTH_MALFORMED = 106; // Length in 1..
export const OPTION_CLIENT_MACHINE_IDENTIFIER_MACHINE_IDENTIFIER_TRUNCATED = 107;
export const OPTION_POSIX_TIME_ZONE_POSIX_TIME_ZONE_LENGTH_MALFORMED = 108;
export const OPTION_POSIX_TIME_ZONE_POSIX_TIME_ZONE_TRUNCATED = 109;
export const OPTION_TIME_ZONE_DATABASE_TIME_ZONE_LENGTH_MALFORMED = 110;
export const OPTION_TIME_ZONE_DATABASE_TIME_ZONE_TRUNCATED = 111; // Time Zone fits in what holds it
export const OPTION_IPV6_ONLY_PREFERRED_LENGTH_MALFORMED = 112; // Length = 4
export const OPTION_CAPTIVE_PORTAL_PORTAL_LENGTH_MALFORMED = 113; // Portal Length in 1..255
export const OPTION_CAPTIVE_PORTAL_PORTAL_TRUNCATED = 114; // Portal fits in what holds it
export const OPTION_AUTO_CONFIGURE_LENGTH_MALFORMED = 115; // Length = 1
export const OPTION_AUTO_CONFIGURE_AUTOCONFIGURE_MALFORMED = 116; // AutoConfigure in 0..1
export const OPTION_SUBNET_SELECTION_LENGTH_MALFORMED = 117; // Length = 4
export const OPTION_DOMAIN_SEARCH_LENGTH_MALFORMED = 118; // Length in 1..
export const OPTION_DOMAIN_SEARCH_SEARCHSTRING_TRUNCATED = 119;
export const OPTION_DOMAIN_SEARCH_SEARCHSTRING_LEFTOVER = 120;
export const OPTION_CLASSLESS_STATIC_ROUTE_ROUTES_LENGTH_MALFORMED = 121; // Routes Length in 5..255
export const OPTION_CLASSLESS_STATIC_ROUTE_ROUTES_TRUNCATED = 122; // Routes fits in what holds it
export const OPTION_CLASSLESS_STATIC_ROUTE_ROUTES_TRUNCATED_2 = 123;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_CLASS_VENDOR_CLASSES_LENGTH_MALFORMED = 124;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_CLASS_VENDOR_CLASSES_TRUNCATED = 125;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_CLASS_VENDOR_CLASSES_TRUNCATED_2 = 126;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_INFORMATION_VENDOR_INFORMATIONS_LENGTH_MALFORMED = 127;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_INFORMATION_VENDOR_INFORMATIONS_TRUNCATED = 128;
export const OPTION_VENDOR_IDENTIFYING_VENDOR_INFORMATION_VENDOR_INFORMATIONS_TRUNCATED_2 = 129;
export const OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_LENGTH_MALFORMED = 130;
export const OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_TRUNCATED = 131;
export const OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_TRUNCATED_2 = 132;
export const OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_LENGTH_MALFORMED = 133;
export const OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_TRUNCATED = 134;
export const OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_TRUNCATED_2 = 135;
export const OPTION_UNKNOWN_DATA_LENGTH_MALFORMED = 136; // Data Length in 0..255
export const OPTION_UNKNOWN_DATA_TRUNCATED = 137; // Data fits in what holds it
export const STATIC_ROUTE_TRUNCATED = 138; // Static Route has its fixed fields
export const LETTER_TRUNCATED = 139; // Letter has its fixed fields
export const LETTER_FIXED_FIELDS_TRUNCATED = 140; // Fixed Fields fits in what holds it
export const LETTER_COOKIE_FOREIGN = 141; // Cookie = 1669485411
export const LETTER_PIECES_UNTERMINATED = 142; // Pieces ends with End
export const LETTER_PIECES_TRUNCATED = 143; // Pieces ends with a whole item
export const PIECE_TRUNCATED = 144; // Piece has its fixed fields
export const PIECE_DATA_DATA_LENGTH_MALFORMED = 145; // Data Length in 0..255
export const PIECE_DATA_DATA_TRUNCATED = 146; // Data fits in what holds it
export const OVERFLOW_TRUNCATED = 147; // Overflow has its fixed fields
export const OVERFLOW_OVERFLOW_PIECES_UNTERMINATED = 148;
export const OVERFLOW_OVERFLOW_PIECES_TRUNCATED = 149; // Overflow Pieces ends with a whole item
export const ROUTE_LIST_TRUNCATED = 150; // Route List has its fixed fields
export const ROUTE_LIST_ROUTES_TRUNCATED = 151; // Routes ends with a whole item
export const ROUTE_TRUNCATED = 152; // Route has its fixed fields
export const ROUTE_WIDTH_MALFORMED = 153; // Width in 0..32
export const ROUTE_SIGNIFICANT_OCTETS_TRUNCATED = 154; // Significant Octets fits in what holds it
export const SEARCH_LIST_TRUNCATED = 155; // Search List has its fixed fields
export const SEARCH_LIST_NAMES_TRUNCATED = 156; // Names ends with a whole item
export const SEARCH_NAME_TRUNCATED = 157; // Search Name ends before what holds it does
export const SEARCH_NAME_MALFORMED = 158;
export const VENDOR_DATA_TRUNCATED = 159; // Vendor Data has its fixed fields
export const VENDOR_DATA_DATA_LENGTH_MALFORMED = 160; // Data Length in 0..250
export const VENDOR_DATA_DATA_TRUNCATED = 161; // Data fits in what holds it
export const SUB_OPTION_TRUNCATED = 162; // Sub-Option has its fixed fields
export const SUB_OPTION_AGENT_CIRCUIT_ID_CIRCUIT_ID_LENGTH_MALFORMED = 163;
export const SUB_OPTION_AGENT_CIRCUIT_ID_CIRCUIT_ID_TRUNCATED = 164;
export const SUB_OPTION_AGENT_REMOTE_ID_REMOTE_ID_LENGTH_MALFORMED = 165;
export const SUB_OPTION_AGENT_REMOTE_ID_REMOTE_ID_TRUNCATED = 166;
export const SUB_OPTION_DEVICE_CLASS_LENGTH_MALFORMED = 167; // Length = 4
export const SUB_OPTION_LINK_SELECTION_LENGTH_MALFORMED = 168; // Length = 4
export const SUB_OPTION_SUBSCRIBER_ID_SUBSCRIBER_ID_LENGTH_MALFORMED = 169;
export const SUB_OPTION_SUBSCRIBER_ID_SUBSCRIBER_ID_TRUNCATED = 170;
export const SUB_OPTION_VENDOR_SPECIFIC_VENDOR_DATA_LENGTH_MALFORMED = 171;
export const SUB_OPTION_VENDOR_SPECIFIC_VENDOR_DATA_TRUNCATED = 172;
export const SUB_OPTION_VENDOR_SPECIFIC_VENDOR_DATA_TRUNCATED_2 = 173;
export const SUB_OPTION_RELAY_AGENT_FLAGS_LENGTH_MALFORMED = 174; // Length = 1
export const SUB_OPTION_RELAY_AGENT_FLAGS_MBZ_MALFORMED = 175; // MBZ = 0 (a warning)
export const SUB_OPTION_SERVER_IDENTIFIER_OVERRIDE_LENGTH_MALFORMED = 176; // Length = 4
export const SUB_OPTION_UNKNOWN_DATA_LENGTH_MALFORMED = 177; // Data Length in 0..253
export const SUB_OPTION_UNKNOWN_DATA_TRUNCATED = 178; // Data fits in what holds it
export const DUID_TRUNCATED = 179; // DUID has its fixed fields
export const DUID_DUID_UUID_UUID_TRUNCATED = 180; // UUID fits in what holds it
/** Op: unknown values pass through. */
export const OP = {
  BOOTREQUEST: 1,
  BOOTREPLY: 2,
} as const;
/** Port: unknown values pass through. */
export const PORT = {
  SERVER: 67,
  CLIENT: 68,
} as const;
/** Message Type: unknown values pass through. */
export const MESSAGE_TYPE = {
  DHCPDISCOVER: 1,
  DHCPOFFER: 2,
  DHCPREQUEST: 3,
  DHCPDECLINE: 4,
  DHCPACK: 5,
  DHCPNAK: 6,
  DHCPRELEASE: 7,
  DHCPINFORM: 8,
  DHCPFORCERENEW: 9,
  DHCPLEASEQUERY: 10,
  DHCPLEASEUNASSIGNED: 11,
  DHCPLEASEUNKNOWN: 12,
  DHCPLEASEACTIVE: 13,
} as const;
/** Overload: unknown values pass through. */
export const OVERLOAD = {
  FILE: 1,
  SNAME: 2,
  FILE_AND_SNAME: 3,
} as const;
/** Node Type: unknown values pass through. */
export const NODE_TYPE = {
  B_NODE: 1,
  P_NODE: 2,
  M_NODE: 4,
  H_NODE: 8,
} as const;
/** Which Option it is. */
export const OPTION_CODE = {
  PAD: 0,
  SUBNET_MASK: 1,
  TIME_OFFSET: 2,
  ROUTER: 3,
  TIME_SERVER: 4,
  NAME_SERVER: 5,
  DOMAIN_NAME_SERVER: 6,
  LOG_SERVER: 7,
  HOST_NAME: 12,
  BOOT_FILE_SIZE: 13,
  DOMAIN_NAME: 15,
  SWAP_SERVER: 16,
  ROOT_PATH: 17,
  EXTENSIONS_PATH: 18,
  IP_FORWARDING: 19,
  DEFAULT_IP_TIME_TO_LIVE: 23,
  INTERFACE_MTU: 26,
  BROADCAST_ADDRESS: 28,
  PERFORM_ROUTER_DISCOVERY: 31,
  STATIC_ROUTE: 33,
  NETWORK_INFORMATION_SERVICE_DOMAIN: 40,
  NETWORK_INFORMATION_SERVERS: 41,
  NETWORK_TIME_PROTOCOL_SERVERS: 42,
  VENDOR_SPECIFIC_INFORMATION: 43,
  NETBIOS_NAME_SERVER: 44,
  NETBIOS_DATAGRAM_DISTRIBUTION_SERVER: 45,
  NETBIOS_NODE_TYPE: 46,
  NETBIOS_SCOPE: 47,
  REQUESTED_IP_ADDRESS: 50,
  IP_ADDRESS_LEASE_TIME: 51,
  OPTION_OVERLOAD: 52,
  DHCP_MESSAGE_TYPE: 53,
  SERVER_IDENTIFIER: 54,
  PARAMETER_REQUEST_LIST: 55,
  MESSAGE: 56,
  MAXIMUM_DHCP_MESSAGE_SIZE: 57,
  RENEWAL_TIME_VALUE: 58,
  REBINDING_TIME_VALUE: 59,
  VENDOR_CLASS_IDENTIFIER: 60,
  CLIENT_IDENTIFIER: 61,
  TFTP_SERVER_NAME: 66,
  BOOTFILE_NAME: 67,
  USER_CLASS: 77,
  RAPID_COMMIT: 80,
  CLIENT_FQDN: 81,
  RELAY_AGENT_INFORMATION: 82,
  CLIENT_SYSTEM_ARCHITECTURE: 93,
  CLIENT_NETWORK_DEVICE_INTERFACE: 94,
  CLIENT_MACHINE_IDENTIFIER: 97,
  POSIX_TIME_ZONE: 100,
  TIME_ZONE_DATABASE: 101,
  IPV6_ONLY_PREFERRED: 108,
  CAPTIVE_PORTAL: 114,
  AUTO_CONFIGURE: 116,
  SUBNET_SELECTION: 118,
  DOMAIN_SEARCH: 119,
  CLASSLESS_STATIC_ROUTE: 121,
  VENDOR_IDENTIFYING_VENDOR_CLASS: 124,
  VENDOR_IDENTIFYING_VENDOR_INFORMATION: 125,
  CAPWAP_ACCESS_CONTROLLER: 138,
  TFTP_SERVER_ADDRESS: 150,
  END: 255,
} as const;
/** Which Piece it is. */
export const PIECE_CODE = {
  PAD: 0,
  END: 255,
} as const;
/** Which Sub-Option it is. */
export const SUB_OPTION_SUB_OPTION_CODE = {
  AGENT_CIRCUIT_ID: 1,
  AGENT_REMOTE_ID: 2,
  DEVICE_CLASS: 4,
  LINK_SELECTION: 5,
  SUBSCRIBER_ID: 6,
  VENDOR_SPECIFIC: 9,
  RELAY_AGENT_FLAGS: 10,
  SERVER_IDENTIFIER_OVERRIDE: 11,
} as const;
/** Which DUID it is. */
export const DUID_DUID_TYPE = {
  DUID_LLT: 1,
  DUID_EN: 2,
  DUID_LL: 3,
  DUID_UUID: 4,
} as const;

/** Whether b[o, end) begins with a sound Search Name: OK, or the first rule that it breaks. */
export function checkSearchName(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanSearchName(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/**
 * Where the Search Name ends here, or minus the broken rule. Work is bounded: pointers only lead
 * back, past every earlier one.
 */
export function scanSearchName(b: Uint8Array, o: number, end: number, origin: number): number {
  let at = o;
  let limit = end;
  let octets = 1;
  let before = o;
  let after = -1;
  for (;;) {
    if (at >= limit) return -SEARCH_NAME_TRUNCATED;
    const lead = b[at];
    if (lead === 0x0) return after < 0 ? at + 1 : after;
    if ((lead & 0xc0) === 0xc0) {
      if (at + 2 > limit) return -SEARCH_NAME_TRUNCATED;
      const target = origin + (((lead & 0x3f) << 8) | b[at + 1]);
      if (target >= before) return -SEARCH_NAME_MALFORMED;
      if (after < 0) after = at + 2;
      before = target;
      limit = at;
      at = target;
      continue;
    }

    if ((lead & 0xc0) !== 0x0) return -SEARCH_NAME_MALFORMED;
    octets += 1 + (lead & 0x3f);
    if (octets > 255) return -SEARCH_NAME_MALFORMED;
    at += 1 + (lead & 0x3f);
  }
}

/**
 * Whether b[o, end) begins with a sound Message: OK, or the first rule of the spec that it breaks.
 */
export function checkMessage(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanMessage(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number, origin: number): number {
  if (end - o < 240) return -TRUNCATED;
  const magicCookie =
    ((b[o + 236] << 24) | (b[o + 237] << 16) | (b[o + 238] << 8) | b[o + 239]) >>> 0;
  if (magicCookie !== 1669485411) return -MAGIC_COOKIE_FOREIGN; // :26
  let optionsAt = o + 240;
  let optionsEnded = false;
  while (optionsAt < end) {
    const optionsTag = b[optionsAt];
    if (optionsTag === 0) {
      // Pad
      optionsAt++;
      continue;
    }

    if (optionsTag === 255) {
      // End
      optionsEnded = true;
      break;
    }

    const optionsNext = scanOption(b, optionsAt, end, origin);
    if (optionsNext < 0) return optionsNext;
    optionsAt = optionsNext;
  }

  if (!optionsEnded) return -OPTIONS_UNTERMINATED; // :27
  return end;
}

/** Where Chaddr begins. */
export function chaddrStart(b: Uint8Array, o: number): number {
  return o + 28;
}

/** Where Chaddr ends. */
export function chaddrEnd(b: Uint8Array, o: number): number {
  return o + 28 + 16;
}

/** Where Sname begins. */
export function snameStart(b: Uint8Array, o: number): number {
  return o + 44;
}

/** Where Sname ends. */
export function snameEnd(b: Uint8Array, o: number): number {
  return o + 44 + 64;
}

/** Where File begins. */
export function fileStart(b: Uint8Array, o: number): number {
  return o + 108;
}

/** Where File ends. */
export function fileEnd(b: Uint8Array, o: number): number {
  return o + 108 + 128;
}

/** Where Options begins. */
export function optionsStart(b: Uint8Array, o: number): number {
  return o + 240;
}

/** Op (8). */
export function op(b: Uint8Array, o: number): number {
  return b[o];
}

export function setOp(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Htype (8). */
export function htype(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setHtype(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Hlen (8), in octets. */
export function hlen(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setHlen(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Hops (8): raised by relay agents. */
export function hops(b: Uint8Array, o: number): number {
  return b[o + 3];
}

export function setHops(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value;
}

/** Xid (32): chosen by the client, so that it knows its answers. */
export function xid(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setXid(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Secs (16), in seconds. */
export function secs(b: Uint8Array, o: number): number {
  return (b[o + 8] << 8) | b[o + 9];
}

export function setSecs(b: Uint8Array, o: number, value: number): void {
  b[o + 8] = value >>> 8;
  b[o + 9] = value;
}

/** Broadcast (1): "I cannot hear unicast yet". */
export function broadcast(b: Uint8Array, o: number): number {
  return b[o + 10] >>> 7;
}

export function setBroadcast(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = (b[o + 10] & 0x7f) | ((value << 7) & 0x80);
}

/** Reserved (15) = 0. */
export function reserved(b: Uint8Array, o: number): number {
  return ((b[o + 10] << 8) | b[o + 11]) & 0x7fff;
}

export function setReserved(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = (b[o + 10] & 0x80) | ((value >>> 8) & 0x7f);
  b[o + 11] = value;
}

/** Ciaddr (32): the client's, when it already answers for it. */
export function ciaddr(b: Uint8Array, o: number): number {
  return ((b[o + 12] << 24) | (b[o + 13] << 16) | (b[o + 14] << 8) | b[o + 15]) >>> 0;
}

export function setCiaddr(b: Uint8Array, o: number, value: number): void {
  b[o + 12] = value >>> 24;
  b[o + 13] = value >>> 16;
  b[o + 14] = value >>> 8;
  b[o + 15] = value;
}

/** Yiaddr (32): yours, if you will have it. */
export function yiaddr(b: Uint8Array, o: number): number {
  return ((b[o + 16] << 24) | (b[o + 17] << 16) | (b[o + 18] << 8) | b[o + 19]) >>> 0;
}

export function setYiaddr(b: Uint8Array, o: number, value: number): void {
  b[o + 16] = value >>> 24;
  b[o + 17] = value >>> 16;
  b[o + 18] = value >>> 8;
  b[o + 19] = value;
}

/** Siaddr (32): of the next server to boot from. */
export function siaddr(b: Uint8Array, o: number): number {
  return ((b[o + 20] << 24) | (b[o + 21] << 16) | (b[o + 22] << 8) | b[o + 23]) >>> 0;
}

export function setSiaddr(b: Uint8Array, o: number, value: number): void {
  b[o + 20] = value >>> 24;
  b[o + 21] = value >>> 16;
  b[o + 22] = value >>> 8;
  b[o + 23] = value;
}

/** Giaddr (32): of the relay agent that heard the client. */
export function giaddr(b: Uint8Array, o: number): number {
  return ((b[o + 24] << 24) | (b[o + 25] << 16) | (b[o + 26] << 8) | b[o + 27]) >>> 0;
}

export function setGiaddr(b: Uint8Array, o: number, value: number): void {
  b[o + 24] = value >>> 24;
  b[o + 25] = value >>> 16;
  b[o + 26] = value >>> 8;
  b[o + 27] = value;
}

/** Magic Cookie (32) = 1669485411. RFC 2131 §3. */
export function magicCookie(b: Uint8Array, o: number): number {
  return ((b[o + 236] << 24) | (b[o + 237] << 16) | (b[o + 238] << 8) | b[o + 239]) >>> 0;
}

export function setMagicCookie(b: Uint8Array, o: number, value: number): void {
  b[o + 236] = value >>> 24;
  b[o + 237] = value >>> 16;
  b[o + 238] = value >>> 8;
  b[o + 239] = value;
}

/** Broadcast in Flags. */
export const FLAGS_BROADCAST = 0x8000;

/** Flags (16). RFC 2131 §2. */
export function flags(b: Uint8Array, o: number): number {
  return (b[o + 10] << 8) | b[o + 11];
}

export function setFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(
  b: Uint8Array,
  o: number,
  end: number,
  op: number,
  htype: number,
  hlen: number,
  hops: number,
  xid: number,
  secs: number,
  flags: number,
  ciaddr: number,
  yiaddr: number,
  siaddr: number,
  giaddr: number,
): void {
  b[o] = op;
  b[o + 1] = htype;
  b[o + 2] = hlen;
  b[o + 3] = hops;
  b[o + 4] = xid >>> 24;
  b[o + 5] = xid >>> 16;
  b[o + 6] = xid >>> 8;
  b[o + 7] = xid;
  b[o + 8] = secs >>> 8;
  b[o + 9] = secs;
  b[o + 10] = flags >>> 8;
  b[o + 11] = flags;
  b[o + 12] = ciaddr >>> 24;
  b[o + 13] = ciaddr >>> 16;
  b[o + 14] = ciaddr >>> 8;
  b[o + 15] = ciaddr;
  b[o + 16] = yiaddr >>> 24;
  b[o + 17] = yiaddr >>> 16;
  b[o + 18] = yiaddr >>> 8;
  b[o + 19] = yiaddr;
  b[o + 20] = siaddr >>> 24;
  b[o + 21] = siaddr >>> 16;
  b[o + 22] = siaddr >>> 8;
  b[o + 23] = siaddr;
  b[o + 24] = giaddr >>> 24;
  b[o + 25] = giaddr >>> 16;
  b[o + 26] = giaddr >>> 8;
  b[o + 27] = giaddr;
  b[o + 236] = 99;
  b[o + 237] = 130;
  b[o + 238] = 83;
  b[o + 239] = 99;
}

/**
 * Whether b[o, end) begins with a sound Static Route: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkStaticRoute(b: Uint8Array, o: number, end: number): number {
  const at = scanStaticRoute(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkStaticRoute(), but answers where the Static Route ends, or minus the broken rule. */
export function scanStaticRoute(b: Uint8Array, o: number, end: number): number {
  if (end - o < 8) return -STATIC_ROUTE_TRUNCATED;
  return o + 8;
}

/** Destination (32). */
export function staticRouteDestination(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setStaticRouteDestination(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Router (32). */
export function staticRouteRouter(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setStaticRouteRouter(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Writes the fixed fields of a Static Route over b[o, end), around what already stands there. */
export function writeStaticRoute(
  b: Uint8Array,
  o: number,
  end: number,
  destination: number,
  router: number,
): void {
  b[o] = destination >>> 24;
  b[o + 1] = destination >>> 16;
  b[o + 2] = destination >>> 8;
  b[o + 3] = destination;
  b[o + 4] = router >>> 24;
  b[o + 5] = router >>> 16;
  b[o + 6] = router >>> 8;
  b[o + 7] = router;
}

/**
 * Whether b[o, end) begins with a sound Letter: OK, or the first rule of the spec that it breaks.
 */
export function checkLetter(b: Uint8Array, o: number, end: number): number {
  const at = scanLetter(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkLetter(), but answers where the Letter ends, or minus the broken rule. */
export function scanLetter(b: Uint8Array, o: number, end: number): number {
  if (end - o < 240) return -LETTER_TRUNCATED;
  const cookie = ((b[o + 236] << 24) | (b[o + 237] << 16) | (b[o + 238] << 8) | b[o + 239]) >>> 0;
  if (cookie !== 1669485411) return -LETTER_COOKIE_FOREIGN; // :142
  let piecesAt = o + 240;
  let piecesEnded = false;
  while (piecesAt < end) {
    const piecesTag = b[piecesAt];
    if (piecesTag === 0) {
      // Pad
      piecesAt++;
      continue;
    }

    if (piecesTag === 255) {
      // End
      piecesEnded = true;
      break;
    }

    const piecesNext = scanPiece(b, piecesAt, end);
    if (piecesNext < 0) return piecesNext;
    piecesAt = piecesNext;
  }

  if (!piecesEnded) return -LETTER_PIECES_UNTERMINATED; // :143
  return end;
}

/** Where Fixed Fields begins. */
export function letterFixedFieldsStart(b: Uint8Array, o: number): number {
  return o;
}

/** Where Pieces begins. */
export function letterPiecesStart(b: Uint8Array, o: number): number {
  return o + 240;
}

/** Cookie (32) = 1669485411. */
export function letterCookie(b: Uint8Array, o: number): number {
  return ((b[o + 236] << 24) | (b[o + 237] << 16) | (b[o + 238] << 8) | b[o + 239]) >>> 0;
}

export function setLetterCookie(b: Uint8Array, o: number, value: number): void {
  b[o + 236] = value >>> 24;
  b[o + 237] = value >>> 16;
  b[o + 238] = value >>> 8;
  b[o + 239] = value;
}

/** Writes the fixed fields of a Letter over b[o, end), around what already stands there. */
export function writeLetter(b: Uint8Array, o: number, end: number): void {
  b[o + 236] = 99;
  b[o + 237] = 130;
  b[o + 238] = 83;
  b[o + 239] = 99;
}

/**
 * Whether b[o, end) begins with a sound Overflow: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkOverflow(b: Uint8Array, o: number, end: number): number {
  const at = scanOverflow(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOverflow(), but answers where the Overflow ends, or minus the broken rule. */
export function scanOverflow(b: Uint8Array, o: number, end: number): number {
  let overflowPiecesAt = o;
  while (overflowPiecesAt < end) {
    const overflowPiecesTag = b[overflowPiecesAt];
    if (overflowPiecesTag === 0) {
      // Pad
      overflowPiecesAt++;
      continue;
    }

    if (overflowPiecesTag === 255) {
      // End
      break;
    }

    const overflowPiecesNext = scanPiece(b, overflowPiecesAt, end);
    if (overflowPiecesNext < 0) return overflowPiecesNext;
    overflowPiecesAt = overflowPiecesNext;
  }

  return end;
}

/** Where Overflow Pieces begins. */
export function overflowOverflowPiecesStart(b: Uint8Array, o: number): number {
  return o;
}

/** Writes the fixed fields of a Overflow over b[o, end), around what already stands there. */
export function writeOverflow(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Route List: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkRouteList(b: Uint8Array, o: number, end: number): number {
  const at = scanRouteList(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRouteList(), but answers where the Route List ends, or minus the broken rule. */
export function scanRouteList(b: Uint8Array, o: number, end: number): number {
  let routesAt = o;
  while (routesAt < end) {
    const routesNext = scanRoute(b, routesAt, end);
    if (routesNext < 0) return routesNext;
    routesAt = routesNext;
  }

  return end;
}

/** Where Routes begins. */
export function routeListRoutesStart(b: Uint8Array, o: number): number {
  return o;
}

/** Writes the fixed fields of a Route List over b[o, end), around what already stands there. */
export function writeRouteList(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Route: OK, or the first rule of the spec that it breaks.
 */
export function checkRoute(b: Uint8Array, o: number, end: number): number {
  const at = scanRoute(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRoute(), but answers where the Route ends, or minus the broken rule. */
export function scanRoute(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -ROUTE_TRUNCATED;
  const width = b[o];
  if (width > 32) return -ROUTE_WIDTH_MALFORMED; // :162
  const significantOctetsEnd = o + 1 + Math.floor((width + 7) / 8);
  if (significantOctetsEnd > end) return -ROUTE_SIGNIFICANT_OCTETS_TRUNCATED; // :163
  if (end - significantOctetsEnd < 4) return -ROUTE_TRUNCATED;
  return significantOctetsEnd + 4;
}

/** Where Significant Octets begins. */
export function routeSignificantOctetsStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Significant Octets ends. */
export function routeSignificantOctetsEnd(b: Uint8Array, o: number): number {
  return o + 1 + Math.floor((routeWidth(b, o) + 7) / 8);
}

/** Width (8) in 0..32. */
export function routeWidth(b: Uint8Array, o: number): number {
  return b[o];
}

export function setRouteWidth(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Router (32). */
export function routeRouter(b: Uint8Array, o: number): number {
  return (
    ((b[routeSignificantOctetsEnd(b, o)] << 24) |
      (b[routeSignificantOctetsEnd(b, o) + 1] << 16) |
      (b[routeSignificantOctetsEnd(b, o) + 2] << 8) |
      b[routeSignificantOctetsEnd(b, o) + 3]) >>>
    0
  );
}

export function setRouteRouter(b: Uint8Array, o: number, value: number): void {
  b[routeSignificantOctetsEnd(b, o)] = value >>> 24;
  b[routeSignificantOctetsEnd(b, o) + 1] = value >>> 16;
  b[routeSignificantOctetsEnd(b, o) + 2] = value >>> 8;
  b[routeSignificantOctetsEnd(b, o) + 3] = value;
}

/** How many octets the Route at o still needs, at least, behind end: 0 when it is whole. */
export function neededRoute(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  const whole = routeSignificantOctetsEnd(b, o) + 4;
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Search List: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSearchList(b: Uint8Array, o: number, end: number): number {
  const at = scanSearchList(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkSearchList(), but answers where the Search List ends, or minus the broken rule. */
export function scanSearchList(b: Uint8Array, o: number, end: number): number {
  let namesAt = o;
  while (namesAt < end) {
    const namesNext = scanSearchName(b, namesAt, end, o);
    if (namesNext < 0) return namesNext;
    namesAt = namesNext;
  }

  return end;
}

/** Where Names begins. */
export function searchListNamesStart(b: Uint8Array, o: number): number {
  return o;
}

/** Writes the fixed fields of a Search List over b[o, end), around what already stands there. */
export function writeSearchList(b: Uint8Array, o: number, end: number): void {}

/**
 * Whether b[o, end) begins with a sound Vendor Data: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkVendorData(b: Uint8Array, o: number, end: number): number {
  const at = scanVendorData(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkVendorData(), but answers where the Vendor Data ends, or minus the broken rule. */
export function scanVendorData(b: Uint8Array, o: number, end: number): number {
  if (end - o < 5) return -VENDOR_DATA_TRUNCATED;
  const dataLength = b[o + 4];
  if (dataLength > 250) return -VENDOR_DATA_DATA_LENGTH_MALFORMED; // :179
  const dataEnd = o + 5 + dataLength;
  if (dataEnd > end) return -VENDOR_DATA_DATA_TRUNCATED; // :179
  return dataEnd;
}

/** Where Data begins. */
export function vendorDataDataStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Data ends. */
export function vendorDataDataEnd(b: Uint8Array, o: number): number {
  return o + 5 + vendorDataDataLength(b, o);
}

/** Enterprise Number (32). */
export function vendorDataEnterpriseNumber(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setVendorDataEnterpriseNumber(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Data Length (8) in 0..250. */
export function vendorDataDataLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setVendorDataDataLength(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** How many octets the Vendor Data at o still needs, at least, behind end: 0 when it is whole. */
export function neededVendorData(b: Uint8Array, o: number, end: number): number {
  if (end < o + 5) return o + 5 - end;
  const whole = vendorDataDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Vendor Data over b[o, end), around what already stands there. */
export function writeVendorData(
  b: Uint8Array,
  o: number,
  end: number,
  enterpriseNumber: number,
): void {
  b[o] = enterpriseNumber >>> 24;
  b[o + 1] = enterpriseNumber >>> 16;
  b[o + 2] = enterpriseNumber >>> 8;
  b[o + 3] = enterpriseNumber;
  b[o + 4] = end - (o + 5);
}

/**
 * Whether b[o, end) begins with a sound Option: OK, or the first rule of the spec that it breaks.
 */
export function checkOption(b: Uint8Array, o: number, end: number, origin: number): number {
  const at = scanOption(b, o, end, origin);
  return at < 0 ? -at : OK;
}

/** As checkOption(), but answers where the Option ends, or minus the broken rule. */
export function scanOption(b: Uint8Array, o: number, end: number, origin: number): number {
  if (end - o < 1) return -OPTION_TRUNCATED;
  const code = b[o];
  switch (code) {
    case 0: {
      // Pad
      return o + 1;
    }

    case 1: {
      // Subnet Mask
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_SUBNET_MASK_LENGTH_MALFORMED; // :35
      return o + 6;
    }

    case 2: {
      // Time Offset
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_TIME_OFFSET_LENGTH_MALFORMED; // :36
      return o + 6;
    }

    case 13: {
      // Boot File Size
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 2) return -OPTION_BOOT_FILE_SIZE_LENGTH_MALFORMED; // :43
      return o + 4;
    }

    case 16: {
      // Swap Server
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_SWAP_SERVER_LENGTH_MALFORMED; // :45
      return o + 6;
    }

    case 255: {
      // End
      return o + 1;
    }

    default: {
      return scanOtherOption(b, o, end, origin);
    }
  }
}

/** The arms of Option that scanOption() leaves out to stay brief. */
function scanOtherOption(b: Uint8Array, o: number, end: number, origin: number): number {
  const code = b[o];
  switch (code) {
    case 3: {
      // Router
      if (end - o < 2) return -OPTION_TRUNCATED;
      const routersLength = b[o + 1];
      if (routersLength < 4 || routersLength > 252) return -OPTION_ROUTER_ROUTERS_LENGTH_MALFORMED; // :37
      const routersEnd = o + 2 + routersLength;
      if (routersEnd > end) return -OPTION_ROUTER_ROUTERS_TRUNCATED; // :37
      if ((routersEnd - (o + 2)) % 4 !== 0) return -OPTION_ROUTER_ROUTERS_TRUNCATED_2; // :37
      return routersEnd;
    }

    case 4: {
      // Time Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const timeServersLength = b[o + 1];
      if (timeServersLength < 4 || timeServersLength > 252)
        return -OPTION_TIME_SERVER_TIME_SERVERS_LENGTH_MALFORMED; // :38
      const timeServersEnd = o + 2 + timeServersLength;
      if (timeServersEnd > end) return -OPTION_TIME_SERVER_TIME_SERVERS_TRUNCATED; // :38
      if ((timeServersEnd - (o + 2)) % 4 !== 0) return -OPTION_TIME_SERVER_TIME_SERVERS_TRUNCATED_2; // :38
      return timeServersEnd;
    }

    case 5: {
      // Name Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const nameServersLength = b[o + 1];
      if (nameServersLength < 4 || nameServersLength > 252)
        return -OPTION_NAME_SERVER_NAME_SERVERS_LENGTH_MALFORMED; // :39
      const nameServersEnd = o + 2 + nameServersLength;
      if (nameServersEnd > end) return -OPTION_NAME_SERVER_NAME_SERVERS_TRUNCATED; // :39
      if ((nameServersEnd - (o + 2)) % 4 !== 0) return -OPTION_NAME_SERVER_NAME_SERVERS_TRUNCATED_2; // :39
      return nameServersEnd;
    }

    case 6: {
      // Domain Name Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const domainNameServersLength = b[o + 1];
      if (domainNameServersLength < 4 || domainNameServersLength > 252)
        return -OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_LENGTH_MALFORMED; // :40
      const domainNameServersEnd = o + 2 + domainNameServersLength;
      if (domainNameServersEnd > end)
        return -OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_TRUNCATED; // :40
      if ((domainNameServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_DOMAIN_NAME_SERVER_DOMAIN_NAME_SERVERS_TRUNCATED_2; // :40
      return domainNameServersEnd;
    }

    case 7: {
      // Log Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const logServersLength = b[o + 1];
      if (logServersLength < 4 || logServersLength > 252)
        return -OPTION_LOG_SERVER_LOG_SERVERS_LENGTH_MALFORMED; // :41
      const logServersEnd = o + 2 + logServersLength;
      if (logServersEnd > end) return -OPTION_LOG_SERVER_LOG_SERVERS_TRUNCATED; // :41
      if ((logServersEnd - (o + 2)) % 4 !== 0) return -OPTION_LOG_SERVER_LOG_SERVERS_TRUNCATED_2; // :41
      return logServersEnd;
    }

    case 12: {
      // Host Name
      if (end - o < 2) return -OPTION_TRUNCATED;
      const hostNameLength = b[o + 1];
      if (hostNameLength < 1) return -OPTION_HOST_NAME_HOST_NAME_LENGTH_MALFORMED; // :42
      const hostNameEnd = o + 2 + hostNameLength;
      if (hostNameEnd > end) return -OPTION_HOST_NAME_HOST_NAME_TRUNCATED; // :42
      return hostNameEnd;
    }

    case 15: {
      // Domain Name
      if (end - o < 2) return -OPTION_TRUNCATED;
      const domainNameLength = b[o + 1];
      if (domainNameLength < 1) return -OPTION_DOMAIN_NAME_DOMAIN_NAME_LENGTH_MALFORMED; // :44
      const domainNameEnd = o + 2 + domainNameLength;
      if (domainNameEnd > end) return -OPTION_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED; // :44
      return domainNameEnd;
    }

    case 17: {
      // Root Path
      if (end - o < 2) return -OPTION_TRUNCATED;
      const rootPathLength = b[o + 1];
      if (rootPathLength < 1) return -OPTION_ROOT_PATH_ROOT_PATH_LENGTH_MALFORMED; // :46
      const rootPathEnd = o + 2 + rootPathLength;
      if (rootPathEnd > end) return -OPTION_ROOT_PATH_ROOT_PATH_TRUNCATED; // :46
      return rootPathEnd;
    }

    case 18: {
      // Extensions Path
      if (end - o < 2) return -OPTION_TRUNCATED;
      const extensionsPathLength = b[o + 1];
      if (extensionsPathLength < 1) return -OPTION_EXTENSIONS_PATH_EXTENSIONS_PATH_LENGTH_MALFORMED; // :47
      const extensionsPathEnd = o + 2 + extensionsPathLength;
      if (extensionsPathEnd > end) return -OPTION_EXTENSIONS_PATH_EXTENSIONS_PATH_TRUNCATED; // :47
      return extensionsPathEnd;
    }

    case 19: {
      // IP Forwarding
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_IP_FORWARDING_LENGTH_MALFORMED; // :48
      const forwarding = b[o + 2];
      if (forwarding > 1) return -OPTION_IP_FORWARDING_FORWARDING_MALFORMED; // :48
      return o + 3;
    }

    case 23: {
      // Default IP Time to Live
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_DEFAULT_IP_TIME_TO_LIVE_LENGTH_MALFORMED; // :49
      const defaultTtl = b[o + 2];
      if (defaultTtl < 1) return -OPTION_DEFAULT_IP_TIME_TO_LIVE_DEFAULT_TTL_MALFORMED; // :49
      return o + 3;
    }

    case 26: {
      // Interface MTU
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 2) return -OPTION_INTERFACE_MTU_LENGTH_MALFORMED; // :50
      return o + 4;
    }

    case 28: {
      // Broadcast Address
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_BROADCAST_ADDRESS_LENGTH_MALFORMED; // :51
      return o + 6;
    }

    case 31: {
      // Perform Router Discovery
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_PERFORM_ROUTER_DISCOVERY_LENGTH_MALFORMED; // :52
      const discovery = b[o + 2];
      if (discovery > 1) return -OPTION_PERFORM_ROUTER_DISCOVERY_DISCOVERY_MALFORMED; // :52
      return o + 3;
    }

    case 33: {
      // Static Route
      if (end - o < 2) return -OPTION_TRUNCATED;
      const staticRoutesLength = b[o + 1];
      if (staticRoutesLength < 8 || staticRoutesLength > 248)
        return -OPTION_STATIC_ROUTE_STATIC_ROUTES_LENGTH_MALFORMED; // :53
      const staticRoutesEnd = o + 2 + staticRoutesLength;
      if (staticRoutesEnd > end) return -OPTION_STATIC_ROUTE_STATIC_ROUTES_TRUNCATED; // :53
      let staticRoutesAt = o + 2;
      while (staticRoutesAt < staticRoutesEnd) {
        const staticRoutesNext = scanStaticRoute(b, staticRoutesAt, staticRoutesEnd);
        if (staticRoutesNext < 0) return staticRoutesNext;
        staticRoutesAt = staticRoutesNext;
      }

      return staticRoutesEnd;
    }

    case 40: {
      // Network Information Service Domain
      if (end - o < 2) return -OPTION_TRUNCATED;
      const nisDomainLength = b[o + 1];
      if (nisDomainLength < 1)
        return -OPTION_NETWORK_INFORMATION_SERVICE_DOMAIN_NIS_DOMAIN_LENGTH_MALFORMED; // :54
      const nisDomainEnd = o + 2 + nisDomainLength;
      if (nisDomainEnd > end)
        return -OPTION_NETWORK_INFORMATION_SERVICE_DOMAIN_NIS_DOMAIN_TRUNCATED; // :54
      return nisDomainEnd;
    }

    case 41: {
      // Network Information Servers
      if (end - o < 2) return -OPTION_TRUNCATED;
      const nisServersLength = b[o + 1];
      if (nisServersLength < 4 || nisServersLength > 252)
        return -OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_LENGTH_MALFORMED; // :55
      const nisServersEnd = o + 2 + nisServersLength;
      if (nisServersEnd > end) return -OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_TRUNCATED; // :55
      if ((nisServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_NETWORK_INFORMATION_SERVERS_NIS_SERVERS_TRUNCATED_2; // :55
      return nisServersEnd;
    }

    case 42: {
      // Network Time Protocol Servers
      if (end - o < 2) return -OPTION_TRUNCATED;
      const ntpServersLength = b[o + 1];
      if (ntpServersLength < 4 || ntpServersLength > 252)
        return -OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_LENGTH_MALFORMED; // :56
      const ntpServersEnd = o + 2 + ntpServersLength;
      if (ntpServersEnd > end) return -OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_TRUNCATED; // :56
      if ((ntpServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_NETWORK_TIME_PROTOCOL_SERVERS_NTP_SERVERS_TRUNCATED_2; // :56
      return ntpServersEnd;
    }

    case 43: {
      // Vendor Specific Information
      if (end - o < 2) return -OPTION_TRUNCATED;
      const vendorInformationLength = b[o + 1];
      if (vendorInformationLength < 1)
        return -OPTION_VENDOR_SPECIFIC_INFORMATION_VENDOR_INFORMATION_LENGTH_MALFORMED; // :57
      const vendorInformationEnd = o + 2 + vendorInformationLength;
      if (vendorInformationEnd > end)
        return -OPTION_VENDOR_SPECIFIC_INFORMATION_VENDOR_INFORMATION_TRUNCATED; // :57
      return vendorInformationEnd;
    }

    case 44: {
      // NetBIOS Name Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const netbiosNameServersLength = b[o + 1];
      if (netbiosNameServersLength < 4 || netbiosNameServersLength > 252)
        return -OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_LENGTH_MALFORMED; // :58
      const netbiosNameServersEnd = o + 2 + netbiosNameServersLength;
      if (netbiosNameServersEnd > end)
        return -OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_TRUNCATED; // :58
      if ((netbiosNameServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_NETBIOS_NAME_SERVER_NETBIOS_NAME_SERVERS_TRUNCATED_2; // :58
      return netbiosNameServersEnd;
    }

    case 45: {
      // NetBIOS Datagram Distribution Server
      if (end - o < 2) return -OPTION_TRUNCATED;
      const nbddServersLength = b[o + 1];
      if (nbddServersLength < 4 || nbddServersLength > 252)
        return -OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_LENGTH_MALFORMED; // :60
      const nbddServersEnd = o + 2 + nbddServersLength;
      if (nbddServersEnd > end)
        return -OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_TRUNCATED; // :60
      if ((nbddServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_NETBIOS_DATAGRAM_DISTRIBUTION_SERVER_NBDD_SERVERS_TRUNCATED_2; // :60
      return nbddServersEnd;
    }

    case 46: {
      // NetBIOS Node Type
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_NETBIOS_NODE_TYPE_LENGTH_MALFORMED; // :62
      return o + 3;
    }

    case 47: {
      // NetBIOS Scope
      if (end - o < 2) return -OPTION_TRUNCATED;
      const scopeLength = b[o + 1];
      if (scopeLength < 1) return -OPTION_NETBIOS_SCOPE_SCOPE_LENGTH_MALFORMED; // :63
      const scopeEnd = o + 2 + scopeLength;
      if (scopeEnd > end) return -OPTION_NETBIOS_SCOPE_SCOPE_TRUNCATED; // :63
      return scopeEnd;
    }

    case 50: {
      // Requested IP Address
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_REQUESTED_IP_ADDRESS_LENGTH_MALFORMED; // :64
      return o + 6;
    }

    case 51: {
      // IP Address Lease Time
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_IP_ADDRESS_LEASE_TIME_LENGTH_MALFORMED; // :65
      return o + 6;
    }

    case 52: {
      // Option Overload
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_OPTION_OVERLOAD_LENGTH_MALFORMED; // :66
      const overload = b[o + 2];
      if (overload < 1 || overload > 3) return -OPTION_OPTION_OVERLOAD_OVERLOAD_MALFORMED; // :66
      return o + 3;
    }

    case 53: {
      // DHCP Message Type
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_DHCP_MESSAGE_TYPE_LENGTH_MALFORMED; // :67
      return o + 3;
    }

    case 54: {
      // Server Identifier
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_SERVER_IDENTIFIER_LENGTH_MALFORMED; // :68
      return o + 6;
    }

    case 55: {
      // Parameter Request List
      if (end - o < 2) return -OPTION_TRUNCATED;
      const parametersLength = b[o + 1];
      if (parametersLength < 1) return -OPTION_PARAMETER_REQUEST_LIST_PARAMETERS_LENGTH_MALFORMED; // :69
      const parametersEnd = o + 2 + parametersLength;
      if (parametersEnd > end) return -OPTION_PARAMETER_REQUEST_LIST_PARAMETERS_TRUNCATED; // :69
      return parametersEnd;
    }

    case 56: {
      // Message
      if (end - o < 2) return -OPTION_TRUNCATED;
      const textLength = b[o + 1];
      if (textLength < 1) return -OPTION_MESSAGE_TEXT_LENGTH_MALFORMED; // :70
      const textEnd = o + 2 + textLength;
      if (textEnd > end) return -OPTION_MESSAGE_TEXT_TRUNCATED; // :70
      return textEnd;
    }

    case 57: {
      // Maximum DHCP Message Size
      if (end - o < 4) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 2) return -OPTION_MAXIMUM_DHCP_MESSAGE_SIZE_LENGTH_MALFORMED; // :72
      return o + 4;
    }

    case 58: {
      // Renewal Time Value
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_RENEWAL_TIME_VALUE_LENGTH_MALFORMED; // :75
      return o + 6;
    }

    case 59: {
      // Rebinding Time Value
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_REBINDING_TIME_VALUE_LENGTH_MALFORMED; // :76
      return o + 6;
    }

    case 60: {
      // Vendor Class Identifier
      if (end - o < 2) return -OPTION_TRUNCATED;
      const vendorClassLength = b[o + 1];
      if (vendorClassLength < 1)
        return -OPTION_VENDOR_CLASS_IDENTIFIER_VENDOR_CLASS_LENGTH_MALFORMED; // :77
      const vendorClassEnd = o + 2 + vendorClassLength;
      if (vendorClassEnd > end) return -OPTION_VENDOR_CLASS_IDENTIFIER_VENDOR_CLASS_TRUNCATED; // :77
      return vendorClassEnd;
    }

    case 61: {
      // Client-Identifier
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 2) return -OPTION_CLIENT_IDENTIFIER_LENGTH_MALFORMED; // :79
      const type = b[o + 2];
      const identifierEnd = o + 3 + length - 1;
      if (identifierEnd > end) return -OPTION_CLIENT_IDENTIFIER_IDENTIFIER_TRUNCATED; // :81
      switch (type) {
        case 255: {
          // DUID-Based
          if (identifierEnd - o < 7) return -OPTION_CLIENT_IDENTIFIER_IDENTIFIER_TRUNCATED_2;
          const duidEnd = scanDuid(b, o + 7, identifierEnd);
          if (duidEnd < 0) return duidEnd;
          if (duidEnd !== identifierEnd) return -OPTION_CLIENT_IDENTIFIER_IDENTIFIER_LEFTOVER; // :81
          break;
        }

        default: {
        }
      }

      return identifierEnd;
    }

    case 66: {
      // TFTP Server Name
      if (end - o < 2) return -OPTION_TRUNCATED;
      const tftpServerLength = b[o + 1];
      if (tftpServerLength < 1) return -OPTION_TFTP_SERVER_NAME_TFTP_SERVER_LENGTH_MALFORMED; // :86
      const tftpServerEnd = o + 2 + tftpServerLength;
      if (tftpServerEnd > end) return -OPTION_TFTP_SERVER_NAME_TFTP_SERVER_TRUNCATED; // :86
      return tftpServerEnd;
    }

    case 67: {
      // Bootfile Name
      if (end - o < 2) return -OPTION_TRUNCATED;
      const bootfileLength = b[o + 1];
      if (bootfileLength < 1) return -OPTION_BOOTFILE_NAME_BOOTFILE_LENGTH_MALFORMED; // :87
      const bootfileEnd = o + 2 + bootfileLength;
      if (bootfileEnd > end) return -OPTION_BOOTFILE_NAME_BOOTFILE_TRUNCATED; // :87
      return bootfileEnd;
    }

    case 77: {
      // User Class
      if (end - o < 2) return -OPTION_TRUNCATED;
      const userClassLength = b[o + 1];
      if (userClassLength < 1) return -OPTION_USER_CLASS_USER_CLASS_LENGTH_MALFORMED; // :89
      const userClassEnd = o + 2 + userClassLength;
      if (userClassEnd > end) return -OPTION_USER_CLASS_USER_CLASS_TRUNCATED; // :89
      return userClassEnd;
    }

    case 80: {
      // Rapid Commit
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 0) return -OPTION_RAPID_COMMIT_LENGTH_MALFORMED; // :90
      return o + 2;
    }

    case 81: {
      // Client FQDN
      if (end - o < 5) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 3) return -OPTION_CLIENT_FQDN_LENGTH_MALFORMED; // :92
      const fqdnEnd = o + 5 + length - 3;
      if (fqdnEnd > end) return -OPTION_CLIENT_FQDN_FQDN_TRUNCATED; // :96
      return fqdnEnd;
    }

    case 82: {
      // Relay Agent Information
      if (end - o < 2) return -OPTION_TRUNCATED;
      const subOptionsLength = b[o + 1];
      if (subOptionsLength < 2) return -OPTION_RELAY_AGENT_INFORMATION_SUB_OPTIONS_LENGTH_MALFORMED; // :98
      const subOptionsEnd = o + 2 + subOptionsLength;
      if (subOptionsEnd > end) return -OPTION_RELAY_AGENT_INFORMATION_SUB_OPTIONS_TRUNCATED; // :98
      let subOptionsAt = o + 2;
      while (subOptionsAt < subOptionsEnd) {
        const subOptionsNext = scanSubOption(b, subOptionsAt, subOptionsEnd);
        if (subOptionsNext < 0) return subOptionsNext;
        subOptionsAt = subOptionsNext;
      }

      return subOptionsEnd;
    }

    case 93: {
      // Client System Architecture
      if (end - o < 2) return -OPTION_TRUNCATED;
      const architecturesLength = b[o + 1];
      if (architecturesLength < 2 || architecturesLength > 254)
        return -OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_LENGTH_MALFORMED; // :99
      const architecturesEnd = o + 2 + architecturesLength;
      if (architecturesEnd > end) return -OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_TRUNCATED; // :99
      if ((architecturesEnd - (o + 2)) % 2 !== 0)
        return -OPTION_CLIENT_SYSTEM_ARCHITECTURE_ARCHITECTURES_TRUNCATED_2; // :99
      return architecturesEnd;
    }

    case 94: {
      // Client Network Device Interface
      if (end - o < 5) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 3) return -OPTION_CLIENT_NETWORK_DEVICE_INTERFACE_LENGTH_MALFORMED; // :101
      const undi = b[o + 2];
      if (undi !== 1) return -OPTION_CLIENT_NETWORK_DEVICE_INTERFACE_UNDI_MALFORMED; // :102
      return o + 5;
    }

    case 97: {
      // Client Machine Identifier
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 1) return -OPTION_CLIENT_MACHINE_IDENTIFIER_LENGTH_MALFORMED; // :107
      const machineIdentifierEnd = o + 3 + length - 1;
      if (machineIdentifierEnd > end)
        return -OPTION_CLIENT_MACHINE_IDENTIFIER_MACHINE_IDENTIFIER_TRUNCATED; // :109
      return machineIdentifierEnd;
    }

    case 100: {
      // POSIX Time Zone
      if (end - o < 2) return -OPTION_TRUNCATED;
      const posixTimeZoneLength = b[o + 1];
      if (posixTimeZoneLength < 1) return -OPTION_POSIX_TIME_ZONE_POSIX_TIME_ZONE_LENGTH_MALFORMED; // :111
      const posixTimeZoneEnd = o + 2 + posixTimeZoneLength;
      if (posixTimeZoneEnd > end) return -OPTION_POSIX_TIME_ZONE_POSIX_TIME_ZONE_TRUNCATED; // :111
      return posixTimeZoneEnd;
    }

    case 101: {
      // Time Zone Database
      if (end - o < 2) return -OPTION_TRUNCATED;
      const timeZoneLength = b[o + 1];
      if (timeZoneLength < 1) return -OPTION_TIME_ZONE_DATABASE_TIME_ZONE_LENGTH_MALFORMED; // :112
      const timeZoneEnd = o + 2 + timeZoneLength;
      if (timeZoneEnd > end) return -OPTION_TIME_ZONE_DATABASE_TIME_ZONE_TRUNCATED; // :112
      return timeZoneEnd;
    }

    case 108: {
      // IPv6-Only Preferred
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_IPV6_ONLY_PREFERRED_LENGTH_MALFORMED; // :113
      return o + 6;
    }

    case 114: {
      // Captive Portal
      if (end - o < 2) return -OPTION_TRUNCATED;
      const portalLength = b[o + 1];
      if (portalLength < 1) return -OPTION_CAPTIVE_PORTAL_PORTAL_LENGTH_MALFORMED; // :114
      const portalEnd = o + 2 + portalLength;
      if (portalEnd > end) return -OPTION_CAPTIVE_PORTAL_PORTAL_TRUNCATED; // :114
      return portalEnd;
    }

    case 116: {
      // Auto-Configure
      if (end - o < 3) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -OPTION_AUTO_CONFIGURE_LENGTH_MALFORMED; // :115
      const autoconfigure = b[o + 2];
      if (autoconfigure > 1) return -OPTION_AUTO_CONFIGURE_AUTOCONFIGURE_MALFORMED; // :115
      return o + 3;
    }

    case 118: {
      // Subnet Selection
      if (end - o < 6) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -OPTION_SUBNET_SELECTION_LENGTH_MALFORMED; // :116
      return o + 6;
    }

    case 119: {
      // Domain Search
      if (end - o < 2) return -OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length < 1) return -OPTION_DOMAIN_SEARCH_LENGTH_MALFORMED; // :118
      const searchstringEnd = o + 2 + length;
      if (searchstringEnd > end) return -OPTION_DOMAIN_SEARCH_SEARCHSTRING_TRUNCATED; // :119
      const searchListEnd = scanSearchList(b, o + 2, searchstringEnd);
      if (searchListEnd < 0) return searchListEnd;
      if (searchListEnd !== searchstringEnd) return -OPTION_DOMAIN_SEARCH_SEARCHSTRING_LEFTOVER; // :119
      return searchstringEnd;
    }

    case 121: {
      // Classless Static Route
      if (end - o < 2) return -OPTION_TRUNCATED;
      const routesLength = b[o + 1];
      if (routesLength < 5) return -OPTION_CLASSLESS_STATIC_ROUTE_ROUTES_LENGTH_MALFORMED; // :122
      const routesEnd = o + 2 + routesLength;
      if (routesEnd > end) return -OPTION_CLASSLESS_STATIC_ROUTE_ROUTES_TRUNCATED; // :122
      let routesAt = o + 2;
      while (routesAt < routesEnd) {
        const routesNext = scanRoute(b, routesAt, routesEnd);
        if (routesNext < 0) return routesNext;
        routesAt = routesNext;
      }

      return routesEnd;
    }

    case 124: {
      // Vendor-Identifying Vendor Class
      if (end - o < 2) return -OPTION_TRUNCATED;
      const vendorClassesLength = b[o + 1];
      if (vendorClassesLength < 5)
        return -OPTION_VENDOR_IDENTIFYING_VENDOR_CLASS_VENDOR_CLASSES_LENGTH_MALFORMED; // :123
      const vendorClassesEnd = o + 2 + vendorClassesLength;
      if (vendorClassesEnd > end)
        return -OPTION_VENDOR_IDENTIFYING_VENDOR_CLASS_VENDOR_CLASSES_TRUNCATED; // :123
      let vendorClassesAt = o + 2;
      while (vendorClassesAt < vendorClassesEnd) {
        const vendorClassesNext = scanVendorData(b, vendorClassesAt, vendorClassesEnd);
        if (vendorClassesNext < 0) return vendorClassesNext;
        vendorClassesAt = vendorClassesNext;
      }

      return vendorClassesEnd;
    }

    case 125: {
      // Vendor-Identifying Vendor Information
      if (end - o < 2) return -OPTION_TRUNCATED;
      const vendorInformationsLength = b[o + 1];
      if (vendorInformationsLength < 5)
        return -OPTION_VENDOR_IDENTIFYING_VENDOR_INFORMATION_VENDOR_INFORMATIONS_LENGTH_MALFORMED; // :125
      const vendorInformationsEnd = o + 2 + vendorInformationsLength;
      if (vendorInformationsEnd > end)
        return -OPTION_VENDOR_IDENTIFYING_VENDOR_INFORMATION_VENDOR_INFORMATIONS_TRUNCATED; // :125
      let vendorInformationsAt = o + 2;
      while (vendorInformationsAt < vendorInformationsEnd) {
        const vendorInformationsNext = scanVendorData(
          b,
          vendorInformationsAt,
          vendorInformationsEnd,
        );
        if (vendorInformationsNext < 0) return vendorInformationsNext;
        vendorInformationsAt = vendorInformationsNext;
      }

      return vendorInformationsEnd;
    }

    case 138: {
      // CAPWAP Access Controller
      if (end - o < 2) return -OPTION_TRUNCATED;
      const accessControllersLength = b[o + 1];
      if (accessControllersLength < 4 || accessControllersLength > 252)
        return -OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_LENGTH_MALFORMED; // :127
      const accessControllersEnd = o + 2 + accessControllersLength;
      if (accessControllersEnd > end)
        return -OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_TRUNCATED; // :127
      if ((accessControllersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_CAPWAP_ACCESS_CONTROLLER_ACCESS_CONTROLLERS_TRUNCATED_2; // :127
      return accessControllersEnd;
    }

    case 150: {
      // TFTP Server Address
      if (end - o < 2) return -OPTION_TRUNCATED;
      const tftpServersLength = b[o + 1];
      if (tftpServersLength < 4 || tftpServersLength > 252)
        return -OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_LENGTH_MALFORMED; // :128
      const tftpServersEnd = o + 2 + tftpServersLength;
      if (tftpServersEnd > end) return -OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_TRUNCATED; // :128
      if ((tftpServersEnd - (o + 2)) % 4 !== 0)
        return -OPTION_TFTP_SERVER_ADDRESS_TFTP_SERVERS_TRUNCATED_2; // :128
      return tftpServersEnd;
    }

    default: {
      if (end - o < 2) return -OPTION_TRUNCATED;
      const dataLength = b[o + 1];
      const dataEnd = o + 2 + dataLength;
      if (dataEnd > end) return -OPTION_UNKNOWN_DATA_TRUNCATED; // :130
      return dataEnd;
    }
  }
}

/** Code (8): which Option it is. */
export function optionCode(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes Pad at b[o], and answers where it ends. */
export function writeOptionPad(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Length (8) = 4. */
export function optionSubnetMaskLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Mask (32). */
export function optionSubnetMaskMask(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Subnet Mask at b[o], and answers where it ends. */
export function writeOptionSubnetMask(b: Uint8Array, o: number, mask: number): number {
  b[o] = 1;
  b[o + 1] = 4;
  b[o + 2] = mask >>> 24;
  b[o + 3] = mask >>> 16;
  b[o + 4] = mask >>> 8;
  b[o + 5] = mask;
  return o + 6;
}

/** Length (8) = 4. */
export function optionTimeOffsetLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** UTC Offset (32), in seconds. */
export function optionTimeOffsetUtcOffset(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Time Offset at b[o], and answers where it ends. */
export function writeOptionTimeOffset(b: Uint8Array, o: number, utcOffset: number): number {
  b[o] = 2;
  b[o + 1] = 4;
  b[o + 2] = utcOffset >>> 24;
  b[o + 3] = utcOffset >>> 16;
  b[o + 4] = utcOffset >>> 8;
  b[o + 5] = utcOffset;
  return o + 6;
}

/** Where Routers begins. */
export function optionRouterRoutersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Routers ends. */
export function optionRouterRoutersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionRouterRoutersLength(b, o);
}

/** Routers Length (8) in 4..252. */
export function optionRouterRoutersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Router over b[o, end), around what already stands there; answers its end. */
export function writeOptionRouter(b: Uint8Array, o: number, end: number): number {
  b[o] = 3;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Time Servers begins. */
export function optionTimeServerTimeServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Time Servers ends. */
export function optionTimeServerTimeServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionTimeServerTimeServersLength(b, o);
}

/** Time Servers Length (8) in 4..252. */
export function optionTimeServerTimeServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Time Server over b[o, end), around what already stands there; answers its end. */
export function writeOptionTimeServer(b: Uint8Array, o: number, end: number): number {
  b[o] = 4;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Name Servers begins. */
export function optionNameServerNameServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Name Servers ends. */
export function optionNameServerNameServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionNameServerNameServersLength(b, o);
}

/** Name Servers Length (8) in 4..252. */
export function optionNameServerNameServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Name Server over b[o, end), around what already stands there; answers its end. */
export function writeOptionNameServer(b: Uint8Array, o: number, end: number): number {
  b[o] = 5;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Domain Name Servers begins. */
export function optionDomainNameServerDomainNameServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Domain Name Servers ends. */
export function optionDomainNameServerDomainNameServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionDomainNameServerDomainNameServersLength(b, o);
}

/** Domain Name Servers Length (8) in 4..252. */
export function optionDomainNameServerDomainNameServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Domain Name Server over b[o, end), around what already stands there; answers its end. */
export function writeOptionDomainNameServer(b: Uint8Array, o: number, end: number): number {
  b[o] = 6;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Log Servers begins. */
export function optionLogServerLogServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Log Servers ends. */
export function optionLogServerLogServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionLogServerLogServersLength(b, o);
}

/** Log Servers Length (8) in 4..252. */
export function optionLogServerLogServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Log Server over b[o, end), around what already stands there; answers its end. */
export function writeOptionLogServer(b: Uint8Array, o: number, end: number): number {
  b[o] = 7;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Host Name begins. */
export function optionHostNameHostNameStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Host Name ends. */
export function optionHostNameHostNameEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionHostNameHostNameLength(b, o);
}

/** Host Name Length (8) in 1..255. */
export function optionHostNameHostNameLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Host Name over b[o, end), around what already stands there; answers its end. */
export function writeOptionHostName(b: Uint8Array, o: number, end: number): number {
  b[o] = 12;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 2. */
export function optionBootFileSizeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** File Size (16), in 512 octets. */
export function optionBootFileSizeFileSize(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Boot File Size at b[o], and answers where it ends. */
export function writeOptionBootFileSize(b: Uint8Array, o: number, fileSize: number): number {
  b[o] = 13;
  b[o + 1] = 2;
  b[o + 2] = fileSize >>> 8;
  b[o + 3] = fileSize;
  return o + 4;
}

/** Where Domain Name begins. */
export function optionDomainNameDomainNameStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Domain Name ends. */
export function optionDomainNameDomainNameEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionDomainNameDomainNameLength(b, o);
}

/** Domain Name Length (8) in 1..255. */
export function optionDomainNameDomainNameLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Domain Name over b[o, end), around what already stands there; answers its end. */
export function writeOptionDomainName(b: Uint8Array, o: number, end: number): number {
  b[o] = 15;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 4. */
export function optionSwapServerLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Swap Server (32). */
export function optionSwapServerSwapServer(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Swap Server at b[o], and answers where it ends. */
export function writeOptionSwapServer(b: Uint8Array, o: number, swapServer: number): number {
  b[o] = 16;
  b[o + 1] = 4;
  b[o + 2] = swapServer >>> 24;
  b[o + 3] = swapServer >>> 16;
  b[o + 4] = swapServer >>> 8;
  b[o + 5] = swapServer;
  return o + 6;
}

/** Where Root Path begins. */
export function optionRootPathRootPathStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Root Path ends. */
export function optionRootPathRootPathEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionRootPathRootPathLength(b, o);
}

/** Root Path Length (8) in 1..255. */
export function optionRootPathRootPathLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Root Path over b[o, end), around what already stands there; answers its end. */
export function writeOptionRootPath(b: Uint8Array, o: number, end: number): number {
  b[o] = 17;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Extensions Path begins. */
export function optionExtensionsPathExtensionsPathStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Extensions Path ends. */
export function optionExtensionsPathExtensionsPathEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionExtensionsPathExtensionsPathLength(b, o);
}

/** Extensions Path Length (8) in 1..255. */
export function optionExtensionsPathExtensionsPathLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Extensions Path over b[o, end), around what already stands there; answers its end. */
export function writeOptionExtensionsPath(b: Uint8Array, o: number, end: number): number {
  b[o] = 18;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 1. */
export function optionIpForwardingLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Forwarding (8) in 0..1. */
export function optionIpForwardingForwarding(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes IP Forwarding at b[o], and answers where it ends. */
export function writeOptionIpForwarding(b: Uint8Array, o: number, forwarding: number): number {
  b[o] = 19;
  b[o + 1] = 1;
  b[o + 2] = forwarding;
  return o + 3;
}

/** Length (8) = 1. */
export function optionDefaultIpTimeToLiveLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Default TTL (8) in 1... */
export function optionDefaultIpTimeToLiveDefaultTtl(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Default IP Time to Live at b[o], and answers where it ends. */
export function writeOptionDefaultIpTimeToLive(
  b: Uint8Array,
  o: number,
  defaultTtl: number,
): number {
  b[o] = 23;
  b[o + 1] = 1;
  b[o + 2] = defaultTtl;
  return o + 3;
}

/** Length (8) = 2. */
export function optionInterfaceMtuLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** MTU (16) in 68.., in octets. */
export function optionInterfaceMtuMtu(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Interface MTU at b[o], and answers where it ends. */
export function writeOptionInterfaceMtu(b: Uint8Array, o: number, mtu: number): number {
  b[o] = 26;
  b[o + 1] = 2;
  b[o + 2] = mtu >>> 8;
  b[o + 3] = mtu;
  return o + 4;
}

/** Length (8) = 4. */
export function optionBroadcastAddressLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Broadcast Address (32). */
export function optionBroadcastAddressBroadcastAddress(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Broadcast Address at b[o], and answers where it ends. */
export function writeOptionBroadcastAddress(
  b: Uint8Array,
  o: number,
  broadcastAddress: number,
): number {
  b[o] = 28;
  b[o + 1] = 4;
  b[o + 2] = broadcastAddress >>> 24;
  b[o + 3] = broadcastAddress >>> 16;
  b[o + 4] = broadcastAddress >>> 8;
  b[o + 5] = broadcastAddress;
  return o + 6;
}

/** Length (8) = 1. */
export function optionPerformRouterDiscoveryLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Discovery (8) in 0..1. */
export function optionPerformRouterDiscoveryDiscovery(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Perform Router Discovery at b[o], and answers where it ends. */
export function writeOptionPerformRouterDiscovery(
  b: Uint8Array,
  o: number,
  discovery: number,
): number {
  b[o] = 31;
  b[o + 1] = 1;
  b[o + 2] = discovery;
  return o + 3;
}

/** Where Static Routes begins. */
export function optionStaticRouteStaticRoutesStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Static Routes ends. */
export function optionStaticRouteStaticRoutesEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionStaticRouteStaticRoutesLength(b, o);
}

/** Static Routes Length (8) in 8..248. */
export function optionStaticRouteStaticRoutesLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Static Route over b[o, end), around what already stands there; answers its end. */
export function writeOptionStaticRoute(b: Uint8Array, o: number, end: number): number {
  b[o] = 33;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where NIS Domain begins. */
export function optionNetworkInformationServiceDomainNisDomainStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where NIS Domain ends. */
export function optionNetworkInformationServiceDomainNisDomainEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + optionNetworkInformationServiceDomainNisDomainLength(b, o);
}

/** NIS Domain Length (8) in 1..255. */
export function optionNetworkInformationServiceDomainNisDomainLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes Network Information Service Domain over b[o, end), around what already stands there;
 * answers its end.
 */
export function writeOptionNetworkInformationServiceDomain(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 40;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where NIS Servers begins. */
export function optionNetworkInformationServersNisServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where NIS Servers ends. */
export function optionNetworkInformationServersNisServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionNetworkInformationServersNisServersLength(b, o);
}

/** NIS Servers Length (8) in 4..252. */
export function optionNetworkInformationServersNisServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Network Information Servers over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionNetworkInformationServers(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 41;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where NTP Servers begins. */
export function optionNetworkTimeProtocolServersNtpServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where NTP Servers ends. */
export function optionNetworkTimeProtocolServersNtpServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionNetworkTimeProtocolServersNtpServersLength(b, o);
}

/** NTP Servers Length (8) in 4..252. */
export function optionNetworkTimeProtocolServersNtpServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Network Time Protocol Servers over b[o, end), around what already stands there; answers
 * its end.
 */
export function writeOptionNetworkTimeProtocolServers(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 42;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Vendor Information begins. */
export function optionVendorSpecificInformationVendorInformationStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Vendor Information ends. */
export function optionVendorSpecificInformationVendorInformationEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + optionVendorSpecificInformationVendorInformationLength(b, o);
}

/** Vendor Information Length (8) in 1..255. */
export function optionVendorSpecificInformationVendorInformationLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes Vendor Specific Information over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionVendorSpecificInformation(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 43;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where NetBIOS Name Servers begins. */
export function optionNetbiosNameServerNetbiosNameServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where NetBIOS Name Servers ends. */
export function optionNetbiosNameServerNetbiosNameServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionNetbiosNameServerNetbiosNameServersLength(b, o);
}

/** NetBIOS Name Servers Length (8) in 4..252. */
export function optionNetbiosNameServerNetbiosNameServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes NetBIOS Name Server over b[o, end), around what already stands there; answers its end.
 */
export function writeOptionNetbiosNameServer(b: Uint8Array, o: number, end: number): number {
  b[o] = 44;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where NBDD Servers begins. */
export function optionNetbiosDatagramDistributionServerNbddServersStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where NBDD Servers ends. */
export function optionNetbiosDatagramDistributionServerNbddServersEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + optionNetbiosDatagramDistributionServerNbddServersLength(b, o);
}

/** NBDD Servers Length (8) in 4..252. */
export function optionNetbiosDatagramDistributionServerNbddServersLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes NetBIOS Datagram Distribution Server over b[o, end), around what already stands there;
 * answers its end.
 */
export function writeOptionNetbiosDatagramDistributionServer(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 45;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 1. */
export function optionNetbiosNodeTypeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Node Type (8). */
export function optionNetbiosNodeTypeNodeType(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes NetBIOS Node Type at b[o], and answers where it ends. */
export function writeOptionNetbiosNodeType(b: Uint8Array, o: number, nodeType: number): number {
  b[o] = 46;
  b[o + 1] = 1;
  b[o + 2] = nodeType;
  return o + 3;
}

/** Where Scope begins. */
export function optionNetbiosScopeScopeStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Scope ends. */
export function optionNetbiosScopeScopeEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionNetbiosScopeScopeLength(b, o);
}

/** Scope Length (8) in 1..255. */
export function optionNetbiosScopeScopeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes NetBIOS Scope over b[o, end), around what already stands there; answers its end. */
export function writeOptionNetbiosScope(b: Uint8Array, o: number, end: number): number {
  b[o] = 47;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 4. */
export function optionRequestedIpAddressLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Requested Address (32). */
export function optionRequestedIpAddressRequestedAddress(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Requested IP Address at b[o], and answers where it ends. */
export function writeOptionRequestedIpAddress(
  b: Uint8Array,
  o: number,
  requestedAddress: number,
): number {
  b[o] = 50;
  b[o + 1] = 4;
  b[o + 2] = requestedAddress >>> 24;
  b[o + 3] = requestedAddress >>> 16;
  b[o + 4] = requestedAddress >>> 8;
  b[o + 5] = requestedAddress;
  return o + 6;
}

/** Length (8) = 4. */
export function optionIpAddressLeaseTimeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Lease Time (32), in seconds. */
export function optionIpAddressLeaseTimeLeaseTime(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes IP Address Lease Time at b[o], and answers where it ends. */
export function writeOptionIpAddressLeaseTime(b: Uint8Array, o: number, leaseTime: number): number {
  b[o] = 51;
  b[o + 1] = 4;
  b[o + 2] = leaseTime >>> 24;
  b[o + 3] = leaseTime >>> 16;
  b[o + 4] = leaseTime >>> 8;
  b[o + 5] = leaseTime;
  return o + 6;
}

/** Length (8) = 1. */
export function optionOptionOverloadLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Overload (8) in 1..3. */
export function optionOptionOverloadOverload(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Option Overload at b[o], and answers where it ends. */
export function writeOptionOptionOverload(b: Uint8Array, o: number, overload: number): number {
  b[o] = 52;
  b[o + 1] = 1;
  b[o + 2] = overload;
  return o + 3;
}

/** Length (8) = 1. */
export function optionDhcpMessageTypeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Message Type (8). */
export function optionDhcpMessageTypeMessageType(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes DHCP Message Type at b[o], and answers where it ends. */
export function writeOptionDhcpMessageType(b: Uint8Array, o: number, messageType: number): number {
  b[o] = 53;
  b[o + 1] = 1;
  b[o + 2] = messageType;
  return o + 3;
}

/** Length (8) = 4. */
export function optionServerIdentifierLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Server Identifier (32). */
export function optionServerIdentifierServerIdentifier(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Server Identifier at b[o], and answers where it ends. */
export function writeOptionServerIdentifier(
  b: Uint8Array,
  o: number,
  serverIdentifier: number,
): number {
  b[o] = 54;
  b[o + 1] = 4;
  b[o + 2] = serverIdentifier >>> 24;
  b[o + 3] = serverIdentifier >>> 16;
  b[o + 4] = serverIdentifier >>> 8;
  b[o + 5] = serverIdentifier;
  return o + 6;
}

/** Where Parameters begins. */
export function optionParameterRequestListParametersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Parameters ends. */
export function optionParameterRequestListParametersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionParameterRequestListParametersLength(b, o);
}

/** Parameters Length (8) in 1..255. */
export function optionParameterRequestListParametersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Parameter Request List over b[o, end), around what already stands there; answers its end.
 */
export function writeOptionParameterRequestList(b: Uint8Array, o: number, end: number): number {
  b[o] = 55;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Text begins. */
export function optionMessageTextStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Text ends. */
export function optionMessageTextEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionMessageTextLength(b, o);
}

/** Text Length (8) in 1..255. */
export function optionMessageTextLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Message over b[o, end), around what already stands there; answers its end. */
export function writeOptionMessage(b: Uint8Array, o: number, end: number): number {
  b[o] = 56;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 2. */
export function optionMaximumDhcpMessageSizeLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Maximum Size (16) in 576.., in octets. */
export function optionMaximumDhcpMessageSizeMaximumSize(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes Maximum DHCP Message Size at b[o], and answers where it ends. */
export function writeOptionMaximumDhcpMessageSize(
  b: Uint8Array,
  o: number,
  maximumSize: number,
): number {
  b[o] = 57;
  b[o + 1] = 2;
  b[o + 2] = maximumSize >>> 8;
  b[o + 3] = maximumSize;
  return o + 4;
}

/** Length (8) = 4. */
export function optionRenewalTimeValueLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** T1 (32), in seconds. */
export function optionRenewalTimeValueT1(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Renewal Time Value at b[o], and answers where it ends. */
export function writeOptionRenewalTimeValue(b: Uint8Array, o: number, t1: number): number {
  b[o] = 58;
  b[o + 1] = 4;
  b[o + 2] = t1 >>> 24;
  b[o + 3] = t1 >>> 16;
  b[o + 4] = t1 >>> 8;
  b[o + 5] = t1;
  return o + 6;
}

/** Length (8) = 4. */
export function optionRebindingTimeValueLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** T2 (32), in seconds. */
export function optionRebindingTimeValueT2(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Rebinding Time Value at b[o], and answers where it ends. */
export function writeOptionRebindingTimeValue(b: Uint8Array, o: number, t2: number): number {
  b[o] = 59;
  b[o + 1] = 4;
  b[o + 2] = t2 >>> 24;
  b[o + 3] = t2 >>> 16;
  b[o + 4] = t2 >>> 8;
  b[o + 5] = t2;
  return o + 6;
}

/** Where Vendor Class begins. */
export function optionVendorClassIdentifierVendorClassStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Vendor Class ends. */
export function optionVendorClassIdentifierVendorClassEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionVendorClassIdentifierVendorClassLength(b, o);
}

/** Vendor Class Length (8) in 1..255. */
export function optionVendorClassIdentifierVendorClassLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Vendor Class Identifier over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionVendorClassIdentifier(b: Uint8Array, o: number, end: number): number {
  b[o] = 60;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Identifier begins. */
export function optionClientIdentifierIdentifierStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Identifier ends. */
export function optionClientIdentifierIdentifierEnd(b: Uint8Array, o: number): number {
  return o + 3 + optionClientIdentifierLength(b, o) - 1;
}

/** Where DUID begins. */
export function optionClientIdentifierDuidBasedDuidStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where DUID ends. */
export function optionClientIdentifierDuidBasedDuidEnd(b: Uint8Array, o: number): number {
  return scanDuid(b, o + 7, optionClientIdentifierIdentifierEnd(b, o));
}

/** Where Link-Layer Address begins. */
export function optionClientIdentifierLinkLayerLinkLayerAddressStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 3;
}

/** Where Link-Layer Address ends. */
export function optionClientIdentifierLinkLayerLinkLayerAddressEnd(
  b: Uint8Array,
  o: number,
): number {
  return optionClientIdentifierIdentifierEnd(b, o);
}

/** Length (8) in 2... */
export function optionClientIdentifierLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Type (8). */
export function optionClientIdentifierType(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** IAID (32). */
export function optionClientIdentifierDuidBasedIaid(b: Uint8Array, o: number): number {
  return ((b[o + 3] << 24) | (b[o + 4] << 16) | (b[o + 5] << 8) | b[o + 6]) >>> 0;
}

/** Writes Client-Identifier over b[o, end), around what already stands there; answers its end. */
export function writeOptionClientIdentifier(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
): number {
  b[o] = 61;
  b[o + 1] = end - (o + 3) + 1;
  b[o + 2] = type;
  return end;
}

/** Where TFTP Server begins. */
export function optionTftpServerNameTftpServerStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where TFTP Server ends. */
export function optionTftpServerNameTftpServerEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionTftpServerNameTftpServerLength(b, o);
}

/** TFTP Server Length (8) in 1..255. */
export function optionTftpServerNameTftpServerLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes TFTP Server Name over b[o, end), around what already stands there; answers its end. */
export function writeOptionTftpServerName(b: Uint8Array, o: number, end: number): number {
  b[o] = 66;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Bootfile begins. */
export function optionBootfileNameBootfileStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Bootfile ends. */
export function optionBootfileNameBootfileEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionBootfileNameBootfileLength(b, o);
}

/** Bootfile Length (8) in 1..255. */
export function optionBootfileNameBootfileLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Bootfile Name over b[o, end), around what already stands there; answers its end. */
export function writeOptionBootfileName(b: Uint8Array, o: number, end: number): number {
  b[o] = 67;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where User Class begins. */
export function optionUserClassUserClassStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where User Class ends. */
export function optionUserClassUserClassEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionUserClassUserClassLength(b, o);
}

/** User Class Length (8) in 1..255. */
export function optionUserClassUserClassLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes User Class over b[o, end), around what already stands there; answers its end. */
export function writeOptionUserClass(b: Uint8Array, o: number, end: number): number {
  b[o] = 77;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 0. */
export function optionRapidCommitLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Rapid Commit at b[o], and answers where it ends. */
export function writeOptionRapidCommit(b: Uint8Array, o: number): number {
  b[o] = 80;
  b[o + 1] = 0;
  return o + 2;
}

/** Where FQDN begins. */
export function optionClientFqdnFqdnStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where FQDN ends. */
export function optionClientFqdnFqdnEnd(b: Uint8Array, o: number): number {
  return o + 5 + optionClientFqdnLength(b, o) - 3;
}

/** Length (8) in 3... */
export function optionClientFqdnLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** FQDN MBZ (4). */
export function optionClientFqdnFqdnMbz(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 4;
}

/** N (1). */
export function optionClientFqdnN(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 3) & 1;
}

/** E (1). */
export function optionClientFqdnE(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 2) & 1;
}

/** O (1). */
export function optionClientFqdnO(b: Uint8Array, o: number): number {
  return (b[o + 2] >>> 1) & 1;
}

/** S (1). */
export function optionClientFqdnS(b: Uint8Array, o: number): number {
  return b[o + 2] & 1;
}

/** RCODE1 (8): both as good as dead: sent as zero or 255, never read. */
export function optionClientFqdnRcode1(b: Uint8Array, o: number): number {
  return b[o + 3];
}

/** RCODE2 (8). */
export function optionClientFqdnRcode2(b: Uint8Array, o: number): number {
  return b[o + 4];
}

/** N in FQDN Flags. */
export const OPTION_CLIENT_FQDN_FQDN_FLAGS_N = 0x8;
/** E in FQDN Flags. */
export const OPTION_CLIENT_FQDN_FQDN_FLAGS_E = 0x4;
/** O in FQDN Flags. */
export const OPTION_CLIENT_FQDN_FQDN_FLAGS_O = 0x2;
/** S in FQDN Flags. */
export const OPTION_CLIENT_FQDN_FQDN_FLAGS_S = 0x1;

/** FQDN Flags (8). */
export function optionClientFqdnFqdnFlags(b: Uint8Array, o: number): number {
  return b[o + 2];
}

export function setOptionClientFqdnFqdnFlags(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value;
}

/** Writes Client FQDN over b[o, end), around what already stands there; answers its end. */
export function writeOptionClientFqdn(
  b: Uint8Array,
  o: number,
  end: number,
  fqdnFlags: number,
  rcode1: number,
  rcode2: number,
): number {
  b[o] = 81;
  b[o + 1] = end - (o + 5) + 3;
  b[o + 2] = fqdnFlags;
  b[o + 3] = rcode1;
  b[o + 4] = rcode2;
  return end;
}

/** Where Sub-Options begins. */
export function optionRelayAgentInformationSubOptionsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Sub-Options ends. */
export function optionRelayAgentInformationSubOptionsEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionRelayAgentInformationSubOptionsLength(b, o);
}

/** Sub-Options Length (8) in 2..255. */
export function optionRelayAgentInformationSubOptionsLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Relay Agent Information over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionRelayAgentInformation(b: Uint8Array, o: number, end: number): number {
  b[o] = 82;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Architectures begins. */
export function optionClientSystemArchitectureArchitecturesStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Architectures ends. */
export function optionClientSystemArchitectureArchitecturesEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionClientSystemArchitectureArchitecturesLength(b, o);
}

/** Architectures Length (8) in 2..254. */
export function optionClientSystemArchitectureArchitecturesLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes Client System Architecture over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionClientSystemArchitecture(b: Uint8Array, o: number, end: number): number {
  b[o] = 93;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 3. */
export function optionClientNetworkDeviceInterfaceLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** UNDI (8) = 1. */
export function optionClientNetworkDeviceInterfaceUndi(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** UNDI Major (8). */
export function optionClientNetworkDeviceInterfaceUndiMajor(b: Uint8Array, o: number): number {
  return b[o + 3];
}

/** UNDI Minor (8). */
export function optionClientNetworkDeviceInterfaceUndiMinor(b: Uint8Array, o: number): number {
  return b[o + 4];
}

/** Writes Client Network Device Interface at b[o], and answers where it ends. */
export function writeOptionClientNetworkDeviceInterface(
  b: Uint8Array,
  o: number,
  undiMajor: number,
  undiMinor: number,
): number {
  b[o] = 94;
  b[o + 1] = 3;
  b[o + 2] = 1;
  b[o + 3] = undiMajor;
  b[o + 4] = undiMinor;
  return o + 5;
}

/** Where Machine Identifier begins. */
export function optionClientMachineIdentifierMachineIdentifierStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 3;
}

/** Where Machine Identifier ends. */
export function optionClientMachineIdentifierMachineIdentifierEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 3 + optionClientMachineIdentifierLength(b, o) - 1;
}

/** Length (8) in 1... */
export function optionClientMachineIdentifierLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Machine Identifier Type (8). */
export function optionClientMachineIdentifierMachineIdentifierType(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 2];
}

/**
 * Writes Client Machine Identifier over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionClientMachineIdentifier(
  b: Uint8Array,
  o: number,
  end: number,
  machineIdentifierType: number,
): number {
  b[o] = 97;
  b[o + 1] = end - (o + 3) + 1;
  b[o + 2] = machineIdentifierType;
  return end;
}

/** Where POSIX Time Zone begins. */
export function optionPosixTimeZonePosixTimeZoneStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where POSIX Time Zone ends. */
export function optionPosixTimeZonePosixTimeZoneEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionPosixTimeZonePosixTimeZoneLength(b, o);
}

/** POSIX Time Zone Length (8) in 1..255. */
export function optionPosixTimeZonePosixTimeZoneLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes POSIX Time Zone over b[o, end), around what already stands there; answers its end. */
export function writeOptionPosixTimeZone(b: Uint8Array, o: number, end: number): number {
  b[o] = 100;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Time Zone begins. */
export function optionTimeZoneDatabaseTimeZoneStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Time Zone ends. */
export function optionTimeZoneDatabaseTimeZoneEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionTimeZoneDatabaseTimeZoneLength(b, o);
}

/** Time Zone Length (8) in 1..255. */
export function optionTimeZoneDatabaseTimeZoneLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Time Zone Database over b[o, end), around what already stands there; answers its end. */
export function writeOptionTimeZoneDatabase(b: Uint8Array, o: number, end: number): number {
  b[o] = 101;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 4. */
export function optionIpv6OnlyPreferredLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** V6ONLY-WAIT (32), in seconds. */
export function optionIpv6OnlyPreferredV6onlyWait(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes IPv6-Only Preferred at b[o], and answers where it ends. */
export function writeOptionIpv6OnlyPreferred(b: Uint8Array, o: number, v6onlyWait: number): number {
  b[o] = 108;
  b[o + 1] = 4;
  b[o + 2] = v6onlyWait >>> 24;
  b[o + 3] = v6onlyWait >>> 16;
  b[o + 4] = v6onlyWait >>> 8;
  b[o + 5] = v6onlyWait;
  return o + 6;
}

/** Where Portal begins. */
export function optionCaptivePortalPortalStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Portal ends. */
export function optionCaptivePortalPortalEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionCaptivePortalPortalLength(b, o);
}

/** Portal Length (8) in 1..255. */
export function optionCaptivePortalPortalLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Captive Portal over b[o, end), around what already stands there; answers its end. */
export function writeOptionCaptivePortal(b: Uint8Array, o: number, end: number): number {
  b[o] = 114;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 1. */
export function optionAutoConfigureLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** AutoConfigure (8) in 0..1. */
export function optionAutoConfigureAutoconfigure(b: Uint8Array, o: number): number {
  return b[o + 2];
}

/** Writes Auto-Configure at b[o], and answers where it ends. */
export function writeOptionAutoConfigure(b: Uint8Array, o: number, autoconfigure: number): number {
  b[o] = 116;
  b[o + 1] = 1;
  b[o + 2] = autoconfigure;
  return o + 3;
}

/** Length (8) = 4. */
export function optionSubnetSelectionLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Subnet (32). */
export function optionSubnetSelectionSubnet(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Subnet Selection at b[o], and answers where it ends. */
export function writeOptionSubnetSelection(b: Uint8Array, o: number, subnet: number): number {
  b[o] = 118;
  b[o + 1] = 4;
  b[o + 2] = subnet >>> 24;
  b[o + 3] = subnet >>> 16;
  b[o + 4] = subnet >>> 8;
  b[o + 5] = subnet;
  return o + 6;
}

/** Where Searchstring ends. */
export function optionDomainSearchSearchstringEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionDomainSearchLength(b, o);
}

/** Where Search List begins. */
export function optionDomainSearchSearchListStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Search List ends. */
export function optionDomainSearchSearchListEnd(b: Uint8Array, o: number): number {
  return scanSearchList(b, o + 2, optionDomainSearchSearchstringEnd(b, o));
}

/** Length (8) in 1... */
export function optionDomainSearchLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Where Routes begins. */
export function optionClasslessStaticRouteRoutesStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Routes ends. */
export function optionClasslessStaticRouteRoutesEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionClasslessStaticRouteRoutesLength(b, o);
}

/** Routes Length (8) in 5..255. */
export function optionClasslessStaticRouteRoutesLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes Classless Static Route over b[o, end), around what already stands there; answers its end.
 */
export function writeOptionClasslessStaticRoute(b: Uint8Array, o: number, end: number): number {
  b[o] = 121;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Vendor Classes begins. */
export function optionVendorIdentifyingVendorClassVendorClassesStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Vendor Classes ends. */
export function optionVendorIdentifyingVendorClassVendorClassesEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + optionVendorIdentifyingVendorClassVendorClassesLength(b, o);
}

/** Vendor Classes Length (8) in 5..255. */
export function optionVendorIdentifyingVendorClassVendorClassesLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes Vendor-Identifying Vendor Class over b[o, end), around what already stands there; answers
 * its end.
 */
export function writeOptionVendorIdentifyingVendorClass(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 124;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Vendor Informations begins. */
export function optionVendorIdentifyingVendorInformationVendorInformationsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Vendor Informations ends. */
export function optionVendorIdentifyingVendorInformationVendorInformationsEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 2 + optionVendorIdentifyingVendorInformationVendorInformationsLength(b, o);
}

/** Vendor Informations Length (8) in 5..255. */
export function optionVendorIdentifyingVendorInformationVendorInformationsLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes Vendor-Identifying Vendor Information over b[o, end), around what already stands there;
 * answers its end.
 */
export function writeOptionVendorIdentifyingVendorInformation(
  b: Uint8Array,
  o: number,
  end: number,
): number {
  b[o] = 125;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Access Controllers begins. */
export function optionCapwapAccessControllerAccessControllersStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 2;
}

/** Where Access Controllers ends. */
export function optionCapwapAccessControllerAccessControllersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionCapwapAccessControllerAccessControllersLength(b, o);
}

/** Access Controllers Length (8) in 4..252. */
export function optionCapwapAccessControllerAccessControllersLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 1];
}

/**
 * Writes CAPWAP Access Controller over b[o, end), around what already stands there; answers its
 * end.
 */
export function writeOptionCapwapAccessController(b: Uint8Array, o: number, end: number): number {
  b[o] = 138;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where TFTP Servers begins. */
export function optionTftpServerAddressTftpServersStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where TFTP Servers ends. */
export function optionTftpServerAddressTftpServersEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionTftpServerAddressTftpServersLength(b, o);
}

/** TFTP Servers Length (8) in 4..252. */
export function optionTftpServerAddressTftpServersLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/**
 * Writes TFTP Server Address over b[o, end), around what already stands there; answers its end.
 */
export function writeOptionTftpServerAddress(b: Uint8Array, o: number, end: number): number {
  b[o] = 150;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Writes End at b[o], and answers where it ends. */
export function writeOptionEnd(b: Uint8Array, o: number): number {
  b[o] = 255;
  return o + 1;
}

/** Where Data begins. */
export function optionUnknownDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Data ends. */
export function optionUnknownDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + optionUnknownDataLength(b, o);
}

/** Data Length (8) in 0..255. */
export function optionUnknownDataLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeOptionUnknown(b: Uint8Array, o: number, end: number, code: number): number {
  b[o] = code;
  b[o + 1] = end - (o + 2);
  return end;
}

/**
 * Whether b[o, end) begins with a sound Piece: OK, or the first rule of the spec that it breaks.
 */
export function checkPiece(b: Uint8Array, o: number, end: number): number {
  const at = scanPiece(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkPiece(), but answers where the Piece ends, or minus the broken rule. */
export function scanPiece(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -PIECE_TRUNCATED;
  const code = b[o];
  switch (code) {
    case 0: {
      // Pad
      return o + 1;
    }

    case 255: {
      // End
      return o + 1;
    }

    default: {
      if (end - o < 2) return -PIECE_TRUNCATED;
      const dataLength = b[o + 1];
      const dataEnd = o + 2 + dataLength;
      if (dataEnd > end) return -PIECE_DATA_DATA_TRUNCATED; // :149
      return dataEnd;
    }
  }
}

/** Code (8): which Piece it is. */
export function pieceCode(b: Uint8Array, o: number): number {
  return b[o];
}

/** Writes Pad at b[o], and answers where it ends. */
export function writePiecePad(b: Uint8Array, o: number): number {
  b[o] = 0;
  return o + 1;
}

/** Writes End at b[o], and answers where it ends. */
export function writePieceEnd(b: Uint8Array, o: number): number {
  b[o] = 255;
  return o + 1;
}

/** Where Data begins. */
export function pieceDataDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Data ends. */
export function pieceDataDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + pieceDataDataLength(b, o);
}

/** Data Length (8) in 0..255. */
export function pieceDataDataLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Data over b[o, end), around what already stands there; answers its end. */
export function writePieceData(b: Uint8Array, o: number, end: number, code: number): number {
  b[o] = code;
  b[o + 1] = end - (o + 2);
  return end;
}

/**
 * Whether b[o, end) begins with a sound Sub-Option: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkSubOption(b: Uint8Array, o: number, end: number): number {
  const at = scanSubOption(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkSubOption(), but answers where the Sub-Option ends, or minus the broken rule. */
export function scanSubOption(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -SUB_OPTION_TRUNCATED;
  const subOptionCode = b[o];
  switch (subOptionCode) {
    case 4: {
      // Device Class
      if (end - o < 6) return -SUB_OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -SUB_OPTION_DEVICE_CLASS_LENGTH_MALFORMED; // :186
      return o + 6;
    }

    case 5: {
      // Link Selection
      if (end - o < 6) return -SUB_OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -SUB_OPTION_LINK_SELECTION_LENGTH_MALFORMED; // :187
      return o + 6;
    }

    case 10: {
      // Relay Agent Flags
      if (end - o < 3) return -SUB_OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 1) return -SUB_OPTION_RELAY_AGENT_FLAGS_LENGTH_MALFORMED; // :190
      return o + 3;
    }

    case 11: {
      // Server Identifier Override
      if (end - o < 6) return -SUB_OPTION_TRUNCATED;
      const length = b[o + 1];
      if (length !== 4) return -SUB_OPTION_SERVER_IDENTIFIER_OVERRIDE_LENGTH_MALFORMED; // :191
      return o + 6;
    }

    default: {
      return scanOtherSubOption(b, o, end);
    }
  }
}

/** The arms of Sub-Option that scanSubOption() leaves out to stay brief. */
function scanOtherSubOption(b: Uint8Array, o: number, end: number): number {
  const subOptionCode = b[o];
  switch (subOptionCode) {
    case 1: {
      // Agent Circuit ID
      if (end - o < 2) return -SUB_OPTION_TRUNCATED;
      const circuitIdLength = b[o + 1];
      if (circuitIdLength > 253) return -SUB_OPTION_AGENT_CIRCUIT_ID_CIRCUIT_ID_LENGTH_MALFORMED; // :184
      const circuitIdEnd = o + 2 + circuitIdLength;
      if (circuitIdEnd > end) return -SUB_OPTION_AGENT_CIRCUIT_ID_CIRCUIT_ID_TRUNCATED; // :184
      return circuitIdEnd;
    }

    case 2: {
      // Agent Remote ID
      if (end - o < 2) return -SUB_OPTION_TRUNCATED;
      const remoteIdLength = b[o + 1];
      if (remoteIdLength > 253) return -SUB_OPTION_AGENT_REMOTE_ID_REMOTE_ID_LENGTH_MALFORMED; // :185
      const remoteIdEnd = o + 2 + remoteIdLength;
      if (remoteIdEnd > end) return -SUB_OPTION_AGENT_REMOTE_ID_REMOTE_ID_TRUNCATED; // :185
      return remoteIdEnd;
    }

    case 6: {
      // Subscriber-ID
      if (end - o < 2) return -SUB_OPTION_TRUNCATED;
      const subscriberIdLength = b[o + 1];
      if (subscriberIdLength < 1 || subscriberIdLength > 253)
        return -SUB_OPTION_SUBSCRIBER_ID_SUBSCRIBER_ID_LENGTH_MALFORMED; // :188
      const subscriberIdEnd = o + 2 + subscriberIdLength;
      if (subscriberIdEnd > end) return -SUB_OPTION_SUBSCRIBER_ID_SUBSCRIBER_ID_TRUNCATED; // :188
      return subscriberIdEnd;
    }

    case 9: {
      // Vendor-Specific
      if (end - o < 2) return -SUB_OPTION_TRUNCATED;
      const vendorDataLength = b[o + 1];
      if (vendorDataLength > 253) return -SUB_OPTION_VENDOR_SPECIFIC_VENDOR_DATA_LENGTH_MALFORMED; // :189
      const vendorDataEnd = o + 2 + vendorDataLength;
      if (vendorDataEnd > end) return -SUB_OPTION_VENDOR_SPECIFIC_VENDOR_DATA_TRUNCATED; // :189
      let vendorDataAt = o + 2;
      while (vendorDataAt < vendorDataEnd) {
        const vendorDataNext = scanVendorData(b, vendorDataAt, vendorDataEnd);
        if (vendorDataNext < 0) return vendorDataNext;
        vendorDataAt = vendorDataNext;
      }

      return vendorDataEnd;
    }

    default: {
      if (end - o < 2) return -SUB_OPTION_TRUNCATED;
      const dataLength = b[o + 1];
      if (dataLength > 253) return -SUB_OPTION_UNKNOWN_DATA_LENGTH_MALFORMED; // :192
      const dataEnd = o + 2 + dataLength;
      if (dataEnd > end) return -SUB_OPTION_UNKNOWN_DATA_TRUNCATED; // :192
      return dataEnd;
    }
  }
}

/** Sub-Option Code (8): which Sub-Option it is. */
export function subOptionSubOptionCode(b: Uint8Array, o: number): number {
  return b[o];
}

/** Where Circuit ID begins. */
export function subOptionAgentCircuitIdCircuitIdStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Circuit ID ends. */
export function subOptionAgentCircuitIdCircuitIdEnd(b: Uint8Array, o: number): number {
  return o + 2 + subOptionAgentCircuitIdCircuitIdLength(b, o);
}

/** Circuit ID Length (8) in 0..253. */
export function subOptionAgentCircuitIdCircuitIdLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Agent Circuit ID over b[o, end), around what already stands there; answers its end. */
export function writeSubOptionAgentCircuitId(b: Uint8Array, o: number, end: number): number {
  b[o] = 1;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Remote ID begins. */
export function subOptionAgentRemoteIdRemoteIdStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Remote ID ends. */
export function subOptionAgentRemoteIdRemoteIdEnd(b: Uint8Array, o: number): number {
  return o + 2 + subOptionAgentRemoteIdRemoteIdLength(b, o);
}

/** Remote ID Length (8) in 0..253. */
export function subOptionAgentRemoteIdRemoteIdLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Agent Remote ID over b[o, end), around what already stands there; answers its end. */
export function writeSubOptionAgentRemoteId(b: Uint8Array, o: number, end: number): number {
  b[o] = 2;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 4. */
export function subOptionDeviceClassLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Device Class (32). */
export function subOptionDeviceClassDeviceClass(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Device Class at b[o], and answers where it ends. */
export function writeSubOptionDeviceClass(b: Uint8Array, o: number, deviceClass: number): number {
  b[o] = 4;
  b[o + 1] = 4;
  b[o + 2] = deviceClass >>> 24;
  b[o + 3] = deviceClass >>> 16;
  b[o + 4] = deviceClass >>> 8;
  b[o + 5] = deviceClass;
  return o + 6;
}

/** Length (8) = 4. */
export function subOptionLinkSelectionLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Link Subnet (32). */
export function subOptionLinkSelectionLinkSubnet(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Link Selection at b[o], and answers where it ends. */
export function writeSubOptionLinkSelection(b: Uint8Array, o: number, linkSubnet: number): number {
  b[o] = 5;
  b[o + 1] = 4;
  b[o + 2] = linkSubnet >>> 24;
  b[o + 3] = linkSubnet >>> 16;
  b[o + 4] = linkSubnet >>> 8;
  b[o + 5] = linkSubnet;
  return o + 6;
}

/** Where Subscriber-ID begins. */
export function subOptionSubscriberIdSubscriberIdStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Subscriber-ID ends. */
export function subOptionSubscriberIdSubscriberIdEnd(b: Uint8Array, o: number): number {
  return o + 2 + subOptionSubscriberIdSubscriberIdLength(b, o);
}

/** Subscriber-ID Length (8) in 1..253. */
export function subOptionSubscriberIdSubscriberIdLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Subscriber-ID over b[o, end), around what already stands there; answers its end. */
export function writeSubOptionSubscriberId(b: Uint8Array, o: number, end: number): number {
  b[o] = 6;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Where Vendor Data begins. */
export function subOptionVendorSpecificVendorDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Vendor Data ends. */
export function subOptionVendorSpecificVendorDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + subOptionVendorSpecificVendorDataLength(b, o);
}

/** Vendor Data Length (8) in 0..253. */
export function subOptionVendorSpecificVendorDataLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Vendor-Specific over b[o, end), around what already stands there; answers its end. */
export function writeSubOptionVendorSpecific(b: Uint8Array, o: number, end: number): number {
  b[o] = 9;
  b[o + 1] = end - (o + 2);
  return end;
}

/** Length (8) = 1. */
export function subOptionRelayAgentFlagsLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Unicast (1). */
export function subOptionRelayAgentFlagsUnicast(b: Uint8Array, o: number): number {
  return b[o + 2] >>> 7;
}

/** MBZ (7) = 0. */
export function subOptionRelayAgentFlagsMbz(b: Uint8Array, o: number): number {
  return b[o + 2] & 0x7f;
}

/** Writes Relay Agent Flags at b[o], and answers where it ends. */
export function writeSubOptionRelayAgentFlags(b: Uint8Array, o: number, unicast: number): number {
  b[o] = 10;
  b[o + 1] = 1;
  const unicastWord = unicast << 7;
  b[o + 2] = unicastWord;
  return o + 3;
}

/** Length (8) = 4. */
export function subOptionServerIdentifierOverrideLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Override Address (32). */
export function subOptionServerIdentifierOverrideOverrideAddress(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes Server Identifier Override at b[o], and answers where it ends. */
export function writeSubOptionServerIdentifierOverride(
  b: Uint8Array,
  o: number,
  overrideAddress: number,
): number {
  b[o] = 11;
  b[o + 1] = 4;
  b[o + 2] = overrideAddress >>> 24;
  b[o + 3] = overrideAddress >>> 16;
  b[o + 4] = overrideAddress >>> 8;
  b[o + 5] = overrideAddress;
  return o + 6;
}

/** Where Data begins. */
export function subOptionUnknownDataStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Data ends. */
export function subOptionUnknownDataEnd(b: Uint8Array, o: number): number {
  return o + 2 + subOptionUnknownDataLength(b, o);
}

/** Data Length (8) in 0..253. */
export function subOptionUnknownDataLength(b: Uint8Array, o: number): number {
  return b[o + 1];
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeSubOptionUnknown(
  b: Uint8Array,
  o: number,
  end: number,
  subOptionCode: number,
): number {
  b[o] = subOptionCode;
  b[o + 1] = end - (o + 2);
  return end;
}

/**
 * Whether b[o, end) begins with a sound DUID: OK, or the first rule of the spec that it breaks.
 */
export function checkDuid(b: Uint8Array, o: number, end: number): number {
  const at = scanDuid(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkDuid(), but answers where the DUID ends, or minus the broken rule. */
export function scanDuid(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -DUID_TRUNCATED;
  const duidType = (b[o] << 8) | b[o + 1];
  switch (duidType) {
    case 4: {
      // DUID-UUID
      if (end - o < 18) return -DUID_TRUNCATED;
      return o + 18;
    }

    default: {
      return scanOtherDuid(b, o, end);
    }
  }
}

/** The arms of DUID that scanDuid() leaves out to stay brief. */
function scanOtherDuid(b: Uint8Array, o: number, end: number): number {
  const duidType = (b[o] << 8) | b[o + 1];
  switch (duidType) {
    case 1: {
      // DUID-LLT
      if (end - o < 8) return -DUID_TRUNCATED;
      return end;
    }

    case 2: {
      // DUID-EN
      if (end - o < 6) return -DUID_TRUNCATED;
      return end;
    }

    case 3: {
      // DUID-LL
      if (end - o < 4) return -DUID_TRUNCATED;
      return end;
    }

    default: {
      return end;
    }
  }
}

/** DUID Type (16): which DUID it is. */
export function duidDuidType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

/** Where Link-Layer Address begins. */
export function duidDuidLltLinkLayerAddressStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Hardware Type (16). */
export function duidDuidLltHardwareType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Time (32), in seconds. */
export function duidDuidLltTime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

/** Writes DUID-LLT over b[o, end), around what already stands there; answers its end. */
export function writeDuidDuidLlt(
  b: Uint8Array,
  o: number,
  end: number,
  hardwareType: number,
  time: number,
): number {
  b[o] = 0;
  b[o + 1] = 1;
  b[o + 2] = hardwareType >>> 8;
  b[o + 3] = hardwareType;
  b[o + 4] = time >>> 24;
  b[o + 5] = time >>> 16;
  b[o + 6] = time >>> 8;
  b[o + 7] = time;
  return end;
}

/** Where Identifier begins. */
export function duidDuidEnIdentifierStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Enterprise Number (32). */
export function duidDuidEnEnterpriseNumber(b: Uint8Array, o: number): number {
  return ((b[o + 2] << 24) | (b[o + 3] << 16) | (b[o + 4] << 8) | b[o + 5]) >>> 0;
}

/** Writes DUID-EN over b[o, end), around what already stands there; answers its end. */
export function writeDuidDuidEn(
  b: Uint8Array,
  o: number,
  end: number,
  enterpriseNumber: number,
): number {
  b[o] = 0;
  b[o + 1] = 2;
  b[o + 2] = enterpriseNumber >>> 24;
  b[o + 3] = enterpriseNumber >>> 16;
  b[o + 4] = enterpriseNumber >>> 8;
  b[o + 5] = enterpriseNumber;
  return end;
}

/** Where Link-Layer Address begins. */
export function duidDuidLlLinkLayerAddressStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Hardware Type (16). */
export function duidDuidLlHardwareType(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

/** Writes DUID-LL over b[o, end), around what already stands there; answers its end. */
export function writeDuidDuidLl(
  b: Uint8Array,
  o: number,
  end: number,
  hardwareType: number,
): number {
  b[o] = 0;
  b[o + 1] = 3;
  b[o + 2] = hardwareType >>> 8;
  b[o + 3] = hardwareType;
  return end;
}

/** Where UUID begins. */
export function duidDuidUuidUuidStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where UUID ends. */
export function duidDuidUuidUuidEnd(b: Uint8Array, o: number): number {
  return o + 2 + 16;
}

/** Writes DUID-UUID at b[o], and answers where it ends. */
export function writeDuidDuidUuid(b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 4;
  return o + 18;
}

/** Where Octets begins. */
export function duidUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Writes Unknown over b[o, end), around what already stands there; answers its end. */
export function writeDuidUnknown(b: Uint8Array, o: number, end: number, duidType: number): number {
  b[o] = duidType >>> 8;
  b[o + 1] = duidType;
  return end;
}
