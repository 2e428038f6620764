// @generated from spec/secure/tls.protocol: change that, then npm run generate.
/**
 * TLS, Transport Layer Security. RFC 8446, RFC 5246, RFC 6066, RFC 7301, RFC 8879.
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     Type      |     Legacy Record Version     |    Length     |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |               |                 Fragment ...                  |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Record has its fixed fields
export const LENGTH_RECORD_OVERFLOW = 2; // Length in 0..18432
export const FRAGMENT_TRUNCATED = 3; // Fragment fits in what holds it
export const ALERT_TRUNCATED = 4; // Alert has its fixed fields
export const CHANGE_CIPHER_SPEC_TRUNCATED = 5; // Change Cipher Spec has its fixed fields
export const CHANGE_CIPHER_SPEC_CHANGE_CIPHER_SPEC_TYPE_UNEXPECTED_MESSAGE = 6;
export const HANDSHAKE_TRUNCATED = 7; // Handshake has its fixed fields
export const HANDSHAKE_BODY_TRUNCATED = 8; // Body fits in what holds it
export const HANDSHAKE_BODY_TRUNCATED_2 = 9; // Body holds its fields
export const HANDSHAKE_BODY_LEFTOVER = 10; // Body is filled by its fields
export const HANDSHAKE_CLIENT_HELLO_RANDOM_TRUNCATED = 11; // Random fits in what holds it
export const HANDSHAKE_CLIENT_HELLO_LEGACY_SESSION_ID_LENGTH_MALFORMED = 12;
export const HANDSHAKE_CLIENT_HELLO_LEGACY_SESSION_ID_TRUNCATED = 13;
export const HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_LENGTH_MALFORMED = 14;
export const HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_TRUNCATED = 15;
export const HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_TRUNCATED_2 = 16;
export const HANDSHAKE_CLIENT_HELLO_LEGACY_COMPRESSION_METHODS_LENGTH_MALFORMED = 17;
export const HANDSHAKE_CLIENT_HELLO_LEGACY_COMPRESSION_METHODS_TRUNCATED = 18;
export const HANDSHAKE_CLIENT_HELLO_LEGACY_COMPRESSION_METHODS_TRUNCATED_2 = 19;
export const HANDSHAKE_CLIENT_HELLO_EXTENSIONS_LENGTH_MALFORMED = 20;
export const HANDSHAKE_CLIENT_HELLO_EXTENSIONS_TRUNCATED = 21; // Extensions fits in what holds it
export const HANDSHAKE_CLIENT_HELLO_EXTENSIONS_TRUNCATED_2 = 22;
export const HANDSHAKE_SERVER_HELLO_RANDOM_TRUNCATED = 23; // Random fits in what holds it
export const HANDSHAKE_SERVER_HELLO_LEGACY_SESSION_ID_ECHO_LENGTH_MALFORMED = 24;
export const HANDSHAKE_SERVER_HELLO_LEGACY_SESSION_ID_ECHO_TRUNCATED = 25;
export const HANDSHAKE_SERVER_HELLO_EXTENSIONS_LENGTH_MALFORMED = 26;
export const HANDSHAKE_SERVER_HELLO_EXTENSIONS_TRUNCATED = 27; // Extensions fits in what holds it
export const HANDSHAKE_SERVER_HELLO_EXTENSIONS_TRUNCATED_2 = 28;
export const HANDSHAKE_NEW_SESSION_TICKET_TICKET_NONCE_LENGTH_MALFORMED = 29;
export const HANDSHAKE_NEW_SESSION_TICKET_TICKET_NONCE_TRUNCATED = 30;
export const HANDSHAKE_NEW_SESSION_TICKET_TICKET_LENGTH_MALFORMED = 31; // Ticket Length in 0..65535
export const HANDSHAKE_NEW_SESSION_TICKET_TICKET_TRUNCATED = 32; // Ticket fits in what holds it
export const HANDSHAKE_NEW_SESSION_TICKET_EXTENSIONS_LENGTH_MALFORMED = 33;
export const HANDSHAKE_NEW_SESSION_TICKET_EXTENSIONS_TRUNCATED = 34;
export const HANDSHAKE_NEW_SESSION_TICKET_EXTENSIONS_TRUNCATED_2 = 35;
export const HANDSHAKE_ENCRYPTED_EXTENSIONS_EXTENSIONS_LENGTH_MALFORMED = 36;
export const HANDSHAKE_ENCRYPTED_EXTENSIONS_EXTENSIONS_TRUNCATED = 37;
export const HANDSHAKE_ENCRYPTED_EXTENSIONS_EXTENSIONS_TRUNCATED_2 = 38;
export const HANDSHAKE_CERTIFICATE_CERTIFICATE_REQUEST_CONTEXT_LENGTH_MALFORMED = 39;
export const HANDSHAKE_CERTIFICATE_CERTIFICATE_REQUEST_CONTEXT_TRUNCATED = 40;
export const HANDSHAKE_CERTIFICATE_CERTIFICATE_LIST_LENGTH_MALFORMED = 41;
export const HANDSHAKE_CERTIFICATE_CERTIFICATE_LIST_TRUNCATED = 42;
export const HANDSHAKE_CERTIFICATE_CERTIFICATE_LIST_TRUNCATED_2 = 43;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_TYPES_LENGTH_MALFORMED = 44;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_TYPES_TRUNCATED = 45;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_TYPES_TRUNCATED_2 = 46;
export const HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED = 47;
export const HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_TRUNCATED = 48;
export const HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_TRUNCATED_2 = 49;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_AUTHORITIES_LENGTH_MALFORMED = 50;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_AUTHORITIES_TRUNCATED = 51;
export const HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_AUTHORITIES_TRUNCATED_2 = 52;
export const HANDSHAKE_CERTIFICATE_REQUEST_REQUEST_CONTEXT_LENGTH_MALFORMED = 53;
export const HANDSHAKE_CERTIFICATE_REQUEST_REQUEST_CONTEXT_TRUNCATED = 54;
export const HANDSHAKE_CERTIFICATE_REQUEST_EXTENSIONS_LENGTH_MALFORMED = 55;
export const HANDSHAKE_CERTIFICATE_REQUEST_EXTENSIONS_TRUNCATED = 56;
export const HANDSHAKE_CERTIFICATE_REQUEST_EXTENSIONS_TRUNCATED_2 = 57;
export const HANDSHAKE_CERTIFICATE_VERIFY_SIGNATURE_LENGTH_MALFORMED = 58;
export const HANDSHAKE_CERTIFICATE_VERIFY_SIGNATURE_TRUNCATED = 59;
export const HANDSHAKE_CERTIFICATE_STATUS_OCSP_RESPONSE_LENGTH_MALFORMED = 60;
export const HANDSHAKE_CERTIFICATE_STATUS_OCSP_RESPONSE_TRUNCATED = 61;
export const HANDSHAKE_KEY_UPDATE_REQUEST_UPDATE_ILLEGAL_PARAMETER = 62;
export const HANDSHAKE_COMPRESSED_CERTIFICATE_COMPRESSED_CERTIFICATE_MESSAGE_LENGTH_MALFORMED = 63;
export const HANDSHAKE_COMPRESSED_CERTIFICATE_COMPRESSED_CERTIFICATE_MESSAGE_TRUNCATED = 64;
export const CERTIFICATE_ENTRY_TRUNCATED = 65; // Certificate Entry has its fixed fields
export const CERTIFICATE_ENTRY_CERT_DATA_LENGTH_MALFORMED = 66; // Cert Data Length in 1..16777215
export const CERTIFICATE_ENTRY_CERT_DATA_TRUNCATED = 67; // Cert Data fits in what holds it
export const CERTIFICATE_ENTRY_EXTENSIONS_LENGTH_MALFORMED = 68; // Extensions Length in 0..65535
export const CERTIFICATE_ENTRY_EXTENSIONS_TRUNCATED = 69; // Extensions fits in what holds it
export const CERTIFICATE_ENTRY_EXTENSIONS_TRUNCATED_2 = 70; // Extensions ends with a whole item
export const CLIENT_EXTENSION_TRUNCATED = 71; // Client Extension has its fixed fields
export const CLIENT_EXTENSION_EXTENSION_DATA_LENGTH_MALFORMED = 72;
export const CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED = 73; // Extension Data fits in what holds it
export const CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2 = 74; // Extension Data holds its fields
export const CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER = 75;
export const CLIENT_EXTENSION_SERVER_NAME_SERVER_NAME_LIST_LENGTH_MALFORMED = 76;
export const CLIENT_EXTENSION_SERVER_NAME_SERVER_NAME_LIST_TRUNCATED = 77;
export const CLIENT_EXTENSION_SERVER_NAME_SERVER_NAME_LIST_TRUNCATED_2 = 78;
export const CLIENT_EXTENSION_STATUS_REQUEST_RESPONDER_ID_LIST_LENGTH_MALFORMED = 79;
export const CLIENT_EXTENSION_STATUS_REQUEST_RESPONDER_ID_LIST_TRUNCATED = 80;
export const CLIENT_EXTENSION_STATUS_REQUEST_RESPONDER_ID_LIST_TRUNCATED_2 = 81;
export const CLIENT_EXTENSION_STATUS_REQUEST_REQUEST_EXTENSIONS_LENGTH_MALFORMED = 82;
export const CLIENT_EXTENSION_STATUS_REQUEST_REQUEST_EXTENSIONS_TRUNCATED = 83;
export const CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_LENGTH_MALFORMED = 84;
export const CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED = 85;
export const CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED_2 = 86;
export const CLIENT_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_LENGTH_MALFORMED = 87;
export const CLIENT_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED = 88;
export const CLIENT_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED_2 = 89;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED = 90;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED = 91;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED_2 = 92;
export const CLIENT_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_LENGTH_MALFORMED = 93;
export const CLIENT_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED = 94;
export const CLIENT_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED_2 = 95;
export const CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED = 96;
export const CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED = 97;
export const CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED_2 = 98;
export const CLIENT_EXTENSION_RECORD_SIZE_LIMIT_RECORD_SIZE_LIMIT_MALFORMED = 99;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_IDENTITIES_LENGTH_MALFORMED = 100;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_IDENTITIES_TRUNCATED = 101;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_IDENTITIES_TRUNCATED_2 = 102;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_BINDERS_LENGTH_MALFORMED = 103;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_BINDERS_TRUNCATED = 104;
export const CLIENT_EXTENSION_PRE_SHARED_KEY_BINDERS_TRUNCATED_2 = 105;
export const CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_LENGTH_MALFORMED = 106;
export const CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_TRUNCATED = 107;
export const CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_TRUNCATED_2 = 108;
export const CLIENT_EXTENSION_COOKIE_COOKIE_LENGTH_MALFORMED = 109; // Cookie Length in 1..65535
export const CLIENT_EXTENSION_COOKIE_COOKIE_TRUNCATED = 110; // Cookie fits in what holds it
export const CLIENT_EXTENSION_PSK_KEY_EXCHANGE_MODES_KE_MODES_LENGTH_MALFORMED = 111;
export const CLIENT_EXTENSION_PSK_KEY_EXCHANGE_MODES_KE_MODES_TRUNCATED = 112;
export const CLIENT_EXTENSION_PSK_KEY_EXCHANGE_MODES_KE_MODES_TRUNCATED_2 = 113;
export const CLIENT_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_LENGTH_MALFORMED = 114;
export const CLIENT_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED = 115;
export const CLIENT_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED_2 = 116;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED = 117;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED = 118;
export const CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED_2 = 119;
export const CLIENT_EXTENSION_KEY_SHARE_CLIENT_SHARES_LENGTH_MALFORMED = 120;
export const CLIENT_EXTENSION_KEY_SHARE_CLIENT_SHARES_TRUNCATED = 121;
export const CLIENT_EXTENSION_KEY_SHARE_CLIENT_SHARES_TRUNCATED_2 = 122;
export const CLIENT_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_LENGTH_MALFORMED = 123;
export const CLIENT_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_TRUNCATED = 124;
export const SERVER_EXTENSION_TRUNCATED = 125; // Server Extension has its fixed fields
export const SERVER_EXTENSION_EXTENSION_DATA_LENGTH_MALFORMED = 126;
export const SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED = 127;
export const SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2 = 128; // Extension Data holds its fields
export const SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER = 129;
export const SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_LENGTH_MALFORMED = 130;
export const SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED = 131;
export const SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED_2 = 132;
export const SERVER_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_LENGTH_MALFORMED = 133;
export const SERVER_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED = 134;
export const SERVER_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED_2 = 135;
export const SERVER_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_LENGTH_MALFORMED = 136;
export const SERVER_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED = 137;
export const SERVER_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED_2 = 138;
export const SERVER_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_LENGTH_MALFORMED = 139;
export const SERVER_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED = 140;
export const SERVER_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED_2 = 141;
export const SERVER_EXTENSION_RECORD_SIZE_LIMIT_RECORD_SIZE_LIMIT_MALFORMED = 142;
export const SERVER_EXTENSION_COOKIE_COOKIE_LENGTH_MALFORMED = 143; // Cookie Length in 1..65535
export const SERVER_EXTENSION_COOKIE_COOKIE_TRUNCATED = 144; // Cookie fits in what holds it
export const SERVER_EXTENSION_KEY_SHARE_KEY_EXCHANGE_LENGTH_MALFORMED = 145;
export const SERVER_EXTENSION_KEY_SHARE_KEY_EXCHANGE_TRUNCATED = 146;
export const SERVER_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_LENGTH_MALFORMED = 147;
export const SERVER_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_TRUNCATED = 148;
export const REQUEST_EXTENSION_TRUNCATED = 149; // Request Extension has its fixed fields
export const REQUEST_EXTENSION_EXTENSION_DATA_LENGTH_MALFORMED = 150;
export const REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED = 151;
export const REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2 = 152; // Extension Data holds its fields
export const REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER = 153;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED = 154;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED = 155;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED_2 = 156;
export const REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED = 157;
export const REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED = 158;
export const REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED_2 = 159;
export const REQUEST_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_LENGTH_MALFORMED = 160;
export const REQUEST_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED = 161;
export const REQUEST_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED_2 = 162;
export const REQUEST_EXTENSION_OID_FILTERS_FILTERS_LENGTH_MALFORMED = 163;
export const REQUEST_EXTENSION_OID_FILTERS_FILTERS_TRUNCATED = 164; // Filters fits in what holds it
export const REQUEST_EXTENSION_OID_FILTERS_FILTERS_TRUNCATED_2 = 165;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED = 166;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED = 167;
export const REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED_2 = 168;
export const CERTIFICATE_EXTENSION_TRUNCATED = 169; // Certificate Extension has its fixed fields
export const CERTIFICATE_EXTENSION_EXTENSION_DATA_LENGTH_MALFORMED = 170;
export const CERTIFICATE_EXTENSION_EXTENSION_DATA_TRUNCATED = 171;
export const CERTIFICATE_EXTENSION_EXTENSION_DATA_TRUNCATED_2 = 172;
export const CERTIFICATE_EXTENSION_EXTENSION_DATA_LEFTOVER = 173;
export const CERTIFICATE_EXTENSION_STATUS_REQUEST_OCSP_RESPONSE_LENGTH_MALFORMED = 174;
export const CERTIFICATE_EXTENSION_STATUS_REQUEST_OCSP_RESPONSE_TRUNCATED = 175;
export const CERTIFICATE_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_LENGTH_MALFORMED = 176;
export const CERTIFICATE_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED = 177;
export const CERTIFICATE_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED_2 = 178;
export const TICKET_EXTENSION_TRUNCATED = 179; // Ticket Extension has its fixed fields
export const TICKET_EXTENSION_EXTENSION_DATA_LENGTH_MALFORMED = 180;
export const TICKET_EXTENSION_EXTENSION_DATA_TRUNCATED = 181;
export const TICKET_EXTENSION_EXTENSION_DATA_TRUNCATED_2 = 182; // Extension Data holds its fields
export const TICKET_EXTENSION_EXTENSION_DATA_LEFTOVER = 183;
export const SERVER_NAME_TRUNCATED = 184; // Server Name has its fixed fields
export const SERVER_NAME_HOST_NAME_LENGTH_MALFORMED = 185; // Host Name Length in 1..65535
export const SERVER_NAME_HOST_NAME_TRUNCATED = 186; // Host Name fits in what holds it
export const PROTOCOL_NAME_TRUNCATED = 187; // Protocol Name has its fixed fields
export const PROTOCOL_NAME_NAME_LENGTH_MALFORMED = 188; // Name Length in 1..255
export const PROTOCOL_NAME_NAME_TRUNCATED = 189; // Name fits in what holds it
export const KEY_SHARE_ENTRY_TRUNCATED = 190; // Key Share Entry has its fixed fields
export const KEY_SHARE_ENTRY_KEY_EXCHANGE_LENGTH_MALFORMED = 191; // Key Exchange Length in 1..65535
export const KEY_SHARE_ENTRY_KEY_EXCHANGE_TRUNCATED = 192; // Key Exchange fits in what holds it
export const PSK_IDENTITY_TRUNCATED = 193; // PSK Identity has its fixed fields
export const PSK_IDENTITY_IDENTITY_LENGTH_MALFORMED = 194; // Identity Length in 1..65535
export const PSK_IDENTITY_IDENTITY_TRUNCATED = 195; // Identity fits in what holds it
export const PSK_BINDER_TRUNCATED = 196; // PSK Binder has its fixed fields
export const PSK_BINDER_BINDER_LENGTH_MALFORMED = 197; // Binder Length in 32..255
export const PSK_BINDER_BINDER_TRUNCATED = 198; // Binder fits in what holds it
export const RESPONDER_ID_TRUNCATED = 199; // Responder ID has its fixed fields
export const RESPONDER_ID_IDENTIFIER_LENGTH_MALFORMED = 200; // Identifier Length in 1..65535
export const RESPONDER_ID_IDENTIFIER_TRUNCATED = 201; // Identifier fits in what holds it
export const DISTINGUISHED_NAME_TRUNCATED = 202; // Distinguished Name has its fixed fields
export const DISTINGUISHED_NAME_DER_LENGTH_MALFORMED = 203; // DER Length in 1..65535
export const DISTINGUISHED_NAME_DER_TRUNCATED = 204; // DER fits in what holds it
export const OID_FILTER_TRUNCATED = 205; // OID Filter has its fixed fields
export const OID_FILTER_CERTIFICATE_EXTENSION_OID_LENGTH_MALFORMED = 206;
export const OID_FILTER_CERTIFICATE_EXTENSION_OID_TRUNCATED = 207;
export const OID_FILTER_CERTIFICATE_EXTENSION_VALUES_LENGTH_MALFORMED = 208;
export const OID_FILTER_CERTIFICATE_EXTENSION_VALUES_TRUNCATED = 209;
export const SERIALIZED_TIMESTAMP_TRUNCATED = 210; // Serialized Timestamp has its fixed fields
export const SERIALIZED_TIMESTAMP_SIGNED_TIMESTAMP_LENGTH_MALFORMED = 211;
export const SERIALIZED_TIMESTAMP_SIGNED_TIMESTAMP_TRUNCATED = 212;
/** Content Type: unknown values pass through. */
export const CONTENT_TYPE = {
  CHANGE_CIPHER_SPEC: 20,
  ALERT: 21,
  HANDSHAKE: 22,
  APPLICATION_DATA: 23,
  HEARTBEAT: 24,
} as const;
/** Protocol Version: unknown values pass through. */
export const PROTOCOL_VERSION = {
  SSL_3_0: 768,
  TLS_1_0: 769,
  TLS_1_1: 770,
  TLS_1_2: 771,
  TLS_1_3: 772,
} as const;
/** Handshake Type: unknown values pass through. */
export const HANDSHAKE_TYPE = {
  HELLO_REQUEST: 0,
  CLIENT_HELLO: 1,
  SERVER_HELLO: 2,
  NEW_SESSION_TICKET: 4,
  END_OF_EARLY_DATA: 5,
  ENCRYPTED_EXTENSIONS: 8,
  CERTIFICATE: 11,
  SERVER_KEY_EXCHANGE: 12,
  CERTIFICATE_REQUEST: 13,
  SERVER_HELLO_DONE: 14,
  CERTIFICATE_VERIFY: 15,
  CLIENT_KEY_EXCHANGE: 16,
  FINISHED: 20,
  CERTIFICATE_STATUS: 22,
  KEY_UPDATE: 24,
  COMPRESSED_CERTIFICATE: 25,
  MESSAGE_HASH: 254,
} as const;
/** Extension Type: unknown values pass through. */
export const EXTENSION_TYPE = {
  SERVER_NAME: 0,
  MAX_FRAGMENT_LENGTH: 1,
  STATUS_REQUEST: 5,
  SUPPORTED_GROUPS: 10,
  EC_POINT_FORMATS: 11,
  SIGNATURE_ALGORITHMS: 13,
  USE_SRTP: 14,
  HEARTBEAT: 15,
  APPLICATION_LAYER_PROTOCOL_NEGOTIATION: 16,
  STATUS_REQUEST_V2: 17,
  SIGNED_CERTIFICATE_TIMESTAMP: 18,
  CLIENT_CERTIFICATE_TYPE: 19,
  SERVER_CERTIFICATE_TYPE: 20,
  PADDING: 21,
  ENCRYPT_THEN_MAC: 22,
  EXTENDED_MASTER_SECRET: 23,
  COMPRESS_CERTIFICATE: 27,
  RECORD_SIZE_LIMIT: 28,
  DELEGATED_CREDENTIAL: 34,
  SESSION_TICKET: 35,
  PRE_SHARED_KEY: 41,
  EARLY_DATA: 42,
  SUPPORTED_VERSIONS: 43,
  COOKIE: 44,
  PSK_KEY_EXCHANGE_MODES: 45,
  CERTIFICATE_AUTHORITIES: 47,
  OID_FILTERS: 48,
  POST_HANDSHAKE_AUTH: 49,
  SIGNATURE_ALGORITHMS_CERT: 50,
  KEY_SHARE: 51,
  CONNECTION_ID: 54,
  QUIC_TRANSPORT_PARAMETERS: 57,
  TICKET_REQUEST: 58,
  ENCRYPTED_CLIENT_HELLO: 65037,
  RENEGOTIATION_INFO: 65281,
} as const;
/** Cipher Suite: unknown values pass through. */
export const CIPHER_SUITE = {
  RSA_WITH_3DES_CBC_AND_SHA_1: 10,
  RSA_WITH_AES_128_CBC_AND_SHA_1: 47,
  DHE_RSA_WITH_AES_128_CBC_AND_SHA_1: 51,
  RSA_WITH_AES_256_CBC_AND_SHA_1: 53,
  DHE_RSA_WITH_AES_256_CBC_AND_SHA_1: 57,
  RSA_WITH_AES_128_CBC_AND_SHA_256: 60,
  RSA_WITH_AES_256_CBC_AND_SHA_256: 61,
  DHE_RSA_WITH_AES_128_CBC_AND_SHA_256: 103,
  DHE_RSA_WITH_AES_256_CBC_AND_SHA_256: 107,
  RSA_WITH_AES_128_GCM_AND_SHA_256: 156,
  RSA_WITH_AES_256_GCM_AND_SHA_384: 157,
  DHE_RSA_WITH_AES_128_GCM_AND_SHA_256: 158,
  DHE_RSA_WITH_AES_256_GCM_AND_SHA_384: 159,
  EMPTY_RENEGOTIATION_INFO: 255,
  AES_128_GCM_AND_SHA_256: 4865,
  AES_256_GCM_AND_SHA_384: 4866,
  CHACHA20_POLY1305_AND_SHA_256: 4867,
  AES_128_CCM_AND_SHA_256: 4868,
  AES_128_CCM_8_AND_SHA_256: 4869,
  FALLBACK: 22016,
  ECDHE_ECDSA_WITH_AES_128_CBC_AND_SHA_1: 49161,
  ECDHE_ECDSA_WITH_AES_256_CBC_AND_SHA_1: 49162,
  ECDHE_RSA_WITH_AES_128_CBC_AND_SHA_1: 49171,
  ECDHE_RSA_WITH_AES_256_CBC_AND_SHA_1: 49172,
  ECDHE_ECDSA_WITH_AES_128_CBC_AND_SHA_256: 49187,
  ECDHE_ECDSA_WITH_AES_256_CBC_AND_SHA_384: 49188,
  ECDHE_RSA_WITH_AES_128_CBC_AND_SHA_256: 49191,
  ECDHE_RSA_WITH_AES_256_CBC_AND_SHA_384: 49192,
  ECDHE_ECDSA_WITH_AES_128_GCM_AND_SHA_256: 49195,
  ECDHE_ECDSA_WITH_AES_256_GCM_AND_SHA_384: 49196,
  ECDHE_RSA_WITH_AES_128_GCM_AND_SHA_256: 49199,
  ECDHE_RSA_WITH_AES_256_GCM_AND_SHA_384: 49200,
  ECDHE_RSA_WITH_CHACHA20_POLY1305_AND_SHA_256: 52392,
  ECDHE_ECDSA_WITH_CHACHA20_POLY1305_AND_SHA_256: 52393,
  DHE_RSA_WITH_CHACHA20_POLY1305_AND_SHA_256: 52394,
} as const;
/** Named Group: unknown values pass through. */
export const NAMED_GROUP = {
  SECP256R1: 23,
  SECP384R1: 24,
  SECP521R1: 25,
  X25519: 29,
  X448: 30,
  FFDHE2048: 256,
  FFDHE3072: 257,
  FFDHE4096: 258,
  FFDHE6144: 259,
  FFDHE8192: 260,
  SECP256R1MLKEM768: 4587,
  X25519MLKEM768: 4588,
  SECP384R1MLKEM1024: 4589,
} as const;
/** Signature Scheme: unknown values pass through. */
export const SIGNATURE_SCHEME = {
  RSA_PKCS_1_WITH_SHA_1: 513,
  ECDSA_WITH_SHA_1: 515,
  RSA_PKCS_1_WITH_SHA_256: 1025,
  ECDSA_P_256_WITH_SHA_256: 1027,
  RSA_PKCS_1_WITH_SHA_384: 1281,
  ECDSA_P_384_WITH_SHA_384: 1283,
  RSA_PKCS_1_WITH_SHA_512: 1537,
  ECDSA_P_521_WITH_SHA_512: 1539,
  RSA_PSS_WITH_AN_RSA_KEY_AND_SHA_256: 2052,
  RSA_PSS_WITH_AN_RSA_KEY_AND_SHA_384: 2053,
  RSA_PSS_WITH_AN_RSA_KEY_AND_SHA_512: 2054,
  ED25519: 2055,
  ED448: 2056,
  RSA_PSS_WITH_A_PSS_KEY_AND_SHA_256: 2057,
  RSA_PSS_WITH_A_PSS_KEY_AND_SHA_384: 2058,
  RSA_PSS_WITH_A_PSS_KEY_AND_SHA_512: 2059,
} as const;
/** PSK Key Exchange Mode: unknown values pass through. */
export const PSK_KEY_EXCHANGE_MODE = {
  PSK_ONLY: 0,
  PSK_WITH_EC_DHE: 1,
} as const;
/** Compression Algorithm: unknown values pass through. */
export const COMPRESSION_ALGORITHM = {
  ZLIB: 1,
  BROTLI: 2,
  ZSTD: 3,
} as const;
/** Client Certificate Type: unknown values pass through. */
export const CLIENT_CERTIFICATE_TYPE = {
  RSA_SIGNATURE: 1,
  DSS_SIGNATURE: 2,
  ECDSA_SIGNATURE: 64,
} as const;
/** Max Fragment Length: unknown values pass through. */
export const MAX_FRAGMENT_LENGTH = {
  X_512_OCTETS: 1,
  X_1024_OCTETS: 2,
  X_2048_OCTETS: 3,
  X_4096_OCTETS: 4,
} as const;
/** Name Type: unknown values pass through. */
export const NAME_TYPE = {
  HOST_NAME: 0,
} as const;
/** Status Type: unknown values pass through. */
export const STATUS_TYPE = {
  OCSP: 1,
} as const;
/** Key Update Request: no other value is allowed. */
export const KEY_UPDATE_REQUEST = {
  UPDATE_NOT_REQUESTED: 0,
  UPDATE_REQUESTED: 1,
} as const;
/** Alert Level: unknown values pass through. */
export const ALERT_LEVEL = {
  WARNING: 1,
  FATAL: 2,
} as const;
/** Alert Description: unknown values pass through. */
export const ALERT_DESCRIPTION = {
  CLOSE_NOTIFY: 0,
  UNEXPECTED_MESSAGE: 10,
  BAD_RECORD_MAC: 20,
  DECRYPTION_FAILED: 21,
  RECORD_OVERFLOW: 22,
  DECOMPRESSION_FAILURE: 30,
  HANDSHAKE_FAILURE: 40,
  NO_CERTIFICATE: 41,
  BAD_CERTIFICATE: 42,
  UNSUPPORTED_CERTIFICATE: 43,
  CERTIFICATE_REVOKED: 44,
  CERTIFICATE_EXPIRED: 45,
  CERTIFICATE_UNKNOWN: 46,
  ILLEGAL_PARAMETER: 47,
  UNKNOWN_CA: 48,
  ACCESS_DENIED: 49,
  DECODE_ERROR: 50,
  DECRYPT_ERROR: 51,
  EXPORT_RESTRICTION: 60,
  PROTOCOL_VERSION: 70,
  INSUFFICIENT_SECURITY: 71,
  INTERNAL_ERROR: 80,
  INAPPROPRIATE_FALLBACK: 86,
  USER_CANCELED: 90,
  NO_RENEGOTIATION: 100,
  MISSING_EXTENSION: 109,
  UNSUPPORTED_EXTENSION: 110,
  CERTIFICATE_UNOBTAINABLE: 111,
  UNRECOGNIZED_NAME: 112,
  BAD_CERTIFICATE_STATUS_RESPONSE: 113,
  BAD_CERTIFICATE_HASH_VALUE: 114,
  UNKNOWN_PSK_IDENTITY: 115,
  CERTIFICATE_REQUIRED: 116,
  NO_APPLICATION_PROTOCOL: 120,
  ECH_REQUIRED: 121,
} as const;

/**
 * Whether b[o, end) begins with a sound Record: OK, or the first rule of the spec that it breaks.
 */
export function checkRecord(b: Uint8Array, o: number, end: number): number {
  const at = scanRecord(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkRecord(), but answers where the Record ends, or minus the broken rule. */
export function scanRecord(b: Uint8Array, o: number, end: number): number {
  if (end - o < 5) return -TRUNCATED;
  const length = (b[o + 3] << 8) | b[o + 4];
  if (length > 18432) return -LENGTH_RECORD_OVERFLOW; // :16
  const fragmentEnd = o + 5 + length;
  if (fragmentEnd > end) return -FRAGMENT_TRUNCATED; // :17
  return fragmentEnd;
}

/** Where Fragment begins. */
export function fragmentStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Fragment ends. */
export function fragmentEnd(b: Uint8Array, o: number): number {
  return o + 5 + length(b, o);
}

/** Type (8). */
export function type(b: Uint8Array, o: number): number {
  return b[o];
}

export function setType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Legacy Record Version (16): worth nothing, and TLS 1.3 says 1.2 here, or 1.0. */
export function legacyRecordVersion(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o + 2];
}

export function setLegacyRecordVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** Length (16) in 0..18432: 2^14 and what sealing adds: 2048 at most, 256 in TLS 1.3. */
export function length(b: Uint8Array, o: number): number {
  return (b[o + 3] << 8) | b[o + 4];
}

export function setLength(b: Uint8Array, o: number, value: number): void {
  b[o + 3] = value >>> 8;
  b[o + 4] = value;
}

/** How many octets the Record at o still needs, at least, behind end: 0 when it is whole. */
export function neededRecord(b: Uint8Array, o: number, end: number): number {
  if (end < o + 5) return o + 5 - end;
  const whole = fragmentEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Record over b[o, end), around what already stands there. */
export function writeRecord(
  b: Uint8Array,
  o: number,
  end: number,
  type: number,
  legacyRecordVersion: number,
): void {
  b[o] = type;
  b[o + 1] = legacyRecordVersion >>> 8;
  b[o + 2] = legacyRecordVersion;
  b[o + 3] = (end - (o + 5)) >>> 8;
  b[o + 4] = end - (o + 5);
}

/**
 * Whether b[o, end) begins with a sound Alert: OK, or the first rule of the spec that it breaks.
 */
export function checkAlert(b: Uint8Array, o: number, end: number): number {
  const at = scanAlert(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkAlert(), but answers where the Alert ends, or minus the broken rule. */
export function scanAlert(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -ALERT_TRUNCATED;
  return o + 2;
}

/** Level (8): TLS 1.3 reads the description alone. */
export function alertLevel(b: Uint8Array, o: number): number {
  return b[o];
}

export function setAlertLevel(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Description (8). */
export function alertDescription(b: Uint8Array, o: number): number {
  return b[o + 1];
}

export function setAlertDescription(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value;
}

/** Writes the fixed fields of a Alert over b[o, end), around what already stands there. */
export function writeAlert(
  b: Uint8Array,
  o: number,
  end: number,
  level: number,
  description: number,
): void {
  b[o] = level;
  b[o + 1] = description;
}

/**
 * Whether b[o, end) begins with a sound Change Cipher Spec: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkChangeCipherSpec(b: Uint8Array, o: number, end: number): number {
  const at = scanChangeCipherSpec(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkChangeCipherSpec(), but answers where the Change Cipher Spec ends, or minus the broken
 * rule.
 */
export function scanChangeCipherSpec(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -CHANGE_CIPHER_SPEC_TRUNCATED;
  const changeCipherSpecType = b[o];
  if (changeCipherSpecType !== 1)
    return -CHANGE_CIPHER_SPEC_CHANGE_CIPHER_SPEC_TYPE_UNEXPECTED_MESSAGE; // :27
  return o + 1;
}

/** Change Cipher Spec Type (8) = 1. */
export function changeCipherSpecChangeCipherSpecType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setChangeCipherSpecChangeCipherSpecType(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o] = value;
}

/**
 * Writes the fixed fields of a Change Cipher Spec over b[o, end), around what already stands
 * there.
 */
export function writeChangeCipherSpec(b: Uint8Array, o: number, end: number): void {
  b[o] = 1;
}

/**
 * Whether b[o, end) begins with a sound Handshake: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkHandshake(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): number {
  const at = scanHandshake(b, o, end, negotiatedVersion);
  return at < 0 ? -at : OK;
}

/** As checkHandshake(), but answers where the Handshake ends, or minus the broken rule. */
export function scanHandshake(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): number {
  if (end - o < 4) return -HANDSHAKE_TRUNCATED;
  const msgType = b[o];
  const length = (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3];
  const bodyEnd = o + 4 + length;
  if (bodyEnd > end) return -HANDSHAKE_BODY_TRUNCATED; // :33
  switch (msgType) {
    case 0: {
      // Hello Request
      if (o + 4 !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 1: {
      // Client Hello
      if (bodyEnd - o < 39) return -HANDSHAKE_BODY_TRUNCATED_2;
      const legacySessionIdLength = b[o + 38];
      if (legacySessionIdLength > 32)
        return -HANDSHAKE_CLIENT_HELLO_LEGACY_SESSION_ID_LENGTH_MALFORMED; // :38
      const legacySessionIdEnd = o + 39 + legacySessionIdLength;
      if (legacySessionIdEnd > bodyEnd) return -HANDSHAKE_CLIENT_HELLO_LEGACY_SESSION_ID_TRUNCATED; // :38
      if (bodyEnd - legacySessionIdEnd < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
      const cipherSuitesLength = (b[legacySessionIdEnd] << 8) | b[legacySessionIdEnd + 1];
      if (cipherSuitesLength < 2 || cipherSuitesLength > 65534)
        return -HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_LENGTH_MALFORMED; // :39
      const cipherSuitesEnd = legacySessionIdEnd + 2 + cipherSuitesLength;
      if (cipherSuitesEnd > bodyEnd) return -HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_TRUNCATED; // :39
      if ((cipherSuitesEnd - (legacySessionIdEnd + 2)) % 2 !== 0)
        return -HANDSHAKE_CLIENT_HELLO_CIPHER_SUITES_TRUNCATED_2; // :39
      if (bodyEnd - cipherSuitesEnd < 1) return -HANDSHAKE_BODY_TRUNCATED_2;
      const legacyCompressionMethodsLength = b[cipherSuitesEnd];
      if (legacyCompressionMethodsLength < 1)
        return -HANDSHAKE_CLIENT_HELLO_LEGACY_COMPRESSION_METHODS_LENGTH_MALFORMED; // :40
      const legacyCompressionMethodsEnd = cipherSuitesEnd + 1 + legacyCompressionMethodsLength;
      if (legacyCompressionMethodsEnd > bodyEnd)
        return -HANDSHAKE_CLIENT_HELLO_LEGACY_COMPRESSION_METHODS_TRUNCATED; // :40
      const extensionsLengthAt = legacyCompressionMethodsEnd;
      let extensionsLengthEnd = extensionsLengthAt;
      let extensionsLengthValue = 0;
      if (bodyEnd - legacyCompressionMethodsEnd > 0) {
        if (bodyEnd - extensionsLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const extensionsLength = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLengthValue = extensionsLength;
        extensionsLengthEnd = extensionsLengthAt + 2;
      }

      const extensionsAt = extensionsLengthEnd;
      let extensionsEnd = extensionsAt;
      if (bodyEnd - extensionsLengthEnd > 0) {
        const extensionsEnd2 = extensionsAt + extensionsLengthValue;
        if (extensionsEnd2 > bodyEnd) return -HANDSHAKE_CLIENT_HELLO_EXTENSIONS_TRUNCATED; // :41
        let extensionsAt2 = extensionsAt;
        while (extensionsAt2 < extensionsEnd2) {
          const extensionsNext = scanClientExtension(b, extensionsAt2, extensionsEnd2);
          if (extensionsNext < 0) return extensionsNext;
          extensionsAt2 = extensionsNext;
        }

        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 2: {
      // Server Hello
      if (bodyEnd - o < 39) return -HANDSHAKE_BODY_TRUNCATED_2;
      const legacySessionIdEchoLength = b[o + 38];
      if (legacySessionIdEchoLength > 32)
        return -HANDSHAKE_SERVER_HELLO_LEGACY_SESSION_ID_ECHO_LENGTH_MALFORMED; // :46
      const legacySessionIdEchoEnd = o + 39 + legacySessionIdEchoLength;
      if (legacySessionIdEchoEnd > bodyEnd)
        return -HANDSHAKE_SERVER_HELLO_LEGACY_SESSION_ID_ECHO_TRUNCATED; // :46
      if (bodyEnd - legacySessionIdEchoEnd < 3) return -HANDSHAKE_BODY_TRUNCATED_2;
      const extensionsLengthAt = legacySessionIdEchoEnd + 3;
      let extensionsLengthEnd = extensionsLengthAt;
      let extensionsLengthValue = 0;
      if (bodyEnd - (legacySessionIdEchoEnd + 3) > 0) {
        if (bodyEnd - extensionsLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const extensionsLength = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        extensionsLengthValue = extensionsLength;
        extensionsLengthEnd = extensionsLengthAt + 2;
      }

      const extensionsAt = extensionsLengthEnd;
      let extensionsEnd = extensionsAt;
      if (bodyEnd - extensionsLengthEnd > 0) {
        const extensionsEnd2 = extensionsAt + extensionsLengthValue;
        if (extensionsEnd2 > bodyEnd) return -HANDSHAKE_SERVER_HELLO_EXTENSIONS_TRUNCATED; // :49
        let extensionsAt2 = extensionsAt;
        while (extensionsAt2 < extensionsEnd2) {
          const extensionsNext = scanServerExtension(b, extensionsAt2, extensionsEnd2);
          if (extensionsNext < 0) return extensionsNext;
          extensionsAt2 = extensionsNext;
        }

        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 4: {
      // New Session Ticket
      if (bodyEnd - o < 8) return -HANDSHAKE_BODY_TRUNCATED_2;
      const ticketAgeAddAt = o + 8;
      let ticketAgeAddEnd = ticketAgeAddAt;
      if (negotiatedVersion === 772) {
        if (bodyEnd - ticketAgeAddAt < 4) return -HANDSHAKE_BODY_TRUNCATED_2;
        ticketAgeAddEnd = ticketAgeAddAt + 4;
      }

      const ticketNonceLengthAt = ticketAgeAddEnd;
      let ticketNonceLengthEnd = ticketNonceLengthAt;
      let ticketNonceLengthValue = 0;
      if (negotiatedVersion === 772) {
        if (bodyEnd - ticketNonceLengthAt < 1) return -HANDSHAKE_BODY_TRUNCATED_2;
        const ticketNonceLength = b[ticketNonceLengthAt];
        ticketNonceLengthValue = ticketNonceLength;
        ticketNonceLengthEnd = ticketNonceLengthAt + 1;
      }

      const ticketNonceAt = ticketNonceLengthEnd;
      let ticketNonceEnd = ticketNonceAt;
      if (negotiatedVersion === 772) {
        const ticketNonceEnd2 = ticketNonceAt + ticketNonceLengthValue;
        if (ticketNonceEnd2 > bodyEnd) return -HANDSHAKE_NEW_SESSION_TICKET_TICKET_NONCE_TRUNCATED; // :54
        ticketNonceEnd = ticketNonceEnd2;
      }

      if (bodyEnd - ticketNonceEnd < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
      const ticketLength = (b[ticketNonceEnd] << 8) | b[ticketNonceEnd + 1];
      const ticketEnd = ticketNonceEnd + 2 + ticketLength;
      if (ticketEnd > bodyEnd) return -HANDSHAKE_NEW_SESSION_TICKET_TICKET_TRUNCATED; // :55
      const extensionsLengthAt = ticketEnd;
      let extensionsLengthEnd = extensionsLengthAt;
      let extensionsLengthValue = 0;
      if (negotiatedVersion === 772) {
        if (bodyEnd - extensionsLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const extensionsLength = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        if (extensionsLength > 65534)
          return -HANDSHAKE_NEW_SESSION_TICKET_EXTENSIONS_LENGTH_MALFORMED; // :56
        extensionsLengthValue = extensionsLength;
        extensionsLengthEnd = extensionsLengthAt + 2;
      }

      const extensionsAt = extensionsLengthEnd;
      let extensionsEnd = extensionsAt;
      if (negotiatedVersion === 772) {
        const extensionsEnd2 = extensionsAt + extensionsLengthValue;
        if (extensionsEnd2 > bodyEnd) return -HANDSHAKE_NEW_SESSION_TICKET_EXTENSIONS_TRUNCATED; // :56
        let extensionsAt2 = extensionsAt;
        while (extensionsAt2 < extensionsEnd2) {
          const extensionsNext = scanTicketExtension(b, extensionsAt2, extensionsEnd2);
          if (extensionsNext < 0) return extensionsNext;
          extensionsAt2 = extensionsNext;
        }

        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 5: {
      // End of Early Data
      if (o + 4 !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 8: {
      // Encrypted Extensions
      if (bodyEnd - o < 6) return -HANDSHAKE_BODY_TRUNCATED_2;
      const extensionsLength = (b[o + 4] << 8) | b[o + 5];
      const extensionsEnd = o + 6 + extensionsLength;
      if (extensionsEnd > bodyEnd) return -HANDSHAKE_ENCRYPTED_EXTENSIONS_EXTENSIONS_TRUNCATED; // :59
      let extensionsAt = o + 6;
      while (extensionsAt < extensionsEnd) {
        const extensionsNext = scanServerExtension(b, extensionsAt, extensionsEnd);
        if (extensionsNext < 0) return extensionsNext;
        extensionsAt = extensionsNext;
      }

      if (extensionsEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 11: {
      // Certificate
      const certificateRequestContextLengthAt = o + 4;
      let certificateRequestContextLengthEnd = certificateRequestContextLengthAt;
      let certificateRequestContextLengthValue = 0;
      if (negotiatedVersion === 772) {
        if (bodyEnd - certificateRequestContextLengthAt < 1) return -HANDSHAKE_BODY_TRUNCATED_2;
        const certificateRequestContextLength = b[certificateRequestContextLengthAt];
        certificateRequestContextLengthValue = certificateRequestContextLength;
        certificateRequestContextLengthEnd = certificateRequestContextLengthAt + 1;
      }

      const certificateRequestContextAt = certificateRequestContextLengthEnd;
      let certificateRequestContextEnd = certificateRequestContextAt;
      if (negotiatedVersion === 772) {
        const certificateRequestContextEnd2 =
          certificateRequestContextAt + certificateRequestContextLengthValue;
        if (certificateRequestContextEnd2 > bodyEnd)
          return -HANDSHAKE_CERTIFICATE_CERTIFICATE_REQUEST_CONTEXT_TRUNCATED; // :61
        certificateRequestContextEnd = certificateRequestContextEnd2;
      }

      if (bodyEnd - certificateRequestContextEnd < 3) return -HANDSHAKE_BODY_TRUNCATED_2;
      const certificateListLength =
        (b[certificateRequestContextEnd] << 16) |
        (b[certificateRequestContextEnd + 1] << 8) |
        b[certificateRequestContextEnd + 2];
      const certificateListEnd = certificateRequestContextEnd + 3 + certificateListLength;
      if (certificateListEnd > bodyEnd) return -HANDSHAKE_CERTIFICATE_CERTIFICATE_LIST_TRUNCATED; // :62
      let certificateListAt = certificateRequestContextEnd + 3;
      while (certificateListAt < certificateListEnd) {
        const certificateListNext = scanCertificateEntry(
          b,
          certificateListAt,
          certificateListEnd,
          negotiatedVersion,
        );
        if (certificateListNext < 0) return certificateListNext;
        certificateListAt = certificateListNext;
      }

      if (certificateListEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 12: {
      // Server Key Exchange
      break;
    }

    case 13: {
      // Certificate Request
      const certificateTypesLengthAt = o + 4;
      let certificateTypesLengthEnd = certificateTypesLengthAt;
      let certificateTypesLengthValue = 0;
      if (negotiatedVersion < 772) {
        if (bodyEnd - certificateTypesLengthAt < 1) return -HANDSHAKE_BODY_TRUNCATED_2;
        const certificateTypesLength = b[certificateTypesLengthAt];
        if (certificateTypesLength < 1)
          return -HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_TYPES_LENGTH_MALFORMED; // :66
        certificateTypesLengthValue = certificateTypesLength;
        certificateTypesLengthEnd = certificateTypesLengthAt + 1;
      }

      const certificateTypesAt = certificateTypesLengthEnd;
      let certificateTypesEnd = certificateTypesAt;
      if (negotiatedVersion < 772) {
        const certificateTypesEnd2 = certificateTypesAt + certificateTypesLengthValue;
        if (certificateTypesEnd2 > bodyEnd)
          return -HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_TYPES_TRUNCATED; // :66
        certificateTypesEnd = certificateTypesEnd2;
      }

      const signatureAlgorithmsLengthAt = certificateTypesEnd;
      let signatureAlgorithmsLengthEnd = signatureAlgorithmsLengthAt;
      let signatureAlgorithmsLengthValue = 0;
      if (negotiatedVersion === 771) {
        if (bodyEnd - signatureAlgorithmsLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const signatureAlgorithmsLength =
          (b[signatureAlgorithmsLengthAt] << 8) | b[signatureAlgorithmsLengthAt + 1];
        if (signatureAlgorithmsLength < 2 || signatureAlgorithmsLength > 65534)
          return -HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED; // :67
        signatureAlgorithmsLengthValue = signatureAlgorithmsLength;
        signatureAlgorithmsLengthEnd = signatureAlgorithmsLengthAt + 2;
      }

      const signatureAlgorithmsAt = signatureAlgorithmsLengthEnd;
      let signatureAlgorithmsEnd = signatureAlgorithmsAt;
      if (negotiatedVersion === 771) {
        const signatureAlgorithmsEnd2 = signatureAlgorithmsAt + signatureAlgorithmsLengthValue;
        if (signatureAlgorithmsEnd2 > bodyEnd)
          return -HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_TRUNCATED; // :67
        if ((signatureAlgorithmsEnd2 - signatureAlgorithmsAt) % 2 !== 0)
          return -HANDSHAKE_CERTIFICATE_REQUEST_SIGNATURE_ALGORITHMS_TRUNCATED_2; // :67
        signatureAlgorithmsEnd = signatureAlgorithmsEnd2;
      }

      const certificateAuthoritiesLengthAt = signatureAlgorithmsEnd;
      let certificateAuthoritiesLengthEnd = certificateAuthoritiesLengthAt;
      let certificateAuthoritiesLengthValue = 0;
      if (negotiatedVersion < 772) {
        if (bodyEnd - certificateAuthoritiesLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const certificateAuthoritiesLength =
          (b[certificateAuthoritiesLengthAt] << 8) | b[certificateAuthoritiesLengthAt + 1];
        certificateAuthoritiesLengthValue = certificateAuthoritiesLength;
        certificateAuthoritiesLengthEnd = certificateAuthoritiesLengthAt + 2;
      }

      const certificateAuthoritiesAt = certificateAuthoritiesLengthEnd;
      let certificateAuthoritiesEnd = certificateAuthoritiesAt;
      if (negotiatedVersion < 772) {
        const certificateAuthoritiesEnd2 =
          certificateAuthoritiesAt + certificateAuthoritiesLengthValue;
        if (certificateAuthoritiesEnd2 > bodyEnd)
          return -HANDSHAKE_CERTIFICATE_REQUEST_CERTIFICATE_AUTHORITIES_TRUNCATED; // :68
        let certificateAuthoritiesAt2 = certificateAuthoritiesAt;
        while (certificateAuthoritiesAt2 < certificateAuthoritiesEnd2) {
          const certificateAuthoritiesNext = scanDistinguishedName(
            b,
            certificateAuthoritiesAt2,
            certificateAuthoritiesEnd2,
          );
          if (certificateAuthoritiesNext < 0) return certificateAuthoritiesNext;
          certificateAuthoritiesAt2 = certificateAuthoritiesNext;
        }

        certificateAuthoritiesEnd = certificateAuthoritiesEnd2;
      }

      const requestContextLengthAt = certificateAuthoritiesEnd;
      let requestContextLengthEnd = requestContextLengthAt;
      let requestContextLengthValue = 0;
      if (negotiatedVersion === 772) {
        if (bodyEnd - requestContextLengthAt < 1) return -HANDSHAKE_BODY_TRUNCATED_2;
        const requestContextLength = b[requestContextLengthAt];
        requestContextLengthValue = requestContextLength;
        requestContextLengthEnd = requestContextLengthAt + 1;
      }

      const requestContextAt = requestContextLengthEnd;
      let requestContextEnd = requestContextAt;
      if (negotiatedVersion === 772) {
        const requestContextEnd2 = requestContextAt + requestContextLengthValue;
        if (requestContextEnd2 > bodyEnd)
          return -HANDSHAKE_CERTIFICATE_REQUEST_REQUEST_CONTEXT_TRUNCATED; // :69
        requestContextEnd = requestContextEnd2;
      }

      const extensionsLengthAt = requestContextEnd;
      let extensionsLengthEnd = extensionsLengthAt;
      let extensionsLengthValue = 0;
      if (negotiatedVersion === 772) {
        if (bodyEnd - extensionsLengthAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        const extensionsLength = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
        if (extensionsLength < 2) return -HANDSHAKE_CERTIFICATE_REQUEST_EXTENSIONS_LENGTH_MALFORMED; // :70
        extensionsLengthValue = extensionsLength;
        extensionsLengthEnd = extensionsLengthAt + 2;
      }

      const extensionsAt = extensionsLengthEnd;
      let extensionsEnd = extensionsAt;
      if (negotiatedVersion === 772) {
        const extensionsEnd2 = extensionsAt + extensionsLengthValue;
        if (extensionsEnd2 > bodyEnd) return -HANDSHAKE_CERTIFICATE_REQUEST_EXTENSIONS_TRUNCATED; // :70
        let extensionsAt2 = extensionsAt;
        while (extensionsAt2 < extensionsEnd2) {
          const extensionsNext = scanRequestExtension(b, extensionsAt2, extensionsEnd2);
          if (extensionsNext < 0) return extensionsNext;
          extensionsAt2 = extensionsNext;
        }

        extensionsEnd = extensionsEnd2;
      }

      if (extensionsEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 14: {
      // Server Hello Done
      if (o + 4 !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 15: {
      // Certificate Verify
      const algorithmAt = o + 4;
      let algorithmEnd = algorithmAt;
      if (negotiatedVersion >= 771) {
        if (bodyEnd - algorithmAt < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
        algorithmEnd = algorithmAt + 2;
      }

      if (bodyEnd - algorithmEnd < 2) return -HANDSHAKE_BODY_TRUNCATED_2;
      const signatureLength = (b[algorithmEnd] << 8) | b[algorithmEnd + 1];
      const signatureEnd = algorithmEnd + 2 + signatureLength;
      if (signatureEnd > bodyEnd) return -HANDSHAKE_CERTIFICATE_VERIFY_SIGNATURE_TRUNCATED; // :75
      if (signatureEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 16: {
      // Client Key Exchange
      break;
    }

    case 20: {
      // Finished
      break;
    }

    case 22: {
      // Certificate Status
      if (bodyEnd - o < 8) return -HANDSHAKE_BODY_TRUNCATED_2;
      const ocspResponseLength = (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
      if (ocspResponseLength < 1)
        return -HANDSHAKE_CERTIFICATE_STATUS_OCSP_RESPONSE_LENGTH_MALFORMED; // :81
      const ocspResponseEnd = o + 8 + ocspResponseLength;
      if (ocspResponseEnd > bodyEnd) return -HANDSHAKE_CERTIFICATE_STATUS_OCSP_RESPONSE_TRUNCATED; // :81
      if (ocspResponseEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 24: {
      // Key Update
      if (bodyEnd - o < 5) return -HANDSHAKE_BODY_TRUNCATED_2;
      const requestUpdate = b[o + 4];
      if (requestUpdate !== 0 && requestUpdate !== 1)
        return -HANDSHAKE_KEY_UPDATE_REQUEST_UPDATE_ILLEGAL_PARAMETER; // :84
      if (o + 5 !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    case 25: {
      // Compressed Certificate
      if (bodyEnd - o < 12) return -HANDSHAKE_BODY_TRUNCATED_2;
      const compressedCertificateMessageLength = (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11];
      if (compressedCertificateMessageLength < 1)
        return -HANDSHAKE_COMPRESSED_CERTIFICATE_COMPRESSED_CERTIFICATE_MESSAGE_LENGTH_MALFORMED; // :89
      const compressedCertificateMessageEnd = o + 12 + compressedCertificateMessageLength;
      if (compressedCertificateMessageEnd > bodyEnd)
        return -HANDSHAKE_COMPRESSED_CERTIFICATE_COMPRESSED_CERTIFICATE_MESSAGE_TRUNCATED; // :89
      if (compressedCertificateMessageEnd !== bodyEnd) return -HANDSHAKE_BODY_LEFTOVER; // :33
      break;
    }

    default: {
    }
  }

  return bodyEnd;
}

/** Where Body begins. */
export function handshakeBodyStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Body ends. */
export function handshakeBodyEnd(b: Uint8Array, o: number): number {
  return o + 4 + handshakeLength(b, o);
}

/** Where Random begins. */
export function handshakeClientHelloRandomStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Random ends. */
export function handshakeClientHelloRandomEnd(b: Uint8Array, o: number): number {
  return o + 6 + 32;
}

/** Where Legacy Session ID begins. */
export function handshakeClientHelloLegacySessionIdStart(b: Uint8Array, o: number): number {
  return o + 39;
}

/** Where Legacy Session ID ends. */
export function handshakeClientHelloLegacySessionIdEnd(b: Uint8Array, o: number): number {
  return o + 39 + handshakeClientHelloLegacySessionIdLength(b, o);
}

/** Where Cipher Suites begins. */
export function handshakeClientHelloCipherSuitesStart(b: Uint8Array, o: number): number {
  return handshakeClientHelloLegacySessionIdEnd(b, o) + 2;
}

/** Where Cipher Suites ends. */
export function handshakeClientHelloCipherSuitesEnd(b: Uint8Array, o: number): number {
  return (
    handshakeClientHelloLegacySessionIdEnd(b, o) + 2 + handshakeClientHelloCipherSuitesLength(b, o)
  );
}

/** Where Legacy Compression Methods begins. */
export function handshakeClientHelloLegacyCompressionMethodsStart(
  b: Uint8Array,
  o: number,
): number {
  return handshakeClientHelloCipherSuitesEnd(b, o) + 1;
}

/** Where Legacy Compression Methods ends. */
export function handshakeClientHelloLegacyCompressionMethodsEnd(b: Uint8Array, o: number): number {
  return (
    handshakeClientHelloCipherSuitesEnd(b, o) +
    1 +
    handshakeClientHelloLegacyCompressionMethodsLength(b, o)
  );
}

/** Where Extensions Length begins. */
export function handshakeClientHelloExtensionsLengthStart(b: Uint8Array, o: number): number {
  return handshakeClientHelloLegacyCompressionMethodsEnd(b, o);
}

/** Where Extensions Length ends. */
export function handshakeClientHelloExtensionsLengthEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o) - handshakeClientHelloLegacyCompressionMethodsEnd(b, o) > 0
    ? handshakeClientHelloLegacyCompressionMethodsEnd(b, o) + 2
    : handshakeClientHelloLegacyCompressionMethodsEnd(b, o);
}

/** Where Extensions begins. */
export function handshakeClientHelloExtensionsStart(b: Uint8Array, o: number): number {
  return handshakeClientHelloExtensionsLengthEnd(b, o);
}

/** Where Extensions ends. */
export function handshakeClientHelloExtensionsEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o) - handshakeClientHelloExtensionsLengthEnd(b, o) > 0
    ? handshakeClientHelloExtensionsLengthEnd(b, o) + handshakeClientHelloExtensionsLength(b, o)
    : handshakeClientHelloExtensionsLengthEnd(b, o);
}

/** Where Random begins. */
export function handshakeServerHelloRandomStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Random ends. */
export function handshakeServerHelloRandomEnd(b: Uint8Array, o: number): number {
  return o + 6 + 32;
}

/** Where Legacy Session ID Echo begins. */
export function handshakeServerHelloLegacySessionIdEchoStart(b: Uint8Array, o: number): number {
  return o + 39;
}

/** Where Legacy Session ID Echo ends. */
export function handshakeServerHelloLegacySessionIdEchoEnd(b: Uint8Array, o: number): number {
  return o + 39 + handshakeServerHelloLegacySessionIdEchoLength(b, o);
}

/** Where Extensions Length begins. */
export function handshakeServerHelloExtensionsLengthStart(b: Uint8Array, o: number): number {
  return handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3;
}

/** Where Extensions Length ends. */
export function handshakeServerHelloExtensionsLengthEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o) - (handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3) > 0
    ? handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3 + 2
    : handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3;
}

/** Where Extensions begins. */
export function handshakeServerHelloExtensionsStart(b: Uint8Array, o: number): number {
  return handshakeServerHelloExtensionsLengthEnd(b, o);
}

/** Where Extensions ends. */
export function handshakeServerHelloExtensionsEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o) - handshakeServerHelloExtensionsLengthEnd(b, o) > 0
    ? handshakeServerHelloExtensionsLengthEnd(b, o) + handshakeServerHelloExtensionsLength(b, o)
    : handshakeServerHelloExtensionsLengthEnd(b, o);
}

/** Where Ticket Age Add begins. */
export function handshakeNewSessionTicketTicketAgeAddStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Ticket Age Add ends. */
export function handshakeNewSessionTicketTicketAgeAddEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772 ? o + 12 : o + 8;
}

/** Where Ticket Nonce Length begins. */
export function handshakeNewSessionTicketTicketNonceLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeNewSessionTicketTicketAgeAddEnd(b, o, negotiatedVersion);
}

/** Where Ticket Nonce Length ends. */
export function handshakeNewSessionTicketTicketNonceLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeNewSessionTicketTicketAgeAddEnd(b, o, negotiatedVersion) + 1
    : handshakeNewSessionTicketTicketAgeAddEnd(b, o, negotiatedVersion);
}

/** Where Ticket Nonce begins. */
export function handshakeNewSessionTicketTicketNonceStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeNewSessionTicketTicketNonceLengthEnd(b, o, negotiatedVersion);
}

/** Where Ticket Nonce ends. */
export function handshakeNewSessionTicketTicketNonceEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeNewSessionTicketTicketNonceLengthEnd(b, o, negotiatedVersion) +
        handshakeNewSessionTicketTicketNonceLength(b, o, negotiatedVersion)
    : handshakeNewSessionTicketTicketNonceLengthEnd(b, o, negotiatedVersion);
}

/** Where Ticket begins. */
export function handshakeNewSessionTicketTicketStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion) + 2;
}

/** Where Ticket ends. */
export function handshakeNewSessionTicketTicketEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion) +
    2 +
    handshakeNewSessionTicketTicketLength(b, o, negotiatedVersion)
  );
}

/** Where Extensions Length begins. */
export function handshakeNewSessionTicketExtensionsLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion);
}

/** Where Extensions Length ends. */
export function handshakeNewSessionTicketExtensionsLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion) + 2
    : handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion);
}

/** Where Extensions begins. */
export function handshakeNewSessionTicketExtensionsStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeNewSessionTicketExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Where Extensions ends. */
export function handshakeNewSessionTicketExtensionsEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeNewSessionTicketExtensionsLengthEnd(b, o, negotiatedVersion) +
        handshakeNewSessionTicketExtensionsLength(b, o, negotiatedVersion)
    : handshakeNewSessionTicketExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Where Extensions begins. */
export function handshakeEncryptedExtensionsExtensionsStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Extensions ends. */
export function handshakeEncryptedExtensionsExtensionsEnd(b: Uint8Array, o: number): number {
  return o + 6 + handshakeEncryptedExtensionsExtensionsLength(b, o);
}

/** Where Certificate Request Context Length begins. */
export function handshakeCertificateCertificateRequestContextLengthStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Certificate Request Context Length ends. */
export function handshakeCertificateCertificateRequestContextLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772 ? o + 5 : o + 4;
}

/** Where Certificate Request Context begins. */
export function handshakeCertificateCertificateRequestContextStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateCertificateRequestContextLengthEnd(b, o, negotiatedVersion);
}

/** Where Certificate Request Context ends. */
export function handshakeCertificateCertificateRequestContextEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeCertificateCertificateRequestContextLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateCertificateRequestContextLength(b, o)
    : handshakeCertificateCertificateRequestContextLengthEnd(b, o, negotiatedVersion);
}

/** Where Certificate List begins. */
export function handshakeCertificateCertificateListStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) + 3;
}

/** Where Certificate List ends. */
export function handshakeCertificateCertificateListEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) +
    3 +
    handshakeCertificateCertificateListLength(b, o, negotiatedVersion)
  );
}

/** Where Server Parameters begins. */
export function handshakeServerKeyExchangeServerParametersStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Server Parameters ends. */
export function handshakeServerKeyExchangeServerParametersEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o);
}

/** Where Certificate Types Length begins. */
export function handshakeCertificateRequestCertificateTypesLengthStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Certificate Types Length ends. */
export function handshakeCertificateRequestCertificateTypesLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion < 772 ? o + 5 : o + 4;
}

/** Where Certificate Types begins. */
export function handshakeCertificateRequestCertificateTypesStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestCertificateTypesLengthEnd(b, o, negotiatedVersion);
}

/** Where Certificate Types ends. */
export function handshakeCertificateRequestCertificateTypesEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion < 772
    ? handshakeCertificateRequestCertificateTypesLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateRequestCertificateTypesLength(b, o)
    : handshakeCertificateRequestCertificateTypesLengthEnd(b, o, negotiatedVersion);
}

/** Where Signature Algorithms Length begins. */
export function handshakeCertificateRequestSignatureAlgorithmsLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion);
}

/** Where Signature Algorithms Length ends. */
export function handshakeCertificateRequestSignatureAlgorithmsLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 771
    ? handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion) + 2
    : handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion);
}

/** Where Signature Algorithms begins. */
export function handshakeCertificateRequestSignatureAlgorithmsStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestSignatureAlgorithmsLengthEnd(b, o, negotiatedVersion);
}

/** Where Signature Algorithms ends. */
export function handshakeCertificateRequestSignatureAlgorithmsEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 771
    ? handshakeCertificateRequestSignatureAlgorithmsLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateRequestSignatureAlgorithmsLength(b, o, negotiatedVersion)
    : handshakeCertificateRequestSignatureAlgorithmsLengthEnd(b, o, negotiatedVersion);
}

/** Where Certificate Authorities Length begins. */
export function handshakeCertificateRequestCertificateAuthoritiesLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion);
}

/** Where Certificate Authorities Length ends. */
export function handshakeCertificateRequestCertificateAuthoritiesLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion < 772
    ? handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion) + 2
    : handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion);
}

/** Where Certificate Authorities begins. */
export function handshakeCertificateRequestCertificateAuthoritiesStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestCertificateAuthoritiesLengthEnd(b, o, negotiatedVersion);
}

/** Where Certificate Authorities ends. */
export function handshakeCertificateRequestCertificateAuthoritiesEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion < 772
    ? handshakeCertificateRequestCertificateAuthoritiesLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateRequestCertificateAuthoritiesLength(b, o, negotiatedVersion)
    : handshakeCertificateRequestCertificateAuthoritiesLengthEnd(b, o, negotiatedVersion);
}

/** Where Request Context Length begins. */
export function handshakeCertificateRequestRequestContextLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestCertificateAuthoritiesEnd(b, o, negotiatedVersion);
}

/** Where Request Context Length ends. */
export function handshakeCertificateRequestRequestContextLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeCertificateRequestCertificateAuthoritiesEnd(b, o, negotiatedVersion) + 1
    : handshakeCertificateRequestCertificateAuthoritiesEnd(b, o, negotiatedVersion);
}

/** Where Request Context begins. */
export function handshakeCertificateRequestRequestContextStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestRequestContextLengthEnd(b, o, negotiatedVersion);
}

/** Where Request Context ends. */
export function handshakeCertificateRequestRequestContextEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeCertificateRequestRequestContextLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateRequestRequestContextLength(b, o, negotiatedVersion)
    : handshakeCertificateRequestRequestContextLengthEnd(b, o, negotiatedVersion);
}

/** Where Extensions Length begins. */
export function handshakeCertificateRequestExtensionsLengthStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion);
}

/** Where Extensions Length ends. */
export function handshakeCertificateRequestExtensionsLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion) + 2
    : handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion);
}

/** Where Extensions begins. */
export function handshakeCertificateRequestExtensionsStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateRequestExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Where Extensions ends. */
export function handshakeCertificateRequestExtensionsEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? handshakeCertificateRequestExtensionsLengthEnd(b, o, negotiatedVersion) +
        handshakeCertificateRequestExtensionsLength(b, o, negotiatedVersion)
    : handshakeCertificateRequestExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Where Algorithm begins. */
export function handshakeCertificateVerifyAlgorithmStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Algorithm ends. */
export function handshakeCertificateVerifyAlgorithmEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion >= 771 ? o + 6 : o + 4;
}

/** Where Signature begins. */
export function handshakeCertificateVerifySignatureStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion) + 2;
}

/** Where Signature ends. */
export function handshakeCertificateVerifySignatureEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion) +
    2 +
    handshakeCertificateVerifySignatureLength(b, o, negotiatedVersion)
  );
}

/** Where Exchange Keys begins. */
export function handshakeClientKeyExchangeExchangeKeysStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Exchange Keys ends. */
export function handshakeClientKeyExchangeExchangeKeysEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o);
}

/** Where Verify Data begins. */
export function handshakeFinishedVerifyDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Verify Data ends. */
export function handshakeFinishedVerifyDataEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o);
}

/** Where OCSP Response begins. */
export function handshakeCertificateStatusOcspResponseStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where OCSP Response ends. */
export function handshakeCertificateStatusOcspResponseEnd(b: Uint8Array, o: number): number {
  return o + 8 + handshakeCertificateStatusOcspResponseLength(b, o);
}

/** Where Compressed Certificate Message begins. */
export function handshakeCompressedCertificateCompressedCertificateMessageStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 12;
}

/** Where Compressed Certificate Message ends. */
export function handshakeCompressedCertificateCompressedCertificateMessageEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 12 + handshakeCompressedCertificateCompressedCertificateMessageLength(b, o);
}

/** Where Octets begins. */
export function handshakeUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function handshakeUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return handshakeBodyEnd(b, o);
}

/** Msg Type (8). */
export function handshakeMsgType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setHandshakeMsgType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Length (24). */
export function handshakeLength(b: Uint8Array, o: number): number {
  return (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3];
}

export function setHandshakeLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Legacy Version (16): TLS 1.2; the truth is in supported_versions. */
export function handshakeClientHelloLegacyVersion(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setHandshakeClientHelloLegacyVersion(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Legacy Session ID Length (8) in 0..32. */
export function handshakeClientHelloLegacySessionIdLength(b: Uint8Array, o: number): number {
  return b[o + 38];
}

export function setHandshakeClientHelloLegacySessionIdLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 38] = value;
}

/** Cipher Suites Length (16) in 2..65534. */
export function handshakeClientHelloCipherSuitesLength(b: Uint8Array, o: number): number {
  return (
    (b[handshakeClientHelloLegacySessionIdEnd(b, o)] << 8) |
    b[handshakeClientHelloLegacySessionIdEnd(b, o) + 1]
  );
}

export function setHandshakeClientHelloCipherSuitesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[handshakeClientHelloLegacySessionIdEnd(b, o)] = value >>> 8;
  b[handshakeClientHelloLegacySessionIdEnd(b, o) + 1] = value;
}

/** Legacy Compression Methods Length (8) in 1..255. */
export function handshakeClientHelloLegacyCompressionMethodsLength(
  b: Uint8Array,
  o: number,
): number {
  return b[handshakeClientHelloCipherSuitesEnd(b, o)];
}

export function setHandshakeClientHelloLegacyCompressionMethodsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[handshakeClientHelloCipherSuitesEnd(b, o)] = value;
}

/** Whether Extensions Length is there. */
export function hasHandshakeClientHelloExtensionsLength(b: Uint8Array, o: number): boolean {
  return handshakeBodyEnd(b, o) - handshakeClientHelloLegacyCompressionMethodsEnd(b, o) > 0;
}

/** Extensions Length (16) in 0..65535. */
export function handshakeClientHelloExtensionsLength(b: Uint8Array, o: number): number {
  return (
    (b[handshakeClientHelloLegacyCompressionMethodsEnd(b, o)] << 8) |
    b[handshakeClientHelloLegacyCompressionMethodsEnd(b, o) + 1]
  );
}

export function setHandshakeClientHelloExtensionsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[handshakeClientHelloLegacyCompressionMethodsEnd(b, o)] = value >>> 8;
  b[handshakeClientHelloLegacyCompressionMethodsEnd(b, o) + 1] = value;
}

/** Whether Extensions is there. */
export function hasHandshakeClientHelloExtensions(b: Uint8Array, o: number): boolean {
  return handshakeBodyEnd(b, o) - handshakeClientHelloExtensionsLengthEnd(b, o) > 0;
}

/** Legacy Version (16). */
export function handshakeServerHelloLegacyVersion(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setHandshakeServerHelloLegacyVersion(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Legacy Session ID Echo Length (8) in 0..32. */
export function handshakeServerHelloLegacySessionIdEchoLength(b: Uint8Array, o: number): number {
  return b[o + 38];
}

export function setHandshakeServerHelloLegacySessionIdEchoLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 38] = value;
}

/** Cipher Suite (16). */
export function handshakeServerHelloCipherSuite(b: Uint8Array, o: number): number {
  return (
    (b[handshakeServerHelloLegacySessionIdEchoEnd(b, o)] << 8) |
    b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 1]
  );
}

export function setHandshakeServerHelloCipherSuite(b: Uint8Array, o: number, value: number): void {
  b[handshakeServerHelloLegacySessionIdEchoEnd(b, o)] = value >>> 8;
  b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 1] = value;
}

/** Legacy Compression Method (8). */
export function handshakeServerHelloLegacyCompressionMethod(b: Uint8Array, o: number): number {
  return b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 2];
}

export function setHandshakeServerHelloLegacyCompressionMethod(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 2] = value;
}

/** Whether Extensions Length is there. */
export function hasHandshakeServerHelloExtensionsLength(b: Uint8Array, o: number): boolean {
  return handshakeBodyEnd(b, o) - (handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3) > 0;
}

/** Extensions Length (16) in 0..65535. */
export function handshakeServerHelloExtensionsLength(b: Uint8Array, o: number): number {
  return (
    (b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3] << 8) |
    b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 4]
  );
}

export function setHandshakeServerHelloExtensionsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 3] = value >>> 8;
  b[handshakeServerHelloLegacySessionIdEchoEnd(b, o) + 4] = value;
}

/** Whether Extensions is there. */
export function hasHandshakeServerHelloExtensions(b: Uint8Array, o: number): boolean {
  return handshakeBodyEnd(b, o) - handshakeServerHelloExtensionsLengthEnd(b, o) > 0;
}

/** Ticket Lifetime (32), in seconds. */
export function handshakeNewSessionTicketTicketLifetime(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setHandshakeNewSessionTicketTicketLifetime(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Ticket Age Add is there. */
export function hasHandshakeNewSessionTicketTicketAgeAdd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Ticket Age Add (32). */
export function handshakeNewSessionTicketTicketAgeAdd(b: Uint8Array, o: number): number {
  return ((b[o + 8] << 24) | (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11]) >>> 0;
}

export function setHandshakeNewSessionTicketTicketAgeAdd(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 8] = value >>> 24;
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** Whether Ticket Nonce Length is there. */
export function hasHandshakeNewSessionTicketTicketNonceLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Ticket Nonce Length (8) in 0..255. */
export function handshakeNewSessionTicketTicketNonceLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return b[handshakeNewSessionTicketTicketAgeAddEnd(b, o, negotiatedVersion)];
}

export function setHandshakeNewSessionTicketTicketNonceLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeNewSessionTicketTicketAgeAddEnd(b, o, negotiatedVersion)] = value;
}

/** Whether Ticket Nonce is there. */
export function hasHandshakeNewSessionTicketTicketNonce(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Ticket Length (16) in 0..65535. */
export function handshakeNewSessionTicketTicketLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeNewSessionTicketTicketLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeNewSessionTicketTicketNonceEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Whether Extensions Length is there. */
export function hasHandshakeNewSessionTicketExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Extensions Length (16) in 0..65534. */
export function handshakeNewSessionTicketExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeNewSessionTicketExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeNewSessionTicketTicketEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Whether Extensions is there. */
export function hasHandshakeNewSessionTicketExtensions(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Extensions Length (16) in 0..65535. */
export function handshakeEncryptedExtensionsExtensionsLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setHandshakeEncryptedExtensionsExtensionsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Whether Certificate Request Context Length is there. */
export function hasHandshakeCertificateCertificateRequestContextLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Certificate Request Context Length (8) in 0..255. */
export function handshakeCertificateCertificateRequestContextLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setHandshakeCertificateCertificateRequestContextLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Whether Certificate Request Context is there. */
export function hasHandshakeCertificateCertificateRequestContext(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Certificate List Length (24) in 0..16777215. */
export function handshakeCertificateCertificateListLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion)] << 16) |
    (b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) + 1] << 8) |
    b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) + 2]
  );
}

export function setHandshakeCertificateCertificateListLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion)] = value >>> 16;
  b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) + 1] = value >>> 8;
  b[handshakeCertificateCertificateRequestContextEnd(b, o, negotiatedVersion) + 2] = value;
}

/** Whether Certificate Types Length is there. */
export function hasHandshakeCertificateRequestCertificateTypesLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion < 772;
}

/** Certificate Types Length (8) in 1..255. */
export function handshakeCertificateRequestCertificateTypesLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setHandshakeCertificateRequestCertificateTypesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Whether Certificate Types is there. */
export function hasHandshakeCertificateRequestCertificateTypes(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion < 772;
}

/** Whether Signature Algorithms Length is there. */
export function hasHandshakeCertificateRequestSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 771;
}

/** Signature Algorithms Length (16) in 2..65534. */
export function handshakeCertificateRequestSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeCertificateRequestSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeCertificateRequestCertificateTypesEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Whether Signature Algorithms is there. */
export function hasHandshakeCertificateRequestSignatureAlgorithms(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 771;
}

/** Whether Certificate Authorities Length is there. */
export function hasHandshakeCertificateRequestCertificateAuthoritiesLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion < 772;
}

/** Certificate Authorities Length (16) in 0..65535. */
export function handshakeCertificateRequestCertificateAuthoritiesLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeCertificateRequestCertificateAuthoritiesLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeCertificateRequestSignatureAlgorithmsEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Whether Certificate Authorities is there. */
export function hasHandshakeCertificateRequestCertificateAuthorities(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion < 772;
}

/** Whether Request Context Length is there. */
export function hasHandshakeCertificateRequestRequestContextLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Request Context Length (8) in 0..255. */
export function handshakeCertificateRequestRequestContextLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return b[handshakeCertificateRequestCertificateAuthoritiesEnd(b, o, negotiatedVersion)];
}

export function setHandshakeCertificateRequestRequestContextLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateRequestCertificateAuthoritiesEnd(b, o, negotiatedVersion)] = value;
}

/** Whether Request Context is there. */
export function hasHandshakeCertificateRequestRequestContext(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Whether Extensions Length is there. */
export function hasHandshakeCertificateRequestExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Extensions Length (16) in 2..65535. */
export function handshakeCertificateRequestExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeCertificateRequestExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeCertificateRequestRequestContextEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Whether Extensions is there. */
export function hasHandshakeCertificateRequestExtensions(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Whether Algorithm is there. */
export function hasHandshakeCertificateVerifyAlgorithm(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion >= 771;
}

/** Algorithm (16). */
export function handshakeCertificateVerifyAlgorithm(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setHandshakeCertificateVerifyAlgorithm(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Signature Length (16) in 0..65535. */
export function handshakeCertificateVerifySignatureLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return (
    (b[handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion)] << 8) |
    b[handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion) + 1]
  );
}

export function setHandshakeCertificateVerifySignatureLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
  value: number,
): void {
  b[handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion)] = value >>> 8;
  b[handshakeCertificateVerifyAlgorithmEnd(b, o, negotiatedVersion) + 1] = value;
}

/** Status Type (8). */
export function handshakeCertificateStatusStatusType(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setHandshakeCertificateStatusStatusType(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** OCSP Response Length (24) in 1..16777215. */
export function handshakeCertificateStatusOcspResponseLength(b: Uint8Array, o: number): number {
  return (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
}

export function setHandshakeCertificateStatusOcspResponseLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Request Update (8). */
export function handshakeKeyUpdateRequestUpdate(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setHandshakeKeyUpdateRequestUpdate(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Compression Algorithm (16). */
export function handshakeCompressedCertificateCompressionAlgorithm(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setHandshakeCompressedCertificateCompressionAlgorithm(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Uncompressed Length (24), in octets. */
export function handshakeCompressedCertificateUncompressedLength(b: Uint8Array, o: number): number {
  return (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8];
}

export function setHandshakeCompressedCertificateUncompressedLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value >>> 16;
  b[o + 7] = value >>> 8;
  b[o + 8] = value;
}

/** Compressed Certificate Message Length (24) in 1..16777215. */
export function handshakeCompressedCertificateCompressedCertificateMessageLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 9] << 16) | (b[o + 10] << 8) | b[o + 11];
}

export function setHandshakeCompressedCertificateCompressedCertificateMessageLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 9] = value >>> 16;
  b[o + 10] = value >>> 8;
  b[o + 11] = value;
}

/** How many octets the Handshake at o still needs, at least, behind end: 0 when it is whole. */
export function neededHandshake(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = handshakeBodyEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Handshake over b[o, end), around what already stands there. */
export function writeHandshake(b: Uint8Array, o: number, end: number, msgType: number): void {
  b[o] = msgType;
  b[o + 1] = (end - (o + 4)) >>> 16;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Certificate Entry: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkCertificateEntry(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): number {
  const at = scanCertificateEntry(b, o, end, negotiatedVersion);
  return at < 0 ? -at : OK;
}

/**
 * As checkCertificateEntry(), but answers where the Certificate Entry ends, or minus the broken
 * rule.
 */
export function scanCertificateEntry(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): number {
  if (end - o < 3) return -CERTIFICATE_ENTRY_TRUNCATED;
  const certDataLength = (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
  if (certDataLength < 1) return -CERTIFICATE_ENTRY_CERT_DATA_LENGTH_MALFORMED; // :97
  const certDataEnd = o + 3 + certDataLength;
  if (certDataEnd > end) return -CERTIFICATE_ENTRY_CERT_DATA_TRUNCATED; // :97
  const extensionsLengthAt = certDataEnd;
  let extensionsLengthEnd = extensionsLengthAt;
  let extensionsLengthValue = 0;
  if (negotiatedVersion === 772) {
    if (end - extensionsLengthAt < 2) return -CERTIFICATE_ENTRY_TRUNCATED;
    const extensionsLength = (b[extensionsLengthAt] << 8) | b[extensionsLengthAt + 1];
    extensionsLengthValue = extensionsLength;
    extensionsLengthEnd = extensionsLengthAt + 2;
  }

  const extensionsAt = extensionsLengthEnd;
  let extensionsEnd = extensionsAt;
  if (negotiatedVersion === 772) {
    const extensionsEnd2 = extensionsAt + extensionsLengthValue;
    if (extensionsEnd2 > end) return -CERTIFICATE_ENTRY_EXTENSIONS_TRUNCATED; // :98
    let extensionsAt2 = extensionsAt;
    while (extensionsAt2 < extensionsEnd2) {
      const extensionsNext = scanCertificateExtension(b, extensionsAt2, extensionsEnd2);
      if (extensionsNext < 0) return extensionsNext;
      extensionsAt2 = extensionsNext;
    }

    extensionsEnd = extensionsEnd2;
  }

  return extensionsEnd;
}

/** Where Cert Data begins. */
export function certificateEntryCertDataStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Cert Data ends. */
export function certificateEntryCertDataEnd(b: Uint8Array, o: number): number {
  return o + 3 + certificateEntryCertDataLength(b, o);
}

/** Where Extensions Length begins. */
export function certificateEntryExtensionsLengthStart(b: Uint8Array, o: number): number {
  return certificateEntryCertDataEnd(b, o);
}

/** Where Extensions Length ends. */
export function certificateEntryExtensionsLengthEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? certificateEntryCertDataEnd(b, o) + 2
    : certificateEntryCertDataEnd(b, o);
}

/** Where Extensions begins. */
export function certificateEntryExtensionsStart(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return certificateEntryExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Where Extensions ends. */
export function certificateEntryExtensionsEnd(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): number {
  return negotiatedVersion === 772
    ? certificateEntryExtensionsLengthEnd(b, o, negotiatedVersion) +
        certificateEntryExtensionsLength(b, o)
    : certificateEntryExtensionsLengthEnd(b, o, negotiatedVersion);
}

/** Cert Data Length (24) in 1..16777215. */
export function certificateEntryCertDataLength(b: Uint8Array, o: number): number {
  return (b[o] << 16) | (b[o + 1] << 8) | b[o + 2];
}

export function setCertificateEntryCertDataLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 16;
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** Whether Extensions Length is there. */
export function hasCertificateEntryExtensionsLength(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/** Extensions Length (16) in 0..65535. */
export function certificateEntryExtensionsLength(b: Uint8Array, o: number): number {
  return (b[certificateEntryCertDataEnd(b, o)] << 8) | b[certificateEntryCertDataEnd(b, o) + 1];
}

export function setCertificateEntryExtensionsLength(b: Uint8Array, o: number, value: number): void {
  b[certificateEntryCertDataEnd(b, o)] = value >>> 8;
  b[certificateEntryCertDataEnd(b, o) + 1] = value;
}

/** Whether Extensions is there. */
export function hasCertificateEntryExtensions(
  b: Uint8Array,
  o: number,
  negotiatedVersion: number,
): boolean {
  return negotiatedVersion === 772;
}

/**
 * How many octets the Certificate Entry at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededCertificateEntry(
  b: Uint8Array,
  o: number,
  end: number,
  negotiatedVersion: number,
): number {
  if (end < o + 3) return o + 3 - end;
  if (negotiatedVersion === 772) {
    if (end < certificateEntryCertDataEnd(b, o) + 2)
      return certificateEntryCertDataEnd(b, o) + 2 - end;
  }

  const whole = certificateEntryExtensionsEnd(b, o, negotiatedVersion);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Client Extension: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkClientExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanClientExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkClientExtension(), but answers where the Client Extension ends, or minus the broken
 * rule.
 */
export function scanClientExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -CLIENT_EXTENSION_TRUNCATED;
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  if (extensionDataEnd > end) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED; // :105
  switch (extensionType) {
    case 0: {
      // Server Name
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const serverNameListLength = (b[o + 4] << 8) | b[o + 5];
      if (serverNameListLength < 1)
        return -CLIENT_EXTENSION_SERVER_NAME_SERVER_NAME_LIST_LENGTH_MALFORMED; // :106
      const serverNameListEnd = o + 6 + serverNameListLength;
      if (serverNameListEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_SERVER_NAME_SERVER_NAME_LIST_TRUNCATED; // :106
      let serverNameListAt = o + 6;
      while (serverNameListAt < serverNameListEnd) {
        const serverNameListNext = scanServerName(b, serverNameListAt, serverNameListEnd);
        if (serverNameListNext < 0) return serverNameListNext;
        serverNameListAt = serverNameListNext;
      }

      if (serverNameListEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 1: {
      // Max Fragment Length
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      if (o + 5 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 5: {
      // Status Request
      if (extensionDataEnd - o < 7) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const responderIdListLength = (b[o + 5] << 8) | b[o + 6];
      const responderIdListEnd = o + 7 + responderIdListLength;
      if (responderIdListEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_STATUS_REQUEST_RESPONDER_ID_LIST_TRUNCATED; // :110
      let responderIdListAt = o + 7;
      while (responderIdListAt < responderIdListEnd) {
        const responderIdListNext = scanResponderId(b, responderIdListAt, responderIdListEnd);
        if (responderIdListNext < 0) return responderIdListNext;
        responderIdListAt = responderIdListNext;
      }

      if (extensionDataEnd - responderIdListEnd < 2)
        return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const requestExtensionsLength = (b[responderIdListEnd] << 8) | b[responderIdListEnd + 1];
      const requestExtensionsEnd = responderIdListEnd + 2 + requestExtensionsLength;
      if (requestExtensionsEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_STATUS_REQUEST_REQUEST_EXTENSIONS_TRUNCATED; // :111
      if (requestExtensionsEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 10: {
      // Supported Groups
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const namedGroupListLength = (b[o + 4] << 8) | b[o + 5];
      if (namedGroupListLength < 2)
        return -CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_LENGTH_MALFORMED; // :113
      const namedGroupListEnd = o + 6 + namedGroupListLength;
      if (namedGroupListEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED; // :113
      if ((namedGroupListEnd - (o + 6)) % 2 !== 0)
        return -CLIENT_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED_2; // :113
      if (namedGroupListEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 11: {
      // EC Point Formats
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const ecPointFormatListLength = b[o + 4];
      if (ecPointFormatListLength < 1)
        return -CLIENT_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_LENGTH_MALFORMED; // :114
      const ecPointFormatListEnd = o + 5 + ecPointFormatListLength;
      if (ecPointFormatListEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED; // :114
      if (ecPointFormatListEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 13: {
      // Signature Algorithms
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const supportedSignatureAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      if (supportedSignatureAlgorithmsLength < 2 || supportedSignatureAlgorithmsLength > 65534)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED; // :116
      const supportedSignatureAlgorithmsEnd = o + 6 + supportedSignatureAlgorithmsLength;
      if (supportedSignatureAlgorithmsEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED; // :116
      if ((supportedSignatureAlgorithmsEnd - (o + 6)) % 2 !== 0)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED_2; // :116
      if (supportedSignatureAlgorithmsEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const protocolNameListLength = (b[o + 4] << 8) | b[o + 5];
      if (protocolNameListLength < 2)
        return -CLIENT_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_LENGTH_MALFORMED; // :119
      const protocolNameListEnd = o + 6 + protocolNameListLength;
      if (protocolNameListEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED; // :119
      let protocolNameListAt = o + 6;
      while (protocolNameListAt < protocolNameListEnd) {
        const protocolNameListNext = scanProtocolName(b, protocolNameListAt, protocolNameListEnd);
        if (protocolNameListNext < 0) return protocolNameListNext;
        protocolNameListAt = protocolNameListNext;
      }

      if (protocolNameListEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      if (o + 4 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 21: {
      // Padding
      break;
    }

    case 22: {
      // Encrypt Then MAC
      if (o + 4 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 23: {
      // Extended Master Secret
      if (o + 4 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 27: {
      // Compress Certificate
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const algorithmsLength = b[o + 4];
      if (algorithmsLength < 2 || algorithmsLength > 254)
        return -CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED; // :125
      const algorithmsEnd = o + 5 + algorithmsLength;
      if (algorithmsEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED; // :125
      if ((algorithmsEnd - (o + 5)) % 2 !== 0)
        return -CLIENT_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED_2; // :125
      if (algorithmsEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 28: {
      // Record Size Limit
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const recordSizeLimit = (b[o + 4] << 8) | b[o + 5];
      if (recordSizeLimit < 64)
        return -CLIENT_EXTENSION_RECORD_SIZE_LIMIT_RECORD_SIZE_LIMIT_MALFORMED; // :126
      if (o + 6 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 35: {
      // Session Ticket
      break;
    }

    case 41: {
      // Pre-Shared Key
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const identitiesLength = (b[o + 4] << 8) | b[o + 5];
      if (identitiesLength < 7) return -CLIENT_EXTENSION_PRE_SHARED_KEY_IDENTITIES_LENGTH_MALFORMED; // :129
      const identitiesEnd = o + 6 + identitiesLength;
      if (identitiesEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_PRE_SHARED_KEY_IDENTITIES_TRUNCATED; // :129
      let identitiesAt = o + 6;
      while (identitiesAt < identitiesEnd) {
        const identitiesNext = scanPskIdentity(b, identitiesAt, identitiesEnd);
        if (identitiesNext < 0) return identitiesNext;
        identitiesAt = identitiesNext;
      }

      if (extensionDataEnd - identitiesEnd < 2) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const bindersLength = (b[identitiesEnd] << 8) | b[identitiesEnd + 1];
      if (bindersLength < 33) return -CLIENT_EXTENSION_PRE_SHARED_KEY_BINDERS_LENGTH_MALFORMED; // :130
      const bindersEnd = identitiesEnd + 2 + bindersLength;
      if (bindersEnd > extensionDataEnd) return -CLIENT_EXTENSION_PRE_SHARED_KEY_BINDERS_TRUNCATED; // :130
      let bindersAt = identitiesEnd + 2;
      while (bindersAt < bindersEnd) {
        const bindersNext = scanPskBinder(b, bindersAt, bindersEnd);
        if (bindersNext < 0) return bindersNext;
        bindersAt = bindersNext;
      }

      if (bindersEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 42: {
      // Early Data
      if (o + 4 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 43: {
      // Supported Versions
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const versionsLength = b[o + 4];
      if (versionsLength < 2 || versionsLength > 254)
        return -CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_LENGTH_MALFORMED; // :133
      const versionsEnd = o + 5 + versionsLength;
      if (versionsEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_TRUNCATED; // :133
      if ((versionsEnd - (o + 5)) % 2 !== 0)
        return -CLIENT_EXTENSION_SUPPORTED_VERSIONS_VERSIONS_TRUNCATED_2; // :133
      if (versionsEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 44: {
      // Cookie
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const cookieLength = (b[o + 4] << 8) | b[o + 5];
      if (cookieLength < 1) return -CLIENT_EXTENSION_COOKIE_COOKIE_LENGTH_MALFORMED; // :134
      const cookieEnd = o + 6 + cookieLength;
      if (cookieEnd > extensionDataEnd) return -CLIENT_EXTENSION_COOKIE_COOKIE_TRUNCATED; // :134
      if (cookieEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 45: {
      // PSK Key Exchange Modes
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const keModesLength = b[o + 4];
      if (keModesLength < 1)
        return -CLIENT_EXTENSION_PSK_KEY_EXCHANGE_MODES_KE_MODES_LENGTH_MALFORMED; // :135
      const keModesEnd = o + 5 + keModesLength;
      if (keModesEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_PSK_KEY_EXCHANGE_MODES_KE_MODES_TRUNCATED; // :135
      if (keModesEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 47: {
      // Certificate Authorities
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const authoritiesLength = (b[o + 4] << 8) | b[o + 5];
      if (authoritiesLength < 3)
        return -CLIENT_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_LENGTH_MALFORMED; // :136
      const authoritiesEnd = o + 6 + authoritiesLength;
      if (authoritiesEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED; // :136
      let authoritiesAt = o + 6;
      while (authoritiesAt < authoritiesEnd) {
        const authoritiesNext = scanDistinguishedName(b, authoritiesAt, authoritiesEnd);
        if (authoritiesNext < 0) return authoritiesNext;
        authoritiesAt = authoritiesNext;
      }

      if (authoritiesEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 49: {
      // Post-Handshake Auth
      if (o + 4 !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 50: {
      // Signature Algorithms Cert
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const supportedCertificateAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      if (supportedCertificateAlgorithmsLength < 2 || supportedCertificateAlgorithmsLength > 65534)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED; // :139
      const supportedCertificateAlgorithmsEnd = o + 6 + supportedCertificateAlgorithmsLength;
      if (supportedCertificateAlgorithmsEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED; // :139
      if ((supportedCertificateAlgorithmsEnd - (o + 6)) % 2 !== 0)
        return -CLIENT_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED_2; // :139
      if (supportedCertificateAlgorithmsEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 51: {
      // Key Share
      if (extensionDataEnd - o < 6) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const clientSharesLength = (b[o + 4] << 8) | b[o + 5];
      const clientSharesEnd = o + 6 + clientSharesLength;
      if (clientSharesEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_KEY_SHARE_CLIENT_SHARES_TRUNCATED; // :141
      let clientSharesAt = o + 6;
      while (clientSharesAt < clientSharesEnd) {
        const clientSharesNext = scanKeyShareEntry(b, clientSharesAt, clientSharesEnd);
        if (clientSharesNext < 0) return clientSharesNext;
        clientSharesAt = clientSharesNext;
      }

      if (clientSharesEnd !== extensionDataEnd) return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      break;
    }

    case 65281: {
      // Renegotiation Info
      if (extensionDataEnd - o < 5) return -CLIENT_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const renegotiatedConnectionLength = b[o + 4];
      const renegotiatedConnectionEnd = o + 5 + renegotiatedConnectionLength;
      if (renegotiatedConnectionEnd > extensionDataEnd)
        return -CLIENT_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_TRUNCATED; // :144
      if (renegotiatedConnectionEnd !== extensionDataEnd)
        return -CLIENT_EXTENSION_EXTENSION_DATA_LEFTOVER; // :105
      break;
    }

    default: {
    }
  }

  return extensionDataEnd;
}

/** Where Extension Data begins. */
export function clientExtensionExtensionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Extension Data ends. */
export function clientExtensionExtensionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + clientExtensionExtensionDataLength(b, o);
}

/** Where Server Name List begins. */
export function clientExtensionServerNameServerNameListStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Server Name List ends. */
export function clientExtensionServerNameServerNameListEnd(b: Uint8Array, o: number): number {
  return o + 6 + clientExtensionServerNameServerNameListLength(b, o);
}

/** Where Responder ID List begins. */
export function clientExtensionStatusRequestResponderIdListStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Responder ID List ends. */
export function clientExtensionStatusRequestResponderIdListEnd(b: Uint8Array, o: number): number {
  return o + 7 + clientExtensionStatusRequestResponderIdListLength(b, o);
}

/** Where Request Extensions begins. */
export function clientExtensionStatusRequestRequestExtensionsStart(
  b: Uint8Array,
  o: number,
): number {
  return clientExtensionStatusRequestResponderIdListEnd(b, o) + 2;
}

/** Where Request Extensions ends. */
export function clientExtensionStatusRequestRequestExtensionsEnd(b: Uint8Array, o: number): number {
  return (
    clientExtensionStatusRequestResponderIdListEnd(b, o) +
    2 +
    clientExtensionStatusRequestRequestExtensionsLength(b, o)
  );
}

/** Where Named Group List begins. */
export function clientExtensionSupportedGroupsNamedGroupListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Named Group List ends. */
export function clientExtensionSupportedGroupsNamedGroupListEnd(b: Uint8Array, o: number): number {
  return o + 6 + clientExtensionSupportedGroupsNamedGroupListLength(b, o);
}

/** Where EC Point Format List begins. */
export function clientExtensionEcPointFormatsEcPointFormatListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where EC Point Format List ends. */
export function clientExtensionEcPointFormatsEcPointFormatListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 5 + clientExtensionEcPointFormatsEcPointFormatListLength(b, o);
}

/** Where Supported Signature Algorithms begins. */
export function clientExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Supported Signature Algorithms ends. */
export function clientExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + clientExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(b, o);
}

/** Where Protocol Name List begins. */
export function clientExtensionApplicationLayerProtocolNegotiationProtocolNameListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Protocol Name List ends. */
export function clientExtensionApplicationLayerProtocolNegotiationProtocolNameListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + clientExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(b, o);
}

/** Where Zeros begins. */
export function clientExtensionPaddingZerosStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Zeros ends. */
export function clientExtensionPaddingZerosEnd(b: Uint8Array, o: number): number {
  return clientExtensionExtensionDataEnd(b, o);
}

/** Where Algorithms begins. */
export function clientExtensionCompressCertificateAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where Algorithms ends. */
export function clientExtensionCompressCertificateAlgorithmsEnd(b: Uint8Array, o: number): number {
  return o + 5 + clientExtensionCompressCertificateAlgorithmsLength(b, o);
}

/** Where Session Ticket begins. */
export function clientExtensionSessionTicketSessionTicketStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Session Ticket ends. */
export function clientExtensionSessionTicketSessionTicketEnd(b: Uint8Array, o: number): number {
  return clientExtensionExtensionDataEnd(b, o);
}

/** Where Identities begins. */
export function clientExtensionPreSharedKeyIdentitiesStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Identities ends. */
export function clientExtensionPreSharedKeyIdentitiesEnd(b: Uint8Array, o: number): number {
  return o + 6 + clientExtensionPreSharedKeyIdentitiesLength(b, o);
}

/** Where Binders begins. */
export function clientExtensionPreSharedKeyBindersStart(b: Uint8Array, o: number): number {
  return clientExtensionPreSharedKeyIdentitiesEnd(b, o) + 2;
}

/** Where Binders ends. */
export function clientExtensionPreSharedKeyBindersEnd(b: Uint8Array, o: number): number {
  return (
    clientExtensionPreSharedKeyIdentitiesEnd(b, o) +
    2 +
    clientExtensionPreSharedKeyBindersLength(b, o)
  );
}

/** Where Versions begins. */
export function clientExtensionSupportedVersionsVersionsStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Versions ends. */
export function clientExtensionSupportedVersionsVersionsEnd(b: Uint8Array, o: number): number {
  return o + 5 + clientExtensionSupportedVersionsVersionsLength(b, o);
}

/** Where Cookie begins. */
export function clientExtensionCookieCookieStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Cookie ends. */
export function clientExtensionCookieCookieEnd(b: Uint8Array, o: number): number {
  return o + 6 + clientExtensionCookieCookieLength(b, o);
}

/** Where KE Modes begins. */
export function clientExtensionPskKeyExchangeModesKeModesStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where KE Modes ends. */
export function clientExtensionPskKeyExchangeModesKeModesEnd(b: Uint8Array, o: number): number {
  return o + 5 + clientExtensionPskKeyExchangeModesKeModesLength(b, o);
}

/** Where Authorities begins. */
export function clientExtensionCertificateAuthoritiesAuthoritiesStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Authorities ends. */
export function clientExtensionCertificateAuthoritiesAuthoritiesEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + clientExtensionCertificateAuthoritiesAuthoritiesLength(b, o);
}

/** Where Supported Certificate Algorithms begins. */
export function clientExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Supported Certificate Algorithms ends. */
export function clientExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + clientExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(b, o);
}

/** Where Client Shares begins. */
export function clientExtensionKeyShareClientSharesStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Client Shares ends. */
export function clientExtensionKeyShareClientSharesEnd(b: Uint8Array, o: number): number {
  return o + 6 + clientExtensionKeyShareClientSharesLength(b, o);
}

/** Where Transport Parameters begins. */
export function clientExtensionQuicTransportParametersTransportParametersStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Transport Parameters ends. */
export function clientExtensionQuicTransportParametersTransportParametersEnd(
  b: Uint8Array,
  o: number,
): number {
  return clientExtensionExtensionDataEnd(b, o);
}

/** Where Encrypted Client Hello begins. */
export function clientExtensionEncryptedClientHelloEncryptedClientHelloStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Encrypted Client Hello ends. */
export function clientExtensionEncryptedClientHelloEncryptedClientHelloEnd(
  b: Uint8Array,
  o: number,
): number {
  return clientExtensionExtensionDataEnd(b, o);
}

/** Where Renegotiated Connection begins. */
export function clientExtensionRenegotiationInfoRenegotiatedConnectionStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where Renegotiated Connection ends. */
export function clientExtensionRenegotiationInfoRenegotiatedConnectionEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 5 + clientExtensionRenegotiationInfoRenegotiatedConnectionLength(b, o);
}

/** Where Octets begins. */
export function clientExtensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function clientExtensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return clientExtensionExtensionDataEnd(b, o);
}

/** Extension Type (16). */
export function clientExtensionExtensionType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setClientExtensionExtensionType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Extension Data Length (16) in 0..65535. */
export function clientExtensionExtensionDataLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setClientExtensionExtensionDataLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Server Name List Length (16) in 1..65535. */
export function clientExtensionServerNameServerNameListLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionServerNameServerNameListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Max Fragment Length (8). */
export function clientExtensionMaxFragmentLengthMaxFragmentLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setClientExtensionMaxFragmentLengthMaxFragmentLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Status Type (8). */
export function clientExtensionStatusRequestStatusType(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setClientExtensionStatusRequestStatusType(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Responder ID List Length (16) in 0..65535. */
export function clientExtensionStatusRequestResponderIdListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setClientExtensionStatusRequestResponderIdListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Request Extensions Length (16) in 0..65535. */
export function clientExtensionStatusRequestRequestExtensionsLength(
  b: Uint8Array,
  o: number,
): number {
  return (
    (b[clientExtensionStatusRequestResponderIdListEnd(b, o)] << 8) |
    b[clientExtensionStatusRequestResponderIdListEnd(b, o) + 1]
  );
}

export function setClientExtensionStatusRequestRequestExtensionsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[clientExtensionStatusRequestResponderIdListEnd(b, o)] = value >>> 8;
  b[clientExtensionStatusRequestResponderIdListEnd(b, o) + 1] = value;
}

/** Named Group List Length (16) in 2..65535. */
export function clientExtensionSupportedGroupsNamedGroupListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionSupportedGroupsNamedGroupListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** EC Point Format List Length (8) in 1..255. */
export function clientExtensionEcPointFormatsEcPointFormatListLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setClientExtensionEcPointFormatsEcPointFormatListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Supported Signature Algorithms Length (16) in 2..65534. */
export function clientExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Protocol Name List Length (16) in 2..65535. */
export function clientExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Algorithms Length (8) in 2..254. */
export function clientExtensionCompressCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setClientExtensionCompressCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Record Size Limit (16) in 64.., in octets. */
export function clientExtensionRecordSizeLimitRecordSizeLimit(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionRecordSizeLimitRecordSizeLimit(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Identities Length (16) in 7..65535. */
export function clientExtensionPreSharedKeyIdentitiesLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionPreSharedKeyIdentitiesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Binders Length (16) in 33..65535. */
export function clientExtensionPreSharedKeyBindersLength(b: Uint8Array, o: number): number {
  return (
    (b[clientExtensionPreSharedKeyIdentitiesEnd(b, o)] << 8) |
    b[clientExtensionPreSharedKeyIdentitiesEnd(b, o) + 1]
  );
}

export function setClientExtensionPreSharedKeyBindersLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[clientExtensionPreSharedKeyIdentitiesEnd(b, o)] = value >>> 8;
  b[clientExtensionPreSharedKeyIdentitiesEnd(b, o) + 1] = value;
}

/** Versions Length (8) in 2..254. */
export function clientExtensionSupportedVersionsVersionsLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setClientExtensionSupportedVersionsVersionsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Cookie Length (16) in 1..65535. */
export function clientExtensionCookieCookieLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionCookieCookieLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** KE Modes Length (8) in 1..255. */
export function clientExtensionPskKeyExchangeModesKeModesLength(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setClientExtensionPskKeyExchangeModesKeModesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Authorities Length (16) in 3..65535. */
export function clientExtensionCertificateAuthoritiesAuthoritiesLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionCertificateAuthoritiesAuthoritiesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Supported Certificate Algorithms Length (16) in 2..65534. */
export function clientExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Client Shares Length (16) in 0..65535. */
export function clientExtensionKeyShareClientSharesLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setClientExtensionKeyShareClientSharesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Renegotiated Connection Length (8) in 0..255. */
export function clientExtensionRenegotiationInfoRenegotiatedConnectionLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setClientExtensionRenegotiationInfoRenegotiatedConnectionLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/**
 * How many octets the Client Extension at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededClientExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = clientExtensionExtensionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Client Extension over b[o, end), around what already stands there.
 */
export function writeClientExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extensionType: number,
): void {
  b[o] = extensionType >>> 8;
  b[o + 1] = extensionType;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Server Extension: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkServerExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanServerExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkServerExtension(), but answers where the Server Extension ends, or minus the broken
 * rule.
 */
export function scanServerExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -SERVER_EXTENSION_TRUNCATED;
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  if (extensionDataEnd > end) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED; // :153
  switch (extensionType) {
    case 0: {
      // Server Name
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 1: {
      // Max Fragment Length
      if (extensionDataEnd - o < 5) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      if (o + 5 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 5: {
      // Status Request
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 10: {
      // Supported Groups
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const namedGroupListLength = (b[o + 4] << 8) | b[o + 5];
      if (namedGroupListLength < 2)
        return -SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_LENGTH_MALFORMED; // :157
      const namedGroupListEnd = o + 6 + namedGroupListLength;
      if (namedGroupListEnd > extensionDataEnd)
        return -SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED; // :157
      if ((namedGroupListEnd - (o + 6)) % 2 !== 0)
        return -SERVER_EXTENSION_SUPPORTED_GROUPS_NAMED_GROUP_LIST_TRUNCATED_2; // :157
      if (namedGroupListEnd !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 11: {
      // EC Point Formats
      if (extensionDataEnd - o < 5) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const ecPointFormatListLength = b[o + 4];
      if (ecPointFormatListLength < 1)
        return -SERVER_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_LENGTH_MALFORMED; // :158
      const ecPointFormatListEnd = o + 5 + ecPointFormatListLength;
      if (ecPointFormatListEnd > extensionDataEnd)
        return -SERVER_EXTENSION_EC_POINT_FORMATS_EC_POINT_FORMAT_LIST_TRUNCATED; // :158
      if (ecPointFormatListEnd !== extensionDataEnd)
        return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 16: {
      // Application-Layer Protocol Negotiation
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const protocolNameListLength = (b[o + 4] << 8) | b[o + 5];
      if (protocolNameListLength < 2)
        return -SERVER_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_LENGTH_MALFORMED; // :160
      const protocolNameListEnd = o + 6 + protocolNameListLength;
      if (protocolNameListEnd > extensionDataEnd)
        return -SERVER_EXTENSION_APPLICATION_LAYER_PROTOCOL_NEGOTIATION_PROTOCOL_NAME_LIST_TRUNCATED; // :160
      let protocolNameListAt = o + 6;
      while (protocolNameListAt < protocolNameListEnd) {
        const protocolNameListNext = scanProtocolName(b, protocolNameListAt, protocolNameListEnd);
        if (protocolNameListNext < 0) return protocolNameListNext;
        protocolNameListAt = protocolNameListNext;
      }

      if (protocolNameListEnd !== extensionDataEnd)
        return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const timestampListLength = (b[o + 4] << 8) | b[o + 5];
      if (timestampListLength < 1)
        return -SERVER_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_LENGTH_MALFORMED; // :163
      const timestampListEnd = o + 6 + timestampListLength;
      if (timestampListEnd > extensionDataEnd)
        return -SERVER_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED; // :163
      let timestampListAt = o + 6;
      while (timestampListAt < timestampListEnd) {
        const timestampListNext = scanSerializedTimestamp(b, timestampListAt, timestampListEnd);
        if (timestampListNext < 0) return timestampListNext;
        timestampListAt = timestampListNext;
      }

      if (timestampListEnd !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 22: {
      // Encrypt Then MAC
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 23: {
      // Extended Master Secret
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 28: {
      // Record Size Limit
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const recordSizeLimit = (b[o + 4] << 8) | b[o + 5];
      if (recordSizeLimit < 64)
        return -SERVER_EXTENSION_RECORD_SIZE_LIMIT_RECORD_SIZE_LIMIT_MALFORMED; // :167
      if (o + 6 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 35: {
      // Session Ticket
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 41: {
      // Pre-Shared Key
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      if (o + 6 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 42: {
      // Early Data
      if (o + 4 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 43: {
      // Supported Versions
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      if (o + 6 !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 44: {
      // Cookie
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const cookieLength = (b[o + 4] << 8) | b[o + 5];
      if (cookieLength < 1) return -SERVER_EXTENSION_COOKIE_COOKIE_LENGTH_MALFORMED; // :172
      const cookieEnd = o + 6 + cookieLength;
      if (cookieEnd > extensionDataEnd) return -SERVER_EXTENSION_COOKIE_COOKIE_TRUNCATED; // :172
      if (cookieEnd !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 51: {
      // Key Share
      if (extensionDataEnd - o < 6) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const keyExchangeLengthAt = o + 6;
      let keyExchangeLengthEnd = keyExchangeLengthAt;
      let keyExchangeLengthValue = 0;
      if (extensionDataEnd - (o + 6) > 0) {
        if (extensionDataEnd - keyExchangeLengthAt < 2)
          return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
        const keyExchangeLength = (b[keyExchangeLengthAt] << 8) | b[keyExchangeLengthAt + 1];
        if (keyExchangeLength < 1) return -SERVER_EXTENSION_KEY_SHARE_KEY_EXCHANGE_LENGTH_MALFORMED; // :176
        keyExchangeLengthValue = keyExchangeLength;
        keyExchangeLengthEnd = keyExchangeLengthAt + 2;
      }

      const keyExchangeAt = keyExchangeLengthEnd;
      let keyExchangeEnd = keyExchangeAt;
      if (extensionDataEnd - keyExchangeLengthEnd > 0) {
        const keyExchangeEnd2 = keyExchangeAt + keyExchangeLengthValue;
        if (keyExchangeEnd2 > extensionDataEnd)
          return -SERVER_EXTENSION_KEY_SHARE_KEY_EXCHANGE_TRUNCATED; // :176
        keyExchangeEnd = keyExchangeEnd2;
      }

      if (keyExchangeEnd !== extensionDataEnd) return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    case 57: {
      // QUIC Transport Parameters
      break;
    }

    case 65037: {
      // Encrypted Client Hello
      break;
    }

    case 65281: {
      // Renegotiation Info
      if (extensionDataEnd - o < 5) return -SERVER_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const renegotiatedConnectionLength = b[o + 4];
      const renegotiatedConnectionEnd = o + 5 + renegotiatedConnectionLength;
      if (renegotiatedConnectionEnd > extensionDataEnd)
        return -SERVER_EXTENSION_RENEGOTIATION_INFO_RENEGOTIATED_CONNECTION_TRUNCATED; // :180
      if (renegotiatedConnectionEnd !== extensionDataEnd)
        return -SERVER_EXTENSION_EXTENSION_DATA_LEFTOVER; // :153
      break;
    }

    default: {
    }
  }

  return extensionDataEnd;
}

/** Where Extension Data begins. */
export function serverExtensionExtensionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Extension Data ends. */
export function serverExtensionExtensionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + serverExtensionExtensionDataLength(b, o);
}

/** Where Named Group List begins. */
export function serverExtensionSupportedGroupsNamedGroupListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Named Group List ends. */
export function serverExtensionSupportedGroupsNamedGroupListEnd(b: Uint8Array, o: number): number {
  return o + 6 + serverExtensionSupportedGroupsNamedGroupListLength(b, o);
}

/** Where EC Point Format List begins. */
export function serverExtensionEcPointFormatsEcPointFormatListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where EC Point Format List ends. */
export function serverExtensionEcPointFormatsEcPointFormatListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 5 + serverExtensionEcPointFormatsEcPointFormatListLength(b, o);
}

/** Where Protocol Name List begins. */
export function serverExtensionApplicationLayerProtocolNegotiationProtocolNameListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Protocol Name List ends. */
export function serverExtensionApplicationLayerProtocolNegotiationProtocolNameListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + serverExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(b, o);
}

/** Where Timestamp List begins. */
export function serverExtensionSignedCertificateTimestampTimestampListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Timestamp List ends. */
export function serverExtensionSignedCertificateTimestampTimestampListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + serverExtensionSignedCertificateTimestampTimestampListLength(b, o);
}

/** Where Cookie begins. */
export function serverExtensionCookieCookieStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Cookie ends. */
export function serverExtensionCookieCookieEnd(b: Uint8Array, o: number): number {
  return o + 6 + serverExtensionCookieCookieLength(b, o);
}

/** Where Key Exchange Length begins. */
export function serverExtensionKeyShareKeyExchangeLengthStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Key Exchange Length ends. */
export function serverExtensionKeyShareKeyExchangeLengthEnd(b: Uint8Array, o: number): number {
  return serverExtensionExtensionDataEnd(b, o) - (o + 6) > 0 ? o + 8 : o + 6;
}

/** Where Key Exchange begins. */
export function serverExtensionKeyShareKeyExchangeStart(b: Uint8Array, o: number): number {
  return serverExtensionKeyShareKeyExchangeLengthEnd(b, o);
}

/** Where Key Exchange ends. */
export function serverExtensionKeyShareKeyExchangeEnd(b: Uint8Array, o: number): number {
  return serverExtensionExtensionDataEnd(b, o) - serverExtensionKeyShareKeyExchangeLengthEnd(b, o) >
    0
    ? serverExtensionKeyShareKeyExchangeLengthEnd(b, o) +
        serverExtensionKeyShareKeyExchangeLength(b, o)
    : serverExtensionKeyShareKeyExchangeLengthEnd(b, o);
}

/** Where Transport Parameters begins. */
export function serverExtensionQuicTransportParametersTransportParametersStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Transport Parameters ends. */
export function serverExtensionQuicTransportParametersTransportParametersEnd(
  b: Uint8Array,
  o: number,
): number {
  return serverExtensionExtensionDataEnd(b, o);
}

/** Where Retry Configs begins. */
export function serverExtensionEncryptedClientHelloRetryConfigsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 4;
}

/** Where Retry Configs ends. */
export function serverExtensionEncryptedClientHelloRetryConfigsEnd(
  b: Uint8Array,
  o: number,
): number {
  return serverExtensionExtensionDataEnd(b, o);
}

/** Where Renegotiated Connection begins. */
export function serverExtensionRenegotiationInfoRenegotiatedConnectionStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where Renegotiated Connection ends. */
export function serverExtensionRenegotiationInfoRenegotiatedConnectionEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 5 + serverExtensionRenegotiationInfoRenegotiatedConnectionLength(b, o);
}

/** Where Octets begins. */
export function serverExtensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function serverExtensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return serverExtensionExtensionDataEnd(b, o);
}

/** Extension Type (16). */
export function serverExtensionExtensionType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setServerExtensionExtensionType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Extension Data Length (16) in 0..65535. */
export function serverExtensionExtensionDataLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setServerExtensionExtensionDataLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Max Fragment Length (8). */
export function serverExtensionMaxFragmentLengthMaxFragmentLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setServerExtensionMaxFragmentLengthMaxFragmentLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Named Group List Length (16) in 2..65535. */
export function serverExtensionSupportedGroupsNamedGroupListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionSupportedGroupsNamedGroupListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** EC Point Format List Length (8) in 1..255. */
export function serverExtensionEcPointFormatsEcPointFormatListLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setServerExtensionEcPointFormatsEcPointFormatListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Protocol Name List Length (16) in 2..65535. */
export function serverExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionApplicationLayerProtocolNegotiationProtocolNameListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Timestamp List Length (16) in 1..65535. */
export function serverExtensionSignedCertificateTimestampTimestampListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionSignedCertificateTimestampTimestampListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Record Size Limit (16) in 64.., in octets. */
export function serverExtensionRecordSizeLimitRecordSizeLimit(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionRecordSizeLimitRecordSizeLimit(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Selected Identity (16). */
export function serverExtensionPreSharedKeySelectedIdentity(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionPreSharedKeySelectedIdentity(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Selected Version (16). */
export function serverExtensionSupportedVersionsSelectedVersion(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionSupportedVersionsSelectedVersion(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Cookie Length (16) in 1..65535. */
export function serverExtensionCookieCookieLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionCookieCookieLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Group (16). */
export function serverExtensionKeyShareGroup(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setServerExtensionKeyShareGroup(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Whether Key Exchange Length is there. */
export function hasServerExtensionKeyShareKeyExchangeLength(b: Uint8Array, o: number): boolean {
  return serverExtensionExtensionDataEnd(b, o) - (o + 6) > 0;
}

/** Key Exchange Length (16) in 1..65535. */
export function serverExtensionKeyShareKeyExchangeLength(b: Uint8Array, o: number): number {
  return (b[o + 6] << 8) | b[o + 7];
}

export function setServerExtensionKeyShareKeyExchangeLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Whether Key Exchange is there. */
export function hasServerExtensionKeyShareKeyExchange(b: Uint8Array, o: number): boolean {
  return (
    serverExtensionExtensionDataEnd(b, o) - serverExtensionKeyShareKeyExchangeLengthEnd(b, o) > 0
  );
}

/** Renegotiated Connection Length (8) in 0..255. */
export function serverExtensionRenegotiationInfoRenegotiatedConnectionLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setServerExtensionRenegotiationInfoRenegotiatedConnectionLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/**
 * How many octets the Server Extension at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededServerExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = serverExtensionExtensionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Server Extension over b[o, end), around what already stands there.
 */
export function writeServerExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extensionType: number,
): void {
  b[o] = extensionType >>> 8;
  b[o + 1] = extensionType;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Request Extension: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkRequestExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanRequestExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkRequestExtension(), but answers where the Request Extension ends, or minus the broken
 * rule.
 */
export function scanRequestExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -REQUEST_EXTENSION_TRUNCATED;
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  if (extensionDataEnd > end) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED; // :187
  switch (extensionType) {
    case 5: {
      // Status Request
      if (o + 4 !== extensionDataEnd) return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 13: {
      // Signature Algorithms
      if (extensionDataEnd - o < 6) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const supportedSignatureAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      if (supportedSignatureAlgorithmsLength < 2 || supportedSignatureAlgorithmsLength > 65534)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_LENGTH_MALFORMED; // :190
      const supportedSignatureAlgorithmsEnd = o + 6 + supportedSignatureAlgorithmsLength;
      if (supportedSignatureAlgorithmsEnd > extensionDataEnd)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED; // :190
      if ((supportedSignatureAlgorithmsEnd - (o + 6)) % 2 !== 0)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_SUPPORTED_SIGNATURE_ALGORITHMS_TRUNCATED_2; // :190
      if (supportedSignatureAlgorithmsEnd !== extensionDataEnd)
        return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      if (o + 4 !== extensionDataEnd) return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 27: {
      // Compress Certificate
      if (extensionDataEnd - o < 5) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const algorithmsLength = b[o + 4];
      if (algorithmsLength < 2 || algorithmsLength > 254)
        return -REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED; // :193
      const algorithmsEnd = o + 5 + algorithmsLength;
      if (algorithmsEnd > extensionDataEnd)
        return -REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED; // :193
      if ((algorithmsEnd - (o + 5)) % 2 !== 0)
        return -REQUEST_EXTENSION_COMPRESS_CERTIFICATE_ALGORITHMS_TRUNCATED_2; // :193
      if (algorithmsEnd !== extensionDataEnd) return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 47: {
      // Certificate Authorities
      if (extensionDataEnd - o < 6) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const authoritiesLength = (b[o + 4] << 8) | b[o + 5];
      if (authoritiesLength < 3)
        return -REQUEST_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_LENGTH_MALFORMED; // :194
      const authoritiesEnd = o + 6 + authoritiesLength;
      if (authoritiesEnd > extensionDataEnd)
        return -REQUEST_EXTENSION_CERTIFICATE_AUTHORITIES_AUTHORITIES_TRUNCATED; // :194
      let authoritiesAt = o + 6;
      while (authoritiesAt < authoritiesEnd) {
        const authoritiesNext = scanDistinguishedName(b, authoritiesAt, authoritiesEnd);
        if (authoritiesNext < 0) return authoritiesNext;
        authoritiesAt = authoritiesNext;
      }

      if (authoritiesEnd !== extensionDataEnd) return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 48: {
      // OID Filters
      if (extensionDataEnd - o < 6) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const filtersLength = (b[o + 4] << 8) | b[o + 5];
      const filtersEnd = o + 6 + filtersLength;
      if (filtersEnd > extensionDataEnd) return -REQUEST_EXTENSION_OID_FILTERS_FILTERS_TRUNCATED; // :195
      let filtersAt = o + 6;
      while (filtersAt < filtersEnd) {
        const filtersNext = scanOidFilter(b, filtersAt, filtersEnd);
        if (filtersNext < 0) return filtersNext;
        filtersAt = filtersNext;
      }

      if (filtersEnd !== extensionDataEnd) return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    case 50: {
      // Signature Algorithms Cert
      if (extensionDataEnd - o < 6) return -REQUEST_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const supportedCertificateAlgorithmsLength = (b[o + 4] << 8) | b[o + 5];
      if (supportedCertificateAlgorithmsLength < 2 || supportedCertificateAlgorithmsLength > 65534)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_LENGTH_MALFORMED; // :197
      const supportedCertificateAlgorithmsEnd = o + 6 + supportedCertificateAlgorithmsLength;
      if (supportedCertificateAlgorithmsEnd > extensionDataEnd)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED; // :197
      if ((supportedCertificateAlgorithmsEnd - (o + 6)) % 2 !== 0)
        return -REQUEST_EXTENSION_SIGNATURE_ALGORITHMS_CERT_SUPPORTED_CERTIFICATE_ALGORITHMS_TRUNCATED_2; // :197
      if (supportedCertificateAlgorithmsEnd !== extensionDataEnd)
        return -REQUEST_EXTENSION_EXTENSION_DATA_LEFTOVER; // :187
      break;
    }

    default: {
    }
  }

  return extensionDataEnd;
}

/** Where Extension Data begins. */
export function requestExtensionExtensionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Extension Data ends. */
export function requestExtensionExtensionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + requestExtensionExtensionDataLength(b, o);
}

/** Where Supported Signature Algorithms begins. */
export function requestExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Supported Signature Algorithms ends. */
export function requestExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + requestExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(b, o);
}

/** Where Algorithms begins. */
export function requestExtensionCompressCertificateAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 5;
}

/** Where Algorithms ends. */
export function requestExtensionCompressCertificateAlgorithmsEnd(b: Uint8Array, o: number): number {
  return o + 5 + requestExtensionCompressCertificateAlgorithmsLength(b, o);
}

/** Where Authorities begins. */
export function requestExtensionCertificateAuthoritiesAuthoritiesStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Authorities ends. */
export function requestExtensionCertificateAuthoritiesAuthoritiesEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + requestExtensionCertificateAuthoritiesAuthoritiesLength(b, o);
}

/** Where Filters begins. */
export function requestExtensionOidFiltersFiltersStart(b: Uint8Array, o: number): number {
  return o + 6;
}

/** Where Filters ends. */
export function requestExtensionOidFiltersFiltersEnd(b: Uint8Array, o: number): number {
  return o + 6 + requestExtensionOidFiltersFiltersLength(b, o);
}

/** Where Supported Certificate Algorithms begins. */
export function requestExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Supported Certificate Algorithms ends. */
export function requestExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + requestExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(b, o);
}

/** Where Octets begins. */
export function requestExtensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function requestExtensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return requestExtensionExtensionDataEnd(b, o);
}

/** Extension Type (16). */
export function requestExtensionExtensionType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setRequestExtensionExtensionType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Extension Data Length (16) in 0..65535. */
export function requestExtensionExtensionDataLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setRequestExtensionExtensionDataLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Supported Signature Algorithms Length (16) in 2..65534. */
export function requestExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setRequestExtensionSignatureAlgorithmsSupportedSignatureAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Algorithms Length (8) in 2..254. */
export function requestExtensionCompressCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return b[o + 4];
}

export function setRequestExtensionCompressCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** Authorities Length (16) in 3..65535. */
export function requestExtensionCertificateAuthoritiesAuthoritiesLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setRequestExtensionCertificateAuthoritiesAuthoritiesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Filters Length (16) in 0..65535. */
export function requestExtensionOidFiltersFiltersLength(b: Uint8Array, o: number): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setRequestExtensionOidFiltersFiltersLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/** Supported Certificate Algorithms Length (16) in 2..65534. */
export function requestExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setRequestExtensionSignatureAlgorithmsCertSupportedCertificateAlgorithmsLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/**
 * How many octets the Request Extension at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededRequestExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = requestExtensionExtensionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Request Extension over b[o, end), around what already stands there.
 */
export function writeRequestExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extensionType: number,
): void {
  b[o] = extensionType >>> 8;
  b[o + 1] = extensionType;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Certificate Extension: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkCertificateExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanCertificateExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkCertificateExtension(), but answers where the Certificate Extension ends, or minus the
 * broken rule.
 */
export function scanCertificateExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -CERTIFICATE_EXTENSION_TRUNCATED;
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  if (extensionDataEnd > end) return -CERTIFICATE_EXTENSION_EXTENSION_DATA_TRUNCATED; // :205
  switch (extensionType) {
    case 5: {
      // Status Request
      if (extensionDataEnd - o < 8) return -CERTIFICATE_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const ocspResponseLength = (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
      if (ocspResponseLength < 1)
        return -CERTIFICATE_EXTENSION_STATUS_REQUEST_OCSP_RESPONSE_LENGTH_MALFORMED; // :208
      const ocspResponseEnd = o + 8 + ocspResponseLength;
      if (ocspResponseEnd > extensionDataEnd)
        return -CERTIFICATE_EXTENSION_STATUS_REQUEST_OCSP_RESPONSE_TRUNCATED; // :208
      if (ocspResponseEnd !== extensionDataEnd)
        return -CERTIFICATE_EXTENSION_EXTENSION_DATA_LEFTOVER; // :205
      break;
    }

    case 18: {
      // Signed Certificate Timestamp
      if (extensionDataEnd - o < 6) return -CERTIFICATE_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      const timestampListLength = (b[o + 4] << 8) | b[o + 5];
      if (timestampListLength < 1)
        return -CERTIFICATE_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_LENGTH_MALFORMED; // :211
      const timestampListEnd = o + 6 + timestampListLength;
      if (timestampListEnd > extensionDataEnd)
        return -CERTIFICATE_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP_TIMESTAMP_LIST_TRUNCATED; // :211
      let timestampListAt = o + 6;
      while (timestampListAt < timestampListEnd) {
        const timestampListNext = scanSerializedTimestamp(b, timestampListAt, timestampListEnd);
        if (timestampListNext < 0) return timestampListNext;
        timestampListAt = timestampListNext;
      }

      if (timestampListEnd !== extensionDataEnd)
        return -CERTIFICATE_EXTENSION_EXTENSION_DATA_LEFTOVER; // :205
      break;
    }

    default: {
    }
  }

  return extensionDataEnd;
}

/** Where Extension Data begins. */
export function certificateExtensionExtensionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Extension Data ends. */
export function certificateExtensionExtensionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + certificateExtensionExtensionDataLength(b, o);
}

/** Where OCSP Response begins. */
export function certificateExtensionStatusRequestOcspResponseStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 8;
}

/** Where OCSP Response ends. */
export function certificateExtensionStatusRequestOcspResponseEnd(b: Uint8Array, o: number): number {
  return o + 8 + certificateExtensionStatusRequestOcspResponseLength(b, o);
}

/** Where Timestamp List begins. */
export function certificateExtensionSignedCertificateTimestampTimestampListStart(
  b: Uint8Array,
  o: number,
): number {
  return o + 6;
}

/** Where Timestamp List ends. */
export function certificateExtensionSignedCertificateTimestampTimestampListEnd(
  b: Uint8Array,
  o: number,
): number {
  return o + 6 + certificateExtensionSignedCertificateTimestampTimestampListLength(b, o);
}

/** Where Octets begins. */
export function certificateExtensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function certificateExtensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return certificateExtensionExtensionDataEnd(b, o);
}

/** Extension Type (16). */
export function certificateExtensionExtensionType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setCertificateExtensionExtensionType(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Extension Data Length (16) in 0..65535. */
export function certificateExtensionExtensionDataLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setCertificateExtensionExtensionDataLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Status Type (8). */
export function certificateExtensionStatusRequestStatusType(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setCertificateExtensionStatusRequestStatusType(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value;
}

/** OCSP Response Length (24) in 1..16777215. */
export function certificateExtensionStatusRequestOcspResponseLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7];
}

export function setCertificateExtensionStatusRequestOcspResponseLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/** Timestamp List Length (16) in 1..65535. */
export function certificateExtensionSignedCertificateTimestampTimestampListLength(
  b: Uint8Array,
  o: number,
): number {
  return (b[o + 4] << 8) | b[o + 5];
}

export function setCertificateExtensionSignedCertificateTimestampTimestampListLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 8;
  b[o + 5] = value;
}

/**
 * How many octets the Certificate Extension at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededCertificateExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = certificateExtensionExtensionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Certificate Extension over b[o, end), around what already stands
 * there.
 */
export function writeCertificateExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extensionType: number,
): void {
  b[o] = extensionType >>> 8;
  b[o + 1] = extensionType;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Ticket Extension: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkTicketExtension(b: Uint8Array, o: number, end: number): number {
  const at = scanTicketExtension(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkTicketExtension(), but answers where the Ticket Extension ends, or minus the broken
 * rule.
 */
export function scanTicketExtension(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -TICKET_EXTENSION_TRUNCATED;
  const extensionType = (b[o] << 8) | b[o + 1];
  const extensionDataLength = (b[o + 2] << 8) | b[o + 3];
  const extensionDataEnd = o + 4 + extensionDataLength;
  if (extensionDataEnd > end) return -TICKET_EXTENSION_EXTENSION_DATA_TRUNCATED; // :219
  switch (extensionType) {
    case 42: {
      // Early Data
      if (extensionDataEnd - o < 8) return -TICKET_EXTENSION_EXTENSION_DATA_TRUNCATED_2;
      if (o + 8 !== extensionDataEnd) return -TICKET_EXTENSION_EXTENSION_DATA_LEFTOVER; // :219
      break;
    }

    default: {
    }
  }

  return extensionDataEnd;
}

/** Where Extension Data begins. */
export function ticketExtensionExtensionDataStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Extension Data ends. */
export function ticketExtensionExtensionDataEnd(b: Uint8Array, o: number): number {
  return o + 4 + ticketExtensionExtensionDataLength(b, o);
}

/** Where Octets begins. */
export function ticketExtensionUnknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Octets ends. */
export function ticketExtensionUnknownOctetsEnd(b: Uint8Array, o: number): number {
  return ticketExtensionExtensionDataEnd(b, o);
}

/** Extension Type (16). */
export function ticketExtensionExtensionType(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setTicketExtensionExtensionType(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Extension Data Length (16) in 0..65535. */
export function ticketExtensionExtensionDataLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setTicketExtensionExtensionDataLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Max Early Data Size (32), in octets. */
export function ticketExtensionEarlyDataMaxEarlyDataSize(b: Uint8Array, o: number): number {
  return ((b[o + 4] << 24) | (b[o + 5] << 16) | (b[o + 6] << 8) | b[o + 7]) >>> 0;
}

export function setTicketExtensionEarlyDataMaxEarlyDataSize(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o + 4] = value >>> 24;
  b[o + 5] = value >>> 16;
  b[o + 6] = value >>> 8;
  b[o + 7] = value;
}

/**
 * How many octets the Ticket Extension at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededTicketExtension(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  if (end < o + 4) return o + 4 - end;
  const whole = ticketExtensionExtensionDataEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Ticket Extension over b[o, end), around what already stands there.
 */
export function writeTicketExtension(
  b: Uint8Array,
  o: number,
  end: number,
  extensionType: number,
): void {
  b[o] = extensionType >>> 8;
  b[o + 1] = extensionType;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound Server Name: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkServerName(b: Uint8Array, o: number, end: number): number {
  const at = scanServerName(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkServerName(), but answers where the Server Name ends, or minus the broken rule. */
export function scanServerName(b: Uint8Array, o: number, end: number): number {
  if (end - o < 3) return -SERVER_NAME_TRUNCATED;
  const hostNameLength = (b[o + 1] << 8) | b[o + 2];
  if (hostNameLength < 1) return -SERVER_NAME_HOST_NAME_LENGTH_MALFORMED; // :227
  const hostNameEnd = o + 3 + hostNameLength;
  if (hostNameEnd > end) return -SERVER_NAME_HOST_NAME_TRUNCATED; // :227
  return hostNameEnd;
}

/** Where Host Name begins. */
export function serverNameHostNameStart(b: Uint8Array, o: number): number {
  return o + 3;
}

/** Where Host Name ends. */
export function serverNameHostNameEnd(b: Uint8Array, o: number): number {
  return o + 3 + serverNameHostNameLength(b, o);
}

/** Name Type (8). */
export function serverNameNameType(b: Uint8Array, o: number): number {
  return b[o];
}

export function setServerNameNameType(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** Host Name Length (16) in 1..65535. */
export function serverNameHostNameLength(b: Uint8Array, o: number): number {
  return (b[o + 1] << 8) | b[o + 2];
}

export function setServerNameHostNameLength(b: Uint8Array, o: number, value: number): void {
  b[o + 1] = value >>> 8;
  b[o + 2] = value;
}

/** How many octets the Server Name at o still needs, at least, behind end: 0 when it is whole. */
export function neededServerName(b: Uint8Array, o: number, end: number): number {
  if (end < o + 3) return o + 3 - end;
  const whole = serverNameHostNameEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Server Name over b[o, end), around what already stands there. */
export function writeServerName(b: Uint8Array, o: number, end: number, nameType: number): void {
  b[o] = nameType;
  b[o + 1] = (end - (o + 3)) >>> 8;
  b[o + 2] = end - (o + 3);
}

/**
 * Whether b[o, end) begins with a sound Protocol Name: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkProtocolName(b: Uint8Array, o: number, end: number): number {
  const at = scanProtocolName(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkProtocolName(), but answers where the Protocol Name ends, or minus the broken rule. */
export function scanProtocolName(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -PROTOCOL_NAME_TRUNCATED;
  const nameLength = b[o];
  if (nameLength < 1) return -PROTOCOL_NAME_NAME_LENGTH_MALFORMED; // :231
  const nameEnd = o + 1 + nameLength;
  if (nameEnd > end) return -PROTOCOL_NAME_NAME_TRUNCATED; // :231
  return nameEnd;
}

/** Where Name begins. */
export function protocolNameNameStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Name ends. */
export function protocolNameNameEnd(b: Uint8Array, o: number): number {
  return o + 1 + protocolNameNameLength(b, o);
}

/** Name Length (8) in 1..255. */
export function protocolNameNameLength(b: Uint8Array, o: number): number {
  return b[o];
}

export function setProtocolNameNameLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/**
 * How many octets the Protocol Name at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededProtocolName(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  const whole = protocolNameNameEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Protocol Name over b[o, end), around what already stands there. */
export function writeProtocolName(b: Uint8Array, o: number, end: number): void {
  b[o] = end - (o + 1);
}

/**
 * Whether b[o, end) begins with a sound Key Share Entry: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkKeyShareEntry(b: Uint8Array, o: number, end: number): number {
  const at = scanKeyShareEntry(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkKeyShareEntry(), but answers where the Key Share Entry ends, or minus the broken rule.
 */
export function scanKeyShareEntry(b: Uint8Array, o: number, end: number): number {
  if (end - o < 4) return -KEY_SHARE_ENTRY_TRUNCATED;
  const keyExchangeLength = (b[o + 2] << 8) | b[o + 3];
  if (keyExchangeLength < 1) return -KEY_SHARE_ENTRY_KEY_EXCHANGE_LENGTH_MALFORMED; // :236
  const keyExchangeEnd = o + 4 + keyExchangeLength;
  if (keyExchangeEnd > end) return -KEY_SHARE_ENTRY_KEY_EXCHANGE_TRUNCATED; // :236
  return keyExchangeEnd;
}

/** Where Key Exchange begins. */
export function keyShareEntryKeyExchangeStart(b: Uint8Array, o: number): number {
  return o + 4;
}

/** Where Key Exchange ends. */
export function keyShareEntryKeyExchangeEnd(b: Uint8Array, o: number): number {
  return o + 4 + keyShareEntryKeyExchangeLength(b, o);
}

/** Group (16). */
export function keyShareEntryGroup(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setKeyShareEntryGroup(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Key Exchange Length (16) in 1..65535. */
export function keyShareEntryKeyExchangeLength(b: Uint8Array, o: number): number {
  return (b[o + 2] << 8) | b[o + 3];
}

export function setKeyShareEntryKeyExchangeLength(b: Uint8Array, o: number, value: number): void {
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/**
 * How many octets the Key Share Entry at o still needs, at least, behind end: 0 when it is whole.
 */
export function neededKeyShareEntry(b: Uint8Array, o: number, end: number): number {
  if (end < o + 4) return o + 4 - end;
  const whole = keyShareEntryKeyExchangeEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Key Share Entry over b[o, end), around what already stands there.
 */
export function writeKeyShareEntry(b: Uint8Array, o: number, end: number, group: number): void {
  b[o] = group >>> 8;
  b[o + 1] = group;
  b[o + 2] = (end - (o + 4)) >>> 8;
  b[o + 3] = end - (o + 4);
}

/**
 * Whether b[o, end) begins with a sound PSK Identity: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkPskIdentity(b: Uint8Array, o: number, end: number): number {
  const at = scanPskIdentity(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkPskIdentity(), but answers where the PSK Identity ends, or minus the broken rule. */
export function scanPskIdentity(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -PSK_IDENTITY_TRUNCATED;
  const identityLength = (b[o] << 8) | b[o + 1];
  if (identityLength < 1) return -PSK_IDENTITY_IDENTITY_LENGTH_MALFORMED; // :240
  const identityEnd = o + 2 + identityLength;
  if (identityEnd > end) return -PSK_IDENTITY_IDENTITY_TRUNCATED; // :240
  if (end - identityEnd < 4) return -PSK_IDENTITY_TRUNCATED;
  return identityEnd + 4;
}

/** Where Identity begins. */
export function pskIdentityIdentityStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Identity ends. */
export function pskIdentityIdentityEnd(b: Uint8Array, o: number): number {
  return o + 2 + pskIdentityIdentityLength(b, o);
}

/** Identity Length (16) in 1..65535. */
export function pskIdentityIdentityLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setPskIdentityIdentityLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** Obfuscated Ticket Age (32), in milliseconds. */
export function pskIdentityObfuscatedTicketAge(b: Uint8Array, o: number): number {
  return (
    ((b[pskIdentityIdentityEnd(b, o)] << 24) |
      (b[pskIdentityIdentityEnd(b, o) + 1] << 16) |
      (b[pskIdentityIdentityEnd(b, o) + 2] << 8) |
      b[pskIdentityIdentityEnd(b, o) + 3]) >>>
    0
  );
}

export function setPskIdentityObfuscatedTicketAge(b: Uint8Array, o: number, value: number): void {
  b[pskIdentityIdentityEnd(b, o)] = value >>> 24;
  b[pskIdentityIdentityEnd(b, o) + 1] = value >>> 16;
  b[pskIdentityIdentityEnd(b, o) + 2] = value >>> 8;
  b[pskIdentityIdentityEnd(b, o) + 3] = value;
}

/** How many octets the PSK Identity at o still needs, at least, behind end: 0 when it is whole. */
export function neededPskIdentity(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = pskIdentityIdentityEnd(b, o) + 4;
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound PSK Binder: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkPskBinder(b: Uint8Array, o: number, end: number): number {
  const at = scanPskBinder(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkPskBinder(), but answers where the PSK Binder ends, or minus the broken rule. */
export function scanPskBinder(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -PSK_BINDER_TRUNCATED;
  const binderLength = b[o];
  if (binderLength < 32) return -PSK_BINDER_BINDER_LENGTH_MALFORMED; // :245
  const binderEnd = o + 1 + binderLength;
  if (binderEnd > end) return -PSK_BINDER_BINDER_TRUNCATED; // :245
  return binderEnd;
}

/** Where Binder begins. */
export function pskBinderBinderStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Binder ends. */
export function pskBinderBinderEnd(b: Uint8Array, o: number): number {
  return o + 1 + pskBinderBinderLength(b, o);
}

/** Binder Length (8) in 32..255. */
export function pskBinderBinderLength(b: Uint8Array, o: number): number {
  return b[o];
}

export function setPskBinderBinderLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value;
}

/** How many octets the PSK Binder at o still needs, at least, behind end: 0 when it is whole. */
export function neededPskBinder(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  const whole = pskBinderBinderEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a PSK Binder over b[o, end), around what already stands there. */
export function writePskBinder(b: Uint8Array, o: number, end: number): void {
  b[o] = end - (o + 1);
}

/**
 * Whether b[o, end) begins with a sound Responder ID: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkResponderId(b: Uint8Array, o: number, end: number): number {
  const at = scanResponderId(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkResponderId(), but answers where the Responder ID ends, or minus the broken rule. */
export function scanResponderId(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -RESPONDER_ID_TRUNCATED;
  const identifierLength = (b[o] << 8) | b[o + 1];
  if (identifierLength < 1) return -RESPONDER_ID_IDENTIFIER_LENGTH_MALFORMED; // :249
  const identifierEnd = o + 2 + identifierLength;
  if (identifierEnd > end) return -RESPONDER_ID_IDENTIFIER_TRUNCATED; // :249
  return identifierEnd;
}

/** Where Identifier begins. */
export function responderIdIdentifierStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Identifier ends. */
export function responderIdIdentifierEnd(b: Uint8Array, o: number): number {
  return o + 2 + responderIdIdentifierLength(b, o);
}

/** Identifier Length (16) in 1..65535. */
export function responderIdIdentifierLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setResponderIdIdentifierLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** How many octets the Responder ID at o still needs, at least, behind end: 0 when it is whole. */
export function neededResponderId(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = responderIdIdentifierEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Responder ID over b[o, end), around what already stands there. */
export function writeResponderId(b: Uint8Array, o: number, end: number): void {
  b[o] = (end - (o + 2)) >>> 8;
  b[o + 1] = end - (o + 2);
}

/**
 * Whether b[o, end) begins with a sound Distinguished Name: OK, or the first rule of the spec that
 * it breaks.
 */
export function checkDistinguishedName(b: Uint8Array, o: number, end: number): number {
  const at = scanDistinguishedName(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkDistinguishedName(), but answers where the Distinguished Name ends, or minus the broken
 * rule.
 */
export function scanDistinguishedName(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -DISTINGUISHED_NAME_TRUNCATED;
  const derLength = (b[o] << 8) | b[o + 1];
  if (derLength < 1) return -DISTINGUISHED_NAME_DER_LENGTH_MALFORMED; // :253
  const derEnd = o + 2 + derLength;
  if (derEnd > end) return -DISTINGUISHED_NAME_DER_TRUNCATED; // :253
  return derEnd;
}

/** Where DER begins. */
export function distinguishedNameDerStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where DER ends. */
export function distinguishedNameDerEnd(b: Uint8Array, o: number): number {
  return o + 2 + distinguishedNameDerLength(b, o);
}

/** DER Length (16) in 1..65535. */
export function distinguishedNameDerLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setDistinguishedNameDerLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/**
 * How many octets the Distinguished Name at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededDistinguishedName(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = distinguishedNameDerEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Distinguished Name over b[o, end), around what already stands
 * there.
 */
export function writeDistinguishedName(b: Uint8Array, o: number, end: number): void {
  b[o] = (end - (o + 2)) >>> 8;
  b[o + 1] = end - (o + 2);
}

/**
 * Whether b[o, end) begins with a sound OID Filter: OK, or the first rule of the spec that it
 * breaks.
 */
export function checkOidFilter(b: Uint8Array, o: number, end: number): number {
  const at = scanOidFilter(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkOidFilter(), but answers where the OID Filter ends, or minus the broken rule. */
export function scanOidFilter(b: Uint8Array, o: number, end: number): number {
  if (end - o < 1) return -OID_FILTER_TRUNCATED;
  const certificateExtensionOidLength = b[o];
  if (certificateExtensionOidLength < 1)
    return -OID_FILTER_CERTIFICATE_EXTENSION_OID_LENGTH_MALFORMED; // :257
  const certificateExtensionOidEnd = o + 1 + certificateExtensionOidLength;
  if (certificateExtensionOidEnd > end) return -OID_FILTER_CERTIFICATE_EXTENSION_OID_TRUNCATED; // :257
  if (end - certificateExtensionOidEnd < 2) return -OID_FILTER_TRUNCATED;
  const certificateExtensionValuesLength =
    (b[certificateExtensionOidEnd] << 8) | b[certificateExtensionOidEnd + 1];
  const certificateExtensionValuesEnd =
    certificateExtensionOidEnd + 2 + certificateExtensionValuesLength;
  if (certificateExtensionValuesEnd > end)
    return -OID_FILTER_CERTIFICATE_EXTENSION_VALUES_TRUNCATED; // :258
  return certificateExtensionValuesEnd;
}

/** Where Certificate Extension OID begins. */
export function oidFilterCertificateExtensionOidStart(b: Uint8Array, o: number): number {
  return o + 1;
}

/** Where Certificate Extension OID ends. */
export function oidFilterCertificateExtensionOidEnd(b: Uint8Array, o: number): number {
  return o + 1 + oidFilterCertificateExtensionOidLength(b, o);
}

/** Where Certificate Extension Values begins. */
export function oidFilterCertificateExtensionValuesStart(b: Uint8Array, o: number): number {
  return oidFilterCertificateExtensionOidEnd(b, o) + 2;
}

/** Where Certificate Extension Values ends. */
export function oidFilterCertificateExtensionValuesEnd(b: Uint8Array, o: number): number {
  return (
    oidFilterCertificateExtensionOidEnd(b, o) + 2 + oidFilterCertificateExtensionValuesLength(b, o)
  );
}

/** Certificate Extension OID Length (8) in 1..255. */
export function oidFilterCertificateExtensionOidLength(b: Uint8Array, o: number): number {
  return b[o];
}

export function setOidFilterCertificateExtensionOidLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o] = value;
}

/** Certificate Extension Values Length (16) in 0..65535. */
export function oidFilterCertificateExtensionValuesLength(b: Uint8Array, o: number): number {
  return (
    (b[oidFilterCertificateExtensionOidEnd(b, o)] << 8) |
    b[oidFilterCertificateExtensionOidEnd(b, o) + 1]
  );
}

export function setOidFilterCertificateExtensionValuesLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[oidFilterCertificateExtensionOidEnd(b, o)] = value >>> 8;
  b[oidFilterCertificateExtensionOidEnd(b, o) + 1] = value;
}

/** How many octets the OID Filter at o still needs, at least, behind end: 0 when it is whole. */
export function neededOidFilter(b: Uint8Array, o: number, end: number): number {
  if (end < o + 1) return o + 1 - end;
  if (end < oidFilterCertificateExtensionOidEnd(b, o) + 2)
    return oidFilterCertificateExtensionOidEnd(b, o) + 2 - end;
  const whole = oidFilterCertificateExtensionValuesEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Whether b[o, end) begins with a sound Serialized Timestamp: OK, or the first rule of the spec
 * that it breaks.
 */
export function checkSerializedTimestamp(b: Uint8Array, o: number, end: number): number {
  const at = scanSerializedTimestamp(b, o, end);
  return at < 0 ? -at : OK;
}

/**
 * As checkSerializedTimestamp(), but answers where the Serialized Timestamp ends, or minus the
 * broken rule.
 */
export function scanSerializedTimestamp(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -SERIALIZED_TIMESTAMP_TRUNCATED;
  const signedTimestampLength = (b[o] << 8) | b[o + 1];
  if (signedTimestampLength < 1) return -SERIALIZED_TIMESTAMP_SIGNED_TIMESTAMP_LENGTH_MALFORMED; // :262
  const signedTimestampEnd = o + 2 + signedTimestampLength;
  if (signedTimestampEnd > end) return -SERIALIZED_TIMESTAMP_SIGNED_TIMESTAMP_TRUNCATED; // :262
  return signedTimestampEnd;
}

/** Where Signed Timestamp begins. */
export function serializedTimestampSignedTimestampStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Signed Timestamp ends. */
export function serializedTimestampSignedTimestampEnd(b: Uint8Array, o: number): number {
  return o + 2 + serializedTimestampSignedTimestampLength(b, o);
}

/** Signed Timestamp Length (16) in 1..65535. */
export function serializedTimestampSignedTimestampLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setSerializedTimestampSignedTimestampLength(
  b: Uint8Array,
  o: number,
  value: number,
): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/**
 * How many octets the Serialized Timestamp at o still needs, at least, behind end: 0 when it is
 * whole.
 */
export function neededSerializedTimestamp(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = serializedTimestampSignedTimestampEnd(b, o);
  return whole > end ? whole - end : 0;
}

/**
 * Writes the fixed fields of a Serialized Timestamp over b[o, end), around what already stands
 * there.
 */
export function writeSerializedTimestamp(b: Uint8Array, o: number, end: number): void {
  b[o] = (end - (o + 2)) >>> 8;
  b[o + 1] = end - (o + 2);
}
