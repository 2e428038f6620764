/**
 * @generated from spec/onion/certificate.protocol: change that, then npm run generate.
 */
import type {
  ArmTable,
  MessageTable,
  Name,
  ProtocolTable,
} from '../../runtime/base/describe/table.ts';

export const certTypeNames: readonly Name[] = [
  [4, 4, 'Ed25519 Identity to Signing'],
  [5, 5, 'Ed25519 Signing to TLS Link'],
  [6, 6, 'Ed25519 Signing to Authenticate'],
  [8, 8, 'Blinded to Descriptor Signing'],
  [9, 9, 'Introduction Authentication'],
  [10, 10, 'Ntor to Ed25519 Identity'],
  [11, 11, 'Introduction Encryption'],
  [12, 12, 'Family to Ed25519 Identity'],
];

export const certKeyTypeNames: readonly Name[] = [
  [1, 1, 'Ed25519'],
  [2, 2, 'SHA-256 of RSA Key'],
  [3, 3, 'SHA-256 of X.509 Certificate'],
];

export const extTypeNames: readonly Name[] = [[4, 4, 'Signed With Ed25519 Key']];

const extensionExtDataArms: readonly ArmTable[] = [
  { name: 'Signed With Ed25519 Key', id: 'signedWithEd25519Key', tags: [[4, 4]],
    fields: [
      { kind: 'octets', name: 'Signing Key', id: 'signingKey', run: 256,
        size: { octets: () => 32, rule: 10 } },
    ] },
  { name: 'Unknown', id: 'unknown', fields: [{ kind: 'octets', name: 'Octets', id: 'octets' }] },
];

export const certificateTable: MessageTable = { kind: 'message', name: 'Certificate',
  id: 'certificate', protocol: () => protocolTable, needs: [], truncated: 1,
  fields: [
    { kind: 'integer', name: 'Version', id: 'version', run: 320, bits: 8, constant: [1, 2],
      derived: true },
    { kind: 'integer', name: 'Cert Type', id: 'certType', bits: 8, names: certTypeNames },
    { kind: 'integer', name: 'Expiration Date', id: 'expirationDate', bits: 32, unit: 'hours' },
    { kind: 'integer', name: 'Cert Key Type', id: 'certKeyType', bits: 8, names: certKeyTypeNames },
    { kind: 'octets', name: 'Certified Key', id: 'certifiedKey',
      size: { octets: () => 32, rule: 3 } },
    { kind: 'integer', name: 'N Extensions', id: 'nExtensions', bits: 8, derived: true },
    { kind: 'list', name: 'Extensions', id: 'extensions',
      element: { kind: 'nested', name: 'Extensions', id: '', type: () => extensionTable },
      times: (f) => f.nExtensions, truncated: 4 },
    { kind: 'octets', name: 'Signature', id: 'signature', run: 512,
      size: { octets: () => 64, rule: 5 } },
  ] };

export const extensionTable: MessageTable = { kind: 'message', name: 'Extension', id: 'extension',
  protocol: () => protocolTable, needs: [], truncated: 6,
  fields: [
    { kind: 'integer', name: 'Ext Length', id: 'extLength', run: 32, bits: 16, derived: true },
    { kind: 'integer', name: 'Ext Type', id: 'extType', bits: 8, names: extTypeNames,
      derived: true },
    { kind: 'group', name: 'Ext Flags', id: 'extFlags', bits: 8,
      fields: [
        { kind: 'integer', name: 'Reserved', id: 'reserved', bits: 7 },
        { kind: 'integer', name: 'Affects Validation', id: 'affectsValidation', bits: 1 },
      ] },
    { kind: 'union', name: 'Ext Data', id: 'extData', tag: (f) => f.extType,
      size: { octets: (f) => f.extLength, rule: 7 }, truncated: 8, leftover: 9,
      arms: extensionExtDataArms },
  ] };

export const crossCertificateTable: MessageTable = { kind: 'message', name: 'Cross Certificate',
  id: 'crossCertificate', protocol: () => protocolTable, needs: [], truncated: 11,
  fields: [
    { kind: 'octets', name: 'Ed25519 Key', id: 'ed25519Key', run: 296,
      size: { octets: () => 32, rule: 12 } },
    { kind: 'integer', name: 'Expiration Date', id: 'expirationDate', bits: 32, unit: 'hours' },
    { kind: 'integer', name: 'Sig Len', id: 'sigLen', bits: 8, derived: true },
    { kind: 'octets', name: 'Signature', id: 'signature',
      size: { octets: (f) => f.sigLen, rule: 13 } },
  ] };

export const protocolTable: ProtocolTable = { name: 'Tor Certificate',
  title: 'Ed25519 certificates of Tor', stem: 'certificate',
  spec: 'spec/onion/certificate.protocol', little: false, gives: [],
  types: [certificateTable, extensionTable, crossCertificateTable],
  rules: [
    ['TRUNCATED', 'truncated', 'Certificate', 'Certificate has its fixed fields', 7,
      'cert-spec §2.1'],
    ['VERSION_UNKNOWN_VERSION', 'unknown version', 'Certificate.Version', 'Version = 1', 8],
    ['CERTIFIED_KEY_TRUNCATED', 'truncated', 'Certificate.Certified Key',
      'Certified Key fits in what holds it', 12],
    ['EXTENSIONS_TRUNCATED', 'truncated', 'Certificate.Extensions',
      'Extensions ends with a whole item', 14],
    ['SIGNATURE_TRUNCATED', 'truncated', 'Certificate.Signature',
      'Signature fits in what holds it', 15],
    ['EXTENSION_TRUNCATED', 'truncated', 'Extension', 'Extension has its fixed fields', 18,
      'cert-spec §2.1'],
    ['EXTENSION_EXT_DATA_TRUNCATED', 'truncated', 'Extension.Ext Data',
      'Ext Data fits in what holds it', 25],
    ['EXTENSION_EXT_DATA_TRUNCATED_2', 'truncated', 'Extension.Ext Data',
      'Ext Data holds its fields', 25],
    ['EXTENSION_EXT_DATA_LEFTOVER', 'leftover', 'Extension.Ext Data',
      'Ext Data is filled by its fields', 25],
    ['EXTENSION_SIGNED_WITH_ED25519_KEY_SIGNING_KEY_TRUNCATED', 'truncated',
      'Extension.Ext Data.Signed With Ed25519 Key.Signing Key',
      'Signing Key fits in what holds it', 26],
    ['CROSS_CERTIFICATE_TRUNCATED', 'truncated', 'Cross Certificate',
      'Cross Certificate has its fixed fields', 31, 'cert-spec §2.3'],
    ['CROSS_CERTIFICATE_ED25519_KEY_TRUNCATED', 'truncated', 'Cross Certificate.Ed25519 Key',
      'Ed25519 Key fits in what holds it', 32],
    ['CROSS_CERTIFICATE_SIGNATURE_TRUNCATED', 'truncated', 'Cross Certificate.Signature',
      'Signature fits in what holds it', 35],
  ] };
